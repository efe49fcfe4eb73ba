"""Test how our webhook is entered in Sonarr and Radarr."""

from typing import Any

from aiohttp import ClientSession
import pytest

from custom_components.status_tracker.clients import (
    RadarrClient,
    Removal,
    ResponseProblem,
    ServiceResponseError,
    SonarrClient,
)
from custom_components.status_tracker.clients.arr import ArrClient
from custom_components.status_tracker.clients.arr_webhook import ArrWebhook

from .service import Asked, Reply, Service, reply

MARKER = "/api/webhook/" + "0f" * 32
WEBHOOK = ArrWebhook(
    name="Home Assistant",
    url=f"http://ha.local:8123{MARKER}",
    marker=MARKER,
    headers={"X-Secret": "s3cret"},
)
SCHEMA = [
    {"implementation": "Email", "fields": [{"name": "server"}]},
    {
        "implementation": "Webhook",
        "fields": [{"name": "url"}, {"name": "method"}, {"name": "headers"}],
    },
]
OLD_SCHEMA = [
    {"implementation": "Webhook", "fields": [{"name": "url"}, {"name": "method"}]}
]
FOREIGN = {
    "id": 50,
    "name": "Somebody else",
    "implementation": "Webhook",
    "fields": [{"name": "url", "value": "http://elsewhere/api/webhook/other"}],
}
EVENTS = {
    RadarrClient: {
        "onGrab",
        "onDownload",
        "onUpgrade",
        "onRename",
        "onMovieAdded",
        "onMovieDelete",
        "onMovieFileDelete",
        "onMovieFileDeleteForUpgrade",
        "onManualInteractionRequired",
    },
    SonarrClient: {
        "onGrab",
        "onDownload",
        "onUpgrade",
        "onImportComplete",
        "onRename",
        "onSeriesAdd",
        "onSeriesDelete",
        "onEpisodeFileDelete",
        "onEpisodeFileDeleteForUpgrade",
        "onManualInteractionRequired",
    },
}


class Connections:
    """Keep connections as the programs do."""

    def __init__(self, service: Service, schema: list[Any] | None = None) -> None:
        """Serve the connections."""
        self.kept: list[dict[str, Any]] = [FOREIGN]
        self.service = service
        service.on("GET", "api/v3/notification/schema", reply(schema or SCHEMA))
        service.on("GET", "api/v3/notification", lambda _: reply(self.kept))
        service.on("POST", "api/v3/notification", self._create)
        for number in range(1, 10):
            service.on("PUT", f"api/v3/notification/{number}", self._update)
            service.on("DELETE", f"api/v3/notification/{number}", self._delete)

    @property
    def writes(self) -> list[tuple[str, str]]:
        """Return what was changed."""
        return [
            (asked.method, asked.path.rpartition("/")[2])
            for asked in self.service.asked
            if asked.method != "GET"
        ]

    def _create(self, asked: Asked) -> Reply:
        resource = asked.json
        assert isinstance(resource, dict)
        self.kept.append(resource | {"id": len(self.kept)})
        return reply(self.kept[-1], 201)

    def _update(self, asked: Asked) -> Reply:
        resource = asked.json
        assert isinstance(resource, dict)
        others = [kept for kept in self.kept if kept["id"] != resource["id"]]
        self.kept = [*others, resource]
        return reply(resource, 202)

    def _delete(self, asked: Asked) -> Reply:
        number = int(asked.path.rpartition("/")[2])
        self.kept = [kept for kept in self.kept if kept["id"] != number]
        return reply({})


@pytest.fixture(params=[RadarrClient, SonarrClient])
def client(
    request: pytest.FixtureRequest, service: Service, session: ClientSession
) -> ArrClient:
    """Return a client of each kind."""
    found: ArrClient = request.param(session, service.url, "key")
    return found


def settings(resource: dict[str, Any]) -> dict[str, Any]:
    """Return the settings of a connection by name."""
    return {entry["name"]: entry["value"] for entry in resource["fields"]}


async def test_create(service: Service, client: ArrClient) -> None:
    """A new connection has our address, our header and the right events."""
    connections = Connections(service)
    assert await client.set_webhook(WEBHOOK)
    created = connections.kept[1]
    assert created["implementation"] == "Webhook"
    assert created["configContract"] == "WebhookSettings"
    assert created["tags"] == []
    assert settings(created) == {
        "url": WEBHOOK.url,
        "method": 1,
        "username": "",
        "password": "",
        "headers": [{"key": "X-Secret", "value": "s3cret"}],
    }
    ticked = {name for name, value in created.items() if value is True}
    assert ticked == EVENTS[type(client)]
    assert created["onHealthIssue"] is False


async def test_unchanged(service: Service, client: ArrClient) -> None:
    """A connection that is right is left alone, under whatever name."""
    connections = Connections(service)
    await client.set_webhook(WEBHOOK)
    connections.kept[1]["name"] = "My tracker"
    connections.kept[1]["supportsOnGrab"] = True
    for entry in connections.kept[1]["fields"]:
        if entry["name"] == "headers":
            entry["value"] = "********"
    before = len(connections.writes)
    assert not await client.set_webhook(WEBHOOK)
    assert len(connections.writes) == before


@pytest.mark.parametrize(
    "change",
    [
        {"onGrab": False},
        {"onHealthIssue": True},
        {"tags": [3]},
        {"fields": [{"name": "url", "value": f"http://old{MARKER}"}]},
        {
            "fields": [
                {"name": "url", "value": WEBHOOK.url},
                {"name": "method", "value": 2},
            ]
        },
        {
            "fields": [
                {"name": "url", "value": WEBHOOK.url},
                {"name": "headers", "value": []},
            ]
        },
    ],
    ids=["event off", "health on", "tagged", "address", "method", "header"],
)
async def test_repair(
    service: Service, client: ArrClient, change: dict[str, Any]
) -> None:
    """A connection that somebody changed is put right, its name and extras kept."""
    connections = Connections(service)
    await client.set_webhook(WEBHOOK)
    connections.kept[1] |= {"name": "My tracker", "extra": 1} | change
    assert await client.set_webhook(WEBHOOK)
    repaired = connections.kept[1]
    assert connections.writes[-1] == ("PUT", "1")
    assert (repaired["name"], repaired["extra"]) == ("My tracker", 1)
    assert settings(repaired)["url"] == WEBHOOK.url
    assert settings(repaired)["method"] == 1
    assert settings(repaired)["headers"] == [{"key": "X-Secret", "value": "s3cret"}]
    assert repaired["onGrab"] is True
    assert repaired["tags"] == []
    assert not await client.set_webhook(WEBHOOK)


async def test_old_version(service: Service, client: ArrClient) -> None:
    """A version without headers and newer events gets what it knows, once."""
    connections = Connections(service, OLD_SCHEMA)
    await client.set_webhook(WEBHOOK)
    assert "headers" not in settings(connections.kept[1])
    connections.kept[1].pop("onImportComplete", None)
    assert not await client.set_webhook(WEBHOOK)


async def test_surplus(service: Service, client: ArrClient) -> None:
    """Of several connections of ours one is left."""
    connections = Connections(service)
    await client.set_webhook(WEBHOOK)
    connections.kept.append(connections.kept[1] | {"id": 2})
    assert await client.set_webhook(WEBHOOK)
    assert [kept["id"] for kept in connections.kept] == [50, 1]


async def test_remove(service: Service, client: ArrClient) -> None:
    """Only connections of ours are removed."""
    connections = Connections(service)
    await client.set_webhook(WEBHOOK)
    assert await client.remove_webhooks(MARKER) == 1
    assert connections.kept == [FOREIGN]
    assert await client.remove_webhooks(MARKER) == 0
    assert await client.delete_notification(30) is Removal.ALREADY_GONE


@pytest.mark.parametrize(
    ("answer", "problem", "words"),
    [
        pytest.param(
            reply(
                [
                    {
                        "propertyName": "Url",
                        "errorMessage": f"Unable to post to {WEBHOOK.url}: 404",
                    }
                ],
                400,
            ),
            ResponseProblem.REJECTED,
            "answered 400: Unable to post to http://ha.local:8123/… 404",
            id="refused by us",
        ),
        pytest.param(
            reply({"message": "Name or service not known", "description": "at …"}, 500),
            ResponseProblem.SERVER_ERROR,
            "answered 500: Name or service not known",
            id="not reached",
        ),
        pytest.param(
            reply([{"propertyName": "Name", "errorMessage": "Should be unique"}], 400),
            ResponseProblem.REJECTED,
            "answered 400: Should be unique",
            id="name taken",
        ),
        pytest.param(
            reply("<x>", 500), ResponseProblem.SERVER_ERROR, "answered 500", id="junk"
        ),
    ],
)
async def test_refused(
    service: Service,
    client: ArrClient,
    answer: Reply,
    problem: ResponseProblem,
    words: str,
) -> None:
    """The program's own words say why it could not reach us, without our id."""
    Connections(service)
    service.on("POST", "api/v3/notification", answer)
    service.on("POST", "api/v3/notification/test", answer)
    for call in (client.set_webhook, client.test_webhook):
        with pytest.raises(ServiceResponseError) as caught:
            await call(WEBHOOK)
        assert caught.value.problem is problem
        assert caught.value.detail == words


@pytest.mark.parametrize("answer", ["{}", '"{}"', ""])
async def test_test(service: Service, client: ArrClient, answer: str) -> None:
    """A test is good by its status, whatever is answered, and saves nothing."""
    connections = Connections(service)
    service.on("POST", "api/v3/notification/test", reply(answer))
    await client.test_webhook(WEBHOOK)
    assert connections.writes == [("POST", "test")]
    assert connections.kept == [FOREIGN]


def test_secrets_are_not_shown() -> None:
    """The secret header is not in the text of the target."""
    assert "s3cret" not in repr(WEBHOOK)

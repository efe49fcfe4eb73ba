"""Test how our address is entered in Seerr's one webhook."""

import json
from typing import Any

from aiohttp import ClientSession
import pytest

from custom_components.status_tracker.clients import (
    ResponseProblem,
    SeerrClient,
    ServiceResponseError,
)
from custom_components.status_tracker.clients.seerr_webhook import (
    PAYLOAD,
    SeerrWebhookTarget,
)

from .service import Asked, Reply, Service, reply

PATH = "api/v1/settings/notifications/webhook"
MARKER = "/api/webhook/" + "0f" * 32
TARGET = SeerrWebhookTarget(
    url=f"http://ha.local:8123{MARKER}", marker=MARKER, auth_header="Bearer s3cret"
)
THEIRS = json.dumps({"kind": "{{notification_type}}"})


class Agent:
    """Keep the webhook as Seerr does, to 3.1 (old) or later."""

    def __init__(self, service: Service, *, old: bool) -> None:
        """Start with a webhook that is off."""
        self.old = old
        self.writes = 0
        self.tests: list[object] = []
        self.reachable = True
        self.setting: dict[str, Any] = {"enabled": False, "types": 0, "options": {}}
        # What is stored, as the text that the server parses when it is read.
        self.stored = json.dumps(THEIRS)
        service.on("GET", PATH, lambda _: reply(self.read()))
        service.on("POST", PATH, self._write)
        service.on("POST", f"{PATH}/test", self._test)

    def read(self) -> dict[str, Any]:
        """Return the setting as it is read back."""
        options = self.setting["options"] | {"jsonPayload": json.loads(self.stored)}
        return self.setting | {"options": options}

    def sends(self) -> object:
        """Return the template that is sent, which must be an object."""
        return self._template(self.stored)

    def _encode(self, payload: str) -> str:
        json.loads(payload)
        return payload if self.old else json.dumps(payload)

    @staticmethod
    def _template(stored: str) -> object:
        inner = json.loads(stored)
        template = json.loads(inner if isinstance(inner, str) else "[object Object]")
        assert isinstance(template, dict)
        return template

    def _write(self, asked: Asked) -> Reply:
        assert isinstance(asked.json, dict)
        self.writes += 1
        self.setting = {name: asked.json[name] for name in ("enabled", "types")}
        self.setting["embedPoster"] = asked.json.get("embedPoster", True)
        options = dict(asked.json["options"])
        self.stored = self._encode(options.pop("jsonPayload"))
        self.setting["options"] = options
        return reply(status=204)

    def _test(self, asked: Asked) -> Reply:
        assert isinstance(asked.json, dict)
        try:
            found = self._template(self._encode(asked.json["options"]["jsonPayload"]))
        except ValueError, AssertionError:
            return reply({"message": "Failed to send webhook"}, 500)
        if not self.reachable:
            return reply({"message": "Failed to send webhook"}, 500)
        self.tests.append(found)
        return reply(status=204)


@pytest.fixture(params=[True, False], ids=["to 3.1", "later"])
def agent(request: pytest.FixtureRequest, service: Service) -> Agent:
    """Return an agent of each kind."""
    return Agent(service, old=request.param)


@pytest.fixture
def client(service: Service, session: ClientSession) -> SeerrClient:
    """Return a client of the service."""
    return SeerrClient(session, service.url, "key")


async def test_set(agent: Agent, client: SeerrClient) -> None:
    """Our address is entered once, in the form that this version understands."""
    assert await client.set_webhook(TARGET)
    assert agent.sends() == json.loads(PAYLOAD)
    assert agent.setting["enabled"] is True
    assert agent.setting["types"] == 222
    assert agent.setting["options"]["webhookUrl"] == TARGET.url
    assert agent.setting["options"]["authHeader"] == "Bearer s3cret"
    writes = agent.writes
    assert not await client.set_webhook(TARGET)
    assert agent.writes == writes
    webhook = await client.webhook()
    assert webhook.is_ours(MARKER)
    assert not webhook.is_taken(MARKER)


@pytest.mark.parametrize(
    "change",
    [
        {"enabled": False},
        {"types": 8},
        {"options": {"webhookUrl": f"http://old{MARKER}"}},
        {"options": {"webhookUrl": TARGET.url, "authHeader": ""}},
    ],
    ids=["off", "types", "address", "header"],
)
async def test_repair(
    agent: Agent, client: SeerrClient, change: dict[str, Any]
) -> None:
    """A setting of ours that somebody changed is put right."""
    await client.set_webhook(TARGET)
    agent.setting |= change
    assert await client.set_webhook(TARGET)
    assert agent.sends() == json.loads(PAYLOAD)
    assert agent.setting["types"] & 222 == 222
    assert not await client.set_webhook(TARGET)


@pytest.mark.parametrize(
    "stored",
    [
        pytest.param(THEIRS, id="another"),
        pytest.param("{broken", id="no-json"),
        pytest.param({"kind": "{{notification_type}}"}, id="no-text"),
        pytest.param(None, id="nothing"),
    ],
)
async def test_repair_payload(
    agent: Agent, client: SeerrClient, stored: object
) -> None:
    """A payload that somebody changed is put right, further types are kept."""
    await client.set_webhook(TARGET)
    agent.stored = json.dumps(stored)
    agent.setting["types"] |= 256
    assert await client.set_webhook(TARGET)
    assert agent.sends() == json.loads(PAYLOAD)
    assert agent.setting["types"] == 222 | 256


def take(agent: Agent) -> dict[str, Any]:
    """Let somebody else use the webhook, and return the setting."""
    agent.setting = {
        "enabled": True,
        "embedPoster": False,
        "types": 8,
        "options": {"webhookUrl": "http://elsewhere/hook", "authHeader": "theirs"},
    }
    agent.stored = json.dumps(THEIRS)
    return agent.read()


async def test_taken_slot(agent: Agent, client: SeerrClient) -> None:
    """Somebody else's webhook is left alone unless it is to be taken over."""
    theirs = take(agent)
    assert (await client.webhook()).is_taken(MARKER)
    with pytest.raises(ServiceResponseError) as caught:
        await client.set_webhook(TARGET)
    assert caught.value.problem is ResponseProblem.REJECTED
    assert agent.writes == 0
    assert not await client.remove_webhook(MARKER, theirs)
    assert await client.set_webhook(TARGET, take_over=True)
    assert agent.sends() == json.loads(PAYLOAD)
    assert agent.setting["types"] == 222


async def test_restore(agent: Agent, client: SeerrClient) -> None:
    """The setting that was taken over is put back as it was."""
    take(agent)
    previous = (await client.webhook()).resource
    await client.set_webhook(TARGET, take_over=True)
    assert await client.remove_webhook(MARKER, previous)
    assert agent.read() == previous
    assert agent.sends() == json.loads(THEIRS)


async def test_restore_after_update(service: Service, client: SeerrClient) -> None:
    """A setting kept from an old version is put back into a newer one."""
    agent = Agent(service, old=True)
    take(agent)
    previous = (await client.webhook()).resource
    agent = Agent(service, old=False)
    await client.set_webhook(TARGET, take_over=True)
    assert await client.remove_webhook(MARKER, previous)
    assert agent.sends() == json.loads(THEIRS)


@pytest.mark.parametrize(
    ("payload", "sent"),
    [
        pytest.param({"kind": "{{subject}}"}, {"kind": "{{subject}}"}, id="object"),
        pytest.param("", json.loads(PAYLOAD), id="none"),
    ],
)
async def test_restore_what_was_read_as_no_text(
    agent: Agent, client: SeerrClient, payload: object, sent: object
) -> None:
    """A payload that was read as an object is put back as the text it stands for."""
    previous = take(agent)
    previous["options"] |= {"jsonPayload": payload}
    await client.set_webhook(TARGET, take_over=True)
    assert await client.remove_webhook(MARKER, previous)
    assert agent.sends() == sent


async def test_remove(agent: Agent, client: SeerrClient) -> None:
    """Without an earlier setting the webhook is switched off and forgets us."""
    await client.set_webhook(TARGET)
    assert await client.remove_webhook(MARKER)
    assert agent.setting["enabled"] is False
    assert agent.setting["options"]["webhookUrl"] == ""
    assert agent.setting["options"]["authHeader"] == ""
    assert not await client.remove_webhook(MARKER)


async def test_test(agent: Agent, client: SeerrClient) -> None:
    """A test is sent once in a form that this version can send, and saves nothing."""
    await client.test_webhook(TARGET)
    assert agent.tests == [json.loads(PAYLOAD)]
    assert agent.writes == 0


async def test_test_that_fails(agent: Agent, client: SeerrClient) -> None:
    """A test that does not reach us is an error that says so."""
    agent.reachable = False
    with pytest.raises(ServiceResponseError, match="could not deliver") as caught:
        await client.test_webhook(TARGET)
    assert caught.value.problem is ResponseProblem.REJECTED


async def test_payload_not_kept(service: Service, client: SeerrClient) -> None:
    """A version that keeps another payload is noticed."""
    service.on("GET", PATH, reply({"enabled": False, "options": {"jsonPayload": "{}"}}))
    service.on("POST", PATH, reply(status=204))
    with pytest.raises(ServiceResponseError) as caught:
        await client.set_webhook(TARGET)
    assert caught.value.problem is ResponseProblem.BAD_ANSWER


def test_secrets_are_not_shown() -> None:
    """Neither the address nor the header is in the text of the target."""
    assert "s3cret" not in repr(TARGET)

"""Test the addresses at which the services' webhooks arrive."""

import asyncio
import base64
from collections.abc import AsyncIterator, Iterable
import gzip
from http import HTTPStatus
import json
import logging
import random
import tracemalloc
from typing import Any

from aiohttp.test_utils import TestClient
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import (
    ClientSessionGenerator,
    WebSocketGenerator,
)

from custom_components.status_tracker.clients.errors import Fault
from custom_components.status_tracker.coordinator import StatusTrackerCoordinator
from custom_components.status_tracker.health import ServiceHealth
from custom_components.status_tracker.tracker.changes import Changes
from custom_components.status_tracker.tracker.facts import Fact
from custom_components.status_tracker.tracker.terms import RequestState, Service
from custom_components.status_tracker.webhooks import endpoint
from custom_components.status_tracker.webhooks.decoding import MAX_BODY
from custom_components.status_tracker.webhooks.problems import Refusal

from ..common import async_set_up, coordinator_of, make_entry, make_subentry
from . import samples

pytestmark = pytest.mark.usefixtures("no_watchers")

NO_JSON = Fault(Refusal.BODY_NO_JSON)
TOO_LARGE = Fault(Refusal.BODY_TOO_LARGE)
OWN_LOGGER = "custom_components.status_tracker"
SECRET = "open sesame"
WAIT = 30

type Client = TestClient[Any, Any]


def path(service: Service | str, entry: MockConfigEntry) -> str:
    """Return the address of a service's webhooks."""
    return f"/api/webhook/{entry.subentries[str(service)].data['webhook_id']}"


def health(service: Service, entry: MockConfigEntry) -> ServiceHealth:
    """Return what is known of a service."""
    return coordinator_of(entry).health[service]


def own_lines(caplog: pytest.LogCaptureFixture, level: int) -> list[str]:
    """Return what the integration logged, from that level up."""
    return [
        record.getMessage()
        for record in caplog.records
        if record.name.startswith(OWN_LOGGER) and record.levelno >= level
    ]


@pytest.fixture
def entry() -> MockConfigEntry:
    """Return an entry with every service that sends, and one that does not."""
    return make_entry([*samples.SENDERS, Service.QBITTORRENT])


@pytest.fixture
async def coordinator(
    hass: HomeAssistant, entry: MockConfigEntry
) -> StatusTrackerCoordinator:
    """Set the entry up."""
    return await async_set_up(hass, entry)


@pytest.fixture
async def client(
    coordinator: StatusTrackerCoordinator,
    hass_client_no_auth: ClientSessionGenerator,
) -> Client:
    """Return what a service has: the address, and no login."""
    opened: Client = await hass_client_no_auth()
    return opened


async def test_webhooks_move_a_request(
    client: Client, entry: MockConfigEntry, coordinator: StatusTrackerCoordinator
) -> None:
    """Lead what every service sends into the tracker."""
    hints: list[str] = []

    def listen(changes: Changes) -> None:
        hints.extend(changes.hints)

    coordinator.async_subscribe(listen)
    story = (
        (Service.SEERR, "media_approved__movie", RequestState.APPROVED),
        (Service.RADARR, "movie_added__movie", RequestState.SEARCHING),
        (Service.RADARR, "grab__movie", RequestState.GRABBING),
        (Service.RADARR, "download__movie", RequestState.IMPORTING),
        (Service.JELLYFIN, "item_added__movie", RequestState.IMPORTING),
    )
    for service, name, state in story:
        response = await client.post(
            path(service, entry), json=samples.sample(service, name)
        )
        assert response.status == HTTPStatus.OK
        assert await response.text() == "Accepted"
        (request_id,) = coordinator.tracker.requests
        summary = coordinator.tracker.summary(request_id)
        assert summary is not None
        assert summary.state is state
    assert hints == [request_id]
    assert health(Service.RADARR, entry).webhooks == 3
    assert health(Service.RADARR, entry).last_event == "Download"
    assert health(Service.RADARR, entry).last_webhook is not None
    assert health(Service.SEERR, entry).last_event == "MEDIA_APPROVED"


@pytest.mark.parametrize("service", samples.SENDERS)
async def test_every_sample_is_accepted(
    client: Client, entry: MockConfigEntry, service: Service
) -> None:
    """Answer 200 to everything that a service really sends."""
    for name in samples.names(service):
        payload = samples.sample(service, name)
        response = await client.post(path(service, entry), json=payload)
        assert response.status == HTTPStatus.OK, name
    assert health(service, entry).webhooks == len(samples.names(service))
    assert health(service, entry).refused == 0


@pytest.mark.parametrize(
    ("method", "content_type"),
    [
        ("POST", "application/json"),
        ("PUT", "application/json"),
        ("POST", "application/json; charset=utf-8"),
        ("POST", "text/plain; charset=utf-8"),
        ("POST", "application/x-www-form-urlencoded"),
        ("POST", None),
    ],
)
async def test_content_type_does_not_matter(
    client: Client,
    entry: MockConfigEntry,
    coordinator: StatusTrackerCoordinator,
    method: str,
    content_type: str | None,
) -> None:
    """Read JSON whatever it is called."""
    payload = samples.sample(Service.SEERR, "media_pending__movie")
    response = await client.request(
        method,
        path(Service.SEERR, entry),
        data=json.dumps(payload).encode(),
        headers={"Content-Type": content_type} if content_type else None,
        skip_auto_headers=("Content-Type",),
    )
    assert response.status == HTTPStatus.OK
    assert len(coordinator.tracker.requests) == 1


@pytest.mark.parametrize(
    ("service", "name"),
    [
        (Service.SEERR, "test_notification"),
        (Service.RADARR, "test"),
        (Service.SONARR, "test"),
        (Service.SONARR, "health__indexer"),
        (Service.JELLYFIN, "playback_start__movie_ignored"),
    ],
)
async def test_uninteresting_event_is_acknowledged_and_counted(
    client: Client,
    entry: MockConfigEntry,
    coordinator: StatusTrackerCoordinator,
    service: Service,
    name: str,
) -> None:
    """Show that it arrived, which proves that the address is right."""
    payload = samples.sample(service, name)
    fields = ("notification_type", "eventType", "NotificationType")
    (event,) = [payload[field] for field in fields if field in payload]
    response = await client.post(path(service, entry), json=payload)
    assert response.status == HTTPStatus.OK
    assert await response.text() == "Received, not tracked"
    known = health(service, entry)
    assert (known.webhooks, known.last_event, known.refused) == (1, event, 0)
    assert coordinator.tracker.requests == {}


@pytest.mark.parametrize(
    ("body", "refusal"),
    [
        (b"", ("The body is empty", Fault(Refusal.BODY_EMPTY))),
        (b"<html></html>", ("The body is not JSON", NO_JSON)),
        (b"[]", ("The body is not a JSON object", NO_JSON)),
        (
            b"{}",
            ("The payload has no eventType", Fault(Refusal.INCOMPLETE, "eventType")),
        ),
        (
            b'{"eventType": "Grab"}',
            ("Grab has no movie", Fault(Refusal.INCOMPLETE, "Grab: movie")),
        ),
        (
            b'{"eventType": "Grab", "series": {}}',
            (
                "This is a Sonarr payload on a Radarr address",
                Fault(Refusal.OTHER_SENDER, "Sonarr"),
            ),
        ),
        (b"[" * 5000, ("The body is not JSON", NO_JSON)),
        (b"[" * 500 + b"]" * 500, ("The JSON is nested too deeply", NO_JSON)),
        (b" " * (MAX_BODY + 1), ("The body is too large", TOO_LARGE)),
        (b"[" + b"0," * MAX_BODY, ("The body is too large", TOO_LARGE)),
    ],
    ids=lambda value: repr(value)[:40],
)
async def test_junk_is_refused(
    client: Client,
    entry: MockConfigEntry,
    coordinator: StatusTrackerCoordinator,
    body: bytes,
    refusal: tuple[str, Fault],
) -> None:
    """Answer with one line of reason, count it, and change nothing."""
    response = await client.post(path(Service.RADARR, entry), data=body)
    assert response.status == HTTPStatus.BAD_REQUEST
    known = health(Service.RADARR, entry)
    assert (await response.text(), known.last_refusal) == refusal
    assert (known.refused, known.webhooks) == (1, 0)
    assert coordinator.tracker.requests == {}
    assert coordinator.tracker.unmatched.total == 0


async def test_refusal_is_logged_once(
    client: Client, entry: MockConfigEntry, caplog: pytest.LogCaptureFixture
) -> None:
    """Write one line about each kind of junk, without its content and the address."""
    caplog.set_level(logging.DEBUG)
    for _ in range(3):
        await client.post(path(Service.SEERR, entry), data=b"alice@example.org")
        await client.post(path(Service.SEERR, entry), data=b"")
    assert own_lines(caplog, logging.WARNING) == [
        "Refused a webhook for Seerr: The body is not JSON",
        "Refused a webhook for Seerr: The body is empty",
    ]
    everything = " ".join(own_lines(caplog, logging.DEBUG))
    assert "alice" not in everything
    assert entry.subentries["seerr"].data["webhook_id"] not in everything


async def test_large_payload_is_accepted(
    client: Client, entry: MockConfigEntry, coordinator: StatusTrackerCoordinator
) -> None:
    """Take a grab of thousands of episodes, sent in chunks of unknown length."""
    payload = samples.sample(Service.SONARR, "grab__tv_season_pack")
    payload["episodes"] = [
        {"seasonNumber": season, "episodeNumber": number, "title": "x" * 200}
        for season in range(30)
        for number in range(100)
    ]
    body = json.dumps(payload).encode()
    assert MAX_BODY // 4 < len(body) < MAX_BODY

    async def chunks() -> AsyncIterator[bytes]:
        for start in range(0, len(body), 50_000):
            yield body[start : start + 50_000]

    response = await client.post(path(Service.SONARR, entry), data=chunks())
    assert response.status == HTTPStatus.OK
    (request,) = coordinator.tracker.requests.values()
    assert len(request.items) == 3000


async def test_endless_body_is_refused(client: Client, entry: MockConfigEntry) -> None:
    """Stop reading where no webhook goes on."""

    async def endless() -> AsyncIterator[bytes]:
        while True:
            yield b" " * 65_536

    response = await client.post(path(Service.SONARR, entry), data=endless())
    assert response.status == HTTPStatus.BAD_REQUEST
    assert await response.text() == "The body is too large"


async def test_body_that_does_not_come_is_refused(
    client: Client, entry: MockConfigEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wait for a body no longer than it can take."""
    monkeypatch.setattr(endpoint, "_BODY_TIMEOUT", 0.05)
    answered = asyncio.Event()

    async def hesitant() -> AsyncIterator[bytes]:
        yield b"{"
        await asyncio.wait_for(answered.wait(), WAIT)

    async with asyncio.timeout(WAIT):
        response = await client.post(path(Service.SONARR, entry), data=hesitant())
        reason = await response.text()
        answered.set()
    assert response.status == HTTPStatus.BAD_REQUEST
    assert reason == "The body could not be read"


async def test_body_that_does_not_unpack_is_refused(
    client: Client, entry: MockConfigEntry
) -> None:
    """Refuse a body that is not compressed as it says."""
    response = await client.post(
        path(Service.SONARR, entry),
        data=b"no gzip at all",
        headers={"Content-Encoding": "gzip"},
    )
    assert response.status == HTTPStatus.BAD_REQUEST


async def test_body_that_unpacks_without_end_is_refused(
    client: Client, entry: MockConfigEntry
) -> None:
    """Unpack no more of a body than a webhook can have."""
    packed = gzip.compress(b" " * 200 * 2**20)
    assert len(packed) < MAX_BODY
    tracemalloc.start()
    try:
        response = await client.post(
            path(Service.SONARR, entry),
            data=packed,
            headers={"Content-Encoding": "gzip"},
        )
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert response.status == HTTPStatus.BAD_REQUEST
    assert peak < 32 * 2**20


async def test_redirected_webhook_is_explained(
    client: Client, entry: MockConfigEntry, caplog: pytest.LogCaptureFixture
) -> None:
    """Say why a GET arrives instead of a POST, without logging the address."""
    response = await client.get(path(Service.RADARR, entry))
    assert response.status == HTTPStatus.METHOD_NOT_ALLOWED
    assert response.headers["Allow"] == "POST, PUT"
    assert "redirect" in await response.text()
    assert health(Service.RADARR, entry).last_refusal == Fault(Refusal.CAME_AS_GET)
    warnings = [r.getMessage() for r in caplog.records if r.levelno >= logging.WARNING]
    assert not any(entry.subentries["radarr"].data["webhook_id"] in w for w in warnings)


async def test_head_answers_without_counting(
    client: Client, entry: MockConfigEntry
) -> None:
    """Let a look at the address pass."""
    response = await client.head(path(Service.RADARR, entry))
    assert response.status == HTTPStatus.OK
    assert health(Service.RADARR, entry).refused == 0


def basic(user: str, password: str) -> str:
    """Return the header of a login as Radarr and Sonarr send it."""
    return "Basic " + base64.b64encode(f"{user}:{password}".encode("latin-1")).decode()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"X-Status-Tracker-Secret": SECRET}, HTTPStatus.OK),
        ({"x-status-tracker-secret": SECRET}, HTTPStatus.OK),
        ({"Authorization": SECRET}, HTTPStatus.OK),
        ({"Authorization": f"Bearer {SECRET}"}, HTTPStatus.OK),
        ({"Authorization": basic("anybody", SECRET)}, HTTPStatus.OK),
        ({"Authorization": basic("", SECRET)}, HTTPStatus.OK),
        ({}, HTTPStatus.FORBIDDEN),
        ({"X-Status-Tracker-Secret": ""}, HTTPStatus.FORBIDDEN),
        ({"X-Status-Tracker-Secret": SECRET[:-1]}, HTTPStatus.FORBIDDEN),
        ({"Authorization": "Bearer"}, HTTPStatus.FORBIDDEN),
        ({"Authorization": f"Digest {SECRET}"}, HTTPStatus.FORBIDDEN),
        ({"Authorization": basic(SECRET, "")}, HTTPStatus.FORBIDDEN),
        ({"Authorization": "Basic ééé"}, HTTPStatus.FORBIDDEN),
        ({"Authorization": "Basic !!!"}, HTTPStatus.FORBIDDEN),
    ],
)
async def test_secret_is_required_where_one_is_set(
    hass: HomeAssistant,
    hass_client_no_auth: ClientSessionGenerator,
    headers: dict[str, str],
    status: HTTPStatus,
) -> None:
    """Accept the secret in each form that a service can send, and nothing else."""
    entry = make_entry([make_subentry(Service.SEERR, secret=SECRET)])
    coordinator = await async_set_up(hass, entry)
    client = await hass_client_no_auth()
    payload = samples.sample(Service.SEERR, "media_pending__movie")
    response = await client.post(
        path(Service.SEERR, entry), json=payload, headers=headers
    )
    assert response.status == status
    accepted = status is HTTPStatus.OK
    assert len(coordinator.tracker.requests) == int(accepted)
    assert health(Service.SEERR, entry).refused == int(not accepted)


async def test_secret_of_other_letters(
    hass: HomeAssistant, hass_client_no_auth: ClientSessionGenerator
) -> None:
    """Understand a password as Radarr and Sonarr encode it."""
    entry = make_entry([make_subentry(Service.RADARR, secret="wörd")])
    await async_set_up(hass, entry)
    client = await hass_client_no_auth()
    response = await client.post(
        path(Service.RADARR, entry),
        json=samples.sample(Service.RADARR, "test"),
        headers={"Authorization": basic("me", "wörd")},
    )
    assert response.status == HTTPStatus.OK


async def test_unexpected_error_is_told_once_and_without_content(
    client: Client,
    entry: MockConfigEntry,
    coordinator: StatusTrackerCoordinator,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Answer 503, log where it went wrong, and go on when it works again."""

    async def fail(facts: Iterable[Fact]) -> Changes:
        raise ValueError(*facts)

    payload = samples.sample(Service.SEERR, "media_pending__movie")
    address = path(Service.SEERR, entry)
    with monkeypatch.context() as broken:
        broken.setattr(coordinator, "async_apply", fail)
        for _ in range(2):
            response = await client.post(address, json=payload)
            assert response.status == HTTPStatus.SERVICE_UNAVAILABLE
            assert "Lighthouse" not in await response.text()
    (line,) = own_lines(caplog, logging.ERROR)
    assert line.startswith("Unexpected ValueError while handling a webhook for Seerr")
    assert "test_endpoint.py" in line
    assert "Lighthouse" not in caplog.text
    assert health(Service.SEERR, entry).refused == 2

    response = await client.post(address, json=payload)
    assert response.status == HTTPStatus.OK
    with monkeypatch.context() as broken:
        broken.setattr(coordinator, "async_apply", fail)
        await client.post(address, json=payload)
    assert len(own_lines(caplog, logging.ERROR)) == 2


async def test_answer_waits_until_the_facts_are_kept(
    client: Client,
    entry: MockConfigEntry,
    coordinator: StatusTrackerCoordinator,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Answer 200 when the facts are kept, not before."""
    applying, kept = asyncio.Event(), asyncio.Event()
    apply = coordinator.async_apply

    async def slowly(facts: Iterable[Fact]) -> Changes:
        changes = await apply(facts)
        applying.set()
        await kept.wait()
        return changes

    monkeypatch.setattr(coordinator, "async_apply", slowly)
    payload = samples.sample(Service.SEERR, "media_pending__movie")
    answer = asyncio.create_task(client.post(path(Service.SEERR, entry), json=payload))
    await asyncio.wait_for(applying.wait(), WAIT)
    assert not answer.done()
    assert health(Service.SEERR, entry).webhooks == 0
    kept.set()
    response = await asyncio.wait_for(answer, WAIT)
    assert response.status == HTTPStatus.OK


async def test_many_webhooks_at_once(
    client: Client, entry: MockConfigEntry, coordinator: StatusTrackerCoordinator
) -> None:
    """Take a burst as a mass import sends it."""
    payloads = []
    for number in range(1, 201):
        payload = samples.sample(Service.RADARR, "download__movie")
        payload["movie"] |= {"id": number, "tmdbId": number, "title": f"Film {number}"}
        payload["movie"].pop("imdbId")
        payload["remoteMovie"] = None
        payload["downloadId"] = f"hash-{number}"
        payloads.append(payload)
    address = path(Service.RADARR, entry)
    responses = await asyncio.gather(
        *(client.post(address, json=payload) for payload in payloads)
    )
    assert {response.status for response in responses} == {HTTPStatus.OK}
    assert len(coordinator.tracker.requests) == 200


async def test_endpoints_come_and_go_with_the_entry(
    hass: HomeAssistant,
    client: Client,
    entry: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
) -> None:
    """Have an address per service that sends, until unload, and again afterwards."""
    socket = await hass_ws_client(hass)

    async def registered() -> set[str]:
        await socket.send_json_auto_id({"type": "webhook/list"})
        result = (await socket.receive_json())["result"]
        return {row["name"] for row in result if row["domain"] == "status_tracker"}

    names = {"Seerr: Seerr", "Radarr: Radarr", "Sonarr: Sonarr", "Jellyfin: Jellyfin"}
    assert await registered() == names
    assert await hass.config_entries.async_unload(entry.entry_id)
    assert await registered() == set()
    assert await hass.config_entries.async_setup(entry.entry_id)
    assert await registered() == names
    assert await hass.config_entries.async_reload(entry.entry_id)
    assert await registered() == names
    response = await client.post(
        path(Service.RADARR, entry), json=samples.sample(Service.RADARR, "test")
    )
    assert response.status == HTTPStatus.OK
    assert health(Service.RADARR, entry).webhooks == 1


@pytest.mark.parametrize("local_only", [True, False])
async def test_local_only_is_an_option(
    hass: HomeAssistant, hass_ws_client: WebSocketGenerator, local_only: bool
) -> None:
    """Leave it to the option whether callers from elsewhere are heard."""
    entry = make_entry([Service.SEERR], {"local_only": local_only})
    await async_set_up(hass, entry)
    socket = await hass_ws_client(hass)
    await socket.send_json_auto_id({"type": "webhook/list"})
    (row,) = (await socket.receive_json())["result"]
    assert row["local_only"] is local_only


async def test_address_is_open_to_everyone_by_default(
    hass: HomeAssistant,
    coordinator: StatusTrackerCoordinator,
    hass_ws_client: WebSocketGenerator,
) -> None:
    """Hear callers from elsewhere unless the option says otherwise."""
    socket = await hass_ws_client(hass)
    await socket.send_json_auto_id({"type": "webhook/list"})
    rows = (await socket.receive_json())["result"]
    assert {row["local_only"] for row in rows} == {False}


async def test_webhook_through_the_cloud(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    coordinator: StatusTrackerCoordinator,
    hass_ws_client: WebSocketGenerator,
) -> None:
    """Understand a webhook that Home Assistant passes on from elsewhere."""
    socket = await hass_ws_client(hass)
    payload = samples.sample(Service.SEERR, "media_pending__movie")
    await socket.send_json_auto_id(
        {
            "type": "webhook/handle",
            "webhook_id": entry.subentries["seerr"].data["webhook_id"],
            "method": "POST",
            "body": json.dumps(payload),
        }
    )
    result = (await socket.receive_json())["result"]
    assert (result["status"], result["body"]) == (HTTPStatus.OK, "Accepted")
    assert len(coordinator.tracker.requests) == 1


async def test_instance_kept_for_4k_marks_its_facts(
    hass: HomeAssistant, hass_client_no_auth: ClientSessionGenerator
) -> None:
    """Know a 4K download by the instance that it comes from."""
    entry = make_entry(
        [
            Service.RADARR,
            make_subentry(
                Service.RADARR,
                "uhd",
                url="http://127.0.0.1:9/uhd",
                webhook_id="f" * 64,
                is_4k=True,
            ),
        ]
    )
    coordinator = await async_set_up(hass, entry)
    client = await hass_client_no_auth()
    payload = samples.sample(Service.RADARR, "grab__movie")
    await client.post(path("uhd", entry), json=payload)
    (request,) = coordinator.tracker.requests.values()
    assert request.is_4k is True
    assert {ref.instance for ref in request.arr} == {"uhd"}


async def test_random_bodies_are_answered(
    client: Client,
    entry: MockConfigEntry,
    coordinator: StatusTrackerCoordinator,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Answer every damaged payload with 200 or 400, and never fail."""
    chance = random.Random(20260120)
    for _ in range(200):
        service = chance.choice(samples.SENDERS)
        name = chance.choice(samples.names(service))
        body = bytearray(json.dumps(samples.sample(service, name)).encode())
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(len(body))
            body[at : at + chance.randint(0, 3)] = chance.randbytes(
                chance.randint(0, 3)
            )
        response = await client.post(path(service, entry), data=bytes(body))
        assert response.status in (HTTPStatus.OK, HTTPStatus.BAD_REQUEST)
    assert own_lines(caplog, logging.ERROR) == []

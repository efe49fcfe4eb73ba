"""Test what every simulated service has in common."""

import asyncio
from collections.abc import AsyncIterator
import gc
from socket import create_connection
import sys
import time

import aiohttp
import pytest

from tests.stack.clock import Clock
from tests.stack.faults import Body, Fault
from tests.stack.radarr import Radarr
from tests.stack.wrong_bodies import DEPTH, HUGE_BODY_SIZE, MEGABYTE

STATUS = "/api/v3/system/status"


@pytest.fixture
async def radarr() -> AsyncIterator[Radarr]:
    """Run a Radarr below a sub-path."""
    service = Radarr(base_path="/arr/radarr")
    await service.start()
    yield service
    await service.stop()


@pytest.fixture
async def client(radarr: Radarr) -> AsyncIterator[aiohttp.ClientSession]:
    """Return an HTTP client that knows the key."""
    async with aiohttp.ClientSession(headers={"X-Api-Key": radarr.api_key}) as session:
        yield session


async def _status(client: aiohttp.ClientSession, radarr: Radarr) -> int:
    """Return the status of a call, 0 when there was no answer."""
    try:
        async with client.get(f"{radarr.url}{STATUS}") as response:
            return response.status
    except aiohttp.ClientError:
        return 0


async def test_sub_path_is_part_of_the_address(
    client: aiohttp.ClientSession, radarr: Radarr
) -> None:
    """Answer below the sub-path and note calls without it."""
    assert radarr.url.endswith("/arr/radarr")
    assert await _status(client, radarr) == 200

    (call,) = radarr.calls_to("/api/v3/system")

    assert (call.method, call.path, call.status) == ("GET", STATUS, 200)


@pytest.mark.parametrize("turns", range(5))
async def test_stop_forgets_nobody_who_just_came_in(
    radarr: Radarr, monkeypatch: pytest.MonkeyPatch, turns: int
) -> None:
    """Close the connection of a client, however far it was let in."""
    complaints: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", complaints.append)
    with create_connection((radarr.host, radarr.port)):
        for _ in range(turns):
            await asyncio.sleep(0)
        await radarr.stop()
    gc.collect()
    assert complaints == []


async def test_stop_refuses_and_start_takes_the_same_port(
    client: aiohttp.ClientSession, radarr: Radarr
) -> None:
    """Refuse connections while stopped and keep port and state over a restart."""
    url = radarr.url
    await radarr.stop()
    assert await _status(client, radarr) == 0

    await radarr.start()

    assert radarr.url == url
    assert await _status(client, radarr) == 200


@pytest.mark.parametrize(
    ("fault", "statuses"),
    [
        pytest.param(Fault(status=500), [500, 500, 500, 500], id="status"),
        pytest.param(Fault(status=401, times=2), [401, 401, 200, 200], id="count"),
        pytest.param(Fault(status=500, skip=1), [200, 500, 500, 500], id="skip"),
        pytest.param(Fault(status=503, every=2), [200, 503, 200, 503], id="flapping"),
        pytest.param(
            Fault(status=500, path="/api/v3/queue"), [200] * 4, id="other path"
        ),
        pytest.param(Fault(status=500, method="POST"), [200] * 4, id="other method"),
    ],
)
async def test_fault_strikes_as_told(
    client: aiohttp.ClientSession, radarr: Radarr, fault: Fault, statuses: list[int]
) -> None:
    """Strike by path, method and count."""
    radarr.faults.add(fault)

    assert [await _status(client, radarr) for _ in range(4)] == statuses
    radarr.faults.clear()
    assert await _status(client, radarr) == 200


@pytest.mark.parametrize("field", ["drop", "lose_answer"])
async def test_dropped_call_gets_no_answer(
    client: aiohttp.ClientSession, radarr: Radarr, field: str
) -> None:
    """Close the connection; only with a lost answer the call takes effect."""
    fault = Fault(path="/api/v3/command")
    setattr(fault, field, True)

    with radarr.faults.during(fault), pytest.raises(aiohttp.ClientError):
        await client.post(f"{radarr.url}/api/v3/command", json={"name": "MoviesSearch"})

    assert len(radarr.commands) == (1 if field == "lose_answer" else 0)
    assert await _status(client, radarr) == 200


@pytest.mark.parametrize(
    ("body", "kind", "size"),
    [
        (Body.HTML, "text/html", None),
        (Body.EMPTY, "application/json", 0),
        (Body.GARBAGE, "application/json", None),
        (Body.HUGE, "application/json", HUGE_BODY_SIZE + 4),
        (Body.TRUNCATED, "application/json", None),
        (Body.WRONG_TYPES, "application/json", None),
        (Body.OTHER_LIST, "application/json", None),
        (Body.MEGABYTES, "application/json", 8 * (MEGABYTE + 22) + 9),
        (Body.DEEP, "application/json", 6 * DEPTH),
        (Body.EXTREMES, "application/json", None),
    ],
)
async def test_wrong_body_comes_with_status_200(
    client: aiohttp.ClientSession,
    radarr: Radarr,
    body: Body,
    kind: str,
    size: int | None,
) -> None:
    """Send what no client expects."""
    radarr.faults.add(Fault(body=body))

    async with client.get(f"{radarr.url}{STATUS}") as response:
        received = await response.read()

    assert (response.status, response.content_type) == (200, kind)
    assert size is None or len(received) == size


async def test_slow_answer_comes_late(
    client: aiohttp.ClientSession, radarr: Radarr
) -> None:
    """Wait before the answer."""
    radarr.faults.add(Fault(delay=0.1))
    before = time.monotonic()

    assert await _status(client, radarr) == 200
    assert time.monotonic() - before >= 0.1


async def test_clock_runs_at_its_speed() -> None:
    """Shorten waiting by the speed and skip time on demand."""
    clock = Clock(speed=10_000)
    # Far more than the hundredth of a second that it takes, far less than the hundred.
    async with asyncio.timeout(50):
        await clock.sleep(100)

    assert clock.elapsed() >= 100
    now = clock.now()
    clock.advance(3600)
    assert (clock.now() - now).total_seconds() >= 3600
    with pytest.raises(ValueError, match="above zero"):
        Clock(speed=0)

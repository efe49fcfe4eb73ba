"""Test that nothing of a mass import is lost, and that no webhook costs more for it."""

import asyncio
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
import gc
import json
import logging
import time
from typing import Any, Final
from unittest.mock import patch

from aiohttp import ClientSession
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.status_tracker.const import DOMAIN
from custom_components.status_tracker.coordinator import StatusTrackerCoordinator
from custom_components.status_tracker.storage.store import RequestStore
from custom_components.status_tracker.tracker.derivations import Derivations
from custom_components.status_tracker.tracker.models import MediaRequest
from custom_components.status_tracker.tracker.terms import RequestState, Service
from tests.common import async_set_up, coordinator_of, make_entry
from tests.webhooks.samples import sample

FILMS: Final = 700
UNKNOWN: Final = 600
AT_ONCE: Final = 20
OURS: Final = "custom_components.status_tracker"
# Each film: grabbed, imported. Then files are renamed of films that nobody knows.
WEBHOOKS: Final = 2 * FILMS + UNKNOWN
MOST_KEPT: Final = 256
# Of all that the loop computes; what does everything at once would be most of it.
LONGEST_STEP: Final = 1 / 100


def film(number: int, name: str) -> dict[str, Any]:
    """Return what Radarr sends of one of many films."""
    body = json.loads(json.dumps(sample(Service.RADARR, name)))
    folder = f"/data/media/movies/Film {number} (2024)"
    named = {
        "tmdbId": 5_000_000 + number,
        "imdbId": f"tt{5_000_000 + number}",
        "title": f"Film {number}",
    }
    body["movie"] |= named | {"id": 100 + number, "folderPath": folder}
    if "remoteMovie" in body:
        body["remoteMovie"] |= named
    if "downloadId" in body:
        body["downloadId"] = f"{number:040X}"
    if "movieFile" in body:
        path = {"id": 100 + number, "path": f"{folder}/Film {number}.mkv"}
        body["movieFile"] |= path
    return dict(body)


def burst() -> list[dict[str, Any]]:
    """Return everything that is sent, the films mixed as they come."""
    bodies = [
        film(number, name)
        for start in range(0, FILMS, 50)
        for name in ("grab__movie", "download__movie")
        for number in range(start, start + 50)
    ]
    unknown = range(10 * FILMS, 10 * FILMS + UNKNOWN)
    return bodies + [
        film(number, "movie_file_delete__movie_manual") for number in unknown
    ]


async def send_all(
    session: ClientSession, url: str, bodies: Iterable[dict[str, Any]]
) -> list[int]:
    """Send bodies over some connections at once; return how each was answered."""
    waiting = iter(bodies)
    statuses: list[int] = []

    async def send() -> None:
        for body in waiting:
            async with session.post(url, json=body) as response:
                statuses.append(response.status)

    await asyncio.gather(*(send() for _ in range(AT_ONCE)))
    return statuses


@contextmanager
def timed_callbacks() -> Iterator[list[float]]:
    """Note how long each callback of the event loop computes, without collecting."""
    steps: list[float] = []
    collecting = 0.0
    since = 0.0
    run = asyncio.Handle._run

    def timed(handle: asyncio.Handle) -> None:
        nonlocal collecting
        collecting, began = 0.0, time.thread_time()
        run(handle)
        steps.append(time.thread_time() - began - collecting)

    def note(phase: str, _info: dict[str, int]) -> None:
        nonlocal collecting, since
        if phase == "start":
            since = time.thread_time()
        else:
            collecting += time.thread_time() - since

    gc.callbacks.append(note)
    try:
        with patch.object(asyncio.Handle, "_run", timed):
            yield steps
    finally:
        gc.callbacks.remove(note)


async def test_nothing_of_a_mass_import_is_lost(
    hass: HomeAssistant,
    hass_client_no_auth: ClientSessionGenerator,
    no_watchers: None,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Keep every film of 2,000 webhooks, in bounded work, memory and lines.

    Nothing holds the event loop, what the tests' own client does included.
    """
    caplog.set_level(logging.WARNING)
    caplog.set_level(logging.INFO, OURS)
    assert await async_setup_component(hass, DOMAIN, {})
    client = await hass_client_no_auth()
    entry = make_entry([Service.RADARR])
    coordinator = await async_set_up(hass, entry)
    derived = count_calls(monkeypatch, Derivations, "_derive")
    saved = count_calls(monkeypatch, RequestStore, "async_note")
    caplog.clear()
    webhook_id = entry.subentries["radarr"].data["webhook_id"]
    url, bodies = str(client.make_url(f"/api/webhook/{webhook_id}")), burst()
    with timed_callbacks() as steps:
        statuses = await send_all(client.session, url, bodies)
    assert statuses == [200] * WEBHOOKS
    assert len(steps) > WEBHOOKS
    assert max(steps) < LONGEST_STEP * sum(steps)
    health = coordinator.health["radarr"]
    assert (health.webhooks, health.refused) == (WEBHOOKS, 0)
    assert_all_known(coordinator)
    assert coordinator.tracker.unmatched.total >= UNKNOWN
    assert len(coordinator.tracker.unmatched.recent) <= MOST_KEPT
    # No webhook makes more than its own request be looked at anew.
    assert len(derived) <= 2 * WEBHOOKS
    assert len(saved) <= 2 * WEBHOOKS
    told = [each for each in caplog.records if each.name.startswith(OURS)]
    assert len(told) <= 3, [each.getMessage() for each in told[:5]]
    assert await hass.config_entries.async_reload(entry.entry_id)
    assert_all_known(coordinator_of(entry))
    await hass.config_entries.async_unload(entry.entry_id)


def assert_all_known(coordinator: StatusTrackerCoordinator) -> None:
    """Check that each film is there once, and as far as it was told."""
    tracker = coordinator.tracker
    found: dict[int | None, MediaRequest] = {
        request.ids.tmdb: request for request in tracker.requests.values()
    }
    assert len(found) == len(tracker.requests) == FILMS
    assert found.keys() == {5_000_000 + number for number in range(FILMS)}
    for request in found.values():
        summary = tracker.summary(request.id)
        assert summary is not None
        assert summary.state is RequestState.IMPORTING
        assert len(request.downloads) == 1


def count_calls(monkeypatch: pytest.MonkeyPatch, owner: type, name: str) -> list[None]:
    """Return a list that grows by one with each call of a method."""
    calls: list[None] = []
    original = getattr(owner, name)

    def counted(self: Any, *args: Any, **kwargs: Any) -> Any:
        calls.append(None)
        return original(self, *args, **kwargs)

    monkeypatch.setattr(owner, name, counted)
    return calls

"""Test what a subscriber is told, and how often."""

import asyncio
from typing import Any

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import (
    MockHAClientWebSocket,
    WebSocketGenerator,
)

from custom_components.status_tracker.coordinator import StatusTrackerCoordinator
from custom_components.status_tracker.panel.feed import INTERVAL, RequestFeed
from custom_components.status_tracker.tracker.facts import AttentionReported
from custom_components.status_tracker.tracker.terms import (
    AttentionReason,
    DownloadPhase,
    WishStatus,
)
from custom_components.status_tracker.views.request import Json

from .common import coordinator_of
from .tracker.stories import SEERR, Film, Show, minute, seen
from .websocket import event, subscribe

pytestmark = pytest.mark.usefixtures("no_watchers")

FILM = Film()
OTHER = Film(tmdb=2, wish_id=2, arr_id=2, title="Ébène", year=1999)
HASH = "a" * 40


@pytest.fixture
async def client(
    hass_ws_client: WebSocketGenerator, coordinator: StatusTrackerCoordinator
) -> MockHAClientWebSocket:
    """Return a websocket client, with the integration loaded."""
    return await hass_ws_client()


def count_listeners(coordinator: StatusTrackerCoordinator) -> int:
    """Return how many listen to changes of requests."""
    return len(coordinator._listeners)


async def test_snapshot_then_changes(
    client: MockHAClientWebSocket, coordinator: StatusTrackerCoordinator
) -> None:
    """Send everything, then what comes, changes and goes."""
    await coordinator.async_apply([FILM.wish(0, WishStatus.PENDING)])
    first = await subscribe(client)
    assert first["loaded"] is True
    assert [row["title"] for row in first["requests"]] == ["The Copper Lighthouse"]
    request_id = first["requests"][0]["id"]

    await coordinator.async_apply([OTHER.wish(1, WishStatus.PENDING)])
    added = await event(client)
    assert added.keys() == {"added"}
    assert added["added"][0]["title"] == "Ébène"
    assert added["added"][0].keys() == first["requests"][0].keys()

    await coordinator.async_apply([FILM.wish(2, WishStatus.APPROVED)])
    changed = await event(client)
    assert changed.keys() == {"changed"}
    (row,) = changed["changed"]
    assert row["id"] == request_id
    assert row["state"] == "approved"
    assert "title" not in row

    await coordinator.async_forget(request_id)
    assert await event(client) == {"removed": [request_id]}


async def test_progress_is_bundled(
    client: MockHAClientWebSocket, coordinator: StatusTrackerCoordinator
) -> None:
    """Send progress a few times a second and its newest value, never less."""
    await coordinator.async_apply(
        [FILM.wish(0, WishStatus.APPROVED), FILM.grabbed(1, HASH)]
    )
    await subscribe(client)
    for step in range(1, 101):
        coordinator.async_apply_live([seen(2 + step / 60, HASH, step / 200)])
    begun = asyncio.get_running_loop().time()
    got: list[dict[str, Any]] = []
    while not got or got[-1].get("progress") != 0.5:
        got += (await event(client))["changed"]
    passed = asyncio.get_running_loop().time() - begun
    assert got[0]["state"] == "downloading"
    assert len(got) <= 2 + passed / INTERVAL
    assert got[-1].keys() <= {
        "id",
        "progress",
        "eta",
        "speed",
        "updated_at",
        "progressed_at",
    }


async def test_state_is_sent_at_once(
    hass: HomeAssistant, coordinator: StatusTrackerCoordinator
) -> None:
    """Send another state at once, although progress was sent just now."""
    await coordinator.async_apply(
        [FILM.wish(0, WishStatus.APPROVED), FILM.grabbed(1, HASH)]
    )
    events: list[Json] = []
    stop = RequestFeed(hass).async_subscribe(events.append)
    for fact in (
        seen(2, HASH, 0.2),
        seen(3, HASH, 0.3),
        seen(4, HASH, 1, DownloadPhase.COMPLETE),
    ):
        coordinator.async_apply_live([fact])
    stop()
    states = [row["state"] for each in events[1:] for row in each["changed"]]
    assert states == ["downloading", "downloaded"]


async def test_attention_is_sent_at_once(
    hass: HomeAssistant, coordinator: StatusTrackerCoordinator
) -> None:
    """Send at once that somebody should look, although nothing else changed."""
    await coordinator.async_apply(
        [FILM.wish(0, WishStatus.APPROVED), FILM.grabbed(1, HASH), seen(2, HASH, 0.1)]
    )
    events: list[Json] = []
    stop = RequestFeed(hass).async_subscribe(events.append)
    coordinator.async_apply_live([seen(3, HASH, 0.2)])
    coordinator.async_apply_live(
        [
            AttentionReported(
                at=minute(4),
                source=SEERR,
                subject=FILM.wished,
                reason=AttentionReason.DOWNLOAD_STALLED,
            )
        ]
    )
    stop()
    assert events[-1]["changed"][0]["attention"]["reason"] == "download_stalled"


async def test_item_state_is_sent_at_once(
    hass: HomeAssistant, coordinator: StatusTrackerCoordinator
) -> None:
    """Send at once that an episode got further, though its show stays put."""
    show = Show()
    first, second, _ = show.keys()
    await coordinator.async_apply(
        [
            show.wish(0, 7, WishStatus.APPROVED, [1]),
            show.listed(1),
            show.grabbed(2, HASH, [first]),
            seen(3, HASH, 0.1),
        ]
    )
    events: list[Json] = []
    stop = RequestFeed(hass).async_subscribe(events.append)
    coordinator.async_apply_live([seen(4, HASH, 0.2)])
    coordinator.async_apply_live([show.grabbed(5, "b" * 40, [second])])
    stop()
    assert events[-1]["changed"][0]["counts"]["grabbing"] == 1


async def test_newcomer_and_old_hand_see_the_same(
    client: MockHAClientWebSocket,
    hass_ws_client: WebSocketGenerator,
    coordinator: StatusTrackerCoordinator,
) -> None:
    """Leave nobody with an old value when somebody else subscribes."""
    await coordinator.async_apply(
        [FILM.wish(0, WishStatus.APPROVED), FILM.grabbed(1, HASH)]
    )
    await subscribe(client)
    coordinator.async_apply_live([seen(2, HASH, 0.2)])
    coordinator.async_apply_live([seen(3, HASH, 0.3)])
    other = await hass_ws_client()
    snapshot = await subscribe(other)
    assert snapshot["requests"][0]["progress"] == 0.3
    seen_here = [(await event(client))["changed"][0]["progress"] for _ in range(2)]
    assert seen_here == [0.2, 0.3]
    coordinator.async_apply_live([seen(4, HASH, 0.2)])
    assert (await event(client))["changed"][0]["progress"] == 0.2
    assert (await event(other))["changed"][0]["progress"] == 0.2


async def test_survives_a_reload(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    client: MockHAClientWebSocket,
    coordinator: StatusTrackerCoordinator,
) -> None:
    """Go on by itself when the entry is loaded again."""
    await coordinator.async_apply([FILM.wish(0, WishStatus.PENDING)])
    await subscribe(client)
    await hass.config_entries.async_unload(config_entry.entry_id)
    assert await event(client) == {"loaded": False}
    await hass.config_entries.async_setup(config_entry.entry_id)
    again = await event(client)
    assert again["loaded"] is True
    assert len(again["requests"]) == 1
    await coordinator_of(config_entry).async_apply([FILM.wish(1, WishStatus.APPROVED)])
    assert (await event(client))["changed"][0]["state"] == "approved"


async def test_before_the_entry_is_loaded(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    client: MockHAClientWebSocket,
) -> None:
    """Say that nothing is loaded, then send everything once it is."""
    await hass.config_entries.async_unload(config_entry.entry_id)
    assert await subscribe(client) == {"loaded": False}
    await hass.config_entries.async_setup(config_entry.entry_id)
    assert await event(client) == {
        "loaded": True,
        "features": ["check", "delete", "library", "retry"],
        "requests": [],
    }


async def test_costs_nothing_once_nobody_watches(
    client: MockHAClientWebSocket, coordinator: StatusTrackerCoordinator
) -> None:
    """Stop to follow the requests with the last subscriber."""
    before = count_listeners(coordinator)
    await client.send_json_auto_id({"type": "status_tracker/requests/subscribe"})
    subscription = (await client.receive_json())["id"]
    await event(client)
    assert count_listeners(coordinator) == before + 1
    await client.send_json_auto_id(
        {"type": "unsubscribe_events", "subscription": subscription}
    )
    assert (await client.receive_json())["success"]
    assert count_listeners(coordinator) == before

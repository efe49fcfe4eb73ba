"""Test the one way that facts take."""

import asyncio
from datetime import timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)

from custom_components.status_tracker.coordinator import StatusTrackerCoordinator
from custom_components.status_tracker.tracker.changes import Changes
from custom_components.status_tracker.tracker.facts import (
    ArrAdded,
    AvailabilityHinted,
    Grabbed,
)
from custom_components.status_tracker.tracker.models import ItemKey
from custom_components.status_tracker.tracker.terms import WishStatus

from .common import async_set_up, coordinator_of, make_entry
from .tracker.stories import JELLYFIN, NOW, Film, Show, minute, seen

FILM = Film()
DOWNLOAD = "d" * 40


def wanted() -> list[ArrAdded | Grabbed]:
    """Tell that a film was grabbed in Radarr."""
    return [FILM.added(0), FILM.grabbed(1, DOWNLOAD)]


def states_in(heard: list[Changes]) -> list[str]:
    """Return the states that changes led to."""
    return [
        change.after.state.value
        for changes in heard
        for change in changes.requests.values()
        if change.after is not None
    ]


async def test_listeners_hear_every_change_in_order(
    coordinator: StatusTrackerCoordinator,
) -> None:
    """Tell of each application that changed something, and of no other."""
    heard: list[Changes] = []
    coordinator.async_subscribe(heard.append)
    await asyncio.gather(
        coordinator.async_apply([FILM.wish(0, WishStatus.APPROVED)]),
        coordinator.async_apply(wanted()),
    )
    coordinator.async_apply_live([seen(2, DOWNLOAD, 0.2)])
    await coordinator.async_apply([seen(3, "e" * 40, 0.2)])
    await coordinator.async_apply([FILM.imported(4, DOWNLOAD)])
    assert states_in(heard) == ["approved", "grabbing", "downloading", "importing"]


async def test_hint_alone_is_passed_on(coordinator: StatusTrackerCoordinator) -> None:
    """Pass on that a request is worth a look although nothing else changed."""
    await coordinator.async_apply(wanted())
    (request_id,) = coordinator.tracker.requests
    heard: list[Changes] = []
    coordinator.async_subscribe(heard.append)
    hint = AvailabilityHinted(at=minute(3), source=JELLYFIN, subject=FILM.managed)
    await coordinator.async_apply([hint])
    heard.clear()
    await coordinator.async_apply([hint])
    assert [changes.hints for changes in heard] == [{request_id}]


async def test_failing_listener_stops_nobody(
    coordinator: StatusTrackerCoordinator, caplog: pytest.LogCaptureFixture
) -> None:
    """Call the others, answer the sender, and log what went wrong."""

    def fail(changes: Changes) -> None:
        raise RuntimeError("Odd")

    heard: list[Changes] = []
    coordinator.async_subscribe(fail)
    coordinator.async_subscribe(heard.append)
    changes = await coordinator.async_apply(wanted())
    assert heard == [changes]
    assert "Unexpected error in a listener to requests" in caplog.text


async def test_listener_may_leave_while_it_is_called(
    coordinator: StatusTrackerCoordinator,
) -> None:
    """Call the others although one leaves, and that one never again."""
    heard: list[Changes] = []

    def leave(changes: Changes) -> None:
        heard.append(changes)
        unsubscribe()

    unsubscribe = coordinator.async_subscribe(leave)
    coordinator.async_subscribe(heard.append)
    await coordinator.async_apply([FILM.wish(0, WishStatus.APPROVED)])
    assert len(heard) == 2
    await coordinator.async_apply([FILM.grabbed(1, DOWNLOAD)])
    assert len(heard) == 3
    unsubscribe()


async def test_forget_drops_the_request(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    coordinator: StatusTrackerCoordinator,
) -> None:
    """Tell the listeners, and do not find the request after a reload either."""
    await coordinator.async_apply(wanted())
    (request_id,) = coordinator.tracker.requests
    heard: list[Changes] = []
    coordinator.async_subscribe(heard.append)
    await coordinator.async_forget(request_id)
    assert heard[0].requests[request_id].after is None
    await hass.config_entries.async_reload(config_entry.entry_id)
    assert coordinator_of(config_entry).tracker.get(request_id) is None


async def test_merged_requests_stay_one(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    coordinator: StatusTrackerCoordinator,
) -> None:
    """Save what was merged as one request, and drop the other."""
    await coordinator.async_apply(wanted())
    await coordinator.async_apply([FILM.wish(2, WishStatus.APPROVED)])
    assert len(coordinator.tracker.requests) == 1
    await hass.config_entries.async_reload(config_entry.entry_id)
    (request,) = coordinator_of(config_entry).tracker.requests.values()
    assert request.seerr is not None
    assert DOWNLOAD in request.downloads


async def test_air_date_passes(
    hass: HomeAssistant,
    coordinator: StatusTrackerCoordinator,
    freezer: FrozenDateTimeFactory,
) -> None:
    """Count an episode as wanted once it has aired, without a fact."""
    freezer.move_to(NOW)
    show = Show(unaired=frozenset({ItemKey(1, 3)}))
    await coordinator.async_apply(
        [show.wish(0, 1, WishStatus.APPROVED, [1]), show.added(1), show.listed(2)]
    )
    (request_id,) = coordinator.tracker.requests
    heard: list[Changes] = []
    coordinator.async_subscribe(heard.append)

    freezer.move_to(NOW + timedelta(days=7, minutes=-1))
    async_fire_time_changed(hass)
    assert heard == []
    freezer.tick(timedelta(minutes=2))
    async_fire_time_changed(hass)
    (change,) = [changes.requests[request_id] for changes in heard]
    assert change.before is not None
    assert change.after is not None
    assert (change.before.counts.unaired, change.after.counts.unaired) == (1, 0)


@pytest.mark.parametrize(
    ("options", "days"),
    [
        pytest.param({}, 7, id="default"),
        pytest.param({"finished_days": 30}, 30, id="chosen"),
    ],
)
async def test_finished_request_is_archived(
    hass: HomeAssistant,
    no_watchers: None,
    freezer: FrozenDateTimeFactory,
    options: dict[str, int],
    days: int,
) -> None:
    """Move a request to the history once it has been finished for some days."""
    freezer.move_to(minute(10))
    coordinator = await async_set_up(hass, make_entry(options=options))
    await coordinator.async_apply([*wanted(), FILM.playable(5)])
    (request_id,) = coordinator.tracker.requests
    heard: list[Changes] = []
    coordinator.async_subscribe(heard.append)
    freezer.move_to(minute(0) + timedelta(days=days))
    async_fire_time_changed(hass)
    assert heard == []
    freezer.tick(timedelta(days=1))
    async_fire_time_changed(hass)
    assert [changes.requests[request_id].archived for changes in heard] == [True]
    assert request_id not in coordinator.tracker.requests
    assert coordinator.tracker.get(request_id) is not None


async def test_overdue_request_is_archived_at_setup(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    coordinator: StatusTrackerCoordinator,
    freezer: FrozenDateTimeFactory,
) -> None:
    """Archive at the start what became due while Home Assistant was off."""
    freezer.move_to(minute(10))
    await coordinator.async_apply([*wanted(), FILM.playable(5)])
    assert await hass.config_entries.async_unload(config_entry.entry_id)
    freezer.tick(timedelta(days=20))
    assert await hass.config_entries.async_setup(config_entry.entry_id)
    await hass.async_block_till_done()
    tracker = coordinator_of(config_entry).tracker
    assert not tracker.requests
    assert len(tracker.archive) == 1


async def test_many_requests_are_archived_a_few_at_a_time(
    hass: HomeAssistant,
    coordinator: StatusTrackerCoordinator,
    freezer: FrozenDateTimeFactory,
) -> None:
    """Let others have their turn while a heap of requests is packed."""
    freezer.move_to(minute(10))
    for number in range(25):
        film = Film(tmdb=number + 1, title=f"Film number {number}", wish_id=number)
        await coordinator.async_apply(
            [film.wish(0, WishStatus.APPROVED), film.playable(5, item=f"{number:032x}")]
        )
    heard: list[int] = []
    coordinator.async_subscribe(lambda changes: heard.append(len(changes.requests)))
    freezer.tick(timedelta(days=20))
    async_fire_time_changed(hass)
    await hass.async_block_till_done()
    assert heard == [10, 10, 5]
    assert not coordinator.tracker.requests
    assert len(coordinator.tracker.archive) == 25


async def test_facts_during_a_reload_are_not_lost(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    coordinator: StatusTrackerCoordinator,
) -> None:
    """Keep what an old coordinator is still given for the next one."""
    assert await hass.config_entries.async_unload(config_entry.entry_id)
    late = await coordinator.async_apply([FILM.added(0)])
    assert not late
    coordinator.async_apply_live([FILM.grabbed(1, DOWNLOAD)])
    assert await hass.config_entries.async_setup(config_entry.entry_id)
    await hass.async_block_till_done()
    (request,) = coordinator_of(config_entry).tracker.requests.values()
    assert request.arr
    assert DOWNLOAD in request.downloads

"""Test that a sensor writes what changed, and no more often than is of use."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import EVENT_STATE_CHANGED
from homeassistant.core import (
    Event,
    EventStateChangedData,
    HomeAssistant,
    callback,
)
import pytest
from pytest_homeassistant_custom_component.common import (
    async_capture_events,
    async_fire_time_changed,
)

from custom_components.status_tracker.coordinator import StatusTrackerCoordinator
from custom_components.status_tracker.tracker.terms import (
    WishStatus,
)

from .tracker.stories import START, Film, Show, minute, seen

pytestmark = pytest.mark.usefixtures("no_watchers")

FILM = Film()
SENSOR = "sensor.status_tracker_the_copper_lighthouse"
HASH = "a" * 40


@pytest.fixture(autouse=True)
def clock(freezer: FrozenDateTimeFactory) -> FrozenDateTimeFactory:
    """Begin when the stories begin."""
    freezer.move_to(START)
    return freezer


def shown(hass: HomeAssistant, entity_id: str = SENSOR) -> dict[str, Any]:
    """Return the attributes of a sensor."""
    state = hass.states.get(entity_id)
    assert state is not None
    return dict(state.attributes)


async def test_progress_is_written_in_steps(
    hass: HomeAssistant, coordinator: StatusTrackerCoordinator
) -> None:
    """Write the state for five percent more, and for nothing less."""
    await coordinator.async_apply(
        [
            FILM.wish(0, WishStatus.APPROVED),
            FILM.grabbed(1, HASH),
            seen(2, HASH, 0.4),
        ]
    )
    events = async_capture_events(hass, "state_changed")
    for step in range(1, 10):
        coordinator.async_apply_live([seen(2 + step / 60, HASH, 0.4 + step / 200)])
    await hass.async_block_till_done()
    assert not events
    coordinator.async_apply_live([seen(3, HASH, 0.45)])
    await hass.async_block_till_done()
    assert [event.data["entity_id"] for event in events] == [SENSOR]
    assert shown(hass)["progress"] == 45


async def test_counts_are_written_once_a_minute(
    hass: HomeAssistant,
    coordinator: StatusTrackerCoordinator,
    clock: FrozenDateTimeFactory,
) -> None:
    """Write together how the episodes went on, and the last of it too."""
    show = Show(seasons={1: 9})
    keys = show.all_keys
    await coordinator.async_apply(
        [show.wish(0, 7, WishStatus.APPROVED, [1]), show.listed(0)]
    )
    await coordinator.async_apply([show.imported(1, None, keys[0])])
    events: list[Event[EventStateChangedData]] = []

    @callback
    def note(event: Event[EventStateChangedData]) -> None:
        if event.data["entity_id"] == "sensor.status_tracker_harbour_nine":
            events.append(event)

    hass.bus.async_listen("state_changed", note)
    for key in keys[1:6]:
        await coordinator.async_apply([show.imported(1, None, key)])
        await hass.async_block_till_done()
    assert not events
    clock.tick(61)
    async_fire_time_changed(hass)
    await hass.async_block_till_done()
    (event,) = events
    assert event.data["new_state"] is not None
    assert event.data["new_state"].attributes["counts"]["importing"] == 6
    clock.tick(61)
    await coordinator.async_apply([show.imported(1, None, keys[6])])
    await hass.async_block_till_done()
    assert len(events) == 2


async def test_requests_that_come_together_are_counted_once(
    hass: HomeAssistant, coordinator: StatusTrackerCoordinator
) -> None:
    """Write one count for all that is told in the same moment."""
    events = async_capture_events(hass, EVENT_STATE_CHANGED)
    for number in range(1, 6):
        film = Film(tmdb=number, wish_id=number, arr_id=number, title=f"Film {number}")
        coordinator.async_apply_live([film.wish(0, WishStatus.APPROVED)])
    await hass.async_block_till_done()
    counted = [
        event.data["new_state"].state
        for event in events
        if event.data["entity_id"] == "sensor.status_tracker_active_requests"
    ]
    assert counted == ["5"]


@pytest.mark.parametrize(
    ("after", "eta", "written"),
    [
        (60, 3600 - 60, False),
        (60, 3600, False),
        (60, 3600 - 60 + 300, False),
        (1200, 3600 - 1200 + 600, True),
        (1200, 3600 - 1200 - 600, True),
        (600, 3600 - 600 + 1200, False),
        (60, None, False),
        (3700, None, True),
    ],
    ids=[
        "as_expected",
        "a_minute_later",
        "a_little_later",
        "much_later",
        "much_sooner",
        "too_soon_to_tell",
        "unknown",
        "unknown_and_passed",
    ],
)
async def test_end_of_a_download_is_written_when_it_moves(
    hass: HomeAssistant,
    coordinator: StatusTrackerCoordinator,
    clock: FrozenDateTimeFactory,
    *,
    after: int,
    eta: int | None,
    written: bool,
) -> None:
    """Write another end of a download only if it is another one by far."""
    begin = replace(seen(0, HASH, 0.4), eta=3600)
    await coordinator.async_apply(
        [FILM.wish(0, WishStatus.APPROVED), FILM.grabbed(0, HASH), begin]
    )
    assert shown(hass)["eta"] == minute(60).isoformat()
    events = async_capture_events(hass, "state_changed")
    clock.tick(after)
    coordinator.async_apply_live([replace(seen(after / 60, HASH, 0.4), eta=eta)])
    await hass.async_block_till_done()
    assert bool(events) is written
    expected = (
        minute(60) if not written else START + timedelta(seconds=after + (eta or 0))
    )
    assert shown(hass)["eta"] == (
        None if written and eta is None else expected.isoformat()
    )


async def test_end_of_a_download_appears_at_once(
    hass: HomeAssistant, coordinator: StatusTrackerCoordinator
) -> None:
    """Write the end of a download as soon as it is known."""
    unknown = replace(seen(2, HASH, 0.4), eta=None)
    await coordinator.async_apply(
        [FILM.wish(0, WishStatus.APPROVED), FILM.grabbed(1, HASH), unknown]
    )
    assert shown(hass)["eta"] is None
    coordinator.async_apply_live([replace(seen(3, HASH, 0.4), eta=120)])
    assert shown(hass)["eta"] == minute(2).isoformat()


async def test_one_change_writes_one_sensor(
    hass: HomeAssistant, coordinator: StatusTrackerCoordinator
) -> None:
    """Leave the sensors of all other requests alone."""
    films = [Film(tmdb=n, wish_id=n, arr_id=n, title=f"Film {n}") for n in range(1, 51)]
    await coordinator.async_apply([film.wish(0, WishStatus.PENDING) for film in films])
    await hass.async_block_till_done()
    events: list[Event[EventStateChangedData]] = async_capture_events(
        hass, "state_changed"
    )
    await coordinator.async_apply([films[7].wish(1, WishStatus.APPROVED)])
    await hass.async_block_till_done()
    assert [event.data["entity_id"] for event in events] == [
        "sensor.status_tracker_film_8"
    ]

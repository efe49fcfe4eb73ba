"""Let a household wait for films and shows that people ask about."""

from dataclasses import replace

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.status_tracker.coordinator import StatusTrackerCoordinator
from custom_components.status_tracker.tracker.facts import ImportBlocked
from custom_components.status_tracker.tracker.terms import DownloadPhase, WishStatus

from ..common import async_set_up
from ..tracker.stories import RADARR, START, Film, Show, minute, seen

BOCCHI = Show(title="Bocchi the Rock!", year=2022, seasons={1: 12})
COPPER = Film()
AMBER = Film(tmdb=2, title="Amber Alley", wish_id=2, arr_id=2)
SILVER = Film(tmdb=3, title="Silver Sky", wish_id=3, arr_id=3)
GOLDEN = Film(tmdb=4, title="Golden Gate", wish_id=4, arr_id=4)


@pytest.fixture(autouse=True)
def clock(freezer: FrozenDateTimeFactory) -> FrozenDateTimeFactory:
    """Begin when the stories begin."""
    freezer.move_to(START)
    return freezer


@pytest.fixture
async def assistant(hass: HomeAssistant) -> None:
    """Set the assistant up as every Home Assistant has it."""
    for component in ("homeassistant", "conversation"):
        assert await async_setup_component(hass, component, {})


@pytest.fixture
async def empty(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    no_watchers: None,
    assistant: None,
) -> StatusTrackerCoordinator:
    """Return a household that waits for nothing."""
    return await async_set_up(hass, config_entry)


@pytest.fixture
async def waiting(
    empty: StatusTrackerCoordinator, clock: FrozenDateTimeFactory
) -> StatusTrackerCoordinator:
    """Return a household in the middle of things."""
    keys = BOCCHI.keys()
    await empty.async_apply(
        [
            SILVER.wish(0, WishStatus.APPROVED),
            SILVER.playable(1),
            GOLDEN.wish(1, WishStatus.APPROVED),
            GOLDEN.added(2),
            BOCCHI.wish(2, 7, WishStatus.APPROVED, [1]),
            BOCCHI.listed(3),
            BOCCHI.grabbed(4, "b" * 40, keys[5:]),
            *(BOCCHI.playable(5, key) for key in keys[:5]),
            replace(seen(6, "b" * 40, 0.5), eta=1200),
            COPPER.wish(3, WishStatus.APPROVED),
            COPPER.grabbed(4, "c" * 40),
            replace(seen(6, "c" * 40, 0.42), eta=5400),
            AMBER.wish(3, WishStatus.APPROVED),
            AMBER.grabbed(4, "a" * 40),
            seen(5, "a" * 40, 1, DownloadPhase.COMPLETE),
            ImportBlocked(
                at=minute(6),
                source=RADARR,
                subject=replace(AMBER.managed, download="a" * 40),
                messages=("Not a valid file",),
            ),
        ]
    )
    clock.move_to(minute(10))
    return empty

"""Test that a clock that is set an hour on or back leads nobody astray."""

from collections.abc import AsyncIterator
from datetime import timedelta

from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.status_tracker.const import DOMAIN, SERVICE_NAMES
from custom_components.status_tracker.views.request import view_row
from tests.common import async_set_up, coordinator_of
from tests.live.household import webhook_targets
from tests.live.paths import PATHS, Path, Standing, standing_of
from tests.serving import LoopbackServer
from tests.stack.stack import Stack
from tests.stacked import stacked_entry, until

from .set_clock import SetClock
from .test_journey_film import often  # noqa: F401

ZERO, HOUR = timedelta(), timedelta(hours=1)
# By how much the clock is wrong at first, and how it is set on the way.
JUMPS = [(ZERO, HOUR), (ZERO, -HOUR), (-HOUR, HOUR), (HOUR, -HOUR)]
STEPS = {
    "film": ["download"],
    "show, episode by episode": ["import"],
    "anime show": ["match"],
}
CASES = [
    pytest.param((path, step), id=f"{path.name}-{step}")
    for path in PATHS
    for step in STEPS.get(path.name, ())
]
TITLES = [path.title(number) for number, path in enumerate(PATHS)]


@pytest.fixture
async def stack() -> AsyncIterator[Stack]:
    """Start the simulated services."""
    async with Stack(speed=1_000, titles=TITLES) as services:
        yield services


@pytest.fixture
async def entry(hass: HomeAssistant, stack: Stack) -> AsyncIterator[MockConfigEntry]:
    """Set the integration up with all six services and webhooks that arrive."""
    assert await async_setup_component(hass, DOMAIN, {})
    async with LoopbackServer(hass.http.app) as server:
        hass.config.internal_url = str(server.make_url("")).rstrip("/")
        entry = stacked_entry(stack, SERVICE_NAMES)
        await async_set_up(hass, entry)
        await until(lambda: all(map(any, webhook_targets(stack).values())), "webhooks")
        yield entry
        assert await hass.config_entries.async_unload(entry.entry_id)


def standing(entry: MockConfigEntry) -> Standing | None:
    """Return where the only request stands."""
    tracker = coordinator_of(entry).tracker
    rows = [view_row(tracker, request_id) for request_id in tracker.requests]
    assert len(rows) <= 1
    return standing_of(rows[0]) if rows else None


@pytest.fixture(params=JUMPS, ids=["on", "back", "on-at-last", "back-at-last"])
def jump(request: pytest.FixtureRequest, set_clock: SetClock) -> timedelta:
    """Set the clock wrong from the beginning, or only later; return how much later."""
    before, later = request.param
    set_clock(before)
    jump: timedelta = later
    return jump


@pytest.mark.parametrize("case", CASES)
async def test_clock_is_set_on_the_way(
    jump: timedelta,
    entry: MockConfigEntry,
    stack: Stack,
    set_clock: SetClock,
    case: tuple[Path, str],
) -> None:
    """Show every step that comes after, as if the clock had always been right."""
    path, step = case
    story = path.story(stack, PATHS.index(path))
    while not story.finished:
        if await story.step() == step and story.done.count(step) == 1:
            set_clock(jump)
        expected = path.standing(story.done)
        await until(
            lambda: standing(entry) == expected,  # noqa: B023
            f"{expected} after {story.done}, but {standing(entry)}",
        )

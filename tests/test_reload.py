"""Test that a reload in the middle of a burst of webhooks loses nothing."""

import asyncio

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.status_tracker.tracker.terms import Step
from tests.common import coordinator_of
from tests.live.paths import PATHS, Path
from tests.stack.stack import Stack
from tests.stacked import until

from .test_clock import entry, stack, standing  # noqa: F401
from .test_journey_film import often  # noqa: F401

ALWAYS = {
    Step.REQUESTED,
    Step.APPROVED,
    Step.ADDED,
    Step.GRABBED,
    Step.DOWNLOADED,
    Step.IMPORTED,
    Step.AVAILABLE,
}


@pytest.mark.parametrize("before", [0, 4, 8])
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
async def test_story_goes_on_while_the_entry_is_reloaded(
    hass: HomeAssistant,
    entry: MockConfigEntry,  # noqa: F811
    stack: Stack,  # noqa: F811
    path: Path,
    before: int,
) -> None:
    """Find what was sent while nobody listened, and what came before and after."""
    story = path.story(stack, PATHS.index(path))
    for _ in range(before):
        await story.step()
    reload = asyncio.create_task(hass.config_entries.async_reload(entry.entry_id))
    while not story.finished:
        await story.step()
        await asyncio.sleep(0)
    assert await reload
    await until(
        lambda: standing(entry) == path.standing(story.done),
        f"{path.standing(story.done)}, but {standing(entry)}",
    )
    tracker = coordinator_of(entry).tracker
    (request_id,) = tracker.requests

    def missing() -> set[Step]:
        return ALWAYS - {one.step for one in tracker.timeline(request_id)}

    # What only the records still tell may be found after the end.
    await until(lambda: not missing(), f"{missing()}")

"""Test that whole stories, told by the simulated services, raise the right events."""

from dataclasses import replace
from datetime import timedelta
from typing import Final, NamedTuple

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import async_capture_events

from custom_components.status_tracker.announcing.happenings import Kind
from custom_components.status_tracker.const import EVENT_HAPPENED
from tests.stack.catalogue import COPPER_LIGHTHOUSE, HARBOUR_NINE, KITSUNE_POST_OFFICE
from tests.stack.player import Delivery, Options, Removal
from tests.stack.stories import tell
from tests.stack.world import Title
from tests.stacked import until

from .test_journeys import Home, home, stack  # noqa: F401


class Part(NamedTuple):
    """Name the last step of a part of a story, and what is told of it."""

    step: str
    told: tuple[str, ...]
    nth: int = 1


WISHED: Final = (Part("wish", ("requested",)), Part("approve", ("approved",)))
FETCHED: Final = (
    *WISHED,
    Part("grab", ("grabbed", "download_started")),
    Part("finish", ("downloaded",)),
)
HERE: Final = (*FETCHED, Part("announce", ("imported", "available")))
SEASON: Final = HARBOUR_NINE.episodes
TWO_SEASONS: Final = replace(
    HARBOUR_NINE,
    episodes=SEASON[:2]
    + tuple(
        replace(one, season=2, tvdb_id=one.tvdb_id + 1_000, number=number)
        for number, one in enumerate(SEASON[:1], 1)
    ),
)
STORIES: Final[dict[str, tuple[Title, Options, tuple[Part, ...]]]] = {
    "film": (COPPER_LIGHTHOUSE, Options(), HERE),
    "pack": (HARBOUR_NINE, Options(), HERE),
    "seasons": (
        TWO_SEASONS,
        Options(delivery=Delivery.SINGLES),
        (
            *WISHED,
            Part("grab", ("grabbed", "download_started"), 2),
            Part("finish", ("downloaded",)),
            Part("hint", ("imported", "episode_available")),
            Part("finish", ("downloaded",), 2),
            Part("hint", ("imported", "season_available"), 2),
            Part("grab", ("grabbed", "download_started"), 3),
            Part("finish", ("downloaded",), 3),
            Part("announce", ("imported", "available")),
        ),
    ),
    "anime": (
        KITSUNE_POST_OFFICE,
        Options(),
        (
            *FETCHED,
            Part("complete", ("imported",)),
            Part("match", ("matched",)),
            Part("announce", ("available",)),
        ),
    ),
    "declined": (
        COPPER_LIGHTHOUSE,
        Options(declined=True),
        (WISHED[0], Part("decline", ("declined",))),
    ),
    "failed": (
        COPPER_LIGHTHOUSE,
        Options(fails_at_seerr=True),
        (WISHED[0], Part("approve", ("approved", "failed"))),
    ),
    "blocked": (
        COPPER_LIGHTHOUSE,
        Options(import_blocked=True),
        (
            *FETCHED,
            Part("block", ("needs_attention",)),
            Part("announce", ("imported", "attention_cleared", "available")),
        ),
    ),
    "deleted": (
        COPPER_LIGHTHOUSE,
        Options(removal=Removal.ARR),
        (*HERE, Part("remove", ("deleted",))),
    ),
}


@pytest.fixture(autouse=True)
def haste(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for what belongs together as long as stories of this speed need."""
    module = "custom_components.status_tracker.announcing.announcer"
    monkeypatch.setattr(f"{module}.QUIET", timedelta(seconds=0.4))


@pytest.mark.parametrize(
    ("title", "options", "parts"), STORIES.values(), ids=STORIES.keys()
)
async def test_story_is_told_step_by_step(
    hass: HomeAssistant,
    home: Home,  # noqa: F811
    title: Title,
    options: Options,
    parts: tuple[Part, ...],
) -> None:
    """Raise an event for each thing that happens, once, on the bus and the entity."""
    events = async_capture_events(hass, EVENT_HAPPENED)
    heard = 0

    def told() -> list[str]:
        return [event.data["type"] for event in events[heard:]]

    story = tell(home.stack, title, options)
    for part in parts:
        await story.advance_to(part.step, part.nth)
        await until(lambda: len(told()) >= len(part.told), f"{part}")  # noqa: B023
        assert told() == list(part.told)
        heard = len(events)
    state = hass.states.get("event.status_tracker_requests")
    assert state is not None
    assert state.attributes["event_type"] == events[-1].data["type"]
    assert {each.data["title"] for each in events} == {title.title}


def test_every_kind_is_told_by_a_story() -> None:
    """Leave out no kind of happening."""
    told = {
        kind for _, _, parts in STORIES.values() for part in parts for kind in part.told
    }
    assert told == set(Kind)

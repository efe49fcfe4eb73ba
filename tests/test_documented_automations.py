"""Test that every automation in the documents loads, runs, and says what it should."""

from pathlib import Path
import re
from typing import Any, Final

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.automation import DOMAIN as AUTOMATION
from homeassistant.const import STATE_ON
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component
from homeassistant.util.yaml import parse_yaml
import pytest
from pytest_homeassistant_custom_component.common import async_mock_service

from custom_components.status_tracker.coordinator import StatusTrackerCoordinator
from custom_components.status_tracker.tracker.facts import ImportBlocked
from custom_components.status_tracker.tracker.terms import DownloadPhase, WishStatus

from .telling import Teller
from .tracker.stories import RADARR, START, Film, minute, seen

pytestmark = pytest.mark.usefixtures("no_watchers")

ROOT: Final = Path(__file__).parents[1]
FILM = Film()
HASH = "a" * 40
# What each automation says in the course of the story.
SAID: Final = {
    "Say that something is ready": "Ready to watch.",
    "Tell what is wrong": "import_blocked: Sample",
    "Make popcorn": "The Copper Lighthouse is at 95 %.",
    "Count the downloads that begin": (
        "The Copper Lighthouse went from grabbing to downloading."
    ),
    "Say that something is being fetched": "Something is being downloaded.",
    "A wish came in": "alice asks for The Copper Lighthouse.",
    "The same by the event entity": "The Copper Lighthouse is there.",
    "What is on its way": "0 more on the way.",
    "Tell me when all of it is there": (
        "The Copper Lighthouse is ready, and nothing else is on its way."
    ),
    "Welcome a wish": "alice asks for The Copper Lighthouse; 0 others are stuck.",
}


def documented() -> list[dict[str, Any]]:
    """Return the automations in the documents."""
    found = []
    for document in (ROOT / "README.md", ROOT / "docs" / "automations.md"):
        for block in re.findall(r"```yaml\n(.*?)```", document.read_text(), re.DOTALL):
            content = parse_yaml(block)
            assert isinstance(content, dict)
            if "triggers" in content:
                found.append(content)
    return found


def test_every_document_has_examples_that_are_known() -> None:
    """Expect something of each example, and of no other."""
    assert {one["alias"] for one in documented()} == SAID.keys()


async def test_examples_run(
    hass: HomeAssistant,
    coordinator: StatusTrackerCoordinator,
    freezer: FrozenDateTimeFactory,
) -> None:
    """Play a film's story, with a trouble, to all examples at once."""
    freezer.move_to(START)
    teller = Teller(hass, coordinator, freezer)
    calls = async_mock_service(hass, "notify", "notify")
    assert await async_setup_component(hass, AUTOMATION, {AUTOMATION: documented()})
    await hass.async_block_till_done()
    registry = er.async_get(hass)
    assert registry.async_get("event.status_tracker_requests") is not None
    states = hass.states.async_all(AUTOMATION)
    assert {state.state for state in states} == {STATE_ON}
    await teller.tell(FILM.wish(0, WishStatus.PENDING))
    await teller.tell(FILM.wish(5, WishStatus.APPROVED))
    await teller.tell(FILM.grabbed(10, HASH))
    await teller.tell(seen(15, HASH, 0.2))
    await teller.tell(seen(20, HASH, 0.95))
    await teller.tell(seen(25, HASH, 1.0, DownloadPhase.COMPLETE))
    blocked = FILM.grabbed(30, HASH)
    await teller.tell(
        ImportBlocked(
            at=minute(30),
            source=RADARR,
            subject=blocked.subject,
            episodes=blocked.episodes,
            messages=("Sample",),
        )
    )
    await teller.tell(FILM.imported(35, HASH))
    await teller.tell(FILM.playable(40))
    said = [call.data["message"] for call in calls]
    assert sorted(said) == sorted(SAID.values())

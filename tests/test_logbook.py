"""Test that the logbook tells what happened, and to whom it belongs."""

from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.components.recorder.common import (
    async_wait_recording_done,
)
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.status_tracker.const import EVENT_HAPPENED
from custom_components.status_tracker.coordinator import StatusTrackerCoordinator
from custom_components.status_tracker.happenings import Kind
from custom_components.status_tracker.tracker.models import WishStatus
from custom_components.status_tracker.wording import episodes_in_words

from .tracker.stories import Film

PAYLOAD: dict[str, Any] = {
    "type": "available",
    "request_id": "abc",
    "entity_id": "sensor.status_tracker_harbour_nine",
    "title": "Harbour Nine",
    "year": 2023,
    "media_type": "tv",
    "is_anime": None,
    "is_4k": None,
    "seasons": [],
    "episodes": [],
    "episode_count": 0,
    "requested_by": None,
    "person": None,
    "user_id": None,
    "poster": None,
    "link": None,
    "reason": None,
    "detail": None,
    "at": "2026-01-20T18:00:00+00:00",
}
EPISODES = {"seasons": [1], "episodes": ["S01E01", "S01E02"], "episode_count": 2}
LINES: list[tuple[dict[str, Any], str]] = [
    ({"type": "requested"}, "was requested"),
    (
        {"type": "requested", "requested_by": "alice", "seasons": [1, 2]},
        "was requested by alice, season 1 and season 2",
    ),
    ({"type": "approved"}, "was approved"),
    ({"type": "declined", "detail": "Too long"}, "was declined: Too long"),
    ({"type": "grabbed"}, "was found and is being fetched"),
    (
        {"type": "grabbed", **EPISODES},
        "was found and is being fetched, episodes 1 and 2 of season 1",
    ),
    ({"type": "download_started"}, "began to download"),
    ({"type": "downloaded"}, "was downloaded"),
    ({"type": "imported"}, "came into the library"),
    ({"type": "matched"}, "was recognized by Shoko"),
    (
        {"type": "episode_available", **EPISODES},
        "has more to watch, episodes 1 and 2 of season 1",
    ),
    (
        {"type": "season_available", **EPISODES},
        "has a whole season to watch, season 1",
    ),
    ({"type": "available"}, "is ready to watch"),
    ({"type": "failed", "detail": "No peers"}, "failed: No peers"),
    (
        {"type": "needs_attention", "reason": "import_blocked"},
        "needs attention: Import blocked",
    ),
    (
        {"type": "needs_attention", "reason": "x", "detail": "Not a valid file"},
        "needs attention: Not a valid file",
    ),
    ({"type": "attention_cleared"}, "needs no attention any more"),
    ({"type": "deleted"}, "was deleted"),
]


@pytest.mark.parametrize(
    ("changes", "message"), LINES, ids=[message for _, message in LINES]
)
@pytest.mark.usefixtures("recorder_mock", "no_watchers", "coordinator")
async def test_happening_reads_well(
    hass: HomeAssistant,
    hass_ws_client: WebSocketGenerator,
    changes: dict[str, Any],
    message: str,
) -> None:
    """Tell each happening in a line, behind the name of its request."""
    assert await async_setup_component(hass, "logbook", {})
    await hass.async_block_till_done()
    hass.bus.async_fire(EVENT_HAPPENED, PAYLOAD | changes)
    await async_wait_recording_done(hass)
    client = await hass_ws_client(hass)
    await client.send_json_auto_id(
        {"type": "logbook/get_events", "start_time": "2020-01-01T00:00:00+00:00"}
    )
    lines = (await client.receive_json())["result"]
    (line,) = (one for one in lines if one.get("domain") == "status_tracker")
    assert (line["name"], line["message"]) == ("Harbour Nine", message)
    assert line["entity_id"] == PAYLOAD["entity_id"]
    assert line["icon"].startswith("mdi:")


def test_every_happening_has_a_line() -> None:
    """Leave out no kind of happening."""
    assert {changes["type"] for changes, _ in LINES} == set(Kind)


@pytest.mark.usefixtures("recorder_mock", "no_watchers")
async def test_logbook_of_a_request_tells_what_happened_to_it(
    hass: HomeAssistant,
    hass_ws_client: WebSocketGenerator,
    coordinator: StatusTrackerCoordinator,
) -> None:
    """Show a request's happenings beside the states of its sensor."""
    assert await async_setup_component(hass, "logbook", {})
    await coordinator.async_apply([Film().wish(0, WishStatus.PENDING)])
    await hass.async_block_till_done()
    sensor = "sensor.status_tracker_the_copper_lighthouse"
    assert hass.states.get(sensor) is not None
    hass.bus.async_fire(EVENT_HAPPENED, PAYLOAD | {"entity_id": sensor})
    hass.bus.async_fire(EVENT_HAPPENED, PAYLOAD)
    await async_wait_recording_done(hass)
    client = await hass_ws_client(hass)
    await client.send_json_auto_id(
        {
            "type": "logbook/get_events",
            "start_time": "2020-01-01T00:00:00+00:00",
            "entity_ids": [sensor],
        }
    )
    lines = (await client.receive_json())["result"]
    told = [line for line in lines if line.get("domain") == "status_tracker"]
    assert [line["message"] for line in told] == ["is ready to watch"]


@pytest.mark.parametrize(
    ("codes", "count", "expected"),
    [
        ([], 0, ""),
        (["S01E05"], 1, "episode 5 of season 1"),
        (["S02E01", "S02E02"], 2, "episodes 1 and 2 of season 2"),
        (["S01E03", "S01E01", "S01E02"], 3, "episodes 1 to 3 of season 1"),
        (
            ["S01E01", "S01E02", "S01E03", "S01E07"],
            4,
            "episodes 1 to 3 and 7 of season 1",
        ),
        (["S00E01"], 1, "episode 1 of the specials"),
        (
            ["S01E09", "S02E01"],
            2,
            "episode 9 of season 1 and episode 1 of season 2",
        ),
        (["S01E01"], 300, "300 episodes"),
    ],
    ids=["none", "one", "two", "run", "gap", "special", "seasons", "many"],
)
def test_episodes_are_named_as_people_do(
    codes: list[str], count: int, expected: str
) -> None:
    """Name a run of episodes by its ends."""
    assert episodes_in_words(codes, count) == expected

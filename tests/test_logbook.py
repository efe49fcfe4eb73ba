"""Test that the logbook tells what happened, and to whom it belongs."""

from pathlib import Path
from typing import Any, Final

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.components.recorder.common import (
    async_wait_recording_done,
)
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.status_tracker.announcing.happenings import Kind
from custom_components.status_tracker.const import DOMAIN, EVENT_HAPPENED
from custom_components.status_tracker.coordinator import StatusTrackerCoordinator
from custom_components.status_tracker.tracker.terms import WishStatus
from custom_components.status_tracker.wording import episodes_in_short

from .common import async_set_up
from .telling import Teller
from .tracker.stories import START, Film
from .translations import ENGLISH

README: Final = Path(__file__).parents[1] / "README.md"

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
        "was requested by alice (S01, S02)",
    ),
    ({"type": "approved"}, "was approved"),
    ({"type": "declined", "detail": "Too long"}, "was declined: Too long"),
    ({"type": "grabbed"}, "was found and is being fetched"),
    (
        {"type": "grabbed", **EPISODES},
        "was found and is being fetched (S01E01, E02)",
    ),
    ({"type": "download_started"}, "began to download"),
    ({"type": "downloaded"}, "was downloaded"),
    ({"type": "imported"}, "came into the library"),
    ({"type": "matched"}, "was recognized by Shoko"),
    (
        {"type": "episode_available", **EPISODES},
        "has more to watch (S01E01, E02)",
    ),
    (
        {"type": "season_available", **EPISODES},
        "has a whole season to watch (S01)",
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
    (
        {"type": "needs_attention", "reason": "no_release", "detail": "not_in_arr"},
        "needs attention: Neither Radarr nor Sonarr has the title.",
    ),
    ({"type": "attention_cleared"}, "needs no attention any more"),
    ({"type": "deleted"}, "was deleted"),
]


async def written(
    hass: HomeAssistant, hass_ws_client: WebSocketGenerator, payload: dict[str, Any]
) -> dict[str, Any]:
    """Return what the logbook shows of a happening."""
    assert await async_setup_component(hass, "logbook", {})
    await hass.async_block_till_done()
    hass.bus.async_fire(EVENT_HAPPENED, payload)
    await async_wait_recording_done(hass)
    client = await hass_ws_client(hass)
    await client.send_json_auto_id(
        {"type": "logbook/get_events", "start_time": "2020-01-01T00:00:00+00:00"}
    )
    lines = (await client.receive_json())["result"]
    line: dict[str, Any]
    (line,) = (one for one in lines if one.get("domain") == "status_tracker")
    return line


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
    line = await written(hass, hass_ws_client, PAYLOAD | changes)
    assert (line["name"], line["message"]) == ("Harbour Nine", message)
    assert line["entity_id"] == PAYLOAD["entity_id"]
    assert line["icon"].startswith("mdi:")


def test_every_happening_has_a_line() -> None:
    """Leave out no kind of happening."""
    assert {changes["type"] for changes, _ in LINES} == set(Kind)
    told = {key for key in ENGLISH["common"] if key.startswith("logbook_")}
    assert told == {f"logbook_{kind}" for kind in Kind} | {"logbook_requested_by"}


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("de", "wurde von alice angefragt (S01, S02)"),
        ("ja", "alice がリクエストしました (S01, S02)"),
        ("xx", "was requested by alice (S01, S02)"),
    ],
)
@pytest.mark.usefixtures("recorder_mock", "no_watchers")
async def test_happening_is_told_in_the_language_of_the_household(
    hass: HomeAssistant,
    hass_ws_client: WebSocketGenerator,
    config_entry: MockConfigEntry,
    language: str,
    message: str,
) -> None:
    """Speak as Home Assistant is set to, English where that is not known."""
    await hass.config.async_update(language=language)
    await async_set_up(hass, config_entry)
    request = {"type": "requested", "requested_by": "alice", "seasons": [1, 2]}
    line = await written(hass, hass_ws_client, PAYLOAD | request)
    assert line["message"] == message


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


@pytest.mark.usefixtures("recorder_mock", "no_watchers")
async def test_example_of_the_logbook_reads_so(
    hass: HomeAssistant,
    hass_ws_client: WebSocketGenerator,
    freezer: FrozenDateTimeFactory,
    config_entry: MockConfigEntry,
) -> None:
    """Play a film's story, and find in the logbook what the README says of it."""
    assert await async_setup_component(hass, "logbook", {})
    coordinator = await async_set_up(hass, config_entry)
    client = await hass_ws_client(hass)
    freezer.move_to(START)
    film = Film()
    teller = Teller(hass, coordinator, freezer)
    await teller.tell(film.wish(0, WishStatus.APPROVED))
    await teller.tell(film.grabbed(10, "a" * 40))
    await teller.tell(film.playable(40))
    freezer.tick()
    await async_wait_recording_done(hass)
    await client.send_json_auto_id(
        {"type": "logbook/get_events", "start_time": "2020-01-01T00:00:00+00:00"}
    )
    told = [
        f"    {line['name']} {line['message']}"
        for line in (await client.receive_json())["result"]
        if line.get("domain") == DOMAIN
    ]
    assert len(told) == 4
    assert "\n".join(["", *told, ""]) in README.read_text()


@pytest.mark.parametrize(
    ("codes", "count", "expected"),
    [
        ([], 0, ""),
        (["S01E05"], 1, "S01E05"),
        (["S02E01", "S02E02"], 2, "S02E01, E02"),
        (["S01E03", "S01E01", "S01E02"], 3, "S01E01-E03"),
        (
            ["S01E01", "S01E02", "S01E03", "S01E07"],
            4,
            "S01E01-E03, E07",
        ),
        (["S00E01"], 1, "S00E01"),
        (["S01E09", "S02E01"], 2, "S01E09, S02E01"),
        (["S01E01", "S02E01"], 300, "S01, S02: 300"),
    ],
    ids=["none", "one", "two", "run", "gap", "special", "seasons", "many"],
)
def test_episodes_are_named_in_short(
    codes: list[str], count: int, expected: str
) -> None:
    """Name a run of episodes by its ends."""
    assert episodes_in_short(codes, count) == expected

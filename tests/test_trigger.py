"""Test the triggers and conditions of the automation editor."""

from collections.abc import Mapping
import json
import sys
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components import automation
from homeassistant.components.automation import DOMAIN as AUTOMATION
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import STATE_UNAVAILABLE
from homeassistant.core import Event, HomeAssistant
from homeassistant.helpers import condition, trigger
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
)

from custom_components.status_tracker.automation_filter import FILTER_FIELDS
from custom_components.status_tracker.condition import async_get_conditions
from custom_components.status_tracker.const import DOMAIN
from custom_components.status_tracker.coordinator import StatusTrackerCoordinator
from custom_components.status_tracker.tracker.facts import (
    AttentionReported,
    FoundItem,
    LibraryFound,
    Subject,
)
from custom_components.status_tracker.tracker.models import FILM as THE_FILM, Source
from custom_components.status_tracker.tracker.terms import (
    AttentionReason,
    MatchStatus,
    RequestState,
    Service,
    WishStatus,
)
from custom_components.status_tracker.trigger import async_get_triggers

from .common import async_set_up, coordinator_of
from .telling import Teller
from .tracker.stories import JELLYFIN, START, Film, Show, minute, seen
from .translations import ENGLISH, FOLDER

pytestmark = pytest.mark.usefixtures("no_watchers")

FILM = Film()
SHOW = Show(seasons={1: 3, 2: 2})
HASH = "a" * 40
RAN = "ran"
ICONS = json.loads((FOLDER / "icons.json").read_text())


@pytest.fixture(autouse=True)
def clock(freezer: FrozenDateTimeFactory) -> FrozenDateTimeFactory:
    """Begin when the stories begin."""
    freezer.move_to(START)
    return freezer


@pytest.fixture
def teller(
    hass: HomeAssistant,
    coordinator: StatusTrackerCoordinator,
    clock: FrozenDateTimeFactory,
) -> Teller:
    """Tell stories to a loaded entry."""
    return Teller(hass, coordinator, clock)


async def automate(
    hass: HomeAssistant,
    name: str,
    options: dict[str, Any] | None = None,
    conditions: list[dict[str, Any]] | None = None,
) -> list[Event[dict[str, Any]]]:
    """Set an automation up and return the list that its runs go to."""
    config = {
        "alias": "Tell",
        "triggers": [{"trigger": f"{DOMAIN}.{name}", "options": options or {}}],
        "conditions": conditions or [],
        "actions": [
            {
                "event": RAN,
                "event_data": {
                    "title": "{{ trigger.title }}",
                    "what": (
                        "{{ trigger.type | default(trigger.to_state"
                        " | default(trigger.progress)) }}"
                    ),
                    "who": "{{ trigger.requested_by }}",
                },
            }
        ],
    }
    assert await async_setup_component(hass, AUTOMATION, {AUTOMATION: [config]})
    await hass.async_block_till_done()
    state = hass.states.get("automation.tell")
    assert state is not None
    assert state.state != STATE_UNAVAILABLE
    runs: list[Event[dict[str, Any]]] = async_capture_events(hass, RAN)
    return runs


def what(runs: list[Event[dict[str, Any]]]) -> list[Any]:
    """Return what each run was about."""
    return [run.data["what"] for run in runs]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, ["episode_available", "season_available", "available"]),
        ({"part": "everything"}, ["available"]),
        ({"part": ["season", "everything"]}, ["season_available", "available"]),
        ({"part": []}, ["episode_available", "season_available", "available"]),
    ],
    ids=["all", "everything", "seasons", "none_chosen"],
)
async def test_became_available_runs_for_the_chosen_parts(
    hass: HomeAssistant,
    teller: Teller,
    options: dict[str, Any],
    expected: list[str],
) -> None:
    """Run for as much of a show as was chosen."""
    runs = await automate(hass, "became_available", options)
    await teller.tell(SHOW.wish(0, 7, WishStatus.APPROVED, [1, 2]), SHOW.listed(0.1))
    await teller.tell(SHOW.playable(10, SHOW.keys(1)[0]))
    await teller.tell(*(SHOW.playable(20, key) for key in SHOW.keys(1)[1:]))
    await teller.tell(*(SHOW.playable(30, key) for key in SHOW.keys(2)))
    assert what(runs) == expected
    assert {run.data["title"] for run in runs} == {"Harbour Nine"}


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, ["The Copper Lighthouse", "Harbour Nine"]),
        ({"media_type": "movie"}, ["The Copper Lighthouse"]),
        ({"media_type": "tv"}, ["Harbour Nine"]),
        ({"requested_by": "Alice"}, ["The Copper Lighthouse"]),
        ({"requested_by": ["carol", "bob"]}, ["Harbour Nine"]),
        ({"person": "person.alice"}, ["The Copper Lighthouse"]),
        ({"person": ["person.carol"]}, []),
        ({"anime": True}, ["Harbour Nine"]),
        ({"anime": False}, ["The Copper Lighthouse"]),
        (
            {"entity_id": "sensor.status_tracker_the_copper_lighthouse"},
            ["The Copper Lighthouse"],
        ),
        ({"requested_by": "alice", "media_type": "tv"}, []),
    ],
    ids=[
        "all",
        "films",
        "shows",
        "name",
        "names",
        "person",
        "nobody",
        "anime",
        "no_anime",
        "sensor",
        "both",
    ],
)
async def test_trigger_chooses_requests(
    hass: HomeAssistant,
    teller: Teller,
    options: dict[str, Any],
    expected: list[str],
) -> None:
    """Run for the requests that were chosen, and for no other."""
    hass.states.async_set("person.alice", "home", {"user_id": "abc"})
    runs = await automate(hass, "state_changed", {"to": "available", **options})
    season = SHOW.keys(1)
    await teller.apply(FILM.wish(0, WishStatus.APPROVED))
    await teller.apply(SHOW.wish(0, 7, WishStatus.APPROVED, [1]), SHOW.listed(0.1))
    await teller.apply(SHOW.grabbed(1, HASH, season), SHOW.imported(2, HASH, season[0]))
    await teller.apply(SHOW.matched(3, season[0], HASH, MatchStatus.MATCHED))
    await teller.apply(FILM.playable(4))
    await teller.apply(*(SHOW.playable(5, key) for key in season))
    await hass.async_block_till_done()
    assert [run.data["title"] for run in runs] == expected


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, ["no_release", "download_error"]),
        ({"reason": "no_release"}, ["no_release"]),
        ({"reason": ["import_blocked", "download_error"]}, ["download_error"]),
    ],
    ids=["all", "one", "several"],
)
async def test_needs_attention_runs_for_the_chosen_reasons(
    hass: HomeAssistant,
    teller: Teller,
    options: dict[str, Any],
    expected: list[str],
) -> None:
    """Run when somebody should look, for the reasons that were chosen."""
    runs = await automate(hass, "needs_attention", options)
    await teller.tell(FILM.wish(0, WishStatus.APPROVED))
    (request_id,) = teller.coordinator.tracker.requests
    for at, reason in (
        (400, AttentionReason.NO_RELEASE),
        (410, AttentionReason.DOWNLOAD_ERROR),
    ):
        await teller.tell(
            AttentionReported(
                at=minute(at),
                source=Source(Service.TRACKER),
                subject=Subject(request_id=request_id),
                reason=reason,
            )
        )
    assert [
        payload["reason"]
        for payload in teller.payloads
        if payload["type"] == "needs_attention"
    ] == ["no_release", "download_error"]
    assert what(runs) == ["needs_attention"] * len(expected)


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, ["requested", "approved", "grabbing", "downloading", "available"]),
        ({"to": ["grabbing"]}, ["grabbing"]),
        ({"from": "approved"}, ["grabbing"]),
        ({"from": ["downloading"], "to": ["available", "failed"]}, ["available"]),
    ],
    ids=["all", "to", "from", "both"],
)
async def test_state_changed_runs_at_once(
    hass: HomeAssistant,
    teller: Teller,
    options: dict[str, Any],
    expected: list[str],
) -> None:
    """Run for the chosen steps, without waiting for what belongs to them."""
    runs = await automate(hass, "state_changed", options)
    await teller.apply(FILM.wish(0, WishStatus.PENDING))
    await teller.apply(FILM.wish(1, WishStatus.APPROVED))
    await teller.apply(FILM.grabbed(2, HASH))
    await teller.apply(seen(3, HASH, 0.2))
    await teller.apply(seen(4, HASH, 0.4))
    await teller.apply(FILM.playable(5))
    await hass.async_block_till_done()
    assert what(runs) == expected


async def test_state_changed_says_nothing_of_the_library(
    hass: HomeAssistant, teller: Teller
) -> None:
    """Run for no title that nobody wished for."""
    runs = await automate(hass, "state_changed")
    found = LibraryFound(
        at=minute(0),
        source=JELLYFIN,
        subject=FILM.managed,
        items=(FoundItem(THE_FILM, "f" * 32, minute(0)),),
    )
    await teller.apply(found, FILM.imported(0, None), FILM.playable(0))
    await hass.async_block_till_done()
    assert runs == []


async def test_progress_passed_runs_once(hass: HomeAssistant, teller: Teller) -> None:
    """Run when a download passes the chosen point, and not again after it."""
    runs = await automate(hass, "progress_passed", {"percent": 50})
    await teller.apply(FILM.wish(0, WishStatus.APPROVED), FILM.grabbed(1, HASH))
    for at, progress in ((2, 0.2), (3, 0.49), (4, 0.53), (5, 0.9)):
        await teller.apply(seen(at, HASH, progress))
    await hass.async_block_till_done()
    assert what(runs) == [53]


async def test_progress_that_passed_before_a_restart_is_no_news(
    hass: HomeAssistant, teller: Teller, config_entry: MockConfigEntry
) -> None:
    """Run for a point that is passed once, also where it is looked at anew."""
    runs = await automate(hass, "progress_passed", {"percent": 50})
    await teller.apply(FILM.wish(0, WishStatus.APPROVED), FILM.grabbed(1, HASH))
    await teller.apply(seen(2, HASH, 0.53))
    await hass.async_block_till_done()
    assert what(runs) == [53]
    assert await hass.config_entries.async_reload(config_entry.entry_id)
    await hass.async_block_till_done()
    teller.coordinator = coordinator_of(config_entry)
    await teller.apply(seen(3, HASH, 0.55))
    await teller.apply(seen(4, HASH, 0.9))
    await hass.async_block_till_done()
    assert what(runs) == [53]


async def test_triggers_go_on_after_a_reload(
    hass: HomeAssistant, teller: Teller, config_entry: MockConfigEntry
) -> None:
    """Run for what comes after the entry was reloaded."""
    runs = await automate(hass, "state_changed", {"to": "approved"})
    assert await hass.config_entries.async_reload(config_entry.entry_id)
    await hass.async_block_till_done()
    teller.coordinator = coordinator_of(config_entry)
    await teller.apply(FILM.wish(0, WishStatus.APPROVED))
    await hass.async_block_till_done()
    assert what(runs) == ["approved"]


async def test_trigger_that_is_turned_off_is_silent(
    hass: HomeAssistant, teller: Teller
) -> None:
    """Run nothing once the automation is off."""
    runs = await automate(hass, "state_changed")
    await hass.services.async_call(
        AUTOMATION,
        automation.SERVICE_TURN_OFF,
        {"entity_id": "automation.tell"},
        blocking=True,
    )
    await teller.apply(FILM.wish(0, WishStatus.APPROVED))
    await hass.async_block_till_done()
    assert runs == []


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("progress_passed", {}),
        ("progress_passed", {"percent": 101}),
        ("state_changed", {"to": "nonsense"}),
        ("became_available", {"part": "half"}),
        ("needs_attention", {"reason": "boredom"}),
        ("needs_attention", {"media_type": "music"}),
        ("needs_attention", {"colour": "red"}),
    ],
    ids=["missing", "percent", "state", "part", "reason", "type", "unknown"],
)
@pytest.mark.usefixtures("coordinator")
async def test_wrong_options_are_refused(
    hass: HomeAssistant, name: str, options: dict[str, Any]
) -> None:
    """Say that an automation makes no sense."""
    config = {
        "alias": "Tell",
        "triggers": [{"trigger": f"{DOMAIN}.{name}", "options": options}],
        "actions": [{"event": RAN}],
    }
    assert await async_setup_component(hass, AUTOMATION, {AUTOMATION: [config]})
    await hass.async_block_till_done()
    state = hass.states.get("automation.tell")
    assert state is not None
    assert state.state == STATE_UNAVAILABLE


async def holds(
    hass: HomeAssistant, name: str, options: dict[str, Any] | None = None
) -> bool | None:
    """Return whether a condition holds, as an automation asks for it."""
    config = await condition.async_validate_condition_config(
        hass, {"condition": f"{DOMAIN}.{name}", "options": options or {}}
    )
    checker = await condition.async_from_config(hass, config)
    try:
        result: bool | None = checker.async_check()
        return result
    finally:
        checker.async_unload()


async def test_is_in_state_holds_for_any_chosen_request(
    hass: HomeAssistant, teller: Teller
) -> None:
    """Hold while one of the chosen requests is in one of the states."""
    downloading = {"state": ["grabbing", "downloading"]}
    assert not await holds(hass, "is_in_state", downloading)
    await teller.apply(FILM.wish(0, WishStatus.APPROVED), FILM.grabbed(1, HASH))
    assert await holds(hass, "is_in_state", downloading)
    assert await holds(hass, "is_in_state", {**downloading, "requested_by": "alice"})
    assert not await holds(hass, "is_in_state", {**downloading, "media_type": "tv"})
    assert not await holds(hass, "is_in_state", {"state": "available"})
    await teller.apply(FILM.playable(2))
    assert not await holds(hass, "is_in_state", downloading)


async def test_needs_attention_holds_for_the_chosen_reasons(
    hass: HomeAssistant, teller: Teller
) -> None:
    """Hold while one of the chosen requests needs somebody to look."""
    await teller.apply(FILM.wish(0, WishStatus.APPROVED))
    assert not await holds(hass, "needs_attention")
    (request_id,) = teller.coordinator.tracker.requests
    await teller.apply(
        AttentionReported(
            at=minute(400),
            source=Source(Service.TRACKER),
            subject=Subject(request_id=request_id),
            reason=AttentionReason.NO_RELEASE,
        )
    )
    assert await holds(hass, "needs_attention")
    assert await holds(hass, "needs_attention", {"reason": "no_release"})
    assert not await holds(hass, "needs_attention", {"reason": "import_blocked"})
    assert not await holds(hass, "needs_attention", {"requested_by": "bob"})


async def test_condition_says_when_it_may_have_changed(
    hass: HomeAssistant, teller: Teller
) -> None:
    """Tell who follows a condition that something changed, until they stop."""
    config = await condition.async_validate_condition_config(
        hass,
        {"condition": f"{DOMAIN}.is_in_state", "options": {"state": "approved"}},
    )
    checker = await condition.async_from_config(hass, config)
    seen_changes: list[bool | None] = []
    stop = await checker.async_track_changes(
        lambda: seen_changes.append(checker.async_check())
    )
    assert not checker.needs_polling
    await teller.apply(FILM.wish(0, WishStatus.APPROVED))
    assert seen_changes == [True]
    stop()
    await teller.apply(FILM.grabbed(1, HASH))
    assert seen_changes == [True]
    checker.async_unload()


async def test_condition_does_not_hold_while_nothing_is_loaded(
    hass: HomeAssistant, teller: Teller, config_entry: MockConfigEntry
) -> None:
    """Hold nothing while the entry is unloaded."""
    await teller.apply(FILM.wish(0, WishStatus.APPROVED))
    assert await holds(hass, "is_in_state", {"state": "approved"})
    await hass.config_entries.async_unload(config_entry.entry_id)
    assert not await holds(hass, "is_in_state", {"state": "approved"})


@pytest.mark.usefixtures("coordinator")
async def test_editor_knows_every_field(hass: HomeAssistant) -> None:
    """Describe each trigger and condition, with a text and an icon for each field."""
    assert await async_setup_component(hass, AUTOMATION, {})
    await hass.async_block_till_done()
    triggers = await trigger.async_get_all_descriptions(hass)
    conditions = await condition.async_get_all_descriptions(hass)
    kinds: list[tuple[str, Mapping[str, Any], Mapping[str, Any]]] = [
        ("triggers", await async_get_triggers(hass), triggers),
        ("conditions", await async_get_conditions(hass), conditions),
    ]
    for kind, known, described in kinds:
        assert ENGLISH[kind].keys() == ICONS[kind].keys() == known.keys()
        for name, each in known.items():
            fields = {str(field) for field in {**each.fields, **FILTER_FIELDS}}
            description = described[f"{DOMAIN}.{name}"]
            assert description is not None
            assert description["fields"].keys() == fields
            assert ENGLISH[kind][name]["fields"].keys() == fields


def test_selectors_have_their_labels() -> None:
    """Name each value that can be chosen."""
    labels = {
        name: set(ENGLISH["selector"][name]["options"])
        for name in ("request_state", "attention_reason")
    }
    assert labels["request_state"] == set(RequestState)
    assert labels["attention_reason"] == set(AttentionReason)


@pytest.mark.parametrize("name", ["trigger", "condition"])
async def test_interface_that_changed_costs_nothing_else(
    hass: HomeAssistant,
    monkeypatch: pytest.MonkeyPatch,
    config_entry: MockConfigEntry,
    name: str,
) -> None:
    """Do without triggers or conditions where Home Assistant has others by then."""
    kind = name.capitalize()
    monkeypatch.delitem(sys.modules, f"custom_components.{DOMAIN}.{name}")
    monkeypatch.delattr(f"homeassistant.helpers.{name}.{kind}")
    coordinator = await async_set_up(hass, config_entry)
    assert await async_setup_component(hass, AUTOMATION, {})
    await hass.async_block_till_done()
    assert f"custom_components.{DOMAIN}.{name}" not in sys.modules
    assert config_entry.state is ConfigEntryState.LOADED
    await coordinator.async_apply([FILM.wish(0, WishStatus.APPROVED)])
    await hass.async_block_till_done()
    state = hass.states.get("sensor.status_tracker_the_copper_lighthouse")
    assert state is not None
    assert state.state == RequestState.APPROVED

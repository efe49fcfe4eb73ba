"""Test the sync as a job: joined, cancelled, begun again, cut short, refused."""

import asyncio
from typing import Any

from homeassistant.components.sensor import DOMAIN as SENSOR
from homeassistant.const import ATTR_ENTITY_ID
from homeassistant.core import (
    Context,
    Event,
    EventStateChangedData,
    HomeAssistant,
    callback,
)
from homeassistant.exceptions import (
    HomeAssistantError,
    ServiceValidationError,
    Unauthorized,
)
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.helpers.event import async_track_state_change_event
import pytest
from pytest_homeassistant_custom_component.common import MockUser
from pytest_homeassistant_custom_component.typing import (
    ClientSessionGenerator,
    WebSocketGenerator,
)

from custom_components.status_tracker.const import DOMAIN
from custom_components.status_tracker.library import sync
from tests.common import make_entry
from tests.stack.catalogue import REFERENCE
from tests.stack.faults import Fault
from tests.stack.populate import invent
from tests.stack.stack import Stack
from tests.stacked import until
from tests.websocket import ask, event, fail

from .sync_home import SyncHome, counts, names

SENSOR_ID = "sensor.status_tracker_library_sync"
BUTTON_ID = "button.status_tracker_sync_library"


def films(home: SyncHome, count: int) -> None:
    """Let so many films be in the library."""
    home.own(invent(count), in_seerr=False)


def slow(home: SyncHome, path: str = "/Items", delay: float = 0.3) -> Fault:
    """Let Jellyfin take its time."""
    return home.stack.jellyfin.faults.add(Fault(path=path, delay=delay))


async def test_second_call_joins(home: SyncHome) -> None:
    """Let everybody who asks for a sync while one runs have that one's answer."""
    films(home, 3)
    slow(home, delay=0.1)
    calls = [asyncio.create_task(home.call()) for _ in range(3)]
    await until(lambda: home.sync.state.running, "a sync")
    answers = await asyncio.gather(*calls)
    assert {each["started"] for each in answers} == {answers[0]["started"]}
    assert all(counts(each["result"]) == {"added": 3} for each in answers)


async def test_cancelled_sync_keeps_what_it_saved(home: SyncHome) -> None:
    """End at once when somebody cancels, and find the rest the next time."""
    films(home, 20)
    home.stack.jellyfin.faults.add(Fault(path="/Items", delay=5.0, skip=2))
    call = asyncio.create_task(home.call())
    await until(lambda: home.sync.state.phase == "matching", "the titles")
    await home.hass.services.async_call(
        DOMAIN, "cancel_library_sync", {}, blocking=True
    )
    answer = await call
    assert answer["cancelled"]
    assert answer["error"] is None
    assert not home.sync.state.running
    home.stack.jellyfin.faults.clear()
    assert counts(await home.read()) == {"added": 20}


async def test_nothing_to_cancel(home: SyncHome) -> None:
    """Take no offence at a cancellation without a sync."""
    await home.hass.services.async_call(
        DOMAIN, "cancel_library_sync", {}, blocking=True
    )
    assert not home.sync.state.cancelled


async def test_sync_begins_again_after_a_restart(home: SyncHome) -> None:
    """Go on after a restart in the middle, and do nothing twice."""
    films(home, 5)
    fault = slow(home, delay=30.0)
    home.sync.async_begin()
    await until(lambda: fault.struck > 0, "a question to Jellyfin")
    first = home.sync
    home.stack.jellyfin.faults.clear()
    await home.restart()
    assert home.sync is not first
    await until(lambda: home.sync.state.result is not None, "the end of the sync")
    assert counts(home.sync.state.result or {}) == {"added": 5}
    await home.restart()
    assert not home.sync.state.running
    assert counts(home.sync.state.result or {}) == {"added": 5}


async def test_dry_run_begins_again_as_one(home: SyncHome) -> None:
    """Stay a dry run through a restart."""
    films(home, 2)
    fault = slow(home, delay=30.0)
    home.sync.async_begin(dry_run=True)
    await until(lambda: fault.struck > 0, "a question to Jellyfin")
    home.stack.jellyfin.faults.clear()
    await home.restart()
    await until(lambda: home.sync.state.result is not None, "the end of the sync")
    assert home.sync.state.dry_run
    assert not home.coordinator.tracker.archive.ids


@pytest.mark.parametrize("document", [{}, {"result": 5}, {"running": True}], ids=str)
async def test_damaged_file_is_no_obstacle(
    home: SyncHome, document: dict[str, Any]
) -> None:
    """Start without a past where the file of the last sync makes no sense."""
    await home.sync._file.async_write(document)
    await home.restart()
    assert not home.sync.state.running
    assert counts(await home.read()) == {}


async def test_jellyfin_fails_for_a_moment(home: SyncHome) -> None:
    """Ask for a page again that Jellyfin could not give, and miss nothing."""
    films(home, 1200)
    fault = Fault(path="/Items", status=500, skip=3, times=2)
    home.stack.jellyfin.faults.add(fault)
    assert counts(await home.read(limit=0)) == {"added": 1200}
    assert fault.struck == 2


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault(path="/Items", drop=True, skip=3), "jellyfin_unreachable"),
        (Fault(path="/Items", status=500, skip=3), "jellyfin_unreachable"),
        (Fault(path="/Items", status=401, skip=3), "jellyfin_refused"),
        (Fault(path="/Items", drop=True), "jellyfin_unreachable"),
    ],
    ids=["down in the middle", "broken", "key refused", "down from the start"],
)
async def test_jellyfin_fails(home: SyncHome, fault: Fault, error: str) -> None:
    """Say why a sync ended early; what it has stays, what is gone is not guessed."""
    films(home, 600)
    home.stack.jellyfin.faults.add(fault)
    with pytest.raises(HomeAssistantError) as raised:
        await home.call()
    assert raised.value.translation_key == f"library_sync_{error}"
    state = home.sync.state
    assert state.error == error
    result = state.result or {}
    assert not result["gone"]["count"]
    known = result["added"]["count"]
    assert known == (500 if fault.skip else 0)
    assert len(home.coordinator.tracker.archive) == known
    home.stack.jellyfin.faults.clear()
    rest = {"added": 600 - known} | ({"unchanged": known} if known else {})
    assert counts(await home.read()) == rest


async def test_service_that_is_down_is_left_out(home: SyncHome) -> None:
    """Take in what Jellyfin has although Radarr, Seerr and Shoko do not answer."""
    home.own(REFERENCE)
    for service in (home.stack.radarr, home.stack.seerr, home.stack.shoko):
        service.faults.add(Fault(drop=True))
    result = await home.read()
    assert counts(result) == {"added": 4}
    assert {each["service"] for each in result["skipped"]} == {
        "radarr",
        "seerr",
        "shoko",
    }
    assert {each["detail"] for each in result["skipped"]} == {
        "The connection was closed without an answer"
    }
    for service in (home.stack.radarr, home.stack.seerr, home.stack.shoko):
        service.faults.clear()
    result = await home.read()
    assert not result["skipped"]
    assert result["updated"]["count"] == 4


async def test_household_of_jellyfin_alone(
    hass: HomeAssistant,
    stack: Stack,
    no_watchers: None,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    """Take the library in where there is neither Seerr nor Shoko nor Radarr."""
    home = SyncHome(hass, stack)
    await home.move_in(hass_client_no_auth, only={"jellyfin"})
    home.own(REFERENCE)
    assert counts(await home.read()) == {"added": 4}
    assert counts(await home.read()) == {"unchanged": 4}


async def test_household_without_jellyfin(
    hass: HomeAssistant, stack: Stack, no_watchers: None
) -> None:
    """Say that there is no library to read."""
    entry = make_entry()
    entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup(entry.entry_id)
    with pytest.raises(HomeAssistantError) as raised:
        await hass.services.async_call(DOMAIN, "sync_library", {}, blocking=True)
    assert raised.value.translation_key == "library_sync_no_jellyfin"


async def test_actions_are_for_administrators(
    home: SyncHome, hass_read_only_user: MockUser
) -> None:
    """Refuse everybody else."""
    films(home, 1)
    context = Context(user_id=hass_read_only_user.id)
    for action in ("sync_library", "cancel_library_sync"):
        with pytest.raises(Unauthorized):
            await home.hass.services.async_call(
                DOMAIN, action, {}, blocking=True, context=context
            )
    assert home.sync.state.started is None


async def test_actions_need_a_loaded_entry(home: SyncHome) -> None:
    """Say that nothing is loaded."""
    await home.hass.config_entries.async_unload(home.entry.entry_id)
    with pytest.raises(ServiceValidationError, match="not loaded"):
        await home.hass.services.async_call(DOMAIN, "sync_library", {}, blocking=True)


async def test_button_begins_and_sensor_follows(home: SyncHome) -> None:
    """Begin by the button, and show how far it is and how it ended."""
    films(home, 3)
    slow(home, delay=0.05)
    states: list[str] = []
    hass = home.hass

    @callback
    def note(told: Event[EventStateChangedData]) -> None:
        """Keep the state of the sensor."""
        if (new := told.data["new_state"]) is not None:
            states.append(new.state)

    async_track_state_change_event(hass, SENSOR_ID, note)
    before = hass.states.get(SENSOR_ID)
    assert before is not None
    assert before.state == "idle"
    await hass.services.async_call(
        "button", "press", {ATTR_ENTITY_ID: BUTTON_ID}, blocking=True
    )
    await until(lambda: "running" in states and states[-1] == "idle", "the end")
    after = hass.states.get(SENSOR_ID)
    assert after is not None
    told = dict(after.attributes)
    assert told["phase"] is None
    assert (told["scanned"], told["total"]) == (3, 3)
    assert (told["added"], told["updated"], told["gone"]) == (3, 0, 0)
    assert told["finished"] >= told["started"]
    assert not told["cancelled"]
    assert told["error"] is None
    entry = er.async_get(hass).async_get(SENSOR_ID)
    assert entry is not None
    assert entry.domain == SENSOR
    assert entry.translation_key == "library_sync"


async def test_panel_follows_a_sync(
    home: SyncHome, hass_ws_client: WebSocketGenerator, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Send how it stands, then what changes, not too often, and how it ended."""
    monkeypatch.setattr(sync, "_INTERVAL", 0.02)
    home.own(REFERENCE)
    client = await hass_ws_client(home.hass)
    await ask(client, "library/subscribe")
    first = await event(client)
    assert not first["running"]
    assert first["result"] is None
    slow(home, delay=0.05)
    await client.send_json_auto_id({"type": "status_tracker/library/sync"})
    told: list[dict[str, Any]] = []
    while not told or told[-1]["running"]:
        message = await client.receive_json()
        if message["type"] == "event":
            told.append(message["event"])
        else:
            assert message["result"] == {}
    phases = [each["phase"] for each in told]
    order = ["reading", "matching", "saving", None]
    assert phases[0] == "reading"
    assert [order.index(each) for each in phases] == sorted(map(order.index, phases))
    assert [each["scanned"] for each in told] == sorted(e["scanned"] for e in told)
    assert told[-1]["total"] == told[-1]["scanned"] == 10
    assert counts(told[-1]["result"]) == {"added": 4}
    assert names(told[-1]["result"], "added")[0]
    # The subscription goes on when the integration is reloaded.
    await home.restart()
    assert (await event(client))["result"] == told[-1]["result"]


async def test_panel_cancels(
    home: SyncHome, hass_ws_client: WebSocketGenerator
) -> None:
    """End a sync by command."""
    films(home, 1)
    slow(home, delay=30.0)
    client = await hass_ws_client(home.hass)
    assert await ask(client, "library/sync", dry_run=True) == {}
    assert home.sync.state.running
    assert home.sync.state.dry_run
    assert await ask(client, "library/cancel") == {}
    state = await home.sync.async_joined()
    assert state.cancelled


async def test_commands_are_for_administrators(
    home: SyncHome,
    hass_ws_client: WebSocketGenerator,
    hass_read_only_access_token: str,
) -> None:
    """Let everybody look, and only administrators begin and cancel."""
    client = await hass_ws_client(home.hass, hass_read_only_access_token)
    await ask(client, "library/subscribe")
    assert not (await event(client))["running"]
    for command in ("library/sync", "library/cancel"):
        assert (await fail(client, command))["code"] == "unauthorized"
    assert home.sync.state.started is None


async def test_progress_is_told_at_most_twice_a_second(home: SyncHome) -> None:
    """Hold back what comes too soon, and never the end."""
    films(home, 40)
    told: list[bool] = []

    @callback
    def note() -> None:
        """Keep what is told."""
        told.append(home.sync.state.running)

    async_dispatcher_connect(home.hass, sync.SIGNAL_LIBRARY_SYNC, note)
    for _ in range(50):
        home.sync.async_report()
    assert len(told) <= 1
    await home.read()
    assert told[-1] is False

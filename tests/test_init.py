"""Test how the integration is set up, reloaded and removed."""

import asyncio
from collections.abc import Callable
from typing import override

from homeassistant.config_entries import ConfigEntryState, ConfigSubentry
from homeassistant.const import EVENT_HOMEASSISTANT_STARTED, EVENT_HOMEASSISTANT_STOP
from homeassistant.core import CoreState, HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.status_tracker.const import SERVICE_NAMES
from custom_components.status_tracker.coordinator import StatusTrackerCoordinator
from custom_components.status_tracker.tracker.terms import Service, WishStatus

from .common import (
    SENDERS,
    async_set_up,
    coordinator_of,
    make_entry,
    make_subentry,
    service_data,
)
from .tracker.stories import Film

WATCHERS = "custom_components.status_tracker.WATCHERS"


class FakeWatcher:
    """Note what is asked of a watcher."""

    def __init__(self) -> None:
        self.calls: list[str] = []

    async def async_start(self) -> None:
        """Note the start."""
        self.calls.append("start")

    async def async_stop(self) -> None:
        """Note the stop."""
        self.calls.append("stop")


class BrokenWatcher(FakeWatcher):
    """Fail whatever is asked of it."""

    @override
    async def async_start(self) -> None:
        """Fail to start."""
        await super().async_start()
        raise RuntimeError("Odd")

    @override
    async def async_stop(self) -> None:
        """Fail to stop."""
        await super().async_stop()
        raise RuntimeError("Odd")


class SlowWatcher(FakeWatcher):
    """Never come to an end with the start."""

    @override
    async def async_start(self) -> None:
        """Wait for ever."""
        await super().async_start()
        await asyncio.Event().wait()


def use(monkeypatch: pytest.MonkeyPatch, *watchers: FakeWatcher) -> None:
    """Have these watchers started instead of the real ones."""

    def factory(watcher: FakeWatcher) -> Callable[..., FakeWatcher]:
        return lambda *_: watcher

    table = {f"watcher {number}": factory(each) for number, each in enumerate(watchers)}
    monkeypatch.setattr(WATCHERS, table)


def state_of(entry: MockConfigEntry) -> ConfigEntryState:
    """Return the state of the entry."""
    state: ConfigEntryState = entry.state
    return state


async def test_every_service_down(
    hass: HomeAssistant, config_entry: MockConfigEntry, no_watchers: None
) -> None:
    """Set up although nothing answers, with a client for each service."""
    await async_set_up(hass, config_entry)
    assert state_of(config_entry) is ConfigEntryState.LOADED
    assert config_entry.runtime_data.clients.keys() == config_entry.subentries.keys()
    assert await hass.config_entries.async_unload(config_entry.entry_id)
    assert state_of(config_entry) is ConfigEntryState.NOT_LOADED


async def test_no_service_at_all(hass: HomeAssistant, no_watchers: None) -> None:
    """Set up before the first service is added."""
    entry = make_entry()
    await async_set_up(hass, entry)
    assert state_of(entry) is ConfigEntryState.LOADED


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"url": "ftp://127.0.0.1"}, id="no-web-address"),
        pytest.param({"url": "http://"}, id="no-host"),
    ],
)
async def test_service_that_cannot_be_used(
    hass: HomeAssistant, no_watchers: None, changes: dict[str, str]
) -> None:
    """Set the others up, and say which one is wrong."""
    broken = make_subentry(Service.SHOKO, "broken", **changes)
    coordinator = await async_set_up(hass, make_entry([broken, Service.RADARR]))
    assert coordinator.config_entry.runtime_data.clients.keys() == {"radarr"}
    assert coordinator.health["broken"].reachable is False
    assert coordinator.health["radarr"].reachable is None


async def test_service_of_another_version(
    hass: HomeAssistant, no_watchers: None
) -> None:
    """Leave alone what a newer version added."""
    unknown = make_subentry(Service.SHOKO)
    unknown["subentry_type"] = "other"
    coordinator = await async_set_up(hass, make_entry([unknown, Service.RADARR]))
    assert coordinator.health.keys() == {"radarr"}


async def test_webhooks_answer_while_loaded(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    coordinator: StatusTrackerCoordinator,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    """Register one address for each sender, and take it back on unload."""
    client = await hass_client_no_auth()
    addresses = [
        f"/api/webhook/{service_data(service)['webhook_id']}"
        for service in sorted(SENDERS)
    ]
    refused = [(await client.post(path, data=b"{")).status for path in addresses]
    assert refused == [400] * len(SENDERS)
    assert await hass.config_entries.async_unload(config_entry.entry_id)
    # Home Assistant itself answers 200 for an address that it does not know.
    ignored = [(await client.post(path, data=b"{")).status for path in addresses]
    assert ignored == [200] * len(SENDERS)


async def test_reload_in_a_burst_loses_nothing(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    coordinator: StatusTrackerCoordinator,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Know every fact that was brought before, during and after a reload."""
    reloading: asyncio.Task[bool] | None = None
    answers = []
    current = coordinator
    for number in range(1, 201):
        film = Film(tmdb=number, wish_id=number, title=f"The Film No {number}")
        if hasattr(config_entry, "runtime_data"):
            current = coordinator_of(config_entry)
        facts = [film.wish(0, WishStatus.APPROVED)]
        answers.append(asyncio.create_task(current.async_apply(facts)))
        if number == 50:
            reload = hass.config_entries.async_reload(config_entry.entry_id)
            reloading = asyncio.create_task(reload)
        await asyncio.sleep(0)
    await asyncio.gather(*answers)
    assert reloading is not None
    assert await reloading
    again = coordinator_of(config_entry)
    assert again is not coordinator
    assert len(again.tracker.requests) == 200
    sensors = [each for each in hass.states.async_entity_ids() if "film_no" in each]
    assert len(sensors) == 200
    assert [each.message for each in caplog.records if each.levelname == "ERROR"] == []
    await hass.config_entries.async_reload(config_entry.entry_id)
    assert len(coordinator_of(config_entry).tracker.requests) == 200


async def test_added_service_is_used(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    coordinator: StatusTrackerCoordinator,
) -> None:
    """Reload by itself when a service is added, and when it is removed."""
    data = service_data(
        Service.RADARR, url="http://127.0.0.1:9/second", webhook_id="f" * 64
    )
    subentry = ConfigSubentry(
        data=data,  # type: ignore[arg-type]
        subentry_id="second",
        subentry_type="radarr",
        title="Radarr 4K",
        unique_id="second",
    )
    hass.config_entries.async_add_subentry(config_entry, subentry)
    await hass.async_block_till_done()
    assert coordinator_of(config_entry).health["second"].name == "Radarr 4K"
    hass.config_entries.async_remove_subentry(config_entry, "second")
    await hass.async_block_till_done()
    assert coordinator_of(config_entry).health.keys() == set(SERVICE_NAMES)
    assert state_of(config_entry) is ConfigEntryState.LOADED


async def test_renamed_service_is_shown(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    coordinator: StatusTrackerCoordinator,
) -> None:
    """Reload by itself when a service gets another name."""
    subentry = config_entry.subentries["radarr"]
    hass.config_entries.async_update_subentry(config_entry, subentry, title="Films")
    await hass.async_block_till_done()
    assert coordinator_of(config_entry).health["radarr"].name == "Films"


async def test_other_changes_do_not_reload(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    coordinator: StatusTrackerCoordinator,
) -> None:
    """Leave it to the flows to reload for what they changed."""
    hass.config_entries.async_update_entry(config_entry, title="Requests")
    other = MockConfigEntry(domain="other")
    other.add_to_hass(hass)
    hass.config_entries.async_update_entry(other, title="Other")
    await hass.async_block_till_done()
    assert coordinator_of(config_entry) is coordinator


async def test_watchers_start_and_stop(
    hass: HomeAssistant, config_entry: MockConfigEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Start every watcher once, and stop it on unload, though others fail."""
    watchers = [FakeWatcher(), BrokenWatcher(), FakeWatcher()]
    use(monkeypatch, *watchers)
    await async_set_up(hass, config_entry)
    assert [each.calls for each in watchers] == [["start"]] * 3
    assert await hass.config_entries.async_unload(config_entry.entry_id)
    assert [each.calls for each in watchers] == [["start", "stop"]] * 3


async def test_watchers_wait_for_home_assistant(
    hass: HomeAssistant, config_entry: MockConfigEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Start no watcher before Home Assistant has started, and stop them with it."""
    watcher = FakeWatcher()
    use(monkeypatch, watcher)
    hass.set_state(CoreState.starting)
    await async_set_up(hass, config_entry)
    assert watcher.calls == []
    hass.set_state(CoreState.running)
    hass.bus.async_fire(EVENT_HOMEASSISTANT_STARTED)
    await hass.async_block_till_done()
    assert watcher.calls == ["start"]
    hass.bus.async_fire(EVENT_HOMEASSISTANT_STOP)
    await hass.async_block_till_done()
    assert watcher.calls == ["start", "stop"]


async def test_unload_before_home_assistant_started(
    hass: HomeAssistant, config_entry: MockConfigEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Start no watcher of an entry that is gone."""
    watcher = FakeWatcher()
    use(monkeypatch, watcher)
    hass.set_state(CoreState.starting)
    await async_set_up(hass, config_entry)
    assert await hass.config_entries.async_unload(config_entry.entry_id)
    hass.set_state(CoreState.running)
    hass.bus.async_fire(EVENT_HOMEASSISTANT_STARTED)
    await hass.async_block_till_done()
    assert watcher.calls == []


async def test_unload_while_a_watcher_starts(
    hass: HomeAssistant, config_entry: MockConfigEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Break a start off that takes its time, and start none of the others."""
    slow, other = SlowWatcher(), FakeWatcher()
    use(monkeypatch, slow, other)
    config_entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup(config_entry.entry_id)
    assert await hass.config_entries.async_unload(config_entry.entry_id)
    assert (slow.calls, other.calls) == (["start", "stop"], [])


async def test_setup_that_fails_half_way(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    no_watchers: None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Take back what was set up, so that the next attempt works."""

    def fail(*_: object) -> None:
        raise RuntimeError("Odd")

    with monkeypatch.context() as patched:
        patched.setattr("custom_components.status_tracker.async_at_started", fail)
        config_entry.add_to_hass(hass)
        assert not await hass.config_entries.async_setup(config_entry.entry_id)
    assert state_of(config_entry) is ConfigEntryState.SETUP_ERROR
    assert await hass.config_entries.async_reload(config_entry.entry_id)
    assert state_of(config_entry) is ConfigEntryState.LOADED

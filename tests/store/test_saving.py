"""Test when what is accepted is on disk, and what that costs."""

import asyncio
from pathlib import Path
import threading
from unittest.mock import patch

from homeassistant.const import EVENT_HOMEASSISTANT_FINAL_WRITE
from homeassistant.core import CoreState, HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.status_tracker.const import DOMAIN
from custom_components.status_tracker.coordinator import StatusTrackerCoordinator
from custom_components.status_tracker.storage import store
from custom_components.status_tracker.tracker.changes import Changes
from custom_components.status_tracker.tracker.codec import pack
from custom_components.status_tracker.tracker.models import MediaRequest

from ..tracker.stories import Show, seen
from .disk import (
    LIVE,
    Disk,
    async_reload,
    async_start_from,
    film,
    request_of,
    states,
    story,
    wish,
)

DOWNLOAD = f"{1:040x}"


async def test_apply_is_on_disk_when_it_returns(
    disk: Disk, coordinator: StatusTrackerCoordinator
) -> None:
    """Return only once the fact would survive a kill."""
    await coordinator.async_apply([wish(1)])
    request = request_of(coordinator, 1)
    assert disk.rows() == {request.id: pack(request)}


async def test_files_are_private(
    disk: Disk, coordinator: StatusTrackerCoordinator
) -> None:
    """Keep the names of those who wish from other users of the machine."""
    await coordinator.async_apply([wish(1)])
    assert disk.path(LIVE).stat().st_mode & 0o777 == 0o600


@pytest.mark.usefixtures("freezer")
async def test_restart_after_kill_keeps_everything(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    disk: Disk,
    coordinator: StatusTrackerCoordinator,
    tmp_path: Path,
) -> None:
    """Find every request as it was, with its timeline."""
    for number in range(5):
        await coordinator.async_apply(story(number)[: number + 1])
    before = {
        request_id: coordinator.tracker.timeline(request_id)
        for request_id in coordinator.tracker.requests
    }
    files = disk.copy(tmp_path / "killed")
    again = await async_start_from(hass, config_entry, disk, files)
    assert again is not coordinator
    assert {
        request_id: again.tracker.timeline(request_id)
        for request_id in again.tracker.requests
    } == before
    assert states(again, *range(5)) == [
        "approved",
        "searching",
        "grabbing",
        "importing",
        "available",
    ]


async def test_concurrent_facts_share_writes(
    disk: Disk, coordinator: StatusTrackerCoordinator
) -> None:
    """Write a burst of facts in a few writes, all of them before the answers."""
    await asyncio.gather(
        *(coordinator.async_apply([wish(number)]) for number in range(300))
    )
    assert len(disk.rows()) == 300
    assert 1 <= len(disk.writes) <= 3


async def test_facts_during_a_write_wait_for_the_next(
    hass: HomeAssistant, disk: Disk, coordinator: StatusTrackerCoordinator
) -> None:
    """Answer no fact by a write that had begun before it came."""
    with disk.held():
        first = asyncio.create_task(coordinator.async_apply([wish(1)]))
        await disk.async_write_began(hass)
        second = asyncio.create_task(coordinator.async_apply([wish(2)]))
        await asyncio.sleep(0)
        assert not first.done()
    await first
    rows = disk.rows()
    await second
    assert len(rows) == 1 or second.done()
    assert len(disk.rows()) == 2
    assert disk.writes == [LIVE, LIVE]


async def test_progress_alone_writes_nothing(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    disk: Disk,
    coordinator: StatusTrackerCoordinator,
) -> None:
    """Spare the disk while bytes move, and keep the last report on unload."""
    await coordinator.async_apply([*story(1)[:3], seen(3, DOWNLOAD, 0.1)])
    disk.writes.clear()
    for tenth in range(2, 9):
        coordinator.async_apply_live([seen(tenth, DOWNLOAD, tenth / 10)])
        await hass.async_block_till_done()
    assert disk.writes == []
    again = await async_reload(hass, config_entry)
    assert disk.writes == [LIVE]
    summary = again.tracker.summary(request_of(again, 1).id)
    assert summary is not None
    assert summary.progress == pytest.approx(0.8)


async def test_live_facts_are_saved_behind(
    hass: HomeAssistant, disk: Disk, coordinator: StatusTrackerCoordinator
) -> None:
    """Return at once, and have the change on disk soon."""
    changes = coordinator.async_apply_live([wish(1)])
    assert len(changes.requests) == 1
    assert not disk.path(LIVE).exists()
    await hass.async_block_till_done()
    assert len(disk.rows()) == 1


async def test_unknown_subject_writes_nothing(
    disk: Disk, coordinator: StatusTrackerCoordinator
) -> None:
    """Write only for requests that changed."""
    await coordinator.async_apply([seen(1, "0" * 40, 0.5)])
    assert coordinator.tracker.unmatched.total == 1
    assert disk.writes == []


async def test_marks_come_back(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    disk: Disk,
    coordinator: StatusTrackerCoordinator,
) -> None:
    """Keep how far a watcher came, without a write of its own."""
    coordinator.async_mark("history", "2026-01-01")
    await hass.async_block_till_done()
    assert disk.writes == []
    await coordinator.async_apply([wish(1)])
    assert disk.document()["data"]["marks"]["history"] == "2026-01-01"
    coordinator.async_mark("history", "2026-01-02")
    again = await async_reload(hass, config_entry)
    assert again.marks["history"] == "2026-01-02"


async def test_apply_through_the_coordinator_of_yesterday(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    disk: Disk,
    coordinator: StatusTrackerCoordinator,
) -> None:
    """Save what a request brings that began before a reload."""
    await async_reload(hass, config_entry)
    await coordinator.async_apply([wish(1)])
    assert len(disk.rows()) == 1


async def test_listeners_do_not_wait_for_the_disk(
    hass: HomeAssistant, disk: Disk, coordinator: StatusTrackerCoordinator
) -> None:
    """Show a change while it is still on its way to the disk."""
    heard: list[Changes] = []
    coordinator.async_subscribe(heard.append)
    with disk.held():
        apply = asyncio.create_task(coordinator.async_apply([wish(1)]))
        await disk.async_write_began(hass)
        assert len(heard) == 1
        assert not apply.done()
    await apply


async def test_apply_while_stopping_is_on_disk(
    hass: HomeAssistant, disk: Disk, coordinator: StatusTrackerCoordinator
) -> None:
    """Write at once although Home Assistant puts writes off at its end."""
    hass.set_state(CoreState.stopping)
    await coordinator.async_apply([wish(1)])
    assert len(disk.rows()) == 1
    hass.set_state(CoreState.running)


async def test_final_write_keeps_progress(
    hass: HomeAssistant, disk: Disk, coordinator: StatusTrackerCoordinator
) -> None:
    """Save at the end of Home Assistant what was not worth a write before."""
    await coordinator.async_apply([*story(1)[:3], seen(3, DOWNLOAD, 0.1)])
    coordinator.async_apply_live([seen(4, DOWNLOAD, 0.7)])
    hass.set_state(CoreState.final_write)
    hass.bus.async_fire(EVENT_HOMEASSISTANT_FINAL_WRITE)
    await hass.async_block_till_done()
    hass.set_state(CoreState.running)
    request = request_of(coordinator, 1)
    assert disk.rows() == {request.id: pack(request)}


async def test_removed_entry_leaves_no_file(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    disk: Disk,
    archived: StatusTrackerCoordinator,
) -> None:
    """Remove everything with the entry."""
    assert list(disk.folder.glob(f"{DOMAIN}.*"))
    await hass.config_entries.async_remove(config_entry.entry_id)
    assert not list(disk.folder.glob(f"{DOMAIN}.*"))


async def test_large_request_changes_while_it_is_packed(
    hass: HomeAssistant, disk: Disk, coordinator: StatusTrackerCoordinator
) -> None:
    """Pack a show of many episodes beside the event loop, and miss no change."""
    show = Show(seasons=dict.fromkeys(range(1, 11), 40))
    key = show.keys()[0]
    began, go_on = threading.Event(), threading.Event()
    threads: set[threading.Thread] = set()

    def slow_pack(request: MediaRequest) -> str:
        text = pack(request)
        threads.add(threading.current_thread())
        began.set()
        go_on.wait(10)
        return text

    with patch.object(store, "pack", slow_pack):
        facts = [show.grabbed(0, DOWNLOAD, [key]), show.listed(0)]
        first = asyncio.create_task(coordinator.async_apply(facts))
        assert await hass.async_add_executor_job(began.wait, 10)
        second = asyncio.create_task(
            coordinator.async_apply([show.imported(5, DOWNLOAD, key)])
        )
        await asyncio.sleep(0)
        go_on.set()
        await first
        rows = disk.rows()
        await second
    (request,) = coordinator.tracker.requests.values()
    assert request.items[key].file is not None
    assert rows == disk.rows() == {request.id: pack(request)}
    assert threading.main_thread() not in threads


async def test_large_request_breaks_its_packing_off(
    disk: Disk, coordinator: StatusTrackerCoordinator
) -> None:
    """Pack a show in the event loop where a change broke off the other way."""
    show = Show(seasons=dict.fromkeys(range(1, 11), 40))

    def unlucky_pack(request: MediaRequest) -> str:
        if threading.current_thread() is not threading.main_thread():
            raise RuntimeError("Dictionary changed size during iteration")
        return pack(request)

    with patch.object(store, "pack", unlucky_pack):
        facts = [show.grabbed(0, DOWNLOAD, show.keys()[:1]), show.listed(0)]
        await coordinator.async_apply(facts)
    (request,) = coordinator.tracker.requests.values()
    assert disk.rows() == {request.id: pack(request)}


async def test_request_that_cannot_be_packed_costs_no_other(
    disk: Disk, coordinator: StatusTrackerCoordinator, caplog: pytest.LogCaptureFixture
) -> None:
    """Save the others, and keep what was saved of this one."""
    await coordinator.async_apply([wish(1)])
    before = disk.rows()
    bad = request_of(coordinator, 1).id

    def picky_pack(request: MediaRequest) -> str:
        if request.id == bad:
            raise TypeError
        return pack(request)

    with patch.object(store, "pack", picky_pack):
        await coordinator.async_apply([film(1).added(2), wish(2)])
    assert disk.rows()[bad] == before[bad]
    assert len(disk.rows()) == 2
    assert f"Request {bad} cannot be saved" in caplog.text

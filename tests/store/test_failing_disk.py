"""Test what happens when the disk does not take what it should."""

import asyncio
from collections.abc import Callable
import errno
import os
from typing import Any, Final
from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.util.file import AtomicWriter
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)

from custom_components.status_tracker.const import DOMAIN
from custom_components.status_tracker.coordinator import StatusTrackerCoordinator
from custom_components.status_tracker.storage import writer

from .disk import LIVE, Disk, async_reload, states, wish

ISSUE = "storage_write_failed"
open_file: Final = AtomicWriter.get_fileobject


async def test_failing_disk_keeps_facts_in_memory(
    hass: HomeAssistant,
    disk: Disk,
    coordinator: StatusTrackerCoordinator,
    *,
    issue_registry: ir.IssueRegistry,
    freezer: FrozenDateTimeFactory,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Accept facts, tell the user, try again later and later, and catch up."""
    await coordinator.async_apply([wish(1)])
    disk.break_live_file()
    disk.writes.clear()
    for number in range(2, 12):
        await coordinator.async_apply([wish(number)])
    assert states(coordinator, *range(1, 12)) == ["approved"] * 11
    assert disk.writes == [LIVE]
    issue = issue_registry.async_get_issue(DOMAIN, ISSUE)
    assert issue is not None
    assert issue.translation_placeholders == {"error": "Is a directory"}

    for attempts, pause in ((2, 11), (3, 21), (4, 41)):
        freezer.tick(pause - 2)
        async_fire_time_changed(hass)
        await hass.async_block_till_done()
        assert len(disk.writes) == attempts - 1
        freezer.tick(2)
        async_fire_time_changed(hass)
        await hass.async_block_till_done()
        assert len(disk.writes) == attempts
    disk.mend_live_file()
    freezer.tick(81)
    async_fire_time_changed(hass)
    await hass.async_block_till_done()
    assert len(disk.rows()) == 11
    assert issue_registry.async_get_issue(DOMAIN, ISSUE) is None
    assert [each.message for each in caplog.records if DOMAIN in each.name] == [
        "Saving failed, requests are kept in memory until it works",
        "Saving works again",
    ]
    await coordinator.async_apply([wish(20)])
    assert len(disk.rows()) == 12


async def test_facts_during_a_late_attempt_are_saved(
    hass: HomeAssistant,
    disk: Disk,
    coordinator: StatusTrackerCoordinator,
    freezer: FrozenDateTimeFactory,
) -> None:
    """Write what came while the attempt ran that at last worked."""
    disk.break_live_file()
    await coordinator.async_apply([wish(1)])
    disk.mend_live_file()
    with disk.held():
        freezer.tick(11)
        async_fire_time_changed(hass)
        await disk.async_write_began(hass)
        await coordinator.async_apply([wish(2)])
    await hass.async_block_till_done()
    assert len(disk.rows()) == 2


async def test_disk_fails_while_others_wait(
    hass: HomeAssistant, disk: Disk, coordinator: StatusTrackerCoordinator
) -> None:
    """Answer those too who wait for the write after the one that failed."""
    await coordinator.async_apply([wish(1)])
    with disk.held():
        first = asyncio.create_task(coordinator.async_apply([wish(2)]))
        await disk.async_write_began(hass)
        second = asyncio.create_task(coordinator.async_apply([wish(3)]))
        await asyncio.sleep(0)
        disk.break_live_file()
    async with asyncio.timeout(2):
        await asyncio.gather(first, second)
    assert states(coordinator, 2, 3) == ["approved", "approved"]
    disk.mend_live_file()


async def test_reload_on_a_failing_disk_loses_nothing(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    disk: Disk,
    coordinator: StatusTrackerCoordinator,
) -> None:
    """Hand over to the next coordinator what is nowhere but in memory."""
    disk.break_live_file()
    await coordinator.async_apply([wish(1)])
    again = await async_reload(hass, config_entry)
    assert states(again, 1) == ["approved"]
    disk.mend_live_file()
    last = await async_reload(hass, config_entry)
    assert states(last, 1) == ["approved"]
    assert len(disk.rows()) == 1


async def test_hanging_disk_holds_nobody_for_long(
    hass: HomeAssistant, disk: Disk, coordinator: StatusTrackerCoordinator
) -> None:
    """Let the first wait for a while, the next not at all, and catch up."""
    with disk.held():
        with patch.object(writer, "_PATIENCE", 0.05):
            await coordinator.async_apply([wish(1)])
        async with asyncio.timeout(2):
            await coordinator.async_apply([wish(2)])
        assert states(coordinator, 1, 2) == ["approved", "approved"]
        assert not disk.path(LIVE).exists()
    await hass.async_block_till_done()
    assert len(disk.rows()) == 2
    await coordinator.async_apply([wish(3)])
    assert len(disk.rows()) == 3


async def test_hanging_disk_is_told_once(
    hass: HomeAssistant,
    disk: Disk,
    coordinator: StatusTrackerCoordinator,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Let everybody who waits for the same write go on at the same time."""
    with disk.held(), patch.object(writer, "_PATIENCE", 0.05):
        async with asyncio.timeout(2):
            await asyncio.gather(
                *(coordinator.async_apply([wish(number)]) for number in range(5))
            )
        assert not disk.path(LIVE).exists()
    assert caplog.text.count("Saving takes more than") == 1
    await hass.async_block_till_done()
    assert len(disk.rows()) == 5


async def test_disk_that_stays_slow_is_told_once(
    hass: HomeAssistant,
    disk: Disk,
    coordinator: StatusTrackerCoordinator,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Write one line however many writes take long, and another after a quick one."""
    for number, told in ((1, 1), (2, 1), (3, 1), (4, 1), (5, 2)):
        if number == 4:
            await coordinator.async_apply([wish(number)])
        else:
            with disk.held(), patch.object(writer, "_PATIENCE", 0.01):
                await coordinator.async_apply([wish(number)])
        assert caplog.text.count("Saving takes more than") == told
        await hass.async_block_till_done()


def full_disk(writer: AtomicWriter, **options: Any) -> Any:
    """Open a file for which there is room up to the middle."""
    file = open_file(writer, **options)
    take = file.write

    def write(data: bytes | str) -> None:
        take(data[: len(data) // 2])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    file.write = write
    return file


def read_only_disk(_writer: AtomicWriter, **_options: Any) -> Any:
    """Open no file."""
    raise OSError(errno.EROFS, os.strerror(errno.EROFS))


@pytest.mark.parametrize(
    ("opened", "told"),
    [
        pytest.param(full_disk, "No space left on device", id="full"),
        pytest.param(read_only_disk, "Read-only file system", id="read-only"),
    ],
)
async def test_disk_without_room_harms_nothing(
    hass: HomeAssistant,
    disk: Disk,
    coordinator: StatusTrackerCoordinator,
    *,
    issue_registry: ir.IssueRegistry,
    freezer: FrozenDateTimeFactory,
    opened: Callable[..., Any],
    told: str,
) -> None:
    """Leave what is saved as it is, say what is wrong, and catch up with room."""
    await coordinator.async_apply([wish(1)])
    before = disk.content()
    with patch.object(AtomicWriter, "get_fileobject", opened):
        await coordinator.async_apply([wish(2)])
        assert states(coordinator, 1, 2) == ["approved", "approved"]
        assert disk.content() == before
        issue = issue_registry.async_get_issue(DOMAIN, ISSUE)
        assert issue is not None
        assert issue.translation_placeholders == {"error": told}
    freezer.tick(11)
    async_fire_time_changed(hass)
    await hass.async_block_till_done()
    assert len(disk.rows()) == 2
    assert issue_registry.async_get_issue(DOMAIN, ISSUE) is None

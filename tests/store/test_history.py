"""Test how finished requests are spread over files that are seldom written."""

from pathlib import Path

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.status_tracker.coordinator import StatusTrackerCoordinator
from custom_components.status_tracker.storage.shard import read_shard
from custom_components.status_tracker.tracker.codec import pack
from custom_components.status_tracker.tracker.terms import DownloadPhase

from ..tracker.stories import seen
from .conftest import async_days_pass
from .disk import (
    LIVE,
    SHARD,
    Disk,
    async_reload,
    async_start_from,
    film,
    lost,
    request_of,
    states,
    story,
    wish,
)

LATER = 20 * 24 * 60


async def test_finished_requests_move_to_shards(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    disk: Disk,
    archived: StatusTrackerCoordinator,
) -> None:
    """Spread what finished long ago over bounded files, found again later."""
    assert disk.rows() == {}
    assert [len(disk.rows(name)) for name in disk.shards()] == [4, 4, 2]
    again = await async_reload(hass, config_entry)
    assert not again.tracker.requests
    assert {row.id: (row.headline, row.text) for row in again.tracker.archive} == {
        row.id: (row.headline, row.text) for row in archived.tracker.archive
    }
    assert states(again, *range(10)) == ["available"] * 10


async def test_change_of_a_live_request_spares_the_history(
    disk: Disk, archived: StatusTrackerCoordinator
) -> None:
    """Write the live file and nothing else."""
    await archived.async_apply([wish(20, LATER)])
    assert disk.writes == [LIVE]


async def test_reload_writes_nothing(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    disk: Disk,
    archived: StatusTrackerCoordinator,
) -> None:
    """Leave files alone that hold what they should."""
    await async_reload(hass, config_entry)
    assert disk.writes == []


async def test_archived_request_comes_back(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    *,
    disk: Disk,
    archived: StatusTrackerCoordinator,
    freezer: FrozenDateTimeFactory,
) -> None:
    """Thaw a request without a write to its shard, and archive it in place again."""
    request_id = request_of(archived, 5).id
    shard = disk.shard_of(request_id)
    await archived.async_apply([lost(5, LATER)])
    assert disk.writes == [LIVE]
    assert list(disk.rows()) == [request_id]

    again = await async_reload(hass, config_entry)
    assert list(again.tracker.requests) == [request_id]
    assert len(again.tracker.archive) == 9

    await again.async_apply([film(5).playable(LATER + 1, item=f"{6:032x}")])
    await async_days_pass(hass, freezer)
    await async_days_pass(hass, freezer)
    assert disk.rows() == {}
    assert disk.shard_of(request_id) == shard
    rows = read_shard(0, disk.document(shard)["data"]).rows
    (row,) = (row for row in rows if row.id == request_id)
    assert row.text == pack(request_of(again, 5))


async def test_forgotten_request_leaves_its_shard(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    disk: Disk,
    archived: StatusTrackerCoordinator,
) -> None:
    """Drop a request from the history, and a file in which nothing is left."""
    shard = f"{SHARD}2"
    first, second = disk.rows(shard)
    await archived.async_forget(first)
    assert disk.writes == [LIVE, shard]
    assert list(disk.rows(shard)) == [second]
    await archived.async_forget(second)
    assert not disk.path(shard).exists()
    again = await async_reload(hass, config_entry)
    assert len(again.tracker.archive) == 8


async def test_forgotten_request_is_in_nothing_that_others_share(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    disk: Disk,
    archived: StatusTrackerCoordinator,
) -> None:
    """Compress rows anew when one of those is gone that show what all have in common."""
    again = await async_reload(hass, config_entry)
    shard = f"{SHARD}0"
    for _ in range(3):
        held = read_shard(0, disk.document(shard)["data"])
        gone = held.shared.samples[0]
        (title,) = (row.headline.title for row in held.rows if row.id == gone)
        assert title.encode() in held.shared.dictionary
        await again.async_forget(gone)
        held = read_shard(0, disk.document(shard)["data"])
        assert title.encode() not in held.shared.dictionary
        assert held.shared.dictionary
        assert gone not in held.shared.samples
    again = await async_reload(hass, config_entry)
    assert len(again.tracker.archive) == 7


async def test_rewritten_shard_is_found_by_all_keys(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    disk: Disk,
    archived: StatusTrackerCoordinator,
) -> None:
    """Find rows by the same keys after others were taken out of their files."""
    for _ in range(2):
        for name in disk.shards():
            await archived.async_forget(min(disk.rows(name)))
        archived = await async_reload(hass, config_entry)
        archive = archived.tracker.archive
        wanted = {(key, row.id) for row in archive for key in row.keys}
        assert wanted == {(key, one) for key, _ in wanted for one in archive.find(key)}
    assert len(archive) == 4


async def test_unsaved_return_outlives_its_shard(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    *,
    disk: Disk,
    archived: StatusTrackerCoordinator,
    tmp_path: Path,
) -> None:
    """Keep a request that came back for nothing worth saving, and left its shard."""
    shard = f"{SHARD}0"
    returned, forgotten = list(disk.rows(shard))[:2]
    request = archived.tracker.get(returned)
    assert request is not None
    (download,) = request.downloads
    same_again = seen(LATER, download, 1, DownloadPhase.COMPLETE)
    archived.async_apply_live([same_again])
    await hass.async_block_till_done()
    assert returned in archived.tracker.requests
    assert disk.writes == []
    disk.copy_to = tmp_path / "copies"
    await archived.async_forget(forgotten)
    disk.copy_to = None
    assert shard in disk.writes
    for copy in disk.copies:
        again = await async_start_from(hass, config_entry, disk, copy)
        assert again.tracker.get(returned) is not None


async def test_kill_between_two_files_loses_no_request(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    *,
    disk: Disk,
    archived: StatusTrackerCoordinator,
    freezer: FrozenDateTimeFactory,
    tmp_path: Path,
) -> None:
    """Have every request in one of the files after each single write."""
    for number in range(20, 24):
        await archived.async_apply(story(number, LATER))
    disk.copy_to = tmp_path / "copies"
    # In one go some are archived, some come back and one is forgotten.
    thawed = [1, 4, 9]
    forgotten = request_of(archived, 2).id
    freezer.tick(60 * 24 * 3600)
    archived.async_apply_live([lost(number, LATER + 9) for number in thawed])
    archived.async_apply_live([wish(30, LATER + 9)])
    await archived.async_forget(forgotten)
    await async_days_pass(hass, freezer)
    disk.copy_to = None
    assert len({*disk.writes}) > 2

    survivors = [each for each in (*range(10), *range(20, 24)) if each != 2]
    for copy in disk.copies:
        again = await async_start_from(hass, config_entry, disk, copy)
        assert len(states(again, *survivors)) == len(survivors)
    assert again.tracker.get(forgotten) is None
    assert states(again, 30) == ["approved"]

"""Test what is left when files are damaged, odd or of another version."""

from typing import Any
from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.status_tracker.const import DOMAIN
from custom_components.status_tracker.coordinator import StatusTrackerCoordinator
from custom_components.status_tracker.storage import files as store_file

from .conftest import async_days_pass
from .disk import (
    LIVE,
    SHARD,
    Disk,
    async_load,
    async_reload,
    async_unload,
    request_of,
    rows_key,
    states,
    story,
    wish,
)

ISSUES = {LIVE: "requests_damaged", f"{SHARD}1": "history_damaged"}
VERSION = '{"version": 1, "minor_version": 1'
LATER = 20 * 24 * 60


def our_issues(issue_registry: ir.IssueRegistry) -> list[str]:
    """Return the ids of the repair issues that are ours."""
    return [issue_id for domain, issue_id in issue_registry.issues if domain == DOMAIN]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param('{"version": 1, "minor_ver', id="truncated"),
        pytest.param("", id="empty"),
        pytest.param("{}", id="nothing"),
        pytest.param("[]", id="list"),
        pytest.param("null", id="null"),
        pytest.param('"text"', id="text"),
        pytest.param('{"data": {}}', id="no-version"),
        pytest.param('{"version": "x", "data": {}}', id="odd-version"),
        pytest.param(VERSION + "}", id="no-data"),
        pytest.param(VERSION + ', "data": []}', id="data-list"),
        pytest.param(VERSION + ', "data": null}', id="data-null"),
        pytest.param(VERSION + ', "data": {}}', id="data-empty"),
        pytest.param(VERSION + ', "data": {"requests": 5, "rows": 5}}', id="number"),
        pytest.param(
            VERSION + ', "data": {"requests": {}, "rows": {}, "aside": []}}',
            id="aside-list",
        ),
    ],
)
@pytest.mark.parametrize("name", ISSUES)
async def test_damaged_file_is_kept_aside(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    *,
    disk: Disk,
    archived: StatusTrackerCoordinator,
    issue_registry: ir.IssueRegistry,
    name: str,
    content: str,
) -> None:
    """Go on with what the other files hold, and tell the user."""
    await archived.async_apply([wish(20, LATER)])
    await async_unload(hass, config_entry)
    disk.write(name, content)
    again = await async_load(hass, config_entry)

    assert len(again.tracker.requests) == (0 if name == LIVE else 1)
    assert len(again.tracker.archive) == (10 if name == LIVE else 6)
    assert our_issues(issue_registry) == [ISSUES[name]]
    (kept,) = disk.folder.glob(f"{name}.corrupt.*")
    assert kept.read_text() == content

    await again.async_apply([wish(21, LATER)])
    assert request_of(again, 21).id in disk.rows()


async def test_missing_shard_is_told(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    disk: Disk,
    archived: StatusTrackerCoordinator,
    issue_registry: ir.IssueRegistry,
) -> None:
    """Notice a part of the history that is simply gone."""
    await async_unload(hass, config_entry)
    disk.path(f"{SHARD}0").unlink()
    again = await async_load(hass, config_entry)
    assert len(again.tracker.archive) == 6
    issue = issue_registry.async_get_issue(DOMAIN, "history_damaged")
    assert issue is not None
    assert issue.translation_placeholders == {"files": "1", "rows": "0"}


@pytest.mark.parametrize(
    "row",
    [
        pytest.param('{"id": "other"}', id="incomplete"),
        pytest.param("no json", id="no-json"),
        pytest.param(5, id="number"),
        pytest.param(None, id="null"),
        pytest.param(["x"] * 11, id="list"),
        pytest.param({"a": 1}, id="object"),
    ],
)
@pytest.mark.parametrize("name", ISSUES)
async def test_damaged_row_is_kept_and_costs_no_other(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    *,
    disk: Disk,
    archived: StatusTrackerCoordinator,
    issue_registry: ir.IssueRegistry,
    name: str,
    row: Any,
) -> None:
    """Load the others, and write the damaged row on and on."""
    await archived.async_apply([wish(20, LATER), wish(21, LATER)])
    await async_unload(hass, config_entry)
    with disk.changed(name) as held:
        rows = held[rows_key(name)]
        victim, neighbour = sorted(rows)[:2]
        sound_row, rows[victim] = rows[victim], row

    again = await async_load(hass, config_entry)
    assert again.tracker.get(victim) is None
    assert len(again.tracker.requests) + len(again.tracker.archive) == 11
    assert our_issues(issue_registry) == [ISSUES[name]]

    # Once the file is written the row is still there, and not told of again.
    await again.async_forget(neighbour)
    assert disk.aside(name) == {victim: row}
    assert victim not in disk.rows(name)
    ir.async_delete_issue(hass, DOMAIN, ISSUES[name])
    await async_reload(hass, config_entry)
    assert our_issues(issue_registry) == []

    # Mended by hand, or read by a version that knows how, it counts again.
    await async_unload(hass, config_entry)
    with disk.changed(name) as held:
        held["aside"][victim] = sound_row
    assert (await async_load(hass, config_entry)).tracker.get(victim) is not None


@pytest.mark.parametrize("value", [None, 5, "AAAA", [], ["x", "AAAA"], {}])
@pytest.mark.parametrize("name", ["samples", "dictionaries", "checksum", "run"])
async def test_rows_are_found_without_what_helps_to_read_them(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    *,
    disk: Disk,
    archived: StatusTrackerCoordinator,
    issue_registry: ir.IssueRegistry,
    name: str,
    value: Any,
) -> None:
    """Need nothing but the rows to find those that are not compressed together."""
    await async_unload(hass, config_entry)
    with disk.changed(f"{SHARD}2") as held:
        held[name] = value
    again = await async_load(hass, config_entry)
    assert our_issues(issue_registry) == []
    assert states(again, *range(10)) == ["available"] * 10
    await again.async_apply([wish(8, LATER)])
    assert len(again.tracker.requests) + len(again.tracker.archive) == 10


@pytest.mark.parametrize("damaged", [0, 1])
@pytest.mark.parametrize("value", ["AAAA", 5])
async def test_dictionary_is_there_twice(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    *,
    disk: Disk,
    archived: StatusTrackerCoordinator,
    issue_registry: ir.IssueRegistry,
    damaged: int,
    value: Any,
) -> None:
    """Read rows that are compressed together though what they share is damaged."""
    await async_unload(hass, config_entry)
    with disk.changed(f"{SHARD}0") as held:
        first, second = held["dictionaries"]
        assert first == second != ""
        held["dictionaries"][damaged] = value
    again = await async_load(hass, config_entry)
    assert our_issues(issue_registry) == []
    assert states(again, *range(10)) == ["available"] * 10


async def test_damaged_row_outlives_the_rebuilt_request(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    disk: Disk,
    coordinator: StatusTrackerCoordinator,
) -> None:
    """Keep a damaged row although its request was reported anew under its id."""
    await coordinator.async_apply([wish(1)])
    request_id = request_of(coordinator, 1).id
    await async_unload(hass, config_entry)
    with disk.changed(LIVE) as held:
        held["requests"][request_id] = "damaged"
    again = await async_load(hass, config_entry)
    await again.async_apply([wish(1)])
    again = await async_reload(hass, config_entry)
    assert states(again, 1) == ["approved"]
    await again.async_apply([wish(2)])
    assert disk.aside(LIVE) == {request_id: "damaged"}
    assert len(disk.rows()) == 2


@pytest.mark.parametrize("name", ISSUES)
async def test_file_of_a_newer_version_is_not_touched(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    disk: Disk,
    archived: StatusTrackerCoordinator,
    name: str,
) -> None:
    """Refuse to start rather than write over what cannot be understood."""
    await async_unload(hass, config_entry)
    disk.write(name, disk.document(name) | {"version": 99})
    before = disk.content()
    assert not await hass.config_entries.async_setup(config_entry.entry_id)
    assert config_entry.state is ConfigEntryState.SETUP_ERROR
    assert config_entry.error_reason_translation_key == "storage_too_new"
    assert disk.content() == before


async def test_unreadable_live_file_is_tried_again(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    disk: Disk,
    coordinator: StatusTrackerCoordinator,
) -> None:
    """Wait for a disk that cannot be read, instead of starting empty."""
    await coordinator.async_apply([wish(1)])
    await async_unload(hass, config_entry)
    disk.break_live_file()
    assert not await hass.config_entries.async_setup(config_entry.entry_id)
    assert config_entry.state is ConfigEntryState.SETUP_RETRY
    assert config_entry.error_reason_translation_key == "storage_unreadable"
    disk.mend_live_file()
    assert states(await async_reload(hass, config_entry), 1) == ["approved"]


async def test_unreadable_shard_is_left_alone(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    *,
    disk: Disk,
    archived: StatusTrackerCoordinator,
    issue_registry: ir.IssueRegistry,
    freezer: FrozenDateTimeFactory,
) -> None:
    """Go on without a shard that cannot be read, and write beside it."""
    await async_unload(hass, config_entry)
    path = disk.path(f"{SHARD}2")
    path.unlink()
    path.mkdir()
    again = await async_load(hass, config_entry)
    assert len(again.tracker.archive) == 8
    assert our_issues(issue_registry) == ["history_damaged"]
    await again.async_apply(story(20, 10 * 24 * 60))
    await async_days_pass(hass, freezer)
    assert path.is_dir()
    assert len(disk.rows(f"{SHARD}3")) == 1


async def test_older_version_is_migrated(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    disk: Disk,
    archived: StatusTrackerCoordinator,
) -> None:
    """Take files step by step to the present version, and write them as such."""
    await archived.async_apply([wish(20, LATER)])
    await async_unload(hass, config_entry)
    for name in (LIVE, *disk.shards()):
        with disk.changed(name) as held:
            held["old"] = held.pop(rows_key(name))
            held["marks"] = {"history": "old"}

    def name_rows(key: str, data: dict[str, Any]) -> dict[str, Any]:
        rows = data.pop("old")
        return data | {rows_key(key): rows}

    def drop_marks(key: str, data: dict[str, Any]) -> dict[str, Any]:
        return data | {"marks": {}}

    with (
        patch.object(store_file, "STORAGE_MINOR_VERSION", 3),
        patch.dict(store_file.MIGRATIONS, {(1, 1): name_rows, (1, 2): drop_marks}),
    ):
        again = await async_load(hass, config_entry)
        assert states(again, 20, 0) == ["approved", "available"]
        assert again.marks == {}
        assert {disk.document(name)["minor_version"] for name in (LIVE, SHARD + "0")}
        again.async_mark("history", "new")
        # What is of this version by now is not migrated once more.
        again = await async_reload(hass, config_entry)
        assert again.marks == {"history": "new"}
        assert disk.document()["minor_version"] == 3
        await async_unload(hass, config_entry)


async def test_confirmed_issue_goes(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    *,
    disk: Disk,
    coordinator: StatusTrackerCoordinator,
    issue_registry: ir.IssueRegistry,
    hass_client: ClientSessionGenerator,
) -> None:
    """Let the user say that he has read what was lost."""
    await coordinator.async_apply([wish(1)])
    await async_unload(hass, config_entry)
    disk.write(LIVE, "damaged")
    await async_load(hass, config_entry)
    (issue_id,) = our_issues(issue_registry)

    client = await hass_client()
    flows = "/api/repairs/issues/fix"
    answer = await client.post(flows, json={"handler": DOMAIN, "issue_id": issue_id})
    flow = await answer.json()
    assert flow["type"] == "form"
    assert flow["description_placeholders"] == {"files": "1", "rows": "0"}
    answer = await client.post(f"{flows}/{flow['flow_id']}", json={})
    assert (await answer.json())["type"] == "create_entry"
    assert our_issues(issue_registry) == []

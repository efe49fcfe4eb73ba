"""Test the options."""

from dataclasses import fields
from typing import Any

from homeassistant.config_entries import ConfigFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType, InvalidData
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.status_tracker.tracker.terms import WishStatus
from custom_components.status_tracker.watchers.lateness import Patience
from tests.common import async_set_up, coordinator_of, make_entry
from tests.tracker.stories import Film
from tests.translations import check_translations  # noqa: F401

pytestmark = pytest.mark.usefixtures("no_watchers", "check_translations")

PATIENCE = {f"patience_{each.name}": each.default for each in fields(Patience)}
DEFAULTS = {
    "finished_days": 7,
    "outside_deletions": "ask",
    "deletion_log_days": 0,
    "webhook_address": "internal",
    "local_only": False,
    "language_models": True,
    **PATIENCE,
}
UNTOUCHED: dict[str, dict[str, Any]] = {
    "people": {},
    "assistants": {},
    "requests": {},
    "deletions": {},
    "webhooks": {},
    "patience": {},
}


async def begin(hass: HomeAssistant, entry: MockConfigEntry) -> ConfigFlowResult:
    """Open the options."""
    flow = await hass.config_entries.options.async_init(entry.entry_id)
    assert flow["type"] is FlowResultType.FORM
    assert flow["step_id"] == "init"
    return flow


async def submit(
    hass: HomeAssistant, flow: ConfigFlowResult, **parts: dict[str, Any]
) -> ConfigFlowResult:
    """Submit the options, and wait for what follows."""
    result = await hass.config_entries.options.async_configure(
        flow["flow_id"], UNTOUCHED | parts
    )
    await hass.async_block_till_done()
    return result


def shown(flow: ConfigFlowResult) -> dict[str, Any]:
    """Return what each field shows, suggested or by default."""
    assert flow["data_schema"] is not None
    found: dict[str, Any] = {}
    for part in flow["data_schema"].schema.values():
        for marker in part.schema.schema:
            described = marker.description or {}
            default = getattr(marker, "default", None)
            if "suggested_value" in described:
                found[marker.schema] = described["suggested_value"]
            elif callable(default):
                found[marker.schema] = default()
    return found


@pytest.fixture
async def entry(hass: HomeAssistant) -> MockConfigEntry:
    """Set up an entry with an option that the form does not know."""
    entry = make_entry(options={"of_later_versions": "kept"})
    await async_set_up(hass, entry)
    return entry


async def test_defaults_are_stored(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Show and store what holds without options, and leave others alone."""
    flow = await begin(hass, entry)
    assert shown(flow) == DEFAULTS
    result = await submit(hass, flow)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert entry.options == {"of_later_versions": "kept", **DEFAULTS}


async def test_changes_are_stored_and_shown(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    """Store every option in its form, and show it the next time."""
    coordinator = coordinator_of(entry)
    wanted: dict[str, dict[str, Any]] = {
        "requests": {"finished_days": 14.0},
        "deletions": {"outside_deletions": "record", "deletion_log_days": 400.0},
        "webhooks": {
            "webhook_address": "own",
            "own_address": "https://ha.example.org/",
            "local_only": True,
        },
        "assistants": {"language_models": False},
        "patience": {name: 90.0 + n for n, name in enumerate(PATIENCE)},
    }
    await submit(hass, await begin(hass, entry), **wanted)
    stored = {
        "finished_days": 14,
        "outside_deletions": "record",
        "deletion_log_days": 400,
        "webhook_address": "https://ha.example.org",
        "local_only": True,
        "language_models": False,
        **{name: 90 + n for n, name in enumerate(PATIENCE)},
    }
    assert entry.options == {"of_later_versions": "kept", **stored}
    assert all(
        type(entry.options[name]) is int for name in ("finished_days", *PATIENCE)
    )
    assert coordinator_of(entry) is not coordinator
    flow = await begin(hass, entry)
    assert shown(flow) == stored | {
        "webhook_address": "own",
        "own_address": "https://ha.example.org",
    }
    assert Patience.read(entry.options).grabbing == stored["patience_grabbing"]


async def test_people_come_and_go(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Store who a name stands for, show it, and forget it when it is taken out."""
    people = [
        {"name": "ros", "person": "person.rosalind"},
        {"name": "a friend of ours"},
    ]
    await submit(hass, await begin(hass, entry), people={"people": people})
    assert entry.options["people"] == people
    flow = await begin(hass, entry)
    assert shown(flow)["people"] == people
    with pytest.raises(InvalidData):
        await submit(hass, flow, people={"people": [{"person": "person.rosalind"}]})
    await submit(hass, flow)
    assert "people" not in entry.options


@pytest.mark.parametrize("choice", ["internal", "external"])
async def test_address_is_one_of_home_assistant(
    hass: HomeAssistant, entry: MockConfigEntry, choice: str
) -> None:
    """Store which address to use, whatever stands in the other field."""
    webhooks = {"webhook_address": choice, "own_address": "http://other"}
    await submit(hass, await begin(hass, entry), webhooks=webhooks)
    assert entry.options["webhook_address"] == choice
    assert "own_address" not in entry.options


@pytest.mark.parametrize(
    ("own", "error"),
    [
        ({}, "invalid_url"),
        ({"own_address": "nas:port"}, "invalid_url"),
        ({"own_address": "http://me:word@nas"}, "credentials_in_url"),
    ],
    ids=["none", "port", "credentials"],
)
async def test_bad_address_changes_nothing(
    hass: HomeAssistant, entry: MockConfigEntry, own: dict[str, str], error: str
) -> None:
    """Refuse an address that no service could use, keep the rest, take a better one."""
    webhooks = {"webhook_address": "own", **own}
    requests = {"finished_days": 30}
    flow = await begin(hass, entry)
    flow = await submit(hass, flow, webhooks=webhooks, requests=requests)
    assert flow["type"] is FlowResultType.FORM
    assert flow["errors"] == {"base": error}
    assert entry.options == {"of_later_versions": "kept"}
    assert shown(flow)["finished_days"] == 30
    better = {"webhook_address": "own", "own_address": "http://nas:8123"}
    await submit(hass, flow, webhooks=better, requests=requests)
    assert entry.options["webhook_address"] == "http://nas:8123"
    assert entry.options["finished_days"] == 30


@pytest.mark.parametrize(
    "parts",
    [
        {"patience": {"patience_stalled": 0}},
        {"requests": {"finished_days": 366}},
        {"webhooks": {"webhook_address": "elsewhere"}},
    ],
    ids=["no_patience", "too_long", "unknown_choice"],
)
async def test_bad_value_changes_nothing(
    hass: HomeAssistant, entry: MockConfigEntry, parts: dict[str, dict[str, Any]]
) -> None:
    """Refuse a value out of range, and take one within."""
    flow = await begin(hass, entry)
    with pytest.raises(InvalidData):
        await submit(hass, flow, **parts)
    assert entry.options == {"of_later_versions": "kept"}
    await submit(hass, flow, patience={"patience_stalled": 1})
    assert entry.options["patience_stalled"] == 1


async def test_options_of_an_entry_that_is_not_loaded(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    """Show and store the options even while nothing runs."""
    assert await hass.config_entries.async_unload(entry.entry_id)
    flow = await begin(hass, entry)
    assert flow["description_placeholders"] is not None
    assert flow["description_placeholders"]["unknown"] == "-"
    await submit(hass, flow, requests={"finished_days": 3})
    assert entry.options["finished_days"] == 3


async def test_requests_stay(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Keep all requests and their state when options change."""
    before = coordinator_of(entry)
    await before.async_apply([Film().wish(0, WishStatus.APPROVED)])
    known = dict(before.tracker.requests)
    assert known
    await submit(hass, await begin(hass, entry), requests={"finished_days": 9})
    after = coordinator_of(entry)
    assert after is not before
    assert after.tracker.requests == known

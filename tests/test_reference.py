"""Test that the documents list exactly what there is: events, options, settings."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
import re
from typing import Any, Final, cast

from aiohttp.hdrs import METH_POST
from homeassistant.components.websocket_api.const import DOMAIN as WEBSOCKET
from homeassistant.const import CONF_VERIFY_SSL
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import section
from homeassistant.helpers import entity_registry as er
import pytest
import voluptuous as vol

from custom_components.status_tracker.actions.retry import Outcome
from custom_components.status_tracker.announcing.happenings import Kind
from custom_components.status_tracker.automation_filter import FILTER_FIELDS
from custom_components.status_tracker.binary_sensor import ServiceSensor
from custom_components.status_tracker.const import DOMAIN, SERVICE_NAMES
from custom_components.status_tracker.coordinator import StatusTrackerCoordinator
from custom_components.status_tracker.deletion.models import (
    DeletionState,
    KeptReason,
    StepKind,
    StepResult,
)
from custom_components.status_tracker.flows.options import OPTIONS_SCHEMA
from custom_components.status_tracker.health import ServiceHealth
from custom_components.status_tracker.service_forms import FORMS
from custom_components.status_tracker.services import ACTIONS
from custom_components.status_tracker.tracker.terms import (
    AttentionReason,
    FailureReason,
    RequestState,
    Service,
    WishStatus,
)
from custom_components.status_tracker.webhooks import jellyfin, radarr, seerr, sonarr
from custom_components.status_tracker.webhooks.manual import GUIDES

from .rules.files import INTEGRATION, read_yaml, shown
from .tracker.stories import Film
from .translations import ENGLISH

README: Final = Path(__file__).parents[1] / "README.md"
DOCS: Final = README.parent / "docs"
# What is understood, by the name that it is sent under.
UNDERSTOOD: Final[Mapping[Service, frozenset[str]]] = {
    Service.SEERR: frozenset(seerr.STATUSES),
    Service.RADARR: frozenset(radarr.HANDLERS),
    Service.SONARR: frozenset(sonarr.HANDLERS),
    Service.JELLYFIN: frozenset(jellyfin.EVENTS),
}
# Ticked so that a webhook set up by hand and one that was entered are the same.
ACKNOWLEDGED: Final = "Rename"


def part(document: str, heading: str) -> str:
    """Return what stands below a heading, up to the next one of its rank."""
    text = (DOCS / document).read_text()
    found = re.search(
        rf"^(#+) {re.escape(heading)}\n(.*?)(?=^#{{1,2}} |\Z)",
        text,
        re.MULTILINE | re.DOTALL,
    )
    assert found is not None, heading
    return found[2]


def rows(text: str) -> Iterator[list[str]]:
    """Yield the rows of all tables in a text, without their heads."""
    lines = text.splitlines()
    for before, line in zip(["", *lines], lines, strict=False):
        is_head = not before.startswith("|")
        if line.startswith("|") and not is_head and not line.startswith("|---"):
            yield [cell.strip() for cell in line.strip("|").split("|")]


def names(cell: str) -> list[str]:
    """Return what is written as code in a cell."""
    return re.findall(r"`([^`]+)`", cell)


@pytest.mark.parametrize("service", GUIDES, ids=str)
def test_senders_lists_the_events(service: Service) -> None:
    """List what to tick, as it is called there, and what is made of it."""
    guide = GUIDES[service]
    text = part("senders.md", SERVICE_NAMES[service])
    found = list(rows(text))
    assert sorted(ticked for ticked, *_ in found) == sorted(guide.events)
    sent = set(chain.from_iterable(names(cell) for _, cell, _ in found))
    assert sent - {ACKNOWLEDGED} == UNDERSTOOD[service]
    assert all(meaning for *_, meaning in found)
    for words in (*guide.settings, *guide.where):
        assert words in text, words
    for name, value in guide.headers.items():
        assert f"`{name}: {value}`" in text


@pytest.mark.parametrize("service", GUIDES, ids=str)
def test_readme_tells_what_to_enter_by_hand(service: Service) -> None:
    """Say in the README where each webhook is entered, with what, and for what."""
    guide = GUIDES[service]
    text = README.read_text()
    (row,) = (found for found in rows(text) if found[:2] == _of_readme(service))
    assert sorted(row[2].split(", ")) == sorted((*guide.events, *guide.settings))
    for told in (METH_POST, guide.secret_header):
        assert f"`{told}`" in text
    for name, value in guide.headers.items():
        assert f"`{name}: {value}`" in text
    assert "`/api/webhook/`" in text


def _of_readme(service: Service) -> list[str]:
    """Return how the row of a service begins in the README."""
    return [SERVICE_NAMES[service], " → ".join(GUIDES[service].where)]


def test_senders_tells_of_the_secret() -> None:
    """Name each header that may carry the secret."""
    text = (DOCS / "senders.md").read_text()
    for guide in GUIDES.values():
        assert f"`{guide.secret_header}`" in text
    assert "POST" in text


def options() -> Iterator[tuple[str, vol.Marker]]:
    """Yield each option with the section it stands in."""
    for marker, fields in OPTIONS_SCHEMA.schema.items():
        for option in cast("section", fields).schema.schema:
            yield marker.schema, option


@pytest.mark.parametrize(
    ("place", "option"), options(), ids=[option.schema for _, option in options()]
)
def test_options_are_explained(place: str, option: vol.Marker) -> None:
    """Name each option as the form does, with what it is from the start."""
    texts = ENGLISH["options"]["step"]["init"]["sections"][place]
    found = {
        code: row
        for row in rows(part("options.md", texts["name"]))
        for code in names(row[1])
    }
    name, _, start, meaning = found[option.schema]
    assert name == texts["data"][option.schema]
    assert meaning
    if isinstance(option, vol.Required):
        default = cast("Any", option).default()
        shown = {"True": "on", "False": "off"}
        assert shown.get(str(default), str(default)) in start


def test_options_has_no_option_too_many() -> None:
    """Explain nothing that is not there."""
    explained = {
        code
        for name in ("Requests", "Deletions", "Webhooks", "People", "Patience")
        for row in rows(part("options.md", name))
        for code in names(row[1])
    }
    assert explained == {option.schema for _, option in options()}


def test_settings_of_services_are_explained() -> None:
    """Name each field of a service's form, and the services that have it."""
    table = rows(part("options.md", "Of each service"))
    found = {names(row[1])[0]: row for row in table}
    fields: dict[str, list[str]] = {
        CONF_VERIFY_SSL: list(SERVICE_NAMES.values()),
    }
    for service, form in FORMS.items():
        for field in form.fields:
            fields.setdefault(field, []).append(SERVICE_NAMES[service])
    assert found.keys() == fields.keys()
    for field, services in fields.items():
        name, _, told, meaning = found[field]
        label = ENGLISH["config_subentries"][_having(field)]["step"]["user"]["data"]
        assert name == label[field]
        assert told == ("all" if len(services) == len(FORMS) else ", ".join(services))
        assert meaning


def _having(field: str) -> Service:
    """Return a service whose form has a field."""
    return next(
        service
        for service, form in FORMS.items()
        if field in (*form.fields, CONF_VERIFY_SSL)
    )


def test_attributes_of_services_are_explained() -> None:
    """Name each attribute of the connectivity sensor."""
    found = rows(part("options.md", "Is it working?"))
    told = set(chain.from_iterable(names(row[0]) for row in found))
    assert told == set(chain.from_iterable(map(attributes, FORMS)))


def attributes(service: Service) -> Sequence[str]:
    """Return the attributes of a service's sensor."""
    sensor = ServiceSensor.__new__(ServiceSensor)
    sensor.health = ServiceHealth(service, service.value, SERVICE_NAMES[service])
    return list(sensor.extra_state_attributes)


def codes(text: str) -> set[str]:
    """Return what is written as code in the first cell of any row."""
    return set(chain.from_iterable(names(cell) for cell, *_ in rows(text)))


def test_states_are_explained() -> None:
    """Name each state, as it is shown, and each reason to look."""
    told = {
        names(code)[0]: (label, meaning)
        for code, label, meaning in rows(part("states.md", "What a request shows"))
    }
    labels = ENGLISH["entity"]["sensor"]["request"]["state"]
    assert {code: label for code, (label, _) in told.items()} == labels
    assert told.keys() == set(RequestState)
    assert all(meaning for _, meaning in told.values())
    assert codes(part("states.md", "Attention")) == set(AttentionReason)


def test_actions_are_listed() -> None:
    """List each action, and whether it is for administrators."""
    text = (DOCS / "actions.md").read_text()
    listed = text[text.index("| Action |") : text.index("## `get_requests`")]
    assert {re.findall(r"`(\w+)`", one)[0]: who for one, who, _ in rows(listed)} == {
        action.name: "administrators" if action.is_admin_only else "everybody"
        for action in ACTIONS
    }


@pytest.mark.parametrize("action", shown(read_yaml(INTEGRATION / "services.yaml")))
def test_fields_of_actions_are_explained(action: str) -> None:
    """Name each field of an action, with what it is from the start."""
    described = read_yaml(INTEGRATION / "services.yaml")[action] or {}
    if action.endswith("library_sync") or action == "sync_library":
        text = (DOCS / "library-sync.md").read_text()
        assert all(f"`{field}" in text for field in described.get("fields", ()))
        return
    text = (DOCS / "actions.md").read_text()
    ways = codes(text[: text.index("| Action |")])
    (heading,) = (
        one
        for one in re.findall(r"^## (.+)$", text, re.MULTILINE)
        if f"`{action}`" in one
    )
    found = {
        code: start
        for cell, start, *_ in rows(part("actions.md", heading))
        for code, start in zip(names(cell), [*start.split(", "), ""], strict=False)
    }
    for field, description in described["fields"].items():
        start = (description or {}).get("default")
        if start is None:
            assert field in ways or f"`{field}`" in part("actions.md", heading)
        else:
            assert found[field].strip("`") == str(start).lower()


def test_words_of_answers_are_explained() -> None:
    """Name each outcome of a retry; each state, step, result and reason of a deletion."""
    assert codes(part("actions.md", "`retry_request`")) == set(Outcome)
    told = codes(part("actions.md", "`delete_request`"))
    assert told >= {*DeletionState, *StepKind, *StepResult, *KeptReason}


def test_commands_are_listed(
    hass: HomeAssistant, coordinator: StatusTrackerCoordinator
) -> None:
    """List the commands of the websocket."""
    prefix = f"{DOMAIN}/"
    assert codes(part("actions.md", "From the panel and other programs")) == {
        name.removeprefix(prefix)
        for name in hass.data[WEBSOCKET]
        if name.startswith(prefix)
    }


@pytest.mark.parametrize("kind", ["triggers", "conditions"])
def test_triggers_and_conditions_are_explained(kind: str) -> None:
    """Name each trigger and condition with the options of its own, and the common ones."""
    text = part("automations.md", kind.capitalize())
    told = {names(name)[0]: own for name, _, own in rows(text)}
    described = shown(read_yaml(INTEGRATION / f"{kind}.yaml"))
    assert told.keys() == {f"{DOMAIN}.{name}" for name in described}
    common = {str(marker) for marker in FILTER_FIELDS}
    assert all(f"`{field}`" in part("automations.md", "Triggers") for field in common)
    for name, description in described.items():
        own = set(description["fields"]) - common
        assert own <= set(names(told[f"{DOMAIN}.{name}"]))


def test_events_are_explained() -> None:
    """Name each thing that can happen."""
    assert codes(part("automations.md", "Events")) >= set(Kind)


async def test_entities_are_explained(
    entity_registry: er.EntityRegistry,
    hass: HomeAssistant,
    coordinator: StatusTrackerCoordinator,
) -> None:
    """List each entity by name and kind, and each attribute of a request."""
    film = Film()
    await coordinator.async_apply([film.wish(0, WishStatus.APPROVED)])
    await hass.async_block_till_done()
    text = part("entities.md", "Entities")
    told = {(name, kind.replace(" ", "_")) for name, kind, _ in rows(text)}
    entities = er.async_entries_for_config_entry(
        entity_registry, coordinator.config_entry.entry_id
    )
    assert told == {
        (
            "the title"
            if entity.original_name == film.title
            else entity.original_name or "Connectivity",
            entity.domain,
        )
        for entity in entities
    }
    (sensor,) = (one for one in entities if one.original_name == film.title)
    state = hass.states.get(sensor.entity_id)
    assert state is not None
    request = part("entities.md", "A request")
    of_home_assistant = {"device_class", "options", "friendly_name", "entity_picture"}
    assert codes(request) == state.attributes.keys() - of_home_assistant
    assert set(FailureReason) <= set(names(request))

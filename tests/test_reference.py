"""Test that the documents list exactly what there is: events, options, settings."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
import re
from typing import Any, Final, cast

from aiohttp.hdrs import METH_POST
from homeassistant.const import CONF_VERIFY_SSL
from homeassistant.data_entry_flow import section
import pytest
import voluptuous as vol

from custom_components.status_tracker.binary_sensor import ServiceSensor
from custom_components.status_tracker.const import SERVICE_NAMES
from custom_components.status_tracker.flows.options import OPTIONS_SCHEMA
from custom_components.status_tracker.health import ServiceHealth
from custom_components.status_tracker.service_forms import FORMS
from custom_components.status_tracker.tracker.terms import Service
from custom_components.status_tracker.webhooks import jellyfin, radarr, seerr, sonarr
from custom_components.status_tracker.webhooks.manual import GUIDES

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

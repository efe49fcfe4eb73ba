"""Test what hassfest asks of the files that describe actions, triggers and conditions."""

from typing import Any, Final

from homeassistant.core import HomeAssistant
from homeassistant.helpers import selector
from homeassistant.setup import async_setup_component
import pytest

from custom_components.status_tracker.condition import async_get_conditions
from custom_components.status_tracker.const import DOMAIN
from custom_components.status_tracker.trigger import async_get_triggers

from .files import INTEGRATION, read_json, read_yaml, shown

ENGLISH: Final = read_json(INTEGRATION / "translations" / "en.json")
ICONS: Final = read_json(INTEGRATION / "icons.json")
FILES: Final = ("services", "triggers", "conditions")
DESCRIBED: Final[dict[str, dict[str, Any]]] = {
    name: shown(read_yaml(INTEGRATION / f"{name}.yaml")) for name in FILES
}
ENTRIES: Final = [
    pytest.param(name, key, id=f"{name}-{key}")
    for name in FILES
    for key in DESCRIBED[name]
]


def fields_of(description: Any) -> dict[str, Any]:
    """Return the fields of an action, trigger or condition, sections opened."""
    fields: dict[str, Any] = {}
    for key, field in ((description or {}).get("fields") or {}).items():
        if field and "fields" in field:
            fields.update(fields_of(field))
        else:
            fields[key] = field or {}
    return fields


@pytest.mark.parametrize("name", FILES)
def test_names_agree(name: str) -> None:
    """Describe, name and draw the same things."""
    described = set(DESCRIBED[name])
    assert set(ENGLISH[name]) == described
    assert set(ICONS[name]) == described


@pytest.mark.parametrize(("name", "key"), ENTRIES)
def test_fields_have_texts_and_selectors(name: str, key: str) -> None:
    """Name and explain each field, and let it be chosen by a selector that exists."""
    fields = fields_of(DESCRIBED[name][key])
    texts = ENGLISH[name][key]
    assert texts["name"]
    assert texts["description"]
    assert set(texts.get("fields", {})) == set(fields)
    for field, description in fields.items():
        assert texts["fields"][field].keys() >= {"name", "description"}
        config = selector.validate_selector(description["selector"])
        chosen = selector.selector(config)
        translation = (chosen.config or {}).get("translation_key")
        if translation is not None:
            options = {
                one if isinstance(one, str) else one["value"]
                for one in chosen.config["options"]
            }
            assert set(ENGLISH["selector"][translation]["options"]) >= options


async def test_every_action_is_described(hass: HomeAssistant) -> None:
    """Register the actions that are described, before there is an entry."""
    assert await async_setup_component(hass, DOMAIN, {})
    assert set(hass.services.async_services_for_domain(DOMAIN)) == set(
        DESCRIBED["services"]
    )


async def test_every_trigger_and_condition_is_described(hass: HomeAssistant) -> None:
    """Offer the triggers and conditions that are described."""
    assert set(await async_get_triggers(hass)) == set(DESCRIBED["triggers"])
    assert set(await async_get_conditions(hass)) == set(DESCRIBED["conditions"])

"""Say what is wrong with a service in the language of Home Assistant."""

from typing import Final, overload

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.translation import async_get_cached_translations

from .clients.errors import UNKNOWN, Fault
from .const import DOMAIN

_TEXTS: Final = f"component.{DOMAIN}.common.fault_"


@overload
def fault_text(hass: HomeAssistant, fault: Fault) -> str: ...


@overload
def fault_text(hass: HomeAssistant, fault: Fault | None) -> str | None: ...


@callback
def fault_text(hass: HomeAssistant, fault: Fault | None) -> str | None:
    """Return what is wrong as a person reads it, None where nothing is."""
    if fault is None:
        return None
    texts = async_get_cached_translations(hass, hass.config.language, "common", DOMAIN)
    unknown = texts.get(f"{_TEXTS}{UNKNOWN}", fault.code)
    said = texts.get(f"{_TEXTS}{fault.code}", unknown)
    return f"{said}{in_brackets(fault.words)}"


def in_brackets(words: str) -> str:
    """Return words to be put behind a text, nothing for none."""
    return f" ({words})" if words else ""

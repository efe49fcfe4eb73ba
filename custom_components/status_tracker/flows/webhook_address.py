"""Ask under which address the services reach Home Assistant."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.selector import (
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
    TextSelector,
    TextSelectorConfig,
    TextSelectorType,
)
import voluptuous as vol

from ..const import CONF_WEBHOOK_ADDRESS
from ..service_forms import normalize_url
from ..webhooks.address import WebhookAddress, base_addresses

CONF_OWN_ADDRESS: Final = "own_address"
_NOTHING: Final = "-"


class AddressChoice(StrEnum):
    """Name the addresses to choose from."""

    INTERNAL = WebhookAddress.INTERNAL
    EXTERNAL = WebhookAddress.EXTERNAL
    OWN = "own"


ADDRESS_FIELDS: Final[Mapping[vol.Marker, Any]] = {
    vol.Required(
        CONF_WEBHOOK_ADDRESS, default=AddressChoice.INTERNAL.value
    ): SelectSelector(
        SelectSelectorConfig(
            options=[choice.value for choice in AddressChoice],
            mode=SelectSelectorMode.LIST,
            translation_key=CONF_WEBHOOK_ADDRESS,
        )
    ),
    vol.Optional(CONF_OWN_ADDRESS): TextSelector(
        TextSelectorConfig(type=TextSelectorType.URL)
    ),
}


def read_address(user_input: Mapping[str, Any]) -> str:
    """Return the choice as it is stored; raise InvalidFormError for a bad address."""
    if (choice := user_input[CONF_WEBHOOK_ADDRESS]) != AddressChoice.OWN:
        return str(choice)
    return normalize_url(user_input.get(CONF_OWN_ADDRESS, ""), field=CONF_OWN_ADDRESS)


def show_address(stored: str) -> dict[str, str]:
    """Return a stored choice as the form shows it."""
    if stored in AddressChoice:
        return {CONF_WEBHOOK_ADDRESS: stored}
    return {CONF_WEBHOOK_ADDRESS: AddressChoice.OWN.value, CONF_OWN_ADDRESS: stored}


@callback
def address_placeholders(hass: HomeAssistant) -> dict[str, str]:
    """Return which addresses are tried in turn for each choice."""
    return {
        choice.value: ", ".join(base_addresses(hass, choice)) or _NOTHING
        for choice in WebhookAddress
    }

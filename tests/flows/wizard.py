"""Go through the wizard, and look at what it has made."""

from typing import Any, Final

from homeassistant.config_entries import SOURCE_USER, ConfigEntry, ConfigFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType

from custom_components.status_tracker.const import DOMAIN, SERVICE_NAMES
from custom_components.status_tracker.tracker.terms import Service

from .common import PROBE

RADARR: Final = PROBE.format("radarr.RadarrClient")

ALL: Final = list(SERVICE_NAMES)


async def begin(hass: HomeAssistant, *services: Service) -> ConfigFlowResult:
    """Begin to set services up."""
    flow = await hass.config_entries.flow.async_init(
        DOMAIN, context={"source": SOURCE_USER}
    )
    assert flow["type"] is FlowResultType.FORM
    assert flow["step_id"] == "user"
    return await go_on(hass, flow, services=[each.value for each in services])


async def go_on(
    hass: HomeAssistant, flow: ConfigFlowResult, **user_input: Any
) -> ConfigFlowResult:
    """Fill in a form."""
    result = await hass.config_entries.flow.async_configure(flow["flow_id"], user_input)
    await hass.async_block_till_done()
    return result


def made(result: ConfigFlowResult) -> ConfigEntry:
    """Return the entry that a flow has made."""
    assert result["type"] is FlowResultType.CREATE_ENTRY
    entry: ConfigEntry = result["result"]
    return entry


def services_of(entry: ConfigEntry) -> list[tuple[str, str, str]]:
    """Return kind, title and address of each service of an entry."""
    return [
        (each.subentry_type, each.title, each.data["url"])
        for each in entry.subentries.values()
    ]

"""Call tools as a language model does, by an action: Home Assistant has no other way.

A test puts this into a Home Assistant of its own.
"""

from typing import Final

from homeassistant.core import (
    HomeAssistant,
    ServiceCall,
    ServiceResponse,
    SupportsResponse,
)
from homeassistant.helpers import llm
from homeassistant.helpers.typing import ConfigType

DOMAIN: Final = "tool_caller"


async def async_setup(hass: HomeAssistant, config: ConfigType) -> bool:
    """Offer one action that calls a tool, and one that lists them."""

    async def api(call: ServiceCall) -> llm.APIInstance:
        context = llm.LLMContext(
            platform=DOMAIN,
            context=call.context,
            language=call.data.get("language"),
            assistant="conversation",
            device_id=None,
        )
        return await llm.async_get_api(hass, llm.LLM_API_ASSIST, context)

    async def call_tool(call: ServiceCall) -> ServiceResponse:
        result = await (await api(call)).async_call_tool(
            llm.ToolInput(call.data["name"], call.data.get("arguments", {}))
        )
        return {"data": result.data, "error": result.error}

    async def list_tools(call: ServiceCall) -> ServiceResponse:
        return {"tools": [tool.name for tool in (await api(call)).tools]}

    for handler in (call_tool, list_tools):
        hass.services.async_register(
            DOMAIN,
            handler.__name__,
            handler,
            supports_response=SupportsResponse.ONLY,
        )
    return True

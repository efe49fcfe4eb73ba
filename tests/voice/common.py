"""Ask as a language model does."""

from typing import Any

from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers import llm
from homeassistant.helpers.llm import LLM_API_ASSIST, APIInstance, LLMContext
from homeassistant.setup import async_setup_component


async def tools_of(hass: HomeAssistant, language: str | None = "en") -> APIInstance:
    """Return what a model gets that answers for the assistant."""
    assert await async_setup_component(hass, "llm", {})
    context = LLMContext(
        platform="test",
        context=Context(),
        language=language,
        assistant="conversation",
        device_id=None,
    )
    return await llm.async_get_api(hass, LLM_API_ASSIST, context)


async def call(
    hass: HomeAssistant, name: str, language: str | None = "en", **arguments: Any
) -> dict[str, Any]:
    """Call a tool as a model does and return what it gets."""
    api = await tools_of(hass, language)
    result = await api.async_call_tool(
        llm.ToolInput(tool_name=name, tool_args=arguments)
    )
    assert not result.error
    return dict(result.data)

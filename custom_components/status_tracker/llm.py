"""Let language models look at requests; nothing here changes or deletes anything."""

from abc import ABC, abstractmethod
from collections.abc import Awaitable
from typing import Any, Final, override

from homeassistant.components.llm import LLMTools
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.llm import (
    LLM_API_ASSIST,
    LLMContext,
    Tool,
    ToolAnnotations,
    ToolInput,
    ToolResult,
)
import voluptuous as vol

from .const import CONF_LANGUAGE_MODELS, DOMAIN
from .voice.answering import DEFAULT_DAYS, Answer, Answerer, async_speaker, loaded_entry

_LOOKS: Final = ToolAnnotations(
    read_only=True, destructive=False, idempotent=True, open_world=False
)
_PROMPT: Final = (
    "Films and shows that the household asked for are followed by Status Tracker. "
    "For where one of them is, when it can be watched, what is new and what is stuck, "
    f"use the tools that begin with {DOMAIN}. Their field answer can be spoken as it "
    "is."
)
_TITLE: Final = vol.All(str, vol.Strip, vol.Length(min=1, max=200))


class RequestTool(Tool, ABC):
    """Answer one kind of question about requests."""

    annotations = _LOOKS
    integration = DOMAIN

    @abstractmethod
    def answer(
        self, answerer: Answerer, arguments: dict[str, Any]
    ) -> Answer | Awaitable[Answer]:
        """Return the answer."""

    @override
    async def async_call(
        self, hass: HomeAssistant, tool_input: ToolInput, llm_context: LLMContext
    ) -> ToolResult:
        """Answer in the language of the conversation, with the facts beside it."""
        arguments = self.parameters(tool_input.tool_args)
        speaker = await async_speaker(hass, llm_context.language)
        if (entry := loaded_entry(hass)) is None:
            return ToolResult(data={"error": speaker.say("not_running")}, error=True)
        answer = self.answer(Answerer(hass, entry, speaker), arguments)
        if not isinstance(answer, Answer):
            answer = await answer
        return ToolResult(
            data={
                "answer": answer.speech,
                "requests": list(answer.requests),
                "total": answer.total,
            }
        )


class FindRequestTool(RequestTool):
    """Say where a request stands."""

    name = f"{DOMAIN}__find_request"
    title = "Find a request"
    description = (
        "Find the film or show that somebody asked for by its title, which may be "
        "short or misspelled, and tell where it is: how far its download is, how many "
        "episodes are there, when it can be watched."
    )
    parameters = vol.Schema(
        {vol.Required("title", description="The title, as it was said."): _TITLE}
    )

    @override
    def answer(
        self, answerer: Answerer, arguments: dict[str, Any]
    ) -> Awaitable[Answer]:
        """Look for the title."""
        return answerer.async_where(arguments["title"])


class ListInProgressTool(RequestTool):
    """Say what is on its way."""

    name = f"{DOMAIN}__list_in_progress"
    title = "List what is in progress"
    description = (
        "List the films and shows that were asked for and cannot be watched yet, with "
        "how far they are."
    )

    @override
    def answer(self, answerer: Answerer, arguments: dict[str, Any]) -> Answer:
        """Look at what is unfinished."""
        return answerer.async_moving()


class ListNewTool(RequestTool):
    """Say what is new."""

    name = f"{DOMAIN}__list_new"
    title = "List what is new"
    description = (
        "List the films, shows and episodes that were asked for and became ready to "
        "watch in the last days."
    )
    parameters = vol.Schema(
        {
            vol.Optional(
                "days",
                default=DEFAULT_DAYS,
                description="How many days to look back.",
            ): vol.All(vol.Coerce(int), vol.Range(min=1, max=30))
        }
    )

    @override
    def answer(self, answerer: Answerer, arguments: dict[str, Any]) -> Answer:
        """Look at what arrived."""
        return answerer.async_new(arguments["days"])


class ExplainTool(RequestTool):
    """Say why something does not move."""

    name = f"{DOMAIN}__explain"
    title = "Explain what is stuck"
    description = (
        "Tell why a film or show that was asked for cannot be watched yet and what is "
        "wrong with it. Without a title, list everything that needs attention."
    )
    parameters = vol.Schema(
        {vol.Optional("title", description="The title, as it was said."): _TITLE}
    )

    @override
    def answer(
        self, answerer: Answerer, arguments: dict[str, Any]
    ) -> Answer | Awaitable[Answer]:
        """Look for the title, or at everything in trouble."""
        if (title := arguments.get("title")) is not None:
            return answerer.async_why(title)
        return answerer.async_stuck()


TOOLS: Final[tuple[type[RequestTool], ...]] = (
    FindRequestTool,
    ListInProgressTool,
    ListNewTool,
    ExplainTool,
)


@callback
def async_get_tools(
    hass: HomeAssistant, llm_context: LLMContext, api_id: str
) -> LLMTools | None:
    """Return the tools for the assistant, while they are wanted and can look."""
    if api_id != LLM_API_ASSIST or (entry := loaded_entry(hass)) is None:
        return None
    if not entry.options.get(CONF_LANGUAGE_MODELS, True):
        return None
    return LLMTools(tools=[tool() for tool in TOOLS], prompt=_PROMPT)

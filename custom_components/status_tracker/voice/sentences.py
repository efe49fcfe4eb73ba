"""Let the assistant understand questions about requests, in six languages."""

from collections.abc import Awaitable, Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers import intent
from homeassistant.setup import async_when_setup
from homeassistant.util.yaml import load_yaml_dict

from ..const import DOMAIN, LOGGER

if TYPE_CHECKING:
    from hassil.recognize import RecognizeResult
    from homeassistant.components.conversation import ConversationInput

type _Answer = Callable[[ConversationInput, RecognizeResult], Awaitable[str | None]]

FOLDER: Final = Path(__file__).parent.parent / "sentences"
"""One file for each language, in the form of the user's own custom sentences."""

_CONVERSATION: Final = "conversation"


@callback
def async_offer_sentences(hass: HomeAssistant) -> CALLBACK_TYPE:
    """Understand our sentences until what is returned is called.

    Where the assistant is not set up, or works in some other way one day, nothing of
    this happens and nothing else suffers.
    """
    stops: list[CALLBACK_TYPE] = []
    is_wanted = True

    async def offer(hass: HomeAssistant, _component: str) -> None:
        sentences = await hass.async_add_executor_job(read_sentences)
        if is_wanted:
            stops.extend(_register(hass, sentences))

    @callback
    def stop() -> None:
        nonlocal is_wanted
        is_wanted = False
        for each in stops:
            each()

    async_when_setup(hass, _CONVERSATION, offer)
    return stop


def read_sentences() -> dict[str, list[str]]:
    """Return the sentences of all languages by the name of their intent."""
    found: dict[str, list[str]] = {}
    for file in sorted(FOLDER.glob("*.yaml")):
        for name, rules in load_yaml_dict(str(file))["intents"].items():
            for rule in rules["data"]:
                found.setdefault(name, []).extend(rule["sentences"])
    return found


def _register(
    hass: HomeAssistant, sentences: dict[str, list[str]]
) -> Iterable[CALLBACK_TYPE]:
    """Yield what takes each intent's sentences back."""
    try:
        from homeassistant.components.conversation.agent_manager import (
            get_agent_manager,
        )

        register = get_agent_manager(hass).register_trigger
    except AttributeError, ImportError:
        LOGGER.warning("The assistant takes no sentences from integrations")
        return
    for name, templates in sentences.items():
        answer: _Answer = partial(_async_answer, hass, name)
        yield register(templates, answer)


async def _async_answer(
    hass: HomeAssistant,
    name: str,
    asked: ConversationInput,
    result: RecognizeResult,
) -> str | None:
    """Return what the intent answers to a sentence."""
    slots: dict[str, Any] = {
        key: {"value": entity.value, "text": entity.text}
        for key, entity in result.entities.items()
    }
    response = await intent.async_handle(
        hass,
        DOMAIN,
        name,
        slots,
        asked.text,
        asked.context,
        asked.language,
        assistant=_CONVERSATION,
        device_id=asked.device_id,
        satellite_id=asked.satellite_id,
        conversation_agent_id=asked.agent_id,
    )
    speech: str = response.speech["plain"]["speech"]
    return speech

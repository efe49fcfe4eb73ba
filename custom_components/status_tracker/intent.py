"""Answer the assistant's questions about requests, and bring the sentences for them.

Home Assistant takes sentences for intents only from its own package and from the
user's folder. What an integration can bring are sentence triggers, so each of ours
hands over to the intent of the same name.
"""

from collections.abc import Awaitable, Callable
from typing import Any, Final, override

from homeassistant.core import HomeAssistant
from homeassistant.helpers import intent
import voluptuous as vol

from .voice.answering import Answer, Answerer, async_speaker, loaded_entry

INTENT_WHERE: Final = "StatusTrackerWhere"
INTENT_WHY: Final = "StatusTrackerWhy"
INTENT_MOVING: Final = "StatusTrackerInProgress"
INTENT_NEW: Final = "StatusTrackerNew"
INTENT_STUCK: Final = "StatusTrackerStuck"

_TITLE: Final = "title"
_OF_TITLE: Final[dict[vol.Marker, Any]] = {
    vol.Required(_TITLE): intent.non_empty_string
}

type _Ask = Callable[[Answerer, str], Answer | Awaitable[Answer]]


async def async_setup_intents(hass: HomeAssistant) -> None:
    """Register what answers."""
    for handler in _INTENTS:
        intent.async_register(hass, handler)


class RequestIntent(intent.IntentHandler):
    """Answer one kind of question in the language in which it was asked."""

    def __init__(
        self, intent_type: str, about: str, ask: _Ask, *, of_title: bool = False
    ) -> None:
        """Take what it tells, for language models, and who answers."""
        self.intent_type = intent_type
        self.description = f"Tells {about}"
        self._ask = ask
        self._schema = _OF_TITLE if of_title else None

    @property
    @override
    def slot_schema(self) -> dict[vol.Marker, Any] | None:
        """Return what has to be said."""
        return self._schema

    @override
    async def async_handle(self, intent_obj: intent.Intent) -> intent.IntentResponse:
        """Answer aloud."""
        slots = self.async_validate_slots(intent_obj.slots)
        speaker = await async_speaker(intent_obj.hass, intent_obj.language)
        response = intent_obj.create_response()
        response.response_type = intent.IntentResponseType.QUERY_ANSWER
        if (entry := loaded_entry(intent_obj.hass)) is None:
            response.async_set_speech(speaker.say("not_running"))
            return response
        said = slots.get(_TITLE, {}).get("value", "")
        answer = self._ask(Answerer(intent_obj.hass, entry, speaker), said)
        if not isinstance(answer, Answer):
            answer = await answer
        response.async_set_speech(answer.speech)
        return response


_INTENTS: Final = (
    RequestIntent(
        INTENT_WHERE,
        "where the request for a film or show stands",
        lambda answerer, title: answerer.async_where(title),
        of_title=True,
    ),
    RequestIntent(
        INTENT_WHY,
        "why a requested film or show cannot be watched yet",
        lambda answerer, title: answerer.async_why(title),
        of_title=True,
    ),
    RequestIntent(
        INTENT_MOVING,
        "which requested films and shows are on their way",
        lambda answerer, _title: answerer.async_moving(),
    ),
    RequestIntent(
        INTENT_NEW,
        "which requested films and shows became ready to watch lately",
        lambda answerer, _title: answerer.async_new(),
    ),
    RequestIntent(
        INTENT_STUCK,
        "which requested films and shows need attention, and why",
        lambda answerer, _title: answerer.async_stuck(),
    ),
)

"""Answer the assistant's questions about requests, and bring the sentences for them.

Home Assistant takes sentences for intents only from its own package and from the
user's folder. What an integration can bring are sentence triggers, so each of ours
hands over to the intent of the same name.
"""

from typing import Any, ClassVar, Final, override

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


async def async_setup_intents(hass: HomeAssistant) -> None:
    """Register what answers."""
    for handler in (Where(), Why(), Moving(), New(), Stuck()):
        intent.async_register(hass, handler)


class RequestIntent(intent.IntentHandler):
    """Answer a question in the language in which it was asked."""

    async def async_answer(self, answerer: Answerer, slots: dict[str, Any]) -> Answer:
        """Return the answer."""
        raise NotImplementedError

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
        values = {name: slot["value"] for name, slot in slots.items()}
        answer = await self.async_answer(
            Answerer(intent_obj.hass, entry, speaker), values
        )
        response.async_set_speech(answer.speech)
        return response


class TitleIntent(RequestIntent):
    """Answer a question about one title."""

    slot_schema: ClassVar[dict[vol.Marker, Any]] = {
        vol.Required(_TITLE): intent.non_empty_string
    }


class Where(TitleIntent):
    """Say where a request stands."""

    intent_type = INTENT_WHERE
    description = "Tells where the request for a film or show stands"

    @override
    async def async_answer(self, answerer: Answerer, slots: dict[str, Any]) -> Answer:
        """Look for the title."""
        return await answerer.async_where(slots[_TITLE])


class Why(TitleIntent):
    """Say why a request is not there yet."""

    intent_type = INTENT_WHY
    description = "Tells why a requested film or show cannot be watched yet"

    @override
    async def async_answer(self, answerer: Answerer, slots: dict[str, Any]) -> Answer:
        """Look for the title, and for what is wrong."""
        return await answerer.async_why(slots[_TITLE])


class Moving(RequestIntent):
    """Say what is on its way."""

    intent_type = INTENT_MOVING
    description = "Tells which requested films and shows are on their way"

    @override
    async def async_answer(self, answerer: Answerer, slots: dict[str, Any]) -> Answer:
        """Look at what is unfinished."""
        return answerer.async_moving()


class New(RequestIntent):
    """Say what is new."""

    intent_type = INTENT_NEW
    description = "Tells which requested films and shows became ready to watch lately"

    @override
    async def async_answer(self, answerer: Answerer, slots: dict[str, Any]) -> Answer:
        """Look at what arrived."""
        return answerer.async_new()


class Stuck(RequestIntent):
    """Say what needs attention."""

    intent_type = INTENT_STUCK
    description = "Tells which requested films and shows need attention, and why"

    @override
    async def async_answer(self, answerer: Answerer, slots: dict[str, Any]) -> Answer:
        """Look at what is in trouble."""
        return answerer.async_stuck()

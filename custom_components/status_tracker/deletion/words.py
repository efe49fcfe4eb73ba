"""Say in the language of Home Assistant what is deleted, and why that is not done."""

from collections.abc import Iterable, Mapping
from typing import Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.translation import async_get_cached_translations

from ..clients.errors import (
    CREDENTIALS_REFUSED,
    UNKNOWN,
    Fault,
    ResponseProblem,
)
from ..const import DOMAIN, SERVICE_NAMES
from ..fault_texts import fault_text
from ..tracker.terms import MediaType, Service
from .knowledge import Knowledge
from .models import StepRecord, Trouble, TroubleCode

FAULTS: Final[Mapping[TroubleCode, str]] = {
    TroubleCode.SERVICE_DOWN: "no_answer",
    TroubleCode.SERVICE_ERROR: ResponseProblem.SERVER_ERROR,
    TroubleCode.REFUSED: CREDENTIALS_REFUSED,
    TroubleCode.REJECTED: ResponseProblem.REJECTED,
    TroubleCode.STILL_THERE: "still_there",
    TroubleCode.NOT_SET_UP: "not_set_up",
    TroubleCode.UNEXPECTED: UNKNOWN,
}

_KINDS: Final = f"component.{DOMAIN}.selector.media_type.options."
_KEEPERS: Final = {MediaType.MOVIE: Service.RADARR, MediaType.TV: Service.SONARR}


@callback
def title_text(
    hass: HomeAssistant, known: Knowledge, request_ids: Iterable[str]
) -> str:
    """Return a title; of one that nobody told, what it is and its best-known number."""
    kind = known.media_type.value
    numbers = (known.tmdb, known.tvdb, *request_ids)
    if known.title not in {f"{kind} {number}" for number in numbers}:
        return known.title
    texts = async_get_cached_translations(
        hass, hass.config.language, "selector", DOMAIN
    )
    keeper = _KEEPERS[known.media_type]
    named = (
        ("TMDB", known.tmdb),
        ("TVDB", known.tvdb),
        ("IMDb", known.imdb),
        *(
            (SERVICE_NAMES[Service.SEERR], ref.request_id)
            for ref in sorted(known.seerr)
        ),
        *((SERVICE_NAMES[keeper], ref.id) for ref in sorted(known.arr)),
    )
    said = texts.get(f"{_KINDS}{kind}", kind)
    number = next((f" ({who} {number})" for who, number in named if number), "")
    return f"{said}{number}"


@callback
def reason_text(hass: HomeAssistant, step: StepRecord, trouble: Trouble) -> str:
    """Return which service a step is about, and what is in its way."""
    words = trouble.detail or ", ".join(step.left)
    name = trouble.service or step.name
    return f"{name}: {fault_text(hass, Fault(FAULTS[trouble.code], words))}"

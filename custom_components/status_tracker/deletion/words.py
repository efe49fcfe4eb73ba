"""Say in the language of Home Assistant why a step of a deletion is not done."""

from collections.abc import Mapping
from typing import Final

from homeassistant.core import HomeAssistant, callback

from ..clients.errors import (
    CREDENTIALS_REFUSED,
    UNKNOWN,
    Fault,
    ResponseProblem,
)
from ..fault_texts import fault_text
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


@callback
def reason_text(hass: HomeAssistant, step: StepRecord, trouble: Trouble) -> str:
    """Return which service a step is about, and what is in its way."""
    words = trouble.detail or ", ".join(step.left)
    return f"{step.name}: {fault_text(hass, Fault(FAULTS[trouble.code], words))}"

"""Say what an error of a service means for a deletion."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from ..clients.errors import (
    ResponseProblem,
    ServiceAuthError,
    ServiceConnectionError,
    ServiceError,
    ServiceResponseError,
)
from .models import StepRecord, StepState, Trouble, TroubleCode, WaitReason

# Anything else a service answers may be over when it is asked again.
_REJECTIONS: Final = frozenset(
    {
        ResponseProblem.CSRF,
        ResponseProblem.HOST_REJECTED,
        ResponseProblem.NOT_FOUND,
        ResponseProblem.REJECTED,
        ResponseProblem.VERSION_TOO_OLD,
    }
)
# What passes by itself, and after how many failures in a row it no longer counts as
# passing; None for never.
PASSING: Final[Mapping[TroubleCode, int | None]] = {
    TroubleCode.SERVICE_DOWN: None,
    TroubleCode.NOT_SET_UP: None,
    TroubleCode.SERVICE_ERROR: 10,
}


def trouble_code(err: ServiceError) -> TroubleCode:
    """Return what an error means."""
    if isinstance(err, ServiceConnectionError):
        return TroubleCode.SERVICE_DOWN
    if isinstance(err, ServiceAuthError):
        return TroubleCode.SERVICE_DOWN if err.banned else TroubleCode.REFUSED
    if isinstance(err, ServiceResponseError):
        if err.problem is ResponseProblem.STARTING:
            return TroubleCode.SERVICE_DOWN
        if err.problem in _REJECTIONS:
            return TroubleCode.REJECTED
    return TroubleCode.SERVICE_ERROR


def is_passing(code: TroubleCode, failures: int) -> bool:
    """Tell whether it is worth while to try again without anybody's help."""
    if code not in PASSING:
        return False
    most = PASSING[code]
    return most is None or failures < most


def note_error(record: StepRecord, err: ServiceError, now: datetime) -> None:
    """Note that a service did not do its part of a step."""
    note_trouble(record, trouble_code(err), now, err.words, err.asked)


def note_trouble(
    record: StepRecord,
    code: TroubleCode,
    now: datetime,
    detail: str | None = None,
    service: str | None = None,
) -> None:
    """Note that a step cannot go on, and whether it will by itself."""
    record.failures += 1
    since = record.trouble.since if record.trouble is not None else now
    record.trouble = Trouble(code=code, since=since, detail=detail, service=service)
    if is_passing(code, record.failures):
        record.state, record.waits_for = StepState.WAITING, WaitReason.RETRY
    else:
        record.state, record.waits_for = StepState.FAILED, None


def clear_trouble(record: StepRecord) -> None:
    """Note that a service answers again."""
    record.trouble, record.failures = None, 0
    if record.waits_for is WaitReason.RETRY:
        record.state, record.waits_for = StepState.PENDING, None

"""Find what a deletion would remove, by asking every service; nothing changes."""

from homeassistant.util import dt as dt_util

from ..clients.errors import ServiceError
from ..const import LOGGER
from .models import (
    Deletion,
    StepKind,
    StepRecord,
    StepResult,
    StepState,
    ThingKind,
    TroubleCode,
)
from .step import AnyStep, Work
from .steps import PLAN_ORDER, spec_of
from .trouble import clear_trouble, note_error, note_trouble


def make_step(work: Work, record: StepRecord) -> AnyStep | None:
    """Return what does a step, None while its service cannot be used."""
    client = work.clients.get(record.instance)
    return None if client is None else spec_of(record).make(work, record, client)


async def plan_everything(work: Work) -> None:
    """Plan every step as well as it can be planned now.

    A service that cannot be asked leaves its trouble in the record.
    """
    for kind in PLAN_ORDER:
        for record in work.deletion.steps:
            if record.kind is kind:
                await plan_step(work, record)
    await complete_plan(work)


async def complete_plan(work: Work) -> None:
    """Draw the conclusions that need all answers."""
    deletion = work.deletion
    for record in deletion.steps:
        if record.kind in (StepKind.TITLE, StepKind.SEASONS):
            _leave_to_client(deletion, record)
        is_blank = record.result is StepResult.NOT_FOUND
        if record.kind is StepKind.REQUESTS and is_blank and deletion.known.tmdb:
            # Only by now it is certain which number to ask for.
            await plan_step(work, record)


async def plan_step(work: Work, record: StepRecord) -> bool:
    """Plan one step and tell whether that is settled; note the trouble if not."""
    if record.result is StepResult.FILES_KEPT:
        return True
    if (step := make_step(work, record)) is None:
        note_trouble(record, TroubleCode.NOT_SET_UP, dt_util.utcnow())
        return False
    record.objects, record.kept, record.notes = (), (), ()
    record.state, record.result = StepState.PENDING, None
    record.is_planned = False
    try:
        await step.plan()
    except ServiceError as err:
        note_error(record, err, dt_util.utcnow())
        return False
    except Exception:  # noqa: BLE001
        LOGGER.exception("Unexpected error while planning a deletion")
        note_trouble(record, TroubleCode.UNEXPECTED, dt_util.utcnow())
        return False
    clear_trouble(record)
    record.is_planned = True
    if record.result is None and not record.objects:
        record.skip(_why_nothing(work.deletion, record))
    return True


def _why_nothing(deletion: Deletion, record: StepRecord) -> StepResult:
    """Return why a step has nothing to remove."""
    if record.kept:
        return StepResult.KEPT
    report = deletion.report
    if report is not None and report.is_title and report.instance == record.instance:
        return StepResult.REPORTED
    return StepResult.NOT_FOUND


def _leave_to_client(deletion: Deletion, record: StepRecord) -> None:
    """Leave what was found as a torrent to the download client's own step."""
    record.objects = tuple(
        thing
        for thing in record.objects
        if thing.kind is not ThingKind.DOWNLOAD or thing.id not in deletion.known.hashes
    )
    if record.is_planned and not record.is_finished and not record.objects:
        record.skip(_why_nothing(deletion, record))

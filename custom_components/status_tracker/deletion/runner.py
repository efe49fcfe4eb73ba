"""Bring a deletion forward, step by step, as far as that is possible now."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from homeassistant.util import dt as dt_util

from ..clients.errors import ConnectionProblem, Fault, ServiceError
from ..const import LOGGER
from ..health import ServiceHealth
from ..tracker.terms import Service
from ..watchers.steady_clock import SteadyClock
from .models import (
    Deletion,
    StepKind,
    StepRecord,
    StepResult,
    StepState,
    Thing,
    TroubleCode,
    WaitReason,
)
from .plan import complete_plan, make_step, plan_step
from .step import AnyStep, Work
from .steps import ESSENTIAL, PLAN_ORDER, PLANNED_BEFORE, add_steps, spec_of
from .trouble import clear_trouble, note_error, note_trouble

type Save = Callable[[Deletion], Awaitable[None]]
type Announce = Callable[[Deletion, StepRecord], Awaitable[None]]

_MOST_LEFT_TOLD: Final = 10


class NotSavedError(Exception):
    """Report that a step must not be done, because it cannot be recorded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Say how long things may take, in seconds.

    The pauses after a failure, and between looks whether something is gone, double
    from the first to the last. `seeding` lies between looks at a torrent that seeds.
    A service that is down for `held` no longer holds up what need not wait for it.
    """

    first_retry: float = 5.0
    last_retry: float = 900.0
    first_look: float = 1.0
    last_look: float = 30.0
    seeding: float = 600.0
    held: float = 900.0

    def retry_after(self, failures: int) -> float:
        """Return the pause after so many failures in a row, the first being 1."""
        return float(
            min(self.first_retry * 2 ** min(failures - 1, 20), self.last_retry)
        )

    def look_after(self, waited: float) -> float:
        """Return the pause until the next look, after having waited so long."""
        return min(max(waited, self.first_look), self.last_look)


class Runner:
    """Plan deletions and do their steps; each is saved before and after."""

    def __init__(
        self,
        instances: Mapping[str, tuple[Service, str]],
        health: Mapping[str, ServiceHealth],
        save: Save,
        announce: Announce,
        pace: Pace,
    ) -> None:
        """Take the services, by the id of their subentry, and what saves a deletion.

        What a step is about to remove is announced before the service hears of it.
        """
        self._instances = instances
        self._health = health
        self._save = save
        self._announce = announce
        self._pace = pace
        self._clock = SteadyClock()

    async def advance(self, work: Work) -> None:
        """Do what can be done now; raise NotSavedError when it cannot be recorded."""
        deletion = work.deletion
        if not deletion.steps:
            add_steps(deletion, self._instances)
        now = self._clock.now()
        for record in deletion.open_steps:
            _let_be_past(record, now)
            if record.instance not in self._instances:
                record.skip(StepResult.SERVICE_REMOVED)
        if not await self._plan(work):
            return
        for record in deletion.steps:
            if record.due <= _now() and self._is_ready(deletion, record):
                await self._do(work, record)

    def next_due(self, deletion: Deletion) -> float | None:
        """Return when there is something to do, on the loop's clock; None for never."""
        if not deletion.steps or not deletion.open_steps:
            return 0.0
        steps = deletion.steps
        if any(map(_lacks_plan, steps)):
            dues = [
                record.due
                for record in steps
                if _lacks_plan(record) and _may_plan(deletion, record)
            ]
        else:
            dues = [each.due for each in steps if self._is_ready(deletion, each)]
            dues += [
                _now() + self._pace.held - held
                for each in steps
                if _is_held(each) and (held := self._held(each)) < self._pace.held
            ]
        return min(dues, default=None)

    async def _plan(self, work: Work) -> bool:
        """Plan what is not planned; tell whether all is known that must be."""
        deletion = work.deletion
        if not any(map(_lacks_plan, deletion.steps)):
            return True
        for kind in PLAN_ORDER:
            for record in deletion.steps:
                if (
                    record.kind is kind
                    and not record.is_planned
                    and record.due <= _now()
                    and _may_plan(deletion, record)
                ):
                    await plan_step(work, record)
                    self._conclude(record)
        is_planned = not any(map(_lacks_plan, deletion.steps))
        if is_planned:
            await complete_plan(work)
        await self._save(deletion)
        return is_planned

    def _is_ready(self, deletion: Deletion, record: StepRecord) -> bool:
        """Tell whether it is a step's turn."""
        if record.is_finished or record.state is StepState.FAILED:
            return False
        spec = spec_of(record)
        return all(
            each.is_finished for each in _of_kinds(deletion, spec.needs)
        ) and all(
            each.is_finished
            or each.state is StepState.FAILED
            or (_is_held(each) and self._held(each) >= self._pace.held)
            for each in _of_kinds(deletion, spec.awaits)
        )

    async def _do(self, work: Work, record: StepRecord) -> None:
        """Do one step as far as it goes, and save how far that is."""
        before = (record.state, record.trouble, record.left)
        try:
            if (step := make_step(work, record)) is None:
                note_trouble(record, TroubleCode.NOT_SET_UP, dt_util.utcnow())
            elif record.is_planned or await plan_step(work, record):
                await self._remove(work, record, step)
        except ServiceError as err:
            # What was asked for may not have been heard: it is asked for again.
            record.asked_at = None
            note_error(record, err, dt_util.utcnow())
        except NotSavedError:
            record.asked_at = None
            raise
        except Exception:  # noqa: BLE001
            LOGGER.exception("Unexpected error in a deletion")
            note_trouble(record, TroubleCode.UNEXPECTED, dt_util.utcnow())
        self._conclude(record)
        if before != (record.state, record.trouble, record.left):
            await self._save(work.deletion)

    async def _remove(self, work: Work, record: StepRecord, step: AnyStep) -> None:
        """Ask for what is left to be removed, and look whether it was."""
        if record.is_finished:
            return
        left = await step.left()
        due = step.due(left)
        if due and self._may_ask(record, step) and record.attempts < step.most_attempts:
            now = dt_util.utcnow()
            record.state, record.waits_for = StepState.RUNNING, None
            record.attempts += 1
            record.started_at = record.started_at or now
            record.asked_at = now
            await self._save(work.deletion)
            await self._announce(work.deletion, record)
            await step.remove(due)
            left = await step.left()
            due = step.due(left)
        clear_trouble(record)
        self._weigh(record, step, left, due)

    def _weigh(
        self,
        record: StepRecord,
        step: AnyStep,
        left: Sequence[Thing],
        due: Sequence[Thing],
    ) -> None:
        """Note what is left, and what that means."""
        now = dt_util.utcnow()
        record.left = tuple(thing.label for thing in left[:_MOST_LEFT_TOLD])
        if not left:
            record.state, record.waits_for = StepState.DONE, None
            record.finished_at = now
            record.result = StepResult.ALREADY_GONE
            if record.started_at is not None:
                record.result = StepResult.REMOVED
            if not record.objects:
                record.result = StepResult.KEPT
        elif not due:
            record.state, record.waits_for = StepState.WAITING, step.pause_reason
            record.due = _now() + self._pace.seeding
        elif record.attempts >= step.most_attempts and self._may_ask(record, step):
            note_trouble(record, TroubleCode.STILL_THERE, now)
        else:
            record.state = StepState.WAITING
            record.waits_for = WaitReason.CONFIRMATION
            since = self._since(record.asked_at or now)
            record.due = _now() + self._pace.look_after(since)

    def _held(self, record: StepRecord) -> float:
        """Return for how many seconds a service has been down, 0 if it is not."""
        return 0.0 if record.trouble is None else self._since(record.trouble.since)

    def _may_ask(self, record: StepRecord, step: AnyStep) -> bool:
        """Tell whether a service had time to do what it was asked for."""
        return record.asked_at is None or (
            self._since(record.asked_at) >= step.again_after
        )

    def _since(self, then: datetime) -> float:
        """Return the seconds since a time, though the clock was set on meanwhile."""
        return self._clock.since(then, self._clock.now()).total_seconds()

    def _conclude(self, record: StepRecord) -> None:
        """Tell how the service is doing, and set when a failed step is tried again."""
        health = self._health[record.instance]
        if (trouble := record.trouble) is None:
            health.async_up()
            return
        is_down = trouble.code is TroubleCode.SERVICE_DOWN
        if is_down and health.reachable is not False:
            # Whoever asks the service regularly finds out more.
            health.async_down(Fault(ConnectionProblem.OTHER))
        if record.waits_for is WaitReason.RETRY:
            record.due = _now() + self._pace.retry_after(record.failures)


def _lacks_plan(record: StepRecord) -> bool:
    """Tell whether nothing may be touched before this step is planned."""
    return record.kind in ESSENTIAL and not record.is_planned


def _may_plan(deletion: Deletion, record: StepRecord) -> bool:
    """Tell whether everything is known that the plan of a step builds on."""
    before = PLANNED_BEFORE.get(record.kind, frozenset())
    return record.state is not StepState.FAILED and all(
        each.is_planned for each in _of_kinds(deletion, before)
    )


def _of_kinds(deletion: Deletion, kinds: frozenset[StepKind]) -> Iterable[StepRecord]:
    """Return the steps of some kinds."""
    return (each for each in deletion.steps if each.kind in kinds)


def _is_held(record: StepRecord) -> bool:
    """Tell whether a step waits for a service that is down."""
    return record.trouble is not None and record.waits_for is WaitReason.RETRY


def _let_be_past(record: StepRecord, now: datetime) -> None:
    """Wait anew from now for what happened later than now: the clock was set back."""
    if record.asked_at is not None and record.asked_at > now:
        record.asked_at = now
    if record.trouble is not None and record.trouble.since > now:
        record.trouble = replace(record.trouble, since=now)


def _now() -> float:
    """Return the seconds by which pauses are measured."""
    return asyncio.get_running_loop().time()

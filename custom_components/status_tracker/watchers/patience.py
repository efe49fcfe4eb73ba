"""Say so when nothing moves for too long, or when what it needs is out of reach."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Final, override

from homeassistant.core import HomeAssistant

from ..clients.errors import ServiceError
from ..coordinator import StatusTrackerConfigEntry
from ..health import ServiceHealth
from ..tracker.facts import AttentionReported, Subject
from ..tracker.models import MediaRequest, Source, Summary
from ..tracker.terms import AttentionReason, RequestState, Service
from .background import Hub, Spawn, Worker
from .group import members_of
from .lateness import (
    ARRS,
    Patience,
    find_impatience,
    needed_service,
    waiting_since,
    would_say,
)
from .reconcile_arr import ArrReconciler
from .steady_clock import SteadyClock

_SOURCE: Final = Source(Service.TRACKER)
_TICK: Final = 60.0
_INSTANT: Final = timedelta(microseconds=1)
_SERVICE_DOWN_AFTER: Final = timedelta(minutes=15)

type _Explain = Callable[[MediaRequest], Awaitable[str | None]]


async def _say_nothing(_: MediaRequest) -> None:
    """Explain nothing, where nobody can be asked."""


class PatienceWatcher(Worker):
    """Look at the unfinished requests every minute."""

    def __init__(
        self,
        hub: Hub,
        spawn: Spawn,
        patience: Patience,
        *,
        explain: _Explain = _say_nothing,
        tick: float = _TICK,
    ) -> None:
        """Take how long each step may take; the tick is in seconds.

        `explain` tells why nothing was found for a request that begins to be late.
        """
        super().__init__("patience", spawn)
        self._hub = hub
        self._patience = patience
        self._explain = explain
        self._tick = tick
        self._clock = SteadyClock()

    @override
    async def _run(self) -> None:
        self._clock.now()
        while True:
            await self._rest(self._tick)
            now = self._clock.now()
            found = self._findings(now)
            self._hub.async_apply_live(
                [fact for fact in found if not _needs_words(fact)]
            )
            for fact in filter(_needs_words, found):
                request = self._hub.tracker.requests.get(fact.subject.request_id or "")
                words = await self._explain(request) if request is not None else None
                # What happened to it meanwhile is later, and clears this again.
                self._hub.async_apply_live([replace(fact, detail=words)])

    def _findings(self, now: datetime) -> list[AttentionReported]:
        """Return what newly takes too long, and which service came back."""
        tracker = self._hub.tracker
        return [
            fact
            for request_id in sorted(tracker.unfinished)
            if (summary := tracker.summary(request_id)) is not None
            and (fact := self._judge(tracker.requests[request_id], summary, now))
        ]

    def _judge(
        self, request: MediaRequest, summary: Summary, now: datetime
    ) -> AttentionReported | None:
        """Return what is to be told of a request that was not told before."""
        down = self._service_down(request, summary.state, now)
        past = self._past_reason(request, summary, now, is_down=down is not None)
        if past is not None:
            return _report(request, summary, past, now, active=False)
        reason, detail = AttentionReason.SERVICE_DOWN, down
        if down is None:
            waited = self._clock.since(waiting_since(request, summary, now), now)
            found = find_impatience(request, summary, self._patience, waited)
            if found is None:
                return None
            reason, detail = found
        if summary.attention is not None or _is_told(request, reason, summary):
            return None
        return _report(request, summary, reason, now, detail=detail)

    def _past_reason(
        self, request: MediaRequest, summary: Summary, now: datetime, *, is_down: bool
    ) -> AttentionReason | None:
        """Return a reason that was told, is still shown and no longer is the reason.

        A service is back, a download that was paused goes on without a byte, or there
        was progress which a clock that was set back dates before the reason.
        """
        told = request.reported.get(AttentionReason.SERVICE_DOWN)
        if not is_down and told is not None and told[1]:
            return AttentionReason.SERVICE_DOWN
        shown = summary.attention
        if (
            shown is None
            or shown.reason is AttentionReason.SERVICE_DOWN
            or not _is_told(request, shown.reason, summary)
        ):
            return None
        waited = shown.since - waiting_since(request, summary, now)
        is_present = would_say(request, summary.state, (shown.reason, shown.detail))
        if is_present and find_impatience(request, summary, self._patience, waited):
            return None
        return shown.reason

    def _service_down(
        self, request: MediaRequest, state: RequestState, now: datetime
    ) -> str | None:
        """Return the name of the needed service if nobody who could do it is there."""
        kind = needed_service(request, state)
        listed = {ref.instance for ref, one in request.arr.items() if one.present}
        able = [one for one in self._hub.health.values() if one.service is kind]
        able = [one for one in able if one.instance in listed] or able
        if not able or not all(self._is_down(one, now) for one in able):
            return None
        return able[0].name

    def _is_down(self, health: ServiceHealth, now: datetime) -> bool:
        """Tell whether a service has been out of reach for long."""
        return (
            health.reachable is False
            and health.since is not None
            and self._clock.since(health.since, now) >= _SERVICE_DOWN_AFTER
        )


def _needs_words(fact: AttentionReported) -> bool:
    """Tell whether Radarr or Sonarr may have a word on a request."""
    is_without = fact.reason is AttentionReason.NO_RELEASE and fact.detail is None
    return fact.active and is_without


def _is_told(request: MediaRequest, reason: AttentionReason, summary: Summary) -> bool:
    """Tell whether a reason still holds from before."""
    told = request.reported.get(reason)
    return (
        told is not None
        and told[1]
        and (summary.progressed_at is None or told[0] >= summary.progressed_at)
    )


def _report(
    request: MediaRequest,
    summary: Summary,
    reason: AttentionReason,
    now: datetime,
    *,
    active: bool = True,
    detail: str | None = None,
) -> AttentionReported:
    """Return that a step takes too long, or no longer does.

    That is later than what was told of it before, though the clock be set back.
    """
    times = [now, summary.progressed_at or now]
    if (told := request.reported.get(reason)) is not None:
        times.append(told[0] + _INSTANT)
    return AttentionReported(
        at=max(times),
        source=_SOURCE,
        subject=Subject(request_id=request.id),
        reason=reason,
        active=active,
        detail=detail,
    )


async def _explain(
    entry: StatusTrackerConfigEntry, request: MediaRequest
) -> str | None:
    """Return what Radarr or Sonarr says about a title that it finds nothing for."""
    said: list[str] = []
    for watcher in members_of(entry.runtime_data, ARRS[request.media_type]):
        if isinstance(watcher, ArrReconciler):
            with suppress(ServiceError):
                if words := await watcher.async_words(request):
                    said.append(words)
    # A code stands alone, so that it can be put into the reader's language.
    return next((one for one in said if one.isidentifier()), "; ".join(said)) or None


def create_patience_watcher(
    hass: HomeAssistant, entry: StatusTrackerConfigEntry
) -> PatienceWatcher:
    """Return the watcher of an entry's patience."""
    return PatienceWatcher(
        entry.runtime_data.coordinator,
        partial(entry.async_create_background_task, hass),
        Patience.read(entry.options),
        explain=partial(_explain, entry),
        tick=_TICK,
    )

"""Say so when nothing moves for too long.

Patience is measured from the last progress of a request, not from the age of its
state: a long download that moves is never late. Whatever moves later clears it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Final, override

from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util

from ..coordinator import StatusTrackerConfigEntry
from ..health import ServiceHealth
from ..tracker.facts import AttentionReported, Fact, Subject
from ..tracker.models import MediaRequest, Source, Summary
from ..tracker.terms import (
    AttentionReason,
    DownloadPhase,
    MatchStatus,
    MediaType,
    RequestState,
    Service,
    WishStatus,
)
from .background import Hub, Spawn, Worker

_SOURCE: Final = Source(Service.TRACKER)
_TICK: Final = 60.0
_SERVICE_DOWN_AFTER: Final = timedelta(minutes=15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """Hold how many minutes without progress each step is allowed.

    Each step has its own option of the same name.
    """

    searching: int = 360
    grabbing: int = 60
    paused: int = 30
    stalled: int = 240
    downloaded: int = 30
    importing: int = 60
    matching: int = 30

    @classmethod
    def read(cls, options: Mapping[str, object]) -> Patience:
        """Return the patience that the options ask for."""
        told = {
            name: value
            for name in cls.__dataclass_fields__
            if isinstance(value := options.get(f"patience_{name}"), (int, float))
        }
        return cls(**{name: int(value) for name, value in told.items()})


type _Judge = Callable[[MediaRequest], tuple[str, AttentionReason, str | None]]


def _searching(request: MediaRequest) -> tuple[str, AttentionReason, str | None]:
    """Judge a request that nothing was found for."""
    listed = any(record.present for record in request.arr.values())
    return "searching", AttentionReason.NO_RELEASE, None if listed else "not_in_arr"


def _grabbing(_: MediaRequest) -> tuple[str, AttentionReason, str | None]:
    """Judge a release that never began to download."""
    return "grabbing", AttentionReason.DOWNLOAD_STALLED, "never_started"


def _downloading(request: MediaRequest) -> tuple[str, AttentionReason, str | None]:
    """Judge a download whose bytes do not move."""
    reports = [
        download.report
        for download in request.downloads.values()
        if download.report is not None and download.completed_at is None
    ]
    if reports and all(one.phase is DownloadPhase.PAUSED for one in reports):
        return "paused", AttentionReason.DOWNLOAD_PAUSED, None
    return "stalled", AttentionReason.DOWNLOAD_STALLED, None


def _downloaded(_: MediaRequest) -> tuple[str, AttentionReason, str | None]:
    """Judge a finished download that nobody imports."""
    return "downloaded", AttentionReason.IMPORT_BLOCKED, "not_imported"


def _importing(_: MediaRequest) -> tuple[str, AttentionReason, str | None]:
    """Judge a file in the library that Jellyfin does not show."""
    return "importing", AttentionReason.NOT_IN_JELLYFIN, None


def _matching(request: MediaRequest) -> tuple[str, AttentionReason, str | None]:
    """Judge an anime file: not matched, or matched and not shown."""
    statuses = {
        item.match.status for item in request.items.values() if item.match is not None
    }
    if MatchStatus.MATCHED in statuses:
        return "matching", AttentionReason.NOT_IN_JELLYFIN, "check_shokofin"
    return "matching", AttentionReason.NOT_MATCHED, "no_word_from_shoko"


_JUDGES: Final[Mapping[RequestState, _Judge]] = {
    RequestState.APPROVED: _searching,
    RequestState.SEARCHING: _searching,
    RequestState.GRABBING: _grabbing,
    RequestState.DOWNLOADING: _downloading,
    RequestState.DOWNLOADED: _downloaded,
    RequestState.IMPORTING: _importing,
    RequestState.ANIME_MATCHING: _matching,
}
_ARRS: Final = {
    MediaType.MOVIE: Service.RADARR,
    MediaType.TV: Service.SONARR,
}
_NEEDED: Final[Mapping[RequestState, Service]] = {
    RequestState.GRABBING: Service.QBITTORRENT,
    RequestState.DOWNLOADING: Service.QBITTORRENT,
    RequestState.IMPORTING: Service.JELLYFIN,
    RequestState.ANIME_MATCHING: Service.SHOKO,
}


def find_impatience(
    request: MediaRequest, summary: Summary, patience: Patience, now: datetime
) -> tuple[AttentionReason, str | None] | None:
    """Return why a request should have moved by now, None while it is in time."""
    if (judge := _JUDGES.get(summary.state)) is None:
        return None
    step, reason, detail = judge(request)
    if now - waiting_since(request, summary, now) < timedelta(
        minutes=getattr(patience, step)
    ):
        return None
    return reason, detail


def waiting_since(request: MediaRequest, summary: Summary, now: datetime) -> datetime:
    """Return when a request last moved; an approval counts, an unaired past does not."""
    times = [request.created_at]
    if summary.progressed_at is not None:
        times.append(summary.progressed_at)
    if request.wish is not None and request.wish.status is WishStatus.APPROVED:
        times.append(request.wish.at)
    times.extend(
        item.air_date
        for item in request.items.values()
        if item.air_date is not None and item.air_date <= now
    )
    return max(times)


def needed_service(request: MediaRequest, state: RequestState) -> Service | None:
    """Return the service that the next step depends on."""
    if state in _NEEDED:
        return _NEEDED[state]
    if state in _JUDGES:
        return _ARRS[request.media_type]
    return None


class PatienceWatcher(Worker):
    """Look at the unfinished requests every minute."""

    def __init__(
        self, hub: Hub, spawn: Spawn, patience: Patience, *, tick: float = _TICK
    ) -> None:
        """Take how long each step may take; the tick is in seconds."""
        super().__init__("patience", spawn)
        self._hub = hub
        self._patience = patience
        self._tick = tick

    @override
    async def _run(self) -> None:
        while True:
            await self._rest(self._tick)
            self._hub.async_apply_live(list(self._findings(dt_util.utcnow())))

    def _findings(self, now: datetime) -> list[Fact]:
        """Return what newly takes too long, and which service came back."""
        tracker = self._hub.tracker
        facts: list[Fact] = []
        for request_id in sorted(tracker.unfinished):
            request = tracker.requests[request_id]
            if (summary := tracker.summary(request_id)) is None:
                continue
            down = self._service_down(request, summary.state, now)
            if (fact := _news(request, summary, down, now)) is not None:
                facts.append(fact)
            elif down is None and (
                found := find_impatience(request, summary, self._patience, now)
            ):
                reason, detail = found
                if summary.attention is None and not _is_told(request, reason, summary):
                    facts.append(_report(request, reason, now, detail=detail))
        return facts

    def _service_down(
        self, request: MediaRequest, state: RequestState, now: datetime
    ) -> str | None:
        """Return the name of the needed service if none of its kind is there."""
        kind = needed_service(request, state)
        instances = [one for one in self._hub.health.values() if one.service is kind]
        if not instances or not all(_is_down(one, now) for one in instances):
            return None
        return instances[0].name


def _is_down(health: ServiceHealth, now: datetime) -> bool:
    """Tell whether a service has been out of reach for long."""
    return (
        health.reachable is False
        and health.since is not None
        and now - health.since >= _SERVICE_DOWN_AFTER
    )


def _news(
    request: MediaRequest, summary: Summary, down: str | None, now: datetime
) -> Fact | None:
    """Return that the needed service is down, or is back."""
    told = request.reported.get(AttentionReason.SERVICE_DOWN)
    is_told = told is not None and told[1]
    if down is not None:
        if summary.attention is not None or is_told:
            return None
        return _report(request, AttentionReason.SERVICE_DOWN, now, detail=down)
    if is_told:
        return _report(request, AttentionReason.SERVICE_DOWN, now, active=False)
    return None


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
    reason: AttentionReason,
    now: datetime,
    *,
    active: bool = True,
    detail: str | None = None,
) -> AttentionReported:
    """Return that a step takes too long, or no longer does."""
    return AttentionReported(
        at=now,
        source=_SOURCE,
        subject=Subject(request_id=request.id),
        reason=reason,
        active=active,
        detail=detail,
    )


def create_patience_watcher(
    hass: HomeAssistant, entry: StatusTrackerConfigEntry
) -> PatienceWatcher:
    """Return the watcher of an entry's patience."""
    return PatienceWatcher(
        entry.runtime_data.coordinator,
        partial(entry.async_create_background_task, hass),
        Patience.read(entry.options),
    )

"""Judge what takes too long.

Patience is measured from the last progress of a request, not from the age of its
state: a long download that moves is never late. Whatever moves later clears it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from ..tracker.models import MediaRequest, Summary
from ..tracker.terms import (
    AttentionReason,
    DownloadPhase,
    MatchStatus,
    MediaType,
    RequestState,
    Service,
    WishStatus,
)
from ..tracker.timeline import added_at


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


_OWN_CODES: Final = frozenset(
    {
        "check_shokofin",
        "never_started",
        "no_word_from_shoko",
        "not_imported",
        "not_in_arr",
    }
)

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
ARRS: Final = {
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
    request: MediaRequest, summary: Summary, patience: Patience, waited: timedelta
) -> tuple[AttentionReason, str | None] | None:
    """Return why a request should have moved by now, None while it is in time."""
    if (judge := _JUDGES.get(summary.state)) is None:
        return None
    step, reason, detail = judge(request)
    if waited < timedelta(minutes=getattr(patience, step)):
        return None
    return reason, detail


def would_say(
    request: MediaRequest, state: RequestState, told: tuple[AttentionReason, str | None]
) -> bool:
    """Tell whether what was told of a late request would still be told in a state."""
    if (judge := _JUDGES.get(state)) is None:
        return False
    _, reason, detail = judge(request)
    return told[0] is reason and (told[1] not in _OWN_CODES or told[1] == detail)


def waiting_since(request: MediaRequest, summary: Summary, now: datetime) -> datetime:
    """Return when a request last moved.

    An approval counts, and that Radarr or Sonarr took it over; an unaired past not.
    """
    times = [request.created_at]
    if summary.progressed_at is not None:
        times.append(summary.progressed_at)
    if request.wish is not None and request.wish.status is WishStatus.APPROVED:
        times.append(request.wish.at)
    if (taken_over_at := added_at(request)) is not None:
        times.append(taken_over_at)
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
        return ARRS[request.media_type]
    return None

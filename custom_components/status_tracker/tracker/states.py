"""Derive the state of items and requests from their evidence.

Read `item_state` and `_request_state` from the top: the first rule that holds
decides. Nothing here is stored and nothing reads a clock: the time is given.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime

from .attention import find_attention
from .item_evidence import is_held
from .item_states import (
    NEVER,
    STAGES,
    Journey,
    is_anime,
    item_state,
    presence_of,
)
from .models import FILM, Counts, Download, ItemKey, MediaRequest, Presence, Summary
from .rivals import lost_to_rival
from .terms import (
    DownloadPhase,
    FailureReason,
    ItemState,
    MatchStatus,
    MediaType,
    Origin,
    RequestState,
    WishStatus,
)
from .wanted import split_wanted, unknown_seasons

MOTION: tuple[tuple[ItemState, RequestState], ...] = (
    (ItemState.DOWNLOADING, RequestState.DOWNLOADING),
    (ItemState.GRABBING, RequestState.GRABBING),
    (ItemState.DOWNLOADED, RequestState.DOWNLOADED),
    (ItemState.IMPORTING, RequestState.IMPORTING),
    (ItemState.ANIME_MATCHING, RequestState.ANIME_MATCHING),
)
"""What a request shows while items move: the first state that any item is in."""

FINISHED = frozenset({RequestState.AVAILABLE, RequestState.FAILED})

_REFUSED = {
    WishStatus.DECLINED: FailureReason.DECLINED,
    WishStatus.FAILED: FailureReason.REQUEST_FAILED,
    WishStatus.DELETED: FailureReason.DELETED,
}
_COUNTED: dict[ItemState, str] = {
    ItemState.WANTED: "waiting",
    ItemState.GRABBING: "grabbing",
    ItemState.DOWNLOADING: "downloading",
    ItemState.DOWNLOADED: "downloaded",
    ItemState.IMPORTING: "importing",
    ItemState.ANIME_MATCHING: "anime_matching",
    ItemState.AVAILABLE: "available",
    ItemState.FAILED: "failed",
}
_MOVING_PHASES = frozenset({DownloadPhase.DOWNLOADING, DownloadPhase.METADATA})


@dataclass(frozen=True, slots=True)
class Derived:
    """Hold what follows from a request's evidence at one moment."""

    summary: Summary
    items: Mapping[ItemKey, ItemState]
    waiting_downloads: frozenset[str]


def derive(request: MediaRequest, now: datetime) -> Derived:
    """Return the state of a request and of each of its items at a time."""
    carried: dict[ItemKey, list[Download]] = defaultdict(list)
    for download in request.downloads.values():
        for key in download.items:
            carried[key].append(download)
    journeys = {
        key: item_state(request, item, carried[key], now)
        for key, item in request.items.items()
    }
    if request.media_type is MediaType.MOVIE and FILM not in journeys:
        journeys[FILM] = Journey(ItemState.WANTED)
    wanted, unaired = split_wanted(request, journeys)
    states = {key: journeys[key].state for key in wanted}
    progressed_at = last_progress(request, wanted)
    lost_at = lost_to_rival(request, wanted)
    state, failure, detail, failed_at = (
        _request_state(request, journeys, wanted, progressed_at)
        if lost_at is None
        else (RequestState.FAILED, FailureReason.DELETED, None, lost_at)
    )
    moving = _moving_downloads(journeys, wanted)
    progress, size, speed, eta = _totals(moving)
    presences = {
        key: presence_of(request, item)
        for key, item in request.items.items()
        if key in wanted
    }
    finished_at = None
    if state is RequestState.AVAILABLE:
        since = [one.since for key in wanted if (one := presences.get(key))]
        finished_at = max(since, default=progressed_at)
    elif state is RequestState.FAILED:
        finished_at = failed_at
    attention = None
    if lost_at is None:
        attention = find_attention(request, journeys, wanted, progressed_at, state)
    summary = Summary(
        state=state,
        counts=_count(states.values(), len(unaired)),
        is_anime=is_anime(request),
        progress=progress,
        size=size,
        speed=speed,
        eta=eta,
        attention=attention,
        failure=failure,
        failure_detail=detail,
        finished_at=finished_at,
        progressed_at=progressed_at,
        next_air=_next_air(request, unaired, now),
        jellyfin_id=_jellyfin_id(request, presences),
    )
    waiting: frozenset[str] = frozenset()
    if state not in FINISHED:
        waiting = frozenset(
            journey.download.id
            for journey in journeys.values()
            if journey.download is not None
            and journey.state in (ItemState.GRABBING, ItemState.DOWNLOADING)
        )
    return Derived(summary, {key: one.state for key, one in journeys.items()}, waiting)


def _request_state(
    request: MediaRequest,
    journeys: Mapping[ItemKey, Journey],
    wanted: frozenset[ItemKey],
    progressed_at: datetime | None,
) -> tuple[RequestState, FailureReason | None, str | None, datetime | None]:
    """Return the state of a request, and why and when it failed if it did."""
    states = [journeys[key].state for key in wanted]
    newest = progressed_at or NEVER
    wish = request.wish
    removed_at = _dropped_at(request)
    if (
        states
        and all(state is ItemState.AVAILABLE for state in states)
        # What no instance lists any more will not become more.
        and (removed_at is not None or not unknown_seasons(request))
    ):
        return RequestState.AVAILABLE, None, None, None
    for item_is, request_is in MOTION:
        if item_is in states:
            return request_is, None, None, None
    if wish is not None and wish.status in _REFUSED and newest <= wish.at:
        return RequestState.FAILED, _REFUSED[wish.status], wish.reason, wish.at
    wished_at = wish.at if wish is not None else NEVER
    if removed_at is not None and max(newest, wished_at) <= removed_at:
        return RequestState.FAILED, FailureReason.DELETED, None, removed_at
    if request.origin is Origin.LIBRARY and wanted:
        return RequestState.FAILED, FailureReason.DELETED, None, progressed_at
    failures = [one for key in wanted if (one := journeys[key].failure) is not None]
    if failures and ItemState.WANTED not in states:
        at, message = max(failures)
        return RequestState.FAILED, FailureReason.DOWNLOAD_FAILED, message or None, at
    return _waiting_state(request), None, None, None


def _waiting_state(request: MediaRequest) -> RequestState:
    """Return the state of a request while nothing moves."""
    if any(record.present for record in request.arr.values()) or request.wish is None:
        return RequestState.SEARCHING
    if request.wish.status is WishStatus.PENDING:
        return RequestState.REQUESTED
    return RequestState.APPROVED


def _dropped_at(request: MediaRequest) -> datetime | None:
    """Return when the last instance dropped the title, None while one lists it."""
    if not request.arr or any(record.present for record in request.arr.values()):
        return None
    return max(record.at for record in request.arr.values())


def last_progress(
    request: MediaRequest, wanted: AbstractSet[ItemKey]
) -> datetime | None:
    """Return when anything last moved a wanted item forward."""
    times: list[datetime] = []
    for download in request.downloads.values():
        is_over = (download.born or NEVER) <= (request.files_removed_at or NEVER)
        if is_over or not download.items & wanted:
            continue
        times.extend(
            at
            for at in (download.grabbed_at, download.moved_at, download.started_at)
            if at is not None
        )
        times.extend(download.imported.values())
    for key in wanted:
        if (item := request.items.get(key)) is None:
            continue
        if item.file is not None:
            times.append(item.file.at)
        if item.match is not None and item.match.status is MatchStatus.MATCHED:
            times.append(item.match.at)
        times.extend(one.since for one in item.playable.values() if one.playable)
    return max(times, default=None)


def _moving_downloads(
    journeys: Mapping[ItemKey, Journey], wanted: Iterable[ItemKey]
) -> list[Download]:
    """Return the downloads that wanted items wait for, each once."""
    found = {
        one.download.id: one.download
        for key in wanted
        if (one := journeys[key]).download is not None and one.state in STAGES
    }
    return list(found.values())


def _totals(
    downloads: Iterable[Download],
) -> tuple[float | None, int | None, int | None, int | None]:
    """Return progress by bytes, bytes, bytes per second and the latest ETA."""
    shares: list[tuple[float, int]] = []
    speed: int | None = None
    etas: list[int] = []
    for download in downloads:
        report = download.report
        size = (report.size if report is not None else None) or download.size or 0
        progress = report.progress if report is not None else 0.0
        if download.completed_at is not None or _waits_for_import(download):
            progress = 1.0
        shares.append((progress, size))
        if report is not None and progress < 1 and report.phase in _MOVING_PHASES:
            speed = (speed or 0) + (report.speed or 0)
            if report.eta is not None:
                etas.append(report.eta)
    if not shares:
        return None, None, None, None
    size = sum(share[1] for share in shares)
    if all(share[1] for share in shares):
        progress = sum(share[0] * share[1] for share in shares) / size
    else:
        progress = sum(share[0] for share in shares) / len(shares)
    return progress, size or None, speed, max(etas, default=None)


def _waits_for_import(download: Download) -> bool:
    """Tell whether a download is whole by what blocks its import alone.

    The client is not asked about what nobody waits for any more.
    """
    report = download.report
    return download.blocked is not None and (report is None or not is_held(report))


def _count(states: Iterable[ItemState], unaired: int) -> Counts:
    """Count items by state."""
    counted: dict[str, int] = defaultdict(int)
    for state in states:
        counted[_COUNTED[state]] += 1
    return Counts(wanted=sum(counted.values()), unaired=unaired, **counted)


def _next_air(
    request: MediaRequest, unaired: Iterable[ItemKey], now: datetime
) -> datetime | None:
    """Return when the next wanted episode airs."""
    dates = (request.items[key].air_date for key in unaired)
    return min((at for at in dates if at is not None and at > now), default=None)


def _jellyfin_id(
    request: MediaRequest, presences: Mapping[ItemKey, Presence | None]
) -> str | None:
    """Return the Jellyfin item to open: the film, or the series of an episode."""
    newest: tuple[datetime, str] | None = None
    for key, item in request.items.items():
        if (presence := presences.get(key)) is None:
            continue
        for jellyfin_id, one in item.playable.items():
            if one is presence or one == presence:
                shown = jellyfin_id if key == FILM else one.series_id
                if shown is not None:
                    newest = max(newest or (NEVER, ""), (one.at, shown))
    return newest[1] if newest is not None else None

"""Derive why somebody should look at a request.

What a service said outright is derived from the evidence. What only time tells is
reported by watchers and holds until anything moves the request forward.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from .models import Attention, ItemKey, MediaRequest
from .terms import (
    AttentionReason,
    DeleteReason,
    DownloadPhase,
    ItemState,
    MatchStatus,
    RequestState,
)

if TYPE_CHECKING:
    from .item_states import Journey

_BROKEN_PHASES = frozenset({DownloadPhase.ERROR, DownloadPhase.MISSING_FILES})
_FETCHING = frozenset({ItemState.GRABBING, ItemState.DOWNLOADING})
_SETTLED = frozenset({RequestState.AVAILABLE, RequestState.FAILED})
_LOOKED_FOR = frozenset({RequestState.APPROVED, RequestState.SEARCHING})
_FETCHED = frozenset({RequestState.GRABBING, RequestState.DOWNLOADING})
_LATE_IN: Mapping[AttentionReason, frozenset[RequestState]] = {
    AttentionReason.NO_RELEASE: _LOOKED_FOR,
    AttentionReason.DOWNLOAD_STALLED: _FETCHED,
    AttentionReason.DOWNLOAD_PAUSED: _FETCHED,
    AttentionReason.IMPORT_BLOCKED: frozenset({RequestState.DOWNLOADED}),
    AttentionReason.NOT_MATCHED: frozenset({RequestState.ANIME_MATCHING}),
    AttentionReason.NOT_IN_JELLYFIN: frozenset(
        {RequestState.IMPORTING, RequestState.ANIME_MATCHING}
    ),
}
"""In which states a reported lateness can be true: a clock set back hides no progress."""

PRIORITY: tuple[AttentionReason, ...] = (
    AttentionReason.IMPORT_BLOCKED,
    AttentionReason.DOWNLOAD_ERROR,
    AttentionReason.NOT_MATCHED,
    AttentionReason.DELETED_EXTERNALLY,
    AttentionReason.DOWNLOAD_PAUSED,
    AttentionReason.DOWNLOAD_STALLED,
    AttentionReason.NOT_IN_JELLYFIN,
    AttentionReason.NO_RELEASE,
    AttentionReason.SERVICE_DOWN,
)
"""Which reason is shown where several hold."""


def find_attention(
    request: MediaRequest,
    journeys: Mapping[ItemKey, Journey],
    wanted: Iterable[ItemKey],
    progressed_at: datetime | None,
    state: RequestState,
) -> Attention | None:
    """Return the most telling reason to look at a request, None if there is none."""
    found: list[Attention] = []
    for key in wanted:
        item, journey = request.items.get(key), journeys[key]
        if item is None:
            continue
        found.extend(_of_download(journey))
        if journey.state is ItemState.ANIME_MATCHING and item.match is not None:
            at, status, _, detail = item.match
            if status is MatchStatus.NOT_MATCHED:
                found.append(Attention(AttentionReason.NOT_MATCHED, at, detail))
        if journey.state not in _FETCHING and (lost := _lost_at(request, key)):
            found.append(Attention(AttentionReason.DELETED_EXTERNALLY, *lost))
    if state not in _SETTLED:
        found.extend(
            Attention(reason, at, detail)
            for reason, (at, active, detail) in request.reported.items()
            if active
            and state in _LATE_IN.get(reason, (state,))
            and (progressed_at is None or at >= progressed_at)
        )
    return min(
        found,
        key=lambda one: (PRIORITY.index(one.reason), one.since, one.detail or ""),
        default=None,
    )


def _of_download(journey: Journey) -> Iterable[Attention]:
    """Yield what is wrong with the download that an item waits for."""
    if (download := journey.download) is None or journey.state not in (
        *_FETCHING,
        ItemState.DOWNLOADED,
    ):
        return
    if download.blocked is not None:
        at, messages = download.blocked
        detail = "; ".join(messages) or None
        yield Attention(AttentionReason.IMPORT_BLOCKED, at, detail)
    report = download.report
    if report is not None and report.phase in _BROKEN_PHASES:
        detail = report.message or report.phase
        yield Attention(AttentionReason.DOWNLOAD_ERROR, report.at, detail)


def _lost_at(
    request: MediaRequest, key: ItemKey
) -> tuple[datetime, DeleteReason] | None:
    """Return when and why the newest file of an item was deleted by somebody."""
    item = request.items[key]
    path = item.file.path if item.file is not None else ""
    told = [
        gone
        for gone_path, gone in item.files_gone.items()
        if not gone_path or not path or gone_path == path
    ]
    newest = max(told, default=None)
    if newest is None or newest[0] < request.created_at:
        # What was lost before may be the very reason of the wish.
        return None
    if item.file is not None and item.file.at >= newest[0]:
        return None
    return newest

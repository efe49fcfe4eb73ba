"""Tell whether a title was deleted by others, by whom, and when."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final, NamedTuple

from ..tracker.models import MediaRequest
from ..tracker.terms import AttentionReason, FailureReason, ItemState, Service, Step
from ..tracker.tracker import Tracker
from .models import Report

# What each step tells: whether the title itself is gone from there, or only files.
_TOLD_BY: Final[Mapping[Step, bool]] = {
    Step.REMOVED: True,
    Step.REQUEST_DELETED: True,
    Step.UNAVAILABLE: True,
    Step.FILE_DELETED: False,
}
_UNDER_WAY: Final = frozenset(
    {
        ItemState.AVAILABLE,
        ItemState.DOWNLOADED,
        ItemState.DOWNLOADING,
        ItemState.GRABBING,
    }
)
_IN_LIBRARY: Final = frozenset({ItemState.IMPORTING, ItemState.ANIME_MATCHING})


class Loss(NamedTuple):
    """Hold whose title was told to be gone, when, and by whom."""

    at: datetime
    report: Report
    request: MediaRequest


def find_loss(tracker: Tracker, request_id: str) -> Loss | None:
    """Return how a title was lost that was there, or was to come; None if it is not.

    Nothing of it may be left or on its way. Where only Jellyfin misses it, it must
    have been playable before.
    """
    request, summary = tracker.get(request_id), tracker.summary(request_id)
    if request is None or summary is None:
        return None
    states = set(tracker.item_states(request_id).values())
    if states & _UNDER_WAY:
        return None
    if (loss := _first_loss(request, summary.progressed_at)) is None:
        return None
    attention = summary.attention
    is_told = summary.failure is FailureReason.DELETED or (
        attention is not None and attention.reason is AttentionReason.DELETED_EXTERNALLY
    )
    if loss.report.service is Service.JELLYFIN:
        return loss if is_told or _was_playable(request) else None
    return loss if is_told and not states & _IN_LIBRARY else None


def _first_loss(request: MediaRequest, progressed_at: datetime | None) -> Loss | None:
    """Return who was the first to miss the title since it last came nearer.

    Where one service deletes, the others notice by and by.
    """
    entry = min(
        (
            each
            for each in request.timeline.values()
            if each.step in _TOLD_BY
            and (progressed_at is None or each.until >= progressed_at)
        ),
        key=lambda each: each.until,
        default=None,
    )
    if entry is None:
        return None
    report = Report(
        service=entry.source.service,
        instance=entry.source.instance,
        is_title=_TOLD_BY[entry.step],
    )
    return Loss(entry.until, report, request)


def _was_playable(request: MediaRequest) -> bool:
    """Tell whether Jellyfin knew the title and knows it no more."""
    presences = [
        presence
        for item in request.items.values()
        for presence in item.playable.values()
    ]
    return bool(presences) and not any(one.playable for one in presences)

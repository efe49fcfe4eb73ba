"""Find what happened to a request, as people speak of it, in what the tracker changed.

A happening follows from a change alone: what was known before is told by none.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from ..tracker.changes import Change
from ..tracker.item_states import presence_of
from ..tracker.models import Item, ItemKey, MediaRequest, Summary, TimelineEntry
from ..tracker.terms import FailureReason, ItemState, RequestState, Step

# A file's date and the report of its import differ by the time of copying.
_SAME: Final = timedelta(minutes=15)


class Kind(StrEnum):
    """Name what can happen to a request, in the order of its journey."""

    REQUESTED = "requested"
    APPROVED = "approved"
    DECLINED = "declined"
    GRABBED = "grabbed"
    DOWNLOAD_STARTED = "download_started"
    DOWNLOADED = "downloaded"
    IMPORTED = "imported"
    MATCHED = "matched"
    EPISODE_AVAILABLE = "episode_available"
    SEASON_AVAILABLE = "season_available"
    AVAILABLE = "available"
    FAILED = "failed"
    NEEDS_ATTENTION = "needs_attention"
    ATTENTION_CLEARED = "attention_cleared"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """Hold one happening: what, to which request and items, when, and why.

    `reason` is a code of AttentionReason or FailureReason, `detail` are the words of
    the service that said so.
    """

    request_id: str
    kind: Kind
    at: datetime
    items: frozenset[ItemKey] = frozenset()
    reason: str | None = None
    detail: str | None = None


BAD_ENDS: Final = {
    FailureReason.DECLINED: Kind.DECLINED,
    FailureReason.DELETED: Kind.DELETED,
    FailureReason.REQUEST_FAILED: Kind.FAILED,
    FailureReason.DOWNLOAD_FAILED: Kind.FAILED,
}
"""What each reason to stand at failed means."""

_WISH_STEPS: Final = frozenset(
    {Step.REQUESTED, Step.APPROVED, Step.DECLINED, Step.REQUEST_FAILED}
)
_WISHES: Final = frozenset({Step.REQUESTED, Step.APPROVED})
_PLAIN_STEPS: Final = {
    Step.APPROVED: Kind.APPROVED,
    Step.GRABBED: Kind.GRABBED,
    Step.DOWNLOAD_STARTED: Kind.DOWNLOAD_STARTED,
    Step.DOWNLOADED: Kind.DOWNLOADED,
    Step.MATCHED: Kind.MATCHED,
}


def find_happenings(
    request: MediaRequest,
    change: Change,
    states: Mapping[ItemKey, ItemState],
    now: datetime,
) -> Iterator[Happening]:
    """Yield what a change tells of a request, however long ago it happened.

    What became available is one happening of the kind AVAILABLE, whatever part of
    the request it is, and any other need of attention one of NEEDS_ATTENTION, also
    where none is left: what they amount to only shows once they are taken together.
    """
    if not _tells_anything(change):
        return
    yield from _of_steps(request, change)
    yield from _of_imports(request, change)
    if change.after is None:
        return
    yield from _of_availability(request, change, states)
    yield from _of_failures(request, change, states)
    yield from _of_end(request, change, change.after)
    before = change.before.attention if change.before else None
    after = change.after.attention
    if (before.reason if before else None) != (after.reason if after else None):
        yield Happening(
            request_id=request.id,
            kind=Kind.NEEDS_ATTENTION,
            at=after.since if after else now,
        )


def _tells_anything(change: Change) -> bool:
    """Tell whether more changed than bytes that moved."""
    before, after = change.before, change.after
    if change.entries or change.items or before is None or after is None:
        return True
    return (before.attention, before.failure) != (after.attention, after.failure)


def _asked_at(request: MediaRequest, change: Change) -> datetime | None:
    """Return when somebody asked, None where that was known before."""
    told = {entry.step for entry in change.entries}
    known = {entry.step for entry in request.timeline.values()} - told
    if known & _WISH_STEPS:
        return None
    # Seerr tells of an approval alone where nobody has to approve.
    return min(
        (entry.at for entry in change.entries if entry.step in _WISHES), default=None
    )


def _of_steps(request: MediaRequest, change: Change) -> Iterator[Happening]:
    """Yield the wish and the steps that are told as they are."""
    if (at := _asked_at(request, change)) is not None:
        yield Happening(request_id=request.id, kind=Kind.REQUESTED, at=at)
    for entry in change.entries:
        if (kind := _PLAIN_STEPS.get(entry.step)) is not None:
            yield Happening(
                request_id=request.id, kind=kind, at=entry.at, items=entry.items
            )


def _of_imports(request: MediaRequest, change: Change) -> Iterator[Happening]:
    """Yield imports, none of them twice when the library shows the file as well."""
    new = [entry for entry in change.entries if entry.step is Step.IMPORTED]
    told = [entry for entry in request.timeline.values() if entry.step is Step.IMPORTED]
    for entry in new:
        items = entry.items
        for other in told:
            # Of two that are both new, the one with the release counts.
            is_rival = _is_release(other) != _is_release(entry) and (
                _is_release(other) or other not in new
            )
            if is_rival and other.at - _SAME <= entry.at <= other.until + _SAME:
                items -= other.items
        if items:
            yield Happening(
                request_id=request.id, kind=Kind.IMPORTED, at=entry.at, items=items
            )


def _is_release(entry: TimelineEntry) -> bool:
    """Tell whether an import was told with the download that it came from."""
    return "download" in entry.detail


def _of_availability(
    request: MediaRequest, change: Change, states: Mapping[ItemKey, ItemState]
) -> Iterator[Happening]:
    """Yield the items that can be played now and could not before.

    An item that only gave way to a better file for a moment is no news. One that
    has long been there is ready the moment that somebody asks for it.
    """
    told: set[ItemKey] = set()
    fresh: set[ItemKey] = set()
    for entries, keys in (
        (request.timeline.values(), told),
        (change.entries, fresh),
    ):
        for entry in entries:
            if entry.step is Step.AVAILABLE:
                keys |= entry.items
    asked_at = _asked_at(request, change)
    times: dict[ItemKey, datetime] = {}
    for key, state in states.items():
        item = request.items.get(key)
        if state is not ItemState.AVAILABLE or item is None:
            continue
        if key in change.items and (
            key not in told - fresh or _came_back(request, item)
        ):
            presence = presence_of(request, item)
            times[key] = presence.since if presence else request.updated_at
        elif asked_at is not None:
            times[key] = asked_at
    if times:
        yield Happening(
            request_id=request.id,
            kind=Kind.AVAILABLE,
            at=max(asked_at or max(times.values()), *times.values()),
            items=frozenset(times),
        )


def _came_back(request: MediaRequest, item: Item) -> bool:
    """Tell whether an item's last file came after somebody deleted the one before."""
    imports = {
        download.imported[item.key]
        for download in request.downloads.values()
        if item.key in download.imported
    }
    if item.file is not None:
        imports.add(item.file.at)
    if len(imports) < 2:
        return False
    *_, previous, last = sorted(imports)
    gone = {at for at, _ in item.files_gone.values()}
    if request.files_removed_at is not None:
        gone.add(request.files_removed_at)
    return any(previous < at < last for at in gone)


def _of_failures(
    request: MediaRequest, change: Change, states: Mapping[ItemKey, ItemState]
) -> Iterator[Happening]:
    """Yield the items whose download was given up."""
    items = {key for key in change.items if states.get(key) is ItemState.FAILED}
    told = [
        download.failed
        for download in request.downloads.values()
        if download.failed is not None and download.items & items
    ]
    if told:
        at, message = max(told)
        yield Happening(
            request_id=request.id,
            kind=Kind.FAILED,
            at=at,
            items=frozenset(items),
            reason=FailureReason.DOWNLOAD_FAILED,
            detail=message or None,
        )


def _of_end(
    request: MediaRequest, change: Change, after: Summary
) -> Iterator[Happening]:
    """Yield that a request failed, was declined or was deleted."""
    before = change.before.failure if change.before else None
    if (
        after.state is RequestState.FAILED
        and after.failure is not None
        and after.failure not in (before, FailureReason.DOWNLOAD_FAILED)
    ):
        yield Happening(
            request_id=request.id,
            kind=BAD_ENDS[after.failure],
            at=after.finished_at or request.updated_at,
            reason=after.failure,
            detail=after.failure_detail,
        )

"""Tell what of a title is gone, who said so, and what remains of it elsewhere."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from .item_states import NEVER, file_lost_at, presence_of
from .models import Item, ItemKey, MediaRequest, Source, TimelineEntry
from .terms import MatchStatus, MediaType, Service, Step, WishStatus
from .wanted import is_dropped


class Part(StrEnum):
    """Name what a service has of a title."""

    REQUEST = "request"
    TITLE = "title"
    FILES = "files"
    TORRENTS = "torrents"
    ITEMS = "items"


@dataclass(frozen=True, slots=True)
class Lost:
    """Hold that a part of a title is gone, as a service told; no items mean all."""

    at: datetime
    source: Source
    part: Part
    items: frozenset[ItemKey]
    reason: str | None


@dataclass(frozen=True, slots=True)
class Remains:
    """Hold which part of a title a service still has; no items mean the title.

    `seen_at` is when that was last told: nobody asks for what nobody waits for.
    """

    service: Service
    part: Part
    items: frozenset[ItemKey]
    seen_at: datetime


_TOLD = {
    Step.REQUEST_DELETED: Part.REQUEST,
    Step.REMOVED: Part.TITLE,
    Step.FILE_DELETED: Part.FILES,
    Step.DOWNLOAD_REMOVED: Part.TORRENTS,
    Step.UNAVAILABLE: Part.ITEMS,
}
_OF_ITEMS = frozenset({Part.FILES, Part.TORRENTS, Part.ITEMS})

_IN_SHOKO = frozenset(
    {MatchStatus.DETECTED, MatchStatus.MATCHED, MatchStatus.NOT_MATCHED}
)


def find_losses(request: MediaRequest) -> tuple[Lost, ...]:
    """Return what is gone and has not come back, in the order in which it was told."""
    found = [
        lost
        for entry in request.timeline.values()
        if entry.step in _TOLD and (lost := _lost(request, entry)) is not None
    ]
    found.extend(_lost_in_shoko(request))
    return tuple(sorted(found, key=lambda one: (one.at, one.source)))


def find_remains(request: MediaRequest, losses: Iterable[Lost]) -> tuple[Remains, ...]:
    """Return what each service still has of what was lost, as far as anybody told."""
    lost: set[ItemKey] = set()
    for each in losses:
        lost |= each.items or request.items.keys()
    return tuple(_remains(request, lost))


def _lost(request: MediaRequest, entry: TimelineEntry) -> Lost | None:
    """Return what an entry tells to be gone, None if all of that is back."""
    part = _TOLD[entry.step]
    if entry.until < request.created_at:
        # What was lost before may be the very reason of the wish.
        return None
    if part is Part.REQUEST:
        is_gone = request.wish is not None and request.wish.status is WishStatus.DELETED
    elif part is Part.TITLE:
        is_gone = not any(record.present for record in request.arr.values())
    else:
        is_gone = not _has_failed(request, entry)
    keys = entry.items or frozenset(request.items)
    missing = frozenset(
        key
        for key in keys
        if not is_dropped(request, key)
        and _came_at(request, key) <= entry.until
        and not (part is Part.ITEMS and _is_shown(request, key))
    )
    if not is_gone or (keys and not missing):
        return None
    reason = entry.detail.get("reason")
    return Lost(
        at=entry.at,
        source=entry.source,
        part=part,
        items=missing if part in _OF_ITEMS else frozenset(),
        reason=None if reason is None else str(reason),
    )


def _has_failed(request: MediaRequest, entry: TimelineEntry) -> bool:
    """Tell whether an entry is about a download that failed: those are cleared away."""
    download = request.downloads.get(str(entry.detail.get("download")))
    return download is not None and download.failed is not None


def _lost_in_shoko(request: MediaRequest) -> Iterator[Lost]:
    """Yield the files that left Shoko and did not come back, those of a moment once."""
    gone: dict[datetime, set[ItemKey]] = {}
    for key, item in request.items.items():
        at = _left_shoko_at(item)
        if at is None or at < request.created_at or is_dropped(request, key):
            continue
        if _came_at(request, key) <= at:
            gone.setdefault(at, set()).add(key)
    for at, keys in gone.items():
        yield Lost(at, Source(Service.SHOKO), Part.FILES, frozenset(keys), None)


def _left_shoko_at(item: Item) -> datetime | None:
    """Return when Shoko lost the file that it told of last, None while it has one.

    A file that a newer one took the place of is no loss.
    """
    match, file = item.match, item.file
    if match is None or match.file_id is None:
        return None
    at = item.shoko_gone.get(match.file_id)
    if at is None or at < match.at or (file is not None and file.at > match.at):
        return None
    return at


def _is_shown(request: MediaRequest, key: ItemKey) -> bool:
    """Tell whether Jellyfin can play an item."""
    item = request.items.get(key)
    return item is not None and _shown(request, item) is not None


def _came_at(request: MediaRequest, key: ItemKey) -> datetime:
    """Return when an item last came nearer."""
    item = request.items.get(key)
    times = [
        born
        for one in request.downloads.values()
        if key in one.items and (born := one.born) is not None
    ]
    if item is not None and item.file is not None:
        times.append(item.file.at)
    return max(times, default=NEVER)


def _remains(request: MediaRequest, lost: set[ItemKey]) -> Iterator[Remains]:
    """Yield what each service still has, in the order of a title's journey."""
    is_film = request.media_type is MediaType.MOVIE
    arr = Service.RADARR if is_film else Service.SONARR
    if request.wish is not None and request.wish.status is not WishStatus.DELETED:
        yield Remains(Service.SEERR, Part.REQUEST, frozenset(), request.wish.at)
    if listed := [one.at for one in request.arr.values() if one.present]:
        yield Remains(arr, Part.TITLE, frozenset(), max(listed))
    items = [each for key, each in request.items.items() if key in lost]
    for service, part, seen in (
        (arr, Part.FILES, {one.key: _file_seen(request, one) for one in items}),
        (Service.QBITTORRENT, Part.TORRENTS, _torrents_seen(request, lost)),
        (Service.SHOKO, Part.FILES, {one.key: _match_seen(one) for one in items}),
        (
            Service.JELLYFIN,
            Part.ITEMS,
            {one.key: _shown(request, one) for one in items},
        ),
    ):
        there = {key: at for key, at in seen.items() if at is not None}
        if there:
            yield Remains(service, part, frozenset(there), max(there.values()))


def _file_seen(request: MediaRequest, item: Item) -> datetime | None:
    """Return when the file of an item came into the library, None if it left."""
    lost_at = max(request.files_removed_at or NEVER, file_lost_at(item))
    if item.file is None or item.file.at <= lost_at:
        return None
    return item.file.at


def _torrents_seen(
    request: MediaRequest, lost: set[ItemKey]
) -> dict[ItemKey, datetime | None]:
    """Return when a finished download of each item was last heard of."""
    found: dict[ItemKey, datetime | None] = {}
    for one in request.downloads.values():
        done = [*one.imported.values()]
        if one.completed_at is not None:
            done.append(one.completed_at)
        if done and (one.gone_at is None or one.gone_at < max(done)):
            found |= dict.fromkeys(one.items & lost, max(done))
    return found


def _match_seen(item: Item) -> datetime | None:
    """Return when Shoko last told of a file that it has, None if it has none."""
    if item.match is None or item.match.status not in _IN_SHOKO:
        return None
    return item.match.at if _left_shoko_at(item) is None else None


def _shown(request: MediaRequest, item: Item) -> datetime | None:
    """Return when Jellyfin was last seen to play an item, None if it does not."""
    presence = presence_of(request, item)
    return None if presence is None else presence.at

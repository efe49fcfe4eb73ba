"""Keep the timeline: what was told as entries, what follows from it as inferred."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from .facts import (
    ArrAdded,
    ArrRemoved,
    AttentionReported,
    AvailabilityHinted,
    DownloadFailed,
    DownloadGone,
    DownloadSeen,
    EpisodeInfo,
    Fact,
    FileDeleted,
    Grabbed,
    ImportBlocked,
    Imported,
    LibraryFound,
    Matching,
    Playable,
    Searched,
    Wished,
)
from .item_evidence import is_complete, is_held
from .joins import join_entry
from .library import in_library_since
from .models import ClientReport, Download, ItemKey, MediaRequest, Source, TimelineEntry
from .terms import DeleteReason, MatchStatus, Origin, Step, WishStatus

_MAX_ENTRIES = 2000
# A file's date and the report of its import differ by the time of copying.
_SAME = timedelta(minutes=15)

_WISH_STEPS = {
    WishStatus.PENDING: Step.REQUESTED,
    WishStatus.APPROVED: Step.APPROVED,
    WishStatus.DECLINED: Step.DECLINED,
    WishStatus.FAILED: Step.REQUEST_FAILED,
    WishStatus.DELETED: Step.REQUEST_DELETED,
}
_MATCH_STEPS = {
    MatchStatus.DETECTED: Step.DETECTED,
    MatchStatus.MATCHED: Step.MATCHED,
    MatchStatus.NOT_MATCHED: Step.NOT_MATCHED,
}
JOURNEY = (
    Step.GRABBED,
    Step.DOWNLOAD_STARTED,
    Step.DOWNLOADED,
    Step.IMPORTED,
    Step.MATCHED,
)
"""The steps of a download in order: a later one proves those before it."""

_ALWAYS_TAKEN = frozenset(JOURNEY) - {Step.MATCHED}


@dataclass(frozen=True, slots=True)
class _Note:
    """Hold what a fact adds: the step, what sets it apart, items and detail.

    `times` is the first and the last time where that is not the fact's own.
    """

    step: Step
    key: str = ""
    items: frozenset[ItemKey] = frozenset()
    detail: dict[str, str | int] | None = None
    times: tuple[datetime, datetime] | None = None


def record(request: MediaRequest, fact: Fact) -> tuple[TimelineEntry, ...]:
    """Enter a fact into the timeline and return what of it is new, as it was told."""
    if (notes := _NOTES.get(type(fact))) is None:
        return ()
    new: list[TimelineEntry] = []
    for note in notes(request, fact):
        key = f"{note.step}|{note.key}"
        first, last = note.times or (fact.at, fact.at)
        entry = TimelineEntry(
            at=first,
            until=last,
            step=note.step,
            source=fact.source,
            items=note.items,
            detail=note.detail or {},
        )
        old = request.timeline.get(key)
        if old is None and len(request.timeline) >= _MAX_ENTRIES:
            continue
        request.timeline[key] = join_entry(old, entry)
        if old is None:
            new.append(entry)
        elif fresh := note.items - old.items:
            new.append(replace(entry, items=fresh))
    return tuple(new)


def _detail(**values: str | int | None) -> dict[str, str | int]:
    """Return what is known of the details."""
    return {name: value for name, value in values.items() if value not in (None, "")}


def _keys(episodes: Iterable[EpisodeInfo]) -> frozenset[ItemKey]:
    """Return the keys of episodes."""
    return frozenset(info.key for info in episodes)


def _wished(_: MediaRequest, fact: Wished) -> Iterable[_Note]:
    """Note the answer to a wish."""
    yield _Note(
        _WISH_STEPS[fact.status],
        detail=_detail(reason=fact.reason, requested_by=fact.requested_by),
    )


def _grabbed(_: MediaRequest, fact: Grabbed) -> Iterable[_Note]:
    """Note a release sent to the client."""
    yield _Note(
        Step.GRABBED,
        fact.subject.download or fact.release or "",
        _keys(fact.episodes),
        _detail(
            quality=fact.quality,
            indexer=fact.indexer,
            group=fact.group,
            release=fact.release,
            size=fact.size,
            download=fact.subject.download,
        ),
    )


def _download_seen(request: MediaRequest, fact: DownloadSeen) -> Iterable[_Note]:
    """Note the start and the end of a download."""
    download_id = fact.subject.download or ""
    if (download := request.downloads.get(download_id)) is None:
        return
    report = ClientReport(fact.at, fact.phase, fact.progress)
    items, detail = frozenset(download.items), _detail(download=download_id)
    at = _happened_at(download, fact)
    for step, happened in (
        (Step.DOWNLOAD_STARTED, is_held(report)),
        (Step.DOWNLOADED, is_complete(report)),
    ):
        told = request.timeline.get(f"{step}|{download_id}")
        if happened and (told is None or at < told.at):
            size = _detail(size=fact.size)
            yield _Note(step, download_id, items, detail | size, (at, at))


def _happened_at(download: Download, fact: DownloadSeen) -> datetime:
    """Return when what is seen came about: torrents may be older than their grab."""
    if fact.completed_at is None:
        return fact.at
    first = download.grabbed_at or fact.completed_at
    return min(max(fact.completed_at, first), fact.at)


def _download_ended(step: Step) -> Callable[[MediaRequest, Fact], Iterable[_Note]]:
    """Return what notes the end of a download that brought nothing."""

    def note(request: MediaRequest, fact: Fact) -> Iterable[_Note]:
        download_id = fact.subject.download or ""
        download = request.downloads.get(download_id)
        if download is None or (
            step is Step.DOWNLOAD_REMOVED and download.completed_at is not None
        ):
            return
        message = fact.message if isinstance(fact, DownloadFailed) else None
        items = frozenset(download.items)
        yield _Note(
            step, download_id, items, _detail(message=message, download=download_id)
        )

    return note


def _imported(_: MediaRequest, fact: Imported) -> Iterable[_Note]:
    """Note files that reached the library, a release at a time."""
    yield _Note(
        Step.IMPORTED,
        fact.subject.download or fact.subject.path or "",
        _keys(fact.episodes),
        _detail(
            quality=fact.quality,
            path=fact.subject.path,
            download=fact.subject.download,
        ),
    )


def _import_blocked(_: MediaRequest, fact: ImportBlocked) -> Iterable[_Note]:
    """Note an import that waits for somebody."""
    yield _Note(
        Step.IMPORT_BLOCKED,
        fact.subject.download or "",
        _keys(fact.episodes),
        _detail(message="; ".join(fact.messages), download=fact.subject.download),
    )


def _file_deleted(_: MediaRequest, fact: FileDeleted) -> Iterable[_Note]:
    """Note a file that somebody deleted."""
    if fact.reason is not DeleteReason.UPGRADE:
        yield _Note(
            Step.FILE_DELETED,
            f"{fact.subject.path or ''}|{_minute(fact.at)}",
            _keys(fact.episodes),
            _detail(reason=fact.reason, path=fact.subject.path),
        )


def _minute(at: datetime) -> str:
    """Return a time to the minute, so that the same happening told twice is one."""
    return at.isoformat(timespec="minutes")


def _matching(_: MediaRequest, fact: Matching) -> Iterable[_Note]:
    """Note what Shoko found out."""
    if fact.items and (step := _MATCH_STEPS.get(fact.status)) is not None:
        yield _Note(step, items=fact.items, detail=_detail(reason=fact.detail))


def _playable(request: MediaRequest, fact: Playable) -> Iterable[_Note]:
    """Note what can be played now, or no longer."""
    if fact.item is None:
        known = any(
            presence.series_id == fact.jellyfin_id
            for item in request.items.values()
            for presence in item.playable.values()
        )
        if known and not fact.playable:
            yield _Note(Step.UNAVAILABLE, f"{fact.jellyfin_id}|{_minute(fact.at)}")
        return
    if (item := request.items.get(fact.item)) is None:
        return
    if (presence := item.playable.get(fact.jellyfin_id)) is None:
        return
    items = frozenset({fact.item})
    if fact.playable:
        yield _Note(Step.AVAILABLE, items=items)
    elif presence.since != presence.at or not presence.playable:
        yield _Note(Step.UNAVAILABLE, f"{fact.jellyfin_id}|{_minute(fact.at)}", items)


def _in_library(request: MediaRequest, fact: LibraryFound) -> Iterable[_Note]:
    """Note since when a title that nobody wished for is in the library."""
    if request.origin is Origin.LIBRARY and fact.items:
        items = frozenset(one.key for one in fact.items)
        yield _Note(Step.AVAILABLE, items=items, times=in_library_since(fact))


def _removed(_: MediaRequest, fact: ArrRemoved) -> Iterable[_Note]:
    """Note that the title was dropped."""
    files = "deleted" if fact.files_deleted else "kept"
    yield _Note(Step.REMOVED, _minute(fact.at), detail=_detail(files=files))


def _plain(step: Step) -> Callable[[MediaRequest, Fact], Iterable[_Note]]:
    """Return what notes a step once for each source."""

    def note(_: MediaRequest, fact: Fact) -> Iterable[_Note]:
        yield _Note(step, f"{fact.source.service}")

    return note


def _searched(_: MediaRequest, fact: Searched) -> Iterable[_Note]:
    """Note a search that somebody started."""
    yield _Note(Step.SEARCHED, _minute(fact.at), detail=_detail(detail=fact.detail))


def _attention(_: MediaRequest, fact: AttentionReported) -> Iterable[_Note]:
    """Note that something takes too long."""
    if fact.active:
        yield _Note(
            Step.ATTENTION,
            f"{fact.reason}|{_minute(fact.at)}",
            detail=_detail(reason=fact.reason, message=fact.detail),
        )


_NOTES: dict[type[Fact], Callable[..., Iterable[_Note]]] = {
    Wished: _wished,
    ArrAdded: _plain(Step.ADDED),
    ArrRemoved: _removed,
    Searched: _searched,
    Grabbed: _grabbed,
    DownloadSeen: _download_seen,
    DownloadGone: _download_ended(Step.DOWNLOAD_REMOVED),
    DownloadFailed: _download_ended(Step.DOWNLOAD_FAILED),
    Imported: _imported,
    ImportBlocked: _import_blocked,
    FileDeleted: _file_deleted,
    Matching: _matching,
    Playable: _playable,
    AvailabilityHinted: _plain(Step.HINTED),
    AttentionReported: _attention,
    LibraryFound: _in_library,
}


def full_timeline(
    request: MediaRequest, is_anime: bool | None
) -> tuple[TimelineEntry, ...]:
    """Return every entry in order of time, with the implied steps filled in."""
    told = request.timeline.values()
    entries = [entry for entry in told if not _is_told_better(entry, told)]
    entries.extend(_implied_answers(request))
    for download_id in request.downloads:
        entries.extend(_implied_steps(request, download_id, is_anime is True))
    order = {step: place for place, step in enumerate(Step)}
    return tuple(sorted(entries, key=lambda entry: (entry.at, order[entry.step])))


def _is_told_better(entry: TimelineEntry, told: Iterable[TimelineEntry]) -> bool:
    """Tell whether an import seen in the library was also told with its download."""
    if entry.step is not Step.IMPORTED or "download" in entry.detail:
        return False
    return any(
        other.step is Step.IMPORTED
        and "download" in other.detail
        and entry.items <= other.items
        and other.at - _SAME <= entry.at <= other.until + _SAME
        for other in told
    )


def _implied_answers(request: MediaRequest) -> Iterable[TimelineEntry]:
    """Yield the steps of the wish that later ones prove."""
    told = {entry.step: entry for entry in request.timeline.values()}
    if request.wish is None or not told:
        return
    first = min(request.timeline.values(), key=lambda entry: entry.at)
    if Step.REQUESTED not in told:
        at = min(first.at, request.created_at)
        yield _inferred(Step.REQUESTED, at, first.source)
    moved = [
        entry
        for step, entry in told.items()
        if step in _ALWAYS_TAKEN or step is Step.ADDED
    ]
    if moved and Step.APPROVED not in told:
        proof = min(moved, key=lambda entry: entry.at)
        yield _inferred(Step.APPROVED, proof.at, proof.source)


def _implied_steps(
    request: MediaRequest, download_id: str, is_anime: bool
) -> Iterable[TimelineEntry]:
    """Yield the steps of a download that a later one proves."""
    told = {step: request.timeline.get(f"{step}|{download_id}") for step in JOURNEY}
    items = frozenset(request.downloads[download_id].items)
    proof = None
    for step in (Step.MATCHED, Step.AVAILABLE):
        entry = request.timeline.get(f"{step}|")
        if entry is not None and entry.items & items:
            grabbed = told[Step.GRABBED]
            if grabbed is None or grabbed.at <= entry.at:
                proof = entry
    for step in reversed(JOURNEY):
        if step is Step.MATCHED:
            continue
        if (entry := told[step]) is not None:
            proof = entry
        elif proof is not None:
            yield _inferred(step, proof.at, proof.source, items, download_id)


def _inferred(
    step: Step,
    at: datetime,
    source: Source,
    items: frozenset[ItemKey] = frozenset(),
    download: str | None = None,
) -> TimelineEntry:
    """Return an entry for a step that nobody told."""
    return TimelineEntry(
        at=at,
        until=at,
        step=step,
        source=source,
        items=items,
        detail=_detail(download=download),
        inferred=True,
    )

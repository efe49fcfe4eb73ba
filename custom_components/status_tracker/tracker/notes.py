"""Say what each kind of fact adds to the timeline."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

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
from .library import in_library_since
from .models import ClientReport, Download, ItemKey, MediaRequest
from .terms import DeleteReason, MatchStatus, Origin, Step, WishStatus

_WISH_STEPS: Final = {
    WishStatus.PENDING: Step.REQUESTED,
    WishStatus.APPROVED: Step.APPROVED,
    WishStatus.DECLINED: Step.DECLINED,
    WishStatus.FAILED: Step.REQUEST_FAILED,
    WishStatus.DELETED: Step.REQUEST_DELETED,
}
_MATCH_STEPS: Final = {
    MatchStatus.DETECTED: Step.DETECTED,
    MatchStatus.MATCHED: Step.MATCHED,
    MatchStatus.NOT_MATCHED: Step.NOT_MATCHED,
}


@dataclass(frozen=True, slots=True)
class Note:
    """Hold what a fact adds: the step, what sets it apart, items and detail.

    `times` is the first and the last time where that is not the fact's own.
    """

    step: Step
    key: str = ""
    items: frozenset[ItemKey] = frozenset()
    detail: dict[str, str | int] | None = None
    times: tuple[datetime, datetime] | None = None


def details(**values: str | int | None) -> dict[str, str | int]:
    """Return those of the details that are known."""
    return {name: value for name, value in values.items() if value not in (None, "")}


def _keys(episodes: Iterable[EpisodeInfo]) -> frozenset[ItemKey]:
    """Return the keys of episodes."""
    return frozenset(info.key for info in episodes)


def _wished(_: MediaRequest, fact: Wished) -> Iterable[Note]:
    """Note the answer to a wish."""
    yield Note(
        _WISH_STEPS[fact.status],
        detail=details(reason=fact.reason, requested_by=fact.requested_by),
    )


def _grabbed(_: MediaRequest, fact: Grabbed) -> Iterable[Note]:
    """Note a release sent to the client."""
    yield Note(
        Step.GRABBED,
        fact.subject.download or fact.release or "",
        _keys(fact.episodes),
        details(
            quality=fact.quality,
            indexer=fact.indexer,
            group=fact.group,
            release=fact.release,
            size=fact.size,
            download=fact.subject.download,
        ),
    )


def _download_seen(request: MediaRequest, fact: DownloadSeen) -> Iterable[Note]:
    """Note the start and the end of a download."""
    download_id = fact.subject.download or ""
    if (download := request.downloads.get(download_id)) is None:
        return
    report = ClientReport(fact.at, fact.phase, fact.progress)
    items, detail = frozenset(download.items), details(download=download_id)
    at = _happened_at(download, fact)
    for step, happened in (
        (Step.DOWNLOAD_STARTED, is_held(report)),
        (Step.DOWNLOADED, is_complete(report)),
    ):
        told = request.timeline.get(f"{step}|{download_id}")
        if happened and (told is None or at < told.at):
            size = details(size=fact.size)
            yield Note(step, download_id, items, detail | size, (at, at))


def _happened_at(download: Download, fact: DownloadSeen) -> datetime:
    """Return when what is seen came about: torrents may be older than their grab."""
    if fact.completed_at is None:
        return fact.at
    first = download.grabbed_at or fact.completed_at
    return min(max(fact.completed_at, first), fact.at)


def _download_ended(step: Step) -> Callable[[MediaRequest, Fact], Iterable[Note]]:
    """Return what notes the end of a download that brought nothing."""

    def note(request: MediaRequest, fact: Fact) -> Iterable[Note]:
        download_id = fact.subject.download or ""
        download = request.downloads.get(download_id)
        if download is None or (
            step is Step.DOWNLOAD_REMOVED and download.completed_at is not None
        ):
            return
        message = fact.message if isinstance(fact, DownloadFailed) else None
        items = frozenset(download.items)
        yield Note(
            step, download_id, items, details(message=message, download=download_id)
        )

    return note


def _imported(_: MediaRequest, fact: Imported) -> Iterable[Note]:
    """Note files that reached the library, a release at a time."""
    yield Note(
        Step.IMPORTED,
        fact.subject.download or fact.subject.path or "",
        _keys(fact.episodes),
        details(
            quality=fact.quality,
            path=fact.subject.path,
            download=fact.subject.download,
        ),
    )


def _import_blocked(_: MediaRequest, fact: ImportBlocked) -> Iterable[Note]:
    """Note an import that waits for somebody."""
    yield Note(
        Step.IMPORT_BLOCKED,
        fact.subject.download or "",
        _keys(fact.episodes),
        details(message="; ".join(fact.messages), download=fact.subject.download),
    )


def _file_deleted(_: MediaRequest, fact: FileDeleted) -> Iterable[Note]:
    """Note a file that somebody deleted."""
    if fact.reason is not DeleteReason.UPGRADE:
        yield Note(
            Step.FILE_DELETED,
            f"{fact.subject.path or ''}|{_minute(fact.at)}",
            _keys(fact.episodes),
            details(reason=fact.reason, path=fact.subject.path),
        )


def _minute(at: datetime) -> str:
    """Return a time to the minute, so that the same happening told twice is one."""
    return at.isoformat(timespec="minutes")


def _matching(_: MediaRequest, fact: Matching) -> Iterable[Note]:
    """Note what Shoko found out."""
    if fact.items and (step := _MATCH_STEPS.get(fact.status)) is not None:
        yield Note(step, items=fact.items, detail=details(reason=fact.detail))


def _playable(request: MediaRequest, fact: Playable) -> Iterable[Note]:
    """Note what can be played now, or no longer."""
    if fact.item is None:
        known = any(
            presence.series_id == fact.jellyfin_id
            for item in request.items.values()
            for presence in item.playable.values()
        )
        if known and not fact.playable:
            yield Note(Step.UNAVAILABLE, f"{fact.jellyfin_id}|{_minute(fact.at)}")
        return
    if (item := request.items.get(fact.item)) is None:
        return
    if (presence := item.playable.get(fact.jellyfin_id)) is None:
        return
    items = frozenset({fact.item})
    if fact.playable:
        yield Note(Step.AVAILABLE, items=items)
    elif presence.since != presence.at or not presence.playable:
        yield Note(Step.UNAVAILABLE, f"{fact.jellyfin_id}|{_minute(fact.at)}", items)


def _in_library(request: MediaRequest, fact: LibraryFound) -> Iterable[Note]:
    """Note since when a title that nobody wished for is in the library."""
    if request.origin is Origin.LIBRARY and fact.items:
        items = frozenset(one.key for one in fact.items)
        yield Note(Step.AVAILABLE, items=items, times=in_library_since(fact))


def _removed(_: MediaRequest, fact: ArrRemoved) -> Iterable[Note]:
    """Note that the title was dropped."""
    files = "deleted" if fact.files_deleted else "kept"
    yield Note(Step.REMOVED, _minute(fact.at), detail=details(files=files))


def _plain(step: Step) -> Callable[[MediaRequest, Fact], Iterable[Note]]:
    """Return what notes a step once for each source."""

    def note(_: MediaRequest, fact: Fact) -> Iterable[Note]:
        yield Note(step, f"{fact.source.service}")

    return note


def _searched(_: MediaRequest, fact: Searched) -> Iterable[Note]:
    """Note a search that somebody started."""
    yield Note(Step.SEARCHED, _minute(fact.at), detail=details(detail=fact.detail))


def _attention(_: MediaRequest, fact: AttentionReported) -> Iterable[Note]:
    """Note that something takes too long."""
    if fact.active:
        yield Note(
            Step.ATTENTION,
            f"{fact.reason}|{_minute(fact.at)}",
            detail=details(reason=fact.reason, message=fact.detail),
        )


NOTES: Final[dict[type[Fact], Callable[..., Iterable[Note]]]] = {
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
"""What notes a fact, by its kind; the other kinds leave no entry."""

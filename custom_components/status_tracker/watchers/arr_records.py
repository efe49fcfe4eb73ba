"""Turn the history and the queue of Radarr and Sonarr into facts."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from ..clients.arr_activity import (
    HistoryEvent,
    HistoryRecord,
    QueueRecord,
    TrackedState,
    TrackedStatus,
)
from ..tracker.facts import (
    DownloadFailed,
    EpisodeInfo,
    Fact,
    FileDeleted,
    Grabbed,
    ImportBlocked,
    Imported,
    Subject,
)
from ..tracker.models import FILM, ItemKey
from ..tracker.terms import DeleteReason
from .arr_titles import Origin

_REASONS: Final[Mapping[str, DeleteReason]] = {
    "upgrade": DeleteReason.UPGRADE,
    "manual": DeleteReason.MANUAL,
    "missingfromdisk": DeleteReason.MISSING,
}
_STUCK: Final = frozenset({TrackedState.IMPORT_BLOCKED, TrackedState.IMPORT_PENDING})
_WRONG: Final = frozenset({TrackedStatus.WARNING, TrackedStatus.ERROR})


def record_item(record: HistoryRecord) -> EpisodeInfo | None:
    """Return what a history record is about, None where it does not say."""
    if record.movie_id is not None:
        return EpisodeInfo(key=FILM)
    if record.season is None or record.number is None:
        return None
    return EpisodeInfo(
        key=ItemKey(record.season, record.number), arr_id=record.episode_id
    )


def history_facts(
    records: Iterable[HistoryRecord],
    subjects: Mapping[int, Subject],
    origin: Origin,
) -> Iterator[Fact]:
    """Yield what the history tells of the titles that are named; packs as one grab."""
    grabs: dict[str, Grabbed] = {}
    others: list[Fact] = []
    for record in records:
        arr_id = record.movie_id or record.series_id
        if arr_id is None or record.date is None or arr_id not in subjects:
            continue
        subject = replace(subjects[arr_id], download=download_id(record, origin))
        if record.event is HistoryEvent.GRABBED:
            if (grab := _grab(record, subject, origin)) is not None:
                key = f"{subject.download}|{arr_id}"
                known = grabs.get(key)
                if known is not None:
                    at = min(known.at, grab.at)
                    both = (*known.episodes, *grab.episodes)
                    grab = replace(known, at=at, episodes=both)
                grabs[key] = grab
            continue
        build = _HISTORY.get(record.event, _nothing)
        if (fact := build(record, subject, origin)) is not None:
            others.append(fact)
    yield from grabs.values()
    yield from others


def download_id(record: HistoryRecord | QueueRecord, origin: Origin) -> str | None:
    """Return the id of a record's download, a stable one where the client gives none."""
    if record.download_id is not None:
        return record.download_id
    if isinstance(record, HistoryRecord) and record.event is HistoryEvent.GRABBED:
        return f"untracked:{origin.source.instance}:{record.title}".lower()
    return None


def _grab(record: HistoryRecord, subject: Subject, origin: Origin) -> Grabbed | None:
    """Return a grab on record."""
    if (info := record_item(record)) is None or record.date is None:
        return None
    return Grabbed(
        at=record.date,
        source=origin.source,
        subject=subject,
        episodes=(info,),
        quality=record.quality,
        indexer=record.indexer,
        group=record.group,
        release=record.title,
        client=record.client,
        size=record.size,
    )


def _import(record: HistoryRecord, subject: Subject, origin: Origin) -> Fact | None:
    """Return an import on record."""
    if (info := record_item(record)) is None or record.date is None:
        return None
    return Imported(
        at=record.date,
        source=origin.source,
        subject=replace(subject, path=record.imported_path),
        episodes=(info,),
        quality=record.quality,
        size=record.size,
        arr_file_id=record.file_id,
    )


def _failure(record: HistoryRecord, subject: Subject, origin: Origin) -> Fact | None:
    """Return a failed download on record."""
    if record.date is None or subject.download is None:
        return None
    return DownloadFailed(
        at=record.date,
        source=origin.source,
        subject=subject,
        message=record.message or "",
    )


def _deletion(record: HistoryRecord, subject: Subject, origin: Origin) -> Fact | None:
    """Return a deleted file on record."""
    if (info := record_item(record)) is None or record.date is None:
        return None
    reason = (record.reason or "").casefold()
    return FileDeleted(
        at=record.date,
        source=origin.source,
        subject=replace(subject, download=None),
        episodes=(info,),
        reason=_REASONS.get(reason, DeleteReason.OTHER),
    )


def _nothing(_: HistoryRecord, _subject: Subject, _origin: Origin) -> None:
    """Return nothing for what is not tracked."""


type _Build = Callable[[HistoryRecord, Subject, Origin], Fact | None]

_HISTORY: Final[Mapping[HistoryEvent, _Build]] = {
    HistoryEvent.IMPORTED: _import,
    HistoryEvent.FOLDER_IMPORTED: _import,
    HistoryEvent.MOVIE_FOLDER_IMPORTED: _import,
    HistoryEvent.FAILED: _failure,
    HistoryEvent.MOVIE_FILE_DELETED: _deletion,
    HistoryEvent.EPISODE_FILE_DELETED: _deletion,
}


def queue_facts(
    records: Iterable[QueueRecord],
    infos: Mapping[int, EpisodeInfo],
    subjects: Mapping[int, Subject],
    origin: Origin,
    at: datetime,
) -> Iterator[Fact]:
    """Yield what the queue tells: what was grabbed, and what is not imported.

    `infos` names the episodes by Sonarr's number; a pack has a record for each.
    """
    packs: dict[tuple[int, str], list[tuple[QueueRecord, EpisodeInfo]]] = {}
    for record in records:
        arr_id = record.movie_id or record.series_id
        if arr_id is None or arr_id not in subjects or record.download_id is None:
            continue
        info = infos.get(record.episode_id or 0)
        if record.movie_id is not None:
            info = EpisodeInfo(key=FILM)
        if info is not None:
            key = (arr_id, record.download_id)
            packs.setdefault(key, []).append((record, info))
    for (arr_id, download), pack in packs.items():
        first = pack[0][0]
        subject = replace(subjects[arr_id], download=download)
        episodes = tuple(info for _, info in pack)
        if first.added is not None:
            yield Grabbed(
                at=min(first.added, at),
                source=origin.source,
                subject=subject,
                episodes=episodes,
                quality=first.quality,
                indexer=first.indexer,
                release=first.title,
                client=first.client,
                size=first.size,
            )
        stuck = [(one, info) for one, info in pack if is_stuck(one)]
        if stuck:
            messages = dict.fromkeys(
                message for one, _ in stuck for message in one.messages
            )
            yield ImportBlocked(
                at=at,
                source=origin.source,
                subject=subject,
                episodes=tuple(info for _, info in stuck),
                messages=tuple(messages),
            )


def is_stuck(record: QueueRecord) -> bool:
    """Tell whether a finished download waits for somebody to import it."""
    if record.tracked_state is TrackedState.IMPORT_BLOCKED:
        return True
    return (
        record.tracked_state in _STUCK
        and record.tracked_status in _WRONG
        and bool(record.messages)
    )

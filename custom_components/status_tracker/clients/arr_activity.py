"""Describe the queue and the history of Sonarr and Radarr."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from .arr_models import lower, quality_name
from .discretion import discreet
from .parsing import (
    JsonObject,
    Word,
    duration,
    fraction,
    integer,
    mapping,
    moment,
    objects,
    positive,
    size,
    text,
    texts,
)


class QueueStatus(Word):
    """Say what the download client makes of a download."""

    QUEUED = "queued"
    PAUSED = "paused"
    DOWNLOADING = "downloading"
    COMPLETED = "completed"
    FAILED = "failed"
    WARNING = "warning"
    DELAY = "delay"
    CLIENT_UNAVAILABLE = "downloadClientUnavailable"
    FALLBACK = "fallback"
    UNKNOWN = "unknown"


class TrackedStatus(Word):
    """Say whether Sonarr or Radarr is content with a download."""

    OK = "ok"
    WARNING = "warning"
    ERROR = "error"
    UNKNOWN = "unknown"


class TrackedState(Word):
    """Say how far Sonarr or Radarr has come with a download."""

    DOWNLOADING = "downloading"
    IMPORT_BLOCKED = "importBlocked"
    IMPORT_PENDING = "importPending"
    IMPORTING = "importing"
    IMPORTED = "imported"
    FAILED_PENDING = "failedPending"
    FAILED = "failed"
    IGNORED = "ignored"
    UNKNOWN = "unknown"


class HistoryEvent(Word):
    """List the events in the history of both programs, by their common names."""

    GRABBED = "grabbed"
    IMPORTED = "downloadFolderImported"
    FOLDER_IMPORTED = "seriesFolderImported"
    MOVIE_FOLDER_IMPORTED = "movieFolderImported"
    FAILED = "downloadFailed"
    EPISODE_FILE_DELETED = "episodeFileDeleted"
    MOVIE_FILE_DELETED = "movieFileDeleted"
    EPISODE_FILE_RENAMED = "episodeFileRenamed"
    MOVIE_FILE_RENAMED = "movieFileRenamed"
    IGNORED = "downloadIgnored"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRecord:
    """Describe one line of the queue; a season pack has one per episode.

    `download_id` is in lower case, sizes are in bytes. `messages` are the
    program's own words about what is wrong.
    """

    id: int
    status: QueueStatus
    tracked_status: TrackedStatus
    tracked_state: TrackedState
    movie_id: int | None = None
    series_id: int | None = None
    episode_id: int | None = None
    season: int | None = None
    title: str | None = None
    download_id: str | None = None
    protocol: str | None = None
    client: str | None = None
    indexer: str | None = None
    quality: str | None = None
    size: int | None = None
    size_left: int | None = None
    time_left: timedelta | None = None
    added: datetime | None = None
    expected: datetime | None = None
    output_path: str | None = None
    messages: tuple[str, ...] = ()
    error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryRecord:
    """Describe one line of the history; `download_id` is in lower case.

    `torrent_hash` is the first-version hash where a grab tells one.
    """

    id: int
    event: HistoryEvent
    date: datetime | None
    movie_id: int | None = None
    series_id: int | None = None
    episode_id: int | None = None
    season: int | None = None
    number: int | None = None
    title: str | None = None
    download_id: str | None = None
    torrent_hash: str | None = None
    quality: str | None = None
    indexer: str | None = None
    client: str | None = None
    group: str | None = None
    size: int | None = None
    file_id: int | None = None
    dropped_path: str | None = None
    imported_path: str | None = None
    message: str | None = None
    reason: str | None = None


def parse_queue_record(data: JsonObject) -> QueueRecord | None:
    """Return the queue record in an answer, None when it has no id."""
    if (found := integer(data.get("id"))) is None:
        return None
    return QueueRecord(
        id=found,
        status=QueueStatus.read(data.get("status")),
        tracked_status=TrackedStatus.read(data.get("trackedDownloadStatus")),
        tracked_state=TrackedState.read(data.get("trackedDownloadState")),
        movie_id=positive(data.get("movieId")),
        series_id=positive(data.get("seriesId")),
        episode_id=positive(data.get("episodeId")),
        season=size(data.get("seasonNumber")),
        title=text(data.get("title")),
        download_id=lower(data.get("downloadId")),
        protocol=text(data.get("protocol")),
        client=text(data.get("downloadClient")),
        indexer=text(data.get("indexer")),
        quality=quality_name(data),
        size=_bytes(data.get("size")),
        size_left=_bytes(data.get("sizeleft")),
        time_left=duration(data.get("timeleft")),
        added=moment(data.get("added")),
        expected=moment(data.get("estimatedCompletionTime")),
        output_path=text(data.get("outputPath")),
        messages=_messages(data.get("statusMessages")),
        error=_message(data.get("errorMessage")),
    )


def parse_history_record(data: JsonObject) -> HistoryRecord | None:
    """Return the history record in an answer, None when it has no id."""
    if (found := integer(data.get("id"))) is None:
        return None
    facts = mapping(data.get("data"))
    episode = mapping(data.get("episode"))
    return HistoryRecord(
        id=found,
        event=HistoryEvent.read(data.get("eventType")),
        date=moment(data.get("date")),
        movie_id=positive(data.get("movieId")),
        series_id=positive(data.get("seriesId")),
        episode_id=positive(data.get("episodeId")),
        season=size(episode.get("seasonNumber")),
        number=size(episode.get("episodeNumber")),
        title=text(data.get("sourceTitle")),
        download_id=lower(data.get("downloadId")),
        torrent_hash=lower(facts.get("torrentInfoHash")),
        quality=quality_name(data),
        indexer=text(facts.get("indexer")),
        client=text(facts.get("downloadClientName"))
        or text(facts.get("downloadClient")),
        group=text(facts.get("releaseGroup")),
        size=size(facts.get("size")),
        file_id=positive(facts.get("fileId")),
        dropped_path=text(facts.get("droppedPath")),
        imported_path=text(facts.get("importedPath")),
        message=_message(facts.get("message")),
        reason=text(facts.get("reason")),
    )


def _bytes(value: object) -> int | None:
    """Return a size, which the queue writes as a decimal."""
    number = fraction(value)
    return int(number) if number is not None and number >= 0 else None


def _message(value: object) -> str | None:
    """Return what is said of a download, without what is nobody's business."""
    found = text(value)
    return None if found is None else discreet(found)


def _messages(value: object) -> tuple[str, ...]:
    """Return the messages about a download, each once, its title if it has none."""
    found: list[str] = []
    for status in objects(value):
        title = text(status.get("title"))
        found.extend(texts(status.get("messages")) or ((title,) if title else ()))
    return tuple(dict.fromkeys(map(discreet, found)))

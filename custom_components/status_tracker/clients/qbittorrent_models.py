"""Describe torrents as qBittorrent 4.5 to 5.2 tells them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from .parsing import JsonObject, Word, epoch, fraction, integer, positive, size, text

# qBittorrent's word for "no end in sight", in seconds.
_NO_ETA: Final = 8_640_000


class TorrentState(Word):
    """List the states of all versions: 5.0 says stopped where 4 said paused."""

    ERROR = "error"
    MISSING_FILES = "missingFiles"
    META = "metaDL"
    META_FORCED = "forcedMetaDL"
    DOWNLOADING = "downloading"
    STALLED = "stalledDL"
    FORCED = "forcedDL"
    QUEUED = "queuedDL"
    PAUSED = "pausedDL"
    STOPPED = "stoppedDL"
    CHECKING = "checkingDL"
    CHECKING_RESUME_DATA = "checkingResumeData"
    ALLOCATING = "allocating"
    MOVING = "moving"
    SEEDING = "uploading"
    SEEDING_STALLED = "stalledUP"
    SEEDING_FORCED = "forcedUP"
    SEEDING_QUEUED = "queuedUP"
    SEEDING_PAUSED = "pausedUP"
    SEEDING_STOPPED = "stoppedUP"
    SEEDING_CHECKING = "checkingUP"
    UNKNOWN = "unknown"


class TorrentPhase(StrEnum):
    """Say roughly what a torrent does; moving and checking can be complete or not."""

    QUEUED = "queued"
    METADATA = "metadata"
    DOWNLOADING = "downloading"
    STALLED = "stalled"
    PAUSED = "paused"
    CHECKING = "checking"
    MOVING = "moving"
    COMPLETE = "complete"
    ERROR = "error"
    MISSING_FILES = "missing_files"
    UNKNOWN = "unknown"


_PHASES: Final[Mapping[TorrentState, TorrentPhase]] = {
    TorrentState.ERROR: TorrentPhase.ERROR,
    TorrentState.MISSING_FILES: TorrentPhase.MISSING_FILES,
    TorrentState.META: TorrentPhase.METADATA,
    TorrentState.META_FORCED: TorrentPhase.METADATA,
    TorrentState.DOWNLOADING: TorrentPhase.DOWNLOADING,
    TorrentState.STALLED: TorrentPhase.STALLED,
    TorrentState.FORCED: TorrentPhase.DOWNLOADING,
    TorrentState.QUEUED: TorrentPhase.QUEUED,
    TorrentState.PAUSED: TorrentPhase.PAUSED,
    TorrentState.STOPPED: TorrentPhase.PAUSED,
    TorrentState.CHECKING: TorrentPhase.CHECKING,
    TorrentState.CHECKING_RESUME_DATA: TorrentPhase.CHECKING,
    TorrentState.ALLOCATING: TorrentPhase.DOWNLOADING,
    TorrentState.MOVING: TorrentPhase.MOVING,
    TorrentState.SEEDING: TorrentPhase.COMPLETE,
    TorrentState.SEEDING_STALLED: TorrentPhase.COMPLETE,
    TorrentState.SEEDING_FORCED: TorrentPhase.COMPLETE,
    TorrentState.SEEDING_QUEUED: TorrentPhase.COMPLETE,
    TorrentState.SEEDING_PAUSED: TorrentPhase.COMPLETE,
    TorrentState.SEEDING_STOPPED: TorrentPhase.COMPLETE,
    TorrentState.SEEDING_CHECKING: TorrentPhase.CHECKING,
    TorrentState.UNKNOWN: TorrentPhase.UNKNOWN,
}

# In these the progress tells whether the torrent is complete. While the data of
# an unfinished torrent is checked it is the progress of the check.
_PROGRESS_DECIDES: Final = frozenset(_PHASES) - {
    TorrentState.ERROR,
    TorrentState.MISSING_FILES,
    TorrentState.META,
    TorrentState.META_FORCED,
    TorrentState.CHECKING,
}
_BECOMES_COMPLETE: Final = frozenset(
    {
        TorrentPhase.QUEUED,
        TorrentPhase.DOWNLOADING,
        TorrentPhase.STALLED,
        TorrentPhase.PAUSED,
        TorrentPhase.UNKNOWN,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Torrent:
    """Describe one torrent; sizes in bytes, speeds in bytes a second.

    `hashes` are all names by which Sonarr or Radarr may know it, in lower case:
    a hybrid torrent has the id of its second version and is grabbed by the first.
    """

    hash: str
    hashes: frozenset[str]
    state: TorrentState
    name: str | None = None
    size: int | None = None
    total_size: int | None = None
    progress: float | None = None
    amount_left: int | None = None
    downloaded: int | None = None
    download_speed: int | None = None
    upload_speed: int | None = None
    eta: int | None = None
    seeds: int | None = None
    peers: int | None = None
    availability: float | None = None
    ratio: float | None = None
    seeding_time: int | None = None
    max_ratio: float | None = None
    max_seeding_time: int | None = None
    category: str | None = None
    tags: tuple[str, ...] = ()
    save_path: str | None = None
    content_path: str | None = None
    queue_place: int | None = None
    added: datetime | None = None
    completed: datetime | None = None
    last_activity: datetime | None = None

    @property
    def is_complete(self) -> bool:
        """Tell whether every selected byte is there and not lost again."""
        if self.state is TorrentState.SEEDING_CHECKING:
            return True
        if _PHASES[self.state] is TorrentPhase.COMPLETE:
            return True
        return (
            self.state in _PROGRESS_DECIDES
            and self.progress is not None
            and self.progress >= 1
            and bool(self.size)
        )

    @property
    def phase(self) -> TorrentPhase:
        """Return roughly what the torrent does."""
        phase = _PHASES[self.state]
        if phase in _BECOMES_COMPLETE and self.is_complete:
            return TorrentPhase.COMPLETE
        return phase


@dataclass(frozen=True, slots=True, kw_only=True)
class TorrentFile:
    """Describe one file in a torrent; its name is relative to the save path."""

    index: int | None
    name: str
    size: int | None
    progress: float | None
    is_wanted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TorrentProperties:
    """Describe what only the details of a torrent tell; sizes in bytes."""

    save_path: str | None
    total_size: int | None
    total_downloaded: int | None
    total_uploaded: int | None
    ratio: float | None
    seeding_seconds: int | None
    seeds: int | None
    peers: int | None
    comment: str | None
    added: datetime | None
    completed: datetime | None


def torrent_hashes(key: str, data: Mapping[str, object]) -> frozenset[str]:
    """Return all hashes of a torrent, in lower case, of 40 digits each."""
    found = (key, text(data.get("infohash_v1")), text(data.get("infohash_v2")))
    return frozenset(value[:40].lower() for value in found if value)


def parse_torrent(data: Mapping[str, object], key: str | None = None) -> Torrent | None:
    """Return the torrent in an answer, None when it has no hash."""
    found = key or text(data.get("hash"))
    if found is None:
        return None
    state = TorrentState.read(data.get("state"))
    eta = size(data.get("eta"))
    progress = fraction(data.get("progress"))
    return Torrent(
        hash=found.lower(),
        hashes=torrent_hashes(found, data),
        state=state,
        name=text(data.get("name")),
        size=size(data.get("size")),
        total_size=size(data.get("total_size")),
        progress=None if progress is None else min(max(progress, 0.0), 1.0),
        amount_left=size(data.get("amount_left")),
        downloaded=size(data.get("downloaded")),
        download_speed=size(data.get("dlspeed")),
        upload_speed=size(data.get("upspeed")),
        eta=None if eta is None or eta >= _NO_ETA else eta,
        seeds=size(data.get("num_seeds")),
        peers=size(data.get("num_leechs")),
        availability=_not_negative(data.get("availability")),
        ratio=_not_negative(data.get("ratio")),
        seeding_time=size(data.get("seeding_time")),
        max_ratio=_not_negative(data.get("max_ratio")),
        max_seeding_time=size(data.get("max_seeding_time")),
        category=text(data.get("category")),
        tags=_tags(data.get("tags")),
        save_path=text(data.get("save_path")),
        content_path=text(data.get("content_path")),
        queue_place=positive(data.get("priority")),
        added=epoch(data.get("added_on")),
        completed=epoch(data.get("completion_on")),
        last_activity=epoch(data.get("last_activity")),
    )


def parse_file(data: JsonObject) -> TorrentFile | None:
    """Return the file in an answer, None when it has no name."""
    if (name := text(data.get("name"))) is None:
        return None
    return TorrentFile(
        index=integer(data.get("index")),
        name=name,
        size=size(data.get("size")),
        progress=fraction(data.get("progress")),
        is_wanted=integer(data.get("priority")) != 0,
    )


def parse_properties(data: JsonObject) -> TorrentProperties:
    """Return the details in an answer."""
    return TorrentProperties(
        save_path=text(data.get("save_path")),
        total_size=size(data.get("total_size")),
        total_downloaded=size(data.get("total_downloaded")),
        total_uploaded=size(data.get("total_uploaded")),
        ratio=_not_negative(data.get("share_ratio")),
        seeding_seconds=size(data.get("seeding_time")),
        seeds=size(data.get("seeds")),
        peers=size(data.get("peers")),
        comment=text(data.get("comment")),
        added=epoch(data.get("addition_date")),
        completed=epoch(data.get("completion_date")),
    )


def _tags(value: object) -> tuple[str, ...]:
    """Return the tags that qBittorrent writes with commas between."""
    if not isinstance(value, str):
        return ()
    return tuple(tag for part in value.split(",") if (tag := part.strip()))


def _not_negative(value: object) -> float | None:
    """Return a number from zero up: qBittorrent writes -1 for none."""
    number = fraction(value)
    return number if number is not None and number >= 0 else None

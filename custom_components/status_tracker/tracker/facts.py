"""Define what can be reported: one frozen dataclass for each kind of fact.

Every fact carries the time it became true (UTC, aware), who reported it and what
it is about. Facts may be applied in any order, twice, or with gaps.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from typing import NamedTuple

from .models import ArrRef, ItemKey, MediaIds, SeerrRef, Source
from .terms import (
    AnimeEvidence,
    AttentionReason,
    DeleteReason,
    DownloadPhase,
    MatchStatus,
    MediaType,
    Origin,
    WishStatus,
)

NO_IDS = MediaIds()


class Authority(IntEnum):
    """Rank whose description of a title counts, the best last."""

    LIBRARY = 1
    MANAGER = 2
    WISH = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Say what a fact is about, by everything the reporter knows of it.

    `download` is the download client's id in lower case, `path` the path of a file
    as the reporter sees it, `shoko_file` Shoko's number of a file, `request_id` our
    own id where the reporter was asked about a request.
    """

    media_type: MediaType | None = None
    ids: MediaIds = NO_IDS
    seerr: SeerrRef | None = None
    arr: ArrRef | None = None
    download: str | None = None
    path: str | None = None
    shoko_file: int | None = None
    title: str | None = None
    year: int | None = None
    is_4k: bool | None = None
    request_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EpisodeInfo:
    """Describe an episode, or the film as a whole, as a service lists it."""

    key: ItemKey
    title: str | None = None
    air_date: datetime | None = None
    absolute: int | None = None
    arr_id: int | None = None
    tvdb: int | None = None
    monitored: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Hold what every fact has: its time, its reporter and its subject."""

    at: datetime
    source: Source
    subject: Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Wished(Fact):
    """Report a wish and what became of it; seasons are None for a film."""

    status: WishStatus
    seasons: frozenset[int] | None = None
    requested_by: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonsDropped(Fact):
    """Report that some seasons of a show are deleted on purpose.

    They are wanted again once something new happens in them, or by a new wish.
    """

    seasons: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Described(Fact):
    """Report what a title is called and looks like.

    The highest authority wins per field; the title and year that the subject
    carries count as part of the description.
    """

    authority: Authority
    original_title: str | None = None
    aliases: frozenset[str] = frozenset()
    overview: str | None = None
    poster: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnimeKnown(Fact):
    """Report whether the title is anime, and what says so."""

    is_anime: bool
    evidence: AnimeEvidence


@dataclass(frozen=True, slots=True, kw_only=True)
class EpisodesListed(Fact):
    """Report the episodes that a show has, grabbed or not."""

    episodes: tuple[EpisodeInfo, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrAdded(Fact):
    """Report that Radarr or Sonarr has the title and looks for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrRemoved(Fact):
    """Report that Radarr or Sonarr dropped the title, perhaps with its files."""

    files_deleted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched(Fact):
    """Report that a search was started for the title."""

    detail: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Grabbed(Fact):
    """Report a release that was sent to the download client; size in bytes.

    The download id stands in the subject.
    """

    episodes: tuple[EpisodeInfo, ...]
    quality: str | None = None
    indexer: str | None = None
    group: str | None = None
    release: str | None = None
    client: str | None = None
    size: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DownloadSeen(Fact):
    """Report how far a download is: bytes, bytes per second, seconds.

    Progress runs from 0 to 1, also per item where the client tells it per file. A
    client that was not watched tells afterwards when the last byte came.
    """

    phase: DownloadPhase
    progress: float
    size: int | None = None
    speed: int | None = None
    eta: int | None = None
    message: str | None = None
    completed_at: datetime | None = None
    item_progress: tuple[tuple[ItemKey, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DownloadGone(Fact):
    """Report that the download client no longer has a download."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DownloadFailed(Fact):
    """Report that Radarr or Sonarr gave a download up."""

    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported(Fact):
    """Report a file in the library; path in the subject, size in bytes."""

    episodes: tuple[EpisodeInfo, ...]
    quality: str | None = None
    size: int | None = None
    arr_file_id: int | None = None
    is_upgrade: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportBlocked(Fact):
    """Report that a finished download is not imported, in the queue's words."""

    episodes: tuple[EpisodeInfo, ...] = ()
    messages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FileDeleted(Fact):
    """Report that a file left the library; no path means every file."""

    episodes: tuple[EpisodeInfo, ...]
    reason: DeleteReason


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching(Fact):
    """Report what Shoko says about a file; path or file id in the subject.

    Items are named where the reporter knows them, else found by the path.
    """

    status: MatchStatus
    items: frozenset[ItemKey] = frozenset()
    detail: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Playable(Fact):
    """Report whether Jellyfin can play one of its items; height in pixels.

    `item` is None where the Jellyfin item is a whole series: only its loss counts.
    """

    jellyfin_id: str
    playable: bool
    item: ItemKey | None
    series_id: str | None = None
    height: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AvailabilityHinted(Fact):
    """Report that somebody says the title is there: reason to check at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttentionReported(Fact):
    """Report that a step takes too long, or that it no longer does."""

    reason: AttentionReason
    active: bool = True
    detail: str | None = None


class FoundItem(NamedTuple):
    """Hold one film or episode that can be played, and since when it is there."""

    key: ItemKey
    jellyfin_id: str
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryFound(Fact):
    """Report a title of the library, and what of it can be played.

    Where nobody is known to have wished for it, it becomes a finished request of its
    own. `listed` names where Radarr and Sonarr have it, each with whether that is an
    instance for 4K; `series_id` is Jellyfin's id of a show.
    """

    origin: Origin = Origin.LIBRARY
    items: tuple[FoundItem, ...] = ()
    series_id: str | None = None
    original_title: str | None = None
    poster: str | None = None
    anime: tuple[tuple[AnimeEvidence, bool], ...] = ()
    listed: tuple[tuple[ArrRef, bool | None], ...] = ()

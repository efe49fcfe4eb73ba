"""Define what the tracker knows: requests, their items and their downloads."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from .terms import (
    AnimeEvidence,
    AttentionReason,
    DeleteReason,
    DownloadPhase,
    FailureReason,
    MatchStatus,
    MediaType,
    Origin,
    RequestState,
    Service,
    Step,
    WishStatus,
)


class Source(NamedTuple):
    """Say which instance of which service reported."""

    service: Service
    instance: str = ""


class ItemKey(NamedTuple):
    """Identify an item within its request; season 0 holds the specials."""

    season: int
    number: int


FILM = ItemKey(-1, -1)
"""The key of a film's only item."""


class ArrRef(NamedTuple):
    """Identify a title in one Radarr or Sonarr instance."""

    instance: str
    id: int


class SeerrRef(NamedTuple):
    """Identify a wish in one Seerr instance."""

    instance: str
    request_id: int


NOBODYS = SeerrRef("", 0)
"""The wish of a request that nobody made in Seerr."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaIds:
    """Hold the numbers a title has in public databases and in the library."""

    tmdb: int | None = None
    tvdb: int | None = None
    imdb: str | None = None
    anidb: int | None = None
    shoko_series: int | None = None
    seerr_media: int | None = None
    jellyfin: str | None = None


class Known[T](NamedTuple):
    """Hold a value with the authority and the time of who said it.

    The greater tuple wins, whatever the order of arrival.
    """

    authority: int
    at: datetime
    value: T


class Drop(NamedTuple):
    """Hold when a season was deleted on purpose, and whose wish was at an end then."""

    at: datetime
    wish: SeerrRef


@dataclass(slots=True, kw_only=True)
class LibraryFile:
    """Hold the newest file of an item: when and where it was imported."""

    at: datetime
    path: str = ""
    size: int | None = None
    quality: str | None = None
    arr_file_id: int | None = None


class Match(NamedTuple):
    """Hold what Shoko last said about an item's file."""

    at: datetime
    status: MatchStatus
    file_id: int | None = None
    detail: str | None = None


class Presence(NamedTuple):
    """Hold whether Jellyfin can play one of its items: last told, first told."""

    at: datetime
    playable: bool
    since: datetime
    series_id: str | None = None


@dataclass(slots=True, kw_only=True)
class Item:
    """Hold the evidence about what can be played: a film or an episode."""

    key: ItemKey
    described_at: datetime | None = None
    title: str | None = None
    air_date: datetime | None = None
    absolute: int | None = None
    arr_id: int | None = None
    tvdb: int | None = None
    monitored: bool | None = None
    file: LibraryFile | None = None
    files_gone: dict[str, tuple[datetime, DeleteReason]] = field(default_factory=dict)
    match: Match | None = None
    shoko_gone: dict[int, datetime] = field(default_factory=dict)
    playable: dict[str, Presence] = field(default_factory=dict)


class ClientReport(NamedTuple):
    """Hold the download client's last word: bytes, bytes per second, seconds."""

    at: datetime
    phase: DownloadPhase
    progress: float
    size: int | None = None
    speed: int | None = None
    eta: int | None = None
    message: str | None = None


@dataclass(slots=True, kw_only=True)
class Download:
    """Hold the evidence about one torrent or usenet job and what it carries."""

    id: str
    items: set[ItemKey] = field(default_factory=set)
    grabbed_at: datetime | None = None
    quality: str | None = None
    indexer: str | None = None
    group: str | None = None
    release: str | None = None
    client: str | None = None
    size: int | None = None
    report: ClientReport | None = None
    started_at: datetime | None = None
    moved_at: datetime | None = None
    completed_at: datetime | None = None
    gone_at: datetime | None = None
    failed: tuple[datetime, str] | None = None
    blocked: tuple[datetime, tuple[str, ...]] | None = None
    imported: dict[ItemKey, datetime] = field(default_factory=dict)
    item_progress: dict[ItemKey, float] = field(default_factory=dict)

    @property
    def born(self) -> datetime | None:
        """Return when this download began, as well as the evidence tells."""
        if self.grabbed_at is not None:
            return self.grabbed_at
        firsts = (self.started_at, self.completed_at, *self.imported.values())
        return min((at for at in firsts if at is not None), default=None)


class ArrRecord(NamedTuple):
    """Hold whether Radarr or Sonarr lists the title."""

    at: datetime
    present: bool
    files_deleted: bool | None = None


class Wish(NamedTuple):
    """Hold the last word on the wish and the reason given for it."""

    at: datetime
    status: WishStatus
    reason: str | None = None


class Attention(NamedTuple):
    """Hold why somebody should look, since when, in the service's own words."""

    reason: AttentionReason
    since: datetime
    detail: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """Hold one happening: when it was first and last told, by whom, about what."""

    at: datetime
    until: datetime
    step: Step
    source: Source
    items: frozenset[ItemKey] = frozenset()
    detail: Mapping[str, str | int] = field(default_factory=dict)
    inferred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Count the wanted items by state; unaired ones stand apart."""

    wanted: int = 0
    unaired: int = 0
    waiting: int = 0
    grabbing: int = 0
    downloading: int = 0
    downloaded: int = 0
    importing: int = 0
    anime_matching: int = 0
    available: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Hold everything that follows from the evidence of a request.

    Progress runs from 0 to 1, size is in bytes, speed in bytes per second, eta in
    seconds.
    """

    state: RequestState
    counts: Counts
    is_anime: bool | None = None
    progress: float | None = None
    size: int | None = None
    speed: int | None = None
    eta: int | None = None
    attention: Attention | None = None
    failure: FailureReason | None = None
    failure_detail: str | None = None
    finished_at: datetime | None = None
    progressed_at: datetime | None = None
    next_air: datetime | None = None
    jellyfin_id: str | None = None


@dataclass(slots=True, kw_only=True)
class MediaRequest:
    """Hold one wish: who asked for what, and all the evidence about it."""

    id: str
    media_type: MediaType
    created_at: datetime
    updated_at: datetime
    origin: Origin = Origin.ARR
    title: Known[str] | None = None
    year: Known[int] | None = None
    original_title: Known[str] | None = None
    overview: Known[str] | None = None
    poster: Known[str] | None = None
    aliases: set[str] = field(default_factory=set)
    id_claims: dict[str, Known[int | str]] = field(default_factory=dict)
    anime_claims: dict[AnimeEvidence, tuple[datetime, bool]] = field(
        default_factory=dict
    )
    is_4k: bool | None = None
    seerr: SeerrRef | None = None
    wish: Wish | None = None
    requested_by: Known[str] | None = None
    seasons: tuple[datetime, frozenset[int]] | None = None
    asked: dict[int, datetime] = field(default_factory=dict)
    rivals: dict[SeerrRef, datetime] = field(default_factory=dict)
    listed_at: datetime | None = None
    dropped: dict[int, Drop] = field(default_factory=dict)
    arr: dict[ArrRef, ArrRecord] = field(default_factory=dict)
    files_removed_at: datetime | None = None
    items: dict[ItemKey, Item] = field(default_factory=dict)
    downloads: dict[str, Download] = field(default_factory=dict)
    jellyfin_gone: dict[str, datetime] = field(default_factory=dict)
    reported: dict[AttentionReason, tuple[datetime, bool, str | None]] = field(
        default_factory=dict
    )
    timeline: dict[str, TimelineEntry] = field(default_factory=dict)

    @property
    def ids(self) -> MediaIds:
        """Return the ids that the best-placed reports agree on."""
        return MediaIds(**{name: known.value for name, known in self.id_claims.items()})  # type: ignore[arg-type]

    @property
    def name(self) -> str:
        """Return the title to show, or the best stand-in for it."""
        if self.title is not None:
            return self.title.value
        return f"{self.media_type} {self.ids.tmdb or self.ids.tvdb or self.id}"

"""Tell stories as facts."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from custom_components.status_tracker.tracker.facts import (
    AnimeKnown,
    ArrAdded,
    ArrRemoved,
    Authority,
    Described,
    DownloadFailed,
    DownloadGone,
    DownloadSeen,
    EpisodeInfo,
    EpisodesListed,
    FileDeleted,
    FoundItem,
    Grabbed,
    Imported,
    LibraryFound,
    Matching,
    Playable,
    Subject,
    Wished,
)
from custom_components.status_tracker.tracker.models import (
    FILM,
    ArrRef,
    ItemKey,
    MediaIds,
    SeerrRef,
    Source,
)
from custom_components.status_tracker.tracker.terms import (
    AnimeEvidence,
    DeleteReason,
    DownloadPhase,
    MatchStatus,
    MediaType,
    Service,
    WishStatus,
)

START = datetime(2026, 1, 20, 18, 0, tzinfo=UTC)
NOW = START + timedelta(days=30)
SEERR = Source(Service.SEERR, "seerr")
RADARR = Source(Service.RADARR, "radarr")
SONARR = Source(Service.SONARR, "sonarr")
CLIENT = Source(Service.QBITTORRENT, "client")
SHOKO = Source(Service.SHOKO, "shoko")
JELLYFIN = Source(Service.JELLYFIN, "jellyfin")
FILM_INFO = EpisodeInfo(key=FILM)
SERIES_ID = "5" * 32


def minute(count: float) -> datetime:
    """Return the time some minutes after the start."""
    return START + timedelta(minutes=count)


@dataclass(kw_only=True)
class Film:
    """Tell facts about one film."""

    tmdb: int = 9100101
    title: str = "The Copper Lighthouse"
    year: int = 2024
    wish_id: int = 101
    arr_id: int = 41
    instance: str = "radarr"
    is_4k: bool | None = False

    @property
    def wished(self) -> Subject:
        """Return the film as Seerr names it."""
        return Subject(
            media_type=MediaType.MOVIE,
            ids=MediaIds(tmdb=self.tmdb),
            seerr=SeerrRef("seerr", self.wish_id),
            title=self.title,
            year=self.year,
            is_4k=self.is_4k,
        )

    @property
    def managed(self) -> Subject:
        """Return the film as Radarr names it."""
        return Subject(
            media_type=MediaType.MOVIE,
            ids=MediaIds(tmdb=self.tmdb, imdb="tt99100101"),
            arr=ArrRef(self.instance, self.arr_id),
            title=self.title,
            year=self.year,
        )

    def wish(self, at: float, status: WishStatus, reason: str | None = None) -> Wished:
        """Tell what became of the wish."""
        return Wished(
            at=minute(at),
            source=SEERR,
            subject=self.wished,
            status=status,
            requested_by="alice",
            reason=reason,
        )

    def added(self, at: float) -> ArrAdded:
        """Tell that Radarr has it."""
        return ArrAdded(at=minute(at), source=RADARR, subject=self.managed)

    def grabbed(self, at: float, download: str, size: int = 8_000) -> Grabbed:
        """Tell that a release was grabbed."""
        return Grabbed(
            at=minute(at),
            source=RADARR,
            subject=replace(self.managed, download=download),
            episodes=(FILM_INFO,),
            quality="Bluray-1080p",
            size=size,
        )

    def imported(
        self, at: float, download: str | None, path: str = "/m/Film (2024)/film.mkv"
    ) -> Imported:
        """Tell that the file is in the library."""
        return Imported(
            at=minute(at),
            source=RADARR,
            subject=replace(self.managed, download=download, path=path),
            episodes=(FILM_INFO,),
        )

    def deleted(self, at: float, reason: DeleteReason, path: str = "") -> FileDeleted:
        """Tell that the file was deleted."""
        return FileDeleted(
            at=minute(at),
            source=RADARR,
            subject=replace(self.managed, path=path or None),
            episodes=(FILM_INFO,),
            reason=reason,
        )

    def removed(self, at: float, *, files: bool) -> ArrRemoved:
        """Tell that Radarr dropped it, perhaps with its files."""
        return ArrRemoved(
            at=minute(at), source=RADARR, subject=self.managed, files_deleted=files
        )

    def anime(self, at: float) -> AnimeKnown:
        """Tell that Radarr keeps it with the anime."""
        return _anime(at, RADARR, self.managed)

    def matched(
        self, at: float, status: MatchStatus, path: str = "/m/Film (2024)/film.mkv"
    ) -> Matching:
        """Tell what Shoko says of its file."""
        return Matching(
            at=minute(at),
            source=SHOKO,
            subject=Subject(path=path.removeprefix("/m"), shoko_file=899),
            status=status,
        )

    def found(self, at: float) -> LibraryFound:
        """Tell that the library has it."""
        return LibraryFound(
            at=minute(at),
            source=JELLYFIN,
            subject=replace(self.managed, arr=None),
            items=(FoundItem(FILM, "f" * 32, START - timedelta(days=99)),),
        )

    def playable(
        self,
        at: float,
        *,
        playable: bool = True,
        item: str = "f" * 32,
        height: int = 1080,
    ) -> Playable:
        """Tell that Jellyfin can play it, or no longer can."""
        return Playable(
            at=minute(at),
            source=JELLYFIN,
            subject=Subject(media_type=MediaType.MOVIE, ids=MediaIds(tmdb=self.tmdb)),
            jellyfin_id=item,
            playable=playable,
            item=FILM,
            height=height,
        )


@dataclass(kw_only=True)
class Show:
    """Tell facts about one show."""

    tvdb: int = 990201
    tmdb: int = 9200201
    title: str = "Harbour Nine"
    year: int = 2023
    arr_id: int = 12
    seasons: dict[int, int] = field(default_factory=lambda: {1: 3})
    unaired: frozenset[ItemKey] = frozenset()

    @property
    def managed(self) -> Subject:
        """Return the show as Sonarr names it."""
        return Subject(
            media_type=MediaType.TV,
            ids=MediaIds(tvdb=self.tvdb, tmdb=self.tmdb),
            arr=ArrRef("sonarr", self.arr_id),
            title=self.title,
            year=self.year,
        )

    def keys(self, *seasons: int) -> tuple[ItemKey, ...]:
        """Return the keys of some seasons' episodes, of all if none is named."""
        return tuple(
            ItemKey(season, number)
            for season, count in self.seasons.items()
            if not seasons or season in seasons
            for number in range(1, count + 1)
        )

    @property
    def all_keys(self) -> tuple[ItemKey, ...]:
        """Return the keys of all episodes."""
        return self.keys()

    def infos(self, keys: Iterable[ItemKey]) -> tuple[EpisodeInfo, ...]:
        """Return episodes as Sonarr describes them."""
        return tuple(
            EpisodeInfo(
                key=key,
                title=f"Episode {key.number}",
                air_date=NOW + timedelta(days=7)
                if key in self.unaired
                else START - timedelta(days=30),
                monitored=True,
            )
            for key in keys
        )

    def wish(
        self, at: float, wish_id: int, status: WishStatus, seasons: Iterable[int]
    ) -> Wished:
        """Tell what became of a wish for some seasons."""
        return Wished(
            at=minute(at),
            source=SEERR,
            subject=Subject(
                media_type=MediaType.TV,
                ids=MediaIds(tmdb=self.tmdb, tvdb=self.tvdb),
                seerr=SeerrRef("seerr", wish_id),
                title=self.title,
                year=self.year,
                is_4k=False,
            ),
            status=status,
            seasons=frozenset(seasons),
            requested_by="bob",
        )

    def added(self, at: float) -> ArrAdded:
        """Tell that Sonarr has it."""
        return ArrAdded(at=minute(at), source=SONARR, subject=self.managed)

    def listed(self, at: float) -> EpisodesListed:
        """Tell which episodes there are."""
        return EpisodesListed(
            at=minute(at),
            source=SONARR,
            subject=self.managed,
            episodes=self.infos(self.keys()),
        )

    def described(self, at: float) -> Described:
        """Tell what it is called."""
        return Described(
            at=minute(at),
            source=SONARR,
            subject=self.managed,
            authority=Authority.MANAGER,
        )

    def grabbed(self, at: float, download: str, keys: Iterable[ItemKey]) -> Grabbed:
        """Tell that a release with some episodes was grabbed."""
        return Grabbed(
            at=minute(at),
            source=SONARR,
            subject=replace(self.managed, download=download),
            episodes=self.infos(keys),
            size=3_000,
        )

    def path(self, key: ItemKey, download: str | None) -> str:
        """Return where an episode lies."""
        name = f"{self.title} - S{key.season:02}E{key.number:02} [{download}].mkv"
        return f"/data/tv/{self.title}/Season {key.season:02}/{name}"

    def imported(self, at: float, download: str | None, key: ItemKey) -> Imported:
        """Tell that an episode is in the library."""
        path = self.path(key, download)
        return Imported(
            at=minute(at),
            source=SONARR,
            subject=replace(self.managed, download=download, path=path),
            episodes=self.infos([key]),
        )

    def deleted(
        self, at: float, key: ItemKey, reason: DeleteReason, path: str | None = None
    ) -> FileDeleted:
        """Tell that an episode's file was deleted."""
        return FileDeleted(
            at=minute(at),
            source=SONARR,
            subject=replace(self.managed, path=path),
            episodes=self.infos([key]),
            reason=reason,
        )

    def matched(
        self, at: float, key: ItemKey, download: str | None, status: MatchStatus
    ) -> Matching:
        """Tell what Shoko says of an episode's file."""
        path = self.path(key, download).removeprefix("/data/tv")
        return Matching(
            at=minute(at),
            source=SHOKO,
            subject=Subject(path=path, shoko_file=900 + key.season * 50 + key.number),
            status=status,
        )

    def removed(self, at: float, *, files: bool) -> ArrRemoved:
        """Tell that Sonarr dropped it, perhaps with its files."""
        return ArrRemoved(
            at=minute(at), source=SONARR, subject=self.managed, files_deleted=files
        )

    def anime(self, at: float) -> AnimeKnown:
        """Tell that it is anime to Sonarr."""
        return _anime(at, SONARR, self.managed)

    def found(self, at: float) -> LibraryFound:
        """Tell that the library has all of it."""
        return LibraryFound(
            at=minute(at),
            source=JELLYFIN,
            subject=replace(self.managed, arr=None),
            items=tuple(
                FoundItem(key, self.jellyfin_id(key), START - timedelta(days=99))
                for key in self.all_keys
            ),
            series_id=SERIES_ID,
        )

    def jellyfin_id(self, key: ItemKey) -> str:
        """Return Jellyfin's id of an episode."""
        return f"{key.season:016x}{key.number:016x}"

    def playable(self, at: float, key: ItemKey, *, playable: bool = True) -> Playable:
        """Tell that Jellyfin can play an episode, or no longer can."""
        return Playable(
            at=minute(at),
            source=JELLYFIN,
            subject=Subject(media_type=MediaType.TV, ids=MediaIds(tvdb=self.tvdb)),
            jellyfin_id=self.jellyfin_id(key),
            playable=playable,
            item=key,
            series_id=SERIES_ID,
        )


def seen(
    at: float,
    download: str,
    progress: float,
    phase: DownloadPhase = DownloadPhase.DOWNLOADING,
    *,
    size: int | None = 8_000,
    message: str | None = None,
) -> DownloadSeen:
    """Tell how far a download is."""
    return DownloadSeen(
        at=minute(at),
        source=CLIENT,
        subject=Subject(download=download),
        phase=phase,
        progress=progress,
        size=size,
        speed=50,
        eta=60,
        message=message,
    )


def failed(at: float, download: str, source: Source = SONARR) -> DownloadFailed:
    """Tell that a download was given up."""
    return DownloadFailed(
        at=minute(at),
        source=source,
        subject=Subject(download=download),
        message="Not enough peers",
    )


def gone(at: float, download: str) -> DownloadGone:
    """Tell that the client no longer has a download."""
    return DownloadGone(
        at=minute(at), source=CLIENT, subject=Subject(download=download)
    )


def _anime(at: float, source: Source, subject: Subject) -> AnimeKnown:
    """Tell that a title is anime, as Radarr or Sonarr is set up."""
    return AnimeKnown(
        at=minute(at),
        source=source,
        subject=subject,
        evidence=AnimeEvidence.SERIES_TYPE,
        is_anime=True,
    )

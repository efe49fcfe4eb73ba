"""Hold the simulated Jellyfin's media, for stories to add and take away."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace

from .clock import Clock
from .jellyfin_items import (
    CLASSES,
    Item,
    Kind,
    Library,
    Presence,
    VirtualFolder,
    make_id,
)
from .jellyfin_scan import Scanner, ensure_season
from .world import Disk

DEFAULT_MINUTES = 45
DEFAULT_LIBRARIES = (
    ("Movies", "/data/media/movies", "movies"),
    ("Shows", "/data/media/tv", "tvshows"),
    ("Anime Movies", "/data/media/anime-movies", "movies"),
    ("Anime", "/data/media/anime", "tvshows"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """Describe what most stories leave as it is."""

    original_title: str | None = None
    overview: str = ""
    premiere: str | None = None
    genres: tuple[str, ...] = ()
    minutes: int = 0
    height: int = 1080
    codec: str = "h264"
    language: str = "eng"
    size: int = 4_000_000_000


class MediaServer:
    """Add films and episodes, make them playable, remove and scan them."""

    clock: Clock

    def __init__(self, disk: Disk | None, clock: Clock) -> None:
        """Begin with the usual libraries and nothing in them."""
        self.disk = disk if disk is not None else Disk()
        self.library = Library(clock.now)
        self.scanner = Scanner(self.library, self.disk)
        self.folders: dict[str, VirtualFolder] = {}
        for name, location, collection_type in DEFAULT_LIBRARIES:
            self.add_library(name, [location], collection_type)

    def add_library(
        self, name: str, locations: Iterable[str], collection_type: str
    ) -> str:
        """Add a library (`movies` or `tvshows`) and return its id."""
        places = tuple(location.rstrip("/") for location in locations)
        item_id = make_id("MediaBrowser.Controller.Entities.CollectionFolder", name)
        self.folders[item_id] = VirtualFolder(item_id, name, places, collection_type)
        return item_id

    def add_movie(
        self,
        title: str,
        *,
        year: int | None,
        path: str,
        provider_ids: Mapping[str, str],
        playable: bool = True,
        presence: Presence | None = None,
        height: int = 1080,
        original_title: str | None = None,
        details: Details | None = None,
    ) -> str:
        """Add a film and return its id; not playable means without its file."""
        about = details or Details(minutes=100)
        return self._put(
            Kind.MOVIE,
            title,
            path,
            provider_ids,
            presence=_presence(playable, presence),
            details=replace(
                about,
                height=height,
                original_title=original_title or about.original_title,
            ),
            year=year,
        )

    def add_series(
        self,
        title: str,
        *,
        year: int | None,
        provider_ids: Mapping[str, str],
        path: str | None = None,
        original_title: str | None = None,
        details: Details | None = None,
    ) -> str:
        """Add a series without episodes and return its id."""
        about = details or Details()
        return self._put(
            Kind.SERIES,
            title,
            path or f"{self._first_shows_folder()}/{title}",
            provider_ids,
            presence=Presence.PLAYABLE,
            details=replace(
                about, original_title=original_title or about.original_title
            ),
            year=year,
        )

    def add_episode(
        self,
        series_id: str,
        season: int,
        number: int,
        *,
        title: str,
        path: str | None = None,
        provider_ids: Mapping[str, str] | None = None,
        playable: bool = True,
        presence: Presence | None = None,
        number_end: int | None = None,
        details: Details | None = None,
    ) -> str:
        """Add an episode and return its id; the real one replaces the missing one."""
        stage = _presence(playable, presence)
        if path is None:
            stage = Presence.VIRTUAL
        season_id = ensure_season(self.library, series_id, season, self.clock.now())
        if stage is not Presence.VIRTUAL:
            self._remove_missing(series_id, season, number)
        return self._put(
            Kind.EPISODE,
            title,
            path,
            provider_ids or {},
            presence=stage,
            details=details or Details(minutes=DEFAULT_MINUTES),
            year=self.library.items[series_id].year,
            series_id=series_id,
            season_id=season_id,
            season=season,
            number=number,
            number_end=number_end,
        )

    @contextmanager
    def expecting(self) -> Iterator[None]:
        """Hold back what the block adds until a scan finds its files."""
        before = set(self.library.items)
        with self.library.silence():
            yield
            for item_id in [each for each in self.library.items if each not in before]:
                self.library.remove(item_id)

    def make_playable(self, item_id: str, path: str | None = None) -> None:
        """Let an item have its file, looked into and ready."""
        item = self.library.items[item_id]
        if (file := path or item.file) is None:
            raise ValueError("A missing episode needs a path to become playable")
        self.library.save(
            item_id,
            presence=Presence.PLAYABLE,
            file=file,
            minutes=item.minutes or DEFAULT_MINUTES,
        )

    def update(self, item_id: str, **changes: object) -> None:
        """Change fields of an item, as an edit of its metadata does."""
        self.library.save(item_id, **changes)

    def remove(self, item_id: str) -> list[Item]:
        """Remove an item, a series with all below it, and return what went."""
        return self.library.remove(item_id)

    def scan(self, below: str | None = None) -> list[str]:
        """Compare all libraries with the disk at once; return the new items."""
        return self.scanner.scan(self.folders.values(), self.clock.now(), below)

    def folder_ids(self, path: str | None) -> list[str]:
        """Return the libraries that a path lies in."""
        return [each.id for each in self.folders.values() if each.holds(path)]

    def _first_shows_folder(self) -> str:
        """Return where series are put that a story gives no path."""
        return next(
            folder.locations[0]
            for folder in self.folders.values()
            if folder.collection_type == "tvshows"
        )

    def _remove_missing(self, series_id: str, season: int, number: int) -> None:
        """Remove the missing episode that a real one takes the place of."""
        for item in self.library.below(series_id, Kind.EPISODE):
            if item.is_virtual and (item.season, item.number) == (season, number):
                self.library.remove(item.id)

    def _put(
        self,
        kind: Kind,
        name: str,
        file: str | None,
        provider_ids: Mapping[str, str],
        *,
        presence: Presence,
        details: Details,
        year: int | None,
        series_id: str | None = None,
        season_id: str | None = None,
        season: int | None = None,
        number: int | None = None,
        number_end: int | None = None,
    ) -> str:
        """Add an item, remember it for later scans, and return its id."""
        now = self.clock.now()
        item = Item(
            id=make_id(CLASSES[kind], file or f"{series_id}-{season}x{number}"),
            kind=kind,
            name=name,
            created=now,
            saved=now,
            year=year,
            file=file,
            provider_ids=dict(provider_ids),
            presence=presence,
            original_title=details.original_title,
            overview=details.overview,
            premiere=details.premiere,
            genres=details.genres,
            minutes=details.minutes if presence is Presence.PLAYABLE else 0,
            height=details.height,
            codec=details.codec,
            language=details.language,
            size=0 if kind is Kind.SERIES else details.size,
            series_id=series_id,
            season_id=season_id,
            season=season,
            number=number,
            number_end=number_end,
        )
        self.scanner.remember(item)
        return self.library.put(item)


def _presence(playable: bool, presence: Presence | None) -> Presence:
    """Return how much of an item is there."""
    if presence is not None:
        return presence
    return Presence.PLAYABLE if playable else Presence.VIRTUAL

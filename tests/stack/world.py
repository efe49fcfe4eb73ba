"""What the simulated services share: one disk and a catalogue of invented titles."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePosixPath


@dataclass(frozen=True, slots=True)
class TorrentFile:
    """One file of a torrent, its name relative to the save path."""

    name: str
    size: int


class Disk:
    """Know which files exist, by absolute POSIX path, with their sizes in bytes."""

    def __init__(self) -> None:
        """Begin empty."""
        self._files: dict[str, int] = {}

    def __contains__(self, path: object) -> bool:
        """Tell whether a file exists."""
        return path in self._files

    def __iter__(self) -> Iterator[str]:
        """Iterate over a snapshot of the paths."""
        return iter(sorted(self._files))

    def __len__(self) -> int:
        """Return the number of files."""
        return len(self._files)

    def size(self, path: str) -> int:
        """Return the size of a file, 0 when there is none."""
        return self._files.get(path, 0)

    def add(self, path: str, size: int) -> None:
        """Write a file."""
        self._files[path] = size

    def remove(self, path: str) -> bool:
        """Remove a file and tell whether there was one."""
        return self._files.pop(path, None) is not None

    def under(self, folder: str) -> dict[str, int]:
        """Return the files below a folder, or the file itself, with their sizes."""
        prefix = folder.rstrip("/") + "/"
        return {
            path: size
            for path, size in self._files.items()
            if path == folder or path.startswith(prefix)
        }

    def remove_under(self, folder: str) -> list[str]:
        """Remove a folder with everything below it and return what went."""
        gone = sorted(self.under(folder))
        for path in gone:
            del self._files[path]
        return gone

    def move(self, source: str, target: str) -> None:
        """Move or rename a file; one that does not exist stays so."""
        if source in self._files:
            self._files[target] = self._files.pop(source)


class Kind(StrEnum):
    """The four paths a title can take."""

    MOVIE = "movie"
    SHOW = "show"
    ANIME_MOVIE = "anime_movie"
    ANIME_SHOW = "anime_show"

    @property
    def is_anime(self) -> bool:
        """Tell whether Shoko takes part."""
        return self in (Kind.ANIME_MOVIE, Kind.ANIME_SHOW)

    @property
    def is_show(self) -> bool:
        """Tell whether the title has episodes."""
        return self in (Kind.SHOW, Kind.ANIME_SHOW)


ROOTS = {
    Kind.MOVIE: "/data/media/movies",
    Kind.SHOW: "/data/media/tv",
    Kind.ANIME_MOVIE: "/data/media/anime-movies",
    Kind.ANIME_SHOW: "/data/media/anime",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """One episode of an invented show."""

    season: int
    number: int
    title: str
    tvdb_id: int
    air_date: str
    """`YYYY-MM-DD`; the hour of airing is the title's."""
    anidb_id: int | None = None

    @property
    def code(self) -> str:
        """Return the usual short form, `S01E02`."""
        return f"S{self.season:02d}E{self.number:02d}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """One invented film or show."""

    kind: Kind
    title: str
    year: int
    tmdb_id: int
    imdb_id: str
    overview: str
    genres: tuple[str, ...]
    poster: str
    """The poster's path at TMDB, `/x.jpg`."""
    runtime: int
    """Minutes, of one episode for a show."""
    size: int
    """Bytes of the film's or of one episode's usual release."""
    original_title: str | None = None
    original_language: str = "English"
    release_date: str = ""
    tvdb_id: int | None = None
    tv_maze_id: int = 0
    anidb_id: int | None = None
    shoko_series_id: int | None = None
    mal_ids: tuple[int, ...] = ()
    anilist_ids: tuple[int, ...] = ()
    country: str | None = None
    root: str | None = None
    """The library folder, when it is not the usual one."""
    air_hour: int = 20
    episodes: tuple[Episode, ...] = field(default=())

    @property
    def slug(self) -> str:
        """Return the title as Sonarr writes it into links."""
        words = "".join(c if c.isalnum() else " " for c in self.title.lower())
        return "-".join(words.split())

    @property
    def seasons(self) -> tuple[int, ...]:
        """Return the season numbers in order."""
        return tuple(sorted({episode.season for episode in self.episodes}))

    @property
    def folder(self) -> str:
        """Return the folder in the library."""
        name = self.title if self.kind.is_show else f"{self.title} ({self.year})"
        return str(PurePosixPath(self.root or ROOTS[self.kind]) / name)

    def season(self, number: int) -> tuple[Episode, ...]:
        """Return the episodes of one season in order."""
        return tuple(each for each in self.episodes if each.season == number)

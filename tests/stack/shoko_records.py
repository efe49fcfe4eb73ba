"""Hold what the simulated Shoko knows: folders, files and series."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
import hashlib
from pathlib import PurePosixPath


@dataclass(frozen=True, slots=True, kw_only=True)
class TmdbIds:
    """Name what TMDB calls a matched file, as far as it is known."""

    show: int | None = None
    movie: int | None = None
    episode: int | None = None


@dataclass(frozen=True, slots=True)
class Folder:
    """Name one folder that Shoko looks after."""

    id: int
    path: str

    @property
    def name(self) -> str:
        """Return what the folder is called."""
        return PurePosixPath(self.path).name


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossReference:
    """Tie a file to an episode; Shoko's own ids may not exist yet."""

    anidb_anime: int
    anidb_episode: int
    series_id: int | None
    episode_id: int | None
    group_id: int | None
    tmdb: TmdbIds


@dataclass(slots=True, kw_only=True)
class Location:
    """Say where a file lies."""

    id: int
    folder: Folder
    relative: str
    """Below the folder, without a slash at its begin."""

    @property
    def path(self) -> str:
        """Return the absolute path on the server."""
        return f"{self.folder.path}/{self.relative}"


@dataclass(slots=True, kw_only=True)
class File:
    """Describe one file that was hashed."""

    id: int
    size: int
    locations: list[Location]
    created: datetime
    updated: datetime
    imported: datetime | None = None
    ignored: bool = False
    attempts: int = 0
    references: list[CrossReference] = field(default_factory=list)

    @property
    def hash(self) -> str:
        """Return an ED2K hash made up for the file."""
        return hashlib.md5(f"{self.id}-{self.size}".encode()).hexdigest()  # noqa: S324


@dataclass(slots=True, kw_only=True)
class Series:
    """Describe one series, which is one AniDB anime; a film is one too."""

    id: int
    anidb: int
    group_id: int
    name: str
    episodes: dict[int, int] = field(default_factory=dict)
    """AniDB episode ids by Shoko's."""
    tmdb_shows: set[int] = field(default_factory=set)
    tmdb_movies: set[int] = field(default_factory=set)
    tvdb: set[int] = field(default_factory=set)


def group_of(series_id: int) -> int:
    """Return the group that a series is put in."""
    return series_id + 1000


class Records:
    """Keep folders, files and series, and find them."""

    def __init__(self) -> None:
        """Begin empty."""
        self.folders: dict[int, Folder] = {}
        self.files: dict[int, File] = {}
        self.by_path: dict[str, int] = {}
        self.series: dict[int, Series] = {}
        self._next_file = 1
        self._next_location = 1

    def add_folder(self, path: str) -> Folder:
        """Look after a folder from now on."""
        folder = Folder(len(self.folders) + 1, path.rstrip("/"))
        self.folders[folder.id] = folder
        return folder

    def place(self, path: str) -> tuple[Folder, str]:
        """Return the folder that holds a path, and the rest of the path.

        Raises ValueError when no folder does.
        """
        for folder in sorted(self.folders.values(), key=lambda each: -len(each.path)):
            if path.startswith(f"{folder.path}/"):
                return folder, path.removeprefix(f"{folder.path}/")
        raise ValueError(f"No folder holds {path}")

    def add_file(self, path: str, size: int, now: datetime) -> File:
        """Return the file at a path, which is made when it is not known."""
        if (known := self.by_path.get(path)) is not None:
            return self.files[known]
        folder, relative = self.place(path)
        file = File(
            id=self._next_file,
            size=size,
            locations=[
                Location(id=self._next_location, folder=folder, relative=relative)
            ],
            created=now,
            updated=now,
        )
        self._next_file += 1
        self._next_location += 1
        self.files[file.id] = file
        self.by_path[path] = file.id
        return file

    def file_at(self, path: str) -> File:
        """Return the file at a path, which must be known."""
        return self.files[self.by_path[path]]

    def move(self, path: str, target: str) -> None:
        """Note that a file lies elsewhere now."""
        file = self.file_at(path)
        folder, relative = self.place(target)
        for location in file.locations:
            if location.path == path:
                location.folder, location.relative = folder, relative
        del self.by_path[path]
        self.by_path[target] = file.id

    def forget(self, file: File) -> None:
        """Remove a file with all its places."""
        for location in file.locations:
            self.by_path.pop(location.path, None)
        self.files.pop(file.id, None)

    def ensure_series(
        self, series_id: int, anidb: int, name: str
    ) -> tuple[Series, bool]:
        """Return a series and whether it is new."""
        if (series := self.series.get(series_id)) is not None:
            return series, False
        series = Series(
            id=series_id, anidb=anidb, group_id=group_of(series_id), name=name
        )
        self.series[series_id] = series
        return series, True

    def ending_with(self, tail: str) -> Iterator[File]:
        """Return the files whose absolute path ends so; case does not matter."""
        wanted = tail.replace("\\", "/").lower()
        for path, file_id in self.by_path.items():
            if path.lower().endswith(wanted):
                yield self.files[file_id]

    def with_tmdb(self, kind: str, tmdb_id: int) -> list[Series]:
        """Return the series that are part of a TMDB show or movie."""
        return [
            series
            for series in self.series.values()
            if tmdb_id in (series.tmdb_shows if kind == "Show" else series.tmdb_movies)
        ]

    def files_of(self, series_ids: Iterable[int]) -> list[File]:
        """Return the files tied to some series."""
        wanted = set(series_ids)
        return [
            file
            for file in self.files.values()
            if any(each.series_id in wanted for each in file.references)
        ]

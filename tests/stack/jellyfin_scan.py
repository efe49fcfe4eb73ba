"""Let the simulated Jellyfin find out what lies on the disk and what does not."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import PurePosixPath
import re

from .jellyfin_items import (
    CLASSES,
    Item,
    Kind,
    Library,
    Presence,
    VirtualFolder,
    make_id,
)
from .world import Disk

VIDEO = frozenset({".mkv", ".mp4", ".avi", ".m4v", ".ts"})
NUMBERS = re.compile(r"[Ss](\d{1,3})[ ._]?[Ee](\d{1,4})(?:-?[Ee](\d{1,4}))?")
YEAR = re.compile(r"\s*\((\d{4})\)")
ID_IN_NAME = re.compile(r"\s*[\[{](tmdb|tvdb|imdb)(?:id)?[-=](\w+)[\]}]", re.IGNORECASE)


def read_name(name: str) -> tuple[str, int | None, dict[str, str]]:
    """Return the title, year and ids that a folder's name tells."""
    ids = {key.capitalize(): value for key, value in ID_IN_NAME.findall(name)}
    name = ID_IN_NAME.sub("", name)
    year = YEAR.search(name)
    return YEAR.sub("", name).strip(), int(year[1]) if year else None, ids


class Scanner:
    """Compare the libraries with the disk.

    What was once known about a path comes back with a file at that path; a file that
    nobody has heard of becomes an item named after its folder.
    """

    def __init__(self, library: Library, disk: Disk) -> None:
        """Take the items and the files that are compared."""
        self.library = library
        self.disk = disk
        self.known: dict[str, Item] = {}

    def remember(self, item: Item) -> None:
        """Keep what is known about the file of an item."""
        if item.file is not None:
            self.known[item.file] = item

    def scan(
        self, folders: Iterable[VirtualFolder], now: datetime, below: str | None = None
    ) -> list[str]:
        """Scan libraries, or what lies below one path; return the ids of new items."""
        added: list[str] = []
        for folder in folders:
            present = {
                path: size
                for location in folder.locations
                for path, size in self.disk.under(location).items()
                if PurePosixPath(path).suffix.lower() in VIDEO and _inside(path, below)
            }
            self._remove_gone(folder, below)
            for path, size in present.items():
                if path not in self.library.by_path:
                    added += self._add(folder, path, size, now)
        return added

    def _remove_gone(self, folder: VirtualFolder, below: str | None) -> None:
        """Remove the items whose file or folder is no longer there."""
        for path, item_id in list(self.library.by_path.items()):
            if not folder.holds(path) or not _inside(path, below):
                continue
            item = self.library.items.get(item_id)
            if item is None or item.is_virtual:
                continue
            there = self.disk.under(path) if item.is_folder else path in self.disk
            if not there:
                self.library.remove(item_id)

    def _add(
        self, folder: VirtualFolder, path: str, size: int, now: datetime
    ) -> list[str]:
        """Add the item of a file, and the series above it."""
        kind = Kind.EPISODE if folder.collection_type == "tvshows" else Kind.MOVIE
        if (known := self.known.get(path)) is not None:
            item = replace(
                known, created=now, saved=now, size=size, presence=Presence.PLAYABLE
            )
            kind = item.kind
        else:
            item = _guess(path, kind, now, size)
        new: list[str] = []
        if kind is Kind.EPISODE:
            place = _series_path(folder, path)
            series_id = item.series_id or self.library.by_path.get(place)
            if series_id is None or series_id not in self.library.items:
                series_id = self.library.put(self._series(place, now))
                new.append(series_id)
            item.series_id = series_id
            item.season_id = ensure_season(self.library, series_id, item.season, now)
        return [*new, self.library.put(item)]

    def _series(self, path: str, now: datetime) -> Item:
        """Return the series of a folder."""
        if (known := self.known.get(path)) is not None:
            return replace(known, created=now, saved=now)
        return _guess(path, Kind.SERIES, now, 0)


def _inside(path: str, below: str | None) -> bool:
    """Tell whether a path is another or lies below it."""
    return below is None or path == below or path.startswith(f"{below.rstrip('/')}/")


def _series_path(folder: VirtualFolder, path: str) -> str:
    """Return the folder of the series that a file belongs to."""
    location = next(each for each in folder.locations if path.startswith(f"{each}/"))
    return f"{location}/{path.removeprefix(f'{location}/').split('/', 1)[0]}"


def _guess(path: str, kind: Kind, now: datetime, size: int) -> Item:
    """Return an item that knows no more than its path tells."""
    pure = PurePosixPath(path)
    named = pure.parent.name if kind is Kind.MOVIE else pure.name
    title, year, ids = read_name(named)
    item = Item(
        id=make_id(CLASSES[kind], path),
        kind=kind,
        name=title,
        year=year,
        file=path,
        provider_ids=ids,
        created=now,
        saved=now,
        size=size,
        minutes=0 if kind is Kind.SERIES else 90,
        presence=Presence.PLAYABLE,
    )
    if kind is Kind.EPISODE and (numbers := NUMBERS.search(pure.stem)):
        item.season, item.number = int(numbers[1]), int(numbers[2])
        item.number_end = int(numbers[3]) if numbers[3] else None
    return item


def ensure_season(
    library: Library, series_id: str, number: int | None, now: datetime
) -> str | None:
    """Return the id of a season, which is made when it is not there."""
    if number is None:
        return None
    if (season := library.season(series_id, number)) is not None:
        return season.id
    return library.put(
        Item(
            id=make_id(CLASSES[Kind.SEASON], f"{series_id}-{number}"),
            kind=Kind.SEASON,
            name=f"Season {number}" if number else "Specials",
            number=number,
            series_id=series_id,
            year=library.items[series_id].year,
            created=now,
            saved=now,
        )
    )

"""Know what Jellyfin's library holds, by every id, name and file: it has no such query."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
import re
from typing import Final

from ..clients.jellyfin_models import ItemType, LibraryItem, LocationType
from ..tracker.correlation import Index, file_key
from ..tracker.ids import clean_imdb, clean_number, fold_title

NUMBERS: Final = {
    "tmdb": "tmdb",
    "tvdb": "tvdb",
    "anidb": "anidb",
    "shoko series": "shoko_series",
}
"""Jellyfin's names of the ids that requests have too; Shokofin's hold a blank."""

TITLES: Final = frozenset({ItemType.MOVIE, ItemType.SERIES})
_YEAR_AT_END: Final = re.compile(r"\s*[(\[](\d{4})[)\]]\s*$")


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold what is needed to tell a film or a series: ids under our own names.

    Two entries of one item differ when something changed that decides whether it is
    a title, or whether it can be played.
    """

    id: str
    type: ItemType
    names: frozenset[str]
    year: int | None
    path: str | None
    ids: tuple[tuple[str, int | str], ...]
    is_virtual: bool = False
    is_probed: bool = False

    def known(self, name: str) -> int | str | None:
        """Return one of its ids."""
        return next((value for key, value in self.ids if key == name), None)


def fold_name(name: str) -> str:
    """Return a name as it compares: without case, accents, punctuation and year."""
    bare = _YEAR_AT_END.sub("", name)
    return fold_title((bare or name).replace("_", " "))


def make_entry(item: LibraryItem) -> Entry:
    """Return the entry of a library item; texts that are no ids are left out."""
    ids: list[tuple[str, int | str]] = []
    for name, value in sorted(item.provider_ids.items()):
        if name == "imdb":
            if (imdb := clean_imdb(value)) is not None:
                ids.append(("imdb", imdb))
        elif name in NUMBERS and (number := clean_number(value)) is not None:
            ids.append((NUMBERS[name], number))
    names = [name for name in (item.name, item.original_title) if name]
    years = (_YEAR_AT_END.search(name) for name in names)
    told = next((int(year[1]) for year in years if year is not None), None)
    return Entry(
        item.id,
        item.type,
        frozenset(map(fold_name, names)) - {""},
        item.year if item.year is not None else told,
        item.path,
        tuple(ids),
        item.location is LocationType.VIRTUAL,
        item.runtime is not None,
    )


def entry_keys(entry: Entry) -> Iterator[str]:
    """Yield the keys of an entry; a film's and a show's numbers never mix."""
    for name, value in entry.ids:
        yield f"{entry.type}:{name}:{value}"
    for folded in entry.names:
        yield f"{entry.type}:title:{folded}"
    if entry.path is not None and (key := file_key(entry.path)) is not None:
        yield f"{entry.type}:{key}"


class LibraryIndex:
    """Hold the entries of a library."""

    def __init__(self) -> None:
        """Start empty."""
        self._entries: dict[str, Entry] = {}
        self._index = Index()

    def __len__(self) -> int:
        """Return how many entries there are."""
        return len(self._entries)

    def __contains__(self, item_id: object) -> bool:
        """Tell whether there is an entry of that id."""
        return item_id in self._entries

    def get(self, item_id: str) -> Entry | None:
        """Return the entry of an item, None if there is none."""
        return self._entries.get(item_id)

    def put(self, item: LibraryItem) -> Entry | None:
        """Take in a film or series; return its entry if that is new or another."""
        if item.type not in TITLES:
            return None
        entry = make_entry(item)
        if self._entries.get(entry.id) == entry:
            return None
        self._entries[entry.id] = entry
        self._index.update(entry.id, entry_keys(entry))
        return entry

    def drop(self, item_id: str) -> None:
        """Forget an item; one that is not known is fine."""
        if self._entries.pop(item_id, None) is not None:
            self._index.update(item_id, ())

    def keep_only(self, item_ids: Iterable[str]) -> frozenset[str]:
        """Drop every other entry and return the ids of those dropped."""
        gone = frozenset(self._entries.keys() - set(item_ids))
        for item_id in gone:
            self.drop(item_id)
        return gone

    def find(self, kind: ItemType, name: str, value: object) -> list[Entry]:
        """Return the films or series that have an id, a folded title or a file."""
        key = f"{kind}:{name}:{value}"
        return [self._entries[one] for one in self._index.find(key)]

"""Know what Jellyfin's library holds, by every id, name and file: it has no such query."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..clients.jellyfin_models import ItemType, LibraryItem
from ..tracker.correlation import Index, file_key
from ..tracker.ids import clean_imdb, clean_number, fold_title

NUMBERS = {
    "tmdb": "tmdb",
    "tvdb": "tvdb",
    "anidb": "anidb",
    "shoko series": "shoko_series",
}
"""Jellyfin's names of the ids that requests have too; Shokofin's hold a blank."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold what is needed to tell a film or a series: ids under our own names."""

    id: str
    type: ItemType
    names: frozenset[str]
    year: int | None
    path: str | None
    ids: tuple[tuple[str, int | str], ...]

    def known(self, name: str) -> int | str | None:
        """Return one of its ids."""
        return next((value for key, value in self.ids if key == name), None)


def make_entry(item: LibraryItem) -> Entry:
    """Return the entry of a library item; texts that are no ids are left out."""
    ids: list[tuple[str, int | str]] = []
    for name, value in item.provider_ids.items():
        if name == "imdb":
            if (imdb := clean_imdb(value)) is not None:
                ids.append(("imdb", imdb))
        elif name in NUMBERS and (number := clean_number(value)) is not None:
            ids.append((NUMBERS[name], number))
    names = (item.name, item.original_title)
    folded = frozenset(fold_title(name) for name in names if name)
    return Entry(item.id, item.type, folded - {""}, item.year, item.path, tuple(ids))


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

    def put(self, item: LibraryItem) -> Entry:
        """Take in an item, new or changed."""
        entry = make_entry(item)
        self._entries[entry.id] = entry
        self._index.update(entry.id, entry_keys(entry))
        return entry

    def keep_only(self, item_ids: Iterable[str]) -> frozenset[str]:
        """Drop every other entry and return the ids of those dropped."""
        gone = frozenset(self._entries.keys() - set(item_ids))
        for item_id in gone:
            del self._entries[item_id]
            self._index.update(item_id, ())
        return gone

    def find(self, kind: ItemType, name: str, value: object) -> list[Entry]:
        """Return the films or series that have an id, a folded title or a file."""
        key = f"{kind}:{name}:{value}"
        return [self._entries[one] for one in self._index.find(key)]

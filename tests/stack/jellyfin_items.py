"""Hold the library of the simulated Jellyfin, indexed so that a page costs a page."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
import hashlib
import unicodedata
import uuid

TICKS_PER_MINUTE = 600_000_000
GRAVES = 10_000
ENTITIES = "MediaBrowser.Controller.Entities"


class Kind(StrEnum):
    """Name the kinds of items, as the API writes them."""

    MOVIE = "Movie"
    SERIES = "Series"
    SEASON = "Season"
    EPISODE = "Episode"


CLASSES = {
    Kind.MOVIE: f"{ENTITIES}.Movies.Movie",
    Kind.SERIES: f"{ENTITIES}.TV.Series",
    Kind.SEASON: f"{ENTITIES}.TV.Season",
    Kind.EPISODE: f"{ENTITIES}.TV.Episode",
}


class Presence(StrEnum):
    """Tell how much of a film or an episode is there."""

    PLAYABLE = "playable"
    UNPROBED = "unprobed"
    """A file that Jellyfin has not looked into yet: no streams, no length."""
    PLACEHOLDER = "placeholder"
    """A disc stub: a file that says which disc to put in."""
    VIRTUAL = "virtual"
    """Known from metadata only: no file and no path."""


@dataclass(slots=True, kw_only=True, eq=False)
class Item:
    """Describe one item; its id follows from its kind and path."""

    id: str
    kind: Kind
    name: str
    created: datetime
    saved: datetime
    year: int | None = None
    file: str | None = None
    """Where its file or folder is, or will be."""
    provider_ids: dict[str, str] = field(default_factory=dict)
    presence: Presence = Presence.PLAYABLE
    original_title: str | None = None
    overview: str = ""
    premiere: str | None = None
    genres: tuple[str, ...] = ()
    minutes: int = 0
    height: int = 1080
    codec: str = "h264"
    language: str = "eng"
    size: int = 0
    series_id: str | None = None
    season_id: str | None = None
    season: int | None = None
    number: int | None = None
    number_end: int | None = None
    search_name: str = ""

    @property
    def path(self) -> str | None:
        """Return where the item is; one without a file is nowhere."""
        return None if self.is_virtual else self.file

    @property
    def is_virtual(self) -> bool:
        """Tell whether no file stands behind the item."""
        return self.presence is Presence.VIRTUAL

    @property
    def is_folder(self) -> bool:
        """Tell whether the item holds others."""
        return self.kind in (Kind.SERIES, Kind.SEASON)

    @property
    def ticks(self) -> int:
        """Return the length in ticks of 100 ns, 0 while unknown."""
        return self.minutes * TICKS_PER_MINUTE


@dataclass(frozen=True, slots=True)
class VirtualFolder:
    """Name one library with its folders."""

    id: str
    name: str
    locations: tuple[str, ...]
    collection_type: str

    def holds(self, path: str | None) -> bool:
        """Tell whether a path lies in the library."""
        return path is not None and path.startswith(
            tuple(f"{location}/" for location in self.locations)
        )


def make_id(class_name: str, path: str) -> str:
    """Return the id that Jellyfin derives from a type and a path."""
    digest = hashlib.md5(f"{class_name}{path}".encode("utf-16-le"))  # noqa: S324
    return uuid.UUID(bytes_le=digest.digest()).hex


def plain_id(text: str) -> str | None:
    """Return an id without dashes in lower case, nothing when it is none."""
    try:
        return uuid.UUID(text).hex
    except ValueError:
        return None


def clean(text: str) -> str:
    """Return a name as searches compare it: lower case without accents."""
    parts = unicodedata.normalize("NFD", text)
    return "".join(c for c in parts if not unicodedata.combining(c)).lower()


@dataclass(slots=True)
class Change:
    """Tell what happened to one item."""

    added: Item | None = None
    updated: Item | None = None
    removed: Item | None = None


class Library:
    """Keep the items and the ways to find them."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        """Begin empty; `now` gives the dates of the items."""
        self._now = now
        self.items: dict[str, Item] = {}
        self.by_kind: dict[Kind, dict[str, Item]] = {kind: {} for kind in Kind}
        self.by_path: dict[str, str] = {}
        self.children: dict[str, dict[str, Item]] = {}
        self.saved_order: dict[str, None] = {}
        self.graves: OrderedDict[str, Item] = OrderedDict()
        self.listeners: list[Callable[[Change], None]] = []
        self.generation = 0

    def put(self, item: Item) -> str:
        """Add an item, or replace the one of the same id, and return the id."""
        old = self.items.get(item.id)
        if old is not None:
            item.created = old.created
        item.search_name = clean(f"{item.name}\n{item.original_title or ''}")
        self.items[item.id] = item
        self.by_kind[item.kind][item.id] = item
        if item.path is not None:
            self.by_path[item.path] = item.id
        for parent in (item.series_id, item.season_id):
            if parent is not None:
                self.children.setdefault(parent, {})[item.id] = item
        self.graves.pop(item.id, None)
        self._note_saved(item)
        self._tell(Change(updated=item) if old else Change(added=item))
        return item.id

    def save(self, item_id: str, **changes: object) -> Item:
        """Change fields of an item, which counts as saved now."""
        item = self.items[item_id]
        for key, value in changes.items():
            setattr(item, key, value)
        item.search_name = clean(f"{item.name}\n{item.original_title or ''}")
        item.saved = self._now()
        if item.path is not None:
            self.by_path[item.path] = item_id
        self._note_saved(item)
        self._tell(Change(updated=item))
        return item

    def remove(self, item_id: str) -> list[Item]:
        """Remove an item with all below it and return them, the item first."""
        if (item := self.items.get(item_id)) is None:
            return []
        gone = [item]
        for child in list(self.children.pop(item_id, {})):
            gone += self.remove(child)
        del self.items[item_id]
        del self.by_kind[item.kind][item_id]
        del self.saved_order[item_id]
        if item.path is not None and self.by_path.get(item.path) == item_id:
            del self.by_path[item.path]
        for parent in (item.series_id, item.season_id):
            self.children.get(parent or "", {}).pop(item_id, None)
        self.graves[item_id] = replace(item)
        if len(self.graves) > GRAVES:
            self.graves.popitem(last=False)
        self._tell(Change(removed=item))
        return gone

    def below(self, item_id: str, kind: Kind) -> list[Item]:
        """Return the children of one kind in the order of their numbers."""
        found = [
            item
            for item in self.children.get(item_id, {}).values()
            if item.kind is kind
        ]
        return sorted(found, key=lambda item: (item.season or 0, item.number or 0))

    def saved_since(self, moment: datetime) -> Iterable[Item]:
        """Return what was saved at that moment or later, newest first."""
        for item_id in reversed(self.saved_order):
            item = self.items[item_id]
            if item.saved < moment:
                return
            yield item

    def season(self, series_id: str, number: int) -> Item | None:
        """Return one season of a series."""
        return next(
            (
                item
                for item in self.children.get(series_id, {}).values()
                if item.kind is Kind.SEASON and item.number == number
            ),
            None,
        )

    def _note_saved(self, item: Item) -> None:
        """Put an item at the end of the order of saving."""
        self.saved_order.pop(item.id, None)
        self.saved_order[item.id] = None
        self.generation += 1

    @contextmanager
    def silence(self) -> Iterator[None]:
        """Tell nobody what happens while the block runs."""
        listeners, self.listeners = self.listeners, []
        try:
            yield
        finally:
            self.listeners = listeners

    def _tell(self, change: Change) -> None:
        """Tell the listeners what happened."""
        self.generation += 1
        for listener in self.listeners:
            listener(change)

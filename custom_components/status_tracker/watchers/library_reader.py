"""Keep the index of Jellyfin's library up to date: whole at first, then what changed."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from homeassistant.util import dt as dt_util

from ..clients.jellyfin import JellyfinClient
from ..clients.jellyfin_models import ItemType, LibraryItem, LocationType
from .library_index import TITLES, Entry, LibraryIndex

_BREATH: Final = 50
_PLAYED: Final = (*sorted(TITLES), ItemType.EPISODE)


@dataclass(frozen=True, slots=True)
class News:
    """Hold what a reading brought: what is new or another, what is no longer there."""

    is_whole: bool
    entries: tuple[Entry, ...] = ()
    episodes: tuple[LibraryItem, ...] = ()
    lost: frozenset[str] = frozenset()


@dataclass(slots=True)
class LibraryReader:
    """Read one Jellyfin's films and series into an index, and its new episodes.

    Episodes are too many to be kept. Jellyfin's clock may be behind by `overlap`:
    what was saved in that time is read again, and told once.
    """

    client: JellyfinClient
    index: LibraryIndex
    overlap: timedelta
    _read_at: datetime | None = None
    _told: set[tuple[str, str | None, bool]] = field(default_factory=set)

    async def read(self, *, whole: bool = False) -> News:
        """Read the library whole, or what was saved since the last time.

        Raises ServiceError; what was not read then is read the next time.
        """
        began = dt_util.utcnow()
        if whole or self._read_at is None:
            news = await self._read_whole()
            self._told.clear()
        else:
            news = await self._read_since(self._read_at - self.overlap)
        self._read_at = began
        return news

    async def _read_whole(self) -> News:
        """Read all films and series, and forget those that are gone."""
        seen: set[str] = set()
        changed: list[Entry] = []
        async for item in self.client.iter_items(sorted(TITLES)):
            seen.add(item.id)
            if (entry := self.index.put(item)) is not None:
                changed.append(entry)
            if len(seen) % _BREATH == 0:
                await asyncio.sleep(0)
        lost = self.index.keep_only(seen)
        return News(is_whole=True, entries=tuple(changed), lost=lost)

    async def _read_since(self, since: datetime) -> News:
        """Read what was saved since a time."""
        told: set[tuple[str, str | None, bool]] = set()
        changed: list[Entry] = []
        episodes: list[LibraryItem] = []
        number = 0
        async for item in self.client.iter_items(_PLAYED, since):
            number += 1
            if number % _BREATH == 0:
                await asyncio.sleep(0)
            if item.type in TITLES:
                if (entry := self.index.put(item)) is not None:
                    changed.append(entry)
            elif item.location is not LocationType.VIRTUAL:
                sight = (item.id, item.path, item.runtime is not None)
                told.add(sight)
                if sight not in self._told:
                    episodes.append(item)
        self._told = told
        return News(is_whole=False, entries=tuple(changed), episodes=tuple(episodes))

"""Hold the episodes of a whole library in little room until their shows come."""

from datetime import UTC, datetime, timedelta
import struct
from typing import Final

from ..clients.jellyfin_models import LibraryItem, LocationType
from ..tracker.facts import FoundItem
from ..tracker.models import ItemKey

# Jellyfin's id, season, first and last number, since when.
_ROW: Final = struct.Struct("<16sIIId")
_LARGEST: Final = 2**31
_PATIENCE: Final = timedelta(minutes=5)


def is_there(item: LibraryItem, now: datetime) -> bool:
    """Tell whether a film or an episode has a file that plays.

    Jellyfin lists a file before it has looked into it; one that it never looks into,
    such as a link to a stream, counts after a while.
    """
    if item.location is LocationType.VIRTUAL or item.is_placeholder:
        return False
    if item.runtime is not None:
        return True
    return item.created is not None and now - item.created > _PATIENCE


class EpisodeShelf:
    """Keep which episodes of each series can be played: some 40 bytes for each."""

    def __init__(self) -> None:
        """Start empty."""
        self._rows: dict[str, bytearray] = {}
        self._heights: dict[str, int] = {}

    def put(self, item: LibraryItem, now: datetime) -> bool:
        """Keep an episode; return whether its numbers make sense."""
        numbers, season = item.numbers, item.season
        if item.series_id is None or season is None or not numbers:
            return False
        if season >= _LARGEST or numbers[-1] >= _LARGEST:
            return False
        if item.height is not None:
            highest = max(item.height, self._heights.get(item.series_id, 0))
            self._heights[item.series_id] = highest
        since = item.created if item.created is not None else now
        self._rows.setdefault(item.series_id, bytearray()).extend(
            _ROW.pack(
                bytes.fromhex(item.id),
                season,
                numbers[0],
                numbers[-1],
                min(since, now).timestamp(),
            )
        )
        return True

    def take(self, series_id: str) -> tuple[tuple[FoundItem, ...], int | None]:
        """Return the episodes of a series and the height of its highest picture.

        They are kept no longer.
        """
        height = self._heights.pop(series_id, None)
        rows = self._rows.pop(series_id, b"")
        episodes = tuple(
            FoundItem(
                ItemKey(season, number), found.hex(), datetime.fromtimestamp(since, UTC)
            )
            for found, season, first, last, since in _ROW.iter_unpack(rows)
            for number in range(first, last + 1)
        )
        return episodes, height

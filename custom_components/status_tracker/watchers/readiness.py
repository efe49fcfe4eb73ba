"""Tell whether what Jellyfin lists can be played already, as it was asked for."""

import asyncio
from enum import Enum, auto
from typing import Final

from ..clients.jellyfin_models import LibraryItem, playable
from .library_wants import height_of

_MOST_UNPROBED: Final = 2000
# The lower limit, in lines, of what counts as 4K: films are often cut at the top.
_UHD_HEIGHT: Final = 1440


class Readiness(Enum):
    """Name what an item is good for."""

    READY = auto()
    SOON = auto()
    NOT = auto()


class ReadinessCheck:
    """Know since when items are listed that Jellyfin has not looked into.

    Until it has, nobody knows how high the picture is.
    """

    def __init__(self, probe_patience: float) -> None:
        """Let a file that was not looked into count after so many seconds."""
        self._probe_patience = probe_patience
        self._unprobed: dict[str, float] = {}

    def of(self, part: LibraryItem, *, is_4k: bool) -> Readiness:
        """Return what an item is good for."""
        if not playable(part):
            return Readiness.NOT
        if any(source.is_probed for source in part.sources or ()):
            self._unprobed.pop(part.id, None)
        elif self._waits_for(part.id) or is_4k:
            return Readiness.SOON
        height = height_of(part)
        is_high = not is_4k or height is None or height >= _UHD_HEIGHT
        return Readiness.READY if is_high else Readiness.NOT

    def _waits_for(self, item_id: str) -> bool:
        """Tell whether Jellyfin should still look into a file."""
        now = asyncio.get_running_loop().time()
        since = self._unprobed.setdefault(item_id, now)
        while len(self._unprobed) > _MOST_UNPROBED:
            del self._unprobed[next(iter(self._unprobed))]
        return now - since < self._probe_patience

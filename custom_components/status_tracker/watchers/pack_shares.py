"""Know how far each episode of a pack is, asking for its files now and then."""

import asyncio
from collections.abc import Mapping, Set as AbstractSet
from typing import Final

from ..clients.errors import ServiceResponseError
from ..clients.qbittorrent import QBittorrentClient
from ..tracker.models import ItemKey
from .pack_files import progress_by_item

_FILE_LISTS_PER_POLL: Final = 4


class PackShares:
    """Ask for the files of packs that moved, a few in each poll."""

    def __init__(self, client: QBittorrentClient, every: float) -> None:
        """Look at the files of one pack at most once in so many seconds."""
        self._client = client
        self._every = every
        self._asked_at: dict[str, float] = {}
        self._outdated: set[str] = set()
        self._left = 0

    def begin_poll(self) -> None:
        """Allow some further lists."""
        self._left = _FILE_LISTS_PER_POLL

    def keep(self, downloads: AbstractSet[str]) -> None:
        """Forget all downloads but these."""
        self._outdated &= downloads
        for download_id in self._asked_at.keys() - downloads:
            del self._asked_at[download_id]

    def moved(self, download_id: str) -> None:
        """Note that what is known of a pack's files is out of date."""
        self._outdated.add(download_id)

    def is_due(self, download_id: str) -> bool:
        """Tell whether it is time to look at the files of a pack that moved."""
        if download_id not in self._outdated or self._left == 0:
            return False
        last = self._asked_at.get(download_id)
        return last is None or _now() - last >= self._every

    def whole(
        self, download_id: str, items: Mapping[ItemKey, int | None]
    ) -> Mapping[ItemKey, float]:
        """Return that each episode of a complete pack is whole, if that is news."""
        if download_id not in self._outdated:
            return {}
        self._outdated.discard(download_id)
        return dict.fromkeys(sorted(items), 1.0)

    async def ask(
        self, download_id: str, torrent_id: str, items: Mapping[ItemKey, int | None]
    ) -> Mapping[ItemKey, float]:
        """Return how far each episode of a pack is, as far as its files tell.

        `items` are what it carries, with their absolute numbers. Raises ServiceError
        where qBittorrent cannot be asked at all.
        """
        self._left -= 1
        self._asked_at[download_id] = _now()
        self._outdated.discard(download_id)
        try:
            files = await self._client.files(torrent_id)
        except ServiceResponseError:
            # The download goes on, with or without its files.
            return {}
        return progress_by_item(files or (), items)


def _now() -> float:
    """Return the seconds by which durations are measured."""
    return asyncio.get_running_loop().time()

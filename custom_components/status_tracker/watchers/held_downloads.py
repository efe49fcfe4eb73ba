"""Remember which downloads a client has, so that it alone can say that one is gone."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
import json
from typing import Final, Self

from ..tracker.models import Download

_MOST_NAMES: Final = 20


@dataclass(slots=True, kw_only=True)
class HeldDownloads:
    """Hold what one client has or had, over restarts too.

    A download counts as gone at once where the client itself says that it was
    removed, else when complete lists lack it for `patience` seconds: a client that
    has just started may list a part only. One that was never seen counts as gone
    only where its grab names this client, and after `never_seen` seconds.
    """

    patience: float
    never_seen: float
    is_only_client: bool
    names: set[str] = field(default_factory=set)
    _torrents: dict[str, str] = field(default_factory=dict)
    _absent_since: dict[str, float] = field(default_factory=dict)

    @classmethod
    def read(
        cls,
        mark: str | None,
        *,
        patience: float,
        never_seen: float,
        is_only_client: bool,
    ) -> Self:
        """Return what a mark of an earlier run tells; nothing if it makes no sense."""
        held = cls(
            patience=patience, never_seen=never_seen, is_only_client=is_only_client
        )
        known = _known(mark)
        held.names = set(_texts(known.get("names")))
        held._torrents = dict.fromkeys(_texts(known.get("held")), "")
        return held

    def mark(self) -> str:
        """Return what to remember over a restart."""
        names = sorted(self.names)[:_MOST_NAMES]
        return json.dumps({"held": sorted(self._torrents), "names": names})

    def torrent(self, download_id: str) -> str | None:
        """Return the id of the torrent that a download is, None while unknown."""
        return self._torrents.get(download_id) or None

    def found(
        self, download_id: str, torrent_id: str, client: str | None = None
    ) -> None:
        """Note that the client has a download, and what Radarr or Sonarr calls it."""
        self._torrents[download_id] = torrent_id
        self._absent_since.pop(download_id, None)
        if client is not None and len(self.names) < _MOST_NAMES:
            self.names.add(client)

    def leave(self, download_id: str) -> None:
        """Leave a download to another client, which has it."""
        self._torrents.pop(download_id, None)
        self._absent_since.pop(download_id, None)

    def is_gone(
        self,
        download_id: str,
        downloads: Collection[Download],
        *,
        removed: bool,
        elapsed: float,
    ) -> bool:
        """Tell whether a download that the client does not list is gone from it.

        `removed` tells that the client said so itself, `elapsed` counts seconds.
        """
        is_known = download_id in self._torrents
        patience = self.patience if is_known else max(self.patience, self.never_seen)
        if not removed:
            since = self._absent_since.setdefault(download_id, elapsed)
            if elapsed - since < patience:
                return False
        if not is_known and not any(map(self._was_sent_here, downloads)):
            return False
        self.leave(download_id)
        return True

    def keep(self, followed: Collection[str]) -> None:
        """Forget the downloads that nobody follows any more."""
        for known in (self._torrents, self._absent_since):
            for download_id in known.keys() - followed:
                del known[download_id]

    def doubt(self) -> None:
        """Count absences anew, as the client could not be asked for a while."""
        self._absent_since.clear()

    def _was_sent_here(self, download: Download) -> bool:
        """Tell whether a grab went to this client."""
        if download.grabbed_at is None:
            return False
        name = download.client or ""
        return name in self.names or (
            self.is_only_client and "qbittorrent" in name.casefold()
        )


@lru_cache(maxsize=8)
def held_by(mark: str | None) -> frozenset[str]:
    """Return the downloads that a client has which left this mark."""
    return frozenset(_texts(_known(mark).get("held")))


def _known(mark: str | None) -> Mapping[str, object]:
    """Return what a mark tells, nothing if it makes no sense."""
    try:
        known = json.loads(mark or "{}")
    except ValueError:
        return {}
    return known if isinstance(known, Mapping) else {}


def _texts(value: object) -> list[str]:
    """Return the texts in a list, none for anything else."""
    if not isinstance(value, list):
        return []
    return [one for one in value if isinstance(one, str)]

"""Keep a copy of qBittorrent's torrents by merging what changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from .parsing import JsonObject, integer, mapping, texts
from .qbittorrent_models import Torrent, parse_torrent, torrent_hashes

_POLLS_PER_FULL: Final = 60
_LARGEST_RID: Final = 1_000_000
_HASH_FIELDS: Final = frozenset({"infohash_v1", "infohash_v2"})


@dataclass(frozen=True, slots=True)
class MaindataUpdate:
    """Name the torrents, by id, that one poll changed and removed."""

    full: bool
    changed: frozenset[str]
    removed: frozenset[str]


class TorrentMirror:
    """Hold the torrents of one qBittorrent as of the last poll.

    Torrents are built when they are asked for, so that a poll costs as much as
    has changed. A poll that may have lost something is followed by a full one:
    qBittorrent sends a lost change again only with everything.
    """

    def __init__(self, polls_per_full: int = _POLLS_PER_FULL) -> None:
        """Start empty; every so many polls a full update is asked for."""
        self._fields: dict[str, JsonObject] = {}
        self._ids: dict[str, str] = {}
        self._rid = 0
        self._polls_per_full = polls_per_full
        self._polls_left = polls_per_full

    def __len__(self) -> int:
        """Return how many torrents there are."""
        return len(self._fields)

    def __iter__(self) -> Iterator[str]:
        """Yield the ids of all torrents."""
        return iter(self._fields)

    @property
    def next_rid(self) -> int:
        """Return the number to poll with; 0 asks for everything."""
        return self._rid

    def restart(self) -> None:
        """Ask for everything at the next poll, and keep what is known till then."""
        self._rid = 0

    def get(self, torrent_id: str) -> Torrent | None:
        """Return a torrent by its id, None when there is none."""
        key = torrent_id.lower()
        fields = self._fields.get(key)
        return None if fields is None else parse_torrent(fields, key)

    def find(self, download_id: str) -> Torrent | None:
        """Return a torrent by any of its hashes, in any case."""
        key = self._ids.get(download_id.lower()[:40])
        return None if key is None else self.get(key)

    def merge(self, data: JsonObject, *, asked: int) -> MaindataUpdate:
        """Take in the answer to the number asked with and say what it changed."""
        given = {
            key.lower(): value
            for key, value in mapping(data.get("torrents")).items()
            if key and isinstance(value, dict)
        }
        full = data.get("full_update") is True
        if full:
            changed = self._replace(given)
            removed = frozenset(self._fields.keys() - given.keys())
            self._polls_left = self._polls_per_full
        else:
            changed = frozenset(key for key in given if self._update(key, given[key]))
            removed = frozenset(
                key
                for name in texts(data.get("torrents_removed"))
                if (key := name.lower()) in self._fields
            )
            self._polls_left -= 1
        for key in removed:
            self._forget(key)
        self._rid = self._following(asked, integer(data.get("rid")) or 0, full=full)
        return MaindataUpdate(full, changed - removed, removed)

    def _following(self, asked: int, answered: int, *, full: bool) -> int:
        """Return the number for the next poll, 0 when an answer may be missing.

        Each answer counts one further; a gap means that one of them got lost on
        the way, as happens when the HTTP client repeats a GET by itself.
        """
        complete = full or answered == asked % _LARGEST_RID + 1
        return answered if complete and self._polls_left > 0 else 0

    def _replace(self, given: dict[str, JsonObject]) -> frozenset[str]:
        """Take a full update and return the ids of what is new or other."""
        changed = [key for key in given if self._fields.get(key) != given[key]]
        for key in changed:
            self._store(key, given[key])
        return frozenset(changed)

    def _update(self, key: str, fields: JsonObject) -> bool:
        """Take the changed fields of one torrent and tell whether any differ."""
        known = self._fields.get(key)
        if known is None:
            self._store(key, fields)
            return True
        if not any(known.get(name) != value for name, value in fields.items()):
            return False
        if _HASH_FIELDS.isdisjoint(fields):
            known.update(fields)
        else:
            self._store(key, known | fields)
        return True

    def _store(self, key: str, fields: JsonObject) -> None:
        """Keep the fields of one torrent and make it known by its hashes."""
        if key in self._fields:
            self._forget(key)
        self._fields[key] = fields
        for name in torrent_hashes(key, fields):
            self._ids[name] = key

    def _forget(self, key: str) -> None:
        """Drop one torrent and the hashes it is known by."""
        for name in torrent_hashes(key, self._fields.pop(key)):
            if self._ids.get(name) == key:
                del self._ids[name]

"""Spread the archived requests over small files, so that few are written anew."""

from itertools import chain
from typing import Final, NamedTuple

from .store_archive import CompactArchive, CompactRow, read_row
from .store_file import Document, read_rows

ROWS_PER_SHARD: Final = 400

_ROWS: Final = "rows"
_ASIDE: Final = "aside"


class Shard(NamedTuple):
    """Hold what a shard holds: sound rows, and damaged ones as they are."""

    number: int
    rows: list[CompactRow]
    aside: Document
    newly_aside: int = 0

    def document(self) -> Document:
        """Return what to write."""
        return {
            _ROWS: {row.id: row.stored() for row in self.rows},
            _ASIDE: self.aside,
        }


class History:
    """Know which shard each archived request is kept in, and which ones changed.

    A request that is live again stays in its shard until that is written for another
    reason: where both have it, the live one counts.
    """

    def __init__(self) -> None:
        """Start without shards."""
        self.dirty: set[int] = set()
        self._ids: dict[int, set[str]] = {}
        self._aside: dict[int, Document] = {}
        self._shard_of: dict[str, int] = {}
        self._last = 0

    @property
    def shards(self) -> list[int]:
        """Return the numbers of the shards that hold something."""
        return sorted(
            number
            for number, ids in self._ids.items()
            if ids or self._aside.get(number)
        )

    def load(self, shard: Shard) -> None:
        """Take note of a shard as it was read."""
        number = shard.number
        self._ids[number] = {row.id for row in shard.rows}
        self._shard_of |= dict.fromkeys(self._ids[number], number)
        self._last = max(self._last, number)
        if shard.aside:
            self._aside[number] = shard.aside

    def leave_alone(self, number: int) -> None:
        """Never write a shard that could not be read."""
        self._last = max(self._last, number + 1)

    def put(self, request_id: str) -> None:
        """Give a request its place, and have that written."""
        number = self._shard_of.get(request_id)
        if number is None:
            number = self._last
            if len(self._ids.get(number, ())) >= ROWS_PER_SHARD:
                number = self._last = number + 1
            self._ids.setdefault(number, set()).add(request_id)
            self._shard_of[request_id] = number
        self.dirty.add(number)

    def drop(self, request_id: str) -> None:
        """Take a request out of its shard, and have that written."""
        if (number := self._shard_of.pop(request_id, None)) is not None:
            self._ids[number].discard(request_id)
            self.dirty.add(number)

    def snapshot(self, archive: CompactArchive) -> list[Shard]:
        """Return the shards to write, as they are at this moment."""
        return [self._snapshot(number, archive) for number in sorted(self.dirty)]

    def leaving(self, archive: CompactArchive) -> set[str]:
        """Return the ids of the requests that leave when the shards are written."""
        ids = (self._ids[number] for number in self.dirty)
        return {each for each in chain.from_iterable(ids) if each not in archive}

    def _snapshot(self, number: int, archive: CompactArchive) -> Shard:
        """Return one shard, and forget what is no longer archived."""
        rows = []
        for request_id in sorted(self._ids[number]):
            if (row := archive.row(request_id)) is not None:
                rows.append(row)
            else:
                self._ids[number].discard(request_id)
                del self._shard_of[request_id]
        return Shard(number, rows, self._aside.get(number, {}))


def read_shard(number: int, document: Document) -> Shard:
    """Return what a file holds; raise one of DAMAGE when it is no shard at all."""
    aside = document.get(_ASIDE, {})
    sound, damaged = read_rows(document[_ROWS], aside, read_row)
    newly_aside = len(damaged.keys() - aside.keys())
    return Shard(number, list(sound.values()), damaged, newly_aside)

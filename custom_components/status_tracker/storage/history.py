"""Spread the archived requests over small files, so that few are written anew."""

from collections.abc import Collection
from typing import Final, NamedTuple

from ..tracker.archive import Archive, Piece
from ..tracker.archive_row import ArchivedRow, read_row
from .files import Document, read_rows

ROWS_PER_SHARD: Final = 400

_ROWS: Final = "rows"
_ASIDE: Final = "aside"


class Shard(NamedTuple):
    """Hold what a shard holds: sound rows, and damaged ones as they are."""

    number: int
    rows: Collection[ArchivedRow]
    aside: Document
    newly_aside: int = 0

    def document(self) -> Document:
        """Return what to write."""
        rows = {row.id: row.stored() for row in self.rows}
        return {
            _ROWS: dict(sorted(rows.items())),
            _ASIDE: self.aside,
        }


class History:
    """Have each archived request kept in a shard, and know which ones changed.

    A request that is live again stays in its shard until that is written for another
    reason: where both have it, the live one counts.
    """

    def __init__(self, archive: Archive) -> None:
        """Begin without shards, or with those that the archive was loaded from."""
        self.dirty: set[int] = set()
        self._archive = archive
        self._sizes: dict[int, int] = {}
        self._aside: dict[int, Document] = {}
        self._last = 0

    @property
    def shards(self) -> list[int]:
        """Return the numbers of the shards that hold something."""
        return sorted(
            number
            for number, size in self._sizes.items()
            if size or self._aside.get(number)
        )

    def load(self, shard: Shard) -> None:
        """Take note of a shard as it was read."""
        number = shard.number
        self._sizes[number] = len(shard.rows)
        self._last = max(self._last, number)
        if shard.aside:
            self._aside[number] = shard.aside

    def leave_alone(self, number: int) -> None:
        """Never write a shard that could not be read."""
        self._last = max(self._last, number + 1)

    def put(self, request_id: str) -> None:
        """Give an archived request its place, and have that written."""
        number = self._archive.shard_of(request_id)
        if number is None:
            number = self._last
            if self._sizes.get(number, 0) >= ROWS_PER_SHARD:
                number = self._last = number + 1
            self._sizes[number] = self._sizes.get(number, 0) + 1
            self._archive.set_shard(request_id, number)
        self.dirty.add(number)

    def drop(self, request_id: str) -> None:
        """Have a request that left the archive leave its shard as well."""
        if (number := self._archive.left.pop(request_id, None)) is not None:
            self._sizes[number] -= 1
            self.dirty.add(number)

    def snapshot(self) -> list[Shard]:
        """Return the shards to write, as they are at this moment."""
        for request_id in self.leaving():
            del self._archive.left[request_id]
        return [self._snapshot(number) for number in sorted(self.dirty)]

    def leaving(self) -> set[str]:
        """Return the ids of the requests that leave when the shards are written."""
        left = self._archive.left.items()
        return {request_id for request_id, number in left if number in self.dirty}

    def _snapshot(self, number: int) -> Shard:
        """Return one shard."""
        rows = self._archive.in_shard(number)
        self._sizes[number] = len(rows)
        return Shard(number, rows, self._aside.get(number, {}))


def read_shard(number: int, document: Document) -> Shard:
    """Return what a file holds; raise one of DAMAGE when it is no shard at all."""
    aside = document.get(_ASIDE, {})
    sound, damaged = read_rows(document[_ROWS], aside, read_row)
    newly_aside = len(damaged.keys() - aside.keys())
    return Shard(number, Piece(sound.values()), damaged, newly_aside)

"""Spread the archived requests over small files, so that few are written anew."""

from typing import Final

from ..tracker.archive import Archive
from .files import Document
from .shard import NOTHING_SHARED, Shard, Shared

ROWS_PER_SHARD: Final = 400


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
        self._shared: dict[int, Shared] = {}
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
        self._shared[number] = shard.shared
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

    def written(self, shard: Shard) -> None:
        """Take note of a shard as it is on the disk by now."""
        self.dirty.discard(shard.number)
        self._shared[shard.number] = shard.shared
        if self._is_full(shard.number):
            self._archive.rest(shard.number)

    def leaving(self) -> set[str]:
        """Return the ids of the requests that leave when the shards are written."""
        left = self._archive.left.items()
        return {request_id for request_id, number in left if number in self.dirty}

    def _snapshot(self, number: int) -> Shard:
        """Return one shard."""
        rows = self._archive.in_shard(number)
        self._sizes[number] = len(rows)
        return Shard(
            number,
            rows,
            self._aside.get(number, {}),
            shared=self._shared.get(number, NOTHING_SHARED),
            is_full=self._is_full(number),
        )

    def _is_full(self, number: int) -> bool:
        """Tell whether no request gets a place in a shard that it does not have."""
        return number < self._last or self._sizes[number] >= ROWS_PER_SHARD

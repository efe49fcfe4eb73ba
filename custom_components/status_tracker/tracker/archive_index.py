"""Find rows by the hashes of their keys, in little memory and soon after the start."""

from array import array
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable
from functools import partial
from typing import Final

from .archive_row import NUMBER_BITS

# An entry: 44 bits of a key's hash, then the number of a row.
_HASH_MASK: Final = (1 << 64) - (1 << NUMBER_BITS)
_BUCKET_SHIFT: Final = 52


class ArchiveIndex:
    """Hold which rows have a hash.

    Sorted numbers take a tenth of the memory of a dict. What is filled in at once is
    sorted bucket by bucket, when somebody first looks there: to sort all of it would
    delay the start.
    """

    __slots__ = ("_buckets", "_unsorted")

    def __init__(self) -> None:
        """Begin with no rows."""
        # Many an archive holds a single row, so that none is made in advance.
        self._buckets = defaultdict[int, array[int]](partial(array, "Q"))
        self._unsorted: set[int] = set()

    def fill(self, rows: Iterable[tuple[int, Iterable[int]]]) -> None:
        """Take in many rows, each a number with its hashes."""
        buckets = self._buckets
        for number, hashes in rows:
            for each in hashes:
                buckets[each >> _BUCKET_SHIFT].append(each | number)
        self._unsorted = set(buckets)

    def add(self, number: int, hashes: Iterable[int]) -> None:
        """Take in one row."""
        for each in hashes:
            insort(self._bucket(each), each | number)

    def find(self, wanted: int) -> list[int]:
        """Return the numbers of the rows that have a hash, also of those long gone."""
        bucket = self._bucket(wanted)
        place, found = bisect_left(bucket, wanted), []
        while place < len(bucket) and bucket[place] & _HASH_MASK == wanted:
            found.append(bucket[place] - wanted)
            place += 1
        return found

    def _bucket(self, wanted: int) -> array[int]:
        """Return the bucket of a hash, sorted."""
        place = wanted >> _BUCKET_SHIFT
        if place in self._unsorted:
            self._unsorted.discard(place)
            self._buckets[place] = array("Q", sorted(self._buckets[place]))
        return self._buckets[place]

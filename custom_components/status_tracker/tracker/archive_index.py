"""Find rows by the hashes of their keys, in little memory and soon after the start."""

from array import array
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Final

from .archive_row import HASH_MASK, NUMBER_BITS

# An entry: 44 bits of a key's hash, then the number of a row.
_NUMBER_MASK: Final = (1 << NUMBER_BITS) - 1
_BUCKET_BITS: Final = 6
_BUCKET_SHIFT: Final = 64 - _BUCKET_BITS


class ArchiveIndex:
    """Hold which rows have a hash.

    Sorted numbers take a tenth of the memory of a dict; buckets of them are changed
    sooner than one long row. What is filled in at once is sorted when somebody first
    looks into a bucket: to sort all of them would delay the start.
    """

    __slots__ = ("_buckets", "_unsorted")

    def __init__(self) -> None:
        """Begin with no rows."""
        # Many an archive holds a single row, so that none is made in advance.
        self._buckets = defaultdict[int, array[int]](partial(array, "Q"))
        self._unsorted: set[int] = set()

    def fill(self, runs: Iterable[tuple[int, Sequence[int]]]) -> None:
        """Take in many rows: runs of sorted hashes, each with a number in the last bits.

        The first of each pair is added to the numbers of the run. All that comes later
        may interrupt this, for it is done bucket by bucket.
        """
        lists = list(runs)
        begins = [0] * len(lists)
        for bucket in range(1 << _BUCKET_BITS):
            beyond, found = (bucket + 1) << _BUCKET_SHIFT, list[int]()
            for n, (first, run) in enumerate(lists):
                begin = begins[n]
                begins[n] = end = bisect_left(run, beyond, begin)
                found += [entry + first for entry in run[begin:end]]
            if found:
                self._buckets[bucket] = array("Q", found)
                self._unsorted.add(bucket)

    def add(self, number: int, hashes: Iterable[int]) -> None:
        """Take in one row."""
        for each in hashes:
            insort(self._sorted(each), each | number)

    def find(self, wanted: int) -> list[int]:
        """Return the numbers of the rows that have a hash, also of those long gone."""
        bucket = self._sorted(wanted)
        place, found = bisect_left(bucket, wanted), list[int]()
        while place < len(bucket) and bucket[place] & HASH_MASK == wanted:
            found.append(bucket[place] - wanted)
            place += 1
        return found

    def _sorted(self, wanted: int) -> array[int]:
        """Return the bucket of a hash, sorted."""
        bucket = wanted >> _BUCKET_SHIFT
        if bucket in self._unsorted:
            self._unsorted.discard(bucket)
            self._buckets[bucket] = array("Q", sorted(self._buckets[bucket]))
        return self._buckets[bucket]

    def renumber(self, numbers: Mapping[int, int]) -> None:
        """Give rows other numbers, in the same order, and leave out those without."""
        for place, bucket in self._buckets.items():
            self._buckets[place] = array(
                "Q",
                (
                    (entry & HASH_MASK) | numbers[number]
                    for entry in bucket
                    if (number := entry & _NUMBER_MASK) in numbers
                ),
            )

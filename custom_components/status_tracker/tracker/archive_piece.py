"""Join the rows of a file in one piece of memory, with what they are found by."""

from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import accumulate
from mmap import MAP_ANONYMOUS, MAP_PRIVATE, mmap
from typing import Final, Self, override

from .archive_row import NUMBER_BITS, ArchivedRow, row_id

_LARGE: Final = 16 * 1024
_PLACE_MASK: Final = (1 << NUMBER_BITS) - 1


class Piece(Collection[ArchivedRow]):
    """Hold rows one after the other, and where each of them ends.

    `run` are the hashes that they are found by as numbers of eight bytes, sorted, each
    with the place of its row in the lowest bits.
    """

    __slots__ = ("data", "dictionary", "ends", "run")

    def __init__(
        self, parts: Sequence[bytes], run: bytes, dictionary: bytes = b""
    ) -> None:
        """Join the bytes of rows."""
        self.ends = array("I", accumulate(map(len, parts)))
        self.data = _kept(parts, self.ends[-1] if parts else 0)
        self.run = memoryview(_kept([run], len(run))).cast("Q")
        self.dictionary = dictionary

    @classmethod
    def of(cls, rows: Iterable[ArchivedRow], dictionary: bytes = b"") -> Self:
        """Return the piece of rows that are all kept with a dictionary, or none."""
        ordered = tuple(rows)
        return cls([row.data for row in ordered], make_run(ordered), dictionary)

    @property
    def ids(self) -> list[str]:
        """Return the ids of the rows."""
        return [row_id(self.data, begin) for begin in (0, *self.ends[:-1])[: len(self)]]

    @override
    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self.ends)

    @override
    def __contains__(self, row: object) -> bool:
        """Tell whether a row is among these."""
        return any(row == each for each in self)

    @override
    def __iter__(self) -> Iterator[ArchivedRow]:
        """Iterate over the rows."""
        at = 0
        for end in self.ends:
            yield ArchivedRow(self.data[at:end], self.dictionary)
            at = end

    def run_of(self, count: int) -> Sequence[int]:
        """Return what the first so many rows are found by."""
        if count >= len(self):
            return self.run
        return [entry for entry in self.run if entry & _PLACE_MASK < count]

    def hashes(self) -> list[tuple[int, ...]]:
        """Return for each row what it is found by."""
        found: list[list[int]] = [[] for _ in self.ends]
        for entry in self.run:
            place = entry & _PLACE_MASK
            found[place].append(entry - place)
        return [tuple(each) for each in found]


def make_run(rows: Iterable[ArchivedRow]) -> bytes:
    """Return what rows are found by, in the order in which they stand."""
    entries = sorted(
        each | place for place, row in enumerate(rows) for each in row.hashes
    )
    return array("Q", entries).tobytes()


def _kept(parts: Sequence[bytes], length: int) -> bytes | mmap:
    """Return joined data, in a place of its own where there is much of it.

    Among what is needed but for a moment it would leave gaps, and so would what is
    needed but for a moment among the rest: they cost a fifth of the memory.
    """
    if length <= _LARGE:
        return b"".join(parts)
    place = mmap(-1, length, MAP_PRIVATE | MAP_ANONYMOUS)
    for part in parts:
        place.write(part)
    return place

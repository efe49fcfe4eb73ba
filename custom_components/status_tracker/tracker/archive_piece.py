"""Join the rows of a file in one piece of memory, with what they are found by."""

from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import accumulate
from mmap import MAP_ANONYMOUS, MAP_PRIVATE, mmap
from typing import Final, Self, override

from .archive_row import NUMBER_BITS, ArchivedRow

_LARGE: Final = 16 * 1024
_PLACE_MASK: Final = (1 << NUMBER_BITS) - 1


class Piece(Collection[ArchivedRow]):
    """Hold rows one after the other, and where each of them ends.

    `run` are the hashes that they are found by as numbers of eight bytes, sorted, each
    with the place of its row in the lowest bits.
    """

    __slots__ = ("data", "dictionary", "ends", "ids", "run")

    def __init__(
        self,
        ids: Sequence[str],
        parts: Sequence[bytes],
        run: bytes,
        dictionary: bytes = b"",
    ) -> None:
        """Join the bytes of rows whose checksums are right."""
        self.ids = ids
        self.data = _kept(b"".join(parts))
        self.ends = array("I", accumulate(map(len, parts)))
        self.run = memoryview(_kept(run)).cast("Q")
        self.dictionary = dictionary

    @classmethod
    def of(cls, rows: Iterable[ArchivedRow], dictionary: bytes = b"") -> Self:
        """Return the piece of rows that are all kept with a dictionary, or none."""
        ordered = tuple(rows)
        return cls(
            [row.id for row in ordered],
            [row.data for row in ordered],
            make_run(ordered),
            dictionary,
        )

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

    def hashes(self) -> list[tuple[int, ...]]:
        """Return for each row what it is found by."""
        found: list[list[int]] = [[] for _ in self.ids]
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


def _kept(data: bytes) -> bytes | mmap:
    """Return data, in a place of its own where there is much of it.

    Among what is needed but for a moment it would leave gaps, and so would what is
    needed but for a moment among the rest: they cost a fifth of the memory.
    """
    if len(data) <= _LARGE:
        return data
    place = mmap(-1, len(data), MAP_PRIVATE | MAP_ANONYMOUS)
    place.write(data)
    return place

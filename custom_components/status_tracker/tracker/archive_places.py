"""Know where in memory each archived row lies, in a few numbers for each."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from mmap import mmap
from typing import Final, override

from .archive_piece import Piece
from .archive_row import ArchivedRow, row_id

_GONE: Final = 0xFFFFFFFF


class Rows(Iterable[ArchivedRow]):
    """Hold the rows of an archive at one moment; may be read in any thread."""

    __slots__ = ("_begins", "_data", "_dictionaries", "_ends", "_pieces")

    def __init__(
        self,
        data: list[bytes | mmap],
        dictionaries: dict[int, bytes],
        pieces: array[int],
        begins: array[int],
        ends: array[int],
    ) -> None:
        """Take over copies of where each row is."""
        self._data = data
        self._dictionaries = dictionaries
        self._pieces = pieces
        self._begins = begins
        self._ends = ends

    @override
    def __iter__(self) -> Iterator[ArchivedRow]:
        """Iterate over the rows; each is made when it is asked for."""
        for number, piece in enumerate(self._pieces):
            if piece != _GONE:
                yield ArchivedRow(
                    self._data[piece][self._begins[number] : self._ends[number]],
                    self._dictionaries.get(piece, b""),
                )


class Places:
    """Hold rows by their numbers, which count on; those of rows that go stay empty."""

    __slots__ = ("_begins", "_data", "_dictionaries", "_ends", "_pieces")

    def __init__(self) -> None:
        """Begin with no rows."""
        self._data: list[bytes | mmap] = []
        self._dictionaries: dict[int, bytes] = {}
        self._pieces = array("I")
        self._begins = array("I")
        self._ends = array("I")

    def __len__(self) -> int:
        """Return how many numbers were given."""
        return len(self._pieces)

    def __contains__(self, number: int) -> bool:
        """Tell whether the row of a number is still there."""
        return self._pieces[number] != _GONE

    def __iter__(self) -> Iterator[int]:
        """Iterate over the numbers of the rows that are there."""
        return (n for n, piece in enumerate(self._pieces) if piece != _GONE)

    def rows(self) -> Rows:
        """Return the rows as they are now."""
        return Rows(
            self._data[:],
            self._dictionaries.copy(),
            self._pieces[:],
            self._begins[:],
            self._ends[:],
        )

    def append(self, row: ArchivedRow) -> int:
        """Keep a row; return its number."""
        number, place = len(self._pieces), len(self._data)
        if row.dictionary:
            self._dictionaries[place] = row.dictionary
        self._data.append(row.data)
        self._pieces.append(place)
        self._begins.append(0)
        self._ends.append(len(row.data))
        return number

    def extend(self, piece: Piece) -> range:
        """Keep the rows of a piece; return their numbers."""
        first, place = len(self._pieces), len(self._data)
        if piece.dictionary:
            self._dictionaries[place] = piece.dictionary
        self._data.append(piece.data)
        self._pieces.extend(array("I", [place]) * len(piece))
        self._begins.extend((array("I", [0]) + piece.ends)[:-1])
        self._ends.extend(piece.ends)
        return range(first, len(self._pieces))

    def row(self, number: int, hashes: tuple[int, ...] | None) -> ArchivedRow:
        """Return a row that is there, with the hashes that are known of it."""
        piece = self._pieces[number]
        data = self._data[piece][self._begins[number] : self._ends[number]]
        return ArchivedRow(data, self._dictionaries.get(piece, b""), hashes)

    def id(self, number: int) -> str:
        """Return the id of a row that is there."""
        return row_id(self._data[self._pieces[number]], self._begins[number])

    def drop(self, number: int) -> None:
        """Let a row go; its memory is free at once where it shares it with no other."""
        piece = self._pieces[number]
        if self._ends[number] - self._begins[number] == len(self._data[piece]):
            self._data[piece] = b""
            self._dictionaries.pop(piece, None)
        self._pieces[number] = _GONE

    def renumber(self, kept: Sequence[int]) -> None:
        """Number the rows that are there anew, in the same order."""
        used = dict.fromkeys(self._pieces[number] for number in kept)
        places = {old: new for new, old in enumerate(used)}
        self._data = [self._data[place] for place in used]
        self._dictionaries = {
            places[place]: dictionary
            for place, dictionary in self._dictionaries.items()
            if place in places
        }
        self._pieces = array("I", (places[self._pieces[number]] for number in kept))
        self._begins = array("I", (self._begins[number] for number in kept))
        self._ends = array("I", (self._ends[number] for number in kept))

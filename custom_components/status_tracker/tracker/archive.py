"""Keep tens of thousands of finished requests in little memory, quickly taken in.

Rows lie one after the other in long pieces of bytes, and are found by sorted hashes of
their keys: an object, a text or an entry in a dict for each would take as much room as
the rows themselves.
"""

from array import array
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from itertools import accumulate
from mmap import MAP_ANONYMOUS, MAP_PRIVATE, mmap
from typing import Final, Self, override

from .archive_index import ArchiveIndex
from .archive_row import (
    NUMBER_BITS,
    ArchivedRow,
    hash_id,
    hash_key,
    identify,
    make_headline,
    make_row,
)
from .codec import pack, unpack
from .correlation import request_keys
from .models import MediaRequest, Summary

_MOST_ROWS: Final = 1 << NUMBER_BITS
_GONE: Final = 0xFFFFFFFF
_NO_SHARD: Final = 0xFFFFFFFF
_LARGE: Final = 64 * 1024


class Piece(Collection[ArchivedRow]):
    """Hold rows one after the other, and where each of them ends."""

    __slots__ = ("data", "ends")

    def __init__(self, rows: Iterable[ArchivedRow] = ()) -> None:
        """Join the rows."""
        parts = [row.data for row in rows]
        self.data = _kept(b"".join(parts))
        self.ends = array("I", accumulate(map(len, parts)))

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
            yield ArchivedRow(self.data[at:end])
            at = end


class Rows(Iterable[ArchivedRow]):
    """Hold the rows of an archive at one moment; may be read in any thread."""

    __slots__ = ("_begins", "_data", "_ends", "_pieces")

    def __init__(
        self,
        data: list[bytes | mmap],
        pieces: array[int],
        begins: array[int],
        ends: array[int],
    ) -> None:
        """Take over copies of where each row is."""
        self._data = data
        self._pieces = pieces
        self._begins = begins
        self._ends = ends

    @override
    def __iter__(self) -> Iterator[ArchivedRow]:
        """Iterate over the rows; each is made when it is asked for."""
        for number, piece in enumerate(self._pieces):
            if piece != _GONE:
                data = self._data[piece]
                yield ArchivedRow(data[self._begins[number] : self._ends[number]])


class Archive:
    """Hold packed requests, found by the same keys as unpacked ones.

    Whoever stores them in shards finds here which shard each is kept in, also of those
    that have left: they are still there on the disk.
    """

    def __init__(self) -> None:
        """Begin with no rows."""
        self.left: dict[str, int] = {}
        self._length = 0
        self._data: list[bytes | mmap] = []
        self._pieces = array("I")
        self._begins = array("I")
        self._ends = array("I")
        self._shards = array("I")
        self._members: dict[int, array[int]] = {}
        self._index = ArchiveIndex()
        self._beyond: dict[str, int] = {}

    @classmethod
    def of(cls, rows: Iterable[ArchivedRow]) -> Self:
        """Return an archive of rows that are in no shard."""
        archive = cls()
        for row in rows:
            archive.put(row)
        return archive

    @classmethod
    def load(
        cls, shards: Mapping[int, Collection[ArchivedRow]], without: Container[str] = ()
    ) -> Self:
        """Return an archive of what shards hold; may run in any thread.

        Requests `without` which it is count as left. Of two rows of one request, that
        of the greater shard counts.
        """
        archive = cls()
        archive._index.fill(archive._take_in(shards, without))
        return archive

    def __len__(self) -> int:
        """Return how many requests are archived."""
        return self._length

    def __iter__(self) -> Iterator[ArchivedRow]:
        """Iterate over the rows as they are now."""
        return iter(self.rows())

    def __contains__(self, request_id: str) -> bool:
        """Tell whether a request is archived."""
        return self._number(request_id) is not None

    @property
    def ids(self) -> frozenset[str]:
        """Return the ids of the archived requests, collected for each time."""
        return frozenset(row.id for row in self)

    def rows(self) -> Rows:
        """Return the rows as they are now, to be read in any thread."""
        return Rows(self._data[:], self._pieces[:], self._begins[:], self._ends[:])

    def put(self, row: ArchivedRow) -> None:
        """Keep a row."""
        request_id = row.id
        self.remove(request_id)
        if len(self._pieces) >= _MOST_ROWS and self._length < len(self._pieces):
            self._begin_anew()
        number = len(self._pieces)
        self._pieces.append(len(self._data))
        self._data.append(row.data)
        self._begins.append(0)
        self._ends.append(len(row.data))
        shard = self.left.pop(request_id, _NO_SHARD)
        self._shards.append(shard)
        if shard != _NO_SHARD:
            self._members.setdefault(shard, array("I")).append(number)
        self._length += 1
        if number >= _MOST_ROWS:
            # A million others are there: it is found by its id alone.
            self._beyond[request_id] = number
            return
        self._index.add(number, row.hashes)

    def add(self, request: MediaRequest, summary: Summary) -> ArchivedRow:
        """Pack a request and keep it."""
        headline = make_headline(request, summary)
        row = make_row(headline, request_keys(request), pack(request))
        self.put(row)
        return row

    def row(self, request_id: str) -> ArchivedRow | None:
        """Return the row of a request, None if it is not archived."""
        number = self._number(request_id)
        return None if number is None else self._row(number)

    def find(self, key: str) -> tuple[str, ...]:
        """Return the ids of the archived requests that have a key."""
        return tuple(map(self._id, self._found(hash_key(key))))

    def read(self, request_id: str) -> MediaRequest | None:
        """Return an unpacked copy of a request, None where there is no sound one."""
        if (row := self.row(request_id)) is None:
            return None
        try:
            return unpack(row.text)
        except ValueError:
            return None

    def remove(self, request_id: str) -> None:
        """Drop a request; its entries in the index lead nowhere from now on."""
        if (number := self._number(request_id)) is None:
            return
        if self._ends[number] - self._begins[number] == len(
            self._data[self._pieces[number]]
        ):
            self._data[self._pieces[number]] = b""
        self._pieces[number] = _GONE
        self._beyond.pop(request_id, None)
        self._length -= 1
        if self._shards[number] != _NO_SHARD:
            self.left[request_id] = self._shards[number]

    def shard_of(self, request_id: str) -> int | None:
        """Return which shard a request is kept in, also after it left the archive."""
        if (number := self._number(request_id)) is None:
            return self.left.get(request_id)
        shard = self._shards[number]
        return None if shard == _NO_SHARD else shard

    def set_shard(self, request_id: str, shard: int) -> None:
        """Note which shard an archived request is kept in."""
        if (number := self._number(request_id)) is not None:
            self._shards[number] = shard
            self._members.setdefault(shard, array("I")).append(number)

    def in_shard(self, shard: int) -> list[ArchivedRow]:
        """Return the archived requests that are kept in a shard."""
        return [
            self._row(number)
            for number in dict.fromkeys(self._members.get(shard, ()))
            if self._pieces[number] != _GONE and self._shards[number] == shard
        ]

    def _row(self, number: int) -> ArchivedRow:
        """Return the row of a number that is not gone."""
        data = self._data[self._pieces[number]]
        return ArchivedRow(data[self._begins[number] : self._ends[number]])

    def _id(self, number: int) -> str:
        """Return the id of a row that is not gone."""
        data, begin = self._data[self._pieces[number]], self._begins[number]
        return data[begin + 1 : begin + 1 + data[begin]].decode()

    def _number(self, request_id: str) -> int | None:
        """Return the number of a request's row, None if it is not archived."""
        for number in self._found(hash_id(request_id)):
            if self._id(number) == request_id:
                return number
        return self._beyond.get(request_id)

    def _found(self, wanted: int) -> list[int]:
        """Return the numbers of the rows that have a hash."""
        found = self._index.find(wanted)
        return [number for number in found if self._pieces[number] != _GONE]

    def _begin_anew(self) -> None:
        """Number the rows anew, when numbers run out: those that are gone had most."""
        old, left = self.rows(), self.left
        shards = {row.id: self.shard_of(row.id) for row in old}
        Archive.__init__(self)
        for row in old:
            if (shard := shards[row.id]) is not None:
                self.left[row.id] = shard
            self.put(row)
        self.left |= left

    def _take_in(
        self, shards: Mapping[int, Collection[ArchivedRow]], without: Container[str]
    ) -> Iterator[tuple[int, Iterable[int]]]:
        """Keep what shards hold, and yield by which hashes each row is found."""
        known: set[str] = set()
        for shard in sorted(shards, reverse=True):
            first = len(self._pieces)
            rows = shards[shard]
            piece = rows if isinstance(rows, Piece) else Piece(rows)
            self._data.append(piece.data)
            self._begins.extend((array("I", [0]) + piece.ends)[:-1])
            self._ends.extend(piece.ends)
            self._shards.extend(array("I", [shard]) * len(piece))
            for number, begin in enumerate(self._begins[first:], first):
                request_id, hashes = identify(piece.data, begin)
                if (is_left := request_id in without) or request_id in known:
                    self._pieces.append(_GONE)
                    if is_left:
                        self.left.setdefault(request_id, shard)
                    continue
                self._pieces.append(len(self._data) - 1)
                known.add(request_id)
                if number < _MOST_ROWS:
                    yield number, hashes
                else:
                    self._beyond[request_id] = number
            self._members[shard] = array("I", range(first, len(self._pieces)))
        self._length = len(known)


def _kept(data: bytes) -> bytes | mmap:
    """Return data, in a place of its own where there is much of it.

    Among what is needed but for a moment it would leave gaps, which cost as much
    memory as a fifth of it.
    """
    if len(data) <= _LARGE:
        return data
    place = mmap(-1, len(data), MAP_PRIVATE | MAP_ANONYMOUS)
    place.write(data)
    return place

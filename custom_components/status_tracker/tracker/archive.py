"""Keep tens of thousands of finished requests in little memory, quickly taken in.

Rows lie one after the other in long pieces of bytes, and are found by sorted hashes of
their keys: an object, a text or an entry in a dict for each would take as much room as
the rows themselves.
"""

from array import array
from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from typing import Final, Self

from .archive_index import ArchiveIndex
from .archive_piece import Piece
from .archive_places import Places, Rows
from .archive_row import (
    NUMBER_BITS,
    ArchivedRow,
    hash_id,
    hash_key,
    make_headline,
    make_row,
)
from .codec import pack, unpack
from .correlation import request_keys
from .models import MediaRequest, Summary

_MOST_ROWS: Final = 1 << NUMBER_BITS
_NO_SHARD: Final = 0xFFFFFFFF


class Archive:
    """Hold packed requests, found by the same keys as unpacked ones.

    Whoever stores them in shards finds here which shard each is kept in, also of those
    that have left: they are still there on the disk.
    """

    def __init__(self) -> None:
        """Begin with no rows."""
        self.left: dict[str, int] = {}
        self._length = 0
        self._places = Places()
        self._hashes: dict[int, tuple[int, ...]] = {}
        self._shards = array("I")
        self._members: dict[int, array[int]] = {}
        self._index = ArchiveIndex()
        self._beyond: dict[str, int] = {}

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
        return self._places.rows()

    def put(self, row: ArchivedRow) -> None:
        """Keep a row."""
        request_id = row.id
        self.remove(request_id)
        if len(self._places) >= _MOST_ROWS and self._length < len(self._places):
            self._begin_anew()
        number = self._places.append(row)
        shard = self.left.pop(request_id, _NO_SHARD)
        self._shards.append(shard)
        if shard != _NO_SHARD:
            self._members.setdefault(shard, array("I")).append(number)
        self._length += 1
        self._hashes[number] = row.hashes
        self._find_by(number, request_id)

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
        return tuple(map(self._places.id, self._found(hash_key(key))))

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
        self._places.drop(number)
        self._hashes.pop(number, None)
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
            if number in self._places and self._shards[number] == shard
        ]

    def rest(self, shard: int) -> None:
        """Save memory for a shard that no row will be added to.

        What its rows are found by is in the index; where it is wanted once more, it is
        made from their texts.
        """
        for number in self._members.get(shard, ()):
            self._hashes.pop(number, None)

    def _row(self, number: int) -> ArchivedRow:
        """Return the row of a number that is not gone."""
        return self._places.row(number, self._hashes.get(number))

    def _number(self, request_id: str) -> int | None:
        """Return the number of a request's row, None if it is not archived."""
        for number in self._found(hash_id(request_id)):
            if self._places.id(number) == request_id:
                return number
        return self._beyond.get(request_id)

    def _found(self, wanted: int) -> list[int]:
        """Return the numbers of the rows that have a hash."""
        found = self._index.find(wanted)
        return [number for number in found if number in self._places]

    def _find_by(self, number: int, request_id: str) -> None:
        """Have a row found by its keys, or by its id where numbers have run out."""
        if number < _MOST_ROWS:
            self._index.add(number, self._row(number).hashes)
        else:
            # A million others are there.
            self._beyond[request_id] = number

    def _begin_anew(self) -> None:
        """Number the rows anew, when numbers run out: those that are gone had most."""
        kept = list(self._places)
        numbers = {old: new for new, old in enumerate(kept)}
        self._places.renumber(kept)
        self._index.renumber(numbers)
        self._shards = array("I", (self._shards[number] for number in kept))
        self._members = {
            shard: array("I", (numbers[each] for each in members if each in numbers))
            for shard, members in self._members.items()
        }
        self._hashes = {numbers[each]: known for each, known in self._hashes.items()}
        beyond, self._beyond = self._beyond, {}
        for request_id, number in beyond.items():
            self._find_by(numbers[number], request_id)

    def _take_in(
        self, shards: Mapping[int, Collection[ArchivedRow]], without: Container[str]
    ) -> Iterator[tuple[int, Sequence[int]]]:
        """Keep what shards hold, and yield by which hashes the rows are found."""
        known: set[str] = set()
        newest = max(shards, default=None)
        for shard in sorted(shards, reverse=True):
            rows = shards[shard]
            piece = rows if isinstance(rows, Piece) else Piece.of(rows)
            numbers = self._places.extend(piece)
            self._shards.extend(array("I", [shard]) * len(piece))
            self._members[shard] = array("I", numbers)
            for number, request_id in zip(numbers, piece.ids, strict=True):
                if request_id in without:
                    self.left.setdefault(request_id, shard)
                elif request_id not in known:
                    known.add(request_id)
                    if number >= _MOST_ROWS:
                        self._beyond[request_id] = number
                    continue
                self._places.drop(number)
            if shard == newest:
                # More rows will be added to this one.
                hashes = zip(numbers, piece.hashes(), strict=True)
                self._hashes |= {
                    each: own for each, own in hashes if each in self._places
                }
            yield numbers.start, piece.run_of(max(0, _MOST_ROWS - numbers.start))
        self._length = len(known)

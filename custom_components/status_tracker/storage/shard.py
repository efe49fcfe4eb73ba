"""Put archived requests into a file, and take them out without looking at each."""

import base64
import binascii
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from functools import partial
import sys
from typing import Final, NamedTuple
import zlib

from ..tracker.archive_piece import Piece
from ..tracker.archive_row import ArchivedRow, read_row
from .files import DAMAGE, Document, read_rows

_ROWS: Final = "rows"
_ASIDE: Final = "aside"
_SAMPLES: Final = "samples"
_DICTIONARIES: Final = "dictionaries"
_RUN: Final = "run"
_CHECKSUM: Final = "checksum"

# How many rows show the others what they have in common, and with how many bytes.
_SAMPLE_COUNT: Final = 2
_SAMPLE_BYTES: Final = 4_000


class Shared(NamedTuple):
    """Hold what the rows of a shard have in common: what some of them say.

    A household has its own services, folders, indexers and people.
    """

    samples: tuple[str, ...] = ()
    dictionary: bytes = b""


NOTHING_SHARED: Final = Shared()


class Shard(NamedTuple):
    """Hold what a shard holds: sound rows, and damaged ones as they are."""

    number: int
    rows: Collection[ArchivedRow]
    aside: Document
    newly_aside: int = 0
    shared: Shared = NOTHING_SHARED
    is_full: bool = False

    def packed(self) -> Shard:
        """Return the shard as it is kept on the disk; takes its time."""
        rows = sorted(self.rows, key=lambda row: row.id)
        shared = self.shared
        # What one of them said must not stay behind when it is gone, unless a damaged
        # row could need it.
        if not self.aside and not {row.id for row in rows}.issuperset(shared.samples):
            shared = NOTHING_SHARED
        if self.is_full and not shared.samples:
            shared = _choose(rows)
        rows = [row.with_dictionary(shared.dictionary) for row in rows]
        return self._replace(rows=rows, shared=shared)

    def document(self) -> Document:
        """Return what to write of a shard that is packed; takes its time."""
        piece = Piece.of(self.rows, self.shared.dictionary)
        dictionary = base64.b64encode(self.shared.dictionary).decode()
        return {
            _SAMPLES: self.shared.samples,
            # Twice: damage to it would cost all rows.
            _DICTIONARIES: [dictionary, dictionary],
            _CHECKSUM: _checksum(piece),
            _RUN: base64.b64encode(piece.run).decode(),
            _ROWS: {row.id: row.stored() for row in self.rows},
            _ASIDE: self.aside,
        }


def read_shard(number: int, document: Document) -> Shard:
    """Return what a file holds; raise one of DAMAGE when it is no shard at all."""
    with suppress(*DAMAGE):
        return _read_whole(number, document)
    found = [_read_rows(number, document, each) for each in _all_shared(document)]
    return max(found, key=lambda shard: len(shard.rows))


def _read_whole(number: int, document: Document) -> Shard:
    """Return what a sound file holds; raise one of DAMAGE for any other."""
    shared = next(_all_shared(document))
    parts = [binascii.a2b_base64(each) for each in document[_ROWS].values()]
    run = binascii.a2b_base64(document[_RUN])
    piece = Piece(parts, run, shared.dictionary)
    if document[_ASIDE] or _checksum(piece) != document[_CHECKSUM]:
        raise ValueError(number)
    return Shard(number, piece, {}, shared=shared)


def _read_rows(number: int, document: Document, shared: Shared) -> Shard:
    """Return the rows of a file that can be read, and the others as they are."""
    aside = document.get(_ASIDE, {})
    read = partial(read_row, dictionary=shared.dictionary)
    sound, damaged = read_rows(document[_ROWS], aside, read)
    newly_aside = len(damaged.keys() - aside.keys())
    piece = Piece.of(sound.values(), shared.dictionary)
    return Shard(number, piece, damaged, newly_aside, shared=shared)


def _all_shared(document: Document) -> Iterator[Shared]:
    """Yield what the rows may share, last that they share nothing."""
    with suppress(*DAMAGE):
        samples = tuple(map(str, document[_SAMPLES]))
        for dictionary in document[_DICTIONARIES]:
            with suppress(*DAMAGE):
                yield Shared(samples, binascii.a2b_base64(dictionary))
    yield NOTHING_SHARED


def _choose(rows: Sequence[ArchivedRow]) -> Shared:
    """Return what to share by rows: what some say that lie far from one another."""
    count = min(_SAMPLE_COUNT, len(rows))
    samples = [rows[(2 * n + 1) * len(rows) // (2 * count)] for n in range(count)]
    texts = [row.short[:_SAMPLE_BYTES] for row in samples]
    return Shared(tuple(row.id for row in samples), b"".join(texts))


def _checksum(piece: Piece) -> int:
    """Return the checksum of a file; another kind of machine has another."""
    checksum = zlib.crc32(sys.byteorder.encode())
    for part in (piece.data, piece.run, piece.dictionary):
        checksum = zlib.crc32(part, checksum)
    return checksum

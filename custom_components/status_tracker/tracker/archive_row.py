"""Write an archived request as few bytes as possible, and read it back in parts.

A row is its id, a checksum of all else, the headline, and the compressed text. What
many rows have in common is left out of the text: what all have, see
`archive_dictionary.py`, and what those have that are kept in one file.
"""

import base64
import binascii
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from mmap import mmap
import struct
from typing import Any, Final, override
import zlib

import orjson

from .archive_dictionary import COMMON
from .archive_moments import lengthen, shorten
from .codec import unpack
from .correlation import request_keys
from .models import MediaRequest, Summary
from .terms import MediaType, Origin, RequestState

# Behind the id: the checksum, the kind of the row, and the length of the headline.
_HEADER: Final = struct.Struct("<IBI")
_CHECKSUM: Final = struct.Struct("<I")
_LONGEST_ID: Final = 0xFF

# The kinds: what is left out of the text stands in the common dictionary alone, or in
# that of the file as well.
_COMMON_KIND: Final = 0
_SHARED_KIND: Final = 1

# The hash of a key leaves 20 bits for the number of a row.
NUMBER_BITS: Final = 20
HASH_MASK: Final = (1 << 64) - (1 << NUMBER_BITS)

# Where Seerr finds the posters of nearly all titles.
_POSTERS: Final = "https://image.tmdb.org/t/p/w600_and_h900_bestv2/"
# Of most rows the end of a headline says this, and is left out.
_COMMONEST: Final[tuple[Any, ...]] = (
    "",
    None,
    None,
    None,
    None,
    None,
    MediaType.MOVIE,
    RequestState.AVAILABLE,
    None,
    Origin.SEERR,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """Hold what a list of history shows of a request."""

    id: str
    title: str
    media_type: MediaType
    state: RequestState
    year: int | None = None
    requested_by: str | None = None
    poster: str | None = None
    finished_at: datetime | None = None
    is_anime: bool | None = None
    jellyfin_id: str | None = None
    origin: Origin = Origin.SEERR


class ArchivedRow:
    """Hold an archived request as bytes; its parts are read when they are asked for."""

    __slots__ = ("_hashes", "data", "dictionary")

    def __init__(
        self,
        data: bytes,
        dictionary: bytes = b"",
        hashes: tuple[int, ...] | None = None,
    ) -> None:
        """Take over bytes whose checksum is right.

        `dictionary` is that of the file they are kept in, and `hashes` are those the
        row is found by; without, they are made from the text when they are asked for.
        """
        self.data = data
        self.dictionary = dictionary
        self._hashes = hashes

    @override
    def __eq__(self, other: object) -> bool:
        """Compare the bytes."""
        return isinstance(other, ArchivedRow) and self.data == other.data

    @override
    def __hash__(self) -> int:
        """Hash the bytes."""
        return hash(self.data)

    @property
    def id(self) -> str:
        """Return the id of the request."""
        return row_id(self.data, 0)

    @property
    def headline(self) -> Headline:
        """Return what a list of history shows, read each time: kept, it costs memory."""
        _, begin, end = self._bounds()
        return _read_headline(self.id, orjson.loads(self.data[begin:end]))

    @property
    def text(self) -> str:
        """Return the packed request."""
        return lengthen(self.short.decode())

    @property
    def short(self) -> bytes:
        """Return the packed request as it is compressed."""
        used, begin, end = self._bounds()
        known = COMMON + used + self.data[begin:end]
        reader = zlib.decompressobj(-zlib.MAX_WBITS, zdict=known)
        return reader.decompress(self.data[end:])

    @property
    def keys(self) -> frozenset[str]:
        """Return every key that the request is found by."""
        return frozenset(request_keys(unpack(self.text)))

    @property
    def hashes(self) -> tuple[int, ...]:
        """Return the hashes of the keys, and that of the id."""
        if self._hashes is None:
            try:
                keys = self.keys
            except ValueError, zlib.error:
                # Nobody can read it: it is found by its id, and stays as it is.
                keys = frozenset()
            self._hashes = _hashes(self.id, keys)
        return self._hashes

    def stored(self) -> str:
        """Return the row as JSON holds it."""
        return base64.b64encode(self.data).decode()

    def with_dictionary(self, dictionary: bytes) -> ArchivedRow:
        """Return the row as it is kept in a file with a dictionary."""
        used, begin, end = self._bounds()
        if used == dictionary:
            return self
        data = _row_bytes(self.id, self.data[begin:end], self.short, dictionary)
        return ArchivedRow(data, dictionary, self._hashes)

    def _bounds(self) -> tuple[bytes, int, int]:
        """Return the dictionary in use, and where the headline begins and ends."""
        at = 1 + self.data[0]
        _, kind, length = _HEADER.unpack_from(self.data, at)
        begin = at + _HEADER.size
        used = self.dictionary if kind == _SHARED_KIND else b""
        return used, begin, begin + length


def make_row(headline: Headline, keys: Iterable[str], text: str) -> ArchivedRow:
    """Return the row of a request that is packed as a text.

    Raise ValueError for an id of more than 255 bytes.
    """
    shown = orjson.dumps(_headline_values(headline))
    data = _row_bytes(headline.id, shown, shorten(text).encode())
    return ArchivedRow(data, hashes=_hashes(headline.id, keys))


def read_row(request_id: str, stored: str, dictionary: bytes = b"") -> ArchivedRow:
    """Return a row as JSON holds it; raise TypeError or ValueError if damaged."""
    data = binascii.a2b_base64(stored, strict_mode=True)
    prefix = _prefix(request_id)
    at = len(prefix)
    if not data.startswith(prefix) or len(data) < at + _HEADER.size:
        raise ValueError(request_id)
    checksum, kind, _ = _HEADER.unpack_from(data, at)
    used = dictionary if kind == _SHARED_KIND else b""
    checked = data[at + _CHECKSUM.size :]
    if kind > _SHARED_KIND or _checksum(checked, used) != checksum:
        raise ValueError(request_id)
    return ArchivedRow(data, dictionary)


def make_headline(request: MediaRequest, summary: Summary) -> Headline:
    """Return what a list of history shows of a request."""
    return Headline(
        id=request.id,
        title=request.name,
        media_type=request.media_type,
        state=summary.state,
        year=request.year.value if request.year is not None else None,
        requested_by=request.requested_by.value if request.requested_by else None,
        poster=request.poster.value if request.poster is not None else None,
        finished_at=summary.finished_at,
        is_anime=summary.is_anime,
        jellyfin_id=summary.jellyfin_id,
        origin=request.origin,
    )


def row_id(data: bytes | mmap, begin: int) -> str:
    """Return the id of the row that begins there."""
    return data[begin + 1 : begin + 1 + data[begin]].decode()


def hash_key(key: str) -> int:
    """Return the hash of a key, with room for a row's number below."""
    digest = blake2b(key.encode(errors="surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest) & HASH_MASK


def hash_id(request_id: str) -> int:
    """Return the hash of a request's id, which no key has."""
    return hash_key(f"\0{request_id}")


def _hashes(request_id: str, keys: Iterable[str]) -> tuple[int, ...]:
    """Return what a row is found by."""
    return (*sorted({hash_key(key) for key in keys}), hash_id(request_id))


def _row_bytes(
    request_id: str, shown: bytes, short: bytes, dictionary: bytes = b""
) -> bytes:
    """Return the bytes of a row, of which `shown` is the headline."""
    known = COMMON + dictionary + shown
    # Raw: the checksum is ours already.
    writer = zlib.compressobj(wbits=-zlib.MAX_WBITS, memLevel=9, zdict=known)
    kind = _SHARED_KIND if dictionary else _COMMON_KIND
    header = _HEADER.pack(0, kind, len(shown))
    checked = b"".join(
        (
            header[_CHECKSUM.size :],
            shown,
            writer.compress(short),
            writer.flush(),
        )
    )
    checksum = _CHECKSUM.pack(_checksum(checked, dictionary))
    return _prefix(request_id) + checksum + checked


def _checksum(checked: bytes, dictionary: bytes) -> int:
    """Return the checksum of a row, which fails with a wrong dictionary as well."""
    return zlib.crc32(checked, zlib.crc32(dictionary))


def _prefix(request_id: str) -> bytes:
    """Return what a row begins with."""
    encoded = request_id.encode()
    if len(encoded) > _LONGEST_ID:
        raise ValueError(request_id)
    return bytes((len(encoded),)) + encoded


def _headline_values(headline: Headline) -> list[Any]:
    """Return a headline as JSON values, without an end that says what most say."""
    at, poster = headline.finished_at, headline.poster
    is_usual = poster is not None and poster.startswith(_POSTERS)
    values = [
        headline.title,
        headline.year,
        headline.requested_by,
        [poster.removeprefix(_POSTERS)] if poster and is_usual else poster,
        None if at is None else at.timestamp(),
        headline.jellyfin_id,
        headline.media_type,
        headline.state,
        headline.is_anime,
        headline.origin,
    ]
    while values and values[-1] == _COMMONEST[len(values) - 1]:
        values.pop()
    return values


def _read_headline(request_id: str, values: list[Any]) -> Headline:
    """Return the headline of JSON values."""
    (
        title,
        year,
        requested_by,
        poster,
        at,
        found,
        media_type,
        state,
        is_anime,
        origin,
    ) = (
        *values,
        *_COMMONEST[len(values) :],
    )
    return Headline(
        id=request_id,
        title=title,
        media_type=MediaType(media_type),
        state=RequestState(state),
        year=year,
        requested_by=requested_by,
        poster=f"{_POSTERS}{poster[0]}" if isinstance(poster, list) else poster,
        finished_at=None if at is None else datetime.fromtimestamp(at, UTC),
        is_anime=is_anime,
        jellyfin_id=found,
        origin=Origin(origin),
    )

"""Write an archived request as few bytes as possible, and read it back in parts.

A row begins with its id. What follows is what goes to the disk: the version of the
format, the checksum of the rest, the count of its keys and the length of its headline;
then the hashes of the keys, the headline, and the compressed text.
"""

from array import array
import base64
import binascii
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from mmap import mmap
import struct
import sys
from typing import Any, Final, override
import zlib

import orjson

from .archive_dictionaries import FIRST, SECOND
from .codec import unpack
from .correlation import request_keys
from .models import MediaRequest, Summary
from .terms import MediaType, Origin, RequestState

# The version of the format, which is the number of the dictionary.
_NEWEST: Final = 2

_HEADER: Final = struct.Struct("<BIHI")
_COUNTS: Final = struct.Struct("<HI")
_CHECKED: Final = _HEADER.size - _COUNTS.size
_MOST_KEYS: Final = 0xFFFF
_LONGEST_ID: Final = 0xFF

# The hash of a key leaves 20 bits for the number of a row.
NUMBER_BITS: Final = 20
_HASH_MASK: Final = (1 << 64) - (1 << NUMBER_BITS)


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

    __slots__ = ("data",)

    def __init__(self, data: bytes) -> None:
        """Take over bytes whose checksum is right."""
        self.data = data

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
        return self.data[1 : 1 + self.data[0]].decode()

    @property
    def headline(self) -> Headline:
        """Return what a list of history shows, read each time: kept, it costs memory."""
        begin, end = self._bounds()
        return _read_headline(self.id, orjson.loads(self.data[begin:end]))

    @property
    def text(self) -> str:
        """Return the packed request."""
        begin, end = self._bounds()
        if self.data[1 + self.data[0]] == 1:
            reader = zlib.decompressobj(zdict=FIRST)
        else:
            known = SECOND + self.data[begin:end]
            reader = zlib.decompressobj(-zlib.MAX_WBITS, zdict=known)
        return reader.decompress(self.data[end:]).decode()

    @property
    def keys(self) -> frozenset[str]:
        """Return every key that the request is found by."""
        return frozenset(request_keys(unpack(self.text)))

    @property
    def hashes(self) -> tuple[int, ...]:
        """Return the hashes of the keys, and that of the id."""
        return identify(self.data, 0)[1]

    def stored(self) -> str:
        """Return the row as JSON holds it, next to its id."""
        return base64.b64encode(self.data[1 + self.data[0] :]).decode()

    def _bounds(self) -> tuple[int, int]:
        """Return where the headline begins and ends."""
        at = 1 + self.data[0]
        _, _, count, length = _HEADER.unpack_from(self.data, at)
        begin = at + _HEADER.size + 8 * count
        return begin, begin + length


def identify(data: bytes | mmap, begin: int) -> tuple[str, tuple[int, ...]]:
    """Return the id of the row that begins there, and the hashes it is found by."""
    at = begin + 1 + data[begin]
    request_id = data[begin + 1 : at].decode()
    version, _, count, _ = _HEADER.unpack_from(data, at)
    hashes = struct.unpack_from(f"<{count}Q", data, at + _HEADER.size)
    return request_id, (*hashes, hash_id(request_id)) if version == 1 else hashes


def make_row(headline: Headline, keys: Iterable[str], text: str) -> ArchivedRow:
    """Return the row of a request that is packed as a text.

    Raise ValueError for an id of more than 255 bytes.
    """
    hashes = array("Q", sorted({hash_key(key) for key in keys})[: _MOST_KEYS - 1])
    hashes.append(hash_id(headline.id))
    if sys.byteorder == "big":
        hashes.byteswap()
    shown = orjson.dumps(_headline_values(headline))
    # Raw: the checksum is ours already.
    writer = zlib.compressobj(wbits=-zlib.MAX_WBITS, memLevel=9, zdict=SECOND + shown)
    checked = b"".join(
        (
            _COUNTS.pack(len(hashes), len(shown)),
            hashes.tobytes(),
            shown,
            writer.compress(text.encode()),
            writer.flush(),
        )
    )
    begin = struct.pack("<BI", _NEWEST, zlib.crc32(checked))
    return ArchivedRow(_prefix(headline.id) + begin + checked)


def read_row(request_id: str, stored: str) -> ArchivedRow:
    """Return a row as JSON holds it; raise TypeError or ValueError if damaged."""
    blob = binascii.a2b_base64(stored, strict_mode=True)
    if len(blob) < _HEADER.size:
        raise ValueError(request_id)
    version, checksum, _, _ = _HEADER.unpack_from(blob)
    if not 1 <= version <= _NEWEST or zlib.crc32(blob[_CHECKED:]) != checksum:
        raise ValueError(request_id)
    return ArchivedRow(_prefix(request_id) + blob)


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


def hash_key(key: str) -> int:
    """Return the hash of a key, with room for a row's number below."""
    digest = blake2b(key.encode(errors="surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest) & _HASH_MASK


def hash_id(request_id: str) -> int:
    """Return the hash of a request's id, which no key has."""
    return hash_key(f"\0{request_id}")


def _prefix(request_id: str) -> bytes:
    """Return what stands in front of what is stored."""
    encoded = request_id.encode()
    if len(encoded) > _LONGEST_ID:
        raise ValueError(request_id)
    return bytes((len(encoded),)) + encoded


def _headline_values(headline: Headline) -> list[Any]:
    """Return a headline as JSON values."""
    at = headline.finished_at
    return [
        headline.title,
        headline.media_type,
        headline.state,
        headline.year,
        headline.requested_by,
        headline.poster,
        None if at is None else at.timestamp(),
        headline.is_anime,
        headline.jellyfin_id,
        headline.origin,
    ]


def _read_headline(request_id: str, values: list[Any]) -> Headline:
    """Return the headline of JSON values."""
    title, media_type, state, year, requested_by, poster, at, is_anime, found = values[
        :9
    ]
    return Headline(
        id=request_id,
        title=title,
        media_type=MediaType(media_type),
        state=RequestState(state),
        year=year,
        requested_by=requested_by,
        poster=poster,
        finished_at=None if at is None else datetime.fromtimestamp(at, UTC),
        is_anime=is_anime,
        jellyfin_id=found,
        # Rows of old do not tell.
        origin=Origin(*values[9:] or (Origin.SEERR,)),
    )

"""Keep tens of thousands of finished requests in little memory, quickly loaded.

A row costs some hundred bytes: its text is compressed, and its keys are hashes in
sorted arrays instead of texts in dicts.
"""

from array import array
import base64
import binascii
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Set as AbstractSet
from datetime import UTC, datetime
from hashlib import blake2b
import struct
from typing import Any, Final, cast, override
import zlib

import orjson

from .tracker.archive import Archive, ArchivedRow, Headline, make_headline
from .tracker.codec import pack, unpack
from .tracker.correlation import request_keys
from .tracker.models import MediaRequest, MediaType, Origin, RequestState, Summary

# What most texts have in common, the commonest last. It must never change: a better
# one gets a number of its own, which is written in front of each text.
_DICTIONARIES: Final = {
    1: (
        b'"parts":[[1,1,1.0],"is_upgrade","no_release","deleted_externally","missing",'
        b'"absolute":"air":"monitored":true,"tvdb":"arr_id":"match":["matched",null]'
        b'"anidb":[2,17"shoko_series":[2,17"jellyfin":[3,17"anime":[[4,17,false]],'
        b'"gone":{},"upgrade"]"file_deleted|"file_deleted","download_failed|'
        b'"Not enough peers"]"blocked":[17"import_blocked|"failed":[17"indexer":"'
        b'"group":"","release":"WEBDL-1080p","WEBRip-1080p","Bluray-2160p","HDTV-720p"'
        b'"hinted|"shoko","detected|"matched|""detected","matched","available","tv",'
        b'"origin":"arr","told":17,"key":[1,1],"title":"Episode ","imdb":[2,17,"tt'
        b'"tvdb":[2,17"type":"movie","created":17,"updated":17,"origin":"seerr",'
        b'"aliases":["The "],"ids":{"tmdb":[3,17"4k":false,"seerr":["wish":[17,'
        b'"approved",null],"seasons":[17,[1]],"arr":[["true,null]],"items":[{"key":'
        b'[-1,-1],"told":17,"playable":{"":[17,true,17,null]},"file":[17,"/data/media/'
        b'movies/ (20)/ (2025) Bluray-1080p.mkv",null,null,null]}],"downloads":[{'
        b'"quality":"WEBDL-1080p","size":,"client":"qBittorrent","grabbed_at":17,'
        b'"started_at":17,"moved_at":17,"completed_at":17,"id":"","items":[[-1,-1]],'
        b'"imported":[[-1,-1,17]],"report":[17,"complete",1.0,null,0,null]}],'
        b'"timeline":[["requested|",17,"requested","seerr",[],{"requested_by":""}],'
        b'["approved|",17,"approved","seerr",[],{"requested_by":""}],["added|",17,'
        b'"added","radarr",[],{}],["grabbed|",17,"grabbed","sonarr",[[1,1],[1,2]],'
        b'{"quality":"WEBDL-1080p","size":,"download":""}],["download_started|",17,'
        b'"download_started","qbittorrent",[[-1,-1]],{"download":"","size":}],'
        b'["downloaded|",17,"downloaded","qbittorrent",[[-1,-1]],{"download":""}],'
        b'["imported|",17,"imported","radarr",[[-1,-1]],{"path":"/data/media/tv/'
        b'Season 01/ - S01E01 - .mkv","download":""}],["available|",17,"available",'
        b'"jellyfin",[[-1,-1]],{}]],"title":[3,17,"The "],"year":[3,17,2025],'
        b'"original_title":[3,17,""],"overview":[3,17," the of and to a in his her is '
        b'with for that when on by as an from who their into he she they "],'
        b'"poster":[3,17,"https://image.tmdb.org/t/p/w600_and_h900_bestv2/.jpg"],'
        b'"requested_by":[3,17,""]'
    )
}
_NEWEST: Final = 1

# A row begins with its dictionary, the checksum of what follows, the count of its
# keys and the length of its headline. Then come the hashes, the headline, the text.
_HEADER: Final = struct.Struct("<BIHI")
_COUNTS: Final = struct.Struct("<HI")
_CHECKED: Final = _HEADER.size - _COUNTS.size

# An entry of the index: 44 bits of a key's hash, then 20 bits of a row's number.
_NUMBER_BITS: Final = 20
_MOST_ROWS: Final = 1 << _NUMBER_BITS
_HASH_MASK: Final = (1 << 64) - _MOST_ROWS
_BUCKET_SHIFT: Final = 56


class CompactRow(ArchivedRow):
    """Hold an archived request as it is stored; its parts are read on demand."""

    __slots__ = ("_blob", "id", "number")

    # The parent is frozen; what is set here is set once.
    __setattr__ = object.__setattr__

    id: str
    number: int
    _blob: bytes

    def __init__(self, request_id: str, blob: bytes) -> None:
        """Take over a blob whose checksum is right."""
        self.id = request_id
        self.number = -1
        self._blob = blob

    @property
    @override
    def headline(self) -> Headline:
        """Return what a list of history shows, read each time: kept, it costs memory."""
        begin, end = self._bounds()
        return _read_headline(self.id, orjson.loads(self._blob[begin:end]))

    @property
    @override
    def text(self) -> str:
        """Return the packed request."""
        reader = zlib.decompressobj(zdict=_DICTIONARIES[self._blob[0]])
        return reader.decompress(self._blob[self._bounds()[1] :]).decode()

    @property
    @override
    def keys(self) -> frozenset[str]:
        """Return every key that the request is found by."""
        return frozenset(request_keys(unpack(self.text)))

    @property
    def hashes(self) -> tuple[int, ...]:
        """Return the hashes of the keys."""
        count = _HEADER.unpack_from(self._blob)[2]
        hashes = struct.unpack_from(f"<{count}Q", self._blob, _HEADER.size)
        return cast("tuple[int, ...]", hashes)

    def stored(self) -> str:
        """Return the row as JSON holds it."""
        return base64.b64encode(self._blob).decode()

    def _bounds(self) -> tuple[int, int]:
        """Return where the headline begins and ends."""
        _, _, count, length = _HEADER.unpack_from(self._blob)
        begin = _HEADER.size + 8 * count
        return begin, begin + length


def compact(row: ArchivedRow) -> CompactRow:
    """Return a row as it takes the least room."""
    if isinstance(row, CompactRow):
        return row
    hashes = sorted({_hash(key) for key in row.keys})[:0xFFFF]
    headline = orjson.dumps(_headline_values(row.headline))
    writer = zlib.compressobj(zdict=_DICTIONARIES[_NEWEST])
    checked = b"".join(
        (
            _COUNTS.pack(len(hashes), len(headline)),
            struct.pack(f"<{len(hashes)}Q", *hashes),
            headline,
            writer.compress(row.text.encode()),
            writer.flush(),
        )
    )
    begin = struct.pack("<BI", _NEWEST, zlib.crc32(checked))
    return CompactRow(row.headline.id, begin + checked)


def read_row(request_id: str, stored: str) -> CompactRow:
    """Return a row as JSON holds it; raise TypeError or ValueError if damaged."""
    blob = binascii.a2b_base64(stored, strict_mode=True)
    if len(blob) < _HEADER.size:
        raise ValueError(request_id)
    version, checksum, _, _ = _HEADER.unpack_from(blob)
    if (
        version not in _DICTIONARIES
        or zlib.crc32(memoryview(blob)[_CHECKED:]) != checksum
    ):
        raise ValueError(request_id)
    return CompactRow(request_id, blob)


class CompactArchive(Archive):
    """Hold packed requests like any archive, in a quarter of the room."""

    def __init__(self, rows: Iterable[CompactRow] = ()) -> None:
        """Take in the rows that were kept; may run in any thread."""
        super().__init__()
        self._compact: dict[str, CompactRow] = {}
        self._ids: list[str | None] = []
        self._buckets = [array("Q") for _ in range(1 << (64 - _BUCKET_SHIFT))]
        self._take_in(rows)

    @override
    def __len__(self) -> int:
        """Return how many requests are archived."""
        return len(self._compact)

    @override
    def __iter__(self) -> Iterator[ArchivedRow]:
        """Iterate over the rows."""
        return iter(self._compact.values())

    @override
    def __contains__(self, request_id: str) -> bool:
        """Tell whether a request is archived."""
        return request_id in self._compact

    @property
    @override
    def ids(self) -> AbstractSet[str]:
        """Return the ids of the archived requests."""
        return self._compact.keys()

    @override
    def put(self, row: ArchivedRow) -> None:
        """Keep a row."""
        if len(self._ids) >= _MOST_ROWS:
            self._take_in(list(self._compact.values()))
        new = compact(row)
        for entry in self._number(new):
            insort(self._buckets[entry >> _BUCKET_SHIFT], entry)

    @override
    def add(self, request: MediaRequest, summary: Summary) -> ArchivedRow:
        """Pack a request and keep it."""
        keys = frozenset(request_keys(request))
        row = compact(ArchivedRow(make_headline(request, summary), keys, pack(request)))
        self.put(row)
        return row

    @override
    def row(self, request_id: str) -> CompactRow | None:
        """Return the row of a request, None if it is not archived."""
        return self._compact.get(request_id)

    @override
    def find(self, key: str) -> tuple[str, ...]:
        """Return the ids of the archived requests that have a key."""
        wanted = _hash(key)
        bucket = self._buckets[wanted >> _BUCKET_SHIFT]
        found: list[str] = []
        for place in range(bisect_left(bucket, wanted), len(bucket)):
            if bucket[place] & _HASH_MASK != wanted:
                break
            request_id = self._ids[bucket[place] - wanted]
            if request_id is not None:
                found.append(request_id)
        return tuple(found)

    @override
    def read(self, request_id: str) -> MediaRequest | None:
        """Return an unpacked copy of a request, None where there is no sound one."""
        if (row := self._compact.get(request_id)) is None:
            return None
        try:
            return unpack(row.text)
        except ValueError:
            return None

    @override
    def remove(self, request_id: str) -> None:
        """Drop a request; its entries in the index lead nowhere from now on."""
        if (row := self._compact.pop(request_id, None)) is not None:
            self._ids[row.number] = None

    def _take_in(self, rows: Iterable[CompactRow]) -> None:
        """Begin the index anew, with these rows."""
        self._compact, self._ids = {}, []
        buckets = [array("Q") for _ in self._buckets]
        for row in rows:
            for entry in self._number(row):
                buckets[entry >> _BUCKET_SHIFT].append(entry)
        self._buckets = [array("Q", sorted(bucket)) for bucket in buckets]

    def _number(self, row: CompactRow) -> list[int]:
        """Keep a row under the next number and return its entries for the index."""
        self.remove(row.id)
        row.number = number = len(self._ids)
        self._ids.append(row.id)
        self._compact[row.id] = row
        # Beyond a million rows the oldest cannot be told apart: leave those out.
        return [each | number for each in row.hashes] if number < _MOST_ROWS else []


def _hash(key: str) -> int:
    """Return the hash of a key, with room for a row's number below."""
    digest = blake2b(key.encode(errors="surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest) & _HASH_MASK


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

"""Keep requests that finished long ago packed, so that they cost next to nothing."""

from collections.abc import Iterable, Iterator, Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime

from .codec import pack, unpack
from .correlation import Index, request_keys
from .models import MediaRequest, MediaType, Origin, RequestState, Summary


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


@dataclass(frozen=True, slots=True)
class ArchivedRow:
    """Hold an archived request: what a list shows, its keys, and its packed text."""

    headline: Headline
    keys: frozenset[str]
    text: str


class Archive:
    """Hold packed requests, found by the same keys as unpacked ones."""

    def __init__(self, rows: Iterable[ArchivedRow] = ()) -> None:
        """Take in the rows that were kept."""
        self._rows: dict[str, ArchivedRow] = {}
        self._index = Index()
        for row in rows:
            self.put(row)

    def __len__(self) -> int:
        """Return how many requests are archived."""
        return len(self._rows)

    def __iter__(self) -> Iterator[ArchivedRow]:
        """Iterate over the rows."""
        return iter(self._rows.values())

    def __contains__(self, request_id: str) -> bool:
        """Tell whether a request is archived."""
        return request_id in self._rows

    @property
    def ids(self) -> AbstractSet[str]:
        """Return the ids of the archived requests."""
        return self._rows.keys()

    def put(self, row: ArchivedRow) -> None:
        """Keep a row."""
        self._rows[row.headline.id] = row
        self._index.update(row.headline.id, row.keys)

    def add(self, request: MediaRequest, summary: Summary) -> ArchivedRow:
        """Pack a request and keep it."""
        row = ArchivedRow(
            make_headline(request, summary),
            frozenset(request_keys(request)),
            pack(request),
        )
        self.put(row)
        return row

    def row(self, request_id: str) -> ArchivedRow | None:
        """Return the row of a request, None if it is not archived."""
        return self._rows.get(request_id)

    def find(self, key: str) -> tuple[str, ...]:
        """Return the ids of the archived requests that have a key."""
        return self._index.find(key)

    def read(self, request_id: str) -> MediaRequest | None:
        """Return an unpacked copy of a request, None where there is no sound one."""
        if (row := self._rows.get(request_id)) is None:
            return None
        try:
            return unpack(row.text)
        except ValueError:
            return None

    def remove(self, request_id: str) -> None:
        """Drop a request."""
        if self._rows.pop(request_id, None) is not None:
            self._index.update(request_id, ())


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

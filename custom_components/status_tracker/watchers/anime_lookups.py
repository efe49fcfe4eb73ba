"""Look up the files of anime that Shoko's live feed said nothing of."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final, Protocol

from homeassistant.util import dt as dt_util

from ..clients.shoko import ShokoClient
from ..clients.shoko_models import ShokoFile
from ..tracker.facts import Matching, Subject
from ..tracker.ids import path_parts
from ..tracker.item_states import is_anime
from ..tracker.models import Item, ItemKey, MediaIds, MediaRequest
from ..tracker.terms import ItemState, MatchStatus
from ..tracker.tracker import Tracker

_LOOKS_AT_ONCE: Final = 20
_INSTANT: Final = timedelta(microseconds=1)
# File and folder are enough to tell a file, and free of what differs by root.
_TAIL: Final = 2
_LANDED: Final = frozenset(
    {ItemState.IMPORTING, ItemState.ANIME_MATCHING, ItemState.AVAILABLE}
)

type Report = Callable[
    [MatchStatus, Subject, frozenset[ItemKey], datetime | None], None
]


class LookPace(Protocol):
    """Say how long things may take, in seconds."""

    @property
    def first_look(self) -> float:
        """Return how long after its import a file is looked up."""

    @property
    def look(self) -> float:
        """Return how long after that it is looked up again."""

    @property
    def expected(self) -> float:
        """Return within what time after the import Shoko should have spoken."""


class FileLookups:
    """Know which files were looked up when."""

    def __init__(
        self, tracker: Tracker, client: ShokoClient, report: Report, pace: LookPace
    ) -> None:
        """Take whom to ask and whom to tell."""
        self._tracker = tracker
        self._client = client
        self._report = report
        self._pace = pace
        self._looked: dict[tuple[str, ItemKey], datetime] = {}
        self._moved: set[str] = set()
        self._settled: set[tuple[str, ItemKey]] = set()
        self._doubted: set[tuple[str, ItemKey]] = set()

    @property
    def are_due(self) -> bool:
        """Tell whether any file waits for a verdict."""
        return any(True for _ in self._landed())

    def note(self, request_id: str) -> None:
        """Note that files of a request moved on, perhaps all the way to the end."""
        self._moved.add(request_id)

    def begin_anew(self) -> None:
        """Look everything up again in time, as if it had never been.

        That includes, once, what Shoko did not know: somebody may have linked it.
        """
        self._looked.clear()
        self._doubted.clear()

    def expect(self) -> None:
        """Report the files that Shoko should have spoken of by now."""
        now = dt_util.utcnow()
        patience = timedelta(seconds=self._pace.expected)
        for request, item in list(self._landed()):
            if item.match is not None or self._is_playable(request, item):
                continue
            if now - _imported_at(item) > patience:
                subject, items = Subject(request_id=request.id), frozenset({item.key})
                self._report(MatchStatus.EXPECTED, subject, items, None)

    async def look(self) -> None:
        """Look up some of the files that wait longest.

        Raises ServiceError where Shoko does not answer as it should.
        """
        now = dt_util.utcnow()
        landed = list(self._landed())
        keys = {(request.id, item.key) for request, item in landed}
        self._looked = {key: at for key, at in self._looked.items() if key in keys}
        asked = 0
        for request, item in landed:
            key = (request.id, item.key)
            due = self._looked.get(key)
            pause = self._pace.look
            if due is None:
                due, pause = _imported_at(item), self._pace.first_look
            # A time that is yet to come is by a clock that was set back.
            is_early = timedelta() <= now - due < timedelta(seconds=pause)
            if is_early or asked == _LOOKS_AT_ONCE:
                continue
            asked += 1
            self._looked[key] = now
            if item.match is not None and item.match.status is MatchStatus.NOT_MATCHED:
                self._doubted.add(key)
            await self._look_up(request, item)
            if self._is_playable(request, item):
                self._settled.add(key)

    async def _look_up(self, request: MediaRequest, item: Item) -> None:
        """Report what Shoko knows of a file that it said nothing of."""
        if item.file is None or not (parts := path_parts(item.file.path)):
            return
        known = item.match.file_id if item.match is not None else None
        file = await self._client.file(known) if known is not None else None
        if file is None:
            tail = "/".join(reversed(parts[:_TAIL]))
            files = await self._client.files_by_path(tail)
            if len(files) != 1:
                return
            file = files[0]
        subject = Subject(request_id=request.id, shoko_file=file.id, ids=_ids_of(file))
        status = MatchStatus.MATCHED if file.is_matched else MatchStatus.HASHED
        at = max(file.imported, item.file.at) if file.imported is not None else None
        self._report(status, subject, frozenset({item.key}), at)

    def _is_playable(self, request: MediaRequest, item: Item) -> bool:
        """Tell whether Jellyfin shows an item already."""
        states = self._tracker.item_states(request.id)
        return states.get(item.key) is ItemState.AVAILABLE

    def _landed(self) -> Iterator[tuple[MediaRequest, Item]]:
        """Yield the items of anime in the library that have no verdict yet.

        What can be played needs none: it is looked up once, for the history.
        """
        requests = self._tracker.requests
        self._moved &= requests.keys()
        self._settled = {key for key in self._settled if key[0] in requests}
        self._doubted = {key for key in self._doubted if key[0] in requests}
        for request_id in self._tracker.unfinished | self._moved:
            if is_anime(requests[request_id]) is not True:
                self._moved.discard(request_id)
                continue
            found = list(self._without_verdict(requests[request_id]))
            if not found:
                self._moved.discard(request_id)
            yield from found

    def _without_verdict(
        self, request: MediaRequest
    ) -> Iterator[tuple[MediaRequest, Item]]:
        """Yield the items of a request that are worth a look."""
        for key, state in self._tracker.item_states(request.id).items():
            item = request.items.get(key)
            if item is None or item.file is None or state not in _LANDED:
                continue
            if item.match is not None and item.match.status is MatchStatus.MATCHED:
                continue
            if (request.id, key) in self._doubted:
                continue
            if state is ItemState.AVAILABLE and (
                request.id not in self._moved or (request.id, key) in self._settled
            ):
                continue
            yield request, item


def newest(tracker: Tracker, fact: Matching) -> Matching:
    """Return what Shoko says now as later than what it said, though clocks are set.

    Only another word on the same file can be in its way.
    """
    times = [fact.at]
    for request_id in tracker.find(fact.subject):
        if (request := tracker.requests.get(request_id)) is None:
            continue
        for key, item in request.items.items():
            match = item.match
            if match is None or match.status is fact.status:
                continue
            file_id = fact.subject.shoko_file
            is_file = match.file_id is not None and match.file_id == file_id
            if is_file or key in fact.items:
                times.append(match.at + _INSTANT)
    return replace(fact, at=max(times))


def sure_ids(anidb: tuple[int, ...], series: tuple[int, ...]) -> MediaIds:
    """Return the ids of a title where there is no doubt about them."""
    return MediaIds(
        anidb=anidb[0] if len(anidb) == 1 else None,
        shoko_series=series[0] if len(series) == 1 else None,
    )


def _imported_at(item: Item) -> datetime:
    """Return when a file arrived; of those that did, only."""
    return item.file.at if item.file is not None else dt_util.utcnow()


def _ids_of(file: ShokoFile) -> MediaIds:
    """Return the ids of the title that a file belongs to."""
    series = file.series or ()
    return sure_ids(
        tuple(one.anidb_id for one in series if one.anidb_id is not None),
        tuple(one.id for one in series if one.id is not None),
    )

"""Look whether what somebody waits for is in the library, by the watchers' own rules."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Final

from homeassistant.core import CALLBACK_TYPE, callback

from ..clients.jellyfin import JellyfinClient
from ..clients.jellyfin_models import LibraryItem
from ..coordinator import StatusTrackerCoordinator
from ..tracker.changes import Changes
from ..tracker.codec import pack, unpack
from ..tracker.evidence import absorb
from ..tracker.facts import Fact
from ..tracker.ids import path_parts
from ..tracker.models import MediaRequest, Source
from ..tracker.states import derive
from ..tracker.terms import RequestState
from ..watchers.availability_check import AvailabilityCheck, Look
from ..watchers.library_index import (
    TITLES,
    Entry,
    LibraryIndex,
    entry_keys,
)
from ..watchers.library_match import known_names

_AT_ONCE: Final = 20
_IDS: Final = ("tmdb", "tvdb", "imdb", "anidb", "shoko_series")
# A file's own name, and those of the folders that may be its title's.
_PLACES: Final = 3
# Seconds after which a file counts that Jellyfin has not looked into.
_PROBE: Final = 300.0


class _Collector:
    """Stand between the check and the tracker, and keep what the check reports."""

    def __init__(self, coordinator: StatusTrackerCoordinator) -> None:
        """Begin with nothing reported."""
        self.tracker = coordinator.tracker
        self.health = coordinator.health
        self.facts: list[Fact] = []
        self._coordinator = coordinator

    @property
    def marks(self) -> dict[str, str]:
        """Return how far the watchers have come."""
        return self._coordinator.marks

    @callback
    def async_mark(self, key: str, value: str) -> None:
        """Note how far a watcher has come."""
        self._coordinator.async_mark(key, value)

    @callback
    def async_apply_live(self, facts: Iterable[Fact]) -> Changes:
        """Keep facts instead of applying them."""
        self.facts.extend(facts)
        return Changes()

    @callback
    def async_subscribe(self, listener: Callable[[Changes], None]) -> CALLBACK_TYPE:
        """Call the listener after every change."""
        return self._coordinator.async_subscribe(listener)


class WaitingRequests:
    """Find the requests that somebody waits for among the titles of one Jellyfin.

    Only titles that may be one of them are kept. A request that failed counts too:
    what can be played is there, however it came.
    """

    def __init__(
        self,
        coordinator: StatusTrackerCoordinator,
        client: JellyfinClient,
        source: Source,
    ) -> None:
        """Look at who waits."""
        self._coordinator = coordinator
        self._index = LibraryIndex()
        self._collector = _Collector(coordinator)
        self._check = AvailabilityCheck(
            self._collector, client, source, self._index, probe_patience=_PROBE
        )
        tracker = coordinator.tracker
        self._waiting = {
            request_id
            for request_id in tracker.requests
            if request_id in tracker.unfinished or tracker.has_failed(request_id)
        }
        self._keys = {
            key
            for request_id in self._waiting
            for key in _lookups(tracker.requests[request_id])
        }

    def note(self, item: LibraryItem, entry: Entry, known_as: Iterable[str]) -> None:
        """Keep an item of the library that may be what somebody waits for."""
        if (
            item.id in self._keys
            or not self._keys.isdisjoint(entry_keys(entry))
            or not self._waiting.isdisjoint(known_as)
        ):
            self._index.put(item)

    async def async_find(self) -> list[list[Fact]]:
        """Return what can be played of what somebody waits for, by request.

        Raises ServiceError where Jellyfin does not answer as it should.
        """
        if not len(self._index):
            return []
        waiting = sorted(self._waiting & self._coordinator.tracker.requests.keys())
        for start in range(0, len(waiting), _AT_ONCE):
            looks = [Look(request_id=one) for one in waiting[start : start + _AT_ONCE]]
            await self._check.run(looks)
        found: dict[str | None, list[Fact]] = {}
        for fact in self._collector.facts:
            found.setdefault(fact.subject.request_id, []).append(fact)
        return list(found.values())


def _lookups(request: MediaRequest) -> Iterator[str]:
    """Yield the keys that an item of the library would have, and Jellyfin's id."""
    ids = request.ids
    if ids.jellyfin is not None:
        yield ids.jellyfin
    names = known_names(request)
    places = {
        part
        for item in request.items.values()
        if item.file is not None
        for part in path_parts(item.file.path)[:_PLACES]
    }
    for kind in TITLES:
        for name in _IDS:
            if (value := getattr(ids, name)) is not None:
                yield f"{kind}:{name}:{value}"
        for folded in names:
            yield f"{kind}:title:{folded}"
        for place in places:
            yield f"{kind}:file:{place}"


def would_be_available(
    request: MediaRequest, facts: Iterable[Fact], now: datetime
) -> bool:
    """Tell whether facts would make a request available; nothing is changed."""
    copy = unpack(pack(request))
    for fact in facts:
        absorb(copy, fact)
    return derive(copy, now).summary.state is RequestState.AVAILABLE

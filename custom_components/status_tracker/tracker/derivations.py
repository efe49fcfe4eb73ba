"""Keep what follows from each request's evidence, and the sets that hang on it."""

from collections.abc import Mapping, Set as AbstractSet
from datetime import datetime
import heapq

from .models import MediaRequest
from .states import FINISHED, Derived, derive


class Derivations:
    """Derive requests as late as possible, each only when its evidence changed."""

    def __init__(self, requests: Mapping[str, MediaRequest], now: datetime) -> None:
        """Follow these requests; `now` decides which episodes have aired."""
        self.now = now
        self._requests = requests
        self._derived: dict[str, Derived] = {}
        self._stale: set[str] = set()
        self._unfinished: set[str] = set()
        self._waiting: dict[str, frozenset[str]] = {}
        self._airing: list[tuple[datetime, str]] = []

    @property
    def unfinished(self) -> AbstractSet[str]:
        """Return the ids of the requests that are neither available nor failed."""
        return self._unfinished

    @property
    def waiting_downloads(self) -> Mapping[str, frozenset[str]]:
        """Return, for each download that somebody waits for, the ids of who does."""
        return self._waiting

    @property
    def next_airing(self) -> datetime | None:
        """Return when the next episode airs that somebody waits for."""
        return self._airing[0][0] if self._airing else None

    def last(self, request_id: str) -> Derived | None:
        """Return what was derived last, however old it is."""
        return self._derived.get(request_id)

    def fresh(self, request_id: str) -> Derived:
        """Return what follows from a request's evidence, derived anew if stale."""
        if request_id in self._stale or request_id not in self._derived:
            self._derive(request_id)
        return self._derived[request_id]

    def expire(self, request_id: str) -> None:
        """Have a request derived anew the next time somebody asks."""
        self._stale.add(request_id)

    def drop(self, request_id: str) -> None:
        """Forget a request."""
        self._stale.discard(request_id)
        self._unfinished.discard(request_id)
        old = self._derived.pop(request_id, None)
        self._wait_for(request_id, old, frozenset())

    def take_aired(self) -> list[str]:
        """Return the requests of which an episode has aired by now, each only once."""
        aired: list[str] = []
        while self._airing and self._airing[0][0] <= self.now:
            request_id = heapq.heappop(self._airing)[1]
            if request_id in self._requests:
                aired.append(request_id)
        return aired

    def _derive(self, request_id: str) -> None:
        """Derive a request anew and keep the sets that hang on it."""
        self._stale.discard(request_id)
        old = self._derived.get(request_id)
        new = derive(self._requests[request_id], self.now)
        self._derived[request_id] = new
        if new.summary.state in FINISHED:
            self._unfinished.discard(request_id)
        else:
            self._unfinished.add(request_id)
        self._wait_for(request_id, old, new.waiting_downloads)
        next_air = new.summary.next_air
        if next_air is not None and (old is None or old.summary.next_air != next_air):
            heapq.heappush(self._airing, (next_air, request_id))

    def _wait_for(
        self, request_id: str, old: Derived | None, new: frozenset[str]
    ) -> None:
        """Keep which downloads somebody waits for."""
        before = old.waiting_downloads if old is not None else frozenset[str]()
        for download_id in before - new:
            left = self._waiting[download_id] - {request_id}
            if left:
                self._waiting[download_id] = left
            else:
                del self._waiting[download_id]
        for download_id in new - before:
            waiting = self._waiting.get(download_id, frozenset())
            self._waiting[download_id] = waiting | {request_id}

"""Apply facts to requests: the one way in, and what it changed as the answer."""

from collections import deque
from collections.abc import Iterable, Mapping, Set as AbstractSet
from dataclasses import replace
from datetime import datetime
import hashlib

from .archive import Archive
from .archive_row import ArchivedRow
from .changes import Change, Changes
from .correlation import Index, request_keys
from .derivations import Derivations
from .effects import Effect
from .evidence import absorb
from .facts import AvailabilityHinted, Fact, Matching, Subject
from .finding import Finder
from .joins import join_request
from .models import ItemKey, MediaRequest, Summary, TimelineEntry
from .routing import Router
from .settle import find_strays, find_twin, move_downloads, share
from .states import FINISHED, Derived, derive
from .terms import ItemState, MatchStatus, MediaType, Origin, RequestState
from .timeline import full_timeline, record
from .touched import Touched
from .unmatched import UnmatchedFacts


class Tracker:
    """Hold all requests and derive their states from the facts applied."""

    def __init__(
        self,
        requests: Iterable[MediaRequest] = (),
        archive: Archive | None = None,
        *,
        now: datetime,
    ) -> None:
        """Take in what was kept; `now` decides which episodes have aired.

        No request may be in the archive as well.
        """
        self.archive = archive if archive is not None else Archive()
        self.unmatched = UnmatchedFacts()
        self._requests: dict[str, MediaRequest] = {}
        self._index = Index()
        self._derivations = Derivations(self._requests, now)
        self._touched: dict[str, Touched] = {}
        self._unindexed: set[str] = set()
        self._queue: deque[Fact] = deque()
        self._finder = Finder(self)
        self._router = Router(self, self._finder)
        for request in requests:
            self._requests[request.id] = request
            self._index.update(request.id, request_keys(request))
            self._derivations.fresh(request.id)

    @property
    def requests(self) -> Mapping[str, MediaRequest]:
        """Return the requests that are not archived, by id."""
        return self._requests

    @property
    def unfinished(self) -> AbstractSet[str]:
        """Return the ids of the requests that are neither available nor failed."""
        return self._derivations.unfinished

    @property
    def waiting_downloads(self) -> Mapping[str, frozenset[str]]:
        """Return, for each download that somebody waits for, the ids of who does."""
        return self._derivations.waiting_downloads

    def get(self, request_id: str) -> MediaRequest | None:
        """Return a request; an archived one as a copy."""
        return self._requests.get(request_id) or self.archive.read(request_id)

    def summary(self, request_id: str) -> Summary | None:
        """Return what follows from a request's evidence."""
        derived = self._derived_of(request_id)
        return derived.summary if derived is not None else None

    def item_states(self, request_id: str) -> Mapping[ItemKey, ItemState]:
        """Return the state of every item of a request."""
        derived = self._derived_of(request_id)
        return derived.items if derived is not None else {}

    def timeline(self, request_id: str) -> tuple[TimelineEntry, ...]:
        """Return a request's timeline in order, implied steps filled in."""
        if (request := self.get(request_id)) is None:
            return ()
        summary = self.summary(request_id)
        return full_timeline(request, summary.is_anime if summary else None)

    def find(self, subject: Subject) -> tuple[str, ...]:
        """Return the ids of the requests that a fact about a subject would reach."""
        self._finder.forget()
        return tuple(one.id for one in self._finder.candidates(subject))

    def next_tick(self) -> datetime | None:
        """Return when the next episode airs that somebody waits for."""
        return self._derivations.next_airing

    def apply(self, facts: Iterable[Fact], now: datetime) -> Changes:
        """Apply facts in any order and return what they changed."""
        self._derivations.now = now
        self._touched = {}
        self._finder.forget()
        hints: set[str] = set()
        unmatched = 0
        self._queue.extend(facts)
        while self._queue:
            fact = self._queue.popleft()
            routed = self._router.route(fact)
            if not routed:
                self.unmatched.add(fact)
                unmatched += 1
            for request, part in routed:
                self._absorb(request, part)
                if _is_hint(part):
                    hints.add(request.id)
            if not self._queue:
                self._index_all()
            # To index them may bring back facts that nobody was found for.
            if not self._queue:
                self._settle_all()
                self._finder.forget()
        return self._finish(frozenset(hints), unmatched)

    def adopt(self, row: ArchivedRow, change: Change) -> Changes:
        """Take in a request that was packed elsewhere, unless its id is known."""
        if change.request_id in self._requests or change.request_id in self.archive:
            return Changes()
        self.archive.put(row)
        return Changes(requests={change.request_id: change})

    def tick(self, now: datetime) -> Changes:
        """Let the episodes whose time has come count as aired."""
        self._derivations.now = now
        self._touched = {}
        for request_id in self._derivations.take_aired():
            self._touch(request_id)
            self._derivations.expire(request_id)
        return self._finish()

    def forget(self, request_id: str) -> Changes:
        """Drop a request and everything known of it."""
        self._touched = {}
        before = self.summary(request_id)
        self._drop(request_id)
        self.archive.remove(request_id)
        if before is None:
            return Changes()
        change = Change(request_id=request_id, before=before, after=None, durable=True)
        return Changes(requests={request_id: change})

    def archive_finished(
        self, before: datetime, *, limit: int | None = None
    ) -> Changes:
        """Pack the requests that finished before a time; their history stays.

        No more than `limit` of them at once: packing takes its time.
        """
        changes: dict[str, Change] = {}
        for request_id in self._requests.keys() - self.unfinished:
            if len(changes) == limit:
                break
            summary = self._derivations.fresh(request_id).summary
            finished_at = summary.finished_at or self._requests[request_id].updated_at
            if finished_at < before:
                changes[request_id] = self._pack(request_id, summary)
        return Changes(requests=changes)

    def is_unfinished(self, request_id: str) -> bool:
        """Tell whether a request is neither available nor failed."""
        if request_id not in self._requests:
            return False
        self._derivations.fresh(request_id)
        return request_id in self.unfinished

    def has_failed(self, request_id: str) -> bool:
        """Tell whether a request, live or archived, stands at failed."""
        if request_id in self._requests:
            state = self._derivations.fresh(request_id).summary.state
        elif (row := self.archive.row(request_id)) is not None:
            state = row.headline.state
        else:
            return False
        return state is RequestState.FAILED

    def in_library(self, subject: Subject) -> list[MediaRequest]:
        """Return the requests that a title of the library is, archived ones as copies.

        Live ones are those that the tracker holds: they must not be changed.
        """
        return self._finder.in_library(subject)

    def live_with(self, key: str) -> tuple[MediaRequest, ...]:
        """Return the requests, not archived, that have a key."""
        if self._unindexed:
            self._index_all()
        return tuple(self._requests[one] for one in self._index.find(key))

    def create(
        self, seed: str, media_type: MediaType, at: datetime, origin: Origin
    ) -> MediaRequest:
        """Add a request; the same seed gives the same id."""
        count, request_id = 0, ""
        while (
            not request_id
            or request_id in self._requests
            or (request_id in self.archive)
        ):
            text = f"{seed}|{count}" if count else seed
            request_id = hashlib.sha256(text.encode()).hexdigest()[:12]
            count += 1
        self._touched[request_id] = Touched(None)
        request = self._requests[request_id] = MediaRequest(
            id=request_id,
            media_type=media_type,
            created_at=at,
            updated_at=at,
            origin=origin,
        )
        return request

    def revive(self, request: MediaRequest) -> None:
        """Take a request out of the archive, where it is still there."""
        if request.id not in self._requests:
            self._touch(request.id)
            self.archive.remove(request.id)
            self._requests[request.id] = request
            self._reindex(request.id)

    def mark(self, request: MediaRequest) -> None:
        """Have a request kept that changed though no fact was joined into it."""
        self.revive(request)
        self._touch(request.id).durable = True
        self._reindex(request.id)

    def _absorb(self, request: MediaRequest, fact: Fact) -> None:
        """Join a fact into a request."""
        is_archived = request.id not in self._requests
        touched = self._touched.get(request.id)
        if touched is None:
            touched = self._touch(request.id)
        effect = absorb(request, fact)
        entries = record(request, fact)
        if effect is Effect.NONE and not entries:
            if is_archived:
                self._touched.pop(request.id, None)
            return
        self.revive(request)
        touched.entries.extend(entries)
        self._derivations.expire(request.id)
        if effect is Effect.CHANGED or entries:
            touched.durable = True
            # Facts of one report are about one request: one look at its keys will do.
            self._unindexed.add(request.id)

    def _index_all(self) -> None:
        """Index anew what facts changed, before anybody looks for a request."""
        unindexed, self._unindexed = self._unindexed, set()
        for request_id in sorted(unindexed):
            self._reindex(request_id)

    def _touch(self, request_id: str) -> Touched:
        """Remember how a request stands before it changes."""
        if (touched := self._touched.get(request_id)) is None:
            before = self._derivations.last(request_id)
            if before is None and (request := self.archive.read(request_id)):
                before = derive(request, self._derivations.now)
            touched = self._touched[request_id] = Touched(before)
        return touched

    def _settle_all(self) -> None:
        """Bring the touched requests into the shape any order would have given."""
        for request_id in list(self._touched):
            if self._touched[request_id].durable and request_id in self._requests:
                self._unite(request_id)
        for request_id in list(self._touched):
            request = self._requests.get(request_id)
            if request is not None and self._touched[request_id].durable:
                self._split(request)

    def _unite(self, request_id: str) -> None:
        """Merge a request with another that turned out to be the same wish."""
        request = self._requests[request_id]
        twin = find_twin(request, self.live_with)
        if twin is None:
            return
        kept, gone = (twin, request) if request.seerr is None else (request, twin)
        self._touch(kept.id).durable = True
        self._touch(gone.id).merged_into = kept.id
        join_request(kept, gone)
        self._drop(gone.id)
        self._reindex(kept.id)

    def _split(self, request: MediaRequest) -> None:
        """Hand downloads of seasons that nobody asked for here to who wants them."""
        for stray in find_strays(request):
            target = self._router.home_of(request, stray)
            self.revive(target)
            self._touch(target.id).durable = True
            move_downloads(request, target, stray)
            self._reindex(request.id)
            self._reindex(target.id)

    def share_with(self, request: MediaRequest, others: Iterable[MediaRequest]) -> None:
        """Give a new request what others know of its title."""
        for other in others:
            if share(request, other) and other.id in self._requests:
                self._touch(other.id).durable = True
                self._reindex(other.id)
        self._reindex(request.id)

    def _reindex(self, request_id: str) -> None:
        """Index a request anew and queue the facts that now find it."""
        keys = request_keys(self._requests[request_id])
        if new := self._index.update(request_id, keys):
            self._queue.extend(self.unmatched.take(new))
        self._derivations.expire(request_id)

    def _drop(self, request_id: str) -> None:
        """Take a request out of everything but the archive."""
        self._requests.pop(request_id, None)
        self._unindexed.discard(request_id)
        self._index.update(request_id, ())
        self._derivations.drop(request_id)

    def _pack(
        self, request_id: str, summary: Summary, change: Change | None = None
    ) -> Change:
        """Move a request to the archive, perhaps after another change."""
        request = self._requests[request_id]
        self._drop(request_id)
        self.archive.add(request, summary)
        change = change or Change(request_id=request_id, before=summary, after=summary)
        return replace(change, durable=True, archived=True)

    def _rests_in_library(self, request_id: str, derived: Derived) -> bool:
        """Tell whether a request is of the library only, and nothing of it moves."""
        origin = self._requests[request_id].origin
        return origin is Origin.LIBRARY and derived.summary.state in FINISHED

    def _derived_of(self, request_id: str) -> Derived | None:
        """Return what follows from a request's evidence, archived or not."""
        if request_id in self._requests:
            return self._derivations.fresh(request_id)
        request = self.archive.read(request_id)
        return derive(request, self._derivations.now) if request is not None else None

    def _finish(
        self, hints: frozenset[str] = frozenset(), unmatched: int = 0
    ) -> Changes:
        """Derive what was touched and say what changed."""
        changes: dict[str, Change] = {}
        for request_id, touched in self._touched.items():
            is_live = request_id in self._requests
            after = self._derivations.fresh(request_id) if is_live else None
            if (change := touched.change(request_id, after)) is None:
                continue
            if after is not None and self._rests_in_library(request_id, after):
                change = self._pack(request_id, after.summary, change)
            if change.durable or change.before != change.after or change.items:
                changes[request_id] = change
        self._touched = {}
        return Changes(requests=changes, hints=hints, unmatched=unmatched)


def _is_hint(fact: Fact) -> bool:
    """Tell whether a fact is a reason to look into Jellyfin at once."""
    if isinstance(fact, Matching):
        return fact.status is MatchStatus.MATCHED
    return isinstance(fact, AvailabilityHinted)

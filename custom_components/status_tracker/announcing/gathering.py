"""Gather what happens to a request within a few moments, to tell it together."""

from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from ..tracker.changes import Change, Changes
from ..tracker.models import MediaRequest, Summary
from ..tracker.terms import AttentionReason, ItemState, Origin, RequestState
from ..tracker.tracker import Tracker
from ..tracker.wanted import empty_seasons, wished_states
from .gathered_codec import Gathered, pack_gathered, unpack_gathered
from .happenings import BAD_ENDS, Happening, Kind, find_happenings

OLDEST: Final = timedelta(hours=1)
"""What came to be known later than this is history, and no news."""

# A request that was found late brings its past with it, though everything that is
# found by looking seems to happen now.
_CATCHING_UP: Final = timedelta(minutes=15)
_FOUND_BY_LOOKING: Final = frozenset({Kind.AVAILABLE, Kind.NEEDS_ATTENTION})
_ENDS: Final = frozenset(BAD_ENDS.values())
_ORDER: Final = {kind: place for place, kind in enumerate(Kind)}
# Each of these follows from the ones before it, whatever times the services tell:
# some round them, some tell later than others.
_JOURNEY: Final = tuple(Kind)[: _ORDER[Kind.AVAILABLE] + 1]


class Gatherer:
    """Gather what happens to each request until somebody takes it."""

    def __init__(self, tracker: Tracker) -> None:
        """Begin with nothing gathered."""
        self._tracker = tracker
        self._gathered: dict[str, Gathered] = {}
        self._late: deque[tuple[datetime, str]] = deque()

    @property
    def request_ids(self) -> tuple[str, ...]:
        """Return the requests that something happened to, the first one first."""
        return tuple(key for key, each in self._gathered.items() if each.happenings)

    def holds(self, request_id: str, kind: Kind) -> bool:
        """Tell whether a kind of happening was gathered and is not told yet."""
        gathered = self._gathered.get(request_id)
        return gathered is not None and kind in gathered.happenings

    def pack(self, request_id: str) -> str | None:
        """Return as text what has to outlive a kill, None where nothing has to."""
        gathered = self._gathered.get(request_id)
        return pack_gathered(gathered) if gathered else None

    def restore(self, request_id: str, text: str, now: datetime) -> None:
        """Go on with what was gathered before a kill, as far as it still is news.

        Raise ValueError where the text says nothing of the kind.
        """
        gathered = unpack_gathered(request_id, text)
        gathered.happenings = {
            kind: each
            for kind, each in gathered.happenings.items()
            if now - each.at <= OLDEST
        }
        if gathered and request_id in self._tracker.requests:
            self._gathered[request_id] = gathered
            if gathered.found_late is not None:
                self._late.append((gathered.found_late, request_id))

    def expire(self, now: datetime) -> frozenset[str]:
        """Treat requests as any other whose past is known by now; return them."""
        done: set[str] = set()
        while self._late and now - self._late[0][0] > _CATCHING_UP:
            _, request_id = self._late.popleft()
            if (gathered := self._gathered.get(request_id)) is not None:
                gathered.found_late = None
                self._tidy(request_id)
                done.add(request_id)
        return frozenset(done)

    def add(self, changes: Changes, now: datetime) -> frozenset[str]:
        """Gather what changes tell; return the requests that something happened to."""
        added: set[str] = set()
        for change in changes.requests.values():
            if change.merged_into is not None:
                self._move(change.request_id, change.merged_into)
            request_id = change.merged_into or change.request_id
            request = self._tracker.requests.get(request_id)
            if request is None:
                self._gathered.pop(request_id, None)
            elif request.origin is not Origin.LIBRARY and self._note(
                request, change, now
            ):
                added.add(request_id)
        return frozenset(added)

    def take(self, request_id: str) -> list[Happening]:
        """Return what happened to a request and still holds, in order; forget it."""
        if (gathered := self._gathered.get(request_id)) is None:
            return []
        found, before = gathered.happenings, gathered.attention
        gathered.happenings, gathered.knows_attention = {}, False
        gathered.attention = None
        self._tidy(request_id)
        request = self._tracker.requests.get(request_id)
        summary = self._tracker.summary(request_id)
        if request is None or summary is None:
            return []
        happenings: list[Happening] = []
        for happening in found.values():
            if happening.kind is Kind.AVAILABLE:
                happenings.extend(self._parts(request, summary, happening))
            elif happening.kind is Kind.NEEDS_ATTENTION:
                happenings.extend(_attention(summary, before, happening))
            elif happening.kind not in _ENDS or self._still_ended(summary, happening):
                happenings.append(happening)
        return _in_order(happenings)

    def _note(self, request: MediaRequest, change: Change, now: datetime) -> bool:
        """Gather what one change tells; return whether it tells anything new."""
        states = self._tracker.item_states(request.id)
        if change.before is None and now - request.created_at > OLDEST:
            self._of(request.id).found_late = now
            self._late.append((now, request.id))
        news = [
            happening
            for happening in find_happenings(request, change, states, now)
            if now - happening.at <= OLDEST
            and not self._is_past(request, happening, now)
        ]
        for happening in news:
            if happening.kind is Kind.NEEDS_ATTENTION:
                before = change.before.attention if change.before else None
                self._keep_attention(request.id, before.reason if before else None)
            self._join(happening)
        return bool(news)

    def _is_past(
        self, request: MediaRequest, happening: Happening, now: datetime
    ) -> bool:
        """Tell whether a happening comes of a late look at a request's past."""
        gathered = self._gathered.get(request.id)
        if (
            gathered is None
            or gathered.found_late is None
            or happening.kind not in _FOUND_BY_LOOKING
        ):
            return False
        files = [
            item.file.at
            for key in happening.items
            if (item := request.items.get(key)) is not None and item.file is not None
        ]
        return not files or now - max(files) > OLDEST

    def _of(self, request_id: str) -> Gathered:
        """Return where to gather what happens to a request."""
        return self._gathered.setdefault(request_id, Gathered())

    def _join(self, happening: Happening) -> None:
        """Gather one happening; what is gathered of its kind becomes one with it."""
        found = self._of(happening.request_id).happenings
        if (old := found.get(happening.kind)) is not None:
            first, last = sorted((old, happening), key=lambda each: each.at)
            happening = replace(last, items=first.items | last.items)
        found[happening.kind] = happening

    def _keep_attention(self, request_id: str, reason: AttentionReason | None) -> None:
        """Note why somebody should look before anything of that changed."""
        gathered = self._of(request_id)
        if not gathered.knows_attention:
            gathered.knows_attention, gathered.attention = True, reason

    def _move(self, request_id: str, kept_id: str) -> None:
        """Go on under the id of the request that another one was merged into."""
        if (moved := self._gathered.pop(request_id, None)) is None:
            return
        if moved.knows_attention:
            self._keep_attention(kept_id, moved.attention)
        for happening in moved.happenings.values():
            self._join(replace(happening, request_id=kept_id))

    def _tidy(self, request_id: str) -> None:
        """Keep nothing about a request that there is nothing to keep of."""
        if not self._gathered[request_id]:
            del self._gathered[request_id]

    def _still_ended(self, summary: Summary, happening: Happening) -> bool:
        """Tell whether a bad end was not taken back at once."""
        if summary.failure is not None:
            return BAD_ENDS[summary.failure] is happening.kind
        states = self._tracker.item_states(happening.request_id)
        return any(states.get(key) is ItemState.FAILED for key in happening.items)

    def _parts(
        self, request: MediaRequest, summary: Summary, happening: Happening
    ) -> Iterator[Happening]:
        """Yield what became available: everything, whole seasons, or episodes.

        What has not aired keeps a season, and the request, from being complete; so does
        a season that is only announced.
        """
        wished = wished_states(request, self._tracker.item_states(request.id))
        ready = {key for key, state in wished.items() if state is ItemState.AVAILABLE}
        items = happening.items & ready
        known = {key.season for key in wished}
        # Where no requested season is known, another numbering is all there is.
        is_numbered = request.seasons is not None and bool(request.seasons[1] & known)
        is_all = not summary.counts.unaired and not (
            is_numbered and empty_seasons(request)
        )
        if summary.state is RequestState.AVAILABLE and is_all:
            parts = {Kind.AVAILABLE: items}
        else:
            lacking = {key.season for key in wished.keys() - ready}
            episodes = frozenset(key for key in items if key.season in lacking)
            parts = {
                Kind.EPISODE_AVAILABLE: episodes,
                Kind.SEASON_AVAILABLE: items - episodes,
            }
        for kind, part in parts.items():
            if part:
                yield replace(happening, kind=kind, items=frozenset(part))


def _in_order(happenings: list[Happening]) -> list[Happening]:
    """Return happenings in the order of their times, and of the journey."""
    times = {each.kind: each.at for each in happenings}
    followed: datetime | None = None
    for kind in reversed(_JOURNEY):
        if (at := times.get(kind)) is not None:
            times[kind] = followed = at if followed is None else min(at, followed)
    return sorted(happenings, key=lambda each: (times[each.kind], _ORDER[each.kind]))


def _attention(
    summary: Summary, before: AttentionReason | None, happening: Happening
) -> Iterator[Happening]:
    """Yield what became of the need for attention since the gathering began."""
    attention = summary.attention
    if (attention.reason if attention else None) == before:
        return
    if attention is not None:
        yield replace(happening, reason=attention.reason, detail=attention.detail)
    elif before is not None:
        yield replace(happening, kind=Kind.ATTENTION_CLEARED, reason=before)

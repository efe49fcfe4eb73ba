"""Know which requests have a sensor and a row: the live ones that were wished for."""

from collections import Counter
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from ..tracker.changes import Changes
from ..tracker.models import MediaRequest
from ..tracker.terms import AttentionReason, Origin, RequestState
from ..tracker.tracker import Tracker


class Standing(NamedTuple):
    """Say where a request stands: what is shown at once and counted."""

    state: RequestState
    attention: AttentionReason | None


class Difference(NamedTuple):
    """Name the requests that came, changed or went; `moved` ones stand elsewhere."""

    added: frozenset[str]
    changed: frozenset[str]
    removed: frozenset[str]
    moved: frozenset[str]


def is_followed(request: MediaRequest) -> bool:
    """Return whether somebody waits or waited for the request."""
    return request.origin is not Origin.LIBRARY


class FollowedRequests:
    """Follow the tracker's live requests, at the cost of what changed."""

    def __init__(self, tracker: Tracker) -> None:
        """Look at every live request once."""
        self._tracker = tracker
        self._standings: dict[str, Standing] = {}
        for request_id in tracker.requests:
            if (standing := self._look(request_id)) is not None:
                self._standings[request_id] = standing
        self._states = Counter(each.state for each in self._standings.values())
        self._attention = sum(
            each.attention is not None for each in self._standings.values()
        )

    @property
    def ids(self) -> AbstractSet[str]:
        """Return the ids of the followed requests."""
        return self._standings.keys()

    @property
    def active(self) -> int:
        """Return how many requests are neither available nor failed."""
        return len(self._standings) - self.available - self._states[RequestState.FAILED]

    @property
    def downloading(self) -> int:
        """Return how many requests are downloading."""
        return self._states[RequestState.DOWNLOADING]

    @property
    def available(self) -> int:
        """Return how many requests became available and still have a sensor."""
        return self._states[RequestState.AVAILABLE]

    @property
    def needing_attention(self) -> int:
        """Return how many requests need somebody to look."""
        return self._attention

    def absorb(self, changes: Changes) -> Difference:
        """Take in what the tracker changed and say what that means to the faces."""
        added: set[str] = set()
        changed: set[str] = set()
        removed: set[str] = set()
        moved: set[str] = set()
        for request_id in changes.requests:
            before = self._standings.get(request_id)
            after = self._look(request_id)
            self._count(before, after)
            if after is None:
                if before is not None:
                    del self._standings[request_id]
                    removed.add(request_id)
                continue
            self._standings[request_id] = after
            (added if before is None else changed).add(request_id)
            if before is not None and before != after:
                moved.add(request_id)
        return Difference(
            frozenset(added), frozenset(changed), frozenset(removed), frozenset(moved)
        )

    def _look(self, request_id: str) -> Standing | None:
        """Return where a request stands, None for one that is not followed."""
        if (
            (request := self._tracker.requests.get(request_id)) is None
            or not is_followed(request)
            or (summary := self._tracker.summary(request_id)) is None
        ):
            return None
        attention = summary.attention
        return Standing(summary.state, attention.reason if attention else None)

    def _count(self, before: Standing | None, after: Standing | None) -> None:
        """Move a request from one place in the counts to another."""
        for standing, step in ((before, -1), (after, 1)):
            if standing is not None:
                self._states[standing.state] += step
                self._attention += step * (standing.attention is not None)

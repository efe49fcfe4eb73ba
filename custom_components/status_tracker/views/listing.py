"""Find the requests that a list asks for: live ones, archived ones, or all."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from heapq import merge
from itertools import batched, chain
from typing import Final, NamedTuple

from ..people import fold_name
from ..tracker.archive_row import ArchivedRow, Headline, make_headline
from ..tracker.ids import fold_title
from ..tracker.models import MediaRequest
from ..tracker.terms import MediaType, Origin, RequestState
from ..tracker.tracker import Tracker
from .followed import is_followed

_NEVER: Final = datetime.min.replace(tzinfo=UTC)
# So many candidates are sorted in less than a millisecond.
_PIECE: Final = 4_096


class Scope(StrEnum):
    """Name where to look: requests that have a sensor, the archive, or both."""

    LIVE = "live"
    ARCHIVE = "archive"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Hold what a request must be to be listed; None asks for nothing."""

    scope: Scope = Scope.LIVE
    media_type: MediaType | None = None
    states: frozenset[RequestState] | None = None
    attention: bool | None = None
    requested_by: frozenset[str] | None = None
    library: bool | None = None
    text: str | None = None


class Candidate(NamedTuple):
    """Hold what decides whether and where a request is listed."""

    headline: Headline
    at: datetime
    needs_attention: bool = False
    other_titles: tuple[str, ...] = ()


class Candidates(NamedTuple):
    """Hold what may be listed, as it was at one moment."""

    live: list[Candidate]
    archived: Iterable[ArchivedRow]


def find_candidates(tracker: Tracker, query: Query) -> Candidates:
    """Return every request in the scope of a query, without a look at archived ones."""
    live: list[Candidate] = []
    if query.scope is not Scope.ARCHIVE:
        live.extend(
            _live_candidate(tracker, request)
            for request in tracker.requests.values()
            if query.scope is Scope.ALL or is_followed(request)
        )
    return Candidates(
        live, tracker.archive.rows() if query.scope is not Scope.LIVE else ()
    )


def select(candidates: Candidates, query: Query) -> list[str]:
    """Return the ids of those that a query asks for, the newest first.

    Reads the headlines of a long history, which takes its time. Works on frozen data
    alone, so that it may run in any thread.
    """
    tests = _tests(query)
    archived = (
        Candidate(headline, headline.finished_at or _NEVER)
        for headline in (row.headline for row in candidates.archived)
    )
    # Plain tuples of a number and a text are nothing to the garbage collector, which
    # would hold up everything for as many objects.
    places = [
        (each.at.timestamp(), each.headline.id)
        for each in chain(candidates.live, archived)
        if all(test(each) for test in tests)
    ]
    return [request_id for _, request_id in _newest_first(places)]


def _newest_first(places: list[tuple[float, str]]) -> Iterable[tuple[float, str]]:
    """Return places in order, sorted in pieces: a sort lets no other thread run."""
    pieces = [
        sorted(piece, reverse=True) for piece in batched(places, _PIECE, strict=False)
    ]
    return merge(*pieces, reverse=True)


def _live_candidate(tracker: Tracker, request: MediaRequest) -> Candidate:
    """Return what decides about a live request."""
    summary = tracker.summary(request.id)
    if summary is None:
        raise KeyError(request.id)
    original = request.original_title
    return Candidate(
        make_headline(request, summary),
        summary.finished_at or request.created_at,
        needs_attention=summary.attention is not None,
        other_titles=(*request.aliases, *((original.value,) if original else ())),
    )


def _tests(query: Query) -> list[Callable[[Candidate], bool]]:
    """Return what a candidate must pass, the cheap tests first."""
    tests: list[Callable[[Candidate], bool]] = []
    if (media_type := query.media_type) is not None:
        tests.append(lambda each: each.headline.media_type is media_type)
    if (states := query.states) is not None:
        tests.append(lambda each: each.headline.state in states)
    if (attention := query.attention) is not None:
        tests.append(lambda each: each.needs_attention is attention)
    if (library := query.library) is not None:
        tests.append(lambda each: (each.headline.origin is Origin.LIBRARY) is library)
    if (requested_by := query.requested_by) is not None:
        wanted = {fold_name(name) for name in requested_by}
        tests.append(lambda each: fold_name(each.headline.requested_by or "") in wanted)
    if query.text and (words := fold_title(query.text).split()):
        tests.append(lambda each: _has_words(each, words))
    return tests


def _has_words(candidate: Candidate, words: Iterable[str]) -> bool:
    """Return whether one title of a candidate, or its year, has all the words."""
    year = candidate.headline.year
    return any(
        all(word in text for word in words)
        for title in (candidate.headline.title, *candidate.other_titles)
        for text in (f"{fold_title(title)} {year or ''}",)
    )

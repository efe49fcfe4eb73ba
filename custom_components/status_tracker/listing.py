"""Find the requests that a list asks for: live ones, archived ones, or all."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from .followed import is_followed
from .tracker.archive import Headline, make_headline
from .tracker.ids import fold_title
from .tracker.models import MediaRequest, MediaType, RequestState
from .tracker.tracker import Tracker

_NEVER = datetime.min.replace(tzinfo=UTC)


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
    requested_by: str | None = None
    text: str | None = None


class Candidate(NamedTuple):
    """Hold what decides whether and where a request is listed."""

    at: datetime
    headline: Headline
    is_live: bool
    needs_attention: bool = False
    other_titles: tuple[str, ...] = ()


def find_candidates(tracker: Tracker, query: Query) -> list[Candidate]:
    """Return every request in the scope of a query, at the cost of a glance each."""
    candidates: list[Candidate] = []
    if query.scope is not Scope.ARCHIVE:
        candidates.extend(
            _live_candidate(tracker, request)
            for request in tracker.requests.values()
            if query.scope is Scope.ALL or is_followed(request)
        )
    if query.scope is not Scope.LIVE:
        candidates.extend(
            Candidate(row.headline.finished_at or _NEVER, row.headline, is_live=False)
            for row in tracker.archive
        )
    return candidates


def select(candidates: Iterable[Candidate], query: Query) -> list[Candidate]:
    """Return the candidates that a query asks for, the newest first.

    Works on frozen data alone, so that it may run in any thread.
    """
    tests = _tests(query)
    found = [each for each in candidates if all(test(each) for test in tests)]
    found.sort(key=lambda each: (each.at, each.headline.id), reverse=True)
    return found


def _live_candidate(tracker: Tracker, request: MediaRequest) -> Candidate:
    """Return what decides about a live request."""
    summary = tracker.summary(request.id)
    if summary is None:
        raise KeyError(request.id)
    original = request.original_title
    return Candidate(
        summary.finished_at or request.created_at,
        make_headline(request, summary),
        is_live=True,
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
    if (requested_by := query.requested_by) is not None:
        wanted = requested_by.casefold()
        tests.append(
            lambda each: (each.headline.requested_by or "").casefold() == wanted
        )
    if query.text and (words := _folded(query.text).split()):
        tests.append(lambda each: _has_words(each, words))
    return tests


def _has_words(candidate: Candidate, words: Iterable[str]) -> bool:
    """Return whether one title of a candidate, or its year, has all the words."""
    year = candidate.headline.year
    return any(
        all(word in text for word in words)
        for title in (candidate.headline.title, *candidate.other_titles)
        for text in (f"{_folded(title)} {year or ''}",)
    )


@lru_cache(maxsize=100_000)
def _folded(title: str) -> str:
    """Return a title as it compares, folded only once."""
    return fold_title(title)

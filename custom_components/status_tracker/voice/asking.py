"""Find the requests that somebody asks for aloud: titles may be misheard or short."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from difflib import SequenceMatcher
import re
from typing import Final, NamedTuple

from ..namesakes import Title
from ..tracker.archive_row import ArchivedRow
from ..tracker.ids import fold_title
from ..tracker.item_states import presence_of
from ..tracker.models import ItemKey, MediaRequest, Summary
from ..tracker.terms import FailureReason, ItemState, MediaType, RequestState
from ..tracker.tracker import Tracker
from ..views.followed import is_followed

GOOD: Final = 0.85
"""A title that has the words that were said scores this or more, of at most 1."""

# Two titles that score as close as this could both be meant.
_CLOSE: Final = 0.04
# How alike words must sound in letters to be taken for each other.
_ALIKE: Final = 0.72
# So many of the pairs of letters that were said must be in a title worth comparing.
_SHARED: Final = 0.4
# What a title that is a part of what was said scores at least, of what is good.
_PART: Final = 0.6
# Words this short are part of too many titles.
_SHORT: Final = 3
# Nobody says a longer one; comparing takes longer the more was said.
_LONGEST: Final = 300
_YEAR: Final = re.compile(r"(?P<title>.+) (?P<year>(?:19|20)\d\d)")
# In Japanese the year comes first.
_YEAR_FIRST: Final = re.compile(r"(?P<year>(?:19|20)\d\d)年の(?P<title>.+)")
_HOPELESS: Final = frozenset({FailureReason.DECLINED, FailureReason.DELETED})


class Titled(NamedTuple):
    """Hold what a request can be recognized by, and a Unix time to order it by."""

    request_id: str
    titles: tuple[str, ...]
    year: int | None
    media_type: MediaType
    state: RequestState
    at: float

    @property
    def title(self) -> Title:
        """Return what people tell it from others by."""
        return Title(self.titles[0], self.year, self.media_type)


class Match(NamedTuple):
    """Hold how well a request matches what was said."""

    score: float
    titled: Titled


class Arrival(NamedTuple):
    """Hold what of a request became ready to watch, and when the last of it did."""

    at: datetime
    request: MediaRequest
    items: frozenset[ItemKey]


def live_titles(tracker: Tracker, *, with_library: bool = False) -> list[Titled]:
    """Return the titles of the requests that somebody made and that are not over."""
    found: list[Titled] = []
    for request in tracker.requests.values():
        summary = tracker.summary(request.id)
        if summary is None or not (with_library or is_followed(request)):
            continue
        original = request.original_title
        others = {*request.aliases, *((original.value,) if original else ())}
        found.append(
            Titled(
                request.id,
                (request.name, *sorted(others - {request.name})),
                request.year.value if request.year else None,
                request.media_type,
                summary.state,
                request.updated_at.timestamp(),
            )
        )
    return found


def archived_titles(rows: Iterable[ArchivedRow]) -> Iterator[Titled]:
    """Yield the titles of what is over, and of what lies in the library."""
    for row in rows:
        headline = row.headline
        finished = headline.finished_at
        yield Titled(
            headline.id,
            (headline.title,),
            headline.year,
            headline.media_type,
            headline.state,
            finished.timestamp() if finished else 0.0,
        )


def find_matches(spoken: str, candidates: Iterable[Titled]) -> list[Match]:
    """Return the candidates whose titles sound like what was said, the best first.

    Works on frozen data alone, so that it may run in any thread.
    """
    said = fold_title(spoken[:_LONGEST])
    if not said:
        return []
    heard, year = [_Heard(said)], None
    if match := _YEAR.fullmatch(said) or _YEAR_FIRST.fullmatch(said):
        heard.append(_Heard(match["title"]))
        year = match["year"]
    matches: list[Match] = []
    for candidate in candidates:
        titles = [fold_title(title) for title in candidate.titles]
        if year and str(candidate.year) != year:
            titles = [title for title in titles if year in title]
        score = max((each.score(one) for each in heard for one in titles), default=0)
        if score > 0:
            matches.append(Match(score, candidate))
    return sorted(matches, key=lambda each: (-each.score, -each.titled.at))


def choose(matches: list[Match]) -> list[Titled]:
    """Return who can be meant: one where that is clear, each title once.

    Of two that are as good, the one that is under way is asked about.
    """
    if not matches:
        return []
    close = [each.titled for each in matches if matches[0].score - each.score <= _CLOSE]
    waiting = [each for each in close if _is_under_way(each)]
    if len({_title_of(each) for each in waiting}) == 1:
        return waiting[:1]
    found: dict[Title, Titled] = {}
    for each in waiting + close:
        found.setdefault(_title_of(each), each)
    return list(found.values())


def can_be_asked_back(chosen: Iterable[Titled]) -> bool:
    """Tell whether titles can be told apart by saying them, with their years."""
    titles = [_title_of(each) for each in chosen]
    years = {title.year for title in titles if title.year is not None}
    return len({title.name for title in titles}) > 1 or len(years) == len(titles)


def namesakes_of(titled: Titled, matches: Iterable[Match]) -> list[Title]:
    """Return the titles that sound the same as one, among those that were found."""
    name = _title_of(titled).name
    others = (each.titled for each in matches)
    return [each.title for each in others if _title_of(each).name == name]


def find_moving(tracker: Tracker) -> list[MediaRequest]:
    """Return the requests that are on their way, the ones that end first in front."""

    def place(request: MediaRequest) -> tuple[bool, int, float]:
        summary = tracker.summary(request.id)
        eta = summary.eta if summary else None
        return eta is None, eta or 0, -request.updated_at.timestamp()

    return sorted(
        (
            tracker.requests[request_id]
            for request_id in tracker.unfinished
            if request_id in tracker.requests
            and is_followed(tracker.requests[request_id])
        ),
        key=place,
    )


def find_stuck(tracker: Tracker) -> list[MediaRequest]:
    """Return the requests that somebody should look at, the newest trouble in front."""
    found = [
        (troubled_since(request, summary), request)
        for request in tracker.requests.values()
        if is_followed(request)
        and (summary := tracker.summary(request.id)) is not None
        and is_stuck(summary)
    ]
    return [
        request for _, request in sorted(found, key=lambda each: each[0], reverse=True)
    ]


def is_stuck(summary: Summary) -> bool:
    """Tell whether a request does not move, and not because somebody wants that."""
    if summary.attention is not None:
        return True
    return summary.state is RequestState.FAILED and summary.failure not in _HOPELESS


def troubled_since(request: MediaRequest, summary: Summary) -> datetime:
    """Return when a request came into trouble."""
    if summary.attention is not None:
        return summary.attention.since
    return summary.finished_at or request.updated_at


def find_arrivals(tracker: Tracker, since: datetime) -> list[Arrival]:
    """Return what became ready to watch since some time, the newest in front."""
    found: list[Arrival] = []
    for request in tracker.requests.values():
        if not is_followed(request) or (request.updated_at < since - timedelta(days=1)):
            continue
        times = dict(_arrived(tracker, request, since))
        if times:
            found.append(Arrival(max(times.values()), request, frozenset(times)))
    return sorted(found, key=lambda each: each.at, reverse=True)


def _arrived(
    tracker: Tracker, request: MediaRequest, since: datetime
) -> Iterator[tuple[ItemKey, datetime]]:
    """Yield the items that can be played since then, and since when exactly."""
    for key, state in tracker.item_states(request.id).items():
        item = request.items.get(key)
        if state is not ItemState.AVAILABLE or item is None:
            continue
        presence = presence_of(request, item)
        if presence is not None and presence.since >= since:
            yield key, presence.since


def _is_under_way(titled: Titled) -> bool:
    """Tell whether somebody still waits for a request."""
    return titled.state not in (RequestState.AVAILABLE, RequestState.FAILED)


def _title_of(titled: Titled) -> Title:
    """Return what tells titles apart when they are spoken."""
    return titled.title._replace(name=fold_title(titled.titles[0]))


class _Heard:
    """Compare what was said with titles, all of them folded."""

    def __init__(self, said: str) -> None:
        """Take the words that were said."""
        self._said = said
        self._count = len(said.split())
        self._pairs = {said[at : at + 2] for at in range(len(said) - 1)}
        self._matcher = SequenceMatcher(autojunk=False)
        self._matcher.set_seq2(said)

    def score(self, title: str) -> float:
        """Return how well a title matches, from 0 to 1."""
        said = self._said
        if title == said:
            return 1.0
        if not title:
            return 0.0
        if len(said) >= _SHORT and _contains(title, said):
            return GOOD + (1 - GOOD) * len(said) / len(title) * 0.9
        if len(title) >= _SHORT and _contains(said, title):
            return GOOD * (_PART + (1 - _PART) * len(title) / len(said))
        if len(said) <= _SHORT or not self._is_worth_it(title):
            return 0.0
        alike = max(map(self._ratio, self._windows(title)))
        return GOOD * alike if alike >= _ALIKE else 0.0

    def _is_worth_it(self, title: str) -> bool:
        """Tell cheaply whether a title has enough of the letters that were said."""
        shared = sum(pair in title for pair in self._pairs)
        return shared >= _SHARED * len(self._pairs)

    def _ratio(self, words: str) -> float:
        """Return how alike some words are to those that were said."""
        self._matcher.set_seq1(words)
        if self._matcher.real_quick_ratio() < _ALIKE:
            return 0.0
        return self._matcher.ratio()

    def _windows(self, title: str) -> set[str]:
        """Return the title, and each part of it that has as many words."""
        words = title.split()
        parts = {
            " ".join(words[at : at + self._count])
            for at in range(len(words) - self._count + 1)
        }
        return parts | {title}


def _contains(longer: str, shorter: str) -> bool:
    """Tell whether a text has another as whole words, or anywhere without spaces."""
    if shorter.isascii():
        return f" {shorter} " in f" {longer} "
    return shorter in longer

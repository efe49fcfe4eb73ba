"""Say where requests stand in sentences that are short and easily spoken.

The texts are given by key, so that one set of rules speaks every language.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from functools import reduce
from typing import Final

from ..namesakes import Title, marks_of, title_of
from ..tracker.ids import fold_title
from ..tracker.models import MediaRequest, Summary
from ..tracker.terms import MediaType, RequestState
from .asking import Arrival, is_stuck

MOST: Final = 3
"""How many requests are told one by one: nobody listens to more."""

_MOST_TITLES: Final = 5
# Longer words of a service are for reading.
_LONGEST_DETAIL: Final = 90
_ENDS: Final = (".", "!", "?", "\u3002", "\uff01", "\uff1f")
_MINUTE: Final = timedelta(minutes=1).total_seconds()
_HOUR: Final = timedelta(hours=1).total_seconds()


class Speaker:
    """Speak one language."""

    def __init__(self, texts: Mapping[str, str], details: Mapping[str, str]) -> None:
        """Take the texts of that language, and its words for details that are codes."""
        self._texts = texts
        self._details = details

    def say(self, key: str, **words: object) -> str:
        """Return one sentence that is always said alike."""
        return self._sentence(self._text(key, **words))

    def name(self, title: Title, namesakes: Iterable[Title]) -> str:
        """Return what a title is called, beside others that sound the same."""
        marks = marks_of(title, namesakes)
        name = title.name
        if marks.year:
            name = self._text("with_year", title=name, year=title.year)
        if marks.kind:
            name = self._text(title.media_type.value, title=name)
        return name

    def names(self, titles: Sequence[Title]) -> list[str]:
        """Return what each title is called, beside the others."""
        called: dict[str, list[Title]] = {}
        for title in titles:
            called.setdefault(fold_title(title.name), []).append(title)
        return [self.name(each, called[fold_title(each.name)]) for each in titles]

    def where(self, request: MediaRequest, summary: Summary, name: str) -> str:
        """Say where a request stands, how far it is, and what is wrong with it."""
        if is_stuck(summary):
            return self.trouble(request, summary, name)
        clauses = [
            self._text(summary.state.value, title=name, reason="")
            if summary.state is not RequestState.FAILED
            else self._failure(summary, name)
        ]
        clauses += self._how_far(request, summary)
        return self._sentence(reduce(self._join, clauses))

    def trouble(self, request: MediaRequest, summary: Summary, name: str) -> str:
        """Say why a request does not move."""
        attention = summary.attention
        if attention is None:
            text = self._failure(summary, name)
            detail = summary.failure_detail
        else:
            reason = self._text(f"why_{attention.reason}")
            text = self._text("needs_attention", title=name, reason=reason)
            detail = attention.detail
        detail = self._details.get(detail or "", detail)
        if not detail or len(detail) > _LONGEST_DETAIL or "/" in detail:
            return self._sentence(text)
        return self._sentences([self._sentence(text), self._sentence(detail.strip())])

    def why(self, request: MediaRequest, summary: Summary, name: str) -> str:
        """Say why a request is not there yet, or that nothing is wrong."""
        where = self.where(request, summary, name)
        if is_stuck(summary) or summary.state in (
            RequestState.AVAILABLE,
            RequestState.FAILED,
        ):
            return where
        return self._sentences([self.say("fine", title=name), where])

    def moving(self, requests: Sequence[tuple[MediaRequest, Summary]]) -> str:
        """Say what is on its way."""
        return self._list("none_moving", "some_moving", requests)

    def stuck(self, requests: Sequence[tuple[MediaRequest, Summary]]) -> str:
        """Say what needs attention."""
        return self._list("all_fine", "some_stuck", requests)

    def new(self, arrivals: Sequence[tuple[Arrival, Summary]], days: int) -> str:
        """Say what became ready to watch in the last days."""
        if not arrivals:
            if days <= 1:
                return self.say("nothing_new_today")
            return self.say("nothing_new", days=days)
        names = self.names([title_of(arrival.request) for arrival, _ in arrivals])
        arrived = [
            self._arrived(*each, name)
            for each, name in zip(arrivals, names, strict=True)
        ]
        titles = list(dict.fromkeys(arrived))
        sentence = self.say("new", titles=self.listed(titles[:_MOST_TITLES]))
        return self._sentences([sentence, *self._rest(len(titles) - _MOST_TITLES)])

    def which(self, titles: Sequence[Title]) -> str:
        """Ask which of several titles is meant."""
        told = list(dict.fromkeys(self.names(titles)))[:MOST]
        return self._text("which", titles=self.listed(told, "or"))

    def together(self, answers: Sequence[str]) -> str:
        """Say where some titles of one name stand, as one answer."""
        return self._sentences([*answers[:MOST], *self._rest(len(answers) - MOST)])

    def listed(self, parts: Sequence[str], last: str = "and") -> str:
        """Return parts as a list in a sentence."""
        if len(parts) < 2:
            return "".join(parts)
        first = reduce(self._join, parts[:-1])
        return self._text(last, first=first, last=parts[-1])

    def _list(
        self, none: str, some: str, requests: Sequence[tuple[MediaRequest, Summary]]
    ) -> str:
        """Say where some requests stand, and how many there are."""
        if not requests:
            return self.say(none)
        names = self.names([title_of(request) for request, _ in requests])
        told = [
            self.where(*each, name)
            for each, name in zip(requests[:MOST], names, strict=False)
        ]
        if len(requests) > 1:
            told.insert(0, self.say(some, count=len(requests)))
        return self._sentences([*told, *self._rest(len(requests) - MOST)])

    def _rest(self, count: int) -> list[str]:
        """Say how many there are that were not told."""
        if count <= 0:
            return []
        return [self.say("one_more") if count == 1 else self.say("more", count=count)]

    def _failure(self, summary: Summary, name: str) -> str:
        """Return the clause that tells why a request failed."""
        reason = self._text(f"why_{summary.failure or 'request_failed'}")
        return self._text(RequestState.FAILED, title=name, reason=reason)

    def _how_far(self, request: MediaRequest, summary: Summary) -> Iterable[str]:
        """Yield how much of a request is there, and how long the rest will take."""
        counts = summary.counts
        is_ready = summary.state is RequestState.AVAILABLE
        if request.media_type is MediaType.TV and counts.wanted > 1 and not is_ready:
            yield self._text("episodes", ready=counts.available, total=counts.wanted)
        elif summary.state is RequestState.DOWNLOADING and summary.progress:
            yield self._text("percent", percent=int(summary.progress * 100))
        if summary.state is RequestState.DOWNLOADING and summary.eta is not None:
            yield self._time(summary.eta)
        if is_ready and counts.unaired:
            key = "unaired_one" if counts.unaired == 1 else "unaired"
            yield self._text(key, count=counts.unaired)

    def _time(self, seconds: int) -> str:
        """Return how long something takes, as exactly as anybody wants to know."""
        if seconds < 1.5 * _MINUTE:
            return self._text("minute")
        if seconds < 95 * _MINUTE:
            minutes = round(seconds / _MINUTE)
            count = minutes if minutes <= 10 else 5 * round(minutes / 5)
            return self._text("minutes", count=count)
        if seconds <= 24 * _HOUR:
            return self._text("hours", count=round(seconds / _HOUR))
        return self._text("days")

    def _arrived(self, arrival: Arrival, summary: Summary, title: str) -> str:
        """Return what arrived of a request: all of it, or some episodes."""
        count = len(arrival.items)
        if arrival.request.media_type is MediaType.MOVIE or (
            summary.state is RequestState.AVAILABLE
            and count >= summary.counts.available > 1
        ):
            return title
        if count == 1:
            return self._text("new_episode", title=title)
        return self._text("new_episodes", title=title, count=count)

    def _text(self, key: str, **words: object) -> str:
        """Return a text with its words filled in."""
        return self._texts[key].format(**words)

    def _join(self, first: str, rest: str) -> str:
        """Return two clauses as one."""
        return self._text("joined", first=first, rest=rest)

    def _sentence(self, text: str) -> str:
        """Return a clause as a sentence; titles and services may have ended it."""
        if text.endswith(_ENDS):
            return text
        return self._text("sentence", text=text)

    def _sentences(self, sentences: Sequence[str]) -> str:
        """Return sentences one after the other."""
        return reduce(
            lambda first, rest: self._text("sentences", first=first, rest=rest),
            sentences,
        )

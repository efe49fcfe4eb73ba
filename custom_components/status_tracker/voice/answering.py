"""Answer what people ask aloud, for the assistant's sentences and language models."""

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from itertools import chain
from typing import Final, NamedTuple

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.translation import async_get_translations
from homeassistant.util import dt as dt_util, language as language_util

from ..const import DOMAIN
from ..coordinator import StatusTrackerConfigEntry
from ..tracker.models import MediaRequest, Summary
from ..tracker.terms import MediaType, RequestState
from ..tracker.tracker import Tracker
from ..views.request import Json
from .asking import (
    GOOD,
    Match,
    Titled,
    archived_titles,
    can_be_asked_back,
    choose,
    find_arrivals,
    find_matches,
    find_moving,
    find_stuck,
    live_titles,
    namesakes_of,
)
from .spoken import Speaker

LANGUAGES: Final = ("en", "de", "fr", "es", "nl", "ja")
"""The languages that are spoken; in any other one the answer is in English."""

DEFAULT_DAYS: Final = 3
"""How far "new" looks back."""

_PREFIX: Final = f"component.{DOMAIN}.common.voice_"
_DETAILS: Final = (
    f"component.{DOMAIN}.entity.sensor.request.state_attributes.attention_detail.state."
)
_MOST_VIEWED: Final = 10
_LONGEST_DETAIL: Final = 300

type _Known = tuple[MediaRequest, Summary]
type _Tell = Callable[[MediaRequest, Summary, str], str]


class Answer(NamedTuple):
    """Hold an answer to be spoken, and the requests that it is about.

    `total` is how many there are, of which only the first ones are in `requests`.
    """

    speech: str
    requests: list[Json]
    total: int


@callback
def loaded_entry(hass: HomeAssistant) -> StatusTrackerConfigEntry | None:
    """Return the entry while it is loaded."""
    entries: list[StatusTrackerConfigEntry] = hass.config_entries.async_loaded_entries(
        DOMAIN
    )
    return entries[0] if entries else None


async def async_speaker(hass: HomeAssistant, language: str | None) -> Speaker:
    """Return who speaks a language, or else English."""
    wanted = language or hass.config.language
    spoken = next(iter(language_util.matches(wanted, LANGUAGES)), LANGUAGES[0])
    texts = await async_get_translations(hass, spoken, "common", {DOMAIN})
    names = await async_get_translations(hass, spoken, "entity", {DOMAIN})
    return Speaker(
        {key.removeprefix(_PREFIX): text for key, text in texts.items()},
        {
            key.removeprefix(_DETAILS): text
            for key, text in names.items()
            if key.startswith(_DETAILS)
        },
    )


class Answerer:
    """Answer questions about the requests of an entry in one language."""

    def __init__(
        self, hass: HomeAssistant, entry: StatusTrackerConfigEntry, speaker: Speaker
    ) -> None:
        """Take whom to ask, and who speaks."""
        self._hass = hass
        self._tracker = entry.runtime_data.coordinator.tracker
        self._speaker = speaker

    async def async_where(self, title: str) -> Answer:
        """Say where the request with such a title stands."""
        return await self._async_tell(title, self._speaker.where)

    async def async_why(self, title: str) -> Answer:
        """Say why the request with such a title is not there yet."""
        return await self._async_tell(title, self._speaker.why)

    @callback
    def async_moving(self) -> Answer:
        """Say what is on its way."""
        known = self._known(find_moving(self._tracker))
        return _answer(self._speaker.moving(known), known)

    @callback
    def async_stuck(self) -> Answer:
        """Say what needs attention."""
        known = self._known(find_stuck(self._tracker))
        return _answer(self._speaker.stuck(known), known)

    @callback
    def async_new(self, days: int = DEFAULT_DAYS) -> Answer:
        """Say what became ready to watch in the last days."""
        since = dt_util.utcnow() - timedelta(days=days)
        arrivals = [
            (arrival, summary)
            for arrival in find_arrivals(self._tracker, since)
            if (summary := self._tracker.summary(arrival.request.id)) is not None
        ]
        known = [(arrival.request, summary) for arrival, summary in arrivals]
        return _answer(self._speaker.new(arrivals, days), known)

    async def _async_tell(self, title: str, tell: _Tell) -> Answer:
        """Tell of the request that is meant, or say that none is, or ask which one.

        Where no answer to that could be told from the question, tell of all of them.
        """
        matches = await self._async_matches(title)
        chosen = choose(matches)
        if len(chosen) > 1 and can_be_asked_back(chosen):
            views = [_view_name(each) for each in chosen[:_MOST_VIEWED]]
            which = self._speaker.which([each.title for each in chosen])
            return Answer(which, views, len(chosen))
        said: list[str] = []
        known: list[_Known] = []
        for each in chosen:
            request = self._tracker.get(each.request_id)
            summary = self._tracker.summary(each.request_id)
            if request is None or summary is None:
                continue
            name = self._speaker.name(each.title, namesakes_of(each, matches))
            said.append(tell(request, summary, name))
            known.append((request, summary))
        if not known:
            return Answer(self._speaker.say("unknown", title=title), [], 0)
        return _answer(self._speaker.together(said), known)

    async def _async_matches(self, title: str) -> list[Match]:
        """Return who may be meant among the live requests, else among all there are."""
        near = find_matches(title, live_titles(self._tracker))
        if any(each.score >= GOOD for each in near):
            return near
        live = live_titles(self._tracker, with_library=True)
        rows = self._tracker.archive.rows()

        def search() -> list[Match]:
            return find_matches(title, chain(live, archived_titles(rows)))

        # A long history would hold the event loop up.
        return await self._hass.async_add_executor_job(search)

    def _known(self, requests: Iterable[MediaRequest]) -> list[_Known]:
        """Return requests with where they stand."""
        return _with_summaries(self._tracker, requests)


def _with_summaries(tracker: Tracker, requests: Iterable[MediaRequest]) -> list[_Known]:
    """Return requests with where they stand, as far as they are known."""
    return [
        (request, summary)
        for request in requests
        if (summary := tracker.summary(request.id)) is not None
    ]


def _answer(speech: str, known: Sequence[_Known]) -> Answer:
    """Return an answer about several requests."""
    return Answer(speech, [_view(*each) for each in known[:_MOST_VIEWED]], len(known))


def _view_name(titled: Titled) -> Json:
    """Return what tells a title from others."""
    return {
        "title": titled.titles[0],
        "year": titled.year,
        "type": titled.media_type.value,
        "state": titled.state.value,
    }


def _view(request: MediaRequest, summary: Summary) -> Json:
    """Return what a language model gets to know of a request: little, and no ids."""
    # What is downloaded may never have been looked at while it was.
    progress = summary.progress if summary.state is RequestState.DOWNLOADING else None
    view: Json = {
        "title": request.name,
        "year": request.year.value if request.year else None,
        "type": request.media_type.value,
        "state": summary.state.value,
        "requested_by": request.requested_by.value if request.requested_by else None,
        "percent": None if progress is None else int(progress * 100),
        "minutes_left": None if summary.eta is None else round(summary.eta / 60),
    }
    if request.media_type is MediaType.TV:
        counts = summary.counts
        view["episodes"] = {
            "ready": counts.available,
            "wanted": counts.wanted,
            "not_aired": counts.unaired,
        }
    if (attention := summary.attention) is not None:
        view["problem"] = _problem(attention.reason, attention.detail)
        view["problem"]["since"] = attention.since.isoformat()
    elif summary.failure is not None:
        view["problem"] = _problem(summary.failure, summary.failure_detail)
    return {name: value for name, value in view.items() if value is not None}


def _problem(reason: str, detail: str | None) -> Json:
    """Return what is wrong, in the words of the service where it said something."""
    problem: Json = {"reason": str(reason)}
    if detail:
        problem["detail"] = detail[:_LONGEST_DETAIL]
    return problem

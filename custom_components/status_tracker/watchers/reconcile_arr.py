"""Find what the webhooks of Radarr and Sonarr did not tell."""

from abc import abstractmethod
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Final, override

from homeassistant.core import HomeAssistant, callback
from homeassistant.util import dt as dt_util

from ..clients.arr import ArrClient
from ..clients.radarr_models import Movie
from ..clients.sonarr_models import Series
from ..coordinator import StatusTrackerConfigEntry
from ..instances import is_for_4k
from ..tracker.changes import Changes
from ..tracker.facts import ArrRemoved, EpisodeInfo, Fact, Subject
from ..tracker.models import MediaIds, MediaRequest, Source
from ..tracker.terms import ItemState, MediaType, RequestState
from .arr_records import history_facts, queue_facts
from .arr_titles import Origin, about_title
from .arr_words import ArrWords
from .met_titles import MetTitles
from .periodic import PeriodicWatcher

_BUSY: Final = timedelta(minutes=1)
_IDLE: Final = timedelta(minutes=15)
# How far back the first look goes, and how much later ones overlap.
_FIRST_LOOK: Final = timedelta(days=1)
_OVERLAP: Final = timedelta(minutes=2)
_INSTANT: Final = timedelta(microseconds=1)
# How many titles are asked for one by one in one look.
_MOST_TITLES: Final = 20
_WAITING: Final = frozenset(
    {RequestState.REQUESTED, RequestState.APPROVED, RequestState.SEARCHING}
)
_ARRIVED: Final = frozenset({ItemState.WANTED, ItemState.DOWNLOADED})


class ArrReconciler[ClientT: ArrClient, TitleT: Movie | Series](
    PeriodicWatcher[ClientT]
):
    """Compare the requests with history, queue and files, a few calls each time.

    The history since the last look tells of grabs, imports, failures and deletions
    with their real times; the queue of what is stuck. Titles that Seerr passed on
    but no webhook named are looked up by their public ids, some in each look.
    """

    media_type: MediaType

    def __init__(
        self,
        hass: HomeAssistant,
        entry: StatusTrackerConfigEntry,
        instance: str,
        client: ClientT,
    ) -> None:
        """Prepare to compare with the records of a subentry's service."""
        super().__init__(hass, entry, instance, client)
        self.origin = Origin(
            source=Source(self.health.service, instance),
            media_type=self.media_type,
            is_4k=is_for_4k(entry, instance),
        )
        self._titles = MetTitles(
            lambda: self.coordinator.tracker,
            self.origin,
            self.async_by_number,
            self.subject,
        )
        self._newest: datetime | None = None
        self._asked: dict[str, float] = {}
        self._missed: set[str] = set()
        self._is_idle = False
        self.tags: dict[int, str] = {}
        self._words = ArrWords(client)

    @override
    def interval(self) -> timedelta:
        self._is_idle = not any(True for _ in self.unfinished())
        return _IDLE if self._is_idle else _BUSY

    @override
    async def async_look(self, *, is_back: bool) -> None:
        now = dt_util.utcnow()
        facts = await self._async_history(now)
        if any(True for _ in self.unfinished()):
            facts.extend(await self._async_queue(now))
        await self.coordinator.async_apply(facts)
        self._note_history()
        if is_back:
            self._asked.clear()
            self.tags = await self.client.tags()
        await self.coordinator.async_apply(self._about_met(now))
        for request in self._overdue():
            self._asked[request.id] = self.hass.loop.time()
            await self.coordinator.async_apply(await self.async_title(request, now))
            if self.arr_id(request) is None:
                self._missed.add(request.id)

    @abstractmethod
    async def async_by_ids(self, ids: MediaIds) -> TitleT | None:
        """Return a title by its public ids."""

    @abstractmethod
    async def async_by_number(self, arr_id: int) -> TitleT | None:
        """Return a title by the program's number."""

    @abstractmethod
    def subject(self, title: TitleT) -> Subject | None:
        """Return a title with its public ids, None where it was only looked up."""

    @abstractmethod
    async def async_facts(
        self, title: TitleT, request: MediaRequest, now: datetime
    ) -> Iterable[Fact]:
        """Return what is known of a title and its files."""

    @abstractmethod
    async def async_infos(
        self, episode_ids: Iterable[tuple[int, int]]
    ) -> dict[int, EpisodeInfo]:
        """Return episodes by the program's number, from pairs of show and episode."""

    async def async_title(self, request: MediaRequest, now: datetime) -> Iterable[Fact]:
        """Return what the program says of the title of a request."""
        arr_id = self.arr_id(request)
        if arr_id is None:
            title = await self.async_by_ids(request.ids)
        else:
            title = await self.async_by_number(arr_id)
        if title is not None:
            self._words.note_title(title)
            return await self.async_facts(title, request, now)
        if arr_id is None:
            return ()
        subject = self.origin.subject(arr_id)
        told = max(one.at for ref, one in request.arr.items() if ref == subject.arr)
        title = await self.async_by_ids(request.ids)
        if title is not None and self.subject(title) is not None:
            # It was added anew: what is told of it now says which files are there.
            renewed = ArrRemoved(
                at=told + _INSTANT,
                source=self.origin.source,
                subject=subject,
                files_deleted=False,
            )
            return (renewed, *await self.async_facts(title, request, now))
        # Whether its files are still there, Jellyfin will say.
        return (
            ArrRemoved(
                at=max(now, told),
                source=self.origin.source,
                subject=subject,
                files_deleted=True,
            ),
        )

    async def async_words(self, request: MediaRequest) -> str | None:
        """Return what the program says about a title that it finds nothing for.

        Raises ServiceError where it does not answer as it should.
        """
        arr_id = self.arr_id(request)
        return None if arr_id is None else await self._words.about(arr_id)

    def unfinished(self) -> Iterator[MediaRequest]:
        """Yield the unfinished requests that this instance may know."""
        tracker = self.coordinator.tracker
        for request_id in tracker.unfinished:
            request = tracker.requests[request_id]
            if request.media_type is not self.media_type:
                continue
            if None not in (request.is_4k, self.origin.is_4k) and (
                request.is_4k is not self.origin.is_4k
            ):
                continue
            listed = [ref for ref, record in request.arr.items() if record.present]
            if not listed or any(ref.instance == self.instance for ref in listed):
                yield request

    def arr_id(self, request: MediaRequest) -> int | None:
        """Return the number of a request's title here, None while it is not known."""
        return next(
            (
                ref.id
                for ref, record in request.arr.items()
                if ref.instance == self.instance and record.present
            ),
            None,
        )

    @property
    def _mark(self) -> str:
        """Return the key under which the last look is remembered."""
        return f"history:{self.instance}"

    async def _async_history(self, now: datetime) -> list[Fact]:
        """Return what happened since the last look.

        What was last is told by the program's own clock, which need not be ours.
        """
        mark = dt_util.parse_datetime(self.coordinator.marks.get(self._mark, ""))
        if mark is None or mark > now:
            # Nothing is remembered, or what a clock said that was far ahead.
            mark = now - _FIRST_LOOK
        records = await self.client.history_since(mark - _OVERLAP)
        dates = (record.date for record in records if record.date is not None)
        self._newest = max(dates, default=None)
        ids = {record.movie_id or record.series_id or 0 for record in records}
        subjects = await self._titles.subjects(ids)
        return list(history_facts(records, subjects, self.origin))

    def _note_history(self) -> None:
        """Remember how far the history was read, once that is safely kept."""
        now = dt_util.utcnow()
        if self._newest is not None:
            newest = min(self._newest, now)
        elif self._mark not in self.coordinator.marks:
            newest = now - _FIRST_LOOK
        else:
            return
        self.coordinator.async_mark(self._mark, newest.isoformat())

    async def _async_queue(self, now: datetime) -> list[Fact]:
        """Return what is under way or stuck."""
        records = await self.client.queue()
        self._words.note_queue(records)
        ids = {record.movie_id or record.series_id or 0 for record in records}
        subjects = await self._titles.subjects(ids)
        infos = await self.async_infos(
            (record.series_id, record.episode_id)
            for record in records
            if record.series_id is not None and record.episode_id is not None
        )
        return list(queue_facts(records, infos, subjects, self.origin, now))

    def _about_met(self, now: datetime) -> list[Fact]:
        """Return what is known of the titles that the records led to."""
        return [
            fact
            for title, subject in self._titles.take()
            for fact in about_title(title, subject, self.origin, self.tags, now)
        ]

    def _overdue(self) -> list[MediaRequest]:
        """Return some requests worth asking for, those not asked the longest first."""
        now, never = self.hass.loop.time(), float("-inf")
        unfinished = list(self.unfinished())
        known = {one.id for one in unfinished}
        self._asked = {key: at for key, at in self._asked.items() if key in known}
        self._missed &= known
        due = [
            request
            for request in unfinished
            if now - self._asked.get(request.id, never)
            >= self._patience(request).total_seconds()
        ]
        due.sort(key=lambda one: self._asked.get(one.id, never))
        return due[:_MOST_TITLES]

    def _patience(self, request: MediaRequest) -> timedelta:
        """Return how long to leave a request alone: less where a webhook is missing."""
        tracker = self.coordinator.tracker
        summary = tracker.summary(request.id)
        waits = summary is None or summary.state in _WAITING
        states = tracker.item_states(request.id).values()
        return _BUSY if waits or any(one in _ARRIVED for one in states) else _IDLE

    @override
    @callback
    def async_changed(self, changes: Changes) -> None:
        """Look at once at a request that is new to this instance, or ends its rest."""
        tracker = self.coordinator.tracker
        for change in changes.requests.values():
            request = tracker.requests.get(change.request_id)
            if request is None or request.media_type is not self.media_type:
                continue
            is_listed = self.arr_id(request) is not None
            if is_listed and request.id in self._missed:
                # It came since it was asked for, with all that belongs to it.
                self._missed.discard(request.id)
                self._asked.pop(request.id, None)
            is_new = is_listed and request.id not in self._asked
            if is_new or (self._is_idle and request.id in tracker.unfinished):
                self._is_idle = False
                self.async_call()

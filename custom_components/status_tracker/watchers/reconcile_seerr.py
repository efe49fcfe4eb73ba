"""Find what Seerr's webhook did not tell: new wishes, answers, deleted requests."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final, override

from homeassistant.core import HomeAssistant, callback
from homeassistant.util import dt as dt_util

from ..clients.answers import MediaType as ClientMediaType
from ..clients.errors import ServiceResponseError
from ..clients.seerr import SeerrClient
from ..clients.seerr_models import MediaStatus, RequestStatus, SeerrRequest
from ..coordinator import StatusTrackerConfigEntry
from ..tracker.changes import Changes
from ..tracker.facts import (
    AnimeKnown,
    Authority,
    AvailabilityHinted,
    Described,
    Fact,
    Subject,
    Wished,
)
from ..tracker.models import MediaIds, SeerrRef, Source
from ..tracker.terms import AnimeEvidence, MediaType, Service, WishStatus
from .periodic import PeriodicWatcher

_INTERVAL: Final = timedelta(minutes=1)
_OVERLAP: Final = timedelta(minutes=5)
_INSTANT: Final = timedelta(microseconds=1)
_MOST_TITLES: Final = 20
_STATUSES: Final[Mapping[RequestStatus, WishStatus]] = {
    RequestStatus.PENDING: WishStatus.PENDING,
    RequestStatus.APPROVED: WishStatus.APPROVED,
    RequestStatus.COMPLETED: WishStatus.APPROVED,
    RequestStatus.DECLINED: WishStatus.DECLINED,
    RequestStatus.FAILED: WishStatus.FAILED,
}
_OPEN: Final = frozenset(
    {RequestStatus.PENDING, RequestStatus.APPROVED, RequestStatus.FAILED}
)


class SeerrReconciler(PeriodicWatcher[SeerrClient]):
    """Compare the requests with Seerr's.

    Listing requests makes Seerr ask every Sonarr and Radarr, counting them costs it
    nothing: so they are counted each minute, and listed when the counts moved.
    """

    def __init__(
        self,
        hass: HomeAssistant,
        entry: StatusTrackerConfigEntry,
        instance: str,
        client: SeerrClient,
    ) -> None:
        """Prepare to compare with the requests of a subentry's Seerr."""
        super().__init__(hass, entry, instance, client)
        self._counts: dict[str, int] | None = None
        self._unknown: dict[str, None] = {}

    @property
    def _source(self) -> Source:
        """Return who reports."""
        return Source(Service.SEERR, self.instance)

    @property
    def _mark(self) -> str:
        """Return the key under which the last change seen is remembered."""
        return f"requests:{self.instance}"

    @override
    def interval(self) -> timedelta:
        return _INTERVAL

    @override
    async def async_look(self, *, is_back: bool) -> None:
        counts = await self.client.request_counts()
        if is_back or counts != self._counts:
            total = counts.get("total")
            before = (self._counts or {}).get("total")
            known = self._known_ids()
            await self._async_list_changed()
            if is_back or (
                total is not None and before is not None and total <= before
            ):
                await self._async_find_deleted(known)
        self._counts = counts
        await self._async_describe()

    async def _async_list_changed(self) -> None:
        """Report the wishes that changed since the last look."""
        mark = dt_util.parse_datetime(self.coordinator.marks.get(self._mark, ""))
        newest = mark
        facts: list[Fact] = []
        since = mark - _OVERLAP if mark is not None else None
        async for request in self.client.iter_requests(since):
            changed = request.updated or request.created
            if changed is not None and (newest is None or changed > newest):
                newest = changed
            if mark is not None or _is_open(request):
                told = list(self._facts(request))
                facts.extend(told)
                if told and not self.coordinator.tracker.find(told[0].subject):
                    facts.extend(await self._async_title(told[0].subject))
        await self.coordinator.async_apply(facts)
        if newest is not None:
            self.coordinator.async_mark(self._mark, newest.isoformat())

    def _facts(self, request: SeerrRequest) -> Iterator[Fact]:
        """Yield what a request in Seerr says."""
        subject = self._subject(request)
        status = _STATUSES.get(request.status)
        at = request.updated or request.created
        if subject is None or status is None or at is None:
            return
        seasons = frozenset(season.number for season in request.seasons)
        created = request.created or at
        for told_at, told in {created: WishStatus.PENDING, at: status}.items():
            yield Wished(
                at=told_at,
                source=self._source,
                subject=subject,
                status=told,
                seasons=seasons if subject.media_type is MediaType.TV else None,
                requested_by=_name(request.requested_by),
            )
        if request.status is RequestStatus.COMPLETED or _is_there(request):
            yield AvailabilityHinted(at=at, source=self._source, subject=subject)

    def _subject(self, request: SeerrRequest) -> Subject | None:
        """Return the title of a request as Seerr names it."""
        media = request.media
        if request.type is None or media is None:
            return None
        return Subject(
            media_type=MediaType(request.type.value),
            ids=MediaIds(tmdb=media.tmdb_id, tvdb=media.tvdb_id, imdb=media.imdb_id),
            seerr=SeerrRef(self.instance, request.id),
            is_4k=request.is_4k,
        )

    def _known_ids(self) -> dict[int, Subject]:
        """Return the unfinished wishes that came from this Seerr."""
        tracker = self.coordinator.tracker
        return {
            request.seerr.request_id: Subject(
                media_type=request.media_type, seerr=request.seerr
            )
            for request_id in tracker.unfinished
            if (request := tracker.requests[request_id]).seerr is not None
            and request.seerr.instance == self.instance
        }

    async def _async_find_deleted(self, known: dict[int, Subject]) -> None:
        """Report the wishes that Seerr no longer has."""
        missing = dict(known)
        if missing:
            async for request in self.client.iter_requests():
                missing.pop(request.id, None)
                if not missing:
                    break
        for request_id, subject in missing.items():
            if await self.client.request(request_id) is None:
                await self.coordinator.async_apply(
                    [
                        Wished(
                            at=self._later_than_told(subject),
                            source=self._source,
                            subject=subject,
                            status=WishStatus.DELETED,
                        )
                    ]
                )

    def _later_than_told(self, subject: Subject) -> datetime:
        """Return the time, after the last word on a wish though clocks may differ."""
        tracker = self.coordinator.tracker
        told = (tracker.get(one) for one in tracker.find(subject))
        wishes = (one.wish.at for one in told if one is not None and one.wish)
        return max([dt_util.utcnow(), *(at + _INSTANT for at in wishes)])

    async def _async_describe(self) -> None:
        """Report what the titles are called that a webhook told of."""
        for request_id in list(self._unknown)[:_MOST_TITLES]:
            request = self.coordinator.tracker.requests.get(request_id)
            if request is not None:
                subject = Subject(
                    media_type=request.media_type,
                    ids=MediaIds(tmdb=request.ids.tmdb),
                    request_id=request_id,
                )
                await self.coordinator.async_apply(await self._async_title(subject))
            self._unknown.pop(request_id, None)

    async def _async_title(self, subject: Subject) -> list[Fact]:
        """Return what Seerr knows of a title, nothing where it knows nothing."""
        if subject.ids.tmdb is None or subject.media_type is None:
            return []
        kind = ClientMediaType(subject.media_type.value)
        try:
            title = await self.client.title(kind, subject.ids.tmdb)
        except ServiceResponseError:
            # Seerr answers 500 for a number that TMDB does not know.
            return []
        if title is None:
            return []
        at = dt_util.utcnow()
        ids = MediaIds(tmdb=title.tmdb_id, tvdb=title.tvdb_id, imdb=title.imdb_id)
        subject = replace(subject, ids=ids, title=title.title, year=title.year)
        facts: list[Fact] = [
            Described(
                at=at,
                source=self._source,
                subject=subject,
                authority=Authority.WISH,
                original_title=title.original_title,
                overview=title.overview,
                poster=title.poster,
            )
        ]
        if title.is_anime:
            facts.append(
                AnimeKnown(
                    at=at,
                    source=self._source,
                    subject=subject,
                    is_anime=True,
                    evidence=AnimeEvidence.KEYWORD,
                )
            )
        return facts

    @override
    @callback
    def async_changed(self, changes: Changes) -> None:
        """Ask soon what a new wish is called."""
        for change in changes.requests.values():
            request = self.coordinator.tracker.requests.get(change.request_id)
            if (
                request is not None
                and request.seerr is not None
                and request.seerr.instance == self.instance
                and request.original_title is None
                and change.before is None
            ):
                self._unknown[request.id] = None
                self.async_call()


def _is_open(request: SeerrRequest) -> bool:
    """Tell whether a request is still worth following when first met."""
    return request.status in _OPEN and not _is_there(request)


def _is_there(request: SeerrRequest) -> bool:
    """Tell whether Seerr believes that the title is there in full."""
    if request.media is None:
        return False
    status = request.media.status_4k if request.is_4k else request.media.status
    return status is MediaStatus.AVAILABLE


def _name(name: str | None) -> str | None:
    """Return who asked, never as an e-mail address."""
    return name.split("@", 1)[0] or None if name is not None else None

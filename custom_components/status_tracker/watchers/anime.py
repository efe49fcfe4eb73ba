"""Follow what Shoko makes of the files that requests wait for.

Its live feed tells of most at once. It tells nothing of a file that it already
knows, and nothing again: so files without a verdict are looked up by their path,
when the line opens and now and then.
"""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import aclosing, suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Final, override

from homeassistant.core import HomeAssistant, callback
from homeassistant.util import dt as dt_util

from ..clients.errors import FEED_CLOSED, Fault, ServiceAuthError, ServiceError
from ..clients.shoko import ShokoClient
from ..clients.shoko_feed import FeedEvent, FeedEventKind
from ..clients.signalr import HubOpened
from ..const import LOGGER
from ..coordinator import StatusTrackerConfigEntry
from ..tracker.changes import Changes
from ..tracker.facts import AvailabilityHinted, Fact, Matching, Subject
from ..tracker.item_states import is_anime
from ..tracker.models import ItemKey, MediaIds, MediaRequest, Source
from ..tracker.terms import ItemState, MatchStatus, Service
from .anime_lookups import FileLookups, newest, sure_ids
from .anime_places import ShokoPlaces
from .background import Backoff, Hub, Spawn, Worker

_STATUSES: Final = {
    FeedEventKind.DETECTED: MatchStatus.DETECTED,
    FeedEventKind.HASHED: MatchStatus.HASHED,
    FeedEventKind.MATCHED: MatchStatus.MATCHED,
    FeedEventKind.NOT_MATCHED: MatchStatus.NOT_MATCHED,
    FeedEventKind.MOVED: MatchStatus.DETECTED,
    FeedEventKind.DELETED: MatchStatus.GONE,
    FeedEventKind.UNLINKED: MatchStatus.NOT_MATCHED,
}
# What is in the way of Shoko's news, which come over its live feed.
FEED_OFF: Final = "feed_off"
_BANNED: Final = "AniDB has banned Shoko for a while"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Say how long things may take, in seconds.

    Shoko is asked for a file `first_look` after its import, then every `look`; it
    should have spoken within `expected`. News about titles come by the dozen, so
    `quiet` gathers them. A refused key is tried again every `refused`.
    """

    first_look: float = 20.0
    look: float = 120.0
    expected: float = 60.0
    quiet: float = 5.0
    tick: float = 15.0
    first_retry: float = 1.0
    last_retry: float = 60.0
    refused: float = 600.0


class AnimeWatcher(Worker):
    """Watch one Shoko."""

    def __init__(
        self,
        hub: Hub,
        instance: str,
        client: ShokoClient,
        spawn: Spawn,
        *,
        refused: Callable[[], None] = lambda: None,
        pace: Pace | None = None,
    ) -> None:
        """Take the client of a subentry; `refused` is called for a wrong key."""
        super().__init__(f"anime {instance}", spawn)
        self._hub = hub
        self._client = client
        self._refused = refused
        self._pace = pace or Pace()
        self._health = hub.health[instance]
        self._source = Source(Service.SHOKO, instance)
        self._places = ShokoPlaces(client)
        self._lookups = FileLookups(hub.tracker, client, self._report, self._pace)
        self._stirred: set[str] = set()

    @override
    async def _run(self) -> None:
        unsubscribe = self._hub.async_subscribe(self._async_changed)
        looking = asyncio.create_task(self._keep_looking())
        try:
            await self._keep_listening()
        finally:
            unsubscribe()
            looking.cancel()
            await asyncio.wait([looking])

    async def _keep_listening(self) -> None:
        """Listen for ever; try a refused key seldom, asking for another one once."""
        backoff = Backoff(self._pace.first_retry, self._pace.last_retry)
        is_refused = False
        while True:
            try:
                # The feed of older versions takes any key; this does not.
                info = await self._client.probe()
                self._health.async_up(info.version)
                await self._places.load()
                is_refused = False
                await self._listen_once(backoff)
            except ServiceAuthError as err:
                self._health.async_down(err.fault)
                if not is_refused:
                    is_refused = True
                    self._refused()
                await asyncio.sleep(self._pace.refused)
            except ServiceError as err:
                self._health.async_down(err.fault)
            await asyncio.sleep(backoff.next())

    async def _listen_once(self, backoff: Backoff) -> None:
        """Take events until the line ends; Shoko itself may answer all the same."""
        reason = Fault(FEED_CLOSED)
        try:
            await self._listen(backoff)
        except ServiceAuthError:
            raise
        except ServiceError as err:
            reason = err.fault
        self._health.async_webhook_setup(False, FEED_OFF, reason)

    async def _listen(self, backoff: Backoff) -> None:
        """Take events until the line closes."""
        events = self._client.follow()
        async with aclosing(events):
            async for event in events:
                if isinstance(event, HubOpened):
                    self._health.async_webhook_setup(True)
                    backoff.reset()
                    # What was told while nobody listened is not told again.
                    self._lookups.begin_anew()
                    self.async_call()
                else:
                    await self._take_safely(event)

    async def _take_safely(self, event: FeedEvent) -> None:
        """Report what an event tells; one that goes wrong ends no feed."""
        try:
            await self._take(event)
        except ServiceError as err:
            # The look-ups find later what this event would have told.
            LOGGER.debug("Event %s could not be followed: %s", event.kind, err.detail)
        except Exception:  # noqa: BLE001
            LOGGER.exception("Unexpected error while following an event of Shoko")

    async def _take(self, event: FeedEvent) -> None:
        """Report what an event tells."""
        if event.kind is FeedEventKind.METADATA:
            self._stir(event)
            return
        status = _STATUSES[event.kind]
        if status is MatchStatus.NOT_MATCHED and await self._is_linked(event):
            # A search that changed nothing: the file is known.
            status = MatchStatus.MATCHED
        if event.kind is FeedEventKind.MATCHED and event.has_references is False:
            # Too early: Shoko has not said yet what it is.
            status = MatchStatus.HASHED
        path = await self._places.path_in(event)
        if path is None and event.file_id is not None and not self._knows(event):
            path = await self._places.path_of(event.file_id)
        if path is None and event.file_id is None:
            return
        ids = sure_ids(event.anidb_ids, event.shoko_series)
        subject = Subject(path=path, shoko_file=event.file_id, ids=ids)
        self._report(status, subject, detail=_BANNED if event.is_banned else None)
        if status is MatchStatus.GONE:
            # Whether anything is left to play, Jellyfin will say.
            self._stirred.update(self._hub.tracker.find(subject))
            self.async_call()

    def _report(
        self,
        status: MatchStatus,
        subject: Subject,
        items: frozenset[ItemKey] = frozenset(),
        at: datetime | None = None,
        *,
        detail: str | None = None,
    ) -> None:
        """Report the state of a file, now or at the time that Shoko tells."""
        now = dt_util.utcnow()
        fact = Matching(
            at=min(at, now) if at is not None else now,
            source=self._source,
            subject=subject,
            status=status,
            items=items,
            detail=detail if status is MatchStatus.NOT_MATCHED else None,
        )
        self._hub.async_apply_live([newest(self._hub.tracker, fact)])

    async def _is_linked(self, event: FeedEvent) -> bool:
        """Tell whether a file is linked to an episode; version 6 does not say."""
        if event.has_references is not None or event.file_id is None:
            return event.has_references is True
        file = await self._client.file(event.file_id)
        return file is not None and file.is_matched

    def _knows(self, event: FeedEvent) -> bool:
        """Tell whether a file's number leads to a request already."""
        return bool(self._hub.tracker.find(Subject(shoko_file=event.file_id)))

    async def _keep_looking(self) -> None:
        """Look files up that Shoko said nothing of, as long as it can be reached."""
        while True:
            if self._stirred:
                await asyncio.sleep(self._pace.quiet)
                self._hint()
            self._lookups.expect()
            if self._health.reachable:
                with suppress(ServiceError):
                    # Whoever opens the line says whether Shoko can be reached.
                    await self._lookups.look()
            await self._rest(self._pace.tick if self._lookups.are_due else None)

    def _matched(self) -> Iterator[MediaRequest]:
        """Yield the requests for anime that Jellyfin alone keeps waiting."""
        tracker = self._hub.tracker
        for request_id in tracker.unfinished:
            if ItemState.ANIME_MATCHING in tracker.item_states(request_id).values():
                yield tracker.requests[request_id]

    def _stir(self, event: FeedEvent) -> None:
        """Note the requests that news about a title may have made playable."""
        tracker = self._hub.tracker
        ids = [MediaIds(shoko_series=series) for series in event.shoko_series]
        ids.extend(MediaIds(anidb=anime) for anime in event.anidb_ids)
        if event.tmdb_movie is not None:
            ids.append(MediaIds(tmdb=event.tmdb_movie))
        found = {
            request_id
            for each in ids
            for request_id in tracker.find(Subject(ids=each))
            if request_id in tracker.unfinished
        }
        # Shoko makes its own number of a series after it has matched the first file.
        self._stirred |= found or {
            request.id for request in self._matched() if not request.ids.shoko_series
        }
        if self._stirred:
            self.async_call()

    def _hint(self) -> None:
        """Report that the noted requests are worth a look in Jellyfin."""
        now = dt_util.utcnow()
        facts: list[Fact] = [
            AvailabilityHinted(
                at=now, source=self._source, subject=Subject(request_id=request_id)
            )
            for request_id in sorted(self._stirred)
        ]
        self._stirred.clear()
        self._hub.async_apply_live(facts)

    @callback
    def _async_changed(self, changes: Changes) -> None:
        """Look soon when a file arrives in the library, or is playable already."""
        tracker = self._hub.tracker
        for change in changes.requests.values():
            request = tracker.requests.get(change.request_id)
            if request is not None and change.durable and is_anime(request):
                self._lookups.note(request.id)
                self.async_call()


def create_anime_watcher(
    hass: HomeAssistant,
    entry: StatusTrackerConfigEntry,
    instance: str,
    client: ShokoClient,
) -> AnimeWatcher:
    """Return the watcher of one Shoko of an entry."""
    return AnimeWatcher(
        entry.runtime_data.coordinator,
        instance,
        client,
        partial(entry.async_create_background_task, hass),
        refused=partial(
            entry.async_start_reauth_if_available, hass, data={"subentry_id": instance}
        ),
    )

"""Read the library once, and take in what is there."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from typing import Final

from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util

from ..clients.answers import Breather
from ..clients.errors import (
    ResponseProblem,
    ServiceAuthError,
    ServiceConnectionError,
    ServiceError,
    ServiceResponseError,
)
from ..clients.jellyfin import JellyfinClient
from ..clients.jellyfin_library import LibraryPage
from ..clients.jellyfin_models import ItemType, LibraryItem
from ..coordinator import StatusTrackerConfigEntry
from ..tracker.models import MediaRequest, Source
from ..tracker.terms import RequestState, Service
from .going import watch_going
from .gone import iter_gone
from .knowledge import Knowledge
from .matching import Matcher
from .models import Findings, Phase, SyncFailedError, SyncProblem, SyncState
from .shelf import EpisodeShelf, is_there
from .titles import fact_of, film_of, show_of
from .waiting import WaitingRequests, would_be_available

_TITLES: Final = (ItemType.MOVIE, ItemType.SERIES)
_EPISODES: Final = (ItemType.EPISODE,)
# Seconds that one piece of work may hold the event loop.
_HOLD: Final = 0.005
# Seconds to wait before a page is asked for again.
PAUSES: Final = (1.0, 5.0, 15.0)
# How many titles are taken in before the disk is waited for.
_UNSAVED: Final = 200


class LibraryRun:
    """Hold one run of the library sync."""

    def __init__(
        self,
        hass: HomeAssistant,
        entry: StatusTrackerConfigEntry,
        state: SyncState,
        findings: Findings,
        report: Callable[[], None],
    ) -> None:
        """Take where to note how far it is and what was found."""
        self._hass = hass
        self._entry = entry
        self._coordinator = entry.runtime_data.coordinator
        self._state = state
        self._findings = findings
        self._report = report
        self._knowledge = Knowledge()
        self._matcher = Matcher(self._coordinator, findings, dry_run=state.dry_run)
        self._breathe = Breather(_HOLD)
        self._going: set[str] = set()

    async def async_run(self) -> None:
        """Sync; raise SyncFailedError where that is not possible to the end."""
        clients = {
            instance: client
            for instance, client in self._entry.runtime_data.clients.items()
            if isinstance(client, JellyfinClient)
        }
        if not clients:
            raise SyncFailedError(SyncProblem.NO_JELLYFIN)
        try:
            with watch_going(self._hass) as self._going:
                await self._async_sync(clients)
        except ServiceAuthError as err:
            raise SyncFailedError(SyncProblem.JELLYFIN_REFUSED) from err
        except ServiceError as err:
            raise SyncFailedError(SyncProblem.JELLYFIN_UNREACHABLE) from err

    async def _async_sync(self, clients: dict[str, JellyfinClient]) -> None:
        """Read every Jellyfin, then see what none of them has."""
        total = 0
        for client in clients.values():
            total += await client.count((*_TITLES, *_EPISODES))
        self._state.total = total
        await self._knowledge.async_read(self._entry)
        self._findings.skipped = self._knowledge.skipped
        for instance, client in clients.items():
            await self._async_take_in(Source(Service.JELLYFIN, instance), client)
        self._enter(Phase.SAVING)
        tracker, covered = self._coordinator.tracker, self._matcher.covered
        async for request in iter_gone(tracker, covered, clients.values()):
            self._findings.gone.add(_row(request))
        await self._coordinator.async_saved()

    async def _async_take_in(self, source: Source, client: JellyfinClient) -> None:
        """Take in the library of one Jellyfin."""
        self._enter(Phase.READING)
        shelf = EpisodeShelf()
        async for item in self._iter_items(client, _EPISODES):
            now = dt_util.utcnow()
            if is_there(item, now) and not shelf.put(item, now):
                names = (item.series_name, item.name)
                self._unreadable(": ".join(filter(None, names)) or None)
        self._enter(Phase.MATCHING)
        waiting = WaitingRequests(self._coordinator, client, source)
        async for item in self._iter_items(client, _TITLES):
            await self._async_look_at(item, shelf, waiting, source)
        await self._async_find(waiting)

    async def _async_look_at(
        self,
        item: LibraryItem,
        shelf: EpisodeShelf,
        waiting: WaitingRequests,
        source: Source,
    ) -> None:
        """Take in one film or series, unless it is being deleted."""
        now = dt_util.utcnow()
        if item.id in self._going:
            return
        if item.type is ItemType.SERIES:
            episodes, height = shelf.take(item.id)
            staying = (one for one in episodes if one.jellyfin_id not in self._going)
            title = show_of(item, tuple(staying), height)
        elif not is_there(item, now):
            self._findings.unplayable += 1
            return
        else:
            title = film_of(item, now)
        if title is None:
            self._unreadable(item.id)
            return
        if not title.items:
            self._findings.unplayable += 1
            return
        fact = fact_of(title, self._knowledge, source, now)
        known_as = await self._matcher.async_match(title, fact)
        waiting.note(item, title.entry, known_as)
        if self._matcher.applied >= _UNSAVED:
            self._matcher.applied = 0
            await self._coordinator.async_saved()

    async def _async_find(self, waiting: WaitingRequests) -> None:
        """Let what can be played be available."""
        tracker = self._coordinator.tracker
        for facts in await waiting.async_find():
            request = tracker.requests.get(facts[0].subject.request_id or "")
            if request is None:
                continue
            if self._state.dry_run:
                found = would_be_available(request, facts, dt_util.utcnow())
            else:
                self._coordinator.async_apply_live(facts)
                summary = tracker.summary(request.id)
                found = summary is not None and summary.state is RequestState.AVAILABLE
            if found:
                self._findings.available.add(_row(request))
            await self._breathe()

    async def _iter_items(
        self, client: JellyfinClient, types: Iterable[ItemType]
    ) -> AsyncIterator[LibraryItem]:
        """Yield the items of some types, and note how many there were."""
        async for page in _iter_pages(client, tuple(types)):
            for name in page.unreadable:
                self._unreadable(name)
            for item in page.items:
                self._state.scanned += 1
                yield item
                self._report()
                await self._breathe()

    def _unreadable(self, name: str | None) -> None:
        """Note an item that makes no sense."""
        self._findings.unreadable.add({"title": name})

    def _enter(self, phase: Phase) -> None:
        """Note what is being done now."""
        self._state.phase = phase
        self._report()


async def _iter_pages(
    client: JellyfinClient, types: tuple[ItemType, ...]
) -> AsyncIterator[LibraryPage]:
    """Yield pages; where Jellyfin fails for a moment, go on where that was.

    Raises ServiceError where it fails for longer.
    """
    start, pauses = 0, iter(PAUSES)
    while True:
        try:
            async for page in client.iter_whole(types, start):
                start += len(page)
                pauses = iter(PAUSES)
                yield page
        except (ServiceConnectionError, ServiceResponseError) as err:
            pause = next(pauses, None)
            if pause is None or not _may_pass(err):
                raise
            await asyncio.sleep(pause)
        else:
            return


def _may_pass(err: ServiceError) -> bool:
    """Tell whether an error may be gone in a moment."""
    return isinstance(err, ServiceConnectionError) or (
        isinstance(err, ServiceResponseError)
        and err.problem in (ResponseProblem.SERVER_ERROR, ResponseProblem.STARTING)
    )


def _row(request: MediaRequest) -> dict[str, object]:
    """Return what a list shows of a request."""
    return {
        "request_id": request.id,
        "title": request.name,
        "year": request.year.value if request.year is not None else None,
        "type": request.media_type.value,
    }

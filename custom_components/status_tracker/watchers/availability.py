"""Decide what is available: what Jellyfin can play.

The library is read once and then kept up with what changed, as Jellyfin finds
nothing by another database's id. A request is checked at once after a hint or an
import, then slower and slower; the others cost nothing until the library changes.
"""

import asyncio
from collections.abc import Callable, Iterable
from datetime import timedelta
from functools import partial
from typing import Final, override

from homeassistant.core import HomeAssistant, callback

from ..clients.errors import ServiceAuthError, ServiceError
from ..clients.jellyfin import JellyfinClient
from ..coordinator import StatusTrackerConfigEntry
from ..tracker.changes import Changes
from ..tracker.facts import Subject
from ..tracker.models import MediaIds, Source
from ..tracker.terms import ItemState, RequestState, Service
from .availability_check import AvailabilityCheck, Look
from .background import Backoff, Hub, Spawn, Worker
from .library_index import LibraryIndex
from .library_listener import LibraryListener
from .library_news import requests_of
from .library_reader import LibraryReader
from .look_plans import LookPlans, Pace

__all__ = ["AvailabilityWatcher", "Pace", "create_availability_watcher"]

_LANDED: Final = frozenset({ItemState.IMPORTING, ItemState.ANIME_MATCHING})
_CHECKS_AT_ONCE: Final = 50


class AvailabilityWatcher(Worker):
    """Watch one Jellyfin."""

    def __init__(
        self,
        hub: Hub,
        instance: str,
        client: JellyfinClient,
        spawn: Spawn,
        *,
        refused: Callable[[], None] = lambda: None,
        pace: Pace | None = None,
    ) -> None:
        """Take the client of a subentry; `refused` is called for a wrong key."""
        super().__init__(f"availability {instance}", spawn)
        self._hub = hub
        self._client = client
        self._refused = refused
        self._pace = pace = pace or Pace()
        self._health = hub.health[instance]
        self._index = LibraryIndex()
        self._reader = LibraryReader(
            client, self._index, timedelta(seconds=pace.overlap)
        )
        self._check = AvailabilityCheck(
            hub,
            client,
            Source(Service.JELLYFIN, instance),
            self._index,
            probe_patience=pace.probe,
        )
        self._listener = LibraryListener(
            instance,
            client,
            spawn,
            changed=self._async_library_changed,
            broken=self._async_line_broken,
            backoff=Backoff(pace.first_retry, pace.last_retry),
        )
        self._plans = LookPlans(pace)
        self._whole_at = 0.0
        self._poll_at = 0.0
        self._is_connected = False
        self._busy = asyncio.Lock()

    async def async_verify(self, request_id: str) -> bool:
        """Look for a request now and return whether it is available after that.

        Raises ServiceError where Jellyfin does not answer as it should.
        """
        async with self._busy:
            await self._refresh()
            look = Look(request_id=request_id, verify=True)
            await self._check.run([look], is_patient=False)
        summary = self._hub.tracker.summary(request_id)
        return summary is not None and summary.state is RequestState.AVAILABLE

    async def async_look(self) -> None:
        """Look for everything that somebody waits for, now.

        Raises ServiceError where Jellyfin does not answer as it should.
        """
        try:
            async with self._busy:
                await self._refresh()
                waiting = sorted(self._hub.tracker.unfinished)
                await self._check.run([Look(request_id=each) for each in waiting])
        except ServiceError:
            # Its health is told by who looks by itself: let that be now.
            self._poll_at = 0.0
            self._async_line_broken()
            raise

    @override
    async def _run(self) -> None:
        unsubscribe = self._hub.async_subscribe(self._async_changed)
        await self._listener.async_start()
        try:
            await self._keep_checking()
        finally:
            unsubscribe()
            await self._listener.async_stop()

    async def _keep_checking(self) -> None:
        """Check for ever, less often while Jellyfin is down or refuses the key."""
        backoff = Backoff(self._pace.first_retry, self._pace.last_retry)
        is_refused = False
        while True:
            began = _now()
            try:
                if not self._is_connected:
                    info = await self._client.probe()
                    self._health.async_up(info.version)
                    self._is_connected = True
                    self._listener.async_call()
                async with self._busy:
                    await self._pass()
            except ServiceAuthError as err:
                self._health.async_down(err.fault)
                self._is_connected = False
                if not is_refused:
                    is_refused = True
                    self._refused()
                await asyncio.sleep(self._pace.refused)
            except ServiceError as err:
                self._health.async_down(err.fault)
                self._is_connected = False
                await asyncio.sleep(backoff.next())
            else:
                self._health.async_up()
                backoff.reset()
                is_refused = False
                if await self._rest(self._pause()):
                    await asyncio.sleep(began + self._pace.closest - _now())

    def _pause(self) -> float | None:
        """Return how long nothing is to be done, None for until something happens."""
        times = [] if (due := self._plans.next_due()) is None else [due]
        if self._hub.tracker.unfinished:
            times.append(self._poll_at)
        if self._hub.tracker.requests:
            times.append(self._whole_at)
        return max(0.0, min(times) - _now()) if times else None

    async def _pass(self) -> None:
        """Bring the index up to date and check what is due."""
        if not self._is_needed(_now()):
            return
        await self._refresh()
        tracker = self._hub.tracker
        self._plans.keep(tracker.requests)
        looked = _now()
        looks = self._plans.due(looked, _CHECKS_AT_ONCE)
        unready = await self._check.run(looks)
        for look in looks:
            request_id = look.request_id
            is_waiting = request_id in tracker.unfinished
            self._plans.looked_at(
                look,
                looked,
                _now(),
                is_waiting=is_waiting,
                is_near=is_waiting
                and (request_id in unready or self._has_landed(request_id)),
            )

    def _is_needed(self, now: float) -> bool:
        """Tell whether there is anything to ask Jellyfin for."""
        tracker = self._hub.tracker
        return (
            self._plans.is_due(now)
            or (now >= self._poll_at and bool(tracker.unfinished))
            or (now >= self._whole_at and bool(tracker.requests))
        )

    def _has_landed(self, request_id: str) -> bool:
        """Tell whether files of a request are in the library and not playable yet."""
        states = self._hub.tracker.item_states(request_id)
        return any(state in _LANDED for state in states.values())

    def _landed(self) -> list[str]:
        """Return the requests whose files wait to be shown."""
        return [one for one in self._hub.tracker.unfinished if self._has_landed(one)]

    async def _refresh(self) -> None:
        """Read what changed in the library, now and then all of it."""
        now, tracker = _now(), self._hub.tracker
        news = await self._reader.read(whole=now >= self._whole_at)
        self._poll_at = now + self._pace.poll
        if news.is_whole:
            self._whole_at = now + self._pace.whole
            self._plan(tracker.unfinished)
            self._plan(await self._check.lost(tracker.requests), verify=True)
            return
        found = await requests_of(news, self._index, tracker)
        for request_id, leads in found.items():
            self._plan([request_id], leads=leads)

    def _plan(
        self,
        request_ids: Iterable[str],
        *,
        anew: bool = False,
        verify: bool = False,
        leads: Iterable[str] = (),
    ) -> None:
        """Look at some requests at once."""
        self._plans.add(request_ids, _now(), anew=anew, verify=verify, leads=leads)

    @callback
    def _async_changed(self, changes: Changes) -> None:
        """Look at once at what was hinted at, is new, or has just landed."""
        tracker = self._hub.tracker
        hinted = [one for one in changes.hints if one in tracker.requests]
        self._plan(hinted, anew=True, verify=True)
        is_news = bool(hinted)
        for change in changes.requests.values():
            request_id = change.request_id
            if request_id not in tracker.unfinished:
                continue
            states = tracker.item_states(request_id)
            changed = {states.get(key) for key in change.items}
            if changed & _LANDED:
                self._plan([request_id], anew=True)
            elif change.before is None or ItemState.WANTED in changed:
                self._plan([request_id])
            else:
                continue
            is_news = True
        if is_news:
            self.async_call()

    @callback
    def _async_library_changed(self, removed: frozenset[str]) -> None:
        """Look at what changed in the library, and at who had what was removed."""
        tracker = self._hub.tracker
        for item_id in removed:
            self._index.drop(item_id)
            owners = tracker.find(Subject(ids=MediaIds(jellyfin=item_id)))
            self._plan((one for one in owners if one in tracker.requests), verify=True)
        self._poll_at = 0.0
        self._plan(self._landed())
        self.async_call()

    @callback
    def _async_line_broken(self) -> None:
        """See whether Jellyfin is still there."""
        self._is_connected = False
        self.async_call()


def _now() -> float:
    """Return the seconds by which durations are measured."""
    return asyncio.get_running_loop().time()


def create_availability_watcher(
    hass: HomeAssistant,
    entry: StatusTrackerConfigEntry,
    instance: str,
    client: JellyfinClient,
) -> AvailabilityWatcher:
    """Return the watcher of one Jellyfin of an entry."""
    return AvailabilityWatcher(
        entry.runtime_data.coordinator,
        instance,
        client,
        partial(entry.async_create_background_task, hass),
        refused=partial(
            entry.async_start_reauth_if_available, hass, data={"subentry_id": instance}
        ),
    )

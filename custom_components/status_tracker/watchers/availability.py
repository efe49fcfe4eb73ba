"""Decide what is available: what Jellyfin can play.

The library is read once and then kept up with what changed, as Jellyfin finds
nothing by another database's id. A request is checked at once after a hint or an
import, then slower and slower; the others cost nothing until the library changes.
"""

import asyncio
from collections.abc import Callable, Iterable
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Final, override

from homeassistant.core import HomeAssistant, callback
from homeassistant.util import dt as dt_util

from ..clients.errors import (
    ServiceAuthError,
    ServiceError,
)
from ..clients.jellyfin import JellyfinClient
from ..clients.jellyfin_models import ItemType, JellyfinMessage, TaskState
from ..coordinator import StatusTrackerConfigEntry
from ..tracker.changes import Change, Changes
from ..tracker.facts import Subject
from ..tracker.models import (
    ItemState,
    MediaIds,
    MediaType,
    RequestState,
    Service,
    Source,
)
from .availability_check import AvailabilityCheck
from .background import Backoff, Hub, Spawn, Worker
from .library_index import Entry, LibraryIndex

_LANDED: Final = frozenset({ItemState.IMPORTING, ItemState.ANIME_MATCHING})
_CHECKS_AT_ONCE: Final = 100
_BREATH: Final = 200
_LIBRARY_CHANGED: Final = frozenset({"LibraryChanged", "ForceKeepAlive"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Say how long things may take, in seconds.

    What lies in the library is looked for after `first`, then ever slower, at last
    every `last`. The library is asked for changes every `poll` while anything is
    waited for, and read whole every `whole`. Clocks may differ by `overlap`.
    """

    first: float = 10.0
    last: float = 600.0
    poll: float = 120.0
    whole: float = 6 * 3600.0
    overlap: float = 300.0
    first_retry: float = 5.0
    last_retry: float = 300.0


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
        self._pace = pace or Pace()
        self._health = hub.health[instance]
        self._index = LibraryIndex()
        source = Source(Service.JELLYFIN, instance)
        self._check = AvailabilityCheck(hub, client, source, self._index)
        self._due: dict[str, float] = {}
        self._attempts: dict[str, int] = {}
        self._read_at: datetime | None = None
        self._whole_at = 0.0
        self._poll_at = 0.0
        self._scanning = False
        self._busy = asyncio.Lock()

    async def async_verify(self, request_id: str) -> bool:
        """Look for a request now and return whether it is available after that.

        Raises ServiceError where Jellyfin does not answer as it should.
        """
        async with self._busy:
            await self._refresh()
            await self._check.run([request_id])
        summary = self._hub.tracker.summary(request_id)
        return summary is not None and summary.state is RequestState.AVAILABLE

    @override
    async def _run(self) -> None:
        unsubscribe = self._hub.async_subscribe(self._async_changed)
        listening = asyncio.create_task(self._keep_listening())
        try:
            await self._keep_checking()
        finally:
            unsubscribe()
            listening.cancel()
            await asyncio.wait([listening])

    async def _keep_checking(self) -> None:
        """Check for ever, or until the key is refused."""
        backoff = Backoff(self._pace.first_retry, self._pace.last_retry)
        is_connected = False
        while True:
            try:
                if not is_connected:
                    info = await self._client.probe()
                    self._health.async_up(info.version)
                    is_connected = True
                    # What happened while nobody asked is found again.
                    self._soon(self._hub.tracker.unfinished)
                async with self._busy:
                    await self._pass()
            except ServiceAuthError as err:
                self._health.async_down(err.detail)
                self._refused()
                return
            except ServiceError as err:
                self._health.async_down(err.detail)
                is_connected = False
                await asyncio.sleep(backoff.next())
            else:
                self._health.async_up()
                backoff.reset()
                await self._rest(self._pause())

    def _pause(self) -> float | None:
        """Return how long nothing is to be done, None for until something happens."""
        if not self._hub.tracker.unfinished and not self._due:
            return None
        next_check = min(self._due.values(), default=self._poll_at)
        return max(0.0, min(next_check, self._poll_at) - _now())

    async def _pass(self) -> None:
        """Bring the index up to date and check what is due."""
        now = _now()
        if not self._hub.tracker.unfinished and not self._due:
            return
        due = sorted(
            (one for one, at in self._due.items() if at <= now),
            key=self._due.__getitem__,
        )[:_CHECKS_AT_ONCE]
        if due or now >= self._poll_at:
            await self._refresh()
        for request_id in due:
            self._due.pop(request_id, None)
        await self._check.run(due)
        for request_id in due:
            self._again(request_id)

    def _again(self, request_id: str) -> None:
        """Plan the next look at a request whose files wait to be shown."""
        attempt = self._attempts.get(request_id, 0)
        if not self._has_landed(request_id):
            self._attempts.pop(request_id, None)
            return
        delay = min(self._pace.first * 2 ** min(attempt, 20), self._pace.last)
        self._attempts[request_id] = attempt + 1
        self._due.setdefault(request_id, _now() + delay)

    def _has_landed(self, request_id: str) -> bool:
        """Tell whether files of a request are in the library and not playable yet."""
        tracker = self._hub.tracker
        return request_id in tracker.unfinished and any(
            state in _LANDED for state in tracker.item_states(request_id).values()
        )

    async def _refresh(self) -> None:
        """Read the library whole, or what changed in it."""
        began, now = dt_util.utcnow(), _now()
        is_whole = self._read_at is None or now - self._whole_at >= self._pace.whole
        since = None
        if not is_whole and self._read_at is not None:
            since = self._read_at - timedelta(seconds=self._pace.overlap)
        seen: set[str] = set()
        changed: list[Entry] = []
        async for item in self._client.iter_items(since=since):
            is_new = item.id not in self._index
            entry = self._index.put(item)
            seen.add(item.id)
            if is_new:
                changed.append(entry)
            if len(seen) % _BREATH == 0:
                await asyncio.sleep(0)
        if is_whole:
            self._lost(self._index.keep_only(seen))
            self._whole_at = now
        self._read_at = began
        self._poll_at = now + self._pace.poll
        if since is not None:
            self._soon(self._about(changed))

    def _about(self, entries: Iterable[Entry]) -> Iterable[str]:
        """Return the unfinished requests that new entries may be about."""
        tracker = self._hub.tracker
        found: set[str] = set()
        for entry in entries:
            kind = MediaType.MOVIE if entry.type is ItemType.MOVIE else MediaType.TV
            ids = MediaIds(**dict(entry.ids))  # type: ignore[arg-type]
            found.update(tracker.find(Subject(media_type=kind, ids=ids)))
            shared = MediaIds(anidb=ids.anidb, shoko_series=ids.shoko_series)
            found.update(tracker.find(Subject(ids=shared)))
            for name in entry.names:
                subject = Subject(title=name, year=entry.year)
                found.update(tracker.find(subject))
        return found & tracker.unfinished

    def _lost(self, item_ids: frozenset[str]) -> None:
        """Check the requests whose items the library no longer lists."""
        tracker = self._hub.tracker
        for item_id in item_ids:
            subject = Subject(ids=MediaIds(jellyfin=item_id))
            self._soon(one for one in tracker.find(subject) if one in tracker.requests)

    def _soon(self, request_ids: Iterable[str]) -> None:
        """Check some requests at once."""
        now = _now()
        for request_id in request_ids:
            self._due[request_id] = now

    @callback
    def _async_changed(self, changes: Changes) -> None:
        """Check at once what was hinted at, is new, or has just landed."""
        requests = self._hub.tracker.requests
        wanted = {one for one in changes.hints if one in requests}
        for change in changes.requests.values():
            if change.request_id in requests and self._is_news(change):
                self._attempts.pop(change.request_id, None)
                wanted.add(change.request_id)
        if wanted:
            self._soon(wanted)
            self.async_call()

    def _is_news(self, change: Change) -> bool:
        """Tell whether a change is a reason to look at a request."""
        if (
            change.after is None
            or change.request_id not in self._hub.tracker.unfinished
        ):
            return False
        if change.before is None:
            return True
        states = self._hub.tracker.item_states(change.request_id)
        return any(states.get(key) in _LANDED for key in change.items)

    async def _keep_listening(self) -> None:
        """Listen to the websocket for ever; it only makes things faster."""
        backoff = Backoff(self._pace.first_retry, self._pace.last_retry)
        while True:
            try:
                async with aclosing(self._client.listen()) as messages:
                    async for message in messages:
                        backoff.reset()
                        self._hear(message)
            except ServiceError:
                # The checks themselves say in the health what is wrong.
                pass
            await asyncio.sleep(backoff.next())

    def _hear(self, message: JellyfinMessage) -> None:
        """Look for changes when the library changed, or a scan has ended."""
        was_scanning = self._scanning
        for task in message.tasks:
            if task.is_library_scan:
                self._scanning = task.state is not TaskState.IDLE
        if message.type in _LIBRARY_CHANGED or (was_scanning and not self._scanning):
            self._poll_at = 0.0
            self._soon(
                one for one in self._hub.tracker.unfinished if self._has_landed(one)
            )
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

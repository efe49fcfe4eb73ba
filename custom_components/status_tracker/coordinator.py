"""Lead every fact the one way: into the tracker, to the disk, to whoever shows it."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import CALLBACK_TYPE, HassJob, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later, async_track_time_interval
from homeassistant.util import dt as dt_util
from homeassistant.util.hass_dict import HassKey

from .clients.base import ServiceClient
from .const import CONF_FINISHED_DAYS, DEFAULT_FINISHED_DAYS, DOMAIN, LOGGER
from .health import ServiceHealth
from .storage.store import RequestStore
from .tracker.aside import pack_aside
from .tracker.changes import Changes
from .tracker.facts import Fact, LibraryFound
from .tracker.terms import Service

if TYPE_CHECKING:
    from .announcing.announcer import Announcer
    from .people import People
    from .watchers.watcher import Watcher

_ARCHIVE_EVERY: Final = timedelta(days=1)
_ARCHIVED_AT_ONCE: Final = 10
_SHORTEST_SLEEP: Final = timedelta(seconds=1)
# The timer does not see a clock that is set anew: look at least this often.
_LONGEST_SLEEP: Final = timedelta(hours=1)
_LONGEST_STEP_BACK: Final = timedelta(hours=2)
_INSTANT: Final = timedelta(microseconds=1)

# Facts that came while the entry was being reloaded, for the next coordinator.
LATE_FACTS: HassKey[Iterable[Fact]] = HassKey(f"{DOMAIN}_late_facts")

type StatusTrackerConfigEntry = ConfigEntry[StatusTrackerData]


class StatusTrackerCoordinator:
    """Own the tracker: facts come in here and nowhere else.

    Listeners are called at once, in the order in which facts were applied; only the
    answer to the one who brought the facts waits for the disk. So a slow disk delays
    no sensor, and no older state overtakes a newer one.
    """

    def __init__(
        self, hass: HomeAssistant, entry: StatusTrackerConfigEntry, store: RequestStore
    ) -> None:
        """Take over what the store has loaded."""
        self.hass = hass
        self.config_entry = entry
        self.tracker = store.tracker
        self.health: dict[str, ServiceHealth] = {
            subentry.subentry_id: ServiceHealth(
                Service(subentry.subentry_type), subentry.subentry_id, subentry.title
            )
            for subentry in entry.subentries.values()
            if subentry.subentry_type in Service
        }
        self._store = store
        self._listeners: dict[int, Callable[[Changes], None]] = {}
        self._next_listener = 0
        self._stop_archiving: CALLBACK_TYPE | None = None
        self._more_to_archive: asyncio.Handle | None = None
        self._cancel_tick: CALLBACK_TYPE | None = None
        self._tick_at: datetime | None = None
        self.is_running = False
        self._is_muted = False
        self._told_at = dt_util.utcnow()

    @callback
    def async_start(self) -> None:
        """Begin to follow the clock, and apply what came during a reload."""
        self.is_running = True
        self._stop_archiving = async_track_time_interval(
            self.hass,
            self._async_archive_finished,
            _ARCHIVE_EVERY,
            cancel_on_shutdown=True,
        )
        self.async_apply_live(self.hass.data.pop(LATE_FACTS, ()))
        self._async_archive_finished()
        self._async_tick()

    async def async_shutdown(self) -> None:
        """Stop the timers and return when everything that is known is on disk."""
        self.is_running = False
        if self._stop_archiving is not None:
            self._stop_archiving()
            self._stop_archiving = None
        if self._more_to_archive is not None:
            self._more_to_archive.cancel()
            self._more_to_archive = None
        self._async_cancel_tick()
        await self._store.async_close()

    async def async_apply(self, facts: Iterable[Fact]) -> Changes:
        """Apply facts and return once what they changed is on disk.

        A disk that fails or hangs does not hold the caller up for long: the facts
        stay in memory, and a refused webhook would only make its sender fall silent.
        """
        if (heir := self._heir()) is not None:
            return await heir.async_apply(facts)
        changes = self.async_apply_live(facts)
        if any(change.durable for change in changes.requests.values()):
            await self._store.async_saved()
        return changes

    @callback
    def async_apply_live(self, facts: Iterable[Fact]) -> Changes:
        """Apply facts and return at once; what must last is saved behind."""
        if (heir := self._heir()) is not None:
            return heir.async_apply_live(facts)
        if not self.is_running:
            self.hass.data[LATE_FACTS] = [
                *self.hass.data.get(LATE_FACTS, ()),
                *facts,
            ]
            return Changes()
        return self._async_take(self.tracker.apply(facts, dt_util.utcnow()))

    @callback
    def async_now(self) -> datetime:
        """Return when something is told that reaches us now.

        What is told later is later, though the clock be set back by an hour.
        """
        now = dt_util.utcnow()
        if now < self._told_at <= now + _LONGEST_STEP_BACK:
            now = self._told_at + _INSTANT
        self._told_at = now
        return now

    async def async_saved(self) -> bool:
        """Return whether all that was applied is on disk, once that is known."""
        return await self._store.async_saved()

    async def async_take_aside(self, fact: LibraryFound) -> Changes:
        """Take in a title of the library that nobody knows, beside the event loop.

        Where somebody got to know of it meanwhile, it is applied like any fact.
        """
        packed = await self.hass.async_add_executor_job(
            pack_aside, fact, dt_util.utcnow()
        )
        if packed is not None and not self.tracker.in_library(fact.subject):
            changes = self.tracker.adopt(*packed)
            if changes and self.is_running:
                return self._async_take(changes)
        return self.async_apply_live([fact])

    async def async_forget(self, request_id: str) -> None:
        """Drop a request with its history; return once it is off the disk."""
        self._async_take(self.tracker.forget(request_id))
        await self._store.async_saved()

    @property
    def marks(self) -> dict[str, str]:
        """Return how far the watchers have come, by the keys they chose."""
        return dict(self._store.marks)

    @property
    def storage(self) -> dict[str, Any]:
        """Return how the store is doing, for diagnostics."""
        return self._store.condition

    @callback
    def async_mark(self, key: str, value: str | None) -> None:
        """Note how far a watcher has come; saved along with the next change.

        Whoever marks while it is told of a change has that saved in the same write. A
        lost mark only makes a watcher ask for a little more once again.
        """
        if value is None:
            self._store.marks.pop(key, None)
        else:
            self._store.marks[key] = value

    async def async_save_marks(self) -> None:
        """Return once the marks are on disk, or the disk fails."""
        self._store.async_note_marks()
        await self._store.async_saved()

    @callback
    def async_mute(self) -> CALLBACK_TYPE:
        """Call no listener until what is returned is called; facts are still saved.

        A platform that is being unloaded must not add another entity.
        """
        self._is_muted = True

        @callback
        def unmute() -> None:
            self._is_muted = False

        return unmute

    @callback
    def async_subscribe(self, listener: Callable[[Changes], None]) -> CALLBACK_TYPE:
        """Call the listener after every change, until what is returned is called."""
        key = self._next_listener
        self._next_listener += 1
        self._listeners[key] = listener

        @callback
        def unsubscribe() -> None:
            self._listeners.pop(key, None)

        return unsubscribe

    def _heir(self) -> StatusTrackerCoordinator | None:
        """Return the coordinator that took over when the entry was reloaded."""
        data = getattr(self.config_entry, "runtime_data", None)
        if self.is_running or not isinstance(data, StatusTrackerData):
            return None
        heir = data.coordinator
        return heir if heir is not self and heir.is_running else None

    @callback
    def _async_take(self, changes: Changes) -> Changes:
        """Have the changes saved and tell the listeners; one that fails stops none."""
        self._store.async_note(changes)
        self._async_schedule_tick()
        if (changes.requests or changes.hints) and not self._is_muted:
            for listener in list(self._listeners.values()):
                try:
                    listener(changes)
                except Exception:  # noqa: BLE001
                    LOGGER.exception("Unexpected error in a listener to requests")
        return changes

    @callback
    def _async_tick(self, _now: datetime | None = None) -> None:
        """Let the tracker see what time it is."""
        self._cancel_tick = self._tick_at = None
        self._async_take(self.tracker.tick(dt_util.utcnow()))

    @callback
    def _async_schedule_tick(self) -> None:
        """Wake up for the next air date."""
        due = self.tracker.next_tick()
        if not self.is_running or (due == self._tick_at and self._cancel_tick):
            return
        self._async_cancel_tick()
        if due is not None:
            sleep = min(max(due - dt_util.utcnow(), _SHORTEST_SLEEP), _LONGEST_SLEEP)
            job = HassJob(self._async_tick, cancel_on_shutdown=True)
            self._cancel_tick = async_call_later(self.hass, sleep, job)
            self._tick_at = due

    @callback
    def _async_cancel_tick(self) -> None:
        """Wait for no air date."""
        if self._cancel_tick is not None:
            self._cancel_tick()
        self._cancel_tick = self._tick_at = None

    @callback
    def _async_archive_finished(self, _now: datetime | None = None) -> None:
        """Move what finished long ago out of the way, not too much at a time."""
        days = self.config_entry.options.get(CONF_FINISHED_DAYS, DEFAULT_FINISHED_DAYS)
        before = dt_util.utcnow() - timedelta(days=days)
        changes = self.tracker.archive_finished(before, limit=_ARCHIVED_AT_ONCE)
        self._async_take(changes)
        self._more_to_archive = (
            self.hass.loop.call_soon(self._async_archive_finished)
            if len(changes.requests) == _ARCHIVED_AT_ONCE
            else None
        )


@dataclass(slots=True)
class StatusTrackerData:
    """Hold what belongs to a loaded entry, clients by the id of their subentry."""

    coordinator: StatusTrackerCoordinator
    clients: dict[str, ServiceClient]
    people: People
    announcer: Announcer
    watchers: dict[str, Watcher] = field(default_factory=dict)
    starting: asyncio.Task[None] | None = None

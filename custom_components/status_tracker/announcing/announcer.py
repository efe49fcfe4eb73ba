"""Announce what happens to requests, on the event bus and to the event entity.

The payload is a promise to automations: fields are added, never changed.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final

from homeassistant.const import EVENT_HOMEASSISTANT_STOP
from homeassistant.core import CALLBACK_TYPE, Event, HassJob, HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_send
from homeassistant.helpers.event import async_call_later
from homeassistant.helpers.start import async_at_started
from homeassistant.util import dt as dt_util
from homeassistant.util.signal_type import SignalType

from ..const import DOMAIN, EVENT_HAPPENED, LOGGER
from ..coordinator import StatusTrackerCoordinator
from ..people import People
from ..tracker.changes import Changes
from ..tracker.models import FILM, ItemKey, MediaRequest
from ..tracker.terms import FailureReason
from ..views.followed import is_followed
from ..views.request import time_text
from .gathered_codec import pack_departure, unpack_departure
from .gathering import OLDEST, Gatherer
from .happenings import Happening, Kind
from .payload import describe_request

# Sent with the announcer and what changed, whoever listens.
SIGNAL_CHANGED: SignalType[Announcer, Changes] = SignalType(f"{DOMAIN}_changed")

type Listener = Callable[[Happening, dict[str, Any]], None]

# How long nothing further may happen, and how long it takes at most, until a
# request's happenings are told.
QUIET: Final = timedelta(seconds=5)
LONGEST: Final = timedelta(seconds=30)
_MOST_EPISODES: Final = 100
# Begins the marks that keep what was gathered over a kill.
_MARK: Final = "gathered."
# Begins the marks that keep what is to be told of a request that was deleted.
_DEPARTED: Final = "departed."

type _Batch = list[tuple[Happening, dict[str, Any]]]


class Announcer:
    """Tell each happening once, those of a few moments together.

    What was gathered is saved along with what it follows from, and taken off the disk
    before it is told: a kill neither loses it nor lets it be told twice.
    """

    def __init__(
        self, hass: HomeAssistant, coordinator: StatusTrackerCoordinator, people: People
    ) -> None:
        """Prepare to follow the coordinator."""
        self._hass = hass
        self._coordinator = coordinator
        self._people = people
        self._gatherer = Gatherer(coordinator.tracker)
        self._listeners: list[Listener] = []
        self._began: dict[str, datetime] = {}
        self._timers: dict[str, CALLBACK_TYPE] = {}
        self._batches: dict[int, _Batch] = {}
        self._departed: dict[int, str] = {}
        self._next_batch = 0
        self._is_started = False

    @callback
    def async_start(self) -> CALLBACK_TYPE:
        """Follow the requests until what is returned is called."""
        self._restore()
        stops = [
            self._coordinator.async_subscribe(self._async_changed),
            self._hass.bus.async_listen(EVENT_HOMEASSISTANT_STOP, self.async_tell_all),
            async_at_started(self._hass, self._async_started),
        ]

        @callback
        def stop() -> None:
            for each in stops:
                each()
            self.async_tell_all()

        return stop

    @callback
    def async_subscribe(self, listener: Listener) -> CALLBACK_TYPE:
        """Call the listener with each happening until what is returned is called."""
        self._listeners.append(listener)

        @callback
        def unsubscribe() -> None:
            self._listeners.remove(listener)

        return unsubscribe

    @callback
    def async_describe(self, request_id: str) -> dict[str, Any] | None:
        """Return what an automation gets to know of a request that is followed."""
        request = self._coordinator.tracker.requests.get(request_id)
        if request is None or not is_followed(request):
            return None
        return describe_request(self._hass, self._coordinator, self._people, request_id)

    @callback
    def async_deleting(self, request_id: str) -> CALLBACK_TYPE:
        """Return what tells that a request was deleted, to be called once it is gone.

        It is described now, as nobody knows it then, and that is saved when it goes.
        What nobody wished for is no news, nor is what was told when a service had
        deleted it.
        """
        batch: _Batch = []
        request = self._coordinator.tracker.get(request_id)
        summary = self._coordinator.tracker.summary(request_id)
        about = describe_request(
            self._hass, self._coordinator, self._people, request_id
        )
        if (
            request is not None
            and summary is not None
            and about is not None
            and is_followed(request)
            and (
                summary.failure is not FailureReason.DELETED
                or self._gatherer.holds(request_id, Kind.DELETED)
            )
        ):
            happening = Happening(
                request_id=request_id,
                kind=Kind.DELETED,
                at=dt_util.utcnow(),
                reason=FailureReason.DELETED,
            )
            batch.append((happening, _payload(happening, request, about)))
            mark = f"{_DEPARTED}{request_id}"
            self._coordinator.async_mark(mark, pack_departure(batch))

        @callback
        def gone() -> None:
            if batch:
                self._depart(mark, batch)

        return gone

    def _depart(self, mark: str, batch: _Batch) -> None:
        """Tell of a request that is gone, once nobody would tell it again."""
        self._next_batch += 1
        self._batches[self._next_batch] = batch
        self._departed[self._next_batch] = mark
        if self._is_started:
            self._tell_later(self._next_batch)

    def _restore(self) -> None:
        """Take up what was gathered before a kill."""
        now = dt_util.utcnow()
        for key, text in self._coordinator.marks.items():
            if key.startswith(_DEPARTED):
                self._restore_departure(key, text, now)
            if not key.startswith(_MARK):
                continue
            request_id = key.removeprefix(_MARK)
            try:
                self._gatherer.restore(request_id, text, now)
            except ValueError:
                LOGGER.warning("What was to be told of a request cannot be read")
            self._keep(request_id)

    def _restore_departure(self, mark: str, text: str, now: datetime) -> None:
        """Take up what was to be told of a request when a kill came in between."""
        request_id = mark.removeprefix(_DEPARTED)
        batch: _Batch = []
        # Whoever is still known will be deleted, and told of, once more.
        if self._coordinator.tracker.get(request_id) is None:
            try:
                batch = unpack_departure(request_id, text)
            except ValueError:
                LOGGER.warning("What was to be told of a request cannot be read")
        if any(now - happening.at <= OLDEST for happening, _ in batch):
            self._depart(mark, batch)
        else:
            self._coordinator.async_mark(mark, None)

    @callback
    def _async_started(self, _hass: HomeAssistant) -> None:
        """Tell from now on: the automations are there."""
        self._is_started = True
        for number in tuple(self._batches):
            self._tell_later(number)
        for request_id in self._gatherer.request_ids:
            self._wait(request_id)

    @callback
    def _async_changed(self, changes: Changes) -> None:
        """Gather what happened, and wait a few moments for what belongs to it."""
        async_dispatcher_send(self._hass, SIGNAL_CHANGED, self, changes)
        now = dt_util.utcnow()
        expired = self._gatherer.expire(now)
        added = self._gatherer.add(changes, now)
        for request_id in added | expired | set(_affected(changes)):
            self._keep(request_id)
        if self._is_started:
            for request_id in added:
                self._wait(request_id)

    def _keep(self, request_id: str) -> None:
        """Have saved what was gathered of a request, with what it follows from."""
        text = self._gatherer.pack(request_id)
        self._coordinator.async_mark(f"{_MARK}{request_id}", text)

    def _wait(self, request_id: str) -> None:
        """Tell what happened to a request when nothing further happens."""
        now = dt_util.utcnow()
        # A clock that was set back would have it wait until that time comes again.
        began = self._began[request_id] = min(self._began.get(request_id, now), now)
        self._rest(request_id)
        self._timers[request_id] = async_call_later(
            self._hass,
            max(min(QUIET, began + LONGEST - now), timedelta()),
            HassJob(partial(self._async_due, request_id), cancel_on_shutdown=True),
        )

    def _rest(self, request_id: str) -> None:
        """Wait for nothing."""
        if (cancel := self._timers.pop(request_id, None)) is not None:
            cancel()

    @callback
    def async_tell_all(self, _event: Event | None = None) -> None:
        """Tell everything that was gathered: nobody will be there to do so later."""
        for number in tuple(self._batches):
            self._async_tell(number)
        for request_id in self._gatherer.request_ids:
            self._async_tell(self._take(request_id))

    @callback
    def _async_due(self, request_id: str, _now: datetime) -> None:
        """Tell what happened to a request, once nobody would tell it again."""
        self._tell_later(self._take(request_id))

    def _tell_later(self, number: int) -> None:
        """Begin to tell a batch."""
        self._hass.async_create_task(
            self._async_tell_once(number), f"{DOMAIN} announce"
        )

    async def _async_tell_once(self, number: int) -> None:
        """Tell a batch when it is on disk that it was told."""
        self._unmark(number)
        await self._coordinator.async_save_marks()
        self._async_tell(number)

    def _take(self, request_id: str) -> int:
        """Take what happened to a request, and return the number of its batch."""
        self._rest(request_id)
        self._began.pop(request_id, None)
        happenings = self._gatherer.take(request_id)
        self._keep(request_id)
        self._next_batch += 1
        if (about := self.async_describe(request_id)) is not None:
            request = self._coordinator.tracker.requests[request_id]
            self._batches[self._next_batch] = [
                (happening, _payload(happening, request, about))
                for happening in happenings
            ]
        return self._next_batch

    def _unmark(self, number: int) -> None:
        """Let a batch not outlive the next kill: it is being told."""
        if (mark := self._departed.pop(number, None)) is not None:
            self._coordinator.async_mark(mark, None)

    @callback
    def _async_tell(self, number: int) -> None:
        """Tell a batch, unless that was done."""
        self._unmark(number)
        for happening, payload in self._batches.pop(number, ()):
            self._hass.bus.async_fire(EVENT_HAPPENED, payload)
            for listener in list(self._listeners):
                listener(happening, payload)


def _payload(
    happening: Happening, request: MediaRequest, about: dict[str, Any]
) -> dict[str, Any]:
    """Return what automations get to know of a happening."""
    episodes = sorted(key for key in happening.items if key != FILM)
    seasons = {key.season for key in episodes}
    if not happening.items and request.seasons is not None:
        seasons = set(request.seasons[1])
    return {
        "type": happening.kind.value,
        **about,
        "seasons": sorted(seasons),
        "episodes": [episode_code(key) for key in episodes[:_MOST_EPISODES]],
        "episode_count": len(episodes),
        "reason": happening.reason,
        "detail": happening.detail,
        "at": time_text(happening.at),
    }


def _affected(changes: Changes) -> Iterator[str]:
    """Yield the requests that changed, and those that others went into."""
    for change in changes.requests.values():
        yield change.request_id
        if change.merged_into is not None:
            yield change.merged_into


def episode_code(key: ItemKey) -> str:
    """Return an episode as people write it, such as S01E05."""
    return f"S{key.season:02}E{key.number:02}"

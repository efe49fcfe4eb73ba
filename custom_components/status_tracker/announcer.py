"""Announce what happens to requests, on the event bus and to the event entity.

The payload is a promise to automations: fields are added, never changed.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final

from homeassistant.const import EVENT_HOMEASSISTANT_STOP
from homeassistant.core import CALLBACK_TYPE, Event, HassJob, HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_send
from homeassistant.helpers.event import async_call_later
from homeassistant.util import dt as dt_util
from homeassistant.util.signal_type import SignalType

from .const import DOMAIN, EVENT_HAPPENED
from .coordinator import StatusTrackerCoordinator
from .followed import is_followed
from .gathering import Gatherer
from .happenings import Happening
from .people import People
from .request_payload import describe_request
from .tracker.changes import Changes
from .tracker.models import FILM, ItemKey
from .views import time_text

# Sent with the announcer and what changed, whoever listens.
SIGNAL_CHANGED: SignalType[Announcer, Changes] = SignalType(f"{DOMAIN}_changed")

type Listener = Callable[[Happening, dict[str, Any]], None]

# How long nothing further may happen, and how long it takes at most, until a
# request's happenings are told.
QUIET: Final = timedelta(seconds=5)
LONGEST: Final = timedelta(seconds=30)
_MOST_EPISODES: Final = 100


class Announcer:
    """Tell each happening once, those of a few moments together."""

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

    @callback
    def async_start(self) -> CALLBACK_TYPE:
        """Follow the requests until what is returned is called."""
        stops = [
            self._coordinator.async_subscribe(self._async_changed),
            self._hass.bus.async_listen(EVENT_HOMEASSISTANT_STOP, self.async_tell_all),
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
    def _async_changed(self, changes: Changes) -> None:
        """Gather what happened, and wait a few moments for what belongs to it."""
        async_dispatcher_send(self._hass, SIGNAL_CHANGED, self, changes)
        now = dt_util.utcnow()
        for request_id in self._gatherer.add(changes, now):
            began = self._began.setdefault(request_id, now)
            self._rest(request_id)
            self._timers[request_id] = async_call_later(
                self._hass,
                max(min(QUIET, began + LONGEST - now), timedelta()),
                HassJob(partial(self._async_tell, request_id), cancel_on_shutdown=True),
            )

    def _rest(self, request_id: str) -> None:
        """Wait for nothing."""
        if (cancel := self._timers.pop(request_id, None)) is not None:
            cancel()

    @callback
    def async_tell_all(self, _event: Event | None = None) -> None:
        """Tell everything that was gathered: nobody will be there to do so later."""
        for request_id in self._gatherer.request_ids:
            self._async_tell(request_id)

    @callback
    def _async_tell(self, request_id: str, _now: datetime | None = None) -> None:
        """Tell what happened to a request."""
        self._rest(request_id)
        self._began.pop(request_id, None)
        happenings = self._gatherer.take(request_id)
        if (about := self.async_describe(request_id)) is None:
            return
        for happening in happenings:
            payload = self._payload(happening, about)
            self._hass.bus.async_fire(EVENT_HAPPENED, payload)
            for listener in list(self._listeners):
                listener(happening, payload)

    def _payload(self, happening: Happening, about: dict[str, Any]) -> dict[str, Any]:
        """Return what automations get to know of a happening."""
        episodes = sorted(key for key in happening.items if key != FILM)
        seasons = {key.season for key in episodes}
        request = self._coordinator.tracker.requests[happening.request_id]
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


def episode_code(key: ItemKey) -> str:
    """Return an episode as people write it, such as S01E05."""
    return f"S{key.season:02}E{key.number:02}"

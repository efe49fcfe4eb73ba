"""Send the rows of the live requests to whoever watches, and then what changes."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Final

from homeassistant.config_entries import (
    SIGNAL_CONFIG_ENTRY_CHANGED,
    ConfigEntry,
    ConfigEntryChange,
    ConfigEntryState,
)
from homeassistant.core import CALLBACK_TYPE, HassJob, HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.helpers.event import async_call_later

from ..const import DOMAIN
from ..coordinator import StatusTrackerConfigEntry, StatusTrackerCoordinator
from ..links import watch_links
from ..tracker.changes import Changes
from ..views.followed import Difference, FollowedRequests
from ..views.request import Json, view_headline, view_row

type Send = Callable[[Json], None]

INTERVAL: Final = 0.25
# What the panel may offer to do about requests.
FEATURES: Final[tuple[str, ...]] = ("check", "delete", "library", "retry")
# What alone is no news: it changes along with anything else.
_NO_NEWS: Final = frozenset({"updated_at"})


def linked_row(coordinator: StatusTrackerCoordinator, request_id: str) -> Json | None:
    """Return what a list shows of a request, with its addresses in Jellyfin."""
    if (row := view_row(coordinator.tracker, request_id)) is None:
        return None
    return row | watch_links(coordinator.config_entry, row["jellyfin_id"])


def listed_row(coordinator: StatusTrackerCoordinator, request_id: str) -> Json | None:
    """Return what a list shows of a request, live or archived; None if it is gone."""
    if request_id in coordinator.tracker.requests:
        row = linked_row(coordinator, request_id)
        return None if row is None else row | {"archived": False}
    if (archived := coordinator.tracker.archive.row(request_id)) is None:
        return None
    headline = archived.headline
    return (
        view_headline(headline)
        | watch_links(coordinator.config_entry, headline.jellyfin_id)
        | {"archived": True}
    )


class RequestFeed:
    """Keep every subscriber up to date, across reloads of the entry.

    A subscriber first gets `{"loaded": true, "features": [name, ...], "requests":
    [row, ...]}`, then events with any of `added` (whole rows), `changed` (id and the
    fields that changed) and `removed` (ids). `{"loaded": false}` says that nothing
    comes for now.
    """

    def __init__(self, hass: HomeAssistant) -> None:
        """Start without subscribers, at no cost to anyone."""
        self._hass = hass
        self._sends: dict[int, Send] = {}
        self._next_send = 0
        self._coordinator: StatusTrackerCoordinator | None = None
        self._rows: dict[str, Json] = {}
        self._sent_at: dict[str, float] = {}
        self._pending: set[str] = set()
        self._stops: list[CALLBACK_TYPE] = []
        self._stop_entries: CALLBACK_TYPE | None = None
        self._cancel_flush: CALLBACK_TYPE | None = None

    @callback
    def async_subscribe(self, send: Send) -> CALLBACK_TYPE:
        """Send everything now, and what changes until what is returned is called."""
        if not self._sends:
            self._stop_entries = async_dispatcher_connect(
                self._hass, SIGNAL_CONFIG_ENTRY_CHANGED, self._async_entry_changed
            )
            for entry in self._hass.config_entries.async_loaded_entries(DOMAIN):
                self._attach(entry)
        # Those who are here already must not miss what the newcomer is told.
        self._send_changed(self._pending)
        key = self._next_send
        self._next_send += 1
        self._sends[key] = send
        send(self._snapshot())

        @callback
        def unsubscribe() -> None:
            if self._sends.pop(key, None) is not None and not self._sends:
                self._stop()

        return unsubscribe

    @callback
    def _async_entry_changed(
        self, change: ConfigEntryChange, entry: ConfigEntry
    ) -> None:
        """Follow the coordinator of the entry while it is loaded."""
        if entry.domain != DOMAIN:
            return
        loaded = (
            change is not ConfigEntryChange.REMOVED
            and entry.state is ConfigEntryState.LOADED
        )
        coordinator = entry.runtime_data.coordinator if loaded else None
        if coordinator is not self._coordinator:
            self._detach()
            if loaded:
                self._attach(entry)
            self._broadcast(self._snapshot())

    def _attach(self, entry: StatusTrackerConfigEntry) -> None:
        """Follow the requests of a loaded entry."""
        coordinator = self._coordinator = entry.runtime_data.coordinator
        followed = FollowedRequests(coordinator.tracker)
        self._rows = {
            request_id: row
            for request_id in followed.ids
            if (row := linked_row(coordinator, request_id)) is not None
        }
        self._stops.append(
            coordinator.async_subscribe(
                lambda changes: self._async_changed(changes, followed.absorb(changes))
            )
        )

    def _detach(self) -> None:
        """Follow nothing."""
        while self._stops:
            self._stops.pop()()
        self._coordinator = None
        self._rows, self._sent_at = {}, {}
        self._pending.clear()
        if self._cancel_flush is not None:
            self._cancel_flush()
            self._cancel_flush = None

    def _stop(self) -> None:
        """Rest until the next subscriber comes."""
        self._detach()
        if self._stop_entries is not None:
            self._stop_entries()
            self._stop_entries = None

    def _snapshot(self) -> Json:
        """Return everything that is known."""
        if self._coordinator is None:
            return {"loaded": False}
        return {
            "loaded": True,
            "features": list(FEATURES),
            "requests": list(self._rows.values()),
        }

    @callback
    def _async_changed(self, changes: Changes, difference: Difference) -> None:
        """Send at once what stands elsewhere now, mere progress not too often."""
        for request_id in difference.removed:
            self._rows.pop(request_id, None)
            self._sent_at.pop(request_id, None)
            self._pending.discard(request_id)
        now = self._hass.loop.time()
        due = {
            request_id
            for request_id in difference.changed
            if request_id in difference.moved
            or changes.requests[request_id].items
            or self._rests_until(request_id) <= now
        }
        self._pending |= difference.changed - due
        self._send_changed(due, difference.added, difference.removed)
        self._schedule()

    def _send_changed(
        self,
        changed: Iterable[str],
        added: Iterable[str] = (),
        removed: Iterable[str] = (),
    ) -> None:
        """Send the rows of some requests, as far as they differ from what was sent."""
        if self._coordinator is None:
            return
        event: Json = {}
        now = self._hass.loop.time()
        for kind, request_ids in (("added", added), ("changed", changed)):
            news = []
            for request_id in tuple(request_ids):
                self._pending.discard(request_id)
                row = linked_row(self._coordinator, request_id) or {}
                old = self._rows.get(request_id, {})
                fields = {
                    name: value
                    for name, value in row.items()
                    if name not in old or value != old[name]
                }
                if fields.keys() <= _NO_NEWS:
                    continue
                self._rows[request_id] = row
                self._sent_at[request_id] = now
                news.append(fields | {"id": request_id})
            if news:
                event[kind] = news
        if gone := list(removed):
            event["removed"] = gone
        if event:
            self._broadcast(event)

    def _broadcast(self, event: Json) -> None:
        """Send an event to every subscriber."""
        for send in list(self._sends.values()):
            send(event)

    def _rests_until(self, request_id: str) -> float:
        """Return the time from which on mere progress may be sent again."""
        return self._sent_at.get(request_id, float("-inf")) + INTERVAL

    def _schedule(self) -> None:
        """Wake up when the first of the pending requests may be sent."""
        if self._pending and self._cancel_flush is None:
            due = min(map(self._rests_until, self._pending))
            self._cancel_flush = async_call_later(
                self._hass,
                max(due - self._hass.loop.time(), 0),
                HassJob(self._async_flush, cancel_on_shutdown=True),
            )

    @callback
    def _async_flush(self, _now: datetime) -> None:
        """Send the pending requests whose time has come."""
        self._cancel_flush = None
        now = self._hass.loop.time()
        self._send_changed(
            {each for each in self._pending if self._rests_until(each) <= now}
        )
        self._schedule()

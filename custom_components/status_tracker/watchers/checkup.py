"""Tell the user what is wrong with a service for long, until it is put right.

What only lasts a while is told by sensors; a repair issue is for what somebody has
to look at.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import partial
from typing import Final

from homeassistant.config_entries import SOURCE_REAUTH, ConfigFlowResult
from homeassistant.const import CONF_URL
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.event import async_track_time_interval
from homeassistant.util import dt as dt_util

from ..const import DOMAIN
from ..coordinator import StatusTrackerConfigEntry
from ..fault_texts import fault_text
from ..health import ServiceHealth
from ..markdown import inert
from ..tracker.changes import Changes
from ..tracker.models import TimelineEntry
from ..tracker.terms import Service, Step
from ..tracker.tracker import Tracker
from .anime import FEED_OFF

_EVERY: Final = timedelta(minutes=1)
_UNREACHABLE_AFTER: Final = timedelta(hours=3)
_FEED_OFF_AFTER: Final = timedelta(minutes=10)
# Jellyfin waits for the metadata of a title before it tells.
_SILENT_AFTER: Final = timedelta(minutes=15)
# Clocks differ, and a webhook may come before what it tells of is found by asking.
_LEEWAY: Final = timedelta(minutes=5)

# What a service never does without a webhook.
_TOLD: Final[Mapping[Service, frozenset[Step]]] = {
    Service.SEERR: frozenset({Step.REQUESTED, Step.APPROVED, Step.DECLINED}),
    Service.RADARR: frozenset({Step.GRABBED}),
    Service.SONARR: frozenset({Step.GRABBED}),
    Service.JELLYFIN: frozenset({Step.AVAILABLE}),
}


class Trouble(StrEnum):
    """Name what may be wrong for long."""

    UNREACHABLE = "service_unreachable"
    SILENT = "silent_webhook"
    FEED_OFF = "feed_off"


_PREFIXES: Final = tuple(f"{trouble}_" for trouble in Trouble)


@dataclass(slots=True, eq=False)
class _Watched:
    """Hold what was noticed of one service.

    `ready_since` is when its webhooks, or its feed, were last known to be set up or
    not to be, `acted_at` when it first did something that no webhook told of,
    `heard_at` when its last webhook arrived.
    """

    health: ServiceHealth
    address: str
    is_ready: bool | None = None
    ready_since: datetime | None = None
    acted_at: datetime | None = None
    heard_at: datetime | None = None
    heard: int = 0

    @callback
    def async_note(self) -> None:
        """Look at what the health of the service became."""
        health, now = self.health, dt_util.utcnow()
        if health.webhook_ready is not self.is_ready:
            self.is_ready, self.ready_since = health.webhook_ready, now
            self.acted_at = None
        if (heard := health.webhooks - health.tests) > self.heard:
            self.heard, self.heard_at, self.acted_at = heard, now, None

    @callback
    def async_note_act(self, tracker: Tracker, request_id: str, at: datetime) -> None:
        """Note that the service did something which a webhook should tell of."""
        if self.acted_at is not None or not self.is_ready or self.ready_since is None:
            return
        is_heard = self.heard_at is not None and self.heard_at > at - _LEEWAY
        if at <= self.ready_since or is_heard:
            return
        if self.health.service is Service.JELLYFIN and not _is_new(
            tracker, request_id, self.ready_since
        ):
            return
        self.acted_at = dt_util.utcnow()


def _is_told(entry: TimelineEntry) -> bool:
    """Tell whether a service sends a webhook for what an entry tells."""
    return not entry.inferred and entry.step in _TOLD.get(entry.source.service, ())


def _is_new(tracker: Tracker, request_id: str, since: datetime) -> bool:
    """Tell whether a title's file arrived since: Jellyfin tells of no older one."""
    return any(
        entry.step is Step.IMPORTED and entry.at > since
        for entry in tracker.timeline(request_id)
    )


type _Rule = Callable[[_Watched, datetime], bool | None]


def _unreachable(watched: _Watched, now: datetime) -> bool | None:
    """Judge a service that does not answer."""
    health = watched.health
    if health.reachable is False and health.since is not None:
        return True if now - health.since >= _UNREACHABLE_AFTER else None
    return None if health.reachable is None else False


def _silent(watched: _Watched, now: datetime) -> bool | None:
    """Judge a service whose webhooks do not arrive."""
    if watched.acted_at is not None and now - watched.acted_at >= _SILENT_AFTER:
        return True
    is_heard = watched.heard_at is not None and watched.acted_at is None
    # What is in the way of a webhook that is not set up is told by whoever tries.
    return False if is_heard or watched.is_ready is False else None


def _feed_off(watched: _Watched, now: datetime) -> bool | None:
    """Judge a live feed that does not open although the service answers."""
    if watched.health.webhook_problem != FEED_OFF or watched.ready_since is None:
        return False if watched.is_ready else None
    return True if now - watched.ready_since >= _FEED_OFF_AFTER else None


# A rule says None where it does not know: then an issue stays as it is.
_RULES: Final[Mapping[Trouble, _Rule]] = {
    Trouble.UNREACHABLE: _unreachable,
    Trouble.SILENT: _silent,
    Trouble.FEED_OFF: _feed_off,
}


class Checkup:
    """Look at every service once a minute, and whenever one has news."""

    def __init__(self, hass: HomeAssistant, entry: StatusTrackerConfigEntry) -> None:
        """Prepare to look at the entry's services."""
        self._hass = hass
        self._entry = entry
        self._coordinator = entry.runtime_data.coordinator
        self._watched = {
            instance: _Watched(
                health, entry.subentries[instance].data.get(CONF_URL, "-")
            )
            for instance, health in self._coordinator.health.items()
            if instance in entry.subentries
        }
        self._unsubscribes: list[CALLBACK_TYPE] = []

    async def async_start(self) -> None:
        """Begin to look."""
        for watched in self._watched.values():
            watched.async_note()
            changed = partial(self._async_health_changed, watched)
            self._unsubscribes.append(watched.health.async_add_listener(changed))
        self._unsubscribes += [
            self._coordinator.async_subscribe(self._async_requests_changed),
            async_track_time_interval(
                self._hass, self._async_look, _EVERY, cancel_on_shutdown=True
            ),
        ]
        self._async_withdraw(shown=False)
        self._async_look(dt_util.utcnow())

    async def async_stop(self) -> None:
        """End looking, and withdraw what nobody looks after any more."""
        while self._unsubscribes:
            self._unsubscribes.pop()()
        self._async_withdraw(shown=True)

    @callback
    def _async_health_changed(self, watched: _Watched) -> None:
        """Note what became of a service, and say so at once."""
        watched.async_note()
        if watched.health.reachable:
            for flow in self._questions(watched):
                # The credentials that were refused for a while are right.
                self._hass.config_entries.flow.async_abort(flow["flow_id"])
        self._async_judge(watched, dt_util.utcnow())

    @callback
    def _async_requests_changed(self, changes: Changes) -> None:
        """Note what the services did."""
        tracker = self._coordinator.tracker
        for change in changes.requests.values():
            if change.archived:
                # Of what is taken in from the library no webhook tells.
                continue
            for told in change.entries:
                watched = self._watched.get(told.source.instance)
                if watched is not None and _is_told(told):
                    watched.async_note_act(tracker, change.request_id, told.at)

    @callback
    def _async_look(self, now: datetime) -> None:
        """Judge every service."""
        for watched in self._watched.values():
            self._async_judge(watched, now)

    @callback
    def _async_judge(self, watched: _Watched, now: datetime) -> None:
        """Show what is wrong with a service, and withdraw what is not any more."""
        for trouble, rule in _RULES.items():
            verdict = rule(watched, now)
            if verdict and not self._is_asked_for(watched):
                self._async_show(trouble, watched)
            elif verdict is False:
                issue_id = _issue_id(trouble, watched.health.instance)
                ir.async_delete_issue(self._hass, DOMAIN, issue_id)

    def _is_asked_for(self, watched: _Watched) -> bool:
        """Tell whether the user is asked for new credentials of a service already."""
        return bool(self._questions(watched))

    def _questions(self, watched: _Watched) -> list[ConfigFlowResult]:
        """Return the open questions for new credentials of a service."""
        subentry = self._entry.subentries.get(watched.health.instance)
        if subentry is None:
            return []
        flows = self._entry.async_get_active_flows(self._hass, {SOURCE_REAUTH})
        return [
            flow
            for flow in flows
            if flow["context"].get("unique_id") == subentry.unique_id
        ]

    @callback
    def _async_show(self, trouble: Trouble, watched: _Watched) -> None:
        """Show what is wrong with a service."""
        health = watched.health
        fault = health.last_error or health.webhook_detail
        hours = _UNREACHABLE_AFTER.total_seconds() / 3600
        ir.async_create_issue(
            self._hass,
            DOMAIN,
            _issue_id(trouble, health.instance),
            is_fixable=False,
            severity=ir.IssueSeverity.WARNING,
            translation_key=trouble.value,
            translation_placeholders={
                "name": health.name,
                "address": watched.address,
                "hours": f"{hours:g}",
                "detail": inert(fault_text(self._hass, fault) or "-"),
            },
        )

    @callback
    def _async_withdraw(self, *, shown: bool) -> None:
        """Withdraw what is about services that are gone, and what is shown if told.

        Home Assistant remembers that the user ignores an issue only while it exists.
        """
        known = tuple(f"_{instance}" for instance in self._watched)
        for (domain, issue_id), issue in list(ir.async_get(self._hass).issues.items()):
            if domain != DOMAIN or not issue_id.startswith(_PREFIXES):
                continue
            is_withdrawn = shown and issue.dismissed_version is None
            if is_withdrawn or not issue_id.endswith(known):
                ir.async_delete_issue(self._hass, DOMAIN, issue_id)


def _issue_id(trouble: Trouble, instance: str) -> str:
    """Return the id of the issue about a service's trouble."""
    return f"{trouble}_{instance}"

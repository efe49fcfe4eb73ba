"""Tell the user what is wrong with a service for long, until it is put right.

What only lasts a while is told by sensors; a repair issue is for what somebody has
to look at.
"""

from datetime import datetime, timedelta
from functools import partial
from typing import Final

from homeassistant.config_entries import SOURCE_REAUTH, ConfigFlowResult
from homeassistant.const import CONF_URL
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.event import async_track_time_interval
from homeassistant.util import dt as dt_util

from ..clients.errors import CREDENTIALS_REFUSED
from ..const import DOMAIN, SUBENTRY_ID
from ..coordinator import StatusTrackerConfigEntry
from ..fault_texts import fault_text
from ..markdown import inert
from ..tracker.changes import Changes
from .troubles import RULES, UNREACHABLE_AFTER, Trouble, Watched, is_told

_EVERY: Final = timedelta(minutes=1)
_PREFIXES: Final = tuple(f"{trouble}_" for trouble in Trouble)


class Checkup:
    """Look at every service once a minute, and whenever one has news."""

    def __init__(self, hass: HomeAssistant, entry: StatusTrackerConfigEntry) -> None:
        """Prepare to look at the entry's services."""
        self._hass = hass
        self._entry = entry
        self._coordinator = entry.runtime_data.coordinator
        self._watched = {
            instance: Watched(
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
    def _async_health_changed(self, watched: Watched) -> None:
        """Note what became of a service, and say so at once."""
        watched.async_note()
        if watched.health.reachable:
            for flow in self._questions(watched):
                # The credentials that were refused for a while are right.
                self._hass.config_entries.flow.async_abort(flow["flow_id"])
                self._async_ask()
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
                if watched is not None and is_told(told):
                    watched.async_note_act(tracker, change.request_id, told.at)

    @callback
    def _async_look(self, now: datetime) -> None:
        """Judge every service, and ask for credentials that nobody asks for."""
        self._async_ask()
        for watched in self._watched.values():
            self._async_judge(watched, now)

    @callback
    def _async_ask(self) -> None:
        """Ask for new credentials of a service that refuses those it was given.

        Whoever was refused has asked at once; but Home Assistant asks about one
        service at a time, and forgets what else it was to ask.
        """
        for instance, watched in self._watched.items():
            error = watched.health.last_error
            is_refused = error is not None and error.code == CREDENTIALS_REFUSED
            if is_refused and instance in self._entry.subentries:
                self._entry.async_start_reauth_if_available(
                    self._hass, data={SUBENTRY_ID: instance}
                )
                return

    @callback
    def _async_judge(self, watched: Watched, now: datetime) -> None:
        """Show what is wrong with a service, and withdraw what is not any more."""
        for trouble, rule in RULES.items():
            verdict = rule(watched, now)
            if verdict and not self._is_asked_for(watched):
                self._async_show(trouble, watched)
            elif verdict is False:
                issue_id = _issue_id(trouble, watched.health.instance)
                ir.async_delete_issue(self._hass, DOMAIN, issue_id)

    def _is_asked_for(self, watched: Watched) -> bool:
        """Tell whether the user is asked for new credentials of a service already."""
        return bool(self._questions(watched))

    def _questions(self, watched: Watched) -> list[ConfigFlowResult]:
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
    def _async_show(self, trouble: Trouble, watched: Watched) -> None:
        """Show what is wrong with a service."""
        health = watched.health
        fault = health.last_error or health.webhook_detail
        hours = UNREACHABLE_AFTER.total_seconds() / 3600
        ir.async_create_issue(
            self._hass,
            DOMAIN,
            _issue_id(trouble, health.instance),
            is_fixable=False,
            severity=ir.IssueSeverity.WARNING,
            translation_key=trouble.value,
            translation_placeholders={
                "name": inert(health.name),
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

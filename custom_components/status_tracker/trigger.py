"""Offer what happens to requests as triggers in the automation editor."""

from abc import abstractmethod
from typing import Any, ClassVar, Final, override

from homeassistant.core import CALLBACK_TYPE, Event, HomeAssistant, callback
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.helpers.trigger import (
    Trigger,
    TriggerActionRunner,
    TriggerConfig,
    TriggerNotTriggeredReporter,
)
import voluptuous as vol

from .announcing.announcer import SIGNAL_CHANGED, Announcer
from .announcing.happenings import Kind
from .automation_filter import (
    REASON_FIELDS,
    STATES,
    RequestFilter,
    RequestOptions,
    is_reason_chosen,
)
from .const import EVENT_HAPPENED
from .tracker.changes import Change, Changes

CONF_FROM: Final = "from"
CONF_PART: Final = "part"
CONF_PERCENT: Final = "percent"
CONF_TO: Final = "to"

_PARTS: Final = {
    "everything": Kind.AVAILABLE,
    "season": Kind.SEASON_AVAILABLE,
    "episodes": Kind.EPISODE_AVAILABLE,
}


class RequestTrigger(RequestOptions, Trigger):
    """Run for the requests that the options choose."""

    def __init__(self, hass: HomeAssistant, config: TriggerConfig) -> None:
        """Take the options."""
        super().__init__(hass, config)
        self.options = config.options or {}
        self.filter = RequestFilter(self.options)


class HappeningTrigger(RequestTrigger):
    """Run when something happened, with all that is told of it."""

    @abstractmethod
    def is_wanted(self, payload: dict[str, Any]) -> bool:
        """Return whether a happening is one of those that are waited for."""

    @override
    async def async_attach_runner(
        self,
        run_action: TriggerActionRunner,
        did_not_trigger: TriggerNotTriggeredReporter | None = None,
    ) -> CALLBACK_TYPE:
        """Follow what is told on the event bus."""

        @callback
        def happened(event: Event[dict[str, Any]]) -> None:
            payload = event.data
            if self.is_wanted(payload) and self.filter.chooses(payload):
                description = f"{payload['title']}: {payload['type']}"
                run_action(dict(payload), description, event.context)

        return self._hass.bus.async_listen(EVENT_HAPPENED, happened)


class BecameAvailableTrigger(HappeningTrigger):
    """Run when a request, or a part of it, can be played."""

    fields: ClassVar[dict[vol.Marker, Any]] = {
        vol.Optional(CONF_PART, default=list(_PARTS)): vol.All(
            cv.ensure_list, [vol.In(_PARTS)]
        )
    }

    @override
    def is_wanted(self, payload: dict[str, Any]) -> bool:
        """Return whether as much is there as was waited for."""
        parts = self.options[CONF_PART] or _PARTS
        return payload["type"] in {_PARTS[part] for part in parts}


class NeedsAttentionTrigger(HappeningTrigger):
    """Run when somebody should look at a request."""

    fields: ClassVar[dict[vol.Marker, Any]] = REASON_FIELDS

    @override
    def is_wanted(self, payload: dict[str, Any]) -> bool:
        """Return whether the reason is one of those that were chosen."""
        return payload["type"] == Kind.NEEDS_ATTENTION and is_reason_chosen(
            self.options, payload["reason"]
        )


class ChangeTrigger(RequestTrigger):
    """Run when a request changed, at once."""

    @abstractmethod
    def news(self, change: Change) -> dict[str, Any] | None:
        """Return what a change tells, None where it is not waited for."""

    @override
    async def async_attach_runner(
        self,
        run_action: TriggerActionRunner,
        did_not_trigger: TriggerNotTriggeredReporter | None = None,
    ) -> CALLBACK_TYPE:
        """Follow every change, also across reloads of the entry."""

        @callback
        def changed(announcer: Announcer, changes: Changes) -> None:
            for change in changes.requests.values():
                if (news := self.news(change)) is None:
                    continue
                about = announcer.async_describe(change.request_id)
                if about is not None and self.filter.chooses(about):
                    told = " to ".join(str(value) for value in news.values())
                    run_action(about | news, f"{about['title']}: {told}")

        return async_dispatcher_connect(self._hass, SIGNAL_CHANGED, changed)


class StateChangedTrigger(ChangeTrigger):
    """Run when a request passed from one state to another."""

    fields: ClassVar[dict[vol.Marker, Any]] = {
        vol.Optional(CONF_FROM): STATES,
        vol.Optional(CONF_TO): STATES,
    }

    @override
    def news(self, change: Change) -> dict[str, Any] | None:
        """Return the states before and after, where they were chosen."""
        before = change.before.state if change.before else None
        after = change.after.state if change.after else None
        if after is None or before is after:
            return None
        wanted_before, wanted_after = (
            self.options.get(name) for name in (CONF_FROM, CONF_TO)
        )
        if (wanted_before and before not in wanted_before) or (
            wanted_after and after not in wanted_after
        ):
            return None
        return {"from_state": before.value if before else None, "to_state": after.value}


class ProgressPassedTrigger(ChangeTrigger):
    """Run when a download has come so far."""

    fields: ClassVar[dict[vol.Marker, Any]] = {
        vol.Required(CONF_PERCENT): vol.All(
            vol.Coerce(float), vol.Range(min=0, min_included=False, max=100)
        )
    }

    @override
    def news(self, change: Change) -> dict[str, Any] | None:
        """Return the percentage, where it passed the one that was chosen."""
        before = change.before.progress if change.before else None
        after = change.after.progress if change.after else None
        if after is None:
            return None
        passed = self.options[CONF_PERCENT] / 100
        if not (before or 0.0) < passed <= after:
            return None
        return {"progress": int(after * 100)}


_TRIGGERS: Final[dict[str, type[Trigger]]] = {
    "became_available": BecameAvailableTrigger,
    "needs_attention": NeedsAttentionTrigger,
    "state_changed": StateChangedTrigger,
    "progress_passed": ProgressPassedTrigger,
}


async def async_get_triggers(hass: HomeAssistant) -> dict[str, type[Trigger]]:
    """Return the triggers by name."""
    return _TRIGGERS

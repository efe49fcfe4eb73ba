"""Offer where requests stand as conditions in the automation editor."""

from abc import abstractmethod
from collections.abc import Callable
from typing import Any, ClassVar, Final, Unpack, override

from homeassistant.const import CONF_STATE
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.condition import (
    Condition,
    ConditionCheckParams,
    ConditionConfig,
)
from homeassistant.helpers.dispatcher import async_dispatcher_connect
import voluptuous as vol

from .announcing.announcer import SIGNAL_CHANGED, Announcer
from .automation_filter import (
    REASON_FIELDS,
    STATES,
    RequestFilter,
    RequestOptions,
    is_reason_chosen,
)
from .const import DOMAIN
from .coordinator import StatusTrackerConfigEntry
from .tracker.changes import Changes
from .tracker.models import Summary


class RequestCondition(RequestOptions, Condition):
    """Hold while any of the requests that the options choose stands as asked for."""

    def __init__(self, hass: HomeAssistant, config: ConditionConfig) -> None:
        """Take the options."""
        super().__init__(hass, config)
        self.options = config.options or {}
        self.filter = RequestFilter(self.options)

    @property
    @override
    def needs_polling(self) -> bool:
        """Return that nothing changes without being told."""
        return False

    @abstractmethod
    def stands(self, summary: Summary) -> bool:
        """Return whether a request stands as asked for."""

    @override
    async def _async_track_changes(self, action: Callable[[], None]) -> CALLBACK_TYPE:
        """Look again whenever a request changed."""

        @callback
        def changed(_announcer: Announcer, _changes: Changes) -> None:
            action()

        return async_dispatcher_connect(self._hass, SIGNAL_CHANGED, changed)

    @override
    def _async_check(self, **kwargs: Unpack[ConditionCheckParams]) -> bool:
        """Return whether any request that was chosen stands as asked for."""
        entries: list[StatusTrackerConfigEntry] = (
            self._hass.config_entries.async_loaded_entries(DOMAIN)
        )
        return any(self._holds(entry) for entry in entries)

    def _holds(self, entry: StatusTrackerConfigEntry) -> bool:
        """Return whether any request of an entry does."""
        tracker = entry.runtime_data.coordinator.tracker
        announcer = entry.runtime_data.announcer
        return any(
            (summary := tracker.summary(request_id)) is not None
            and self.stands(summary)
            and (about := announcer.async_describe(request_id)) is not None
            and self.filter.chooses(about)
            for request_id in tracker.requests
        )


class IsInStateCondition(RequestCondition):
    """Hold while a request is in one of some states."""

    fields: ClassVar[dict[vol.Marker, Any]] = {
        vol.Required(CONF_STATE): vol.All(STATES, vol.Length(min=1))
    }

    @override
    def stands(self, summary: Summary) -> bool:
        """Return whether the state is one of those."""
        return summary.state in self.options[CONF_STATE]


class NeedsAttentionCondition(RequestCondition):
    """Hold while somebody should look at a request."""

    fields: ClassVar[dict[vol.Marker, Any]] = REASON_FIELDS

    @override
    def stands(self, summary: Summary) -> bool:
        """Return whether there is a reason, and it is one of those."""
        attention = summary.attention
        return is_reason_chosen(self.options, attention.reason if attention else None)


_CONDITIONS: Final[dict[str, type[Condition]]] = {
    "is_in_state": IsInStateCondition,
    "needs_attention": NeedsAttentionCondition,
}


async def async_get_conditions(hass: HomeAssistant) -> dict[str, type[Condition]]:
    """Return the conditions by name."""
    return _CONDITIONS

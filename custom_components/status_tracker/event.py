"""Show the last thing that happened to any request as an event."""

from typing import Any, override

from homeassistant.components.event import EventEntity
from homeassistant.const import ATTR_ENTITY_ID
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .announcing.announcer import Announcer
from .announcing.happenings import Happening, Kind
from .coordinator import StatusTrackerConfigEntry, StatusTrackerCoordinator
from .entity import StatusTrackerEntity

PARALLEL_UPDATES = 0


async def async_setup_entry(
    hass: HomeAssistant,
    entry: StatusTrackerConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Set up the event entity of an entry."""
    data = entry.runtime_data
    async_add_entities([RequestsEvent(data.coordinator, data.announcer)])


class RequestsEvent(StatusTrackerEntity, EventEntity):
    """Show what happens to the requests."""

    _attr_translation_key = "requests"
    _attr_event_types = [kind.value for kind in Kind]  # noqa: RUF012
    _unrecorded_attributes = frozenset({"episodes", "poster", "link", "detail"})

    def __init__(
        self, coordinator: StatusTrackerCoordinator, announcer: Announcer
    ) -> None:
        """Wait for what happens."""
        super().__init__(coordinator, "requests")
        self._announcer = announcer

    @override
    async def async_added_to_hass(self) -> None:
        """Follow what is announced."""
        await super().async_added_to_hass()
        self.async_on_remove(self._announcer.async_subscribe(self._async_happened))

    @callback
    def _async_happened(self, happening: Happening, payload: dict[str, Any]) -> None:
        """Show a happening; the entity is no group, so its sensor has another name."""
        attributes = {
            name: value
            for name, value in payload.items()
            if name not in ("type", ATTR_ENTITY_ID)
        }
        attributes["sensor"] = payload[ATTR_ENTITY_ID]
        self._trigger_event(happening.kind, attributes)
        self.async_write_ha_state()

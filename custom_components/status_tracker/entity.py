"""Hold what the entities share: their devices and how they hear of changes."""

from collections.abc import Callable
from typing import Final

from homeassistant.config_entries import ConfigSubentry
from homeassistant.const import CONF_URL
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.device_registry import DeviceEntryType, DeviceInfo
from homeassistant.helpers.entity import Entity

from .const import DOMAIN, SERVICE_NAMES
from .coordinator import StatusTrackerConfigEntry, StatusTrackerCoordinator
from .health import ServiceHealth
from .tracker.terms import Service

_NAME: Final = "Status Tracker"


def _tracker_device(entry: StatusTrackerConfigEntry) -> DeviceInfo:
    """Describe the device that holds the requests."""
    return DeviceInfo(
        identifiers={(DOMAIN, entry.entry_id)},
        entry_type=DeviceEntryType.SERVICE,
        name=_NAME,
    )


@callback
def async_tracker_device_id(
    hass: HomeAssistant, entry: StatusTrackerConfigEntry
) -> str:
    """Return the registry id of the device that holds the requests."""
    device = dr.async_get(hass).async_get_or_create(
        config_entry_id=entry.entry_id, **_tracker_device(entry)
    )
    return device.id


class StatusTrackerEntity(Entity):
    """Show something of all requests together, or of one of them."""

    _attr_has_entity_name = True
    _attr_should_poll = False

    def __init__(self, coordinator: StatusTrackerCoordinator, key: str) -> None:
        """Keep the coordinator and name the entity after the entry and a key."""
        entry = coordinator.config_entry
        self.coordinator = coordinator
        self._attr_unique_id = f"{entry.entry_id}_{key}"
        self._attr_device_info = _tracker_device(entry)


class ServiceEntity(Entity):
    """Show something of one service instance."""

    _attr_has_entity_name = True
    _attr_should_poll = False

    def __init__(
        self,
        entry: StatusTrackerConfigEntry,
        subentry: ConfigSubentry,
        health: ServiceHealth,
        tracker_device_id: str,
        key: str,
    ) -> None:
        """Name the entity after the service instance and a key."""
        self.health = health
        self._attr_unique_id = f"{entry.entry_id}_{subentry.subentry_id}_{key}"
        self._attr_device_info = DeviceInfo(
            identifiers={(DOMAIN, subentry.subentry_id)},
            entry_type=DeviceEntryType.SERVICE,
            name=subentry.title,
            model=SERVICE_NAMES[Service(subentry.subentry_type)],
            sw_version=health.version,
            configuration_url=subentry.data[CONF_URL],
            via_device_id=tracker_device_id,
        )


class RequestListeners:
    """Pass a change to the one entity that shows it, while there is one.

    The key is the id of a request, or that of a sensor that counts them.
    """

    def __init__(self) -> None:
        """Start with nobody listening."""
        self._listeners: dict[str, Callable[[], None]] = {}

    @callback
    def async_add(self, key: str, listener: CALLBACK_TYPE) -> CALLBACK_TYPE:
        """Call a listener after each change until what is returned is called."""
        self._listeners[key] = listener

        @callback
        def remove() -> None:
            del self._listeners[key]

        return remove

    @callback
    def async_notify(self, key: str) -> None:
        """Tell whoever shows it that something changed."""
        if (listener := self._listeners.get(key)) is not None:
            listener()


def request_unique_id(coordinator: StatusTrackerCoordinator, request_id: str) -> str:
    """Return the unique id of the sensor of a request."""
    return f"{coordinator.config_entry.entry_id}_{request_id}"

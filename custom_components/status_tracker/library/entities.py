"""Show the library sync as a button and a sensor."""

from enum import StrEnum
from typing import Any, Final, override

from homeassistant.components.button import ButtonEntity
from homeassistant.components.sensor import SensorDeviceClass, SensorEntity
from homeassistant.core import callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect

from ..coordinator import StatusTrackerCoordinator
from ..deletion.actor import async_require_admin
from ..entity import StatusTrackerEntity
from .models import Phase
from .sync import SIGNAL_LIBRARY_SYNC, LibrarySync

# Seconds between two states of the sensor that differ in a number only.
_INTERVAL: Final = 5.0
_COUNTED: Final = ("added", "updated", "gone")


class SyncActivity(StrEnum):
    """Name the states of the sensor."""

    IDLE = "idle"
    RUNNING = "running"


class SyncLibraryButton(StatusTrackerEntity, ButtonEntity):
    """Begin to sync the library."""

    _attr_translation_key = "sync_library"

    def __init__(
        self, coordinator: StatusTrackerCoordinator, sync: LibrarySync
    ) -> None:
        """Take the sync."""
        super().__init__(coordinator, "sync_library")
        self._sync = sync

    @override
    async def async_press(self) -> None:
        """Begin, and do not wait; where a sync runs already, it goes on.

        Raise Unauthorized for a user who is no administrator, as the action does.
        """
        await async_require_admin(self.hass, self._context)
        self._sync.async_begin()


class LibrarySyncSensor(StatusTrackerEntity, SensorEntity):
    """Show how far the sync is, and how the last one ended."""

    _attr_translation_key = "library_sync"
    _attr_device_class = SensorDeviceClass.ENUM
    _attr_options = [each.value for each in SyncActivity]  # noqa: RUF012
    _unrecorded_attributes = frozenset({"phase", "scanned", "total"})

    def __init__(
        self, coordinator: StatusTrackerCoordinator, sync: LibrarySync
    ) -> None:
        """Take the sync and look at it for the first time."""
        super().__init__(coordinator, "library_sync")
        self._sync = sync
        self._shown: tuple[bool, Phase | None] | None = None
        self._written_at = 0.0
        self._read()

    @override
    async def async_added_to_hass(self) -> None:
        """Follow the sync."""
        await super().async_added_to_hass()
        self.async_on_remove(
            async_dispatcher_connect(
                self.hass, SIGNAL_LIBRARY_SYNC, self._async_changed
            )
        )
        self._read()

    @callback
    def _async_changed(self) -> None:
        """Write what changed; mere progress not too often."""
        now = self.hass.loop.time()
        state = self._sync.state
        if (
            self._shown == (state.running, state.phase)
            and now - self._written_at < _INTERVAL
        ):
            return
        self._written_at = now
        self._read()
        self.async_write_ha_state()

    def _read(self) -> None:
        """Take over how the sync is doing."""
        state = self._sync.state
        self._shown = (state.running, state.phase)
        self._attr_native_value = (
            SyncActivity.RUNNING if state.running else SyncActivity.IDLE
        ).value
        view = state.view(0)
        result = view.pop("result") or {}
        del view["running"]
        attributes: dict[str, Any] = view
        for name in _COUNTED:
            attributes[name] = result[name]["count"] if result else None
        self._attr_extra_state_attributes = attributes

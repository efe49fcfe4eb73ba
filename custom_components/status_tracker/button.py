"""Let the user have every service asked, or the library read, at once."""

from typing import override

from homeassistant.components.button import ButtonEntity
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .clients.errors import ServiceError
from .const import DOMAIN
from .coordinator import StatusTrackerConfigEntry
from .entity import StatusTrackerEntity
from .fault_texts import fault_text
from .library.entities import SyncLibraryButton
from .library.sync import LIBRARY_SYNC
from .watchers.availability import AvailabilityWatcher
from .watchers.group import WatcherGroup
from .watchers.periodic import PeriodicWatcher

PARALLEL_UPDATES = 1


async def async_setup_entry(
    hass: HomeAssistant,
    entry: StatusTrackerConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Set up the buttons of an entry."""
    coordinator = entry.runtime_data.coordinator
    async_add_entities(
        [
            CheckButton(coordinator, "check"),
            SyncLibraryButton(coordinator, hass.data[LIBRARY_SYNC]),
        ]
    )


class CheckButton(StatusTrackerEntity, ButtonEntity):
    """Ask Seerr, Sonarr and Radarr what happened, and Jellyfin what is there."""

    _attr_translation_key = "check"

    @override
    async def async_press(self) -> None:
        """Wake the watchers, and look for everything that somebody waits for.

        Raise HomeAssistantError where a Jellyfin does not answer as it should.
        """
        groups = self.coordinator.config_entry.runtime_data.watchers.values()
        watchers = [
            member
            for group in groups
            if isinstance(group, WatcherGroup)
            for member in group.members
        ]
        for watcher in watchers:
            if isinstance(watcher, PeriodicWatcher):
                watcher.async_call()
        try:
            for watcher in watchers:
                if isinstance(watcher, AvailabilityWatcher):
                    await watcher.async_look()
        except ServiceError as err:
            raise HomeAssistantError(
                translation_domain=DOMAIN,
                translation_key="jellyfin_unreachable",
                translation_placeholders={"detail": fault_text(self.hass, err.fault)},
            ) from err

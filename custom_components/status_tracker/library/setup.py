"""Start and end the library sync of an entry."""

from homeassistant.core import HomeAssistant

from ..coordinator import StatusTrackerConfigEntry
from ..storage.files import StoreFile
from .sync import LIBRARY_SYNC, SYNC_FILE, LibrarySync


async def async_start_library_sync(
    hass: HomeAssistant, entry: StatusTrackerConfigEntry
) -> None:
    """Offer the library sync as long as the entry is loaded."""
    sync = hass.data[LIBRARY_SYNC] = LibrarySync(hass, entry)

    async def stop() -> None:
        hass.data.pop(LIBRARY_SYNC, None)
        await sync.async_stop()

    entry.async_on_unload(stop)
    await sync.async_load()
    sync.async_report(at_once=True)


async def async_remove_library_sync(hass: HomeAssistant) -> None:
    """Remove what was saved of the last sync."""
    await StoreFile(hass, SYNC_FILE).async_remove()

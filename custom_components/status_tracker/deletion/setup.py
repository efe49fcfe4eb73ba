"""Start and end the deletions of an entry."""

from typing import Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect

from ..coordinator import StatusTrackerConfigEntry
from ..storage.files import StoreFile, async_list_files
from .deletions import DELETIONS, Deletions
from .issues import async_show_failure, async_withdraw_all
from .jobs import JOB_FILES
from .log import LOG_FILES
from .models import Deletion
from .outside import OutsideDeletions
from .runner import Pace
from .worker import SIGNAL_DELETION

PACE: Final = Pace()


async def async_start_deletions(
    hass: HomeAssistant, entry: StatusTrackerConfigEntry
) -> None:
    """Go on with the deletions of an entry, as long as it is loaded.

    Raise UnreadableFileError, or UnsupportedStorageVersionError where a newer Status
    Tracker has written.
    """
    deletions = Deletions(hass, entry, PACE)
    await deletions.async_load()
    hass.data[DELETIONS] = deletions
    outside = OutsideDeletions(hass, entry, deletions)

    @callback
    def show_failure(deletion: Deletion) -> None:
        async_show_failure(hass, deletion)

    async def stop() -> None:
        outside.async_stop()
        hass.data.pop(DELETIONS, None)
        await deletions.async_stop()

    entry.async_on_unload(stop)
    entry.async_on_unload(async_dispatcher_connect(hass, SIGNAL_DELETION, show_failure))
    await deletions.async_start()
    outside.async_start()


async def async_remove_deletions(hass: HomeAssistant) -> None:
    """Remove the open deletions, what is asked about them, and the log."""
    async_withdraw_all(hass)
    for prefix in (JOB_FILES, LOG_FILES):
        for name in (await async_list_files(hass, prefix)).values():
            await StoreFile(hass, name).async_remove()

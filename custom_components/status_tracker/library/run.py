"""Read the library once, and take in what is there."""

from collections.abc import Callable

from homeassistant.core import HomeAssistant

from ..clients.jellyfin import JellyfinClient
from ..coordinator import StatusTrackerConfigEntry
from .models import Findings, SyncFailedError, SyncProblem, SyncState


class LibraryRun:
    """Hold one run of the library sync."""

    def __init__(
        self,
        hass: HomeAssistant,
        entry: StatusTrackerConfigEntry,
        state: SyncState,
        findings: Findings,
        report: Callable[[], None],
    ) -> None:
        """Take where to note how far it is and what was found."""
        self._hass = hass
        self._entry = entry
        self._state = state
        self._findings = findings
        self._report = report

    async def async_run(self) -> None:
        """Sync; raise SyncFailedError where that is not possible to the end."""
        clients = self._entry.runtime_data.clients.values()
        if not any(isinstance(each, JellyfinClient) for each in clients):
            raise SyncFailedError(SyncProblem.NO_JELLYFIN)

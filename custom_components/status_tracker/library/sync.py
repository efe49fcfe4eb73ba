"""Run the library sync as a job: one at a time, watched, cancelled, begun again."""

import asyncio
from datetime import datetime
from typing import Final

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError, UnsupportedStorageVersionError
from homeassistant.helpers.dispatcher import async_dispatcher_send
from homeassistant.helpers.event import async_call_later
from homeassistant.helpers.start import async_at_started
from homeassistant.util import dt as dt_util
from homeassistant.util.hass_dict import HassKey

from ..const import DOMAIN, LOGGER
from ..coordinator import StatusTrackerConfigEntry
from ..storage.files import DAMAGE, DamagedFileError, StoreFile, UnreadableFileError
from .models import Findings, Phase, SyncFailedError, SyncProblem, SyncState, read_state
from .run import LibraryRun

LIBRARY_SYNC: Final[HassKey[LibrarySync]] = HassKey(f"{DOMAIN}_library_sync")
SYNC_FILE: Final = "library_sync"
SIGNAL_LIBRARY_SYNC: Final = f"{DOMAIN}_library_sync"
"""Says that the state of the present sync changed."""

_NO_PAST: Final = (
    *DAMAGE,
    DamagedFileError,
    UnreadableFileError,
    UnsupportedStorageVersionError,
)

# Seconds between two reports of how far it is.
_INTERVAL: Final = 0.5


class LibrarySync:
    """Know how far the sync is, and let it be begun, joined and cancelled.

    That one runs is on disk before it begins: after a restart it begins again, and
    what it saved by then it finds known.
    """

    def __init__(self, hass: HomeAssistant, entry: StatusTrackerConfigEntry) -> None:
        """Know nothing of an earlier sync yet."""
        self.state = SyncState()
        self._hass = hass
        self._entry = entry
        self._file = StoreFile(hass, SYNC_FILE)
        self._task: asyncio.Task[None] | None = None
        self._is_cancelled = False
        self._told_at = 0.0
        self._cancel_report: CALLBACK_TYPE | None = None
        self._cancel_start: CALLBACK_TYPE | None = None

    async def async_load(self) -> None:
        """Read how the last sync ended; one that did not begins again."""
        try:
            if (document := await self._file.async_read()) is not None:
                self.state = read_state(document)
        except _NO_PAST:
            # What it would have found is found by the next one.
            self.state = SyncState()
        if self.state.running:
            dry_run = self.state.dry_run
            self.state = SyncState()

            @callback
            def begin_again(_hass: HomeAssistant) -> None:
                self._cancel_start = None
                self.async_begin(dry_run=dry_run)

            self._cancel_start = async_at_started(self._hass, begin_again)

    @callback
    def async_begin(self, *, dry_run: bool = False) -> None:
        """Begin to sync; where one runs already, that is the one."""
        if self._task is not None:
            return
        self._is_cancelled = False
        self.state = SyncState(
            running=True,
            dry_run=dry_run,
            phase=Phase.READING,
            started=dt_util.utcnow(),
        )
        self._task = self._entry.async_create_background_task(
            self._hass, self._async_run(), f"{DOMAIN} library sync"
        )
        self.async_report(at_once=True)

    async def async_joined(self) -> SyncState:
        """Return how the sync that runs ended, at once where none runs."""
        if self._task is not None:
            await asyncio.wait({self._task})
        return self.state

    @callback
    def async_cancel(self) -> None:
        """End the sync that runs; what it has saved stays."""
        if self._task is not None:
            self._is_cancelled = True
            self._task.cancel()

    async def async_stop(self) -> None:
        """End the sync because everything ends; it begins again the next time."""
        if self._cancel_start is not None:
            self._cancel_start()
            self._cancel_start = None
        if (task := self._task) is not None:
            task.cancel()
            await asyncio.wait({task})
        if self._cancel_report is not None:
            self._cancel_report()
            self._cancel_report = None

    @callback
    def async_report(self, *, at_once: bool = False) -> None:
        """Tell whoever listens how far it is: at most twice a second, or now."""
        pause = self._told_at + _INTERVAL - self._hass.loop.time()
        if not at_once and pause > 0:
            if self._cancel_report is None:
                self._cancel_report = async_call_later(
                    self._hass, pause, self._async_report_later
                )
            return
        if self._cancel_report is not None:
            self._cancel_report()
            self._cancel_report = None
        self._told_at = self._hass.loop.time()
        async_dispatcher_send(self._hass, SIGNAL_LIBRARY_SYNC)

    @callback
    def _async_report_later(self, _now: datetime) -> None:
        """Tell what was held back."""
        self._cancel_report = None
        self.async_report(at_once=True)

    async def _async_run(self) -> None:
        """Sync, and keep how that ended."""
        findings = Findings()
        state = self.state
        try:
            await self._async_save()
            run = LibraryRun(
                self._hass, self._entry, state, findings, self.async_report
            )
            await run.async_run()
        except asyncio.CancelledError:
            if not self._is_cancelled:
                raise
            state.cancelled = True
        except SyncFailedError as err:
            state.error = err.problem
        except Exception:  # noqa: BLE001
            LOGGER.exception("Unexpected error while the library was read")
            state.error = SyncProblem.UNEXPECTED
        finally:
            self._task = None
        findings.scanned = state.scanned
        state.running, state.phase = False, None
        state.finished = dt_util.utcnow()
        state.result = findings.view()
        await self._async_save()
        self.async_report(at_once=True)

    async def _async_save(self) -> None:
        """Have on disk whether one runs, or how it ended.

        Where the disk fails, the sync goes on; it only will not begin again.
        """
        try:
            await self._file.async_write(self.state.view())
        except (HomeAssistantError, OSError) as err:
            LOGGER.warning("Cannot save the state of the sync: %s", type(err).__name__)

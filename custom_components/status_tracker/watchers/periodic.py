"""Ask a service again and again: sooner when woken, later when it is down."""

from abc import ABC, abstractmethod
import asyncio
from contextlib import suppress
from datetime import timedelta
from typing import Final

from homeassistant.core import HomeAssistant, callback

from ..clients.base import ServiceClient
from ..clients.errors import ServiceAuthError, ServiceError
from ..const import LOGGER
from ..coordinator import StatusTrackerConfigEntry, StatusTrackerCoordinator
from ..health import ServiceHealth

_FIRST_RETRY: Final = timedelta(seconds=5)
_LONGEST_RETRY: Final = timedelta(minutes=5)


class PeriodicWatcher[ClientT: ServiceClient](ABC):
    """Look at one service in intervals, and say in its health how that went.

    A refused key ends the looking: only new credentials can help, and they reload
    the entry.
    """

    def __init__(
        self,
        hass: HomeAssistant,
        entry: StatusTrackerConfigEntry,
        instance: str,
        client: ClientT,
    ) -> None:
        """Prepare to look at the service of a subentry."""
        self.hass = hass
        self.entry = entry
        self.instance = instance
        self.client = client
        self._wake = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    @property
    def coordinator(self) -> StatusTrackerCoordinator:
        """Return the coordinator that takes the facts."""
        return self.entry.runtime_data.coordinator

    @property
    def health(self) -> ServiceHealth:
        """Return the health of the service."""
        return self.coordinator.health[self.instance]

    @abstractmethod
    async def async_look(self, *, is_back: bool) -> None:
        """Ask the service once; `is_back` after a start or an outage.

        Raises ServiceError where the service does not answer as it should.
        """

    @abstractmethod
    def interval(self) -> timedelta:
        """Return how long to wait until the next look."""

    async def async_start(self) -> None:
        """Begin to look in the background."""
        self._task = self.entry.async_create_background_task(
            self.hass, self._run(), f"Watch {self.health.name}"
        )

    async def async_stop(self) -> None:
        """End the looking and return when it has ended."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait({self._task})
            self._task = None

    @callback
    def wake(self) -> None:
        """Look again at once."""
        self._wake.set()

    async def _run(self) -> None:
        """Look until stopped."""
        is_back, retry = True, _FIRST_RETRY
        while True:
            self._wake.clear()
            wait: timedelta
            try:
                await self.async_look(is_back=is_back)
            except ServiceAuthError as err:
                self.health.async_down(err.detail)
                self.entry.async_start_reauth_if_available(
                    self.hass, data={"subentry_id": self.instance}
                )
                return
            except ServiceError as err:
                self.health.async_down(err.detail)
                is_back, wait = True, retry
                retry = min(retry * 2, _LONGEST_RETRY)
            except Exception:  # noqa: BLE001
                # One strange answer must not end the watch for good.
                LOGGER.exception("Unexpected error while asking %s", self.health.name)
                wait = _LONGEST_RETRY
            else:
                self.health.async_up()
                is_back, retry = False, _FIRST_RETRY
                wait = self.interval()
            with suppress(TimeoutError):
                async with asyncio.timeout(wait.total_seconds()):
                    await self._wake.wait()

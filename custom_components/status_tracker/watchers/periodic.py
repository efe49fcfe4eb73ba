"""Ask a service again and again: sooner when called, later when it is down."""

from abc import ABC, abstractmethod
import asyncio
from datetime import timedelta
from functools import partial
from typing import Final, override

from homeassistant.core import HomeAssistant, callback

from ..clients.base import ServiceClient
from ..clients.errors import ServiceAuthError, ServiceError
from ..coordinator import StatusTrackerConfigEntry, StatusTrackerCoordinator
from ..health import ServiceHealth
from ..tracker.changes import Changes
from .background import Backoff, Worker

# Seconds between attempts while the service is down.
_FIRST_RETRY: Final = 5.0
_LONGEST_RETRY: Final = 300.0
# However often it is called for: each webhook of a burst may do so.
_CLOSEST_RETRY: Final = 1.0
# What stands before a service may refuse for a while what is right.
_AFTER_A_REFUSAL: Final = 600.0


class PeriodicWatcher[ClientT: ServiceClient](Worker, ABC):
    """Look at one service in intervals, and say in its health how that went.

    A refused key is tried again seldom, and the user is asked for another one; new
    credentials reload the entry.
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
        super().__init__(
            f"records of {instance}", partial(entry.async_create_background_task, hass)
        )

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

    @callback
    @abstractmethod
    def async_changed(self, changes: Changes) -> None:
        """Call for a look where a change is a reason for one."""

    @override
    async def _run(self) -> None:
        unsubscribe = self.coordinator.async_subscribe(self.async_changed)
        try:
            await self._keep_looking()
        finally:
            unsubscribe()

    async def _keep_looking(self) -> None:
        """Look for ever, seldom while the key is refused or the service is down."""
        is_back, backoff = True, Backoff(_FIRST_RETRY, _LONGEST_RETRY)
        while True:
            try:
                version = (await self.client.probe()).version if is_back else None
                await self.async_look(is_back=is_back)
            except ServiceAuthError as err:
                self.health.async_down(err.fault)
                # Another service may be asked about at the moment, this one then later.
                self.entry.async_start_reauth_if_available(
                    self.hass, data={"subentry_id": self.instance}
                )
                is_back = True
                pause = _AFTER_A_REFUSAL
            except ServiceError as err:
                self.health.async_down(err.fault)
                is_back, pause = True, backoff.next() - _CLOSEST_RETRY
                await asyncio.sleep(_CLOSEST_RETRY)
            else:
                self.health.async_up(version)
                backoff.reset()
                is_back = False
                pause = self.interval().total_seconds()
            await self._rest(pause)

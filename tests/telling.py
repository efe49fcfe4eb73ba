"""Bring facts at their own times, and hear what is told of them."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import (
    async_capture_events,
    async_fire_time_changed,
)

from custom_components.status_tracker.announcing.announcer import LONGEST
from custom_components.status_tracker.const import EVENT_HAPPENED
from custom_components.status_tracker.coordinator import StatusTrackerCoordinator
from custom_components.status_tracker.tracker.facts import Fact

# Longer than anything is held back.
ENOUGH = LONGEST + timedelta(seconds=1)


class Teller:
    """Tell stories to a loaded entry and hear what becomes of them."""

    def __init__(
        self,
        hass: HomeAssistant,
        coordinator: StatusTrackerCoordinator,
        clock: FrozenDateTimeFactory,
    ) -> None:
        """Listen from now on."""
        self.hass = hass
        self.coordinator = coordinator
        self.settle: Callable[[], Awaitable[None]] = hass.async_block_till_done
        self._clock = clock
        self._events = async_capture_events(hass, EVENT_HAPPENED)

    @property
    def payloads(self) -> list[dict[str, Any]]:
        """Return everything that was told."""
        return [dict(event.data) for event in self._events]

    @property
    def last(self) -> dict[str, Any]:
        """Return what was told last."""
        return self.payloads[-1]

    def forget(self) -> None:
        """Forget what was told so far."""
        self._events.clear()

    async def apply(self, *facts: Fact) -> None:
        """Apply facts when the last of them became true, or now if that is later."""
        newest = max(fact.at for fact in facts)
        if newest > dt_util.utcnow():
            self._clock.move_to(newest)
        await self.coordinator.async_apply(facts)

    async def tell(self, *facts: Fact) -> list[str]:
        """Apply facts and return what kinds of happenings are told of them."""
        await self.apply(*facts)
        return await self.wait()

    async def wait(self, time: timedelta = ENOUGH) -> list[str]:
        """Let time pass and return what kinds of happenings are told meanwhile."""
        before = len(self._events)
        self._clock.tick(time)
        async_fire_time_changed(self.hass)
        await self.settle()
        return [payload["type"] for payload in self.payloads[before:]]

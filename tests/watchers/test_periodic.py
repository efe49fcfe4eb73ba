"""Test how often a service is asked."""

import asyncio
from datetime import timedelta
from typing import override

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.status_tracker.clients.base import ServiceClient, ServiceInfo
from custom_components.status_tracker.clients.errors import (
    ConnectionProblem,
    ServiceConnectionError,
)
from custom_components.status_tracker.coordinator import StatusTrackerCoordinator
from custom_components.status_tracker.tracker.changes import Changes
from custom_components.status_tracker.tracker.terms import WishStatus
from custom_components.status_tracker.watchers.periodic import PeriodicWatcher
from tests.stacked import until
from tests.tracker.stories import Film


class Eager(PeriodicWatcher[ServiceClient]):
    """Look at a service at every change."""

    @override
    async def async_look(self, *, is_back: bool) -> None:
        """Do nothing: only the probe fails."""

    @override
    def interval(self) -> timedelta:
        """Return what is never waited for."""
        return timedelta(hours=1)

    @override
    def async_changed(self, changes: Changes) -> None:
        """Call for a look."""
        self.async_call()


async def test_service_that_is_down_is_not_asked_at_every_change(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    coordinator: StatusTrackerCoordinator,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Leave a pause between attempts, however many webhooks come in a burst."""
    client = config_entry.runtime_data.clients["radarr"]
    attempts = 0

    async def probe() -> ServiceInfo:
        """Count, and fail."""
        nonlocal attempts
        attempts += 1
        raise ServiceConnectionError(ConnectionProblem.REFUSED)

    monkeypatch.setattr(client, "probe", probe)
    watcher = Eager(hass, config_entry, "radarr", client)
    await watcher.async_start()
    await until(lambda: attempts == 1, "an attempt")
    for number in range(1, 101):
        film = Film(tmdb=number, title=f"Film number {number}", wish_id=number)
        coordinator.async_apply_live([film.wish(0, WishStatus.APPROVED)])
        await asyncio.sleep(0)
    assert attempts < 5
    # One that was called for is made up for.
    await until(lambda: attempts >= 2, "another attempt")
    await watcher.async_stop()

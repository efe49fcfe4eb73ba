"""Run one watcher for each instance of a service."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Any

from homeassistant.core import HomeAssistant

from ..coordinator import StatusTrackerConfigEntry, StatusTrackerData
from ..tracker.terms import Service
from .watcher import Watcher

type InstanceFactory = Callable[
    [HomeAssistant, StatusTrackerConfigEntry, str, Any], Watcher
]


class WatcherGroup:
    """Start and stop some watchers together."""

    def __init__(self, watchers: Sequence[Watcher]) -> None:
        """Take in the watchers."""
        self.members = watchers

    async def async_start(self) -> None:
        """Start them one after the other."""
        for watcher in self.members:
            await watcher.async_start()

    async def async_stop(self) -> None:
        """Stop them all and return when they have stopped."""
        await asyncio.gather(*(watcher.async_stop() for watcher in self.members))


def each(
    service: Service, create: InstanceFactory
) -> Callable[[HomeAssistant, StatusTrackerConfigEntry], Watcher]:
    """Return what makes one watcher for each instance of a service."""

    def factory(hass: HomeAssistant, entry: StatusTrackerConfigEntry) -> Watcher:
        data = entry.runtime_data
        return WatcherGroup(
            [
                create(hass, entry, instance, data.clients[instance])
                for instance, health in data.coordinator.health.items()
                if health.service is service and instance in data.clients
            ]
        )

    return factory


def members_of(data: StatusTrackerData, name: str) -> Sequence[Watcher]:
    """Return the running watchers of one name, none before they were started."""
    group = data.watchers.get(name)
    return group.members if isinstance(group, WatcherGroup) else ()

"""Say what a watcher is."""

from typing import Protocol


class Watcher(Protocol):
    """Ask, report what was found to the coordinator, and ask again in time.

    A watcher starts once Home Assistant has started. Its start raises nothing for a
    service that is down: it says so in that service's health and tries again.
    """

    async def async_start(self) -> None:
        """Begin to watch; work that takes long goes on in the background."""

    async def async_stop(self) -> None:
        """End every task and timer, and return when they have ended."""

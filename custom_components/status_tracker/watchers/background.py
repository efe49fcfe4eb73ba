"""Give the watchers what they share: a task to be woken, pauses that grow, a hub."""

import asyncio
from collections.abc import Callable, Coroutine, Iterable
from typing import Any, Final, Protocol

from homeassistant.core import CALLBACK_TYPE, callback

from ..const import LOGGER
from ..health import ServiceHealth
from ..tracker.changes import Changes
from ..tracker.facts import Fact
from ..tracker.tracker import Tracker

type Spawn = Callable[[Coroutine[Any, Any, None], str], asyncio.Task[None]]

# Seconds until a loop that met an error nobody foresaw begins anew.
_AFTER_AN_ERROR: Final = 60.0


class Hub(Protocol):
    """Say what a watcher needs of the coordinator."""

    tracker: Tracker
    health: dict[str, ServiceHealth]

    @property
    def marks(self) -> dict[str, str]:
        """Return how far the watchers have come."""

    @callback
    def async_mark(self, key: str, value: str) -> None:
        """Note how far a watcher has come."""

    @callback
    def async_apply_live(self, facts: Iterable[Fact]) -> Changes:
        """Apply facts without waiting for the disk."""

    @callback
    def async_subscribe(self, listener: Callable[[Changes], None]) -> CALLBACK_TYPE:
        """Call the listener after every change."""


class Backoff:
    """Count pauses that double, in seconds."""

    def __init__(self, first: float, last: float) -> None:
        """Begin with the first and never go beyond the last."""
        self._first = self._next = first
        self._last = last

    def reset(self) -> None:
        """Begin anew."""
        self._next = self._first

    def next(self) -> float:
        """Return the pause to make now."""
        pause = self._next
        self._next = min(pause * 2, self._last)
        return pause


class Worker:
    """Run one loop in the background, to be woken and to be ended."""

    def __init__(self, name: str, spawn: Spawn) -> None:
        """Take the loop's name and what makes a task of it."""
        self._name = name
        self._spawn = spawn
        self._called = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    async def async_start(self) -> None:
        """Begin to run."""
        self._task = self._spawn(self._keep_running(), f"status_tracker {self._name}")

    async def async_stop(self) -> None:
        """End the loop, and return when it has ended."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])
            self._task = None

    @callback
    def async_call(self) -> None:
        """Wake the loop if it rests."""
        self._called.set()

    async def _run(self) -> None:
        """Do the work, until it is over or cancelled."""
        raise NotImplementedError

    async def _rest(self, seconds: float | None) -> bool:
        """Wait to be called, at most so long if told; return whether it was called."""
        try:
            async with asyncio.timeout(seconds):
                await self._called.wait()
        except TimeoutError:
            return False
        self._called.clear()
        return True

    async def _keep_running(self) -> None:
        """Run, and begin anew after an error that nobody foresaw."""
        while True:
            try:
                await self._run()
            except Exception:  # noqa: BLE001
                LOGGER.exception("Unexpected error while watching %s", self._name)
            else:
                return
            await asyncio.sleep(_AFTER_AN_ERROR)

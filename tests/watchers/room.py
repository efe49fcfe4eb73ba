"""Stand in for the coordinator, where a test needs no Home Assistant."""

import asyncio
from collections.abc import Callable, Coroutine, Generator, Iterable
from functools import partial
import time
import types
from typing import Any

from homeassistant.core import CALLBACK_TYPE
from homeassistant.util import dt as dt_util

from custom_components.status_tracker.clients.errors import Fault
from custom_components.status_tracker.health import ServiceHealth
from custom_components.status_tracker.tracker.changes import Changes
from custom_components.status_tracker.tracker.facts import Fact
from custom_components.status_tracker.tracker.models import (
    Download,
    MediaRequest,
    Summary,
)
from custom_components.status_tracker.tracker.terms import Service
from custom_components.status_tracker.tracker.tracker import Tracker

PATIENCE = 60.0


class Room:
    """Hold a tracker and what was brought to it."""

    def __init__(self, *services: tuple[Service, str]) -> None:
        """Begin without requests, with some services."""
        self.tracker = Tracker(now=dt_util.utcnow())
        self.health = {
            name: ServiceHealth(service, name, name.title())
            for service, name in services
        }
        self.marks: dict[str, str] = {}
        self.facts: list[Fact] = []
        self.health_log: list[tuple[bool | None, Fault | None]] = []
        self.tasks: list[asyncio.Task[None]] = []
        self.steps: list[float] = []
        self.looks = 0
        """How often a watcher brought facts, or none."""
        self._listeners: list[Callable[[Changes], None]] = []
        self._applied = asyncio.Event()
        for health in self.health.values():
            health.async_add_listener(partial(self._note, health))

    def _note(self, health: ServiceHealth) -> None:
        """Keep what a service's health became."""
        self.health_log.append((health.reachable, health.last_error))
        self._applied.set()

    def async_mark(self, key: str, value: str) -> None:
        """Keep a mark."""
        self.marks[key] = value

    def async_apply_live(self, facts: Iterable[Fact]) -> Changes:
        """Apply what a watcher found, and keep it."""
        found = list(facts)
        self.looks += 1
        self.facts.extend(found)
        return self._take(self.tracker.apply(found, dt_util.utcnow()))

    def tell(self, *facts: Fact) -> Changes:
        """Apply what others found."""
        return self._take(self.tracker.apply(facts, dt_util.utcnow()))

    def restart(self) -> None:
        """Forget all that is not kept over a restart; marks and requests are."""
        self.tracker = Tracker(self.tracker.requests.values(), now=dt_util.utcnow())
        self.facts.clear()

    def async_subscribe(self, listener: Callable[[Changes], None]) -> CALLBACK_TYPE:
        """Call the listener after every change."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    @property
    def listeners(self) -> int:
        """Return how many listen."""
        return len(self._listeners)

    def spawn(self, target: Coroutine[Any, Any, None], name: str) -> asyncio.Task[None]:
        """Run a watcher's task, and note the seconds of work between its pauses."""
        task = asyncio.create_task(_run_timed(target, self.steps), name=name)
        self.tasks.append(task)
        return task

    async def until(self, holds: Callable[[], bool], what: str) -> None:
        """Wait until something holds that facts, health or a service bring about."""
        try:
            async with asyncio.timeout(PATIENCE):
                while not holds():
                    self._applied.clear()
                    try:
                        async with asyncio.timeout(0.02):
                            await self._applied.wait()
                    except TimeoutError:
                        continue
        except TimeoutError:
            raise AssertionError(f"Never happened: {what}") from None

    def request(self, request_id: str) -> MediaRequest:
        """Return a request."""
        found = self.tracker.get(request_id)
        assert found is not None
        return found

    def summary(self, request_id: str) -> Summary:
        """Return what follows from a request's evidence."""
        found = self.tracker.summary(request_id)
        assert found is not None
        return found

    def download(self, download_id: str) -> Download:
        """Return a download of whichever request has it."""
        (found,) = (
            request.downloads[download_id]
            for request in self.tracker.requests.values()
            if download_id in request.downloads
        )
        return found

    def _take(self, changes: Changes) -> Changes:
        """Tell the listeners, as the coordinator does."""
        self._applied.set()
        if changes.requests or changes.hints:
            for listener in list(self._listeners):
                listener(changes)
        return changes


async def _run_timed(target: Coroutine[Any, Any, None], steps: list[float]) -> None:
    """Run a coroutine and note how long each of its steps kept the processor."""
    await _timed(target, steps)


@types.coroutine
def _timed(
    target: Coroutine[Any, Any, None], steps: list[float]
) -> Generator[Any, Any]:
    """Pass on what a coroutine awaits, step by step."""
    step: Callable[[], Any] = partial(target.send, None)
    while True:
        began = time.thread_time()
        try:
            awaited = step()
        except StopIteration:
            return
        finally:
            steps.append(time.thread_time() - began)
        try:
            step = partial(target.send, (yield awaited))
        except BaseException as err:  # noqa: BLE001
            step = partial(target.throw, err)

"""Run the scheduled tasks of the simulated Jellyfin."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
import hashlib

from .clock import Clock
from .jellyfin_dto import Json, net_time

SCAN_KEY = "RefreshLibrary"
STEPS = 5
TASKS = {
    SCAN_KEY: ("Scan Media Library", "Library"),
    "WebhookItemAdded": ("Webhook Item Added Notifier", "Webhook"),
    "WebhookItemDeleted": ("Webhook Item Deleted Notifier", "Webhook"),
}


def task_id(key: str) -> str:
    """Return the id of a task."""
    return hashlib.md5(key.encode()).hexdigest()  # noqa: S324


class Tasks:
    """Run the library scan with its progress; the others are only listed."""

    def __init__(
        self,
        clock: Clock,
        scan: Callable[[], object],
        report: Callable[[bool], Awaitable[None]],
    ) -> None:
        """Take what scans and what reports; `scan_seconds` are story seconds."""
        self.clock = clock
        self.scan_seconds = 5.0
        self.progress: float | None = None
        self.results: dict[str, Json] = {}
        self._scan = scan
        self._report = report
        self._running: asyncio.Task[None] | None = None

    def describe(self) -> list[Json]:
        """Return all tasks as the API does."""
        return [self._describe(key) for key in TASKS]

    def start_scan(self) -> None:
        """Start the scan; one that runs is cancelled and begins again."""
        if self._running is not None:
            self._running.cancel()
        self._running = asyncio.create_task(self._run())

    async def finished(self) -> None:
        """Wait until no scan runs."""
        while (running := self._running) is not None:
            await asyncio.wait([running])
            if self._running is running:
                self._running = None

    async def stop(self) -> None:
        """Cancel what runs."""
        if self._running is not None:
            self._running.cancel()
        await self.finished()

    async def _run(self) -> None:
        """Scan once, telling how far it is."""
        started = self.clock.now()
        status = "Cancelled"
        try:
            self.progress = 0.0
            await self._report(True)
            for step in range(1, STEPS):
                await self.clock.sleep(self.scan_seconds / STEPS)
                self.progress = 100.0 * step / STEPS
                await self._report(False)
            await self.clock.sleep(self.scan_seconds / STEPS)
            self._scan()
            status = "Completed"
        finally:
            self.progress = None
            self.results[SCAN_KEY] = self._result(SCAN_KEY, started, status)
        await self._report(True)

    def _result(self, key: str, started: datetime, status: str) -> Json:
        """Return how a run ended."""
        return {
            "StartTimeUtc": net_time(started),
            "EndTimeUtc": net_time(self.clock.now()),
            "Status": status,
            "Name": TASKS[key][0],
            "Key": key,
            "Id": task_id(key),
        }

    def _describe(self, key: str) -> Json:
        """Return one task."""
        name, category = TASKS[key]
        runs = key == SCAN_KEY and self.progress is not None
        task: Json = {
            "Name": name,
            "State": "Running" if runs else "Idle",
            "Id": task_id(key),
            "Triggers": [],
            "Description": name,
            "Category": category,
            "IsHidden": False,
            "Key": key,
        }
        if runs:
            task["CurrentProgressPercentage"] = self.progress
        if (result := self.results.get(key)) is not None:
            task["LastExecutionResult"] = result
        return task

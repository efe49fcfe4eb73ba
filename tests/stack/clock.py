"""Story time: real time with a speed factor."""

import asyncio
from contextlib import suppress
from datetime import UTC, datetime, timedelta
import time


class Clock:
    """Let stories run at their own pace.

    One story second lasts `1 / speed` real seconds. `now()` is the real time (plus
    what `advance()` skipped), so that whoever receives it can compare it with its own
    clock; only waiting is shortened. What counts durations uses `elapsed()`.
    """

    def __init__(self, speed: float = 1.0) -> None:
        """Start at zero elapsed story seconds."""
        if speed <= 0:
            raise ValueError("The speed must be above zero")
        self.speed = speed
        self._start = time.monotonic()
        self._skipped = 0.0

    def now(self) -> datetime:
        """Return the aware UTC time that the simulated services believe in."""
        return datetime.now(UTC) + timedelta(seconds=self._skipped)

    def elapsed(self) -> float:
        """Return the story seconds since the clock was made."""
        return (time.monotonic() - self._start) * self.speed + self._skipped

    def advance(self, story_seconds: float) -> None:
        """Skip story seconds at once; running sleeps keep their length."""
        self._skipped += story_seconds

    async def sleep(self, story_seconds: float) -> None:
        """Wait for story seconds."""
        await asyncio.sleep(max(0.0, story_seconds) / self.speed)

    async def wait(self, event: asyncio.Event, story_seconds: float) -> None:
        """Wait for an event, but not longer than so many story seconds."""
        with suppress(TimeoutError):
            async with asyncio.timeout(max(0.0, story_seconds) / self.speed):
                await event.wait()

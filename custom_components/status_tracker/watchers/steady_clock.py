"""Tell how long ago something was, though the clock is set meanwhile."""

from collections import deque
from datetime import datetime, timedelta
from time import monotonic
from typing import Final

from homeassistant.util import dt as dt_util

# Clocks drift, and a busy machine looks late: less than this is no jump.
_JUMP: Final = timedelta(minutes=1)
_MOST_JUMPS: Final = 20


class SteadyClock:
    """Compare the clock, whenever it is looked at, with one that nobody sets.

    A clock that was set on makes everything before look older than it is. One that was
    set back makes it look newer: what is measured then only ends later.
    """

    def __init__(self) -> None:
        """Begin without knowing of any jump."""
        self._looked: tuple[datetime, float] | None = None
        self._jumps: deque[tuple[datetime, timedelta]] = deque(maxlen=_MOST_JUMPS)

    def now(self) -> datetime:
        """Return the time, and notice whether the clock was set since the last look."""
        now, steady = dt_util.utcnow(), monotonic()
        if self._looked is not None:
            at, then = self._looked
            expected = at + timedelta(seconds=steady - then)
            if now - expected > _JUMP:
                self._jumps.append((expected, now - expected))
            elif expected - now > _JUMP:
                self._take_back(expected - now)
        self._looked = now, steady
        return now

    def since(self, then: datetime, now: datetime) -> timedelta:
        """Return how much time has passed between two times that the clock told."""
        skipped = (jump for at, jump in self._jumps if then <= at <= now)
        return now - then - sum(skipped, timedelta())

    def _take_back(self, jump: timedelta) -> None:
        """Let the clock not have been set on, as far as it was set back again."""
        while self._jumps and jump > timedelta():
            at, before = self._jumps.pop()
            if before > jump:
                self._jumps.append((at, before - jump))
            jump -= before

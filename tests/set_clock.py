"""Let a test set the clock of Home Assistant."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from homeassistant.util import dt as dt_util
import pytest

type SetClock = Callable[[timedelta], None]


@pytest.fixture
def set_clock(monkeypatch: pytest.MonkeyPatch) -> SetClock:
    """Let Home Assistant's clock be set; those of the services stay as they are."""
    off = timedelta()

    def set_by(jump: timedelta) -> None:
        """Set the clock on, or back."""
        nonlocal off
        off += jump

    monkeypatch.setattr(dt_util, "utcnow", lambda: datetime.now(UTC) + off)
    return set_by

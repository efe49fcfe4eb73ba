"""Test that what is told afterwards gets the time at which it happened."""

from dataclasses import replace
from datetime import datetime

import pytest

from custom_components.status_tracker.tracker.terms import (
    DownloadPhase,
    Step,
    WishStatus,
)
from custom_components.status_tracker.tracker.tracker import Tracker

from .stories import NOW, START, Film, minute, seen

FILM = Film()
HASH = "c2" * 20


@pytest.mark.parametrize(
    ("completed", "told"),
    [
        pytest.param(minute(5), minute(5), id="while-nobody-looked"),
        pytest.param(minute(-99), minute(2), id="long-before-the-grab"),
        pytest.param(minute(99), minute(60), id="by-a-clock-that-is-fast"),
        pytest.param(None, minute(60), id="by-a-client-that-does-not-say"),
    ],
)
def test_last_byte_has_its_own_time(completed: datetime | None, told: datetime) -> None:
    """Tell when the last byte came, between the grab and the moment of being told."""
    tracker = Tracker(now=START)
    end = replace(seen(60, HASH, 1, DownloadPhase.COMPLETE), completed_at=completed)
    tracker.apply(
        [
            FILM.wish(0, WishStatus.APPROVED),
            FILM.grabbed(2, HASH),
            FILM.imported(9, HASH),
            end,
        ],
        NOW,
    )
    (request_id,) = tracker.requests
    (entry,) = (
        one for one in tracker.timeline(request_id) if one.step is Step.DOWNLOADED
    )
    assert entry.at == told

"""Test that one fact costs the same whatever else is known."""

import gc
import sys
from types import FrameType
from typing import Any

import pytest

from custom_components.status_tracker.tracker.terms import WishStatus
from custom_components.status_tracker.tracker.tracker import Tracker

from .stories import NOW, START, Film, seen


def filled(count: int) -> Tracker:
    """Return a tracker that knows many films, half of them finished."""
    tracker = Tracker(now=START)
    for number in range(count):
        film = Film(tmdb=number + 1, wish_id=number + 1, title=f"Film number {number}")
        tracker.apply([film.wish(0, WishStatus.APPROVED)], NOW)
        if number % 2:
            tracker.apply([film.playable(1, item=f"{number:032x}")], NOW)
    return tracker


def calls(tracker: Tracker) -> int:
    """Return how many functions a film's journey calls."""
    film, download = Film(tmdb=10**6, wish_id=10**6, arr_id=10**6), "a" * 40
    count = 0

    def note(_frame: FrameType, event: str, _arg: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    # Whoever listens to the garbage collector would be counted too.
    gc.disable()
    sys.setprofile(note)
    try:
        for fact in (
            film.wish(0, WishStatus.APPROVED),
            film.grabbed(1, download),
            seen(2, download, 0.5),
            film.imported(3, download),
            film.playable(4),
        ):
            tracker.apply([fact], NOW)
    finally:
        sys.setprofile(None)
        gc.enable()
    return count


@pytest.mark.parametrize("archived", [False, True], ids=["live", "archived"])
def test_fact_costs_the_same_with_many_requests(archived: bool) -> None:
    """Do the same work with 10 and with 2,000 requests known."""
    few, many = filled(10), filled(2000)
    if archived:
        few.archive_finished(NOW)
        many.archive_finished(NOW)
    assert calls(many) == calls(few)

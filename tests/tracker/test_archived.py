"""Test that a request packed away is still the one that a later fact is about."""

import pytest

from custom_components.status_tracker.tracker.terms import (
    DownloadPhase,
    Origin,
    WishStatus,
)
from custom_components.status_tracker.tracker.tracker import Tracker

from .stories import NOW, Film, Show, failed, seen

SHOW = Show(seasons={1: 2, 2: 1})
FIRST, SECOND, OTHER = SHOW.all_keys
HASH = "a" * 40


def wished() -> Tracker:
    """Return a tracker with a wish for the first season."""
    tracker = Tracker(now=NOW)
    wish = SHOW.wish(0, 101, WishStatus.APPROVED, [1])
    tracker.apply([wish, SHOW.added(1), SHOW.listed(2)], NOW)
    return tracker


def test_request_that_only_moved_is_found_again() -> None:
    """Lead an import to the request that a mere percent has brought back."""
    tracker = wished()
    tracker.apply(
        [
            SHOW.grabbed(10, HASH, [FIRST]),
            seen(11, HASH, 0.1),
            failed(13, HASH),
            SHOW.removed(14, files=True),
        ],
        NOW,
    )
    tracker.archive_finished(NOW)
    assert not tracker.requests
    tracker.apply([seen(12, HASH, 0.2, DownloadPhase.DOWNLOADING)], NOW)
    (request_id,) = tracker.requests
    tracker.apply([SHOW.imported(9, "b" * 40, SECOND)], NOW)
    assert set(tracker.requests) == {request_id}
    assert len(tracker.archive) == 0


def test_what_strayed_goes_home_to_the_archive() -> None:
    """Hand a download of another season to the request that wished for that."""
    tracker = wished()
    (home,) = tracker.requests
    made = [SHOW.imported(20, HASH, OTHER), SHOW.removed(30, files=True)]
    tracker.apply([*made, SHOW.playable(21, OTHER)], NOW)
    tracker.archive_finished(NOW)
    assert len(tracker.archive) == 2
    tracker.apply([SHOW.grabbed(3, "b" * 40, [FIRST])], NOW)
    tracker.apply([SHOW.wish(0, 102, WishStatus.APPROVED, [2])], NOW)
    carriers = {
        request_id
        for request_id in (*tracker.requests, *tracker.archive.ids)
        if (request := tracker.get(request_id)) and "b" * 40 in request.downloads
    }
    assert carriers == {home}


@pytest.mark.parametrize("is_packed", [False, True], ids=["live", "packed"])
def test_late_word_that_a_wish_ended_finds_its_request(is_packed: bool) -> None:
    """Make one request of a deleted wish and the journey that was told before it."""
    film, tracker = Film(), Tracker(now=NOW)
    tracker.apply([film.grabbed(10, HASH), film.removed(202, files=True)], NOW)
    if is_packed:
        tracker.archive_finished(NOW)
        assert not tracker.requests
    tracker.apply([film.wish(204, WishStatus.DELETED)], NOW)
    tracker.apply([film.wish(1, WishStatus.APPROVED)], NOW)
    (request,) = tracker.requests.values()
    assert request.seerr is not None
    assert HASH in request.downloads
    assert len(tracker.archive) == 0


def test_refused_wish_leaves_the_library_alone() -> None:
    """Keep what the library has apart from a wish for it that was declined."""
    film, tracker = Film(), Tracker(now=NOW)
    tracker.apply([film.found(0)], NOW)
    tracker.apply([film.wish(10, WishStatus.DECLINED)], NOW)
    (request,) = tracker.requests.values()
    assert request.origin is Origin.SEERR
    assert len(tracker.archive) == 1

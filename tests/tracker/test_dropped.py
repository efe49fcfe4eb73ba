"""Test what a request is like once some of its seasons were deleted on purpose."""

from collections.abc import Iterable

import pytest

from custom_components.status_tracker.tracker.codec import pack, unpack
from custom_components.status_tracker.tracker.facts import (
    Fact,
    LibraryFound,
    SeasonsDropped,
    Subject,
)
from custom_components.status_tracker.tracker.models import (
    MediaRequest,
    Source,
    Summary,
)
from custom_components.status_tracker.tracker.terms import (
    AttentionReason,
    DeleteReason,
    MediaType,
    RequestState,
    Service,
    WishStatus,
)
from custom_components.status_tracker.tracker.tracker import Tracker
from custom_components.status_tracker.tracker.wanted import dropped_seasons

from .stories import NOW, Show, minute

SHOW = Show(seasons={1: 3, 2: 4})
OLD, NEW = "a" * 40, "b" * 40

WISH = SHOW.wish(0, 102, WishStatus.APPROVED, [1, 2])
LIBRARY = LibraryFound(
    at=minute(0), source=Source(Service.JELLYFIN, "jellyfin"), subject=SHOW.managed
)


def arrives(at: float, season: int, download: str) -> list[Fact]:
    """Tell how a season comes, to the play button."""
    keys = SHOW.keys(season)
    return [
        SHOW.grabbed(at, download, keys),
        *(SHOW.imported(at + 1, download, key) for key in keys),
        *(SHOW.playable(at + 2, key) for key in keys),
    ]


def goes(at: float, season: int) -> list[Fact]:
    """Tell what the services say while a season is deleted."""
    return [
        *(
            SHOW.deleted(at, key, DeleteReason.MANUAL, SHOW.path(key, OLD))
            for key in SHOW.keys(season)
        ),
        *(SHOW.playable(at + 1, key, playable=False) for key in SHOW.keys(season)),
    ]


def drop(request: MediaRequest, at: float, *seasons: int) -> SeasonsDropped:
    """Tell that seasons are deleted on purpose."""
    return SeasonsDropped(
        at=minute(at),
        source=Source(Service.TRACKER),
        subject=Subject(media_type=MediaType.TV, request_id=request.id),
        seasons=frozenset(seasons),
    )


def begun(first: Iterable[Fact]) -> tuple[Tracker, MediaRequest]:
    """Return a tracker with a show whose two seasons can be played."""
    tracker = Tracker(now=NOW)
    tracker.apply(
        [
            *first,
            SHOW.added(1),
            SHOW.listed(2),
            *arrives(5, 1, "c" * 40),
            *arrives(5, 2, OLD),
        ],
        NOW,
    )
    (request,) = tracker.requests.values()
    return tracker, request


def summary_of(tracker: Tracker) -> Summary:
    """Return what follows for the only request."""
    (request_id,) = tracker.requests
    summary = tracker.summary(request_id)
    assert summary is not None
    return summary


@pytest.mark.parametrize(
    "first",
    [
        pytest.param([WISH], id="wished"),
        pytest.param([], id="made-in-sonarr"),
        pytest.param([LIBRARY], id="in-the-library"),
    ],
)
def test_dropped_season_is_missed_by_nobody(first: list[Fact]) -> None:
    """Count only what stays; without the drop the same facts are a loss."""
    tracker, request = begun(first)
    tracker.apply([drop(request, 20, 2)], NOW)
    for fact in goes(21, 2):
        tracker.apply([fact], NOW)
        assert summary_of(tracker).attention is None
    summary = summary_of(tracker)
    assert summary.state is RequestState.AVAILABLE
    assert summary.counts.wanted == 3
    assert dropped_seasons(request) == {2}

    other, _ = begun(first)
    other.apply(goes(21, 2), NOW)
    attention = summary_of(other).attention
    assert attention is not None
    assert attention.reason is AttentionReason.DELETED_EXTERNALLY


def test_dropped_season_is_wanted_again_once_it_is_grabbed() -> None:
    """Follow what somebody fetches later."""
    tracker, request = begun([])
    tracker.apply([drop(request, 20, 2), *goes(21, 2)], NOW)
    tracker.apply([SHOW.grabbed(40, NEW, SHOW.keys(2))], NOW)
    assert summary_of(tracker).state is RequestState.GRABBING
    assert summary_of(tracker).counts.wanted == 7
    assert dropped_seasons(request) == set()


def test_dropped_season_is_wanted_again_by_a_new_wish() -> None:
    """Let who asks in Seerr have it, though the request was made in Sonarr."""
    tracker, request = begun([])
    tracker.apply([drop(request, 20, 2), *goes(21, 2)], NOW)
    tracker.apply([SHOW.wish(40, 103, WishStatus.APPROVED, [2])], NOW)
    summary = tracker.summary(request.id)
    assert summary is not None
    assert request.seerr is not None
    assert summary.state is RequestState.SEARCHING
    assert summary.counts.wanted == 4


def test_wish_told_again_brings_no_dropped_season_back() -> None:
    """Tell what Seerr repeats from what somebody wishes anew."""
    tracker, request = begun([WISH])
    tracker.apply([drop(request, 20, 2), *goes(21, 2)], NOW)
    tracker.apply([SHOW.wish(50, 102, WishStatus.APPROVED, [1, 2])], NOW)
    assert summary_of(tracker).counts.wanted == 3


def test_drop_is_stored() -> None:
    """Read the drop back as it was, with whose wish it ended."""
    for first in ([WISH], []):
        tracker, request = begun(first)
        tracker.apply([drop(request, 20, 2)], NOW)
        assert request.dropped
        assert unpack(pack(request)).dropped == request.dropped

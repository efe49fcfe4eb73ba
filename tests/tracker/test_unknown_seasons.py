"""Test that a season which nothing is known of yet is waited for."""

from collections.abc import Sequence
from itertools import permutations

import pytest

from custom_components.status_tracker.tracker.codec import pack, unpack
from custom_components.status_tracker.tracker.facts import Fact, SeasonsDropped
from custom_components.status_tracker.tracker.models import Summary
from custom_components.status_tracker.tracker.terms import RequestState, WishStatus
from custom_components.status_tracker.tracker.tracker import Tracker

from .stories import NOW, SONARR, START, Show, minute

FIRST = Show(seasons={1: 2})
BOTH = Show(seasons={1: 2, 2: 1})
READY: list[Fact] = [FIRST.playable(20, key) for key in FIRST.all_keys]
WISH = FIRST.wish(10, 102, WishStatus.APPROVED, [1, 2])


def told(facts: Sequence[Fact]) -> Tracker:
    """Return a tracker that was told facts one by one."""
    tracker = Tracker(now=START)
    for fact in facts:
        tracker.apply([fact], NOW)
    return tracker


def summary_of(facts: Sequence[Fact]) -> Summary:
    """Return what follows for the one request."""
    tracker = told(facts)
    (request_id,) = tracker.requests
    summary = tracker.summary(request_id)
    assert summary is not None
    return summary


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        pytest.param([], RequestState.APPROVED, id="Sonarr does not have it yet"),
        pytest.param([FIRST.added(11)], RequestState.SEARCHING, id="never listed"),
        pytest.param(
            [FIRST.added(1), FIRST.listed(5)],
            RequestState.SEARCHING,
            id="listed before it was asked for",
        ),
        pytest.param(
            [FIRST.added(1), FIRST.listed(5), FIRST.listed(15)],
            RequestState.AVAILABLE,
            id="listed since, only announced",
        ),
        pytest.param(
            [FIRST.listed(15), BOTH.listed(30)],
            RequestState.SEARCHING,
            id="listed at last",
        ),
        pytest.param(
            [FIRST.listed(15), BOTH.listed(30), BOTH.playable(40, BOTH.keys(2)[0])],
            RequestState.AVAILABLE,
            id="there at last",
        ),
        pytest.param(
            [
                FIRST.added(11),
                *(FIRST.imported(15, None, key) for key in FIRST.all_keys),
                FIRST.removed(16, files=False),
            ],
            RequestState.AVAILABLE,
            id="no longer in Sonarr",
        ),
        pytest.param(
            [
                FIRST.added(1),
                FIRST.listed(15),
                FIRST.wish(50, 102, WISH.status, [1, 2]),
            ],
            RequestState.AVAILABLE,
            id="Seerr repeats the wish",
        ),
        pytest.param(
            [
                FIRST.added(1),
                SeasonsDropped(
                    at=minute(30),
                    source=SONARR,
                    subject=WISH.subject,
                    seasons=frozenset({2}),
                ),
            ],
            RequestState.AVAILABLE,
            id="wished for no longer",
        ),
    ],
)
def test_season_without_episodes_is_waited_for(
    facts: list[Fact], state: RequestState
) -> None:
    """Be available only where no more than what is known can be expected."""
    assert summary_of([WISH, *facts, *READY]).state is state


def test_late_wish_for_more_is_not_available_at_once() -> None:
    """Wait for the season that a show in Sonarr did not have when it was listed."""
    one = FIRST.wish(0, 101, WishStatus.APPROVED, [1])
    tracker = told([one, FIRST.added(1), FIRST.listed(2), *READY])
    changes = tracker.apply([WISH], NOW).requests.values()
    (after,) = [change.after for change in changes if change.before is None]
    assert after is not None
    assert after.state is RequestState.SEARCHING
    assert after.counts.available == len(FIRST.all_keys)


def test_order_does_not_matter_for_a_season_to_come() -> None:
    """End the same however wishes, lists and what is playable come in."""
    one = FIRST.wish(0, 101, WishStatus.APPROVED, [1])
    facts = [one, WISH, FIRST.listed(2), FIRST.listed(15), READY[0], READY[1]]
    ends = set()
    for order in permutations(facts):
        tracker = told(order)
        summaries = map(tracker.summary, sorted(tracker.requests))
        ends.add(tuple(str(one.state) for one in summaries if one is not None))
    assert ends == {("available", "available")}


def test_what_was_listed_when_is_stored() -> None:
    """Still know after a restart that a season is only announced."""
    tracker = told([WISH, FIRST.added(1), FIRST.listed(15), *READY])
    (request,) = tracker.requests.values()
    kept = unpack(pack(request))
    assert kept == request
    again = Tracker([kept], now=NOW)
    assert again.summary(request.id) == tracker.summary(request.id)


def test_list_is_saved_only_where_it_settles_something() -> None:
    """Write nothing for the list that is asked for each minute."""
    tracker = told([WISH, FIRST.added(1), FIRST.listed(5), *READY])
    settles = tracker.apply([FIRST.listed(15)], NOW)
    assert [change.durable for change in settles.requests.values()] == [True]
    assert not tracker.apply([FIRST.listed(16)], NOW).requests

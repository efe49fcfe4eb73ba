"""Test that a title which is deleted and wished for again lives in one request."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, strategies as st
import pytest

from custom_components.status_tracker.tracker.codec import pack, unpack
from custom_components.status_tracker.tracker.facts import Fact
from custom_components.status_tracker.tracker.models import SeerrRef
from custom_components.status_tracker.tracker.terms import (
    DeleteReason,
    FailureReason,
    RequestState,
    WishStatus,
)
from custom_components.status_tracker.tracker.tracker import Tracker

from .drawn import at_least
from .stories import NOW, START, Film, Show

FIRST, SECOND = "a" * 40, "b" * 40
OLD = Film()
NEW = Film(wish_id=102, arr_id=42)
SHOW = Show(seasons={1: 2})
LOSSES: list[Fact] = [OLD.removed(50, files=True), OLD.playable(51, playable=False)]
BEFORE: list[Fact] = [
    OLD.wish(0, WishStatus.PENDING),
    OLD.wish(1, WishStatus.APPROVED),
    OLD.added(2),
    OLD.grabbed(10, FIRST),
    OLD.imported(20, FIRST),
    OLD.playable(21),
    *LOSSES,
]
AGAIN: list[Fact] = [
    NEW.wish(60, WishStatus.PENDING),
    NEW.wish(61, WishStatus.APPROVED),
]
JOURNEY: list[Fact] = [
    NEW.added(62),
    NEW.grabbed(70, SECOND),
    NEW.imported(80, SECOND, "/m/Film (2024)/again.mkv"),
    NEW.playable(81, item="e" * 32),
]


def told(facts: Sequence[Fact], *, packs: bool = False) -> Tracker:
    """Return a tracker that was told facts one by one."""
    tracker = Tracker(now=START)
    for fact in facts:
        tracker.apply([fact], NOW)
        if packs:
            tracker.archive_finished(NOW)
    return tracker


def ends(tracker: Tracker) -> dict[int | None, tuple[object, ...]]:
    """Return what became of each wish, by its number."""
    found: dict[int | None, tuple[object, ...]] = {}
    for request_id in (*tracker.requests, *tracker.archive.ids):
        request, summary = tracker.get(request_id), tracker.summary(request_id)
        assert request is not None
        assert summary is not None
        number = request.seerr.request_id if request.seerr is not None else None
        found[number] = (summary.state, summary.failure, summary.attention)
    return found


DELETED = (RequestState.FAILED, FailureReason.DELETED, None)


@pytest.mark.parametrize(
    ("count", "state"),
    [
        (0, RequestState.APPROVED),
        (1, RequestState.SEARCHING),
        (2, RequestState.GRABBING),
        (3, RequestState.IMPORTING),
        (4, RequestState.AVAILABLE),
    ],
)
@pytest.mark.parametrize("packs", [False, True], ids=["live", "packed"])
def test_new_wish_takes_over(count: int, state: RequestState, packs: bool) -> None:
    """Leave the old request deleted for good, whatever the new one comes to."""
    tracker = told([*BEFORE, *AGAIN, *JOURNEY[:count]], packs=packs)
    assert ends(tracker) == {101: DELETED, 102: (state, None, None)}


def test_second_deletion_is_the_new_request_s_own() -> None:
    """Ask for one decision, not for two, where the title is deleted once more."""
    gone = NEW.deleted(90, DeleteReason.MANUAL, "/m/Film (2024)/again.mkv")
    after = [gone, NEW.playable(91, playable=False, item="e" * 32)]
    found = ends(told([*BEFORE, *AGAIN, *JOURNEY, *after]))
    assert found[101] == DELETED
    assert found[102][2] is not None


def test_declined_wish_takes_nothing_over() -> None:
    """Go on with what is added again where the new wish is declined."""
    refused = NEW.wish(61, WishStatus.DECLINED)
    tracker = told([*BEFORE, AGAIN[0], refused, OLD.added(62)])
    assert ends(tracker)[101][0] is RequestState.SEARCHING


def test_wish_for_what_is_there_takes_nothing_over() -> None:
    """Leave a request alone that never lost anything."""
    facts = [*BEFORE[:6], *AGAIN, OLD.playable(70, playable=False), *JOURNEY]
    assert ends(told(facts))[101][0] is RequestState.AVAILABLE


def test_wish_in_4k_takes_over_no_hd() -> None:
    """Leave the request in HD to whoever decides about it."""
    high = replace(NEW, is_4k=True, instance="radarr_4k")
    facts = [*BEFORE, high.wish(60, WishStatus.APPROVED), high.added(62), OLD.added(63)]
    assert ends(told(facts))[101][0] is RequestState.SEARCHING


@pytest.mark.parametrize(
    ("seasons", "is_over"), [([1], True), ([1, 2], True), ([2], False)]
)
def test_show_is_taken_over_by_a_wish_for_all_of_it(
    seasons: list[int], is_over: bool
) -> None:
    """Leave a season's request deleted where a later one asks for that season."""
    tracker = told(
        [
            SHOW.wish(0, 101, WishStatus.APPROVED, [1]),
            SHOW.added(1),
            SHOW.listed(2),
            SHOW.grabbed(5, FIRST, SHOW.all_keys),
            *(SHOW.imported(6, FIRST, key) for key in SHOW.all_keys),
            *(SHOW.playable(7, key) for key in SHOW.all_keys),
            SHOW.removed(50, files=True),
            *(SHOW.playable(51, key, playable=False) for key in SHOW.all_keys),
            SHOW.wish(60, 102, WishStatus.APPROVED, seasons),
            SHOW.added(62),
        ]
    )
    found = ends(tracker)
    assert (found[101] == DELETED) is is_over
    assert found[102][0] is RequestState.SEARCHING


def test_wish_that_took_over_is_stored() -> None:
    """Still know after a restart that a request is over."""
    tracker = told([*BEFORE, *AGAIN, *JOURNEY[:1]])
    for request in tracker.requests.values():
        assert unpack(pack(request)) == request
    (old,) = (one for one in tracker.requests.values() if one.rivals)
    assert old.rivals == {SeerrRef("seerr", 102): AGAIN[0].at}


@at_least(200)
@given(data=st.data(), count=st.integers(0, len(JOURNEY)), packs=st.booleans())
def test_order_does_not_matter(data: st.DataObject, count: int, packs: bool) -> None:
    """End the same in any order in which each journey follows its wish."""
    journey = JOURNEY[:count]
    old = data.draw(st.permutations(BEFORE[:6]))
    early = data.draw(st.lists(st.sampled_from(LOSSES), unique=True, max_size=2))
    word = data.draw(st.sampled_from(AGAIN))
    rest = [fact for fact in (*LOSSES, *AGAIN, *journey) if fact not in (*early, word)]
    facts = [*old, *early, word, *data.draw(st.permutations(rest))]
    assert ends(told(facts, packs=packs)) == ends(told([*BEFORE, *AGAIN, *journey]))

"""Test what facts change nothing, and what odd ones do."""

from dataclasses import replace

import pytest

from custom_components.status_tracker.tracker import archive, archive_row
from custom_components.status_tracker.tracker.facts import (
    EpisodeInfo,
    Fact,
    FoundItem,
    Grabbed,
    ImportBlocked,
    LibraryFound,
    Matching,
    Subject,
)
from custom_components.status_tracker.tracker.models import (
    FILM as FILM_KEY,
    ArrRef,
    ItemKey,
    MediaIds,
    MediaRequest,
    Summary,
)
from custom_components.status_tracker.tracker.terms import (
    DeleteReason,
    ItemState,
    MatchStatus,
    MediaType,
    RequestState,
    Step,
    WishStatus,
)
from custom_components.status_tracker.tracker.tracker import Tracker

from .stories import (
    JELLYFIN,
    NOW,
    RADARR,
    SHOKO,
    SONARR,
    START,
    Film,
    Show,
    failed,
    gone,
    minute,
    seen,
)

HASH, OTHER = "a" * 40, "b" * 40
FILM = Film()
SHOW = Show(seasons={1: 2})
FIRST, SECOND = SHOW.all_keys
ELSEWHERE = ItemKey(7, 1)


def told(*facts: Fact) -> Tracker:
    """Return a tracker that was told facts one by one."""
    tracker = Tracker(now=START)
    for fact in facts:
        tracker.apply([fact], NOW)
    return tracker


def only(tracker: Tracker) -> tuple[MediaRequest, Summary]:
    """Return the only request and what follows for it."""
    (request,) = tracker.requests.values()
    summary = tracker.summary(request.id)
    assert summary is not None
    return request, summary


def test_grab_without_a_download_is_told_and_waits_for_more() -> None:
    """Tell of a release that a client took which gives no ids."""
    grab = FILM.grabbed(0, HASH)
    tracker = told(replace(grab, subject=FILM.managed))
    request, summary = only(tracker)
    assert summary.state is RequestState.SEARCHING
    assert Step.GRABBED in {entry.step for entry in tracker.timeline(request.id)}
    tracker.apply([FILM.imported(5, None)], NOW)
    assert only(tracker)[1].state is RequestState.IMPORTING


def test_blocked_import_without_a_download_blocks_nothing() -> None:
    """Describe the episodes, and leave the state to what has a download."""
    blocked = ImportBlocked(
        at=minute(5),
        source=SONARR,
        subject=SHOW.managed,
        episodes=SHOW.infos([FIRST]),
        messages=("Unknown",),
    )
    wish = SHOW.wish(0, 1, WishStatus.APPROVED, [1])
    tracker = told(wish, SHOW.added(1), blocked)
    request, summary = only(tracker)
    assert summary.state is RequestState.SEARCHING
    assert summary.attention is None
    assert request.items[FIRST].title == "Episode 1"


def test_progress_of_a_part_counts_for_what_the_download_brings() -> None:
    """Keep how far each file is, within bounds, and never for another download's."""
    parts = ((FIRST, 1.7), (SECOND, 0.5), (ELSEWHERE, 0.5))
    report = replace(seen(1, HASH, 0.4), item_progress=parts)
    late = replace(report, item_progress=((FIRST, 0.2),))
    tracker = told(SHOW.grabbed(0, HASH, [FIRST]), report, late)
    request, _ = only(tracker)
    assert request.downloads[HASH].item_progress == {FIRST: 1.0}


@pytest.mark.parametrize(
    "fact",
    [
        pytest.param(
            Matching(
                at=minute(5),
                source=SHOKO,
                subject=Subject(media_type=MediaType.TV, ids=MediaIds(tvdb=SHOW.tvdb)),
                status=MatchStatus.DETECTED,
                items=frozenset({FILM_KEY}),
            ),
            id="matching-of-a-film",
        ),
        pytest.param(
            replace(SHOW.playable(5, FIRST), item=FILM_KEY), id="film-that-plays"
        ),
        pytest.param(
            replace(SHOW.playable(5, FIRST), item=None), id="series-that-plays"
        ),
        pytest.param(
            LibraryFound(
                at=minute(5),
                source=JELLYFIN,
                subject=Subject(media_type=MediaType.TV, ids=MediaIds(tvdb=SHOW.tvdb)),
                items=(FoundItem(FILM_KEY, "f" * 32, START),),
            ),
            id="library-that-has-a-film",
        ),
    ],
)
@pytest.mark.parametrize("is_found", [False, True], ids=["asked-for", "in-the-library"])
def test_fact_that_can_not_be_of_a_show_changes_nothing(
    fact: Fact, is_found: bool
) -> None:
    """Never give a show a film, nor take its whole to be there."""
    begun = SHOW.found(0) if is_found else SHOW.wish(0, 1, WishStatus.APPROVED, [1])
    tracker = told(begun, SHOW.listed(1))
    (request_id,) = (*tracker.requests, *tracker.archive.ids)
    states = dict(tracker.item_states(request_id))
    tracker.apply([fact], NOW)
    assert tracker.item_states(request_id) == states


def test_loss_of_an_episode_that_nobody_named_before_counts() -> None:
    """Keep that an episode was deleted, though it is listed only afterwards."""
    tracker = told(
        SHOW.wish(0, 1, WishStatus.APPROVED, [1]),
        SHOW.deleted(9, FIRST, DeleteReason.MANUAL, SHOW.path(FIRST, HASH)),
        SHOW.listed(1),
        SHOW.grabbed(2, HASH, [FIRST]),
        SHOW.imported(3, HASH, FIRST),
    )
    (request_id,) = tracker.requests
    assert tracker.item_states(request_id)[FIRST] is ItemState.WANTED


@pytest.mark.parametrize(
    "fact",
    [
        pytest.param(seen(9, OTHER, 0.5), id="seen"),
        pytest.param(failed(9, OTHER), id="failed"),
        pytest.param(gone(9, OTHER), id="gone"),
    ],
)
def test_download_whose_hash_another_key_has_finds_nobody(
    fact: Fact, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tell an archived request from one that only shares a hash in the index."""
    for module in (archive, archive_row):
        monkeypatch.setattr(module, "hash_key", lambda _: 1 << 40)
    tracker = told(FILM.wish(0, WishStatus.APPROVED), FILM.grabbed(1, HASH))
    tracker.apply([FILM.playable(3)], NOW)
    tracker.archive_finished(NOW)
    assert tracker.apply([fact], NOW).unmatched == 1
    assert len(tracker.archive) == 1
    known = replace(fact, subject=Subject(download=HASH))
    assert tracker.apply([known], NOW).unmatched == 0


def test_number_that_an_instance_gave_anew_replaces_the_old() -> None:
    """List a title of the library once in an instance that added it again."""
    found = replace(FILM.found(0), listed=((ArrRef("radarr", 41), None),))
    again = replace(found, at=minute(9), listed=((ArrRef("radarr", 77), None),))
    tracker = told(found, again, found)
    (request_id,) = tracker.archive.ids
    request = tracker.get(request_id)
    assert request is not None
    assert [ref.id for ref, one in request.arr.items() if one.present] == [77]


def test_grab_without_title_or_number_changes_nothing() -> None:
    """Keep a grab that names no title aside."""
    tracker = Tracker(now=START)
    fact = Grabbed(
        at=minute(1),
        source=RADARR,
        subject=Subject(),
        episodes=(EpisodeInfo(key=FILM_KEY),),
    )
    assert tracker.apply([fact], NOW).unmatched == 1
    assert not tracker.requests
    assert tracker.unmatched.recent == (fact,)

"""Test what the episodes of a show make of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from custom_components.status_tracker.tracker.facts import (
    EpisodeInfo,
    EpisodesListed,
    Fact,
)
from custom_components.status_tracker.tracker.models import ItemKey, Summary
from custom_components.status_tracker.tracker.terms import (
    DownloadPhase,
    ItemState,
    RequestState,
    WishStatus,
)
from custom_components.status_tracker.tracker.tracker import Tracker

from .stories import (
    NOW,
    SONARR,
    START,
    Show,
    failed,
    minute,
    seen,
)

SHOW = Show(seasons={1: 12})
HASH = "c2" * 20
OTHER = "d3" * 20


def told(facts: Sequence[Fact]) -> tuple[Tracker, Summary]:
    """Return a tracker with one request, and what follows for it."""
    tracker = Tracker(now=START)
    tracker.apply(facts, NOW)
    (request_id,) = tracker.requests
    summary = tracker.summary(request_id)
    assert summary is not None
    return tracker, summary


def show_told(*facts: Fact, show: Show = SHOW) -> Summary:
    """Return what follows for a show that was wished for and listed."""
    return told(
        [
            show.wish(0, 102, WishStatus.APPROVED, [1]),
            show.added(1),
            show.listed(2),
            *facts,
        ]
    )[1]


def test_counts_tell_every_part_of_a_show() -> None:
    """Count episodes by their own state beside the show's."""
    keys = SHOW.keys()
    summary = show_told(
        SHOW.grabbed(5, HASH, keys[:5]),
        seen(6, HASH, 0.5),
        SHOW.grabbed(5, OTHER, keys[5:8]),
        seen(6, OTHER, 1, DownloadPhase.COMPLETE),
        SHOW.imported(7, None, keys[8]),
        SHOW.playable(8, keys[9]),
    )
    counts = summary.counts
    assert summary.state is RequestState.DOWNLOADING
    assert (counts.downloading, counts.downloaded, counts.importing) == (5, 3, 1)
    assert (counts.available, counts.waiting, counts.wanted) == (1, 2, 12)


def test_show_is_not_available_while_episodes_were_never_grabbed() -> None:
    """Keep searching when only what was grabbed is playable."""
    some = SHOW.keys()[:3]
    summary = show_told(*(SHOW.playable(8, key) for key in some))
    assert summary.state is RequestState.SEARCHING
    assert summary.counts.available == 3
    assert summary.counts.waiting == 9


def test_unaired_episodes_stand_apart() -> None:
    """Be available when all that aired is, and go on when the next one is grabbed."""
    unaired = frozenset(SHOW.keys()[9:])
    show = Show(seasons={1: 12}, unaired=unaired)
    ready = [show.playable(8, key) for key in show.keys()[:9]]
    summary = show_told(*ready, show=show)
    assert summary.state is RequestState.AVAILABLE
    assert (summary.counts.wanted, summary.counts.unaired) == (9, 3)
    assert summary.next_air == NOW + timedelta(days=7)
    next_one = show.keys()[9]
    summary = show_told(*ready, show.grabbed(20, HASH, [next_one]), show=show)
    assert summary.state is RequestState.GRABBING
    assert (summary.counts.wanted, summary.counts.unaired) == (10, 2)


def test_aired_episode_counts_when_its_time_has_come() -> None:
    """Look for an episode from the moment it airs, without any fact."""
    unaired = frozenset({ItemKey(1, 2)})
    show = Show(seasons={1: 2}, unaired=unaired)
    tracker, summary = told(
        [
            show.wish(0, 102, WishStatus.APPROVED, [1]),
            show.added(1),
            show.listed(2),
            show.playable(3, ItemKey(1, 1)),
        ]
    )
    assert summary.state is RequestState.AVAILABLE
    due = tracker.next_tick()
    assert due == NOW + timedelta(days=7)
    assert not tracker.tick(due - timedelta(seconds=1))
    changes = tracker.tick(due)
    (change,) = changes.requests.values()
    assert change.after is not None
    assert change.after.state is RequestState.SEARCHING
    assert change.after.counts.unaired == 0
    assert tracker.next_tick() is None


def test_specials_count_only_when_asked_for() -> None:
    """Leave specials out of the counts unless season 0 was requested."""
    show = Show(seasons={0: 2, 1: 2})
    facts = [show.added(1), show.listed(2)]
    without = told([show.wish(0, 102, WishStatus.APPROVED, [1]), *facts])[1]
    assert without.counts.wanted == 2
    with_them = told([show.wish(0, 102, WishStatus.APPROVED, [0, 1]), *facts])[1]
    assert with_them.counts.wanted == 4


def test_extra_content_of_a_pack_changes_no_count() -> None:
    """Leave what a pack brings beside the requested season out of the counts."""
    show = Show(seasons={0: 1, 1: 2, 2: 2})
    tracker, summary = told(
        [
            show.wish(0, 102, WishStatus.APPROVED, [1]),
            show.added(1),
            show.listed(2),
            show.grabbed(5, HASH, show.keys()),
            *(show.imported(6, HASH, key) for key in show.all_keys),
            *(show.playable(7, key) for key in show.keys(1)),
        ]
    )
    assert summary.state is RequestState.AVAILABLE
    assert summary.counts.wanted == 2
    (request_id,) = tracker.requests
    assert tracker.item_states(request_id)[ItemKey(2, 1)] is ItemState.IMPORTING


def test_other_numbering_than_requested_is_wanted_all_the_same() -> None:
    """Want what was grabbed when Sonarr knows nothing of the requested season."""
    show = Show(seasons={2: 2})
    summary = told(
        [
            show.wish(0, 102, WishStatus.APPROVED, [1]),
            show.grabbed(5, HASH, show.keys()),
            seen(6, HASH, 0.5),
        ]
    )[1]
    assert summary.state is RequestState.DOWNLOADING
    assert summary.counts.wanted == 2


def test_one_failed_episode_hides_no_progress() -> None:
    """Show the others' progress beside a failed episode."""
    keys = SHOW.keys()
    summary = show_told(
        SHOW.grabbed(5, HASH, keys[:11]),
        seen(6, HASH, 0.5),
        SHOW.grabbed(5, OTHER, keys[11:]),
        failed(7, OTHER),
    )
    assert summary.state is RequestState.DOWNLOADING
    assert (summary.counts.failed, summary.counts.downloading) == (1, 11)


def test_unmonitored_episode_is_not_waited_for() -> None:
    """Leave out an episode that Sonarr was told to skip."""
    infos = [
        EpisodeInfo(key=key, air_date=START, monitored=key.number != 2)
        for key in Show(seasons={1: 3}).all_keys
    ]
    listed = EpisodesListed(
        at=minute(2), source=SONARR, subject=SHOW.managed, episodes=tuple(infos)
    )
    summary = told([SHOW.wish(0, 102, WishStatus.APPROVED, [1]), listed])[1]
    assert summary.counts.wanted == 2


def test_lost_series_takes_all_episodes() -> None:
    """Count no episode as playable when Jellyfin lost the series."""
    show = Show(seasons={1: 2})
    lost = replace(
        show.playable(9, ItemKey(1, 1)), jellyfin_id="5" * 32, item=None, playable=False
    )
    summary = show_told(
        *(show.playable(8, key) for key in show.all_keys), lost, show=show
    )
    assert summary.counts.available == 0


def test_thousands_of_episodes_and_endless_titles_are_data() -> None:
    """Take in a show of 3,000 episodes with a title of 10,000 letters."""
    show = Show(seasons={1: 3000}, title="x" * 10_000)
    keys = show.keys()
    summary = show_told(show.grabbed(5, HASH, keys), seen(6, HASH, 0.5), show=show)
    assert summary.counts.downloading == 3000


def test_progress_counts_bytes_and_the_latest_eta() -> None:
    """Weigh downloads by size, add speeds, take the latest end."""
    keys = SHOW.keys()
    summary = show_told(
        SHOW.grabbed(5, HASH, keys[:6]),
        SHOW.grabbed(5, OTHER, keys[6:]),
        seen(6, HASH, 0.5, size=3_000),
        replace(seen(6, OTHER, 0.0, size=1_000), eta=600, speed=7),
    )
    assert summary.progress == pytest.approx(0.375)
    assert (summary.size, summary.speed, summary.eta) == (4_000, 57, 600)


def test_waiting_downloads_are_those_that_bring_something() -> None:
    """Wait for a download until it is complete, whatever else its show does."""
    keys = SHOW.keys()
    tracker, _ = told(
        [
            SHOW.wish(0, 102, WishStatus.APPROVED, [1]),
            SHOW.grabbed(5, HASH, keys[:6]),
            SHOW.grabbed(5, OTHER, keys[6:]),
            *(SHOW.imported(6, HASH, key) for key in keys[:6]),
        ]
    )
    (request_id,) = tracker.requests
    assert dict(tracker.waiting_downloads) == {OTHER: frozenset({request_id})}
    tracker.apply([seen(7, OTHER, 1, DownloadPhase.COMPLETE)], NOW)
    assert not tracker.waiting_downloads

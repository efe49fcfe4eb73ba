"""Test that the timeline tells every step once, in order, seen or inferred."""

from dataclasses import replace

from custom_components.status_tracker.tracker.models import ItemKey, TimelineEntry
from custom_components.status_tracker.tracker.terms import (
    DownloadPhase,
    Service,
    Step,
    WishStatus,
)
from custom_components.status_tracker.tracker.tracker import Tracker

from .stories import NOW, START, Film, Show, failed, minute, seen

FILM = Film()
HASH = "c2" * 20


def timeline(tracker: Tracker) -> tuple[TimelineEntry, ...]:
    """Return the timeline of the only request."""
    (request_id,) = tracker.requests
    return tracker.timeline(request_id)


def steps(tracker: Tracker) -> list[tuple[Step, bool]]:
    """Return the steps of the only request, and which of them are inferred."""
    return [(entry.step, entry.inferred) for entry in timeline(tracker)]


def test_timeline_tells_the_whole_journey_in_order() -> None:
    """Tell each step with its own time, none of them inferred."""
    tracker = Tracker(now=START)
    facts = [
        FILM.wish(0, WishStatus.PENDING),
        FILM.wish(1, WishStatus.APPROVED),
        FILM.added(2),
        FILM.grabbed(3, HASH),
        seen(4, HASH, 0.2),
        seen(5, HASH, 0.7),
        seen(6, HASH, 1, DownloadPhase.COMPLETE),
        FILM.imported(7, HASH),
        FILM.playable(8),
    ]
    tracker.apply(reversed(facts), NOW)
    assert steps(tracker) == [
        (Step.REQUESTED, False),
        (Step.APPROVED, False),
        (Step.ADDED, False),
        (Step.GRABBED, False),
        (Step.DOWNLOAD_STARTED, False),
        (Step.DOWNLOADED, False),
        (Step.IMPORTED, False),
        (Step.AVAILABLE, False),
    ]
    times = [entry.at for entry in timeline(tracker)]
    assert times == [minute(at) for at in (0, 1, 2, 3, 4, 6, 7, 8)]


def test_implied_steps_are_filled_in_as_inferred() -> None:
    """Infer what an import proves: the wish, the approval, the download."""
    tracker = Tracker(now=START)
    tracker.apply([FILM.wish(0, WishStatus.APPROVED), FILM.imported(7, HASH)], NOW)
    assert steps(tracker) == [
        (Step.REQUESTED, True),
        (Step.APPROVED, False),
        (Step.GRABBED, True),
        (Step.DOWNLOAD_STARTED, True),
        (Step.DOWNLOADED, True),
        (Step.IMPORTED, False),
    ]


def test_playing_proves_the_import_of_its_download() -> None:
    """Infer the import when Jellyfin has what was being downloaded."""
    tracker = Tracker(now=START)
    tracker.apply(
        [FILM.wish(0, WishStatus.APPROVED), FILM.grabbed(3, HASH), FILM.playable(8)],
        NOW,
    )
    told = dict(steps(tracker))
    assert told[Step.IMPORTED] is True
    assert told[Step.DOWNLOADED] is True
    assert told[Step.GRABBED] is False


def test_what_was_there_already_infers_no_journey() -> None:
    """Invent no download for a film that was in the library."""
    tracker = Tracker(now=START)
    tracker.apply([FILM.wish(0, WishStatus.APPROVED), FILM.playable(1)], NOW)
    assert steps(tracker) == [
        (Step.REQUESTED, True),
        (Step.APPROVED, False),
        (Step.AVAILABLE, False),
    ]


def test_later_approval_does_not_hide_the_grab_in_between() -> None:
    """Infer the approval from the first thing that needed it."""
    tracker = Tracker(now=START)
    tracker.apply([FILM.wish(0, WishStatus.PENDING), FILM.added(2)], NOW)
    assert (Step.APPROVED, True) in steps(tracker)


def test_pack_is_one_entry_with_all_its_episodes() -> None:
    """Tell of a pack's import once, with every episode it brought."""
    show = Show(seasons={1: 3})
    tracker = Tracker(now=START)
    tracker.apply([show.grabbed(0, HASH, show.all_keys)], NOW)
    for number, key in enumerate(show.all_keys):
        changes = tracker.apply([show.imported(5 + number, HASH, key)], NOW)
        (change,) = changes.requests.values()
        assert [entry.items for entry in change.entries] == [frozenset({key})]
    (entry,) = (one for one in timeline(tracker) if one.step is Step.IMPORTED)
    assert entry.items == frozenset(show.all_keys)
    assert (entry.at, entry.until) == (minute(5), minute(7))


def test_same_happening_told_twice_is_one_entry() -> None:
    """Tell of an import once when Sonarr reports file and release."""
    show = Show(seasons={1: 1})
    tracker = Tracker(now=START)
    tracker.apply([show.grabbed(0, HASH, show.all_keys)], NOW)
    fact = show.imported(5, HASH, ItemKey(1, 1))
    tracker.apply([fact], NOW)
    again = replace(fact, at=minute(5.1), subject=replace(fact.subject, path=None))
    changes = tracker.apply([again], NOW)
    assert all(not change.entries for change in changes.requests.values())
    assert [step for step, _ in steps(tracker)].count(Step.IMPORTED) == 1


def test_file_seen_in_the_library_adds_no_second_import() -> None:
    """Tell of an import once when the library shows the file as well."""
    tracker = Tracker(now=START)
    tracker.apply([FILM.grabbed(0, HASH), FILM.imported(5, HASH)], NOW)
    tracker.apply([FILM.imported(6, None)], NOW)
    assert [step for step, _ in steps(tracker)].count(Step.IMPORTED) == 1


def test_each_download_has_its_own_steps() -> None:
    """Tell of the failed download and of the one that followed."""
    tracker = Tracker(now=START)
    other = "d3" * 20
    tracker.apply(
        [
            FILM.grabbed(0, HASH),
            failed(2, HASH),
            FILM.grabbed(3, other),
            FILM.imported(9, other),
        ],
        NOW,
    )
    told = [step for step, _ in steps(tracker)]
    assert told.count(Step.GRABBED) == 2
    assert told.count(Step.DOWNLOAD_FAILED) == 1
    assert told.count(Step.IMPORTED) == 1


def test_entry_says_who_told_it_and_what() -> None:
    """Keep source and detail of a happening as data, not as prose."""
    tracker = Tracker(now=START)
    tracker.apply([FILM.grabbed(0, HASH)], NOW)
    (entry,) = (one for one in timeline(tracker) if one.step is Step.GRABBED)
    assert entry.source.service is Service.RADARR
    assert entry.detail["quality"] == "Bluray-1080p"
    assert entry.detail["size"] == 8_000


def test_progress_adds_nothing_to_save() -> None:
    """Save starts and ends of a download, not the bytes between."""
    tracker = Tracker(now=START)
    tracker.apply([FILM.grabbed(0, HASH)], NOW)
    durable = []
    for number in range(5):
        fact = seen(1 + number, HASH, 0.1 + number / 10)
        (change,) = tracker.apply([fact], NOW).requests.values()
        durable.append(change.durable)
    assert durable == [True, False, False, False, False]


def test_what_joins_an_entry_is_told_with_its_own_time_and_items() -> None:
    """Tell of a straggler alone, and when it came, not when the first one did."""
    show = Show(seasons={1: 2})
    first, second = show.all_keys
    tracker = Tracker(now=START)
    tracker.apply([show.grabbed(0, HASH, [first])], NOW)
    changes = tracker.apply([show.grabbed(90, HASH, [first, second])], NOW)
    (change,) = changes.requests.values()
    assert [(entry.at, entry.items) for entry in change.entries] == [
        (minute(90), frozenset({second}))
    ]

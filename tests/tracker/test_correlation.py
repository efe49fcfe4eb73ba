"""Test which request a fact finds."""

from dataclasses import replace

import pytest

from custom_components.status_tracker.tracker.facts import (
    ArrAdded,
    Authority,
    Described,
    Fact,
    Imported,
    LibraryFound,
    Matching,
    Subject,
)
from custom_components.status_tracker.tracker.models import (
    ArrRecord,
    ArrRef,
    ItemKey,
    MediaIds,
    MediaRequest,
    SeerrRef,
)
from custom_components.status_tracker.tracker.terms import (
    DeleteReason,
    MatchStatus,
    MediaType,
    Origin,
    RequestState,
    WishStatus,
)
from custom_components.status_tracker.tracker.tracker import Tracker

from .stories import (
    FILM_INFO,
    JELLYFIN,
    NOW,
    RADARR,
    SHOKO,
    START,
    Film,
    Show,
    minute,
    seen,
)

HASH = "c2" * 20
OTHER = "d3" * 20
FILM = Film()


def state_of(tracker: Tracker, request: MediaRequest) -> RequestState:
    """Return the state of a request."""
    summary = tracker.summary(request.id)
    assert summary is not None
    return summary.state


def wished(tracker: Tracker, wish_id: int) -> MediaRequest:
    """Return the request of a wish."""
    subject = Subject(seerr=SeerrRef("seerr", wish_id))
    (request_id,) = tracker.find(subject)
    request = tracker.get(request_id)
    assert request is not None
    return request


def test_film_and_show_with_the_same_number_never_mix() -> None:
    """Keep a film and a show apart that TMDB gave the same number."""
    film, show = Film(tmdb=533514), Show(tmdb=533514, tvdb=1, title="Another")
    tracker = Tracker(now=START)
    tracker.apply([show.wish(0, 1, WishStatus.APPROVED, [1])], NOW)
    tracker.apply([film.wish(1, WishStatus.APPROVED), film.grabbed(2, HASH)], NOW)
    assert len(tracker.requests) == 2
    assert state_of(tracker, wished(tracker, 1)) is RequestState.APPROVED
    assert state_of(tracker, wished(tracker, 101)) is RequestState.GRABBING


def test_download_is_found_whatever_the_case_of_its_id() -> None:
    """Join the client's report to the grab by the download alone."""
    tracker = Tracker(now=START)
    tracker.apply([FILM.grabbed(0, HASH)], NOW)
    tracker.apply([seen(1, HASH, 0.25)], NOW)
    (request_id,) = tracker.requests
    summary = tracker.summary(request_id)
    assert summary is not None
    assert summary.progress == 0.25


def test_same_number_in_two_instances_is_two_titles() -> None:
    """Never mix the numbers of two Radarrs."""
    here, there = (
        Film(tmdb=1, title="One"),
        Film(tmdb=2, title="Two", instance="radarr-4k"),
    )
    tracker = Tracker(now=START)
    tracker.apply([here.grabbed(0, HASH), there.grabbed(0, OTHER)], NOW)
    assert len(tracker.requests) == 2


def test_4k_beside_hd_are_two_requests() -> None:
    """Lead each instance's events to the wish of its own picture size."""
    hd = Film()
    uhd = Film(wish_id=108, is_4k=True, instance="radarr-4k", arr_id=7)
    tracker = Tracker(now=START)
    tracker.apply(
        [hd.wish(0, WishStatus.APPROVED), uhd.wish(1, WishStatus.APPROVED)], NOW
    )
    grab = uhd.grabbed(2, OTHER)
    tracker.apply([replace(grab, subject=replace(grab.subject, is_4k=True))], NOW)
    grab = hd.grabbed(3, HASH)
    tracker.apply([replace(grab, subject=replace(grab.subject, is_4k=False))], NOW)
    tracker.apply([hd.imported(4, HASH), hd.playable(5, height=1080)], NOW)
    assert state_of(tracker, wished(tracker, 101)) is RequestState.AVAILABLE
    assert state_of(tracker, wished(tracker, 108)) is RequestState.GRABBING


def test_episode_goes_to_the_request_of_its_season() -> None:
    """Choose between two wishes for one show by the season."""
    show = Show(seasons={1: 2, 2: 2})
    tracker = Tracker(now=START)
    tracker.apply(
        [
            show.wish(0, 1, WishStatus.APPROVED, [1]),
            show.wish(1, 2, WishStatus.APPROVED, [2]),
            show.grabbed(2, HASH, show.keys(1)),
            show.grabbed(3, OTHER, show.keys(2)),
            seen(4, OTHER, 0.5),
        ],
        NOW,
    )
    assert state_of(tracker, wished(tracker, 1)) is RequestState.GRABBING
    assert state_of(tracker, wished(tracker, 2)) is RequestState.DOWNLOADING


def test_pack_of_two_seasons_serves_two_requests() -> None:
    """Give each of two wishes its part of one torrent."""
    show = Show(seasons={1: 2, 2: 2})
    tracker = Tracker(now=START)
    tracker.apply(
        [
            show.wish(0, 1, WishStatus.APPROVED, [1]),
            show.wish(1, 2, WishStatus.APPROVED, [2]),
            show.grabbed(2, HASH, show.keys()),
            seen(4, HASH, 0.5),
        ],
        NOW,
    )
    for wish_id in (1, 2):
        request = wished(tracker, wish_id)
        summary = tracker.summary(request.id)
        assert summary is not None
        assert summary.counts.downloading == 2
        assert summary.counts.wanted == 2


def test_later_season_of_a_finished_show_is_a_request_of_its_own() -> None:
    """Leave a finished season alone when the next one is wished for and grabbed."""
    show = Show(seasons={1: 1, 2: 1})
    tracker = Tracker(now=START)
    tracker.apply(
        [
            show.wish(0, 1, WishStatus.APPROVED, [1]),
            show.grabbed(1, HASH, show.keys(1)),
            show.playable(2, ItemKey(1, 1)),
            show.wish(10, 2, WishStatus.APPROVED, [2]),
            show.grabbed(11, OTHER, show.keys(2)),
        ],
        NOW,
    )
    assert state_of(tracker, wished(tracker, 1)) is RequestState.AVAILABLE
    assert state_of(tracker, wished(tracker, 2)) is RequestState.GRABBING


def test_wish_again_takes_the_new_events() -> None:
    """Lead a grab to the new wish, not to the finished one for the same film."""
    again = Film(wish_id=202)
    tracker = Tracker(now=START)
    tracker.apply(
        [
            FILM.wish(0, WishStatus.APPROVED),
            FILM.grabbed(1, HASH),
            FILM.imported(2, HASH),
            FILM.playable(3),
        ],
        NOW,
    )
    tracker.apply([FILM.playable(50, playable=False)], NOW)
    tracker.apply([FILM.deleted(49, DeleteReason.MANUAL)], NOW)
    tracker.apply([again.wish(60, WishStatus.APPROVED), again.grabbed(61, OTHER)], NOW)
    again_wished = wished(tracker, 202)
    assert state_of(tracker, again_wished) is RequestState.GRABBING
    summary = tracker.summary(again_wished.id)
    assert summary is not None
    assert summary.attention is None
    assert OTHER not in wished(tracker, 101).downloads


def test_wish_for_what_was_deleted_needs_no_attention() -> None:
    """Ask nobody to look because of a deletion that a new wish has answered."""
    again = Film(wish_id=202)
    tracker = Tracker(now=START)
    tracker.apply([FILM.wish(0, WishStatus.APPROVED), FILM.imported(1, HASH)], NOW)
    tracker.apply([FILM.deleted(49, DeleteReason.MANUAL)], NOW)
    tracker.apply([again.wish(60, WishStatus.APPROVED), again.added(61)], NOW)
    for wish_id, state in ((101, RequestState.FAILED), (202, RequestState.SEARCHING)):
        summary = tracker.summary(wished(tracker, wish_id).id)
        assert summary is not None
        assert (summary.state, summary.attention) == (state, None)


def test_wish_for_what_is_there_is_available_at_once() -> None:
    """Know that a film is playable already when it is wished for again."""
    again = Film(wish_id=202)
    tracker = Tracker(now=START)
    tracker.apply([FILM.wish(0, WishStatus.APPROVED), FILM.playable(3)], NOW)
    tracker.archive_finished(NOW)
    tracker.apply([again.wish(60, WishStatus.APPROVED)], NOW)
    assert state_of(tracker, wished(tracker, 202)) is RequestState.AVAILABLE


def test_seerr_claims_what_was_made_in_radarr() -> None:
    """Turn a request made in Radarr into the wish that arrives later."""
    tracker = Tracker(now=START)
    tracker.apply([FILM.grabbed(0, HASH)], NOW)
    (request,) = tracker.requests.values()
    assert request.seerr is None
    changes = tracker.apply([FILM.wish(5, WishStatus.APPROVED)], NOW)
    assert list(changes.requests) == [request.id]
    assert list(tracker.requests) == [request.id]
    assert request.origin is Origin.SEERR
    assert state_of(tracker, request) is RequestState.GRABBING


def test_seerr_claims_what_was_in_the_library() -> None:
    """Turn a title of the library into the wish that arrives later."""
    tracker = Tracker(now=START)
    subject = Subject(
        media_type=MediaType.MOVIE, ids=MediaIds(tmdb=FILM.tmdb), title=FILM.title
    )
    found = LibraryFound(at=minute(0), source=JELLYFIN, subject=subject)
    tracker.apply([found, FILM.playable(1)], NOW)
    assert not tracker.requests
    (request_id,) = tracker.find(subject)
    request = tracker.get(request_id)
    assert request is not None
    assert request.origin is Origin.LIBRARY
    tracker.apply([FILM.wish(5, WishStatus.APPROVED)], NOW)
    assert list(tracker.requests) == [request_id]
    assert state_of(tracker, wished(tracker, 101)) is RequestState.AVAILABLE


def test_requests_known_by_different_numbers_merge() -> None:
    """Merge a wish and a grab once a report joins their numbers."""
    show = Show(seasons={1: 1})
    wish = show.wish(0, 1, WishStatus.APPROVED, [1])
    wish = replace(
        wish,
        subject=replace(wish.subject, ids=MediaIds(tmdb=show.tmdb), title="Anders"),
    )
    grab = show.grabbed(1, HASH, show.keys())
    grab = replace(grab, subject=replace(grab.subject, ids=MediaIds(tvdb=show.tvdb)))
    tracker = Tracker(now=START)
    tracker.apply([wish], NOW)
    tracker.apply([grab], NOW)
    assert len(tracker.requests) == 2
    made = next(one for one in tracker.requests.values() if one.seerr is None)
    changes = tracker.apply([show.described(2)], NOW)
    assert list(tracker.requests) == [wished(tracker, 1).id]
    assert changes.requests[made.id].merged_into == wished(tracker, 1).id
    assert changes.requests[made.id].after is None
    assert state_of(tracker, wished(tracker, 1)) is RequestState.GRABBING


def test_season_grabbed_by_hand_is_a_request_of_its_own() -> None:
    """Show a season that somebody fetched in Sonarr beside the one wished for."""
    show = Show(seasons={1: 1, 2: 1})
    tracker = Tracker(now=START)
    tracker.apply(
        [
            show.wish(0, 1, WishStatus.APPROVED, [1]),
            show.listed(1),
            show.grabbed(2, HASH, show.keys(2)),
        ],
        NOW,
    )
    made = next(one for one in tracker.requests.values() if one.seerr is None)
    assert made.origin is Origin.ARR
    assert state_of(tracker, made) is RequestState.GRABBING
    assert state_of(tracker, wished(tracker, 1)) is RequestState.SEARCHING


@pytest.mark.parametrize(
    ("title", "year", "is_found"),
    [
        ("The Copper Lighthouse", 2024, True),
        ("the copper, LIGHTHOUSE!", 2024, True),
        ("The Copper Lighthouse", None, True),
        ("The Copper Lighthouse", 2021, False),
        ("The Copper Lighthouse: The Movie", 2024, False),
        ("Copper Lighthouse", 2024, False),
    ],
)
def test_title_is_the_last_resort(title: str, year: int | None, is_found: bool) -> None:
    """Find by the whole title where no number helps, years permitting."""
    tracker = Tracker(now=START)
    tracker.apply([FILM.wish(0, WishStatus.APPROVED)], NOW)
    subject = Subject(media_type=MediaType.MOVIE, title=title, year=year)
    assert bool(tracker.find(subject)) is is_found


def test_short_title_needs_its_year() -> None:
    """Find nothing by a short title alone."""
    tracker = Tracker(now=START)
    tracker.apply([Film(title="Up", year=2009).wish(0, WishStatus.APPROVED)], NOW)
    assert not tracker.find(Subject(media_type=MediaType.MOVIE, title="Up"))
    assert tracker.find(Subject(media_type=MediaType.MOVIE, title="Up", year=2009))


def test_equal_title_with_other_numbers_is_another_title() -> None:
    """Take no neighbour of the same name whose numbers differ."""
    tracker = Tracker(now=START)
    tracker.apply([FILM.wish(0, WishStatus.APPROVED)], NOW)
    subject = Subject(
        media_type=MediaType.MOVIE,
        ids=MediaIds(tmdb=1),
        title=FILM.title,
        year=FILM.year,
    )
    assert not tracker.find(subject)


@pytest.mark.parametrize(
    ("path", "is_found"),
    [
        ("/Film (2024)/film.mkv", True),
        ("Film (2024)/film.mkv", True),
        ("\\Film (2024)\\FILM.mkv", True),
        ("/anime/movies/Film (2024)/film.mkv", True),
        ("/Another (2020)/film.mkv", False),
        ("film.mkv", True),
        ("", False),
        ("/", False),
    ],
)
def test_path_is_compared_from_its_end(path: str, is_found: bool) -> None:
    """Find a file by its name and folder, under any root, and none without a path."""
    tracker = Tracker(now=START)
    tracker.apply([FILM.grabbed(0, HASH), FILM.imported(1, HASH)], NOW)
    fact = Matching(
        at=minute(2),
        source=SHOKO,
        subject=Subject(path=path, shoko_file=265),
        status=MatchStatus.MATCHED,
    )
    assert bool(tracker.apply([fact], NOW)) is is_found


def test_file_is_found_by_its_number_after_it_moved() -> None:
    """Follow a file by Shoko's number once it is known."""
    tracker = Tracker(now=START)
    tracker.apply([FILM.grabbed(0, HASH), FILM.imported(1, HASH)], NOW)
    for at, path in ((2, "/Film (2024)/film.mkv"), (3, "/elsewhere/new.mkv")):
        fact = Matching(
            at=minute(at),
            source=SHOKO,
            subject=Subject(path=path, shoko_file=265),
            status=MatchStatus.MATCHED,
        )
        tracker.apply([fact], NOW)
    assert tracker.unmatched.total == 0


def test_fact_that_came_too_early_is_applied_later() -> None:
    """Apply what found nobody as soon as its request is known."""
    tracker = Tracker(now=START)
    assert tracker.apply([seen(1, HASH, 0.5)], NOW).unmatched == 1
    assert tracker.apply([FILM.added(0)], NOW).unmatched == 1
    tracker.apply([FILM.grabbed(0, HASH)], NOW)
    (request,) = tracker.requests.values()
    assert state_of(tracker, request) is RequestState.DOWNLOADING
    assert ArrRef("radarr", 41) in request.arr
    assert tracker.unmatched.recent == ()
    assert tracker.unmatched.total == 2


def test_unmatched_facts_stay_few() -> None:
    """Keep a short list of what found nobody, and count the rest."""
    tracker = Tracker(now=START)
    for number in range(1000):
        tracker.apply([seen(1, f"{number:040x}", 0.5)], NOW)
    assert tracker.unmatched.total == 1000
    assert len(tracker.unmatched.recent) == 256


def test_same_seed_gives_the_same_id() -> None:
    """Give a wish the same id when everything was lost and is told again."""
    first, second = Tracker(now=START), Tracker(now=START)
    for tracker in (first, second):
        tracker.apply([FILM.wish(0, WishStatus.PENDING)], NOW)
    assert list(first.requests) == list(second.requests)


def test_forgotten_request_is_gone_whole() -> None:
    """Forget a request with every key that led to it."""
    tracker = Tracker(now=START)
    tracker.apply([FILM.wish(0, WishStatus.APPROVED), FILM.grabbed(1, HASH)], NOW)
    (request_id,) = tracker.requests
    changes = tracker.forget(request_id)
    assert changes.requests[request_id].after is None
    assert not tracker.requests
    assert not tracker.waiting_downloads
    assert not tracker.find(FILM.managed)
    assert not tracker.forget(request_id)


def test_archived_request_still_takes_facts() -> None:
    """Bring a packed request back when something happens to it, and only then."""
    tracker = Tracker(now=START)
    tracker.apply([FILM.wish(0, WishStatus.APPROVED), FILM.playable(3)], NOW)
    (request_id,) = tracker.requests
    changes = tracker.archive_finished(NOW)
    assert changes.requests[request_id].archived
    assert not tracker.requests
    assert tracker.summary(request_id) is not None
    assert not tracker.apply([FILM.playable(3)], NOW)
    assert not tracker.requests
    changes = tracker.apply([FILM.playable(9, playable=False)], NOW)
    assert list(tracker.requests) == [request_id]
    assert changes.requests[request_id].before is not None
    assert len(tracker.archive) == 0


def test_unfinished_requests_are_never_archived() -> None:
    """Pack only what is finished, and finished long enough."""
    tracker = Tracker(now=START)
    tracker.apply([FILM.wish(0, WishStatus.APPROVED)], NOW)
    assert not tracker.archive_finished(NOW)
    tracker.apply([FILM.playable(10)], NOW)
    assert not tracker.archive_finished(minute(9))
    assert tracker.archive_finished(minute(11))


def test_import_by_hand_finds_its_film() -> None:
    """Find the request of an import that names no download."""
    tracker = Tracker(now=START)
    tracker.apply([FILM.wish(0, WishStatus.APPROVED)], NOW)
    fact = Imported(
        at=minute(5),
        source=RADARR,
        subject=replace(FILM.managed, arr=ArrRef("radarr", 99)),
        episodes=(FILM_INFO,),
    )
    tracker.apply([fact], NOW)
    assert state_of(tracker, wished(tracker, 101)) is RequestState.IMPORTING


def test_description_of_an_unknown_title_makes_no_request() -> None:
    """Make requests of wishes, grabs and imports only."""
    tracker = Tracker(now=START)
    described = Described(
        at=minute(0), source=RADARR, subject=FILM.managed, authority=Authority.MANAGER
    )
    added = ArrAdded(at=minute(0), source=RADARR, subject=FILM.managed)
    assert tracker.apply([described, added], NOW).unmatched == 2
    assert not tracker.requests


def in_two_instances() -> Tracker:
    """Return a tracker that knows a film which two Radarrs list."""
    tracker = Tracker(now=START)
    tracker.apply([FILM.wish(0, WishStatus.APPROVED), FILM.added(1)], NOW)
    request = wished(tracker, 101)
    request.arr[ArrRef("second", 7)] = ArrRecord(minute(1), True)
    return Tracker([request], now=NOW)


def test_facts_of_one_report_find_the_same_as_one_by_one() -> None:
    """Look anew once a fact took away by what the others of its report are found."""
    told = []
    for at_once in (True, False):
        tracker, removed = in_two_instances(), FILM.removed(3, files=False)
        described = Described(
            at=minute(3),
            source=RADARR,
            subject=removed.subject,
            authority=Authority.MANAGER,
            overview="Said by an instance that no longer has it",
        )
        reports: list[list[Fact]] = (
            [[removed, described]] if at_once else [[removed], [described]]
        )
        for report in reports:
            tracker.apply(report, NOW)
        told.append((wished(tracker, 101).overview, tracker.unmatched.recent))
    assert told == [(None, (described,))] * 2


def test_subject_is_looked_for_anew_each_time() -> None:
    """Find nobody by a subject whose request is gone since it was last looked for."""
    tracker, subject = in_two_instances(), FILM.managed
    (known,) = tracker.find(subject)
    tracker.forget(known)
    assert tracker.find(subject) == ()


def test_facts_of_one_report_are_found_by_what_the_first_one_said() -> None:
    """Index what facts changed before another subject is looked for."""
    tracker = Tracker(now=START)
    tracker.apply([FILM.grabbed(1, HASH), seen(2, HASH, 0.5)], NOW)
    assert not tracker.unmatched.recent
    (request_id,) = tracker.find(FILM.managed)
    assert tracker.waiting_downloads[HASH] == {request_id}

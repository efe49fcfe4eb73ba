"""Test that requests which turn out to be one are as if they had never been two."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

import pytest

from custom_components.status_tracker.tracker.codec import pack, unpack
from custom_components.status_tracker.tracker.facts import (
    AttentionReported,
    Authority,
    Described,
    Fact,
    ImportBlocked,
    Playable,
    SeasonsDropped,
    Subject,
)
from custom_components.status_tracker.tracker.models import (
    ArrRef,
    MediaIds,
    MediaRequest,
    Source,
)
from custom_components.status_tracker.tracker.terms import (
    AttentionReason,
    DeleteReason,
    DownloadPhase,
    MatchStatus,
    MediaType,
    Service,
    WishStatus,
)
from custom_components.status_tracker.tracker.tracker import Tracker

from .stories import (
    JELLYFIN,
    NOW,
    RADARR,
    SERIES_ID,
    SONARR,
    START,
    Film,
    Show,
    failed,
    minute,
    seen,
)

HASH, OTHER = "a" * 40, "b" * 40
SHOW = Show(seasons={1: 4})
FIRST, SECOND, THIRD, FOURTH = SHOW.all_keys


def with_ids(fact: Fact, ids: MediaIds, title: str | None = None) -> Fact:
    """Return a fact whose sender knows its title by certain numbers alone."""
    return replace(fact, subject=replace(fact.subject, ids=ids, title=title))


def told(facts: Sequence[Fact]) -> Tracker:
    """Return a tracker that was told facts one by one."""
    tracker = Tracker(now=START)
    for fact in facts:
        tracker.apply([fact], NOW)
    return tracker


def only(tracker: Tracker) -> MediaRequest:
    """Return the only request."""
    (request,) = tracker.requests.values()
    return request


TVDB = MediaIds(tvdb=SHOW.tvdb)
WISH = with_ids(
    SHOW.wish(0, 1, WishStatus.APPROVED, [1]), MediaIds(tmdb=SHOW.tmdb), "Anders"
)
TITLE = Subject(media_type=MediaType.TV, ids=TVDB)
JOURNEY: list[Fact] = [
    with_ids(SHOW.grabbed(1, HASH, SHOW.all_keys), TVDB),
    replace(
        seen(2, HASH, 0.7), item_progress=((FIRST, 1.0), (SECOND, 0.4), (THIRD, 0.1))
    ),
    replace(seen(3, OTHER, 1.0, DownloadPhase.COMPLETE)),
    with_ids(SHOW.imported(4, HASH, FIRST), TVDB),
    SHOW.matched(5, FIRST, HASH, MatchStatus.NOT_MATCHED),
    with_ids(SHOW.playable(6, SECOND), TVDB),
    with_ids(SHOW.playable(6, THIRD), TVDB),
    Playable(
        at=minute(7),
        source=JELLYFIN,
        subject=TITLE,
        jellyfin_id=SERIES_ID,
        playable=False,
        item=None,
    ),
    with_ids(SHOW.grabbed(8, OTHER, [FOURTH]), TVDB),
    ImportBlocked(
        at=minute(9),
        source=SONARR,
        subject=replace(TITLE, download=OTHER),
        episodes=SHOW.infos([FOURTH]),
        messages=("No files found",),
    ),
    AttentionReported(
        at=minute(10),
        source=Source(Service.TRACKER),
        subject=TITLE,
        reason=AttentionReason.DOWNLOAD_STALLED,
        detail="Nothing moves",
    ),
    with_ids(
        SHOW.deleted(11, FIRST, DeleteReason.MANUAL, SHOW.path(FIRST, HASH)), TVDB
    ),
    failed(12, HASH),
    with_ids(SHOW.anime(13), MediaIds(tvdb=SHOW.tvdb, imdb="tt99200201")),
    Described(
        at=minute(14),
        source=SONARR,
        subject=TITLE,
        authority=Authority.MANAGER,
        aliases=frozenset({"Port Neuf"}),
    ),
    with_ids(SHOW.removed(15, files=True), TVDB),
]


def evidence(request: MediaRequest) -> MediaRequest:
    """Return a copy of a request, less when which part of it came together."""
    copy = unpack(pack(request))
    copy.updated_at = START
    return copy


def test_merged_request_knows_all_that_both_knew() -> None:
    """Hold the same evidence whether two requests merged or were never apart."""
    one = only(told([WISH, SHOW.described(0.5), *JOURNEY]))
    tracker = told([WISH, *JOURNEY])
    assert len(tracker.requests) == 2
    tracker.apply([SHOW.described(0.5)], NOW)
    assert evidence(only(tracker)) == evidence(one)


@pytest.mark.parametrize("is_first", [True, False])
def test_merged_request_keeps_its_picture_size(is_first: bool) -> None:
    """Know that a film is not in 4K, whichever of the two was told so."""
    known, other = (IN_HD, BY_ANOTHER) if is_first else (BY_RADARR, IN_HD_ELSEWHERE)
    tracker = told([known, other, joining(FILM.managed)])
    assert only(tracker).is_4k is False


def test_requests_told_at_once_merge_unseen() -> None:
    """Tell nobody of a request that came and went within one report."""
    tracker = Tracker(now=START)
    changes = tracker.apply([WISH, *JOURNEY, SHOW.described(0.5)], NOW)
    assert list(changes.requests) == [only(tracker).id]


def test_seasons_dropped_before_a_merge_stay_dropped() -> None:
    """Take over what was deleted on purpose while a request was nobody's wish."""
    show = Show(seasons={1: 1, 2: 1})
    made = [with_ids(show.grabbed(1, HASH, show.all_keys), MediaIds(tvdb=show.tvdb))]
    twin = with_ids(show.grabbed(2, HASH, show.all_keys), MediaIds(tmdb=show.tmdb))
    tracker = told([*made, replace(twin, subject=replace(twin.subject, arr=None))])
    drop = SeasonsDropped(
        at=minute(3),
        source=Source(Service.TRACKER),
        subject=Subject(media_type=MediaType.TV, ids=MediaIds(tmdb=show.tmdb)),
        seasons=frozenset({2}),
    )
    tracker.apply([drop], NOW)
    tracker.apply([show.described(4)], NOW)
    summary = tracker.summary(only(tracker).id)
    assert summary is not None
    assert summary.counts.wanted == 1


FILM = Film()
BY_RADARR = with_ids(FILM.grabbed(0, HASH), MediaIds(imdb="tt99100101"))
BY_ANOTHER = replace(
    FILM.grabbed(1, OTHER),
    subject=Subject(
        media_type=MediaType.MOVIE,
        ids=MediaIds(tmdb=FILM.tmdb),
        title="Kupferlicht",
        download=OTHER,
    ),
)
IN_4K = replace(BY_ANOTHER, subject=replace(BY_ANOTHER.subject, is_4k=True))
IN_HD_ELSEWHERE = replace(BY_ANOTHER, subject=replace(BY_ANOTHER.subject, is_4k=False))
IN_HD = replace(BY_RADARR, subject=replace(BY_RADARR.subject, is_4k=False))
ELSEWHERE = replace(
    BY_ANOTHER, subject=replace(BY_ANOTHER.subject, arr=ArrRef("radarr-2", 41))
)
SHOW_BY_SONARR = with_ids(SHOW.grabbed(0, HASH, [FIRST]), TVDB)
SHOW_BY_ANOTHER = replace(
    SHOW.grabbed(1, OTHER, [SECOND]),
    subject=Subject(
        media_type=MediaType.TV,
        ids=MediaIds(tmdb=SHOW.tmdb),
        title="Hafen Neun",
        download=OTHER,
    ),
)


def joining(subject: Subject) -> Described:
    """Tell all the numbers of a title, in no instance's name."""
    return Described(
        at=minute(2),
        source=RADARR,
        subject=replace(subject, arr=None),
        authority=Authority.MANAGER,
    )


@pytest.mark.parametrize(
    ("facts", "count"),
    [
        pytest.param([BY_RADARR, BY_ANOTHER, joining(FILM.managed)], 1, id="film"),
        pytest.param(
            [SHOW_BY_SONARR, SHOW_BY_ANOTHER, joining(SHOW.managed)], 1, id="show"
        ),
        pytest.param([IN_HD, IN_4K, joining(FILM.managed)], 2, id="hd-and-4k"),
        pytest.param(
            [BY_RADARR, ELSEWHERE, joining(FILM.managed)], 2, id="two-instances"
        ),
    ],
)
def test_requests_that_nobody_wished_for(facts: list[Fact], count: int) -> None:
    """Merge them once their numbers agree, unless two places or pictures do not."""
    for order in permutations(facts):
        tracker = told(order)
        assert len(tracker.requests) == count
        carried = [set(one.downloads) for one in tracker.requests.values()]
        assert sorted(map(len, carried)) == ([2] if count == 1 else [1, 1])


def test_wish_without_seasons_learns_them() -> None:
    """Narrow a wish down to its seasons when Seerr names them later."""
    show = Show(seasons={1: 2, 2: 3})
    wish = show.wish(0, 1, WishStatus.APPROVED, [2])
    tracker = told([replace(wish, seasons=None), show.listed(1), wish])
    summary = tracker.summary(only(tracker).id)
    assert summary is not None
    assert summary.counts.wanted == 3


def test_names_of_a_title_stay_few_in_any_order() -> None:
    """Keep the same names of many, whoever tells them first."""
    found = []
    names = [f"Copper Lighthouse {number:03}" for number in range(90)]
    for first, second in ((names[:50], names[50:]), (names[50:], names[:50])):
        tracker = told([FILM.wish(0, WishStatus.APPROVED)])
        for aliases in (first, second):
            fact = replace(joining(FILM.managed), aliases=frozenset(aliases))
            tracker.apply([fact], NOW)
        found.append(
            [
                name
                for name in names
                if tracker.find(Subject(media_type=MediaType.MOVIE, title=name))
            ]
        )
    assert found[0] == found[1]
    assert 0 < len(found[0]) <= 64

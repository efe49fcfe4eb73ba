"""Test that a request says where it was deleted, and what remains elsewhere."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

import pytest

from custom_components.status_tracker.tracker.facts import (
    ArrRemoved,
    DownloadGone,
    Fact,
    Subject,
)
from custom_components.status_tracker.tracker.losses import (
    Part,
    find_losses,
    find_remains,
)
from custom_components.status_tracker.tracker.models import ItemKey, MediaRequest
from custom_components.status_tracker.tracker.terms import (
    DeleteReason,
    DownloadPhase,
    ItemState,
    MatchStatus,
    RequestState,
    Service,
    WishStatus,
)
from custom_components.status_tracker.tracker.tracker import Tracker
from custom_components.status_tracker.views.request import view_request

from .stories import CLIENT, NOW, SONARR, Show, failed, minute, seen

SHOW = Show(seasons={1: 3})
HASH = "a" * 40
FIRST, SECOND, THIRD = SHOW.all_keys
HERE = [
    SHOW.wish(0, 102, WishStatus.APPROVED, [1]),
    SHOW.added(1),
    SHOW.listed(2),
    SHOW.grabbed(5, HASH, SHOW.all_keys),
    seen(6, HASH, 1, DownloadPhase.COMPLETE),
    *(SHOW.imported(7, HASH, key) for key in SHOW.all_keys),
    *(SHOW.matched(8, key, HASH, MatchStatus.MATCHED) for key in SHOW.all_keys),
    *(SHOW.playable(9, key) for key in SHOW.all_keys),
]
TORRENT_GONE = DownloadGone(
    at=minute(21), source=CLIENT, subject=Subject(download=HASH)
)
SERIES_GONE = ArrRemoved(
    at=minute(20), source=SONARR, subject=SHOW.managed, files_deleted=True
)

type Told = list[tuple[Service, Part, set[ItemKey]]]


def file_gone(at: float, *keys: ItemKey) -> list[Fact]:
    """Tell that files were deleted in Sonarr."""
    return [
        SHOW.deleted(at, key, DeleteReason.MANUAL, SHOW.path(key, HASH)) for key in keys
    ]


def told(facts: Iterable[Fact]) -> MediaRequest:
    """Return the request for a show that could be played, after some facts."""
    tracker = Tracker(now=NOW)
    tracker.apply([*HERE, *facts], NOW)
    (request,) = tracker.requests.values()
    return request


def lost(request: MediaRequest) -> Told:
    """Return what was lost, and where."""
    return [
        (one.source.service, one.part, set(one.items)) for one in find_losses(request)
    ]


def left(request: MediaRequest) -> Told:
    """Return what remains, and where."""
    return [
        (one.service, one.part, set(one.items))
        for one in find_remains(request, find_losses(request))
    ]


LISTED: Told = [
    (Service.SEERR, Part.REQUEST, set()),
    (Service.SONARR, Part.TITLE, set()),
]


def test_nothing_is_lost_at_first() -> None:
    """Say nothing of a show that can be played."""
    assert lost(told([])) == []


def test_some_files_deleted_in_sonarr() -> None:
    """Name the episodes, and who still has them: the others are another matter."""
    request = told(file_gone(20, FIRST, SECOND))
    gone = {FIRST, SECOND}
    assert {key for _, _, keys in lost(request) for key in keys} == gone
    assert {(service, part) for service, part, _ in lost(request)} == {
        (Service.SONARR, Part.FILES)
    }
    assert left(request) == [
        *LISTED,
        (Service.QBITTORRENT, Part.TORRENTS, gone),
        (Service.SHOKO, Part.FILES, gone),
        (Service.JELLYFIN, Part.ITEMS, gone),
    ]


def test_what_goes_elsewhere_remains_no_longer() -> None:
    """Follow a deletion from one service to the next."""
    request = told(
        [
            *file_gone(20, FIRST),
            TORRENT_GONE,
            SHOW.matched(22, FIRST, HASH, MatchStatus.GONE),
            SHOW.playable(23, FIRST, playable=False),
        ]
    )
    assert lost(request) == [
        (Service.SONARR, Part.FILES, {FIRST}),
        (Service.SHOKO, Part.FILES, {FIRST}),
        (Service.JELLYFIN, Part.ITEMS, {FIRST}),
    ]
    assert left(request) == LISTED


def test_show_deleted_in_sonarr() -> None:
    """Say that the title is gone with its files, and what of all episodes is left."""
    request = told([SERIES_GONE])
    assert lost(request) == [(Service.SONARR, Part.TITLE, set())]
    everything = set(SHOW.all_keys)
    assert left(request) == [
        LISTED[0],
        (Service.QBITTORRENT, Part.TORRENTS, everything),
        (Service.SHOKO, Part.FILES, everything),
        (Service.JELLYFIN, Part.ITEMS, everything),
    ]


def test_item_deleted_in_jellyfin() -> None:
    """Name Jellyfin, and that the file is still in the library."""
    request = told([SHOW.playable(20, THIRD, playable=False)])
    assert lost(request) == [(Service.JELLYFIN, Part.ITEMS, {THIRD})]
    assert (Service.SONARR, Part.FILES, {THIRD}) in left(request)


def test_file_deleted_in_shoko() -> None:
    """Name Shoko, and who still has the file; found again it is lost no longer."""
    gone = SHOW.matched(20, FIRST, HASH, MatchStatus.GONE)
    request = told([gone])
    assert lost(request) == [(Service.SHOKO, Part.FILES, {FIRST})]
    assert (Service.SONARR, Part.FILES, {FIRST}) in left(request)
    assert all(service is not Service.SHOKO for service, _, _ in left(request))
    found = SHOW.matched(30, FIRST, HASH, MatchStatus.MATCHED)
    assert lost(told([gone, found])) == lost(told([found, gone])) == []


def test_file_that_shoko_lost_to_a_better_one() -> None:
    """Say nothing of a file that leaves Shoko as a newer one was imported."""
    better = SHOW.imported(19, "b" * 40, FIRST)
    assert lost(told([better, SHOW.matched(20, FIRST, HASH, MatchStatus.GONE)])) == []


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        pytest.param([], [(Service.QBITTORRENT, Part.TORRENTS, {FIRST})], id="taken"),
        pytest.param([failed(11, "c" * 40)], [], id="failed"),
    ],
)
def test_torrent_deleted_on_its_way(before: list[Fact], expected: Told) -> None:
    """Name qBittorrent, unless a failed download was only cleared away."""
    download = "c" * 40
    gone = DownloadGone(
        at=minute(12), source=CLIENT, subject=Subject(download=download)
    )
    story = [SHOW.grabbed(10, download, [FIRST]), *before, gone]
    assert lost(told(story)) == expected


def test_request_deleted_in_seerr() -> None:
    """Name Seerr, and what everybody else still has."""
    request = told([SHOW.wish(20, 102, WishStatus.DELETED, [1])])
    assert lost(request) == [(Service.SEERR, Part.REQUEST, set())]
    assert LISTED[1] in left(request)
    assert LISTED[0] not in left(request)


@pytest.mark.parametrize(
    "back",
    [
        pytest.param([SHOW.grabbed(30, "b" * 40, [FIRST])], id="grabbed"),
        pytest.param([SHOW.imported(30, None, FIRST)], id="imported"),
    ],
)
def test_what_is_back_is_lost_no_longer(back: list[Fact]) -> None:
    """Say nothing of what somebody fetched again."""
    assert lost(told([*file_gone(20, FIRST), *back])) == []


def test_upgrade_is_no_loss() -> None:
    """Say nothing of a file that gave way to a better one."""
    path = SHOW.path(FIRST, HASH)
    deleted = SHOW.deleted(20, FIRST, DeleteReason.UPGRADE, path)
    assert lost(told([deleted, SHOW.imported(20, "b" * 40, FIRST)])) == []


def test_loss_is_part_of_what_a_request_shows() -> None:
    """Send times, services, parts and episodes as plain values."""
    tracker = Tracker(now=NOW)
    tracker.apply([*HERE, *file_gone(20, FIRST)], NOW)
    (request_id,) = tracker.requests
    view = view_request(tracker, request_id)
    assert view is not None
    assert view["deleted"]["told"] == [
        {
            "at": (minute(0) + timedelta(minutes=20)).isoformat(),
            "service": "sonarr",
            "instance": "sonarr",
            "part": "files",
            "items": [[1, 1]],
            "reason": "manual",
        }
    ]
    assert view["deleted"]["remains"][0] == {
        "service": "seerr",
        "part": "request",
        "items": [],
        "seen_at": minute(0).isoformat(),
    }


def test_loss_of_what_nobody_lists_is_not_missed() -> None:
    """Wait for no episode that Jellyfin alone counted, and nobody saw there."""
    stranger = replace(
        SHOW.playable(20, ItemKey(1, 9), playable=False), jellyfin_id="b" * 32
    )
    tracker = Tracker(now=NOW)
    tracker.apply([*HERE, stranger], NOW)
    (request_id,) = tracker.requests
    summary = tracker.summary(request_id)
    assert summary is not None
    assert summary.state is RequestState.AVAILABLE
    assert (summary.counts.wanted, summary.counts.available) == (3, 3)


def test_loss_is_of_what_the_item_was() -> None:
    """Miss the episode that an item of Jellyfin was, whatever number it has there."""
    other = replace(SHOW.playable(20, SECOND, playable=False), item=ItemKey(1, 9))
    tracker = Tracker(now=NOW)
    tracker.apply([*HERE, other], NOW)
    (request_id,) = tracker.requests
    states = tracker.item_states(request_id)
    missed = {key for key, one in states.items() if one is not ItemState.AVAILABLE}
    assert missed == {SECOND}

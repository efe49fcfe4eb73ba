"""Test which state follows from which evidence."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from custom_components.status_tracker.tracker.facts import (
    AnimeKnown,
    ArrRemoved,
    AttentionReported,
    DownloadGone,
    Fact,
    ImportBlocked,
    Matching,
    Playable,
    Subject,
)
from custom_components.status_tracker.tracker.models import FILM, ItemKey, Summary
from custom_components.status_tracker.tracker.terms import (
    AnimeEvidence,
    AttentionReason,
    DeleteReason,
    DownloadPhase,
    FailureReason,
    MatchStatus,
    RequestState,
    WishStatus,
)
from custom_components.status_tracker.tracker.tracker import Tracker

from .stories import (
    JELLYFIN,
    NOW,
    RADARR,
    SHOKO,
    START,
    Film,
    Show,
    failed,
    minute,
    seen,
)

FILM_STORY = Film()
SHOW = Show(seasons={1: 12})
HASH = "c2" * 20
OTHER = "d3" * 20
PENDING = FILM_STORY.wish(0, WishStatus.PENDING)
APPROVED = FILM_STORY.wish(1, WishStatus.APPROVED)
ADDED = FILM_STORY.added(2)
GRABBED = FILM_STORY.grabbed(3, HASH)
IMPORTED = FILM_STORY.imported(8, HASH)
ANIME = AnimeKnown(
    at=minute(3),
    source=RADARR,
    subject=FILM_STORY.managed,
    is_anime=True,
    evidence=AnimeEvidence.TAG,
)


def removed(at: float, *, files_deleted: bool) -> ArrRemoved:
    """Tell that Radarr dropped the film."""
    return ArrRemoved(
        at=minute(at),
        source=RADARR,
        subject=FILM_STORY.managed,
        files_deleted=files_deleted,
    )


def gone(at: float) -> DownloadGone:
    """Tell that the client lost the download."""
    return DownloadGone(at=minute(at), source=RADARR, subject=Subject(download=HASH))


def blocked(at: float) -> ImportBlocked:
    """Tell that the download is not imported."""
    return ImportBlocked(
        at=minute(at),
        source=RADARR,
        subject=replace(FILM_STORY.managed, download=HASH),
        messages=("Not an upgrade",),
    )


def matching(at: float, status: MatchStatus, path: str) -> Matching:
    """Tell what Shoko says of the film's file."""
    return Matching(
        at=minute(at),
        source=SHOKO,
        subject=Subject(path=path, shoko_file=265),
        status=status,
    )


def told(facts: Sequence[Fact]) -> tuple[Tracker, Summary]:
    """Return a tracker with one request, and what follows for it."""
    tracker = Tracker(now=START)
    tracker.apply(facts, NOW)
    (request_id,) = tracker.requests
    summary = tracker.summary(request_id)
    assert summary is not None
    return tracker, summary


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        pytest.param([PENDING], "requested", id="wished"),
        pytest.param([APPROVED], "approved", id="approved"),
        pytest.param([PENDING, ADDED], "searching", id="in-radarr-before-approval"),
        pytest.param([APPROVED, ADDED], "searching", id="in-radarr"),
        pytest.param([APPROVED, GRABBED], "grabbing", id="grabbed"),
        pytest.param([PENDING, GRABBED], "grabbing", id="grabbed-unapproved"),
        pytest.param([GRABBED], "grabbing", id="made-in-radarr"),
        pytest.param(
            [GRABBED, seen(4, HASH, 0, DownloadPhase.QUEUED)],
            "grabbing",
            id="queued-in-client",
        ),
        pytest.param(
            [GRABBED, seen(4, HASH, 0, DownloadPhase.METADATA)],
            "downloading",
            id="fetching-metadata",
        ),
        pytest.param(
            [GRABBED, seen(4, HASH, 0.5, DownloadPhase.QUEUED)],
            "downloading",
            id="queued-again",
        ),
        pytest.param(
            [GRABBED, seen(4, HASH, 0.5, DownloadPhase.PAUSED)],
            "downloading",
            id="paused",
        ),
        pytest.param(
            [GRABBED, seen(4, HASH, 0.99, DownloadPhase.ERROR)],
            "downloading",
            id="client-error",
        ),
        pytest.param(
            [GRABBED, seen(4, HASH, 1, DownloadPhase.COMPLETE)],
            "downloaded",
            id="complete-at-first-sight",
        ),
        pytest.param(
            [GRABBED, seen(4, HASH, 1, DownloadPhase.MOVING)],
            "downloaded",
            id="moving-complete",
        ),
        pytest.param(
            [GRABBED, seen(4, HASH, 1, DownloadPhase.CHECKING)],
            "downloading",
            id="checking-proves-nothing",
        ),
        pytest.param([GRABBED, blocked(5)], "downloaded", id="blocked-is-complete"),
        pytest.param([GRABBED, IMPORTED], "importing", id="import-while-grabbing"),
        pytest.param([APPROVED, IMPORTED], "importing", id="import-without-grab"),
        pytest.param([ANIME, GRABBED, IMPORTED], "importing", id="anime-imported"),
        pytest.param(
            [GRABBED, IMPORTED, seen(9, HASH, 1, DownloadPhase.COMPLETE)],
            "importing",
            id="seeding-after-import",
        ),
        pytest.param(
            [GRABBED, IMPORTED, FILM_STORY.playable(9)], "available", id="playable"
        ),
        pytest.param(
            [APPROVED, FILM_STORY.playable(9)], "available", id="already-there"
        ),
        pytest.param(
            [APPROVED, FILM_STORY.playable(9), FILM_STORY.grabbed(20, OTHER)],
            "available",
            id="upgrade-under-way",
        ),
        pytest.param(
            [
                IMPORTED,
                FILM_STORY.playable(9),
                FILM_STORY.playable(20, item="e" * 32),
                FILM_STORY.playable(21, playable=False),
            ],
            "available",
            id="upgrade-old-item-gone-last",
        ),
        pytest.param(
            [
                IMPORTED,
                FILM_STORY.playable(9),
                FILM_STORY.playable(21, playable=False),
            ],
            "importing",
            id="jellyfin-lost-it",
        ),
        pytest.param(
            [GRABBED, failed(9, HASH, RADARR)], "failed", id="download-failed"
        ),
        pytest.param(
            [GRABBED, failed(9, HASH, RADARR), seen(10, HASH, 0.4)],
            "failed",
            id="failed-torrent-still-runs",
        ),
        pytest.param(
            [GRABBED, failed(9, HASH, RADARR), FILM_STORY.grabbed(10, OTHER)],
            "grabbing",
            id="grabbed-anew",
        ),
        pytest.param(
            [GRABBED, failed(9, HASH, RADARR), FILM_STORY.grabbed(10, HASH)],
            "grabbing",
            id="same-release-grabbed-anew",
        ),
        pytest.param(
            [GRABBED, seen(4, HASH, 0.4), gone(6)], "searching", id="client-lost-it"
        ),
        pytest.param(
            [GRABBED, seen(4, HASH, 1, DownloadPhase.COMPLETE), gone(6)],
            "downloaded",
            id="client-lost-it-when-complete",
        ),
        pytest.param(
            [FILM_STORY.wish(5, WishStatus.DECLINED)], "failed", id="declined"
        ),
        pytest.param(
            [APPROVED, FILM_STORY.wish(2, WishStatus.FAILED, "No server")],
            "failed",
            id="failed-at-seerr",
        ),
        pytest.param(
            [
                FILM_STORY.wish(2, WishStatus.FAILED),
                FILM_STORY.wish(3, WishStatus.APPROVED),
            ],
            "approved",
            id="retried-at-seerr",
        ),
        pytest.param(
            [FILM_STORY.wish(2, WishStatus.FAILED), GRABBED],
            "grabbing",
            id="failed-at-seerr-but-grabbed",
        ),
        pytest.param(
            [IMPORTED, removed(9, files_deleted=True)], "failed", id="removed"
        ),
        pytest.param(
            [IMPORTED, removed(9, files_deleted=False)],
            "importing",
            id="removed-files-kept",
        ),
        pytest.param(
            [IMPORTED, FILM_STORY.playable(9), removed(10, files_deleted=False)],
            "available",
            id="removed-files-kept-playable",
        ),
        pytest.param(
            [IMPORTED, removed(9, files_deleted=True), FILM_STORY.grabbed(10, HASH)],
            "grabbing",
            id="grabbed-after-removal",
        ),
        pytest.param(
            [GRABBED, IMPORTED, FILM_STORY.deleted(9, DeleteReason.MANUAL)],
            "searching",
            id="file-deleted",
        ),
        pytest.param(
            [
                GRABBED,
                seen(4, HASH, 1, DownloadPhase.COMPLETE),
                IMPORTED,
                FILM_STORY.deleted(9, DeleteReason.MANUAL),
                seen(10, HASH, 1, DownloadPhase.COMPLETE),
            ],
            "searching",
            id="file-deleted-torrent-seeds",
        ),
        pytest.param(
            [
                GRABBED,
                FILM_STORY.deleted(7, DeleteReason.UPGRADE),
                IMPORTED,
            ],
            "importing",
            id="upgrade-deletes-nothing",
        ),
        pytest.param(
            [
                GRABBED,
                IMPORTED,
                FILM_STORY.deleted(9, DeleteReason.MANUAL, "/m/old.mkv"),
            ],
            "importing",
            id="older-file-deleted",
        ),
    ],
)
def test_film_state_follows_from_facts(facts: list[Fact], state: str) -> None:
    """Derive the state of a film from all that is known."""
    assert told(facts)[1].state == state


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (MatchStatus.DETECTED, RequestState.ANIME_MATCHING),
        (MatchStatus.EXPECTED, RequestState.ANIME_MATCHING),
        (MatchStatus.NOT_MATCHED, RequestState.ANIME_MATCHING),
        (MatchStatus.MATCHED, RequestState.ANIME_MATCHING),
        (MatchStatus.GONE, RequestState.IMPORTING),
    ],
)
def test_anime_matches_once_shoko_has_spoken(
    status: MatchStatus, state: RequestState
) -> None:
    """Show matching from Shoko's first word on, and importing before."""
    spoken = matching(9, status, "/Film (2024)/film.mkv")
    assert told([ANIME, GRABBED, IMPORTED, spoken])[1].state is state


def test_plain_film_is_never_matching() -> None:
    """Stay at importing when Shoko sees a file that is not anime."""
    spoken = matching(9, MatchStatus.DETECTED, "/Film (2024)/film.mkv")
    assert told([GRABBED, IMPORTED, spoken])[1].state is RequestState.IMPORTING


def test_better_anime_evidence_wins() -> None:
    """Let Sonarr's series type decide against everything weaker."""
    subject = FILM_STORY.managed
    claims = [
        AnimeKnown(
            at=minute(9), source=RADARR, subject=subject, is_anime=is_it, evidence=one
        )
        for one, is_it in (
            (AnimeEvidence.PATH, True),
            (AnimeEvidence.SERIES_TYPE, False),
            (AnimeEvidence.TAG, True),
        )
    ]
    assert told([GRABBED])[1].is_anime is None
    assert told([GRABBED, claims[0]])[1].is_anime is True
    assert told([GRABBED, *claims])[1].is_anime is False


@pytest.mark.parametrize(
    ("facts", "progress"),
    [
        pytest.param([GRABBED], 0.0, id="grabbed"),
        pytest.param([GRABBED, blocked(5)], 1.0, id="never-asked-about"),
        pytest.param(
            [GRABBED, seen(4, HASH, 0, DownloadPhase.QUEUED), blocked(5)],
            1.0,
            id="last-seen-queued",
        ),
        pytest.param([GRABBED, seen(4, HASH, 0.5), blocked(5)], 0.5, id="moving"),
    ],
)
def test_blocked_import_shows_a_whole_download(
    facts: list[Fact], progress: float
) -> None:
    """Show all of a download that waits for its import, unless the client moves it."""
    _, summary = told(facts)
    assert summary.progress == progress


@pytest.mark.parametrize(
    ("facts", "reason", "detail"),
    [
        ([GRABBED, blocked(5)], AttentionReason.IMPORT_BLOCKED, "Not an upgrade"),
        (
            [GRABBED, seen(4, HASH, 0.5, DownloadPhase.ERROR, message="Disk full")],
            AttentionReason.DOWNLOAD_ERROR,
            "Disk full",
        ),
        (
            [GRABBED, seen(4, HASH, 0.5, DownloadPhase.MISSING_FILES)],
            AttentionReason.DOWNLOAD_ERROR,
            "missing_files",
        ),
        (
            [
                ANIME,
                IMPORTED,
                matching(9, MatchStatus.NOT_MATCHED, "/Film (2024)/film.mkv"),
            ],
            AttentionReason.NOT_MATCHED,
            None,
        ),
        (
            [IMPORTED, FILM_STORY.deleted(9, DeleteReason.MISSING)],
            AttentionReason.DELETED_EXTERNALLY,
            "missing",
        ),
        (
            [
                APPROVED,
                AttentionReported(
                    at=minute(99),
                    source=RADARR,
                    subject=FILM_STORY.managed,
                    reason=AttentionReason.NO_RELEASE,
                    detail="0 of 442",
                ),
            ],
            AttentionReason.NO_RELEASE,
            "0 of 442",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_attention_says_what_is_wrong(
    facts: list[Fact], reason: AttentionReason, detail: str | None
) -> None:
    """Name the reason to look, in the service's own words."""
    attention = told(facts)[1].attention
    assert attention is not None
    assert (attention.reason, attention.detail) == (reason, detail)


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param([GRABBED, blocked(5), IMPORTED], id="imported-by-hand"),
        pytest.param(
            [
                GRABBED,
                seen(4, HASH, 0.5, DownloadPhase.ERROR),
                seen(5, HASH, 0.5),
            ],
            id="client-recovered",
        ),
        pytest.param(
            [
                ANIME,
                IMPORTED,
                matching(9, MatchStatus.NOT_MATCHED, "/Film (2024)/film.mkv"),
                matching(10, MatchStatus.MATCHED, "/Film (2024)/film.mkv"),
            ],
            id="linked-by-hand",
        ),
        pytest.param(
            [
                IMPORTED,
                FILM_STORY.deleted(9, DeleteReason.MISSING),
                FILM_STORY.grabbed(10, OTHER),
            ],
            id="grabbed-anew",
        ),
        pytest.param(
            [
                AttentionReported(
                    at=minute(2),
                    source=RADARR,
                    subject=FILM_STORY.managed,
                    reason=AttentionReason.NO_RELEASE,
                ),
                GRABBED,
            ],
            id="found-after-all",
        ),
    ],
)
def test_attention_is_cleared_by_progress(facts: list[Fact]) -> None:
    """Forget the reason to look as soon as anything moves."""
    assert told([APPROVED, *facts])[1].attention is None


def test_failure_keeps_its_reason() -> None:
    """Say why and when a request failed."""
    summary = told([APPROVED, FILM_STORY.wish(2, WishStatus.FAILED, "No server")])[1]
    assert summary.failure is FailureReason.REQUEST_FAILED
    assert summary.failure_detail == "No server"
    assert summary.finished_at == minute(2)


def test_4k_request_needs_a_4k_file() -> None:
    """Take only a high picture for a request in 4K."""
    film = Film(is_4k=True)
    wish = film.wish(0, WishStatus.APPROVED)
    assert told([wish, film.playable(1, height=1080)])[1].state == "approved"
    assert told([wish, film.playable(1, height=2160)])[1].state == "available"


def test_size_is_unknown_while_metadata_is_fetched() -> None:
    """Tell no size of 0 bytes."""
    grab = replace(GRABBED, size=None)
    summary = told([grab, seen(4, HASH, 0, DownloadPhase.METADATA, size=0)])[1]
    assert summary.size is None


@pytest.mark.parametrize("progress", [-5.0, 7.0, float("nan"), float("inf")])
def test_impossible_progress_is_data(progress: float) -> None:
    """Keep progress between nothing and everything."""
    summary = told([GRABBED, seen(4, HASH, progress)])[1]
    assert summary.progress is not None
    assert 0 <= summary.progress <= 1


def test_items_of_the_other_kind_are_ignored() -> None:
    """Take no episode into a film."""
    fact = Playable(
        at=minute(5),
        source=JELLYFIN,
        subject=FILM_STORY.managed,
        jellyfin_id="a" * 32,
        playable=True,
        item=ItemKey(1, 1),
    )
    tracker, summary = told([GRABBED, fact])
    (request,) = tracker.requests.values()
    assert summary.state is RequestState.GRABBING
    assert set(request.items) == {FILM}

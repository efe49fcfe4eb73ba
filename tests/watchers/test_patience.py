"""Test when a request takes too long, and what is said of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from homeassistant.util import dt as dt_util
import pytest

from custom_components.status_tracker.tracker.facts import (
    AnimeKnown,
    Fact,
    Matching,
    Subject,
)
from custom_components.status_tracker.tracker.terms import (
    AnimeEvidence,
    AttentionReason,
    DownloadPhase,
    MatchStatus,
    Service,
    WishStatus,
)
from custom_components.status_tracker.tracker.tracker import Tracker
from custom_components.status_tracker.watchers.lateness import (
    Patience,
    find_impatience,
    waiting_since,
)
from custom_components.status_tracker.watchers.patience import PatienceWatcher
from tests.tracker.stories import RADARR, SHOKO, START, Film, Show, minute, seen

from .room import Room

FILM = Film()
HASH = "c2" * 20
APPROVED = FILM.wish(0, WishStatus.APPROVED)
GRABBED = FILM.grabbed(3, HASH)
IMPORTED = FILM.imported(5, HASH)
ANIME = AnimeKnown(
    at=minute(3),
    source=RADARR,
    subject=FILM.managed,
    is_anime=True,
    evidence=AnimeEvidence.TAG,
)


def matching(at: float, status: MatchStatus) -> Matching:
    """Tell what Shoko says of the film's file."""
    subject = Subject(path="/Film (2024)/film.mkv", shoko_file=1)
    return Matching(at=minute(at), source=SHOKO, subject=subject, status=status)


def judged(
    facts: Sequence[Fact], at: float, patience: Patience | None = None
) -> tuple[AttentionReason, str | None] | None:
    """Return what is said of a request at a time."""
    tracker = Tracker(now=START)
    tracker.apply(facts, minute(at))
    (request,) = tracker.requests.values()
    summary = tracker.summary(request.id)
    assert summary is not None
    waited = minute(at) - waiting_since(request, summary, minute(at))
    return find_impatience(request, summary, patience or Patience(), waited)


@pytest.mark.parametrize(
    ("facts", "limit", "reason"),
    [
        pytest.param([APPROVED], 360, AttentionReason.NO_RELEASE, id="approved"),
        pytest.param(
            [APPROVED, FILM.added(0)], 360, AttentionReason.NO_RELEASE, id="searching"
        ),
        pytest.param(
            [GRABBED], 3 + 60, AttentionReason.DOWNLOAD_STALLED, id="never-started"
        ),
        pytest.param(
            [GRABBED, seen(10, HASH, 0.5, DownloadPhase.STALLED)],
            10 + 240,
            AttentionReason.DOWNLOAD_STALLED,
            id="stalled",
        ),
        pytest.param(
            [GRABBED, seen(10, HASH, 0.5), seen(20, HASH, 0.5, DownloadPhase.PAUSED)],
            10 + 30,
            AttentionReason.DOWNLOAD_PAUSED,
            id="paused",
        ),
        pytest.param(
            [GRABBED, seen(10, HASH, 1, DownloadPhase.COMPLETE)],
            10 + 30,
            AttentionReason.IMPORT_BLOCKED,
            id="not-imported",
        ),
        pytest.param(
            [GRABBED, IMPORTED], 5 + 60, AttentionReason.NOT_IN_JELLYFIN, id="importing"
        ),
        pytest.param(
            [ANIME, GRABBED, IMPORTED, matching(6, MatchStatus.HASHED)],
            5 + 30,
            AttentionReason.NOT_MATCHED,
            id="no-word-from-shoko",
        ),
        pytest.param(
            [ANIME, GRABBED, IMPORTED, matching(6, MatchStatus.MATCHED)],
            6 + 30,
            AttentionReason.NOT_IN_JELLYFIN,
            id="matched-but-not-shown",
        ),
    ],
)
def test_step_takes_too_long_after_its_limit(
    facts: list[Fact], limit: float, reason: AttentionReason
) -> None:
    """Say nothing before a step's patience ends, and why from then on."""
    assert judged(facts, limit - 1) is None
    found = judged(facts, limit)
    assert found is not None
    assert found[0] is reason


def test_long_but_moving_download_is_never_late() -> None:
    """Wait for days while bytes arrive."""
    facts = [GRABBED, *(seen(10 + 60 * hour, HASH, hour / 100) for hour in range(90))]
    assert judged(facts, 10 + 60 * 90) is None


def test_finished_requests_are_never_late() -> None:
    """Say nothing of what is available or failed."""
    assert judged([APPROVED, FILM.playable(5)], 10**5) is None
    assert judged([FILM.wish(0, WishStatus.DECLINED)], 10**5) is None
    assert judged([FILM.wish(0, WishStatus.PENDING)], 10**5) is None


def test_episode_that_just_aired_is_not_late() -> None:
    """Count from the airing of the episode that is waited for."""
    show = Show(seasons={1: 1})
    listed = show.listed(1)
    aired = minute(10_000)
    listed = replace(listed, episodes=(replace(listed.episodes[0], air_date=aired),))
    facts = [show.wish(0, 1, WishStatus.APPROVED, [1]), show.added(1), listed]
    assert judged(facts, 10_000 + 359) is None
    assert judged(facts, 10_000 + 360) is not None


def test_patience_is_adjustable_per_step() -> None:
    """Take each step's minutes from the options, and the rest as they are."""
    patience = Patience.read({"patience_importing": 5, "patience_grabbing": "x"})
    assert patience == Patience(importing=5)
    assert judged([GRABBED, IMPORTED], 10, patience) is not None
    assert timedelta(minutes=patience.grabbing) == timedelta(hours=1)


@pytest.fixture
def room() -> Room:
    """Know of a film that Radarr searches for."""
    room = Room((Service.RADARR, "radarr"), (Service.SEERR, "seerr"))
    room.tell(APPROVED, FILM.added(0))
    return room


async def watched(
    room: Room, monkeypatch: pytest.MonkeyPatch, at: float
) -> tuple[AttentionReason, str | None] | None:
    """Return what a request shows after the watcher looked at a time."""
    monkeypatch.setattr(dt_util, "utcnow", lambda: minute(at))
    watcher = PatienceWatcher(room, room.spawn, Patience(), tick=0.001)
    looks = room.looks
    await watcher.async_start()
    await room.until(lambda: room.looks >= looks + 3, "looked")
    await watcher.async_stop()
    (request_id,) = room.tracker.requests
    attention = room.summary(request_id).attention
    return (attention.reason, attention.detail) if attention else None


async def test_needed_service_that_is_down_is_told_once_and_withdrawn(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Name the service after a quarter of an hour, once, until it is back."""
    monkeypatch.setattr(dt_util, "utcnow", lambda: minute(10))
    room.health["seerr"].async_down("refused")
    assert await watched(room, monkeypatch, 40) is None
    room.health["radarr"].async_down("refused")
    assert await watched(room, monkeypatch, 54) is None
    expected = (AttentionReason.SERVICE_DOWN, "Radarr")
    assert await watched(room, monkeypatch, 55) == expected
    assert await watched(room, monkeypatch, 90) == expected
    assert len(room.facts) == 1
    room.health["radarr"].async_up()
    assert await watched(room, monkeypatch, 91) is None


async def test_lateness_is_told_once_and_cleared_by_progress(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Report once what takes too long; whatever moves later clears it."""
    expected = (AttentionReason.NO_RELEASE, None)
    assert await watched(room, monkeypatch, 359) is None
    assert await watched(room, monkeypatch, 360) == expected
    assert await watched(room, monkeypatch, 9_000) == expected
    assert len(room.facts) == 1
    room.tell(FILM.grabbed(9_001, HASH))
    assert await watched(room, monkeypatch, 9_002) is None
    assert await watched(room, monkeypatch, 9_001 + 60) == (
        AttentionReason.DOWNLOAD_STALLED,
        "never_started",
    )

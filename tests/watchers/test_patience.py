"""Test when a request takes too long, and what is said of it."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from homeassistant.util import dt as dt_util
import pytest

from custom_components.status_tracker.clients.errors import Fault
from custom_components.status_tracker.tracker.facts import (
    AnimeKnown,
    Fact,
    ImportBlocked,
    Matching,
    Subject,
)
from custom_components.status_tracker.tracker.models import MediaRequest
from custom_components.status_tracker.tracker.terms import (
    AnimeEvidence,
    AttentionReason,
    DownloadPhase,
    MatchStatus,
    Service,
    WishStatus,
)
from custom_components.status_tracker.tracker.tracker import Tracker
from custom_components.status_tracker.watchers import steady_clock
from custom_components.status_tracker.watchers.lateness import (
    Patience,
    find_impatience,
    waiting_since,
)
from custom_components.status_tracker.watchers.patience import PatienceWatcher
from custom_components.status_tracker.watchers.steady_clock import SteadyClock
from tests.tracker.stories import RADARR, SHOKO, START, Film, Show, minute, seen

from .room import Room

FILM = Film()
HASH = "c2" * 20
APPROVED = FILM.wish(0, WishStatus.APPROVED)
GRABBED = FILM.grabbed(3, HASH)
IMPORTED = FILM.imported(5, HASH)
NEVER: Final = 3600.0
BLOCKED = ImportBlocked(
    at=minute(12),
    source=RADARR,
    subject=replace(FILM.managed, download=HASH),
    messages=("Unable to parse file",),
)
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


@dataclass
class Clocks:
    """Set the clock that everybody reads, and the one that nobody sets."""

    wall: datetime = START
    steady: float = 0.0

    def pass_time(self, minutes: float) -> None:
        """Let time pass."""
        self.wall += timedelta(minutes=minutes)
        self.steady += 60 * minutes

    def set_by(self, minutes: float) -> None:
        """Set the clock on, or back."""
        self.wall += timedelta(minutes=minutes)


@pytest.fixture
def clocks(monkeypatch: pytest.MonkeyPatch) -> Clocks:
    """Take over both clocks."""
    clocks = Clocks()
    monkeypatch.setattr(dt_util, "utcnow", lambda: clocks.wall)
    monkeypatch.setattr(steady_clock, "monotonic", lambda: clocks.steady)
    return clocks


@pytest.fixture
async def watching(room: Room, clocks: Clocks) -> AsyncIterator[PatienceWatcher]:
    """Watch what is late, whenever a test lets it look."""
    watcher = PatienceWatcher(room, room.spawn, Patience(), tick=NEVER)
    await watcher.async_start()
    # Its first look tells it what time it is.
    await look(room, watcher)
    yield watcher
    await watcher.async_stop()


async def look(room: Room, watcher: PatienceWatcher) -> None:
    """Let the watcher look, and wait until it has."""
    looks = room.looks
    watcher.async_call()
    await room.until(lambda: room.looks > looks, "looked")


def shown(room: Room) -> tuple[AttentionReason, str | None] | None:
    """Return what the one request shows."""
    (request_id,) = room.tracker.requests
    attention = room.summary(request_id).attention
    return (attention.reason, attention.detail) if attention else None


async def test_needed_service_that_is_down_is_told_once_and_withdrawn(
    room: Room, clocks: Clocks, watching: PatienceWatcher
) -> None:
    """Name the service after a quarter of an hour, once, until it is back."""
    clocks.pass_time(10)
    room.health["seerr"].async_down(Fault("refused"))
    clocks.pass_time(30)
    await look(room, watching)
    assert shown(room) is None
    room.health["radarr"].async_down(Fault("refused"))
    clocks.pass_time(14)
    await look(room, watching)
    assert shown(room) is None
    for minutes in (1, 35):
        clocks.pass_time(minutes)
        await look(room, watching)
        assert shown(room) == (AttentionReason.SERVICE_DOWN, "Radarr")
    assert len(room.facts) == 1
    room.health["radarr"].async_up()
    await look(room, watching)
    assert shown(room) is None


async def test_other_instance_does_not_stand_in_for_the_one_that_has_it(
    clocks: Clocks,
) -> None:
    """Name the Radarr that has the film, though another one is there."""
    room = Room((Service.RADARR, "radarr"), (Service.RADARR, "radarr_4k"))
    room.health["radarr_4k"].async_up()
    room.health["radarr"].async_down(Fault("refused"))
    room.tell(APPROVED, FILM.added(0))
    watcher = PatienceWatcher(room, room.spawn, Patience(), tick=NEVER)
    await watcher.async_start()
    await look(room, watcher)
    clocks.pass_time(15)
    await look(room, watcher)
    assert shown(room) == (AttentionReason.SERVICE_DOWN, "Radarr")
    await watcher.async_stop()


async def test_lateness_is_told_once_and_cleared_by_progress(
    room: Room, clocks: Clocks, watching: PatienceWatcher
) -> None:
    """Report once what takes too long; whatever moves later clears it."""
    clocks.pass_time(359)
    await look(room, watching)
    assert shown(room) is None
    for minutes in (1, 9_000):
        clocks.pass_time(minutes)
        await look(room, watching)
        assert shown(room) == (AttentionReason.NO_RELEASE, None)
    assert len(room.facts) == 1
    room.tell(FILM.grabbed(9_360, HASH))
    assert shown(room) is None
    clocks.pass_time(60)
    await look(room, watching)
    assert shown(room) == (AttentionReason.DOWNLOAD_STALLED, "never_started")


async def test_lateness_is_not_told_again_after_a_restart(
    room: Room, clocks: Clocks, watching: PatienceWatcher
) -> None:
    """Keep what was told with the request."""
    clocks.pass_time(360)
    await look(room, watching)
    room.restart()
    again = PatienceWatcher(room, room.spawn, Patience(), tick=NEVER)
    await again.async_start()
    clocks.pass_time(600)
    await look(room, again)
    assert room.facts == []
    assert shown(room) == (AttentionReason.NO_RELEASE, None)
    await again.async_stop()


async def test_words_of_radarr_are_told_with_the_lateness(
    room: Room, clocks: Clocks
) -> None:
    """Ask why once, when a request begins to be late."""
    asked: list[str] = []

    async def explain(request: MediaRequest) -> str:
        asked.append(request.id)
        return "No indexers"

    watcher = PatienceWatcher(room, room.spawn, Patience(), explain=explain, tick=NEVER)
    await watcher.async_start()
    await look(room, watcher)
    clocks.pass_time(360)
    await look(room, watcher)
    await room.until(lambda: shown(room) is not None, "late")
    assert shown(room) == (AttentionReason.NO_RELEASE, "No indexers")
    clocks.pass_time(360)
    await look(room, watcher)
    await look(room, watcher)
    assert len(asked) == 1
    await watcher.async_stop()


async def test_download_that_goes_on_is_no_longer_called_paused(
    room: Room, clocks: Clocks, watching: PatienceWatcher
) -> None:
    """Take back that a download is paused once it is not, though no byte came."""
    room.tell(GRABBED, seen(10, HASH, 0.5), seen(20, HASH, 0.5, DownloadPhase.PAUSED))
    clocks.pass_time(40)
    await look(room, watching)
    assert shown(room) == (AttentionReason.DOWNLOAD_PAUSED, None)
    room.tell(seen(41, HASH, 0.5, DownloadPhase.STALLED))
    await look(room, watching)
    assert shown(room) is None
    clocks.pass_time(210)
    await look(room, watching)
    assert shown(room) == (AttentionReason.DOWNLOAD_STALLED, None)


LATE: Final[dict[str, tuple[list[Fact], Fact]]] = {
    "no-release": ([APPROVED, FILM.added(0)], FILM.grabbed(900, HASH)),
    "never-started": ([GRABBED], seen(900, HASH, 0.1)),
    "stalled": (
        [GRABBED, seen(10, HASH, 0.5, DownloadPhase.STALLED)],
        seen(900, HASH, 0.6),
    ),
    "paused": (
        [GRABBED, seen(10, HASH, 0.5), seen(20, HASH, 0.5, DownloadPhase.PAUSED)],
        seen(900, HASH, 1, DownloadPhase.COMPLETE),
    ),
    "client-error": (
        [
            GRABBED,
            seen(10, HASH, 0.5, DownloadPhase.ERROR, message="No space left"),
        ],
        seen(900, HASH, 0.6),
    ),
    "not-imported": (
        [GRABBED, seen(10, HASH, 1, DownloadPhase.COMPLETE)],
        FILM.imported(900, HASH),
    ),
    "import-blocked": (
        [GRABBED, seen(10, HASH, 1, DownloadPhase.COMPLETE), BLOCKED],
        FILM.imported(900, HASH),
    ),
    "not-in-jellyfin": ([GRABBED, IMPORTED], FILM.playable(900)),
    "no-word-from-shoko": (
        [ANIME, GRABBED, IMPORTED, matching(6, MatchStatus.HASHED)],
        matching(900, MatchStatus.MATCHED),
    ),
    "not-matched": (
        [ANIME, GRABBED, IMPORTED, matching(6, MatchStatus.NOT_MATCHED)],
        matching(900, MatchStatus.MATCHED),
    ),
    "matched-but-not-shown": (
        [ANIME, GRABBED, IMPORTED, matching(6, MatchStatus.MATCHED)],
        FILM.playable(900),
    ),
}


# What can only be true of a step that is over.
AT_ONCE = {
    AttentionReason.NO_RELEASE,
    AttentionReason.DOWNLOAD_ERROR,
    AttentionReason.IMPORT_BLOCKED,
    AttentionReason.NOT_IN_JELLYFIN,
}


@pytest.mark.parametrize("jump", [0, 60, -60], ids=["steady", "on", "back"])
@pytest.mark.parametrize("story", LATE.values(), ids=LATE)
async def test_every_reason_is_cleared_by_progress(
    room: Room,
    clocks: Clocks,
    watching: PatienceWatcher,
    story: tuple[list[Fact], Fact],
    jump: int,
) -> None:
    """Show a reason, told once, until anything moves, whatever the clock shows then."""
    facts, progress = story
    room.tell(*facts)
    clocks.pass_time(800)
    for _ in range(3):
        await look(room, watching)
    before = shown(room)
    assert before is not None
    assert len(room.facts) <= 1
    clocks.set_by(jump)
    # An hour back is before the reason was told, as far as the clock knows.
    room.tell(replace(progress, at=clocks.wall + timedelta(seconds=1)))
    if jump >= 0 or before[0] in AT_ONCE:
        assert shown(room) is None
    await look(room, watching)
    assert shown(room) is None


@pytest.mark.parametrize(
    ("messages"),
    [
        ("Unable to parse file",),
        ("Not an upgrade for existing episode file(s)",),
        ("No files found are eligible for import in /downloads/film",),
        ("Found matching film via grab history, but release was matched by ID",),
        ("Unable to parse file", "Sample"),
    ],
    ids=["cannot-parse", "not-an-upgrade", "path-not-found", "by-hand", "several"],
)
def test_queue_says_why_nothing_is_imported(
    room: Room, messages: tuple[str, ...]
) -> None:
    """Show at once, and in its own words, why a queue holds a download back."""
    room.tell(
        GRABBED,
        seen(10, HASH, 1, DownloadPhase.COMPLETE),
        replace(BLOCKED, messages=messages),
    )
    assert shown(room) == (AttentionReason.IMPORT_BLOCKED, "; ".join(messages))


@pytest.mark.parametrize("step", ["never-started", "stalled", "paused"])
async def test_clock_that_is_set_on_makes_nothing_late(
    room: Room, clocks: Clocks, watching: PatienceWatcher, step: str
) -> None:
    """Wait as long as ever, though a clock jumps by hours; a day later it is late."""
    room.tell(*LATE[step][0])
    clocks.pass_time(25)
    await look(room, watching)
    clocks.set_by(600)
    for _ in range(2):
        clocks.pass_time(2)
        await look(room, watching)
        assert shown(room) is None
    clocks.pass_time(1_440)
    await look(room, watching)
    assert shown(room) is not None


async def test_clock_that_is_set_on_brings_no_service_down(
    room: Room, clocks: Clocks, watching: PatienceWatcher
) -> None:
    """Give a service its quarter of an hour, though a clock jumps by one."""
    room.health["radarr"].async_down(Fault("refused"))
    clocks.pass_time(1)
    await look(room, watching)
    clocks.set_by(60)
    await look(room, watching)
    assert shown(room) is None
    clocks.pass_time(14)
    await look(room, watching)
    assert shown(room) == (AttentionReason.SERVICE_DOWN, "Radarr")


async def test_service_is_told_and_withdrawn_though_the_clock_is_set_back(
    clocks: Clocks,
) -> None:
    """Tell once of an outage after the last progress, and when it is over."""
    room = Room((Service.QBITTORRENT, "client"))
    room.tell(FILM.grabbed(90, HASH))
    room.health["client"].async_down(Fault("refused"))
    watcher = PatienceWatcher(room, room.spawn, Patience(), tick=NEVER)
    await watcher.async_start()
    await look(room, watcher)
    clocks.pass_time(20)
    for _ in range(3):
        await look(room, watcher)
    assert shown(room) == (AttentionReason.SERVICE_DOWN, "Client")
    assert len(room.facts) == 1
    clocks.set_by(-60)
    room.health["client"].async_up()
    await look(room, watcher)
    assert shown(room) is None
    assert len(room.facts) == 2
    await watcher.async_stop()


def test_steady_clock_forgets_a_jump_that_was_taken_back(clocks: Clocks) -> None:
    """Count what has passed, whichever way the clock was set."""
    clock = SteadyClock()
    began = clock.now()
    clocks.pass_time(10)
    clocks.set_by(60)
    assert clock.since(began, clock.now()) == timedelta(minutes=10)
    clocks.pass_time(10)
    clocks.set_by(-20)
    assert clock.since(began, clock.now()) == timedelta(minutes=20)
    clocks.set_by(-60)
    assert clock.since(began, clock.now()) == timedelta()
    clocks.pass_time(10)
    assert clock.since(began, clock.now()) == timedelta(minutes=10)

"""Test that downloads are followed in qBittorrent, on its simulation."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
import json
import logging
from math import ceil
from typing import Any

from aiohttp import ClientSession, DummyCookieJar, TraceConfig
from homeassistant.util import dt as dt_util
import pytest

from custom_components.status_tracker.clients.qbittorrent import QBittorrentClient
from custom_components.status_tracker.tracker.facts import (
    DownloadFailed,
    DownloadGone,
    DownloadSeen,
    EpisodeInfo,
    EpisodesListed,
    Grabbed,
    Imported,
    Subject,
)
from custom_components.status_tracker.tracker.models import (
    FILM,
    ArrRef,
    ItemKey,
    Source,
)
from custom_components.status_tracker.tracker.terms import (
    DownloadPhase,
    MediaType,
    RequestState,
    Service,
)
from custom_components.status_tracker.watchers.downloads import DownloadWatcher, Pace
from tests.stack.faults import Fault
from tests.stack.qbittorrent import QBittorrent
from tests.stack.world import TorrentFile

from .room import Room

HASH, OTHER, V1 = "a1" * 20, "b2" * 20, "c3" * 20
FAST = Pace(
    moving=0.02,
    waiting=0.05,
    closest=0.0,
    files=0.05,
    newcomer=0.1,
    patience=0.2,
    never_seen=0.0,
    first_retry=0.02,
    last_retry=0.05,
    ban=0.1,
)
RADARR = Source(Service.RADARR, "radarr")
SONARR = Source(Service.SONARR, "sonarr")


class Watched:
    """Hold one qBittorrent, the watcher of it, and the room that it reports to."""

    def __init__(self, room: Room, service: QBittorrent, name: str = "qb") -> None:
        """Prepare a watcher."""
        self.room = room
        self.service = service
        self.name = name
        self.refusals = 0
        self.tries = 0
        """How often anything was asked of it, whether it answered or not."""
        trace = TraceConfig()
        trace.on_request_start.append(self._note_try)
        self.session = ClientSession(cookie_jar=DummyCookieJar(), trace_configs=[trace])
        self.watcher: DownloadWatcher | None = None

    async def start(self, password: str = "adminadmin", **options: Any) -> None:
        """Start to watch, as after a start of Home Assistant."""
        access = {"username": "admin", "password": password}
        options.setdefault("pace", FAST)
        self.watcher = DownloadWatcher(
            self.room,
            self.name,
            QBittorrentClient(
                self.session, self.service.url, username="admin", password=password
            ),
            self.room.spawn,
            credentials=access,
            refused=self._refused,
            **options,
        )
        await self.watcher.async_start()

    def _refused(self) -> None:
        self.refusals += 1

    async def _note_try(self, *_: object) -> None:
        self.tries += 1

    async def stop(self) -> None:
        """Stop to watch."""
        if self.watcher is not None:
            await self.watcher.async_stop()
            self.watcher = None

    async def close(self) -> None:
        """End everything."""
        await self.stop()
        await self.session.close()
        await self.service.stop()

    @property
    def polls(self) -> int:
        """Return how often it was asked for what changed."""
        return len(self.service.calls_to("/api/v2/sync/maindata"))

    async def polled(self, times: int = 2) -> None:
        """Wait until it was polled so many times more, the last one answered."""
        goal = self.polls + times
        await self.room.until(lambda: self.polls >= goal, f"{times} polls")

    async def meanwhile(self) -> None:
        """Let the time of some answers pass, in which a quick watcher would ask."""
        for _ in range(30):
            async with self.session.get(f"{self.service.url}/api/v2/app/version"):
                pass

    async def tried(self, times: int) -> None:
        """Wait until it was tried so many times more to ask it."""
        goal = self.tries + times
        await self.room.until(lambda: self.tries >= goal, f"{times} attempts")

    async def outlast(self, seconds: float) -> None:
        """Wait until it was polled so often that this time has passed."""
        await self.polled(ceil(seconds / FAST.moving) + 2)


@pytest.fixture
async def room() -> Room:
    """Return a room with two qBittorrents."""
    return Room((Service.QBITTORRENT, "qb"), (Service.QBITTORRENT, "other"))


@pytest.fixture(params=["5.1.4"])
async def watched(request: pytest.FixtureRequest, room: Room) -> AsyncIterator[Watched]:
    """Run a qBittorrent of one version, not yet watched."""
    service = QBittorrent(version=request.param)
    await service.start()
    watched = Watched(room, service)
    yield watched
    await watched.close()
    assert room.listeners == 0
    assert all(task.done() for task in room.tasks)


def of_versions(*versions: str) -> pytest.MarkDecorator:
    """Run a test with these versions."""
    return pytest.mark.parametrize("watched", versions, indirect=True)


def grab_film(
    room: Room, download: str = HASH, number: int = 1, client: str = "qBittorrent"
) -> str:
    """Let Radarr grab a film; return the request's id."""
    changes = room.tell(
        Grabbed(
            at=dt_util.utcnow(),
            source=RADARR,
            subject=Subject(
                media_type=MediaType.MOVIE,
                arr=ArrRef("radarr", number),
                download=download,
                title=f"Film {number}",
            ),
            episodes=(EpisodeInfo(key=FILM),),
            client=client,
        )
    )
    return next(iter(changes.requests))


def grab_season(room: Room, count: int, first_absolute: int | None = None) -> str:
    """Let Sonarr grab a season as a pack; return the request's id."""
    subject = Subject(
        media_type=MediaType.TV, arr=ArrRef("sonarr", 1), title="Harbour Nine"
    )
    episodes = tuple(
        EpisodeInfo(
            key=ItemKey(1, number),
            absolute=None if first_absolute is None else first_absolute + number - 1,
        )
        for number in range(1, count + 1)
    )
    at = dt_util.utcnow()
    changes = room.tell(
        Grabbed(
            at=at,
            source=SONARR,
            subject=Subject(
                media_type=subject.media_type,
                arr=subject.arr,
                title=subject.title,
                download=HASH,
            ),
            episodes=episodes,
        ),
        EpisodesListed(at=at, source=SONARR, subject=subject, episodes=episodes),
    )
    return next(iter(changes.requests))


def add(
    service: QBittorrent,
    key: str = HASH,
    names: Iterable[str] = ("film.mkv",),
    **more: Any,
) -> None:
    """Add a torrent; each of its files has a thousand bytes."""
    files = [TorrentFile(name, 1000) for name in names]
    service.add_torrent(
        hash=key,
        name="A release",
        size=1000 * len(files),
        category="x",
        save_path="/downloads",
        files=files,
        **more,
    )


def has_progress(room: Room, request_id: str, progress: float) -> bool:
    """Tell how far a request is."""
    return room.summary(request_id).progress == progress


@of_versions("4.5.2", "4.6.7", "5.0.5", "5.1.4", "5.2.3")
async def test_download_is_followed_to_its_end(room: Room, watched: Watched) -> None:
    """Report each move, notice the end at the first poll, then ask no more."""
    add(watched.service)
    request_id = grab_film(room)
    await watched.start()
    await room.until(
        lambda: room.summary(request_id).state is RequestState.DOWNLOADING, "moving"
    )
    for progress in (0.25, 0.5):
        watched.service.set_progress(HASH, progress)
        await room.until(partial(has_progress, room, request_id, progress), "progress")
    summary = room.summary(request_id)
    assert (summary.size, summary.speed, summary.eta) == (1000, 8_000_000, 1)
    watched.service.finish(HASH)
    await room.until(
        lambda: room.summary(request_id).state is RequestState.DOWNLOADED, "the end"
    )
    polls = watched.polls
    await watched.meanwhile()
    assert watched.polls == polls
    assert room.health["qb"].reachable
    assert room.health["qb"].version == watched.service.version


async def test_nothing_is_asked_while_nobody_waits(
    room: Room, watched: Watched
) -> None:
    """Only look whether it is there, until a grab wakes the watcher at once."""
    add(watched.service)
    await watched.start(pace=Pace())
    await room.until(lambda: bool(room.health["qb"].reachable), "reachable")
    assert watched.polls == 0
    grab_film(room)
    await room.until(lambda: bool(room.facts), "the download")
    assert watched.polls == 1


async def test_usenet_download_is_not_asked_of_it(room: Room, watched: Watched) -> None:
    """Leave the ids of other clients alone."""
    await watched.start()
    await room.until(lambda: bool(room.health["qb"].reachable), "reachable")
    grab_film(room, "sabnzbd_nzo_p86tgx")
    grab_film(room, "untracked:radarr:a.release", 2)
    add(watched.service, OTHER)
    grab_film(room, OTHER, 3)
    await watched.polled()
    subjects = {fact.subject.download for fact in room.facts}
    assert subjects == {OTHER}


async def test_only_what_changed_is_reported(room: Room, watched: Watched) -> None:
    """Say nothing of what stands still, nor of what nobody waits for."""
    add(watched.service)
    add(watched.service, OTHER)
    add(watched.service, V1)
    grab_film(room)
    grab_film(room, OTHER, 2)
    await watched.start()
    await room.until(lambda: len(room.facts) == 2, "both")
    watched.service.set_progress(OTHER, 0.5)
    watched.service.set_progress(V1, 0.5)
    watched.service.touch(HASH)
    await room.until(lambda: len(room.facts) == 3, "the one that moved")
    watched.service.set_seeding(HASH, uploaded=5, seconds=1)
    await watched.polled(3)
    assert [fact.subject.download for fact in room.facts[2:]] == [OTHER]


@pytest.mark.parametrize(
    ("known_as", "torrent", "hybrid_v1"),
    [
        pytest.param(V1, HASH, V1, id="first version of a hybrid"),
        pytest.param(HASH, HASH, V1, id="id of a hybrid"),
        pytest.param(HASH + "0" * 24, HASH, V1, id="whole second version"),
    ],
)
async def test_any_hash_of_a_torrent_finds_it(
    room: Room, watched: Watched, known_as: str, torrent: str, hybrid_v1: str
) -> None:
    """Report by the id that the tracker knows, whichever hash that is."""
    add(watched.service, torrent.upper(), hybrid_v1=hybrid_v1)
    request_id = grab_film(room, known_as)
    await watched.start()
    await room.until(
        lambda: room.summary(request_id).state is RequestState.DOWNLOADING, "found"
    )
    watched.service.set_progress(torrent, 0.5)
    await room.until(lambda: room.summary(request_id).progress == 0.5, "moved")
    assert room.download(known_as).report is not None


@pytest.mark.parametrize(
    ("raw", "phase"),
    [
        ("queuedDL", DownloadPhase.QUEUED),
        ("metaDL", DownloadPhase.METADATA),
        ("forcedMetaDL", DownloadPhase.METADATA),
        ("stalledDL", DownloadPhase.STALLED),
        ("pausedDL", DownloadPhase.PAUSED),
        ("stoppedDL", DownloadPhase.PAUSED),
        ("checkingDL", DownloadPhase.CHECKING),
        ("checkingResumeData", DownloadPhase.CHECKING),
        ("moving", DownloadPhase.MOVING),
        ("error", DownloadPhase.ERROR),
        ("missingFiles", DownloadPhase.MISSING_FILES),
        ("forcedDL", DownloadPhase.DOWNLOADING),
        ("teleporting", DownloadPhase.UNKNOWN),
    ],
)
async def test_phase_is_told(
    room: Room, watched: Watched, raw: str, phase: DownloadPhase
) -> None:
    """Say what the client does, also what keeps it from going on."""
    add(watched.service)
    watched.service.set_progress(HASH, 0.4)
    watched.service.set_state(HASH, raw)
    request_id = grab_film(room)
    await watched.start()
    await room.until(lambda: bool(room.facts), "a report")
    report = room.download(HASH).report
    assert report is not None
    assert report.phase is phase
    assert room.summary(request_id).state is RequestState.DOWNLOADING


async def test_progress_of_a_check_is_not_that_of_the_download(
    room: Room, watched: Watched
) -> None:
    """Keep what was known, over a restart too, while the data is checked."""
    add(watched.service)
    watched.service.set_progress(HASH, 0.6)
    request_id = grab_film(room)
    await watched.start()
    await room.until(lambda: room.summary(request_id).progress == 0.6, "moved")
    await watched.stop()
    room.restart()
    watched.service.set_state(HASH, "checkingDL")
    watched.service.set_progress(HASH, 0.1)
    await watched.start()
    await room.until(lambda: bool(room.facts), "checking")
    report = room.download(HASH).report
    assert report is not None
    assert (report.phase, report.progress) == (DownloadPhase.CHECKING, 0.6)


async def test_pace_follows_what_moves(room: Room, watched: Watched) -> None:
    """Ask often while bytes move and seldom while a download waits."""
    add(watched.service, state="queuedDL")
    grab_film(room)
    await watched.start(pace=Pace(moving=0.01, waiting=60, closest=0, settling=0))
    await room.until(lambda: bool(room.facts), "queued")
    await watched.meanwhile()
    assert watched.polls == 1
    add(watched.service, OTHER)
    grab_film(room, OTHER, 2)
    await watched.polled(5)
    watched.service.set_state(OTHER, "stalledDL")
    await room.until(
        lambda: (
            (one := room.download(OTHER).report) is not None
            and one.phase is DownloadPhase.STALLED
        ),
        "stalled",
    )
    polls = watched.polls
    await watched.meanwhile()
    assert watched.polls == polls


async def test_download_that_just_stalled_is_watched_closely(
    room: Room, watched: Watched
) -> None:
    """Notice soon that a fresh download finds its peers after all."""
    add(watched.service, state="stalledDL")
    request_id = grab_film(room)
    await watched.start(pace=Pace(moving=0.01, waiting=60, settling=60))
    await room.until(lambda: bool(room.facts), "stalled")
    watched.service.set_state(HASH, "downloading")
    watched.service.set_progress(HASH, 0.3)
    await room.until(lambda: has_progress(room, request_id, 0.3), "it moves")


async def test_grab_is_awaited_for_a_moment(room: Room, watched: Watched) -> None:
    """Ask often until a fresh grab shows up, though nothing moves yet."""
    grab_film(room)
    await watched.start(pace=Pace(moving=0.01, waiting=60, newcomer=60))
    await watched.polled(3)
    add(watched.service)
    await room.until(lambda: bool(room.facts), "the download")


async def test_pack_tells_each_episode(room: Room, watched: Watched) -> None:
    """Report how far each file is, and all of them whole at the end."""
    names = [f"Pack/Harbour.Nine.S01E{n:02d}.mkv" for n in (1, 2, 3)]
    add(watched.service, names=names)
    request_id = grab_season(room, 3)
    watched.service.set_progress(HASH, 0.5)
    await watched.start()
    expected = {ItemKey(1, 1): 1.0, ItemKey(1, 2): 0.5, ItemKey(1, 3): 0.0}
    await room.until(lambda: room.download(HASH).item_progress == expected, "half")
    watched.service.set_progress(HASH, 0.75)
    expected |= {ItemKey(1, 2): 1.0, ItemKey(1, 3): 0.25}
    await room.until(lambda: room.download(HASH).item_progress == expected, "more")
    watched.service.finish(HASH)
    await room.until(
        lambda: room.summary(request_id).state is RequestState.DOWNLOADED, "the end"
    )
    assert set(room.download(HASH).item_progress.values()) == {1.0}


async def test_files_are_asked_for_now_and_then(room: Room, watched: Watched) -> None:
    """Look at the files of a pack once in their interval, of a single never."""
    add(watched.service, names=[f"Kitsune - {n:02d}.mkv" for n in (13, 14)])
    add(watched.service, OTHER)
    grab_season(room, 2, first_absolute=13)
    grab_film(room, OTHER, 2)
    await watched.start(pace=Pace(moving=0.01, files=60))
    for step in range(1, 6):
        watched.service.set_progress(HASH, step / 10)
        watched.service.set_progress(OTHER, step / 10)
        await watched.polled()
    calls = watched.service.calls_to("/api/v2/torrents/files")
    assert [call.query["hash"] for call in calls] == [HASH]
    assert room.download(HASH).item_progress.keys() == {ItemKey(1, 1), ItemKey(1, 2)}


async def test_files_that_cannot_be_read_do_no_harm(
    room: Room, watched: Watched
) -> None:
    """Follow a pack as a whole where its files are not told."""
    watched.service.faults.add(Fault(path="/api/v2/torrents/files", status=500))
    add(watched.service, names=["S01E01.mkv", "S01E02.mkv"])
    request_id = grab_season(room, 2)
    watched.service.set_progress(HASH, 0.5)
    await watched.start()
    await room.until(lambda: room.summary(request_id).progress == 0.5, "progress")
    await watched.polled(3)
    assert room.health["qb"].reachable
    assert not room.download(HASH).item_progress


def is_gone(room: Room, download: str = HASH) -> bool:
    """Tell whether a download was reported as gone."""
    return any(
        isinstance(fact, DownloadGone) and fact.subject.download == download
        for fact in room.facts
    )


async def test_removed_download_is_gone_at_once(room: Room, watched: Watched) -> None:
    """Believe the client that says itself that a torrent was removed."""
    add(watched.service)
    request_id = grab_film(room)
    await watched.start(pace=Pace(moving=0.01, waiting=0.01, patience=600))
    await room.until(lambda: bool(room.facts), "found")
    watched.service.remove(HASH)
    await room.until(lambda: is_gone(room), "gone")
    assert room.summary(request_id).state is RequestState.SEARCHING
    assert room.facts[-1].source == Source(Service.QBITTORRENT, "qb")


@pytest.mark.parametrize("end", ["restart", "expire"])
async def test_half_list_after_a_restart_is_not_believed(
    room: Room, watched: Watched, end: str
) -> None:
    """Wait before a download counts as gone that a new session does not list."""
    add(watched.service)
    grab_film(room)
    await watched.start(pace=Pace(moving=0.01, waiting=0.01, first_retry=0.01))
    await room.until(lambda: bool(room.facts), "found")
    torrent = watched.service.torrents.pop(HASH)
    if end == "restart":
        await watched.service.restart()
    else:
        watched.service.expire_sessions()
    await watched.polled(3)
    assert not is_gone(room)
    watched.service.torrents[HASH] = torrent
    watched.service.set_progress(HASH, 0.9)
    await room.until(
        lambda: (one := room.download(HASH).report) is not None and one.progress == 0.9,
        "back",
    )
    assert not is_gone(room)


async def test_download_that_stays_away_is_gone_in_the_end(
    room: Room, watched: Watched
) -> None:
    """Notice after a while what vanished while nobody looked."""
    add(watched.service)
    grab_film(room)
    await watched.start()
    await room.until(lambda: bool(room.facts), "found")
    await watched.stop()
    room.restart()
    watched.service.remove(HASH)
    began = asyncio.get_running_loop().time()
    # What the grab told of the client is of no help here.
    await watched.start(pace=replace(FAST, never_seen=600))
    await room.until(lambda: is_gone(room), "gone")
    assert asyncio.get_running_loop().time() - began >= FAST.patience
    assert json.loads(room.marks["downloads:qb"])["held"] in ([HASH], [])


async def test_outage_makes_nothing_gone(room: Room, watched: Watched) -> None:
    """Count no absence while the client cannot be asked, and be told of it once."""
    add(watched.service)
    grab_film(room)
    await watched.start()
    await room.until(lambda: bool(room.facts), "found")
    await watched.service.stop()
    await room.until(lambda: room.health["qb"].reachable is False, "down")
    await watched.tried(ceil(FAST.patience * 1.5 / FAST.first_retry))
    assert not is_gone(room)
    watched.service.set_progress(HASH, 0.5)
    await watched.service.start()
    await room.until(
        lambda: (one := room.download(HASH).report) is not None and one.progress == 0.5,
        "back",
    )
    assert [up for up, _ in room.health_log] == [True, False, True]
    assert not is_gone(room)


async def test_absence_begins_anew_after_an_outage(
    room: Room, watched: Watched
) -> None:
    """Give a client that comes back the time to list everything."""
    add(watched.service)
    grab_film(room)
    await watched.start()
    await room.until(lambda: bool(room.facts), "found")
    torrent = watched.service.torrents.pop(HASH)
    watched.service.expire_sessions()
    await watched.polled()
    await watched.service.stop()
    await room.until(lambda: room.health["qb"].reachable is False, "down")
    await watched.tried(ceil(FAST.patience * 1.5 / FAST.first_retry))
    await watched.service.start()
    await watched.polled()
    assert not is_gone(room)
    watched.service.torrents[HASH] = torrent
    watched.service.set_progress(HASH, 0.5)
    await room.until(lambda: len(room.facts) == 2, "back")
    assert not is_gone(room)


async def test_outage_is_logged_once_each_way(
    room: Room, watched: Watched, caplog: pytest.LogCaptureFixture
) -> None:
    """Write one line when it goes and one when it is back."""
    caplog.set_level(logging.INFO)
    await watched.start()
    grab_film(room)
    await room.until(lambda: watched.polls > 0, "a poll")
    await watched.service.stop()
    await room.until(lambda: room.health["qb"].reachable is False, "down")
    await watched.tried(3)
    await watched.service.start()
    await room.until(lambda: bool(room.health["qb"].reachable), "up")
    lines = [one.message for one in caplog.records if "status_tracker" in one.name]
    # It may be closed in the middle of a call.
    assert [line.partition(":")[0] for line in lines] == [
        "Connection to Qb lost",
        "Connection to Qb is back",
    ]


@pytest.mark.parametrize(
    ("client", "expected"),
    [
        pytest.param("qBittorrent", True, id="sent here"),
        pytest.param("Transmission", False, id="sent elsewhere"),
    ],
)
async def test_download_that_never_came(
    room: Room, watched: Watched, client: str, expected: bool
) -> None:
    """Say after a while that a grab is not here, if it was sent here."""
    request_id = grab_film(room, client=client)
    add(watched.service, OTHER)
    grab_film(room, OTHER, 2, client="qBittorrent")
    await watched.start()
    await room.until(lambda: bool(room.facts), "the other one")
    await watched.outlast(FAST.patience * 1.5)
    assert is_gone(room) is expected
    state = RequestState.SEARCHING if expected else RequestState.GRABBING
    assert room.summary(request_id).state is state


@pytest.mark.parametrize("jump", [timedelta(), timedelta(hours=1)], ids=str)
async def test_fresh_grab_is_given_time(
    room: Room, watched: Watched, monkeypatch: pytest.MonkeyPatch, jump: timedelta
) -> None:
    """Say nothing of a grab that is only a moment old, though a clock is set on."""
    grab_film(room)
    monkeypatch.setattr(dt_util, "utcnow", lambda: datetime.now(UTC) + jump)
    await watched.start(pace=Pace(moving=0.01, waiting=0.01, patience=0.05))
    await watched.outlast(0.1)
    assert not is_gone(room)


async def test_only_the_client_that_had_it_says_gone(
    room: Room, watched: Watched
) -> None:
    """Stay silent about what another qBittorrent has."""
    service = QBittorrent()
    await service.start()
    second = Watched(room, service, "other")
    add(second.service)
    try:
        request_id = grab_film(room)
        await watched.start(is_only_client=False)
        await second.start(is_only_client=False)
        await room.until(lambda: bool(room.facts), "found")
        await watched.outlast(FAST.patience * 1.5)
        assert not is_gone(room)
        assert room.summary(request_id).state is RequestState.DOWNLOADING
        second.service.remove(HASH)
        await room.until(lambda: is_gone(room), "gone")
        assert room.facts[-1].source.instance == "other"
    finally:
        await second.close()


async def test_wrong_password_is_used_once(room: Room, watched: Watched) -> None:
    """Ask for new credentials and never try the wrong ones again."""
    grab_film(room)
    await watched.start("wrong")
    await room.until(lambda: watched.refusals == 1, "refused")
    assert room.health["qb"].reachable is False
    grab_film(room, OTHER, 2)
    await watched.meanwhile()
    assert len(watched.service.calls_to("/api/v2/auth/login")) == 1
    assert watched.refusals == 1
    assert room.tasks[0].done()


async def test_ban_is_waited_out(room: Room, watched: Watched) -> None:
    """Ask again when a ban is over, and not before."""
    add(watched.service)
    async with ClientSession() as session:
        for _ in range(5):
            async with session.post(
                f"{watched.service.url}/api/v2/auth/login",
                data={"username": "admin", "password": "wrong"},
            ) as response:
                assert response.status == 200
    grab_film(room)
    await watched.start(pace=Pace(ban=0.2))
    await room.until(lambda: room.health["qb"].reachable is False, "banned")
    logins = len(watched.service.calls_to("/api/v2/auth/login"))
    assert logins == 6
    watched.service.clock.advance(3601)
    await room.until(lambda: bool(room.facts), "let in again")
    assert watched.refusals == 0
    assert len(watched.service.calls_to("/api/v2/auth/login")) == 7


async def test_failed_download_is_reported_anew_when_grabbed_again(
    room: Room, watched: Watched
) -> None:
    """Tell what stands still once more, after nobody waited for it for a while."""
    add(watched.service, state="pausedDL")
    request_id = grab_film(room)
    await watched.start()
    await room.until(lambda: len(room.facts) == 1, "paused")
    subject = Subject(download=HASH)
    at = dt_util.utcnow()
    room.tell(DownloadFailed(at=at, source=RADARR, subject=subject, message="Bad"))
    assert room.summary(request_id).state is RequestState.FAILED
    await watched.meanwhile()
    assert len(room.facts) == 1
    grab_film(room)
    await room.until(lambda: len(room.facts) == 2, "reported anew")


async def test_import_ends_the_interest(room: Room, watched: Watched) -> None:
    """Ask no more about a download whose file is in the library."""
    add(watched.service)
    grab_film(room)
    await watched.start()
    await room.until(lambda: bool(room.facts), "found")
    room.tell(
        Imported(
            at=dt_util.utcnow() + timedelta(seconds=1),
            source=RADARR,
            subject=Subject(
                media_type=MediaType.MOVIE,
                arr=ArrRef("radarr", 1),
                download=HASH,
                path="/movies/film.mkv",
            ),
            episodes=(EpisodeInfo(key=FILM),),
        )
    )
    polls = watched.polls
    await watched.meanwhile()
    assert watched.polls <= polls + 1


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(Fault(path="/api/v2/sync", lose_answer=True, times=2), id="lost"),
        pytest.param(Fault(path="/api/v2/sync", status=500, times=2), id="500"),
        pytest.param(Fault(path="/api/v2/sync", text="<html>", times=2), id="html"),
        pytest.param(Fault(path="/api/v2/sync", text="[1, 2", times=2), id="garbage"),
        pytest.param(Fault(path="/api/v2/sync", text="[]", times=2), id="list"),
        pytest.param(Fault(path="/api/v2/sync", drop=True, times=2), id="dropped"),
    ],
)
async def test_bad_answers_lose_nothing(
    room: Room, watched: Watched, fault: Fault
) -> None:
    """Know everything again after answers that were lost or senseless."""
    add(watched.service)
    request_id = grab_film(room)
    await watched.start()
    await room.until(lambda: bool(room.facts), "found")
    watched.service.faults.add(fault)
    watched.service.set_progress(HASH, 0.7)
    await room.until(lambda: fault.struck == 2, "both faults")
    await room.until(lambda: room.summary(request_id).progress == 0.7, "progress")
    assert not is_gone(room)


async def test_many_downloads_cost_what_changes(room: Room, watched: Watched) -> None:
    """Follow hundreds at once, and report the one that moves by itself."""
    keys = [f"{number:040x}" for number in range(1, 301)]
    for number, key in enumerate(keys, 1):
        add(watched.service, key)
        grab_film(room, key, number)
    await watched.start()
    await room.until(lambda: len(room.facts) == 300, "all")
    await watched.polled()
    watched.service.set_progress(keys[150], 0.5)
    await room.until(lambda: len(room.facts) > 300, "the one")
    await watched.polled()
    assert [fact.subject.download for fact in room.facts[300:]] == [keys[150]]
    # In many pieces, of which none is most of the whole.
    assert max(room.steps) < sum(room.steps) / 2


async def test_stop_leaves_nothing(room: Room, watched: Watched) -> None:
    """End at once, in the middle of a slow answer too."""
    watched.service.faults.add(Fault(path="/api/v2/sync", delay=5))
    grab_film(room)
    await watched.start()
    await room.until(lambda: watched.polls == 1, "a slow answer")
    async with asyncio.timeout(4):
        await watched.stop()
    assert all(task.done() for task in room.tasks)
    assert room.listeners == 0


async def test_odd_mark_is_ignored(room: Room, watched: Watched) -> None:
    """Begin anew where what was remembered makes no sense."""
    room.marks["downloads:qb"] = '{"held": 5, "names": [1, {}]'
    add(watched.service)
    grab_film(room)
    await watched.start()
    await room.until(lambda: bool(room.facts), "found")
    assert isinstance(room.facts[0], DownloadSeen)
    assert json.loads(room.marks["downloads:qb"]) == {
        "held": [HASH],
        "names": ["qBittorrent"],
    }

"""Test that Shoko's word reaches the requests, whatever happens to the line."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from aiohttp import ClientSession
from homeassistant.util import dt as dt_util
import pytest

from custom_components.status_tracker.clients.errors import Fault as ServiceFault
from custom_components.status_tracker.clients.shoko import ShokoClient
from custom_components.status_tracker.tracker.changes import Changes
from custom_components.status_tracker.tracker.facts import (
    AnimeKnown,
    AvailabilityHinted,
    Matching,
)
from custom_components.status_tracker.tracker.models import FILM as FILM_KEY, Summary
from custom_components.status_tracker.tracker.terms import (
    AnimeEvidence,
    AttentionReason,
    MatchStatus,
    RequestState,
    Service,
    Step,
    WishStatus,
)
from custom_components.status_tracker.watchers.anime import AnimeWatcher, Pace
from tests.stack.service import Fault
from tests.stack.shoko import Shoko
from tests.stacked import until
from tests.tracker.stories import RADARR, Film

from .room import Room

KEY = "00000000-0000-4000-8000-000000000001"
ROOT = "/data/anime/movies"
FOLDER = "Paper Crane Orbit (2022)"
FILE = "Paper Crane Orbit (2022) Bluray-1080p.mkv"
PATH = f"{ROOT}/{FOLDER}/{FILE}"
FILM = Film(title="Paper Crane Orbit", year=2022, tmdb=9100301)
HASH = "c2" * 20
FAST = Pace(
    first_look=0.0,
    look=0.05,
    expected=10**9,
    quiet=0.01,
    tick=0.02,
    first_retry=0.01,
    last_retry=0.05,
    refused=0.05,
)


@pytest.fixture(params=["4.2.2", "5.3.3", "6.0.0"])
async def shoko(request: pytest.FixtureRequest) -> AsyncIterator[Shoko]:
    """Start each kind of Shoko."""
    shoko = Shoko(version=request.param, api_key=KEY)
    shoko.add_folder(ROOT)
    shoko.disk.add(PATH, 1)
    await shoko.start()
    yield shoko
    await shoko.stop()


@pytest.fixture
async def session() -> AsyncIterator[ClientSession]:
    """Open a session."""
    async with ClientSession() as session:
        yield session


@pytest.fixture
async def room() -> Room:
    """Know of an anime film that was just imported, under Radarr's own root."""
    room = Room((Service.SHOKO, "shoko"))
    path = f"/mnt/films/{FOLDER}/{FILE}"
    room.tell(
        FILM.wish(0, WishStatus.APPROVED),
        FILM.grabbed(1, HASH),
        FILM.imported(2, HASH, path),
        AnimeKnown(
            at=FILM.added(1).at,
            source=RADARR,
            subject=FILM.managed,
            is_anime=True,
            evidence=AnimeEvidence.TAG,
        ),
    )
    return room


class Refusals:
    """Count how often the key was refused."""

    def __init__(self) -> None:
        """Begin with none."""
        self.count = 0

    def __call__(self) -> None:
        """Count one."""
        self.count += 1


@pytest.fixture
def refusals() -> Refusals:
    """Count refusals."""
    return Refusals()


@pytest.fixture
async def watcher(
    room: Room, shoko: Shoko, session: ClientSession, refusals: Refusals
) -> AsyncIterator[AnimeWatcher]:
    """Watch, without looking files up by themselves."""
    slow = replace(FAST, first_look=10**9, look=10**9)
    watcher = make_watcher(room, shoko, session, refusals, slow)
    await watcher.async_start()
    yield watcher
    await watcher.async_stop()


def make_watcher(
    room: Room,
    shoko: Shoko,
    session: ClientSession,
    refusals: Refusals,
    pace: Pace,
) -> AnimeWatcher:
    """Return a watcher of a Shoko."""
    client = ShokoClient(session, shoko.url, KEY)
    return AnimeWatcher(room, "shoko", client, room.spawn, refused=refusals, pace=pace)


def summary_of(room: Room) -> Summary:
    """Return what follows for the only request."""
    (request_id,) = room.tracker.requests
    summary = room.tracker.summary(request_id)
    assert summary is not None
    return summary


def match_status(room: Room) -> MatchStatus | None:
    """Return what is known of the film's match."""
    (request_id,) = room.tracker.requests
    return match_status_of(room, request_id)


def match_status_of(room: Room, request_id: str) -> MatchStatus | None:
    """Return what is known of the match of one film."""
    match = room.request(request_id).items[FILM_KEY].match
    return match.status if match is not None else None


def matchings(room: Room) -> list[Matching]:
    """Return what was told of files."""
    return [fact for fact in room.facts if isinstance(fact, Matching)]


def match_it(shoko: Shoko) -> None:
    """Let Shoko find out what the film is."""
    shoko.match(PATH, anidb_anime=990301, anidb_episode=1, series_id=301, episode_id=7)


def looked_up(shoko: Shoko) -> int:
    """Return how often Shoko was asked for a file by its path."""
    return sum("PathEndsWith" in call.path for call in shoko.calls)


async def test_film_goes_from_importing_to_matching(
    room: Room, shoko: Shoko, watcher: AnimeWatcher
) -> None:
    """Show matching from the first word on, and the verdict when it comes."""
    await shoko.hub.connected()
    assert summary_of(room).state is RequestState.IMPORTING
    shoko.detect(PATH)
    await until(lambda: match_status(room) is MatchStatus.DETECTED, "detected")
    assert summary_of(room).state is RequestState.ANIME_MATCHING
    shoko.hash_file(PATH)
    match_it(shoko)
    await until(lambda: match_status(room) is MatchStatus.MATCHED, "matched")
    (request,) = room.tracker.requests.values()
    match = request.items[FILM_KEY].match
    assert match is not None
    assert match.file_id is not None


@pytest.mark.parametrize("jump", [timedelta(), timedelta(hours=-1)], ids=str)
async def test_failed_match_is_attention_until_it_is_linked(
    room: Room,
    shoko: Shoko,
    watcher: AnimeWatcher,
    monkeypatch: pytest.MonkeyPatch,
    jump: timedelta,
) -> None:
    """Ask somebody to look until the file is linked, though a clock is set back."""
    await shoko.hub.connected()
    shoko.hash_file(PATH)
    shoko.not_match(PATH)
    await until(lambda: summary_of(room).attention is not None, "attention")
    attention = summary_of(room).attention
    assert attention is not None
    assert attention.reason is AttentionReason.NOT_MATCHED
    monkeypatch.setattr(dt_util, "utcnow", lambda: datetime.now(UTC) + jump)
    match_it(shoko)
    await until(lambda: summary_of(room).attention is None, "linked")


async def test_search_that_changed_nothing_is_no_failure(
    room: Room, shoko: Shoko, watcher: AnimeWatcher
) -> None:
    """Ask nobody to look when Shoko knows the file and found nothing new."""
    await shoko.hub.connected()
    shoko.hash_file(PATH)
    match_it(shoko)
    await until(lambda: match_status(room) is MatchStatus.MATCHED, "matched")
    before = len(room.facts)
    shoko.not_match(PATH)
    await until(lambda: len(room.facts) > before, "the search")
    assert summary_of(room).attention is None


async def test_known_file_is_looked_up(
    room: Room, shoko: Shoko, session: ClientSession, refusals: Refusals
) -> None:
    """Find the verdict on a file that Shoko knew and says nothing of."""
    shoko.add_known(PATH)
    shoko.match(PATH, anidb_anime=990301, anidb_episode=1, series_id=301, episode_id=7)
    watcher = make_watcher(room, shoko, session, refusals, FAST)
    await watcher.async_start()
    await until(lambda: match_status(room) is MatchStatus.MATCHED, "looked up")
    (request,) = room.tracker.requests.values()
    assert request.ids.anidb == 990301
    await watcher.async_stop()


async def test_verdict_while_nobody_listened_is_found(
    room: Room, shoko: Shoko, session: ClientSession, refusals: Refusals
) -> None:
    """Look up what was told while Shoko or the line was away."""
    watcher = make_watcher(room, shoko, session, refusals, replace(FAST, look=10**9))
    await watcher.async_start()
    await shoko.hub.connected()
    await until(lambda: room.health["shoko"].reachable is True, "up")
    await shoko.stop()
    await until(lambda: room.health["shoko"].reachable is False, "down")
    shoko.add_known(PATH)
    match_it(shoko)
    await shoko.start()
    await until(lambda: match_status(room) is MatchStatus.MATCHED, "found")
    await until(lambda: room.health["shoko"].reachable is True, "back")
    await watcher.async_stop()


async def test_link_while_nobody_listened_is_found(
    room: Room, shoko: Shoko, session: ClientSession, refusals: Refusals
) -> None:
    """Look once, when the line is back, at what Shoko did not know before."""
    watcher = make_watcher(room, shoko, session, refusals, FAST)
    await watcher.async_start()
    await shoko.hub.connected()
    shoko.hash_file(PATH)
    shoko.not_match(PATH)
    await until(lambda: match_status(room) is MatchStatus.NOT_MATCHED, "not matched")
    await shoko.stop()
    await until(lambda: room.health["shoko"].reachable is False, "down")
    match_it(shoko)
    await shoko.start()
    await until(lambda: match_status(room) is MatchStatus.MATCHED, "found")
    await watcher.async_stop()


async def test_line_comes_back_however_often_it_breaks(
    room: Room, shoko: Shoko, watcher: AnimeWatcher
) -> None:
    """Connect again after every kind of end, for ever."""
    for end in (
        shoko.hub.drop_lines,
        shoko.hub.close_lines,
        shoko.hub.drop_lines,
        lambda: shoko.hub.close_lines("error"),
    ):
        await shoko.hub.connected()
        end()
        await shoko.hub.disconnected()
    await shoko.hub.connected()
    shoko.detect(PATH)
    await until(lambda: match_status(room) is MatchStatus.DETECTED, "detected")


async def test_feed_that_is_off_is_told_and_made_up_for(
    room: Room, shoko: Shoko, session: ClientSession, refusals: Refusals
) -> None:
    """Call Shoko reachable without its feed, look files up, and take the feed back."""
    fault = shoko.faults.add(Fault(path="/signalr", status=404))
    shoko.add_known(PATH)
    match_it(shoko)
    watcher = make_watcher(room, shoko, session, refusals, FAST)
    await watcher.async_start()
    health = room.health["shoko"]
    await until(lambda: health.webhook_problem == "feed_off", "off")
    assert health.webhook_ready is False
    assert health.webhook_detail == ServiceFault("not_found", "HTTP 404")
    await until(lambda: match_status(room) is MatchStatus.MATCHED, "looked up")
    assert room.health_log[-1] == (True, None)
    assert not any(reachable is False for reachable, _ in room.health_log)
    shoko.faults.remove(fault)
    await until(lambda: health.webhook_ready is True, "on")
    assert health.webhook_problem is None
    await watcher.async_stop()


async def test_refused_key_is_told_once_and_may_become_good_again(
    room: Room, shoko: Shoko, watcher: AnimeWatcher, refusals: Refusals
) -> None:
    """Try a refused key seldom, asking for another one only once."""
    await shoko.hub.connected()
    keys = dict(shoko.keys.by_key)
    shoko.revoke_keys()
    shoko.hub.drop_lines()
    await until(lambda: refusals.count == 1, "refused")
    assert room.health["shoko"].reachable is False
    calls = len(shoko.calls)
    await until(lambda: len(shoko.calls) >= calls + 3, "tried again")
    assert refusals.count == 1
    shoko.keys.by_key.update(keys)
    await until(lambda: room.health["shoko"].reachable is True, "back")


async def test_file_that_shoko_says_nothing_of_is_expected(
    room: Room, shoko: Shoko, session: ClientSession, refusals: Refusals
) -> None:
    """Show matching once Shoko should have spoken, even while it is away."""
    await shoko.stop()
    pace = replace(FAST, expected=0.0)
    watcher = make_watcher(room, shoko, session, refusals, pace)
    await watcher.async_start()
    await until(
        lambda: summary_of(room).state is RequestState.ANIME_MATCHING, "expected"
    )
    assert match_status(room) is MatchStatus.EXPECTED
    await watcher.async_stop()


async def test_match_of_a_file_that_plays_already_is_told(
    room: Room, shoko: Shoko, session: ClientSession, refusals: Refusals
) -> None:
    """Complete the history of what became playable while Shoko was away, once."""
    await shoko.stop()
    watcher = make_watcher(room, shoko, session, refusals, FAST)
    await watcher.async_start()
    await until(lambda: room.health["shoko"].reachable is False, "down")
    (request_id,) = room.tracker.requests
    room.tell(FILM.playable(3))
    assert summary_of(room).state is RequestState.AVAILABLE
    shoko.add_known(PATH)
    match_it(shoko)
    matched_at = shoko.records.file_at(PATH).imported
    assert matched_at is not None
    await shoko.start()
    await until(lambda: match_status(room) is MatchStatus.MATCHED, "looked up")
    assert summary_of(room).state is RequestState.AVAILABLE
    (entry,) = (
        one for one in room.tracker.timeline(request_id) if one.step is Step.MATCHED
    )
    assert abs(entry.at - matched_at) < timedelta(seconds=1)
    await watcher.async_stop()


async def test_file_that_plays_and_is_unknown_to_shoko_is_looked_up_once(
    room: Room, shoko: Shoko, session: ClientSession, refusals: Refusals
) -> None:
    """Leave Shoko in peace about what it does not know and nobody waits for."""
    await shoko.stop()
    watcher = make_watcher(room, shoko, session, refusals, FAST)
    await watcher.async_start()
    await until(lambda: room.health["shoko"].reachable is False, "down")
    room.tell(FILM.playable(3))
    await shoko.start()
    await until(lambda: looked_up(shoko) == 1, "looked up")
    await shoko.hub.connected()
    for at in (4, 5, 6):
        room.tell(FILM.playable(at, item=f"{at:032x}"))
        shoko.detect(PATH)
        await until(lambda: match_status(room) is MatchStatus.DETECTED, "detected")
    assert looked_up(shoko) == 1
    await watcher.async_stop()


async def test_news_about_the_title_is_a_hint(
    room: Room, shoko: Shoko, watcher: AnimeWatcher
) -> None:
    """Say that Jellyfin is worth a look when Shoko updated the title."""
    await shoko.hub.connected()
    shoko.hash_file(PATH)
    match_it(shoko)
    await until(
        lambda: any(isinstance(fact, AvailabilityHinted) for fact in room.facts),
        "hinted",
    )


async def test_file_that_is_deleted_in_shoko_is_looked_for_in_jellyfin(
    room: Room, shoko: Shoko, watcher: AnimeWatcher
) -> None:
    """Ask whether a title can still be played when Shoko says that its file is gone."""
    room.tell(FILM.playable(5))
    (request_id,) = room.tracker.requests
    await shoko.hub.connected()
    shoko.hash_file(PATH)
    match_it(shoko)
    await until(lambda: match_status(room) is MatchStatus.MATCHED, "matched")
    assert not any(isinstance(fact, AvailabilityHinted) for fact in room.facts)
    shoko.delete(PATH)
    await until(
        lambda: any(isinstance(fact, AvailabilityHinted) for fact in room.facts),
        "hinted",
    )
    hint = next(one for one in room.facts if isinstance(one, AvailabilityHinted))
    assert hint.subject.request_id == request_id


async def test_other_files_change_nothing(
    room: Room, shoko: Shoko, watcher: AnimeWatcher
) -> None:
    """Leave the request alone when another file is matched."""
    await shoko.hub.connected()
    other = f"{ROOT}/Another Film (2020)/{FILE}"
    shoko.disk.add(other, 1)
    shoko.hash_file(other)
    shoko.not_match(other)
    await until(
        lambda: any(
            isinstance(fact, Matching) and fact.status is MatchStatus.NOT_MATCHED
            for fact in room.facts
        ),
        "told",
    )
    assert match_status(room) is None


async def test_feed_that_refuses_the_key_asks_for_another(
    room: Room, shoko: Shoko, session: ClientSession, refusals: Refusals
) -> None:
    """Take a key that only the feed refuses for a wrong key, not for a feed too few."""
    shoko.faults.add(Fault(path="/signalr", status=401))
    watcher = make_watcher(room, shoko, session, refusals, FAST)
    await watcher.async_start()
    await until(lambda: refusals.count == 1, "refused")
    health = room.health["shoko"]
    assert health.reachable is False
    assert health.webhook_problem is None
    await watcher.async_stop()


async def test_event_that_cannot_be_followed_ends_no_feed(
    room: Room,
    shoko: Shoko,
    watcher: AnimeWatcher,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Go on listening, without a word, when Shoko cannot say which file it means."""
    await shoko.hub.connected()
    event = {"FileID": shoko.add_known(PATH)}
    fault = shoko.faults.add(Fault(path="/api/v3/File/", status=500))
    shoko.hub.invoke("file:hashed", [event])
    shoko.detect(PATH)
    await until(lambda: match_status(room) is MatchStatus.DETECTED, "detected")
    assert fault.struck
    shoko.faults.remove(fault)
    shoko.hub.invoke("file:hashed", [event])
    await until(lambda: match_status(room) is MatchStatus.HASHED, "hashed")
    assert shoko.hub.negotiations == 1
    assert "Unexpected error" not in caplog.text


async def test_error_that_nobody_foresaw_ends_no_feed(
    room: Room,
    shoko: Shoko,
    watcher: AnimeWatcher,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Say that an event went wrong, and take the next one from the same line."""
    await shoko.hub.connected()

    def fail(_: Changes) -> None:
        """Go wrong at the first change."""
        unsubscribe()
        raise ValueError

    unsubscribe = room.async_subscribe(fail)
    shoko.detect(PATH)
    shoko.hash_file(PATH)
    await until(lambda: match_status(room) is MatchStatus.HASHED, "hashed")
    assert "Unexpected error while following an event of Shoko" in caplog.text
    assert shoko.hub.negotiations == 1


@pytest.mark.parametrize(
    ("told", "status"),
    [(False, MatchStatus.HASHED), (True, MatchStatus.MATCHED)],
    ids=["linked-to-nothing", "linked"],
)
async def test_match_counts_once_the_file_is_linked(
    room: Room, shoko: Shoko, watcher: AnimeWatcher, told: bool, status: MatchStatus
) -> None:
    """Wait on when Shoko calls a file matched and links it to nothing yet."""
    await shoko.hub.connected()
    event = {"RelativePath": f"{FOLDER}/{FILE}", "HasCrossReferences": told}
    shoko.hub.invoke("ShokoEvent:FileMatched", [event])
    await until(lambda: match_status(room) is not None, "told")
    assert match_status(room) is status


async def test_event_about_no_file_tells_nothing(
    room: Room, shoko: Shoko, watcher: AnimeWatcher
) -> None:
    """Skip an event that names neither a file's number nor its place."""
    await shoko.hub.connected()
    shoko.hub.invoke("file:hashed", [{"UsedExistingHashes": False}])
    shoko.detect(PATH)
    await until(lambda: match_status(room) is MatchStatus.DETECTED, "detected")
    assert len(matchings(room)) == 1


async def test_file_that_shoko_forgot_meanwhile_is_told_by_its_number(
    room: Room, shoko: Shoko, watcher: AnimeWatcher
) -> None:
    """Tell of a file by its number alone when Shoko no longer knows where it is."""
    await shoko.hub.connected()
    shoko.hub.invoke("file:hashed", [{"FileID": 4711}])
    await until(lambda: bool(matchings(room)), "told")
    (fact,) = matchings(room)
    assert (fact.subject.shoko_file, fact.subject.path) == (4711, None)
    assert match_status(room) is None


async def test_folder_that_is_new_is_asked_for(
    room: Room, shoko: Shoko, watcher: AnimeWatcher
) -> None:
    """Name the whole path of a file in a folder that came after the line stood."""
    await shoko.hub.connected()
    shoko.add_folder("/data/anime/later")
    shoko.detect("/data/anime/later/Film (2020)/film.mkv")
    await until(lambda: bool(matchings(room)), "told")
    (fact,) = matchings(room)
    assert fact.subject.path == "/data/anime/later/Film (2020)/film.mkv"


async def test_news_about_an_unknown_title_hints_at_what_is_matched(
    room: Room, shoko: Shoko, watcher: AnimeWatcher
) -> None:
    """Leave alone what does not wait for Jellyfin when Shoko made a new series."""
    (request_id,) = room.tracker.requests
    other = Film(title="Another Film", tmdb=9100302, wish_id=102, arr_id=42)
    room.tell(other.wish(0, WishStatus.APPROVED))
    assert len(room.tracker.unfinished) == 2
    await shoko.hub.connected()
    shoko.detect(PATH)
    await until(lambda: match_status_of(room, request_id) is not None, "detected")
    shoko.hub.invoke("metadata:series.added", [{"Source": "Shoko", "SeriesID": 999}])
    await until(
        lambda: any(isinstance(fact, AvailabilityHinted) for fact in room.facts),
        "hinted",
    )
    hints = [one for one in room.facts if isinstance(one, AvailabilityHinted)]
    assert [hint.subject.request_id for hint in hints] == [request_id]


async def test_stopped_watcher_leaves_nothing_behind(
    room: Room, shoko: Shoko, session: ClientSession, refusals: Refusals
) -> None:
    """Leave no task and no line within a second."""
    before = asyncio.all_tasks()
    watcher = make_watcher(room, shoko, session, refusals, FAST)
    await watcher.async_start()
    await shoko.hub.connected()
    async with asyncio.timeout(1):
        await watcher.async_stop()
        await shoko.hub.disconnected()
    left = [task.get_name() for task in asyncio.all_tasks() - before]
    assert not [name for name in left if "anime" in name]
    assert room.listeners == 0

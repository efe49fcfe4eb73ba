"""Test that what happens in Jellyfin's library is noticed, whoever tells of it."""

from collections.abc import AsyncIterator
from dataclasses import replace

from aiohttp import ClientSession
import pytest

from custom_components.status_tracker.clients.errors import ServiceResponseError
from custom_components.status_tracker.tracker.facts import (
    AvailabilityHinted,
    Fact,
    Matching,
    Playable,
    Subject,
)
from custom_components.status_tracker.tracker.models import ItemKey, MediaIds
from custom_components.status_tracker.tracker.terms import (
    MatchStatus,
    RequestState,
    Service,
    WishStatus,
)
from tests.stack.faults import Fault
from tests.stack.jellyfin import Jellyfin
from tests.stack.jellyfin_items import Presence
from tests.tracker.stories import JELLYFIN, SEERR, SHOKO, Film, minute

from .jellyfin_watch import (
    FAST,
    FILM,
    HASH,
    KEY,
    LAZY,
    PATH,
    SHOW,
    Watch,
    add_show,
    anime,
    counts,
    is_available,
    rest,
    settled,
    states,
    wished_show,
)
from .room import Room

# Looks for changes often, and for nothing without one.
POLLING = replace(LAZY, poll=0.03, first_retry=0.01, last_retry=0.02)
IDS = {"Tmdb": str(FILM.tmdb)}


@pytest.fixture
def room() -> Room:
    """Begin without requests."""
    return Room((Service.JELLYFIN, "jellyfin"))


@pytest.fixture
async def second() -> AsyncIterator[Jellyfin]:
    """Start another Jellyfin."""
    jellyfin = Jellyfin(version="10.11.11", api_key=KEY)
    await jellyfin.start()
    yield jellyfin
    await jellyfin.stop()


def add_film(jellyfin: Jellyfin, path: str = PATH, **more: object) -> str:
    """Add the film to the library."""
    options = {"year": FILM.year, "provider_ids": IDS} | more
    return jellyfin.add_movie(FILM.title, path=path, **options)  # type: ignore[arg-type]


def hint(*, source: Service = Service.JELLYFIN) -> Fact:
    """Hint that the film is there, or no longer is."""
    reporter = JELLYFIN if source is Service.JELLYFIN else SEERR
    return AvailabilityHinted(at=minute(9), source=reporter, subject=FILM.managed)


def polls(jellyfin: Jellyfin) -> int:
    """Return how often it was asked for what changed."""
    calls = jellyfin.calls_to("/Items")
    return sum("minDateLastSaved" in call.query for call in calls)


def media_asked(jellyfin: Jellyfin) -> set[str]:
    """Return what the media were asked for of: items by id, else a path."""
    asked: set[str] = set()
    for call in jellyfin.calls:
        if "MediaSources" in call.query.get("fields", ""):
            asked.update(call.query.get("ids", call.path).split(","))
    return asked


async def polled(room: Room, jellyfin: Jellyfin, times: int = 2) -> None:
    """Wait for some more polls."""
    goal = polls(jellyfin) + times
    await room.until(lambda: polls(jellyfin) >= goal, "polls")


async def test_episode_in_a_known_series_is_found_without_a_word(
    room: Room, newest: Jellyfin, session: ClientSession
) -> None:
    """Find the episode of a series that was there, though no webhook told of it."""
    room.tell(*wished_show(seasons=(2,)))
    series = add_show(newest, list(SHOW.keys(1)))
    async with Watch(room, newest, session, POLLING):
        await polled(room, newest)
        newest.add_episode(series, 2, 1, title="New", path="/x/2x1.mkv")
        await room.until(lambda: counts(room) == (1, 2), "the new one")
        newest.add_episode(series, 2, 2, title="Newer", path="/x/2x2.mkv")
        await room.until(is_available(room), "both")


async def test_episode_that_nobody_wants_is_looked_at_once(
    room: Room, newest: Jellyfin, session: ClientSession
) -> None:
    """Ask for a series once when an episode appears, though it is listed again."""
    room.tell(*wished_show(seasons=(2,)))
    series = add_show(newest, list(SHOW.keys(1)[:2]))
    async with Watch(room, newest, session, POLLING):
        await polled(room, newest)
        before = len(newest.calls_to("/Shows"))
        newest.add_episode(series, 1, 3, title="Old", path="/x/1x3.mkv")
        await polled(room, newest, 5)
        assert len(newest.calls_to("/Shows")) == before + 1


async def test_stub_that_gets_its_file_is_found_without_a_word(
    room: Room, newest: Jellyfin, session: ClientSession
) -> None:
    """Look again at a known film when it changes."""
    room.tell(FILM.wish(0, WishStatus.APPROVED))
    item = add_film(newest, playable=False)
    async with Watch(room, newest, session, POLLING):
        await polled(room, newest)
        assert states(room) == [RequestState.APPROVED]
        newest.make_playable(item)
        await room.until(is_available(room), "playable")


async def test_stub_with_the_right_number_hides_no_film(
    room: Room, newest: Jellyfin, session: ClientSession
) -> None:
    """Go on to path and title where the item with the number cannot be played."""
    add_film(newest, "/x/stub.mkv", presence=Presence.PLACEHOLDER)
    item = add_film(newest, "/x/real.mkv", provider_ids={})
    room.tell(FILM.wish(0, WishStatus.APPROVED))
    async with Watch(room, newest, session, LAZY):
        await room.until(is_available(room), "the real one")
    (request,) = room.tracker.requests
    assert room.summary(request).jellyfin_id == item


async def test_file_that_was_not_looked_into_is_awaited(
    room: Room, newest: Jellyfin, session: ClientSession
) -> None:
    """Wait until Jellyfin knows what is in a file, whatever else is waited for."""
    room.tell(FILM.wish(0, WishStatus.APPROVED))
    item = add_film(newest, presence=Presence.UNPROBED)
    async with Watch(room, newest, session, replace(FAST, poll=10**6)) as watcher:
        await settled(watcher, room)
        assert states(room) == [RequestState.APPROVED]
        newest.make_playable(item)
        await room.until(is_available(room), "looked into")


async def test_file_that_is_never_looked_into_counts_in_the_end(
    room: Room, newest: Jellyfin, session: ClientSession
) -> None:
    """Take a file after a while as it is, except for a wish in 4K."""
    film = Film(is_4k=True, wish_id=5, instance="radarr4k")
    room.tell(FILM.wish(0, WishStatus.APPROVED), film.wish(0, WishStatus.APPROVED))
    add_film(newest, presence=Presence.UNPROBED)
    async with Watch(room, newest, session, replace(FAST, probe=0.1)):
        await room.until(
            lambda: (
                sorted(states(room)) == [RequestState.APPROVED, RequestState.AVAILABLE]
            ),
            "the plain one",
        )
        await polled(room, newest, 10)
        assert RequestState.APPROVED in states(room)


async def test_hint_that_comes_too_early_is_followed_up(
    room: Room, newest: Jellyfin, session: ClientSession
) -> None:
    """Look some more times after a hint, though nothing was imported."""
    room.tell(FILM.wish(0, WishStatus.APPROVED))
    async with Watch(room, newest, session, replace(FAST, poll=10**6)) as watcher:
        await settled(watcher, room)
        room.tell(hint(source=Service.SEERR))
        seen = polls(newest)
        await room.until(lambda: polls(newest) > seen, "a look")
        add_film(newest)
        await room.until(is_available(room), "found")


async def outlooked(jellyfin: Jellyfin, session: ClientSession) -> None:
    """Wait until a watcher whose hints do not end has looked four times."""
    room = Room((Service.JELLYFIN, "jellyfin"))
    room.tell(FILM.wish(0, WishStatus.APPROVED))
    pace = replace(FAST, poll=10**6, hints=10**6)
    async with Watch(room, jellyfin, session, pace) as watcher:
        await settled(watcher, room)
        room.tell(hint(source=Service.SEERR))
        await polled(room, jellyfin, 4)


async def test_hints_end(
    room: Room, newest: Jellyfin, second: Jellyfin, session: ClientSession
) -> None:
    """Leave Jellyfin alone when a hint has come to nothing."""
    room.tell(FILM.wish(0, WishStatus.APPROVED))
    pace = replace(FAST, poll=10**6, hints=3)
    async with Watch(room, newest, session, pace) as watcher:
        await settled(watcher, room)
        before = polls(newest)
        room.tell(hint(source=Service.SEERR))
        await room.until(lambda: polls(newest) >= before + 3, "three looks")
        await outlooked(second, session)
        assert polls(newest) == before + 3


async def test_clock_that_is_behind_hides_nothing(
    room: Room, newest: Jellyfin, session: ClientSession
) -> None:
    """Find by a search what Jellyfin dates before the last look."""
    newest.clock.advance(-7200)
    room.tell(FILM.wish(0, WishStatus.APPROVED), FILM.imported(1, HASH))
    async with Watch(room, newest, session) as watcher:
        await settled(watcher, room)
        add_film(newest)
        await room.until(is_available(room), "found")
        assert any("searchTerm" in call.query for call in newest.calls_to("/Items"))


async def test_clock_that_is_a_little_behind_needs_no_search(
    room: Room, newest: Jellyfin, session: ClientSession
) -> None:
    """Read again what may have been saved since, by a clock that differs."""
    newest.clock.advance(-60)
    room.tell(FILM.wish(0, WishStatus.APPROVED))
    async with Watch(room, newest, session, POLLING):
        await polled(room, newest)
        add_film(newest)
        await room.until(is_available(room), "found")


async def test_hint_names_the_item(
    room: Room, newest: Jellyfin, session: ClientSession
) -> None:
    """Look at the very item that a notification names, whatever the clocks say."""
    newest.clock.advance(-7200)
    room.tell(FILM.wish(0, WishStatus.APPROVED))
    async with Watch(room, newest, session, LAZY) as watcher:
        await settled(watcher, room)
        item = add_film(newest)
        subject = replace(
            FILM.managed, ids=replace(FILM.managed.ids, jellyfin=item), arr=None
        )
        room.tell(AvailabilityHinted(at=minute(9), source=JELLYFIN, subject=subject))
        await room.until(is_available(room), "found")


async def test_season_that_shokofin_shows_as_a_show_of_its_own(
    room: Room, newest: Jellyfin, session: ClientSession
) -> None:
    """Find episodes by Shoko's number in a series that nothing else names."""
    keys = SHOW.keys(2)
    room.tell(
        *wished_show(
            anime(SHOW.managed),
            *(SHOW.imported(5, HASH, key) for key in keys),
            *(SHOW.matched(6, key, HASH, MatchStatus.MATCHED) for key in keys),
            seasons=(2,),
        )
    )
    async with Watch(room, newest, session, POLLING) as watcher:
        await settled(watcher, room)
        add_show(
            newest,
            list(SHOW.keys(2)),
            offset=-1,
            ids={"AniDB": "4711"},
            name="Minato Nain: Dai-ni-ki",
            episode_ids=lambda key: {"Shoko File": str(1000 + key.number)},
        )
        await room.until(is_available(room), "found")


async def test_film_among_the_specials_of_a_show(
    room: Room, newest: Jellyfin, session: ClientSession
) -> None:
    """Find an anime film that Shokofin keeps among a show's specials."""
    path = "/anime/Film (2024)/film.mkv"
    room.tell(
        FILM.wish(0, WishStatus.APPROVED),
        FILM.imported(1, HASH, path),
        anime(FILM.managed),
        Matching(
            at=minute(3),
            source=SHOKO,
            subject=Subject(path=path, shoko_file=265, ids=MediaIds()),
            status=MatchStatus.MATCHED,
        ),
    )
    series = newest.add_series("Parent", year=2019, provider_ids={"AniDB": "1"})
    newest.add_episode(series, 1, 1, title="First", path="/x/1.mkv")
    async with Watch(room, newest, session, POLLING) as watcher:
        await settled(watcher, room)
        newest.add_episode(
            series,
            0,
            4,
            title="Complete Movie",
            path="/VFS/film.mkv",
            provider_ids={"Shoko File": "265"},
        )
        await room.until(is_available(room), "found")


async def test_show_is_found_by_its_files(
    room: Room, newest: Jellyfin, session: ClientSession
) -> None:
    """Find a show without ids under a name that nobody knows, by folder and file."""
    keys = SHOW.keys(1)
    room.tell(*wished_show(*(SHOW.imported(5, HASH, key) for key in keys)))
    series = newest.add_series(
        "Minato", year=1999, provider_ids={}, path="/media/Harbour Nine"
    )
    other = newest.add_series(
        "Other", year=1999, provider_ids={}, path="/other/Harbour Nine"
    )
    for key in keys:
        path = SHOW.path(key, HASH).replace("/data/tv", "/media")
        newest.add_episode(series, 1, key.number, title="x", path=path)
        newest.add_episode(other, 1, key.number, title="x", path=f"/other/{key}.mkv")
    async with Watch(room, newest, session, LAZY):
        await room.until(is_available(room), "found")
    (request,) = room.tracker.requests
    assert room.summary(request).jellyfin_id == series


async def test_wish_without_a_list_of_episodes_waits(
    room: Room, newest: Jellyfin, session: ClientSession
) -> None:
    """Take no three episodes for a season, unless Seerr says that they are."""
    add_show(newest, list(SHOW.keys(1)))
    wish = SHOW.wish(0, 102, WishStatus.APPROVED, (1,))
    room.tell(wish)
    async with Watch(room, newest, session, LAZY) as watcher:
        await settled(watcher, room)
        assert states(room) == [RequestState.APPROVED]
        told = AvailabilityHinted(at=minute(3), source=SEERR, subject=wish.subject)
        room.tell(told)
        await room.until(is_available(room), "all of it, as Seerr says")
        assert counts(room) == (3, 3)


async def test_episodes_that_get_listed_are_looked_for(
    room: Room, newest: Jellyfin, session: ClientSession
) -> None:
    """Find what is there already once Sonarr tells what there should be."""
    add_show(newest, list(SHOW.keys(1)))
    room.tell(SHOW.wish(0, 102, WishStatus.APPROVED, (1,)))
    async with Watch(room, newest, session, LAZY):
        await rest(newest)
        room.tell(SHOW.added(1), SHOW.listed(2))
        await room.until(is_available(room), "listed")


async def test_older_seasons_inflate_no_count(
    room: Room, newest: Jellyfin, session: ClientSession
) -> None:
    """Count only what was grabbed of a show that nobody asked for in Seerr."""
    add_show(newest, list(SHOW.keys(1)))
    room.tell(SHOW.grabbed(0, HASH, SHOW.keys(2)), SHOW.listed(1))
    async with Watch(room, newest, session, LAZY) as watcher:
        await settled(watcher, room)
        assert counts(room) == (0, 2)


async def test_media_are_asked_for_what_is_looked_for(
    room: Room, newest: Jellyfin, session: ClientSession
) -> None:
    """Ask for the media of the episodes that matter, not of the whole show."""
    room.tell(*wished_show(seasons=(2,)))
    series = add_show(newest, list(SHOW.keys(1)))
    wanted = newest.add_episode(series, 2, 1, title="x", path="/x/2x1.mkv")
    async with Watch(room, newest, session, LAZY):
        await room.until(lambda: counts(room) == (1, 2), "the one")
    assert media_asked(newest) == {wanted}


async def test_nothing_is_reported_twice(
    room: Room, newest: Jellyfin, session: ClientSession
) -> None:
    """Report what became true once, however often it is looked at."""
    room.tell(*wished_show(*(SHOW.imported(5, None, key) for key in SHOW.keys(1))))
    add_show(newest, list(SHOW.keys(1)[:2]))
    add_film(newest)
    film = Film(is_4k=True)
    room.tell(film.wish(0, WishStatus.APPROVED), film.imported(1, HASH))
    async with Watch(room, newest, session) as watcher:
        await settled(watcher, room)
        await polled(room, newest, 5)
        await settled(watcher, room)
    told = [fact for fact in room.facts if isinstance(fact, Playable)]
    assert [(fact.item, fact.playable) for fact in told] == [
        (ItemKey(1, 1), True),
        (ItemKey(1, 2), True),
    ]


async def test_two_jellyfins_do_not_contradict_each_other(
    room: Room, newest: Jellyfin, second: Jellyfin, session: ClientSession
) -> None:
    """Let each speak of what it has, and never of what only the other one has."""
    both = Room((Service.JELLYFIN, "jellyfin"), (Service.JELLYFIN, "second"))
    item = add_film(newest)
    both.tell(FILM.wish(0, WishStatus.APPROVED))
    pace = replace(LAZY, whole=0.05)
    async with (
        Watch(both, newest, session, pace) as first,
        Watch(both, second, session, pace, instance="second") as other,
    ):
        await both.until(is_available(both), "available")
        await settled(other, both)
        whole = len(second.calls_to("/Items"))
        await both.until(lambda: len(second.calls_to("/Items")) > whole + 4, "more")
        await settled(first, both)
        assert states(both) == [RequestState.AVAILABLE]
        newest.remove(item)
        await both.until(lambda: states(both) == [RequestState.APPROVED], "lost")
    told = [fact for fact in both.facts if isinstance(fact, Playable)]
    assert [(fact.source.instance, fact.playable) for fact in told] == [
        ("jellyfin", True),
        ("jellyfin", False),
    ]


async def test_item_that_comes_back_is_news(
    room: Room, newest: Jellyfin, session: ClientSession
) -> None:
    """Notice without a word that what was lost is there again, just as it was."""
    item = add_film(newest)
    room.tell(FILM.wish(0, WishStatus.APPROVED))
    async with Watch(room, newest, session, POLLING):
        await room.until(is_available(room), "available")
        newest.remove(item)
        room.tell(hint())
        await room.until(lambda: states(room) == [RequestState.APPROVED], "lost")
        await polled(room, newest, 3)
        assert add_film(newest) == item
        await room.until(is_available(room), "back")


async def test_neighbour_is_left_alone_once_the_film_is_found(
    room: Room, newest: Jellyfin, session: ClientSession
) -> None:
    """Take no further film of the same name and year beside the right one."""
    item = add_film(newest)
    add_film(newest, "/x/short.mkv", provider_ids={})
    room.tell(FILM.wish(0, WishStatus.APPROVED))
    async with Watch(room, newest, session, LAZY):
        await room.until(is_available(room), "available")
        await rest(newest)
    told = [fact for fact in room.facts if isinstance(fact, Playable)]
    assert [fact.jellyfin_id for fact in told] == [item]


async def test_seerrs_word_adds_no_episodes_to_a_list(
    room: Room, newest: Jellyfin, session: ClientSession
) -> None:
    """Count what Sonarr lists, though Seerr says that the season is there."""
    wish = SHOW.wish(0, 102, WishStatus.APPROVED, (1,))
    room.tell(wish, SHOW.added(1), SHOW.listed(2))
    add_show(newest, [ItemKey(1, 8), ItemKey(1, 9)])
    async with Watch(room, newest, session, LAZY) as watcher:
        told = AvailabilityHinted(at=minute(3), source=SEERR, subject=wish.subject)
        room.tell(told)
        await settled(watcher, room)
        assert counts(room) == (0, 3)


async def test_check_on_demand_says_that_it_failed(
    room: Room, newest: Jellyfin, session: ClientSession
) -> None:
    """Raise where Jellyfin fails about the title that somebody asks for."""
    series = add_show(newest, list(SHOW.keys(1)))
    newest.faults.add(Fault(path=f"/Shows/{series}", status=500))
    room.tell(*wished_show())
    async with Watch(room, newest, session, LAZY) as watcher:
        (request_id,) = room.tracker.requests
        with pytest.raises(ServiceResponseError):
            await watcher.async_verify(request_id)
        newest.faults.clear()
        assert await watcher.async_verify(request_id)


@pytest.mark.parametrize("what", ["film", "episode", "series"])
async def test_removal_that_nobody_told_is_noticed(
    room: Room, newest: Jellyfin, session: ClientSession, what: str
) -> None:
    """Notice when the library is read whole that something of a title is gone."""
    if what == "film":
        gone = add_film(newest)
        room.tell(FILM.wish(0, WishStatus.APPROVED))
    else:
        series = add_show(newest, list(SHOW.keys(1)[:2]))
        last = newest.add_episode(series, 1, 3, title="x", path="/x/last.mkv")
        gone = series if what == "series" else last
        room.tell(*wished_show())
    async with Watch(room, newest, session, replace(LAZY, whole=0.05)):
        await room.until(is_available(room), "available")
        newest.remove(gone)
        await room.until(lambda: RequestState.AVAILABLE not in states(room), "lost")
        left = {"film": (0, 1), "episode": (2, 3), "series": (0, 3)}
        await room.until(lambda: counts(room) == left[what], "the rest")


async def test_item_that_is_replaced_is_never_missed(
    room: Room, newest: Jellyfin, session: ClientSession
) -> None:
    """Follow a film to its new item in one step, as an upgrade makes one."""
    old = add_film(newest)
    room.tell(FILM.wish(0, WishStatus.APPROVED))
    async with Watch(room, newest, session, LAZY):
        await room.until(is_available(room), "available")
        (request,) = room.tracker.requests
        newest.remove(old)
        new = add_film(newest, "/m/Film (2024)/better.mkv")
        seen: list[RequestState] = []
        room.async_subscribe(lambda _: seen.extend(states(room)))
        room.tell(hint())
        await room.until(lambda: room.summary(request).jellyfin_id == new, "the new")
        assert set(seen) == {RequestState.AVAILABLE}


async def test_user_token_hears_what_was_removed(
    room: Room, newest: Jellyfin, session: ClientSession
) -> None:
    """Notice a removal at once that the websocket tells a user of."""
    newest.sockets.library_update_delay = 0.01
    found = newest.accounts.log_in("root", "root")
    assert found is not None
    item = add_film(newest)
    room.tell(FILM.wish(0, WishStatus.APPROVED))
    async with Watch(room, newest, session, LAZY, key=found[1]):
        await room.until(is_available(room), "available")
        await room.until(lambda: len(newest.sockets.connections) == 1, "listening")
        newest.remove(item)
        await room.until(lambda: states(room) == [RequestState.APPROVED], "lost")


async def test_broken_line_is_opened_again(
    room: Room, newest: Jellyfin, session: ClientSession
) -> None:
    """Look for what was missed when the websocket stands again."""
    room.tell(FILM.wish(0, WishStatus.APPROVED), FILM.imported(1, HASH))
    pace = replace(LAZY, first_retry=0.01, last_retry=0.02)
    async with Watch(room, newest, session, pace) as watcher:
        await room.until(lambda: len(newest.sockets.connections) == 1, "listening")
        await settled(watcher, room)
        add_film(newest)
        newest.sockets.abort()
        await room.until(is_available(room), "found")
        assert room.health["jellyfin"].reachable is True


async def test_idle_watcher_notices_an_outage(
    room: Room, newest: Jellyfin, session: ClientSession
) -> None:
    """Say that Jellyfin is away and back, though nobody waits for anything."""
    pace = replace(LAZY, first_retry=0.01, last_retry=0.02)
    async with Watch(room, newest, session, pace):
        await room.until(lambda: len(newest.sockets.connections) == 1, "listening")
        await newest.stop()
        await room.until(lambda: room.health["jellyfin"].reachable is False, "down")
        await newest.start()
        await room.until(lambda: room.health["jellyfin"].reachable is True, "up")
    assert [up for up, _ in room.health_log] == [True, False, True]


async def test_jellyfin_without_a_websocket_is_asked(
    room: Room, newest: Jellyfin, session: ClientSession
) -> None:
    """Get along behind a proxy that passes no websocket, and call nothing down."""
    newest.faults.add(Fault(path="/socket", status=404))
    room.tell(FILM.wish(0, WishStatus.APPROVED), FILM.imported(1, HASH))
    async with Watch(room, newest, session):
        await polled(room, newest)
        add_film(newest)
        await room.until(is_available(room), "found")
    assert {up for up, _ in room.health_log} == {True}


async def test_title_that_cannot_be_asked_for_stops_no_other(
    room: Room, newest: Jellyfin, session: ClientSession
) -> None:
    """Go on with the other titles where Jellyfin fails about one."""
    series = add_show(newest, list(SHOW.keys(1)))
    newest.faults.add(Fault(path=f"/Shows/{series}", status=500, times=3))
    room.tell(*wished_show())
    room.tell(FILM.wish(0, WishStatus.APPROVED))
    add_film(newest)
    async with Watch(room, newest, session, replace(FAST, poll=10**6)):
        await room.until(is_available(room), "both in the end")
    assert {up for up, _ in room.health_log} == {True}


async def test_starting_jellyfin_is_waited_for(
    room: Room, newest: Jellyfin, session: ClientSession
) -> None:
    """Lose nothing while Jellyfin starts."""
    add_film(newest)
    room.tell(FILM.wish(0, WishStatus.APPROVED))
    newest.starting = True
    async with Watch(room, newest, session):
        await room.until(lambda: room.health["jellyfin"].reachable is False, "starting")
        newest.starting = False
        await room.until(is_available(room), "found")


async def test_hint_during_an_outage_is_not_forgotten(
    room: Room, newest: Jellyfin, session: ClientSession
) -> None:
    """Verify after an outage what was hinted at before, of finished titles too."""
    item = add_film(newest)
    room.tell(FILM.wish(0, WishStatus.APPROVED))
    pace = replace(LAZY, first_retry=0.01, last_retry=0.02)
    async with Watch(room, newest, session, pace):
        await room.until(is_available(room), "available")
        newest.faults.add(Fault(path="/Items", status=500))
        newest.remove(item)
        room.tell(hint())
        await room.until(lambda: room.health["jellyfin"].reachable is False, "down")
        newest.faults.clear()
        await room.until(lambda: states(room) == [RequestState.APPROVED], "lost")


async def test_refused_key_may_become_good_again(
    room: Room, newest: Jellyfin, session: ClientSession
) -> None:
    """Try a refused key seldom, asking for another one only once."""
    add_film(newest)
    room.tell(FILM.wish(0, WishStatus.APPROVED))
    newest.api_keys.clear()
    watch = Watch(room, newest, session, replace(FAST, refused=0.05))
    async with watch:
        await room.until(lambda: watch.refused == 1, "refused")
        tries = len(newest.calls_to("/System/Info"))
        await room.until(
            lambda: len(newest.calls_to("/System/Info")) >= tries + 4, "tried again"
        )
        assert watch.refused == 1
        newest.api_keys.add(KEY)
        await room.until(is_available(room), "found")


async def test_burst_of_hints_costs_few_calls(
    room: Room, newest: Jellyfin, session: ClientSession
) -> None:
    """Ask for many titles together when hints arrive by the hundred."""
    films = [
        Film(tmdb=7000 + n, title=f"Film {n}", wish_id=n, arr_id=n)
        for n in range(1, 201)
    ]
    room.tell(*(film.wish(0, WishStatus.APPROVED) for film in films))
    async with Watch(room, newest, session, LAZY) as watcher:
        request_id = next(iter(room.tracker.requests))
        await watcher.async_verify(request_id)
        for film in films:
            ids = {"Tmdb": str(film.tmdb)}
            newest.add_movie(
                film.title, year=2024, path=f"/x/{film.tmdb}.mkv", provider_ids=ids
            )
        before = len(newest.calls_to("/Items"))
        for film in films:
            room.tell(
                AvailabilityHinted(at=minute(9), source=SEERR, subject=film.wished)
            )
        await room.until(is_available(room), "all")
        assert len(newest.calls_to("/Items")) - before < 40


async def test_large_library_does_not_block(
    room: Room, newest: Jellyfin, session: ClientSession
) -> None:
    """Leave the event loop time for others while a library is read and matched."""
    for number in range(3000):
        newest.add_movie(
            f"Film {number}",
            year=2000,
            path=f"/x/{number}.mkv",
            provider_ids={"Tmdb": str(number + 1)},
        )
    films = [Film(tmdb=n + 1, title=f"Film {n}", wish_id=n + 1) for n in range(300)]
    room.tell(*(film.wish(0, WishStatus.APPROVED) for film in films))
    async with Watch(room, newest, session, LAZY):
        await room.until(is_available(room), "all")
    # In many pieces, of which none is much of the whole.
    assert max(room.steps) < sum(room.steps) / 4

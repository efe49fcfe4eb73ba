"""Test that available means playable in Jellyfin, and is noticed soon."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

from aiohttp import ClientSession
import pytest

from custom_components.status_tracker.clients.errors import ServiceError
from custom_components.status_tracker.tracker.facts import (
    Authority,
    AvailabilityHinted,
    Described,
    Matching,
    Subject,
)
from custom_components.status_tracker.tracker.models import MediaIds
from custom_components.status_tracker.tracker.terms import (
    MatchStatus,
    RequestState,
    Service,
    WishStatus,
)
from tests.stack.faults import Fault
from tests.stack.jellyfin import Jellyfin
from tests.stacked import until
from tests.tracker.stories import (
    JELLYFIN,
    RADARR,
    SEERR,
    SHOKO,
    Film,
    minute,
)

from .jellyfin_watch import (
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


@pytest.fixture(params=["10.9.11", "10.11.11", "12.0"])
async def jellyfin(request: pytest.FixtureRequest) -> AsyncIterator[Jellyfin]:
    """Start each kind of Jellyfin."""
    jellyfin = Jellyfin(version=request.param, api_key=KEY)
    await jellyfin.start()
    yield jellyfin
    await jellyfin.stop()


@pytest.fixture
def room() -> Room:
    """Begin without requests."""
    return Room((Service.JELLYFIN, "jellyfin"))


async def test_film_is_available_once_it_can_be_played(
    room: Room, jellyfin: Jellyfin, session: ClientSession
) -> None:
    """Wait until the film stands in the library with a file."""
    room.tell(FILM.wish(0, WishStatus.APPROVED), FILM.imported(1, HASH))
    async with Watch(room, jellyfin, session) as watcher:
        item = jellyfin.add_movie(
            FILM.title,
            year=FILM.year,
            path=PATH,
            provider_ids={"Tmdb": str(FILM.tmdb)},
            playable=False,
        )
        await settled(watcher, room)
        assert states(room) == [RequestState.IMPORTING]
        jellyfin.make_playable(item)
        await until(is_available(room), "playable")
    (request,) = room.tracker.requests.values()
    summary = room.summary(request.id)
    assert summary.jellyfin_id == item


async def test_what_is_there_already_is_available_at_once(
    room: Room, newest: Jellyfin, session: ClientSession
) -> None:
    """Find a film at the moment it is wished for, without any hint or timer."""
    newest.add_movie(
        FILM.title, year=FILM.year, path=PATH, provider_ids={"Tmdb": str(FILM.tmdb)}
    )
    async with Watch(room, newest, session, LAZY):
        await until(lambda: room.health["jellyfin"].reachable is True, "connected")
        room.tell(FILM.wish(0, WishStatus.APPROVED))
        await until(is_available(room), "at once")


@pytest.mark.parametrize(
    ("name", "year", "ids"),
    [
        pytest.param("Another Name", 1999, {"Tmdb": "{tmdb}"}, id="by-number"),
        pytest.param("Another Name", 1999, {"Imdb": "tt99100101"}, id="by-imdb"),
        pytest.param("The Copper Lighthouse", 2024, {}, id="by-title-and-year"),
        pytest.param("the copper lighthouse!", 2023, {}, id="by-folded-title"),
    ],
)
async def test_film_is_found_by_whatever_jellyfin_knows(  # noqa: PLR0917
    room: Room,
    newest: Jellyfin,
    session: ClientSession,
    name: str,
    year: int,
    ids: dict[str, str],
) -> None:
    """Find a film by its numbers, else by its whole title and year."""
    ids = {key: value.format(tmdb=FILM.tmdb) for key, value in ids.items()}
    newest.add_movie(name, year=year, path="/x/y.mkv", provider_ids=ids)
    room.tell(FILM.wish(0, WishStatus.APPROVED), FILM.added(1))
    async with Watch(room, newest, session):
        await until(is_available(room), "found")


async def test_film_is_found_by_its_file(
    room: Room, newest: Jellyfin, session: ClientSession
) -> None:
    """Find a film by the file that was imported, under another root."""
    newest.add_movie(
        "Romaji", year=1999, path="/media/Film (2024)/film.mkv", provider_ids={}
    )
    room.tell(FILM.wish(0, WishStatus.APPROVED), FILM.imported(1, HASH, PATH))
    async with Watch(room, newest, session):
        await until(is_available(room), "found")


@pytest.mark.parametrize(
    ("name", "year", "ids"),
    [
        pytest.param("The Copper Lighthouse", 2024, {"Tmdb": "1"}, id="other-number"),
        pytest.param("The Copper Lighthouse", 2019, {}, id="remake"),
        pytest.param("The Copper Lighthouse: Recap", 2024, {}, id="recap"),
        pytest.param("The Copper Lighthouse 2", 2024, {}, id="sequel"),
        pytest.param("Copper Lighthouse", 2024, {}, id="part-of-the-name"),
    ],
)
async def test_wrong_neighbour_never_matches(  # noqa: PLR0917
    room: Room,
    newest: Jellyfin,
    session: ClientSession,
    name: str,
    year: int,
    ids: dict[str, str],
) -> None:
    """Take no film of nearly the same name."""
    newest.add_movie(name, year=year, path="/x/other.mkv", provider_ids=ids)
    room.tell(FILM.wish(0, WishStatus.APPROVED), FILM.imported(1, HASH, PATH))
    async with Watch(room, newest, session) as watcher:
        await settled(watcher, room)
        assert states(room) == [RequestState.IMPORTING]


async def test_show_with_a_films_number_is_another_title(
    room: Room, newest: Jellyfin, session: ClientSession
) -> None:
    """Never take a show for a film because TMDB gave both one number."""
    series = newest.add_series(
        "Something Else", year=2024, provider_ids={"Tmdb": str(FILM.tmdb)}
    )
    newest.add_episode(series, 1, 1, title="x", path="/x/1.mkv", provider_ids={})
    room.tell(
        FILM.wish(0, WishStatus.APPROVED),
        FILM.imported(1, HASH, PATH),
        replace(anime(FILM.managed), source=RADARR),
    )
    async with Watch(room, newest, session) as watcher:
        await settled(watcher, room)
        assert states(room) == [RequestState.IMPORTING]


async def test_episodes_become_available_one_by_one(
    room: Room, jellyfin: Jellyfin, session: ClientSession
) -> None:
    """Count the episodes that can be played, and no missing one."""
    room.tell(*wished_show(*(SHOW.imported(5, None, key) for key in SHOW.keys(1))))
    series = add_show(jellyfin, list(SHOW.keys(1)[:2]))
    jellyfin.add_episode(
        series, 1, 3, title="Missing", path="", provider_ids={}, playable=False
    )
    async with Watch(room, jellyfin, session):
        await until(lambda: counts(room) == (2, 3), "two of three")
        jellyfin.add_episode(
            series, 1, 3, title="There", path="/x/3.mkv", provider_ids={}
        )
        await until(is_available(room), "all")


async def test_older_season_makes_no_new_one_available(
    room: Room, newest: Jellyfin, session: ClientSession
) -> None:
    """Look for the requested season and no other."""
    room.tell(*wished_show(seasons=(2,)))
    add_show(newest, list(SHOW.keys(1)))
    async with Watch(room, newest, session) as watcher:
        await settled(watcher, room)
        assert counts(room) == (0, 2)


@pytest.mark.parametrize("proof", ["episode-ids", "files"])
async def test_seasons_may_be_counted_differently(
    room: Room, newest: Jellyfin, session: ClientSession, proof: str
) -> None:
    """Find episodes by their own ids or files where Jellyfin's seasons differ."""
    listed = SHOW.listed(3)
    infos = tuple(
        replace(info, tvdb=5000 + info.key.season * 100 + info.key.number)
        for info in listed.episodes
    )
    keys = list(SHOW.keys(2))
    room.tell(
        *wished_show(
            replace(listed, episodes=infos),
            *(SHOW.imported(5, HASH, key) for key in keys),
            seasons=(2,),
        )
    )
    ids, paths = {}, {}
    for key in keys:
        is_first = key == keys[0]
        ids[key] = (
            {"Tvdb": str(5000 + key.season * 100 + key.number)}
            if proof == "episode-ids"
            else {}
        )
        paths[key] = SHOW.path(key, HASH) if proof == "files" else f"/x/{is_first}.mkv"
    add_show(
        newest,
        keys,
        offset=-1,
        episode_ids=ids.__getitem__,
        path=paths.__getitem__,
    )
    async with Watch(room, newest, session):
        await until(is_available(room), "found")


async def test_other_counting_is_not_taken_by_numbers(
    room: Room, newest: Jellyfin, session: ClientSession
) -> None:
    """Trust no number once an id shows that Jellyfin counts differently."""
    listed = SHOW.listed(3)
    infos = tuple(
        replace(info, tvdb=5000 + info.key.season * 100 + info.key.number)
        for info in listed.episodes
    )
    room.tell(*wished_show(replace(listed, episodes=infos)))
    add_show(
        newest,
        list(SHOW.keys(2)),
        offset=-1,
        episode_ids=lambda key: (
            {"Tvdb": str(5200 + key.number)} if key.number == 1 else {}
        ),
    )
    async with Watch(room, newest, session) as watcher:
        await settled(watcher, room)
        assert counts(room) == (0, 3)


async def test_anime_film_stored_as_a_series_is_found(
    room: Room, newest: Jellyfin, session: ClientSession
) -> None:
    """Find an anime film that Shokofin shows as a series of one episode."""
    room.tell(
        FILM.wish(0, WishStatus.APPROVED),
        FILM.imported(1, HASH, PATH),
        replace(anime(FILM.managed), source=RADARR),
        Matching(
            at=minute(3),
            source=SHOKO,
            subject=Subject(
                path="/Film (2024)/film.mkv",
                shoko_file=265,
                ids=MediaIds(anidb=990301, shoko_series=301),
            ),
            status=MatchStatus.MATCHED,
        ),
    )
    series = newest.add_series(
        "Paper Crane",
        year=2024,
        provider_ids={"AniDB": "990301", "Shoko Series": "301"},
    )
    newest.add_episode(
        series,
        1,
        1,
        title="Complete Movie",
        path="/config/Shokofin/VFS/x [Shoko File=265].mkv",
        provider_ids={"Shoko File": "265"},
    )
    newest.add_episode(
        series, 0, 1, title="Trailer", path="/x/trailer.mkv", provider_ids={}
    )
    async with Watch(room, newest, session):
        await until(is_available(room), "found")


async def test_romaji_title_is_found_among_the_known_names(
    room: Room, newest: Jellyfin, session: ClientSession
) -> None:
    """Find an anime show under a name that a service told, with its year."""
    subject = SHOW.managed
    room.tell(
        *wished_show(
            anime(subject),
            Described(
                at=minute(3),
                source=SEERR,
                subject=subject,
                authority=Authority.WISH,
                aliases=frozenset({"Minato Nain"}),
            ),
        )
    )
    add_show(newest, list(SHOW.keys(1)), ids={"AniDB": "7"}, name="Minato Nain")
    async with Watch(room, newest, session):
        await until(is_available(room), "found")


async def test_franchise_of_nearly_one_name_never_mixes(
    room: Room, newest: Jellyfin, session: ClientSession
) -> None:
    """Tell a film, its series and its recap apart."""
    subject = FILM.managed
    room.tell(FILM.wish(0, WishStatus.APPROVED), anime(subject))
    recap = newest.add_series(
        "The Copper Lighthouse: Recollections", year=2024, provider_ids={"AniDB": "1"}
    )
    newest.add_episode(recap, 1, 1, title="x", path="/x/r.mkv", provider_ids={})
    show = newest.add_series(
        "The Copper Lighthouse", year=2018, provider_ids={"AniDB": "2"}
    )
    newest.add_episode(show, 1, 1, title="x", path="/x/s.mkv", provider_ids={})
    newest.add_movie(
        "The Copper Lighthouse The Movie", year=2024, path="/x/m.mkv", provider_ids={}
    )
    async with Watch(room, newest, session) as watcher:
        await settled(watcher, room)
        assert states(room) == [RequestState.APPROVED]


async def test_4k_wish_needs_a_high_picture(
    room: Room, newest: Jellyfin, session: ClientSession
) -> None:
    """Leave a wish in 4K waiting while only a lower picture is there."""
    film = Film(is_4k=True)
    room.tell(film.wish(0, WishStatus.APPROVED))
    ids = {"Tmdb": str(film.tmdb)}
    newest.add_movie(film.title, year=2024, path="/x/hd.mkv", provider_ids=ids)
    async with Watch(room, newest, session) as watcher:
        await settled(watcher, room)
        assert states(room) == [RequestState.APPROVED]
        newest.add_movie(
            film.title, year=2024, path="/x/4k.mkv", provider_ids=ids, height=2160
        )
        await until(is_available(room), "in 4K")


async def test_lost_film_is_noticed(
    room: Room, newest: Jellyfin, session: ClientSession
) -> None:
    """Notice that a film can no longer be played when somebody hints at it."""
    item = newest.add_movie(
        FILM.title, year=2024, path=PATH, provider_ids={"Tmdb": str(FILM.tmdb)}
    )
    room.tell(FILM.wish(0, WishStatus.APPROVED))
    async with Watch(room, newest, session, LAZY):
        await until(is_available(room), "available")
        newest.remove(item)
        room.tell(
            AvailabilityHinted(at=minute(1), source=JELLYFIN, subject=FILM.managed)
        )
        await until(lambda: states(room) == [RequestState.APPROVED], "lost")


async def test_hint_is_followed_at_once(
    room: Room, newest: Jellyfin, session: ClientSession
) -> None:
    """Look at once when a service says the film is there."""
    room.tell(FILM.wish(0, WishStatus.APPROVED))
    async with Watch(room, newest, session, LAZY) as watcher:
        await settled(watcher, room)
        newest.add_movie(
            FILM.title, year=2024, path=PATH, provider_ids={"Tmdb": str(FILM.tmdb)}
        )
        room.tell(AvailabilityHinted(at=minute(1), source=SEERR, subject=FILM.wished))
        await until(is_available(room), "hinted")


async def test_end_of_a_scan_is_followed_at_once(
    room: Room, newest: Jellyfin, session: ClientSession
) -> None:
    """Look at once when Jellyfin's websocket says that a scan has ended."""
    room.tell(FILM.wish(0, WishStatus.APPROVED), FILM.imported(1, HASH))
    newest.tasks.scan_seconds = 0.2
    async with Watch(room, newest, session, LAZY):
        await rest(newest)
        newest.add_movie(
            FILM.title, year=2024, path=PATH, provider_ids={"Tmdb": str(FILM.tmdb)}
        )
        newest.disk.add(PATH, 1)
        async with session.post(
            f"{newest.url}/Library/Refresh",
            headers={"Authorization": f'MediaBrowser Token="{KEY}"'},
        ) as response:
            assert response.status == 204
        await until(is_available(room), "after the scan")


async def test_library_is_read_once_and_then_only_what_changed(
    room: Room, newest: Jellyfin, session: ClientSession
) -> None:
    """Page through the library once, however often something is looked for."""
    for number in range(1200):
        newest.add_movie(
            f"Film {number}", year=2000, path=f"/x/{number}", provider_ids={}
        )
    room.tell(FILM.wish(0, WishStatus.APPROVED))
    async with Watch(room, newest, session, LAZY) as watcher:
        await settled(watcher, room)
        whole = len(newest.calls_to("/Items"))
        assert whole >= 3
        newest.clock.advance(3600)
        await settled(watcher, room)
        again = newest.calls_to("/Items")[whole:]
        assert all("minDateLastSaved" in call.query for call in again)


async def test_nothing_is_asked_while_nobody_waits(
    room: Room, newest: Jellyfin, session: ClientSession
) -> None:
    """Leave Jellyfin alone until there is a request."""
    async with Watch(room, newest, session):
        await until(lambda: room.health["jellyfin"].reachable is True, "connected")
        assert newest.calls_to("/Items") == []


@pytest.mark.parametrize("trouble", ["down", "error"])
async def test_outage_is_survived(
    room: Room, newest: Jellyfin, session: ClientSession, trouble: str
) -> None:
    """Find what became playable during an outage, and say how Jellyfin is."""
    room.tell(FILM.wish(0, WishStatus.APPROVED), FILM.imported(1, HASH))
    async with Watch(room, newest, session):
        await until(lambda: room.health["jellyfin"].reachable is True, "up")
        if trouble == "down":
            await newest.stop()
        else:
            newest.faults.add(Fault(path="/Items", status=500))
        await until(lambda: room.health["jellyfin"].reachable is False, "down")
        newest.add_movie(
            FILM.title, year=2024, path=PATH, provider_ids={"Tmdb": str(FILM.tmdb)}
        )
        if trouble == "down":
            await newest.start()
        else:
            newest.faults.clear()
        await until(is_available(room), "found")
        await until(lambda: room.health["jellyfin"].reachable is True, "back")


async def test_failed_look_shows_at_once_that_jellyfin_is_down(
    room: Room, newest: Jellyfin, session: ClientSession
) -> None:
    """Find out now how Jellyfin is when somebody looks in vain."""
    room.tell(FILM.wish(0, WishStatus.APPROVED))
    async with Watch(room, newest, session, LAZY) as watcher:
        await settled(watcher, room)
        await until(lambda: room.health["jellyfin"].reachable is True, "up")
        newest.faults.add(Fault(path="/Items", status=500))
        with pytest.raises(ServiceError):
            await watcher.async_look()
        await until(lambda: room.health["jellyfin"].reachable is False, "down")


async def test_refused_key_ends_the_watch(
    room: Room, newest: Jellyfin, session: ClientSession
) -> None:
    """Ask for a new key once, and leave Jellyfin alone."""
    newest.api_keys.clear()
    watch = Watch(room, newest, session)
    async with watch:
        await until(lambda: watch.refused == 1, "refused")
        assert room.health["jellyfin"].reachable is False


async def test_stopped_watcher_leaves_nothing_behind(
    room: Room, newest: Jellyfin, session: ClientSession
) -> None:
    """Leave no task and no listener."""
    before = asyncio.all_tasks()
    room.tell(FILM.wish(0, WishStatus.APPROVED))
    async with Watch(room, newest, session) as watcher:
        await settled(watcher, room)
    left = [task.get_name() for task in asyncio.all_tasks() - before]
    assert not [name for name in left if "availability" in name]
    assert room.listeners == 0

"""Test titles of the library that are not what they seem."""

from dataclasses import replace
from datetime import timedelta

from homeassistant.util import dt as dt_util
import pytest

from custom_components.status_tracker.tracker.codec import pack
from custom_components.status_tracker.tracker.facts import LibraryFound, Subject
from custom_components.status_tracker.tracker.models import (
    FILM,
    ItemKey,
    MediaIds,
    Source,
)
from custom_components.status_tracker.tracker.terms import (
    MediaType,
    Origin,
    RequestState,
    Service,
)
from tests.stack.catalogue import (
    COPPER_LIGHTHOUSE,
    HARBOUR_NINE,
    KITSUNE_POST_OFFICE,
    PAPER_CRANE_ORBIT,
)
from tests.stack.jellyfin_items import Presence
from tests.stack.player import Options
from tests.stack.populate import invent
from tests.stack.stories import tell

from .sync_home import SyncHome, counts, names

ORBIT_FOLDER = "/data/media/anime/Paper Crane Orbit"


def film_as_series(home: SyncHome, *, parts: int = 1) -> str:
    """Let Jellyfin show an anime film as the series that AniDB makes of it."""
    title = PAPER_CRANE_ORBIT
    (item_id,) = home.own([title], in_seerr=False)
    home.stack.jellyfin.remove(item_id)
    home.stack.shoko.records.series[301].tmdb_movies.add(title.tmdb_id)
    series_id = home.stack.jellyfin.add_series(
        title.title,
        year=title.year,
        provider_ids={"AniDB": "990301", "Shoko Series": "301"},
        path=ORBIT_FOLDER,
    )
    for season, number in ((0, 1), *((1, part) for part in range(1, parts + 1))):
        home.stack.jellyfin.add_episode(
            series_id,
            season,
            number,
            title=f"Part {number}",
            path=f"{ORBIT_FOLDER}/S{season}E{number}.mkv",
        )
    return series_id


async def test_film_that_is_a_series_in_jellyfin_is_a_film(home: SyncHome) -> None:
    """Know a series of one episode as the film that Shoko says it is."""
    series_id = film_as_series(home)
    assert counts(await home.read()) == {"added": 1}
    request = home.known(PAPER_CRANE_ORBIT)
    assert request.media_type is MediaType.MOVIE
    assert list(request.items) == [FILM]
    # Without Shoko it is only a series, and yet no second title; its number at TVDB
    # is not the film's.
    await home.stack.shoko.stop()
    item = home.stack.jellyfin.library.items[series_id]
    item.provider_ids["Tvdb"] = "990399"
    result = await home.read()
    assert counts(result) == {"unchanged": 1}
    assert len(home.coordinator.tracker.archive) == 1


async def test_film_in_parts_stays_a_series(home: SyncHome) -> None:
    """Keep what has several episodes a show, whatever else it may be."""
    film_as_series(home, parts=2)
    assert counts(await home.read()) == {"added": 1}
    (row,) = home.coordinator.tracker.archive
    assert row.headline.media_type is MediaType.TV


async def test_second_season_of_anidb_is_a_title_of_its_own(home: SyncHome) -> None:
    """Mix no episodes of two seasons that AniDB counts from one each."""
    title = KITSUNE_POST_OFFICE
    home.own([title], in_seerr=False)
    home.stack.shoko.records.ensure_series(402, 990402, "Second Class")
    jellyfin = home.stack.jellyfin
    series_id = jellyfin.add_series(
        "Kitsune Post Office: Second Class",
        year=2026,
        provider_ids={
            "Tvdb": str(title.tvdb_id),
            "AniDB": "990402",
            "Shoko Series": "402",
        },
        path="/data/media/anime/Kitsune 2",
    )
    jellyfin.add_episode(
        series_id, 1, 1, title="Return", path="/data/media/anime/Kitsune 2/1.mkv"
    )
    assert counts(await home.read()) == {"added": 2}
    assert home.known(title).items.keys() == {ItemKey(1, n) for n in (1, 2, 3)}
    (part,) = [
        request
        for row in home.coordinator.tracker.archive
        if (request := home.coordinator.tracker.get(row.id)) is not None
        and request.ids.shoko_series == 402
    ]
    assert part.items.keys() == {ItemKey(1, 1)}
    assert part.ids.tvdb is None
    assert counts(await home.read()) == {"unchanged": 2}


async def test_dry_run_tells_a_second_copy_from_a_new_title(home: SyncHome) -> None:
    """Say of two copies of a film that one is new and the other adds to it."""
    for place in ("movies", "movies-4k"):
        home.stack.jellyfin.add_movie(
            COPPER_LIGHTHOUSE.title,
            year=COPPER_LIGHTHOUSE.year,
            path=f"/data/media/{place}/Copper/film.mkv",
            provider_ids={"Tmdb": str(COPPER_LIGHTHOUSE.tmdb_id)},
        )
    result = await home.read(dry_run=True)
    assert counts(result) == {"added": 1, "updated": 1}
    assert result["updated"]["items"][0]["fields"] == ["jellyfin"]


async def test_file_that_jellyfin_never_looks_into_counts_after_a_while(
    home: SyncHome,
) -> None:
    """Wait for a file that is new, and no longer for one that has been there."""
    now = dt_util.utcnow()
    jellyfin = home.stack.jellyfin
    for name, age in (("New", timedelta(0)), ("Old", timedelta(hours=1))):
        item_id = jellyfin.add_movie(
            name,
            year=2020,
            path=f"/data/media/movies/{name}.strm",
            provider_ids={},
            presence=Presence.UNPROBED,
        )
        jellyfin.update(item_id, created=now - age, minutes=0)
    result = await home.read()
    assert names(result, "added") == ["Old"]
    assert result["unplayable"] == 1


@pytest.mark.parametrize("number", [2**31, 2**40], ids=["too large", "far too large"])
async def test_number_that_no_episode_has_is_named(home: SyncHome, number: int) -> None:
    """Leave an episode out whose number makes no sense, and take the others in."""
    (series_id,) = home.own([HARBOUR_NINE])
    home.stack.jellyfin.add_episode(
        series_id, 1, number, title="Odd", path="/data/media/tv/Harbour Nine/odd.mkv"
    )
    result = await home.read()
    assert counts(result) == {"added": 1, "unreadable": 1}
    assert len(home.known(HARBOUR_NINE).items) == 3


async def test_title_without_a_name_is_named_by_its_id(home: SyncHome) -> None:
    """Say which item of Jellyfin has no name."""
    item_id = home.stack.jellyfin.add_movie(
        " ", year=2020, path="/data/media/movies/x.mkv", provider_ids={}
    )
    assert names(await home.read(), "unreadable") == [item_id]


async def test_item_without_an_id_is_named(home: SyncHome) -> None:
    """Say what it was that Jellyfin told no id of, and read the others."""
    home.own([COPPER_LIGHTHOUSE])
    library = home.stack.jellyfin.library
    (item,) = library.items.values()
    library.put(replace(item, id="x" * 32, name="Nobody"))
    result = await home.read()
    assert counts(result) == {"added": 1, "unreadable": 1}
    assert names(result, "unreadable") == ["Nobody"]


async def test_name_of_two_films_in_radarr_tells_nothing(home: SyncHome) -> None:
    """Link a film without ids to none of two that are called alike."""
    one, other = invent(2)
    home.own([one, replace(other, title=one.title, year=one.year)], in_seerr=False)
    jellyfin = home.stack.jellyfin
    for item_id in list(jellyfin.library.items):
        jellyfin.remove(item_id)
    jellyfin.add_movie(
        one.title, year=one.year, path="/elsewhere/film.mkv", provider_ids={}
    )
    await home.read()
    (row,) = home.coordinator.tracker.archive
    request = home.coordinator.tracker.get(row.id)
    assert request is not None
    assert not request.arr
    assert request.ids.tmdb is None


async def test_many_titles_that_are_gone_are_all_named(home: SyncHome) -> None:
    """Ask for everything that was not met, however much that is."""
    titles = list(invent(60))
    ids = home.own(titles, in_seerr=False)
    await home.read()
    kept = ids[::20]
    library = home.stack.jellyfin.library
    with library.silence():
        for item_id in ids:
            if item_id not in kept:
                library.remove(item_id)
    result = await home.read(limit=200)
    assert counts(result) == {"gone": 57, "unchanged": 3}
    assert len(set(names(result, "gone"))) == 57


async def test_failed_request_is_not_gone(home: SyncHome) -> None:
    """Miss nothing of a title that never came."""
    await home.bring(COPPER_LIGHTHOUSE, Options(declined=True))
    assert home.summary(COPPER_LIGHTHOUSE).state is RequestState.FAILED
    assert counts(await home.read()) == {}


async def test_item_of_two_requests_is_gone_for_neither(home: SyncHome) -> None:
    """Ask once for what two requests have in common, and tell it of both."""
    title = COPPER_LIGHTHOUSE
    (item_id,) = home.own([title])
    home.stack.jellyfin.update(item_id, height=2160)
    for is_4k in (False, True):
        story = tell(home.stack, title, Options(is_4k=is_4k), seed=int(is_4k))
        await story.advance_to("wish")
    await home.hass.async_block_till_done()
    assert counts(await home.read())["available"] == 2
    requests = [home.coordinator.tracker.requests[one] for one in home.requests(title)]
    assert len(requests) == 2
    assert {tuple(one.items[FILM].playable) for one in requests} == {(item_id,)}
    # Jellyfin looks into the file anew: nobody meets it, and yet it is there.
    home.stack.jellyfin.update(
        item_id, presence=Presence.UNPROBED, minutes=0, created=dt_util.utcnow()
    )
    result = await home.read()
    assert result["unplayable"] == 1
    assert counts(result) == {}


async def test_dry_run_leaves_a_live_title_of_the_library_alone(
    home: SyncHome,
) -> None:
    """Say what a title without anything to play would get, and give it nothing."""
    title = HARBOUR_NINE
    await home.tell(
        LibraryFound(
            at=dt_util.utcnow(),
            source=Source(Service.JELLYFIN, "jellyfin"),
            subject=Subject(
                media_type=MediaType.TV,
                ids=MediaIds(tvdb=title.tvdb_id),
                title=title.title,
            ),
        )
    )
    request = home.known(title)
    assert request.origin is Origin.LIBRARY
    assert request.id in home.coordinator.tracker.requests
    before = pack(request)
    home.own([title], in_seerr=False)
    (row,) = (await home.read(dry_run=True))["updated"]["items"]
    assert "episodes" in row["fields"]
    assert pack(home.known(title)) == before
    await home.read()
    assert home.summary(title).state is RequestState.AVAILABLE

"""Test what the sync does with titles that are known already."""

from dataclasses import replace
from datetime import timedelta

from homeassistant.util import dt as dt_util
import pytest

from custom_components.status_tracker.tracker.facts import LibraryFound, Subject
from custom_components.status_tracker.tracker.models import (
    MediaIds,
    MediaRequest,
    Source,
)
from custom_components.status_tracker.tracker.terms import (
    MediaType,
    Origin,
    RequestState,
    Service,
    Step,
    WishStatus,
)
from tests.stack.catalogue import (
    COPPER_LIGHTHOUSE,
    HARBOUR_NINE,
    KITSUNE_POST_OFFICE,
    PAPER_CRANE_ORBIT,
    REFERENCE,
)
from tests.stack.jellyfin_items import Kind
from tests.stack.player import Options
from tests.stack.world import Title
from tests.tracker.stories import Film

from .sync_home import SyncHome, counts, names

KINDS = pytest.mark.parametrize(
    "title", REFERENCE, ids=["film", "show", "anime film", "anime show"]
)
JELLYFIN = Source(Service.JELLYFIN, "jellyfin")


def what_is_known(request: MediaRequest) -> dict[str, object]:
    """Return everything known of a title itself."""
    names = ("title", "year", "original_title", "overview", "poster", "requested_by")
    told: dict[str, object] = {name: getattr(request, name) for name in names}
    told |= {f"id {name}": known for name, known in request.id_claims.items()}
    told |= {f"arr {ref}": record for ref, record in request.arr.items()}
    told |= {f"anime {name}": one for name, one in request.anime_claims.items()}
    return {name: value for name, value in told.items() if value is not None}


@KINDS
async def test_unfinished_request_becomes_available(
    home: SyncHome, title: Title
) -> None:
    """Make what is playable available, with Jellyfin's word for each item."""
    await home.bring(title)
    assert home.summary(title).state is not RequestState.AVAILABLE
    before = what_is_known(home.known(title))
    dry = await home.read(dry_run=True)
    assert names(dry, "available") == [title.title]
    assert home.summary(title).state is not RequestState.AVAILABLE
    result = await home.read()
    assert names(result, "available") == [title.title]
    assert counts(result).get("added") is None
    request = home.known(title)
    assert home.summary(title).state is RequestState.AVAILABLE
    entry = request.timeline[f"{Step.AVAILABLE}|"]
    assert entry.source.service is Service.JELLYFIN
    assert entry.items == request.items.keys()
    after = what_is_known(request)
    assert {name: after[name] for name in before} == before
    assert counts(await home.read()) == {"unchanged": 1}


@KINDS
async def test_known_title_gets_missing_ids(home: SyncHome, title: Title) -> None:
    """Fill in what a request lacks, name it, and overwrite nothing."""
    home.own([title])
    kind = MediaType.TV if title.kind.is_show else MediaType.MOVIE
    known = Subject(
        media_type=kind,
        ids=MediaIds(tmdb=title.tmdb_id),
        title="As somebody else calls it",
    )
    wish = Film(tmdb=title.tmdb_id, title="As somebody else calls it").wish(
        0, WishStatus.APPROVED
    )
    wish = replace(wish, subject=replace(known, seerr=wish.subject.seerr))
    await home.tell(wish)
    before = what_is_known(home.known(title))
    dry = await home.read(dry_run=True)
    assert what_is_known(home.known(title)) == before
    result = await home.read()
    assert dry["updated"] == result["updated"]
    (row,) = result["updated"]["items"]
    wanted = {"imdb", "jellyfin", "seerr_media", "year", "poster"}
    wanted.add("sonarr" if title.kind.is_show else "radarr")
    if title.kind.is_show:
        wanted |= {"tvdb", "is_anime"}
    if title.kind.is_anime:
        wanted |= {"anidb", "shoko_series", "original_title", "is_anime"}
    assert set(row["fields"]) == wanted
    after = what_is_known(home.known(title))
    assert {name: after[name] for name in before} == before
    assert home.known(title).name == "As somebody else calls it"


async def test_later_word_counts_more_than_the_library(home: SyncHome) -> None:
    """Let what the library said give way to anything that is told, in any order."""
    title = COPPER_LIGHTHOUSE
    home.own([title])
    await home.read()
    film = Film(tmdb=title.tmdb_id, title="Its real name", year=1999)
    await home.tell(film.wish(0, WishStatus.APPROVED))
    request = home.known(title)
    assert request.name == "Its real name"
    assert request.year is not None
    assert request.year.value == 1999
    assert counts(await home.read()) == {"unchanged": 1}
    assert home.known(title).name == "Its real name"


async def test_contradiction_is_reported_and_changes_nothing(home: SyncHome) -> None:
    """Report a title whose ids a request knows differently."""
    title = COPPER_LIGHTHOUSE
    await home.bring(title)
    before = what_is_known(home.known(title))
    home.stack.jellyfin.add_movie(
        "The Wrong Lighthouse",
        year=2024,
        path="/data/media/movies/wrong.mkv",
        provider_ids={"Tmdb": str(title.tmdb_id), "Imdb": "tt0000001"},
    )
    result = await home.read()
    (row,) = result["conflicts"]["items"]
    assert row == {
        "title": "The Wrong Lighthouse",
        "year": 2024,
        "type": "movie",
        "reason": "ids_differ",
        "fields": ["imdb"],
    }
    after = what_is_known(home.known(title))
    assert {name: after[name] for name in before} == before
    assert home.known(title).ids.imdb == title.imdb_id


async def test_namesake_is_another_film(home: SyncHome) -> None:
    """Know a film of the same name from another year, or without one, as its own."""
    await home.bring(COPPER_LIGHTHOUSE)
    for year in (1954, None):
        home.stack.jellyfin.add_movie(
            COPPER_LIGHTHOUSE.title,
            year=year,
            path=f"/data/media/movies/{year}.mkv",
            provider_ids={},
        )
    assert counts(await home.read())["added"] == 2


@KINDS
async def test_gone_title_is_reported_and_stays(home: SyncHome, title: Title) -> None:
    """Name what is no longer in Jellyfin, and delete nothing."""
    (item_id,) = home.own([title])
    await home.read()
    request_id = home.known(title).id
    home.stack.jellyfin.remove(item_id)
    result = await home.read()
    assert counts(result) == {"gone": 1}
    (row,) = result["gone"]["items"]
    kind = "tv" if title.kind.is_show else "movie"
    assert row == {
        "request_id": request_id,
        "title": title.title,
        "year": title.year,
        "type": kind,
    }
    assert home.summary(title).state is RequestState.AVAILABLE


async def test_gone_request_is_reported(home: SyncHome) -> None:
    """Name what somebody wished for as well, live or long finished."""
    await home.bring(COPPER_LIGHTHOUSE)
    await home.bring(HARBOUR_NINE)
    await home.read()
    later = dt_util.utcnow() + timedelta(days=1)
    home.coordinator.tracker.archive_finished(later)
    jellyfin = home.stack.jellyfin
    with jellyfin.library.silence():
        for item in list(jellyfin.library.items.values()):
            if item.id in jellyfin.library.items:
                jellyfin.library.remove(item.id)
    result = await home.read()
    assert sorted(names(result, "gone")) == [
        HARBOUR_NINE.title,
        COPPER_LIGHTHOUSE.title,
    ]


async def test_lost_and_new_episodes_are_reported(home: SyncHome) -> None:
    """Name a show that lost an episode, and one that got one."""
    (series_id,) = home.own([HARBOUR_NINE])
    await home.read()
    jellyfin = home.stack.jellyfin
    (episode, *_) = jellyfin.library.below(series_id, Kind.EPISODE)
    jellyfin.library.remove(episode.id)
    jellyfin.add_episode(
        series_id, 2, 1, title="Spring Tide", path="/data/media/tv/Harbour Nine/s2.mkv"
    )
    result = await home.read()
    assert counts(result) == {"gone": 1, "updated": 1}
    assert result["gone"]["items"][0]["episodes"] == 1
    assert result["updated"]["items"][0]["fields"] == ["episodes"]
    assert counts(await home.read()) == {"gone": 1, "unchanged": 1}


async def test_failed_request_does_not_stand_for_the_library(home: SyncHome) -> None:
    """Know a title as there although somebody's wish for it was declined long ago."""
    title = COPPER_LIGHTHOUSE
    film = Film(tmdb=title.tmdb_id, title=title.title, year=title.year)
    await home.tell(film.wish(0, WishStatus.DECLINED))
    home.coordinator.tracker.archive_finished(dt_util.utcnow())
    home.own([title])
    assert counts(await home.read()) == {"added": 1}
    assert counts(await home.read()) == {"unchanged": 1}


async def test_live_failed_request_becomes_available(home: SyncHome) -> None:
    """Let a request that failed lately be available where its title is there."""
    title = PAPER_CRANE_ORBIT
    await home.bring(title, Options(declined=True))
    assert home.summary(title).state is RequestState.FAILED
    home.own([title])
    result = await home.read()
    assert names(result, "available") == [title.title]
    assert not result["added"]["count"]
    assert home.summary(title).state is RequestState.AVAILABLE


async def test_library_found_in_any_order_is_the_same(home: SyncHome) -> None:
    """Keep the first of two words of the library, whichever comes first."""
    now = dt_util.utcnow()
    facts = [
        LibraryFound(
            at=now - timedelta(days=day),
            source=JELLYFIN,
            subject=Subject(
                media_type=MediaType.TV,
                ids=MediaIds(jellyfin="a" * 32, tvdb=990401),
                title=f"Title {day}",
                year=2000 + day,
            ),
        )
        for day in (1, 2)
    ]
    await home.tell(*facts)
    one = what_is_known(home.known(KITSUNE_POST_OFFICE))
    await home.coordinator.async_forget(home.known(KITSUNE_POST_OFFICE).id)
    await home.tell(*reversed(facts))
    assert what_is_known(home.known(KITSUNE_POST_OFFICE)) == one
    assert home.known(KITSUNE_POST_OFFICE).origin is Origin.LIBRARY


@KINDS
async def test_title_of_the_library_comes_back(home: SyncHome, title: Title) -> None:
    """Know a title again that left the library for a while, as the same one."""
    (item_id,) = home.own([title])
    await home.read()
    request_id = home.known(title).id
    jellyfin = home.stack.jellyfin
    gone = [jellyfin.library.items[item_id]]
    gone += jellyfin.library.below(item_id, Kind.EPISODE)
    jellyfin.remove(item_id)
    await jellyfin.send_item_deleted(item_id)
    await home.hass.async_block_till_done()
    assert home.summary(title).state is RequestState.FAILED
    for item in gone:
        jellyfin.library.put(item)
    (row,) = (await home.read())["updated"]["items"]
    assert row["fields"] == ["episodes" if title.kind.is_show else "versions"]
    assert home.known(title).id == request_id
    assert home.summary(title).state is RequestState.AVAILABLE

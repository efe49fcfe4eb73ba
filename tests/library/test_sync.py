"""Test what becomes known of a library, for all four kinds of titles."""

from homeassistant.helpers import entity_registry as er
from homeassistant.util import dt as dt_util
import pytest

from custom_components.status_tracker.tracker.facts import LibraryFound, Subject
from custom_components.status_tracker.tracker.models import (
    FILM,
    ItemKey,
    MediaIds,
    Source,
)
from custom_components.status_tracker.tracker.terms import (
    ItemState,
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
    REFERENCE,
)
from tests.stack.populate import invent
from tests.stack.world import Title

from .sync_home import SyncHome, counts, names


@pytest.mark.parametrize(
    ("title", "is_anime"),
    [
        (COPPER_LIGHTHOUSE, None),
        (HARBOUR_NINE, False),
        (PAPER_CRANE_ORBIT, True),
        (KITSUNE_POST_OFFICE, True),
    ],
    ids=["film", "show", "anime film", "anime show"],
)
async def test_title_becomes_known_with_everything(
    home: SyncHome, title: Title, is_anime: bool | None
) -> None:
    """Know a title of the library with every id that any service has."""
    (item_id,) = home.own([title])
    result = await home.read()
    assert counts(result) == {"added": 1}
    (row,) = result["added"]["items"]
    kind = "tv" if title.kind.is_show else "movie"
    assert row == {"title": title.title, "year": title.year, "type": kind}
    request = home.known(title)
    assert request.origin is Origin.LIBRARY
    assert request.requested_by is None
    assert request.year is not None
    assert request.year.value == title.year
    assert request.poster is not None
    assert request.poster.value.startswith("https://")
    assert request.ids.tmdb == title.tmdb_id
    assert request.ids.imdb == title.imdb_id
    assert request.ids.anidb == title.anidb_id
    assert request.ids.shoko_series == title.shoko_series_id
    assert request.ids.jellyfin == item_id
    media = home.stack.seerr.find_media(title)
    assert media is not None
    assert request.ids.seerr_media == media.id
    arr = home.stack.sonarr.series if title.kind.is_show else home.stack.radarr.movies
    ((ref, record),) = request.arr.items()
    assert ref == ("sonarr" if title.kind.is_show else "radarr", *arr)
    assert record.present
    summary = home.summary(title)
    assert summary.state is RequestState.AVAILABLE
    assert summary.is_anime is is_anime
    if title.kind.is_show:
        assert request.ids.tvdb == title.tvdb_id
        keys = {ItemKey(each.season, each.number) for each in title.episodes}
        assert summary.jellyfin_id == item_id
    else:
        keys = {FILM}
    states = home.coordinator.tracker.item_states(request.id)
    assert states == dict.fromkeys(keys, ItemState.AVAILABLE)


async def test_library_is_known_without_a_word(
    home: SyncHome, entity_registry: er.EntityRegistry
) -> None:
    """Put titles into the history: no sensor, no event, nobody's wish."""
    before = set(entity_registry.entities)
    events: list[object] = []
    home.hass.bus.async_listen("status_tracker_event", events.append)
    home.own(REFERENCE)
    await home.read()
    await home.hass.async_block_till_done()
    assert set(entity_registry.entities) == before
    assert not events
    tracker = home.coordinator.tracker
    assert not tracker.requests
    assert len(tracker.archive) == len(REFERENCE)
    assert {row.headline.origin for row in tracker.archive} == {Origin.LIBRARY}


async def test_second_sync_finds_nothing_new(home: SyncHome) -> None:
    """Change nothing where everything is known, and that on disk too."""
    home.own(REFERENCE)
    assert counts(await home.read()) == {"added": 4}
    assert counts(await home.read()) == {"unchanged": 4}
    await home.restart()
    assert counts(await home.read()) == {"unchanged": 4}


async def test_dry_run_changes_nothing(home: SyncHome) -> None:
    """Say what would become known, and leave everything as it is."""
    home.own(REFERENCE)
    answer = await home.call(dry_run=True)
    assert answer["dry_run"]
    assert counts(answer["result"]) == {"added": 4}
    assert not home.coordinator.tracker.archive.ids
    assert counts(await home.read()) == {"added": 4}


async def test_lists_hold_names_up_to_the_limit(home: SyncHome) -> None:
    """Count everything and name a few."""
    home.own(REFERENCE)
    result = await home.read(limit=2)
    assert result["added"]["count"] == 4
    assert len(result["added"]["items"]) == 2
    # Three episodes for each of the two shows.
    assert result["scanned"] == 4 + 2 * 3


async def test_film_in_two_libraries_is_one_film(home: SyncHome) -> None:
    """Know the same film in HD and in 4K as one, whatever comes first."""
    title = COPPER_LIGHTHOUSE
    ids = {"Tmdb": str(title.tmdb_id)}
    for place, height in (("movies-4k", 2160), ("movies", 1080)):
        home.stack.jellyfin.add_movie(
            title.title,
            year=title.year,
            path=f"/data/media/{place}/{title.title}/film.mkv",
            provider_ids=ids,
            height=height,
        )
    result = await home.read()
    assert names(result, "added") == [title.title]
    assert names(result, "updated") == [title.title]
    assert len(home.known(title).items[FILM].playable) == 2
    assert counts(await home.read()) == {"unchanged": 2}


async def test_films_of_one_anime_are_told_apart(home: SyncHome) -> None:
    """Know two films that AniDB keeps under one number as two."""
    ids = {"AniDB": "990301", "Shoko Series": "301"}
    for part in ("Paper Crane Orbit", "Paper Crane Descent"):
        home.stack.jellyfin.add_movie(
            part,
            year=2022,
            path=f"/data/media/anime-movies/{part}/{part}.mkv",
            provider_ids=ids,
        )
    assert counts(await home.read()) == {"added": 2}
    assert counts(await home.read()) == {"unchanged": 2}


async def test_missing_and_odd_items(home: SyncHome) -> None:
    """Leave out what has no file, and name what makes no sense."""
    jellyfin = home.stack.jellyfin
    jellyfin.add_movie(
        "Nowhere", year=2020, path="/data/x.mkv", provider_ids={}, playable=False
    )
    series = jellyfin.add_series("Odd Show", year=2020, provider_ids={})
    episode = jellyfin.add_episode(
        series, 1, 1, title="Strange", path="/data/media/tv/Odd Show/a.mkv"
    )
    jellyfin.library.items[episode].number = None
    empty = jellyfin.add_series("Empty Show", year=2020, provider_ids={})
    jellyfin.add_episode(empty, 1, 1, title="Missing")
    result = await home.read()
    assert counts(result) == {"unreadable": 1}
    assert names(result, "unreadable") == ["Odd Show: Strange"]
    assert result["unplayable"] == 3


async def test_long_show_is_taken_in_aside(home: SyncHome) -> None:
    """Know a show of many episodes, whose request is made beside the event loop."""
    (title,) = invent(1, shows=True, episodes=300)
    home.own([title])
    assert counts(await home.read()) == {"added": 1}
    request = home.known(title)
    assert len(request.items) == 300
    assert home.summary(title).counts.available == 300
    assert home.summary(title).state is RequestState.AVAILABLE
    await home.restart()
    assert home.known(title) == request
    assert counts(await home.read()) == {"unchanged": 1}


async def test_long_show_that_becomes_known_meanwhile(home: SyncHome) -> None:
    """Make no second request of a show that somebody told of in the same moment."""
    (title,) = invent(1, shows=True, episodes=300)
    home.own([title])
    await home.read()
    fact = LibraryFound(
        at=dt_util.utcnow(),
        source=Source(Service.JELLYFIN, "jellyfin"),
        subject=Subject(
            media_type=MediaType.TV,
            ids=MediaIds(tvdb=title.tvdb_id, jellyfin="f" * 32),
            title=title.title,
        ),
    )
    await home.coordinator.async_take_aside(fact)
    assert len(home.coordinator.tracker.archive) == 1

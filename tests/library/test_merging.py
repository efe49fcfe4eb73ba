"""Test what becomes of a title of the library that somebody asks for."""

from dataclasses import replace

from homeassistant.helpers import entity_registry as er
import pytest

from custom_components.status_tracker.tracker.facts import Subject
from custom_components.status_tracker.tracker.models import (
    ItemKey,
    MediaIds,
    MediaRequest,
)
from custom_components.status_tracker.tracker.terms import (
    MediaType,
    Origin,
    RequestState,
)
from tests.stack.catalogue import (
    COPPER_LIGHTHOUSE,
    HARBOUR_NINE,
    KITSUNE_POST_OFFICE,
    REFERENCE,
)
from tests.stack.player import Options
from tests.stack.titles import SHOWS
from tests.stack.world import Title
from tests.stacked import until

from .sync_home import SyncHome

KINDS = pytest.mark.parametrize(
    "title", REFERENCE, ids=["film", "show", "anime film", "anime show"]
)
QUARRY_LANE = SHOWS[0]


def of_title(home: SyncHome, title: Title) -> list[MediaRequest]:
    """Return all requests for a show, live and archived."""
    tracker = home.coordinator.tracker
    subject = Subject(media_type=MediaType.TV, ids=MediaIds(tvdb=title.tvdb_id))
    found = [tracker.get(one) for one in tracker.find(subject)]
    return [one for one in found if one is not None]


@KINDS
async def test_wish_takes_over_the_title_of_the_library(
    home: SyncHome, title: Title
) -> None:
    """Let a title be the wish of who asks for it, there at once and only once."""
    home.own([title], in_seerr=False)
    await home.read()
    request_id = home.known(title).id
    assert request_id not in home.coordinator.tracker.requests
    seerr = home.stack.seerr
    wish = seerr.create_request(title, approved=True)
    await seerr.announce(wish)
    await seerr.settle()
    await home.hass.async_block_till_done()
    request = home.known(title)
    assert request.id == request_id
    assert request_id in home.coordinator.tracker.requests
    assert request.origin is Origin.SEERR
    assert request.seerr is not None
    assert request.seerr.request_id == wish.id
    assert request.requested_by is not None
    assert home.summary(title).state is RequestState.AVAILABLE
    registry = er.async_get(home.hass)
    unique_id = f"{home.entry.entry_id}_{request_id}"
    assert registry.async_get_entity_id("sensor", "status_tracker", unique_id)
    (row,) = (await home.read())["updated"]["items"]
    assert row["fields"] == ["seerr_media"]


@KINDS
async def test_title_that_was_lost_comes_again(home: SyncHome, title: Title) -> None:
    """Follow a new wish for a title that left the library to the play button."""
    (item_id,) = home.own([title], in_seerr=False)
    await home.read()
    request_id = home.known(title).id
    stack = home.stack
    for movie in list(stack.radarr.movies.values()):
        await stack.radarr.delete_movie(movie, delete_files=True)
    for series in list(stack.sonarr.series.values()):
        await stack.sonarr.delete_series(series, delete_files=True)
    stack.jellyfin.remove(item_id)
    await stack.jellyfin.send_item_deleted(item_id)
    stack.shoko.remove_missing()
    await until(lambda: home.summary(title).state is RequestState.FAILED, "lost")
    await home.bring(title)
    result = await home.read()
    assert result["available"]["count"] == 1
    tracker = home.coordinator.tracker
    live = [one for one in tracker.requests.values() if one.name == title.title]
    assert [one.id for one in live] == [request_id]
    summary = tracker.summary(request_id)
    assert summary is not None
    assert summary.state is RequestState.AVAILABLE
    assert live[0].downloads


async def test_wish_for_another_season_is_one_of_its_own(home: SyncHome) -> None:
    """Keep the seasons of the library beside a wish for one that is not there."""
    first = replace(
        QUARRY_LANE, episodes=tuple(e for e in QUARRY_LANE.episodes if e.season == 1)
    )
    home.own([first], in_seerr=False)
    await home.read()
    library = of_title(home, QUARRY_LANE)
    assert len(library) == 1
    for series in home.stack.sonarr.series.values():
        series.title = QUARRY_LANE
        for episode in QUARRY_LANE.episodes:
            if episode.season != 1:
                home.stack.sonarr.add_episode(series, episode, monitored=False)
    await home.bring(QUARRY_LANE, Options(seasons=(2,)))
    result = await home.read()
    assert result["available"]["count"] == 1
    (wished,) = home.coordinator.tracker.requests.values()
    assert wished.origin is Origin.SEERR
    assert wished.id != library[0].id
    summary = home.coordinator.tracker.summary(wished.id)
    assert summary is not None
    assert summary.state is RequestState.AVAILABLE
    assert summary.counts.wanted == 6
    kept = home.coordinator.tracker.get(library[0].id)
    assert kept is not None
    assert kept.origin is Origin.LIBRARY
    assert {key.season for key in kept.items if kept.items[key].playable} == {1, 2}


@pytest.mark.parametrize(
    "title", [COPPER_LIGHTHOUSE, HARBOUR_NINE], ids=["film", "show"]
)
async def test_wish_in_4k_is_nothing_in_hd(home: SyncHome, title: Title) -> None:
    """Leave a title in HD to the library when somebody asks for it in 4K."""
    home.own([title], in_seerr=False)
    await home.read()
    seerr = home.stack.seerr
    wish = seerr.create_request(title, is_4k=True, approved=True)
    await seerr.announce(wish)
    await seerr.settle()
    await home.hass.async_block_till_done()
    await home.read()
    tracker = home.coordinator.tracker
    (wished,) = tracker.requests.values()
    assert wished.is_4k
    assert wished.origin is Origin.SEERR
    summary = tracker.summary(wished.id)
    assert summary is not None
    assert summary.state is not RequestState.AVAILABLE
    assert [row.headline.origin for row in tracker.archive] == [Origin.LIBRARY]


@pytest.mark.parametrize("by_hand", [False, True], ids=["grabbed", "by hand"])
async def test_new_episode_makes_a_show_of_the_library_a_request(
    home: SyncHome, by_hand: bool
) -> None:
    """Follow a show of the library as soon as Sonarr grabs or gets what it lacks."""
    title = KITSUNE_POST_OFFICE
    first = replace(title, episodes=title.episodes[:2])
    home.own([first], in_seerr=False)
    await home.read()
    request_id = home.known(title).id
    (series,) = home.stack.sonarr.series.values()
    series.title = title
    home.stack.sonarr.add_episode(series, title.episodes[2])
    story = await home.bring(title, Options(without_seerr=True, by_hand=by_hand))
    assert story.finished
    request = home.known(title)
    assert request.id == request_id
    assert request_id in home.coordinator.tracker.requests
    assert request.origin is Origin.ARR
    assert ItemKey(1, 3) in request.items


async def test_better_file_is_nobodys_wish(home: SyncHome) -> None:
    """Tell nobody of a better file for what the library has."""
    title = COPPER_LIGHTHOUSE
    home.own([title], in_seerr=False)
    await home.read()
    story = await home.bring(title, Options(without_seerr=True))
    assert story.finished
    assert not home.coordinator.tracker.requests
    assert home.known(title).origin is Origin.LIBRARY
    assert home.summary(title).state is RequestState.AVAILABLE

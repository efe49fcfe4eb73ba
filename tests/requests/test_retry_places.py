"""Test that what is tried again is found where it is, and is searched for there."""

from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.status_tracker.tracker.facts import Subject, Wished
from custom_components.status_tracker.tracker.models import (
    MediaIds,
    SeerrRef,
    Source,
)
from custom_components.status_tracker.tracker.terms import (
    MediaType,
    RequestState,
    Service,
    WishStatus,
)
from tests.common import async_set_up
from tests.stack.catalogue import COPPER_LIGHTHOUSE, HARBOUR_NINE
from tests.stack.faults import Fault
from tests.stack.film_story import FilmStory
from tests.stack.records import MediaFile
from tests.stack.show_story import ShowStory
from tests.stack.stack import Stack
from tests.stack.world import Title
from tests.stacked import stacked_entry

from .test_retry import call, searches, set_up

pytestmark = pytest.mark.usefixtures("check_translations", "impatient")

COMMAND = "/api/v3/command"


async def set_up_wish(
    hass: HomeAssistant, stack: Stack, title: Title, ids: MediaIds
) -> MockConfigEntry:
    """Set up what searches, and let only a wish tell of a title."""
    entry = stacked_entry(stack, [Service.RADARR, Service.SONARR])
    coordinator = await async_set_up(hass, entry)
    is_show = title.kind.is_show
    await coordinator.async_apply(
        [
            Wished(
                at=dt_util.utcnow(),
                source=Source(Service.SEERR, "seerr"),
                subject=Subject(
                    media_type=MediaType.TV if is_show else MediaType.MOVIE,
                    ids=ids,
                    seerr=SeerrRef("seerr", 1),
                    title=title.title,
                ),
                status=WishStatus.APPROVED,
                seasons=frozenset(title.seasons) if is_show else None,
            )
        ]
    )
    return entry


async def test_show_that_sonarr_lost_is_handed_over_by_seerr(
    hass: HomeAssistant, stack: Stack
) -> None:
    """Find no show under its old number, and let Seerr hand it over."""
    await ShowStory(stack, HARBOUR_NINE).advance_to("search")
    await set_up(hass, stack, [RequestState.SEARCHING])
    stack.sonarr.series.clear()
    answer = await call(hass, "retry_request", HARBOUR_NINE.title)
    assert answer["outcome"] == "sent_again"
    assert stack.sonarr.find(HARBOUR_NINE.tvdb_id) is not None


async def test_show_that_has_another_number_now_is_found_by_its_id(
    hass: HomeAssistant, stack: Stack
) -> None:
    """Search for a show that Sonarr lists anew."""
    await ShowStory(stack, HARBOUR_NINE).advance_to("search")
    await set_up(hass, stack, [RequestState.SEARCHING])
    (series,) = stack.sonarr.series.values()
    stack.sonarr.series.clear()
    series.id += 100
    stack.sonarr.series[series.id] = series
    before = len(searches(stack))
    await call(hass, "retry_request", HARBOUR_NINE.title)
    (search,) = searches(stack)[before:]
    assert (search["name"], search["seriesId"]) == ("SeasonSearch", series.id)


@pytest.mark.parametrize(
    "ids",
    [MediaIds(tvdb=HARBOUR_NINE.tvdb_id), MediaIds(tmdb=HARBOUR_NINE.tmdb_id)],
    ids=["tvdb", "tmdb"],
)
async def test_show_that_only_a_wish_told_of_is_found_by_any_id(
    hass: HomeAssistant, stack: Stack, ids: MediaIds
) -> None:
    """Search for the wished season of a show of which Sonarr has not told."""
    await set_up_wish(hass, stack, HARBOUR_NINE, ids)
    stack.sonarr.notifications.connections.clear()
    series = await stack.sonarr.add_series(HARBOUR_NINE)
    await call(hass, "retry_request", HARBOUR_NINE.title)
    (search,) = searches(stack)
    assert (search["name"], search["seriesId"]) == ("SeasonSearch", series.id)


@pytest.mark.parametrize(
    "title", [COPPER_LIGHTHOUSE, HARBOUR_NINE], ids=lambda t: t.kind
)
async def test_title_without_a_usable_id_is_asked_for_nowhere(
    hass: HomeAssistant, stack: Stack, title: Title
) -> None:
    """Say that nobody has it, and do not go through all that there is."""
    await set_up_wish(hass, stack, title, MediaIds(imdb=title.imdb_id))
    for arr in (stack.radarr, stack.sonarr):
        arr.faults.add(Fault(path="/api/v3/movie", status=500))
        arr.faults.add(Fault(path="/api/v3/series", status=500))
    with pytest.raises(ServiceValidationError) as refused:
        await call(hass, "retry_request", title.title)
    assert refused.value.translation_key == "retry_nowhere"


async def test_file_that_nobody_told_of_leaves_only_the_rest_to_search_for(
    hass: HomeAssistant, stack: Stack
) -> None:
    """Search for episodes where Sonarr has one of the season by now."""
    await set_up_wish(hass, stack, HARBOUR_NINE, MediaIds(tvdb=HARBOUR_NINE.tvdb_id))
    stack.sonarr.notifications.connections.clear()
    series = await stack.sonarr.add_series(HARBOUR_NINE)
    first, *others = series.episodes
    first.file = MediaFile(
        id=1,
        relative_path="one.mkv",
        path="/data/tv/one.mkv",
        quality="WEBDL-1080p",
        group="NONE",
        scene_name="one",
        size=1,
        date_added="2026-01-01T00:00:00Z",
    )
    await call(hass, "retry_request", HARBOUR_NINE.title)
    (search,) = searches(stack)
    assert search["name"] == "EpisodeSearch"
    assert search["episodeIds"] == [each.id for each in others]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ('{"id": 7, "name": "MoviesSearch", "status": "completed"}', "nothing_found"),
        ('{"name": "MoviesSearch", "status": "queued"}', "searching"),
    ],
    ids=["has_ended", "has_no_number"],
)
async def test_search_that_cannot_be_followed_is_not_asked_for(
    hass: HomeAssistant, stack: Stack, text: str, outcome: str
) -> None:
    """Ask Radarr no more about a search that is over, or has no number."""
    await FilmStory(stack, COPPER_LIGHTHOUSE).advance_to("search")
    await set_up(hass, stack)
    stack.radarr.faults.add(Fault(path=COMMAND, method="POST", text=text))
    stack.radarr.faults.add(Fault(path=f"{COMMAND}/", status=500))
    answer: dict[str, Any] = await call(hass, "retry_request", COPPER_LIGHTHOUSE.title)
    assert (answer["outcome"], answer["errors"]) == (outcome, [])

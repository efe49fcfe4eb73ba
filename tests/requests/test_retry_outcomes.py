"""Test that trying again says honestly what came of it, whatever came."""

from dataclasses import replace
from datetime import timedelta

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.util import dt as dt_util
import pytest

from custom_components.status_tracker.tracker.terms import RequestState
from tests.common import async_set_up, coordinator_of
from tests.stack.arr_store import Command
from tests.stack.catalogue import COPPER_LIGHTHOUSE, HARBOUR_NINE
from tests.stack.faults import Fault
from tests.stack.film_story import FilmStory
from tests.stack.player import Options
from tests.stack.show_story import ShowStory
from tests.stack.stack import Stack
from tests.stacked import stacked_entry, until

from .test_retry import SERVICES, call, searches, set_up, states

pytestmark = pytest.mark.usefixtures("check_translations", "impatient")


async def test_search_that_goes_on_is_said_to(
    hass: HomeAssistant, stack: Stack
) -> None:
    """Say that a search still runs when patience ends before it does."""
    await FilmStory(stack, COPPER_LIGHTHOUSE).advance_to("search")
    await set_up(hass, stack)

    async def go_on(command: Command) -> None:
        command.status = "started"
        await until(lambda: command.status == "ended", "never")

    stack.radarr.on_command.append(go_on)
    answer = await call(hass, "retry_request", COPPER_LIGHTHOUSE.title)
    assert answer["outcome"] == "searching"
    assert [each["status"] for each in answer["searches"]] == ["started"]


async def test_search_that_radarr_forgot_is_not_said_to_have_ended(
    hass: HomeAssistant, stack: Stack
) -> None:
    """Claim nothing of a search whose end nobody tells."""
    await FilmStory(stack, COPPER_LIGHTHOUSE).advance_to("search")
    await set_up(hass, stack)

    async def go_on(command: Command) -> None:
        command.status = "queued"
        del stack.radarr.commands[command.id]

    stack.radarr.on_command.append(go_on)
    answer = await call(hass, "retry_request", COPPER_LIGHTHOUSE.title)
    assert answer["outcome"] == "searching"


async def test_silence_during_a_search_is_said(
    hass: HomeAssistant, stack: Stack
) -> None:
    """Say that Radarr took the search and then gave no answer."""
    await FilmStory(stack, COPPER_LIGHTHOUSE).advance_to("search")
    await set_up(hass, stack)
    stack.radarr.faults.add(Fault(path="/api/v3/command/", status=500))
    answer = await call(hass, "retry_request", COPPER_LIGHTHOUSE.title)
    assert answer["outcome"] == "searching"
    assert [each["service"] for each in answer["errors"]] == ["Radarr"]


async def test_show_whose_episodes_are_to_come_is_not_searched_for(
    hass: HomeAssistant, stack: Stack
) -> None:
    """Say that nothing of a show has aired."""
    await ShowStory(stack, HARBOUR_NINE).advance_to("search")
    series = stack.sonarr.find(HARBOUR_NINE.tvdb_id)
    assert series is not None
    ahead = (dt_util.utcnow() + timedelta(days=30)).date()
    for each in series.episodes:
        each.episode = replace(each.episode, air_date=ahead.isoformat())
    await set_up(hass, stack)
    before = searches(stack)
    answer = await call(hass, "retry_request", HARBOUR_NINE.title)
    assert answer["outcome"] == "not_aired"
    assert searches(stack) == before


async def test_title_that_radarr_lost_is_handed_over_by_seerr(
    hass: HomeAssistant, stack: Stack
) -> None:
    """Find no film under its old number, and let Seerr hand it over."""
    story = FilmStory(stack, COPPER_LIGHTHOUSE)
    await story.advance_to("search")
    await set_up(hass, stack, [RequestState.SEARCHING])
    stack.radarr.movies.clear()
    answer = await call(hass, "retry_request", COPPER_LIGHTHOUSE.title)
    assert answer["outcome"] == "sent_again"
    assert stack.radarr.find(COPPER_LIGHTHOUSE.tmdb_id) is not None


async def test_title_that_has_another_number_now_is_found_by_its_id(
    hass: HomeAssistant, stack: Stack
) -> None:
    """Search for a film that Radarr lists anew."""
    await FilmStory(stack, COPPER_LIGHTHOUSE).advance_to("search")
    await set_up(hass, stack, [RequestState.SEARCHING])
    (movie,) = stack.radarr.movies.values()
    stack.radarr.movies.clear()
    movie.id += 100
    stack.radarr.movies[movie.id] = movie
    before = len(searches(stack))
    answer = await call(hass, "retry_request", COPPER_LIGHTHOUSE.title)
    assert answer["outcome"] == "nothing_found"
    (search,) = searches(stack)[before:]
    assert search["movieIds"] == [movie.id]


async def test_title_that_nobody_has_is_refused(
    hass: HomeAssistant, stack: Stack
) -> None:
    """Say that nobody has what is missing, once Seerr has forgotten the wish."""
    await FilmStory(stack, COPPER_LIGHTHOUSE).advance_to("search")
    await set_up(hass, stack)
    stack.radarr.movies.clear()
    stack.seerr.requests.clear()
    with pytest.raises(ServiceValidationError) as refused:
        await call(hass, "retry_request", COPPER_LIGHTHOUSE.title)
    assert refused.value.translation_key == "retry_nowhere"


async def test_seerr_that_gives_no_answer_is_named(
    hass: HomeAssistant, stack: Stack
) -> None:
    """Say that Seerr did not hand it over."""
    story = FilmStory(stack, COPPER_LIGHTHOUSE, Options(fails_at_seerr=True))
    await story.advance_to("approve")
    await set_up(hass, stack, [RequestState.FAILED])
    stack.seerr.faults.add(Fault(method="POST", status=500))
    with pytest.raises(HomeAssistantError, match="Seerr"):
        await call(hass, "retry_request", COPPER_LIGHTHOUSE.title)


async def test_one_that_fails_does_not_hide_one_that_searches(
    hass: HomeAssistant,
) -> None:
    """Search in one Radarr and name the other, which gave no answer."""
    async with Stack(four_k=True) as stack:
        await FilmStory(stack, COPPER_LIGHTHOUSE).advance_to("search")
        entry = stacked_entry(stack, SERVICES, four_k=True)
        await async_set_up(hass, entry)
        await until(lambda: states(entry) == [RequestState.SEARCHING], "searching")
        (request,) = coordinator_of(entry).tracker.requests.values()
        # Nobody has told who has it, nor in which quality it was asked for.
        request.arr.clear()
        request.is_4k = None
        assert stack.radarr_4k is not None
        stack.radarr_4k.faults.add(Fault(status=500))
        answer = await call(hass, "retry_request", COPPER_LIGHTHOUSE.title)
        assert answer["outcome"] == "nothing_found"
        assert [each["service"] for each in answer["searches"]] == ["Radarr"]
        assert len(answer["errors"]) == 1
        assert await hass.config_entries.async_unload(entry.entry_id)

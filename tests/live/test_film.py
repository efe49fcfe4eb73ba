"""Test a film's journey as a user's browser sees it, in a real Home Assistant."""

import asyncio
from datetime import UTC, datetime
from itertools import pairwise

import pytest

from tests.stack.catalogue import COPPER_LIGHTHOUSE
from tests.stack.film_story import FilmStory
from tests.stack.player import Options
from tests.stack.world import Title

from .client import HomeClient
from .household import Household
from .journeys import KILLED, MISSED, STOPS, TICKS, WHOLE_JOURNEY, outage, queued_film
from .watching import Onlooker, recorded

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(600)]


async def sensor_of(client: HomeClient, title: Title) -> str:
    """Return the sensor of a title."""
    (found,) = (
        entity_id
        for entity_id, state in (await client.states()).items()
        if entity_id.startswith("sensor.")
        and state["attributes"].get("title") == title.title
    )
    return found


async def test_film_walks_through_every_state(household: Household) -> None:
    """Show each state of the film in order, and percents that rise."""
    story = FilmStory(household.stack, COPPER_LIGHTHOUSE, Options(ticks=TICKS))
    onlooker = Onlooker()
    began = datetime.now(UTC).isoformat()
    film = onlooker.film(story.title.title)
    async with onlooker.looking(household.client):
        while not story.finished:
            await onlooker.show(story)
            if story.done[-1] == "download":
                percent = 100 * story.done.count("download") // (TICKS + 1)
                await onlooker.until_true(
                    lambda: percent in film.percents,  # noqa: B023
                    lambda: f"Percents seen: {film.percents}",
                )
        sensor = await sensor_of(household.client, story.title)
        async with household.client.connect() as socket:
            kept = await recorded(socket, sensor, began, "available")

    assert film.journey == WHOLE_JOURNEY
    assert film.percents == sorted(film.percents)
    assert film.fractions == sorted(film.fractions)
    assert film.row["state"] == "available"
    assert [state for state in WHOLE_JOURNEY if state in kept] == WHOLE_JOURNEY
    assert all(a != b for a, b in pairwise(kept))
    assert film.attributes["requested_by"] == "alice"
    assert story.cast.jellyfin_ids[0] in film.attributes["jellyfin_url"]
    async with household.client.session.get(
        film.attributes["entity_picture"]
    ) as poster:
        assert poster.content_type == "image/svg+xml"


async def test_kill_after_each_step_loses_nothing(household: Household) -> None:
    """Stand where each film stood when the power comes back, and go on to the end."""
    stories = [queued_film(household.stack, title) for title in KILLED]
    onlooker = Onlooker()
    films = [onlooker.film(title.title) for title in KILLED]
    async with onlooker.looking(household.client):
        await asyncio.gather(*map(onlooker.show_until, stories, STOPS, strict=True))
        await household.home.kill()
    before = [film.journey for film in films]
    onlooker.forget()

    await household.restart()
    async with onlooker.looking(household.client):
        after = [film.journey for film in films]
        await asyncio.gather(*map(onlooker.show_rest, stories))

    assert after == [[stop.state] for stop in STOPS]
    for film, seen, stop in zip(films, before, STOPS, strict=True):
        passed = WHOLE_JOURNEY.index(stop.state)
        assert seen == WHOLE_JOURNEY[: passed + 1]
        assert film.journey == WHOLE_JOURNEY[passed:]


async def test_step_during_outage_is_found(household: Household) -> None:
    """Find out after a kill what happened while nobody listened."""
    stories = [queued_film(household.stack, title) for title in MISSED]
    onlooker = Onlooker()
    async with onlooker.looking(household.client):
        # The first film is not even wished for yet, each other is one stop behind.
        await asyncio.gather(
            *map(onlooker.show_until, stories[1:], STOPS[:-1], strict=True)
        )
        await household.home.kill()
    onlooker.forget()

    with outage(household.stack):
        for story, stop in zip(stories, STOPS, strict=True):
            await story.advance_to(stop.step, stop.nth)
    await household.restart()
    async with onlooker.looking(household.client):
        for title, stop in zip(MISSED, STOPS, strict=True):
            await onlooker.until(title.title, stop.state)
        await asyncio.gather(*map(onlooker.show_rest, stories))

    for title, stop in zip(MISSED, STOPS, strict=True):
        rest = WHOLE_JOURNEY[WHOLE_JOURNEY.index(stop.state) :]
        assert onlooker.film(title.title).journey[-len(rest) :] == rest

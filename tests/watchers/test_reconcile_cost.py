"""Test that finding what was missed costs a few calls, however long the history."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import Final, cast

from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
import pytest

from custom_components.status_tracker.coordinator import StatusTrackerCoordinator
from custom_components.status_tracker.tracker.facts import Fact
from custom_components.status_tracker.tracker.terms import (
    RequestState,
    Service,
    WishStatus,
)
from custom_components.status_tracker.watchers import WATCHERS
from tests.common import async_set_up, coordinator_of
from tests.stack.catalogue import film
from tests.stack.film_story import FilmStory
from tests.stack.player import Options
from tests.stack.stack import Stack
from tests.stacked import stacked_entry, until
from tests.tracker.stories import Film

SERVICES: Final = (
    Service.SEERR,
    Service.RADARR,
    Service.SONARR,
    Service.QBITTORRENT,
    Service.JELLYFIN,
)
FEW, MANY = 5, 500
# Seerr lists its requests in pages, as far back as the oldest unfinished one.
ALLOWED: Final = 10


def told(story: FilmStory) -> list[Fact]:
    """Return what was told of a film that arrived yesterday."""
    known = Film(
        tmdb=story.title.tmdb_id,
        title=story.title.title,
        wish_id=story.request.id,
        arr_id=story.movie.id,
    )
    facts = [
        known.wish(0, WishStatus.APPROVED),
        known.added(1),
        known.imported(2, f"{story.request.id:040x}", story.path),
        known.playable(3, item=story.cast.jellyfin_ids[0]),
    ]
    yesterday = dt_util.utcnow() - timedelta(days=1)
    return [
        replace(fact, at=yesterday + timedelta(minutes=n))
        for n, fact in enumerate(facts)
    ]


def states(coordinator: StatusTrackerCoordinator) -> Counter[RequestState]:
    """Return how many requests are in each state."""
    tracker = coordinator.tracker
    summaries = (tracker.summary(request_id) for request_id in tracker.requests)
    return Counter(each.state for each in summaries if each is not None)


async def count_calls(hass: HomeAssistant, finished: int) -> Counter[str]:
    """Return how many calls each service gets when Home Assistant comes back."""
    titles = [
        film(300 + n, f"Film {n}", 2020, "Again.", ("Drama",))
        for n in range(finished + 1)
    ]
    async with Stack(speed=1_000, titles=titles) as stack:
        waiting, *past = (FilmStory(stack, one, Options(ticks=1)) for one in titles)
        for story in past:
            await story.finish()
        await waiting.advance_to("grab")
        entry = stacked_entry(stack, SERVICES)
        coordinator = await async_set_up(hass, entry)
        await coordinator.async_apply([fact for one in past for fact in told(one)])
        await until(lambda: states(coordinator)[RequestState.GRABBING] == 1, "grabbing")
        assert states(coordinator)[RequestState.AVAILABLE] == finished
        assert await hass.config_entries.async_unload(entry.entry_id)

        await waiting.finish()
        for service in stack.services.values():
            service.calls.clear()
        assert await hass.config_entries.async_setup(entry.entry_id)
        await until(
            lambda: (
                states(coordinator_of(entry))
                == Counter({RequestState.AVAILABLE: finished + 1})
            ),
            "available",
        )
        await hass.async_block_till_done()
        calls = Counter({name: len(one.calls) for name, one in stack.services.items()})
        assert await hass.config_entries.async_remove(entry.entry_id)
        return calls


async def test_return_costs_as_much_with_a_long_history(
    hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ask as little after 500 requests as after 5: nothing for each of them."""
    monkeypatch.delitem(cast("dict[str, object]", WATCHERS), "webhooks")
    few = await count_calls(hass, FEW)
    many = await count_calls(hass, MANY)
    assert min(few[name] for name in ("seerr", "radarr", "jellyfin")) > 0
    assert {
        name: count for name, count in many.items() if count > few[name] + ALLOWED
    } == {}
    assert many.total() < few.total() + 2 * ALLOWED

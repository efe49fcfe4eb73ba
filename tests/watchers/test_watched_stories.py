"""Test that shows and anime are followed to the play button without any webhook."""

from collections.abc import AsyncIterator
from datetime import timedelta
from functools import partial
from typing import cast

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.status_tracker.const import SERVICE_NAMES
from custom_components.status_tracker.tracker.models import Counts, Summary
from custom_components.status_tracker.tracker.terms import RequestState
from custom_components.status_tracker.watchers import WATCHERS
from custom_components.status_tracker.watchers.availability import Pace as LookPace
from custom_components.status_tracker.watchers.downloads import Pace
from tests.common import async_set_up, coordinator_of
from tests.stack.catalogue import (
    HARBOUR_NINE,
    KITSUNE_POST_OFFICE,
    PAPER_CRANE_ORBIT,
)
from tests.stack.film_story import FilmStory
from tests.stack.player import Delivery, Options, Story
from tests.stack.show_story import ShowStory
from tests.stack.stack import Stack
from tests.stacked import stacked_entry, until

OFTEN = timedelta(seconds=0.1)
SHOW = partial(ShowStory, title=HARBOUR_NINE)
ANIME = partial(ShowStory, title=KITSUNE_POST_OFFICE)
ANIME_FILM = partial(FilmStory, title=PAPER_CRANE_ORBIT)


@pytest.fixture(autouse=True)
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the watchers ask often, as if hours passed in seconds, and no webhook come."""
    monkeypatch.delitem(cast(dict[str, object], WATCHERS), "webhooks")
    watchers = "custom_components.status_tracker.watchers"
    monkeypatch.setattr(f"{watchers}.reconcile_seerr._INTERVAL", OFTEN)
    monkeypatch.setattr(f"{watchers}.reconcile_arr._BUSY", OFTEN)
    monkeypatch.setattr(f"{watchers}.reconcile_arr._IDLE", OFTEN)
    pace = partial(Pace, moving=0.1, waiting=0.1, closest=0.0, files=0.1)
    monkeypatch.setattr(f"{watchers}.downloads.Pace", pace)
    looks = partial(LookPace, first=0.1, last=0.1, poll=0.1, closest=0.0)
    monkeypatch.setattr(f"{watchers}.availability.Pace", looks)


@pytest.fixture
async def stack() -> AsyncIterator[Stack]:
    """Start the simulated services."""
    async with Stack(speed=1_000) as services:
        yield services


@pytest.fixture
async def entry(hass: HomeAssistant, stack: Stack) -> AsyncIterator[MockConfigEntry]:
    """Set all services up, none of which sends a webhook."""
    entry = stacked_entry(stack, SERVICE_NAMES)
    await async_set_up(hass, entry)
    yield entry
    assert await hass.config_entries.async_unload(entry.entry_id)


def summary_of(entry: MockConfigEntry) -> Summary | None:
    """Return what follows from the evidence of the one request, once it is known."""
    tracker = coordinator_of(entry).tracker
    found = [tracker.summary(request_id) for request_id in tracker.requests]
    return found[0] if len(found) == 1 else None


def counts_of(entry: MockConfigEntry) -> Counts:
    """Return the counts of the one request."""
    summary = summary_of(entry)
    return summary.counts if summary is not None else Counts()


@pytest.mark.parametrize(
    ("make", "options"),
    [
        pytest.param(SHOW, Options(), id="pack"),
        pytest.param(SHOW, Options(delivery=Delivery.SINGLES), id="singles"),
        pytest.param(SHOW, Options(delivery=Delivery.STRAGGLERS), id="stragglers"),
        pytest.param(SHOW, Options(hybrid=True), id="hybrid"),
        pytest.param(ANIME, Options(), id="anime"),
        pytest.param(ANIME, Options(known_to_shoko=True), id="known-to-shoko"),
        pytest.param(
            ANIME,
            Options(jellyfin_name="Kitsune Yuubinkyoku", season_offset=1),
            id="romaji-and-other-seasons",
        ),
        pytest.param(ANIME, Options(tmdb_in_jellyfin=True), id="anime-with-tmdb"),
        pytest.param(ANIME_FILM, Options(), id="anime-film"),
        pytest.param(
            ANIME_FILM, Options(jellyfin_name="Orizuru no Kidou"), id="romaji-film"
        ),
        pytest.param(
            ANIME_FILM, Options(tmdb_in_jellyfin=True), id="anime-film-with-tmdb"
        ),
    ],
)
async def test_story_without_webhooks(
    stack: Stack, entry: MockConfigEntry, make: partial[Story], options: Options
) -> None:
    """See every download move, and each item available when it can be played."""
    story = make(stack, options=options)
    ready = downloaded = 0
    while not story.finished:
        step = await story.step()
        match step:
            case "finish":
                downloaded += 1
                await until(partial(has_finished, entry, downloaded), "downloaded")
            case "playable":
                ready = len(story.cast.jellyfin_ids)
                await until(partial(has_available, entry, ready), step)
            case "hint":
                # Histories tell whole seconds: a later grab has to be seen as such.
                stack.clock.advance(5)
            case _:
                assert counts_of(entry).available <= ready
    await until(lambda: is_available(entry), "the end")
    summary = summary_of(entry)
    assert summary is not None
    assert summary.jellyfin_id in stack.jellyfin.library.items
    assert (
        counts_of(entry).wanted
        == counts_of(entry).available
        == max(1, len(story.title.episodes))
    )


def has_finished(entry: MockConfigEntry, count: int) -> bool:
    """Tell whether so many downloads are known to be complete."""
    tracker = coordinator_of(entry).tracker
    downloads = [
        download
        for request in tracker.requests.values()
        for download in request.downloads.values()
    ]
    return sum(one.completed_at is not None for one in downloads) == count


def has_available(entry: MockConfigEntry, count: int) -> bool:
    """Tell whether so many items are available."""
    return counts_of(entry).available == count


def is_available(entry: MockConfigEntry) -> bool:
    """Tell whether the request is available."""
    summary = summary_of(entry)
    return summary is not None and summary.state is RequestState.AVAILABLE

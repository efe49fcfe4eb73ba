"""Test that what a service says now counts, whatever the clocks show."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import cast

from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.status_tracker.clients.arr_models import MediaFile
from custom_components.status_tracker.tracker.facts import Fact
from custom_components.status_tracker.tracker.models import FILM as FILM_KEY
from custom_components.status_tracker.tracker.terms import (
    DeleteReason,
    ItemState,
    RequestState,
    Service,
    Step,
    WishStatus,
)
from custom_components.status_tracker.tracker.tracker import Tracker
from custom_components.status_tracker.watchers import WATCHERS
from custom_components.status_tracker.watchers.arr_titles import FileWord, file_news
from custom_components.status_tracker.watchers.group import members_of
from custom_components.status_tracker.watchers.reconcile_arr import ArrReconciler
from tests.common import async_set_up, coordinator_of
from tests.stack.catalogue import COPPER_LIGHTHOUSE
from tests.stack.faults import Fault
from tests.stack.film_story import FilmStory
from tests.stack.stack import Stack
from tests.stacked import stacked_entry, until
from tests.tracker.stories import FILM_INFO, RADARR, START, Film, minute

FILM = Film()
HASH = "c2" * 20
FILE = MediaFile(id=7, path="/m/Film (2024)/film.mkv", added=minute(5))
HERE = FileWord(source=RADARR, at=minute(100), file=FILE, has_file=True)
GONE = replace(HERE, file=None, has_file=False)
UNSAID = replace(HERE, file=None, has_file=None)
IMPORTED = replace(FILM.imported(5, HASH), arr_file_id=7)


def deleted(at: float) -> Fact:
    """Tell that the file was deleted."""
    return FILM.deleted(at, DeleteReason.MANUAL)


@pytest.mark.parametrize(
    ("facts", "word", "state"),
    [
        pytest.param([], HERE, ItemState.IMPORTING, id="news"),
        pytest.param([IMPORTED], HERE, None, id="known"),
        pytest.param([IMPORTED], UNSAID, None, id="unsaid"),
        pytest.param([], GONE, None, id="never-there"),
        pytest.param([IMPORTED], GONE, ItemState.WANTED, id="lost"),
        pytest.param([IMPORTED, deleted(9)], GONE, None, id="known-to-be-lost"),
        pytest.param([IMPORTED, deleted(9)], HERE, ItemState.IMPORTING, id="back"),
        pytest.param([IMPORTED, deleted(101)], HERE, None, id="lost-since-asked"),
        pytest.param(
            [replace(IMPORTED, at=minute(160))],
            GONE,
            ItemState.WANTED,
            id="lost-by-a-clock-behind",
        ),
        pytest.param(
            [replace(IMPORTED, arr_file_id=3), deleted(60)],
            HERE,
            ItemState.IMPORTING,
            id="new-by-a-clock-behind",
        ),
    ],
)
def test_word_on_a_file_counts_from_when_it_was_asked(
    facts: list[Fact], word: FileWord, state: ItemState | None
) -> None:
    """Believe what Radarr says of a file, and tell it only where it is news."""
    tracker = Tracker(now=START)
    tracker.apply([FILM.wish(0, WishStatus.APPROVED), FILM.added(1)], minute(200))
    tracker.apply(facts, minute(200))
    (request,) = tracker.requests.values()
    news = file_news(word, FILM_INFO, request, FILM.managed)
    if state is None:
        assert news is None
        return
    assert news is not None
    tracker.apply([news], minute(200))
    assert tracker.item_states(request.id).get(FILM_KEY, ItemState.WANTED) is state
    assert file_news(word, FILM_INFO, request, FILM.managed) is None


@pytest.fixture
async def entry(
    hass: HomeAssistant, stack: Stack, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[MockConfigEntry]:
    """Set up Seerr and Radarr, without any webhook."""
    monkeypatch.delitem(cast("dict[str, object]", WATCHERS), "webhooks")
    entry = stacked_entry(stack, [Service.SEERR, Service.RADARR])
    await async_set_up(hass, entry)
    yield entry
    await hass.config_entries.async_unload(entry.entry_id)


def state_of(entry: MockConfigEntry) -> RequestState | None:
    """Return the state of the one request."""
    tracker = coordinator_of(entry).tracker
    for request_id in tracker.requests:
        summary = tracker.summary(request_id)
        return summary.state if summary is not None else None
    return None


async def test_wish_that_is_deleted_is_gone_though_our_clock_is_behind(
    hass: HomeAssistant,
    stack: Stack,
    entry: MockConfigEntry,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Believe that Seerr no longer has a wish that it dates later than now."""
    story = FilmStory(stack, COPPER_LIGHTHOUSE)
    await story.advance_to("approve")
    assert await hass.config_entries.async_reload(entry.entry_id)
    await until(lambda: state_of(entry) is RequestState.SEARCHING, "wish")
    hour_ago = timedelta(hours=-1)
    monkeypatch.setattr(dt_util, "utcnow", lambda: datetime.now(UTC) + hour_ago)
    stack.seerr.requests.clear()
    assert await hass.config_entries.async_reload(entry.entry_id)
    await until(lambda: state_of(entry) is RequestState.FAILED, "deleted")


async def test_history_is_read_though_the_last_look_lies_ahead(
    hass: HomeAssistant, stack: Stack, entry: MockConfigEntry
) -> None:
    """Find what happened since a clock was set back by a year."""
    story = FilmStory(stack, COPPER_LIGHTHOUSE)
    await story.advance_to("approve")
    coordinator = coordinator_of(entry)
    ahead = dt_util.utcnow() + timedelta(days=365)
    coordinator.async_mark("history:radarr", ahead.isoformat())
    await coordinator.async_save_marks()
    await story.advance_to("grab")
    await story.advance_to("import")
    assert await hass.config_entries.async_reload(entry.entry_id)
    await until(lambda: state_of(entry) is RequestState.IMPORTING, "importing")
    tracker = coordinator_of(entry).tracker
    (request_id,) = tracker.requests
    told = [one.step for one in tracker.timeline(request_id) if not one.inferred]
    assert Step.GRABBED in told


async def test_arrival_that_radarr_told_nothing_of_is_found_when_it_is_over(
    stack: Stack, entry: MockConfigEntry
) -> None:
    """Say when Radarr took a film over that finished before Radarr could be asked."""
    story = FilmStory(stack, COPPER_LIGHTHOUSE)
    await story.advance_to("wish")
    await until(lambda: state_of(entry) is RequestState.REQUESTED, "wish")
    fault = stack.radarr.faults.add(Fault(drop=True))
    await story.advance_to("import")
    movie = stack.radarr.find(COPPER_LIGHTHOUSE.tmdb_id)
    assert movie is not None
    known = Film(
        tmdb=COPPER_LIGHTHOUSE.tmdb_id, wish_id=story.request.id, arr_id=movie.id
    )
    now = dt_util.utcnow()
    coordinator = coordinator_of(entry)
    await coordinator.async_apply(
        [
            replace(known.wish(0, WishStatus.APPROVED), at=now),
            replace(known.grabbed(0, HASH), at=now),
            replace(known.imported(0, HASH), at=now),
            replace(known.playable(0), at=now),
        ]
    )
    assert state_of(entry) is RequestState.AVAILABLE
    stack.radarr.faults.remove(fault)
    (watcher,) = members_of(entry.runtime_data, "radarr")
    assert isinstance(watcher, ArrReconciler)
    tracker = coordinator.tracker
    (request_id,) = tracker.requests

    def is_added() -> bool:
        watcher.async_call()
        told = (one for one in tracker.timeline(request_id) if not one.inferred)
        return Step.ADDED in {one.step for one in told}

    await until(is_added, "added")


async def test_what_is_told_later_is_later(
    entry: MockConfigEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Keep the order in which things reach us, though the clock is set back an hour."""
    coordinator, now = coordinator_of(entry), dt_util.utcnow() + timedelta(minutes=1)
    monkeypatch.setattr(dt_util, "utcnow", lambda: now)
    first = coordinator.async_now()
    assert first == now
    assert coordinator.async_now() == first
    back = now - timedelta(hours=1)
    monkeypatch.setattr(dt_util, "utcnow", lambda: back)
    second, third = coordinator.async_now(), coordinator.async_now()
    assert first < second < third < now + timedelta(seconds=1)
    long_ago = now - timedelta(days=1)
    monkeypatch.setattr(dt_util, "utcnow", lambda: long_ago)
    assert coordinator.async_now() == long_ago

"""Test that a request without a release tells what Radarr or Sonarr says of it."""

from dataclasses import replace
from typing import cast

from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.status_tracker.clients.arr_activity import (
    QueueRecord,
    QueueStatus,
    TrackedState,
    TrackedStatus,
)
from custom_components.status_tracker.clients.arr_health import (
    HealthFinding,
    HealthLevel,
    parse_health_finding,
)
from custom_components.status_tracker.clients.radarr import RadarrClient
from custom_components.status_tracker.clients.radarr_models import Movie, MovieStatus
from custom_components.status_tracker.tracker.models import Attention
from custom_components.status_tracker.tracker.terms import (
    AttentionReason,
    RequestState,
    Service,
    WishStatus,
)
from custom_components.status_tracker.tracker.timeline import added_at
from custom_components.status_tracker.watchers.arr_words import ArrWords
from custom_components.status_tracker.watchers.group import members_of
from custom_components.status_tracker.watchers.patience import PatienceWatcher
from custom_components.status_tracker.watchers.reconcile_arr import ArrReconciler
from tests.common import async_set_up, coordinator_of
from tests.stack.arr import Arr
from tests.stack.catalogue import COPPER_LIGHTHOUSE, HARBOUR_NINE, film
from tests.stack.faults import Fault
from tests.stack.film_story import FilmStory
from tests.stack.player import Options
from tests.stack.show_story import ShowStory
from tests.stack.stack import Stack
from tests.stacked import stacked_entry, until
from tests.tracker.stories import Film

SERVICES = [Service.SEERR, Service.RADARR, Service.SONARR]
NO_INDEXERS = "No indexers available with Automatic Search enabled"
CLIENT_GONE = "Unable to communicate with qBittorrent"
FINDINGS = [
    ("IndexerSearchCheck", "warning", NO_INDEXERS),
    ("DownloadClientCheck", "error", CLIENT_GONE),
    ("IndexerJackettAllCheck", "warning", "Uses an endpoint that is not supported"),
    ("IndexerRssCheck", "notice", "Only a notice"),
    ("UpdateCheck", "warning", "New update is available"),
]


async def searching(
    hass: HomeAssistant, stack: Stack, count: int = 1
) -> MockConfigEntry:
    """Set up services that are to find releases at once, and wait for the search."""
    entry = stacked_entry(stack, SERVICES, options={"patience_searching": 0})
    await async_set_up(hass, entry)
    tracker = coordinator_of(entry).tracker

    def search() -> bool:
        found = [tracker.summary(request_id) for request_id in tracker.requests]
        states = [one.state for one in found if one is not None]
        return states == [RequestState.SEARCHING] * count

    await until(search, "searching")
    requests = tracker.requests.values()
    await until(lambda: all(map(added_at, requests)), "asked")
    return entry


def look(entry: MockConfigEntry) -> None:
    """Look now at what is late."""
    watcher = entry.runtime_data.watchers["patience"]
    assert isinstance(watcher, PatienceWatcher)
    watcher.async_call()


def attentions(entry: MockConfigEntry) -> list[Attention]:
    """Return what is said of all requests."""
    tracker = coordinator_of(entry).tracker
    found = (tracker.summary(request_id) for request_id in tracker.requests)
    return [one.attention for one in found if one is not None and one.attention]


async def said(entry: MockConfigEntry) -> str | None:
    """Return the words with which the one request is late, after a look."""
    look(entry)
    await until(lambda: bool(attentions(entry)), "late")
    (attention,) = attentions(entry)
    assert attention.reason is AttentionReason.NO_RELEASE
    return attention.detail


def find_wrong(arr: Arr, *findings: tuple[str, str, str]) -> None:
    """Let Radarr or Sonarr find something wrong with itself."""
    arr.health = [
        {"id": number, "source": source, "type": level, "message": message}
        for number, (source, level, message) in enumerate(findings, 1)
    ]


@pytest.mark.parametrize("arr", ["radarr", "sonarr"])
async def test_health_explains_what_is_not_found(
    hass: HomeAssistant, stack: Stack, arr: str
) -> None:
    """Tell of indexers and download clients, in the words of the program."""
    story = (
        FilmStory(stack, COPPER_LIGHTHOUSE)
        if arr == "radarr"
        else ShowStory(stack, HARBOUR_NINE)
    )
    await story.advance_to("search")
    find_wrong(stack.radarr if arr == "radarr" else stack.sonarr, *FINDINGS)
    entry = await searching(hass, stack)
    assert await said(entry) == f"{NO_INDEXERS}; {CLIENT_GONE}"


async def test_health_is_asked_once_for_many(hass: HomeAssistant, stack: Stack) -> None:
    """Ask Radarr once, however many films begin to be late."""
    for number in range(3):
        title = film(9_200_000 + number, f"Late {number}", 2020, "", ("Drama",))
        await FilmStory(stack, title).advance_to("search")
    find_wrong(stack.radarr, FINDINGS[0])
    entry = await searching(hass, stack, 3)
    look(entry)
    await until(lambda: len(attentions(entry)) == 3, "late")
    assert {one.detail for one in attentions(entry)} == {NO_INDEXERS}
    assert len(stack.radarr.calls_to("/api/v3/health")) == 1


async def test_silent_radarr_is_no_reason_to_be_silent(
    hass: HomeAssistant, stack: Stack
) -> None:
    """Say that nothing was found, also where Radarr does not say why."""
    await FilmStory(stack, COPPER_LIGHTHOUSE).advance_to("search")
    entry = await searching(hass, stack)
    stack.radarr.faults.add(Fault(path="/api/v3/health", status=500))
    assert await said(entry) is None


async def test_words_end_with_what_is_found(hass: HomeAssistant, stack: Stack) -> None:
    """Say nothing of indexers any more once a release was found."""
    story = FilmStory(stack, COPPER_LIGHTHOUSE)
    await story.advance_to("search")
    find_wrong(stack.radarr, FINDINGS[0])
    entry = await searching(hass, stack)
    assert await said(entry) == NO_INDEXERS
    await story.advance_to("grab")
    for watcher in members_of(entry.runtime_data, "radarr"):
        assert isinstance(watcher, ArrReconciler)
        watcher.async_call()
    await until(lambda: not attentions(entry), "found")


async def test_film_that_radarr_does_not_monitor_is_told(
    hass: HomeAssistant, stack: Stack
) -> None:
    """Say that Radarr does not look at all, rather than what else is wrong."""
    await FilmStory(stack, COPPER_LIGHTHOUSE).advance_to("search")
    movie = stack.radarr.find(COPPER_LIGHTHOUSE.tmdb_id)
    assert movie is not None
    movie.monitored = False
    find_wrong(stack.radarr, FINDINGS[0])
    assert await said(await searching(hass, stack)) == "not_monitored"


async def test_film_that_is_not_out_is_told(hass: HomeAssistant, stack: Stack) -> None:
    """Say that Radarr waits for a film to come out."""
    await FilmStory(stack, COPPER_LIGHTHOUSE).advance_to("search")
    movie = stack.radarr.find(COPPER_LIGHTHOUSE.tmdb_id)
    assert movie is not None
    movie.is_out = False
    assert await said(await searching(hass, stack)) == "not_out_yet"


async def test_title_that_nobody_took_over_is_told_until_it_is(
    hass: HomeAssistant, stack: Stack
) -> None:
    """Say that Radarr lacks a film, and take that back when it has it."""
    story = FilmStory(stack, COPPER_LIGHTHOUSE, Options(fails_at_seerr=True))
    await story.advance_to("wish")
    entry = stacked_entry(stack, SERVICES, options={"patience_searching": 0})
    await async_set_up(hass, entry)
    film = Film(tmdb=COPPER_LIGHTHOUSE.tmdb_id, wish_id=story.request.id)
    coordinator = coordinator_of(entry)
    await coordinator.async_apply([film.wish(0, WishStatus.APPROVED)])
    assert await said(entry) == "not_in_arr"
    await coordinator.async_apply([replace(film.added(0), at=dt_util.utcnow())])
    look(entry)
    await until(lambda: not attentions(entry), "withdrawn")


class Silent:
    """Find nothing wrong, and count who asks."""

    asked = 0

    async def health(self) -> list[HealthFinding]:
        """Return nothing."""
        self.asked += 1
        return []


@pytest.mark.parametrize(
    ("status", "download", "code"),
    [
        pytest.param(QueueStatus.DELAY, None, "release_delayed", id="delayed"),
        pytest.param(
            QueueStatus.CLIENT_UNAVAILABLE, None, "client_unavailable", id="no-client"
        ),
        pytest.param(QueueStatus.DELAY, "c2" * 20, None, id="has-a-download"),
        pytest.param(QueueStatus.QUEUED, None, None, id="anything-else"),
    ],
)
async def test_release_that_waits_in_the_queue_is_told(
    status: QueueStatus, download: str | None, code: str | None
) -> None:
    """Say that a release was found and why it is not fetched, as long as it is so."""
    client = Silent()
    words = ArrWords(cast("RadarrClient", client))
    record = QueueRecord(
        id=1,
        status=status,
        tracked_status=TrackedStatus.OK,
        tracked_state=TrackedState.UNKNOWN,
        movie_id=7,
        download_id=download,
    )
    words.note_queue([record])
    assert await words.about(7) == code
    words.note_queue([])
    assert await words.about(7) is None
    assert client.asked == 1


async def test_words_are_kept_of_so_many_titles_only() -> None:
    """Forget the title noted the longest ago; one without a number takes no place."""
    words = ArrWords(cast("RadarrClient", Silent()))

    def note(number: int | None) -> None:
        status = MovieStatus.RELEASED
        words.note_title(Movie(id=number, tmdb_id=7, status=status, is_monitored=False))

    for number in range(1, 10_001):
        note(number)
    note(None)
    assert await words.about(1) == "not_monitored"
    note(10_001)
    assert await words.about(1) is None
    assert await words.about(2) == "not_monitored"
    assert await words.about(10_001) == "not_monitored"


def test_finding_that_says_nothing_is_none() -> None:
    """Take no finding from an answer without words, and no key from one with them."""
    assert parse_health_finding({"source": "IndexerStatusCheck"}) is None
    assert parse_health_finding({"message": "Broken"}) is None
    found = parse_health_finding(
        {
            "source": "IndexerStatusCheck",
            "type": "never heard of",
            "message": "http://indexer.local/api?apikey=0123456789abcdef is down",
        }
    )
    assert found is not None
    assert found.level is HealthLevel.UNKNOWN
    assert "0123456789abcdef" not in found.message

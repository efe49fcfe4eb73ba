"""Test what is made of answers that say less than usual."""

from collections.abc import AsyncIterator, Callable
from copy import deepcopy
from dataclasses import replace
import json
from typing import cast

from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.status_tracker.tracker.facts import (
    EpisodesListed,
    Imported,
    Wished,
)
from custom_components.status_tracker.tracker.models import (
    ArrRef,
    ItemKey,
    MediaIds,
    MediaRequest,
)
from custom_components.status_tracker.tracker.terms import (
    RequestState,
    Service,
    WishStatus,
)
from custom_components.status_tracker.watchers import WATCHERS
from custom_components.status_tracker.watchers.group import members_of
from custom_components.status_tracker.watchers.reconcile_arr import ArrReconciler
from custom_components.status_tracker.watchers.reconcile_sonarr import SonarrReconciler
from tests.common import async_set_up, coordinator_of
from tests.stack.catalogue import COPPER_LIGHTHOUSE, HARBOUR_NINE, film
from tests.stack.faults import Fault
from tests.stack.seerr_records import Request, RequestStatus
from tests.stack.seerr_requests_api import REQUEST_FILTERS
from tests.stack.stack import Stack
from tests.stacked import stacked_entry, until
from tests.tracker.stories import Film, Show

OTHER_FILM = film(701, "The Other Film", 2021, "", ("Drama",))
THIRD_FILM = film(702, "The Third Film", 2022, "", ("Drama",))
FILM_WISH = Film().wish(0, WishStatus.APPROVED)
SHOW_WISH = Show().wish(0, 102, WishStatus.APPROVED, [1])
EPISODES = [
    {"id": 501, "seasonNumber": 1, "episodeNumber": 1},
    {"id": 502, "seasonNumber": 1},
    {"id": 503, "seasonNumber": 2, "episodeNumber": 1},
]


@pytest.fixture
async def entry(
    hass: HomeAssistant, stack: Stack, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[MockConfigEntry]:
    """Set up Seerr, Radarr and Sonarr, without any webhook, and let them answer."""
    monkeypatch.delitem(cast("dict[str, object]", WATCHERS), "webhooks")
    entry = stacked_entry(stack, [Service.SEERR, Service.RADARR, Service.SONARR])
    await async_set_up(hass, entry)
    health = coordinator_of(entry).health.values()
    await until(lambda: all(each.reachable for each in health), "all answer")
    yield entry
    # Before the services are gone, so that nobody asks them while they close.
    await hass.config_entries.async_unload(entry.entry_id)


async def wished(entry: MockConfigEntry, wish: Wished) -> MediaRequest:
    """Wish for a title and return a copy of the request as it then is."""
    coordinator = coordinator_of(entry)
    (request_id,) = (await coordinator.async_apply([wish])).requests
    return deepcopy(coordinator.tracker.requests[request_id])


def names(entry: MockConfigEntry) -> set[str | None]:
    """Return what the requests are called."""
    return {one.name for one in coordinator_of(entry).tracker.requests.values()}


def _known_in_public(path: str, **ids: int | None) -> Fault:
    """Answer with a title that is not listed, as a lookup does."""
    return Fault(path=path, text=json.dumps([{**ids, "title": "Known in public"}]))


@pytest.mark.parametrize(
    ("service", "wish", "fault"),
    [
        pytest.param(
            "radarr",
            FILM_WISH,
            _known_in_public("/api/v3/movie", tmdbId=COPPER_LIGHTHOUSE.tmdb_id),
            id="film",
        ),
        pytest.param(
            "sonarr",
            SHOW_WISH,
            _known_in_public("/api/v3/series", tvdbId=HARBOUR_NINE.tvdb_id),
            id="show",
        ),
    ],
)
async def test_title_without_a_number_is_not_listed(
    stack: Stack, entry: MockConfigEntry, service: str, wish: Wished, fault: Fault
) -> None:
    """Take nothing from a title that Radarr or Sonarr does not have itself."""
    arr = stack.radarr if service == "radarr" else stack.sonarr
    arr.faults.add(replace(fault))
    request = await wished(entry, wish)
    (watcher,) = members_of(entry.runtime_data, service)
    assert isinstance(watcher, ArrReconciler)
    title = await watcher.async_by_ids(request.ids)
    assert title is not None
    assert watcher.subject(title) is None
    assert list(await watcher.async_title(request, dt_util.utcnow())) == []
    assert coordinator_of(entry).tracker.requests[request.id].arr == {}


async def test_show_without_a_tvdb_number_is_found(
    stack: Stack, entry: MockConfigEntry
) -> None:
    """Find a show in Sonarr by TMDB's number, where no other is known."""
    stack.seerr.faults.add(Fault(path="/api/v1/tv", status=404))
    series = await stack.sonarr.add_series(HARBOUR_NINE)
    subject = replace(SHOW_WISH.subject, ids=MediaIds(tmdb=HARBOUR_NINE.tmdb_id))
    request = await wished(entry, replace(SHOW_WISH, subject=subject))
    requests = coordinator_of(entry).tracker.requests
    await until(lambda: bool(requests[request.id].arr), "listed")
    assert set(requests[request.id].arr) == {ArrRef("sonarr", series.id)}


async def test_only_wanted_episodes_with_numbers_are_imported(
    stack: Stack, entry: MockConfigEntry
) -> None:
    """Leave out an episode without a number, and files of what was not asked for."""
    await stack.sonarr.add_series(HARBOUR_NINE)
    answer = [
        {**one, "hasFile": True, "episodeFile": {"id": number, "path": f"/{number}"}}
        for number, one in enumerate(EPISODES, 401)
    ]
    stack.sonarr.faults.add(Fault(path="/api/v3/episode", text=json.dumps(answer)))
    request = await wished(entry, SHOW_WISH)
    (watcher,) = members_of(entry.runtime_data, "sonarr")
    assert isinstance(watcher, SonarrReconciler)
    facts = list(await watcher.async_title(request, dt_util.utcnow()))
    (listed,) = (one for one in facts if isinstance(one, EpisodesListed))
    assert [one.key for one in listed.episodes] == [ItemKey(1, 1), ItemKey(2, 1)]
    (imported,) = (one for one in facts if isinstance(one, Imported))
    assert [one.key for one in imported.episodes] == [ItemKey(1, 1)]


async def test_episodes_that_no_request_knows_are_asked_for(
    stack: Stack, entry: MockConfigEntry
) -> None:
    """Name the episodes in Sonarr's queue before their show was listed."""
    answer = json.dumps(EPISODES)
    stack.sonarr.faults.add(Fault(path="/api/v3/episode", text=answer))
    (watcher,) = members_of(entry.runtime_data, "sonarr")
    assert isinstance(watcher, SonarrReconciler)
    infos = await watcher.async_infos((12, number) for number in (501, 502, 503, 999))
    assert {number: info.key for number, info in infos.items()} == {
        501: ItemKey(1, 1),
        503: ItemKey(2, 1),
    }


def _forget_media(wish: Request) -> None:
    """Let a wish name no title."""
    wish.media.id = 0


def _change_status(wish: Request) -> None:
    """Give a wish a status that no Seerr is known to have."""
    wish.status = cast("RequestStatus", 99)


@pytest.mark.parametrize("has_looked", [False, True], ids=["first-look", "later"])
@pytest.mark.parametrize("spoil", [_forget_media, _change_status])
async def test_wish_that_seerr_half_tells_is_left_out(
    hass: HomeAssistant,
    stack: Stack,
    entry: MockConfigEntry,
    spoil: Callable[[Request], None],
    *,
    has_looked: bool,
) -> None:
    """Follow the other wishes where Seerr does not say what one is."""
    known = {COPPER_LIGHTHOUSE.title}
    if has_looked:
        stack.seerr.create_request(THIRD_FILM)
        assert await hass.config_entries.async_reload(entry.entry_id)
        known.add(THIRD_FILM.title)
        await until(lambda: THIRD_FILM.title in names(entry), "a wish before")
    spoil(stack.seerr.create_request(OTHER_FILM))
    stack.seerr.create_request(COPPER_LIGHTHOUSE)
    assert await hass.config_entries.async_reload(entry.entry_id)
    await until(lambda: COPPER_LIGHTHOUSE.title in names(entry), "the wish")
    assert names(entry) == known


async def test_wish_that_a_list_lacks_is_not_deleted(
    hass: HomeAssistant,
    stack: Stack,
    entry: MockConfigEntry,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Believe that a wish is gone only when Seerr says so of the wish itself."""
    wishes = [stack.seerr.create_request(one) for one in (OTHER_FILM, THIRD_FILM)]
    assert await hass.config_entries.async_reload(entry.entry_id)
    await until(lambda: len(names(entry)) == len(wishes), "the wishes")
    monkeypatch.setitem(REQUEST_FILTERS, "all", lambda _: False)

    def asked() -> bool:
        paths = [f"/api/v1/request/{wish.id}" for wish in wishes]
        return all(map(stack.seerr.calls_to, paths))

    assert await hass.config_entries.async_reload(entry.entry_id)
    # What was made of the first is told before the second is asked for.
    await until(asked, "asked for each")
    tracker = coordinator_of(entry).tracker
    summaries = map(tracker.summary, tracker.requests)
    states = [one.state for one in summaries if one is not None]
    assert states == [RequestState.REQUESTED] * len(wishes)


@pytest.mark.parametrize(
    ("ids", "fault"),
    [
        pytest.param(MediaIds(imdb="tt99110701"), None, id="without-number"),
        pytest.param(MediaIds(tmdb=9_999_999), None, id="unknown-to-tmdb"),
        pytest.param(
            MediaIds(tmdb=9_999_999),
            Fault(path="/api/v1/movie/9999999", status=404),
            id="unknown-to-seerr",
        ),
    ],
)
async def test_title_that_seerr_cannot_describe_hinders_no_other(
    stack: Stack, entry: MockConfigEntry, ids: MediaIds, fault: Fault | None
) -> None:
    """Describe the next title where Seerr knows nothing of one."""
    if fault is not None:
        stack.seerr.faults.add(replace(fault))
    nameless = replace(Film(wish_id=801).wished, ids=ids, title=None)
    wish = replace(FILM_WISH, subject=nameless)
    stack.seerr.add_media(COPPER_LIGHTHOUSE)
    coordinator = coordinator_of(entry)
    requests = coordinator.tracker.requests
    changes = await coordinator.async_apply([wish, FILM_WISH])
    odd, good = (
        next(key for key in changes.requests if requests[key].ids == each)
        for each in (ids, FILM_WISH.subject.ids)
    )
    await until(lambda: requests[good].original_title is not None, "described")
    assert requests[odd].title is None
    prefix = "/api/v1/movie/"
    paths = [call.path.removeprefix(prefix) for call in stack.seerr.calls_to(prefix)]
    assert all(number.isdigit() for number in paths)
    assert coordinator.health[Service.SEERR].reachable


async def test_forgotten_request_is_not_described(
    stack: Stack, entry: MockConfigEntry
) -> None:
    """Go on with the next title where a request was forgotten meanwhile."""
    for title in (COPPER_LIGHTHOUSE, OTHER_FILM, THIRD_FILM):
        stack.seerr.add_media(title)
    slow = stack.seerr.faults.add(Fault(path="/api/v1/movie", delay=0.5))
    films = [
        Film(tmdb=title.tmdb_id, wish_id=number, title=title.title)
        for number, title in enumerate((COPPER_LIGHTHOUSE, OTHER_FILM), 801)
    ]
    coordinator = coordinator_of(entry)
    requests = coordinator.tracker.requests
    await coordinator.async_apply([one.wish(0, WishStatus.APPROVED) for one in films])

    def asked() -> set[str]:
        calls = stack.seerr.calls_to("/api/v1/movie/")
        return {call.path.rpartition("/")[2] for call in calls}

    await until(lambda: bool(asked()), "asked for the first")
    (waiting,) = (one for one in requests.values() if str(one.ids.tmdb) not in asked())
    await coordinator.async_forget(waiting.id)
    slow.delay = 0.0
    third = Film(tmdb=THIRD_FILM.tmdb_id, wish_id=803, title=THIRD_FILM.title)
    last = await wished(entry, third.wish(0, WishStatus.APPROVED))
    await until(lambda: requests[last.id].original_title is not None, "described")
    assert str(waiting.ids.tmdb) not in asked()

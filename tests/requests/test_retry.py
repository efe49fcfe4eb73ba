"""Test that a request is checked and tried again for real."""

from collections.abc import Sequence
from typing import Any

from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import (
    HomeAssistantError,
    ServiceValidationError,
    Unauthorized,
)
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.status_tracker.actions import request_services, retry
from custom_components.status_tracker.const import DOMAIN
from custom_components.status_tracker.tracker.terms import RequestState, Service, Step
from tests.common import async_set_up, coordinator_of
from tests.stack.arr_store import Command
from tests.stack.catalogue import COPPER_LIGHTHOUSE, HARBOUR_NINE
from tests.stack.faults import Fault
from tests.stack.film_story import FilmStory
from tests.stack.player import Delivery, Options
from tests.stack.show_story import ShowStory
from tests.stack.stack import Stack
from tests.stacked import stacked_entry, until

pytestmark = pytest.mark.usefixtures("check_translations")

SERVICES = [Service.SEERR, Service.RADARR, Service.SONARR, Service.JELLYFIN]
# Radarr and Sonarr may have been asked a moment before Seerr has told.
WAITING = (RequestState.APPROVED, RequestState.SEARCHING)


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look often, and not for long."""
    monkeypatch.setattr(retry, "_LOOK_EVERY", 0.01)
    monkeypatch.setattr(request_services, "PATIENCE", 5.0)


async def call(hass: HomeAssistant, action: str, title: str) -> dict[str, Any]:
    """Call an action about a title as a script does, and return its answer."""
    answer = await hass.services.async_call(
        DOMAIN, action, {"title": title}, blocking=True, return_response=True
    )
    assert answer is not None
    return dict(answer)


async def set_up(
    hass: HomeAssistant,
    stack: Stack,
    expected: Sequence[RequestState] = WAITING,
    services: Sequence[Service] = SERVICES,
) -> MockConfigEntry:
    """Set the integration up and wait until the one request is in a state."""
    entry = stacked_entry(stack, services)
    await async_set_up(hass, entry)
    await until(
        lambda: len(found := states(entry)) == 1 and found[0] in expected,
        f"any of {expected}",
    )
    return entry


def states(entry: MockConfigEntry) -> list[RequestState]:
    """Return the states of all requests."""
    tracker = coordinator_of(entry).tracker
    found = (tracker.summary(request_id) for request_id in tracker.requests)
    return [summary.state for summary in found if summary is not None]


def steps(entry: MockConfigEntry) -> list[Step]:
    """Return the timeline of the one request."""
    tracker = coordinator_of(entry).tracker
    (request_id,) = tracker.requests
    return [each.step for each in tracker.timeline(request_id)]


def searches(stack: Stack) -> list[dict[str, Any]]:
    """Return what Radarr and Sonarr were told to search for."""
    return [
        dict(command.body)
        for arr in (stack.radarr, stack.sonarr)
        for command in arr.commands.values()
        if "Search" in command.name
    ]


async def test_check_finds_what_is_there(hass: HomeAssistant, stack: Stack) -> None:
    """Say that a film can be played, though nobody has told of it."""
    story = FilmStory(stack, COPPER_LIGHTHOUSE)
    await story.advance_to("search")
    await set_up(hass, stack)
    stack.jellyfin.add_movie(
        COPPER_LIGHTHOUSE.title,
        year=COPPER_LIGHTHOUSE.year,
        path="/data/movies/copper.mkv",
        provider_ids={"Tmdb": str(COPPER_LIGHTHOUSE.tmdb_id)},
    )
    answer = await call(hass, "verify_request", COPPER_LIGHTHOUSE.title)
    assert answer["available"] is True
    assert answer["state"] == "available"
    assert answer["jellyfin_url"]


async def test_check_says_what_is_not_there(hass: HomeAssistant, stack: Stack) -> None:
    """Say that a film cannot be played."""
    await FilmStory(stack, COPPER_LIGHTHOUSE).advance_to("search")
    await set_up(hass, stack)
    answer = await call(hass, "verify_request", COPPER_LIGHTHOUSE.title)
    assert answer["available"] is False
    assert answer["state"] in WAITING
    assert answer["counts"]["wanted"] == 1


async def test_check_without_an_answer_fails(hass: HomeAssistant, stack: Stack) -> None:
    """Claim nothing while Jellyfin is down."""
    await FilmStory(stack, COPPER_LIGHTHOUSE).advance_to("search")
    await set_up(hass, stack)
    stack.jellyfin.faults.add(Fault(status=500))
    with pytest.raises(HomeAssistantError, match="Jellyfin gave no answer"):
        await call(hass, "verify_request", COPPER_LIGHTHOUSE.title)


async def test_check_without_jellyfin_fails(hass: HomeAssistant, stack: Stack) -> None:
    """Claim nothing where there is no Jellyfin."""
    await FilmStory(stack, COPPER_LIGHTHOUSE).advance_to("search")
    await set_up(hass, stack, services=SERVICES[:2])
    with pytest.raises(ServiceValidationError, match="no Jellyfin to look into"):
        await call(hass, "verify_request", COPPER_LIGHTHOUSE.title)


async def test_retry_searches_and_finds_nothing(
    hass: HomeAssistant, stack: Stack
) -> None:
    """Make Radarr search, and say that it came back with nothing."""
    await FilmStory(stack, COPPER_LIGHTHOUSE).advance_to("search")
    entry = await set_up(hass, stack)
    before = len(searches(stack))
    answer = await call(hass, "retry_request", COPPER_LIGHTHOUSE.title)
    assert answer["outcome"] == "nothing_found"
    assert answer["jellyfin_checked"] is True
    assert answer["errors"] == []
    assert answer["searches"] == [
        {"service": "Radarr", "season": None, "episodes": [], "status": "completed"}
    ]
    (search,) = searches(stack)[before:]
    assert search["name"] == "MoviesSearch"
    assert steps(entry)[-1] is Step.SEARCHED


async def test_retry_finds_a_release(hass: HomeAssistant, stack: Stack) -> None:
    """Say that a search found something, and show it at once."""
    story = FilmStory(stack, COPPER_LIGHTHOUSE)
    await story.advance_to("search")
    entry = await set_up(hass, stack)

    async def find(command: Command) -> None:
        if command.name == "MoviesSearch":
            await story.advance_to("grab")

    stack.radarr.on_command.append(find)
    answer = await call(hass, "retry_request", COPPER_LIGHTHOUSE.title)
    assert answer["outcome"] == "found"
    await until(lambda: states(entry) == [RequestState.GRABBING], "grabbed")


async def test_retry_of_what_is_there_searches_for_nothing(
    hass: HomeAssistant, stack: Stack
) -> None:
    """Find a film in Jellyfin before anybody searches for it again."""
    await FilmStory(stack, COPPER_LIGHTHOUSE).advance_to("search")
    await set_up(hass, stack)
    before = searches(stack)
    stack.jellyfin.add_movie(
        COPPER_LIGHTHOUSE.title,
        year=COPPER_LIGHTHOUSE.year,
        path="/data/movies/copper.mkv",
        provider_ids={"Tmdb": str(COPPER_LIGHTHOUSE.tmdb_id)},
    )
    answer = await call(hass, "retry_request", COPPER_LIGHTHOUSE.title)
    assert (answer["outcome"], answer["state"]) == ("available", "available")
    assert searches(stack) == before


async def test_retry_of_what_is_on_its_way_searches_for_nothing(
    hass: HomeAssistant, stack: Stack
) -> None:
    """Leave alone what is being fetched."""
    await FilmStory(stack, COPPER_LIGHTHOUSE).advance_to("grab")
    await set_up(hass, stack, [RequestState.GRABBING])
    before = searches(stack)
    answer = await call(hass, "retry_request", COPPER_LIGHTHOUSE.title)
    assert answer["outcome"] == "on_its_way"
    assert searches(stack) == before


async def test_retry_goes_on_without_jellyfin(
    hass: HomeAssistant, stack: Stack
) -> None:
    """Search although Jellyfin is down, and say that it was not asked."""
    await FilmStory(stack, COPPER_LIGHTHOUSE).advance_to("search")
    await set_up(hass, stack)
    stack.jellyfin.faults.add(Fault(status=500))
    answer = await call(hass, "retry_request", COPPER_LIGHTHOUSE.title)
    assert answer["outcome"] == "nothing_found"
    assert answer["jellyfin_checked"] is False


async def test_retry_fails_without_radarr(hass: HomeAssistant, stack: Stack) -> None:
    """Say who gave no answer, and enter no search into the timeline."""
    await FilmStory(stack, COPPER_LIGHTHOUSE).advance_to("search")
    entry = await set_up(hass, stack)
    stack.radarr.faults.add(Fault(status=500))
    with pytest.raises(
        HomeAssistantError, match="could search for this: Radarr: The service reports"
    ):
        await call(hass, "retry_request", COPPER_LIGHTHOUSE.title)
    assert Step.SEARCHED not in steps(entry)


async def test_retry_lets_seerr_hand_it_over_again(
    hass: HomeAssistant, stack: Stack
) -> None:
    """Let Seerr send a request once more that Radarr did not take."""
    story = FilmStory(stack, COPPER_LIGHTHOUSE, Options(fails_at_seerr=True))
    await story.advance_to("approve")
    entry = await set_up(hass, stack, [RequestState.FAILED])
    answer = await call(hass, "retry_request", COPPER_LIGHTHOUSE.title)
    assert answer["outcome"] == "sent_again"
    await until(
        lambda: stack.radarr.find(COPPER_LIGHTHOUSE.tmdb_id) is not None, "handed over"
    )
    assert coordinator_of(entry).tracker.requests


@pytest.mark.parametrize(
    ("step", "state", "message"),
    [
        ("wish", RequestState.REQUESTED, "Nobody has approved"),
        ("decline", RequestState.FAILED, "was declined"),
    ],
    ids=["pending", "declined"],
)
async def test_retry_of_what_nobody_wants_is_refused(
    hass: HomeAssistant,
    stack: Stack,
    *,
    step: str,
    state: RequestState,
    message: str,
) -> None:
    """Search for nothing that was not approved, and say why."""
    story = FilmStory(stack, COPPER_LIGHTHOUSE, Options(declined=True))
    await story.advance_to("wish")
    entry = await set_up(hass, stack, [RequestState.REQUESTED])
    await story.advance_to(step)
    assert await hass.config_entries.async_reload(entry.entry_id)
    await until(lambda: states(entry) == [state], f"{state}")
    with pytest.raises(ServiceValidationError, match=message):
        await call(hass, "retry_request", COPPER_LIGHTHOUSE.title)


async def test_retry_searches_for_a_whole_season(
    hass: HomeAssistant, stack: Stack
) -> None:
    """Make Sonarr search for a season of which nothing is there."""
    await ShowStory(stack, HARBOUR_NINE).advance_to("search")
    await set_up(hass, stack)
    before = len(searches(stack))
    answer = await call(hass, "retry_request", HARBOUR_NINE.title)
    assert answer["searches"] == [
        {
            "service": "Sonarr",
            "season": 1,
            "episodes": [[1, 1], [1, 2], [1, 3]],
            "status": "completed",
        }
    ]
    (search,) = searches(stack)[before:]
    assert (search["name"], search["seasonNumber"]) == ("SeasonSearch", 1)


async def test_retry_searches_for_the_missing_episodes(
    hass: HomeAssistant, stack: Stack
) -> None:
    """Make Sonarr search for the episodes that are missing, and for no other."""
    story = ShowStory(stack, HARBOUR_NINE, Options(delivery=Delivery.SINGLES))
    await story.advance_to("grab")
    await set_up(hass, stack, [RequestState.GRABBING])
    before = len(searches(stack))
    answer = await call(hass, "retry_request", HARBOUR_NINE.title)
    (shown,) = answer["searches"]
    assert (shown["season"], shown["episodes"]) == (None, [[1, 2], [1, 3]])
    (search,) = searches(stack)[before:]
    assert search["name"] == "EpisodeSearch"
    series = stack.sonarr.find(HARBOUR_NINE.tvdb_id)
    assert series is not None
    assert len(search["episodeIds"]) == 2


async def test_retry_without_a_listener_does_not_wait(
    hass: HomeAssistant, stack: Stack
) -> None:
    """Begin a search and be done, where nobody asks what it found."""
    await FilmStory(stack, COPPER_LIGHTHOUSE).advance_to("search")
    entry = await set_up(hass, stack)
    before = len(searches(stack))
    await hass.services.async_call(
        DOMAIN, "retry_request", {"title": COPPER_LIGHTHOUSE.title}, blocking=True
    )
    assert len(searches(stack)) == before + 1
    assert Step.SEARCHED in steps(entry)


async def test_retry_is_for_administrators(
    hass: HomeAssistant, stack: Stack, hass_read_only_user: MockUser
) -> None:
    """Let nobody else make Radarr search."""
    await FilmStory(stack, COPPER_LIGHTHOUSE).advance_to("search")
    await set_up(hass, stack)
    before = searches(stack)
    with pytest.raises(Unauthorized):
        await hass.services.async_call(
            DOMAIN,
            "retry_request",
            {"title": COPPER_LIGHTHOUSE.title},
            blocking=True,
            context=Context(user_id=hass_read_only_user.id),
        )
    assert searches(stack) == before


async def test_panel_checks_and_retries(
    hass: HomeAssistant, stack: Stack, hass_ws_client: WebSocketGenerator
) -> None:
    """Do the same for the panel, and answer without waiting for what is found."""
    await FilmStory(stack, COPPER_LIGHTHOUSE).advance_to("search")
    entry = await set_up(hass, stack)
    (request_id,) = coordinator_of(entry).tracker.requests
    client = await hass_ws_client(hass)
    before = len(searches(stack))

    await client.send_json_auto_id(
        {"type": "status_tracker/requests/check", "request_id": request_id}
    )
    assert (await client.receive_json())["result"] == {"available": False}
    await client.send_json_auto_id(
        {"type": "status_tracker/requests/retry", "request_id": request_id}
    )
    assert (await client.receive_json())["result"]["outcome"] == "searching"
    assert len(searches(stack)) == before + 1
    await client.send_json_auto_id(
        {"type": "status_tracker/requests/retry", "request_id": "nowhere"}
    )
    error = (await client.receive_json())["error"]
    assert error["translation_key"] == "request_not_found"


async def test_panel_lets_only_administrators_retry(
    hass: HomeAssistant,
    stack: Stack,
    hass_ws_client: WebSocketGenerator,
    hass_read_only_access_token: str,
) -> None:
    """Let others check, and not make Radarr search."""
    await FilmStory(stack, COPPER_LIGHTHOUSE).advance_to("search")
    entry = await set_up(hass, stack)
    (request_id,) = coordinator_of(entry).tracker.requests
    client = await hass_ws_client(hass, hass_read_only_access_token)
    for action, succeeds in (("check", True), ("retry", False)):
        await client.send_json_auto_id(
            {"type": f"status_tracker/requests/{action}", "request_id": request_id}
        )
        answer = await client.receive_json()
        assert answer["success"] is succeeds
    assert answer["error"]["code"] == "unauthorized"


async def test_retry_of_a_show_on_its_way_searches_for_nothing(
    hass: HomeAssistant, stack: Stack
) -> None:
    """Leave a season alone that is being fetched whole."""
    await ShowStory(stack, HARBOUR_NINE).advance_to("grab")
    await set_up(hass, stack, [RequestState.GRABBING])
    before = searches(stack)
    answer = await call(hass, "retry_request", HARBOUR_NINE.title)
    assert answer["outcome"] == "on_its_way"
    assert searches(stack) == before

"""Test the actions that return requests."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import ServiceValidationError
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    MockUser,
    async_fire_time_changed,
)
import voluptuous as vol

from custom_components.status_tracker.const import DOMAIN
from custom_components.status_tracker.coordinator import StatusTrackerCoordinator
from custom_components.status_tracker.tracker.terms import WishStatus
from tests.tracker.stories import START, Film, Show

pytestmark = pytest.mark.usefixtures("no_watchers", "check_translations")

FILMS = [
    Film(tmdb=100 + n, title=title, year=2000 + n, wish_id=n, arr_id=n)
    for n, title in enumerate(("Copper", "Silver", "Golden", "Copper Two"), 1)
]
SHOW = Show()


async def ask(hass: HomeAssistant, action: str, **data: Any) -> dict[str, Any]:
    """Call an action as a script does, and return its answer."""
    answer = await hass.services.async_call(
        DOMAIN, action, data, blocking=True, return_response=True
    )
    assert answer is not None
    return dict(answer)


@pytest.fixture(autouse=True)
def clock(freezer: FrozenDateTimeFactory) -> FrozenDateTimeFactory:
    """Begin when the stories begin."""
    freezer.move_to(START)
    return freezer


@pytest.fixture
async def known(
    hass: HomeAssistant,
    clock: FrozenDateTimeFactory,
    coordinator: StatusTrackerCoordinator,
) -> StatusTrackerCoordinator:
    """Know four films and a show; two films are there, one of them for long."""
    for minutes, film in enumerate(FILMS):
        await coordinator.async_apply([film.wish(minutes, WishStatus.APPROVED)])
    await coordinator.async_apply([SHOW.wish(10, 9, WishStatus.APPROVED, [1])])
    await coordinator.async_apply([FILMS[0].playable(20, item="1" * 32)])
    await coordinator.async_apply([FILMS[3].playable(60 * 24, item="4" * 32)])
    clock.move_to(START + timedelta(days=7, hours=2))
    async_fire_time_changed(hass)
    await hass.async_block_till_done()
    return coordinator


def titles(answer: dict[str, Any]) -> list[str]:
    """Return the titles on a page."""
    return [row["title"] for row in answer["requests"]]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, ["Copper Two", "Harbour Nine", "Golden", "Silver"]),
        ({"scope": "archive"}, ["Copper"]),
        (
            {"scope": "all"},
            ["Copper Two", "Copper", "Harbour Nine", "Golden", "Silver"],
        ),
        ({"state": "available"}, ["Copper Two"]),
        ({"state": []}, ["Copper Two", "Harbour Nine", "Golden", "Silver"]),
        ({"state": ["approved"], "media_type": "movie"}, ["Golden", "Silver"]),
        ({"media_type": "tv"}, ["Harbour Nine"]),
        ({"needs_attention": True}, []),
        ({"requested_by": "Bob"}, ["Harbour Nine"]),
        ({"text": "copper", "scope": "all"}, ["Copper Two", "Copper"]),
    ],
    ids=[
        "default",
        "archive",
        "all",
        "state",
        "no_state_chosen",
        "state_and_type",
        "type",
        "attention",
        "requester",
        "text",
    ],
)
@pytest.mark.usefixtures("known")
async def test_requests_are_filtered(
    hass: HomeAssistant, query: dict[str, Any], expected: list[str]
) -> None:
    """Return what was asked for, the newest first."""
    answer = await ask(hass, "get_requests", **query)
    assert titles(answer) == expected
    assert answer["total"] == len(expected)


@pytest.mark.usefixtures("known")
async def test_requests_come_in_pages(hass: HomeAssistant) -> None:
    """Say with each page where the next one begins."""
    first = await ask(hass, "get_requests", limit=3)
    assert titles(first) == ["Copper Two", "Harbour Nine", "Golden"]
    assert (first["total"], first["next_offset"]) == (4, 3)
    second = await ask(hass, "get_requests", limit=3, offset=first["next_offset"])
    assert titles(second) == ["Silver"]
    assert second["next_offset"] is None


@pytest.mark.usefixtures("known")
async def test_requests_of_a_person_are_found(hass: HomeAssistant) -> None:
    """Return what somebody of the household asked for under another name."""
    hass.states.async_set("person.alice", "home", {"user_id": "abc"})
    answer = await ask(hass, "get_requests", person="person.alice", scope="all")
    assert titles(answer) == ["Copper Two", "Copper", "Golden", "Silver"]
    row = answer["requests"][0]
    assert (row["requested_by"], row["person"], row["user_id"]) == (
        "alice",
        "person.alice",
        "abc",
    )
    assert row["entity_id"] == "sensor.status_tracker_copper_two"
    nobody = await ask(hass, "get_requests", person="person.carol")
    assert nobody["requests"] == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"limit": 0},
        {"limit": 501},
        {"offset": -1},
        {"state": "nonsense"},
        {"media_type": "music"},
        {"scope": "elsewhere"},
        {"person": "sensor.alice"},
    ],
    ids="-".join,
)
@pytest.mark.usefixtures("known")
async def test_wrong_question_is_refused(
    hass: HomeAssistant, wrong: dict[str, Any]
) -> None:
    """Say that a question makes no sense."""
    with pytest.raises(vol.Invalid):
        await ask(hass, "get_requests", **wrong)


@pytest.mark.parametrize(
    "name",
    [
        {"entity_id": "sensor.status_tracker_copper_two"},
        {"title": "copper two"},
        {"title": "Copper Two (2004)"},
    ],
    ids=["sensor", "title", "title_and_year"],
)
async def test_request_is_found_by_name(
    hass: HomeAssistant, known: StatusTrackerCoordinator, name: dict[str, str]
) -> None:
    """Return everything about a request, however it is named."""
    request = (await ask(hass, "get_request", **name))["request"]
    assert request["title"] == "Copper Two"
    assert [entry["step"] for entry in request["timeline"]][-1] == "available"
    assert request["archived"] is False
    assert request["jellyfin_url"].endswith("4" * 32)
    by_id = await ask(hass, "get_request", request_id=request["id"])
    assert by_id["request"] == request


async def test_request_that_finished_long_ago_is_found(
    hass: HomeAssistant, known: StatusTrackerCoordinator
) -> None:
    """Return a request that has no sensor any more."""
    request = (await ask(hass, "get_request", title="Copper (2001)"))["request"]
    assert request["archived"] is True
    assert request["entity_id"] is None


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ({"title": "Nowhere"}, 'No request is about "Nowhere"'),
        ({"request_id": "nowhere"}, "There is no such request"),
        (
            {"entity_id": "sensor.status_tracker_downloading"},
            "sensor.status_tracker_downloading is not the sensor of a request",
        ),
        (
            {"entity_id": "sensor.nowhere"},
            "sensor.nowhere is not the sensor of a request",
        ),
    ],
    ids=["title", "id", "other_sensor", "no_sensor"],
)
@pytest.mark.usefixtures("known")
async def test_unknown_request_is_refused(
    hass: HomeAssistant, name: dict[str, str], message: str
) -> None:
    """Say that there is no such request."""
    with pytest.raises(ServiceValidationError, match=message):
        await ask(hass, "get_request", **name)


async def test_title_of_two_works_is_refused(
    hass: HomeAssistant, known: StatusTrackerCoordinator
) -> None:
    """Ask for the year where a title does not tell which one is meant."""
    again = Film(tmdb=777, title="Golden", year=1977, wish_id=70, arr_id=70)
    await known.async_apply([again.wish(30, WishStatus.APPROVED)])
    with pytest.raises(ServiceValidationError, match=r"Golden \(1977\), Golden \(200"):
        await ask(hass, "get_request", title="Golden")
    found = await ask(hass, "get_request", title="Golden (1977)")
    assert found["request"]["year"] == 1977


async def test_short_title_is_found(
    hass: HomeAssistant, known: StatusTrackerCoordinator
) -> None:
    """Find a title of few letters without its year: a person meant it."""
    short = Film(tmdb=778, title="Up", year=2009, wish_id=71, arr_id=71)
    await known.async_apply([short.wish(5, WishStatus.APPROVED)])
    for title in ("up", "Up (2009)"):
        found = await ask(hass, "get_request", title=title)
        assert found["request"]["year"] == 2009
    again = Film(tmdb=779, title="Up", year=1984, wish_id=72, arr_id=72)
    await known.async_apply([again.wish(6, WishStatus.APPROVED)])
    with pytest.raises(ServiceValidationError, match=r"Up \(1984\), Up \(2009\)"):
        await ask(hass, "get_request", title="Up")


async def test_year_tells_works_of_two_years_in_a_row_apart(
    hass: HomeAssistant, known: StatusTrackerCoordinator
) -> None:
    """Take a year as it is said, and answer about no other one."""
    again = Film(tmdb=780, title="Golden", year=2004, wish_id=73, arr_id=73)
    await known.async_apply([again.wish(5, WishStatus.APPROVED)])
    for year in (2003, 2004):
        found = await ask(hass, "get_request", title=f"Golden ({year})")
        assert found["request"]["year"] == year
    with pytest.raises(ServiceValidationError, match="No request is about"):
        await ask(hass, "get_request", title="Golden (2005)")


@pytest.mark.parametrize("year", [2003, None], ids=["one-year", "no-year"])
async def test_film_and_show_of_one_name_are_told_apart(
    hass: HomeAssistant, known: StatusTrackerCoordinator, year: int | None
) -> None:
    """Guess nothing where no year tells a film from a show; take the sensor then."""
    wish = Show(title="Golden", tvdb=5, tmdb=5).wish(5, 75, WishStatus.APPROVED, [1])
    wish = replace(wish, subject=replace(wish.subject, title="Golden", year=year))
    await known.async_apply([wish])
    show = r"Golden \(2003, tv\)" if year else r"Golden \(tv\)"
    message = rf"Golden \(2003, movie\), {show}\. .* name the sensor"
    for title in ("Golden", "Golden (2003)"):
        with pytest.raises(ServiceValidationError, match=message):
            await ask(hass, "get_request", title=title)
    (sensor,) = (
        state.entity_id
        for state in hass.states.async_all("sensor")
        if state.attributes.get("title") == "Golden"
        and state.attributes["media_type"] == "tv"
    )
    found = await ask(hass, "get_request", entity_id=sensor)
    assert found["request"]["media_type"] == "tv"


async def test_year_may_be_part_of_a_title(
    hass: HomeAssistant, known: StatusTrackerCoordinator
) -> None:
    """Find a title that ends with a year in brackets, as some shows are called."""
    named = Film(tmdb=781, title="Quarry Lane (2019)", year=2020, wish_id=74, arr_id=74)
    await known.async_apply([named.wish(5, WishStatus.APPROVED)])
    found = await ask(hass, "get_request", title="Quarry Lane (2019)")
    assert found["request"]["title"] == "Quarry Lane (2019)"


@pytest.mark.parametrize(
    "names",
    [{}, {"title": "Copper", "request_id": "1"}],
    ids=["none", "two"],
)
@pytest.mark.usefixtures("known")
async def test_request_is_named_in_one_way(
    hass: HomeAssistant, names: dict[str, str]
) -> None:
    """Refuse a question about no request, and one that may be about two."""
    with pytest.raises(vol.Invalid):
        await ask(hass, "get_request", **names)


@pytest.mark.usefixtures("known")
async def test_reading_is_for_everybody(
    hass: HomeAssistant, hass_read_only_user: MockUser
) -> None:
    """Let whoever is signed in ask for requests."""
    answer = await hass.services.async_call(
        DOMAIN,
        "get_requests",
        {},
        blocking=True,
        return_response=True,
        context=Context(user_id=hass_read_only_user.id),
    )
    assert answer is not None
    assert answer["total"] == 4


async def test_action_without_a_loaded_entry_fails(
    hass: HomeAssistant,
    known: StatusTrackerCoordinator,
    config_entry: MockConfigEntry,
) -> None:
    """Say that the integration is not loaded."""
    await hass.config_entries.async_unload(config_entry.entry_id)
    with pytest.raises(ServiceValidationError):
        await ask(hass, "get_requests")


@pytest.mark.parametrize(("name", "count"), [("ALICE", 4), ("Bob", 0)])
@pytest.mark.usefixtures("known")
async def test_person_and_name_must_both_agree(
    hass: HomeAssistant, name: str, count: int
) -> None:
    """Return what somebody asked for under one of their names only."""
    hass.states.async_set("person.alice", "home", {"user_id": "abc"})
    answer = await ask(
        hass,
        "get_requests",
        person="person.alice",
        requested_by=name,
        scope="all",
    )
    assert len(titles(answer)) == count

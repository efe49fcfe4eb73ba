"""Test the actions that delete, as scripts and people call them."""

from datetime import date
from typing import Any

from homeassistant.auth.models import User
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import (
    HomeAssistantError,
    ServiceValidationError,
    Unauthorized,
)
from homeassistant.helpers import entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockUser
import voluptuous as vol

from custom_components.status_tracker.const import DOMAIN
from custom_components.status_tracker.deletion.services import (
    DELETION_ACTIONS,
)
from custom_components.status_tracker.services import ACTIONS
from tests.stack.catalogue import COPPER_LIGHTHOUSE, HARBOUR_NINE, film, show
from tests.stack.faults import Fault
from tests.stack.player import Options
from tests.stack.stories import tell
from tests.translations import check_translations  # noqa: F401

from .home import Home, traces

pytestmark = pytest.mark.usefixtures("check_translations")


async def call(
    home: Home, name: str, context: Context | None = None, **data: Any
) -> Any:
    """Call an action and return what it answers."""
    return await home.hass.services.async_call(
        DOMAIN, name, data, blocking=True, context=context, return_response=True
    )


def sensor_of(home: Home, request_id: str) -> str:
    """Return the sensor of a request."""
    entity_id = er.async_get(home.hass).async_get_entity_id(
        "sensor", DOMAIN, f"{home.entry.entry_id}_{request_id}"
    )
    assert entity_id is not None
    return entity_id


@pytest.fixture
def alice(hass: HomeAssistant) -> User:
    """Return an administrator."""
    user: User = MockUser(id="alice-id", name="Alice", is_owner=True).add_to_hass(hass)
    return user


@pytest.fixture
def bob(hass: HomeAssistant) -> User:
    """Return somebody who is no administrator."""
    user: User = MockUser(id="bob-id", name="Bob").add_to_hass(hass)
    return user


@pytest.mark.parametrize("way", ["entity_id", "request_id", "title", "title-and-year"])
async def test_request_is_named_in_any_way(home: Home, alice: User, way: str) -> None:
    """Delete by sensor, id or title, and answer what was done by whom."""
    await home.bring(COPPER_LIGHTHOUSE)
    request_id = home.request(COPPER_LIGHTHOUSE)
    title = COPPER_LIGHTHOUSE
    names: dict[str, dict[str, Any]] = {
        "entity_id": {"entity_id": sensor_of(home, request_id)},
        "request_id": {"request_id": [request_id]},
        "title": {"title": title.title.upper()},
        "title-and-year": {"title": f"{title.title} ({title.year})"},
    }
    answer = await call(home, "delete_request", Context(user_id=alice.id), **names[way])
    (deletion,) = answer["deletions"]
    assert deletion["state"] == "done"
    assert deletion["by"] == {"kind": "user", "name": "Alice"}
    assert deletion["request_ids"] == [request_id]
    assert traces(home.stack, title) == []


async def test_automation_deletes_many_at_once(home: Home) -> None:
    """Delete several titles in one call; nobody stands behind an automation."""
    titles = (COPPER_LIGHTHOUSE, HARBOUR_NINE)
    for title in titles:
        await home.bring(title)
    answer = await call(
        home,
        "delete_request",
        request_id=[home.request(COPPER_LIGHTHOUSE)],
        title=[HARBOUR_NINE.title, COPPER_LIGHTHOUSE.title],
    )
    assert [each["state"] for each in answer["deletions"]] == ["done", "done"]
    assert {each["by"]["kind"] for each in answer["deletions"]} == {"automation"}
    assert list(home.stack.disk) == []


async def test_preview_deletes_nothing(home: Home) -> None:
    """Answer what would go where."""
    await home.bring(HARBOUR_NINE)
    before = traces(home.stack, HARBOUR_NINE)
    answer = await call(
        home,
        "delete_request",
        title=HARBOUR_NINE.title,
        season=1,
        keep_seeding=True,
        preview=True,
    )
    (preview,) = answer["previews"]
    assert preview["seasons"] == [1]
    assert preview["options"] == {
        "delete_files": True,
        "keep_seeding": True,
        "exclude": False,
    }
    assert {step["kind"] for step in preview["steps"]} == {
        "torrents",
        "seasons",
        "anime_files",
        "library",
        "requests",
        "seeding",
    }
    assert preview["totals"]["torrents"] == 1
    assert traces(home.stack, HARBOUR_NINE) == before
    assert not home.deletions.jobs.open


@pytest.mark.parametrize("name", [action.name for action in DELETION_ACTIONS])
async def test_only_administrators_may(home: Home, bob: User, name: str) -> None:
    """Refuse whoever is no administrator, before anything is looked at."""
    await home.bring(COPPER_LIGHTHOUSE)
    before = traces(home.stack, COPPER_LIGHTHOUSE)
    data: dict[str, dict[str, str]] = {
        "delete_request": {"title": COPPER_LIGHTHOUSE.title},
        "retry_deletion": {"deletion_id": "x"},
        "abandon_deletion": {"deletion_id": "x"},
        "get_deletion_log": {},
    }
    with pytest.raises(Unauthorized):
        await call(home, name, Context(user_id=bob.id), **data[name])
    assert traces(home.stack, COPPER_LIGHTHOUSE) == before
    assert not home.deletions.jobs.open


def test_all_deletions_are_for_administrators() -> None:
    """Let nobody else delete, or see who deleted."""
    guarded = {each.name for each in ACTIONS if each.is_admin_only}
    assert {
        "delete_request",
        "get_deletion_log",
        "retry_deletion",
        "abandon_deletion",
    } <= guarded


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"request_id": "nobody"}, "There is no such request"),
        ({"title": "No Such Film"}, 'No request is about "No Such Film"'),
        ({"entity_id": "sensor.nobody"}, "sensor.nobody is not the sensor"),
        (
            {"title": COPPER_LIGHTHOUSE.title, "season": 2},
            "is a film and has no seasons",
        ),
    ],
    ids=["id", "title", "sensor", "season-of-a-film"],
)
async def test_wrong_name_deletes_nothing(
    home: Home, data: dict[str, Any], message: str
) -> None:
    """Refuse what cannot be meant, and begin none of the others either."""
    await home.bring(COPPER_LIGHTHOUSE)
    await home.bring(HARBOUR_NINE)
    data = {"request_id": [], **data}
    data["request_id"] = [
        home.request(HARBOUR_NINE),
        *([data["request_id"]] if data["request_id"] else []),
    ]
    if "season" in data:
        del data["request_id"]
    with pytest.raises(ServiceValidationError, match=message):
        await call(home, "delete_request", **data)
    assert not home.deletions.jobs.open
    assert len(home.coordinator.tracker.requests) == 2


@pytest.mark.parametrize(
    "data",
    [{}, {"request_id": "a", "season": "one"}, {"request_id": "a", "season": []}],
    ids=["nobody", "word", "no-season"],
)
async def test_odd_fields_are_refused(home: Home, data: dict[str, Any]) -> None:
    """Refuse a call that names nothing, or a season that is none."""
    with pytest.raises(vol.Invalid):
        await call(home, "delete_request", **data)


async def test_film_and_show_of_one_name_are_told_apart(home: Home) -> None:
    """Ask back where a title means two things, and take the id then."""
    one = film(900, "Namesake", 2020, "A film.", ("Drama",))
    other = show(900, "Namesake", date(2020, 1, 1), "A show.", ("Drama",), seasons=(2,))
    for title in (one, other):
        home.stack.seerr.titles[title.kind.is_show, title.tmdb_id] = title
        await tell(home.stack, title).advance_to("wish")
    await home.hass.async_block_till_done()
    with pytest.raises(ServiceValidationError, match="Several titles are called"):
        await call(home, "delete_request", title="Namesake")
    assert len(home.coordinator.tracker.requests) == 2
    wanted = [
        request.id
        for request in home.coordinator.tracker.requests.values()
        if request.media_type == "movie"
    ]
    await call(home, "delete_request", request_id=wanted)
    (left,) = home.coordinator.tracker.requests.values()
    assert left.media_type == "tv"


async def test_open_step_is_an_error_that_names_it(home: Home) -> None:
    """Fail with the step that is open; retry and abandon by the id in the log."""
    await home.bring(COPPER_LIGHTHOUSE)
    fault = home.stack.seerr.faults.add(
        Fault(method="DELETE", path="/api/v1", status=400)
    )
    with pytest.raises(
        HomeAssistantError,
        match=r"The Copper Lighthouse \(Seerr: The request was rejected \(HTTP 400",
    ):
        await call(home, "delete_request", title=COPPER_LIGHTHOUSE.title)
    log = await call(home, "get_deletion_log")
    assert log["total"] == 0
    (deletion,) = log["open"]
    assert deletion["state"] == "failed"
    with pytest.raises(HomeAssistantError, match="Something is left to delete"):
        await call(home, "retry_deletion", deletion_id=deletion["id"])

    home.stack.seerr.faults.remove(fault)
    answer = await call(home, "retry_deletion", deletion_id=deletion["id"])
    assert answer["deletions"][0]["state"] == "done"
    with pytest.raises(ServiceValidationError, match="This deletion is closed"):
        await call(home, "retry_deletion", deletion_id=deletion["id"])
    with pytest.raises(ServiceValidationError, match="There is no such deletion"):
        await call(home, "abandon_deletion", deletion_id="nobody")
    assert traces(home.stack, COPPER_LIGHTHOUSE) == []


async def test_abandoned_deletion_keeps_what_is_done(home: Home) -> None:
    """Close a deletion that cannot go on; the request stays, and may be asked again."""
    await home.bring(COPPER_LIGHTHOUSE)
    home.stack.radarr.faults.add(
        Fault(method="DELETE", path="/api/v3/movie", status=400, times=1)
    )
    with pytest.raises(HomeAssistantError):
        await call(home, "delete_request", title=COPPER_LIGHTHOUSE.title)
    ((deletion_id, _),) = home.deletions.jobs.open.items()
    answer = await call(home, "abandon_deletion", deletion_id=deletion_id)
    assert answer["deletions"][0]["state"] == "abandoned"
    assert not home.stack.qbittorrent.torrents
    assert home.stack.radarr.movies
    assert home.requests(COPPER_LIGHTHOUSE)

    await call(home, "delete_request", title=COPPER_LIGHTHOUSE.title)
    assert traces(home.stack, COPPER_LIGHTHOUSE) == []
    log = await call(home, "get_deletion_log")
    assert [each["state"] for each in log["deletions"]] == ["done", "abandoned"]


async def test_log_is_paged_and_searched(home: Home) -> None:
    """Return a page, by words and time, with the deleted requests if wanted."""
    await home.bring(COPPER_LIGHTHOUSE)
    await home.bring(HARBOUR_NINE, Options(seasons=(1,)))
    await call(home, "delete_request", title=COPPER_LIGHTHOUSE.title)
    await call(home, "delete_request", title=HARBOUR_NINE.title)
    log = await call(home, "get_deletion_log", limit=1)
    assert log["total"] == 2
    assert [each["title"] for each in log["deletions"]] == [HARBOUR_NINE.title]
    assert "requests" not in log["deletions"][0]
    log = await call(home, "get_deletion_log", limit=1, offset=1, history=True)
    assert [each["title"] for each in log["deletions"]] == [COPPER_LIGHTHOUSE.title]
    assert log["deletions"][0]["requests"][0]["timeline"]
    log = await call(home, "get_deletion_log", title="harbour")
    assert log["total"] == 1
    log = await call(home, "get_deletion_log", since="2100-01-01 00:00:00")
    assert log["total"] == 0


async def test_entry_that_is_not_loaded_is_told(home: Home) -> None:
    """Refuse while the integration is not loaded."""
    assert await home.hass.config_entries.async_unload(home.entry.entry_id)
    with pytest.raises(ServiceValidationError):
        await call(home, "get_deletion_log")

"""Test that who asked in Seerr is known as a member of the household."""

from dataclasses import replace
from typing import Any

from homeassistant.auth.models import User
from homeassistant.config_entries import ConfigFlowResult
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.status_tracker.people import NOBODY, Asker, People
from custom_components.status_tracker.tracker.terms import WishStatus

from .common import async_set_up, make_entry
from .tracker.stories import Film, Show

pytestmark = pytest.mark.usefixtures("no_watchers")


@pytest.fixture
def persons(hass: HomeAssistant) -> None:
    """Live in a household of three, one of them without an account."""
    for entity_id, name, user_id in (
        ("person.alice", "Alice", "a1"),
        ("person.bob", "Robert Miller", "b1"),
        ("person.carol", "Carol", None),
    ):
        hass.states.async_set(
            entity_id, "home", {"friendly_name": name, "user_id": user_id}
        )


async def people(
    hass: HomeAssistant, rows: list[dict[str, Any]] | None = None
) -> People:
    """Set the integration up and return whom it knows."""
    entry = make_entry(options={"people": rows} if rows else None)
    await async_set_up(hass, entry)
    found: People = entry.runtime_data.people
    return found


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("alice", Asker("person.alice", "a1")),
        ("  ALICE ", Asker("person.alice", "a1")),
        ("Robert Miller", Asker("person.bob", "b1")),
        ("bob", Asker("person.bob", "b1")),
        ("Carol", Asker("person.carol", None)),
        ("dave", NOBODY),
        ("", NOBODY),
        (None, NOBODY),
    ],
    ids=["name", "case", "full_name", "id", "no_account", "unknown", "empty", "none"],
)
@pytest.mark.usefixtures("persons")
async def test_name_is_guessed(
    hass: HomeAssistant, name: str | None, expected: Asker
) -> None:
    """Take a name for the person who has the same one."""
    assert (await people(hass)).async_find(name) == expected


@pytest.mark.parametrize(
    ("rows", "name", "expected"),
    [
        (
            [{"name": "al", "person": "person.alice"}],
            "AL",
            Asker("person.alice", "a1"),
        ),
        (
            [{"name": "alice", "person": "person.bob"}],
            "alice",
            Asker("person.bob", "b1"),
        ),
        ([{"name": "alice"}], "alice", NOBODY),
        ([{"name": "alice", "person": "person.gone"}], "alice", NOBODY),
        ([{"name": "al", "person": "person.alice"}], "bob", Asker("person.bob", "b1")),
    ],
    ids=["nickname", "other_person", "nobody", "gone", "not_mentioned"],
)
@pytest.mark.usefixtures("persons")
async def test_options_decide(
    hass: HomeAssistant, rows: list[dict[str, Any]], name: str, expected: Asker
) -> None:
    """Follow the options where they mention a name, and guess where they do not."""
    assert (await people(hass, rows)).async_find(name) == expected


@pytest.mark.usefixtures("persons")
async def test_two_of_one_name_are_not_guessed(hass: HomeAssistant) -> None:
    """Take a name for nobody where it could be either of two."""
    hass.states.async_set("person.alice_2", "home", {"friendly_name": "Alice"})
    assert (await people(hass)).async_find("alice") == NOBODY


async def test_account_without_a_person_is_known(hass: HomeAssistant) -> None:
    """Take a name for the account of that name, with its person if there is one."""
    known = await people(hass)
    user: User = await hass.auth.async_create_user("Dave")
    await hass.async_block_till_done()
    assert known.async_find("dave") == Asker(None, user.id)
    hass.states.async_set(
        "person.david", "home", {"friendly_name": "David", "user_id": user.id}
    )
    assert known.async_find("dave") == Asker("person.david", user.id)
    await hass.auth.async_update_user(user, name="Somebody else")
    await hass.async_block_till_done()
    assert known.async_find("dave") == NOBODY


@pytest.mark.parametrize(
    ("people", "mine"),
    [
        ([], "alice"),
        ([{"name": "Bob", "person": "person.alice"}, {"name": "alice"}], "bob"),
    ],
    ids=["guessed", "chosen"],
)
async def test_panel_knows_what_is_mine(
    hass: HomeAssistant,
    hass_ws_client: WebSocketGenerator,
    hass_admin_user: MockUser,
    people: list[dict[str, str]],
    mine: str,
) -> None:
    """Tell the panel which of the names in Seerr is its user's."""
    hass.states.async_set(
        "person.alice",
        "home",
        {"friendly_name": "Alice", "user_id": hass_admin_user.id},
    )
    coordinator = await async_set_up(hass, make_entry(options={"people": people}))
    await coordinator.async_apply([Film().wish(0, WishStatus.APPROVED)])
    await coordinator.async_apply([Show().wish(0, 7, WishStatus.APPROVED, [1])])
    client = await hass_ws_client(hass)
    await client.send_json_auto_id({"type": "status_tracker/requests/people"})
    assert (await client.receive_json())["result"]["people"] == [
        {"name": "alice", "is_user": mine == "alice"},
        {"name": "bob", "is_user": mine == "bob"},
    ]


@pytest.mark.usefixtures("persons")
async def test_options_name_who_is_not_known(hass: HomeAssistant) -> None:
    """Say which names in Seerr stand for nobody yet."""
    entry: MockConfigEntry = make_entry(options={"people": [{"name": "zoe"}]})
    coordinator = await async_set_up(hass, entry)

    async def unknown() -> Any:
        flow: ConfigFlowResult = await hass.config_entries.options.async_init(
            entry.entry_id
        )
        placeholders = flow["description_placeholders"]
        assert placeholders is not None
        return placeholders["unknown"]

    assert await unknown() == "-"
    for n, name in enumerate(("alice", "zoe", "yuki")):
        film = Film(tmdb=100 + n, title=f"Film {n}", wish_id=n, arr_id=n + 1)
        wish = film.wish(n, WishStatus.APPROVED)
        await coordinator.async_apply([replace(wish, requested_by=name)])
    assert await unknown() == "yuki"

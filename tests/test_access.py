"""Test who may do what: everybody signed in may look, only administrators change."""

from collections.abc import Mapping
from typing import Any, Final

from homeassistant.auth.const import GROUP_ID_USER
from homeassistant.components.websocket_api.const import DOMAIN as WEBSOCKET
from homeassistant.const import ATTR_ENTITY_ID
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import HomeAssistantError, Unauthorized
import pytest
from pytest_homeassistant_custom_component.common import MockUser
from pytest_homeassistant_custom_component.typing import (
    MockHAClientWebSocket,
    WebSocketGenerator,
)

from custom_components.status_tracker.const import DOMAIN
from custom_components.status_tracker.coordinator import StatusTrackerCoordinator
from custom_components.status_tracker.tracker.terms import WishStatus

from .tracker.stories import Film

FILM: Final = Film()
REQUEST: Final = {"request_id": "no-such-request"}
DELETION: Final = {"deletion_id": "no-such-deletion"}
# Each command with the fields that it cannot do without.
READS: Final[Mapping[str, dict[str, Any]]] = {
    "requests/list": {},
    "requests/get": REQUEST,
    "requests/subscribe": {},
    "requests/people": {},
    "requests/check": REQUEST,
    "services/list": {},
    "library/subscribe": {},
}
# What changes something, and what tells how to, or what somebody did.
CHANGES: Final[Mapping[str, dict[str, Any]]] = {
    "requests/retry": REQUEST,
    "services/webhook": {"service_id": "radarr"},
    "deletions/preview": {"request_ids": ["no-such-request"]},
    "deletions/start": {"request_ids": ["no-such-request"]},
    "deletions/list": {},
    "deletions/get": DELETION,
    "deletions/retry": DELETION,
    "deletions/abandon": DELETION,
    "deletions/subscribe": {},
    "library/sync": {},
    "library/cancel": {},
}
READING_ACTIONS: Final[Mapping[str, dict[str, Any]]] = {
    "get_requests": {},
    "get_request": {"title": FILM.title},
    "verify_request": {"title": FILM.title},
}
CHANGING_ACTIONS: Final[Mapping[str, dict[str, Any]]] = {
    "retry_request": {"title": FILM.title},
    "delete_request": {"title": FILM.title},
    "get_deletion_log": {},
    "retry_deletion": DELETION,
    "abandon_deletion": DELETION,
    "sync_library": {},
    "cancel_library_sync": {},
}
ADMIN_BUTTONS: Final = ("button.status_tracker_sync_library",)
# Where people ask and watch.
FOR_EVERYBODY: Final = {"seerr", "jellyfin"}
# The one other button only asks.
BUTTONS: Final = {"button.status_tracker_check_now", *ADMIN_BUTTONS}


@pytest.fixture(autouse=True)
async def known(coordinator: StatusTrackerCoordinator) -> StatusTrackerCoordinator:
    """Set everything up, with one request."""
    await coordinator.async_apply([FILM.wish(0, WishStatus.APPROVED)])
    return coordinator


@pytest.fixture
async def guest(
    hass_ws_client: WebSocketGenerator,
    hass: HomeAssistant,
    hass_read_only_access_token: str,
) -> MockHAClientWebSocket:
    """Return the websocket of somebody who may only look."""
    return await hass_ws_client(hass, hass_read_only_access_token)


@pytest.fixture
async def resident(hass: HomeAssistant) -> MockUser:
    """Return a usual user, who may press buttons but is no administrator."""
    group = await hass.auth.async_get_group(GROUP_ID_USER)
    return MockUser(groups=[group]).add_to_hass(hass)


async def answer(client: MockHAClientWebSocket, **message: Any) -> dict[str, Any]:
    """Return what a command is answered with."""
    await client.send_json_auto_id(message)
    found: dict[str, Any] = await client.receive_json()
    return found


def test_every_command_is_in_the_table(hass: HomeAssistant) -> None:
    """Decide about every command that there is."""
    registered = {
        name.removeprefix(f"{DOMAIN}/")
        for name in hass.data[WEBSOCKET]
        if name.startswith(f"{DOMAIN}/")
    }
    assert registered == READS.keys() | CHANGES.keys()
    assert not READS.keys() & CHANGES.keys()


def test_every_action_is_in_the_table(hass: HomeAssistant) -> None:
    """Decide about every action that there is."""
    registered = set(hass.services.async_services_for_domain(DOMAIN))
    assert registered == READING_ACTIONS.keys() | CHANGING_ACTIONS.keys()


def test_every_button_is_in_the_table(hass: HomeAssistant) -> None:
    """Decide about every entity that can be operated."""
    assert set(hass.states.async_entity_ids("button")) == BUTTONS
    ours = {state.domain for state in hass.states.async_all()}
    assert ours <= {"button", "sensor", "binary_sensor", "event", "person", "zone"}


@pytest.mark.parametrize(("command", "fields"), READS.items(), ids=list(READS))
async def test_anybody_may_look(
    guest: MockHAClientWebSocket, command: str, fields: dict[str, Any]
) -> None:
    """Answer whoever is signed in."""
    told = await answer(guest, type=f"{DOMAIN}/{command}", **fields)
    if not told["success"]:
        assert told["error"]["code"] not in {"unauthorized", "invalid_format"}
        assert fields is REQUEST


@pytest.mark.parametrize(("command", "fields"), CHANGES.items(), ids=list(CHANGES))
async def test_only_administrators_may_change(
    hass_ws_client: WebSocketGenerator,
    guest: MockHAClientWebSocket,
    command: str,
    fields: dict[str, Any],
) -> None:
    """Refuse whoever is no administrator, and only them."""
    told = await answer(guest, type=f"{DOMAIN}/{command}", **fields)
    assert told["error"]["code"] == "unauthorized"
    admin = await hass_ws_client()
    told = await answer(admin, type=f"{DOMAIN}/{command}", **fields)
    assert told["success"] or told["error"]["code"] not in {
        "unauthorized",
        "invalid_format",
        "unknown_error",
    }


async def test_addresses_of_tools_are_for_administrators(
    hass_ws_client: WebSocketGenerator, guest: MockHAClientWebSocket
) -> None:
    """Tell everybody how a service is, and where it is only to whom it serves."""
    command = f"{DOMAIN}/services/list"
    told = await answer(guest, type=command)
    services = told["result"]["services"]
    known = {each["service"] for each in services if "url" in each}
    assert known == FOR_EVERYBODY
    tools = [each for each in services if each["service"] not in FOR_EVERYBODY]
    assert tools
    assert "127.0.0.1" not in str(tools)
    told = await answer(await hass_ws_client(), type=command)
    assert all("127.0.0.1" in each["url"] for each in told["result"]["services"])


@pytest.mark.parametrize(
    ("action", "data"), CHANGING_ACTIONS.items(), ids=list(CHANGING_ACTIONS)
)
async def test_only_administrators_may_act(
    hass: HomeAssistant,
    resident: MockUser,
    hass_read_only_user: MockUser,
    action: str,
    data: dict[str, Any],
) -> None:
    """Refuse an action that changes something to whoever is no administrator."""
    for user in (resident, hass_read_only_user):
        with pytest.raises(Unauthorized):
            await call(hass, DOMAIN, action, data, user)


@pytest.mark.parametrize(
    ("action", "data"), READING_ACTIONS.items(), ids=list(READING_ACTIONS)
)
async def test_anybody_may_ask(
    hass: HomeAssistant, resident: MockUser, action: str, data: dict[str, Any]
) -> None:
    """Let everybody ask."""
    if action == "verify_request":
        # Nobody watches Jellyfin here: that is all there is to complain about.
        with pytest.raises(HomeAssistantError, match="no Jellyfin to look into"):
            await call(hass, DOMAIN, action, data, resident)
        return
    assert FILM.title in str(await call(hass, DOMAIN, action, data, resident))


@pytest.mark.parametrize("button", ADMIN_BUTTONS)
async def test_buttons_that_change_are_for_administrators(
    hass: HomeAssistant, resident: MockUser, hass_admin_user: MockUser, button: str
) -> None:
    """Ask who presses, since Home Assistant lets every user press any button."""
    data = {ATTR_ENTITY_ID: button}
    with pytest.raises(Unauthorized):
        await call(hass, "button", "press", data, resident)
    await call(hass, "button", "press", data, hass_admin_user)
    await hass.services.async_call("button", "press", data, blocking=True)


async def call(
    hass: HomeAssistant, domain: str, action: str, data: dict[str, Any], user: MockUser
) -> Any:
    """Call an action as a user."""
    return await hass.services.async_call(
        domain,
        action,
        data,
        blocking=True,
        context=Context(user_id=user.id),
        return_response=domain == DOMAIN,
    )

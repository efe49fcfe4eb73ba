"""Test the websocket commands about deletions, as the panel uses them."""

from typing import Any

import pytest
from pytest_homeassistant_custom_component.typing import (
    MockHAClientWebSocket,
    WebSocketGenerator,
)

from tests.stack.catalogue import COPPER_LIGHTHOUSE, HARBOUR_NINE
from tests.stacked import until
from tests.websocket import ask, event, fail

from .home import Home, traces

COMMANDS: dict[str, dict[str, Any]] = {
    "preview": {"request_ids": ["x"]},
    "start": {"request_ids": ["x"]},
    "list": {},
    "get": {"deletion_id": "x"},
    "retry": {"deletion_id": "x"},
    "abandon": {"deletion_id": "x"},
    "subscribe": {},
}


@pytest.fixture
async def client(
    home: Home, hass_ws_client: WebSocketGenerator
) -> MockHAClientWebSocket:
    """Return what an administrator's panel talks through."""
    return await hass_ws_client(home.hass)


async def states_until(client: MockHAClientWebSocket, last: str) -> list[str]:
    """Return the states of a deletion that are told until one of them."""
    states: list[str] = []
    while not states or states[-1] != last:
        deletion = (await event(client))["deletion"]
        states.append(deletion["state"])
    return states


async def test_who_does_not_answer_is_named(
    home: Home, client: MockHAClientWebSocket
) -> None:
    """Blame Radarr, which is asked who else needs a torrent, not qBittorrent."""
    await home.bring(COPPER_LIGHTHOUSE)
    await home.stack.radarr.stop()
    found = await ask(
        client, "deletions/preview", request_ids=[home.request(COPPER_LIGHTHOUSE)]
    )
    (preview,) = found["previews"]
    blamed = {
        step["name"]: (step["error"]["code"], step["error"]["service"])
        for step in preview["steps"]
        if step["error"] is not None
    }
    assert blamed == {
        "Qbittorrent": ("service_down", "Radarr"),
        "Radarr": ("service_down", "Radarr"),
    }


async def test_panel_previews_starts_and_watches(
    home: Home, client: MockHAClientWebSocket, hass_admin_user: Any
) -> None:
    """Show what would go, begin, and follow every step to the end."""
    await home.bring(COPPER_LIGHTHOUSE)
    request_id = home.request(COPPER_LIGHTHOUSE)
    found = await ask(client, "deletions/preview", request_ids=[request_id])
    (preview,) = found["previews"]
    assert preview["title"] == COPPER_LIGHTHOUSE.title
    assert "state" not in preview

    await ask(client, "deletions/subscribe")
    assert await event(client) == {"deletions": []}
    await client.send_json_auto_id(
        {"type": "status_tracker/deletions/start", "request_ids": [request_id]}
    )
    seen: list[str] = []
    begun: list[Any] = []
    last: dict[str, Any] = {}
    while last.get("state") != "done" or not begun:
        message = await client.receive_json()
        if message["type"] == "result":
            begun = message["result"]["deletions"]
            continue
        last = message["event"]["deletion"]
        seen += [
            step["service"] for step in last["steps"] if step["state"] == "running"
        ]
    assert list(dict.fromkeys(seen)) == ["qbittorrent", "radarr", "jellyfin", "seerr"]
    assert last["by"]["name"] == hass_admin_user.name
    assert traces(home.stack, COPPER_LIGHTHOUSE) == []
    assert begun[0]["id"] == last["id"]

    page = await ask(client, "deletions/list", text="copper")
    assert page["open"] == []
    assert page["total"] == 1
    assert page["deletions"] == [last]
    whole = await ask(client, "deletions/get", deletion_id=last["id"])
    assert whole.pop("requests")[0]["id"] == request_id
    assert whole == last


async def test_panel_follows_over_a_reload(
    home: Home, client: MockHAClientWebSocket
) -> None:
    """Keep a subscription while the entry is loaded anew."""
    await home.bring(HARBOUR_NINE)
    await home.stack.seerr.stop()
    await ask(
        client, "deletions/start", request_ids=home.requests(HARBOUR_NINE), seasons=[1]
    )
    await until(
        lambda: (
            home.stack.sonarr.find(HARBOUR_NINE.tvdb_id) is not None
            and not home.stack.jellyfin.library.children
        ),
    )
    await ask(client, "deletions/subscribe")
    (under_way,) = (await event(client))["deletions"]
    assert under_way["seasons"] == [1]
    await home.restart()
    await home.stack.seerr.start()
    assert "done" in await states_until(client, "done")


async def test_panel_retries_and_abandons(
    home: Home, client: MockHAClientWebSocket
) -> None:
    """Try a deletion again that waits, then give it up."""
    await home.bring(COPPER_LIGHTHOUSE)
    await home.stack.radarr.stop()
    found = await ask(
        client, "deletions/start", request_ids=home.requests(COPPER_LIGHTHOUSE)
    )
    (begun,) = found["deletions"]
    again = await ask(client, "deletions/retry", deletion_id=begun["id"])
    assert again["id"] == begun["id"]
    closed = await ask(client, "deletions/abandon", deletion_id=begun["id"])
    assert closed["state"] == "abandoned"
    error = await fail(client, "deletions/abandon", deletion_id=begun["id"])
    assert error["translation_key"] == "deletion_closed"
    assert home.requests(COPPER_LIGHTHOUSE)


@pytest.mark.parametrize("command", COMMANDS)
async def test_others_than_administrators_are_refused(
    home: Home,
    hass_ws_client: WebSocketGenerator,
    hass_read_only_access_token: str,
    command: str,
) -> None:
    """Answer nothing to whoever is no administrator."""
    await home.bring(COPPER_LIGHTHOUSE)
    fields = dict(COMMANDS[command])
    if "request_ids" in fields:
        fields["request_ids"] = home.requests(COPPER_LIGHTHOUSE)
    client = await hass_ws_client(home.hass, hass_read_only_access_token)
    error = await fail(client, f"deletions/{command}", **fields)
    assert error["code"] == "unauthorized"
    assert not home.deletions.jobs.open


@pytest.mark.parametrize(
    ("command", "fields", "key"),
    [
        ("preview", {"request_ids": ["nobody"]}, "request_not_found"),
        ("start", {"request_ids": ["nobody"]}, "request_not_found"),
        ("get", {"deletion_id": "nobody"}, "deletion_not_found"),
        ("retry", {"deletion_id": "nobody"}, "deletion_not_found"),
        ("abandon", {"deletion_id": "nobody"}, "deletion_not_found"),
    ],
    ids=["preview", "start", "get", "retry", "abandon"],
)
async def test_unknown_ids_are_errors(
    home: Home,
    client: MockHAClientWebSocket,
    command: str,
    fields: dict[str, Any],
    key: str,
) -> None:
    """Say what is not there, in a way that can be translated."""
    error = await fail(client, f"deletions/{command}", **fields)
    assert error["translation_domain"] == "status_tracker"
    assert error["translation_key"] == key


@pytest.mark.parametrize(
    ("command", "fields"),
    [
        ("start", {"request_ids": []}),
        ("start", {"request_ids": "x"}),
        ("start", {"request_ids": ["x"], "seasons": []}),
        ("start", {"request_ids": ["x"], "seasons": [-1]}),
        ("start", {"request_ids": ["x"], "delete_files": "yes"}),
        ("list", {"limit": 0}),
        ("list", {"since": "yesterday"}),
        ("list", {"since": "2026-01-01T00:00:00"}),
    ],
    ids=str,
)
async def test_odd_fields_are_refused(
    client: MockHAClientWebSocket, command: str, fields: dict[str, Any]
) -> None:
    """Refuse fields that make no sense."""
    error = await fail(client, f"deletions/{command}", **fields)
    assert error["code"] == "invalid_format"


@pytest.mark.parametrize("command", [each for each in COMMANDS if each != "subscribe"])
async def test_entry_that_is_not_loaded_is_told(
    home: Home, client: MockHAClientWebSocket, command: str
) -> None:
    """Say so while the integration is not loaded."""
    assert await home.hass.config_entries.async_unload(home.entry.entry_id)
    error = await fail(client, f"deletions/{command}", **COMMANDS[command])
    assert error["translation_key"] == "not_loaded"

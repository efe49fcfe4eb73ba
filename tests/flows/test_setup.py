"""Test that an empty Home Assistant is set up as a browser would, and then follows."""

from collections.abc import AsyncIterator
from typing import Any, Final

from aiohttp.test_utils import TestClient
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.typing import (
    ClientSessionGenerator,
    WebSocketGenerator,
)

from custom_components.status_tracker.const import DOMAIN, SERVICE_NAMES
from tests.live.household import webhook_targets
from tests.stack.catalogue import COPPER_LIGHTHOUSE
from tests.stack.film_story import FilmStory
from tests.stack.stack import Stack
from tests.stacked import until
from tests.translations import check_translations  # noqa: F401
from tests.webhooks.home import Home, open_home

pytestmark = pytest.mark.usefixtures("check_translations")

FLOW: Final = "/api/config/config_entries/flow"
SUBENTRY_FLOW: Final = "/api/config/config_entries/subentries/flow"

type Json = dict[str, Any]


@pytest.fixture
async def stack() -> AsyncIterator[Stack]:
    """Start the simulated services."""
    async with Stack(speed=1_000, four_k=True) as stack:
        yield stack


@pytest.fixture
async def home(
    hass: HomeAssistant, hass_client: ClientSessionGenerator, stack: Stack
) -> Home:
    """Return a Home Assistant that listens, and has nothing set up."""
    return await open_home(hass, hass_client, stack)


async def post(client: TestClient[Any, Any], path: str, body: Json) -> Json:
    """Return what a POST answers."""
    response = await client.post(path, json=body)
    assert response.status == 200, await response.text()
    answer: Json = await response.json()
    return answer


async def go_through(
    client: TestClient[Any, Any], path: str, handler: Any, *answers: Json
) -> Json:
    """Answer one form after the other and return the last step."""
    step = await post(client, path, {"handler": handler})
    for answer in answers:
        step = await post(client, f"{path}/{step['flow_id']}", answer)
        assert not step.get("errors")
    return step


async def test_six_services_with_nothing_but_credentials(
    hass: HomeAssistant, hass_ws_client: WebSocketGenerator, home: Home, stack: Stack
) -> None:
    """Set all services up, have their webhooks entered, and follow the next film."""
    answers: list[Json] = [stack.access[service] for service in SERVICE_NAMES]
    done = await go_through(
        home.client, FLOW, DOMAIN, {"services": list(SERVICE_NAMES)}, *answers, {}
    )
    assert done["type"] == "create_entry"
    entry_id = done["result"]["entry_id"]
    (entry,) = hass.config_entries.async_entries(DOMAIN)
    assert entry.entry_id == entry_id
    await hass.async_block_till_done()
    assert entry.state is ConfigEntryState.LOADED

    def is_connected() -> bool:
        """Tell whether every service that can sends its webhooks here."""
        targets = webhook_targets(stack)
        return all(
            any(url.startswith(home.url) for url in targets[name])
            for name in ("seerr", "radarr", "sonarr", "jellyfin")
        )

    await until(is_connected, "webhooks set up")

    socket = await hass_ws_client()
    await socket.send_json_auto_id({"type": "status_tracker/services/list"})
    listed = (await socket.receive_json())["result"]["services"]
    assert {each["service"] for each in listed} == set(SERVICE_NAMES)
    coordinator = entry.runtime_data.coordinator
    await until(
        lambda: all(health.reachable for health in coordinator.health.values()),
        "all reachable",
    )
    story = FilmStory(stack, COPPER_LIGHTHOUSE)
    await story.finish()
    await until(
        lambda: any(
            state.attributes.get("title") == COPPER_LIGHTHOUSE.title
            and state.state == "available"
            for state in hass.states.async_all("sensor")
        ),
        "available",
    )
    assert not home.issues
    assert await hass.config_entries.async_remove(entry_id)
    assert not any(
        url.startswith(home.url)
        for urls in webhook_targets(stack).values()
        for url in urls
    )


async def test_service_is_added_changed_and_removed_later(
    hass: HomeAssistant, hass_ws_client: WebSocketGenerator, home: Home, stack: Stack
) -> None:
    """Add, change and remove a service on the page of the integration."""
    done = await go_through(
        home.client,
        FLOW,
        DOMAIN,
        {"services": ["radarr"]},
        stack.access["radarr"],
        {},
    )
    entry_id = done["result"]["entry_id"]
    (entry,) = hass.config_entries.async_entries(DOMAIN)
    added = await go_through(
        home.client,
        SUBENTRY_FLOW,
        [entry_id, "radarr"],
        {**stack.access["radarr_4k"], "is_4k": True},
    )
    assert added["type"] == "create_entry"
    assert added["description"] == "webhook"
    await hass.async_block_till_done()
    assert [each.title for each in entry.subentries.values()] == [
        "Radarr",
        "Radarr 4K",
    ]
    second = list(entry.subentries)[1]
    path = f"/api/webhook/{entry.subentries[second].data['webhook_id']}"
    await until(
        lambda: webhook_targets(stack)["radarr_4k"] == [home.url + path],
        "webhook of the second",
    )
    assert added["description_placeholders"]["webhook_url"] == home.url + path

    step = await post(
        home.client,
        SUBENTRY_FLOW,
        {"handler": [entry_id, "radarr"], "subentry_id": second},
    )
    assert step["type"] == "menu"
    flow = f"{SUBENTRY_FLOW}/{step['flow_id']}"
    step = await post(home.client, flow, {"next_step_id": "connection"})
    assert step["step_id"] == "connection"
    changed = await post(
        home.client, flow, {"url": stack.urls["radarr_4k"], "is_4k": False}
    )
    assert changed["reason"] == "reconfigure_successful"
    await hass.async_block_till_done()
    assert "is_4k" not in entry.subentries[second].data

    socket = await hass_ws_client()
    await socket.send_json_auto_id(
        {
            "type": "config_entries/subentries/delete",
            "entry_id": entry_id,
            "subentry_id": second,
        }
    )
    assert (await socket.receive_json())["success"]
    await hass.async_block_till_done()
    await until(
        lambda: not webhook_targets(stack)["radarr_4k"], "webhook of the second gone"
    )
    assert webhook_targets(stack)["radarr"]
    assert await hass.config_entries.async_unload(entry_id)

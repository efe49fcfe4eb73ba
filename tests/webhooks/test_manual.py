"""Test what people are told who set a webhook up by hand."""

import re
from typing import Any

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.status_tracker.clients.radarr import RadarrClient
from custom_components.status_tracker.clients.sonarr import SonarrClient
from custom_components.status_tracker.tracker.terms import Service
from custom_components.status_tracker.webhooks.manual import manual_webhook
from tests.stack.catalogue import COPPER_LIGHTHOUSE
from tests.stack.film_story import FilmStory

from .home import SENDERS, Home, arr_of, ids

COMMAND = "status_tracker/services/webhook"
# Where the page of Sonarr and Radarr says something else than their API.
SPOKEN = {"onDownload": "On File Import", "onUpgrade": "On File Upgrade"}


def spoken(event: str) -> str:
    """Return an event as the pages of Sonarr and Radarr call it."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", event)
    return SPOKEN.get(event, words[0].upper() + words[1:])


async def ask(
    home: Home, ws_client: WebSocketGenerator, service_id: str
) -> dict[str, Any]:
    """Ask how a webhook is set up by hand."""
    client = await ws_client(home.hass)
    await client.send_json_auto_id({"type": COMMAND, "service_id": service_id})
    answer: dict[str, Any] = await client.receive_json()
    return answer


@pytest.mark.parametrize("service", SENDERS, ids=ids(SENDERS))
async def test_every_sender_is_explained(
    home: Home, hass_ws_client: WebSocketGenerator, service: Service
) -> None:
    """Tell the exact address, method, headers and events."""
    await home.set_up(service)
    await home.until_ready()
    answer = await ask(home, hass_ws_client, service.value)
    assert answer["success"]
    told = answer["result"]
    assert told["url"] == home.address_of(service.value)
    assert told["method"] == "POST"
    assert told["where"]
    assert told["events"]
    assert home.data(service.value)["secret"] in str(told["headers"])


@pytest.mark.parametrize(
    ("service", "client"),
    [(Service.RADARR, RadarrClient), (Service.SONARR, SonarrClient)],
    ids=["radarr", "sonarr"],
)
async def test_events_are_those_that_are_ticked(
    home: Home, service: Service, client: type[RadarrClient | SonarrClient]
) -> None:
    """Name the events that the integration ticks itself, by their names there."""
    await home.set_up(service)
    webhook = manual_webhook(
        home.hass, home.loaded, home.loaded.subentries[service.value]
    )
    assert webhook is not None
    assert set(webhook.events) == set(map(spoken, client.webhook_events))


async def test_webhook_set_up_as_told_works(home: Home) -> None:
    """Follow the instructions in Radarr, and hear the next story."""
    works = home.url
    await home.hass.config.async_update(internal_url=None)
    await home.set_up(Service.RADARR, options={"webhook_address": f"{works}/"})
    await home.until_ready()
    webhook = manual_webhook(home.hass, home.loaded, home.loaded.subentries["radarr"])
    assert webhook is not None
    known = arr_of(home.stack, "radarr").notifications
    known.connections.clear()
    known.add(
        webhook.url,
        headers=[
            {"key": key, "value": webhook.headers[key]} for key in webhook.headers
        ],
    )
    await FilmStory(home.stack, COPPER_LIGHTHOUSE).advance_to("grab")
    assert home.health("radarr").last_event == "Grab"
    assert home.health("radarr").refused == 0


async def test_text_for_a_form(home: Home) -> None:
    """Write it all on a line each, without a header that is not asked for."""
    home.stack.jellyfin.plugin.installed = False
    await home.hass.config.async_update(internal_url=None)
    await home.set_up(Service.RADARR, Service.JELLYFIN)
    path = f"/api/webhook/{home.data('radarr')['webhook_id']}"
    radarr, jellyfin = (
        manual_webhook(home.hass, home.loaded, home.loaded.subentries[each])
        for each in ("radarr", "jellyfin")
    )
    assert radarr is not None
    assert jellyfin is not None
    assert radarr.placeholders() == {
        "webhook_where": "Settings > Connect > Add Connection > Webhook",
        "webhook_url": path,
        "webhook_method": "POST",
        "webhook_headers": "-",
        "webhook_events": ", ".join(radarr.events),
    }
    placeholders = jellyfin.placeholders()
    assert placeholders["webhook_headers"] == "Content-Type: application/json"
    assert placeholders["webhook_events"].endswith("Send All Properties")
    assert path not in repr(radarr)


@pytest.mark.parametrize("service_id", ["qbittorrent", "nobody"])
async def test_service_without_webhooks(
    home: Home, hass_ws_client: WebSocketGenerator, service_id: str
) -> None:
    """Say that there is nothing to set up."""
    await home.set_up(Service.QBITTORRENT)
    answer = await ask(home, hass_ws_client, service_id)
    assert answer["error"]["code"] == "not_found"
    assert answer["error"]["translation_key"] == "no_webhook"


async def test_only_administrators_are_told(
    hass: HomeAssistant,
    home: Home,
    hass_ws_client: WebSocketGenerator,
    hass_read_only_access_token: str,
) -> None:
    """Tell the address, which is a secret, to nobody else."""
    await home.set_up(Service.RADARR)
    client = await hass_ws_client(hass, hass_read_only_access_token)
    await client.send_json_auto_id({"type": COMMAND, "service_id": "radarr"})
    answer = await client.receive_json()
    assert answer["error"]["code"] == "unauthorized"

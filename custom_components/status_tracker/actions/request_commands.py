"""Offer what can be done to a request to the panel, as websocket commands."""

from typing import Any

from homeassistant.components import websocket_api
from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import service
import voluptuous as vol

from ..const import DOMAIN
from ..coordinator import StatusTrackerConfigEntry
from .naming import find_request
from .request_services import view_attempt
from .retry import Retry
from .verifying import async_verify


@callback
def async_setup_request_commands(hass: HomeAssistant) -> None:
    """Register the commands, once for all entries."""
    for handler in (ws_check, ws_retry):
        websocket_api.async_register_command(hass, handler)


def _entry(hass: HomeAssistant) -> StatusTrackerConfigEntry:
    """Return the loaded entry; raise ServiceValidationError where there is none."""
    entry: StatusTrackerConfigEntry = service.async_get_config_entry(hass, DOMAIN, None)
    return entry


@websocket_api.websocket_command(
    {
        vol.Required("type"): "status_tracker/requests/check",
        vol.Required("request_id"): str,
    }
)
@websocket_api.async_response
async def ws_check(
    hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]
) -> None:
    """Look into Jellyfin for a request now, and send whether it is there."""
    entry = _entry(hass)
    request = find_request(hass, entry, msg)
    available = await async_verify(entry, request.id)
    connection.send_result(msg["id"], {"available": available})


@websocket_api.require_admin
@websocket_api.websocket_command(
    {
        vol.Required("type"): "status_tracker/requests/retry",
        vol.Required("request_id"): str,
    }
)
@websocket_api.async_response
async def ws_retry(
    hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]
) -> None:
    """Search again for what is missing of a request, and send what was begun."""
    entry = _entry(hass)
    attempt = await Retry(entry, find_request(hass, entry, msg)).async_run()
    connection.send_result(msg["id"], view_attempt(attempt))

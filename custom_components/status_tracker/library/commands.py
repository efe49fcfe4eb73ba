"""Offer the library sync to the panel, as websocket commands."""

from typing import Any, Final

from homeassistant.components import websocket_api
from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect
import voluptuous as vol

from .services import find_sync
from .sync import LIBRARY_SYNC, SIGNAL_LIBRARY_SYNC

# How many names of each list are sent.
_NAMED: Final = 100


@callback
def async_setup_library_commands(hass: HomeAssistant) -> None:
    """Register the commands, once for all entries."""
    for handler in (ws_subscribe, ws_sync, ws_cancel):
        websocket_api.async_register_command(hass, handler)


@websocket_api.websocket_command(
    {vol.Required("type"): "status_tracker/library/subscribe"}
)
@callback
def ws_subscribe(
    hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]
) -> None:
    """Send how far the sync is, or how the last one ended, and then what changes."""
    find_sync(hass)

    @callback
    def send() -> None:
        # Another one takes over when the entry is reloaded.
        if (sync := hass.data.get(LIBRARY_SYNC)) is not None:
            connection.send_event(msg["id"], sync.state.view(_NAMED))

    connection.subscriptions[msg["id"]] = async_dispatcher_connect(
        hass, SIGNAL_LIBRARY_SYNC, send
    )
    connection.send_result(msg["id"])
    send()


@websocket_api.require_admin
@websocket_api.websocket_command(
    {
        vol.Required("type"): "status_tracker/library/sync",
        vol.Optional("dry_run", default=False): bool,
    }
)
@callback
def ws_sync(
    hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]
) -> None:
    """Begin to sync, or join the sync that runs."""
    find_sync(hass).async_begin(dry_run=msg["dry_run"])
    connection.send_result(msg["id"], {})


@websocket_api.require_admin
@websocket_api.websocket_command(
    {vol.Required("type"): "status_tracker/library/cancel"}
)
@callback
def ws_cancel(
    hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]
) -> None:
    """End the sync that runs."""
    find_sync(hass).async_cancel()
    connection.send_result(msg["id"], {})

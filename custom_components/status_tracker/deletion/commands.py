"""Offer deletions to the panel as websocket commands, to administrators only.

`status_tracker/deletions/preview` and `.../start` take the same fields:

- `request_ids`: which requests; each stands for its title, with all requests for it.
- `seasons`: numbers of the seasons to delete, 0 for the specials. Left out, the whole
  title goes. Every title must be a show then, and none may lack one of the seasons.
- `delete_files` (true), `keep_seeding` (false), `exclude` (false): see DeletionOptions.

`preview` answers `{previews: [...]}`, one for each title, and changes nothing;
`start` answers `{deletions: [...]}` at once, and `.../subscribe` tells how they go on:
first `{deletions: [...]}`, all that is under way, then `{deletion: {...}}` for each
move. `.../get`, `.../retry` and `.../abandon` take a `deletion_id`. `.../list` takes
`text`, `since` (a time with a zone), `offset` and `limit`, and answers `{open, total,
deletions}`. What a deletion looks like is in deletion_views.
"""

from typing import Any, Final

from homeassistant.components import websocket_api
from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.util import dt as dt_util
import voluptuous as vol

from ..const import DOMAIN
from .actor import actor_of_user
from .deletions import DELETIONS, Deletions
from .models import Deletion, DeletionOptions
from .views import view_deletion, view_history, view_preview
from .worker import SIGNAL_DELETION

_LONGEST_TEXT: Final = 200
_LONGEST_PAGE: Final = 500
_MOST_AT_ONCE: Final = 1000

_WHAT: Final[dict[str | vol.Marker, Any]] = {
    vol.Required("request_ids"): vol.All([str], vol.Length(min=1, max=_MOST_AT_ONCE)),
    vol.Optional("seasons"): vol.All(
        [vol.All(int, vol.Range(min=0))], vol.Length(min=1)
    ),
    vol.Optional("delete_files", default=True): bool,
    vol.Optional("keep_seeding", default=False): bool,
    vol.Optional("exclude", default=False): bool,
}


@callback
def async_setup_deletion_commands(hass: HomeAssistant) -> None:
    """Register the commands, once for all entries."""
    for handler in (
        ws_preview,
        ws_start,
        ws_list,
        ws_get,
        ws_retry,
        ws_abandon,
        ws_subscribe,
    ):
        websocket_api.async_register_command(hass, handler)


def _deletions(hass: HomeAssistant) -> Deletions:
    """Return the deletions of the loaded entry; raise where there is none."""
    if (deletions := hass.data.get(DELETIONS)) is None:
        raise ServiceValidationError(
            translation_domain=DOMAIN, translation_key="not_loaded"
        )
    return deletions


def _seasons(msg: dict[str, Any]) -> frozenset[int] | None:
    """Return the seasons that a command names, None for the whole title."""
    return frozenset(msg["seasons"]) if "seasons" in msg else None


def _options(msg: dict[str, Any]) -> DeletionOptions:
    """Return how thoroughly to delete."""
    return DeletionOptions(
        delete_files=msg["delete_files"],
        keep_seeding=msg["keep_seeding"],
        exclude=msg["exclude"],
    )


@websocket_api.require_admin
@websocket_api.websocket_command(
    {vol.Required("type"): "status_tracker/deletions/preview", **_WHAT}
)
@websocket_api.async_response
async def ws_preview(
    hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]
) -> None:
    """Send what deleting would do."""
    deletions = _deletions(hass)
    found = await deletions.async_previews(
        msg["request_ids"], _seasons(msg), _options(msg)
    )
    tracker = deletions.coordinator.tracker
    connection.send_result(
        msg["id"], {"previews": [view_preview(each, tracker) for each in found]}
    )


@websocket_api.require_admin
@websocket_api.websocket_command(
    {vol.Required("type"): "status_tracker/deletions/start", **_WHAT}
)
@websocket_api.async_response
async def ws_start(
    hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]
) -> None:
    """Begin to delete, and send what was begun."""
    by = actor_of_user(connection.user.id, connection.user.name)
    begun = await _deletions(hass).async_delete(
        msg["request_ids"], _seasons(msg), _options(msg), by
    )
    connection.send_result(
        msg["id"], {"deletions": [view_deletion(each) for each in begun]}
    )


@websocket_api.require_admin
@websocket_api.websocket_command(
    {
        vol.Required("type"): "status_tracker/deletions/list",
        vol.Optional("text"): vol.All(str, vol.Length(max=_LONGEST_TEXT)),
        vol.Optional("since"): str,
        vol.Optional("offset", default=0): vol.All(int, vol.Range(min=0)),
        vol.Optional("limit", default=50): vol.All(
            int, vol.Range(min=1, max=_LONGEST_PAGE)
        ),
    }
)
@websocket_api.async_response
async def ws_list(
    hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]
) -> None:
    """Send what is under way, and one page of the log, the newest first."""
    deletions = _deletions(hass)
    since = dt_util.parse_datetime(msg["since"]) if "since" in msg else None
    if "since" in msg and (since is None or since.tzinfo is None):
        connection.send_error(
            msg["id"], websocket_api.ERR_INVALID_FORMAT, "This is no time with a zone"
        )
        return
    rows = deletions.log.find(msg.get("text"), since)
    page = rows[msg["offset"] : msg["offset"] + msg["limit"]]
    connection.send_result(
        msg["id"],
        {
            "open": [view_deletion(each) for each in deletions.jobs.open.values()],
            "total": len(rows),
            "deletions": [view_deletion(row.read()) for row in page],
        },
    )


@websocket_api.require_admin
@websocket_api.websocket_command(
    {
        vol.Required("type"): "status_tracker/deletions/get",
        vol.Required("deletion_id"): str,
    }
)
@websocket_api.async_response
async def ws_get(
    hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]
) -> None:
    """Send everything about a deletion, and the requests that went with it."""
    deletion = _deletions(hass).get(msg["deletion_id"])
    if deletion is None:
        connection.send_error(
            msg["id"],
            websocket_api.ERR_NOT_FOUND,
            "There is no such deletion",
            translation_domain=DOMAIN,
            translation_key="deletion_not_found",
        )
        return
    shown = view_deletion(deletion) | {"requests": view_history(deletion)}
    connection.send_result(msg["id"], shown)


@websocket_api.require_admin
@websocket_api.websocket_command(
    {
        vol.Required("type"): "status_tracker/deletions/retry",
        vol.Required("deletion_id"): str,
    }
)
@websocket_api.async_response
async def ws_retry(
    hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]
) -> None:
    """Try at once what is open of a deletion."""
    deletion = await _deletions(hass).async_retry(msg["deletion_id"])
    connection.send_result(msg["id"], view_deletion(deletion))


@websocket_api.require_admin
@websocket_api.websocket_command(
    {
        vol.Required("type"): "status_tracker/deletions/abandon",
        vol.Required("deletion_id"): str,
    }
)
@websocket_api.async_response
async def ws_abandon(
    hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]
) -> None:
    """Give up what is open of a deletion."""
    deletion = await _deletions(hass).async_abandon(msg["deletion_id"])
    connection.send_result(msg["id"], view_deletion(deletion))


@websocket_api.require_admin
@websocket_api.websocket_command(
    {vol.Required("type"): "status_tracker/deletions/subscribe"}
)
@callback
def ws_subscribe(
    hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]
) -> None:
    """Send what is under way, and then each deletion that moves."""

    @callback
    def send(deletion: Deletion) -> None:
        connection.send_event(msg["id"], {"deletion": view_deletion(deletion)})

    connection.subscriptions[msg["id"]] = async_dispatcher_connect(
        hass, SIGNAL_DELETION, send
    )
    connection.send_result(msg["id"])
    deletions = hass.data.get(DELETIONS)
    under_way = deletions.jobs.open.values() if deletions is not None else ()
    connection.send_event(
        msg["id"], {"deletions": [view_deletion(each) for each in under_way]}
    )

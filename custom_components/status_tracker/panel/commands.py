"""Answer the panel and the card: lists, one request, live changes, services."""

from typing import Any, Final

from homeassistant.components import websocket_api
from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.core import HomeAssistant, callback
from homeassistant.util.hass_dict import HassKey
import voluptuous as vol

from ..const import DOMAIN
from ..coordinator import StatusTrackerConfigEntry
from ..links import watch_links
from ..people import async_known_askers
from ..tracker.terms import MediaType, RequestState
from ..views.listing import Query, Scope, find_candidates, select
from ..views.request import view_request
from ..webhooks.manual import manual_webhook
from .feed import RequestFeed, listed_row
from .service_view import view_service

_FEED: Final[HassKey[RequestFeed]] = HassKey(f"{DOMAIN}_feed")
_LONGEST_TEXT: Final = 200
_LONGEST_PAGE: Final = 500


@callback
def async_setup_websocket_api(hass: HomeAssistant) -> None:
    """Register the commands, once for all entries."""
    hass.data[_FEED] = RequestFeed(hass)
    for handler in (
        ws_list_requests,
        ws_get_request,
        ws_subscribe_requests,
        ws_list_people,
        ws_list_services,
        ws_get_service_webhook,
    ):
        websocket_api.async_register_command(hass, handler)


@callback
def _async_loaded_entry(
    hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]
) -> StatusTrackerConfigEntry | None:
    """Return the loaded entry; send an error where there is none."""
    for entry in hass.config_entries.async_loaded_entries(DOMAIN):
        return entry
    connection.send_error(
        msg["id"],
        websocket_api.ERR_NOT_FOUND,
        "Status Tracker is not loaded",
        translation_domain=DOMAIN,
        translation_key="not_loaded",
    )
    return None


@websocket_api.websocket_command(
    {
        vol.Required("type"): "status_tracker/requests/list",
        vol.Optional("scope", default=Scope.LIVE): vol.Coerce(Scope),
        vol.Optional("media_type"): vol.Coerce(MediaType),
        vol.Optional("states"): [vol.Coerce(RequestState)],
        vol.Optional("attention"): bool,
        vol.Optional("library"): bool,
        vol.Optional("requested_by"): vol.All(str, vol.Length(max=_LONGEST_TEXT)),
        vol.Optional("text"): vol.All(str, vol.Length(max=_LONGEST_TEXT)),
        vol.Optional("offset", default=0): vol.All(int, vol.Range(min=0)),
        vol.Optional("limit", default=100): vol.All(
            int, vol.Range(min=1, max=_LONGEST_PAGE)
        ),
    }
)
@websocket_api.async_response
async def ws_list_requests(
    hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]
) -> None:
    """Send one page of the requests that match, the newest first."""
    if (entry := _async_loaded_entry(hass, connection, msg)) is None:
        return
    coordinator = entry.runtime_data.coordinator
    query = Query(
        scope=msg["scope"],
        media_type=msg.get("media_type"),
        states=frozenset(msg["states"]) if "states" in msg else None,
        attention=msg.get("attention"),
        library=msg.get("library"),
        requested_by=(
            frozenset({msg["requested_by"]}) if "requested_by" in msg else None
        ),
        text=msg.get("text"),
    )
    candidates = find_candidates(coordinator.tracker, query)
    if query.scope is Scope.LIVE:
        found = select(candidates, query)
    else:
        # A long history would hold the event loop up.
        found = await hass.async_add_executor_job(select, candidates, query)
    rows = [
        row
        for request_id in found[msg["offset"] : msg["offset"] + msg["limit"]]
        if (row := listed_row(coordinator, request_id)) is not None
    ]
    connection.send_result(msg["id"], {"total": len(found), "requests": rows})


@websocket_api.websocket_command(
    {
        vol.Required("type"): "status_tracker/requests/get",
        vol.Required("request_id"): str,
    }
)
@callback
def ws_get_request(
    hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]
) -> None:
    """Send everything about one request, live or archived."""
    if (entry := _async_loaded_entry(hass, connection, msg)) is None:
        return
    tracker = entry.runtime_data.coordinator.tracker
    request_id = msg["request_id"]
    if (found := view_request(tracker, request_id)) is None:
        connection.send_error(
            msg["id"],
            websocket_api.ERR_NOT_FOUND,
            "There is no such request",
            translation_domain=DOMAIN,
            translation_key="request_not_found",
        )
        return
    found |= watch_links(entry, found["jellyfin_id"])
    found["archived"] = request_id not in tracker.requests
    connection.send_result(msg["id"], found)


@websocket_api.websocket_command(
    {vol.Required("type"): "status_tracker/requests/subscribe"}
)
@callback
def ws_subscribe_requests(
    hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]
) -> None:
    """Send the live requests, and then what changes."""
    connection.send_result(msg["id"])
    connection.subscriptions[msg["id"]] = hass.data[_FEED].async_subscribe(
        lambda event: connection.send_event(msg["id"], event)
    )


@websocket_api.websocket_command(
    {vol.Required("type"): "status_tracker/requests/people"}
)
@websocket_api.async_response
async def ws_list_people(
    hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]
) -> None:
    """Send who ever asked for something, and which of them is the user."""
    if (entry := _async_loaded_entry(hass, connection, msg)) is None:
        return
    data = entry.runtime_data
    people = [
        {
            "name": name,
            "is_user": data.people.async_find(name).user_id == connection.user.id,
        }
        for name in await async_known_askers(hass, data.coordinator.tracker)
    ]
    connection.send_result(msg["id"], {"people": people})


@websocket_api.websocket_command({vol.Required("type"): "status_tracker/services/list"})
@callback
def ws_list_services(
    hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]
) -> None:
    """Send what is known of each service; its address only to administrators."""
    if (entry := _async_loaded_entry(hass, connection, msg)) is None:
        return
    services = [
        view_service(hass, health, subentry, connection.user.is_admin)
        for instance, health in entry.runtime_data.coordinator.health.items()
        if (subentry := entry.subentries.get(instance)) is not None
    ]
    connection.send_result(msg["id"], {"services": services})


@websocket_api.require_admin
@websocket_api.websocket_command(
    {
        vol.Required("type"): "status_tracker/services/webhook",
        vol.Required("service_id"): str,
    }
)
@callback
def ws_get_service_webhook(
    hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]
) -> None:
    """Send what to enter in a service to set its webhook up by hand."""
    if (entry := _async_loaded_entry(hass, connection, msg)) is None:
        return
    subentry = entry.subentries.get(msg["service_id"])
    webhook = manual_webhook(hass, entry, subentry) if subentry else None
    if webhook is None:
        connection.send_error(
            msg["id"],
            websocket_api.ERR_NOT_FOUND,
            "There is no such service, or it sends no webhooks",
            translation_domain=DOMAIN,
            translation_key="no_webhook",
        )
        return
    connection.send_result(msg["id"], webhook.as_dict())

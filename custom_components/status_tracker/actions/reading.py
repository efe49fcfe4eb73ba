"""Answer scripts that ask for requests: a filtered page of them, or one whole."""

from collections.abc import Mapping
from typing import Any, Final

from homeassistant.const import ATTR_ENTITY_ID
from homeassistant.core import HomeAssistant
from homeassistant.helpers import config_validation as cv
import voluptuous as vol

from ..announcing.payload import sensor_of
from ..coordinator import StatusTrackerConfigEntry
from ..links import watch_links
from ..panel.feed import listed_row
from ..people import PERSON, async_known_askers, fold_name
from ..tracker.models import MediaRequest
from ..tracker.terms import MediaType, RequestState
from ..views.listing import Query, Scope, find_candidates, select
from ..views.request import Json, view_request

ATTR_ATTENTION: Final = "needs_attention"
ATTR_LIMIT: Final = "limit"
ATTR_MEDIA_TYPE: Final = "media_type"
ATTR_OFFSET: Final = "offset"
ATTR_REQUESTED_BY: Final = "requested_by"
ATTR_SCOPE: Final = "scope"
ATTR_STATE: Final = "state"
ATTR_TEXT: Final = "text"

LIST_SCHEMA: Final = vol.Schema(
    {
        vol.Optional(ATTR_SCOPE, default=Scope.LIVE): vol.Coerce(Scope),
        vol.Optional(ATTR_STATE): vol.All(cv.ensure_list, [vol.Coerce(RequestState)]),
        vol.Optional(ATTR_MEDIA_TYPE): vol.Coerce(MediaType),
        vol.Optional(ATTR_ATTENTION): cv.boolean,
        vol.Optional(ATTR_REQUESTED_BY): cv.string,
        vol.Optional(PERSON): cv.entity_domain(PERSON),
        vol.Optional(ATTR_TEXT): cv.string,
        vol.Optional(ATTR_OFFSET, default=0): cv.positive_int,
        vol.Optional(ATTR_LIMIT, default=50): vol.All(
            vol.Coerce(int), vol.Range(min=1, max=500)
        ),
    }
)


async def async_list_requests(
    hass: HomeAssistant, entry: StatusTrackerConfigEntry, data: Mapping[str, Any]
) -> Json:
    """Return one page of the requests that match, the newest first."""
    coordinator = entry.runtime_data.coordinator
    query = Query(
        scope=data[ATTR_SCOPE],
        media_type=data.get(ATTR_MEDIA_TYPE),
        states=frozenset(data.get(ATTR_STATE, ())) or None,
        attention=data.get(ATTR_ATTENTION),
        requested_by=await _async_askers(hass, entry, data),
        text=data.get(ATTR_TEXT),
    )
    candidates = find_candidates(coordinator.tracker, query)
    # A long history would hold the event loop up.
    found = await hass.async_add_executor_job(select, candidates, query)
    start, end = data[ATTR_OFFSET], data[ATTR_OFFSET] + data[ATTR_LIMIT]
    return {
        "total": len(found),
        "next_offset": end if end < len(found) else None,
        "requests": [
            row | _of_home(hass, entry, request_id, row["requested_by"])
            for request_id in found[start:end]
            if (row := listed_row(coordinator, request_id)) is not None
        ],
    }


def view_one(
    hass: HomeAssistant, entry: StatusTrackerConfigEntry, request: MediaRequest
) -> Json:
    """Return everything about one request."""
    tracker = entry.runtime_data.coordinator.tracker
    found = view_request(tracker, request.id) or {}
    return (
        found
        | watch_links(entry, found["jellyfin_id"])
        | _of_home(hass, entry, request.id, found["requested_by"])
        | {"archived": request.id not in tracker.requests}
    )


async def _async_askers(
    hass: HomeAssistant, entry: StatusTrackerConfigEntry, data: Mapping[str, Any]
) -> frozenset[str] | None:
    """Return the names in Seerr whose requests are wanted, None for all."""
    names: frozenset[str] | None = None
    if ATTR_REQUESTED_BY in data:
        names = frozenset({data[ATTR_REQUESTED_BY]})
    if (person := data.get(PERSON)) is not None:
        people = entry.runtime_data.people
        known = await async_known_askers(hass, entry.runtime_data.coordinator.tracker)
        own = {name for name in known if people.async_find(name).person == person}
        if names is not None:
            wanted = {fold_name(name) for name in names}
            own = {name for name in own if fold_name(name) in wanted}
        names = frozenset(own)
    return names


def _of_home(
    hass: HomeAssistant,
    entry: StatusTrackerConfigEntry,
    request_id: str,
    requested_by: str | None,
) -> Json:
    """Return a request's sensor, and who of the household asked for it."""
    data = entry.runtime_data
    person, user_id = data.people.async_find(requested_by)
    return {
        ATTR_ENTITY_ID: sensor_of(hass, data.coordinator, request_id),
        "person": person,
        "user_id": user_id,
    }

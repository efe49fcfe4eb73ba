"""Offer requests as actions: to list, to look at, to check, to try again."""

from typing import Final

from homeassistant.core import ServiceCall, ServiceResponse, SupportsResponse
from homeassistant.helpers import service

from ..const import DOMAIN
from ..coordinator import StatusTrackerConfigEntry
from ..tracker.models import FILM, MediaRequest
from ..views.request import Json
from .action import Action
from .arr_search import Search
from .naming import ONE_REQUEST, find_request
from .reading import LIST_SCHEMA, async_list_requests, view_one
from .retry import Attempt, Retry
from .verifying import async_verify

# How many seconds an action waits for what a search finds, if anybody listens.
PATIENCE: Final = 30.0


def _entry(call: ServiceCall) -> StatusTrackerConfigEntry:
    """Return the loaded entry; raise ServiceValidationError where there is none."""
    entry: StatusTrackerConfigEntry = service.async_get_config_entry(
        call.hass, DOMAIN, None
    )
    return entry


async def _async_get_requests(call: ServiceCall) -> ServiceResponse:
    """Return a page of requests."""
    return await async_list_requests(call.hass, _entry(call), call.data)


async def _async_get_request(call: ServiceCall) -> ServiceResponse:
    """Return everything about one request."""
    entry = _entry(call)
    request = find_request(call.hass, entry, call.data)
    return {"request": view_one(call.hass, entry, request)}


async def _async_verify_request(call: ServiceCall) -> ServiceResponse:
    """Look into Jellyfin now, and return what is there."""
    entry = _entry(call)
    request = find_request(call.hass, entry, call.data)
    answer: Json = {"available": await async_verify(entry, request.id)}
    return answer | _standing(entry, request)


async def _async_retry_request(call: ServiceCall) -> ServiceResponse:
    """Look into Jellyfin, then search again for what is missing."""
    entry = _entry(call)
    request = find_request(call.hass, entry, call.data)
    patience = PATIENCE if call.return_response else 0
    attempt = await Retry(entry, request).async_run(patience)
    return view_attempt(attempt) | _standing(entry, request)


def _standing(entry: StatusTrackerConfigEntry, request: MediaRequest) -> Json:
    """Return where a request stands now."""
    row = view_one(entry.runtime_data.coordinator.hass, entry, request)
    names = ("id", "title", "year", "state", "counts", "next_air", "jellyfin_url")
    return {name: row[name] for name in names}


def view_attempt(attempt: Attempt) -> Json:
    """Return what was done to try again, and what came of it."""
    return {
        "outcome": attempt.outcome.value,
        "jellyfin_checked": attempt.was_checked,
        "searches": [_view_search(each) for each in attempt.searches],
        "errors": [
            {"service": name, "detail": detail}
            for name, detail in attempt.troubles.items()
        ],
    }


def _view_search(search: Search) -> Json:
    """Return what was searched for, and how far that has come."""
    return {
        "service": search.instance.name,
        "season": search.season,
        "episodes": [list(key) for key in sorted(search.items) if key != FILM],
        "status": search.command.status.value,
    }


REQUEST_ACTIONS: Final = (
    Action(
        name="get_requests",
        handler=_async_get_requests,
        schema=LIST_SCHEMA,
        response=SupportsResponse.ONLY,
    ),
    Action(
        name="get_request",
        handler=_async_get_request,
        schema=ONE_REQUEST,
        response=SupportsResponse.ONLY,
    ),
    Action(
        name="verify_request",
        handler=_async_verify_request,
        schema=ONE_REQUEST,
        response=SupportsResponse.OPTIONAL,
    ),
    Action(
        name="retry_request",
        handler=_async_retry_request,
        schema=ONE_REQUEST,
        response=SupportsResponse.OPTIONAL,
        is_admin_only=True,
    ),
)

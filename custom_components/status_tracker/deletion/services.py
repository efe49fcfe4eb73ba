"""Offer deletions as actions."""

from collections.abc import Iterable
from typing import Any, Final

from homeassistant.const import ATTR_ENTITY_ID
from homeassistant.core import (
    HomeAssistant,
    ServiceCall,
    ServiceResponse,
    SupportsResponse,
)
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import config_validation as cv, service
from homeassistant.util import dt as dt_util
import voluptuous as vol

from ..actions.action import Action
from ..actions.naming import (
    ATTR_REQUEST_ID,
    ATTR_TITLE,
    find_request,
    names_of,
    requests_by_title,
)
from ..const import DOMAIN
from ..coordinator import StatusTrackerConfigEntry
from ..tracker.models import MediaRequest
from ..tracker.tracker import Tracker
from .actor import async_actor
from .deletions import DELETIONS, Deletions
from .models import Deletion, DeletionOptions, DeletionState
from .target import requests_for_title
from .views import view_deletion, view_history, view_preview
from .words import reason_text

ATTR_DELETE_FILES: Final = "delete_files"
ATTR_DELETION_ID: Final = "deletion_id"
ATTR_EXCLUDE: Final = "exclude"
ATTR_HISTORY: Final = "history"
ATTR_KEEP_SEEDING: Final = "keep_seeding"
ATTR_LIMIT: Final = "limit"
ATTR_OFFSET: Final = "offset"
ATTR_PREVIEW: Final = "preview"
ATTR_SEASON: Final = "season"
ATTR_SINCE: Final = "since"

_WAYS: Final = (ATTR_ENTITY_ID, ATTR_REQUEST_ID, ATTR_TITLE)
_UNFINISHED: Final = frozenset({DeletionState.FAILED, DeletionState.WAITING})

# How many seconds an action waits for its deletions, which go on by themselves.
_PATIENCE: Final = 60.0
_MOST_NAMED: Final = 5

_DELETE_SCHEMA: Final = vol.All(
    vol.Schema(
        {
            vol.Optional(ATTR_ENTITY_ID): vol.All(cv.ensure_list, [cv.entity_id]),
            vol.Optional(ATTR_REQUEST_ID): vol.All(cv.ensure_list, [cv.string]),
            vol.Optional(ATTR_TITLE): vol.All(cv.ensure_list, [cv.string]),
            vol.Optional(ATTR_SEASON): vol.All(
                cv.ensure_list,
                vol.Length(min=1),
                [vol.All(vol.Coerce(int), vol.Range(min=0, max=10_000))],
            ),
            vol.Optional(ATTR_DELETE_FILES, default=True): cv.boolean,
            vol.Optional(ATTR_KEEP_SEEDING, default=False): cv.boolean,
            vol.Optional(ATTR_EXCLUDE, default=False): cv.boolean,
            vol.Optional(ATTR_PREVIEW, default=False): cv.boolean,
        }
    ),
    cv.has_at_least_one_key(*_WAYS),
)
_LOG_SCHEMA: Final = vol.Schema(
    {
        vol.Optional(ATTR_TITLE): cv.string,
        vol.Optional(ATTR_SINCE): cv.datetime,
        vol.Optional(ATTR_OFFSET, default=0): cv.positive_int,
        vol.Optional(ATTR_LIMIT, default=50): vol.All(
            vol.Coerce(int), vol.Range(min=1, max=500)
        ),
        vol.Optional(ATTR_HISTORY, default=False): cv.boolean,
    }
)
_ONE_SCHEMA: Final = vol.Schema({vol.Required(ATTR_DELETION_ID): cv.string})


def _deletions(hass: HomeAssistant) -> tuple[StatusTrackerConfigEntry, Deletions]:
    """Return the loaded entry and its deletions."""
    entry: StatusTrackerConfigEntry = service.async_get_config_entry(hass, DOMAIN, None)
    return entry, hass.data[DELETIONS]


async def _async_delete_request(call: ServiceCall) -> ServiceResponse:
    """Delete titles everywhere, or say what that would do."""
    entry, deletions = _deletions(call.hass)
    tracker = entry.runtime_data.coordinator.tracker
    request_ids = list(dict.fromkeys(_request_ids(call, entry, tracker)))
    seasons = frozenset(call.data[ATTR_SEASON]) if ATTR_SEASON in call.data else None
    options = DeletionOptions(
        delete_files=call.data[ATTR_DELETE_FILES],
        keep_seeding=call.data[ATTR_KEEP_SEEDING],
        exclude=call.data[ATTR_EXCLUDE],
    )
    if call.data[ATTR_PREVIEW]:
        found = await deletions.async_previews(request_ids, seasons, options)
        return {"previews": [view_preview(each, tracker) for each in found]}
    by = await async_actor(call.hass, call.context)
    begun = await deletions.async_delete(request_ids, seasons, options, by)
    return await _async_outcome(call.hass, deletions, begun)


async def _async_get_deletion_log(call: ServiceCall) -> ServiceResponse:
    """Return what was deleted, the newest first, and what is under way."""
    _, deletions = _deletions(call.hass)
    since = call.data.get(ATTR_SINCE)
    rows = deletions.log.find(
        call.data.get(ATTR_TITLE), dt_util.as_utc(since) if since else None
    )
    start = call.data[ATTR_OFFSET]
    found: list[Any] = []
    for row in rows[start : start + call.data[ATTR_LIMIT]]:
        deletion = row.read()
        shown = view_deletion(deletion)
        if call.data[ATTR_HISTORY]:
            shown["requests"] = view_history(deletion)
        found.append(shown)
    under_way: list[Any] = [
        view_deletion(each) for each in deletions.jobs.open.values()
    ]
    return {"total": len(rows), "deletions": found, "open": under_way}


async def _async_retry_deletion(call: ServiceCall) -> ServiceResponse:
    """Try at once what is open of a deletion."""
    _, deletions = _deletions(call.hass)
    deletion = await deletions.async_retry(call.data[ATTR_DELETION_ID])
    return await _async_outcome(call.hass, deletions, [deletion])


async def _async_abandon_deletion(call: ServiceCall) -> ServiceResponse:
    """Give up what is open of a deletion."""
    _, deletions = _deletions(call.hass)
    deletion = await deletions.async_abandon(call.data[ATTR_DELETION_ID])
    return {"deletions": [view_deletion(deletion)]}


async def _async_outcome(
    hass: HomeAssistant, deletions: Deletions, begun: list[Deletion]
) -> ServiceResponse:
    """Return how deletions went; raise HomeAssistantError if a step stays open."""
    await deletions.async_settled(begun, _PATIENCE)
    open_ones = [each for each in begun if each.state in _UNFINISHED]
    if open_ones:
        raise HomeAssistantError(
            translation_domain=DOMAIN,
            translation_key="deletion_unfinished",
            translation_placeholders={
                "reasons": "; ".join(
                    _reason(hass, each) for each in open_ones[:_MOST_NAMED]
                )
            },
        )
    return {"deletions": [view_deletion(each) for each in begun]}


def _reason(hass: HomeAssistant, deletion: Deletion) -> str:
    """Return which step of a deletion is open, and why."""
    steps = (
        reason_text(hass, step, trouble)
        for step in deletion.open_steps
        if (trouble := step.trouble) is not None
    )
    return f"{deletion.known.title} ({next(steps, '')})"


def _request_ids(
    call: ServiceCall, entry: StatusTrackerConfigEntry, tracker: Tracker
) -> Iterable[str]:
    """Yield the requests that a call names in any way.

    Raise ServiceValidationError for a name that is nobody's, or that of two titles.
    """
    for way in _WAYS:
        for value in call.data.get(way, ()):
            request = find_request(call.hass, entry, {way: value})
            if way == ATTR_TITLE:
                _refuse_namesakes(tracker, request, value)
            yield request.id


def _refuse_namesakes(tracker: Tracker, request: MediaRequest, title: str) -> None:
    """Raise where a film and a show have the same name, and even the same year."""
    same = {each.id for each in requests_for_title(tracker, request)}
    found = requests_by_title(tracker, title)
    if any(each.id not in same for each in found):
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="title_ambiguous",
            translation_placeholders={
                "title": title,
                "matches": names_of(found),
            },
        )


DELETION_ACTIONS: Final = (
    Action(
        name="delete_request",
        handler=_async_delete_request,
        schema=_DELETE_SCHEMA,
        response=SupportsResponse.OPTIONAL,
        is_admin_only=True,
    ),
    Action(
        name="get_deletion_log",
        handler=_async_get_deletion_log,
        schema=_LOG_SCHEMA,
        response=SupportsResponse.ONLY,
        is_admin_only=True,
    ),
    Action(
        name="retry_deletion",
        handler=_async_retry_deletion,
        schema=_ONE_SCHEMA,
        response=SupportsResponse.OPTIONAL,
        is_admin_only=True,
    ),
    Action(
        name="abandon_deletion",
        handler=_async_abandon_deletion,
        schema=_ONE_SCHEMA,
        response=SupportsResponse.OPTIONAL,
        is_admin_only=True,
    ),
)

"""Offer the library sync as actions."""

from typing import Final

from homeassistant.core import (
    HomeAssistant,
    ServiceCall,
    ServiceResponse,
    SupportsResponse,
)
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import config_validation as cv
import voluptuous as vol

from ..actions.action import Action
from ..const import DOMAIN
from .models import MOST_NAMED
from .sync import LIBRARY_SYNC, LibrarySync

ATTR_DRY_RUN: Final = "dry_run"
ATTR_LIMIT: Final = "limit"

_SYNC_SCHEMA: Final = vol.Schema(
    {
        vol.Optional(ATTR_DRY_RUN, default=False): cv.boolean,
        vol.Optional(ATTR_LIMIT, default=25): vol.All(
            vol.Coerce(int), vol.Range(min=0, max=MOST_NAMED)
        ),
    }
)


def find_sync(hass: HomeAssistant) -> LibrarySync:
    """Return the sync of the loaded entry; raise ServiceValidationError without one."""
    if (sync := hass.data.get(LIBRARY_SYNC)) is None:
        raise ServiceValidationError(
            translation_domain=DOMAIN, translation_key="not_loaded"
        )
    return sync


async def _async_sync_library(call: ServiceCall) -> ServiceResponse:
    """Sync, or join the sync that runs, and return what was found."""
    sync = find_sync(call.hass)
    sync.async_begin(dry_run=call.data[ATTR_DRY_RUN])
    state = await sync.async_joined()
    if state.error is not None:
        raise HomeAssistantError(
            translation_domain=DOMAIN, translation_key=f"library_sync_{state.error}"
        )
    return state.view(call.data[ATTR_LIMIT])


async def _async_cancel_library_sync(call: ServiceCall) -> ServiceResponse:
    """End the sync that runs, and return what it found until then."""
    sync = find_sync(call.hass)
    sync.async_cancel()
    return (await sync.async_joined()).view()


LIBRARY_ACTIONS: Final = (
    Action(
        name="sync_library",
        handler=_async_sync_library,
        schema=_SYNC_SCHEMA,
        response=SupportsResponse.OPTIONAL,
        is_admin_only=True,
    ),
    Action(
        name="cancel_library_sync",
        handler=_async_cancel_library_sync,
        schema=vol.Schema({}),
        response=SupportsResponse.OPTIONAL,
        is_admin_only=True,
    ),
)

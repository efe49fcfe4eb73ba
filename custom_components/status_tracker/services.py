"""Register the actions, once for the domain."""

from typing import Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.service import async_register_admin_service

from .actions.action import Action
from .actions.request_services import REQUEST_ACTIONS
from .const import DOMAIN
from .deletion.services import DELETION_ACTIONS
from .library.services import LIBRARY_ACTIONS

ACTIONS: Final[tuple[Action, ...]] = (
    *REQUEST_ACTIONS,
    *DELETION_ACTIONS,
    *LIBRARY_ACTIONS,
)


@callback
def async_setup_services(hass: HomeAssistant) -> None:
    """Register all actions."""
    for action in ACTIONS:
        if action.is_admin_only:
            async_register_admin_service(
                hass,
                DOMAIN,
                action.name,
                action.handler,
                action.schema,
                action.response,
            )
        else:
            hass.services.async_register(
                DOMAIN, action.name, action.handler, action.schema, action.response
            )

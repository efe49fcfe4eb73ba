"""Set the integration up, change it, and give it new credentials."""

from typing import override

from homeassistant.config_entries import ConfigEntry, ConfigSubentryFlow
from homeassistant.core import callback

from .const import DOMAIN
from .flows.options import StatusTrackerOptionsFlow
from .flows.reauth import ReauthFlow
from .flows.service import ServiceSubentryFlow
from .flows.wizard import WizardFlow
from .service_forms import FORMS


class StatusTrackerConfigFlow(WizardFlow, ReauthFlow, domain=DOMAIN):
    """Create the one entry with its services, and renew their credentials."""

    @staticmethod
    @callback
    @override
    def async_get_options_flow(config_entry: ConfigEntry) -> StatusTrackerOptionsFlow:
        """Return the flow that changes how the integration behaves."""
        return StatusTrackerOptionsFlow()

    @classmethod
    @callback
    @override
    def async_get_supported_subentry_types(
        cls, config_entry: ConfigEntry
    ) -> dict[str, type[ConfigSubentryFlow]]:
        """Return the services that can be added."""
        return {service.value: ServiceSubentryFlow for service in FORMS}

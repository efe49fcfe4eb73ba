"""Set the integration up, and its services one by one."""

from collections.abc import Mapping
from typing import Any, Final, override

from homeassistant.components.webhook import async_generate_id
from homeassistant.config_entries import (
    SOURCE_RECONFIGURE,
    ConfigEntry,
    ConfigFlow,
    ConfigFlowResult,
    ConfigSubentry,
    ConfigSubentryFlow,
    OptionsFlowWithReload,
    SubentryFlowResult,
)
from homeassistant.const import CONF_URL, CONF_WEBHOOK_ID
from homeassistant.core import callback
from homeassistant.data_entry_flow import AbortFlow
from homeassistant.helpers.selector import (
    BooleanSelector,
    NumberSelector,
    NumberSelectorConfig,
    NumberSelectorMode,
)
import voluptuous as vol
from yarl import URL

from .clients.errors import ServiceError
from .connect import async_probe
from .const import (
    CONF_FINISHED_DAYS,
    CONF_LOCAL_ONLY,
    DEFAULT_FINISHED_DAYS,
    DOMAIN,
    LOGGER,
    SERVICE_NAMES,
)
from .service_forms import (
    ASKED,
    FORMS,
    SECRETS,
    InvalidFormError,
    error_key,
    read_form,
    schema_for,
    unique_id_for,
)
from .tracker.models import Service

_TITLE: Final = "Status Tracker"

OPTIONS_SCHEMA: Final = vol.Schema(
    {
        vol.Required(CONF_FINISHED_DAYS, default=DEFAULT_FINISHED_DAYS): vol.All(
            NumberSelector(
                NumberSelectorConfig(
                    min=1,
                    max=365,
                    step=1,
                    mode=NumberSelectorMode.BOX,
                    unit_of_measurement="d",
                )
            ),
            vol.Coerce(int),
        ),
        vol.Required(CONF_LOCAL_ONLY, default=False): BooleanSelector(),
    }
)


class StatusTrackerConfigFlow(ConfigFlow, domain=DOMAIN):
    """Create the one entry, which the services are added to."""

    @override
    async def async_step_user(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for a confirmation."""
        if user_input is None:
            return self.async_show_form(step_id="user")
        return self.async_create_entry(title=_TITLE, data={})

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


class StatusTrackerOptionsFlow(OptionsFlowWithReload):
    """Change how the integration behaves."""

    async def async_step_init(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for all options at once."""
        if user_input is not None:
            return self.async_create_entry(data=user_input)
        return self.async_show_form(
            step_id="init",
            data_schema=self.add_suggested_values_to_schema(
                OPTIONS_SCHEMA, self.config_entry.options
            ),
        )


class ServiceSubentryFlow(ConfigSubentryFlow):
    """Add a service, or change how it is reached."""

    def __init__(self) -> None:
        """Start with no secret typed."""
        self._kept: dict[str, str] = {}

    async def async_step_user(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Ask how the service is reached, and add it once it answers."""
        return await self._async_step("user", user_input, {})

    async def async_step_reconfigure(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Ask again, and change the service once it answers."""
        stored = self._get_reconfigure_subentry().data
        self._kept = {name: stored[name] for name in SECRETS if name in stored} | (
            self._kept
        )
        return await self._async_step("reconfigure", user_input, stored)

    @property
    def _service(self) -> Service:
        """Return which service the flow is about."""
        return Service(self._subentry_type)

    async def _async_step(
        self, step_id: str, user_input: dict[str, Any] | None, stored: Mapping[str, Any]
    ) -> SubentryFlowResult:
        """Show the form until a service answers as it was described."""
        errors: dict[str, str] = {}
        detail = ""
        if user_input is not None:
            self._kept |= {
                name: user_input[name]
                for name in SECRETS
                if user_input.get(name, "").strip()
            }
            try:
                data = read_form(self._service, user_input, self._kept)
                return await self._async_connect(data, stored)
            except InvalidFormError as err:
                errors[err.field] = err.key
            except ServiceError as err:
                errors["base"], detail = error_key(err), err.detail
            except AbortFlow:
                raise
            except Exception:  # noqa: BLE001
                LOGGER.exception("Unexpected exception")
                errors["base"] = "unknown"
        shown = stored if user_input is None else user_input
        return self.async_show_form(
            step_id=step_id,
            data_schema=self.add_suggested_values_to_schema(
                schema_for(self._service, self._kept),
                {name: shown[name] for name in shown if name not in SECRETS},
            ),
            errors=errors,
            description_placeholders={"detail": detail},
        )

    async def _async_connect(
        self, data: dict[str, Any], stored: Mapping[str, Any]
    ) -> SubentryFlowResult:
        """Store a service that answers; raise ServiceError for one that does not."""
        service = self._service
        self._abort_if_configured(unique_id_for(service, data[CONF_URL]))
        data, info = await async_probe(self.hass, service, data)
        unique_id = unique_id_for(service, data[CONF_URL])
        # What the form does not ask for stays: the webhook id and all that goes with it.
        data |= {name: stored[name] for name in stored if name not in ASKED}
        if FORMS[service].has_webhook:
            data.setdefault(CONF_WEBHOOK_ID, async_generate_id())
        if self.source == SOURCE_RECONFIGURE:
            return self.async_update_reload_and_abort(
                self._get_entry(),
                self._get_reconfigure_subentry(),
                data=data,
                unique_id=unique_id,
            )
        return self.async_create_entry(
            title=self._free_title(info.name, data[CONF_URL]),
            data=data,
            unique_id=unique_id,
        )

    def _others(self) -> list[ConfigSubentry]:
        """Return the services that are set up beside the one at hand."""
        own = self.context.get("subentry_id")
        return [
            subentry
            for subentry in self._get_entry().subentries.values()
            if subentry.subentry_id != own
        ]

    def _abort_if_configured(self, unique_id: str) -> None:
        """Abort for a service that is set up already."""
        if any(subentry.unique_id == unique_id for subentry in self._others()):
            raise AbortFlow("already_configured")

    def _free_title(self, name: str, url: str) -> str:
        """Return a title that no other service has: the service's own if it tells."""
        common = SERVICE_NAMES[self._service]
        title = name if common.casefold() in name.casefold() else common
        taken = {subentry.title for subentry in self._others()}
        if title in taken:
            title = f"{title} ({URL(url).authority})"
        return title

"""Add one service, change how it is reached, or show its webhook."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from homeassistant.config_entries import (
    SOURCE_RECONFIGURE,
    ConfigSubentry,
    ConfigSubentryFlow,
    SubentryFlowResult,
)
from homeassistant.const import CONF_URL
import voluptuous as vol

from ..const import CONF_WEBHOOK_SLOT
from ..service_forms import FORMS, example_address, schema_for
from ..tracker.terms import Service
from ..webhooks.manual import manual_webhook
from ..webhooks.problems import SlotChoice
from .dialog import (
    AlreadyKnownError,
    FoundService,
    ServiceDialog,
    kept_secrets,
    without_secrets,
)
from .guesses import guess_address


class ServiceSubentryFlow(ConfigSubentryFlow):
    """Add a service, or change one that is there."""

    _dialog: ServiceDialog | None = None

    async def async_step_user(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Ask how the service is reached, and add it once it answers."""
        return await self._async_ask("user", user_input, dict)

    async def async_step_reconfigure(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Ask what is wanted; a service without a webhook can only be changed."""
        if not FORMS[self._service].has_webhook:
            return await self.async_step_connection()
        options = ["connection", "webhook"]
        slot = self._get_reconfigure_subentry().data.get(CONF_WEBHOOK_SLOT)
        if slot == SlotChoice.LEAVE:
            options.append("take_over")
        return self.async_show_menu(step_id="reconfigure", menu_options=options)

    async def async_step_connection(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Ask again how the service is reached, and change it once it answers."""
        subentry = self._get_reconfigure_subentry()
        if self._dialog is None:
            self._dialog = ServiceDialog(self._service, kept_secrets(subentry))
        return await self._async_ask("connection", user_input, lambda: subentry.data)

    async def async_step_webhook(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Show what to enter where the webhook has to be set up by hand."""
        if user_input is not None:
            return self.async_abort(reason="nothing_changed")
        return self.async_show_form(
            step_id="webhook",
            data_schema=vol.Schema({}),
            description_placeholders=self._webhook(self._get_reconfigure_subentry()),
        )

    async def async_step_take_over(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Take the one webhook of Seerr over after all."""
        subentry = self._get_reconfigure_subentry()
        self.hass.config_entries.async_update_subentry(
            self._get_entry(),
            subentry,
            data={**subentry.data, CONF_WEBHOOK_SLOT: SlotChoice.TAKE_OVER.value},
        )
        return self.async_abort(reason="slot_taken_over")

    @property
    def _service(self) -> Service:
        """Return which service the flow is about."""
        return Service(self._subentry_type)

    async def _async_ask(
        self,
        step_id: str,
        user_input: dict[str, Any] | None,
        stored: Callable[[], Mapping[str, Any]],
    ) -> SubentryFlowResult:
        """Show the form until a service answers as it was described."""
        if (dialog := self._dialog) is None:
            dialog = self._dialog = ServiceDialog(self._service)
        if user_input is not None:
            try:
                found = await dialog.async_try(
                    self.hass, user_input, stored, self._is_known
                )
            except AlreadyKnownError:
                return self.async_abort(reason="already_configured")
            if found is not None:
                return self._finish(found)
        shown = without_secrets(stored()) if user_input is None else dict(user_input)
        if not shown and (guess := self._guess()) is not None:
            shown[CONF_URL] = guess
        return self.async_show_form(
            step_id=step_id,
            data_schema=self.add_suggested_values_to_schema(
                schema_for(self._service, dialog.kept), shown
            ),
            errors=dialog.errors,
            description_placeholders={
                "detail": dialog.detail,
                "example": example_address(self._service),
            },
        )

    def _finish(self, found: FoundService) -> SubentryFlowResult:
        """Store a service that answered."""
        if self.source == SOURCE_RECONFIGURE:
            return self.async_update_reload_and_abort(
                self._get_entry(),
                self._get_reconfigure_subentry(),
                data=found.data,
                unique_id=found.unique_id,
            )
        title = found.title([subentry.title for subentry in self._others()])
        made = ConfigSubentry(
            data=MappingProxyType(found.data),
            subentry_type=found.service.value,
            title=title,
            unique_id=found.unique_id,
        )
        placeholders = self._webhook(made)
        return self.async_create_entry(
            title=title,
            data=found.data,
            unique_id=found.unique_id,
            description="webhook" if placeholders else None,
            description_placeholders=placeholders,
        )

    def _webhook(self, subentry: ConfigSubentry) -> dict[str, str] | None:
        """Return how the webhook of a service is set up by hand, if it has one."""
        webhook = manual_webhook(self.hass, self._get_entry(), subentry)
        return webhook.placeholders() if webhook is not None else None

    def _guess(self) -> str | None:
        """Return where the service probably is."""
        given = [
            (Service(subentry.subentry_type), subentry.data[CONF_URL])
            for subentry in self._get_entry().subentries.values()
        ]
        return guess_address(self.hass, self._service, given)

    def _others(self) -> list[ConfigSubentry]:
        """Return the services that are set up beside the one at hand."""
        own = self.context.get("subentry_id")
        return [
            subentry
            for subentry in self._get_entry().subentries.values()
            if subentry.subentry_id != own
        ]

    def _is_known(self, unique_id: str) -> bool:
        """Tell whether another service has a unique id."""
        return any(subentry.unique_id == unique_id for subentry in self._others())

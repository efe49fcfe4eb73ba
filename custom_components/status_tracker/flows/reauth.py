"""Ask for new credentials where a service refuses the ones that it was given."""

from collections.abc import Mapping
from typing import Any

from homeassistant.config_entries import ConfigFlow, ConfigFlowResult, ConfigSubentry
from homeassistant.const import CONF_NAME, CONF_URL, CONF_USERNAME, CONF_VERIFY_SSL

from ..const import SUBENTRY_ID
from ..markdown import inert
from ..service_forms import CREDENTIALS, credentials_schema_for
from ..tracker.terms import Service
from .dialog import AlreadyKnownError, ServiceDialog


class ReauthFlow(ConfigFlow):
    """Say which service it is about, and ask until it takes the credentials."""

    _dialog: ServiceDialog
    _subentry_id: str | None = None

    async def async_step_reauth(
        self, entry_data: Mapping[str, Any]
    ) -> ConfigFlowResult:
        """Begin for the service that is named in the data."""
        self._subentry_id = entry_data.get(SUBENTRY_ID)
        if (subentry := self._refused()) is None:
            return self.async_abort(reason="service_gone")
        self._dialog = ServiceDialog(Service(subentry.subentry_type))
        self.context["title_placeholders"] = {CONF_NAME: subentry.title}
        self.context["unique_id"] = subentry.unique_id
        return await self.async_step_reauth_confirm()

    async def async_step_reauth_confirm(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for the credentials, and store them once they are taken."""
        if (subentry := self._refused()) is None:
            return self.async_abort(reason="service_gone")
        if user_input is not None and await self._async_renew(subentry, user_input):
            return self.async_update_reload_and_abort(self._get_reauth_entry())
        shown = {CONF_USERNAME: subentry.data.get(CONF_USERNAME)} | (user_input or {})
        return self.async_show_form(
            step_id="reauth_confirm",
            data_schema=self.add_suggested_values_to_schema(
                credentials_schema_for(self._dialog.service, self._dialog.kept),
                shown,
            ),
            errors=self._dialog.errors,
            description_placeholders={
                CONF_NAME: inert(subentry.title),
                "address": subentry.data[CONF_URL],
                "detail": self._dialog.detail,
            },
        )

    def _refused(self) -> ConfigSubentry | None:
        """Return the service that refuses its credentials, None once it is gone."""
        return self._get_reauth_entry().subentries.get(self._subentry_id or "")

    async def _async_renew(
        self, subentry: ConfigSubentry, user_input: Mapping[str, Any]
    ) -> bool:
        """Store credentials that the service takes, and tell whether it does."""
        stored = subentry.data
        reached = {name: stored[name] for name in stored if name not in CREDENTIALS}
        entry = self._get_reauth_entry()
        others = {
            each.unique_id
            for each in entry.subentries.values()
            if each.subentry_id != subentry.subentry_id
        }
        try:
            found = await self._dialog.async_try(
                self.hass,
                {CONF_VERIFY_SSL: True, **reached, **user_input},
                lambda: subentry.data,
                others.__contains__,
            )
        except AlreadyKnownError:
            self._dialog.errors["base"] = "already_configured"
            return False
        if found is None:
            return False
        self.hass.config_entries.async_update_subentry(
            entry, subentry, data=found.data, unique_id=found.unique_id
        )
        return True

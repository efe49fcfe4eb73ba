"""Set all services up in one go."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final, override

from homeassistant.config_entries import (
    ConfigFlow,
    ConfigFlowResult,
    ConfigSubentryData,
)
from homeassistant.const import CONF_URL
from homeassistant.helpers.selector import (
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
)
import voluptuous as vol

from ..const import CONF_WEBHOOK_ADDRESS, SERVICE_NAMES
from ..service_forms import FORMS, InvalidFormError, example_address, schema_for
from ..tracker.terms import Service
from .dialog import AlreadyKnownError, FoundService, ServiceDialog
from .guesses import guess_address
from .webhook_address import ADDRESS_FIELDS, address_placeholders, read_address

_TITLE: Final = "Status Tracker"
CONF_SERVICES: Final = "services"
CONF_THEN: Final = "then"

# What nearly every household has that asks for films and shows.
_USUAL: Final = (
    Service.SEERR,
    Service.RADARR,
    Service.SONARR,
    Service.QBITTORRENT,
    Service.JELLYFIN,
)


class Then(StrEnum):
    """Name where to go from a form."""

    GO_ON = "go_on"
    ADD_ANOTHER = "add_another"
    LEAVE_OUT = "leave_out"
    GO_BACK = "go_back"
    FINISH = "finish"


_SERVICES_SCHEMA: Final = vol.Schema(
    {
        vol.Optional(CONF_SERVICES): SelectSelector(
            SelectSelectorConfig(
                options=[service.value for service in FORMS],
                multiple=True,
                mode=SelectSelectorMode.LIST,
                translation_key=CONF_SERVICES,
            )
        )
    }
)


@dataclass(slots=True)
class _Place:
    """Hold how far the wizard has come with one service."""

    dialog: ServiceDialog
    typed: Mapping[str, Any] = field(default_factory=dict, repr=False)
    found: FoundService | None = None

    @property
    def service(self) -> Service:
        """Return which service stands here."""
        return self.dialog.service


class WizardFlow(ConfigFlow):
    """Ask which services there are, then for each of them in turn."""

    def __init__(self) -> None:
        """Start with no service."""
        self._places: list[_Place] = []
        self._at = 0

    @override
    async def async_step_user(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask which services there are."""
        if user_input is None:
            return self._ask_for_services({})
        chosen = user_input.get(CONF_SERVICES, ())
        if not chosen:
            self._places = []
            return self._ask_for_services({CONF_SERVICES: "no_services"})
        known = [place for place in self._places if place.service in chosen]
        self._places = [
            place
            for service in FORMS
            if service in chosen
            for place in (
                [each for each in known if each.service is service]
                or [_Place(ServiceDialog(service))]
            )
        ]
        return await self._async_go_to(0)

    async def _async_step_service(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask how a service is reached, until it answers or is left out."""
        place = self._places[self._at]
        if user_input is None:
            return self._ask_for_service(place)
        answers = dict(user_input)
        then = Then(answers.pop(CONF_THEN))
        place.typed = answers
        if then is Then.GO_BACK:
            return await self._async_go_to(self._at - 1)
        place.found = None
        if then is Then.LEAVE_OUT:
            return await self._async_go_to(self._at + 1)
        try:
            place.found = await place.dialog.async_try(
                self.hass, answers, dict, self._is_known
            )
        except AlreadyKnownError:
            place.dialog.errors[CONF_URL] = "already_configured"
        if place.found is None:
            return self._ask_for_service(place)
        if then is Then.ADD_ANOTHER:
            self._places.insert(self._at + 1, _Place(ServiceDialog(place.service)))
        return await self._async_go_to(self._at + 1)

    # The place at hand tells which service such a step is about.
    async_step_seerr = _async_step_service
    async_step_radarr = _async_step_service
    async_step_sonarr = _async_step_service
    async_step_qbittorrent = _async_step_service
    async_step_shoko = _async_step_service
    async_step_jellyfin = _async_step_service

    async def async_step_webhooks(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask under which address the services reach Home Assistant."""
        errors: dict[str, str] = {}
        if user_input is not None:
            if user_input[CONF_THEN] == Then.GO_BACK:
                return await self._async_go_to(len(self._places) - 1)
            try:
                return self._create({CONF_WEBHOOK_ADDRESS: read_address(user_input)})
            except InvalidFormError as err:
                errors[err.field] = err.key
        schema = {**ADDRESS_FIELDS, **_then(Then.FINISH, Then.GO_BACK)}
        return self.async_show_form(
            step_id="webhooks",
            data_schema=self.add_suggested_values_to_schema(
                vol.Schema(schema), user_input
            ),
            errors=errors,
            description_placeholders=address_placeholders(self.hass),
            last_step=True,
        )

    async def _async_go_to(self, at: int) -> ConfigFlowResult:
        """Go to a service, or to what comes before the first or after the last."""
        self._at = at
        if at < 0:
            return self._ask_for_services({})
        if at < len(self._places):
            return self._ask_for_service(self._places[at])
        found = [place.service for place in self._places if place.found is not None]
        if not found:
            return self._ask_for_services({CONF_SERVICES: "no_services"})
        if any(FORMS[service].has_webhook for service in found):
            return await self.async_step_webhooks()
        return self._create({})

    def _ask_for_services(self, errors: dict[str, str]) -> ConfigFlowResult:
        """Show the services to choose from."""
        chosen = {place.service for place in self._places} or _USUAL
        services = [service.value for service in FORMS if service in chosen]
        return self.async_show_form(
            step_id="user",
            data_schema=self.add_suggested_values_to_schema(
                _SERVICES_SCHEMA, {CONF_SERVICES: services}
            ),
            errors=errors,
            last_step=False,
        )

    def _ask_for_service(self, place: _Place) -> ConfigFlowResult:
        """Show the form of a service, with a guess where nothing was typed yet."""
        service = place.service
        shown = dict(place.typed)
        if not shown.get(CONF_URL) and (guess := self._guess(service)) is not None:
            shown[CONF_URL] = guess
        then = [Then.GO_ON, Then.LEAVE_OUT, Then.GO_BACK]
        if FORMS[service].is_often_several:
            then.insert(1, Then.ADD_ANOTHER)
        schema = schema_for(service, place.dialog.kept, may_be_empty=True)
        errors, place.dialog.errors = place.dialog.errors, {}
        return self.async_show_form(
            step_id=service.value,
            data_schema=self.add_suggested_values_to_schema(
                schema.extend(_then(*then)), shown
            ),
            errors=errors,
            description_placeholders={
                "name": SERVICE_NAMES[service],
                "number": str(self._at + 1),
                "total": str(len(self._places)),
                "detail": place.dialog.detail,
                "example": example_address(service),
            },
            last_step=False,
        )

    def _guess(self, service: Service) -> str | None:
        """Return where a service probably is."""
        given = [
            (place.service, place.found.data[CONF_URL])
            for place in self._places[: self._at]
            if place.found is not None
        ]
        return guess_address(self.hass, service, given)

    def _is_known(self, unique_id: str) -> bool:
        """Tell whether another place holds a service."""
        return any(
            place.found is not None and place.found.unique_id == unique_id
            for place in self._places
        )

    def _create(self, options: Mapping[str, Any]) -> ConfigFlowResult:
        """Create the entry with all its services."""
        titles: list[str] = []
        subentries: list[ConfigSubentryData] = []
        for place in self._places:
            if (found := place.found) is None:
                continue
            titles.append(found.title(titles))
            subentries.append(
                ConfigSubentryData(
                    data=found.data,
                    subentry_type=found.service.value,
                    title=titles[-1],
                    unique_id=found.unique_id,
                )
            )
        return self.async_create_entry(
            title=_TITLE,
            data={},
            options=options,
            subentries=subentries,
            description="webhooks" if options else None,
        )


def _then(*choices: Then) -> dict[vol.Marker, Any]:
    """Return the field that asks where to go, the usual way first."""
    return {
        vol.Required(CONF_THEN, default=choices[0].value): SelectSelector(
            SelectSelectorConfig(
                options=[choice.value for choice in choices],
                mode=SelectSelectorMode.DROPDOWN,
                translation_key=CONF_THEN,
            )
        )
    }

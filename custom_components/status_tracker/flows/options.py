"""Change how the integration behaves."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, Final

from homeassistant.config_entries import (
    ConfigEntry,
    ConfigEntryState,
    ConfigFlowResult,
    OptionsFlowWithReload,
)
from homeassistant.const import CONF_NAME
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import section
from homeassistant.helpers.selector import (
    BooleanSelector,
    EntitySelector,
    EntitySelectorConfig,
    NumberSelector,
    NumberSelectorConfig,
    NumberSelectorMode,
    ObjectSelector,
    ObjectSelectorConfig,
    ObjectSelectorField,
    SelectSelector,
    SelectSelectorConfig,
    TextSelector,
)
import voluptuous as vol

from ..const import (
    CONF_FINISHED_DAYS,
    CONF_LANGUAGE_MODELS,
    CONF_LOCAL_ONLY,
    CONF_PEOPLE,
    CONF_WEBHOOK_ADDRESS,
    DEFAULT_FINISHED_DAYS,
)
from ..coordinator import StatusTrackerData
from ..deletion.options import (
    CONF_LOG_DAYS,
    CONF_OUTSIDE_DELETIONS,
    DEFAULT_LOG_DAYS,
    OutsideChoice,
)
from ..people import NOBODY, PERSON, async_known_askers
from ..service_forms import InvalidFormError
from ..watchers.lateness import Patience
from .webhook_address import (
    ADDRESS_FIELDS,
    CONF_OWN_ADDRESS,
    AddressChoice,
    address_placeholders,
    read_address,
    show_address,
)

_LONGEST_PATIENCE: Final = 7 * 24 * 60
_LONGEST_LOG: Final = 3650


def _whole_number(most: int, unit: str, least: int = 1) -> Any:
    """Return a field for a whole number."""
    return vol.All(
        NumberSelector(
            NumberSelectorConfig(
                min=least,
                max=most,
                step=1,
                mode=NumberSelectorMode.BOX,
                unit_of_measurement=unit,
            )
        ),
        vol.Coerce(int),
    )


_PEOPLE: Final = ObjectSelector(
    ObjectSelectorConfig(
        multiple=True,
        fields={
            CONF_NAME: ObjectSelectorField(required=True, selector=TextSelector()),
            PERSON: ObjectSelectorField(
                selector=EntitySelector(EntitySelectorConfig(domain=PERSON))
            ),
        },
        label_field=CONF_NAME,
        description_field=PERSON,
        translation_key=CONF_PEOPLE,
    )
)
_SECTIONS: Final[Mapping[str, Mapping[vol.Marker, Any]]] = {
    "requests": {
        vol.Required(CONF_FINISHED_DAYS, default=DEFAULT_FINISHED_DAYS): _whole_number(
            365, "d"
        ),
    },
    "deletions": {
        vol.Required(
            CONF_OUTSIDE_DELETIONS, default=OutsideChoice.ASK.value
        ): SelectSelector(
            SelectSelectorConfig(
                options=[choice.value for choice in OutsideChoice],
                translation_key=CONF_OUTSIDE_DELETIONS,
            )
        ),
        vol.Required(CONF_LOG_DAYS, default=DEFAULT_LOG_DAYS): _whole_number(
            _LONGEST_LOG, "d", least=0
        ),
    },
    "webhooks": {
        **ADDRESS_FIELDS,
        vol.Required(CONF_LOCAL_ONLY, default=False): BooleanSelector(),
    },
    "people": {vol.Optional(CONF_PEOPLE): _PEOPLE},
    "assistants": {vol.Required(CONF_LANGUAGE_MODELS, default=True): BooleanSelector()},
    "patience": {
        vol.Required(f"patience_{step.name}", default=step.default): _whole_number(
            _LONGEST_PATIENCE, "min"
        )
        for step in fields(Patience)
    },
}
_COLLAPSED: Final = frozenset({"assistants", "patience", "people"})
_FIELDS: Final = frozenset(
    {marker.schema for asked in _SECTIONS.values() for marker in asked}
)

OPTIONS_SCHEMA: Final = vol.Schema(
    {
        vol.Required(name): section(
            vol.Schema(dict(asked)), {"collapsed": name in _COLLAPSED}
        )
        for name, asked in _SECTIONS.items()
    }
)


class StatusTrackerOptionsFlow(OptionsFlowWithReload):
    """Ask for all options at once; requests and their history stay as they are."""

    async def async_step_init(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Show the options, and keep those that the form does not know."""
        errors: dict[str, str] = {}
        stored = self.config_entry.options
        if user_input is not None:
            try:
                return self.async_create_entry(
                    data={
                        **{
                            name: stored[name] for name in stored if name not in _FIELDS
                        },
                        **_read(user_input),
                    }
                )
            except InvalidFormError as err:
                # Home Assistant shows no error at a field within a section.
                errors["base"] = err.key
        unknown = await _async_unknown_askers(self.hass, self.config_entry)
        return self.async_show_form(
            step_id="init",
            data_schema=self.add_suggested_values_to_schema(
                OPTIONS_SCHEMA, user_input or _show(stored)
            ),
            errors=errors,
            description_placeholders=address_placeholders(self.hass)
            | {"unknown": ", ".join(unknown) or "-"},
        )


async def _async_unknown_askers(hass: HomeAssistant, entry: ConfigEntry) -> list[str]:
    """Return the names in Seerr that stand for nobody yet."""
    if entry.state is not ConfigEntryState.LOADED:
        return []
    data: StatusTrackerData = entry.runtime_data
    chosen = {row[CONF_NAME] for row in entry.options.get(CONF_PEOPLE, ())}
    return [
        name
        for name in await async_known_askers(hass, data.coordinator.tracker)
        if name not in chosen and data.people.async_find(name) == NOBODY
    ]


def _read(user_input: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Return the options as they are stored; raise InvalidFormError."""
    flat = {name: value for part in user_input.values() for name, value in part.items()}
    flat[CONF_WEBHOOK_ADDRESS] = read_address(flat)
    flat.pop(CONF_OWN_ADDRESS, None)
    return flat


def _show(stored: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the stored options as the form shows them."""
    shown = {
        **stored,
        **show_address(stored.get(CONF_WEBHOOK_ADDRESS, AddressChoice.INTERNAL.value)),
    }
    return {
        name: {
            marker.schema: shown[marker.schema]
            for marker in asked
            if marker.schema in shown
        }
        for name, asked in _SECTIONS.items()
    }

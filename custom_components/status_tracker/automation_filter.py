"""Choose the requests that a trigger or a condition is about."""

from collections.abc import Mapping
from typing import Any, ClassVar, Final

from homeassistant.const import ATTR_ENTITY_ID, CONF_OPTIONS
from homeassistant.core import HomeAssistant
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.typing import ConfigType
import voluptuous as vol

from .people import PERSON
from .tracker.terms import AttentionReason, MediaType, RequestState

_ANIME: Final = "anime"
_MEDIA_TYPE: Final = "media_type"
_REASON: Final = "reason"
_REQUESTED_BY: Final = "requested_by"

FILTER_FIELDS: Final[dict[vol.Marker, Any]] = {
    vol.Optional(ATTR_ENTITY_ID): cv.entity_ids,
    vol.Optional(PERSON): vol.All(cv.ensure_list, [cv.entity_domain(PERSON)]),
    vol.Optional(_REQUESTED_BY): vol.All(cv.ensure_list, [cv.string]),
    vol.Optional(_MEDIA_TYPE): vol.Coerce(MediaType),
    vol.Optional(_ANIME): cv.boolean,
}
"""The options by which a request is chosen; none of them chooses every request."""


REASON_FIELDS: Final[dict[vol.Marker, Any]] = {
    vol.Optional(_REASON): vol.All(cv.ensure_list, [vol.Coerce(AttentionReason)])
}
"""The option by which a reason to look is chosen; without it, every reason is."""

STATES: Final = vol.All(cv.ensure_list, [vol.Coerce(RequestState)])


def is_reason_chosen(options: Mapping[str, Any], reason: str | None) -> bool:
    """Return whether there is a reason to look, and it is one that was chosen."""
    return reason in (options.get(_REASON) or tuple(AttentionReason))


class RequestOptions:
    """Check the options of a trigger or a condition: its own, and which requests."""

    fields: ClassVar[dict[vol.Marker, Any]] = {}

    @classmethod
    async def async_validate_config(
        cls, hass: HomeAssistant, config: ConfigType
    ) -> ConfigType:
        """Return a configuration with its options as the fields take them."""
        options = {**FILTER_FIELDS, **cls.fields}
        result: ConfigType = vol.Schema(
            {vol.Required(CONF_OPTIONS, default=dict): options}
        )(config)
        return result


class RequestFilter:
    """Tell whether a request was chosen, by what automations know of it."""

    def __init__(self, options: Mapping[str, Any]) -> None:
        """Take the options, of which others may be there too."""
        self._sensors = options.get(ATTR_ENTITY_ID)
        self._persons = options.get(PERSON)
        names = options.get(_REQUESTED_BY)
        self._names = names and {name.casefold() for name in names}
        self._media_type = options.get(_MEDIA_TYPE)
        self._anime = options.get(_ANIME)

    def chooses(self, about: Mapping[str, Any]) -> bool:
        """Return whether a request was chosen.

        A title that nobody has called anime yet counts as none.
        """
        asker = (about["requested_by"] or "").casefold()
        return (
            (not self._sensors or about[ATTR_ENTITY_ID] in self._sensors)
            and (not self._persons or about[PERSON] in self._persons)
            and (not self._names or asker in self._names)
            and self._media_type in (None, about["media_type"])
            and self._anime in (None, about["is_anime"] is True)
        )

"""Ask for one service until it answers as it was described."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from homeassistant.components.webhook import async_generate_id
from homeassistant.config_entries import ConfigSubentry
from homeassistant.const import CONF_API_KEY, CONF_URL, CONF_WEBHOOK_ID
from homeassistant.core import HomeAssistant
from yarl import URL

from ..clients.errors import ServiceError
from ..connect import async_probe
from ..const import LOGGER, SERVICE_NAMES
from ..fault_texts import in_brackets
from ..markdown import inert
from ..service_forms import (
    ASKED,
    FORMS,
    SECRETS,
    InvalidFormError,
    error_key,
    read_form,
    unique_id_for,
)
from ..tracker.terms import Service

_LONGEST_NAME: Final = 60


class AlreadyKnownError(Exception):
    """Report a service that is set up already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundService:
    """Hold a service that answered: what is stored of it, and its own name."""

    service: Service
    data: Mapping[str, Any] = field(repr=False)
    name: str

    @property
    def unique_id(self) -> str:
        """Return what tells this instance from another."""
        return unique_id_for(self.service, self.data[CONF_URL])

    def title(self, taken: Collection[str]) -> str:
        """Return a title that no other has: the service's own if it tells."""
        common = SERVICE_NAMES[self.service]
        name = " ".join(self.name[:_LONGEST_NAME].split())
        title = name if common.casefold() in name.casefold() else common
        if title in taken:
            title = f"{title} ({URL(self.data[CONF_URL]).authority})"
        return title


@dataclass(slots=True)
class ServiceDialog:
    """Take what is typed about a service, and say what is wrong with it.

    A secret that is stored is not shown: it is used until another one is typed.
    """

    service: Service
    kept: dict[str, str] = field(default_factory=dict, repr=False)
    errors: dict[str, str] = field(default_factory=dict)
    detail: str = ""

    async def async_try(
        self,
        hass: HomeAssistant,
        user_input: Mapping[str, Any],
        stored: Callable[[], Mapping[str, Any]],
        is_known: Callable[[str], bool],
    ) -> FoundService | None:
        """Return the service if it answers, else None and know the errors.

        What is stored by then and not asked for stays. Raise AlreadyKnownError for a unique
        id that is known.
        """
        self.errors, self.detail = {}, ""
        if user_input.get(CONF_API_KEY) == self.kept.get(CONF_API_KEY):
            # It was only shown again: a login that was typed since comes first.
            user_input = {
                name: user_input[name] for name in user_input if name != CONF_API_KEY
            }
        self.kept |= {
            name: user_input[name]
            for name in SECRETS
            if user_input.get(name, "").strip()
        }
        try:
            data = read_form(self.service, user_input, self.kept)
            return await self._async_find(hass, data, stored, is_known)
        except InvalidFormError as err:
            self.errors[err.field] = err.key
        except ServiceError as err:
            self.errors["base"] = error_key(err)
            self.detail = in_brackets(inert(err.words))
        except AlreadyKnownError:
            raise
        except Exception:  # noqa: BLE001
            LOGGER.exception("Unexpected exception")
            self.errors["base"] = "unknown"
        return None

    async def _async_find(
        self,
        hass: HomeAssistant,
        data: dict[str, Any],
        stored: Callable[[], Mapping[str, Any]],
        is_known: Callable[[str], bool],
    ) -> FoundService:
        """Return a service that answers; raise ServiceError for one that does not."""
        if is_known(unique_id_for(self.service, data[CONF_URL])):
            raise AlreadyKnownError
        data, info = await async_probe(hass, self.service, data)
        # A webhook may have been set up while the service was asked.
        data |= {name: kept for name, kept in stored().items() if name not in ASKED}
        if FORMS[self.service].has_webhook:
            data.setdefault(CONF_WEBHOOK_ID, async_generate_id())
        found = FoundService(service=self.service, data=data, name=info.name)
        if is_known(found.unique_id):
            raise AlreadyKnownError
        return found


def kept_secrets(subentry: ConfigSubentry) -> dict[str, str]:
    """Return the secrets of a service that need not be typed again."""
    return {name: subentry.data[name] for name in SECRETS if name in subentry.data}


def without_secrets(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a form may show of what is stored."""
    return {name: values[name] for name in values if name not in SECRETS}

"""Go through flows as the interface does."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any, Final

from homeassistant.config_entries import (
    SOURCE_USER,
    ConfigEntry,
    ConfigSubentry,
    SubentryFlowResult,
)
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResult
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    get_schema_suggested_value,
)

from custom_components.status_tracker.clients.errors import (
    ConnectionProblem,
    ResponseProblem,
    ServiceAuthError,
    ServiceConnectionError,
    ServiceError,
    ServiceResponseError,
)
from custom_components.status_tracker.tracker.terms import Service
from tests.stack.service import SimulatedService

PROBE: Final = "custom_components.status_tracker.clients.{}.probe"
HERE: Final = "http://radarr.invalid:7878"
INPUT: Final = {"url": HERE, "api_key": "a-key", "verify_ssl": True}

# What goes wrong with a service, by the key of the text that says so.
ERRORS: Final = {
    "cannot_resolve": ServiceConnectionError(ConnectionProblem.NAME_NOT_RESOLVED),
    "refused": ServiceConnectionError(ConnectionProblem.REFUSED),
    "tls": ServiceConnectionError(ConnectionProblem.TLS),
    "timeout": ServiceConnectionError(ConnectionProblem.TIMEOUT),
    "redirected": ServiceConnectionError(ConnectionProblem.REDIRECTED, "elsewhere"),
    "unreachable": ServiceConnectionError(ConnectionProblem.UNREACHABLE),
    "closed": ServiceConnectionError(ConnectionProblem.CLOSED),
    "cannot_connect": ServiceConnectionError(ConnectionProblem.OTHER, "broken"),
    "invalid_auth": ServiceAuthError("refused the credentials"),
    "banned": ServiceAuthError("bans this address", banned=True),
    "wrong_service": ServiceResponseError(
        ResponseProblem.NOT_THIS_SERVICE, "is Sonarr"
    ),
    "version_too_old": ServiceResponseError(
        ResponseProblem.VERSION_TOO_OLD, "Radarr 3 is older than 4"
    ),
    "starting": ServiceResponseError(ResponseProblem.STARTING, "is starting"),
    "host_rejected": ServiceResponseError(ResponseProblem.HOST_REJECTED, "no"),
    "server_error": ServiceResponseError(ResponseProblem.SERVER_ERROR, "500"),
    "bad_answer": ServiceResponseError(ResponseProblem.BAD_ANSWER, "no JSON"),
    "unknown": ServiceError("something new"),
}


@asynccontextmanager
async def running[T: SimulatedService](service: T) -> AsyncIterator[T]:
    """Run a simulated service."""
    await service.start()
    try:
        yield service
    finally:
        await service.stop()


async def start(
    hass: HomeAssistant, entry: ConfigEntry, service: Service
) -> SubentryFlowResult:
    """Begin to add a service."""
    return await hass.config_entries.subentries.async_init(
        (entry.entry_id, service), context={"source": SOURCE_USER}
    )


async def submit(
    hass: HomeAssistant, flow: SubentryFlowResult, user_input: Mapping[str, Any]
) -> SubentryFlowResult:
    """Fill in a form, and wait for what follows."""
    result = await hass.config_entries.subentries.async_configure(
        flow["flow_id"], dict(user_input)
    )
    await hass.async_block_till_done()
    return result


async def add(
    hass: HomeAssistant,
    entry: ConfigEntry,
    service: Service,
    user_input: Mapping[str, Any],
) -> SubentryFlowResult:
    """Add a service in one go."""
    return await submit(hass, await start(hass, entry, service), user_input)


async def reconfigure(
    hass: HomeAssistant, entry: MockConfigEntry, subentry_id: str
) -> SubentryFlowResult:
    """Begin to change how a service with a webhook is reached."""
    menu = await entry.start_subentry_reconfigure_flow(hass, subentry_id)
    return await submit(hass, menu, {"next_step_id": "connection"})


def only_subentry(entry: ConfigEntry) -> ConfigSubentry:
    """Return the one service of an entry."""
    subentry: ConfigSubentry
    (subentry,) = entry.subentries.values()
    return subentry


def suggested(flow: FlowResult[Any, Any], field: str) -> Any:
    """Return what a form shows in a field."""
    assert flow["data_schema"] is not None
    return get_schema_suggested_value(flow["data_schema"].schema, field)

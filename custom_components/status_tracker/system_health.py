"""Tell on the page about the system's health how the services are doing."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, Final

from homeassistant.components.system_health import SystemHealthRegistration
from homeassistant.core import HomeAssistant, callback

from .const import DOMAIN, SERVICE_NAMES
from .coordinator import StatusTrackerConfigEntry, StatusTrackerCoordinator
from .health import ServiceHealth
from .service_forms import FORMS

_PAGE: Final = f"/config/integrations/integration/{DOMAIN}"
_UNREACHABLE: Final = {"type": "failed", "error": "unreachable"}
_UNKNOWN: Final = "?"


@callback
def async_register(hass: HomeAssistant, register: SystemHealthRegistration) -> None:
    """Register what tells it."""
    register.async_register_info(_async_info, _PAGE)


async def _async_info(hass: HomeAssistant) -> dict[str, Any]:
    """Return what is known already; no service is asked."""
    coordinators = list(_coordinators(hass))
    known = [health for each in coordinators for health in each.health.values()]
    return {
        "requests_unfinished": sum(
            len(each.tracker.unfinished) for each in coordinators
        ),
        "services_reachable": f"{sum(map(_is_reachable, known))}/{len(known)}",
        "webhooks_ready": _share_ready(known),
        "webhooks_received": sum(health.webhooks for health in known),
        "webhooks_refused": sum(health.refused for health in known),
        "last_webhook": _last_webhook(known) or _UNKNOWN,
        **{
            service.value: _versions(instances)
            for service in SERVICE_NAMES
            if (instances := [each for each in known if each.service is service])
        },
    }


def _coordinators(hass: HomeAssistant) -> Iterator[StatusTrackerCoordinator]:
    """Yield the coordinator of the entry while that is loaded."""
    entry: StatusTrackerConfigEntry
    for entry in hass.config_entries.async_loaded_entries(DOMAIN):
        yield entry.runtime_data.coordinator


def _is_reachable(health: ServiceHealth) -> bool:
    """Tell whether a service answers."""
    return health.reachable is True


def _share_ready(known: Iterable[ServiceHealth]) -> str:
    """Return how many of those services that send webhooks send them here."""
    senders = [health for health in known if FORMS[health.service].has_webhook]
    ready = sum(health.webhook_ready is True for health in senders)
    return f"{ready}/{len(senders)}"


def _last_webhook(known: Iterable[ServiceHealth]) -> datetime | None:
    """Return when the last webhook of any service arrived."""
    times = (health.last_webhook for health in known)
    return max((each for each in times if each is not None), default=None)


def _versions(instances: Iterable[ServiceHealth]) -> str | dict[str, str]:
    """Return the versions of a service's instances if all can be reached."""
    if any(health.reachable is False for health in instances):
        return _UNREACHABLE
    return ", ".join(health.version or _UNKNOWN for health in instances)

"""Show how a service does, as a plain dict that travels as JSON."""

from typing import Final

from homeassistant.config_entries import ConfigSubentry
from homeassistant.const import CONF_URL, CONF_WEBHOOK_ID
from homeassistant.core import HomeAssistant

from ..const import CONF_EXTERNAL_URL
from ..fault_texts import fault_text
from ..health import ServiceHealth
from ..tracker.terms import Service
from ..views.request import Json, time_text

# Where people ask and watch; the others are tools of administrators.
_FOR_EVERYBODY: Final = frozenset({Service.SEERR, Service.JELLYFIN})


def view_service(
    hass: HomeAssistant,
    health: ServiceHealth,
    subentry: ConfigSubentry,
    is_admin: bool,
) -> Json:
    """Return what is known of a service instance, and where it is to whom it serves."""
    data = subentry.data
    return {
        "id": health.instance,
        "service": health.service.value,
        "name": health.name,
        "reachable": health.reachable,
        "since": time_text(health.since),
        "version": health.version,
        "has_webhook": CONF_WEBHOOK_ID in data,
        "last_webhook": time_text(health.last_webhook),
        "last_event": health.last_event,
        "webhooks": health.webhooks,
        # What was put right since is of no interest where people look each day.
        "refused": health.refused if health.is_refusing else 0,
        "last_refusal": (
            fault_text(hass, health.last_refusal) if health.is_refusing else None
        ),
        "last_error": fault_text(hass, health.last_error),
        "webhook_ready": health.webhook_ready,
        "webhook_problem": health.webhook_problem,
        **(
            {"url": data.get(CONF_EXTERNAL_URL) or data[CONF_URL]}
            if is_admin or health.service in _FOR_EVERYBODY
            else {}
        ),
        **(
            {"webhook_detail": fault_text(hass, health.webhook_detail)}
            if is_admin
            else {}
        ),
    }

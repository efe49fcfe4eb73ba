"""Describe a request to automations: fields are added in time, never changed."""

from typing import Any

from homeassistant.const import ATTR_ENTITY_ID, Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er

from ..const import DOMAIN
from ..coordinator import StatusTrackerCoordinator
from ..entity import request_unique_id
from ..links import watch_url
from ..people import People
from ..views.request import safe_link


def describe_request(
    hass: HomeAssistant,
    coordinator: StatusTrackerCoordinator,
    people: People,
    request_id: str,
) -> dict[str, Any] | None:
    """Return what an automation gets to know of a request, None for an unknown one."""
    tracker = coordinator.tracker
    request, summary = tracker.get(request_id), tracker.summary(request_id)
    if request is None or summary is None:
        return None
    asker = request.requested_by.value if request.requested_by else None
    person, user_id = people.async_find(asker)
    return {
        "request_id": request.id,
        ATTR_ENTITY_ID: sensor_of(hass, coordinator, request.id),
        "title": request.name,
        "year": request.year.value if request.year else None,
        "media_type": request.media_type.value,
        "is_anime": summary.is_anime,
        "is_4k": request.is_4k,
        "requested_by": asker,
        "person": person,
        "user_id": user_id,
        "poster": safe_link(request.poster.value if request.poster else None),
        "link": watch_url(coordinator.config_entry, summary.jellyfin_id),
    }


def sensor_of(
    hass: HomeAssistant, coordinator: StatusTrackerCoordinator, request_id: str
) -> str | None:
    """Return the sensor of a request, None where it has none."""
    return er.async_get(hass).async_get_entity_id(
        Platform.SENSOR, DOMAIN, request_unique_id(coordinator, request_id)
    )

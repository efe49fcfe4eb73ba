"""Look into Jellyfin for a request now, whatever the watchers plan."""

from homeassistant.exceptions import HomeAssistantError, ServiceValidationError

from ..clients.errors import ServiceError
from ..const import DOMAIN
from ..coordinator import StatusTrackerConfigEntry
from ..fault_texts import fault_text
from ..tracker.terms import RequestState
from ..watchers.availability import AvailabilityWatcher
from ..watchers.group import members_of


async def async_verify(entry: StatusTrackerConfigEntry, request_id: str) -> bool:
    """Return whether a request is available, having looked into every Jellyfin.

    Raise ServiceValidationError where there is none to look into, and
    HomeAssistantError where one gave no answer and no other has the title.
    """
    tracker = entry.runtime_data.coordinator.tracker
    if request_id not in tracker.requests:
        raise ServiceValidationError(
            translation_domain=DOMAIN, translation_key="request_archived"
        )
    watchers = [
        each
        for each in members_of(entry.runtime_data, "availability")
        if isinstance(each, AvailabilityWatcher)
    ]
    if not watchers:
        raise ServiceValidationError(
            translation_domain=DOMAIN, translation_key="no_jellyfin"
        )
    trouble: ServiceError | None = None
    for watcher in watchers:
        try:
            await watcher.async_verify(request_id)
        except ServiceError as err:
            trouble = err
    summary = tracker.summary(request_id)
    if summary is not None and summary.state is RequestState.AVAILABLE:
        return True
    if trouble is not None:
        raise HomeAssistantError(
            translation_domain=DOMAIN,
            translation_key="jellyfin_unreachable",
            translation_placeholders={
                "detail": fault_text(entry.runtime_data.coordinator.hass, trouble.fault)
            },
        ) from trouble
    return False

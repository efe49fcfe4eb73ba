"""Set the integration up in tests, and bring facts to it."""

from collections.abc import Iterable
from typing import Any, Final

from homeassistant.config_entries import ConfigSubentryDataWithId
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.status_tracker.const import DOMAIN
from custom_components.status_tracker.coordinator import StatusTrackerCoordinator
from custom_components.status_tracker.tracker.terms import Service

ENTRY_ID: Final = "01JSTATUSTRACKERENTRY00000"
LOGINS: Final = frozenset({Service.QBITTORRENT})
SENDERS: Final = frozenset(
    {Service.SEERR, Service.RADARR, Service.SONARR, Service.JELLYFIN}
)


def service_data(service: Service, **changes: Any) -> dict[str, Any]:
    """Return what a subentry holds about a service; nothing listens at its address."""
    data: dict[str, Any] = {
        "url": f"http://127.0.0.1:9/{service}",
        "verify_ssl": True,
    }
    if service in LOGINS:
        data |= {"username": f"{service}-user", "password": f"{service}-password"}
    else:
        data["api_key"] = f"{service}-api-key"
    if service in SENDERS:
        data["webhook_id"] = f"{list(Service).index(service):02x}" * 32
    return data | changes


def make_subentry(
    service: Service, subentry_id: str | None = None, **changes: Any
) -> ConfigSubentryDataWithId:
    """Return a subentry as Home Assistant keeps it; its id is the service's name."""
    data = service_data(service, **changes)
    return ConfigSubentryDataWithId(
        data=data,
        subentry_id=subentry_id or service.value,
        subentry_type=service.value,
        title=service.value.title(),
        unique_id=f"{service}_{data['url']}",
    )


def make_entry(
    services: Iterable[Service | ConfigSubentryDataWithId] = (),
    options: dict[str, Any] | None = None,
) -> MockConfigEntry:
    """Return an entry with these services."""
    return MockConfigEntry(
        domain=DOMAIN,
        entry_id=ENTRY_ID,
        title="Status Tracker",
        options=options,
        subentries_data=[
            make_subentry(each) if isinstance(each, Service) else each
            for each in services
        ],
    )


async def async_set_up(
    hass: HomeAssistant, entry: MockConfigEntry
) -> StatusTrackerCoordinator:
    """Set up the entry and return its coordinator."""
    entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    return coordinator_of(entry)


def coordinator_of(entry: MockConfigEntry) -> StatusTrackerCoordinator:
    """Return the coordinator of a loaded entry."""
    coordinator: StatusTrackerCoordinator = entry.runtime_data.coordinator
    return coordinator

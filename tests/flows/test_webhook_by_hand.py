"""Test that a webhook that is set up by hand is explained."""

from typing import Final
from unittest.mock import patch

from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.status_tracker.clients.base import ServiceInfo
from custom_components.status_tracker.tracker.terms import Service
from tests.common import async_set_up, coordinator_of, make_entry, make_subentry
from tests.translations import check_translations  # noqa: F401

from .common import HERE, INPUT, PROBE, add, start, submit, suggested

pytestmark = pytest.mark.usefixtures("no_watchers", "check_translations")

MANUAL: Final = {
    Service.SEERR: "Request Approved",
    Service.RADARR: "On Movie Added",
    Service.SONARR: "On Series Add",
    Service.JELLYFIN: "Item Added",
}


class TestWebhook:
    """Show what to enter where a webhook has to be set up by hand."""

    @pytest.fixture
    async def entry(self, hass: HomeAssistant) -> MockConfigEntry:
        """Set up an entry with all services, one of which sends its secret."""
        await hass.config.async_update(internal_url="http://ha.local:8123")
        entry = make_entry(
            [
                make_subentry(Service.RADARR, secret="s3cret"),
                Service.SEERR,
                Service.SONARR,
                Service.JELLYFIN,
                Service.QBITTORRENT,
                Service.SHOKO,
            ]
        )
        await async_set_up(hass, entry)
        return entry

    @pytest.mark.parametrize(("service", "event"), MANUAL.items(), ids=list(MANUAL))
    async def test_is_shown_later(
        self, hass: HomeAssistant, entry: MockConfigEntry, service: Service, event: str
    ) -> None:
        """Show address, method, header and events, and change nothing."""
        before = dict(entry.subentries[service].data)
        coordinator = coordinator_of(entry)
        flow = await entry.start_subentry_reconfigure_flow(hass, service)
        assert flow["type"] is FlowResultType.MENU
        assert flow["menu_options"] == ["connection", "webhook"]
        flow = await submit(hass, flow, {"next_step_id": "webhook"})
        shown = flow["description_placeholders"]
        assert shown is not None
        path = f"/api/webhook/{before['webhook_id']}"
        assert shown["webhook_url"] == f"http://ha.local:8123{path}"
        assert shown["webhook_method"] == "POST"
        assert event in shown["webhook_events"]
        assert ("s3cret" in shown["webhook_headers"]) is (service is Service.RADARR)
        result = await submit(hass, flow, {})
        assert result["type"] is FlowResultType.ABORT
        assert result["reason"] == "nothing_changed"
        assert entry.subentries[service].data == before
        assert coordinator_of(entry) is coordinator

    @pytest.mark.parametrize("service", [Service.QBITTORRENT, Service.SHOKO])
    async def test_is_not_shown_where_there_is_none(
        self, hass: HomeAssistant, entry: MockConfigEntry, service: Service
    ) -> None:
        """Go straight to the form for a service that sends no webhooks."""
        flow = await entry.start_subentry_reconfigure_flow(hass, service)
        assert flow["type"] is FlowResultType.FORM
        assert flow["step_id"] == "connection"

    async def test_is_shown_when_a_service_is_added(
        self, hass: HomeAssistant, entry: MockConfigEntry
    ) -> None:
        """Show it at the end, with the address that the service was given."""
        info = ServiceInfo(name="Radarr")
        with patch(PROBE.format("radarr.RadarrClient"), return_value=info):
            result = await add(hass, entry, Service.RADARR, INPUT)
        assert result["type"] is FlowResultType.CREATE_ENTRY
        assert result["description"] == "webhook"
        (made,) = (
            each for each in entry.subentries.values() if each.data["url"] == HERE
        )
        assert result["description_placeholders"] is not None
        url = result["description_placeholders"]["webhook_url"]
        assert url == f"http://ha.local:8123/api/webhook/{made.data['webhook_id']}"

    async def test_is_not_shown_when_there_is_none(
        self, hass: HomeAssistant, entry: MockConfigEntry
    ) -> None:
        """Show nothing at the end for a service that sends no webhooks."""
        info = ServiceInfo(name="qBittorrent")
        with patch(PROBE.format("qbittorrent.QBittorrentClient"), return_value=info):
            result = await add(hass, entry, Service.QBITTORRENT, {"url": "nas:1"})
        assert result["type"] is FlowResultType.CREATE_ENTRY
        assert result["description"] is None

    async def test_address_is_guessed_beside_the_last(
        self, hass: HomeAssistant, entry: MockConfigEntry
    ) -> None:
        """Suggest where a further service probably is."""
        flow = await start(hass, entry, Service.JELLYFIN)
        assert suggested(flow, "url") == "http://127.0.0.1:8096"

"""Test how it is changed in what way a service is reached."""

from unittest.mock import patch

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.status_tracker.clients.base import ServiceInfo
from custom_components.status_tracker.clients.radarr import RadarrClient
from custom_components.status_tracker.tracker.terms import Service
from tests.common import async_set_up, coordinator_of, make_entry, make_subentry
from tests.translations import check_translations  # noqa: F401

from .common import ERRORS, HERE, INPUT, PROBE, reconfigure, submit, suggested

pytestmark = pytest.mark.usefixtures("no_watchers", "check_translations")


class TestReconfigure:
    """Change how a service is reached."""

    @pytest.fixture
    async def entry(self, hass: HomeAssistant) -> MockConfigEntry:
        """Set up an entry with some services."""
        entry = make_entry(
            [
                make_subentry(
                    Service.RADARR, is_4k=True, server_id="old", later="kept"
                ),
                make_subentry(
                    Service.RADARR,
                    "other",
                    url="http://other:7878",
                    webhook_id="ab" * 32,
                ),
                Service.QBITTORRENT,
            ]
        )
        await async_set_up(hass, entry)
        return entry

    async def test_keeps_webhook_and_secret(
        self, hass: HomeAssistant, entry: MockConfigEntry
    ) -> None:
        """Change the address, keep what was not typed, and reload."""
        before = entry.subentries["radarr"].data
        coordinator = coordinator_of(entry)
        flow = await reconfigure(hass, entry, "radarr")
        assert flow["step_id"] == "connection"
        assert suggested(flow, "url") == before["url"]
        assert suggested(flow, "is_4k") is True
        assert suggested(flow, "api_key") is None
        assert before["api_key"] not in str(flow)
        assert before["webhook_id"] not in str(flow)
        with patch(
            PROBE.format("radarr.RadarrClient"),
            autospec=True,
            return_value=ServiceInfo(name="Radarr"),
        ) as probe:
            result = await submit(hass, flow, {"url": HERE, "verify_ssl": False})
        assert result["type"] is FlowResultType.ABORT
        assert result["reason"] == "reconfigure_successful"
        client: RadarrClient = probe.call_args.args[0]
        assert str(client.base_url).rstrip("/") == HERE
        assert entry.subentries["radarr"].data == {
            "url": HERE,
            "verify_ssl": False,
            "api_key": before["api_key"],
            "webhook_id": before["webhook_id"],
            "later": "kept",
        }
        assert entry.subentries["radarr"].unique_id == f"radarr_{HERE}"
        assert entry.state is ConfigEntryState.LOADED
        assert coordinator_of(entry) is not coordinator

    async def test_to_the_address_of_another(
        self, hass: HomeAssistant, entry: MockConfigEntry
    ) -> None:
        """Refuse to make two of one service."""
        before = dict(entry.subentries["radarr"].data)
        flow = await reconfigure(hass, entry, "radarr")
        result = await submit(
            hass, flow, {"url": "http://other:7878", "verify_ssl": True}
        )
        assert result["reason"] == "already_configured"
        assert entry.subentries["radarr"].data == before

    async def test_after_an_error(
        self, hass: HomeAssistant, entry: MockConfigEntry
    ) -> None:
        """Keep what is stored until the service answers."""
        before = dict(entry.subentries["radarr"].data)
        flow = await reconfigure(hass, entry, "radarr")
        with patch(
            PROBE.format("radarr.RadarrClient"), side_effect=ERRORS["invalid_auth"]
        ):
            flow = await submit(hass, flow, INPUT | {"api_key": "wrong"})
        assert flow["errors"] == {"base": "invalid_auth"}
        assert entry.subentries["radarr"].data == before
        with patch(
            PROBE.format("radarr.RadarrClient"), return_value=ServiceInfo(name="Radarr")
        ):
            result = await submit(hass, flow, INPUT | {"api_key": "right"})
        assert result["reason"] == "reconfigure_successful"
        assert entry.subentries["radarr"].data["api_key"] == "right"

    async def test_webhook_that_is_set_up_meanwhile(
        self, hass: HomeAssistant, entry: MockConfigEntry
    ) -> None:
        """Keep the secret of a webhook that was entered while the form was tried."""
        radarr = entry.subentries["radarr"]
        hass.config_entries.async_update_subentry(
            entry, radarr, data={**radarr.data, "webhook_slot": "take_over"}
        )

        async def answer(_client: RadarrClient) -> ServiceInfo:
            data = {**radarr.data, "secret": "of-the-webhook"}
            del data["webhook_slot"]
            hass.config_entries.async_update_subentry(entry, radarr, data=data)
            return ServiceInfo(name="Radarr")

        flow = await reconfigure(hass, entry, "radarr")
        with patch(PROBE.format("radarr.RadarrClient"), answer):
            result = await submit(hass, flow, INPUT)
        assert result["reason"] == "reconfigure_successful"
        assert radarr.data["secret"] == "of-the-webhook"
        assert "webhook_slot" not in radarr.data

    @pytest.mark.parametrize(
        ("typed", "credentials"),
        [
            (
                {"username": "qbittorrent-user"},
                {"username": "qbittorrent-user", "password": "qbittorrent-password"},
            ),
            (
                {"username": "new", "password": "word"},
                {"username": "new", "password": "word"},
            ),
            ({"username": "qbittorrent-user", "api_key": "key"}, {"api_key": "key"}),
            ({}, {}),
        ],
        ids=["kept", "new", "key_instead", "none"],
    )
    async def test_credentials_of_qbittorrent(
        self,
        hass: HomeAssistant,
        entry: MockConfigEntry,
        typed: dict[str, str],
        credentials: dict[str, str],
    ) -> None:
        """Store one way to log in: what was typed comes before what is kept."""
        flow = await entry.start_subentry_reconfigure_flow(hass, "qbittorrent")
        assert suggested(flow, "username") == "qbittorrent-user"
        with patch(
            PROBE.format("qbittorrent.QBittorrentClient"),
            return_value=ServiceInfo(name="qBittorrent"),
        ):
            await submit(hass, flow, {"url": "nas", "verify_ssl": True} | typed)
        assert entry.subentries["qbittorrent"].data == {
            "url": "http://nas",
            "verify_ssl": True,
            **credentials,
        }


async def test_webhook_that_was_left_is_taken_over(hass: HomeAssistant) -> None:
    """Offer Seerr's one webhook to whoever did without it, and keep the choice."""
    entry = make_entry([make_subentry(Service.SEERR, webhook_slot="leave")])
    await async_set_up(hass, entry)
    seerr = entry.subentries["seerr"]
    before = dict(seerr.data)
    menu = await entry.start_subentry_reconfigure_flow(hass, "seerr")
    assert menu["menu_options"] == ["connection", "webhook", "take_over"]
    result = await submit(hass, menu, {"next_step_id": "take_over"})
    assert result["reason"] == "slot_taken_over"
    assert seerr.data == before | {"webhook_slot": "take_over"}

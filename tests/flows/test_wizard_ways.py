"""Test the ways through the wizard: further services, left out, and back."""

from unittest.mock import patch

from homeassistant.core import HomeAssistant
import pytest

from custom_components.status_tracker.clients.base import ServiceInfo
from custom_components.status_tracker.tracker.terms import Service
from tests.translations import check_translations  # noqa: F401

from .common import ERRORS, PROBE, suggested
from .wizard import ALL, RADARR, begin, go_on, made, services_of

pytestmark = pytest.mark.usefixtures("no_watchers", "check_translations")


async def test_several_of_one_kind(hass: HomeAssistant) -> None:
    """Add another one in the same form, under a title and an address of its own."""
    flow = await begin(hass, Service.RADARR)
    with patch(RADARR, return_value=ServiceInfo(name="Radarr")):
        flow = await go_on(
            hass, flow, url="nas:7878", api_key="one", then="add_another"
        )
        assert flow["step_id"] == "radarr"
        assert flow["description_placeholders"] is not None
        assert flow["description_placeholders"]["number"] == "2"
        # The usual port of the host is taken: there is nothing to guess.
        assert suggested(flow, "url") is None
        flow = await go_on(hass, flow, url="http://NAS:7878/", api_key="two")
        assert flow["errors"] == {"url": "already_configured"}
        flow = await go_on(hass, flow, url="nas:7879", api_key="two", is_4k=True)
        entry = made(await go_on(hass, flow))
    assert services_of(entry) == [
        ("radarr", "Radarr", "http://nas:7878"),
        ("radarr", "Radarr (nas:7879)", "http://nas:7879"),
    ]
    first, second = entry.subentries.values()
    assert [first.data["api_key"], second.data["api_key"]] == ["one", "two"]
    assert first.data["webhook_id"] != second.data["webhook_id"]
    assert "is_4k" not in first.data
    assert second.data["is_4k"] is True


async def test_only_some_services_come_in_numbers(hass: HomeAssistant) -> None:
    """Offer another one where a household may well have two."""
    flow = await begin(hass, *ALL)
    offered = {}
    while flow["step_id"] != "user":
        assert flow["data_schema"] is not None
        offered[flow["step_id"]] = (
            "add_another" in flow["data_schema"].schema["then"].config["options"]
        )
        flow = await go_on(hass, flow, then="leave_out")
    assert [name for name, is_offered in offered.items() if is_offered] == [
        "radarr",
        "sonarr",
        "qbittorrent",
    ]


async def test_service_is_left_out(hass: HomeAssistant) -> None:
    """Go on without a service that cannot be set up now."""
    flow = await begin(hass, Service.RADARR, Service.SONARR)
    with patch(RADARR, side_effect=ERRORS["refused"]):
        flow = await go_on(hass, flow, url="nas:7878", api_key="a-key")
    assert flow["errors"] == {"base": "refused"}
    flow = await go_on(hass, flow, then="leave_out")
    assert flow["step_id"] == "sonarr"
    with patch(
        PROBE.format("sonarr.SonarrClient"), return_value=ServiceInfo(name="Sonarr")
    ):
        flow = await go_on(hass, flow, url="nas:8989", api_key="a-key")
        entry = made(await go_on(hass, flow))
    assert services_of(entry) == [("sonarr", "Sonarr", "http://nas:8989")]


async def test_service_that_answered_is_left_out(hass: HomeAssistant) -> None:
    """Leave a service out on second thoughts."""
    flow = await begin(hass, Service.RADARR, Service.SONARR)
    with (
        patch(RADARR, return_value=ServiceInfo(name="Radarr")),
        patch(
            PROBE.format("sonarr.SonarrClient"), return_value=ServiceInfo(name="Sonarr")
        ),
    ):
        flow = await go_on(hass, flow, url="nas:7878", api_key="k")
        flow = await go_on(hass, flow, then="go_back")
        assert flow["step_id"] == "radarr"
        flow = await go_on(hass, flow, then="leave_out")
        flow = await go_on(hass, flow, url="nas:8989", api_key="k")
        entry = made(await go_on(hass, flow))
    assert [kind for kind, _, _ in services_of(entry)] == ["sonarr"]


async def test_every_service_is_left_out(hass: HomeAssistant) -> None:
    """Begin anew when nothing is left to set up."""
    flow = await begin(hass, Service.RADARR)
    flow = await go_on(hass, flow, then="leave_out")
    assert flow["step_id"] == "user"
    assert flow["errors"] == {"services": "no_services"}
    assert suggested(flow, "services") == ["radarr"]
    flow = await go_on(hass, flow, services=["radarr"])
    with patch(RADARR, return_value=ServiceInfo(name="Radarr")):
        flow = await go_on(hass, flow, url="nas:7878", api_key="a-key")
        made(await go_on(hass, flow))


async def test_going_back_keeps_what_was_given(hass: HomeAssistant) -> None:
    """Go back to any form, and forward again without typing a secret twice."""
    flow = await begin(hass, Service.SEERR, Service.RADARR)
    seerr = PROBE.format("seerr.SeerrClient")
    with (
        patch(seerr, return_value=ServiceInfo(name="Jellyseerr")),
        patch(RADARR, return_value=ServiceInfo(name="Radarr")),
    ):
        flow = await go_on(hass, flow, url="nas:5055", api_key="seerr-key")
        flow = await go_on(hass, flow, url="nas:7878", api_key="k", then="go_back")
        assert flow["step_id"] == "seerr"
        assert suggested(flow, "url") == "nas:5055"
        assert suggested(flow, "api_key") == "seerr-key"
        flow = await go_on(hass, flow, then="go_back")
        assert flow["step_id"] == "user"
        assert suggested(flow, "services") == ["seerr", "radarr"]
        flow = await go_on(hass, flow, services=["seerr", "radarr"])
        flow = await go_on(hass, flow, url="nas:5056")
        assert flow["step_id"] == "radarr"
        assert suggested(flow, "url") == "nas:7878"
        flow = await go_on(hass, flow, url="nas:7878", api_key="k")
        flow = await go_on(hass, flow, then="go_back")
        assert flow["step_id"] == "radarr"
        flow = await go_on(hass, flow, url="nas:7878")
        entry = made(await go_on(hass, flow))
    assert services_of(entry) == [
        ("seerr", "Jellyseerr", "http://nas:5056"),
        ("radarr", "Radarr", "http://nas:7878"),
    ]
    assert [each.data["api_key"] for each in entry.subentries.values()] == [
        "seerr-key",
        "k",
    ]


async def test_service_is_no_longer_wanted(hass: HomeAssistant) -> None:
    """Forget a service that is not chosen any more, and ask for one that is new."""
    flow = await begin(hass, Service.RADARR)
    with patch(RADARR, return_value=ServiceInfo(name="Radarr")):
        flow = await go_on(hass, flow, url="nas:7878", api_key="k")
    flow = await go_on(hass, flow, then="go_back")
    flow = await go_on(hass, flow, then="go_back")
    flow = await go_on(hass, flow, services=["qbittorrent"])
    with patch(
        PROBE.format("qbittorrent.QBittorrentClient"),
        return_value=ServiceInfo(name="qBittorrent"),
    ):
        entry = made(await go_on(hass, flow, url="nas:8080"))
    assert [kind for kind, _, _ in services_of(entry)] == ["qbittorrent"]

"""Test the wizard that sets all services up in one go."""

from unittest.mock import patch

from homeassistant.config_entries import SOURCE_USER, ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
import pytest

from custom_components.status_tracker.clients.base import ServiceInfo
from custom_components.status_tracker.const import DOMAIN, SERVICE_NAMES
from custom_components.status_tracker.tracker.terms import Service
from tests.common import async_set_up, make_entry
from tests.stack.stack import Stack
from tests.translations import check_translations  # noqa: F401

from .common import ERRORS, PROBE, suggested
from .wizard import ALL, RADARR, begin, go_on, made, services_of

pytestmark = pytest.mark.usefixtures("no_watchers", "check_translations")


async def test_all_services_with_nothing_but_credentials(hass: HomeAssistant) -> None:
    """Create the entry and six services at once, and load them."""
    async with Stack() as stack:
        flow = await begin(hass, *ALL)
        for number, service in enumerate(ALL, 1):
            assert flow["step_id"] == service
            assert not flow["errors"]
            assert flow["description_placeholders"] is not None
            assert flow["description_placeholders"]["number"] == str(number)
            assert flow["description_placeholders"]["total"] == "6"
            flow = await go_on(hass, flow, **stack.access[service])
        assert flow["step_id"] == "webhooks"
        entry = made(await go_on(hass, flow))
        assert services_of(entry) == [
            (service.value, SERVICE_NAMES[service], stack.urls[service])
            for service in ALL
        ]
    assert entry.title == "Status Tracker"
    assert entry.data == {}
    assert entry.options == {"webhook_address": "internal"}
    assert entry.state is ConfigEntryState.LOADED
    assert entry.supported_subentry_types == {
        service: {"supports_reconfigure": True} for service in ALL
    }
    senders = [
        each.subentry_type
        for each in entry.subentries.values()
        if len(each.data.get("webhook_id", "")) == 64
    ]
    assert senders == ["seerr", "radarr", "sonarr", "jellyfin"]


async def test_second_entry_is_refused(hass: HomeAssistant) -> None:
    """Refuse a second entry."""
    await async_set_up(hass, make_entry())
    flow = await hass.config_entries.flow.async_init(
        DOMAIN, context={"source": SOURCE_USER}
    )
    assert flow["type"] is FlowResultType.ABORT
    assert flow["reason"] == "single_instance_allowed"


async def test_name_of_any_length(hass: HomeAssistant) -> None:
    """Take no more than a line of what a service calls itself."""
    flow = await begin(hass, Service.RADARR)
    info = ServiceInfo(name="Radarr\n" + "x" * 100_000)
    with patch(PROBE.format("radarr.RadarrClient"), return_value=info):
        flow = await go_on(hass, flow, url="nas:7878", api_key="a-key")
    entry = made(await go_on(hass, flow))
    ((_, title, _),) = services_of(entry)
    assert title.startswith("Radarr xxx")
    assert len(title) <= 60


@pytest.mark.parametrize(
    ("service", "told"),
    [(Service.RADARR, "webhooks"), (Service.QBITTORRENT, None)],
    ids=["webhooks", "none"],
)
async def test_what_happens_next_is_told(
    hass: HomeAssistant, service: Service, told: str | None
) -> None:
    """Say at the end that webhooks are set up, where there are any."""
    flow = await begin(hass, service)
    async with Stack() as stack:
        result = await go_on(hass, flow, **stack.access[service])
        if told:
            result = await go_on(hass, result)
    made(result)
    assert result["description"] == told


async def test_usual_services_are_suggested(hass: HomeAssistant) -> None:
    """Suggest what nearly every household has."""
    flow = await hass.config_entries.flow.async_init(
        DOMAIN, context={"source": SOURCE_USER}
    )
    assert suggested(flow, "services") == [
        "seerr",
        "radarr",
        "sonarr",
        "qbittorrent",
        "jellyfin",
    ]


@pytest.mark.parametrize("typed", [{}, {"services": []}], ids=["nothing", "none"])
async def test_no_service(hass: HomeAssistant, typed: dict[str, list[str]]) -> None:
    """Ask again when no service is chosen, and go on with one."""
    flow = await hass.config_entries.flow.async_init(
        DOMAIN, context={"source": SOURCE_USER}
    )
    flow = await go_on(hass, flow, **typed)
    assert flow["step_id"] == "user"
    assert flow["errors"] == {"services": "no_services"}
    flow = await go_on(hass, flow, services=["qbittorrent"])
    with patch(
        PROBE.format("qbittorrent.QBittorrentClient"),
        return_value=ServiceInfo(name="qBittorrent"),
    ):
        entry = made(await go_on(hass, flow, url="nas:8080"))
    # It sends no webhooks: nobody has to choose an address.
    assert services_of(entry) == [
        ("qbittorrent", "qBittorrent", "http://nas:8080"),
    ]
    assert entry.options == {}


@pytest.mark.parametrize(("key", "error"), ERRORS.items(), ids=list(ERRORS))
async def test_service_that_fails(
    hass: HomeAssistant, key: str, error: Exception
) -> None:
    """Name what went wrong, keep what was typed, and go on once it is put right."""
    flow = await begin(hass, Service.RADARR)
    with patch(RADARR, side_effect=error):
        flow = await go_on(
            hass, flow, url="nas:7878", api_key="a-key", verify_ssl=False
        )
    assert flow["step_id"] == "radarr"
    assert flow["errors"] == {"base": key}
    assert suggested(flow, "url") == "nas:7878"
    assert suggested(flow, "verify_ssl") is False
    assert "a-key" not in str(flow)
    with patch(RADARR, return_value=ServiceInfo(name="Radarr")):
        flow = await go_on(hass, flow, url="nas:7878")
        entry = made(await go_on(hass, flow))
    (radarr,) = entry.subentries.values()
    assert radarr.data["api_key"] == "a-key"


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({}, {"url": "invalid_url"}),
        ({"url": "nas"}, {"api_key": "missing_credentials"}),
        ({"url": "http://me:secret@nas"}, {"url": "credentials_in_url"}),
    ],
    ids=["nothing", "no_key", "credentials_in_url"],
)
async def test_form_that_makes_no_sense(
    hass: HomeAssistant, typed: dict[str, str], errors: dict[str, str]
) -> None:
    """Point at the field that is wrong, and go on once it is put right."""
    flow = await begin(hass, Service.RADARR)
    flow = await go_on(hass, flow, **typed)
    assert flow["errors"] == errors
    with patch(RADARR, return_value=ServiceInfo(name="Radarr")):
        flow = await go_on(hass, flow, url="nas:7878", api_key="a-key")
    assert flow["step_id"] == "webhooks"


async def test_form_is_looked_at_again(hass: HomeAssistant) -> None:
    """Show the same form to a page that was opened anew."""
    flow = await begin(hass, Service.SEERR, Service.RADARR)
    with patch(
        PROBE.format("seerr.SeerrClient"), return_value=ServiceInfo(name="Seerr")
    ):
        flow = await go_on(hass, flow, url="nas:5055", api_key="k")
    again = await hass.config_entries.flow.async_configure(flow["flow_id"])
    assert again["step_id"] == flow["step_id"] == "radarr"
    assert suggested(again, "url") == suggested(flow, "url") == "http://nas:7878"
    with patch(RADARR, return_value=ServiceInfo(name="Radarr")):
        again = await go_on(hass, again, url="nas:7878", api_key="k")
        again = await hass.config_entries.flow.async_configure(again["flow_id"])
        assert again["step_id"] == "webhooks"
        made(await go_on(hass, again))

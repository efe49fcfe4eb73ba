"""Test the wizard that sets all services up in one go."""

from collections.abc import Mapping
from typing import Any, Final
from unittest.mock import patch

from homeassistant.config_entries import (
    SOURCE_IGNORE,
    SOURCE_USER,
    ConfigEntry,
    ConfigEntryState,
    ConfigFlowResult,
)
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.status_tracker.clients.base import ServiceInfo
from custom_components.status_tracker.const import DOMAIN, SERVICE_NAMES
from custom_components.status_tracker.flows.guesses import guess_address
from custom_components.status_tracker.tracker.models import Service
from tests.common import async_set_up, make_entry
from tests.stack.stack import Stack
from tests.translations import check_translations  # noqa: F401

from .common import ERRORS, PROBE, suggested

pytestmark = pytest.mark.usefixtures("no_watchers", "check_translations")

RADARR: Final = PROBE.format("radarr.RadarrClient")
ALL: Final = list(SERVICE_NAMES)


async def begin(hass: HomeAssistant, *services: Service) -> ConfigFlowResult:
    """Begin to set services up."""
    flow = await hass.config_entries.flow.async_init(
        DOMAIN, context={"source": SOURCE_USER}
    )
    assert flow["type"] is FlowResultType.FORM
    assert flow["step_id"] == "user"
    return await go_on(hass, flow, services=[each.value for each in services])


async def go_on(
    hass: HomeAssistant, flow: ConfigFlowResult, **user_input: Any
) -> ConfigFlowResult:
    """Fill in a form."""
    result = await hass.config_entries.flow.async_configure(flow["flow_id"], user_input)
    await hass.async_block_till_done()
    return result


def made(result: ConfigFlowResult) -> ConfigEntry:
    """Return the entry that a flow has made."""
    assert result["type"] is FlowResultType.CREATE_ENTRY
    entry: ConfigEntry = result["result"]
    return entry


def services_of(entry: ConfigEntry) -> list[tuple[str, str, str]]:
    """Return kind, title and address of each service of an entry."""
    return [
        (each.subentry_type, each.title, each.data["url"])
        for each in entry.subentries.values()
    ]


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


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ({}, "internal"),
        ({"webhook_address": "external"}, "external"),
        ({"webhook_address": "internal", "own_address": "http://ignored"}, "internal"),
        (
            {"webhook_address": "own", "own_address": " ha.lan:8123/ "},
            "http://ha.lan:8123",
        ),
    ],
    ids=["default", "external", "internal", "own"],
)
async def test_address_for_webhooks(
    hass: HomeAssistant, typed: dict[str, str], stored: str
) -> None:
    """Store which address of Home Assistant the services shall use."""
    await hass.config.async_update(
        internal_url="http://ha.local:8123", external_url="https://ha.example.org"
    )
    flow = await begin(hass, Service.RADARR)
    with patch(RADARR, return_value=ServiceInfo(name="Radarr")):
        flow = await go_on(hass, flow, url="nas:7878", api_key="k")
        assert flow["description_placeholders"] is not None
        shown = flow["description_placeholders"]
        assert shown["internal"].startswith("http://ha.local:8123")
        assert shown["external"].startswith("https://ha.example.org")
        entry = made(await go_on(hass, flow, **typed))
    assert entry.options == {"webhook_address": stored}


@pytest.mark.parametrize(
    ("own", "error"),
    [
        ({}, "invalid_url"),
        ({"own_address": "ftp://nas"}, "invalid_url"),
        ({"own_address": "http://me:word@nas"}, "credentials_in_url"),
    ],
    ids=["none", "scheme", "credentials"],
)
async def test_bad_address_for_webhooks(
    hass: HomeAssistant, own: dict[str, str], error: str
) -> None:
    """Refuse an address that no service could use, and take a better one."""
    flow = await begin(hass, Service.RADARR)
    with patch(RADARR, return_value=ServiceInfo(name="Radarr")):
        flow = await go_on(hass, flow, url="nas:7878", api_key="k")
        flow = await go_on(hass, flow, webhook_address="own", **own)
        assert flow["step_id"] == "webhooks"
        assert flow["errors"] == {"own_address": error}
        assert suggested(flow, "webhook_address") == "own"
        entry = made(
            await go_on(
                hass, flow, webhook_address="own", own_address="http://nas:8123"
            )
        )
    assert entry.options == {"webhook_address": "http://nas:8123"}


@pytest.mark.parametrize(
    ("service", "given", "guess"),
    [
        (Service.RADARR, (), None),
        (Service.SEERR, ((Service.RADARR, "http://nas:7878"),), "http://nas:5055"),
        (Service.RADARR, ((Service.SEERR, "http://nas:5055"),), "http://nas:7878"),
        (Service.SONARR, ((Service.SEERR, "http://nas:5055"),), "http://nas:8989"),
        (Service.QBITTORRENT, ((Service.SONARR, "http://nas:1"),), "http://nas:8080"),
        (Service.SHOKO, ((Service.SONARR, "http://nas:1"),), "http://nas:8111"),
        (Service.JELLYFIN, ((Service.SONARR, "http://nas:1"),), "http://nas:8096"),
        (
            Service.SONARR,
            ((Service.SEERR, "http://one:5055"), (Service.RADARR, "http://two:7878")),
            "http://two:8989",
        ),
        (
            Service.SONARR,
            ((Service.RADARR, "http://[fd00::1]:7878"),),
            "http://[fd00::1]:8989",
        ),
        (
            Service.SONARR,
            ((Service.RADARR, "http://radarr:7878"),),
            "http://sonarr:8989",
        ),
        (
            Service.SONARR,
            ((Service.RADARR, "https://radarr.home.lan"),),
            "https://sonarr.home.lan",
        ),
        (
            Service.SONARR,
            ((Service.RADARR, "https://nas/radarr"),),
            "https://nas/sonarr",
        ),
        (Service.RADARR, ((Service.RADARR, "http://nas:7878"),), None),
    ],
    ids=[
        "nothing_known",
        "seerr",
        "radarr",
        "sonarr",
        "qbittorrent",
        "shoko",
        "jellyfin",
        "last_one_counts",
        "ipv6",
        "container",
        "subdomain",
        "sub_path",
        "taken",
    ],
)
def test_guess(
    hass: HomeAssistant,
    service: Service,
    given: tuple[tuple[Service, str], ...],
    guess: str | None,
) -> None:
    """Look for a service beside the last one that was given."""
    assert guess_address(hass, service, given) == guess


@pytest.mark.parametrize(
    ("domain", "data", "service", "guess"),
    [
        (
            "overseerr",
            {"host": "nas", "port": 5055, "ssl": False},
            Service.SEERR,
            "http://nas:5055",
        ),
        (
            "overseerr",
            {"host": "seerr.example.org", "port": 443, "ssl": True},
            Service.SEERR,
            "https://seerr.example.org",
        ),
        ("sonarr", {"url": "http://nas/sonarr/"}, Service.SONARR, "http://nas/sonarr"),
        (
            "jellyfin",
            {"url": "http://nas:8096/web"},
            Service.JELLYFIN,
            "http://nas:8096",
        ),
        ("radarr", {"url": "http://me:word@nas"}, Service.RADARR, None),
        ("radarr", {}, Service.RADARR, None),
    ],
    ids=["seerr", "seerr_tls", "sonarr", "jellyfin", "credentials", "odd"],
)
async def test_guess_from_other_integrations(
    hass: HomeAssistant,
    domain: str,
    data: Mapping[str, Any],
    service: Service,
    guess: str | None,
) -> None:
    """Suggest where Home Assistant reaches a service already."""
    MockConfigEntry(domain=domain, data=data).add_to_hass(hass)
    MockConfigEntry(
        domain=domain, data={"url": "http://ignored"}, source=SOURCE_IGNORE
    ).add_to_hass(hass)
    flow = await begin(hass, service)
    assert suggested(flow, "url") == guess
    assert "word" not in str(flow)

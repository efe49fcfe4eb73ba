"""Test where a service is looked for before anybody types it."""

from collections.abc import Mapping
from typing import Any

from homeassistant.config_entries import SOURCE_IGNORE
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.status_tracker.flows.guesses import guess_address
from custom_components.status_tracker.tracker.terms import Service
from tests.translations import check_translations  # noqa: F401

from .common import suggested
from .wizard import begin

pytestmark = pytest.mark.usefixtures("no_watchers", "check_translations")


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

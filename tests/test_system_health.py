"""Test what the page about the system's health tells."""

from datetime import timedelta
import json
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    get_system_health_info,
)

from custom_components.status_tracker.clients.errors import Fault
from custom_components.status_tracker.const import DOMAIN, SERVICE_NAMES
from custom_components.status_tracker.tracker.terms import Service, WishStatus

from .common import async_set_up, make_entry, make_subentry
from .tracker.stories import Film
from .translations import text_at

pytestmark = pytest.mark.usefixtures("no_watchers")


@pytest.fixture
def config_entry() -> MockConfigEntry:
    """Return an entry with two Radarr."""
    second = make_subentry(
        Service.RADARR, "uhd", url="http://uhd:7878", webhook_id="ab" * 32
    )
    return make_entry([*SERVICE_NAMES, second])


async def info_of(hass: HomeAssistant) -> dict[str, Any]:
    """Return what is told."""
    assert await async_setup_component(hass, "system_health", {})
    await hass.async_block_till_done()
    info: dict[str, Any] = await get_system_health_info(hass, DOMAIN)
    return info


async def test_services_are_counted(
    hass: HomeAssistant, config_entry: MockConfigEntry
) -> None:
    """Tell which services answer, in which version, and what they sent."""
    coordinator = await async_set_up(hass, config_entry)
    await coordinator.async_apply([Film().wish(0, WishStatus.APPROVED)])
    now = dt_util.utcnow()
    coordinator.health["seerr"].async_up("2.7.3")
    coordinator.health["seerr"].async_webhook("MEDIA_APPROVED", now)
    coordinator.health["radarr"].async_up("5.14.0")
    coordinator.health["radarr"].async_webhook("Grab", now - timedelta(hours=1))
    coordinator.health["radarr"].async_refused(Fault("body_no_json"))
    coordinator.health["uhd"].async_up("5.15.0")
    coordinator.health["radarr"].async_webhook_setup(True)
    coordinator.health["jellyfin"].async_webhook_setup(False, "plugin_missing")
    coordinator.health["shoko"].async_webhook_setup(True)
    coordinator.health["sonarr"].async_down(Fault("timeout"))
    assert await info_of(hass) == {
        "requests_unfinished": 1,
        "services_reachable": "3/7",
        "webhooks_ready": "1/5",
        "webhooks_received": 2,
        "webhooks_refused": 1,
        "last_webhook": now,
        "seerr": "2.7.3",
        "radarr": "5.14.0, 5.15.0",
        "sonarr": {"type": "failed", "error": "unreachable"},
        "qbittorrent": "?",
        "shoko": "?",
        "jellyfin": "?",
    }


async def test_every_line_has_a_text(
    hass: HomeAssistant, config_entry: MockConfigEntry
) -> None:
    """Name each line."""
    await async_set_up(hass, config_entry)
    info = await info_of(hass)
    missing = {key for key in info if text_at(f"system_health.info.{key}") is None}
    assert not missing


async def test_nothing_secret_is_told(
    hass: HomeAssistant, config_entry: MockConfigEntry
) -> None:
    """Tell no key, no address and no webhook id."""
    await async_set_up(hass, config_entry)
    told = json.dumps(await info_of(hass), default=str)
    for subentry in config_entry.subentries.values():
        assert not [
            value for value in subentry.data.values() if str(value) in told.split('"')
        ]
    assert "http" not in told


async def test_entry_that_is_not_loaded(
    hass: HomeAssistant, config_entry: MockConfigEntry
) -> None:
    """Tell that there is nothing."""
    await async_set_up(hass, config_entry)
    assert await hass.config_entries.async_unload(config_entry.entry_id)
    info = await info_of(hass)
    assert info["services_reachable"] == "0/0"
    assert "radarr" not in info

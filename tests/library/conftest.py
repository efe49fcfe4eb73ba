"""Give every test real files, the simulated services, and no time to lose."""

from collections.abc import AsyncIterator
from typing import Any

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.status_tracker.library import run
from tests.stack.stack import Stack
from tests.stack.titles import CATALOGUE

from .sync_home import SyncHome


@pytest.fixture
def hass_config_dir(hass_tmp_config_dir: str) -> str:
    """Give every test a folder of its own."""
    return hass_tmp_config_dir


@pytest.fixture
def hass_storage() -> dict[str, Any]:
    """Have Home Assistant write real files."""
    return {}


@pytest.fixture(autouse=True)
def fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every pause short."""
    monkeypatch.setattr(run, "PAUSES", (0.01, 0.02))


@pytest.fixture
async def stack() -> AsyncIterator[Stack]:
    """Start the simulated services, a second Radarr and Sonarr for 4K among them."""
    async with Stack(speed=500, titles=CATALOGUE, four_k=True) as stack:
        yield stack


@pytest.fixture
async def home(
    hass: HomeAssistant,
    stack: Stack,
    no_watchers: None,
    hass_client_no_auth: ClientSessionGenerator,
) -> SyncHome:
    """Set the integration up with all services; only the test brings facts."""
    home = SyncHome(hass, stack)
    await home.move_in(hass_client_no_auth)
    return home

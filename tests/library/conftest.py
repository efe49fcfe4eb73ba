"""Give every test real files, the simulated services, and no time to lose."""

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.status_tracker.library import run
from tests.real_files import own_folder, real_storage  # noqa: F401
from tests.stack.stack import Stack
from tests.whole_stack import whole_stack  # noqa: F401

from .sync_home import SyncHome


@pytest.fixture(autouse=True)
def fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every pause short."""
    monkeypatch.setattr(run, "PAUSES", (0.01, 0.02))


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

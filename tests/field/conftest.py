"""Set up a household for tests."""

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.status_tracker.coordinator import StatusTrackerCoordinator

from .household import Household


@pytest.fixture
async def home(
    hass: HomeAssistant,
    hass_client_no_auth: ClientSessionGenerator,
    config_entry: MockConfigEntry,
    coordinator: StatusTrackerCoordinator,
) -> Household:
    """Return a household with one instance of each service."""
    return Household(hass, await hass_client_no_auth(), config_entry)

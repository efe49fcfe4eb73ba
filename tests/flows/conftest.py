"""Set up what the tests of flows share."""

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from tests.common import async_set_up, make_entry


@pytest.fixture
async def entry(hass: HomeAssistant) -> MockConfigEntry:
    """Set up an entry without any service."""
    entry = make_entry()
    await async_set_up(hass, entry)
    return entry

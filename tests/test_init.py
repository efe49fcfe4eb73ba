"""Test how the integration is set up, reloaded and removed."""

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from .common import async_set_up

pytestmark = pytest.mark.usefixtures("no_watchers")


async def test_setup_with_every_service_down(
    hass: HomeAssistant, config_entry: MockConfigEntry
) -> None:
    """Set up although nothing answers."""
    await async_set_up(hass, config_entry)
    assert config_entry.state is ConfigEntryState.LOADED
    assert await hass.config_entries.async_unload(config_entry.entry_id)
    assert config_entry.state is ConfigEntryState.NOT_LOADED

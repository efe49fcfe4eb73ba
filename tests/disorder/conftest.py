"""Set up what the tests of disorder need."""

from collections.abc import AsyncIterator

from homeassistant.core import HomeAssistant
import pytest

from tests.stack.stack import Stack

from .household import Household, hurry, open_household


@pytest.fixture
async def stack() -> AsyncIterator[Stack]:
    """Start the simulated services."""
    async with Stack(speed=1_000) as services:
        yield services


@pytest.fixture
async def household(
    hass: HomeAssistant,
    stack: Stack,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> AsyncIterator[Household]:
    """Set the integration up on the services, in a hurry."""
    hurry(monkeypatch)
    async with open_household(hass, stack, caplog) as household:
        yield household

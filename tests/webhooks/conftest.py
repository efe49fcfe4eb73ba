"""Set up what the tests of webhooks in the services need."""

from collections.abc import AsyncIterator

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.status_tracker.webhooks.registration import WebhookRegistrar
from tests.stack.stack import Stack, Versions

from .home import UPKEEP, Home, open_home


@pytest.fixture
def versions() -> Versions:
    """Return the versions of the services; tests override this."""
    return Versions()


@pytest.fixture
async def stack(versions: Versions) -> AsyncIterator[Stack]:
    """Start the simulated services."""
    async with Stack(versions=versions, four_k=True) as stack:
        yield stack


@pytest.fixture
async def home(
    hass: HomeAssistant,
    hass_client: ClientSessionGenerator,
    stack: Stack,
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[Home]:
    """Yield a Home Assistant that listens, and does nothing but set webhooks up."""
    watchers = {"webhooks": WebhookRegistrar}
    monkeypatch.setattr("custom_components.status_tracker.WATCHERS", watchers)
    home = await open_home(hass, hass_client, stack)
    yield home
    # Before the services are gone, so that nobody asks them while they close.
    if home.entry is not None and home.entry.state is ConfigEntryState.LOADED:
        await home.unload()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Try again at once where it would take seconds or minutes."""
    for name in ("_FIRST_RETRY", "_LONGEST_RETRY", "_TRY_AGAIN"):
        monkeypatch.setattr(f"{UPKEEP}.{name}", 0.05)
    monkeypatch.setattr(f"{UPKEEP}._CALM", 0)

"""Give every test real files, the simulated services, and no time to lose."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.status_tracker.deletion import outside, setup
from custom_components.status_tracker.deletion.runner import Pace
from custom_components.status_tracker.deletion.step import DeletionStep
from custom_components.status_tracker.deletion.steps import SPECS
from custom_components.status_tracker.watchers import WATCHERS
from tests.real_files import own_folder, real_storage  # noqa: F401
from tests.stack.stack import Stack
from tests.whole_stack import whole_stack  # noqa: F401

from .home import Home

FAST = Pace(
    first_retry=0.02,
    last_retry=0.1,
    first_look=0.01,
    last_look=0.05,
    seeding=0.05,
    held=300.0,
)


@pytest.fixture(autouse=True)
def fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every pause short."""
    monkeypatch.setattr(setup, "PACE", FAST)
    monkeypatch.setattr(DeletionStep, "again_after", 0.2)
    for spec in SPECS:
        monkeypatch.setattr(spec.make, "again_after", 0.2)
    for name in ("SETTLE", "SETTLE_IN_JELLYFIN"):
        monkeypatch.setattr(outside, name, timedelta(milliseconds=50))


@pytest.fixture
async def home(
    hass: HomeAssistant,
    stack: Stack,
    no_watchers: None,
    hass_client_no_auth: ClientSessionGenerator,
) -> Home:
    """Set the integration up with all services and their webhooks."""
    home = Home(hass, stack)
    await home.move_in(hass_client_no_auth)
    return home


@pytest.fixture
async def watched_home(
    hass: HomeAssistant,
    stack: Stack,
    hass_client_no_auth: ClientSessionGenerator,
    monkeypatch: pytest.MonkeyPatch,
) -> Home:
    """Set the integration up with all that asks the services by itself."""
    asking = {name: each for name, each in WATCHERS.items() if name != "webhooks"}
    monkeypatch.setattr("custom_components.status_tracker.WATCHERS", asking)
    home = Home(hass, stack)
    await home.move_in(hass_client_no_auth)
    return home


@pytest.fixture
async def prepared(
    hass: HomeAssistant,
    stack: Stack,
    no_watchers: None,
    hass_client_no_auth: ClientSessionGenerator,
) -> Callable[[str], Awaitable[Home]]:
    """Return what sets everything up with a choice."""

    async def move_in(choice: str) -> Home:
        """Set everything up."""
        home = Home(hass, stack)
        await home.move_in(hass_client_no_auth, {"outside_deletions": choice})
        return home

    return move_in

"""Set up what every test needs."""

from collections.abc import AsyncIterator, Iterator
import logging
import os
from unittest.mock import patch

from homeassistant.core import HomeAssistant
from hypothesis import HealthCheck, settings
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

# Imported first, it is the one that Home Assistant looks for integrations in:
# the test plugin brings another package of this name.
import custom_components  # noqa: F401
from custom_components.status_tracker.const import SERVICE_NAMES
from custom_components.status_tracker.coordinator import StatusTrackerCoordinator

from .common import async_set_up, make_entry
from .set_clock import set_clock  # noqa: F401
from .stack.stack import Stack

# The test plugin has the recorder print each statement, also while nothing captures.
logging.getLogger("sqlalchemy.engine").setLevel(logging.WARNING)

# Reproducible where nobody watches; `deep` looks longer for a counterexample.
settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.register_profile(
    "deep",
    deadline=None,
    max_examples=5_000,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(
    os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if "CI" in os.environ else "local")
)


@pytest.fixture(autouse=True, scope="session")
def own_address() -> Iterator[None]:
    """Give Home Assistant no address but the loopback, in place of an invented one.

    Simulated services would try to send their webhooks to that.
    """
    source = "homeassistant.components.http.async_get_source_ip"
    with patch(source, return_value="127.0.0.1"):
        yield


@pytest.fixture(autouse=True)
def loopback(socket_enabled: None) -> None:
    """Allow sockets, which reach 127.0.0.1 and no other address."""


@pytest.fixture(autouse=True)
def custom_integrations(request: pytest.FixtureRequest) -> None:
    """Let Home Assistant find the integration, in tests that start it."""
    if "hass" not in request.fixturenames:
        return
    if "recorder_mock" in request.fixturenames:
        request.getfixturevalue("recorder_mock")  # It refuses to come after hass.
    request.getfixturevalue("enable_custom_integrations")


@pytest.fixture
def config_entry() -> MockConfigEntry:
    """Return an entry with one instance of each service, not yet set up."""
    return make_entry(SERVICE_NAMES)


@pytest.fixture
def no_watchers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the services alone: only the test brings facts."""
    monkeypatch.setattr("custom_components.status_tracker.WATCHERS", {})


@pytest.fixture
async def coordinator(
    hass: HomeAssistant, config_entry: MockConfigEntry, no_watchers: None
) -> StatusTrackerCoordinator:
    """Set up the entry and return its coordinator."""
    return await async_set_up(hass, config_entry)


@pytest.fixture
async def stack() -> AsyncIterator[Stack]:
    """Start the simulated services, one of each."""
    async with Stack() as stack:
        yield stack

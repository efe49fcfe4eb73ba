"""Set up what every test needs."""

import os

from hypothesis import HealthCheck, settings
import pytest

# Imported first, it is the one that Home Assistant looks for integrations in:
# the test plugin brings another package of this name.
import custom_components  # noqa: F401

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

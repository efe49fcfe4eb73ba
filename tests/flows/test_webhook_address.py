"""Test that the wizard asks under which address the services reach us."""

from unittest.mock import patch

from homeassistant.core import HomeAssistant
import pytest

from custom_components.status_tracker.clients.base import ServiceInfo
from custom_components.status_tracker.tracker.terms import Service
from tests.translations import check_translations  # noqa: F401

from .common import suggested
from .wizard import RADARR, begin, go_on, made

pytestmark = pytest.mark.usefixtures("no_watchers", "check_translations")


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ({}, "internal"),
        ({"webhook_address": "external"}, "external"),
        ({"webhook_address": "internal", "own_address": "http://ignored"}, "internal"),
        (
            {"webhook_address": "own", "own_address": " ha.lan:8123/ "},
            "http://ha.lan:8123",
        ),
    ],
    ids=["default", "external", "internal", "own"],
)
async def test_address_for_webhooks(
    hass: HomeAssistant, typed: dict[str, str], stored: str
) -> None:
    """Store which address of Home Assistant the services shall use."""
    await hass.config.async_update(
        internal_url="http://ha.local:8123", external_url="https://ha.example.org"
    )
    flow = await begin(hass, Service.RADARR)
    with patch(RADARR, return_value=ServiceInfo(name="Radarr")):
        flow = await go_on(hass, flow, url="nas:7878", api_key="k")
        assert flow["description_placeholders"] is not None
        shown = flow["description_placeholders"]
        assert shown["internal"].startswith("http://ha.local:8123")
        assert shown["external"].startswith("https://ha.example.org")
        entry = made(await go_on(hass, flow, **typed))
    assert entry.options == {"webhook_address": stored}


@pytest.mark.parametrize(
    ("own", "error"),
    [
        ({}, "invalid_url"),
        ({"own_address": "ftp://nas"}, "invalid_url"),
        ({"own_address": "http://me:word@nas"}, "credentials_in_url"),
    ],
    ids=["none", "scheme", "credentials"],
)
async def test_bad_address_for_webhooks(
    hass: HomeAssistant, own: dict[str, str], error: str
) -> None:
    """Refuse an address that no service could use, and take a better one."""
    flow = await begin(hass, Service.RADARR)
    with patch(RADARR, return_value=ServiceInfo(name="Radarr")):
        flow = await go_on(hass, flow, url="nas:7878", api_key="k")
        flow = await go_on(hass, flow, webhook_address="own", **own)
        assert flow["step_id"] == "webhooks"
        assert flow["errors"] == {"own_address": error}
        assert suggested(flow, "webhook_address") == "own"
        entry = made(
            await go_on(
                hass, flow, webhook_address="own", own_address="http://nas:8123"
            )
        )
    assert entry.options == {"webhook_address": "http://nas:8123"}

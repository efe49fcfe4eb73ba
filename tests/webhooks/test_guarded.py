"""Test that a webhook's secret is not found out piece by piece, nor from afar."""

import hmac
from http import HTTPStatus
from unittest.mock import patch

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.status_tracker.const import SECRET_HEADER
from custom_components.status_tracker.tracker.terms import Service
from custom_components.status_tracker.webhooks import endpoint
from tests.common import async_set_up, coordinator_of, make_entry, make_subentry

from . import samples

pytestmark = pytest.mark.usefixtures("no_watchers")

SECRET = "open sesame, and not a letter less"


@pytest.mark.parametrize(
    ("headers", "compared"),
    [
        ({SECRET_HEADER: SECRET}, [SECRET, ""]),
        ({SECRET_HEADER: "o"}, ["o", ""]),
        ({}, ["", ""]),
        (
            {SECRET_HEADER: SECRET, "Authorization": "Bearer wrong"},
            [SECRET, "Bearer wrong", "wrong"],
        ),
    ],
    ids=["right", "wrong", "none", "both"],
)
async def test_secret_is_compared_in_constant_time(
    hass: HomeAssistant,
    hass_client_no_auth: ClientSessionGenerator,
    headers: dict[str, str],
    compared: list[str],
) -> None:
    """Compare everything that was sent, whole, also after one has been right."""
    seen: list[tuple[bytes, bytes]] = []

    def compare(given: bytes, expected: bytes) -> bool:
        seen.append((given, expected))
        return hmac.compare_digest(given, expected)

    entry = make_entry([make_subentry(Service.RADARR, secret=SECRET)])
    await async_set_up(hass, entry)
    client = await hass_client_no_auth()
    webhook_id = entry.subentries["radarr"].data["webhook_id"]
    with patch.object(endpoint, "hmac") as constant_time:
        constant_time.compare_digest.side_effect = compare
        response = await client.post(
            f"/api/webhook/{webhook_id}",
            json=samples.sample(Service.RADARR, "test"),
            headers=headers,
        )
    assert seen == [(each.encode(), SECRET.encode()) for each in compared]
    is_right = SECRET in compared
    assert response.status == (HTTPStatus.OK if is_right else HTTPStatus.FORBIDDEN)


@pytest.mark.parametrize("local_only", [True, False], ids=["local", "open"])
async def test_webhook_from_afar(
    hass: HomeAssistant,
    hass_client_no_auth: ClientSessionGenerator,
    *,
    local_only: bool,
) -> None:
    """Hear nothing from outside the local network where the option says so."""
    entry = make_entry([Service.SEERR], {"local_only": local_only})
    await async_set_up(hass, entry)
    client = await hass_client_no_auth()
    webhook_id = entry.subentries["seerr"].data["webhook_id"]
    payload = samples.sample(Service.SEERR, "media_pending__movie")
    with patch(
        "homeassistant.components.webhook.is_cloud_connection", return_value=True
    ) as from_afar:
        await client.post(f"/api/webhook/{webhook_id}", json=payload)
    assert from_afar.called is local_only
    coordinator = coordinator_of(entry)
    assert len(coordinator.tracker.requests) == int(not local_only)
    assert coordinator.health["seerr"].webhooks == int(not local_only)

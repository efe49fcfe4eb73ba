"""Test that the examples for developers do what they promise."""

import re
from types import ModuleType
from typing import Final

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.status_tracker.tracker.terms import RequestState, Service
from custom_components.status_tracker.webhooks import PARSERS, endpoint

from ..common import async_set_up, make_entry, make_subentry
from ..webhooks.samples import sample
from .files import ROOT

DEVELOPING: Final = ROOT / "docs" / "developing.md"
WEBHOOK_ID: Final = "cd" * 32


def example(number: int) -> ModuleType:
    """Return a module with an example's code, as if it lay beside the senders."""
    code = re.findall(r"```python\n(.*?)```", DEVELOPING.read_text(), re.DOTALL)
    package = "custom_components.status_tracker.webhooks"
    module = ModuleType(f"{package}.example")
    module.__package__ = package
    exec(code[number], module.__dict__)  # noqa: S102
    return module


async def test_sender_moves_a_request(
    hass: HomeAssistant,
    hass_client_no_auth: ClientSessionGenerator,
    no_watchers: None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Take what the example parses from a webhook to a state."""
    parsers = {**PARSERS, Service.QBITTORRENT: example(0).parse}
    monkeypatch.setattr(endpoint, "PARSERS", parsers)
    entry = make_entry(
        [Service.RADARR, make_subentry(Service.QBITTORRENT, webhook_id=WEBHOOK_ID)]
    )
    coordinator = await async_set_up(hass, entry)
    client = await hass_client_no_auth()
    radarr = entry.subentries[Service.RADARR].data["webhook_id"]
    grab = sample(Service.RADARR, "grab__movie")
    await client.post(f"/api/webhook/{radarr}", json=grab)

    async def finish(payload: dict[str, str]) -> int:
        address = f"/api/webhook/{WEBHOOK_ID}"
        status: int = (await client.post(address, json=payload)).status
        return status

    assert await finish({"hash": grab["downloadId"]}) == 200
    assert await finish({"torrent": "none"}) == 400
    (request_id,) = coordinator.tracker.requests
    summary = coordinator.tracker.summary(request_id)
    assert summary is not None
    assert summary.state is RequestState.DOWNLOADED

"""Test that what a payload says is shown, and nothing else is ever done with it."""

from collections.abc import AsyncIterator
import json
from typing import Any
from urllib.parse import unquote

from aiohttp import web
from homeassistant.const import ATTR_ENTITY_PICTURE, ATTR_FRIENDLY_NAME
import pytest

from custom_components.status_tracker.tracker.terms import Service
from tests.serving import LoopbackServer
from tests.stacked import until
from tests.webhooks.samples import sample

from .household import Household

TEMPLATE = "Film {{ states('sun.sun') }} {% for x in range(9**9) %}"
HTML = "<img src=x onerror=alert(1)><script>alert(2)</script>"
PATH = "/data/../../../etc/passwd\x00.mkv"


@pytest.fixture
async def trap() -> AsyncIterator[tuple[str, list[str]]]:
    """Return the address of a server that nobody may call, and who did."""
    calls: list[str] = []

    async def note(request: web.Request) -> web.Response:
        calls.append(str(request.rel_url))
        return web.Response()

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", note)
    async with LoopbackServer(app) as server:
        yield str(server.make_url("")).rstrip("/"), calls


def hostile(title: str, link: str, number: int) -> dict[str, Any]:
    """Return a grab in which every text wants something."""
    body = sample(Service.RADARR, "grab__movie")
    body["movie"] |= {
        "title": title,
        "folderPath": PATH,
        "overview": HTML,
        "id": 900 + number,
        "tmdbId": 7_000_000 + number,
        "imdbId": "../../../etc",
        "images": [{"coverType": "poster", "remoteUrl": link, "url": link}],
    }
    body.pop("remoteMovie")
    body["release"] |= {"releaseTitle": HTML, "indexer": link, "releaseGroup": PATH}
    body["applicationUrl"] = link
    body["downloadId"] = f"{number:040X}"
    return body


@pytest.mark.parametrize("title", [TEMPLATE, HTML], ids=["template", "html"])
@pytest.mark.parametrize(
    ("link", "is_shown"),
    [
        pytest.param("{trap}/poster.jpg", True, id="address"),
        pytest.param("javascript:alert(1)", False, id="script"),
        pytest.param("file:///etc/passwd", False, id="file"),
        pytest.param("https://user:pw@host/poster.jpg", False, id="credentials"),
        pytest.param("//host/poster.jpg", False, id="no-scheme"),
    ],
)
async def test_hostile_payload_is_only_shown(
    household: Household,
    trap: tuple[str, list[str]],
    title: str,
    link: str,
    is_shown: bool,
) -> None:
    """Fetch, open and render nothing of a payload; show it as it is."""
    address, calls = trap
    link = link.replace("{trap}", address)
    body = hostile(title, link, 1)
    sender = household.stack.radarr.sender
    (connection,) = household.stack.radarr.notifications.connections.values()
    delivery = await sender.post(connection.target, "Grab", body)
    assert delivery.status == 200
    tracker = household.tracker
    await until(lambda: len(tracker.requests) == 1, "known")
    await household.hass.async_block_till_done()
    (request,) = tracker.requests.values()
    assert request.name == title.strip()
    (state,) = [
        state
        for state in household.hass.states.async_all("sensor")
        if state.attributes.get("request_id") == request.id
    ]
    assert title.strip() in state.attributes[ATTR_FRIENDLY_NAME]
    assert (state.attributes.get(ATTR_ENTITY_PICTURE) == link) is is_shown
    assert is_shown or link not in json.dumps(dict(state.attributes), default=str)
    for service in household.stack.services.values():
        for call in service.calls:
            path = unquote(call.path)
            assert ".." not in path
            assert "<" not in path
            assert "{{" not in path
    assert calls == []

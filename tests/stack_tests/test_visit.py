"""Test what a person sees who follows a link into a simulated service."""

import aiohttp
import pytest

from tests.stack.stack import Stack

# What browsers say when somebody opens an address, and nobody else.
VISIT = {"Sec-Fetch-Dest": "document"}


@pytest.mark.parametrize(
    ("service", "path", "title"),
    [
        pytest.param("jellyfin", "/web/", "Jellyfin", id="watch"),
        pytest.param("radarr", "/movie/9100101", "Radarr", id="film"),
        pytest.param("qbittorrent", "/", "qBittorrent", id="root"),
    ],
)
async def test_visit_gets_a_page(
    stack: Stack, service: str, path: str, title: str
) -> None:
    """Say whose page it would be, and keep the interfaces as they are for others."""
    url = f"{stack.urls[service]}{path}"
    async with aiohttp.ClientSession() as session:
        async with session.get(url, headers=VISIT) as page:
            assert page.status == 200
            assert f"<title>{title}</title>" in await page.text()
        async with session.get(url) as answer:
            assert "simulated" not in await answer.text()

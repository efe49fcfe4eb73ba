"""Test where a browser is sent to watch a title."""

from typing import Any

import pytest

from custom_components.status_tracker.links import watch_links, watch_url
from custom_components.status_tracker.tracker.terms import Service

from .common import make_entry, make_subentry

HOME = "http://192.168.1.5:8096/jellyfin"
AWAY = "https://films.example.org"


@pytest.mark.parametrize(
    ("data", "url", "local_url"),
    [
        ({}, f"{HOME}/web/#/details?id=ab", None),
        (
            {"external_url": f"{AWAY}/"},
            f"{AWAY}/web/#/details?id=ab",
            f"{HOME}/web/#/details?id=ab",
        ),
        ({"external_url": HOME}, f"{HOME}/web/#/details?id=ab", None),
        (
            {"server_id": "s&1"},
            f"{HOME}/web/#/details?id=ab&serverId=s%261",
            None,
        ),
    ],
    ids=["one_address", "two_addresses", "same_address", "server"],
)
def test_watch_links(data: dict[str, Any], url: str, local_url: str | None) -> None:
    """Name the address for everywhere, and the one at home where it differs."""
    entry = make_entry(
        [Service.SEERR, make_subentry(Service.JELLYFIN, url=f"{HOME}/", **data)]
    )
    assert watch_links(entry, "ab") == {
        "jellyfin_url": url,
        "jellyfin_local_url": local_url,
    }
    assert watch_url(entry, "ab") == url


@pytest.mark.parametrize(
    ("services", "jellyfin_id"),
    [([Service.JELLYFIN], None), ([Service.SEERR], "ab")],
    ids=["not_there_yet", "no_jellyfin"],
)
def test_no_watch_links(services: list[Service], jellyfin_id: str | None) -> None:
    """Name no address where there is nothing to watch."""
    assert watch_links(make_entry(services), jellyfin_id) == {
        "jellyfin_url": None,
        "jellyfin_local_url": None,
    }

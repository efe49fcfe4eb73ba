"""Test how what is typed about a service is read."""

import pytest

from custom_components.status_tracker.service_forms import (
    InvalidFormError,
    normalize_url,
    read_form,
)
from custom_components.status_tracker.tracker.terms import Service


@pytest.mark.parametrize(
    ("typed", "page", "stored"),
    [
        ("nas:8989", "", "http://nas:8989"),
        (" HTTP://NAS:8989/ ", "", "http://nas:8989"),
        ("https://nas:443/sonarr//", "", "https://nas/sonarr"),
        ("http://[fd00::1]:7878", "", "http://[fd00::1]:7878"),
        ("http://nas/radarr?x=1#top", "", "http://nas/radarr"),
        ("http://nas:8096/web/#/home.html", "/web", "http://nas:8096"),
        ("http://nas/jellyfin/web/index.html", "/web", "http://nas/jellyfin"),
        ("http://nas/webfilms", "/web", "http://nas/webfilms"),
    ],
)
def test_address_is_normalized(typed: str, page: str, stored: str) -> None:
    """Store one form of an address, with its sub-path."""
    assert normalize_url(typed, page) == stored


@pytest.mark.parametrize(
    "typed",
    ["", " ", "http://", "nas:port", "nas:99999", "mailto:me@example.org", "a b:80"],
)
def test_address_that_is_none(typed: str) -> None:
    """Refuse what is no address of a service."""
    with pytest.raises(InvalidFormError):
        normalize_url(typed)


def test_form_without_a_flow() -> None:
    """Read the credentials that were typed, with nothing kept from before."""
    typed = {"url": "nas", "username": "me", "password": " pw ", "verify_ssl": False}
    assert read_form(Service.QBITTORRENT, typed, {}) == {
        "url": "http://nas",
        "username": "me",
        "password": " pw ",
        "verify_ssl": False,
    }

"""Test that no key can say more than a key."""

from collections.abc import Callable

from aiohttp import ClientSession
import pytest

from custom_components.status_tracker.clients.base import ServiceClient
from custom_components.status_tracker.clients.errors import (
    ServiceAuthError,
    ServiceError,
)
from custom_components.status_tracker.clients.jellyfin import JellyfinClient
from custom_components.status_tracker.clients.radarr import RadarrClient
from custom_components.status_tracker.clients.seerr import SeerrClient
from custom_components.status_tracker.clients.shoko import ShokoClient

from .service import Service


@pytest.mark.parametrize("key", ["a\r\nX-Other: 1", "a\nb", "a\x00b"], ids=repr)
@pytest.mark.parametrize("client", [RadarrClient, SeerrClient, ShokoClient])
async def test_key_that_breaks_a_header_is_not_sent(
    service: Service,
    session: ClientSession,
    client: Callable[[ClientSession, str, str], ServiceClient],
    key: str,
) -> None:
    """Refuse it as any key that is wrong, and ask nothing with it."""
    with pytest.raises(ServiceAuthError) as caught:
        await client(session, service.url, key).probe()
    assert key not in str(caught.value)
    assert not any("X-Other" in asked.headers for asked in service.asked)


async def test_key_is_quoted_where_a_header_has_more_than_the_key(
    service: Service, session: ClientSession
) -> None:
    """Send no header but the ones that are meant."""
    client = JellyfinClient(session, service.url, 'a"\r\nX-Other: 1')
    with pytest.raises(ServiceError):
        await client.probe()
    assert service.asked
    assert not any("X-Other" in asked.headers for asked in service.asked)
    assert all(
        asked.headers["Authorization"].count('"') % 2 == 0 for asked in service.asked
    )

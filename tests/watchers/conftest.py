"""Start what several tests of watchers need."""

from collections.abc import AsyncIterator

from aiohttp import ClientSession
import pytest

from tests.stack.jellyfin import Jellyfin

from .jellyfin_watch import KEY


@pytest.fixture
async def newest() -> AsyncIterator[Jellyfin]:
    """Start the newest Jellyfin."""
    jellyfin = Jellyfin(version="12.0", api_key=KEY)
    await jellyfin.start()
    yield jellyfin
    await jellyfin.stop()


@pytest.fixture
async def session() -> AsyncIterator[ClientSession]:
    """Open a session."""
    async with ClientSession() as session:
        yield session

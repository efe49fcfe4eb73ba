"""Set up a scripted service and a session for the clients."""

from collections.abc import AsyncIterator

from aiohttp import ClientSession
import pytest

from .service import Service


@pytest.fixture
async def service() -> AsyncIterator[Service]:
    """Return a service on a loopback port."""
    service = Service()
    await service.start()
    yield service
    await service.stop()


@pytest.fixture
async def session() -> AsyncIterator[ClientSession]:
    """Return a session like any other, with a jar that ignores IP addresses."""
    async with ClientSession() as session:
        yield session

"""Fixtures for tests of the simulated stack."""

from collections.abc import AsyncIterator

import pytest

from tests.stack.stack import Stack

from .receiver import Receiver


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    """Listen for webhooks."""
    taker = Receiver()
    await taker.start()
    yield taker
    await taker.stop()


@pytest.fixture
async def stack(receiver: Receiver) -> AsyncIterator[Stack]:
    """Start all services with webhooks that lead to the receiver."""
    async with Stack(speed=100_000) as services:
        services.connect_webhooks(
            {
                name: f"{receiver.url}/{name}"
                for name in ("seerr", "radarr", "sonarr", "jellyfin")
            }
        )
        yield services

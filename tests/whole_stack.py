"""Let tests that import this fixture have every simulated service."""

from collections.abc import AsyncIterator

import pytest

from .stack.stack import Stack
from .stack.titles import CATALOGUE


@pytest.fixture(name="stack")
async def whole_stack() -> AsyncIterator[Stack]:
    """Start the simulated services, a second Radarr and Sonarr for 4K among them."""
    async with Stack(speed=500, titles=CATALOGUE, four_k=True) as stack:
        yield stack

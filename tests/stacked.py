"""Set the integration up on the simulated stack, in the tests' Home Assistant."""

import asyncio
from collections.abc import Callable, Iterable

from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.status_tracker.tracker.models import Service

from .common import make_entry, make_subentry
from .stack.stack import Stack

PATIENCE = 20.0


def stacked_entry(stack: Stack, services: Iterable[Service]) -> MockConfigEntry:
    """Return an entry whose services are those of the stack."""
    return make_entry(
        make_subentry(service, **stack.access[service.value]) for service in services
    )


async def until(holds: Callable[[], bool], what: str = "") -> None:
    """Wait until something holds; fail when it never does."""
    try:
        async with asyncio.timeout(PATIENCE):
            while not holds():  # noqa: ASYNC110
                await asyncio.sleep(0.01)
    except TimeoutError:
        raise AssertionError(f"Never happened: {what}") from None

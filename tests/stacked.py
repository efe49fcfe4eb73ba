"""Set the integration up on the simulated stack, in the tests' Home Assistant."""

import asyncio
from collections.abc import Callable, Iterable
from typing import Any

from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.status_tracker.tracker.terms import Service

from .common import make_entry, make_subentry
from .stack.stack import Stack

PATIENCE = 60.0


def stacked_entry(
    stack: Stack,
    services: Iterable[Service],
    *,
    four_k: bool = False,
    options: dict[str, Any] | None = None,
) -> MockConfigEntry:
    """Return an entry whose services are those of the stack."""
    subentries = [
        make_subentry(service, **stack.access[service.value]) for service in services
    ]
    if four_k:
        subentries += [
            make_subentry(
                service,
                f"{service}_4k",
                is_4k=True,
                webhook_id=number * 64,
                **stack.access[f"{service}_4k"],
            )
            for service, number in ((Service.RADARR, "a"), (Service.SONARR, "b"))
        ]
    return make_entry(subentries, options)


async def until(holds: Callable[[], bool], what: str = "") -> None:
    """Wait until something holds; fail when it never does."""
    try:
        async with asyncio.timeout(PATIENCE):
            while not holds():  # noqa: ASYNC110
                await asyncio.sleep(0.01)
    except TimeoutError:
        raise AssertionError(f"Never happened: {what}") from None

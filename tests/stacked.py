"""Set the integration up on the simulated stack, in the tests' Home Assistant."""

import asyncio
from collections.abc import Callable, Iterable
from typing import Any

from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.status_tracker.tracker.models import Service

from .common import make_entry, make_subentry
from .stack.stack import Stack

PATIENCE = 20.0


def stacked_entry(stack: Stack, services: Iterable[Service]) -> MockConfigEntry:
    """Return an entry whose services are those of the stack."""
    qbittorrent = stack.qbittorrent.settings
    access: dict[Service, dict[str, Any]] = {
        Service.SEERR: {"api_key": stack.seerr.api_key},
        Service.RADARR: {"api_key": stack.radarr.api_key},
        Service.SONARR: {"api_key": stack.sonarr.api_key},
        Service.JELLYFIN: {"api_key": next(iter(stack.jellyfin.api_keys))},
        Service.QBITTORRENT: {
            "username": qbittorrent.username,
            "password": qbittorrent.password,
        },
    }
    return make_entry(
        make_subentry(service, url=stack.urls[service.value], **access[service])
        for service in services
    )


async def until(holds: Callable[[], bool], what: str = "") -> None:
    """Wait until something holds; fail when it never does."""
    try:
        async with asyncio.timeout(PATIENCE):
            while not holds():  # noqa: ASYNC110
                await asyncio.sleep(0.01)
    except TimeoutError:
        raise AssertionError(f"Never happened: {what}") from None

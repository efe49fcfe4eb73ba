"""Try all of the disorder; `scripts/matrix disorder` runs this."""

import pytest

from .cells import (
    ORDERS,
    play_out_of_order,
    play_through_trouble,
    play_while_all_flap,
    play_while_all_go_down,
)
from .household import PATHS, Household
from .troubles import TROUBLES

SERVICES = ("seerr", "radarr", "sonarr", "qbittorrent", "shoko", "jellyfin")


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.parametrize("trouble", TROUBLES)
async def test_trouble(household: Household, service: str, trouble: str) -> None:
    """Go on without a service, say so once, and be right when it is back."""
    await play_through_trouble(household, service, trouble)


@pytest.mark.parametrize("path", PATHS)
async def test_all_down(household: Household, path: str) -> None:
    """Be right in the end though each service was down in turn."""
    await play_while_all_go_down(household, path)


@pytest.mark.parametrize("path", PATHS)
async def test_all_flap(household: Household, path: str) -> None:
    """Be right in the end though all services come and go."""
    await play_while_all_flap(household, path)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("order", ORDERS)
async def test_order(
    household: Household, path: str, order: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """End as in good order, whatever becomes of the webhooks."""
    await play_out_of_order(household, path, order, monkeypatch)

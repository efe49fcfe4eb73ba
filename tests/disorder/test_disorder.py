"""Test some of the disorder that `scripts/matrix disorder` tries all of."""

import pytest

from .cells import (
    play_out_of_order,
    play_through_trouble,
    play_while_all_flap,
    play_while_all_go_down,
)
from .household import Household

# Every trouble once, every service more often; all of it takes minutes.
TELLING = [
    ("seerr", "500"),
    ("radarr", "503"),
    ("radarr", "401"),
    ("sonarr", "403"),
    ("seerr", "429"),
    ("sonarr", "garbage"),
    ("jellyfin", "html"),
    ("shoko", "empty"),
    ("qbittorrent", "truncated"),
    ("radarr", "wrong-types"),
    ("jellyfin", "other-list"),
    ("seerr", "huge"),
    ("sonarr", "megabytes"),
    ("jellyfin", "deep"),
    ("qbittorrent", "extremes"),
    ("shoko", "drip"),
    ("qbittorrent", "reset"),
    ("jellyfin", "silence"),
]


@pytest.mark.parametrize(("service", "trouble"), TELLING)
async def test_story_ends_well_though_a_service_answers_wrongly(
    household: Household, service: str, trouble: str
) -> None:
    """Go on without a service, say so once, and be right when it is back."""
    await play_through_trouble(household, service, trouble)


@pytest.mark.parametrize("path", ["film", "anime-show"])
async def test_story_ends_well_though_all_go_down(
    household: Household, path: str
) -> None:
    """Be right in the end though each service was down in turn."""
    await play_while_all_go_down(household, path)


async def test_story_ends_well_though_all_flap(household: Household) -> None:
    """Be right in the end though all services come and go."""
    await play_while_all_flap(household, "anime-film")


@pytest.mark.parametrize(
    ("path", "order"),
    [
        ("film", "reversed"),
        ("show", "doubled"),
        ("anime-film", "lost"),
        ("anime-show", "late"),
    ],
)
async def test_story_ends_well_though_webhooks_do_not_come_in_order(
    household: Household, path: str, order: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """End as in good order, whatever becomes of the webhooks."""
    await play_out_of_order(household, path, order, monkeypatch)

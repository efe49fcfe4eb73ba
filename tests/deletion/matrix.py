"""Delete on every path, with every service down and a restart at every step.

Too long for every day: `scripts/matrix deletions` runs it. A telling part of it is in
test_outages and test_restart.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from custom_components.status_tracker.deletion.models import StepKind
from tests.stack.catalogue import (
    COPPER_LIGHTHOUSE,
    HARBOUR_NINE,
    KITSUNE_POST_OFFICE,
    PAPER_CRANE_ORBIT,
)
from tests.stack.titles import SHOWS
from tests.stack.world import Title

from .home import Home
from .test_seasons import check_season_gone
from .trials import (
    BEFORE_ANSWERED,
    BEFORE_HEARD,
    check_comes_again,
    check_gone,
    delete_while_down,
    delete_with_outage,
    delete_with_restart,
    removals_of,
    services_of,
)

PATHS = {
    "film": COPPER_LIGHTHOUSE,
    "show": HARBOUR_NINE,
    "anime-film": PAPER_CRANE_ORBIT,
    "anime-show": KITSUNE_POST_OFFICE,
}
SEASONS = {"season": SHOWS[2], "anime-season": SHOWS[7]}
ANSWERS = {"not-heard": BEFORE_HEARD, "not-answered": BEFORE_ANSWERED}


def starts(titles: Mapping[str, Title]) -> Iterator[Any]:
    """Yield every service that can be down from the beginning."""
    for name, title in titles.items():
        for service in services_of(title):
            if title.kind.is_anime or service != "shoko":
                yield pytest.param(title, service, id=f"{name}-{service}")


def outages(titles: Mapping[str, Title], *, season: bool) -> Iterator[Any]:
    """Yield every service at every step."""
    for name, title in titles.items():
        for kind in removals_of(title, season=season):
            for service in services_of(title):
                case = f"{name}-{service}-at-{kind}"
                yield pytest.param(title, service, kind, id=case)


def restarts(titles: Mapping[str, Title], *, season: bool) -> Iterator[Any]:
    """Yield every step at which Home Assistant can be restarted."""
    for name, title in titles.items():
        for kind in removals_of(title, season=season):
            for how, answer in ANSWERS.items():
                yield pytest.param(title, kind, answer, id=f"{name}-{kind}-{how}")


@pytest.mark.parametrize(("title", "down"), starts(PATHS))
async def test_service_is_down_from_the_beginning(
    home: Home, title: Title, down: str
) -> None:
    """Wait for it, then leave nothing, and let the title come again."""
    await home.bring(title)
    check_gone(home, title, await delete_while_down(home, title, down))
    await check_comes_again(home, title)


@pytest.mark.parametrize(("title", "down", "kind"), outages(PATHS, season=False))
async def test_service_goes_down_at_a_step(
    home: Home, title: Title, down: str, kind: StepKind
) -> None:
    """Get over the outage, then leave nothing, and let the title come again."""
    await home.bring(title)
    check_gone(home, title, await delete_with_outage(home, title, down, kind))
    await check_comes_again(home, title)


@pytest.mark.parametrize(("title", "kind", "answer"), restarts(PATHS, season=False))
async def test_restart_at_a_step(
    home: Home, title: Title, kind: StepKind, answer: Mapping[str, Any]
) -> None:
    """Go on after the restart, then leave nothing, and let the title come again."""
    await home.bring(title)
    check_gone(home, title, await delete_with_restart(home, title, kind, answer))
    await check_comes_again(home, title)


@pytest.mark.parametrize(("title", "down"), starts(SEASONS))
async def test_service_is_down_while_a_season_goes(
    home: Home, title: Title, down: str
) -> None:
    """Wait for it, then leave nothing of the season, and the other season whole."""
    await home.bring(title)
    await delete_while_down(home, title, down, seasons=[2])
    check_season_gone(home, title)


@pytest.mark.parametrize(("title", "down", "kind"), outages(SEASONS, season=True))
async def test_service_goes_down_at_a_step_of_a_season(
    home: Home, title: Title, down: str, kind: StepKind
) -> None:
    """Get over the outage, then leave nothing of the season, and the other whole."""
    await home.bring(title)
    await delete_with_outage(home, title, down, kind, seasons=[2])
    check_season_gone(home, title)


@pytest.mark.parametrize(("title", "kind", "answer"), restarts(SEASONS, season=True))
async def test_restart_at_a_step_of_a_season(
    home: Home, title: Title, kind: StepKind, answer: Mapping[str, Any]
) -> None:
    """Go on after the restart, leave nothing of the season, and the other whole."""
    await home.bring(title)
    await delete_with_restart(home, title, kind, answer, seasons=[2])
    check_season_gone(home, title)

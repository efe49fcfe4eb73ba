"""Keep one household for the tests of a file; Home Assistant runs elsewhere."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Final

from playwright.async_api import Page
import pytest
import pytest_asyncio
from pytest_socket import enable_socket

from tests.stack.stack import Stack
from tests.stack.titles import CATALOGUE

from .browser import signed_in
from .household import Household, new_household
from .journeys import INVENTED, let_seerr_speak_first
from .panel import Panel
from .reporting import complaints

HERE: Final = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the tests that wait the most: others compute meanwhile."""
    items.sort(key=lambda item: HERE not in item.path.parents)


@pytest.fixture
def verify_cleanup() -> None:
    """Leave alone what the household keeps open between tests."""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared_household(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Household]:
    """Start a Home Assistant that follows the simulated services.

    A file of tests may invent `TITLES` of its own.
    """
    enable_socket()
    titles = (*CATALOGUE, *getattr(request.module, "TITLES", INVENTED))
    stack = Stack(speed=1_000, titles=titles, local_images=True)
    let_seerr_speak_first(stack)
    folder = tmp_path_factory.mktemp("home")
    async with new_household(stack, folder) as household:
        yield household


@pytest_asyncio.fixture(loop_scope="module")
async def household(shared_household: Household) -> AsyncIterator[Household]:
    """Lend the household, and look for complaints in Home Assistant's log after."""
    if not shared_household.home.running:
        await shared_household.restart()
    before = len(shared_household.home.log)
    yield shared_household
    assert complaints(shared_household.home.log[before:]) == []


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def shared_page(shared_household: Household) -> AsyncIterator[Page]:
    """Open one browser for the tests of a file that do not mind which."""
    async with signed_in(shared_household.client) as page:
        yield page


@pytest_asyncio.fixture(loop_scope="module")
async def panel(household: Household, shared_page: Page) -> AsyncIterator[Panel]:
    """Lend the panel; no script may have failed."""
    panel = Panel(shared_page, household.home.url)
    yield panel
    assert panel.errors == []

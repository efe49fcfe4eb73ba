"""Test the history of thousands of requests in a real browser."""

from collections.abc import AsyncIterator

from playwright.async_api import Page, expect
import pytest
import pytest_asyncio
from pytest_socket import enable_socket

from tests.stack.catalogue import COPPER_LIGHTHOUSE
from tests.stack.stack import Stack

from .household import Household, new_household
from .journeys import queued_film
from .panel import SOON, Panel
from .past import past_films, write_past

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(600)]

FILMS = 5_000
DECLINED = FILMS // 10


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared_household(
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncIterator[Household]:
    """Start a Home Assistant with a long past."""
    enable_socket()
    folder = tmp_path_factory.mktemp("home")
    write_past(folder, past_films(FILMS))
    async with new_household(Stack(speed=1_000, local_images=True), folder) as home:
        yield home


@pytest_asyncio.fixture(loop_scope="module")
async def panel(household: Household, shared_page: Page) -> AsyncIterator[Panel]:
    """Lend the history; no script may have failed."""
    panel = Panel(shared_page, household.home.url)
    await panel.open("/history")
    await expect(panel.rows).to_have_count(50, timeout=SOON)
    yield panel
    assert panel.errors == []


async def test_history_is_turned_page_by_page(panel: Panel) -> None:
    """Show the newest first, and the rest page by page."""
    await panel.see(panel.root, "5,000 requests")
    await panel.see(panel.rows.first, "Past film 5000")
    await panel.see(panel.root, "1 to 50 of 5,000")
    previous = panel.page.get_by_role("button", name="Previous page")
    await expect(previous).to_be_disabled()
    await panel.page.get_by_role("button", name="Next page").click()
    await panel.see(panel.rows.first, "Past film 4950")
    await panel.see(panel.root, "51 to 100 of 5,000")
    await previous.click()
    await panel.see(panel.rows.first, "Past film 5000")


async def test_history_is_searched_by_the_server(panel: Panel) -> None:
    """Find what stands on no page that was loaded."""
    search = panel.page.get_by_role("searchbox")
    await search.fill("film 1234")
    await panel.see(panel.root, "1 request")
    await panel.see(panel.rows.first, "Past film 1234")
    await search.fill("never wished for")
    await panel.see(panel.root, "No request matches")
    await search.fill("")
    await panel.see(panel.root, "5,000 requests")

    await panel.page.get_by_label("State").select_option("failed")
    await panel.see(panel.root, f"{DECLINED} requests")
    await panel.page.get_by_label("Requested by").select_option("bob")
    await panel.see(panel.root, f"{DECLINED // 3 + 1} requests")
    await panel.see(panel.rows.first, "for bob")
    await panel.page.get_by_label("Type").select_option("tv")
    await panel.see(panel.root, "No request matches")
    await panel.page.get_by_role("button", name="Clear filters").click()
    await panel.see(panel.root, "5,000 requests")
    await expect(panel.page.get_by_label("Type")).to_have_value("")


async def test_old_request_is_opened_and_left(panel: Panel) -> None:
    """Show what is known of an archived request, and go back to where one was."""
    await panel.page.get_by_role("link", name="Past film 4990", exact=True).click()
    request = panel.page.locator("status-tracker-request")
    await panel.see(request, "The request was declined")
    await panel.see(request, "Declined via Seerr")
    await request.get_by_role("link", name="Back").click()
    await expect(panel.rows).to_have_count(50, timeout=SOON)


async def test_history_is_as_it_was_left(panel: Panel) -> None:
    """Come back to the same page of the same choice, scrolled as far."""
    page = panel.page
    state = page.get_by_label("State")
    await state.select_option("failed")
    await panel.see(panel.root, f"1 to 50 of {DECLINED}")
    await page.get_by_role("button", name="Next page").click()
    await panel.see(panel.root, f"51 to 100 of {DECLINED}")
    seen = page.get_by_role("link", name="Past film 4250", exact=True)
    await seen.scroll_into_view_if_needed()
    scrolled = await page.evaluate("scrollY")
    assert scrolled > 0
    await seen.click()
    await panel.see(page.locator("status-tracker-request"), "Timeline")
    await page.go_back()
    await panel.see(panel.root, f"51 to 100 of {DECLINED}")
    await expect(state).to_have_value("failed")
    await expect(seen).to_be_in_viewport()
    await page.wait_for_function("(was) => scrollY === was", arg=scrolled)


async def test_what_finishes_comes_to_the_top(
    household: Household, panel: Panel
) -> None:
    """Show a request as soon as it has finished."""
    await queued_film(household.stack, COPPER_LIGHTHOUSE).finish()
    await panel.see(panel.rows.first, "The Copper Lighthouse")
    await panel.see(panel.root, "5,001 requests")

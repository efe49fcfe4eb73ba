"""Test bringing the library in from the panel, in a real browser."""

from collections.abc import AsyncIterator
from typing import Final

from playwright.async_api import Page, expect
import pytest
import pytest_asyncio

from tests.stack.faults import Fault
from tests.stack.populate import add_to_library

from .browser import signed_in
from .household import Household
from .journeys import MISSED
from .member import member
from .panel import SOON, Panel

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(600)]

OWNED: Final = MISSED[:3]


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def shared_page(shared_household: Household) -> AsyncIterator[Page]:
    """Open one browser for all tests, in a house with a library."""
    stack = shared_household.stack
    for title in OWNED:
        add_to_library(stack, title)
    stack.jellyfin.add_movie(
        "Nowhere", year=2020, path="/data/x.mkv", provider_ids={}, playable=False
    )
    async with signed_in(shared_household.client) as page:
        yield page


@pytest_asyncio.fixture(loop_scope="module")
async def panel(household: Household, shared_page: Page) -> AsyncIterator[Panel]:
    """Lend the history with the sync in sight; no script may have failed."""
    panel = Panel(shared_page, household.home.url)
    await panel.open("/history")
    await panel.page.get_by_role("button", name="Library").click(timeout=SOON)
    yield panel
    assert panel.errors == []


async def test_library_is_looked_at_and_then_taken_in(panel: Panel) -> None:
    """Change nothing at first, then let every title be in the history."""
    sync = panel.page.locator("status-tracker-library")
    start = sync.get_by_role("button", name="Sync now")
    show = panel.page.get_by_label("Show", exact=True)
    await sync.get_by_label("Only look, change nothing").check()
    await start.click()
    await panel.see(sync, "Looked at, nothing was changed")
    await sync.get_by_text(f"New: {len(OWNED)}").click()
    for title in OWNED:
        await panel.see(sync, f"{title.title} ({title.year})")
    assert await panel.faults() == []
    await show.select_option("Library")
    await panel.see(panel.root, "No request matches")

    await sync.get_by_label("Only look, change nothing").uncheck()
    await start.click()
    await panel.see(sync, "The library was synced")
    await panel.see(sync, "Without a file: 1")
    await expect(panel.rows).to_have_count(len(OWNED), timeout=SOON)
    await show.select_option("Requests")
    await panel.see(panel.root, "Nothing has finished yet")
    await show.select_option("All of these")
    await expect(panel.rows).to_have_count(len(OWNED), timeout=SOON)
    await panel.see(panel.rows.first, "Film · Library")


async def test_contradiction_is_told(household: Household, panel: Panel) -> None:
    """Say which numbers of a title differ."""
    title = OWNED[0]
    household.stack.jellyfin.add_movie(
        "The Wrong One",
        year=title.year,
        path="/data/media/movies/wrong.mkv",
        provider_ids={"Tmdb": str(title.tmdb_id), "Imdb": "tt0000001"},
    )
    sync = panel.page.locator("status-tracker-library")
    await sync.get_by_role("button", name="Sync now").click()
    await sync.get_by_text("Contradictory: 1").click(timeout=SOON)
    await panel.see(sync, f"The Wrong One ({title.year}) differs: IMDb")


async def test_sync_is_followed_and_cancelled(
    household: Household, panel: Panel
) -> None:
    """Show what runs wherever it was begun, and end it."""
    jellyfin = household.stack.jellyfin
    jellyfin.faults.add(Fault(path="/Items", delay=30.0))
    sync = panel.page.locator("status-tracker-library")
    try:
        async with household.client.connect() as socket:
            await socket.command("status_tracker/library/sync")
        await panel.see(sync, "Reading Jellyfin")
        await expect(sync.get_by_role("progressbar")).to_be_attached()
        # What runs is shown also to who did not ask to see it.
        await panel.page.get_by_role("button", name="Library").click()
        await sync.get_by_role("button", name="Cancel").click()
        await expect(sync.get_by_role("progressbar")).to_have_count(0, timeout=SOON)
        await panel.page.get_by_role("button", name="Library").click()
        await panel.see(sync, "Cancelled")
    finally:
        jellyfin.faults.clear()


async def test_others_may_not_sync(household: Household) -> None:
    """Let people who are no administrators see the library, and no more."""
    async with member(household, "Bob") as client, signed_in(client) as page:
        panel = Panel(page, client.url)
        await panel.open("/history")
        await page.get_by_label("Show", exact=True).select_option("Library")
        await expect(panel.rows).to_have_count(len(OWNED), timeout=SOON)
        library = page.get_by_role("button", name="Library")
        await expect(library).to_have_count(0)
        assert panel.errors == []

"""Test deleting, checking and trying again in a real browser."""

from playwright.async_api import expect
import pytest

from tests.stack.catalogue import COPPER_LIGHTHOUSE, HARBOUR_NINE
from tests.stack.player import Options
from tests.stack.show_story import ShowStory
from tests.stack.titles import CATALOGUE
from tests.stack.world import Title

from .browser import signed_in
from .household import Household
from .journeys import MISSED, queued_film
from .member import member
from .panel import SOON, Panel

NORTHERN_EXCHANGE = next(
    each for each in CATALOGUE if each.title == "Northern Exchange"
)

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(600)]


async def open_request(panel: Panel, title: Title) -> None:
    """Open the page of a request that is on its way or has finished lately."""
    await panel.open()
    link = panel.page.get_by_role("link", name=title.title)
    await link.first.click(timeout=SOON)
    await panel.see(panel.page.locator("status-tracker-request"), "Journey")


async def test_film_is_deleted_everywhere(household: Household, panel: Panel) -> None:
    """Show first what would go, then each step, and leave the page that is gone."""
    await queued_film(household.stack, COPPER_LIGHTHOUSE).finish()
    await panel.open()
    tile = panel.page.locator(".tile", has_text=COPPER_LIGHTHOUSE.title)
    await tile.click(timeout=SOON)
    await panel.page.get_by_role("button", name="Delete", exact=True).click(
        timeout=SOON
    )
    dialog = panel.page.get_by_role("dialog")
    await panel.see(dialog, "Delete The Copper Lighthouse?")
    steps = dialog.locator(".steps li")
    await expect(steps.filter(has_text="Goes")).to_have_count(4, timeout=SOON)
    await panel.see(dialog, "Files: 1 (6.4 GB) · Torrents: 1 (6.4 GB)")
    assert await panel.faults() == []
    assert household.stack.qbittorrent.torrents

    await dialog.get_by_label("Delete the files too").uncheck()
    await panel.see(dialog, "Files: 0")
    await dialog.get_by_label("Delete the files too").check()
    await panel.see(dialog, "Files: 1")
    await dialog.get_by_role("button", name="Delete for good").click()
    await panel.see(dialog, "The deletion is over")
    await expect(steps.filter(has_text="Removed")).to_have_count(4)
    assert not household.stack.qbittorrent.torrents
    assert not household.stack.radarr.movies
    await dialog.get_by_role("button", name="Close").click()
    await expect(panel.page.get_by_role("searchbox")).to_be_visible(timeout=SOON)
    await expect(tile).to_have_count(0, timeout=SOON)

    await panel.page.get_by_role("link", name="Deletions").click()
    log = panel.page.locator("status-tracker-deletions li", has_text="Copper")
    await panel.see(log.first, "Deleted")
    await panel.see(log.first, "by Demo")
    await log.first.get_by_text("Steps").click()
    await panel.see(log.first, "Radarr Title and files")
    assert await panel.faults() == []


async def test_single_season_is_deleted(household: Household, panel: Panel) -> None:
    """Let one season of a show go, and keep the other and its request."""
    story = ShowStory(household.stack, NORTHERN_EXCHANGE, Options(ticks=4))
    await story.finish()
    await open_request(panel, story.title)
    await panel.page.get_by_role("button", name="Delete", exact=True).click()
    dialog = panel.page.get_by_role("dialog")
    seasons = dialog.get_by_role("group", name="Seasons")
    whole = seasons.get_by_role("button", name="Whole show")
    await expect(whole).to_have_attribute("aria-pressed", "true", timeout=SOON)
    files = len(story.title.episodes)
    await panel.see(dialog, f"Files: {files} ")
    await seasons.get_by_role("button", name="Season 1").click()
    await panel.see(dialog, f"Delete {story.title.title}, Season 1?")
    await expect(whole).to_have_attribute("aria-pressed", "false")
    gone = sum(each.season == 1 for each in story.title.episodes)
    assert gone < files
    await panel.see(dialog, f"Files: {gone} ")
    assert await panel.faults() == []
    await dialog.get_by_role("button", name="Delete for good").click()
    await panel.see(dialog, "The deletion is over")
    await dialog.get_by_role("button", name="Close").click()
    await panel.see(panel.page.locator("status-tracker-request"), "Journey")
    (series,) = household.stack.sonarr.series.values()
    assert {each.episode.season for each in series.episodes if each.file} == {2}

    await panel.page.get_by_role("link", name="Deletions").click()
    log = panel.page.locator("status-tracker-deletions li", has_text="Northern")
    await panel.see(log.first, "Season 1")


async def test_dialog_can_be_left(household: Household, panel: Panel) -> None:
    """Delete nothing when one thinks better of it."""
    story = queued_film(household.stack, MISSED[0])
    await story.advance_to("grab")
    await open_request(panel, story.title)
    delete = panel.page.get_by_role("button", name="Delete", exact=True)
    dialog = panel.page.get_by_role("dialog")
    for _ in range(2):
        await delete.click()
        await panel.see(dialog, "Goes")
        await panel.page.keyboard.press("Escape")
        await expect(dialog).to_have_count(0)
    await delete.click()
    await dialog.get_by_role("button", name="Cancel").click()
    await expect(dialog).to_have_count(0)
    assert household.stack.qbittorrent.torrents


async def test_several_are_deleted_at_once(household: Household, panel: Panel) -> None:
    """Select requests in the history and delete them together."""
    titles = [MISSED[1], MISSED[2]]
    for title in titles:
        await queued_film(household.stack, title).finish()
    await panel.open("/history")
    for title in titles:
        await expect(panel.rows.filter(has_text=title.title)).to_have_count(
            1, timeout=SOON
        )
    await panel.page.get_by_role("button", name="Select", exact=True).click()
    for title in titles:
        await panel.page.get_by_label(f"Select {title.title}").check()
    await panel.see(panel.root, "2 selected")
    await panel.page.get_by_role("button", name="Delete", exact=True).click()
    dialog = panel.page.get_by_role("dialog")
    await panel.see(dialog, "Delete 2 titles?")
    await panel.see(dialog, "Files: 2 (15 GB) · Torrents: 2 (15 GB)")
    await dialog.get_by_role("button", name="Delete for good").click()
    await panel.see(dialog, "The deletion is over")
    await dialog.get_by_role("button", name="Close").click()
    for title in titles:
        await expect(panel.rows.filter(has_text=title.title)).to_have_count(
            0, timeout=SOON
        )


async def test_deletion_that_is_stuck_goes_on(
    household: Household, panel: Panel
) -> None:
    """Show what is left while a service is away, and go on when told to."""
    story = queued_film(household.stack, MISSED[3])
    await story.advance_to("finish")
    await open_request(panel, story.title)
    await household.stack.radarr.stop()
    await panel.page.get_by_role("button", name="Delete", exact=True).click()
    dialog = panel.page.get_by_role("dialog")
    await dialog.get_by_role("button", name="Delete for good").click(timeout=SOON)
    await panel.see(dialog, "Something is left to do")
    await expect(dialog).not_to_contain_text("The deletion is over")
    await panel.see(dialog, "Radarr does not answer")
    await dialog.get_by_role("button", name="Close").click()
    await panel.page.get_by_role("link", name="Deletions").click()
    page = panel.page.locator("status-tracker-deletions")
    await panel.see(page, "Radarr does not answer")
    await household.stack.radarr.start()
    await page.get_by_role("button", name="Try again now").click()
    await expect(page.get_by_role("button", name="Give up")).to_have_count(
        0, timeout=SOON
    )
    done = page.locator("li.surface", has_text=story.title.title)
    await panel.see(done.first, "Deleted")


async def test_request_is_checked_and_tried_again(
    household: Household, panel: Panel
) -> None:
    """Look into Jellyfin and search anew, and say what came of it."""
    story = ShowStory(household.stack, HARBOUR_NINE, Options(late_release=True))
    await story.advance_to("nothing")
    await open_request(panel, story.title)
    page = panel.page.locator("status-tracker-request")
    await panel.page.get_by_role("button", name="Check now").click()
    await panel.see(page, "Jellyfin does not have it yet.")
    await panel.page.get_by_role("button", name="Search again").click()
    await panel.see(page, "The search is under way.")
    await panel.see(page.locator(".timeline").first, "Searched")


async def test_others_may_not_delete(household: Household) -> None:
    """Offer nothing of it to people who are no administrators."""
    story = queued_film(household.stack, MISSED[4])
    await story.advance_to("grab")
    async with member(household, "Alice") as client, signed_in(client) as page:
        panel = Panel(page, client.url)
        await open_request(panel, story.title)
        check = page.get_by_role("button", name="Check now")
        await expect(check).to_be_visible(timeout=SOON)
        for name in ("Delete", "Search again"):
            await expect(page.get_by_role("button", name=name)).to_have_count(0)
        await expect(page.get_by_role("link", name="Deletions")).to_have_count(0)
        await page.get_by_role("link", name="History").last.click()
        count = page.locator("status-tracker-history .count")
        await expect(count).to_be_visible(timeout=SOON)
        await expect(page.get_by_role("button", name="Select")).to_have_count(0)
        await panel.open("/deletions")
        await expect(page.locator("status-tracker-deletions")).to_have_count(0)
        assert panel.errors == []

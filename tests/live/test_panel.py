"""Test the panel in a real browser, on a real Home Assistant."""

from playwright.async_api import expect
import pytest

from tests.stack.catalogue import (
    COPPER_LIGHTHOUSE,
    HARBOUR_NINE,
    KITSUNE_POST_OFFICE,
    PAPER_CRANE_ORBIT,
)
from tests.stack.film_story import FilmStory
from tests.stack.player import Delivery, Options
from tests.stack.show_story import ShowStory
from tests.stack.stack import Stack
from tests.stack.world import Title

from .browser import DESKTOP, PHONE, signed_in
from .household import Household
from .journeys import KILLED, MISSED, queued_film
from .member import member
from .panel import SOON, Panel

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(600)]

# Asked for each few seconds, whatever happens.
ROUTINE = "status_tracker/services/list"
LOOKS = {
    "desktop": (DESKTOP, False),
    "desktop_dark": (DESKTOP, True),
    "phone": (PHONE, False),
    "phone_dark": (PHONE, True),
}


def show_story(stack: Stack, title: Title) -> ShowStory:
    """Return the story of a show whose episodes come one by one."""
    return ShowStory(stack, title, Options(ticks=4, delivery=Delivery.SINGLES))


async def test_film_moves_before_the_eyes(household: Household, panel: Panel) -> None:
    """Show each step of a film as it is told, without asking for it."""
    story = queued_film(household.stack, COPPER_LIGHTHOUSE)
    await panel.open()
    card = panel.card(story.title.title)
    await story.advance_to("wish")
    await panel.see(card, "Waiting for approval in Seerr")
    await panel.see(card, "2024 · Film · for alice")
    asked = len(panel.asked)
    assert asked
    await story.advance_to("search")
    await panel.see(card, "Radarr is looking for a release")
    await story.advance_to("grab")
    await panel.see(card, "Grabbed")
    await story.advance_to("download", 2)
    await panel.see(card, "left")
    bar = card.get_by_role("progressbar")
    await expect(bar).to_have_attribute("aria-valuenow", "40", timeout=SOON)
    await expect(bar).to_have_attribute("aria-label", "The Copper Lighthouse: 40%")
    await story.advance_to("finish")
    await panel.see(card, "Downloaded, waiting for Radarr to import it")
    await story.advance_to("import")
    await panel.see(card, "In the library")
    await story.finish()
    await expect(card).to_have_count(0, timeout=SOON)
    tile = panel.page.locator(".tile", has_text=story.title.title)
    await expect(tile).to_have_attribute("title", "The Copper Lighthouse: Available")
    assert set(panel.asked[asked:]) <= {ROUTINE}


async def test_card_is_not_drawn_anew(household: Household, panel: Panel) -> None:
    """Keep the very same elements while a request moves, and touch no other card."""
    moving, resting = (queued_film(household.stack, title) for title in MISSED[:2])
    await resting.advance_to("grab")
    await moving.advance_to("download", 1)
    await panel.open()
    await panel.see(panel.card(moving.title.title), "20%")
    changes = """(card) => {
      card.touched = 0;
      const watch = new MutationObserver((all) => (card.touched += all.length));
      watch.observe(card.shadowRoot, {
        subtree: true, childList: true, attributes: true, characterData: true });
      card.title = "kept";
    }"""
    for story in (moving, resting):
        await panel.card(story.title.title).evaluate(changes)
    await moving.advance_to("download", 2)
    await panel.see(panel.card(moving.title.title), "40%")
    touched = "(card) => [card.title, card.touched > 0]"
    assert await panel.card(moving.title.title).evaluate(touched) == ["kept", True]
    assert await panel.card(resting.title.title).evaluate(touched) == ["kept", False]


async def test_show_tells_of_its_episodes(household: Household, panel: Panel) -> None:
    """Count the episodes and list each with its own state."""
    story = show_story(household.stack, HARBOUR_NINE)
    await story.advance_to("download", 2)
    await panel.open()
    card = panel.card(story.title.title)
    await panel.see(card, "0 downloaded, 0 of 3 ready")
    await card.get_by_role("button", name="Episodes").click()
    rows = card.locator("status-tracker-episodes li")
    await expect(rows).to_have_count(3, timeout=SOON)
    await panel.see(rows.nth(0), "S01E01")
    await panel.see(rows.nth(0), "40%")
    await panel.see(rows.nth(2), "0%")
    await story.advance_to("import")
    await panel.see(rows.nth(0), "Importing")
    await panel.see(card, "1 downloaded, 0 of 3 ready")
    await card.get_by_role("button", name="Episodes").click()
    await expect(rows).to_have_count(0)


async def test_list_is_searched_and_filtered(
    household: Household, panel: Panel
) -> None:
    """Show what fits, and count what is shown."""
    anime = show_story(household.stack, KITSUNE_POST_OFFICE)
    await anime.advance_to("download", 1)
    other = queued_film(household.stack, KILLED[1])
    await other.advance_to("grab")
    await panel.open()
    for story in (anime, other):
        await expect(panel.card(story.title.title)).to_be_visible(timeout=SOON)
    total = await panel.cards.count()
    count = panel.page.locator(".count")
    await panel.see(count, f"{total} requests")

    search = panel.page.get_by_role("searchbox")
    await search.fill("kitsune")
    await expect(panel.cards).to_have_count(1)
    await panel.see(count, f"1 of {total} requests")
    await search.fill("狐郵便局")
    await expect(panel.cards).to_have_count(1)
    await search.fill("no such title")
    await panel.see(panel.root, "No request matches")
    await panel.page.get_by_role("button", name="Clear filters").last.click()
    await expect(panel.cards).to_have_count(total)
    await expect(search).to_have_value("")

    await panel.page.get_by_label("Type").select_option("anime")
    await expect(panel.cards).to_have_count(1)
    await panel.page.get_by_label("Type").select_option("")
    await expect(panel.cards).to_have_count(total)
    headings = panel.cards.locator("h2")
    titles = await headings.all_text_contents()
    await panel.page.get_by_label("Sort by").select_option("title")
    await expect(headings).to_have_text(sorted(titles))


async def test_list_shows_what_needs_somebody(
    household: Household, panel: Panel
) -> None:
    """Say what is wrong and where to mend it, and show that or one state alone."""
    story = FilmStory(household.stack, KILLED[0], Options(import_blocked=True))
    await story.advance_to("block")
    other = queued_film(household.stack, KILLED[2])
    await other.advance_to("grab")
    await panel.open()
    await expect(panel.card(other.title.title)).to_be_visible(timeout=SOON)
    card = panel.card(story.title.title)
    await panel.see(card, "Radarr cannot import the files by itself")
    queue = card.get_by_role("link", name="Open the queue of Radarr")
    url = household.stack.urls["radarr"]
    await expect(queue).to_have_attribute("href", f"{url}/activity/queue")
    total = await panel.cards.count()
    button = panel.page.get_by_role("button", name="Needs attention")
    await panel.see(button, "(1)")
    await button.click()
    await expect(panel.cards).to_have_count(1)
    await expect(card).to_be_visible()
    await panel.see(panel.page.locator(".count"), f"1 of {total} requests")
    await button.click()
    await expect(panel.cards).to_have_count(total)
    state = panel.page.get_by_label("State")
    await state.select_option("downloaded")
    await expect(panel.cards).to_have_count(1)
    await expect(card).to_be_visible()
    await state.select_option("requested")
    await panel.see(panel.root, "No request matches")
    await state.select_option("")
    await expect(panel.cards).to_have_count(total)


async def test_request_page_tells_everything(
    household: Household, panel: Panel
) -> None:
    """Show journey, timeline, downloads and links, and follow what happens."""
    story = queued_film(household.stack, PAPER_CRANE_ORBIT)
    await story.advance_to("download", 1)
    await panel.open()
    title = panel.page.get_by_role("link", name=story.title.title, exact=True)
    await title.click(timeout=SOON)
    page = panel.page.locator("status-tracker-request")
    stages = page.locator(".journey li")
    await expect(stages).to_have_count(7, timeout=SOON)
    await expect(page.locator("[aria-current=step]")).to_contain_text("Downloading")
    await panel.see(page.locator(".timeline").last, "Requested by alice")
    await panel.see(page.locator(".downloads"), "qBittorrent")
    await panel.see(page, story.title.original_title or "")
    radarr = page.get_by_role("link", name="Radarr")
    url = household.stack.urls["radarr"]
    await expect(radarr).to_have_attribute("href", f"{url}/movie/{story.title.tmdb_id}")
    await expect(radarr).to_have_attribute("rel", "noreferrer noopener")

    await story.advance_to("finish")
    await expect(page.locator("[aria-current=step]")).to_contain_text(
        "Waiting", timeout=SOON
    )
    await story.finish()
    watch = page.get_by_role("link", name=f"Watch {story.title.title} in Jellyfin")
    await expect(watch).to_be_visible(timeout=SOON)
    href = await watch.get_attribute("href") or ""
    assert story.cast.jellyfin_ids[0] in href
    await page.get_by_role("link", name="Back").click()
    await expect(panel.page.get_by_role("searchbox")).to_be_visible()


async def test_request_that_does_not_exist(panel: Panel) -> None:
    """Say that there is none."""
    await panel.open("/request/nobody")
    await panel.see(panel.root, "This request does not exist")


async def test_services_are_told(household: Household, panel: Panel) -> None:
    """Show each service with its state and a link to it."""
    await panel.open("/services")
    services = panel.page.locator(".services > li")
    await expect(services).to_have_count(len(household.stack.urls), timeout=SOON)
    await expect(services.filter(has_text="Connected")).to_have_count(
        len(household.stack.urls), timeout=SOON
    )
    seerr = panel.page.get_by_role("link", name="Open Seerr")
    await expect(seerr).to_have_attribute("href", f"{household.stack.urls['seerr']}/")


async def test_member_of_the_household(household: Household) -> None:
    """Lead people who are no administrators to where they ask, but to no tool."""
    story = queued_film(household.stack, MISSED[2])
    await story.advance_to("grab")
    async with member(household, "Alice") as client, signed_in(client) as page:
        panel = Panel(page, client.url)
        await panel.open()
        await expect(panel.card(story.title.title)).to_be_visible(timeout=SOON)
        person = page.get_by_label("Requested by")
        await person.select_option(label="Mine (alice)")
        await expect(panel.card(story.title.title)).to_be_visible()
        await panel.card(story.title.title).get_by_role("link").click()
        await panel.see(page.locator("status-tracker-request"), "Journey")
        await expect(page.get_by_role("link", name="Seerr")).to_be_visible()
        await expect(page.get_by_role("link", name="Radarr")).to_have_count(0)
        await page.get_by_role("link", name="Services").click()
        await panel.see(panel.root, "Connected")
        seerr = page.get_by_role("link", name="Open Seerr")
        url = household.stack.urls["seerr"]
        await expect(seerr).to_have_attribute("href", f"{url}/")
        await expect(page.get_by_role("link", name="Open Radarr")).to_have_count(0)
        settings = page.get_by_role("link", name="Open the settings")
        await expect(settings).to_have_count(0)
        assert panel.errors == []


@pytest.mark.parametrize(("look", "title"), zip(LOOKS, MISSED[3:7], strict=True))
async def test_everybody_can_use_it(
    household: Household, look: str, title: Title
) -> None:
    """Have names, contrast and order right on every page, and nothing too wide."""
    size, dark = LOOKS[look]
    story = queued_film(household.stack, title)
    await story.advance_to("download", 1)
    async with signed_in(household.client, size, dark=dark) as page:
        panel = Panel(page, household.home.url)
        await panel.open()
        await expect(panel.card(story.title.title)).to_be_visible(timeout=SOON)
        faults = {"active": await panel.faults()}
        wide = {"active": await panel.is_wider_than_window()}
        await panel.card(story.title.title).get_by_role("link").click()
        await panel.see(page.locator("status-tracker-request"), "Timeline")
        faults["request"] = await panel.faults()
        wide["request"] = await panel.is_wider_than_window()
        for name in ("history", "services"):
            await page.get_by_role("link", name=name.title()).last.click()
            shown = page.locator(f"status-tracker-{name} :is(li, .empty)").first
            await expect(shown).to_be_visible(timeout=SOON)
            faults[name] = await panel.faults()
            wide[name] = await panel.is_wider_than_window()
        assert {name: found for name, found in faults.items() if found} == {}
        assert not any(wide.values()), wide
        assert panel.errors == []


async def test_restart_of_home_assistant(household: Household, panel: Panel) -> None:
    """Say that the connection is lost, and be live again without a hand."""
    story = queued_film(household.stack, MISSED[7])
    await story.advance_to("grab")
    await panel.open()
    card = panel.card(story.title.title)
    await panel.see(card, "Grabbed")
    await household.home.kill()
    await panel.see(panel.root, "Not connected to Home Assistant")
    await expect(card).to_be_visible()
    await household.restart()
    await panel.until_live(60_000)
    await expect(panel.root.get_by_role("alert")).to_have_count(0)
    await story.advance_to("download", 2)
    await panel.see(card, "40%")

"""Test that the panel suits everybody: eyes, hands, languages, clocks."""

from contextlib import suppress
from datetime import UTC, datetime

from playwright.async_api import Locator, Page, Request, Route, expect
import pytest

from tests.stack.catalogue import COPPER_LIGHTHOUSE, HARBOUR_NINE
from tests.stack.player import Delivery, Options
from tests.stack.show_story import ShowStory

from .browser import PHONE, TABLET, signed_in
from .errors import HomeError
from .household import Household
from .journeys import MISSED, queued_film
from .panel import SOON, Panel

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(600)]

TOKYO = "Asia/Tokyo"
AHEAD = 9
# Whether the first character of a text stands left of the last one.
READS_FROM_LEFT = """(element) => {
  const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walk.nextNode()) nodes.push(walk.currentNode);
  const said = nodes.filter(({ data }) => data.trim());
  const place = (node, at) => {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return range.getBoundingClientRect().left;
  };
  const [first, last] = [said.at(0), said.at(-1)];
  const start = first.data.length - first.data.trimStart().length;
  return place(first, start) < place(last, last.data.trimEnd().length - 1);
}"""
# Whether a text fills its line from the right.
ENDS_AT_RIGHT = """(element) => {
  const range = document.createRange();
  range.selectNodeContents(element);
  const text = range.getBoundingClientRect();
  const line = element.getBoundingClientRect();
  return line.right - text.right < 1 && text.left - line.left > 1;
}"""
FOCUSED = """() => {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) {
    focused = focused.shadowRoot.activeElement;
  }
  const label = focused?.getAttribute("aria-label") ?? focused?.textContent ?? "";
  return label.replace(/\\s+/g, " ").trim();
}"""
# What Home Assistant's page does when it has not been looked at for a while.
FALL_ASLEEP = """() => {
  const { connection } = document.querySelector("home-assistant").hass;
  connection.suspendReconnectUntil(new Promise((wake) => (window.wakeUp = wake)));
  connection.suspend();
}"""
MOST_STEPS = 60
# What an icon in a button measures.
ICON = 20


async def left_of(locator: Locator) -> float:
    """Return where something begins."""
    box = await locator.bounding_box()
    assert box is not None
    return box["x"]


async def until_focused(page: Page, name: str) -> None:
    """Wait until something of a name has the focus."""
    await page.wait_for_function(f"(name) => ({FOCUSED})() === name", arg=name)


async def walk_to(page: Page, name: str) -> list[str]:
    """Press Tab until something of a name has the focus; return what had it before."""
    passed: list[str] = []
    while (focused := await page.evaluate(FOCUSED)) != name:
        passed.append(focused)
        assert len(passed) < MOST_STEPS, passed
        await page.keyboard.press("Tab")
    return passed


async def test_nothing_is_on_its_way(panel: Panel) -> None:
    """Say so, and what to do; an empty history and log are no error."""
    await panel.open()
    await panel.see(panel.root, "Nothing is on its way")
    await panel.see(panel.root, "Ask for a film or a show in Seerr")
    ask = panel.page.get_by_role("link", name="Open Seerr")
    await expect(ask).to_be_visible(timeout=SOON)
    box = await ask.locator("svg").bounding_box()
    assert box is not None
    assert box["width"] == ICON
    assert await panel.faults() == []
    await panel.open("/history")
    await panel.see(panel.root, "Nothing has finished yet")
    await panel.page.get_by_role("button", name="Library").click()
    await panel.see(panel.root, "Only look, change nothing")
    assert await panel.faults() == []
    await panel.open("/deletions")
    await panel.see(panel.root, "Nothing was deleted yet")
    assert await panel.faults() == []


async def test_panel_is_walked_with_the_keyboard(
    household: Household, panel: Panel
) -> None:
    """Reach and do everything without a mouse, and never lose the place."""
    story = queued_film(household.stack, COPPER_LIGHTHOUSE)
    await story.advance_to("download", 1)
    title = story.title.title
    page = panel.page
    await panel.open()
    await expect(panel.card(title)).to_be_visible(timeout=SOON)
    await page.get_by_role("searchbox").focus()
    passed = await walk_to(page, title)
    assert passed == ["Search", "Type", "State", "Requested by", "Sort by"]
    await page.keyboard.press("Enter")
    await panel.see(page.locator("status-tracker-request"), "Journey")
    await walk_to(page, "Delete")
    await page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    await panel.see(dialog, "Goes")
    await until_focused(page, "Cancel")
    await walk_to(page, "Delete for good")
    await page.keyboard.press("Escape")
    await expect(dialog).to_have_count(0)
    await until_focused(page, "Delete")


async def test_dialog_goes_with_its_page(household: Household, panel: Panel) -> None:
    """Ask nothing any more of who went back with the browser's own button."""
    page = panel.page
    story = queued_film(household.stack, MISSED[3])
    await story.advance_to("wish")
    await panel.open()
    card = panel.card(story.title.title)
    await card.get_by_role("link").first.click(timeout=SOON)
    await page.get_by_role("button", name="Delete", exact=True).click()
    await panel.see(page.get_by_role("dialog"), "Delete for good")
    await page.go_back()
    await expect(card).to_be_visible(timeout=SOON)
    await expect(page.get_by_role("dialog")).to_have_count(0)


async def test_right_to_left(household: Household) -> None:
    """Mirror the page, but no words that are read from the left."""
    story = ShowStory(
        household.stack, HARBOUR_NINE, Options(ticks=4, delivery=Delivery.SINGLES)
    )
    await story.advance_to("download", 2)
    async with signed_in(household.client, language="he") as page:
        panel = Panel(page, household.home.url)
        await panel.open()
        card = panel.card(story.title.title)
        await expect(card).to_be_visible(timeout=SOON)
        assert await page.evaluate("document.documentElement.dir") == "rtl"
        await card.get_by_role("button", name="Episodes").click()
        await panel.see(card, "S01E01")
        poster = card.locator("status-tracker-poster")
        assert await left_of(poster) > await left_of(card.locator("h2"))
        await panel.see(card.locator(".now"), "so far")
        for text in (".now", ".quiet >> nth=0", ".numbers span >> nth=-1"):
            assert await card.locator(text).evaluate(READS_FROM_LEFT), text
        assert await card.locator(".now").evaluate(ENDS_AT_RIGHT)
        assert not await panel.is_wider_than_window()
        await card.get_by_role("link").first.click()
        await panel.see(page.locator("status-tracker-request"), "Timeline")
        stages = page.locator(".journey li")
        assert await left_of(stages.first) > await left_of(stages.last)
        assert not await panel.is_wider_than_window()
        assert await panel.faults() == []
        await page.get_by_role("link", name="Services").click()
        standing = page.locator(".services .pill").first
        await panel.see(standing, "for")
        assert await standing.evaluate(READS_FROM_LEFT)
        assert not await panel.is_wider_than_window()
        assert await panel.faults() == []
        assert panel.errors == []


async def test_nothing_moves_for_who_wants_no_motion(household: Household) -> None:
    """Let bars jump instead of glide."""
    story = queued_film(household.stack, MISSED[0])
    await story.advance_to("download", 1)
    duration = "(element) => getComputedStyle(element).transitionDuration"
    for calm, expected in ((True, "0s"), (False, "0.4s")):
        async with signed_in(household.client, calm=calm) as page:
            panel = Panel(page, household.home.url)
            await panel.open()
            fill = panel.card(story.title.title).locator(".fill")
            await expect(fill).to_be_attached(timeout=SOON)
            assert await fill.evaluate(duration) == expected


async def test_times_are_those_of_the_user(household: Household) -> None:
    """Tell the timeline by the user's clock, wherever the server stands."""
    story = queued_film(household.stack, MISSED[1])
    await story.advance_to("grab")
    async with signed_in(household.client, time_zone=TOKYO) as page:
        panel = Panel(page, household.home.url)
        await panel.open()
        await panel.card(story.title.title).get_by_role("link").click(timeout=SOON)
        entry = page.locator(".timeline li", has_text="Release grabbed")
        shown = entry.locator("time")
        await expect(shown).to_be_visible(timeout=SOON)
        told = await shown.get_attribute("datetime") or ""
        at = datetime.fromisoformat(told).astimezone(UTC)
        hour = (at.hour + AHEAD) % 24
        assert await shown.inner_text() == f"{hour:02}:{at.minute:02}"


async def test_nothing_is_lost_while_disconnected(household: Household) -> None:
    """Keep what is known on the page, readable, and say that it may be old."""
    story = queued_film(household.stack, MISSED[4])
    await story.advance_to("grab")
    title = story.title.title
    async with (
        signed_in(household.client, PHONE, dark=True) as phone,
        signed_in(household.client, TABLET) as tablet,
    ):
        panels = [Panel(page, household.home.url) for page in (phone, tablet)]
        for panel in panels:
            await panel.open()
            await expect(panel.card(title)).to_be_visible(timeout=SOON)
        await household.home.kill()
        for panel in panels:
            await panel.see(panel.root.get_by_role("alert"), "may be out of date")
            await expect(panel.card(title)).to_be_visible()
            assert await panel.faults() == []
            assert not await panel.is_wider_than_window()
        await household.restart()
        for panel in panels:
            await panel.until_live()
            assert panel.errors == []


async def test_tablet_wakes_up(household: Household) -> None:
    """Show what is as soon as a tablet wakes up, whatever happened while it slept."""
    story = queued_film(household.stack, MISSED[5])
    await story.advance_to("grab")
    async with signed_in(household.client, TABLET) as page:
        panel = Panel(page, household.home.url)
        await panel.open()
        card = panel.card(story.title.title)
        await panel.see(card, "Grabbed")
        await page.evaluate(FALL_ASLEEP)
        await panel.see(panel.root.get_by_role("alert"), "may be out of date")
        await story.advance_to("finish")
        await panel.see(card, "Grabbed")
        await page.evaluate("wakeUp()")
        await panel.see(card, "Downloaded, waiting for Radarr to import it")
        await panel.until_live()
        assert panel.errors == []


async def test_services_say_what_they_are(household: Household, panel: Panel) -> None:
    """Show versions, and how news come."""
    await panel.open("/services")
    services = panel.page.locator(".services > li")
    for name, text in {
        "Seerr": "Set up",
        "Radarr": "Set up",
        "Sonarr": "Set up",
        "qBittorrent": "Not needed",
        "Shoko": "Open",
        "Jellyfin": "Set up",
    }.items():
        service = services.filter(has=panel.page.get_by_role("heading", name=name))
        await panel.see(service.first, "Version")
        await panel.see(service.first, text)
    assert await panel.faults() == []


async def test_service_that_is_down_says_what_to_do(
    household: Household, panel: Panel
) -> None:
    """Tell what went wrong with a service, and what to do about it."""
    story = queued_film(household.stack, MISSED[6])
    await story.advance_to("grab")
    await panel.open()
    await expect(panel.card(story.title.title)).to_be_visible(timeout=SOON)
    await panel.open("/services")
    jellyfin = panel.page.locator(".services > li", has_text="Jellyfin")
    await panel.see(jellyfin, "Connected")
    await household.stack.jellyfin.stop()
    try:
        await ask_jellyfin(household)
        await panel.see(jellyfin, "Not reachable")
        await panel.see(jellyfin, "Check that Jellyfin runs")
        await panel.see(jellyfin, "Last error")
        assert await panel.faults() == []
    finally:
        await household.stack.jellyfin.start()
    await ask_jellyfin(household)
    await panel.see(jellyfin, "Connected")
    await expect(jellyfin).not_to_contain_text("Last error")


async def ask_jellyfin(household: Household) -> None:
    """Have Jellyfin asked for a film, which it may answer or not."""
    async with household.client.connect() as socket:
        listed = await socket.command("status_tracker/requests/list")
        moving = next(
            each["id"] for each in listed["requests"] if each["state"] != "available"
        )
        with suppress(HomeError):
            await socket.command("status_tracker/requests/check", request_id=moving)


def is_of_picture(request: Request) -> bool:
    """Tell whether a page asks for a picture."""
    return request.resource_type == "image"


async def lose_pictures(route: Route) -> None:
    """Let no picture through."""
    await (route.abort() if is_of_picture(route.request) else route.fallback())


async def test_poster_that_cannot_be_loaded(household: Household) -> None:
    """Show an icon where a poster should be."""
    story = queued_film(household.stack, MISSED[2])
    await story.advance_to("wish")
    async with signed_in(household.client) as page:
        await page.route("**/*", lose_pictures)
        panel = Panel(page, household.home.url)
        async with page.expect_event("requestfailed", is_of_picture):
            await panel.open()
        poster = panel.card(story.title.title).locator("status-tracker-poster")
        await expect(poster.locator("svg")).to_be_visible(timeout=SOON)
        await expect(poster.locator("img")).to_have_count(0)

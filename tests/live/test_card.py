"""Test the card on a dashboard, in a real browser, on a real Home Assistant."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any, Final

from playwright.async_api import Locator, Page, expect
import pytest
import pytest_asyncio

from tests.stack.catalogue import (
    COPPER_LIGHTHOUSE,
    HARBOUR_NINE,
    KITSUNE_POST_OFFICE,
    PAPER_CRANE_ORBIT,
)
from tests.stack.film_story import FilmStory
from tests.stack.player import Options
from tests.stack.seerr_records import BOB
from tests.stack.show_story import ShowStory
from tests.stack.titles import CATALOGUE
from tests.stack.world import Title

from .browser import PHONE, TABLET, signed_in
from .client import HomeClient
from .household import Household
from .journeys import KILLED, MISSED, queued_film
from .member import member
from .panel import FIRST, SOON, faults_of, is_wider_than_window

pytestmark = [
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.timeout(600),
    pytest.mark.usefixtures("board"),
]

ROOFTOP_ONSEN_CLUB = next(
    each for each in CATALOGUE if each.title == "Rooftop Onsen Club"
)
BOARD: Final = "card-board"
TYPE: Final = "custom:status-tracker-card"
# Whether nothing of a text is cut off.
FITS: Final = """({ scrollWidth, scrollHeight, clientWidth, clientHeight }) =>
  scrollWidth <= clientWidth && scrollHeight <= clientHeight"""


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def board(shared_household: Household) -> None:
    """Have a dashboard of the user's own."""
    async with shared_household.client.connect() as socket:
        await socket.command(
            "lovelace/dashboards/create",
            url_path=BOARD,
            title="Cards",
            mode="storage",
            show_in_sidebar=True,
            require_admin=False,
        )


@pytest_asyncio.fixture(loop_scope="module")
async def page(household: Household) -> AsyncIterator[Page]:
    """Open a browser; no script may fail in it."""
    errors: list[str] = []
    async with signed_in(household.client) as page:
        page.on("pageerror", lambda error: errors.append(str(error)))
        yield page
    assert errors == []


async def put(client: HomeClient, *cards: dict[str, Any]) -> None:
    """Put cards of ours onto the dashboard."""
    section = {"type": "grid", "cards": [{"type": TYPE, **card} for card in cards]}
    async with client.connect() as socket:
        await socket.command(
            "lovelace/config/save",
            url_path=BOARD,
            config={"views": [{"type": "sections", "sections": [section]}]},
        )


async def saved(client: HomeClient) -> list[dict[str, Any]]:
    """Return the cards of the dashboard as they are stored."""
    async with client.connect() as socket:
        config = await socket.command("lovelace/config", url_path=BOARD)
    cards: list[dict[str, Any]] = config["views"][0]["sections"][0]["cards"]
    return cards


async def sensor_of(client: HomeClient, title: str) -> str:
    """Return the id of a request's sensor as soon as there is one."""
    async with asyncio.timeout(SOON / 1_000), client.connect() as socket:
        changes = await socket.subscribe("subscribe_events", event_type="state_changed")
        states = list((await client.states()).values())
        while True:
            for state in states:
                if state["attributes"].get("title") == title:
                    return str(state["entity_id"])
            change = (await changes.next())["data"]["new_state"]
            states = [change] if change else []


def cards(page: Page) -> Locator:
    """Return our cards."""
    return page.locator("hui-view status-tracker-card")


async def look(household: Household, page: Page) -> None:
    """Open the dashboard."""
    await page.goto(f"{household.home.url}/{BOARD}")
    await expect(cards(page).first).to_be_visible(timeout=FIRST)


async def test_card_follows_in_every_layout(household: Household, page: Page) -> None:
    """Show the same requests as list, posters and lines, and move with them."""
    film = queued_film(household.stack, COPPER_LIGHTHOUSE)
    show = ShowStory(household.stack, HARBOUR_NINE, Options(ticks=4))
    await film.advance_to("download", 1)
    await show.advance_to("grab")
    await put(
        household.client,
        {"title": "On their way"},
        {"layout": "posters"},
        {"layout": "compact", "media_type": "movie"},
    )
    await look(household, page)
    entries, posters, lines = (cards(page).nth(n) for n in range(3))
    await expect(entries).to_contain_text("On their way")
    await expect(entries.locator("li")).to_have_count(2, timeout=SOON)
    await expect(entries).to_contain_text("2024 · Film · for alice", timeout=SOON)
    await expect(posters.locator("li")).to_have_count(2)
    await expect(lines.locator("li")).to_have_count(1)
    await expect(lines).to_contain_text("20%", timeout=SOON)

    await film.advance_to("download", 3)
    await expect(lines).to_contain_text("60%", timeout=SOON)
    bar = posters.get_by_role("progressbar")
    await expect(bar).to_have_attribute("aria-valuenow", "60")

    await lines.get_by_role("link", name=film.title.title).click()
    request = page.locator("status-tracker-request")
    await expect(request).to_contain_text("Journey", timeout=SOON)
    await request.get_by_role("link", name="Back").click()
    await expect(lines).to_contain_text("60%", timeout=SOON)


async def test_card_shows_what_was_chosen(household: Household, page: Page) -> None:
    """Show what needs somebody, or what has finished, and say why."""
    story = FilmStory(household.stack, KILLED[0], Options(import_blocked=True))
    show = ShowStory(household.stack, ROOFTOP_ONSEN_CLUB, Options(ticks=4))
    await show.advance_to("grab")
    choices = ({"show": "attention"}, {"show": "finished"}, {"media_type": "tv"})
    await put(household.client, *choices)
    await look(household, page)
    attention, finished, shows = (cards(page).nth(n) for n in range(len(choices)))
    await expect(attention).to_contain_text("No request matches", timeout=SOON)
    await expect(finished).to_contain_text("Nothing has finished yet")
    await expect(shows).to_contain_text(show.title.title)
    await story.advance_to("block")
    entry = attention.locator("li")
    await expect(entry).to_contain_text(
        "Radarr cannot import the files by itself", timeout=SOON
    )
    await story.finish()
    await expect(attention).to_contain_text("No request matches", timeout=SOON)
    await expect(finished.locator("li")).to_contain_text("Ready to watch", timeout=SOON)
    await expect(shows).not_to_contain_text(story.title.title)


@pytest.mark.parametrize(
    ("size", "dark", "title"),
    [(PHONE, False, KILLED[1]), (PHONE, True, KILLED[2]), (TABLET, False, KILLED[3])],
    ids=["phone", "phone_dark", "tablet"],
)
async def test_everybody_can_use_the_card(
    household: Household, *, size: tuple[int, int], dark: bool, title: Title
) -> None:
    """Have names, contrast and order right in every layout, and nothing too wide."""
    story = FilmStory(household.stack, title, Options(import_blocked=True))
    await story.advance_to("block")
    await put(
        household.client,
        *({"layout": each, "show": "all"} for each in ("list", "posters", "compact")),
        {"mine": True, "media_type": "tv", "show": "attention"},
    )
    async with signed_in(household.client, size, dark=dark) as page:
        await look(household, page)
        for n in range(3):
            entry = cards(page).nth(n).locator("li", has_text=story.title.title)
            await expect(entry).to_be_attached(timeout=SOON)
        for card in await cards(page).all():
            assert await faults_of(card) == []
        assert not await is_wider_than_window(page)


async def test_row_of_posters_begins_with_the_first(
    household: Household, page: Page
) -> None:
    """Let what comes to the front be seen, and not push the others aside."""
    stories = [queued_film(household.stack, title) for title in KILLED[4:]]
    for story in stories:
        await story.advance_to("wish")
    await put(household.client, {"layout": "posters", "max": 20})
    await look(household, page)
    row = cards(page).locator("ul")
    await expect(row).to_contain_text(stories[-1].title.title, timeout=SOON)
    await row.evaluate("(row) => (row.style.width = '300px')")
    await stories[0].advance_to("import")
    await expect(row.locator("li").first).to_contain_text(
        stories[0].title.title, timeout=SOON
    )
    assert await row.evaluate("(row) => row.scrollWidth > row.clientWidth")
    assert await row.evaluate("(row) => row.scrollLeft") == 0


async def test_narrow_card_cuts_no_words(household: Household, page: Page) -> None:
    """Let titles, and who asked, go on in the next line where there is little room."""
    story = queued_film(household.stack, PAPER_CRANE_ORBIT)
    await story.advance_to("grab")
    await put(household.client, {"max": 50})
    await look(household, page)
    card = cards(page)
    entry = card.locator("li", has_text=story.title.title)
    await expect(entry).to_contain_text("for alice", timeout=SOON)
    await card.evaluate("(card) => (card.style.width = '220px')")
    for part in (".name", ".body > .quiet >> nth=0"):
        assert await entry.locator(part).evaluate(FITS), part


async def test_card_shows_one_request(household: Household, page: Page) -> None:
    """Show the request that an entity stands for, to its end."""
    story = queued_film(household.stack, MISSED[0])
    await story.advance_to("search")
    sensor = await sensor_of(household.client, story.title.title)
    await put(household.client, {"entity": sensor})
    await look(household, page)
    await expect(cards(page).locator("li")).to_have_count(1, timeout=SOON)
    await expect(cards(page)).to_contain_text("Searching")
    await story.finish()
    await expect(cards(page)).to_contain_text("Ready to watch", timeout=SOON)


async def test_card_is_added_in_the_editor(household: Household, page: Page) -> None:
    """Find the card in Home Assistant's own editor, set it up, and save it."""
    await put(household.client)
    await page.goto(f"{household.home.url}/{BOARD}?edit=1")
    await page.get_by_role("button", name="Add card").first.click(timeout=FIRST)
    await page.get_by_text("By card", exact=True).click()
    await page.get_by_placeholder("Search cards").fill("status tracker")
    picked = page.locator("hui-card-picker .card", has_text="Status Tracker")
    await picked.locator(".overlay").click()
    editor = page.locator("hui-dialog-edit-card")
    await editor.get_by_role("textbox").first.fill("What we wait for")
    await editor.get_by_role("spinbutton").fill("3")
    preview = editor.locator("status-tracker-card")
    await expect(preview).to_contain_text("What we wait for", timeout=SOON)
    await page.get_by_role("button", name="Save").click()
    await expect(editor.locator("status-tracker-card")).to_have_count(0)
    await page.get_by_role("button", name="Done").click()
    await expect(cards(page)).to_contain_text("What we wait for", timeout=SOON)
    assert await saved(household.client) == [
        {
            "type": TYPE,
            "layout": "list",
            "show": "active",
            "title": "What we wait for",
            "max": 3,
        }
    ]


async def test_card_is_suggested_for_a_request(
    household: Household, page: Page
) -> None:
    """Suggest the card to who looks for something to show a request's sensor with."""
    story = queued_film(household.stack, MISSED[1])
    await story.advance_to("grab")
    await put(household.client)
    await page.goto(f"{household.home.url}/{BOARD}?edit=1")
    await page.get_by_role("button", name="Add card").first.click(timeout=FIRST)
    await page.get_by_placeholder("Search entities").fill(story.title.title)
    await page.get_by_text(story.title.title, exact=True).click()
    suggested = page.locator("status-tracker-card")
    await expect(suggested).to_contain_text("Release found", timeout=SOON)


async def test_wrong_card_is_refused(household: Household, page: Page) -> None:
    """Let Home Assistant say that a setting makes no sense."""
    await put(household.client, {"layout": "wheel"}, {"title": "Sound"})
    await look(household, page)
    await expect(page.get_by_text("Configuration error")).to_be_visible(timeout=SOON)
    await expect(cards(page)).to_have_count(1)


async def test_card_on_a_phone_says_when_it_is_offline(household: Household) -> None:
    """Fit a phone, and follow again by itself after Home Assistant was away."""
    story = queued_film(household.stack, MISSED[2])
    await story.advance_to("grab")
    await put(household.client, {"max": 20})
    async with signed_in(household.client, PHONE, dark=True) as page:
        await look(household, page)
        entry = cards(page).locator("li", has_text=story.title.title)
        await expect(entry).to_contain_text("Grabbed", timeout=SOON)
        assert not await is_wider_than_window(page)
        await household.home.kill()
        await expect(cards(page)).to_contain_text("Not connected", timeout=SOON)
        await household.restart()
        await story.advance_to("download", 2)
        await expect(entry).to_contain_text("40%", timeout=FIRST)
        await expect(cards(page)).not_to_contain_text("Not connected")


async def test_card_for_a_member_of_the_household(household: Household) -> None:
    """Show requests to people who are no administrators, and their own alone."""
    own = queued_film(household.stack, MISSED[3])
    other = ShowStory(household.stack, KITSUNE_POST_OFFICE, Options(ticks=4, user=BOB))
    await own.advance_to("grab")
    await other.advance_to("grab")
    await put(household.client, {"max": 50}, {"max": 50, "mine": True})
    async with member(household, "Alice") as client, signed_in(client) as page:
        await look(household, page)
        every, mine = cards(page).nth(0), cards(page).nth(1)
        for title in (own.title.title, other.title.title):
            await expect(every).to_contain_text(title, timeout=SOON)
        await expect(mine).to_contain_text(own.title.title, timeout=SOON)
        await expect(mine).not_to_contain_text(other.title.title)
        await mine.get_by_role("link", name=own.title.title).click()
        request = page.locator("status-tracker-request")
        await expect(request).to_contain_text("Journey", timeout=SOON)

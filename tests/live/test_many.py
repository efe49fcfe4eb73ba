"""Test the panel with a thousand active requests, in a real browser."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
import json
from typing import Final

from playwright.async_api import CDPSession, Page, expect
import pytest
import pytest_asyncio
from pytest_socket import enable_socket

from tests.stack.film_story import FilmStory
from tests.stack.stack import Stack

from .household import Household, new_household
from .journeys import queued_film
from .many import COUNT, FILMS, wish_for
from .panel import SOON, Panel

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(600)]

# What a card and the bar in it consist of, generously; the page has thousands.
A_CARD: Final = 100
# Cards that are drawn before others have a turn; the first screen is a piece too.
A_PIECE: Final = 40
FRAMES: Final = 100
# Posters of the screen, and of some below.
NEAR: Final = 200
SCROLL: Final = """async ([frames, by]) => {
  for (let frame = 0; frame < frames; frame++) {
    window.scrollBy(0, by);
    await new Promise(requestAnimationFrame);
  }
  return window.scrollY;
}"""
POSTERS: Final = """(panel) => {
  const cards = panel.shadowRoot.querySelector("status-tracker-active").shadowRoot
    .querySelectorAll("status-tracker-request-card");
  const posters = [...cards].map((card) =>
    card.shadowRoot.querySelector("status-tracker-poster")
      .shadowRoot.querySelector("img"));
  const fetched = posters.filter(({ complete, loading }) =>
    complete || loading !== "lazy");
  return [posters.length, fetched.length];
}"""
CARDS: Final = """(panel) => {
  const cards = panel.shadowRoot.querySelector("status-tracker-active").shadowRoot
    .querySelectorAll("status-tracker-request-card");
  window.touched = new Set();
  window.settled = new Promise((settle) => {
    const note = (card) => {
      window.touched.add(card);
      requestAnimationFrame(() => requestAnimationFrame(settle));
    };
    for (const card of cards) {
      const watch = new MutationObserver(() => note(card));
      watch.observe(card, { attributes: true });
      watch.observe(card.shadowRoot, {
        subtree: true, childList: true, attributes: true, characterData: true });
    }
  });
  return cards.length;
}"""
PIECES: Final = """(panel) => {
  const grid = panel.shadowRoot.querySelector("status-tracker-active").shadowRoot;
  const turn = new MessageChannel();
  let drawn = 0;
  window.pieces = [];
  turn.port1.onmessage = () => {
    window.pieces.push(drawn);
    drawn = 0;
  };
  new MutationObserver((changes) => {
    const cards = changes.flatMap(({ addedNodes }) => [...addedNodes])
      .filter(({ localName }) => localName === "status-tracker-request-card");
    if (cards.length && !drawn) turn.port2.postMessage(null);
    drawn += cards.length;
  }).observe(grid, { childList: true, subtree: true });
}"""


class Meter:
    """Count what the browser does for the page, however fast it does it."""

    def __init__(self, page: Page, session: CDPSession) -> None:
        """Take a page and a session of the browser's own tools."""
        self.page = page
        self.session = session

    async def counts(self) -> dict[str, int]:
        """Return how often the page was laid out, and its styles found, so far."""
        answer = await self.session.send("Performance.getMetrics")
        values = {each["name"]: each["value"] for each in answer["metrics"]}
        return {name: values[name] for name in ("LayoutCount", "RecalcStyleCount")}

    @asynccontextmanager
    async def layouts(self) -> AsyncIterator[list[int]]:
        """Lend a list that holds how much of the page each layout was about, after."""
        browser = self.page.context.browser
        assert browser is not None
        sizes: list[int] = []
        await browser.start_tracing(page=self.page, categories=["devtools.timeline"])
        try:
            yield sizes
        finally:
            trace = json.loads(await browser.stop_tracing())
        sizes.extend(
            event["args"]["beginData"]["dirtyObjects"]
            for event in trace["traceEvents"]
            if event["name"] == "Layout" and "beginData" in event.get("args", ())
        )


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared_household(
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncIterator[Household]:
    """Start a Home Assistant whose household has wished for a thousand films."""
    enable_socket()
    stack = Stack(speed=1_000, titles=FILMS, local_images=True)
    folder = tmp_path_factory.mktemp("home")
    async with new_household(stack, folder) as household:
        await wish_for(queued_film(stack, each) for each in FILMS[1:])
        yield household


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def moving(shared_household: Household) -> FilmStory:
    """Let one of the films download."""
    story = queued_film(shared_household.stack, FILMS[0])
    await story.advance_to("download", 1)
    return story


@pytest_asyncio.fixture(loop_scope="module")
async def panel(
    household: Household, moving: FilmStory, shared_page: Page
) -> AsyncIterator[Panel]:
    """Lend the panel with every card drawn; no script may have failed."""
    panel = Panel(shared_page, household.home.url)
    await panel.open()
    await expect(panel.cards).to_have_count(COUNT, timeout=SOON)
    yield panel
    assert panel.errors == []


@pytest_asyncio.fixture(loop_scope="module")
async def meter(panel: Panel) -> Meter:
    """Count what happens on the panel's page."""
    session = await panel.page.context.new_cdp_session(panel.page)
    await session.send("Performance.enable")
    return Meter(panel.page, session)


async def test_count_is_that_of_the_cards(panel: Panel) -> None:
    """Say how many there are."""
    await panel.see(panel.page.locator(".count"), "1,000 requests")


async def test_update_touches_one_card(
    moving: FilmStory, panel: Panel, meter: Meter
) -> None:
    """Draw nothing but what changed, and lay nothing else out."""
    assert await panel.root.evaluate(CARDS) == COUNT
    async with meter.layouts() as sizes:
        await moving.advance_to("download", 2)
        await panel.page.evaluate("settled")
    await panel.see(panel.card(FILMS[0].title), "40%")
    assert await panel.page.evaluate("touched.size") == 1
    assert 0 < max(sizes) < A_CARD


async def test_posters_out_of_sight_are_not_fetched(panel: Panel) -> None:
    """Fetch what can be seen, and what is near."""
    posters, fetched = await panel.root.evaluate(POSTERS)
    assert posters == COUNT
    assert fetched < NEAR


async def test_scrolling_costs_no_layout(panel: Panel, meter: Meter) -> None:
    """Leave everything where it is while cards pass by that were seen before."""
    scroll = panel.page.evaluate
    far = await scroll(SCROLL, [FRAMES, 120])
    assert far > 1_000
    assert await scroll(SCROLL, [FRAMES, -120]) == 0
    assert await panel.root.evaluate(CARDS) == COUNT
    before = await meter.counts()
    assert await scroll(SCROLL, [FRAMES, 120]) == far
    after = await meter.counts()
    assert await panel.page.evaluate("touched.size") == 0
    # Something else on the page may stir once or twice, but not in each frame.
    for name, count in after.items():
        assert count - before[name] < FRAMES / 4, name


async def test_search_answers_in_pieces(panel: Panel) -> None:
    """Show what fits, and then everything again, a piece at a time."""
    search = panel.page.get_by_role("searchbox")
    await search.fill("number 0123")
    await expect(panel.cards).to_have_count(1)
    await panel.root.evaluate(PIECES)
    await search.fill("")
    await expect(panel.cards).to_have_count(COUNT, timeout=SOON)
    await panel.page.wait_for_function(
        "(count) => pieces.reduce((sum, one) => sum + one, 0) >= count", arg=COUNT - 1
    )
    pieces = await panel.page.evaluate("pieces")
    # Drawn at once, they would hold the page up for long.
    assert max(pieces) < A_PIECE

"""Test the panel with a thousand active requests, in a real browser."""

import asyncio
from collections.abc import AsyncIterator
from itertools import batched
from typing import Final

from playwright.async_api import CDPSession, Page, expect
import pytest
import pytest_asyncio
from pytest_socket import enable_socket

from tests.stack.catalogue import film
from tests.stack.film_story import FilmStory
from tests.stack.stack import Stack

from .household import Household, new_household
from .journeys import queued_film
from .panel import SOON, Panel

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(240)]

COUNT: Final = 1_000
AT_ONCE: Final = 20
FILMS: Final = tuple(
    film(1_000 + n, f"Film number {n:04}", 1960 + n % 60, "Somebody waits.", ("Drama",))
    for n in range(COUNT)
)
# Milliseconds: sixty times a second.
FRAME: Final = 1000 / 60
# All that the panel does in answer to one change, down to the last pixel.
UPDATE: Final = 100.0
SCROLL: Final = """async (seconds) => {
  const times = [];
  let last = await new Promise(requestAnimationFrame);
  const end = last + seconds * 1000;
  while (last < end) {
    window.scrollBy(0, 120);
    const now = await new Promise(requestAnimationFrame);
    times.push(now - last);
    last = now;
  }
  times.sort((one, other) => one - other);
  return [times.length, times[times.length >> 1], window.scrollY];
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


class Meter:
    """Measure how long the page computes, whoever else computes on the machine."""

    def __init__(self, session: CDPSession) -> None:
        """Take a session of the browser's own tools."""
        self.session = session
        self._before = 0.0

    async def spent(self) -> float:
        """Return the milliseconds since the last question."""
        answer = await self.session.send("Performance.getMetrics")
        values = {each["name"]: each["value"] for each in answer["metrics"]}
        before, self._before = self._before, values["TaskDuration"] * 1000
        return self._before - before


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared_household(
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncIterator[Household]:
    """Start a Home Assistant whose household has wished for a thousand films."""
    enable_socket()
    stack = Stack(speed=1_000, titles=FILMS, local_images=True)
    folder = tmp_path_factory.mktemp("home")
    async with new_household(stack, folder) as household:
        for some in batched(FILMS[1:], AT_ONCE, strict=False):
            await asyncio.gather(
                *(queued_film(stack, each).advance_to("wish") for each in some)
            )
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
    """Measure the time of the processor, not that on the wall."""
    session = await panel.page.context.new_cdp_session(panel.page)
    await session.send("Performance.enable", {"timeDomain": "threadTicks"})
    return Meter(session)


async def test_count_is_that_of_the_cards(panel: Panel) -> None:
    """Say how many there are."""
    await panel.see(panel.page.locator(".count"), "1,000 requests")


async def test_update_touches_one_card(
    moving: FilmStory, panel: Panel, meter: Meter
) -> None:
    """Draw nothing but what changed, in no time."""
    assert await panel.root.evaluate(CARDS) == COUNT
    await meter.spent()
    await moving.advance_to("download", 2)
    await panel.page.evaluate("settled")
    spent = await meter.spent()
    await panel.see(panel.card(FILMS[0].title), "40%")
    assert await panel.page.evaluate("touched.size") == 1
    assert spent < UPDATE


async def test_scrolling_is_smooth(panel: Panel, meter: Meter) -> None:
    """Leave time in each frame while a thousand cards pass by."""
    await meter.spent()
    frames, median, scrolled = await panel.page.evaluate(SCROLL, 3)
    spent = await meter.spent()
    assert scrolled > 1_000
    assert spent / frames < FRAME
    # Half the frames come at once, also on a machine with much else to do.
    assert median < 3 * FRAME


async def test_search_answers_at_once(panel: Panel, meter: Meter) -> None:
    """Show what fits, and then everything again, a piece at a time."""
    search = panel.page.get_by_role("searchbox")
    await meter.spent()
    await search.fill("number 0123")
    await expect(panel.cards).to_have_count(1)
    assert await meter.spent() < 1_000
    await panel.page.evaluate(
        """() => {
          window.longest = 0;
          new PerformanceObserver((list) => {
            for (const { duration } of list.getEntries()) {
              window.longest = Math.max(window.longest, duration);
            }
          }).observe({ type: "longtask" });
        }"""
    )
    await search.fill("")
    await expect(panel.cards).to_have_count(COUNT, timeout=SOON)
    # Drawn at once, they would hold the page up for more than a second.
    assert await panel.page.evaluate("longest") < 500

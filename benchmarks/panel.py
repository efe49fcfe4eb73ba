"""Look at the panel in a real browser, with a thousand active requests and with fifty.

Both are open at the same time, each with a Home Assistant of its own, and are measured
in turns. Measured is how long the main thread of the page computes, whoever else
computes on the machine.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
import time
from typing import Final

from playwright.async_api import CDPSession, expect

from tests.live.browser import signed_in
from tests.live.journeys import queued_film
from tests.live.many import FILMS, wish_for
from tests.live.panel import SOON, Panel
from tests.stack.film_story import FilmStory
from tests.stack.stack import Stack

from .bench import Bench, keep_blocks
from .measure import Report, Spread, percentile, ratios

FEW: Final = 50
MANY: Final = len(FILMS)
FRAMES: Final = 120
STEP: Final = 40
# At most half as many times as much as there are more requests.
MOST: Final = MANY / FEW / 2
SCROLLING: Final = "a frame while scrolling"
NAMES: Final = (SCROLLING, "an update", "a search")
# In seconds: sixty of them in one are smooth.
FRAME: Final = 1 / 60
# In seconds, from before the webhook is sent until the page has drawn what it tells.
SEEN: Final = 1.0
# Down and up over what was seen before: nothing is fetched meanwhile.
SCROLL: Final = """async ([frames, by]) => {
  for (let frame = 0; frame < frames; frame++) {
    window.scrollBy(0, frame < frames / 2 ? by : -by);
    await new Promise(requestAnimationFrame);
  }
}"""
DRAWN: Final = """() => new Promise((done) =>
  requestAnimationFrame(() => requestAnimationFrame(done)))"""
# Settled as soon as a change of the cards was drawn.
WATCH: Final = """(panel) => {
  const view = panel.shadowRoot.querySelector("status-tracker-active").shadowRoot;
  const cards = view.querySelectorAll("status-tracker-request-card");
  const all = {
    attributes: true, characterData: true, childList: true, subtree: true };
  window.settled = new Promise((settle) => {
    const watch = new MutationObserver(() => {
      watch.disconnect();
      requestAnimationFrame(() => requestAnimationFrame(settle));
    });
    for (const root of [view, ...[...cards].map((card) => card.shadowRoot)]) {
      watch.observe(root, all);
    }
  });
}"""


class Looker:
    """Use a panel, and note how long the page computes for it, in seconds."""

    def __init__(
        self, panel: Panel, session: CDPSession, stories: Sequence[FilmStory]
    ) -> None:
        """Take a panel that is open; a story for each update goes on with a grab."""
        self.panel = panel
        self.spent: dict[str, list[float]] = {name: [] for name in NAMES}
        self.seen: list[float] = []
        self._session = session
        self._stories = iter(stories)
        self._doings: dict[str, Callable[[], Awaitable[int]]] = {
            SCROLLING: self._scroll,
            "an update": self._update,
            "a search": self._search,
        }

    async def note(self, name: str) -> None:
        """Do one thing, and note how long the page computed each time."""
        await self.panel.page.evaluate(DRAWN)
        before = await self._computed()
        times = await self._doings[name]()
        self.spent[name].append((await self._computed() - before) / times)

    async def show_all(self, count: int) -> None:
        """Have all cards on the page again."""
        await self.panel.page.get_by_role("searchbox").fill("")
        await expect(self.panel.cards).to_have_count(count, timeout=SOON)

    async def _computed(self) -> float:
        """Return how long the page has computed so far."""
        answer = await self._session.send("Performance.getMetrics")
        values = {each["name"]: each["value"] for each in answer["metrics"]}
        return float(values["TaskDuration"])

    async def _scroll(self) -> int:
        """Scroll down a little, and up again."""
        await self.panel.page.evaluate(SCROLL, [FRAMES, STEP])
        return FRAMES

    async def _update(self) -> int:
        """Let Radarr tell of a release, and wait until that was drawn."""
        await self.panel.root.evaluate(WATCH)
        began = time.perf_counter()
        await next(self._stories).advance_to("grab")
        await self.panel.page.evaluate("settled")
        self.seen.append(time.perf_counter() - began)
        return 1

    async def _search(self) -> int:
        """Search for one of all."""
        await self.panel.page.get_by_role("searchbox").fill("number 0023")
        await expect(self.panel.cards).to_have_count(1)
        await self.panel.page.evaluate(DRAWN)
        return 1


async def measure(bench: Bench) -> Report:
    """Scroll, hear of an update, and search, in turns on both panels."""
    report = Report()
    rounds = bench.rounds + 1
    async with AsyncExitStack() as exits:
        lookers = {
            count: await exits.enter_async_context(
                _looking(bench, report, count, rounds)
            )
            for count in (FEW, MANY)
        }
        for _ in range(rounds):
            for name in NAMES:
                for looker in lookers.values():
                    await looker.note(name)
            for count, looker in lookers.items():
                await looker.show_all(count)
    _tell(report, lookers[FEW], lookers[MANY])
    return report


@asynccontextmanager
async def _looking(
    bench: Bench, report: Report, count: int, updates: int
) -> AsyncIterator[Looker]:
    """Lend a panel with so many active requests, on a home of its own."""
    titles = FILMS[:count]
    stack = Stack(speed=1_000, titles=titles, local_images=True)
    async with bench.household(f"panel-{count}", stack) as home:
        stories = [queued_film(stack, title) for title in titles]
        await wish_for(stories)
        moving = stories[:updates]
        for story in moving:
            await story.advance_to("search")
        async with signed_in(home.client) as page:
            panel = Panel(page, home.home.url)
            await panel.open()
            await expect(panel.cards).to_have_count(count, timeout=SOON)
            session = await page.context.new_cdp_session(page)
            await session.send("Performance.enable", {"timeDomain": "threadTicks"})
            await home.probe("start")
            yield Looker(panel, session, moving)
            await home.probe(f"{count:,} requests on the panel")
        home.blocks = [block for block in home.blocks if block.during != "start"]
        keep_blocks(report, home)


def _tell(report: Report, few: Looker, many: Looker) -> None:
    """Say what was found; the first round warmed up."""
    for name in NAMES:
        measured, against = many.spent[name][1:], few.spent[name][1:]
        ratio = ratios(measured, against)
        report.add(
            f"{name} with {MANY:,} requests, against {FEW}",
            f"{ratio.middle:.1f} times",
            f"at most {MOST:g} times",
            met=ratio.middle <= MOST,
        )
        for count, spent in ((FEW, against), (MANY, measured)):
            spread = Spread(tuple(spent))
            is_smooth = spread.middle < FRAME if name == SCROLLING else None
            report.add(
                f"{name} with {count:,} requests",
                spread.text(1, " ms", 1000),
                "" if is_smooth is None else f"under {FRAME * 1000:.1f} ms",
                met=is_smooth,
            )
    seen = percentile(many.seen[1:], 50)
    report.add(
        f"from the webhook to the picture with {MANY:,} requests, half within",
        f"{seen * 1000:.0f} ms",
        f"under {SEEN:g} s",
        met=seen < SEEN,
    )
    report.notes.append(
        "Computing of the main thread of the page, in Chromium without a graphics card, "
        f"Home Assistant's own frontend included. {FRAMES} frames of scrolling, a card "
        "that Radarr's webhook moves to another place, and a search that leaves one card "
        "of all; both panels are open at the same time and are used in turns."
    )

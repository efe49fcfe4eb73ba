"""Look at the panel through a browser, as a person does."""

import json
from typing import Any, Final

from playwright.async_api import Locator, Page, WebSocket, expect

from .home import ROOT
from .household import DOMAIN

PATH: Final = "/status-tracker"
# Home Assistant's frontend loads for a while on a busy machine.
FIRST: Final = 90_000
THEIR_PARTS: Final = "/frontend_latest/"
# A service is asked every few seconds, and rests when nothing moves.
SOON: Final = 60_000
AXE: Final = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
# Rules that speak of whole pages, of which the panel is only a part.
PAGE_RULES: Final = ("region", "page-has-heading-one", "landmark-one-main")
CHECK: Final = """(element, rules) => axe.run(element, {
  rules: Object.fromEntries(rules.map((rule) => [rule, { enabled: false }])),
  runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "best-practice"],
})"""


class Panel:
    """Read and use the panel on a page."""

    def __init__(self, page: Page, url: str) -> None:
        """Take a page that is signed in at the address of a Home Assistant."""
        self.page = page
        self.url = url
        self.root = page.locator("status-tracker-panel")
        self.errors: list[str] = []
        self.asked: list[str] = []
        """The commands of ours that the page has sent to Home Assistant."""
        page.on("websocket", self._listen)
        page.on("pageerror", lambda error: self._note(str(error)))

    def _note(self, error: str) -> None:
        """Keep an error, unless Home Assistant's own pages miss a part while offline."""
        if THEIR_PARTS not in error:
            self.errors.append(error)

    def _listen(self, socket: WebSocket) -> None:
        """Note what the page asks for over a connection."""
        socket.on("framesent", self._note_command)

    def _note_command(self, frame: bytes | str) -> None:
        """Keep the names of commands that are ours; several may come at once."""
        sent = json.loads(frame)
        for command in sent if isinstance(sent, list) else [sent]:
            if command["type"].startswith(f"{DOMAIN}/"):
                self.asked.append(command["type"])

    async def open(self, path: str = "") -> None:
        """Open a page of the panel and wait until it is live."""
        await self.page.goto(f"{self.url}{PATH}{path}")
        await self.until_live(FIRST)

    async def until_live(self, patience: float = SOON) -> None:
        """Wait until the panel says that it shows what is."""
        await expect(self.root.get_by_text("Live", exact=True)).to_be_visible(
            timeout=patience
        )

    def card(self, title: str) -> Locator:
        """Return the card of an active request."""
        return self.page.locator("status-tracker-request-card").filter(
            has=self.page.get_by_role("link", name=title, exact=True)
        )

    @property
    def cards(self) -> Locator:
        """Return the cards of all active requests."""
        return self.page.locator("status-tracker-request-card")

    @property
    def rows(self) -> Locator:
        """Return the rows of the history."""
        return self.page.locator("status-tracker-history .rows li")

    async def see(self, locator: Locator, text: str, patience: float = SOON) -> None:
        """Wait until something shows a text."""
        await expect(locator).to_contain_text(text, timeout=patience)

    async def faults(self) -> list[str]:
        """Return what hinders people who see little or use no mouse."""
        return await faults_of(self.root)

    async def is_wider_than_window(self) -> bool:
        """Tell whether one has to scroll sideways."""
        return await is_wider_than_window(self.page)


async def faults_of(part: Locator) -> list[str]:
    """Return what of a part of a page hinders people who see little or use no mouse."""
    await part.page.evaluate(AXE.read_text())
    found: dict[str, Any] = await part.evaluate(CHECK, PAGE_RULES)
    return [
        f"{fault['id']}: {node['html'][:200]} {node['failureSummary'][:300]}"
        for fault in found["violations"]
        for node in fault["nodes"]
    ]


async def is_wider_than_window(page: Page) -> bool:
    """Tell whether one has to scroll a page sideways."""
    wider: bool = await page.evaluate(
        "() => document.documentElement.scrollWidth > window.innerWidth"
    )
    return wider

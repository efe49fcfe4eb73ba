"""Take the pictures of the documentation from a demo of their own."""

import asyncio
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path
import sys
import tempfile
from typing import Final

from tests.stack.demo import Demo
from tests.stack.stack import Stack

from .browser import DESKTOP, PHONE, signed_in
from .client import HomeClient
from .dashboard import PANEL, URL_PATH, add_dashboard
from .errors import Json
from .home import ROOT
from .household import new_household

IMAGES: Final = ROOT / "docs" / "images"
# Early enough that the first titles were not deleted yet.
SPEED: Final = 20.0
PLAYERS: Final = 8
PATIENCE: Final = 300.0
# What is worth a picture: so many requests, these states, and so many downloads.
REQUESTS: Final = 8
VARIETY: Final = frozenset({"searching", "downloading", "available"})
DOWNLOADS: Final = 3
# One that is further may be over before the picture is taken.
MIDST: Final = (0.1, 0.5)
# Loaded: every picture in sight, every icon and letter; nothing is drawn half-way.
LOADED: Final = """() => {
  const all = (root) => [...root.querySelectorAll("*")].flatMap((element) =>
    [element, ...(element.shadowRoot ? all(element.shadowRoot) : [])]);
  const named = (name) => elements.filter(({ localName }) => localName === name);
  const elements = all(document);
  const isInSight = (image) => image.getBoundingClientRect().top < innerHeight;
  const isDrawn = (icon) => icon.shadowRoot?.querySelector("ha-svg-icon")?.path;
  return document.fonts.status === "loaded" &&
    named("img").filter(isInSight).every(({ complete }) => complete) &&
    named("ha-icon").every(isDrawn);
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Say what is to be seen: a page of Home Assistant, and a text of it.

    `follow` is a link to go on by, chosen on that page.
    """

    name: str
    path: str
    text: str
    size: tuple[int, int] = DESKTOP
    dark: bool = False
    follow: str | None = None


IN_THE_MIDST: Final = "status-tracker-request-card:has-text(' left') h2 a"
PAGES: Final = (
    Picture(name="panel", path=f"/{PANEL}", text="Live"),
    Picture(name="request", path=f"/{PANEL}", text="Timeline", follow=IN_THE_MIDST),
    Picture(name="history", path=f"/{PANEL}/history", text="Select"),
    Picture(name="services", path=f"/{PANEL}/services", text="Open the settings"),
    Picture(name="card", path=f"/{URL_PATH}/1", text="As posters"),
)
PICTURES: Final = (
    *PAGES,
    *(replace(one, name=f"{one.name}-dark", dark=True) for one in PAGES),
    Picture(name="panel-phone", path=f"/{PANEL}", text="Live", size=PHONE),
)


def is_worth_it(rows: Collection[Json]) -> bool:
    """Tell whether there is much to see at once."""
    least, most = MIDST
    downloads = [
        row
        for row in rows
        if row["state"] == "downloading" and least < (row["progress"] or 0) < most
    ]
    return (
        len(rows) >= REQUESTS
        and len(downloads) >= DOWNLOADS
        and {row["state"] for row in rows} >= VARIETY
    )


async def until_worth_it(client: HomeClient) -> None:
    """Wait until there is much to see at once."""
    rows: dict[str, Json] = {}
    async with asyncio.timeout(PATIENCE), client.connect() as socket:
        changes = await socket.subscribe("status_tracker/requests/subscribe")
        while not is_worth_it(rows.values()):
            news = await changes.next(timeout=PATIENCE)
            for row in (*news.get("requests", ()), *news.get("added", ())):
                rows[row["id"]] = row
            for fields in news.get("changed", ()):
                rows[fields["id"]] |= fields
            for request_id in news.get("removed", ()):
                rows.pop(request_id, None)


async def take(client: HomeClient, picture: Picture) -> None:
    """Take one picture."""
    async with signed_in(client, picture.size, dark=picture.dark, calm=True) as page:
        await until_worth_it(client)
        await page.goto(f"{client.url}{picture.path}")
        if picture.follow is not None:
            await page.locator(picture.follow).first.click(timeout=PATIENCE * 1000)
        await page.get_by_text(picture.text, exact=True).first.wait_for()
        await page.wait_for_function(LOADED)
        await page.screenshot(path=IMAGES / f"{picture.name}.png")
    sys.stdout.write(f"{picture.name}.png\n")
    sys.stdout.flush()


async def main() -> None:
    """Start a demo and take the pictures that are named, or all."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    named = set(sys.argv[1:])
    wanted = [one for one in PICTURES if not named or one.name in named]
    stack = Stack(speed=SPEED, local_images=True)
    with tempfile.TemporaryDirectory() as folder:
        async with new_household(stack, Path(folder)) as household:
            await add_dashboard(household.client)
            playing = asyncio.create_task(Demo(stack, players=PLAYERS).run())
            try:
                for picture in wanted:
                    await take(household.client, picture)
            finally:
                playing.cancel()
                await asyncio.wait({playing})


if __name__ == "__main__":
    asyncio.run(main())

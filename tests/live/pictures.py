"""Take the pictures of the documentation from a demo of their own."""

import asyncio
from dataclasses import dataclass
from pathlib import Path
import sys
import tempfile
from typing import Final

from tests.stack.demo import Demo
from tests.stack.stack import Stack

from .browser import DESKTOP, PHONE, signed_in
from .client import HomeClient
from .dashboard import PANEL, URL_PATH, add_dashboard
from .home import ROOT
from .household import new_household

IMAGES: Final = ROOT / "docs" / "images"
# Early enough that the first titles were not deleted yet.
SPEED: Final = 20.0
PLAYERS: Final = 8
PATIENCE: Final = 300.0
SETTLED: Final = 3.0
# What is worth a picture: so many requests, and these states among them.
REQUESTS: Final = 8
VARIETY: Final = frozenset({"searching", "downloading", "available"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Say what is to be seen: a page of Home Assistant, and a text of it."""

    name: str
    path: str
    text: str
    size: tuple[int, int] = DESKTOP
    dark: bool = False


PICTURES: Final = (
    Picture(name="panel", path=f"/{PANEL}", text="Live"),
    Picture(name="panel-dark", path=f"/{PANEL}", text="Live", dark=True),
    Picture(name="panel-phone", path=f"/{PANEL}", text="Live", size=PHONE),
    Picture(name="board", path=f"/{URL_PATH}/0", text="Ready to watch"),
    Picture(name="card", path=f"/{URL_PATH}/1", text="As posters"),
)


async def until_worth_it(client: HomeClient) -> None:
    """Wait until there is much to see at once."""
    async with asyncio.timeout(PATIENCE):
        while True:
            shown = [
                state["state"]
                for entity_id, state in (await client.states()).items()
                if entity_id.startswith("sensor.")
                and "request_id" in state["attributes"]
            ]
            if len(shown) >= REQUESTS and set(shown) >= VARIETY:
                return
            await asyncio.sleep(0.2)


async def take(client: HomeClient, picture: Picture) -> None:
    """Take one picture."""
    async with signed_in(client, picture.size, dark=picture.dark) as page:
        await page.goto(f"{client.url}{picture.path}")
        await page.get_by_text(picture.text, exact=True).first.wait_for()
        await until_worth_it(client)
        await page.wait_for_timeout(SETTLED * 1000)
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

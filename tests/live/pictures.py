"""Take the pictures of the documentation from a demo of their own."""

import asyncio
from pathlib import Path
import sys
import tempfile
from typing import Final

from tests.stack.demo import Demo
from tests.stack.stack import Stack

from .browser import DESKTOP, signed_in
from .client import HomeClient
from .dashboard import URL_PATH, add_dashboard
from .home import ROOT
from .household import new_household

IMAGES: Final = ROOT / "docs" / "images"
# Early enough that the first titles were not deleted yet.
SPEED: Final = 20.0
PATIENCE: Final = 300.0
SETTLED: Final = 3.0
# What is worth a picture: so many requests, and these states among them.
REQUESTS: Final = 8
VARIETY: Final = frozenset(
    {"searching", "grabbing", "downloading", "importing", "available"}
)
PICTURES: Final = {"board.png": False, "board-dark.png": True}


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


async def take(client: HomeClient, path: Path, *, dark: bool) -> None:
    """Take one picture of the board."""
    async with signed_in(client, DESKTOP, dark=dark) as page:
        await page.goto(f"{client.url}/{URL_PATH}")
        await page.get_by_text("Ready to watch").wait_for()
        await until_worth_it(client)
        await page.wait_for_timeout(SETTLED * 1000)
        await page.screenshot(path=path)
    sys.stdout.write(f"{path.relative_to(ROOT)}\n")


async def main() -> None:
    """Start a demo and take every picture."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    stack = Stack(speed=SPEED, local_images=True)
    with tempfile.TemporaryDirectory() as folder:
        async with new_household(stack, Path(folder)) as household:
            await add_dashboard(household.client)
            playing = asyncio.create_task(Demo(stack, players=8).run())
            try:
                for name, dark in PICTURES.items():
                    await take(household.client, IMAGES / name, dark=dark)
            finally:
                playing.cancel()
                await asyncio.wait({playing})


if __name__ == "__main__":
    asyncio.run(main())

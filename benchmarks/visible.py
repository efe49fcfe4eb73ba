"""Post webhooks one at a time and look on over a websocket, as the panel does."""

import asyncio
import time
from typing import Any, Final

from tests.live.household import DOMAIN

from .bench import Bench
from .measure import Report, percentile
from .payloads import JOURNEY
from .posting import Line, make_post
from .webhooks import FINISHED, UNFINISHED, films_of

TIMES: Final = 100
MOST: Final = 0.050
# The states that the journey's webhooks lead to; what Jellyfin tells is checked first.
VISIBLE: Final = ("grabbing", "importing")
PAUSE: Final = 0.3


async def measure(bench: Bench) -> Report:
    """Take the time from a webhook's first byte to the message with the new state."""
    report = Report()
    async with bench.home("visible", finished=FINISHED, unfinished=UNFINISHED) as home:
        await home.start()
        await home.probe("start")
        films = [wish for wish in films_of(home) if not wish.number % 2][:TIMES]
        seen: list[float] = []
        answered: list[float] = []
        async with home.client.connect() as socket, Line(home.home.url) as line:
            feed = await socket.subscribe(f"{DOMAIN}/requests/subscribe")
            rows = (await feed.next())["requests"]
            titles = {row["title"]: row["id"] for row in rows}
            for (kind, tell), state in zip(JOURNEY, VISIBLE, strict=False):
                for wish in films:
                    post = make_post(*home.webhook(kind), tell(wish, 0))
                    watching = asyncio.create_task(
                        _until(feed, titles[wish.title], state)
                    )
                    await asyncio.sleep(0)
                    began = time.perf_counter()
                    answered.append(await line.post(post))
                    seen.append(await watching - began)
                await asyncio.sleep(PAUSE)
        await home.probe("webhooks one at a time")
        report.blocks = [block for block in home.blocks if block.during != "start"]
    worst = percentile(seen, 99)
    report.add("half are to be seen within", f"{percentile(seen, 50) * 1000:.1f} ms")
    report.add(
        "99 % are to be seen within",
        f"{worst * 1000:.1f} ms",
        f"under {MOST * 1000:.0f} ms",
        met=worst < MOST,
    )
    report.add("the slowest of all", f"{max(seen) * 1000:.1f} ms")
    report.add(
        "answered to the sender, on the disk: half within, 99 % within",
        f"{percentile(answered, 50) * 1000:.1f} ms,"
        f" {percentile(answered, 99) * 1000:.1f} ms",
    )
    report.notes.append(
        f"{len(seen)} webhooks of Radarr, one after the other, on a Home Assistant that "
        f"knows {FINISHED + UNFINISHED:,} requests; from the first byte that is sent to "
        "the message on the websocket with the new state."
    )
    return report


async def _until(feed: Any, request_id: str, state: str) -> float:
    """Return when a request was first seen in a state."""
    while True:
        event = await feed.next()
        for row in event.get("changed", ()):
            if row["id"] == request_id and row.get("state") == state:
                return time.perf_counter()

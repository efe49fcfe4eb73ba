"""Take a library of 50,000 films, shows and episodes in, twice, and then it is known.

Runs by itself as well: `python -m benchmarks.library_sync`.
"""

import argparse
import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
import tempfile
import time
from typing import Any, Final

from tests.live.home_socket import HomeSocket
from tests.stack.populate import add_to_library, invent
from tests.stack.stack import Stack

from .bench import Bench, BenchHome, keep_blocks
from .measure import Report
from .page import print_report

FILMS: Final = 20_000
SHOWS: Final = 2_000
EPISODES: Final = 14
MEGA: Final = 1e6
LOOK_EVERY: Final = 0.1
LONGEST_BLOCK: Final = 0.020
LIMIT: Final = 600


@dataclass(frozen=True, slots=True)
class Sync:
    """Hold what a sync took: seconds, of computing too, and bytes at its height."""

    seconds: float
    computing: float
    highest: int
    result: dict[str, Any]


async def measure(
    bench: Bench, *, films: int = FILMS, shows: int = SHOWS, episodes: int = EPISODES
) -> Report:
    """Sync a library that nobody knows, and then the same once more."""
    report = Report()
    stack = Stack(speed=1_000, local_images=True)
    async with bench.household("library-sync", stack) as home:
        _fill(stack, films, shows, episodes)
        items = films + shows * (1 + episodes)
        await home.probe()
        await home.collect_garbage()
        before = home.memory
        first = await _sync(home)
        await home.probe("the first sync")
        await home.collect_garbage()
        after = home.memory
        second = await _sync(home)
        await home.probe("the second sync")
        keep_blocks(report, home)
        await home.collect_garbage()
        at_last = home.memory
    assert first.result["added"]["count"] == films + shows, first.result
    assert second.result["unchanged"] == films + shows, second.result
    assert not first.result["skipped"], first.result["skipped"]
    _tell(report, first, second, items)
    report.add("memory added at the height", _mega(first.highest - before))
    report.add("memory added that stays", _mega(after - before))
    report.add(
        "memory added by the second at the height", _mega(second.highest - after)
    )
    report.add("memory added by the second that stays", _mega(at_last - after))
    computed = max((min(each.ours, each.cpu) for each in report.blocks), default=0.0)
    waited = max((each.ours for each in report.blocks), default=0.0)
    report.add(
        "longest stretch that the integration computes in the loop",
        f"{computed * 1e3:.0f} ms",
        f"under {LONGEST_BLOCK * 1e3:.0f} ms",
        met=computed < LONGEST_BLOCK,
    )
    report.add(
        "the same with what other programs took of the processor meanwhile",
        f"{waited * 1e3:.0f} ms",
    )
    report.notes.append(
        f"{films:,} films and {shows:,} shows of {episodes} episodes, {items:,} items of "
        "a simulated Jellyfin; Radarr, Sonarr and Seerr know every title. The services "
        "run beside Home Assistant, on the same machine, so that the time is theirs as "
        "well; computing is that of Home Assistant alone. The second sync finds "
        "everything known."
    )
    return report


def _tell(report: Report, first: Sync, second: Sync, items: int) -> None:
    """Say how long it took."""
    thousands = items / 1_000
    for name, sync in (("first", first), ("second", second)):
        report.add(f"{name} sync, whole", f"{sync.seconds:.1f} s")
        report.add(
            f"{name} sync, for 1,000 items", f"{sync.seconds / thousands * 1e3:.0f} ms"
        )
        report.add(
            f"{name} sync, computing for 1,000 items",
            f"{sync.computing / thousands * 1e3:.0f} ms",
        )


def _fill(stack: Stack, films: int, shows: int, episodes: int) -> None:
    """Let titles be in the library that nobody asked for."""
    with stack.jellyfin.library.silence():
        for title in invent(films):
            add_to_library(stack, title)
        for title in invent(shows, shows=True, episodes=episodes):
            add_to_library(stack, title)


async def _sync(home: BenchHome) -> Sync:
    """Sync, and watch the memory meanwhile."""
    async with home.client.connect() as socket, _watching(home) as heights:
        computed, began = home.cpu, time.perf_counter()
        result = await _result(socket)
        took, computing = time.perf_counter() - began, home.cpu - computed
    return Sync(took, computing, max(heights), result)


async def _result(socket: HomeSocket) -> dict[str, Any]:
    """Begin a sync, and return what it found in the end."""
    events = await socket.subscribe("status_tracker/library/subscribe")
    await events.next(10)
    await socket.command("status_tracker/library/sync")
    while True:
        state: dict[str, Any] = await events.next(LIMIT)
        if not state["running"]:
            if state["error"] or state["result"] is None:
                raise RuntimeError(state)
            result: dict[str, Any] = state["result"]
            return result


@asynccontextmanager
async def _watching(home: BenchHome) -> AsyncIterator[list[int]]:
    """Lend a list of how much memory the home held from time to time."""
    heights = [home.memory]

    async def look() -> None:
        while True:
            heights.append(await asyncio.to_thread(lambda: home.memory))
            await asyncio.sleep(LOOK_EVERY)

    task = asyncio.create_task(look())
    try:
        yield heights
    finally:
        task.cancel()
        await asyncio.wait({task})


def _mega(size: int) -> str:
    """Say a size."""
    return f"{size / MEGA:.0f} MB"


def main() -> None:
    """Measure this alone, and show what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--films", type=int, default=FILMS)
    parser.add_argument("--shows", type=int, default=SHOWS)
    parser.add_argument("--episodes", type=int, default=EPISODES)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        report = asyncio.run(measure(Bench(Path(folder), rounds=1), **vars(options)))
    print_report("What taking in a library costs", report)
    for block in sorted(report.blocks, key=lambda each: -each.ours)[:10]:
        print(
            f"{block.seconds * 1e3:6.1f} ms, ours {block.ours * 1e3:5.1f}, "
            f"collecting {block.collecting * 1e3:5.1f}, {block.during}: {block.where}"
        )


if __name__ == "__main__":
    main()

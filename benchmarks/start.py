"""Start Home Assistant with a long history and without, in turns."""

import asyncio
from dataclasses import dataclass, field
from typing import Final

from tests.live.household import DOMAIN

from .bench import Bench, BenchHome
from .measure import Report, Spread
from .parts import measure_history

FINISHED: Final = 50_000
UNFINISHED: Final = 300
SECONDS: Final = 0.5
MEGABYTES: Final = 60
MEGA: Final = 1e6
# How long a Home Assistant that runs is left alone before its memory is read.
REST: Final = 3.0


@dataclass(slots=True)
class Starts:
    """Hold what each start took: seconds, seconds of computing, bytes."""

    running: list[float] = field(default_factory=list)
    set_up: list[float] = field(default_factory=list)
    computing: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)


async def measure(bench: Bench) -> Report:
    """Compare starts."""
    report = Report()
    empty, full = Starts(), Starts()
    async with (
        bench.home("start-empty") as home,
        bench.home("start-full", finished=FINISHED, unfinished=UNFINISHED) as long,
    ):
        # The first start registers what the later ones find.
        for each in (home, long):
            await each.start()
            await each.stop()
        for _ in range(bench.rounds):
            for each, starts in ((home, empty), (long, full)):
                await _start(each, starts)
        report.blocks = long.blocks
    added = min(full.set_up) - min(empty.set_up)
    grown = (min(full.memory) - min(empty.memory)) / MEGA
    report.add(
        "set-up of the integration takes longer by",
        f"{added:.2f} s",
        f"under {SECONDS} s",
        met=added < SECONDS,
    )
    report.add(
        "Home Assistant holds more memory by",
        f"{grown:.0f} MB",
        f"under {MEGABYTES} MB",
        met=grown < MEGABYTES,
    )
    for name, starts in (("empty", empty), ("full", full)):
        report.add(f"set-up, {name}", _text(starts.set_up, 2, " s"))
        report.add(f"all of Home Assistant, {name}", _text(starts.running, 2, " s"))
        report.add(f"computing of all, {name}", _text(starts.computing, 2, " s"))
        report.add(f"memory of all, {name}", _text(starts.memory, 0, " MB", 1 / MEGA))
    reading, indexing, evidence = measure_history(bench.past, rounds=bench.rounds)
    report.add("finished requests, compressed", f"{evidence / MEGA:.0f} MB")
    report.add("reading and checking them", reading.text(2, " s"))
    report.add("indexing them", indexing.text(2, " s"))
    if added >= SECONDS:
        report.notes.append(
            "Each finished request is taken out of its file, checked for damage and"
            " indexed by all that a fact may know of it, about eleven keys:"
            f" {reading.best + indexing.best:.2f} s of computing, in a thread. It takes"
            " longer than that, for Home Assistant sets up everything else meanwhile,"
            f" and Python lets one thread compute at a time. The {UNFINISHED} sensors"
            " come on top, which Home Assistant registers one by one. To begin before"
            " all is indexed would save more, but a webhook of that moment would find"
            " nobody."
        )
    if grown >= MEGABYTES:
        within = FINISHED * MEGABYTES / grown
        report.notes.append(
            "Every finished request keeps all of its evidence, so that any later fact "
            f"finds it: {evidence / FINISHED / 1000:.1f} KB of it, compressed. With "
            f"{MEGABYTES} MB there is room for about {within:,.0f} of them. Left on the"
            " disk, each that a fact asks for would hold up the event loop."
        )
    report.notes.append(
        f"Full is {FINISHED:,} finished requests and {UNFINISHED} unfinished, each with "
        "a sensor; empty is a set-up without requests. The set-up is measured by Home "
        "Assistant itself; all of it from the start of the process until everything "
        "runs, by looks ten times a second."
    )
    return report


async def _start(home: BenchHome, starts: Starts) -> None:
    """Start, note what it took, and stop."""
    loop = asyncio.get_running_loop()
    began = loop.time()
    await home.start()
    starts.running.append(loop.time() - began)
    starts.computing.append(home.cpu)
    async with home.client.connect() as socket:
        for each in await socket.command("integration/setup_info"):
            if each["domain"] == DOMAIN:
                starts.set_up.append(each["seconds"])
    await home.probe("start")
    await asyncio.sleep(REST)
    await home.collect_garbage()
    starts.memory.append(home.memory)
    await home.stop()


def _text(values: list[float], digits: int, unit: str, scale: float = 1) -> str:
    """Say the best, and how far the others were from it."""
    return Spread(tuple(values)).text(digits, unit, scale)

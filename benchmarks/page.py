"""Write what benchmarks found for people to read."""

from collections.abc import Iterable, Iterator, Mapping
import os
import re
import textwrap
from typing import Final

from . import BENCHMARKS
from .measure import Report
from .probe import Block

PAGE: Final = "docs/performance.md"
WIDTH: Final = 88
# What is different in each run, in the names of tasks.
_NUMBER: Final = re.compile(r"\b[0-9A-Z]{26}\b")
# In seconds.
LONGEST_BLOCK: Final = 0.020

INTRODUCTION: Final = """\
# Performance

`scripts/benchmark` measures everything on this page and writes it; `benchmarks/` has a
module for each section. Run it on a machine that does nothing else.

## How to read it

- Seconds depend on the machine, so most targets are **ratios**: two things measured in
  one run, one right after the other, on the same machine.
- What is measured several times is given as its best value, with the worst behind it:
  other programs only ever add to a measure.
- *Home Assistant* is a real one in a process of its own, with recorder, history and
  logbook, set up through its own dialogs. While it is measured, the services that it
  follows are away, unless the section says otherwise.
- *Finished* requests are those that have left the dashboard for the history;
  *unfinished* ones have a sensor.
"""

BLOCKS: Final = """\
## What holds Home Assistant up

Home Assistant does everything in one loop; what takes long there delays all else. Each
callback of the loop is timed while the benchmarks above run, and a thread looks on,
every millisecond, whose code is at work. Shown is, for each benchmark, where the
integration held the loop up the longest: what it computed itself, with what the loop
waited meanwhile for other threads of the integration. Not counted is what the garbage
collector takes, which strikes whoever happens to allocate, nor what the loop waited for
other programs of the machine.
"""


def compose(reports: Mapping[str, Report]) -> str:
    """Return the page."""
    parts = [INTRODUCTION, f"Measured on {machine()}.\n"]
    for name, report in reports.items():
        parts.append(f"## {BENCHMARKS[name]}\n")
        parts.append("\n".join(_table(report)) + "\n")
        parts.extend(f"{_filled(note)}\n" for note in report.notes)
    parts.append(BLOCKS)
    parts.append("\n".join(_block_table(reports)) + "\n")
    return "\n".join(parts)


def print_report(title: str, report: Report) -> None:
    """Show a report on the terminal."""
    print(f"\n{title}")
    for result in report.results:
        mark = {True: "met", False: "MISSED", None: ""}[result.met]
        print(f"  {result.what:58} {result.value:>28}  {result.target:16} {mark}")
    for note in report.notes:
        print(textwrap.indent(_filled(note), "  "))
    for block in worst(report.blocks, 4):
        print(
            f"  block {block.seconds * 1000:6.1f} ms, ours {block.ours * 1000:6.1f},"
            f" cpu {block.cpu * 1000:6.1f}, gc {block.collecting * 1000:5.1f}"
            f" [{block.during}] {block.where}"
            + (f" beside {block.beside}" if block.beside else "")
        )


def worst(blocks: Iterable[Block], count: int) -> list[Block]:
    """Return the blocks in which the integration was at work the longest."""
    ours = (block for block in blocks if block.caused > 0)
    return sorted(ours, key=lambda block: -block.caused)[:count]


def machine() -> str:
    """Say what the machine is, by cores and memory alone."""
    pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    return f"{os.cpu_count()} cores, {round(pages * size / 2**30)} GB of memory"


def _table(report: Report) -> Iterator[str]:
    """Yield the lines of a table."""
    yield "| | measured | target | |"
    yield "| --- | --- | --- | --- |"
    for result in report.results:
        mark = {True: "met", False: "**missed**", None: ""}[result.met]
        yield f"| {result.what} | {result.value} | {result.target} | {mark} |"


def _block_table(reports: Mapping[str, Report]) -> Iterator[str]:
    """Yield the lines of the table of what held up the loop."""
    yield "| benchmark | longest | where | target | |"
    yield "| --- | --- | --- | --- | --- |"
    for name, report in reports.items():
        target = f"under {LONGEST_BLOCK * 1000:.0f} ms"
        if not (found := worst(report.blocks, 1)):
            yield f"| {name} | none over 8 ms | | {target} | met |"
            continue
        block = found[0]
        where = _NUMBER.sub("…", block.where.partition(" < ")[0].partition(" (")[0])
        mark = "met" if block.caused < LONGEST_BLOCK else "**missed**"
        place = f"`{where}`, {block.during}" if block.during else f"`{where}`"
        yield f"| {name} | {block.caused * 1000:.0f} ms | {place} | {target} | {mark} |"


def _filled(text: str) -> str:
    """Return a paragraph with lines of the width of a page."""
    return textwrap.fill(" ".join(text.split()), WIDTH, break_long_words=False)

"""Kill Home Assistant at every step of every path, and compare the outcomes."""

import argparse
import asyncio
from collections.abc import Iterator, Mapping, Sequence
from itertools import batched, count, groupby
from pathlib import Path as Folder
import sys
import tempfile
import time
from typing import Final

from tests.stack.stack import Stack
from tests.stack.titles import CATALOGUE

from .cells import ALL, Cell, Outcome, every_cell, examine, undisturbed
from .errors import HomeError
from .household import Household, new_household
from .paths import NAMES, PATHS, Path
from .reporting import complaints

MISSED: Final = (0, 1, 3, ALL)
# Radarr and Sonarr are asked for twenty titles a minute: more would only wait longer.
AT_ONCE: Final = 40
# Paths that go through Radarr beside paths that go through Sonarr.
TOGETHER: Final = (0, 0, 1, 1, 2, 2)
GOOD, BAD, NO_CELL = "ok", "WRONG", "-"


def cells() -> list[Cell]:
    """Return every cell, each with a title of its own."""
    numbers = count(len(PATHS))
    stack = Stack()
    found: list[Cell] = []
    for path in PATHS:
        steps = path.steps(stack)
        for missed in MISSED:
            found += every_cell(path, steps, missed, numbers)
        found += every_cell(path, steps, 0, numbers, at_once=True)
    return found


def batches(wanted: Sequence[Cell], size: int) -> Iterator[Sequence[Cell]]:
    """Yield the cells that one kill serves."""

    def together(cell: Cell) -> tuple[str, int]:
        """Return what cells share that are examined together."""
        return cell.away, TOGETHER[PATHS.index(cell.path)]

    for _, some in groupby(sorted(wanted, key=together), together):
        yield from batched(some, size, strict=False)


def table(wanted: Sequence[Cell], problems: Mapping[Cell, list[str]]) -> Iterator[str]:
    """Yield the lines of a table for each path: steps down, absences across."""
    for path in PATHS:
        mine = [cell for cell in wanted if cell.path is path]
        if not mine:
            continue
        verdicts = {
            (cell.stop, cell.away): BAD if problems[cell] else GOOD for cell in mine
        }
        columns = list(dict.fromkeys(cell.away for cell in mine))
        heads = "".join(f"{column:>9}" for column in columns)
        yield f"\n{path.name + ', missed:':<34}{heads}"
        for stop in sorted({cell.stop for cell in mine}):
            after = next(cell.after for cell in mine if cell.stop == stop)
            row = "".join(
                f"{verdicts.get((stop, column), NO_CELL):>9}" for column in columns
            )
            yield f"  killed after {after:<19}{row}"


async def examine_all(
    household: Household, wanted: Sequence[Cell], size: int
) -> dict[Cell, list[str]]:
    """Examine all cells on one household and return what is wrong in each."""
    paths = [path for path in PATHS if any(cell.path is path for cell in wanted)]
    usual: Mapping[str, Outcome] = await undisturbed(
        household, paths, {path.name: PATHS.index(path) for path in paths}
    )
    problems: dict[Cell, list[str]] = {}
    for batch in batches(wanted, size):
        began, before = time.monotonic(), len(household.home.log)
        try:
            found = await examine(household, batch, usual)
        except HomeError as err:
            found = [[str(err)] for _ in batch]
            await household.home.kill()
            await household.restart()
        for complaint in complaints(household.home.log[before:]):
            found[0].append(complaint)
        problems |= zip(batch, found, strict=True)
        names = ", ".join(dict.fromkeys(cell.path.name for cell in batch))
        wrong = sum(map(bool, found))
        say(
            f"{names}; missed {batch[0].away}: {len(batch)} cells, {wrong} wrong"
            f" ({time.monotonic() - began:.0f} s)"
        )
        for cell, texts in zip(batch, found, strict=True):
            for text in texts:
                say(f"  {cell}: {text}")
    return problems


async def run(wanted: Sequence[Cell], size: int) -> int:
    """Examine the cells, print the table, and return how many went wrong."""
    titles: list[Path] = [*PATHS, *(cell.path for cell in wanted)]
    numbers = [*range(len(PATHS)), *(cell.number for cell in wanted)]
    invented = [path.title(n) for path, n in zip(titles, numbers, strict=True)]
    stack = Stack(speed=1_000, titles=(*CATALOGUE, *invented))
    with tempfile.TemporaryDirectory() as folder:
        async with new_household(stack, Folder(folder)) as household:
            problems = await examine_all(household, wanted, size)
    for line in table(wanted, problems):
        say(line)
    return sum(map(bool, problems.values()))


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> int:
    """Examine what is asked for and return the exit status."""
    parser = argparse.ArgumentParser(prog="scripts/matrix", description=__doc__)
    parser.add_argument(
        "--only", default="", metavar="TEXT", help="only cells whose name has this"
    )
    parser.add_argument(
        "--alone", action="store_true", help="a kill for each cell, as in real life"
    )
    options = parser.parse_args()
    every = cells()
    assert len(every) + len(PATHS) <= len(NAMES)
    wanted = [cell for cell in every if options.only in str(cell)]
    began = time.monotonic()
    wrong = asyncio.run(run(wanted, 1 if options.alone else AT_ONCE))
    minutes = (time.monotonic() - began) / 60
    say(f"\n{len(wanted)} cells, {wrong} of them wrong, {minutes:.0f} minutes")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

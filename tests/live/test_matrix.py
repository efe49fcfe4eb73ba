"""Test some telling cells of the matrix that `scripts/matrix` examines whole."""

from typing import Final

import pytest

from tests.stack.stack import Stack

from .cells import ALL, Cell, examine, undisturbed
from .household import Household
from .paths import PATHS

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(600)]

AT_ONCE: Final = -2
# After which step the kill comes, and how many steps happen meanwhile.
TELLING: Final[dict[str, list[tuple[str, int]]]] = {
    "film": [("nothing", ALL), ("wish", ALL), ("download 2", 1), ("grab", AT_ONCE)],
    "show": [("search", ALL), ("import 1", 0), ("import 1", 3), ("import 2", AT_ONCE)],
    "show, episode by episode": [("grab 1", ALL), ("import 1", 0), ("hint 1", 3)],
    "anime film": [("grab", ALL), ("import", ALL), ("detect", 1)],
    "anime show": [("hash", 0), ("import 2", 3), ("match", 1)],
    "anime show, episode by episode": [("grab 2", ALL), ("import 1", 1)],
}


def telling_cells() -> list[Cell]:
    """Return the cells, each with a title of its own."""
    stack, cells = Stack(), list[Cell]()
    for path in PATHS:
        steps = path.steps(stack)
        for after, missed in TELLING[path.name]:
            found = [
                cell
                for stop in range(len(steps) + 1)
                if (
                    cell := Cell(
                        path=path,
                        number=len(PATHS) + len(cells),
                        stop=stop,
                        missed=0 if missed == AT_ONCE else missed,
                        steps=steps,
                        at_once=missed == AT_ONCE,
                    )
                ).after
                == after
            ]
            cells += found
    return cells


CELLS: Final = telling_cells()
TITLES: Final = [
    *(path.title(number) for number, path in enumerate(PATHS)),
    *(cell.path.title(cell.number) for cell in CELLS),
]


async def test_kill_at_any_step_of_any_path_changes_nothing(
    household: Household,
) -> None:
    """End every journey as if nothing had happened: state, counts, link, history."""
    assert len(CELLS) == sum(map(len, TELLING.values()))
    numbers = {path.name: number for number, path in enumerate(PATHS)}
    usual = await undisturbed(household, PATHS, numbers)
    problems = await examine(household, CELLS, usual)
    assert {str(cell): wrong for cell, wrong in zip(CELLS, problems, strict=True)} == {
        str(cell): [] for cell in CELLS
    }

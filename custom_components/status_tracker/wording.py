"""Name episodes and seasons so that every language reads them."""

from collections.abc import Iterable
from itertools import groupby
import re
from typing import Final

_CODE: Final = re.compile(r"S(\d+)E(\d+)")
# A run this long is named by its ends.
_RUN: Final = 3


def episodes_in_short(codes: Iterable[str], count: int = 0) -> str:
    """Return episodes such as "S01E01-E03, E07, S02E01".

    `count` is how many there are where not all of them are named.
    """
    keys = sorted(
        (int(match[1]), int(match[2])) for code in codes if (match := _CODE.match(code))
    )
    if count > len(keys):
        return f"{seasons_in_short({season for season, _ in keys})}: {count}"
    return ", ".join(
        f"{_season(season)}{', '.join(_runs([number for _, number in group]))}"
        for season, group in groupby(keys, key=lambda key: key[0])
    )


def seasons_in_short(seasons: Iterable[int]) -> str:
    """Return seasons such as "S01, S02"; S00 are the specials."""
    return ", ".join(map(_season, sorted(seasons)))


def _season(number: int) -> str:
    """Return a season as releases name it."""
    return f"S{number:02}"


def _runs(numbers: list[int]) -> list[str]:
    """Return the numbers of episodes, runs of them by their ends."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [
        text
        for run in runs
        for text in (
            [f"E{run[0]:02}-E{run[-1]:02}"]
            if len(run) >= _RUN
            else [f"E{one:02}" for one in run]
        )
    ]

"""Say in plain English what is said nowhere else: in the logbook, and aloud."""

from collections.abc import Iterable, Sequence
from itertools import groupby
import re
from typing import Final

_CODE: Final = re.compile(r"S(\d+)E(\d+)")


def episodes_in_words(codes: Iterable[str], count: int = 0) -> str:
    """Return episodes as people name them, such as "episodes 1 to 3 of season 2".

    `count` is how many there are where not all of them are named.
    """
    keys = sorted(
        (int(match[1]), int(match[2])) for code in codes if (match := _CODE.match(code))
    )
    if count > len(keys):
        return f"{count} episodes"
    parts = [
        f"{_numbers([number for _, number in group])} of {season_in_words(season)}"
        for season, group in groupby(keys, key=lambda key: key[0])
    ]
    return listed(parts)


def season_in_words(season: int) -> str:
    """Return a season as people name it."""
    return f"season {season}" if season else "the specials"


def listed(parts: Sequence[str]) -> str:
    """Return parts as a list in a sentence."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def _numbers(numbers: list[int]) -> str:
    """Return the numbers of episodes, runs of them by their ends."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [
        f"{run[0]} to {run[-1]}" if len(run) > 2 else listed([str(one) for one in run])
        for run in runs
    ]
    word = "episode" if len(numbers) == 1 else "episodes"
    return f"{word} {listed(parts)}"

"""Read season and episode numbers from file names."""

import re
from typing import Final

from ..tracker.models import ItemKey

# "S01E02", and what may follow for further episodes of the same file: "E03", "-E03",
# ".S01E03" or "-03". A number without the letter must cling to its hyphen, and must
# not be a resolution: both stand often enough behind the episode.
_EPISODE: Final = re.compile(
    r"(?<![a-z0-9])s(?P<season>\d{1,4})[ ._-]?e(?P<first>\d{1,4})(?!\d)"
    r"(?P<more>(?:[ ._-]{0,3}(?:s\d{1,4}[ ._-]?)?e\d{1,4}(?!\d)|-\d{2,3}(?![\dpi]))*)",
    re.IGNORECASE,
)
_CROSSED: Final = re.compile(
    r"(?<![a-z0-9])(?P<season>\d{1,2})x(?P<first>\d{2,3})(?![\da-z])", re.IGNORECASE
)
_FURTHER: Final = re.compile(r"(?:s(\d{1,4})[ ._-]?)?(?:e|-)e?(\d{1,4})", re.IGNORECASE)
_LONGEST_NAME: Final = 500
_LONGEST_RANGE: Final = 100


def episode_keys(path: str) -> tuple[ItemKey, ...]:
    """Return the episodes that a file's name tells, none if it tells nothing.

    Understands "S01E02", "S01E02E03", "S01E02-E03", "S01E02-04" and "1x02".
    """
    name = path.replace("\\", "/").rsplit("/", 1)[-1][-_LONGEST_NAME:]
    if (match := _EPISODE.search(name)) is None:
        crossed = _CROSSED.search(name)
        return (_key(crossed),) if crossed is not None else ()
    key = _key(match)
    further = [
        ItemKey(int(season) if season else key.season, int(number))
        for season, number in _FURTHER.findall(match["more"])
    ]
    if len(further) == 1 and _is_range(key, further[0]):
        numbers = range(key.number, further[0].number + 1)
        return tuple(ItemKey(key.season, number) for number in numbers)
    return (key, *further)


def _key(match: re.Match[str]) -> ItemKey:
    """Return the episode that a match begins with."""
    return ItemKey(int(match["season"]), int(match["first"]))


def _is_range(first: ItemKey, last: ItemKey) -> bool:
    """Tell whether two episodes stand for those between them, too."""
    gap = last.number - first.number
    return first.season == last.season and 0 < gap < _LONGEST_RANGE

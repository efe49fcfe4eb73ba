"""Measure a webhook with less and less of what the integration does for it.

Each step leaves out one thing more than the one before, so that the differences are
what the things cost, in the real process and with all that goes on there.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from .bench import BenchHome
from .past import Wish
from .posting import as_limit, journeys, post_all

STEPS: Final = (
    ("writing sensors", "sensors"),
    ("gathering events", "announcing"),
    ("telling watchers and panel", "listeners"),
    ("packing what changed", "packing"),
    ("applying its facts and waiting for the disk", "applying"),
)
"""What is left out, one after the other, and what that is called in the process."""

# Fewer than elsewhere, as each step has few webhooks, but enough to share a write. To
# connect is in every step, so that no difference has it.
LINES: Final = 64
READING: Final = "reading it, and what else the answer takes"


async def measure_without(
    home: BenchHome, films: Sequence[Wish], first: int, *, rounds: int
) -> dict[str, float]:
    """Return the seconds of computing in the loop that each thing takes for a webhook.

    The garbage collector rests meanwhile: it strikes whoever happens to allocate.
    `first` is the number of the first round; in each, a film is told of once, so that
    none knows much more in the end. Compared is the best round of each step: what
    disturbs a measure only adds to it.
    """
    left_out = [tuple(part for _, part in STEPS[:n]) for n in range(len(STEPS) + 1)]
    # The last one is the limit.
    kinds = len(left_out) + 1
    spent: list[list[float]] = [[] for _ in range(kinds)]
    for round_ in range(first, first + rounds):
        for kind in range(kinds):
            await home.leave_out(left_out[min(kind, len(STEPS))])
            posts = journeys(home, films[(kind + round_) % kinds :: kinds], round_)
            if kind == kinds - 1:
                posts = [as_limit(home, posts)]
            batch = [post for each in posts for post in each]
            began = home.cpu_of_loop
            await post_all(home.home.url, batch, lines=LINES)
            spent[kind].append((home.cpu_of_loop - began) / len(batch))
    await home.leave_out()
    names = [*(name for name, _ in STEPS), READING]
    return {
        name: more - less
        for name, (more, less) in zip(names, pairwise(map(min, spent)), strict=True)
    }

"""Apply facts to a tracker that knows 50,000 requests, and to one that knows 50.

The same facts about the same requests, in turns, with the others known beside them:
on the dashboard, then in the history.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
import gc
import time
from typing import Final

from custom_components.status_tracker.tracker.facts import Fact
from custom_components.status_tracker.tracker.tracker import Tracker

from .bench import Bench
from .measure import Report, Spread, best_ratio
from .past import Services, Wish, finished, unfinished

FEW: Final = 50
MANY: Final = 50_000
# So many new requests go the whole way in a round, each in a time of its own.
STORIES: Final = 30
ROUNDS: Final = 12
MOST: Final = 1.1


async def measure(bench: Bench) -> Report:
    """Compare what a fact costs, by what else is known."""
    report = Report()
    for place in ("on the dashboard", "in the history"):
        is_archived = place == "in the history"
        few, many = (known(count, archived=is_archived) for count in (FEW, MANY))
        gc.collect()
        gc.freeze()
        spent: dict[int, list[float]] = {FEW: [], MANY: []}
        facts = 0
        for round_ in range(max(ROUNDS, bench.rounds)):
            facts, stories = stories_of(round_)
            for count, tracker in ((FEW, few), (MANY, many)):
                spent[count].append(spend(tracker, stories))
        gc.unfreeze()
        ratio = best_ratio(spent[MANY], spent[FEW])
        report.add(
            f"a fact with {MANY:,} requests {place}, against {FEW}",
            f"{ratio:.2f} times",
            f"at most {MOST} times",
            met=ratio <= MOST,
        )
        for count in (FEW, MANY):
            each = Spread(tuple(1e6 * seconds / facts for seconds in spent[count]))
            report.add(
                f"a fact with {count:,} requests {place}",
                f"{each.best:.0f} µs (median {each.middle:.0f})",
            )
    report.notes.append(
        f"Each time {STORIES} requests go the whole way, one fact at a time, one of ten "
        "is a season of ten episodes. Computing time of the tracker alone."
    )
    return report


def known(count: int, *, archived: bool) -> Tracker:
    """Return a tracker that knows so many requests."""
    now, services = datetime.now(UTC), Services()
    tracker = Tracker(now=now)
    for number in range(count):
        tracker.apply(opening_of(finished(number, services, now)), now)
        if archived:
            tracker.apply(finished(number, services, now).end(), now)
            tracker.archive_finished(now)
    return tracker


def opening_of(wish: Wish) -> Iterable[Fact]:
    """Return what makes a request known."""
    return list(wish.opening())


def stories_of(round_: int) -> tuple[int, list[list[Fact]]]:
    """Return how many facts there are, and the stories that nobody has told yet."""
    now, services = datetime.now(UTC), Services()
    first = round_ * STORIES
    stories = [
        unfinished(number, services, now).whole()
        for number in range(first, first + STORIES)
    ]
    return sum(map(len, stories)), stories


def spend(tracker: Tracker, stories: list[list[Fact]]) -> float:
    """Apply all facts one by one and return the seconds of computing it took."""
    now = datetime.now(UTC)
    began = time.process_time()
    for story in stories:
        for fact in story:
            tracker.apply((fact,), now)
    return time.process_time() - began

"""Post webhooks to a Home Assistant that knows 10,000 requests.

Each is answered once it is on the disk. Beside it, and in turns, a webhook that only
parses the same JSON and answers: faster than that Home Assistant cannot be.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

from custom_components.status_tracker.storage.reading import LIVE_FILE
from tests.live.household import DOMAIN

from .bench import Bench, BenchHome
from .measure import Report, Spread, percentile, ratios
from .parts import measure_parts
from .past import Services, Wish, unfinished
from .posting import Delivery, Post, as_limit, journeys, post_all
from .without import measure_without

FINISHED: Final = 9_700
UNFINISHED: Final = 300
LINES: Final = 128
LEAST: Final = 0.5


@dataclass(slots=True, kw_only=True)
class _Found:
    """Hold what each round brought: deliveries, and seconds of computing."""

    ours: list[Delivery] = field(default_factory=list)
    limit: list[Delivery] = field(default_factory=list)
    ours_cost: list[float] = field(default_factory=list)
    limit_cost: list[float] = field(default_factory=list)
    writing: list[float] = field(default_factory=list)
    collecting: list[float] = field(default_factory=list)
    writes: list[int] = field(default_factory=list)


async def measure(bench: Bench) -> Report:
    """Post in turns to the integration and to the limit."""
    report, found = Report(), _Found()
    async with bench.home("webhooks", finished=FINISHED, unfinished=UNFINISHED) as home:
        await home.start()
        await home.probe("start")
        films = films_of(home)
        for round_ in range(bench.rounds + 1):
            await _take_turns(home, journeys(home, films, round_), found)
        without = await measure_without(
            home, films, bench.rounds + 1, rounds=bench.rounds
        )
        report.blocks = [block for block in home.blocks if block.during == "webhooks"]
        wishes = wishes_of(home)
    parts = measure_parts(wishes, bench.past, rounds=bench.rounds)
    _tell(report, found, without, parts)
    return report


async def _take_turns(home: BenchHome, posts: list[list[Post]], found: _Found) -> None:
    """Post to the limit, and then the same to the integration."""
    before = home.cpu
    found.limit.append(
        await post_all(home.home.url, as_limit(home, posts), lines=LINES)
    )
    found.limit_cost.append(home.cpu - before)
    await home.probe("the limit")
    batch = [each for kind in posts for each in kind]
    before, written = home.cpu, home.cpu_of_workers
    found.ours.append(await post_all(home.home.url, batch, lines=LINES))
    found.ours_cost.append(home.cpu - before)
    found.writing.append(home.cpu_of_workers - written)
    told = await home.probe("webhooks")
    found.writes.append(told["writes"][f"{DOMAIN}.{LIVE_FILE}"])
    found.collecting.append(told["collected"])


def _tell(
    report: Report,
    found: _Found,
    without: Mapping[str, float],
    parts: dict[str, Spread],
) -> None:
    """Say what was found; the first round warmed up."""
    each_write = sum(len(each.latencies) for each in found.ours) / sum(found.writes)
    ours, limit = found.ours[1:], found.limit[1:]
    speed = ratios(
        [each.per_second for each in ours], [each.per_second for each in limit]
    )
    report.add(
        f"webhooks against the limit, {LINES} at once",
        f"{max(speed.values):.2f} (median {speed.middle:.2f})",
        f"at least {LEAST}",
        met=speed.middle >= LEAST,
    )
    _add(report, "webhooks", ours, found.ours_cost[1:])
    least = _add(report, "the limit", limit, found.limit_cost[1:]).best
    for part, seconds in without.items():
        report.add(f"of a webhook, in the loop: {part}", f"{seconds * 1e6:.0f} µs")
    count = len(ours[0].latencies)
    # It strikes now and then, and long: only all of it says what it takes for each.
    each_collected = sum(found.collecting[1:]) / count / len(ours)
    report.add(
        "of a webhook, in the loop: collecting garbage",
        f"{each_collected * 1e6:.0f} µs",
    )
    spent = Spread(tuple(each / count for each in found.writing[1:]))
    report.add("of a webhook, in threads: writing", spent.text(0, " µs", 1e6))
    for part, spread in parts.items():
        report.add(
            f"in a process that does nothing else: {part}", spread.text(0, " µs", 1e6)
        )
    report.add("webhooks in a write", f"{each_write:.0f}")
    if speed.middle < LEAST:
        report.notes.append(_why(least, parts))


def _add(
    report: Report, name: str, deliveries: list[Delivery], costs: list[float]
) -> Spread:
    """Tell how posts were answered; return the milliseconds of computing for each."""
    best = max(deliveries, key=lambda each: each.per_second)
    worst = min(deliveries, key=lambda each: each.per_second)
    report.add(
        f"{name} per second, {LINES} at once",
        f"{best.per_second:,.0f} (to {worst.per_second:,.0f})",
    )
    report.add(
        f"{name}: half are answered within, 99 % within",
        f"{percentile(best.latencies, 50) * 1000:.0f} ms,"
        f" {percentile(best.latencies, 99) * 1000:.0f} ms",
    )
    spent = [1000 * each / len(best.latencies) for each in costs]
    computing = Spread(tuple(spent))
    report.add(f"{name}: computing for each", computing.text(2, " ms"))
    return computing


def _why(limit: float, parts: dict[str, Spread]) -> str:
    """Say what is in the way; `limit` is what that computes, in milliseconds."""
    ours = 1000 * sum(spread.best for spread in parts.values())
    return (
        "Each line *in the loop* is the difference that leaving this out made, one thing"
        " after the other, while no garbage was collected. Python lets one thread compute"
        " at a time, and that is always busy here: half of the limit leaves"
        f" {limit:.2f} ms for whatever is beyond it. To read a webhook, to apply it and"
        f" to pack the request that it changed takes {ours:.2f} ms in a process that does"
        f" nothing else, so that {limit / (limit + ours):.2f} of the limit would be the"
        " most if no sensor, no event and no disk were there. Each part is much code that"
        " runs once for a webhook, on data that the processor does not have at hand just"
        " then. Writing takes little, for many webhooks share a write; a journal of changes"
        " in place of the whole file could save no more than that. Tried, and kept though"
        " it shows in a process that does nothing else only: to look for requests and to"
        " index them once for each webhook, to write the sensors that count once for each"
        " turn of the loop, to make keys from what was made before."
    )


def films_of(home: BenchHome) -> list[Wish]:
    """Return the unfinished films that a home began with."""
    return [wish for wish in wishes_of(home) if not wish.is_show]


def wishes_of(home: BenchHome) -> list[Wish]:
    """Return all unfinished requests that a home began with."""
    ids = {
        each["subentry_type"]: each["subentry_id"]
        for each in home.entry()["subentries"]
    }
    services, now = Services(ids), datetime.now(UTC)
    return [unfinished(number, services, now) for number in range(UNFINISHED)]

"""Post webhooks one at a time and count what is written for them."""

from collections import Counter
from typing import Final

from tests.live.household import DOMAIN

from .bench import Bench, BenchHome
from .measure import Report, Result
from .posting import journeys, post_all
from .webhooks import UNFINISHED, films_of

FEW: Final = 400
MANY: Final = 50_000
TIMES: Final = 60
MOST: Final = 1.1


async def measure(bench: Bench) -> Report:
    """Compare what is written with a long history and with a short one."""
    report = Report()
    written: dict[int, float] = {}
    for count in (FEW, MANY):
        async with bench.home("saving", finished=count, unfinished=UNFINISHED) as home:
            await home.start()
            await home.probe("start")
            written[count] = await _post(home, report)
            report.blocks += [each for each in home.blocks if each.during != "start"]
    ratio = written[MANY] / written[FEW]
    report.results.insert(
        0,
        Result(
            what=f"written for a webhook with {MANY:,} finished, against {FEW}",
            value=f"{ratio:.2f} times",
            target=f"at most {MOST} times",
            met=ratio <= MOST,
        ),
    )
    for count, size in written.items():
        report.add(
            f"written for a webhook with {count:,} finished, {UNFINISHED} unfinished",
            f"{size / 1024:,.0f} KB",
        )
    report.notes.append(
        f"{TIMES} webhooks of Radarr, each posted when the one before was answered: each "
        "is saved by itself, together with all requests that are not finished. What "
        "arrives at once is saved at once, see the writes of 32 at a time."
    )
    return report


async def _post(home: BenchHome, report: Report) -> float:
    """Post one at a time, then many at once; return the bytes for each of the first."""
    grabs, imports, _ = journeys(home, films_of(home), 0)
    await post_all(home.home.url, grabs[:TIMES], lines=1)
    told = await home.probe("webhooks one at a time")
    files = _ours(told["written"])
    await post_all(home.home.url, imports, lines=32)
    writes = sum(_ours((await home.probe("webhooks, 32 at once"))["writes"]).values())
    if not report.results:
        report.add("webhooks in a write, 32 at once", f"{len(imports) / writes:.0f}")
    return sum(files.values()) / TIMES


def _ours(files: dict[str, int]) -> Counter[str]:
    """Return the files that are ours."""
    return Counter(
        {name: size for name, size in files.items() if name.startswith(DOMAIN)}
    )

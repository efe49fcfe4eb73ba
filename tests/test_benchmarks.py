"""Test what the benchmarks measure with."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
import time

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
import pytest

from benchmarks import BENCHMARKS
from benchmarks.component.benchmark.without import LEAVE_OUT
from benchmarks.measure import Report, Spread, percentile, ratios
from benchmarks.page import compose, worst
from benchmarks.parts import PARTS, measure_history, measure_parts
from benchmarks.past import Services, unfinished
from benchmarks.probe import Block, LoopProbe
from benchmarks.without import STEPS
from custom_components.status_tracker.coordinator import StatusTrackerCoordinator
from custom_components.status_tracker.tracker import ids
from custom_components.status_tracker.tracker.terms import WishStatus

from .tracker.stories import Film, minute


@pytest.fixture
def probe() -> Iterator[LoopProbe]:
    """Return a probe that watches this test's loop."""
    probe = LoopProbe()
    probe.start()
    yield probe
    probe.stop()


def work() -> None:
    """Compute, without a pause, in nobody's code."""
    until = time.thread_time() + 0.2
    while time.thread_time() < until:
        pass


def fold() -> None:
    """Compute, without a pause, in the integration: in one call, however long."""
    ids.fold_title("Le phare d'à côté, une histoire en neuf étés " * 100_000)


async def test_block_is_blamed_on_whoever_is_at_work(probe: LoopProbe) -> None:
    """Tell a block of the integration from one of somebody else."""
    blamed: dict[str, Block] = {}
    for call in (work, fold):
        probe.take()
        asyncio.get_running_loop().call_soon(call)
        await asyncio.sleep(0)
        blamed[call.__name__] = max(probe.take(), key=lambda block: block.cpu)
    assert blamed["fold"].ours > 0
    assert "tracker/ids.py" in blamed["fold"].where
    assert blamed["work"].cpu >= 0.2
    assert blamed["work"].ours == 0
    assert worst(blamed.values(), 5) == [blamed["fold"]]


async def test_short_callbacks_are_not_kept(probe: LoopProbe) -> None:
    """Keep nothing of a loop that is not held up."""
    for _ in range(50):
        await asyncio.sleep(0)
    assert [block for block in probe.take() if block.cpu > 0.008] == []


async def test_probe_that_is_stopped_leaves_the_loop_alone() -> None:
    """Put back what was replaced."""
    run = asyncio.Handle._run
    probe = LoopProbe()
    probe.start()
    assert asyncio.Handle._run is not run
    probe.stop()
    assert asyncio.Handle._run is run


@pytest.mark.parametrize(
    ("values", "percent", "expected"),
    [([1], 99, 1), ([4, 1, 3, 2], 50, 2), (range(1, 101), 99, 99), ([5, 1], 99, 5)],
    ids=["one", "half", "hundred", "two"],
)
def test_percentile(values: list[float], percent: float, expected: float) -> None:
    """Find the value that so many do not exceed."""
    assert percentile(values, percent) == expected


def test_spread_says_the_best_and_the_worst() -> None:
    """Name both, in the unit that was asked for."""
    spread = Spread((0.003, 0.001, 0.002))
    assert spread.text(1, " ms", 1000) == "1.0 ms (to 3.0)"
    assert spread.middle == 0.002
    assert ratios([2, 6], [1, 2]).values == (2, 3)


def test_report_is_read_as_it_was_written(tmp_path: Path) -> None:
    """Pass a report from one process to the other, and put it on the page."""
    report = Report(notes=["It was measured."])
    report.add("weight", "5 kg", "under 4 kg", met=False)
    report.blocks.append(
        Block(
            seconds=0.05,
            cpu=0.03,
            ours=0.04,
            collecting=0,
            where="heavy (a/b.py:1) < main (c/d.py:2)",
            during="lifting",
        )
    )
    report.save(tmp_path / "report.json")
    again = Report.load(tmp_path / "report.json")
    assert again == report
    name = next(iter(BENCHMARKS))
    page = compose({name: again})
    assert "| weight | 5 kg | under 4 kg | **missed** |" in page
    assert "It was measured." in page
    assert "| 30 ms | `heavy`, lifting | under 20 ms | **missed** |" in page


def test_parts_of_a_webhook_are_timed(tmp_path: Path) -> None:
    """Time what is not Home Assistant's, each part in each round but the first."""
    now = datetime.now(UTC)
    wishes = [unfinished(number, Services(), now) for number in range(3)]
    parts = measure_parts(wishes, tmp_path, rounds=2)
    assert tuple(parts) == PARTS
    assert all(len(each.values) == 2 for each in parts.values())
    assert all(value > 0 for each in parts.values() for value in each.values)


def test_history_is_read_in_each_round(tmp_path: Path) -> None:
    """Time reading and indexing apart, also where there is nothing to read."""
    *spreads, size = measure_history(tmp_path, rounds=3)
    assert size == 0
    for spread in spreads:
        assert isinstance(spread, Spread)
        assert len(spread.values) == 3
        assert min(spread.values) >= 0


@pytest.mark.parametrize(
    ("part", "missing"),
    [
        ("sensors", {"sensors"}),
        ("announcing", {"announcing"}),
        ("listeners", {"sensors", "announcing"}),
        ("packing", {"packing"}),
        ("applying", {"applying", "announcing", "packing", "sensors"}),
    ],
    ids=[part for _, part in STEPS],
)
async def test_part_that_is_left_out_is_missing_until_it_is_back(
    hass: HomeAssistant,
    coordinator: StatusTrackerCoordinator,
    freezer: FrozenDateTimeFactory,
    part: str,
    missing: set[str],
) -> None:
    """Leave out what is named, and no more than follows from it."""
    freezer.move_to(minute(1))

    async def tell(number: int) -> set[str]:
        """Tell of a film, and return which parts had no share in it."""
        known, shown = len(coordinator.tracker.requests), len(hass.states.async_all())
        marked, packed = len(coordinator.marks), len(coordinator._store._texts)
        film = Film(tmdb=number, wish_id=number, title=f"Film number {number}")
        await coordinator.async_apply([film.wish(0, WishStatus.APPROVED)])
        await hass.async_block_till_done()
        has_share = {
            "applying": len(coordinator.tracker.requests) > known,
            "sensors": len(hass.states.async_all()) > shown,
            "announcing": len(coordinator.marks) > marked,
            "packing": len(coordinator._store._texts) > packed,
        }
        return {name for name, has in has_share.items() if not has}

    undo = LEAVE_OUT[part](coordinator)
    assert await tell(1) == missing
    undo()
    assert await tell(2) == set()
    assert [name for _, name in STEPS] == list(LEAVE_OUT)

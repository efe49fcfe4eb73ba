"""Hold what a benchmark found, and what all of them calculate with."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from itertools import starmap
import json
from pathlib import Path
from typing import Any, Self

from .probe import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """Hold one line of a table: what, how much, and what it should be.

    `value` and `target` are for people, unit included. `met` is None where there is
    no target.
    """

    what: str
    value: str
    target: str = ""
    met: bool | None = None


@dataclass(slots=True, kw_only=True)
class Report:
    """Hold what a benchmark found.

    `notes` are sentences that go under the table: how it was measured, and why a
    target is missed. `blocks` are what held an event loop up while it ran.
    """

    results: list[Result] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)

    def add(
        self, what: str, value: str, target: str = "", *, met: bool | None = None
    ) -> None:
        """Add a line to the table."""
        self.results.append(Result(what=what, value=value, target=target, met=met))

    def save(self, path: Path) -> None:
        """Write the report to a file."""
        path.write_text(json.dumps(asdict(self)))

    @classmethod
    def load(cls, path: Path) -> Self:
        """Return the report that was written to a file."""
        saved: dict[str, Any] = json.loads(path.read_text())
        return cls(
            results=[Result(**each) for each in saved["results"]],
            notes=saved["notes"],
            blocks=[Block(**each) for each in saved["blocks"]],
        )


@dataclass(frozen=True, slots=True)
class Spread:
    """Hold one thing measured several times."""

    values: tuple[float, ...]

    @property
    def best(self) -> float:
        """Return the smallest: what disturbs a measure only ever adds to it."""
        return min(self.values)

    @property
    def middle(self) -> float:
        """Return the median."""
        return percentile(self.values, 50)

    def text(self, digits: int = 2, unit: str = "", scale: float = 1) -> str:
        """Say the best, and how far the others were from it."""
        best, worst = min(self.values) * scale, max(self.values) * scale
        return f"{best:,.{digits}f}{unit} (to {worst:,.{digits}f})"


def percentile(values: Iterable[float], percent: float) -> float:
    """Return the smallest value that so many percent of all do not exceed."""
    ordered = sorted(values)
    place = max(0, -(-len(ordered) * percent // 100) - 1)
    return ordered[int(place)]


def best_ratio(measured: Sequence[float], against: Sequence[float]) -> float:
    """Return how many times the best of one is the best of the other."""
    return min(measured) / min(against)


def ratios(measured: Sequence[float], against: Sequence[float]) -> Spread:
    """Return the ratio of each pair, measured one right after the other."""
    pairs = zip(measured, against, strict=True)
    return Spread(tuple(starmap(lambda one, other: one / other, pairs)))


def memory(pid: int) -> int:
    """Return how much memory a process holds that no other does, in bytes."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    kilobytes = (
        int(line.split()[1])
        for line in lines
        if line.startswith(("Pss_Anon:", "Pss_Shmem:"))
    )
    return sum(kilobytes) * 1024


def cpu_seconds(pid: int, threads: str = "") -> float:
    """Return how long a process has computed so far, in seconds.

    Where `threads` is given, only those count whose names begin with it.
    """
    total = 0
    for thread in Path(f"/proc/{pid}/task").iterdir():
        try:
            if (thread / "comm").read_text().startswith(threads):
                total += int((thread / "schedstat").read_text().split()[0])
        except FileNotFoundError, ProcessLookupError:
            continue
    return total / 1e9

"""Run benchmarks, and write what they found to docs/performance.md."""

import argparse
import asyncio
from collections.abc import Iterable
import importlib
from pathlib import Path
import subprocess
import sys
import tempfile
import time
from typing import Final

from . import BENCHMARKS
from .bench import Bench
from .measure import Report
from .page import PAGE, compose, print_report

TIMEOUT: Final = 600
ROUNDS: Final = 5
ROOT: Final = Path(__file__).resolve().parent.parent


def main() -> int:
    """Run what was asked for; return 1 when a target was missed or a run failed."""
    options = _options()
    if options.report is not None:
        (name,) = options.only
        return _measure(name, options.folder, options.report, options.rounds)
    if not options.keep:
        with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
            return _run_all(options, Path(folder))
    options.keep.mkdir(parents=True, exist_ok=True)
    return _run_all(options, options.keep)


def _options() -> argparse.Namespace:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(prog="scripts/benchmark", description=__doc__)
    parser.add_argument(
        "only",
        nargs="*",
        choices=[*BENCHMARKS, []],
        metavar="name",
        help=f"some of {', '.join(BENCHMARKS)}; the page is written for all alone",
    )
    parser.add_argument(
        "--rounds", type=int, default=ROUNDS, help="how often each is measured"
    )
    parser.add_argument("--keep", type=Path, help="work in this folder and keep it")
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--report", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


def _measure(name: str, folder: Path, report: Path, rounds: int) -> int:
    """Run one benchmark in this process and save its report."""
    module = importlib.import_module(f"benchmarks.{name}")
    found: Report = asyncio.run(module.measure(Bench(folder, rounds=rounds)))
    found.save(report)
    return 0


def _run_all(options: argparse.Namespace, folder: Path) -> int:
    """Run benchmarks one after the other; write the page when all of them ran."""
    reports: dict[str, Report] = {}
    failed: list[str] = []
    began = time.monotonic()
    for name in options.only or BENCHMARKS:
        if (report := _run(name, folder, options.rounds)) is None:
            failed.append(name)
            continue
        reports[name] = report
        print_report(BENCHMARKS[name], report)
    print(f"\n{time.monotonic() - began:.0f} s in all")
    if failed:
        print(f"Failed: {', '.join(failed)}")
    elif not options.only:
        (ROOT / PAGE).write_text(compose(reports))
        print(f"Written to {PAGE}")
    return 1 if failed or _missed(reports.values()) else 0


def _run(name: str, folder: Path, rounds: int) -> Report | None:
    """Run one benchmark in a process of its own; return None when it fails."""
    print(f"\n{name}: {BENCHMARKS[name]} ...", flush=True)
    began = time.monotonic()
    report = folder / f"{name}.json"
    report.unlink(missing_ok=True)
    command = [sys.executable, "-m", "benchmarks", name, "--rounds", str(rounds)]
    command += ["--folder", str(folder), "--report", str(report)]
    try:
        subprocess.run(command, cwd=ROOT, check=True, timeout=TIMEOUT)  # noqa: S603
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as err:
        print(f"{name} failed: {err}")
        return None
    print(f"{time.monotonic() - began:.0f} s")
    return Report.load(report)


def _missed(reports: Iterable[Report]) -> bool:
    """Tell whether any target was missed."""
    return any(result.met is False for each in reports for result in each.results)


if __name__ == "__main__":
    raise SystemExit(main())

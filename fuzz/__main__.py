"""Fuzz everything that reads what others send; see `scripts/fuzz`."""

import argparse
import asyncio
from collections.abc import Sequence
import hashlib
import logging
from pathlib import Path
import resource
import sys

from .coverage import Coverage
from .engine import Fuzzer, Report, Target
from .targets import every_target
from .words import product_words

FINDINGS = Path(__file__).resolve().parents[1] / ".cache" / "fuzz"
MOST_MEMORY = 4 * 1024**3


def parse_arguments() -> argparse.Namespace:
    """Return the command line's options."""
    parser = argparse.ArgumentParser(prog="scripts/fuzz", description=__doc__)
    parser.add_argument(
        "seconds", type=float, nargs="?", default=60, help="in all (%(default)s)"
    )
    parser.add_argument(
        "--inputs", type=int, metavar="N", help="inputs in all, in place of seconds"
    )
    parser.add_argument("--seed", type=int, default=0, help="which inputs are tried")
    parser.add_argument(
        "--only", default="", metavar="TEXT", help="only targets whose name has this"
    )
    parser.add_argument(
        "--input", type=Path, metavar="FILE", help="try this input alone"
    )
    return parser.parse_args()


def fuzz(targets: Sequence[Target], options: argparse.Namespace) -> list[Report]:
    """Give each target its share and say what came out."""
    share = options.inputs // len(targets) if options.inputs else None
    seconds = None if options.inputs else options.seconds / len(targets)
    reports: list[Report] = []
    with Coverage() as coverage:
        fuzzer = Fuzzer(coverage, seed=options.seed, words=product_words())
        for target in targets:
            report = fuzzer.fuzz(target, inputs=share, seconds=seconds)
            reports.append(report)
            sys.stdout.write(
                f"{report.target}: {report.inputs} inputs, {report.places} places"
                f" reached, {report.kept} kept, slowest {report.slowest * 1000:.0f} ms,"
                f" {len(report.findings)} findings\n"
            )
            for finding in report.findings.values():
                path = save(finding.target, finding.data)
                sys.stdout.write(f"  {finding.what}\n  {finding.where}\n  {path}\n")
            sys.stdout.flush()
    return reports


def save(target: str, data: bytes) -> Path:
    """Keep an input and return where."""
    FINDINGS.mkdir(parents=True, exist_ok=True)
    path = FINDINGS / f"{target}-{hashlib.sha256(data).hexdigest()[:12]}"
    path.write_bytes(data)
    return path


def main() -> int:
    """Fuzz and return the exit status."""
    options = parse_arguments()
    # An input that makes something grow without end fails, and the machine goes on.
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    logging.getLogger("custom_components").setLevel(logging.INFO)
    logging.getLogger().addHandler(logging.NullHandler())
    with asyncio.Runner() as runner:
        found = every_target(runner)
        targets = [target for target in found if options.only in target.name]
        if options.input is not None:
            for target in targets:
                target.run(target.prepare(options.input.read_bytes()))
            return 0
        reports = fuzz(targets, options)
    inputs = sum(report.inputs for report in reports)
    findings = sum(len(report.findings) for report in reports)
    sys.stdout.write(f"{inputs} inputs, {findings} findings\n")
    return 1 if findings or not reports else 0


if __name__ == "__main__":
    sys.exit(main())

"""Run a target on inputs, keep those that reach something new, note what breaks."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
import random
import signal
import time
import traceback
from types import FrameType
from typing import Any, Final

from .coverage import PRODUCT, Coverage
from .mutators import Mutator

# Seconds of work, not of waiting: an input is slow, or never ends.
SLOW: Final = 0.5
_ENDLESS: Final = 20.0
_MOST_KEPT: Final = 3_000
_MOST_SIGNS: Final = 1_000
_LARGEST: Final = 4 * 1024 * 1024


class BrokenPromise(Exception):
    """Say what a target did that it must not."""


class _Endless(BaseException):
    """End an input that takes too long; nothing in the product catches this."""


@dataclass(frozen=True, slots=True)
class Target:
    """Name what is fed: `run` raises when a promise is broken.

    What `run` returns stands for what happened; inputs that make something new
    happen are kept as well as those that reach new code. `prepare` makes what is fed
    of an input, in time that does not count.
    """

    name: str
    seeds: Sequence[bytes]
    run: Callable[[Any], Hashable]
    prepare: Callable[[bytes], Any] = bytes


@dataclass(frozen=True, slots=True)
class Finding:
    """Hold an input that broke a promise, and where."""

    target: str
    what: str
    where: str
    data: bytes


@dataclass(slots=True)
class Report:
    """Hold what became of one target."""

    target: str
    inputs: int = 0
    kept: int = 0
    places: int = 0
    slowest: float = 0.0
    slowest_input: bytes = field(default=b"", repr=False)
    findings: dict[tuple[str, str], Finding] = field(default_factory=dict)


class Fuzzer:
    """Fuzz one target after the other."""

    def __init__(
        self, coverage: Coverage, *, seed: int = 0, words: Sequence[str] = ()
    ) -> None:
        """Take what sees new code; the same seed tries the same inputs."""
        self._coverage = coverage
        self._seed = seed
        self._words = words

    def fuzz(
        self, target: Target, *, inputs: int | None = None, seconds: float | None = None
    ) -> Report:
        """Try so many inputs, or for so many seconds, after all seeds."""
        rng = random.Random(f"{self._seed}{target.name}")
        mutator = Mutator(rng, self._words)
        report = Report(target.name)
        corpus: list[bytes] = []
        signs: set[Hashable] = set()
        self._coverage.restart()
        for data in target.seeds:
            self._try(target, data, report, signs)
            corpus.append(data)
        until = time.monotonic() + seconds if seconds is not None else None
        while corpus:
            if inputs is not None and report.inputs >= inputs:
                break
            if until is not None and time.monotonic() >= until:
                break
            data = mutator.mutate(rng.choice(corpus), rng.choice(corpus))[:_LARGEST]
            if self._try(target, data, report, signs) and len(data) < 100_000:
                if len(corpus) < _MOST_KEPT:
                    corpus.append(data)
                else:
                    corpus[rng.randrange(len(target.seeds), len(corpus))] = data
        report.kept = len(corpus)
        report.places = self._coverage.total
        return report

    def _try(
        self, target: Target, data: bytes, report: Report, signs: set[Hashable]
    ) -> bool:
        """Run one input and tell whether it brought something new."""
        report.inputs += 1
        sign: Hashable = None
        fed = target.prepare(data)
        began = time.thread_time()
        try:
            with _bounded():
                sign = target.run(fed)
        except _Endless:
            self._note(report, data, f"takes more than {_ENDLESS:g} s", "")
        except Exception as err:  # noqa: BLE001
            self._note(report, data, f"{type(err).__name__}: {err}", _place(err))
        spent = time.thread_time() - began
        if spent > report.slowest:
            report.slowest, report.slowest_input = spent, data
        if spent > SLOW:
            self._note(report, data, f"takes more than {SLOW:g} s", "")
        fresh = self._coverage.take()
        if sign is not None and sign not in signs and len(signs) < _MOST_SIGNS:
            signs.add(sign)
            return True
        return fresh > 0

    def _note(self, report: Report, data: bytes, what: str, where: str) -> None:
        """Keep the shortest input for each kind of broken promise."""
        key = what.partition(":")[0], where
        known = report.findings.get(key)
        if known is None or len(data) < len(known.data):
            report.findings[key] = Finding(report.target, what[:500], where, data)


@contextmanager
def _bounded() -> Iterator[None]:
    """End what takes too long, measured in work: waiting for others is free."""

    def end(_number: int, _frame: FrameType | None) -> None:
        raise _Endless

    before = signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, _ENDLESS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _place(err: BaseException) -> str:
    """Return where in the product an error came from."""
    frames = traceback.extract_tb(err.__traceback__)
    ours = [frame for frame in frames if frame.filename.startswith(PRODUCT)]
    if not ours:
        return frames[-1].name
    path = ours[-1].filename.removeprefix(PRODUCT)
    return f"{path}:{ours[-1].lineno} {ours[-1].name}"

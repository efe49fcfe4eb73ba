"""What can go wrong between a client and a simulated service."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum


class Body(StrEnum):
    """A body that no client expects, sent with status 200 unless told otherwise."""

    GARBAGE = "garbage"
    HTML = "html"
    EMPTY = "empty"
    HUGE = "huge"
    TRUNCATED = "truncated"
    WRONG_TYPES = "wrong_types"
    OTHER_LIST = "other_list"
    MEGABYTES = "megabytes"
    DEEP = "deep"
    EXTREMES = "extremes"


@dataclass(slots=True, kw_only=True)
class Fault:
    """One misbehaviour, for some calls or for all.

    Without `status`, `body`, `drop`, `lose_answer` or `drip` it only delays. Every field
    may be changed while the service runs.
    """

    path: str = ""
    """Only paths that begin so, without the service's base path."""
    method: str | None = None
    delay: float = 0.0
    """Real seconds before anything else happens."""
    status: int | None = None
    body: Body | None = None
    text: str | None = None
    """The exact body of the answer, in place of `body`."""
    drop: bool = False
    """Close the connection without an answer and without doing what was asked."""
    lose_answer: bool = False
    """Do what was asked, then close the connection without an answer."""
    drip: float | None = None
    """Answer one byte each so many seconds, and never come to an end."""
    skip: int = 0
    """Leave the first so many matching calls alone."""
    times: int | None = None
    """Strike so many calls, then never again."""
    every: int = 1
    """Flap: strike each so-manieth matching call only."""
    matched: int = 0
    struck: int = 0

    def strikes(self, method: str, path: str) -> bool:
        """Count a call and tell whether this fault hits it."""
        if not path.startswith(self.path):
            return False
        if self.method is not None and method != self.method:
            return False
        self.matched += 1
        if self.matched <= self.skip:
            return False
        if self.times is not None and self.struck >= self.times:
            return False
        if (self.matched - self.skip) % self.every:
            return False
        self.struck += 1
        return True


class Faults:
    """The faults of one service, settable while it runs."""

    def __init__(self) -> None:
        """Begin without a fault."""
        self._faults: list[Fault] = []

    def add(self, fault: Fault) -> Fault:
        """Let a fault strike from now on and return it."""
        self._faults.append(fault)
        return fault

    def remove(self, fault: Fault) -> None:
        """Take a fault away; one that is not there is fine."""
        self._faults = [each for each in self._faults if each is not fault]

    def clear(self) -> None:
        """Behave well again."""
        self._faults.clear()

    @contextmanager
    def during(self, fault: Fault) -> Iterator[Fault]:
        """Let a fault strike while the block runs."""
        self.add(fault)
        try:
            yield fault
        finally:
            self.remove(fault)

    def strike(self, method: str, path: str) -> list[Fault]:
        """Return the faults that hit this call, oldest first."""
        return [fault for fault in self._faults if fault.strikes(method, path)]

"""Describe a library sync: how far it is, and what it found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from homeassistant.util import dt as dt_util

type Json = dict[str, Any]

MOST_NAMED: Final = 200
"""How many names of each list are kept; all are counted."""


class Phase(StrEnum):
    """Name what a library sync is doing."""

    READING = "reading"
    MATCHING = "matching"
    SAVING = "saving"


class SyncProblem(StrEnum):
    """Name why a library sync ended before its end."""

    NO_JELLYFIN = "no_jellyfin"
    JELLYFIN_UNREACHABLE = "jellyfin_unreachable"
    JELLYFIN_REFUSED = "jellyfin_refused"
    UNEXPECTED = "unexpected"


class SyncFailedError(Exception):
    """Report that a library sync cannot go on."""

    def __init__(self, problem: SyncProblem) -> None:
        """Keep the reason."""
        super().__init__(problem.value)
        self.problem = problem


@dataclass(slots=True)
class Names:
    """Count titles, and keep the first of them."""

    count: int = 0
    items: list[Json] = field(default_factory=list)

    def add(self, item: Json) -> None:
        """Count one."""
        self.count += 1
        if len(self.items) < MOST_NAMED:
            self.items.append(item)

    def view(self) -> Json:
        """Return this as JSON values."""
        return {"count": self.count, "items": self.items}


@dataclass(slots=True, kw_only=True)
class Findings:
    """Hold what a library sync found, or did.

    `unplayable` are titles without anything that can be played; `skipped` are the
    services that could not be asked, without which the sync went on.
    """

    scanned: int = 0
    unchanged: int = 0
    unplayable: int = 0
    added: Names = field(default_factory=Names)
    updated: Names = field(default_factory=Names)
    available: Names = field(default_factory=Names)
    conflicts: Names = field(default_factory=Names)
    unreadable: Names = field(default_factory=Names)
    gone: Names = field(default_factory=Names)
    skipped: list[Json] = field(default_factory=list)

    def view(self) -> Json:
        """Return this as JSON values."""
        return {
            "scanned": self.scanned,
            "unchanged": self.unchanged,
            "unplayable": self.unplayable,
            **{name: getattr(self, name).view() for name in LISTS},
            "skipped": self.skipped,
        }


LISTS: Final = ("added", "updated", "available", "conflicts", "unreadable", "gone")
"""The findings that name titles."""


@dataclass(slots=True, kw_only=True)
class SyncState:
    """Hold how far a library sync is, or how the last one ended."""

    running: bool = False
    dry_run: bool = False
    phase: Phase | None = None
    scanned: int = 0
    total: int | None = None
    started: datetime | None = None
    finished: datetime | None = None
    cancelled: bool = False
    error: SyncProblem | None = None
    result: Json | None = None

    def view(self, limit: int = MOST_NAMED) -> Json:
        """Return this as JSON values, with so many names in each list."""
        return {
            "running": self.running,
            "dry_run": self.dry_run,
            "phase": self.phase,
            "scanned": self.scanned,
            "total": self.total,
            "started": self.started.isoformat() if self.started else None,
            "finished": self.finished.isoformat() if self.finished else None,
            "cancelled": self.cancelled,
            "error": self.error,
            "result": None if self.result is None else shorten(self.result, limit),
        }


def shorten(result: Json, limit: int) -> Json:
    """Return a result with so many names in each list."""
    return result | {
        name: {**result[name], "items": result[name]["items"][:limit]} for name in LISTS
    }


def read_state(document: Mapping[str, Any]) -> SyncState:
    """Return the state that a view tells; raise ValueError or TypeError if damaged."""
    result = document["result"]
    if result is not None:
        shorten(result, 0)
    return SyncState(
        running=bool(document["running"]),
        dry_run=bool(document["dry_run"]),
        scanned=int(document["scanned"]),
        total=None if document["total"] is None else int(document["total"]),
        started=_read_time(document["started"]),
        finished=_read_time(document["finished"]),
        cancelled=bool(document["cancelled"]),
        error=None if document["error"] is None else SyncProblem(document["error"]),
        result=result,
    )


def _read_time(text: str | None) -> datetime | None:
    """Return the time of a text."""
    return None if text is None else dt_util.parse_datetime(text, raise_on_error=True)

"""Say what a deletion is: which title, which steps, how far each has come."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

from ..tracker.terms import Service
from .knowledge import Knowledge


class StepKind(StrEnum):
    """Name the parts of a deletion."""

    TORRENTS = "torrents"
    TITLE = "title"
    SEASONS = "seasons"
    ANIME_FILES = "anime_files"
    LIBRARY = "library"
    REQUESTS = "requests"
    SEEDING = "seeding"


class StepState(StrEnum):
    """Name how far a step has come."""

    PENDING = "pending"
    RUNNING = "running"
    WAITING = "waiting"
    DONE = "done"
    SKIPPED = "skipped"
    FAILED = "failed"


class StepResult(StrEnum):
    """Name how a step ended."""

    REMOVED = "removed"
    ALREADY_GONE = "already_gone"
    KEPT = "kept"
    NOT_FOUND = "not_found"
    NOT_APPLICABLE = "not_applicable"
    FILES_KEPT = "files_kept"
    REPORTED = "reported"
    SERVICE_REMOVED = "service_removed"


class WaitReason(StrEnum):
    """Name what a step waits for."""

    RETRY = "retry"
    CONFIRMATION = "confirmation"
    SEEDING = "seeding"


class TroubleCode(StrEnum):
    """Name what went wrong with a step."""

    SERVICE_DOWN = "service_down"
    SERVICE_ERROR = "service_error"
    REFUSED = "refused"
    REJECTED = "rejected"
    STILL_THERE = "still_there"
    NOT_SET_UP = "not_set_up"
    UNEXPECTED = "unexpected"


class KeptReason(StrEnum):
    """Name why something is not deleted."""

    SHARED = "shared"
    OTHER_SEASONS = "other_seasons"
    FILES_KEPT = "files_kept"
    UNCERTAIN = "uncertain"


class Note(StrEnum):
    """Name what is worth knowing about a step."""

    SEEDS_WITHOUT_LIMIT = "seeds_without_limit"


class ThingKind(StrEnum):
    """Name what a service can have of a title."""

    TORRENT = "torrent"
    DOWNLOAD = "download"
    MOVIE = "movie"
    SERIES = "series"
    SEASON = "season"
    FILE = "file"
    ITEM = "item"
    REQUEST = "request"
    RECORD = "record"


class Outcome(StrEnum):
    """Name how a deletion was closed."""

    DONE = "done"
    ABANDONED = "abandoned"
    RECORDED = "recorded"


class DeletionState(StrEnum):
    """Name how a deletion stands; the last three are those of closed ones."""

    RUNNING = "running"
    WAITING = "waiting"
    SEEDING = "seeding"
    FAILED = "failed"
    DONE = "done"
    ABANDONED = "abandoned"
    RECORDED = "recorded"


class ActorKind(StrEnum):
    """Name who can begin a deletion."""

    USER = "user"
    AUTOMATION = "automation"
    SERVICE = "service"


FINISHED: Final = frozenset({StepState.DONE, StepState.SKIPPED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Say who began a deletion: a user, an automation, or a service by itself."""

    kind: ActorKind
    id: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Say which service told that a title is gone, the title itself or its files."""

    service: Service
    instance: str
    is_title: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DeletionOptions:
    """Say how thoroughly to delete.

    `keep_seeding` leaves torrents until they have seeded as long as they must,
    `exclude` bars the title from import lists.
    """

    delete_files: bool = True
    keep_seeding: bool = False
    exclude: bool = False

    def leave_no_more_than(self, other: DeletionOptions) -> bool:
        """Tell whether all that goes with other options goes with these, as soon."""
        return (self.delete_files or not other.delete_files) and (
            other.keep_seeding or not self.keep_seeding
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """Hold one thing that a service has of a title; its size is in bytes.

    `facts` are those that only this kind of thing has: ratio and seeding time (in
    seconds) of a torrent, who made a request, the library of an item.
    """

    kind: ThingKind
    id: str
    name: str | None = None
    path: str | None = None
    size: int | None = None
    season: int | None = None
    facts: Mapping[str, str | int | float | bool | None] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """Return what to call it in a sentence."""
        return self.path or self.name or f"{self.kind} {self.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Hold a thing that stays, why, and what it is shared with."""

    thing: Thing
    reason: KeptReason
    shared_with: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """Hold what went wrong, in the service's own words, and since when.

    `service` is the name of the one that it went wrong with, if not the step's own.
    """

    code: TroubleCode
    since: datetime
    detail: str | None = None
    service: str | None = None


@dataclass(slots=True, kw_only=True)
class StepRecord:
    """Hold one service's part of a deletion.

    `attempts` counts how often removing was asked for, `failures` how often in a row
    the service could not be asked. `due` is on the loop's clock and not kept.
    """

    kind: StepKind
    service: Service
    instance: str
    name: str
    is_planned: bool = False
    objects: tuple[Thing, ...] = ()
    kept: tuple[Kept, ...] = ()
    notes: tuple[Note, ...] = ()
    state: StepState = StepState.PENDING
    result: StepResult | None = None
    waits_for: WaitReason | None = None
    trouble: Trouble | None = None
    left: tuple[str, ...] = ()
    attempts: int = 0
    failures: int = 0
    started_at: datetime | None = None
    asked_at: datetime | None = None
    finished_at: datetime | None = None
    due: float = 0.0

    @property
    def is_finished(self) -> bool:
        """Tell whether nothing is left to do."""
        return self.state in FINISHED

    def skip(self, result: StepResult) -> None:
        """Leave the step out, and say why."""
        self.is_planned = True
        self.state, self.result = StepState.SKIPPED, result
        self.trouble = self.waits_for = None


@dataclass(slots=True, kw_only=True)
class Deletion:
    """Hold a deletion from the wish for it to its place in the log.

    `history` are the packed requests that left the tracker with it, by id.
    """

    id: str
    known: Knowledge
    options: DeletionOptions
    by: Actor
    created_at: datetime
    request_ids: tuple[str, ...]
    seasons: frozenset[int] | None = None
    report: Report | None = None
    steps: list[StepRecord] = field(default_factory=list)
    outcome: Outcome | None = None
    closed_at: datetime | None = None
    forgotten_at: datetime | None = None
    history: dict[str, str] = field(default_factory=dict)

    @property
    def state(self) -> DeletionState:
        """Return how the deletion stands; what needs somebody comes first."""
        if self.outcome is not None:
            return DeletionState(self.outcome.value)
        if any(step.state is StepState.FAILED for step in self.steps):
            return DeletionState.FAILED
        waits = {step.waits_for for step in self.steps if not step.is_finished}
        if WaitReason.RETRY in waits:
            return DeletionState.WAITING
        if waits == {WaitReason.SEEDING}:
            return DeletionState.SEEDING
        return DeletionState.RUNNING

    @property
    def open_steps(self) -> list[StepRecord]:
        """Return the steps that are not finished."""
        return [step for step in self.steps if not step.is_finished]

"""Say what every step of a deletion can do, and what it works with."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence, Set as AbstractSet
from dataclasses import dataclass
from typing import Any, ClassVar

from ..clients.base import ServiceClient
from ..tracker.tracker import Tracker
from .knowledge import Knowledge
from .models import (
    Deletion,
    Kept,
    KeptReason,
    StepRecord,
    Thing,
    WaitReason,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """Hold what the steps of one deletion share.

    `is_going` tells of a request whether it is being deleted as well, so that what
    is shared with it need not stay for it; `seeding_for` names the titles that are
    deleted but for a torrent that still seeds.
    """

    deletion: Deletion
    tracker: Tracker
    clients: Mapping[str, ServiceClient]
    is_going: Callable[[str], bool]
    seeding_for: Callable[[str], AbstractSet[str]]

    @property
    def known(self) -> Knowledge:
        """Return what is known of the title."""
        return self.deletion.known


class DeletionStep[Client: ServiceClient](ABC):
    """Do one service's part: find what is there, remove it, look what is left.

    `again_after` is how many seconds a service has before it is asked once more to
    remove what is still there, `most_attempts` how often that is worth while. Every
    method that asks raises ServiceError.
    """

    again_after: ClassVar[float] = 60.0
    most_attempts: ClassVar[int] = 5
    pause_reason: ClassVar[WaitReason] = WaitReason.CONFIRMATION

    def __init__(self, work: Work, record: StepRecord, client: Client) -> None:
        """Take the record, which the step keeps up to date."""
        self.work = work
        self.record = record
        self.client = client

    @property
    def known(self) -> Knowledge:
        """Return what is known of the title."""
        return self.work.known

    @property
    def seasons(self) -> frozenset[int] | None:
        """Return the seasons to delete, None for the whole title."""
        return self.work.deletion.seasons

    @abstractmethod
    async def plan(self) -> None:
        """Find what would go, or skip the step; nothing changes in the service."""

    @abstractmethod
    async def left(self) -> Sequence[Thing]:
        """Return which of the objects the service still has."""

    @abstractmethod
    async def remove(self, things: Sequence[Thing]) -> None:
        """Ask the service to remove what is left; that proves nothing yet."""

    def due(self, things: Sequence[Thing]) -> Sequence[Thing]:
        """Return what may be removed by now, of what is left."""
        return things

    def keep(self, thing: Thing, reason: KeptReason, *shared_with: str) -> None:
        """Let a thing stay, and say why."""
        kept = Kept(thing=thing, reason=reason, shared_with=shared_with)
        self.record.kept = (*self.record.kept, kept)
        self.record.objects = tuple(
            each for each in self.record.objects if each != thing
        )


type AnyStep = DeletionStep[Any]

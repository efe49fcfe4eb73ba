"""Delete titles everywhere: say what would go, begin, try again, give up."""

import asyncio
from collections.abc import Iterable
from typing import Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.util import dt as dt_util
from homeassistant.util.hass_dict import HassKey
from homeassistant.util.ulid import ulid_now

from ..const import DOMAIN
from ..coordinator import StatusTrackerConfigEntry
from ..tracker.terms import MediaType, Service
from .models import (
    Actor,
    ActorKind,
    Deletion,
    DeletionOptions,
    DeletionState,
    Outcome,
    Report,
    StepState,
    ThingKind,
)
from .plan import plan_everything
from .runner import NotSavedError, Pace
from .steps import add_steps
from .target import gather, known_seasons, requests_for_title
from .worker import SIGNAL_DELETION, DeletionWorker

DELETIONS: Final[HassKey[Deletions]] = HassKey(f"{DOMAIN}_deletions")

# What proves that a title is still there, and what that only its files are gone.
_PROOFS: Final = {
    True: frozenset({ThingKind.MOVIE, ThingKind.SERIES, ThingKind.ITEM}),
    False: frozenset({ThingKind.FILE, ThingKind.ITEM}),
}
_UNDER_WAY: Final = frozenset({DeletionState.RUNNING})


class Deletions(DeletionWorker):
    """Answer what the faces ask about deletions."""

    def __init__(
        self, hass: HomeAssistant, entry: StatusTrackerConfigEntry, pace: Pace
    ) -> None:
        """Take over what belongs to the entry; nothing is loaded yet."""
        super().__init__(hass, entry, pace)
        self._beginning = asyncio.Lock()

    async def async_previews(
        self,
        request_ids: Iterable[str],
        seasons: frozenset[int] | None,
        options: DeletionOptions,
    ) -> list[Deletion]:
        """Return deletions that were planned and will not be done, one for each title.

        Raise ServiceValidationError where one of them cannot be deleted like this.
        """
        found: list[Deletion] = []
        for request_id in request_ids:
            if any(request_id in each.request_ids for each in found):
                continue
            nobody = Actor(kind=ActorKind.USER)
            found.append(self._make(request_id, seasons, options, nobody))
        for deletion in found:
            add_steps(deletion, self.instances)
            await plan_everything(self.work_on(deletion))
        return found

    async def async_delete(
        self,
        request_ids: Iterable[str],
        seasons: frozenset[int] | None,
        options: DeletionOptions,
        by: Actor,
        report: Report | None = None,
    ) -> list[Deletion]:
        """Begin to delete titles; return once that is on disk.

        Raise ServiceValidationError, and begin nothing, where one of them cannot be
        deleted like this. A title that is being deleted already is joined.
        """
        begun: dict[str, Deletion] = {}
        # Who asks for the same title meanwhile has to find this deletion.
        async with self._beginning:
            for request_id in request_ids:
                if any(request_id in each.request_ids for each in begun.values()):
                    continue
                deletion = self.find_open(request_id, seasons)
                if deletion is None:
                    deletion = self._make(request_id, seasons, options, by)
                    deletion.report = report
                begun[deletion.id] = deletion
            new = [each for each in begun.values() if each.id not in self.jobs.open]
            await self._begin(new)
        return list(begun.values())

    async def _begin(self, new: Iterable[Deletion]) -> None:
        """Open deletions, all or none; raise HomeAssistantError where that fails."""
        try:
            for deletion in new:
                await self.async_save(deletion)
        except NotSavedError as err:
            for deletion in new:
                await self.jobs.async_remove(deletion.id)
            raise _not_saved() from err
        # None begins before all are on disk.
        self.jobs.open |= {each.id: each for each in new}
        self.async_call()

    async def async_record(self, request_id: str, by: Actor, report: Report) -> None:
        """Enter into the log that a title was deleted by others."""
        deletion = self._make(request_id, None, DeletionOptions(), by)
        deletion.report = report
        await self._close(deletion, Outcome.RECORDED)

    async def async_is_gone(self, request_id: str, report: Report) -> bool:
        """Ask a service whether a title, or its files, are gone as it was told.

        What only a webhook said is not believed. Seerr has none for that: it was asked.
        """
        if report.service is Service.SEERR:
            return True
        options, by = DeletionOptions(), Actor(kind=ActorKind.SERVICE)
        deletion = self._make(request_id, None, options, by)
        add_steps(deletion, self.instances)
        await plan_everything(self.work_on(deletion))
        steps = [each for each in deletion.steps if each.instance == report.instance]
        there = {thing.kind for step in steps for thing in step.objects}
        return (
            bool(steps)
            and all(step.trouble is None for step in steps)
            and not there & _PROOFS[report.is_title]
        )

    async def async_retry(self, deletion_id: str) -> Deletion:
        """Try again at once what failed or waits."""
        async with self.lock:
            deletion = self._open(deletion_id)
            for step in deletion.open_steps:
                step.state = StepState.PENDING
                step.trouble = step.waits_for = step.asked_at = None
                step.failures = step.attempts = 0
                step.due = 0.0
            self.async_notify(deletion)
        self.async_call()
        return deletion

    async def async_abandon(self, deletion_id: str) -> Deletion:
        """Close a deletion as it stands; what is done stays done."""
        async with self.lock:
            deletion = self._open(deletion_id)
            await self._close(deletion, Outcome.ABANDONED)
        return deletion

    async def async_settled(self, wanted: Iterable[Deletion], seconds: float) -> bool:
        """Return whether deletions came to an end, or to a rest, in some time."""
        deletions = list(wanted)
        moved = asyncio.Event()

        @callback
        def note(_: Deletion) -> None:
            moved.set()

        unsubscribe = async_dispatcher_connect(self.hass, SIGNAL_DELETION, note)
        try:
            async with asyncio.timeout(seconds):
                while any(each.state in _UNDER_WAY for each in deletions):
                    moved.clear()
                    await moved.wait()
        except TimeoutError:
            return False
        finally:
            unsubscribe()
        return True

    def get(self, deletion_id: str) -> Deletion | None:
        """Return a deletion, open or closed."""
        return self.jobs.open.get(deletion_id) or self.log.get(deletion_id)

    def find_open(
        self, request_id: str, seasons: frozenset[int] | None = None
    ) -> Deletion | None:
        """Return the open deletion that covers a request, or some of its seasons."""
        for deletion in self.jobs.open.values():
            if request_id in deletion.request_ids and (
                deletion.seasons is None
                or (seasons is not None and seasons <= deletion.seasons)
            ):
                return deletion
        return None

    async def _close(self, deletion: Deletion, outcome: Outcome) -> None:
        """Move a deletion to the log; raise HomeAssistantError where that fails."""
        try:
            await self.async_close(deletion, outcome)
        except NotSavedError as err:
            raise _not_saved() from err

    def _open(self, deletion_id: str) -> Deletion:
        """Return an open deletion; raise ServiceValidationError for another."""
        if (deletion := self.jobs.open.get(deletion_id)) is not None:
            return deletion
        key = "deletion_closed" if deletion_id in self.log else "deletion_not_found"
        raise ServiceValidationError(translation_domain=DOMAIN, translation_key=key)

    def _make(
        self,
        request_id: str,
        seasons: frozenset[int] | None,
        options: DeletionOptions,
        by: Actor,
    ) -> Deletion:
        """Return a new deletion; raise ServiceValidationError for an odd wish."""
        tracker = self.coordinator.tracker
        if (request := tracker.get(request_id)) is None:
            raise ServiceValidationError(
                translation_domain=DOMAIN, translation_key="request_not_found"
            )
        requests = requests_for_title(tracker, request)
        if seasons is not None:
            if request.media_type is MediaType.MOVIE:
                raise ServiceValidationError(
                    translation_domain=DOMAIN,
                    translation_key="film_has_no_seasons",
                    translation_placeholders={"title": request.name},
                )
            known = known_seasons(requests)
            if known and not seasons <= known:
                raise ServiceValidationError(
                    translation_domain=DOMAIN,
                    translation_key="season_unknown",
                    translation_placeholders={
                        "title": request.name,
                        "seasons": ", ".join(map(str, sorted(seasons - known))),
                    },
                )
        return Deletion(
            id=ulid_now(),
            known=gather(tracker, requests),
            options=options,
            by=by,
            created_at=dt_util.utcnow(),
            request_ids=tuple(each.id for each in requests),
            seasons=seasons,
        )


def _not_saved() -> HomeAssistantError:
    """Return what to raise where the disk fails."""
    return HomeAssistantError(
        translation_domain=DOMAIN, translation_key="deletion_not_saved"
    )

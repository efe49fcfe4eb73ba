"""Work on one deletion after the other; one that has to wait lets the others pass."""

import asyncio
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Final, override

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.dispatcher import async_dispatcher_send
from homeassistant.util import dt as dt_util
from homeassistant.util.signal_type import SignalType

from ..const import DOMAIN, LOGGER
from ..coordinator import StatusTrackerConfigEntry
from ..tracker.codec import pack
from ..tracker.models import MediaRequest
from ..watchers.background import Worker
from .jobs import DeletionJobs
from .log import DeletionLog
from .models import (
    Deletion,
    DeletionState,
    Outcome,
    StepKind,
    StepRecord,
    WaitReason,
)
from .options import CONF_LOG_DAYS
from .runner import NotSavedError, Pace, Runner
from .step import Work
from .target import dropped, leaves_with, without_seasons

SIGNAL_DELETION: Final[SignalType[Deletion]] = SignalType(f"{DOMAIN}_deletion")
# Seconds until what could not be recorded is tried again.
UNTIL_SAVED: Final = 30.0


class DeletionWorker(Worker):
    """Bring the open deletions of an entry forward, and close them."""

    def __init__(
        self, hass: HomeAssistant, entry: StatusTrackerConfigEntry, pace: Pace
    ) -> None:
        """Take over what belongs to the entry; nothing is loaded yet."""
        super().__init__("deletions", partial(entry.async_create_background_task, hass))
        self.jobs = DeletionJobs(hass)
        self.log = DeletionLog(hass)
        self.coordinator = entry.runtime_data.coordinator
        self.instances = {
            instance: (health.service, health.name)
            for instance, health in self.coordinator.health.items()
        }
        self.lock = asyncio.Lock()
        self.hass = hass
        self._entry = entry
        self._runner = Runner(
            self.instances,
            self.coordinator.health,
            self.async_save,
            self._announce,
            pace,
        )
        self._not_before = 0.0
        self._removers: list[CALLBACK_TYPE] = []

    async def async_load(self) -> None:
        """Read what is under way and what was done.

        Raise UnreadableFileError, or UnsupportedStorageVersionError where a newer
        Status Tracker has written.
        """
        await self.log.async_load()
        await self.jobs.async_load()
        for deletion_id in [each for each in self.jobs.open if each in self.log]:
            # It was closed, and only its file was left behind.
            await self.jobs.async_remove(deletion_id)
        await self._prune()

    @override
    async def async_start(self) -> None:
        """Go on with what is under way."""
        for instance, health in self.coordinator.health.items():
            hear = partial(self._async_hear, instance)
            self._removers.append(health.async_add_listener(hear))
        for deletion in self.jobs.open.values():
            self.async_notify(deletion)
        await super().async_start()

    @override
    async def async_stop(self) -> None:
        """Stop where things stand, and return when that is on disk."""
        while self._removers:
            self._removers.pop()()
        await super().async_stop()
        await self.jobs.async_settle()

    def work_on(self, deletion: Deletion) -> Work:
        """Return what the steps of a deletion work with."""
        return Work(
            deletion=deletion,
            tracker=self.coordinator.tracker,
            clients=self._entry.runtime_data.clients,
            is_going=partial(self._is_going, deletion),
            seeding_for=partial(self._seeding_for, deletion),
        )

    async def async_save(self, deletion: Deletion) -> None:
        """Return once a deletion is on disk as it stands, and tell who listens.

        Raise NotSavedError where that fails: then nothing more must be done.
        """
        try:
            await self.jobs.async_save(deletion)
        except (HomeAssistantError, OSError) as err:
            raise NotSavedError from err
        self.async_notify(deletion)

    async def async_close(self, deletion: Deletion, outcome: Outcome) -> None:
        """Move a deletion to the log; raise NotSavedError where that fails."""
        closed_at = dt_util.utcnow()
        try:
            await self.log.async_add(
                replace(deletion, outcome=outcome, closed_at=closed_at)
            )
        except (HomeAssistantError, OSError) as err:
            raise NotSavedError from err
        deletion.outcome, deletion.closed_at = outcome, closed_at
        await self.jobs.async_remove(deletion.id)
        self.async_notify(deletion)
        await self._prune()

    @callback
    def async_notify(self, deletion: Deletion) -> None:
        """Tell who listens that a deletion moved."""
        async_dispatcher_send(self.hass, SIGNAL_DELETION, deletion)

    @override
    async def _run(self) -> None:
        while True:
            due, deletion = self._next()
            if deletion is None:
                await self._rest(None)
            elif (pause := due - _now()) > 0:
                await self._rest(pause)
            else:
                async with self.lock:
                    await self._advance(deletion)

    def _next(self) -> tuple[float, Deletion | None]:
        """Return the deletion that is due first, and when."""
        found: tuple[float, Deletion | None] = (0.0, None)
        for deletion in self.jobs.open.values():
            due = self._runner.next_due(deletion)
            if due is not None and (found[1] is None or due < found[0]):
                found = (due, deletion)
        return max(found[0], self._not_before), found[1]

    async def _advance(self, deletion: Deletion) -> None:
        """Bring a deletion forward and draw the conclusions."""
        if deletion.id not in self.jobs.open:
            return
        try:
            await self._runner.advance(self.work_on(deletion))
            if all(step.kind is StepKind.SEEDING for step in deletion.open_steps):
                await self._forget(deletion)
            if not deletion.open_steps:
                await self.async_close(deletion, Outcome.DONE)
        except NotSavedError:
            LOGGER.error("A deletion waits, because its steps cannot be recorded")
            self._not_before = _now() + UNTIL_SAVED
        else:
            if deletion.outcome is None:
                self.async_notify(deletion)

    async def _announce(self, deletion: Deletion, step: StepRecord) -> None:
        """Let requests miss nothing of the seasons whose files go now.

        Otherwise they take for somebody else's doing what Sonarr tells of it.
        """
        if step.kind is StepKind.SEASONS:
            now = dt_util.utcnow()
            await self.coordinator.async_apply(
                dropped(request, deletion.seasons or frozenset(), now)
                for request in self._requests(deletion)
            )

    async def _forget(self, deletion: Deletion) -> None:
        """Let the requests leave the tracker, their history first into the log."""
        if deletion.forgotten_at is not None:
            return
        requests = list(self._requests(deletion))
        leaving = [each for each in requests if leaves_with(each, deletion.seasons)]
        deletion.history |= {each.id: pack(each) for each in leaving}
        await self.async_save(deletion)
        announcer = self._entry.runtime_data.announcer
        for request_id in deletion.history:
            tell = announcer.async_deleting(request_id)
            await self.coordinator.async_forget(request_id)
            tell()
        if (seasons := deletion.seasons) is not None:
            now = dt_util.utcnow()
            await self.coordinator.async_apply(
                fact
                for request in requests
                if request not in leaving
                and (fact := without_seasons(request, seasons, now)) is not None
            )
        deletion.forgotten_at = dt_util.utcnow()
        await self.async_save(deletion)

    def _requests(self, deletion: Deletion) -> Iterable[MediaRequest]:
        """Yield the requests of a deletion that are still known."""
        for request_id in deletion.request_ids:
            request = self.coordinator.tracker.get(request_id)
            if request is not None:
                yield request

    def _is_going(self, but: Deletion, request_id: str) -> bool:
        """Tell whether another deletion takes a request whole, and leaves no more."""
        return any(
            request_id in each.request_ids
            and each is not but
            and each.seasons is None
            and each.state is not DeletionState.FAILED
            and each.options.leave_no_more_than(but.options)
            for each in self.jobs.open.values()
        )

    def _seeding_for(self, but: Deletion, download_id: str) -> set[str]:
        """Return the titles whose deletion lets a torrent seed, if that one does not.

        Their requests have left the tracker, and Radarr or Sonarr has them no more.
        """
        if but.options.keep_seeding:
            return set()
        return {
            each.known.title
            for each in self.jobs.open.values()
            if each is not but
            and any(
                step.kind is StepKind.SEEDING
                and any(thing.id == download_id for thing in step.objects)
                for step in each.open_steps
            )
        }

    async def _prune(self) -> None:
        """Drop what is in the log for longer than it shall be."""
        if days := self._entry.options.get(CONF_LOG_DAYS):
            try:
                await self.log.async_prune(dt_util.utcnow() - timedelta(days=days))
            except HomeAssistantError, OSError:
                LOGGER.error("The deletion log cannot be shortened now")

    @callback
    def _async_hear(self, instance: str) -> None:
        """Try again at once when a service is back."""
        if not self.coordinator.health[instance].reachable:
            return
        for deletion in self.jobs.open.values():
            for step in deletion.open_steps:
                if step.instance == instance and step.waits_for is WaitReason.RETRY:
                    step.due = 0.0
        self.async_call()


def _now() -> float:
    """Return the seconds by which pauses are measured."""
    return asyncio.get_running_loop().time()

"""Notice what was deleted by others: ask about it, follow everywhere, or record it."""

from collections import deque
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from homeassistant.core import CALLBACK_TYPE, HassJob, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.event import async_call_later
from homeassistant.util import dt as dt_util

from ..const import LOGGER
from ..coordinator import StatusTrackerConfigEntry
from ..tracker.changes import Changes
from ..tracker.terms import Service
from .deletions import Deletions
from .issues import (
    async_ask_about_loss,
    async_withdraw_question,
    questions_asked,
)
from .losses import Loss, find_loss
from .models import Actor, ActorKind, DeletionOptions, Report
from .options import CONF_OUTSIDE_DELETIONS, OutsideChoice
from .target import gather
from .words import title_text

# A file that is replaced is gone for a moment, and an item while a library is
# scanned: what comes back in this time was not deleted.
SETTLE: Final = timedelta(minutes=2)
SETTLE_IN_JELLYFIN: Final = timedelta(minutes=10)

# Who misses the files of so many titles in so short a time has lost a disk.
_MANY: Final = 4
_SHORT: Final = timedelta(minutes=30)


class OutsideDeletions:
    """Watch for titles that are gone without anybody asking here."""

    def __init__(
        self,
        hass: HomeAssistant,
        entry: StatusTrackerConfigEntry,
        deletions: Deletions,
    ) -> None:
        """Watch the requests of an entry."""
        self._hass = hass
        self._coordinator = entry.runtime_data.coordinator
        self._choice = OutsideChoice(
            entry.options.get(CONF_OUTSIDE_DELETIONS, OutsideChoice.ASK)
        )
        self._deletions = deletions
        self._waiting: dict[str, tuple[Report, CALLBACK_TYPE]] = {}
        self._asked: set[str] = set()
        self._judged: set[str] = set()
        self._lately: deque[tuple[datetime, Report]] = deque()
        self._removers: list[CALLBACK_TYPE] = []

    @callback
    def async_start(self) -> None:
        """Look at what was lost before, and follow changes.

        What was asked before a reload is still asked, unless it is to be decided in
        another way by now.
        """
        self._removers.append(self._coordinator.async_subscribe(self._async_changed))
        for request_id in questions_asked(self._hass):
            if self._choice is OutsideChoice.ASK:
                self._asked.add(request_id)
            else:
                async_withdraw_question(self._hass, request_id)
        for request_id in self._coordinator.tracker.requests.keys() | self._asked:
            self._async_look(request_id)

    @callback
    def async_stop(self) -> None:
        """Follow no changes and wait for nothing."""
        while self._removers:
            self._removers.pop()()
        while self._waiting:
            self._waiting.popitem()[1][1]()

    @callback
    def _async_changed(self, changes: Changes) -> None:
        """Look at what changed."""
        for request_id, change in changes.requests.items():
            # What was just taken in from the library is there.
            if not (change.archived and change.before is None):
                self._async_look(request_id)

    @callback
    def _async_look(self, request_id: str) -> None:
        """Wait whether a title that is gone comes back."""
        loss = self._loss(request_id)
        if loss is None:
            if (waiting := self._waiting.pop(request_id, None)) is not None:
                waiting[1]()
            if request_id in self._asked:
                self._asked.discard(request_id)
                async_withdraw_question(self._hass, request_id)
            return
        if request_id in self._waiting.keys() | self._asked | self._judged:
            return
        job = HassJob(
            partial(self._async_judge, request_id),
            f"deletion of {request_id} elsewhere",
            cancel_on_shutdown=True,
        )
        cancel = async_call_later(self._hass, _settle_time(loss), job)
        self._waiting[request_id] = (loss.report, cancel)

    def _loss(self, request_id: str) -> Loss | None:
        """Return how a title was lost, None if it was not or that is dealt with."""
        loss = find_loss(self._coordinator.tracker, request_id)
        if loss is None or self._is_ours(request_id):
            return None
        last = self._deletions.log.last_of(request_id)
        if last is not None and last.closed_at >= loss.at:
            return None
        return loss

    def _is_ours(self, request_id: str) -> bool:
        """Tell whether a title is just being deleted from here."""
        jobs = self._deletions.jobs.open.values()
        return any(request_id in each.request_ids for each in jobs)

    async def _async_judge(self, request_id: str, _now: datetime) -> None:
        """Do what the option says about a title that stayed away, once."""
        self._waiting.pop(request_id, None)
        if (loss := self._loss(request_id)) is None:
            return
        self._judged.add(request_id)
        try:
            choice = await self._choose(request_id, loss.report)
            # Whoever starts after a reload judges anew.
            is_stopped = not self._removers
            if is_stopped or self._loss(request_id) is None:
                return
            if choice is OutsideChoice.ASK:
                self._async_ask(request_id, loss)
            elif choice is OutsideChoice.FOLLOW:
                await async_follow(self._deletions, request_id, loss.report)
            else:
                await async_record(self._deletions, request_id, loss.report)
        except HomeAssistantError:
            LOGGER.error("A deletion elsewhere cannot be recorded")
        finally:
            self._judged.discard(request_id)

    async def _choose(self, request_id: str, report: Report) -> OutsideChoice:
        """Return what to do about a loss; what is not certain is not followed."""
        if self._choice is not OutsideChoice.FOLLOW:
            return self._choice
        if self._is_flood(report):
            LOGGER.warning("Many titles are gone at once, so none is deleted elsewhere")
            return OutsideChoice.ASK
        if not await self._deletions.async_is_gone(request_id, report):
            LOGGER.warning("A title was said to be deleted, yet it may be there")
            return OutsideChoice.ASK
        return OutsideChoice.FOLLOW

    def _is_flood(self, report: Report) -> bool:
        """Tell whether a service misses more files than a person deletes.

        Titles that it dropped were dropped by somebody.
        """
        if report.is_title and report.service is not Service.JELLYFIN:
            return False
        now = dt_util.utcnow()
        self._lately.append((now, report))
        while now - self._lately[0][0] > _SHORT:
            self._lately.popleft()
        missed = [each for _, each in self._lately]
        missed += [each for each, _ in self._waiting.values()]
        return missed.count(report) >= _MANY

    @callback
    def _async_ask(self, request_id: str, loss: Loss) -> None:
        """Ask whether a title shall go everywhere."""
        self._asked.add(request_id)
        name = actor_of(self._deletions, loss.report).name or loss.report.service.value
        known = gather(self._coordinator.tracker, [loss.request])
        title = title_text(self._hass, known, [request_id])
        async_ask_about_loss(self._hass, request_id, title, name, loss.report)


async def async_follow(deletions: Deletions, request_id: str, report: Report) -> None:
    """Delete everywhere what was deleted in one place."""
    await deletions.async_delete(
        [request_id], None, DeletionOptions(), actor_of(deletions, report), report
    )


async def async_record(deletions: Deletions, request_id: str, report: Report) -> None:
    """Enter into the log what was deleted elsewhere, and leave it at that."""
    await deletions.async_record(request_id, actor_of(deletions, report), report)


def actor_of(deletions: Deletions, report: Report) -> Actor:
    """Return the service that a deletion began in."""
    known = deletions.instances.get(report.instance)
    name = known[1] if known is not None else report.service.value.title()
    return Actor(kind=ActorKind.SERVICE, id=report.instance, name=name)


def _settle_time(loss: Loss) -> timedelta:
    """Return how long a title may be away without being deleted."""
    is_jellyfin = loss.report.service is Service.JELLYFIN
    return SETTLE_IN_JELLYFIN if is_jellyfin else SETTLE

"""Have one write follow another, and tell whoever waits how theirs ended.

A write begins at once. What changes while it runs is written together by the next
one, so that many webhooks share a write and none waits for more than two.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Final

from homeassistant.core import CALLBACK_TYPE, HassJob, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.event import async_call_later

from ..const import DOMAIN, LOGGER

ISSUE_WRITE_FAILED: Final = "storage_write_failed"

# In seconds: how long whoever brings a fact waits for the disk, and the first and
# the longest pause after a failed write.
_PATIENCE: Final = 5
_FIRST_RETRY: Final = 10
_LONGEST_RETRY: Final = 600


class _Receipt:
    """Tell everybody who waits for a write how it ended.

    One timer serves all of them: a burst of webhooks would leave thousands behind.
    """

    __slots__ = ("_ended", "_timer", "saved")

    def __init__(self) -> None:
        """Begin with a write that has not ended."""
        self.saved = False
        self._ended = asyncio.Event()
        self._timer: asyncio.TimerHandle | None = None

    async def async_wait(self, give_up: Callable[[_Receipt], None]) -> bool:
        """Return whether it was saved; `give_up` is called when that takes long."""
        if self._timer is None:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(_PATIENCE, give_up, self)
        await self._ended.wait()
        return self.saved

    @callback
    def end(self, *, saved: bool) -> None:
        """Let everybody go on."""
        if self._timer is not None:
            self._timer.cancel()
        self.saved = saved
        self._ended.set()


class Writer:
    """Call what writes whenever something is to be written, once at a time.

    While the disk fails, nobody waits, and writing is tried again later and later.
    """

    def __init__(
        self,
        hass: HomeAssistant,
        write: Callable[[], Awaitable[None]],
        is_needed: Callable[[], bool],
    ) -> None:
        """Take what writes, and what tells whether there is anything to write.

        `write` raises HomeAssistantError or OSError when it did not work.
        """
        self.failures = 0
        self._hass = hass
        self._write = write
        self._is_needed = is_needed
        self._current: _Receipt | None = None
        self._next: _Receipt | None = None
        self._task: asyncio.Task[None] | None = None
        self._lock = asyncio.Lock()
        self._is_open = False
        self._is_slow = False
        self._is_told = False
        self._cancel_retry: CALLBACK_TYPE | None = None

    @callback
    def async_open(self) -> None:
        """Write from now on, and at once if there is anything to write."""
        self._is_open = True
        if self._is_needed():
            self.async_begin()

    @callback
    def async_close(self) -> None:
        """Begin no other write."""
        self._is_open = False
        if self._cancel_retry is not None:
            self._cancel_retry()
            self._cancel_retry = None

    @callback
    def async_begin(self) -> None:
        """Begin a write, or have another one follow that which runs."""
        if not self._is_open or self._cancel_retry is not None:
            return
        if self._next is None:
            self._next = _Receipt()
        if self._task is None:
            self._task = self._hass.async_create_task(
                self._async_write_all(), f"{DOMAIN} save", eager_start=False
            )

    async def async_saved(self) -> bool:
        """Return True once everything so far is on disk, False if it is not.

        That is known at once while the disk fails, and in seconds when it hangs.
        """
        if self.failures or self._is_slow:
            return False
        if (receipt := self._next or self._current) is None:
            return True
        return await receipt.async_wait(self._async_give_up)

    async def async_rest(self) -> None:
        """Return when no write runs, nor one that was begun is to follow."""
        if self._task is not None:
            await asyncio.wait({self._task})

    async def async_write(self) -> bool:
        """Write; return whether that worked, and try again later if it did not."""
        async with self._lock:
            try:
                await self._write()
            except (HomeAssistantError, OSError) as err:
                self._async_note_failure(err)
                return False
            self._async_note_success()
            return True

    async def _async_write_all(self) -> None:
        """Write until nothing is left to write, or a write fails."""
        try:
            while (receipt := self._next) is not None:
                self._current, self._next = receipt, None
                saved = not self._is_needed() or await self.async_write()
                self._is_told = self._is_told and self._is_slow
                self._current, self._is_slow = None, False
                receipt.end(saved=saved)
                if not saved:
                    return
        finally:
            for left in (self._current, self._next):
                if left is not None:
                    left.end(saved=False)
            self._current = self._next = self._task = None

    @callback
    def _async_give_up(self, receipt: _Receipt) -> None:
        """Let nobody wait while the disk hangs, and say so until it is quick again."""
        self._is_slow = True
        if not self._is_told:
            LOGGER.warning("Saving takes more than %s seconds", _PATIENCE)
        self._is_told = True
        receipt.end(saved=False)

    @callback
    def _async_note_failure(self, err: HomeAssistantError | OSError) -> None:
        """Tell the user, and try again later."""
        cause = err.__cause__ or err
        reason = cause.strerror if isinstance(cause, OSError) else None
        if not self.failures:
            LOGGER.error("Saving failed, requests are kept in memory until it works")
            ir.async_create_issue(
                self._hass,
                DOMAIN,
                ISSUE_WRITE_FAILED,
                is_fixable=False,
                severity=ir.IssueSeverity.ERROR,
                translation_key=ISSUE_WRITE_FAILED,
                translation_placeholders={"error": reason or type(err).__name__},
            )
        pause = min(_FIRST_RETRY * 2**self.failures, _LONGEST_RETRY)
        self.failures += 1
        if self._is_open:
            job = HassJob(self._async_retry, cancel_on_shutdown=True)
            self._cancel_retry = async_call_later(self._hass, pause, job)

    @callback
    def _async_note_success(self) -> None:
        """Withdraw what was told about a failure."""
        if self.failures:
            self.failures = 0
            ir.async_delete_issue(self._hass, DOMAIN, ISSUE_WRITE_FAILED)
            LOGGER.info("Saving works again")

    @callback
    def _async_retry(self, _now: datetime) -> None:
        """Try to write again."""
        self._cancel_retry = None
        self.async_begin()

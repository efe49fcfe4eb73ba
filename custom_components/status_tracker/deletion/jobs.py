"""Keep the deletions that are under way on disk, before and after each step."""

import asyncio
from typing import Any, Final

from homeassistant.core import HomeAssistant

from ..const import LOGGER
from ..storage.files import DamagedFileError, Document, StoreFile, async_list_files
from .codec import pack_deletion, unpack_deletion
from .models import Deletion, StepState

JOB_FILES: Final = "deletions"

_DELETION: Final = "deletion"


class DeletionJobs:
    """Hold the open deletions by id, in the order in which they began.

    Each has a file of its own: recording a step costs the same beside a hundred
    others.
    """

    def __init__(self, hass: HomeAssistant) -> None:
        """Know nothing until it was loaded."""
        self.open: dict[str, Deletion] = {}
        self._hass = hass
        self._numbers: dict[str, int] = {}
        self._last = -1
        self._saved: dict[str, Document] = {}
        self._lock = asyncio.Lock()
        self._work: asyncio.Task[None] | None = None

    async def async_load(self) -> None:
        """Read what was saved; a step that was under way begins anew.

        Raise UnreadableFileError, or UnsupportedStorageVersionError where a newer
        Status Tracker has written.
        """
        files = await async_list_files(self._hass, JOB_FILES)
        found: list[Deletion] = []
        for number in files:
            self._last = max(self._last, number)
            if (deletion := await self._async_read(number)) is not None:
                found.append(deletion)
                self._numbers[deletion.id] = number
        for deletion in sorted(found, key=lambda each: each.id):
            self.open[deletion.id] = deletion
            self._saved[deletion.id] = pack_deletion(deletion)
            for step in deletion.open_steps:
                step.asked_at = None
                if step.state is StepState.RUNNING:
                    # Nobody knows whether this attempt was one.
                    step.state, step.attempts = StepState.PENDING, step.attempts - 1

    async def async_save(self, deletion: Deletion) -> None:
        """Return once a deletion is on disk as it is now.

        Raise HomeAssistantError when it is not. A write that has begun ends, even if
        whoever waits for it does not.
        """
        async with self._lock:
            packed = pack_deletion(deletion)
            if packed == self._saved.get(deletion.id):
                return
            if deletion.id not in self._numbers:
                self._last += 1
                self._numbers[deletion.id] = self._last
            self._work = self._hass.async_create_task(
                self._async_write(deletion.id, packed), f"{JOB_FILES} save"
            )
            await asyncio.shield(self._work)

    async def async_remove(self, deletion_id: str) -> None:
        """Forget a deletion that was closed."""
        self.open.pop(deletion_id, None)
        async with self._lock:
            if (number := self._numbers.pop(deletion_id, None)) is not None:
                self._saved.pop(deletion_id, None)
                await self._file(number).async_remove()

    async def async_settle(self) -> None:
        """Return when no write is under way."""
        if self._work is not None:
            await asyncio.wait({self._work})

    def _file(self, number: int) -> StoreFile:
        """Return the file of one deletion."""
        return StoreFile(self._hass, f"{JOB_FILES}.{number}")

    async def _async_read(self, number: int) -> Deletion | None:
        """Return the deletion in a file, None where there is no sound one."""
        try:
            document: dict[str, Any] = await self._file(number).async_read() or {}
            return unpack_deletion(document[_DELETION])
        except DamagedFileError, LookupError, ValueError:
            LOGGER.error("A deletion that was under way cannot be read")
            return None

    async def _async_write(self, deletion_id: str, packed: Document) -> None:
        """Write one file."""
        number = self._numbers[deletion_id]
        await self._file(number).async_write({_DELETION: packed})
        self._saved[deletion_id] = packed

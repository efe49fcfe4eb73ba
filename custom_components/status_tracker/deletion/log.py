"""Keep the log of all deletions: who, when, what, and how each step ended."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from homeassistant.core import HomeAssistant
import orjson

from ..const import LOGGER
from ..storage.files import (
    DamagedFileError,
    Document,
    StoreFile,
    async_list_files,
    read_rows,
)
from ..tracker.ids import fold_title
from .codec import pack_deletion, unpack_deletion
from .models import Deletion

LOG_FILES: Final = "deletion_log"

_ROWS: Final = "rows"
_ASIDE: Final = "aside"
_ROWS_PER_FILE: Final = 100


@dataclass(frozen=True, slots=True)
class LogRow:
    """Hold a closed deletion: what finds it, and its packed text."""

    id: str
    closed_at: datetime
    words: str
    request_ids: tuple[str, ...]
    text: bytes

    def read(self) -> Deletion:
        """Return the deletion."""
        return unpack_deletion(orjson.loads(self.text))


class DeletionLog:
    """Hold the closed deletions; only the last file of the log ever changes.

    Files are written whole and atomically. What makes no sense in one stays in it.
    """

    def __init__(self, hass: HomeAssistant) -> None:
        """Know nothing until it was loaded."""
        self._hass = hass
        self._rows: dict[str, LogRow] = {}
        self._files: dict[int, list[str]] = {}
        self._aside: dict[int, Document] = {}
        self._lock = asyncio.Lock()

    def __contains__(self, deletion_id: str) -> bool:
        """Tell whether a deletion is in the log."""
        return deletion_id in self._rows

    def __len__(self) -> int:
        """Return how many deletions are in the log."""
        return len(self._rows)

    async def async_load(self) -> None:
        """Read the log; raise as DeletionJobs.async_load does."""
        for number in sorted(await async_list_files(self._hass, LOG_FILES)):
            self._files[number] = []
            try:
                document = await self._file(number).async_read() or {}
            except DamagedFileError:
                continue
            rows, aside = read_rows(
                document.get(_ROWS, {}), document.get(_ASIDE, {}), _unpack
            )
            self._rows |= rows
            self._files[number] = list(rows)
            if aside:
                self._aside[number] = aside
                LOGGER.error("%s rows of the deletion log make no sense", len(aside))

    async def async_add(self, deletion: Deletion) -> None:
        """Return once a closed deletion is on disk; raise HomeAssistantError if not."""
        async with self._lock:
            await self._async_add(_row(deletion))

    async def _async_add(self, row: LogRow) -> None:
        """Write a row into the last file, or into a new one when that is full."""
        number = max(self._files, default=0)
        if len(self._files.get(number, ())) >= _ROWS_PER_FILE:
            number += 1
        ids = [each for each in self._files.get(number, ()) if each != row.id]
        ids.append(row.id)
        await self._async_write(number, [*map(self._rows.get, ids[:-1]), row])
        self._files[number], self._rows[row.id] = ids, row

    async def async_prune(self, before: datetime) -> int:
        """Drop what was closed before a time; return how much that was."""
        async with self._lock:
            return await self._async_prune(before)

    async def _async_prune(self, before: datetime) -> int:
        """Write every file anew that holds an old row, or remove it."""
        old = {row.id for row in self._rows.values() if row.closed_at < before}
        for number, ids in list(self._files.items()):
            kept = [each for each in ids if each not in old]
            if kept == ids:
                continue
            # The last file stays, so that numbers are not given twice.
            if kept or self._aside.get(number) or number == max(self._files):
                await self._async_write(number, [self._rows[each] for each in kept])
                self._files[number] = kept
            else:
                await self._file(number).async_remove()
                del self._files[number]
        for each in old:
            del self._rows[each]
        return len(old)

    def get(self, deletion_id: str) -> Deletion | None:
        """Return a deletion, None where there is none."""
        row = self._rows.get(deletion_id)
        return None if row is None else row.read()

    def find(
        self, text: str | None = None, since: datetime | None = None
    ) -> list[LogRow]:
        """Return what has all words of a text in its title, the newest first."""
        words = fold_title(text).split() if text else []
        found = [
            row
            for row in self._rows.values()
            if (since is None or row.closed_at >= since)
            and all(word in row.words for word in words)
        ]
        found.sort(key=lambda row: (row.closed_at, row.id), reverse=True)
        return found

    def last_of(self, request_id: str) -> LogRow | None:
        """Return the newest deletion that a request was part of."""
        return max(
            (row for row in self._rows.values() if request_id in row.request_ids),
            key=lambda row: row.closed_at,
            default=None,
        )

    def _file(self, number: int) -> StoreFile:
        """Return one file of the log."""
        return StoreFile(self._hass, f"{LOG_FILES}.{number}")

    async def _async_write(self, number: int, rows: Iterable[LogRow | None]) -> None:
        """Write one file of the log."""
        await self._file(number).async_write(
            {
                _ROWS: {row.id: orjson.loads(row.text) for row in rows if row},
                _ASIDE: self._aside.get(number, {}),
            }
        )


def _row(deletion: Deletion) -> LogRow:
    """Return the row of a closed deletion; raise ValueError for an open one."""
    if deletion.closed_at is None:
        raise ValueError("This deletion is not closed")
    known = deletion.known
    return LogRow(
        id=deletion.id,
        closed_at=deletion.closed_at,
        words=fold_title(f"{known.title} {known.year or ''}"),
        request_ids=deletion.request_ids,
        text=orjson.dumps(pack_deletion(deletion)),
    )


def _unpack(_: str, packed: Any) -> LogRow:
    """Return the row of a deletion as it was written."""
    return _row(unpack_deletion(packed))

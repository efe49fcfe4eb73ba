"""Keep the requests on disk: what goes on in one file, what is over in many."""

import asyncio
from functools import partial
import time
from typing import Any, Final

from homeassistant.const import EVENT_HOMEASSISTANT_FINAL_WRITE
from homeassistant.core import CALLBACK_TYPE, Event, HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir
from homeassistant.util import dt as dt_util
from homeassistant.util.hass_dict import HassKey

from ..const import DOMAIN, LOGGER
from ..tracker.archive import Archive
from ..tracker.changes import Changes
from ..tracker.codec import pack
from ..tracker.models import MediaRequest
from ..tracker.tracker import Tracker
from .files import Document, StoreFile, async_list_files
from .history import History
from .reading import (
    ISSUE_HISTORY_DAMAGED,
    ISSUE_REQUESTS_DAMAGED,
    LIVE_FILE,
    SHARD_FILES,
    async_read_history,
    async_read_live,
)
from .shard import Shard
from .writer import ISSUE_WRITE_FAILED, Writer

# How long packing holds the event loop, in seconds.
_PAUSE_AFTER: Final = 0.005

# Requests with more items than this are packed off the event loop.
_LARGE: Final = 300

_UNSAVED: HassKey[RequestStore] = HassKey(f"{DOMAIN}_unsaved")


async def async_open_store(hass: HomeAssistant) -> RequestStore:
    """Return the store with its tracker, ready for use.

    Raise UnreadableFileError, or UnsupportedStorageVersionError where a newer Status
    Tracker has written. A store whose last write failed goes on as it was.
    """
    if (store := hass.data.pop(_UNSAVED, None)) is None:
        store = RequestStore(hass)
        await store.async_load()
    store.async_open()
    return store


async def async_remove_store(hass: HomeAssistant) -> None:
    """Remove everything that was ever saved."""
    hass.data.pop(_UNSAVED, None)
    for issue in (ISSUE_HISTORY_DAMAGED, ISSUE_REQUESTS_DAMAGED, ISSUE_WRITE_FAILED):
        ir.async_delete_issue(hass, DOMAIN, issue)
    shards = await async_list_files(hass, SHARD_FILES)
    for name in (LIVE_FILE, *shards.values()):
        await StoreFile(hass, name).async_remove()


class RequestStore:
    """Load the tracker, and save what changes in it.

    While the disk fails, everything stays in memory.
    """

    tracker: Tracker

    def __init__(self, hass: HomeAssistant) -> None:
        """Know nothing until it was loaded."""
        self.marks: dict[str, str] = {}
        self._hass = hass
        self._file = StoreFile(hass, LIVE_FILE)
        self._archive = Archive()
        self._history = History(self._archive)
        self._aside: Document = {}
        self._texts: dict[str, str] = {}
        self._saved_marks: dict[str, str] = {}
        self._changed: set[str] = set()
        self._moved: set[str] = set()
        self._writer = Writer(hass, self._async_write, self._is_needed)
        self._cancel_final_write: CALLBACK_TYPE | None = None

    @property
    def condition(self) -> dict[str, Any]:
        """Return how the store is doing, for diagnostics."""
        return {
            "failed_writes": self._writer.failures,
            "waiting_to_be_saved": len(self._changed),
            "shards": len(self._history.shards),
            "archived": len(self._archive),
            "damaged_rows": len(self._aside),
        }

    async def async_load(self) -> None:
        """Read what was saved."""
        live = await async_read_live(self._hass)
        history = await async_read_history(self._hass, live.shards, live.texts)
        self._archive = history.archive
        self._history = History(self._archive)
        for shard in history.shards:
            self._history.load(shard)
        for number in history.unreadable:
            self._history.leave_alone(number)
        self._texts = live.texts
        self._aside = live.aside
        self._saved_marks = live.marks
        self.marks = dict(live.marks)
        # Hundreds of requests to derive would hold the event loop up.
        self.tracker = await self._hass.async_add_executor_job(
            partial(Tracker, live.requests, self._archive, now=dt_util.utcnow())
        )

    @callback
    def async_open(self) -> None:
        """Accept changes, also in the last moment of Home Assistant."""
        self._cancel_final_write = self._hass.bus.async_listen_once(
            EVENT_HOMEASSISTANT_FINAL_WRITE, self._async_final_write
        )
        self._writer.async_open()

    async def async_close(self) -> None:
        """Return when everything is on disk; what is not is kept for the next setup."""
        self._writer.async_close()
        if self._cancel_final_write is not None:
            self._cancel_final_write()
            self._cancel_final_write = None
        self._hass.data[_UNSAVED] = self
        if await self._async_write_rest() and self._hass.data.get(_UNSAVED) is self:
            del self._hass.data[_UNSAVED]

    @callback
    def async_note(self, changes: Changes) -> None:
        """Begin to save what changed, where that has to last."""
        for request_id, change in changes.requests.items():
            (self._changed if change.durable else self._moved).add(request_id)
        if self._changed:
            self._writer.async_begin()

    @callback
    def async_note_marks(self) -> None:
        """Begin to save the marks, where they changed."""
        if self.marks != self._saved_marks:
            self._writer.async_begin()

    async def async_saved(self) -> bool:
        """Return True once everything noted so far is on disk, False if it is not.

        That is known at once while the disk fails, and in seconds when it hangs.
        """
        return await self._writer.async_saved()

    def _is_needed(self) -> bool:
        """Return whether there is anything to write."""
        return bool(self._changed) or self.marks != self._saved_marks

    async def _async_write_rest(self) -> bool:
        """Write what no write has taken up yet; return whether all is on disk."""
        await self._writer.async_rest()
        self._changed |= self._moved
        return not self._is_needed() or await self._writer.async_write()

    async def _async_final_write(self, _event: Event) -> None:
        """Write what is left before Home Assistant ends."""
        self._cancel_final_write = None
        await self._async_write_rest()

    async def _async_write(self) -> None:
        """Write everything that changed, and note it again if that does not work."""
        packed = await self._async_pack()
        # No other change gets in from here until all snapshots are taken.
        texts, leaving, shards = self._sort(packed)
        marks = dict(self.marks)
        try:
            await self._async_write_files(texts, leaving, shards, marks)
        except BaseException:
            self._changed |= packed
            raise
        self._saved_marks = marks

    async def _async_write_files(
        self,
        texts: dict[str, str],
        leaving: dict[str, str],
        shards: list[Shard],
        marks: dict[str, str],
    ) -> None:
        """Write in an order in which no request is ever in none of the files.

        First what comes back from the history, then the history, at last the live
        requests without what went there.
        """
        await self._async_write_live(texts | leaving, marks)
        for shard in shards:
            await self._async_write_shard(shard)
        if leaving:
            await self._async_write_live(texts, marks)

    async def _async_pack(self) -> set[str]:
        """Pack the live ones among the requests that changed; return all of these."""
        packed: set[str] = set()
        since = time.perf_counter()
        while self._changed:
            batch, self._changed = self._changed, set()
            self._moved -= batch
            packed |= batch
            for request_id in batch:
                if (request := self.tracker.requests.get(request_id)) is None:
                    continue
                if len(request.items) > _LARGE:
                    await self._async_pack_large(request)
                else:
                    self._pack(request)
                if time.perf_counter() - since > _PAUSE_AFTER:
                    await asyncio.sleep(0)
                    since = time.perf_counter()
        return packed

    async def _async_pack_large(self, request: MediaRequest) -> None:
        """Pack a request off the event loop.

        What changes meanwhile may break that off, or spoil it: then the request was
        noted once more and is packed again before anything is written.
        """
        try:
            text = await self._hass.async_add_executor_job(pack, request)
        except Exception:  # noqa: BLE001
            self._pack(request)
        else:
            self._texts[request.id] = text

    def _pack(self, request: MediaRequest) -> None:
        """Pack a request; one that cannot be packed keeps what was saved before."""
        try:
            self._texts[request.id] = pack(request)
        except Exception:  # noqa: BLE001
            LOGGER.exception("Request %s cannot be saved", request.id)

    def _sort(
        self, changed: set[str]
    ) -> tuple[dict[str, str], dict[str, str], list[Shard]]:
        """Return the live rows, those that go to the history, and the shards."""
        archive = self._archive
        leaving: dict[str, str] = {}
        for request_id in sorted(changed):
            if request_id in self.tracker.requests:
                continue
            saved = self._texts.pop(request_id, None)
            if (row := archive.row(request_id)) is not None:
                leaving[request_id] = saved or row.text
                self._history.put(request_id)
            else:
                self._history.drop(request_id)
        for request_id in self._history.leaving() - self._texts.keys():
            # Live again, but for nothing that had to be saved until now.
            if (request := self.tracker.requests.get(request_id)) is not None:
                self._pack(request)
        return dict(self._texts), leaving, self._history.snapshot()

    async def _async_write_live(
        self, texts: dict[str, str], marks: dict[str, str]
    ) -> None:
        """Write the live file."""
        await self._file.async_write(
            {
                "requests": texts,
                "aside": self._aside,
                "marks": marks,
                "shards": self._history.shards,
            }
        )

    async def _async_write_shard(self, shard: Shard) -> None:
        """Write a shard, or remove it when nothing is left in it."""
        file = StoreFile(self._hass, f"{SHARD_FILES}.{shard.number}")
        if shard.rows or shard.aside:
            shard = await self._hass.async_add_executor_job(shard.packed)
            document = await self._hass.async_add_executor_job(shard.document)
            await file.async_write(document)
        else:
            await file.async_remove()
        self._history.written(shard)

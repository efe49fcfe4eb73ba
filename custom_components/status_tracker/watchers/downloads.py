"""Follow the downloads that somebody waits for in qBittorrent.

The tracker says which downloads are waited for. Nothing is asked while there are
none, little while they only wait, and often while one moves.
"""

import asyncio
from collections.abc import Callable, Mapping
from functools import partial
import re
from typing import Final, override

from homeassistant.const import CONF_API_KEY, CONF_PASSWORD, CONF_USERNAME
from homeassistant.core import HomeAssistant, callback

from ..clients.errors import ServiceAuthError, ServiceError
from ..clients.qbittorrent import QBittorrentClient
from ..clients.qbittorrent_mirror import MaindataUpdate
from ..clients.qbittorrent_models import Torrent
from ..coordinator import StatusTrackerConfigEntry
from ..tracker.changes import Changes
from ..tracker.facts import DownloadGone, Fact, Subject
from ..tracker.models import Download, ItemKey, Source
from ..tracker.terms import DownloadPhase, Service
from .background import Backoff, Hub, Spawn, Worker
from .download_pace import Pace
from .held_downloads import HeldDownloads, held_by
from .pack_shares import PackShares
from .torrent_report import (
    MOVING,
    TorrentReport,
    progress_so_far,
    report_of,
    seen_at,
)

__all__ = ["DownloadWatcher", "Pace", "create_download_watcher"]

# The hash of a torrent; usenet clients have ids of other forms.
_TORRENT: Final = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_FACTS_AT_ONCE: Final = 50
_LOOKS_AT_ONCE: Final = 200


class DownloadWatcher(Worker):
    """Watch one qBittorrent."""

    def __init__(
        self,
        hub: Hub,
        instance: str,
        client: QBittorrentClient,
        spawn: Spawn,
        *,
        is_only_client: bool = True,
        credentials: Mapping[str, str | None] | None = None,
        refused: Callable[[], None] = lambda: None,
        pace: Pace | None = None,
    ) -> None:
        """Take the client of a subentry.

        `credentials` are used again when a ban has ended; `refused` is called when
        they are wrong.
        """
        super().__init__(f"downloads {instance}", spawn)
        self._hub = hub
        self._client = client
        self._credentials = credentials
        self._refused = refused
        self._pace = pace or Pace()
        self._health = hub.health[instance]
        self._source = Source(Service.QBITTORRENT, instance)
        self._mark_key = _mark_key(instance)
        self._held = HeldDownloads.read(
            hub.marks.get(self._mark_key),
            patience=self._pace.patience,
            never_seen=self._pace.never_seen,
            is_only_client=is_only_client,
        )
        self._mark = self._held.mark()
        self._told: dict[str, TorrentReport] = {}
        self._newcomers: dict[str, float] = {}
        self._turned_at: dict[str, float] = {}
        self._shares = PackShares(client, self._pace.files)

    @override
    async def _run(self) -> None:
        unsubscribe = self._hub.async_subscribe(self._async_changed)
        try:
            await self._watch()
        finally:
            unsubscribe()

    async def _watch(self) -> None:
        """Poll for ever, or until the credentials are refused."""
        backoff = Backoff(self._pace.first_retry, self._pace.last_retry)
        is_connected = False
        while True:
            began = _now()
            try:
                if not is_connected:
                    info = await self._client.probe()
                    self._health.async_up(info.version)
                    is_connected = True
                pause = await self._poll()
            except ServiceAuthError as err:
                self._health.async_down(err.fault)
                is_connected = False
                if not err.banned or self._credentials is None:
                    # Every further attempt brings a ban closer.
                    self._refused()
                    return
                await asyncio.sleep(self._pace.ban)
                self._client.reset_credentials(**self._credentials)
            except ServiceError as err:
                self._health.async_down(err.fault)
                is_connected = False
                self._held.doubt()
                await asyncio.sleep(backoff.next())
            else:
                self._health.async_up()
                backoff.reset()
                if await self._rest(pause):
                    await asyncio.sleep(began + self._pace.closest - _now())

    @callback
    def _async_changed(self, changes: Changes) -> None:
        """Poll at once when somebody begins to wait for a download."""
        tracker = self._hub.tracker
        for request_id in changes.requests:
            request = tracker.requests.get(request_id)
            for download_id in request.downloads if request is not None else ():
                if (
                    download_id in tracker.waiting_downloads
                    and download_id not in self._told
                    and download_id not in self._newcomers
                    and _TORRENT.fullmatch(download_id)
                ):
                    self.async_call()
                    return

    def _followed(self) -> list[str]:
        """Return the torrents that somebody waits for; forget all others."""
        waiting = self._hub.tracker.waiting_downloads
        followed = [one for one in waiting if _TORRENT.fullmatch(one)]
        self._held.keep(waiting.keys())
        for known in (self._told, self._newcomers, self._turned_at):
            for download_id in known.keys() - waiting.keys():
                del known[download_id]
        self._shares.keep(waiting.keys())
        return followed

    async def _poll(self) -> float | None:
        """Report what changed; return how long to rest, None for until a call."""
        if not self._followed():
            return None
        update = await self._client.maindata()
        self._shares.begin_poll()
        facts: list[Fact] = []
        followed = self._followed()
        for number, download_id in enumerate(followed, 1):
            if (fact := await self._look(download_id, update)) is not None:
                facts.append(fact)
            if len(facts) >= _FACTS_AT_ONCE:
                self._report(facts)
                facts = []
                await asyncio.sleep(0)
            elif number % _LOOKS_AT_ONCE == 0:
                await asyncio.sleep(0)
        self._report(facts)
        return self._pause(followed)

    def _pause(self, followed: list[str]) -> float | None:
        """Return how long to rest before the next poll."""
        if not self._followed():
            return None
        now = _now()
        is_moving = any(
            report.phase in MOVING
            or now - self._turned_at[download_id] < self._pace.settling
            for download_id, report in self._told.items()
        )
        is_expected = any(
            now - self._newcomers[one] < self._pace.newcomer
            for one in followed
            if one in self._newcomers
        )
        return self._pace.moving if is_moving or is_expected else self._pace.waiting

    async def _look(self, download_id: str, update: MaindataUpdate) -> Fact | None:
        """Return what a poll says of one download, None for nothing new."""
        torrent_id = self._held.torrent(download_id)
        if (
            torrent_id is not None
            and download_id in self._told
            and torrent_id not in update.changed
            and torrent_id not in update.removed
            and not self._shares.is_due(download_id)
        ):
            return None
        if (torrent := self._client.mirror.find(download_id)) is None:
            is_removed = not update.full and torrent_id in update.removed
            return self._missing(download_id, removed=is_removed)
        return await self._seen(download_id, torrent)

    def _missing(self, download_id: str, *, removed: bool) -> Fact | None:
        """Return that a download is gone, None as long as it may still show up."""
        if self._is_elsewhere(download_id):
            self._told.pop(download_id, None)
            self._newcomers.setdefault(download_id, _now())
            self._held.leave(download_id)
            self._note_held()
            return None
        downloads = [download for download, _ in self._carriers(download_id)]
        if not self._held.is_gone(
            download_id, downloads, removed=removed, elapsed=_now()
        ):
            if download_id not in self._told:
                self._newcomers.setdefault(download_id, _now())
            return None
        self._told.pop(download_id, None)
        return DownloadGone(
            at=seen_at(downloads),
            source=self._source,
            subject=Subject(download=download_id),
        )

    def _is_elsewhere(self, download_id: str) -> bool:
        """Tell whether another qBittorrent has a download."""
        marks = self._hub.marks
        return any(
            download_id in held_by(marks.get(_mark_key(instance)))
            for instance, health in self._hub.health.items()
            if health.service is Service.QBITTORRENT and health is not self._health
        )

    async def _seen(self, download_id: str, torrent: Torrent) -> Fact | None:
        """Return how far a download is, None if that was told before."""
        carriers = self._carriers(download_id)
        told = self._told.get(download_id)
        report = report_of(torrent, progress_so_far(told, [one for one, _ in carriers]))
        shares: Mapping[ItemKey, float] = {}
        items = {
            key: absolute for _, keys in carriers for key, absolute in keys.items()
        }
        if len(items) > 1 and report != told:
            self._shares.moved(download_id)
        if report.phase is DownloadPhase.COMPLETE:
            shares = self._shares.whole(download_id, items)
        elif self._shares.is_due(download_id):
            shares = await self._shares.ask(download_id, torrent.hash, items)
        for download, _ in carriers:
            self._held.found(download_id, torrent.hash, download.client)
        self._newcomers.pop(download_id, None)
        self._told[download_id] = report
        if told is None or told.phase is not report.phase:
            self._turned_at[download_id] = _now()
        if report == told and not shares:
            return None
        at = seen_at(download for download, _ in carriers)
        return report.fact(download_id, at, self._source, tuple(shares.items()))

    def _carriers(
        self, download_id: str
    ) -> list[tuple[Download, Mapping[ItemKey, int | None]]]:
        """Return a download as each request knows it, with absolute numbers."""
        tracker = self._hub.tracker
        found: list[tuple[Download, Mapping[ItemKey, int | None]]] = []
        for request_id in tracker.waiting_downloads.get(download_id, ()):
            request = tracker.requests[request_id]
            download = request.downloads[download_id]
            items = {
                key: item.absolute if (item := request.items.get(key)) else None
                for key in download.items
            }
            found.append((download, items))
        return found

    def _report(self, facts: list[Fact]) -> None:
        """Note what this client has, then apply the facts."""
        self._note_held()
        if facts:
            self._hub.async_apply_live(facts)

    def _note_held(self) -> None:
        """Have saved what this client has."""
        if (mark := self._held.mark()) != self._mark:
            self._mark = mark
            self._hub.async_mark(self._mark_key, mark)


def _mark_key(instance: str) -> str:
    """Return under which key a client's downloads are kept."""
    return f"downloads:{instance}"


def _now() -> float:
    """Return the seconds by which durations are measured."""
    return asyncio.get_running_loop().time()


def create_download_watcher(
    hass: HomeAssistant,
    entry: StatusTrackerConfigEntry,
    instance: str,
    client: QBittorrentClient,
) -> DownloadWatcher:
    """Return the watcher of one qBittorrent of an entry."""
    coordinator, clients = entry.runtime_data.coordinator, entry.runtime_data.clients
    known = [one for one in clients.values() if isinstance(one, QBittorrentClient)]
    data = entry.subentries[instance].data
    return DownloadWatcher(
        coordinator,
        instance,
        client,
        partial(entry.async_create_background_task, hass),
        is_only_client=len(known) == 1,
        credentials={
            key: data.get(key) for key in (CONF_USERNAME, CONF_PASSWORD, CONF_API_KEY)
        },
        refused=partial(
            entry.async_start_reauth_if_available, hass, data={"subentry_id": instance}
        ),
    )

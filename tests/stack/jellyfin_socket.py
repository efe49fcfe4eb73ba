"""Speak the simulated Jellyfin's websocket."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
import json
import time
import uuid

from aiohttp import WSMsgType, web

from .clock import Clock
from .jellyfin_auth import Identity
from .jellyfin_items import Change

LOST_AFTER = 60.0
LIBRARY_UPDATE_DELAY = 30.0
CLOSE_TIMEOUT = 0.5

type Json = dict[str, object]


@dataclass(slots=True, eq=False)
class Connection:
    """Remember one client of the websocket; times are real seconds."""

    request: web.Request
    socket: web.WebSocketResponse
    identity: Identity
    heard: float
    interval: float | None = None
    """Between reports on tasks; without it none were asked for."""
    reported: float = 0.0

    async def send(self, kind: str, data: object = None) -> None:
        """Send a message; a line that is gone is fine."""
        message: Json = {"MessageId": uuid.uuid4().hex, "MessageType": kind}
        if data is not None:
            message["Data"] = data
        with suppress(ConnectionError):
            await self.socket.send_json(message)


class Sockets:
    """Hold the connected clients and tell them what happens."""

    def __init__(
        self,
        clock: Clock,
        tasks: Callable[[], object],
        folders_of: Callable[[str | None], list[str]],
        *,
        drops_silent: bool,
    ) -> None:
        """Take what reports the tasks and the libraries that hold a path."""
        self.clock = clock
        self.lost_after = LOST_AFTER
        self.library_update_delay = LIBRARY_UPDATE_DELAY
        self.drops_silent = drops_silent
        self.connections: set[Connection] = set()
        self._tasks = tasks
        self._folders_of = folders_of
        self._pending: dict[str, dict[str, None]] = {}
        self._timer: asyncio.TimerHandle | None = None
        self._sending: set[asyncio.Task[None]] = set()

    async def serve(
        self, request: web.Request, identity: Identity
    ) -> web.WebSocketResponse:
        """Talk to one client until it goes, or is silent for too long (12.0)."""
        socket = web.WebSocketResponse(timeout=CLOSE_TIMEOUT)
        await socket.prepare(request)
        connection = Connection(request, socket, identity, time.monotonic())
        self.connections.add(connection)
        watch = asyncio.create_task(self._watch(connection))
        try:
            await connection.send("ForceKeepAlive", round(self.lost_after))
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    await self._hear(connection, message.data)
        finally:
            watch.cancel()
            self.connections.discard(connection)
        return socket

    async def close(self) -> None:
        """Close every line."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        for connection in list(self.connections):
            await connection.socket.close(code=1001)
        for task in list(self._sending):
            task.cancel()

    def abort(self) -> None:
        """Break every line without a word."""
        for connection in self.connections:
            if connection.request.transport is not None:
                connection.request.transport.abort()

    async def report_tasks(self, *, force: bool) -> None:
        """Report all tasks to those who asked; progress at most each interval."""
        now = time.monotonic()
        for connection in list(self.connections):
            if connection.interval is None:
                continue
            if force or now - connection.reported >= connection.interval:
                await connection.send("ScheduledTasksInfo", self._tasks())
                connection.reported = now

    def note(self, change: Change) -> None:
        """Collect a change; it is told when nothing more came for a while."""
        if not any(each.identity.user for each in self.connections):
            return
        for key, item in (
            ("ItemsAdded", change.added),
            ("ItemsUpdated", change.updated),
            ("ItemsRemoved", change.removed),
        ):
            if item is None or item.is_virtual:
                continue
            self._pending.setdefault(key, {})[item.id] = None
            folders = self._pending.setdefault("CollectionFolders", {})
            folders.update(dict.fromkeys(self._folders_of(item.path)))
        if self._timer is not None:
            self._timer.cancel()
        delay = self.library_update_delay / self.clock.speed
        self._timer = asyncio.get_running_loop().call_later(delay, self._tell)

    def _tell(self) -> None:
        """Tell the users' lines what changed; a key has no user and hears nothing."""
        self._timer = None
        pending, self._pending = self._pending, {}
        lists = (
            "FoldersAddedTo",
            "FoldersRemovedFrom",
            "ItemsAdded",
            "ItemsRemoved",
            "ItemsUpdated",
            "CollectionFolders",
        )
        data: Json = {key: list(pending.get(key, ())) for key in lists}
        data["IsEmpty"] = not pending
        for connection in self.connections:
            if connection.identity.user is not None:
                task = asyncio.get_running_loop().create_task(
                    connection.send("LibraryChanged", data)
                )
                self._sending.add(task)
                task.add_done_callback(self._sending.discard)

    async def _hear(self, connection: Connection, text: str) -> None:
        """Handle a message; one that cannot be read is ignored."""
        try:
            message = json.loads(text)
            kind = message["MessageType"]
        except ValueError, TypeError, KeyError:
            return
        if kind == "KeepAlive":
            connection.heard = time.monotonic()
            await connection.send("KeepAlive")
        elif kind == "ScheduledTasksInfoStart":
            parts = str(message.get("Data", "")).split(",")
            if len(parts) == 2 and all(part.strip().isdigit() for part in parts):
                connection.interval = int(parts[1]) / 1000
        elif kind == "ScheduledTasksInfoStop":
            connection.interval = None

    async def _watch(self, connection: Connection) -> None:
        """Remind a silent client, and from 12.0 on drop it."""
        is_reminded = False
        while True:
            await asyncio.sleep(self.lost_after * 0.2)
            silent = time.monotonic() - connection.heard
            # Whoever is looked at late is reminded all the same.
            if is_reminded and silent >= self.lost_after:
                if self.drops_silent:
                    await connection.socket.close()
                return
            is_reminded = silent > self.lost_after * 0.75
            if is_reminded:
                await connection.send("ForceKeepAlive", round(self.lost_after))

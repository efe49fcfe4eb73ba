"""Speak SignalR's JSON protocol with one client of the simulated Shoko."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
import json
import time
from typing import Any

from aiohttp import WSMsgType, web

type Message = dict[str, Any]

END = "\x1e"
CLOSE_TIMEOUT = 0.5
HANDSHAKE_TIMEOUT = 15.0
PING = 6
CLOSE = 7


class LineSettings:
    """Set how lines behave and misbehave; all times are real seconds."""

    def __init__(self, version: tuple[int, ...]) -> None:
        """Behave as that version of the server does."""
        self.ping_every = 15.0
        self.client_timeout = 60.0 if version >= (5, 2) else 30.0
        self.newest_protocol = 2 if version >= (5, 1) else 1
        self.silent = False
        """Take connections and say nothing, not even to the handshake."""
        self.frames = 1
        """Cut each message into so many websocket frames."""
        self.refusal: str | None = None
        """Fail every handshake with this error."""


def encode(message: Message) -> str:
    """Return one record of the protocol."""
    return json.dumps(message, separators=(",", ":")) + END


class Line:
    """Hold the websocket of one client."""

    def __init__(
        self, request: web.Request, settings: LineSettings, feeds: set[str]
    ) -> None:
        """Take the request that wants to become a websocket."""
        self.request = request
        self.settings = settings
        self.feeds = feeds
        self.socket = web.WebSocketResponse(timeout=CLOSE_TIMEOUT, max_msg_size=2**25)
        self.ready = False
        self.frozen = False
        self.pings = 0
        """How many pings of the protocol came."""
        self._heard = time.monotonic()
        # Text frames; the payload of a websocket ping; nothing to close.
        self._outbox: asyncio.Queue[str | bytes | None] = asyncio.Queue()

    def put(self, text: str) -> None:
        """Send a text as soon as what came before is sent."""
        self._outbox.put_nowait(text)

    def put_ping_frame(self, payload: bytes) -> None:
        """Send a websocket ping, which is not the protocol's own."""
        self._outbox.put_nowait(payload)

    def put_end(self) -> None:
        """Close the websocket after what was put before."""
        self._outbox.put_nowait(None)

    def abort(self) -> None:
        """Break the connection without a word."""
        if self.request.transport is not None:
            self.request.transport.abort()

    def freeze(self) -> None:
        """Go dead without closing, as a line does whose other end lost its power."""
        self.frozen = True
        if self.request.transport is not None:
            self.request.transport.pause_reading()

    async def close(self) -> None:
        """Say goodbye and close, as the end of the program does."""
        if not self.ready or self.frozen:
            self.abort()
            return
        with suppress(ConnectionError):
            await self.socket.send_str(encode({"type": CLOSE}))
        await self.socket.close(code=1001)

    async def shake_hands(self) -> bool:
        """Agree on the protocol and tell whether that worked."""
        await self.socket.prepare(self.request)
        wish: Message = {}
        with suppress(TimeoutError, TypeError, ValueError):
            text = await self.socket.receive_str(timeout=HANDSHAKE_TIMEOUT)
            wish = json.loads(text.split(END, 1)[0])
        self._heard = time.monotonic()
        if self.settings.silent:
            await self.socket.receive()
            return False
        error = self.settings.refusal or self._objection(wish)
        with suppress(ConnectionError):
            await self.socket.send_str(encode({"error": error} if error else {}))
        if error is not None:
            await self.socket.close()
        self.ready = error is None
        return self.ready

    def _objection(self, wish: Message) -> str | None:
        """Return why the protocol that a client wants is not spoken here."""
        if not wish:
            return "Handshake was canceled."
        name, number = wish.get("protocol"), wish.get("version", 1)
        if name != "json":
            return f"The protocol '{name}' is not supported."
        if number > self.settings.newest_protocol:
            return (
                f"The server does not support version {number} of the 'json' protocol."
            )
        return None

    async def talk(self, answer: Callable[[Line, Message], None]) -> None:
        """Send and listen until the client goes; `answer` gets its calls."""
        jobs = (self._write, self._ping, self._watch)
        tasks = [asyncio.ensure_future(_while_open(job)) for job in jobs]
        try:
            await self._listen(answer)
        finally:
            for task in tasks:
                task.cancel()

    async def _listen(self, answer: Callable[[Line, Message], None]) -> None:
        """Read what a client sends."""
        rest = ""
        async for frame in self.socket:
            if frame.type is not WSMsgType.TEXT:
                continue
            self._heard = time.monotonic()
            *records, rest = (rest + frame.data).split(END)
            for record in records:
                message: Message = json.loads(record)
                kind = message.get("type")
                if kind == PING:
                    self.pings += 1
                elif kind == CLOSE:
                    await self.socket.close()
                elif kind == 1:
                    answer(self, message)

    async def _write(self) -> None:
        """Send what waits in the outbox, in as many frames as set."""
        while True:
            text = await self._outbox.get()
            if self.frozen:
                continue
            if text is None:
                await self.socket.close()
            elif isinstance(text, bytes):
                await self.socket.ping(text)
            else:
                size = max(1, -(-len(text) // self.settings.frames))
                for start in range(0, len(text), size):
                    await self.socket.send_str(text[start : start + size])

    async def _ping(self) -> None:
        """Send the protocol's ping from time to time."""
        while True:
            await asyncio.sleep(self.settings.ping_every)
            self.put(encode({"type": PING}))

    async def _watch(self) -> None:
        """Break the line of a client that is silent for too long."""
        while True:
            left = self._heard + self.settings.client_timeout - time.monotonic()
            if left <= 0:
                if not self.frozen:
                    self.abort()
                return
            await asyncio.sleep(left)


async def _while_open(job: Callable[[], Awaitable[None]]) -> None:
    """Do a job as long as the line stands."""
    with suppress(ConnectionError):
        await job()

"""Serve the simulated Shoko's SignalR hub: its lines, feeds and events."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
import uuid

from aiohttp import web

from .shoko_events import Event
from .shoko_line import CLOSE, Line, LineSettings, Message, encode

PATH = "/signalr/aggregate"
OLD_FEEDS = frozenset({"shoko", "queue", "anidb"})
FEEDS: dict[int, frozenset[str]] = {
    4: OLD_FEEDS,
    5: OLD_FEEDS | {"avdump", "network"},
    6: frozenset(
        {
            "file",
            "release",
            "metadata",
            "queue",
            "group",
            "managedfolder",
            "anidb",
            "avdump",
            "network",
            "configuration",
            "plugin",
            "user",
            "userdata",
        }
    ),
}
TRANSPORTS = [
    {"transport": "WebSockets", "transferFormats": ["Text", "Binary"]},
    {"transport": "ServerSentEvents", "transferFormats": ["Text"]},
    {"transport": "LongPolling", "transferFormats": ["Text", "Binary"]},
]


class Hub(LineSettings):
    """Keep the lines of all clients and send events to those who want them."""

    def __init__(
        self,
        version: tuple[int, ...],
        allowed: Callable[[web.Request], bool],
        first: Callable[[str], Event | None],
    ) -> None:
        """Take who may connect and what each feed says first."""
        super().__init__(version)
        self.version = version
        self.lines: set[Line] = set()
        self.negotiations = 0
        self._changed = asyncio.Event()
        self._allowed = allowed
        self._first = first
        self._promised: set[str] = set()
        self._batch: list[tuple[str | None, str]] | None = None

    def routes(self) -> list[web.RouteDef]:
        """Return the routes of the hub that every version has."""
        return [
            web.post(f"{PATH}/negotiate", self._negotiate),
            web.get(PATH, self._connect),
        ]

    # What a story or a test does.

    async def connected(self, count: int = 1) -> None:
        """Wait until so many clients have shaken hands."""
        while sum(line.ready for line in self.lines) < count:
            self._changed.clear()
            await self._changed.wait()

    async def disconnected(self) -> None:
        """Wait until no client is left."""
        while self.lines:
            self._changed.clear()
            await self._changed.wait()

    def send(self, event: Event) -> None:
        """Send an event to the lines that follow its feed."""
        self.invoke(event.target, [event.payload], event.feed)

    def invoke(
        self, target: str, arguments: list[Any], feed: str | None = None
    ) -> None:
        """Call a method on the clients, known to them or not."""
        message = {"type": 1, "target": target, "arguments": arguments}
        self.write(encode(message), feed)

    def write(self, text: str, feed: str | None = None) -> None:
        """Send exactly this text, to all lines or those of one feed."""
        if self._batch is not None:
            self._batch.append((feed, text))
            return
        for line in self.lines:
            if line.ready and (feed is None or feed in line.feeds):
                line.put(text)

    @contextmanager
    def together(self) -> Iterator[None]:
        """Send what the block sends in one frame."""
        batch = self._batch = []
        try:
            yield
        finally:
            self._batch = None
        for line in self.lines:
            text = "".join(
                text for feed, text in batch if feed is None or feed in line.feeds
            )
            if line.ready and text:
                line.put(text)

    def send_unknown_type(self, kind: int = 42) -> None:
        """Send a message of a type that no client knows."""
        self.write(encode({"type": kind, "payload": {"new": True}}))

    def send_ping_frames(self, payload: bytes = b"") -> None:
        """Send a websocket ping, which is not the protocol's own."""
        for line in self.lines:
            line.put_ping_frame(payload)

    def close_lines(
        self, error: str | None = None, *, allow_reconnect: bool | None = None
    ) -> None:
        """Send the protocol's close message and close."""
        message: Message = {"type": CLOSE}
        if error is not None:
            message["error"] = error
        if allow_reconnect is not None:
            message["allowReconnect"] = allow_reconnect
        self.write(encode(message))
        for line in self.lines:
            line.put_end()

    def freeze_lines(self) -> None:
        """Let the lines of now go dead without closing; new ones are fine."""
        for line in self.lines:
            line.freeze()

    def drop_lines(self) -> None:
        """Break all lines without a word."""
        for line in self.lines:
            line.abort()

    async def stop(self) -> None:
        """Close all lines, as the end of the program does."""
        self._promised.clear()
        for line in list(self.lines):
            await line.close()

    # What the server does.

    async def _negotiate(self, request: web.Request) -> web.Response:
        """Promise a connection; only the newer form has a token beside the id."""
        self.negotiations += 1
        if not self._allowed(request):
            return web.Response(status=401)
        version = min(1, int(request.query.get("negotiateVersion", "0") or 0))
        connection_id, token = uuid.uuid4().hex, uuid.uuid4().hex
        answer: Message = {
            "negotiateVersion": version,
            "connectionId": connection_id,
        }
        if version:
            answer["connectionToken"] = token
        self._promised.add(token if version else connection_id)
        return web.json_response(answer | {"availableTransports": TRANSPORTS})

    async def _connect(self, request: web.Request) -> web.StreamResponse:
        """Serve one websocket; it may come without negotiation."""
        if not self._allowed(request):
            return web.Response(status=401)
        if request.headers.get("Upgrade", "").lower() != "websocket":
            return web.Response(status=400, text="Connection ID required")
        token = request.query.get("id")
        if token is not None and token not in self._promised:
            return web.Response(status=404, text="No Connection with that ID")
        self._promised.discard(token or "")
        named = ",".join(request.query.getall("feeds", [])).lower().split(",")
        feeds = {name.strip() for name in named} & FEEDS[self.version[0]]
        line = Line(request, self, feeds)
        self.lines.add(line)
        try:
            if await line.shake_hands():
                self._greet(line)
                self._changed.set()
                await line.talk(self._answer)
        finally:
            line.ready = False
            self.lines.discard(line)
            self._changed.set()
        return line.socket

    def _greet(self, line: Line) -> None:
        """Send what the joined feeds say first."""
        for feed in sorted(line.feeds):
            if (event := self._first(feed)) is not None:
                message: Message = {"type": 1, "target": event.target}
                line.put(encode(message | {"arguments": [event.payload]}))

    def _answer(self, line: Line, call: Message) -> None:
        """Answer a call of a hub method; feeds can be joined later from 6 on."""
        result: object = None
        error: str | None = None
        arguments = call.get("arguments", [])
        match call.get("target") if self.version >= (6,) else None:
            case "feed.list_all":
                result = sorted(FEEDS[6])
            case "feed.list_joined":
                result = sorted(line.feeds)
            case "feed.join_single":
                line.feeds |= {str(arguments[0]).lower()} & FEEDS[6]
            case "feed.join_many":
                line.feeds |= {str(each).lower() for each in arguments[0]} & FEEDS[6]
            case "feed.clear_all":
                line.feeds.clear()
            case _:
                error = f"Unknown hub method '{call.get('target')}'"
        if "invocationId" in call:
            answer = {"type": 3, "invocationId": call["invocationId"]}
            line.put(
                encode(answer | ({"error": error} if error else {"result": result}))
            )

"""A receiver of webhooks that can fail."""

import asyncio
from dataclasses import dataclass, field
import json
from typing import Any

from aiohttp import web

from tests.serving import LoopbackServer


@dataclass(slots=True)
class Received:
    """One request that arrived."""

    method: str
    path: str
    headers: dict[str, str]
    body: Any


@dataclass(slots=True)
class Receiver:
    """Take webhooks and answer with a status."""

    status: int = 200
    redirect: bool = False
    received: list[Received] = field(default_factory=list)
    url: str = ""
    _server: LoopbackServer | None = None
    _news: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def start(self) -> None:
        """Listen."""
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self._take)
        self._server = LoopbackServer(app)
        await self._server.start_server(shutdown_timeout=0.1)
        self.url = str(self._server.make_url("")).rstrip("/")

    async def stop(self) -> None:
        """Stop listening."""
        if self._server is not None:
            await self._server.close()
            self._server = None

    async def _take(self, request: web.Request) -> web.Response:
        """Note a request."""
        if self.redirect and request.path != "/moved":
            raise web.HTTPFound("/moved")
        text = await request.text()
        self.received.append(
            Received(
                request.method,
                request.path,
                dict(request.headers),
                json.loads(text) if text else None,
            )
        )
        async with self._news:
            self._news.notify_all()
        return web.Response(status=self.status)

    def events(self) -> list[str]:
        """Return what was told, in order, by the senders' own words."""
        return [
            each.body[key]
            for each in self.received
            for key in ("notification_type", "eventType", "NotificationType")
            if key in each.body
        ]

    async def wait_for(self, count: int) -> None:
        """Wait until so many requests arrived."""
        async with asyncio.timeout(30), self._news:
            await self._news.wait_for(lambda: len(self.received) >= count)

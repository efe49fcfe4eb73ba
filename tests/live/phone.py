"""A phone with the Home Assistant app: what is pushed to it, and what is pressed."""

import asyncio
from contextlib import suppress
from types import TracebackType
from typing import Any, Final, Self

from aiohttp import web

from tests.serving import LoopbackServer

from .client import HomeClient
from .errors import Json

PATIENCE: Final = 120.0


class Phone:
    """Register as the app does, and take what is pushed."""

    def __init__(self, name: str) -> None:
        """Take a name; nothing listens yet."""
        self.name = name
        self.pushed: list[Json] = []
        self.device_id = ""
        self.tracker = ""
        self._news = asyncio.Event()
        self._server: LoopbackServer | None = None
        self._url = ""
        self._webhook = ""

    async def __aenter__(self) -> Self:
        """Begin to listen on a free port."""
        app = web.Application()
        app.router.add_post("/push", self._take)
        self._server = LoopbackServer(app)
        await self._server.start_server()
        self._url = str(self._server.make_url("/push"))
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop listening."""
        if self._server is not None:
            await self._server.close()

    async def register(self, client: HomeClient) -> None:
        """Become one of the household's devices, and somebody's tracker."""
        answer = await client.post(
            "/api/mobile_app/registrations",
            {
                "app_data": {"push_token": "token", "push_url": self._url},
                "app_id": "org.example.app",
                "app_name": "App",
                "app_version": "1",
                "device_id": self.name,
                "device_name": self.name,
                "manufacturer": "Somebody",
                "model": "One",
                "os_name": "OS",
                "os_version": "1",
                "supports_encryption": False,
            },
        )
        self._webhook = f"/api/webhook/{answer['webhook_id']}"
        async with client.connect() as socket, asyncio.timeout(PATIENCE):
            while not self.tracker:
                for entity in await socket.command("config/entity_registry/list"):
                    if entity["platform"] == "mobile_app" and entity[
                        "entity_id"
                    ].startswith("device_tracker."):
                        self.tracker = entity["entity_id"]
                        self.device_id = entity["device_id"]

    async def press(self, client: HomeClient, button: str) -> None:
        """Press a button of a notification, which the app tells as an event."""
        await client.post(
            self._webhook,
            {
                "type": "fire_event",
                "data": {
                    "event_type": "mobile_app_notification_action",
                    "event_data": {"action": button},
                },
            },
            signed_in=False,
        )

    async def press_until(self, client: HomeClient, button: str, title: str) -> Json:
        """Press a button until it has an answer under a title, and return that.

        Nobody is so quick as to press before the automation waits for it.
        """
        before = len(self.about(title))
        async with asyncio.timeout(PATIENCE):
            while len(self.about(title)) == before:
                self._news.clear()
                await self.press(client, button)
                with suppress(TimeoutError):
                    async with asyncio.timeout(1):
                        await self._news.wait()
        return self.about(title)[before]

    async def until(self, title: str, count: int = 1) -> list[Json]:
        """Return what was pushed under a title, as soon as it is so much."""
        async with asyncio.timeout(PATIENCE):
            while len(found := self.about(title)) < count:
                self._news.clear()
                await self._news.wait()
        return found

    def about(self, title: str) -> list[Json]:
        """Return what was pushed under a title so far."""
        return [each for each in self.pushed if each.get("title", "").startswith(title)]

    async def _take(self, request: web.Request) -> web.Response:
        """Take a notification, as the push service of the app's maker does."""
        pushed: dict[str, Any] = await request.json()
        self.pushed.append(pushed)
        self._news.set()
        limits = {"successful": 1, "errors": 0, "maximum": 100}
        return web.json_response(
            {"rateLimits": limits | {"resetsAt": "2030-01-01T00:00:00.000Z"}},
            status=201,
        )

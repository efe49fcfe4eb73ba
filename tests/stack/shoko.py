"""Simulate Shoko Server 4.2 to 6.0 with its SignalR hub."""

import asyncio
from collections.abc import Callable
from typing import ClassVar, override

from aiohttp import web

from .clock import Clock
from .faults import Faults
from .service import SimulatedService
from .shoko_api import ADMIN, OPEN, RestApi
from .shoko_auth import Keys
from .shoko_events import Event, EventWriter
from .shoko_hub import PATH, Hub
from .shoko_media import AnimeServer
from .world import Disk

VERSIONS = ("4.2.2", "5.1.0", "5.3.3", "6.0.0")
STARTED = "Started"


class Shoko(AnimeServer, SimulatedService):
    """Serve files that stories detect, hash and match, and tell about them."""

    name: ClassVar[str] = "shoko"

    def __init__(
        self,
        *,
        version: str = "5.3.3",
        api_key: str = "11111111-2222-3333-4444-555555555555",
        username: str = "Default",
        password: str = "",
        disk: Disk | None = None,
        faults: Faults | None = None,
        clock: Clock | None = None,
        base_path: str = "",
    ) -> None:
        """Prepare one version with an administrator who has one key."""
        SimulatedService.__init__(self, faults=faults, clock=clock, base_path=base_path)
        self.version = version
        self.api_key = api_key
        self.number = tuple(int(part) for part in version.split("."))
        AnimeServer.__init__(self, disk, EventWriter(self.number))
        self.keys = Keys(self.number)
        user = self.keys.add_user(username, password, is_admin=True)
        self.keys.by_key[api_key] = (user.name.lower(), "Test")
        self.hub = Hub(self.number, self._may_connect, self._first_of)
        self.state = STARTED
        self.startup_message: str | None = None
        self.blocked: str | None = None
        self.action_delay = 1.0
        """Story seconds until a queued command is carried out."""
        self._jobs: set[asyncio.Task[None]] = set()

    def revoke_keys(self) -> None:
        """End all keys, as a changed password does."""
        self.keys.by_key.clear()

    def do_later(self, job: Callable[[], None]) -> None:
        """Carry out a command when the queue comes to it."""

        async def wait() -> None:
            """Wait for the queue."""
            await self.clock.sleep(self.action_delay)
            job()

        task = asyncio.create_task(wait())
        self._jobs.add(task)
        task.add_done_callback(self._jobs.discard)

    async def settled(self) -> None:
        """Wait until every command is carried out."""
        while self._jobs:
            await asyncio.wait(list(self._jobs))

    @override
    def routes(self) -> list[web.RouteDef]:
        """Return the routes of the REST interface and of the hub."""
        return [*RestApi(self).routes(), *self.hub.routes()]

    @override
    async def on_stop(self) -> None:
        """Close the lines and drop what waits in the queue."""
        for task in self._jobs:
            task.cancel()
        await self.hub.stop()

    @override
    async def authorize(self, request: web.Request) -> web.StreamResponse | None:
        """Refuse who has no key; a server that comes up takes anyone (4.x, 5.x)."""
        resource = request.match_info.route.resource
        if resource is None:
            return None
        path = resource.canonical.removeprefix(self.base_path)
        if path in OPEN or path.startswith(PATH):
            return None
        if self.state != STARTED:
            taken = self.number < (6,) and path.endswith("/User/Current")
            return None if taken else web.Response(status=503)
        if (user := self.keys.identify(request)) is None:
            return web.Response(status=401)
        needs_admin = path in ADMIN or request.method == "DELETE"
        if needs_admin and not user.is_admin:
            return web.Response(status=403)
        return None

    def _may_connect(self, request: web.Request) -> bool:
        """Tell whether a client may use the hub, which needs a key from 6 on."""
        if self.number < (6,):
            return True
        return self.keys.identify(request, hub=True) is not None

    def _first_of(self, feed: str) -> Event | None:
        """Return what a feed says first."""
        return self.writer.connected(feed, self.queue)

"""What Radarr and Sonarr have in common: key, queue, history, commands, webhooks."""

from abc import ABC, abstractmethod
import asyncio
from collections.abc import Awaitable, Callable
from hashlib import sha256
import hmac
from typing import ClassVar, override

from aiohttp import web

from .arr_api import ArrApi
from .arr_store import ArrStore, Command
from .clock import Clock
from .faults import Faults
from .notifications import Notifications
from .payloads import Json
from .payloads.common import application_update, health, tail
from .records import HistoryRecord, QueueItem
from .sender import WebhookSender
from .service import SimulatedService
from .world import Disk

type CommandHook = Callable[[Command], Awaitable[None]]


class Arr(ArrStore, SimulatedService, ABC):
    """A simulated Radarr or Sonarr."""

    app_name: ClassVar[str]
    default_version: ClassVar[str]
    triggers: ClassVar[dict[str, tuple[int, ...]]]
    """The boxes of a connection with the version that brought them."""
    first_with_headers: ClassVar[tuple[int, ...]]
    events: ClassVar[dict[str, int]]
    """The history's event names with their numbers."""

    def __init__(
        self,
        *,
        faults: Faults | None = None,
        clock: Clock | None = None,
        base_path: str = "",
        version: str = "",
        api_key: str = "",
        instance_name: str = "",
        application_url: str = "",
        disk: Disk | None = None,
        image_base: str | None = None,
    ) -> None:
        """Prepare an empty program.

        `image_base` replaces the hosts of TMDB and TVDB in what the program tells.
        """
        SimulatedService.__init__(self, faults=faults, clock=clock, base_path=base_path)
        ArrStore.__init__(self, self.clock)
        self.version = version or self.default_version
        self.version_tuple = tuple(int(part) for part in self.version.split("."))
        self.instance_name = instance_name or self.app_name
        # Each instance has a key of its own, always the same.
        self.api_key = api_key or sha256(self.instance_name.encode()).hexdigest()[:32]
        self.application_url = application_url
        self.image_base = image_base
        self.disk = disk if disk is not None else Disk()
        self.started = self.clock.now()
        self.on_command: list[CommandHook] = []
        self.remove_from_client: Callable[[str], None] | None = None
        """How a download leaves its client, by download id."""
        self.health: list[Json] = []
        self.sender = WebhookSender(
            self.clock, user_agent=f"{self.app_name}/{self.version} (alpine 3.21)"
        )
        self.notifications = Notifications(
            self.sender,
            tuple(
                name
                for name, since in self.triggers.items()
                if self.version_tuple >= since
            ),
            lambda: {**self.test_body(), **self._tail("Test", "")},
            with_headers=self.version_tuple >= self.first_with_headers,
        )
        self._running: set[asyncio.Task[None]] = set()
        self.prepare()

    @abstractmethod
    def prepare(self) -> None:
        """Begin without titles."""

    @abstractmethod
    def own_routes(self) -> list[web.RouteDef]:
        """Return the routes that the other program does not have."""

    @abstractmethod
    def test_body(self) -> Json:
        """Return the body of a Test, without its tail."""

    @abstractmethod
    def queue_resource(self, item: QueueItem, *, details: bool) -> Json:
        """Return a queue line as the API shows it."""

    @abstractmethod
    def history_resource(self, record: HistoryRecord, *, details: bool) -> Json:
        """Return a history line as the API shows it."""

    @override
    def routes(self) -> list[web.RouteDef]:
        """Return the v3 API."""
        return [*self.own_routes(), *ArrApi(self).routes()]

    @override
    async def authorize(self, request: web.Request) -> web.StreamResponse | None:
        """Ask for the API key."""
        path = request.path.removeprefix(self.base_path)
        if not path.startswith("/api/") and path != "/api":
            return None
        given = request.headers.get("X-Api-Key") or request.query.get("apikey", "")
        if hmac.compare_digest(given.encode(), self.api_key.encode()):
            return None
        return web.Response(status=401)

    @override
    async def on_stop(self) -> None:
        """End what the commands started and close the sender's connection."""
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)
        await self.sender.close()

    async def tell(self, event: str, body: Json, *triggers: str) -> None:
        """Send a webhook to every connection that wants it and wait for the answers."""
        whole = {**body, **self._tail(event, self.application_url)}
        await self.notifications.tell(event, self.localised(whole), *triggers)

    def localised(self, body: Json) -> Json:
        """Let image links lead to this stack when it shall not need the internet."""
        if self.image_base is None:
            return body
        block = body.get("movie") or body.get("series")
        if isinstance(block, dict):
            for image in block.get("images", []):
                image["remoteUrl"] = self.local_image(block)
        return body

    def local_image(self, block: Json) -> str:
        """Return a poster's address within this stack."""
        return f"{self.image_base}/{block.get('tmdbId')}.svg"

    async def start_command(self, body: Json) -> Command:
        """Take a command and run what answers it in the background."""
        command = self.note_command(str(body["name"]), body)
        command.status = "queued"
        task = asyncio.create_task(self._run(command))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        return command

    async def report_health(
        self, message: str, *, kind: str, level: str = "warning", restored: bool = False
    ) -> None:
        """Tell about a health check; a restored one repeats level and message."""
        wiki = f"https://wiki.servarr.com/{self.app_name.lower()}/system"
        body = health(level, message, kind, wiki)
        self.health = [each for each in self.health if each["type"] != kind]
        if not restored:
            self.health.append({"source": kind, **body})
        event = "HealthRestored" if restored else "Health"
        url = None if restored else self.state_application_url
        await self.notifications.tell(
            event,
            {**body, **tail(event, self.instance_name, url)},
            "onHealthRestored" if restored else "onHealthIssue",
            *(["includeHealthWarnings"] if level == "warning" else []),
        )

    async def update_to(self, version: str) -> None:
        """Tell about an update."""
        body = application_update(self.app_name, self.version, version)
        self.version = version
        event = "ApplicationUpdate"
        await self.notifications.tell(
            event,
            {**body, **tail(event, self.instance_name, self.state_application_url)},
            "onApplicationUpdate",
        )

    @property
    def state_application_url(self) -> str | None:
        """Return the URL that messages about the program itself carry, if any."""
        return self.application_url

    async def _run(self, command: Command) -> None:
        """Run a command's hooks."""
        command.status = "started"
        try:
            for hook in self.on_command:
                await hook(command)
        finally:
            command.status = "completed"

    def _tail(self, event: str, application_url: str) -> Json:
        """Return the fields that every body ends with."""
        return tail(event, self.instance_name, application_url)

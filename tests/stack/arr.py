"""What Radarr and Sonarr have in common: key, queue, history, commands, webhooks."""

from abc import ABC, abstractmethod
import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
import hmac
from typing import Any, ClassVar, override

from aiohttp import web

from .arr_api import ArrApi
from .clock import Clock
from .faults import Faults
from .notifications import Notifications
from .payloads import Json
from .payloads.common import application_update, health, tail
from .records import HistoryRecord, QueueItem, Release
from .sender import WebhookSender
from .service import SimulatedService
from .world import Disk

type Messages = Sequence[tuple[str, tuple[str, ...]]]


@dataclass(slots=True, kw_only=True)
class Command:
    """A command that a client gave."""

    id: int
    name: str
    body: Json
    queued: datetime
    status: str = "queued"


type CommandHook = Callable[[Command], Awaitable[None]]


@dataclass(slots=True)
class Tags:
    """Labels with their numbers."""

    by_label: dict[str, int] = field(default_factory=dict)

    def number(self, label: str) -> int:
        """Return a label's number, a new one when needed."""
        return self.by_label.setdefault(label.lower(), len(self.by_label) + 1)

    def numbers(self, labels: Iterable[str]) -> list[int]:
        """Return several labels' numbers."""
        return [self.number(label) for label in labels]


class Arr(SimulatedService, ABC):
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
        super().__init__(faults=faults, clock=clock, base_path=base_path)
        self.version = version or self.default_version
        self.version_tuple = tuple(int(part) for part in self.version.split("."))
        self.instance_name = instance_name or self.app_name
        # Each instance has a key of its own, always the same.
        self.api_key = api_key or sha256(self.instance_name.encode()).hexdigest()[:32]
        self.application_url = application_url
        self.image_base = image_base
        self.disk = disk if disk is not None else Disk()
        self.started = self.clock.now()
        self.tags = Tags()
        self.queue: dict[int, QueueItem] = {}
        self.history: list[HistoryRecord] = []
        self.commands: dict[int, Command] = {}
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
        self._ids = 1000
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

    def next_id(self) -> int:
        """Return a number that was never given."""
        self._ids += 1
        return self._ids

    async def tell(self, event: str, body: Json, trigger: str) -> None:
        """Send a webhook to every connection that wants it and wait for the answers."""
        whole = {**body, **self._tail(event, self.application_url)}
        await self.notifications.tell(event, self.localised(whole), trigger)

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

    def note_command(self, name: str, body: Json) -> Command:
        """Note a command as done that the program gave itself."""
        command = Command(
            id=self.next_id(),
            name=name,
            body={"name": name, **body},
            queued=self.clock.now(),
            status="completed",
        )
        self.commands[command.id] = command
        return command

    async def start_command(self, body: Json) -> Command:
        """Take a command and run what answers it in the background."""
        command = self.note_command(str(body["name"]), body)
        command.status = "queued"
        task = asyncio.create_task(self._run(command))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        return command

    def enqueue(self, item: QueueItem) -> QueueItem:
        """Put a download into the queue."""
        self.queue[item.id] = item
        return item

    def queued(self, download_id: str) -> list[QueueItem]:
        """Return the queue's lines of one download."""
        return [
            item
            for item in self.queue.values()
            if item.release.download_id.casefold() == download_id.casefold()
        ]

    def unqueue(self, download_id: str) -> None:
        """Take a download out of the queue."""
        for item in self.queued(download_id):
            del self.queue[item.id]

    def track_progress(
        self, download_id: str, progress: float, speed: int = 0, status: str = ""
    ) -> None:
        """Learn from the client how far a download is, 0 to 1, and bytes per second."""
        for item in self.queued(download_id):
            done = progress >= 1
            item.size_left = round(item.release.size * (1 - progress))
            item.speed = 0 if done else speed
            item.status = status or ("completed" if done else "downloading")
            if item.tracked_state in ("downloading", "importPending"):
                item.tracked_state = "importPending" if done else "downloading"

    def mark_importing(self, download_id: str) -> None:
        """Show that a download is being imported."""
        for item in self.queued(download_id):
            item.tracked_state = "importing"

    def mark_blocked(self, download_id: str, messages: Messages) -> None:
        """Show that a finished download waits for somebody."""
        for item in self.queued(download_id):
            item.status = "completed"
            item.tracked_status = "warning"
            item.tracked_state = "importBlocked"
            item.messages = messages

    def record(
        self,
        event: str,
        *,
        title: str,
        quality: str,
        data: dict[str, str],
        release: Release | None = None,
        movie_id: int | None = None,
        series_id: int | None = None,
        episode_id: int | None = None,
    ) -> None:
        """Write one line of the history."""
        self.history.append(
            HistoryRecord(
                id=self.next_id(),
                event=event,
                date=self.clock.now(),
                source_title=title,
                quality=quality,
                data=data,
                download_id=release.download_id if release else None,
                movie_id=movie_id,
                series_id=series_id,
                episode_id=episode_id,
            )
        )

    def grab_data(self, release: Release) -> dict[str, str]:
        """Return the details of a grab for the history."""
        data = {
            "indexer": release.indexer,
            "releaseGroup": release.group,
            "size": str(release.size),
            "downloadClient": release.client,
            "downloadClientName": release.client,
            "protocol": release.protocol,
        }
        if release.protocol == "torrent":
            data["torrentInfoHash"] = release.download_id
        return data

    def import_data(
        self,
        release: Release | None,
        *,
        file_id: int,
        source: str,
        path: str,
        size: int,
    ) -> dict[str, str]:
        """Return the details of an import for the history."""
        data = {
            "fileId": str(file_id),
            "droppedPath": source,
            "importedPath": path,
            "size": str(size),
        }
        if release is not None:
            data |= {
                "downloadClient": release.client,
                "downloadClientName": release.client,
                "releaseGroup": release.group,
            }
        return data

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

    def command_ids(self, command: Command, key: str) -> list[int]:
        """Return the ids that a command names."""
        value: Any = command.body.get(key) or []
        return [int(each) for each in (value if isinstance(value, list) else [value])]

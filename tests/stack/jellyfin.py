"""Simulate Jellyfin 10.9 to 12.0 with its Webhook plugin."""

import asyncio
from typing import ClassVar, override

from aiohttp import web

from .clock import Clock
from .faults import Faults
from .jellyfin_admin import ELEVATED, AdminApi
from .jellyfin_auth import Accounts, Identity, User
from .jellyfin_dto import Json
from .jellyfin_items import Change, Item
from .jellyfin_media import MediaServer
from .jellyfin_payload import item_properties
from .jellyfin_reads import ReadApi
from .jellyfin_socket import Sockets
from .jellyfin_tasks import Tasks
from .jellyfin_webhook import KNOWS_DELETIONS, Plugin, PluginSender, PluginTarget
from .sender import Delivery
from .service import SimulatedService
from .world import Disk

VERSIONS = ("10.9.11", "10.10.7", "10.11.11", "12.0")
OPEN = frozenset(
    {
        "/System/Info/Public",
        "/System/Ping",
        "/Users/AuthenticateByName",
        "/socket",
    }
)
JSON_HEADERS = {"Content-Type": "application/json"}


class Jellyfin(MediaServer, SimulatedService):
    """Serve a library that stories fill, and tell about it."""

    name: ClassVar[str] = "jellyfin"

    def __init__(
        self,
        *,
        version: str = "10.11.11",
        api_key: str = "1" * 32,
        disk: Disk | None = None,
        webhook_url: str | None = None,
        faults: Faults | None = None,
        clock: Clock | None = None,
        base_path: str = "",
    ) -> None:
        """Prepare one version with one API key and an administrator."""
        SimulatedService.__init__(self, faults=faults, clock=clock, base_path=base_path)
        MediaServer.__init__(self, disk, self.clock)
        self.version = version
        self.api_key = api_key
        self.number = tuple(int(part) for part in version.split("."))
        self.server_id = "4de6a4a0722232f16ca5b2d98095a0a5"
        self.server_name = "Living Room"
        self.starting = False
        self.webhook_url = webhook_url
        self.announce_after: float | None = None
        self._announcing: set[asyncio.Task[None]] = set()
        self.accounts = Accounts(legacy=self.number < (12,), api_keys={api_key})
        self.admin = self.accounts.add_user("root", "root", is_administrator=True)
        self.plugin = Plugin(self.number)
        self.sender = PluginSender(
            self.clock, user_agent=f"Jellyfin-Server/{self.version}"
        )
        self.tasks = Tasks(self.clock, self.scan, self._report_tasks)
        self.sockets = Sockets(
            self.clock,
            self.tasks.describe,
            self.folder_ids,
            drops_silent=self.number >= (12,),
        )
        self.commands = AdminApi(self)
        self.library.listeners.append(self._changed)

    @property
    def api_keys(self) -> set[str]:
        """Return the API keys, which may be changed."""
        return self.accounts.api_keys

    @property
    def users(self) -> dict[str, User]:
        """Return the users by id."""
        return self.accounts.users

    # What the Webhook plugin sends.

    async def send_item_added(self, item_id: str) -> list[Delivery]:
        """Announce an item; one without a file is never announced."""
        item = self.library.items.get(item_id)
        if item is None or item.is_virtual:
            return []
        return await self._notify("ItemAdded", item)

    async def send_item_deleted(self, item_id: str) -> list[Delivery]:
        """Announce that an item was removed.

        Of a series or season up to 10.11 only itself, from 12.0 on all below it too.
        """
        if (item := self.library.graves.get(item_id)) is None:
            return []
        gone = [item]
        if self.number >= (12,):
            graves = self.library.graves.values()
            gone += [
                each
                for each in graves
                if item_id in (each.series_id, each.season_id) and not each.is_virtual
            ]
        deliveries: list[Delivery] = []
        for each in gone:
            deliveries += await self._notify("ItemDeleted", each)
        return deliveries

    async def announced(self) -> None:
        """Wait until nothing is left that the plugin announces by itself."""
        while self._announcing:
            await asyncio.wait(list(self._announcing))

    async def _notify(self, event: str, item: Item) -> list[Delivery]:
        """Send one notification to everyone who wants it."""
        targets = self.plugin.targets(event, item.kind) if self.plugin.installed else []
        knows = event != "ItemDeleted" or self.plugin.number >= KNOWS_DELETIONS
        if self.webhook_url is not None and knows:
            targets.append(PluginTarget(url=self.webhook_url, headers=JSON_HEADERS))
        server: Json = {
            "ServerId": self.server_id,
            "ServerName": self.server_name,
            "ServerVersion": self.version,
            "ServerUrl": self.plugin.configuration["ServerUrl"],
        }
        body = item_properties(self.library, item, event, server, self.clock.now())
        return [await self.sender.send(each, event, body) for each in targets]

    def _changed(self, change: Change) -> None:
        """Tell what happened to an item, by websocket and, if asked to, webhook.

        `announce_after` are the story seconds that the plugin takes; without it
        only the story announces.
        """
        self.sockets.note(change)
        item = change.added or change.removed
        if self.announce_after is None or item is None or item.is_virtual:
            return
        event = "ItemAdded" if change.added else "ItemDeleted"
        task = asyncio.create_task(self._announce(self.announce_after, event, item))
        self._announcing.add(task)
        task.add_done_callback(self._announcing.discard)

    async def _announce(self, delay: float, event: str, item: Item) -> None:
        """Send a notification later; what went with its series stays untold."""
        await self.clock.sleep(delay)
        orphan = item.series_id is not None and item.series_id not in self.library.items
        if event == "ItemAdded":
            await self.send_item_added(item.id)
        elif self.number >= (12,) or not orphan:
            await self._notify(event, item)

    async def _report_tasks(self, force: bool) -> None:
        """Tell the websocket's clients how the tasks are doing."""
        await self.sockets.report_tasks(force=force)

    # What the API answers.

    @override
    def routes(self) -> list[web.RouteDef]:
        """Return the routes of questions and commands."""
        return [*ReadApi(self).routes(), *self.commands.routes()]

    @override
    async def on_stop(self) -> None:
        """Close the websockets and cancel what runs."""
        await self.sockets.close()
        for task in self._announcing:
            task.cancel()
        await self.commands.stop()
        await self.tasks.stop()
        await self.sender.close()

    @override
    async def authorize(self, request: web.Request) -> web.StreamResponse | None:
        """Refuse who has no token, and who may not do what it takes rights for."""
        if self.starting:
            return web.Response(
                status=503, text="The server is starting", headers={"Retry-After": "5"}
            )
        resource = request.match_info.route.resource
        if resource is None:
            return None
        path = resource.canonical.removeprefix(self.base_path)
        if path in OPEN:
            return None
        identity = self.accounts.identify(request)
        if identity is None:
            return web.Response(status=401)
        if path in ELEVATED and not identity.is_administrator:
            return web.Response(status=403)
        return None

    def identity(self, request: web.Request) -> Identity:
        """Return who makes a call that was let pass."""
        identity = self.accounts.identify(request)
        if identity is None:
            raise web.HTTPUnauthorized
        return identity

"""Answer what changes the simulated Jellyfin: scans, deletions, plugins."""

import asyncio
from typing import TYPE_CHECKING

from aiohttp import web

from .jellyfin_dto import Json
from .jellyfin_items import Item, VirtualFolder, plain_id
from .jellyfin_tasks import SCAN_KEY, TASKS, task_id
from .jellyfin_webhook import PLUGIN_ID

if TYPE_CHECKING:
    from .jellyfin import Jellyfin

MONITOR_DELAY = 60.0
NO_CONTENT = 204
# What only administrators and keys may do.
ELEVATED = frozenset(
    {
        "/Library/VirtualFolders",
        "/Library/Refresh",
        "/Items/{id}/Refresh",
        "/ScheduledTasks",
        "/ScheduledTasks/{id}",
        "/ScheduledTasks/Running/{id}",
        "/Plugins",
        "/Plugins/{id}/Configuration",
    }
)


class AdminApi:
    """Serve the commands to a server."""

    def __init__(self, server: Jellyfin) -> None:
        """Take the server; the delays are story seconds."""
        self._server = server
        self._waiting: set[asyncio.Task[None]] = set()
        self.monitor_delay = MONITOR_DELAY
        self.refresh_delay = 1.0

    def routes(self) -> list[web.RouteDef]:
        """Return the routes of the commands."""
        return [
            web.get("/Library/VirtualFolders", self._virtual_folders),
            web.post("/Library/Refresh", self._refresh_all),
            web.post("/Library/Media/Updated", self._media_updated),
            web.post("/Items/{id}/Refresh", self._refresh_item),
            web.delete("/Items/{id}", self._delete_item),
            web.delete("/Items", self._delete_items),
            web.get("/ScheduledTasks", self._list_tasks),
            web.get("/ScheduledTasks/{id}", self._one_task),
            web.post("/ScheduledTasks/Running/{id}", self._start_task),
            web.get("/Plugins", self._list_plugins),
            web.get("/Plugins/{id}/Configuration", self._get_configuration),
            web.post("/Plugins/{id}/Configuration", self._set_configuration),
        ]

    async def stop(self) -> None:
        """Cancel the looks at the disk that are still to come."""
        for task in self._waiting:
            task.cancel()
        await asyncio.gather(*self._waiting, return_exceptions=True)

    async def settled(self) -> None:
        """Wait until every look at the disk that was asked for is done."""
        while self._waiting:
            await asyncio.wait(list(self._waiting))

    async def _virtual_folders(self, request: web.Request) -> web.Response:
        """List the libraries."""
        return web.json_response(
            [self._describe(folder) for folder in self._server.folders.values()]
        )

    def _describe(self, folder: VirtualFolder) -> Json:
        """Return one library as the API does."""
        return {
            "Name": folder.name,
            "Locations": list(folder.locations),
            "CollectionType": folder.collection_type,
            "LibraryOptions": {
                "Enabled": True,
                "EnableRealtimeMonitor": True,
                "PathInfos": [{"Path": path} for path in folder.locations],
            },
            "ItemId": folder.id,
            "PrimaryImageItemId": folder.id,
            "RefreshStatus": "Idle",
        }

    async def _refresh_all(self, request: web.Request) -> web.Response:
        """Start the scan of all libraries."""
        self._server.tasks.start_scan()
        return web.Response(status=NO_CONTENT)

    async def _media_updated(self, request: web.Request) -> web.Response:
        """Look at the told paths after a while."""
        body = await request.json()
        for update in body.get("Updates", []):
            self._look_later(self.monitor_delay, update.get("Path"))
        return web.Response(status=NO_CONTENT)

    async def _refresh_item(self, request: web.Request) -> web.Response:
        """Look at one library, or at the files of one item."""
        item_id = plain_id(request.match_info["id"]) or ""
        if (folder := self._server.folders.get(item_id)) is not None:
            for location in folder.locations:
                self._look_later(self.refresh_delay, location)
            return web.Response(status=NO_CONTENT)
        if (item := self._server.library.items.get(item_id)) is None:
            return web.Response(status=404)
        if item.path is not None:
            self._look_later(self.refresh_delay, item.path)
        return web.Response(status=NO_CONTENT)

    def _look_later(self, delay: float, path: str | None) -> None:
        """Compare what lies below a path with the disk after a while."""

        async def look() -> None:
            """Wait and compare."""
            await self._server.clock.sleep(delay)
            self._server.scan(path)

        task = asyncio.create_task(look())
        self._waiting.add(task)
        task.add_done_callback(self._waiting.discard)

    async def _delete_item(self, request: web.Request) -> web.Response:
        """Delete one item with its files."""
        item_id = plain_id(request.match_info["id"]) or ""
        return self._delete(request, [item_id])

    async def _delete_items(self, request: web.Request) -> web.Response:
        """Delete several items with their files."""
        named = request.query.get("ids", "").split(",")
        return self._delete(request, [plain_id(each) or "" for each in named if each])

    def _delete(self, request: web.Request, item_ids: list[str]) -> web.Response:
        """Delete items as far as the caller may."""
        if not self._server.identity(request).is_administrator:
            return web.Response(status=401, text="Unauthorized access")
        items = [self._server.library.items.get(each) for each in item_ids]
        if None in items:
            return web.Response(status=404)
        for item in items:
            if item is not None:
                self._delete_files(item)
        return web.Response(status=NO_CONTENT)

    def _delete_files(self, item: Item) -> None:
        """Remove an item, all below it, and what they have on the disk."""
        for gone in self._server.library.remove(item.id):
            if gone.path is not None:
                self._server.disk.remove_under(gone.path)

    async def _list_tasks(self, request: web.Request) -> web.Response:
        """List the scheduled tasks."""
        return web.json_response(self._server.tasks.describe())

    async def _one_task(self, request: web.Request) -> web.Response:
        """Return one scheduled task."""
        wanted = request.match_info["id"]
        for task in self._server.tasks.describe():
            if task["Id"] == wanted:
                return web.json_response(task)
        return web.Response(status=404)

    async def _start_task(self, request: web.Request) -> web.Response:
        """Start a task."""
        wanted = request.match_info["id"]
        if wanted not in {task_id(key) for key in TASKS}:
            return web.Response(status=404)
        if wanted == task_id(SCAN_KEY):
            self._server.tasks.start_scan()
        return web.Response(status=NO_CONTENT)

    async def _list_plugins(self, request: web.Request) -> web.Response:
        """List the plugins."""
        plugin = self._server.plugin
        return web.json_response([plugin.describe()] if plugin.installed else [])

    def _is_plugin(self, request: web.Request) -> bool:
        """Tell whether a call is about the plugin that is there."""
        named = plain_id(request.match_info["id"])
        return self._server.plugin.installed and named == PLUGIN_ID

    async def _get_configuration(self, request: web.Request) -> web.Response:
        """Return the whole configuration of the plugin."""
        if not self._is_plugin(request):
            return web.Response(status=404)
        return web.json_response(self._server.plugin.configuration)

    async def _set_configuration(self, request: web.Request) -> web.Response:
        """Replace the whole configuration of the plugin."""
        if not self._is_plugin(request):
            return web.Response(status=404)
        try:
            self._server.plugin.configure(await request.json())
        except ValueError:
            return web.Response(status=500, text="Error processing request.")
        return web.Response(status=NO_CONTENT)

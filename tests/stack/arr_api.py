"""The part of the v3 API that Radarr and Sonarr share."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from aiohttp import web

from .http_helpers import bad_request, flag, json_object, not_found, number, path_id
from .notification_api import NotificationApi
from .records import HistoryRecord, QueueItem, api_time

if TYPE_CHECKING:
    from .arr import Arr

DEFAULT_PAGE_SIZE = 10
LOGIN_PAGE = (
    "<!doctype html><html><head><title>Login</title></head><body></body></html>"
)


class ArrApi:
    """Handlers for status, tags, commands, queue, history and notifications."""

    def __init__(self, arr: Arr) -> None:
        """Serve one program."""
        self.arr = arr

    def routes(self) -> list[web.RouteDef]:
        """Return the shared routes."""
        api = "/api/v3"
        return [
            web.get("/ping", self._ping),
            web.get("/api", self._versions),
            web.get(f"{api}/system/status", self._status),
            web.get(f"{api}/health", self._health),
            web.get(f"{api}/tag", self._tags),
            web.post(f"{api}/command", self._post_command),
            web.get(f"{api}/command/{{id:\\d+}}", self._get_command),
            web.get(f"{api}/queue", self._queue),
            web.get(f"{api}/queue/details", self._queue_details),
            web.delete(f"{api}/queue/{{id:\\d+}}", self._delete_queue),
            web.get(f"{api}/history", self._history),
            web.get(f"{api}/history/since", self._history_since),
            *NotificationApi(self.arr.notifications).routes(),
            web.get("/login", self._login),
            web.get("/api/{rest:.*}", self._unknown),
            web.get("/{rest:.*}", self._page),
        ]

    async def _ping(self, request: web.Request) -> web.Response:
        """Answer whoever asks whether the program lives."""
        return web.json_response({"status": "OK"})

    async def _versions(self, request: web.Request) -> web.Response:
        """Name the API's version."""
        return web.json_response({"current": "v3", "deprecated": []})

    async def _unknown(self, request: web.Request) -> web.Response:
        """Answer about a path that the API does not have."""
        return not_found()

    async def _page(self, request: web.Request) -> web.Response:
        """Send a browser to the login page."""
        raise web.HTTPFound(f"{self.arr.base_path}/login?returnUrl={request.path}")

    async def _login(self, request: web.Request) -> web.Response:
        """Show the login page."""
        return web.Response(text=LOGIN_PAGE, content_type="text/html")

    async def _status(self, request: web.Request) -> web.Response:
        """Tell name and version."""
        return web.json_response(
            {
                "appName": self.arr.app_name,
                "instanceName": self.arr.instance_name,
                "version": self.arr.version,
                "buildTime": "2026-06-01T00:00:00Z",
                "isDebug": False,
                "isProduction": True,
                "isDocker": True,
                "osName": "alpine",
                "osVersion": "3.21",
                "branch": "main",
                "authentication": "forms",
                "urlBase": self.arr.base_path,
                "startTime": api_time(self.arr.started),
                "appData": "/config",
            }
        )

    async def _health(self, request: web.Request) -> web.Response:
        """List the failing health checks."""
        return web.json_response(self.arr.health)

    async def _tags(self, request: web.Request) -> web.Response:
        """List the tags."""
        return web.json_response(
            [{"label": label, "id": n} for label, n in self.arr.tags.by_label.items()]
        )

    async def _post_command(self, request: web.Request) -> web.Response:
        """Take a command."""
        body = await json_object(request)
        if not body.get("name"):
            raise bad_request("name", "")
        command = await self.arr.start_command(body)
        return web.json_response(self._command(command.id), status=201)

    async def _get_command(self, request: web.Request) -> web.Response:
        """Show what became of a command."""
        if path_id(request) not in self.arr.commands:
            return not_found()
        return web.json_response(self._command(path_id(request)))

    def _command(self, command_id: int) -> dict[str, object]:
        """Return a command as the API shows it."""
        command = self.arr.commands[command_id]
        return {
            "name": command.name,
            "commandName": command.name,
            "body": command.body,
            "priority": "normal",
            "status": command.status,
            "result": "successful" if command.status == "completed" else "unknown",
            "queued": api_time(command.queued),
            "trigger": "manual",
            "sendUpdatesToClient": True,
            "id": command.id,
        }

    async def _queue(self, request: web.Request) -> web.Response:
        """Show a page of the queue."""
        unknown = flag(request, "includeUnknownMovieItems") or flag(
            request, "includeUnknownSeriesItems"
        )
        items = [
            item
            for item in self.arr.queue.values()
            if unknown or item.movie_id is not None or item.episode is not None
        ]
        return self._paged(request, items, lambda item: self._queue_line(request, item))

    async def _queue_details(self, request: web.Request) -> web.Response:
        """Show the whole queue, or what belongs to one title."""
        movie, series = number(request, "movieId"), number(request, "seriesId")
        return web.json_response(
            [
                self._queue_line(request, item)
                for item in self.arr.queue.values()
                if (movie is None or item.movie_id == movie)
                and (
                    series is None
                    or (item.episode is not None and item.episode.series_id == series)
                )
            ]
        )

    def _queue_line(self, request: web.Request, item: QueueItem) -> object:
        """Return a queue line with what the query asks for."""
        details = flag(request, "includeMovie") or flag(request, "includeEpisode")
        return self.arr.queue_resource(item, details=details)

    async def _delete_queue(self, request: web.Request) -> web.Response:
        """Take a download out of the queue."""
        if (item := self.arr.queue.get(path_id(request))) is None:
            return not_found()
        self.arr.unqueue(item.release.download_id)
        remove = self.arr.remove_from_client
        if remove is not None and flag(request, "removeFromClient", default=True):
            remove(item.release.download_id)
        return web.Response()

    async def _history(self, request: web.Request) -> web.Response:
        """Show a page of the history, newest first."""
        event, download = number(request, "eventType"), request.query.get("downloadId")
        records = [
            record
            for record in reversed(self.arr.history)
            if event in (None, self.arr.events[record.event])
            and download in (None, record.download_id)
        ]
        return self._paged(
            request, records, lambda each: self._history_line(request, each)
        )

    async def _history_since(self, request: web.Request) -> web.Response:
        """Show all of the history since a date."""
        try:
            since = datetime.fromisoformat(request.query["date"])
        except KeyError, ValueError:
            raise bad_request("date", request.query.get("date")) from None
        since = since if since.tzinfo else since.replace(tzinfo=UTC)
        kinds = self.wanted_events(request)
        return web.json_response(
            [
                self._history_line(request, record)
                for record in self.arr.history
                if record.date >= since and record.event in kinds
            ]
        )

    def wanted_events(self, request: web.Request) -> set[str]:
        """Return the events that a query by name or number asks for."""
        wanted = request.query.get("eventType")
        if wanted is None:
            return set(self.arr.events)
        kinds = {
            name
            for name, n in self.arr.events.items()
            if wanted == str(n) or wanted.lower() == name.lower()
        }
        if not kinds:
            raise bad_request("eventType", wanted)
        return kinds

    def _history_line(self, request: web.Request, record: HistoryRecord) -> object:
        """Return a history line with what the query asks for."""
        details = flag(request, "includeMovie") or flag(request, "includeEpisode")
        return self.arr.history_resource(record, details=details)

    def _paged[T](
        self, request: web.Request, items: list[T], shape: Callable[[T], object]
    ) -> web.Response:
        """Return one page; without a size it has ten lines."""
        page = number(request, "page", 1) or 1
        size = number(request, "pageSize", DEFAULT_PAGE_SIZE) or DEFAULT_PAGE_SIZE
        start = (page - 1) * size
        return web.json_response(
            {
                "page": page,
                "pageSize": size,
                "sortKey": "date",
                "sortDirection": "descending",
                "totalRecords": len(items),
                "records": [shape(each) for each in items[start : start + size]],
            }
        )

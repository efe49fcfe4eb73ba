"""The part of the v3 API that sets up webhooks."""

from collections.abc import Coroutine
from typing import Any

from aiohttp import web

from .http_helpers import json_object, not_found, path_id
from .notifications import Notifications, RefusedError


class NotificationApi:
    """Handlers for the connections of one program."""

    def __init__(self, known: Notifications) -> None:
        """Serve one program's connections."""
        self.known = known

    def routes(self) -> list[web.RouteDef]:
        """Return the routes."""
        base = "/api/v3/notification"
        return [
            web.get(base, self._get_notifications),
            web.post(base, self._post_notification),
            web.get(f"{base}/schema", self._schema),
            web.post(f"{base}/test", self._test_notification),
            web.get(f"{base}/{{id:\\d+}}", self._get_notification),
            web.put(f"{base}/{{id:\\d+}}", self._put_notification),
            web.delete(f"{base}/{{id:\\d+}}", self._delete_notification),
        ]

    async def _get_notifications(self, request: web.Request) -> web.Response:
        """List the connections."""
        return web.json_response(
            [self.known.resource(each) for each in self.known.connections.values()]
        )

    async def _get_notification(self, request: web.Request) -> web.Response:
        """Show one connection."""
        connection = self.known.connections.get(path_id(request))
        if connection is None:
            return not_found()
        return web.json_response(self.known.resource(connection))

    async def _schema(self, request: web.Request) -> web.Response:
        """Show the templates of connections."""
        return web.json_response(self.known.schema())

    async def _post_notification(self, request: web.Request) -> web.Response:
        """Save a new connection, unless its test fails."""
        body = await json_object(request)
        return await _unless_refused(self.known.create(body), 201)

    async def _put_notification(self, request: web.Request) -> web.Response:
        """Save a changed connection, unless its test fails."""
        body = await json_object(request)
        if path_id(request) not in self.known.connections:
            return not_found()
        return await _unless_refused(self.known.update(path_id(request), body), 202)

    async def _delete_notification(self, request: web.Request) -> web.Response:
        """Remove a connection."""
        if not self.known.delete(path_id(request)):
            return not_found()
        return web.json_response({})

    async def _test_notification(self, request: web.Request) -> web.Response:
        """Try a connection without saving it."""
        body = await json_object(request)
        try:
            await self.known.test(body)
        except RefusedError as refused:
            return web.json_response(refused.body, status=refused.status)
        return web.json_response("{}")


async def _unless_refused(
    saving: Coroutine[Any, Any, object], status: int
) -> web.Response:
    """Return what was saved, or why it was not."""
    try:
        return web.json_response(await saving, status=status)
    except RefusedError as refused:
        return web.json_response(refused.body, status=refused.status)

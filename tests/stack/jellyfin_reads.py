"""Answer what can be asked of the simulated Jellyfin."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from aiohttp import web

from .jellyfin_auth import describe_user
from .jellyfin_dto import FIELDS, Json, render_item
from .jellyfin_items import Item, Kind, plain_id
from .jellyfin_query import Finder, Parameters, cut_page, read_query

if TYPE_CHECKING:
    from .jellyfin import Jellyfin

PROBLEM = "Error processing request."


class ReadApi:
    """Serve the questions about a server."""

    def __init__(self, server: Jellyfin) -> None:
        """Take the server that is asked about."""
        self._server = server
        self._finder = Finder(
            server.library,
            lambda: server.folders,
            search_by_words=server.number >= (12,),
        )

    def routes(self) -> list[web.RouteDef]:
        """Return the routes of the questions."""
        return [
            web.get("/System/Info/Public", self._public_info),
            web.get("/System/Ping", self._ping),
            web.post("/Users/AuthenticateByName", self._log_in),
            web.get("/socket", self._socket),
            web.get("/System/Info", self._info),
            web.get("/Items", self._items),
            web.get("/Items/{id}", self._item),
            web.get("/Shows/{id}/Episodes", self._episodes),
            web.get("/Shows/{id}/Seasons", self._seasons),
            web.get("/Users", self._users),
            web.get("/Users/Me", self._me),
        ]

    async def _public_info(self, request: web.Request) -> web.Response:
        """Answer what everybody may know."""
        return web.json_response(self._facts())

    async def _info(self, request: web.Request) -> web.Response:
        """Answer what needs a token."""
        more = {
            "HasPendingRestart": False,
            "IsShuttingDown": False,
            "SupportsLibraryMonitor": True,
            "WebSocketPortNumber": self._server.port,
            "CanSelfRestart": True,
        }
        return web.json_response(self._facts() | more)

    async def _ping(self, request: web.Request) -> web.Response:
        """Answer that the server is there."""
        return web.json_response("Jellyfin Server")

    def _facts(self) -> Json:
        """Return the public facts about the server."""
        return {
            "LocalAddress": self._server.url,
            "ServerName": self._server.server_name,
            "Version": self._server.version,
            "ProductName": "Jellyfin Server",
            "OperatingSystem": "",
            "Id": self._server.server_id,
            "StartupWizardCompleted": True,
        }

    async def _log_in(self, request: web.Request) -> web.Response:
        """Give a user a token; the caller has to name itself."""
        parts = self._server.accounts.header_parts(request)
        if not {"client", "device", "deviceid", "version"} <= parts.keys():
            return web.Response(status=400, text=PROBLEM)
        body = await request.json()
        found = self._server.accounts.log_in(
            str(body.get("Username", "")), str(body.get("Pw", ""))
        )
        if found is None:
            return web.Response(status=401, text=PROBLEM)
        user, token = found
        return web.json_response(
            {
                "User": describe_user(user, self._server.server_id),
                "SessionInfo": {"UserId": user.id, "DeviceId": parts["deviceid"]},
                "AccessToken": token,
                "ServerId": self._server.server_id,
            }
        )

    async def _socket(self, request: web.Request) -> web.StreamResponse:
        """Open the websocket; a bad token is 403 here."""
        identity = self._server.accounts.identify(request)
        if identity is None:
            return web.Response(status=403)
        return await self._server.sockets.serve(request, identity)

    async def _users(self, request: web.Request) -> web.Response:
        """List the users."""
        return web.json_response(
            [
                describe_user(each, self._server.server_id)
                for each in self._server.accounts.users.values()
            ]
        )

    async def _me(self, request: web.Request) -> web.Response:
        """Return the caller's user; a key has none."""
        if (user := self._server.identity(request).user) is None:
            return web.Response(status=400, text=PROBLEM)
        return web.json_response(describe_user(user, self._server.server_id))

    async def _items(self, request: web.Request) -> web.Response:
        """Answer `GET /Items`."""
        parameters = Parameters(request.query)
        query = read_query(parameters)
        if not query.recursive and query.ids is None and query.parent is None:
            return web.json_response(self._top_level())
        found = self._finder.find(query)
        return web.json_response(
            cut_page(found, parameters, self._renderer(parameters))
        )

    def _top_level(self) -> Json:
        """Return the libraries, which is what lies at the top."""
        items: list[Json] = [
            {
                "Name": folder.name,
                "ServerId": self._server.server_id,
                "Id": folder.id,
                "ChannelId": None,
                "IsFolder": True,
                "Type": "CollectionFolder",
                "CollectionType": folder.collection_type,
                "LocationType": "FileSystem",
                "MediaType": "Unknown",
            }
            for folder in self._server.folders.values()
        ]
        return {"Items": items, "TotalRecordCount": len(items), "StartIndex": 0}

    def _renderer(self, parameters: Parameters) -> Callable[[Item], Json]:
        """Return what renders items with the fields asked for."""
        fields = frozenset(parameters.parts("fields"))
        images = parameters.boolean("enableImages") is not False
        return lambda item: render_item(
            self._server.library, item, self._server.server_id, fields, images=images
        )

    async def _item(self, request: web.Request) -> web.Response:
        """Answer one item with all its fields; a key without a user cannot ask."""
        user_id = Parameters(request.query).guid("userId")
        if self._server.identity(request).user is None and user_id is None:
            return web.Response(status=400, text=PROBLEM)
        if user_id is not None and user_id not in self._server.accounts.users:
            return web.Response(status=404)
        item = self._server.library.items.get(plain_id(request.match_info["id"]) or "")
        if item is None:
            return web.Response(status=404)
        return web.json_response(
            render_item(
                self._server.library, item, self._server.server_id, frozenset(FIELDS)
            )
        )

    async def _episodes(self, request: web.Request) -> web.Response:
        """Answer the episodes of a series, a key's with the missing ones."""
        parameters = Parameters(request.query)
        series_id = plain_id(request.match_info["id"]) or ""
        season_id = parameters.guid("seasonId")
        number = parameters.integer("season")
        if season_id is not None:
            if not self._is(season_id, Kind.SEASON):
                return _not_found(f"No season exists with Id {season_id}")
            found = self._server.library.below(season_id, Kind.EPISODE)
        elif not self._is(series_id, Kind.SERIES):
            return _not_found("Series not found")
        else:
            found = self._server.library.below(series_id, Kind.EPISODE)
            if number is not None:
                found = [item for item in found if item.season == number]
        missing = parameters.boolean("isMissing")
        if missing is None and self._server.identity(request).user is not None:
            missing = False
        if missing is not None:
            found = [item for item in found if item.is_virtual is missing]
        return web.json_response(
            cut_page(found, parameters, self._renderer(parameters))
        )

    async def _seasons(self, request: web.Request) -> web.Response:
        """Answer the seasons of a series."""
        parameters = Parameters(request.query)
        series_id = plain_id(request.match_info["id"]) or ""
        if not self._is(series_id, Kind.SERIES):
            return _not_found("Series not found")
        found = self._server.library.below(series_id, Kind.SEASON)
        return web.json_response(
            cut_page(found, parameters, self._renderer(parameters))
        )

    def _is(self, item_id: str, kind: Kind) -> bool:
        """Tell whether an id is that of an item of one kind."""
        return item_id in self._server.library.by_kind[kind]


def _not_found(reason: str) -> web.Response:
    """Return a 404 with its reason as a JSON text."""
    return web.json_response(reason, status=404)

"""The part of Seerr's API that is about settings, and the posters."""

from typing import TYPE_CHECKING, Any

from aiohttp import web

from .posters import svg_poster
from .seerr_agent import decoded

if TYPE_CHECKING:
    from .seerr import Seerr


def refuse(status: type[web.HTTPError], message: str) -> web.HTTPError:
    """Return an error as Seerr words it."""
    return status(text=f'{{"message": "{message}"}}', content_type="application/json")


async def json_object(request: web.Request) -> dict[str, Any]:
    """Return the body, which must be a JSON object."""
    try:
        body = await request.json()
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise refuse(web.HTTPBadRequest, "request/body must be object")
    return body


class SettingsApi:
    """Handlers for the webhook agent, the servers and the image proxy."""

    def __init__(self, seerr: Seerr) -> None:
        """Serve one Seerr."""
        self.seerr = seerr

    def routes(self) -> list[web.RouteDef]:
        """Return the routes."""
        settings = "/api/v1/settings"
        hook = f"{settings}/notifications/webhook"
        return [
            web.get(hook, self._get_webhook),
            web.post(hook, self._post_webhook),
            web.post(f"{hook}/test", self._test_webhook),
            web.get(f"{settings}/{{arr:radarr|sonarr}}", self._arrs),
            web.get("/imageproxy/{path:.*}", self._poster),
        ]

    async def _get_webhook(self, request: web.Request) -> web.Response:
        """Show the webhook agent's setting."""
        setting = self.seerr.agent.setting
        options: Any = setting["options"]
        shown = {**options, "jsonPayload": decoded(options["jsonPayload"])}
        return web.json_response({**setting, "options": shown})

    async def _post_webhook(self, request: web.Request) -> web.Response:
        """Keep a setting of the webhook agent."""
        try:
            self.seerr.agent.setting = self.seerr.agent.kept(await json_object(request))
        except ValueError as err:
            raise refuse(web.HTTPInternalServerError, type(err).__name__) from err
        return web.json_response(self.seerr.agent.setting)

    async def _test_webhook(self, request: web.Request) -> web.Response:
        """Try a setting without keeping it."""
        try:
            worked = await self.seerr.agent.test(await json_object(request))
        except ValueError as err:
            raise refuse(web.HTTPInternalServerError, type(err).__name__) from err
        if not worked:
            message = "Failed to send webhook notification."
            raise refuse(web.HTTPInternalServerError, message)
        return web.Response(status=204)

    async def _arrs(self, request: web.Request) -> web.Response:
        """List the Radarr or Sonarr servers."""
        seerr = self.seerr
        pairs = (
            (seerr.radarr, seerr.radarr_4k)
            if request.match_info["arr"] == "radarr"
            else (seerr.sonarr, seerr.sonarr_4k)
        )
        return web.json_response(
            [
                {
                    "id": n,
                    "name": arr.instance_name,
                    "hostname": arr.host,
                    "port": arr.port,
                    "apiKey": arr.api_key,
                    "useSsl": False,
                    "baseUrl": arr.base_path,
                    "is4k": n == 1,
                    "isDefault": True,
                    "syncEnabled": True,
                    "tagRequests": True,
                }
                for n, arr in enumerate(pairs)
                if arr is not None
            ]
        )

    async def _poster(self, request: web.Request) -> web.Response:
        """Draw the poster that TMDB would have; anybody may ask."""
        name = "/" + request.match_info["path"].rsplit("/", 1)[-1]
        for title in self.seerr.titles.values():
            if name in (title.poster, f"/{title.tmdb_id}.svg"):
                return web.Response(
                    text=svg_poster(title.title, title.year),
                    content_type="image/svg+xml",
                )
        raise web.HTTPNotFound

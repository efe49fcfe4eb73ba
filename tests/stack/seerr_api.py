"""Seerr's API."""

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from aiohttp import web

from . import seerr_resources as resources
from .arr import Arr
from .radarr import Radarr
from .seerr_records import Media, MediaStatus
from .seerr_requests_api import (
    FINISHED_MEDIA,
    PAGE,
    RequestsApi,
    checked,
    known_title,
    page,
)
from .seerr_settings_api import SettingsApi, refuse
from .sonarr import Sonarr

if TYPE_CHECKING:
    from .seerr import Seerr

MEDIA_FILTERS: dict[str, Callable[[Media], bool]] = {
    "all": lambda _: True,
    "allavailable": lambda m: m.status in FINISHED_MEDIA,
    "available": lambda m: m.status is MediaStatus.AVAILABLE,
    "partial": lambda m: m.status is MediaStatus.PARTIALLY_AVAILABLE,
    "pending": lambda m: m.status is MediaStatus.PENDING,
    "processing": lambda m: m.status is MediaStatus.PROCESSING,
}
MEDIA_QUERY: dict[str, Sequence[str] | None] = {
    **PAGE,
    "filter": tuple(MEDIA_FILTERS),
    "sort": ("added", "modified", "mediaAdded"),
}


class SeerrApi:
    """Handlers for everything under /api/v1, and the posters."""

    def __init__(self, seerr: Seerr) -> None:
        """Serve one Seerr."""
        self.seerr = seerr

    def routes(self) -> list[web.RouteDef]:
        """Return the routes."""
        api = "/api/v1"
        return [
            web.get(f"{api}/status", self._status),
            web.get(f"{api}/settings/public", self._public),
            web.get(f"{api}/auth/me", self._me),
            web.get(f"{api}/user", self._users),
            *RequestsApi(self.seerr).routes(),
            web.get(f"{api}/media", self._media),
            web.delete(f"{api}/media/{{id:\\d+}}", self._delete_media),
            web.delete(f"{api}/media/{{id:\\d+}}/file", self._delete_file),
            web.get(f"{api}/{{kind:movie|tv}}/{{id:\\d+}}", self._details),
            web.get(f"{api}/search", self._search),
            *SettingsApi(self.seerr).routes(),
        ]

    async def _status(self, request: web.Request) -> web.Response:
        """Tell the version."""
        return web.json_response(
            {
                "version": self.seerr.version,
                "commitTag": "local",
                "updateAvailable": False,
                "commitsBehind": 0,
                "restartRequired": False,
            }
        )

    async def _public(self, request: web.Request) -> web.Response:
        """Tell what anybody may know."""
        new = self.seerr.version_tuple >= (3,)
        return web.json_response(
            {
                "initialized": True,
                "applicationTitle": "Seerr" if new else "Jellyseerr",
                "applicationUrl": "",
                "hideAvailable": False,
                "localLogin": True,
                "movie4kEnabled": self.seerr.radarr_4k is not None,
                "series4kEnabled": self.seerr.sonarr_4k is not None,
                "mediaServerType": 2,
                "partialRequestsEnabled": True,
            }
        )

    async def _me(self, request: web.Request) -> web.Response:
        """Tell whose key it is."""
        return web.json_response(resources.user(self.seerr.users[1]))

    async def _users(self, request: web.Request) -> web.Response:
        """List the household."""
        checked(request, {**PAGE, "sort": ("created", "updated", "requests")})
        people = [resources.user(each) for each in self.seerr.users.values()]
        return page(request, people)

    async def _media(self, request: web.Request) -> web.Response:
        """List media, without their titles."""
        query = checked(request, MEDIA_QUERY)
        wanted = MEDIA_FILTERS[query.get("filter", "all")]
        found = [each for each in self.seerr.media.values() if wanted(each)]
        found.sort(key=lambda each: each.id, reverse=True)
        return page(request, [resources.media(self.seerr, m) for m in found])

    def _known_media(self, request: web.Request) -> Media:
        """Return the media record that the path names."""
        media = self.seerr.media.get(int(request.match_info["id"]))
        if media is None:
            raise refuse(web.HTTPNotFound, "Media not found")
        return media

    async def _delete_media(self, request: web.Request) -> web.Response:
        """Forget a title with its requests; a blocked one is only reset."""
        media = self._known_media(request)
        if media.status is MediaStatus.BLOCKLISTED:
            media.status = MediaStatus.UNKNOWN
        else:
            self.seerr.delete_media(media)
        return web.Response(status=204)

    async def _delete_file(self, request: web.Request) -> web.Response:
        """Have Radarr or Sonarr delete a title with its files.

        Without a server for it the request is never answered, here as there.
        """
        media = self._known_media(request)
        is_4k = request.query.get("is4k") == "true"
        seerr = self.seerr
        known = media.external_service_id_4k if is_4k else media.external_service_id
        number = known or 0
        radarr = seerr.radarr_4k if is_4k else seerr.radarr
        sonarr = seerr.sonarr_4k if is_4k else seerr.sonarr
        arr: Arr | None = sonarr if media.title.kind.is_show else radarr
        if arr is None:
            await asyncio.Event().wait()
        if arr is not None and not arr.running:
            raise refuse(web.HTTPNotFound, "Something went wrong")
        if isinstance(arr, Sonarr) and (series := arr.series.get(number)):
            await arr.delete_series(series, delete_files=True)
        elif isinstance(arr, Radarr) and (movie := arr.movies.get(number)):
            await arr.delete_movie(movie, delete_files=True)
        else:
            raise refuse(web.HTTPNotFound, "Something went wrong")
        return web.Response(status=204)

    async def _details(self, request: web.Request) -> web.Response:
        """Show what TMDB knows about a title."""
        checked(request, {"language": None})
        title = known_title(
            self.seerr, request.match_info["kind"], int(request.match_info["id"])
        )
        return web.json_response(resources.details(self.seerr, title))

    async def _search(self, request: web.Request) -> web.Response:
        """Find titles by words or by `tmdb:`, `tvdb:` and `imdb:` ids."""
        query = request.query.get("query", "")
        prefix, _, value = query.partition(":")
        found = [
            title
            for (_, tmdb_id), title in self.seerr.titles.items()
            if (prefix == "tmdb" and value == str(tmdb_id))
            or (prefix == "tvdb" and value == str(title.tvdb_id))
            or (prefix == "imdb" and value == title.imdb_id)
            or (query and query.casefold() in title.title.casefold())
        ]
        return web.json_response(
            {
                "page": 1,
                "totalPages": 1,
                "totalResults": len(found),
                "results": [
                    {
                        "mediaType": "tv" if title.kind.is_show else "movie",
                        **resources.details(self.seerr, title),
                    }
                    for title in found
                ],
            }
        )

"""Seerr's API."""

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from aiohttp import web

from . import seerr_resources as resources
from .arr import Arr
from .payloads import Json
from .radarr import Radarr
from .seerr_records import Media, MediaStatus, Request, RequestStatus
from .seerr_settings_api import SettingsApi, json_object, refuse
from .sonarr import Sonarr
from .world import Title

if TYPE_CHECKING:
    from .seerr import Seerr

DEFAULT_TAKE = 10
FINISHED_MEDIA = (MediaStatus.AVAILABLE, MediaStatus.PARTIALLY_AVAILABLE)
REQUEST_FILTERS: dict[str, Callable[[Request], bool]] = {
    "all": lambda _: True,
    "approved": lambda r: r.status in (RequestStatus.APPROVED, RequestStatus.COMPLETED),
    "available": lambda r: r.media.status is MediaStatus.AVAILABLE,
    "completed": lambda r: r.status is RequestStatus.COMPLETED,
    "deleted": lambda r: r.media.status is MediaStatus.DELETED,
    "failed": lambda r: r.status is RequestStatus.FAILED,
    "pending": lambda r: r.status is RequestStatus.PENDING,
    "processing": lambda r: (
        r.status is RequestStatus.APPROVED and r.media.status not in FINISHED_MEDIA
    ),
    "unavailable": lambda r: (
        r.status in (RequestStatus.PENDING, RequestStatus.APPROVED)
        and r.media.status is not MediaStatus.AVAILABLE
    ),
}
MEDIA_FILTERS: dict[str, Callable[[Media], bool]] = {
    "all": lambda _: True,
    "allavailable": lambda m: m.status in FINISHED_MEDIA,
    "available": lambda m: m.status is MediaStatus.AVAILABLE,
    "partial": lambda m: m.status is MediaStatus.PARTIALLY_AVAILABLE,
    "pending": lambda m: m.status is MediaStatus.PENDING,
    "processing": lambda m: m.status is MediaStatus.PROCESSING,
}
PAGE = {"take": None, "skip": None}
REQUEST_QUERY: dict[str, Sequence[str] | None] = {
    **PAGE,
    "filter": tuple(REQUEST_FILTERS),
    "sort": ("added", "modified"),
    "sortDirection": ("asc", "desc"),
    "requestedBy": None,
    "mediaType": ("movie", "tv", "all"),
}
MEDIA_QUERY: dict[str, Sequence[str] | None] = {
    **PAGE,
    "filter": tuple(MEDIA_FILTERS),
    "sort": ("added", "modified", "mediaAdded"),
}


def checked(
    request: web.Request, known: dict[str, Sequence[str] | None]
) -> dict[str, str]:
    """Return the query; parameters and values that the schema lacks are refused."""
    for name, value in request.query.items():
        if name not in known:
            message = f"Unknown query parameter '{name}'"
            raise refuse(web.HTTPBadRequest, message)
        allowed = known[name]
        wrong = value not in allowed if allowed is not None else not value.isdigit()
        if wrong:
            raise refuse(web.HTTPBadRequest, f"request/query/{name} is not valid")
    return dict(request.query)


class SeerrApi:
    """Handlers for everything under /api/v1, and the posters."""

    def __init__(self, seerr: Seerr) -> None:
        """Serve one Seerr."""
        self.seerr = seerr

    def routes(self) -> list[web.RouteDef]:
        """Return the routes."""
        api = "/api/v1"
        one = f"{api}/request/{{id:\\d+}}"
        return [
            web.get(f"{api}/status", self._status),
            web.get(f"{api}/settings/public", self._public),
            web.get(f"{api}/auth/me", self._me),
            web.get(f"{api}/user", self._users),
            web.get(f"{api}/request", self._requests),
            web.post(f"{api}/request", self._post_request),
            web.get(f"{api}/request/count", self._count),
            web.get(one, self._request),
            web.delete(one, self._delete_request),
            web.post(f"{one}/{{verb:approve|decline|pending|retry}}", self._change),
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
        return self._page(request, people)

    def _page(self, request: web.Request, results: list[Json]) -> web.Response:
        """Return a page of results."""
        take = int(request.query.get("take", DEFAULT_TAKE))
        skip = int(request.query.get("skip", 0))
        pages = -(-len(results) // take) if take else 0
        info = {
            "pages": pages,
            "pageSize": take,
            "results": len(results),
            "page": skip // take + 1 if take else 1,
        }
        return web.json_response(
            {"pageInfo": info, "results": results[skip : skip + take]}
        )

    async def _requests(self, request: web.Request) -> web.Response:
        """List requests, newest first."""
        query = checked(request, REQUEST_QUERY)
        wanted = REQUEST_FILTERS[query.get("filter", "all")]
        kind = query.get("mediaType", "all")
        person = query.get("requestedBy")
        found = [
            each
            for each in self.seerr.requests.values()
            if wanted(each)
            and kind in ("all", each.media.media_type)
            and person in (None, str(each.user.id))
        ]
        modified = query.get("sort") == "modified"
        found.sort(
            key=lambda each: (each.updated if modified else each.created, each.id),
            reverse=query.get("sortDirection", "desc") == "desc",
        )
        return self._page(
            request,
            [resources.request(self.seerr, each, listed=True) for each in found],
        )

    async def _count(self, request: web.Request) -> web.Response:
        """Count the requests."""
        everything = list(self.seerr.requests.values())
        count: Json = {
            name: sum(map(wanted, everything))
            for name, wanted in REQUEST_FILTERS.items()
            if name in ("approved", "pending", "processing", "available", "completed")
        }
        films = sum(each.media.media_type == "movie" for each in everything)
        declined = sum(each.status is RequestStatus.DECLINED for each in everything)
        return web.json_response(
            {
                **count,
                "total": len(everything),
                "movie": films,
                "tv": len(everything) - films,
                "declined": declined,
            }
        )

    def _wish(self, request: web.Request) -> Request:
        """Return the request that the path names."""
        wish = self.seerr.requests.get(int(request.match_info["id"]))
        if wish is None:
            raise refuse(web.HTTPNotFound, "Request not found.")
        return wish

    async def _request(self, request: web.Request) -> web.Response:
        """Show one request."""
        return web.json_response(resources.request(self.seerr, self._wish(request)))

    async def _post_request(self, request: web.Request) -> web.Response:
        """Take a wish; the owner of the key needs no approval."""
        body = await json_object(request)
        kind, tmdb_id = body.get("mediaType"), body.get("mediaId")
        if kind not in ("movie", "tv") or not isinstance(tmdb_id, int):
            raise refuse(web.HTTPBadRequest, "request/body is not valid")
        title = self._title(kind, tmdb_id)
        seasons = body.get("seasons")
        wish = self.seerr.create_request(
            title,
            seasons=seasons if isinstance(seasons, list) else (),
            is_4k=body.get("is4k") is True,
            approved=True,
        )
        self.seerr.background(self.seerr.announce(wish))
        return web.json_response(resources.request(self.seerr, wish), status=201)

    async def _change(self, request: web.Request) -> web.Response:
        """Approve, decline, reopen or retry a request."""
        wish, seerr = self._wish(request), self.seerr
        verb = request.match_info["verb"]
        work = {
            "approve": seerr.approve,
            "decline": seerr.decline,
            "retry": seerr.retry,
        }
        if verb == "pending":
            wish.status = RequestStatus.PENDING
        else:
            seerr.background(work[verb](wish))
            await asyncio.sleep(0)
        return web.json_response(resources.request(seerr, wish))

    async def _delete_request(self, request: web.Request) -> web.Response:
        """Forget a request."""
        self.seerr.delete_request(self._wish(request))
        return web.Response(status=204)

    async def _media(self, request: web.Request) -> web.Response:
        """List media, without their titles."""
        query = checked(request, MEDIA_QUERY)
        wanted = MEDIA_FILTERS[query.get("filter", "all")]
        found = [each for each in self.seerr.media.values() if wanted(each)]
        found.sort(key=lambda each: each.id, reverse=True)
        return self._page(request, [resources.media(self.seerr, m) for m in found])

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
        seerr, number = self.seerr, media.external_service_id or 0
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

    def _title(self, kind: str, tmdb_id: int) -> Title:
        """Return a title that TMDB knows; anything else is a failure."""
        title = self.seerr.titles.get((kind == "tv", tmdb_id))
        if title is None:
            what = "series" if kind == "tv" else "movie"
            raise refuse(web.HTTPInternalServerError, f"Unable to retrieve {what}.")
        return title

    async def _details(self, request: web.Request) -> web.Response:
        """Show what TMDB knows about a title."""
        checked(request, {"language": None})
        title = self._title(request.match_info["kind"], int(request.match_info["id"]))
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

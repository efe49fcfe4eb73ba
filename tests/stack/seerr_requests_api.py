"""The part of Seerr's API that is about requests, and what all of it shares."""

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from aiohttp import web

from . import seerr_resources as resources
from .payloads import Json
from .seerr_records import MediaStatus, Request, RequestStatus
from .seerr_settings_api import json_object, refuse
from .world import Title

if TYPE_CHECKING:
    from .seerr import Seerr

DEFAULT_TAKE = 10
FINISHED_MEDIA = (MediaStatus.AVAILABLE, MediaStatus.PARTIALLY_AVAILABLE)
PAGE = {"take": None, "skip": None}
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
REQUEST_QUERY: dict[str, Sequence[str] | None] = {
    **PAGE,
    "filter": tuple(REQUEST_FILTERS),
    "sort": ("added", "modified"),
    "sortDirection": ("asc", "desc"),
    "requestedBy": None,
    "mediaType": ("movie", "tv", "all"),
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


def page(request: web.Request, results: list[Json], **more: object) -> web.Response:
    """Return a page of results, with more beside them."""
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
        {"pageInfo": info, "results": results[skip : skip + take], **more}
    )


def known_title(seerr: Seerr, kind: str, tmdb_id: int) -> Title:
    """Return a title that TMDB knows; anything else is a failure."""
    title = seerr.titles.get((kind == "tv", tmdb_id))
    if title is None:
        what = "series" if kind == "tv" else "movie"
        raise refuse(web.HTTPInternalServerError, f"Unable to retrieve {what}.")
    return title


class RequestsApi:
    """Handlers for requests."""

    def __init__(self, seerr: Seerr) -> None:
        """Serve one Seerr."""
        self.seerr = seerr

    def routes(self) -> list[web.RouteDef]:
        """Return the routes."""
        base = "/api/v1/request"
        one = rf"{base}/{{id:\d+}}"
        return [
            web.get(base, self._requests),
            web.post(base, self._post_request),
            web.get(f"{base}/count", self._count),
            web.get(one, self._request),
            web.delete(one, self._delete_request),
            web.post(f"{one}/{{verb:approve|decline|pending|retry}}", self._change),
        ]

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
        return page(
            request,
            [resources.request(self.seerr, each, listed=True) for each in found],
            serviceErrors=self._service_errors(),
        )

    def _service_errors(self) -> Json:
        """Return the servers that Seerr could not ask for their profiles."""
        seerr = self.seerr
        pairs = {
            "radarr": (seerr.radarr, seerr.radarr_4k),
            "sonarr": (seerr.sonarr, seerr.sonarr_4k),
        }
        return {
            kind: [
                {"id": n, "name": arr.instance_name}
                for n, arr in enumerate(servers)
                if arr is not None and not arr.running
            ]
            for kind, servers in pairs.items()
        }

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
        title = known_title(self.seerr, kind, tmdb_id)
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

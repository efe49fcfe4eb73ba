"""Talk to Seerr, Jellyseerr and Overseerr over their v1 API."""

from collections.abc import AsyncIterator, Iterable
from contextlib import suppress
from datetime import datetime
from typing import Final, override

from aiohttp import ClientSession
from yarl import URL

from .answers import Answer, MediaType, Removal, as_object, required
from .base import LIST_TIMEOUT, ServiceInfo, identifying
from .errors import ResponseProblem, ServiceError, ServiceResponseError
from .parsing import (
    integer,
    mapping,
    objects,
    parse_json,
    size,
    text,
)
from .seerr_models import (
    SeerrMedia,
    SeerrRequest,
    SeerrTitle,
    parse_media,
    parse_request,
    parse_title,
    product_name,
)
from .seerr_settings import SeerrSettings
from .transport import Param

_API: Final = "api/v1"
_NAME: Final = "Seerr"
_PAGE: Final = 100
_MEDIA_PAGE: Final = 500
_MOST_PAGES: Final = 1000
# Seerr asks GitHub for its version, which may be out of reach.
_VERSION_TIMEOUT: Final = 5.0
# Without a matching server Seerr never answers this.
_DELETE_FILE_TIMEOUT: Final = 60.0
_ADMIN: Final = 2


class SeerrClient(SeerrSettings):
    """Ask one Seerr for requests and titles, and command it."""

    def __init__(
        self, session: ClientSession, base_url: str | URL, api_key: str
    ) -> None:
        """Keep the API key, which acts as the first user."""
        super().__init__(session, base_url)
        self._api_key = api_key

    @override
    async def probe(self) -> ServiceInfo:
        """Return which Seerr answers, once address and key are right."""
        with identifying(_NAME, is_open=True):
            public = await self._get(f"{_API}/settings/public")
            if "initialized" not in public:
                raise ServiceResponseError(
                    ResponseProblem.NOT_THIS_SERVICE, "is no Seerr"
                )
        user = await self._get(f"{_API}/auth/me")
        found: str | None = None
        with suppress(ServiceError):
            status = await self._get(f"{_API}/status", seconds=_VERSION_TIMEOUT)
            found = text(status.get("version"))
        product = product_name(found, public)
        permissions = integer(user.get("permissions")) or 0
        return ServiceInfo(
            name=text(public.get("applicationTitle")) or product,
            version=found,
            details={"product": product, "admin": bool(permissions & _ADMIN)},
            moved_to=self._moved_to,
        )

    async def iter_requests(
        self, since: datetime | None = None, page: int = _PAGE
    ) -> AsyncIterator[SeerrRequest]:
        """Yield the requests, last changed first, back to a time if one is given.

        Each page makes Seerr ask all its Sonarrs and Radarrs: use it rarely.
        """
        seen: set[int] = set()
        for number in range(_MOST_PAGES):
            answer = await self._get(
                f"{_API}/request",
                {
                    "take": page,
                    "skip": number * page,
                    "filter": "all",
                    "sort": "modified",
                },
                seconds=LIST_TIMEOUT,
            )
            results = objects(required(answer.get("results"), "results"))
            before = len(seen)
            for data in results:
                request = parse_request(data)
                if request is None or request.id in seen:
                    continue
                changed = request.updated or request.created
                if since is not None and changed is not None and changed < since:
                    return
                seen.add(request.id)
                yield request
            total = size(mapping(answer.get("pageInfo")).get("results")) or 0
            if (number + 1) * page >= total or len(seen) == before:
                return

    async def request(self, request_id: int) -> SeerrRequest | None:
        """Return a request, None when there is none."""
        found = await self._get_or_none(f"{_API}/request/{request_id}")
        return None if found is None else parse_request(found)

    async def request_counts(self) -> dict[str, int]:
        """Return how many requests there are by status, which costs Seerr little."""
        counts = await self._get(f"{_API}/request/count")
        return {
            name: count
            for name, value in counts.items()
            if (count := size(value)) is not None
        }

    async def title(self, media_type: MediaType, tmdb_id: int) -> SeerrTitle | None:
        """Return a film or show by its TMDB id, with Seerr's record of it.

        Return None where Seerr says there is none; for a film that TMDB does not
        know Seerr answers 500 instead, which raises.
        """
        found = await self._get_or_none(f"{_API}/{media_type}/{tmdb_id}")
        return None if found is None else parse_title(found, media_type, tmdb_id)

    async def iter_media(self, page: int = _MEDIA_PAGE) -> AsyncIterator[SeerrMedia]:
        """Yield what Seerr keeps on record of each title, which has no name."""
        for number in range(_MOST_PAGES):
            params: dict[str, Param] = {
                "take": page,
                "skip": number * page,
                "filter": "all",
                "sort": "added",
            }
            answer = await self._get(f"{_API}/media", params, seconds=LIST_TIMEOUT)
            results = objects(required(answer.get("results"), "results"))
            for data in results:
                if (media := parse_media(data)) is not None:
                    yield media
            total = size(mapping(answer.get("pageInfo")).get("results")) or 0
            if not results or (number + 1) * page >= total:
                return

    async def approve(self, request_id: int) -> SeerrRequest | None:
        """Approve a request and return it."""
        return await self._act_on_request(request_id, "approve")

    async def decline(self, request_id: int) -> SeerrRequest | None:
        """Decline a request and return it."""
        return await self._act_on_request(request_id, "decline")

    async def retry(self, request_id: int) -> SeerrRequest | None:
        """Let Seerr send a failed request to Sonarr or Radarr again."""
        return await self._act_on_request(request_id, "retry")

    async def delete_request(self, request_id: int) -> Removal:
        """Delete a request; Sonarr and Radarr are left alone."""
        return await self._remove(f"{_API}/request/{request_id}")

    async def delete_media(self, media_id: int) -> Removal:
        """Delete Seerr's record of a title, by the record's id, and its requests."""
        return await self._remove(f"{_API}/media/{media_id}")

    async def delete_media_file(self, media_id: int, *, is_4k: bool = False) -> Removal:
        """Let Seerr delete a title and its files from Sonarr or Radarr.

        Raise ServiceConnectionError (timeout) when Seerr knows no server for it.
        """
        return await self._remove(
            f"{_API}/media/{media_id}/file",
            {"is4k": is_4k or None},
            seconds=_DELETE_FILE_TIMEOUT,
        )

    @override
    def _secrets(self) -> Iterable[str | None]:
        return (self._api_key,)

    @override
    def _headers(self) -> dict[str, str]:
        return {"X-Api-Key": self._api_key}

    @override
    def _error_of(self, answer: Answer) -> ServiceError | None:
        if answer.status == 403 and b"csrf" in answer.body[:2000].lower():
            return ServiceResponseError(
                ResponseProblem.CSRF, "refuses changes while CSRF is on", status=403
            )
        return super()._error_of(answer)

    @override
    def _words(self, answer: Answer) -> str | None:
        try:
            found = mapping(parse_json(answer.body))
        except ValueError:
            return None
        return text(found.get("message")) or text(found.get("error"))

    async def _act_on_request(
        self, request_id: int, action: str
    ) -> SeerrRequest | None:
        """Act on a request and return it, None when there is none."""
        try:
            answer = await self._ask(
                "POST", f"{_API}/request/{request_id}/{action}", seconds=LIST_TIMEOUT
            )
        except ServiceResponseError as err:
            if err.problem is not ResponseProblem.NOT_FOUND:
                raise
            return None
        return parse_request(as_object(answer.json()))

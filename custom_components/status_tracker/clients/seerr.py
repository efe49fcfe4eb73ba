"""Talk to Seerr, Jellyseerr and Overseerr over their v1 API."""

from collections.abc import AsyncIterator, Iterable
from contextlib import suppress
from datetime import datetime
from http import HTTPStatus
from typing import Final, override

from aiohttp import ClientSession
from yarl import URL

from .answers import Answer, MediaType, Removal, as_object, required
from .base import LIST_TIMEOUT, ServiceClient, ServiceInfo, identifying
from .errors import ResponseProblem, ServiceError, ServiceResponseError
from .parsing import (
    JsonObject,
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
from .seerr_webhook import (
    PAYLOAD,
    SeerrWebhook,
    SeerrWebhookTarget,
    encodings,
    keeps,
    parse_webhook,
    payload_text,
    webhook_resource,
    with_payload,
)
from .transport import Param

_API: Final = "api/v1"
_WEBHOOK: Final = f"{_API}/settings/notifications/webhook"
_NAME: Final = "Seerr"
_PAGE: Final = 100
_MEDIA_PAGE: Final = 500
_MOST_PAGES: Final = 1000
# Seerr asks GitHub for its version, which may be out of reach.
_VERSION_TIMEOUT: Final = 5.0
# Without a matching server Seerr never answers this.
_DELETE_FILE_TIMEOUT: Final = 60.0
_ADMIN: Final = 2


class SeerrClient(ServiceClient):
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
        with identifying(_NAME):
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

    async def webhook(self) -> SeerrWebhook:
        """Return the webhook that is set, which may be somebody else's."""
        return parse_webhook(await self._get(_WEBHOOK))

    async def set_webhook(
        self, target: SeerrWebhookTarget, *, take_over: bool = False
    ) -> bool:
        """Let Seerr send to us; return whether anything changed.

        Raise ServiceResponseError (rejected), and change nothing, when the one
        webhook is somebody else's and is not to be taken over.
        """
        known = await self.webhook()
        if known.is_taken(target.marker) and not take_over:
            raise ServiceResponseError(
                ResponseProblem.REJECTED, "the webhook is in use by another address"
            )
        if not known.needs_change(target):
            return False
        await self._write_webhook(webhook_resource(target, known), PAYLOAD)
        return True

    async def test_webhook(self, target: SeerrWebhookTarget) -> None:
        """Let Seerr call the address once, and save nothing.

        Raise ServiceResponseError (rejected) when Seerr could not deliver.
        """
        resource = webhook_resource(target, None)
        for payload in encodings(PAYLOAD):
            try:
                await self._ask(
                    "POST",
                    f"{_WEBHOOK}/test",
                    json=with_payload(resource, payload),
                    seconds=LIST_TIMEOUT,
                )
            except ServiceResponseError as err:
                # Any other error is not about the delivery, or a proxy's.
                if err.status != HTTPStatus.INTERNAL_SERVER_ERROR:
                    raise
            else:
                return
        raise ServiceResponseError(
            ResponseProblem.REJECTED,
            "could not deliver the test",
            status=500,
            words="HTTP 500",
        )

    async def remove_webhook(
        self, marker: str, previous: JsonObject | None = None
    ) -> bool:
        """Put the previous setting back, or switch the webhook off.

        Return whether anything changed: somebody else's webhook is left alone.
        """
        known = await self.webhook()
        if not known.is_ours(marker):
            return False
        if previous is None:
            options = mapping(known.resource.get("options"))
            off = {"webhookUrl": "", "authHeader": ""}
            previous = known.resource | {"enabled": False, "options": options | off}
        payload = mapping(previous.get("options")).get("jsonPayload")
        await self._write_webhook(previous, payload_text(payload))
        return True

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

    async def _write_webhook(self, resource: JsonObject, payload: str) -> None:
        """Save a setting in the form that this version reads back unchanged."""
        for encoded in encodings(payload):
            await self._ask("POST", _WEBHOOK, json=with_payload(resource, encoded))
            if keeps((await self.webhook()).payload, payload):
                return
        raise ServiceResponseError(
            ResponseProblem.BAD_ANSWER, "does not keep the webhook's payload"
        )

"""Receive what the services send, at one address for each of their instances."""

import asyncio
import base64
import binascii
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import partial
import hmac
from http import HTTPStatus
import traceback
from typing import Final

from aiohttp import StreamReader
from aiohttp.hdrs import (
    ALLOW,
    AUTHORIZATION,
    CONTENT_TYPE,
    METH_GET,
    METH_POST,
    METH_PUT,
)
from aiohttp.http_exceptions import HttpProcessingError
from aiohttp.web import Request, RequestPayloadError, Response
from homeassistant.components import webhook
from homeassistant.config_entries import ConfigSubentry
from homeassistant.const import CONF_WEBHOOK_ID
from homeassistant.core import HomeAssistant, callback

from ..clients.errors import Fault
from ..const import (
    CONF_LOCAL_ONLY,
    CONF_SECRET,
    DOMAIN,
    LOGGER,
    SECRET_HEADER,
    SERVICE_NAMES,
)
from ..coordinator import StatusTrackerConfigEntry, StatusTrackerCoordinator
from ..instances import is_for_4k
from ..tracker.models import Source
from ..tracker.terms import Service
from . import PARSERS
from .decoding import MAX_BODY, decode
from .models import Context, InvalidPayload, Parsed
from .problems import Refusal

_BODY_TIMEOUT: Final = 15
_CHUNK: Final = 64 * 1024
# From here on, decoding and parsing would hold Home Assistant up.
_LARGE_BODY: Final = 64 * 1024


class _Refusal(Exception):
    """Hold the status and the line that a sender is answered with, and the fault."""

    def __init__(self, status: HTTPStatus, reason: str, fault: Fault) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason
        self.fault = fault


@callback
def async_register_webhooks(
    hass: HomeAssistant,
    entry: StatusTrackerConfigEntry,
    coordinator: StatusTrackerCoordinator,
) -> None:
    """Give every service instance that sends webhooks its address, until unload."""
    local_only = bool(entry.options.get(CONF_LOCAL_ONLY, False))
    for subentry in entry.subentries.values():
        webhook_id = subentry.data.get(CONF_WEBHOOK_ID)
        if not webhook_id or subentry.subentry_type not in Service:
            continue
        if (service := Service(subentry.subentry_type)) not in PARSERS:
            continue
        webhook.async_register(
            hass,
            DOMAIN,
            f"{SERVICE_NAMES[service]}: {subentry.title}",
            webhook_id,
            Endpoint(coordinator, subentry, service).async_handle,
            local_only=local_only,
            # A GET is answered here: it tells of a redirect, and Home Assistant's
            # own answer would write the address into the log.
            allowed_methods=(METH_POST, METH_PUT, METH_GET),
        )
        entry.async_on_unload(partial(webhook.async_unregister, hass, webhook_id))


class Endpoint:
    """Receive what one service instance sends, and answer at once.

    Interesting or not, what the service really sent is answered with 200: Radarr and
    Sonarr send from inside the grab or the import, and fall silent for up to an hour
    when answers tell of failure.
    """

    def __init__(
        self,
        coordinator: StatusTrackerCoordinator,
        subentry: ConfigSubentry,
        service: Service,
    ) -> None:
        self._coordinator = coordinator
        self._health = coordinator.health[subentry.subentry_id]
        self._source = Source(service, subentry.subentry_id)
        entry = coordinator.config_entry
        self._is_4k = is_for_4k(entry, subentry.subentry_id)
        self._subentry = subentry
        self._is_failing = False
        self._told: set[str] = set()

    async def async_handle(
        self, hass: HomeAssistant, _webhook_id: str, request: Request
    ) -> Response:
        """Answer a webhook once its facts are kept; never raises."""
        received = self._coordinator.async_now()
        try:
            self._check(request)
            parsed = await self._async_parse(hass, request, received)
            if parsed.facts:
                await self._coordinator.async_apply(parsed.facts)
        except _Refusal as refusal:
            return self._refuse(refusal)
        except InvalidPayload as error:
            return self._refuse(
                _Refusal(HTTPStatus.BAD_REQUEST, str(error), error.fault)
            )
        except Exception as error:  # noqa: BLE001
            return self._fail(error)
        self._is_failing = False
        self._told.clear()
        self._health.async_webhook(parsed.event, received, is_test=parsed.test)
        return Response(text="Accepted" if parsed.facts else "Received, not tracked")

    def _check(self, request: Request) -> None:
        """Refuse what can be refused before the body is read."""
        if request.method == METH_GET:
            raise _Refusal(
                HTTPStatus.METHOD_NOT_ALLOWED,
                "A GET arrived: a redirect turns a POST into one, so enter the"
                " address that it leads to",
                Fault(Refusal.CAME_AS_GET),
            )
        # Read anew each time: it is set while the entry is loaded, once the service
        # is known to send it.
        secret: str | None = self._subentry.data.get(CONF_SECRET) or None
        if secret is not None and not _knows(request.headers, secret):
            raise _Refusal(
                HTTPStatus.FORBIDDEN,
                "The secret is missing or wrong",
                Fault(Refusal.SECRET_WRONG),
            )

    async def _async_parse(
        self, hass: HomeAssistant, request: Request, received: datetime
    ) -> Parsed:
        """Return what the body says."""
        body = await _async_read(request)
        context = Context(source=self._source, received=received, is_4k=self._is_4k)
        content_type = request.headers.get(CONTENT_TYPE, "")
        parse: Callable[[], Parsed] = partial(_parse, body, content_type, context)
        if len(body) > _LARGE_BODY:
            return await hass.async_add_executor_job(parse)
        return parse()

    def _refuse(self, refusal: _Refusal) -> Response:
        """Answer why something is refused, and log each reason once until it works."""
        reason = refusal.reason
        if reason in self._told:
            LOGGER.debug("Refused a webhook for %s: %s", self._health.name, reason)
        else:
            LOGGER.warning("Refused a webhook for %s: %s", self._health.name, reason)
            self._told.add(reason)
        is_method = refusal.status is HTTPStatus.METHOD_NOT_ALLOWED
        self._health.async_refused(refusal.fault, is_redirected=is_method)
        headers = {ALLOW: f"{METH_POST}, {METH_PUT}"}
        return Response(
            status=refusal.status,
            text=reason,
            headers=headers if is_method else None,
        )

    def _fail(self, error: Exception) -> Response:
        """Answer that it went wrong here, and log where, once until it works again.

        A sender that fell silent over this is put right by asking it later; an
        event that it believes to have told is not known to be missing.
        """
        if not self._is_failing:
            # The message of the error may quote the payload, where it was may not.
            LOGGER.error(
                "Unexpected %s while handling a webhook for %s:\n%s",
                type(error).__name__,
                self._health.name,
                "".join(traceback.format_tb(error.__traceback__)),
            )
        self._is_failing = True
        reason = "The webhook could not be handled, see the log of Home Assistant"
        self._health.async_refused(Fault(Refusal.HANDLING_FAILED))
        return Response(status=HTTPStatus.SERVICE_UNAVAILABLE, text=reason)


def _parse(body: bytes, content_type: str, context: Context) -> Parsed:
    """Decode and parse a body."""
    return PARSERS[context.source.service](decode(body, content_type), context)


async def _async_read(request: Request) -> bytes:
    """Return the body, never more of it than a webhook can have."""
    stream = request.content
    try:
        # What came in one piece, as most webhooks do, needs no time limit. What comes
        # through the cloud is no real stream.
        is_whole = isinstance(stream, StreamReader) and stream.is_eof()
        body = stream.read_nowait() if is_whole else await _async_rest(stream)
    except HttpProcessingError, RequestPayloadError, OSError, TimeoutError:
        raise _Refusal(
            HTTPStatus.BAD_REQUEST,
            "The body could not be read",
            Fault(Refusal.BODY_UNREADABLE),
        ) from None
    if len(body) > MAX_BODY:
        raise _Refusal(
            HTTPStatus.BAD_REQUEST,
            "The body is too large",
            Fault(Refusal.BODY_TOO_LARGE),
        )
    return body


async def _async_rest(stream: StreamReader) -> bytes:
    """Return what arrives in time, and no more than shows that it is too large."""
    body = bytearray()
    async with asyncio.timeout(_BODY_TIMEOUT):
        while len(body) <= MAX_BODY and (chunk := await stream.read(_CHUNK)):
            body += chunk
    return bytes(body)


def _knows(headers: Mapping[str, str], secret: str) -> bool:
    """Tell in constant time whether a request brings the secret, in any usual form."""
    expected = secret.encode()
    matches = [
        hmac.compare_digest(given.encode("utf-8", "replace"), expected)
        for given in _secrets(headers)
    ]
    return any(matches)


def _secrets(headers: Mapping[str, str]) -> Iterator[str]:
    """Yield what may be a secret.

    Seerr sends an Authorization as it is typed, Radarr and Sonarr have a user's name
    and password, Jellyfin and newer versions of the others any header.
    """
    yield headers.get(SECRET_HEADER, "")
    authorization = headers.get(AUTHORIZATION, "").strip()
    yield authorization
    scheme, _, credentials = authorization.partition(" ")
    match scheme.casefold():
        case "bearer":
            yield credentials.strip()
        case "basic":
            yield _password(credentials)


def _password(credentials: str) -> str:
    """Return the password of basic authorization, whatever the user's name."""
    try:
        decoded = base64.b64decode(credentials, validate=True).decode("latin-1")
    except binascii.Error, ValueError:
        return ""
    return decoded.partition(":")[2]

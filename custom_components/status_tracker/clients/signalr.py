"""Listen to a SignalR hub over a websocket of our own session.

The protocol is signalrcore's: handshake, encoding, parsing. Its transport is not
used: it blocks when it stops and dies of an outage or of an unknown message.
"""

import asyncio
from collections.abc import AsyncGenerator, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

from aiohttp import (
    ClientError,
    ClientSession,
    ClientTimeout,
    ClientWebSocketResponse,
    ClientWSTimeout,
    WSMsgType,
    WSServerHandshakeError,
)
from signalrcore.messages.close_message import CloseMessage
from signalrcore.messages.invocation_message import InvocationMessage
from signalrcore.messages.ping_message import PingMessage
from signalrcore.protocol.json_hub_protocol import JsonHubProtocol
from yarl import URL

from .answers import as_object, read_answer
from .errors import (
    ResponseProblem,
    ServiceAuthError,
    ServiceError,
    ServiceResponseError,
    problem_of,
)
from .parsing import mapping, parse_json, text
from .transport import connection_error

_CONNECT_TIMEOUT: Final = 10.0
_PING_EVERY: Final = 15.0
# The server pings every 15 seconds: a line that is silent for longer is dead.
_SILENCE: Final = 45.0
# A record of several frames is no larger than one of a single frame.
_LARGEST_MESSAGE: Final = 4 * 1024 * 1024
_LONGEST_HANDSHAKE: Final = 10_000
_REFUSED: Final = frozenset({401, 403})


@dataclass(frozen=True, slots=True)
class HubOpened:
    """Say that the line stands: events may have been missed before."""


@dataclass(frozen=True, slots=True)
class HubEvent:
    """Hold a call of the hub: its target and its arguments."""

    target: str
    arguments: tuple[Any, ...]


async def listen(
    session: ClientSession,
    url: URL,
    headers: dict[str, str],
    *,
    ping_every: float = _PING_EVERY,
    silence: float = _SILENCE,
) -> AsyncGenerator[HubOpened | HubEvent]:
    """Yield that the line stands and then each call, until the hub closes it.

    Times are in seconds. Raise ServiceAuthError for a refused key,
    ServiceConnectionError when the line breaks or falls silent, and
    ServiceResponseError for what is no hub.
    """
    protocol = JsonHubProtocol()
    try:
        async with asyncio.timeout(_CONNECT_TIMEOUT):
            token = await _negotiate(session, url, headers)
            socket = await session.ws_connect(
                url.update_query(id=token) if token is not None else url,
                headers=headers,
                max_msg_size=_LARGEST_MESSAGE,
                timeout=ClientWSTimeout(ws_receive=silence, ws_close=0.5),
            )
    except WSServerHandshakeError as err:
        raise _refusal(err.status) from None
    except (ClientError, TimeoutError, OSError, UnicodeError) as err:
        raise connection_error(err) from None
    pings = asyncio.create_task(_ping(socket, protocol, ping_every))
    try:
        records = _Records(protocol)
        await socket.send_str(protocol.encode(protocol.handshake_message()))
        async for frame in socket:
            if frame.type is WSMsgType.ERROR:
                raise connection_error(frame.data)
            if frame.type is not WSMsgType.TEXT:
                continue
            for record in records.feed(frame.data):
                if not records.is_open:
                    _shake_hands(protocol, record)
                    records.is_open = True
                    yield HubOpened()
                    continue
                message = _parse(protocol, record)
                if isinstance(message, CloseMessage):
                    return
                if isinstance(message, InvocationMessage):
                    yield HubEvent(str(message.target), _arguments(message))
    except (ClientError, TimeoutError, OSError) as err:
        raise connection_error(err) from None
    finally:
        pings.cancel()
        with suppress(asyncio.CancelledError):
            await pings
        await socket.close()


class _Records:
    """Put records together: a frame may hold several, or a part of one."""

    def __init__(self, protocol: JsonHubProtocol) -> None:
        """Begin before the handshake."""
        self.is_open = False
        self._separator: str = protocol.record_separator
        self._parts: list[str] = []
        self._length = 0

    def feed(self, data: str) -> Iterator[str]:
        """Yield the records that are complete now, each with its separator."""
        *complete, rest = data.split(self._separator)
        for record in complete:
            yield "".join([*self._parts, record, self._separator])
            self._parts.clear()
            self._length = 0
        if rest:
            self._parts.append(rest)
            self._length += len(rest)
            if self._length > _LARGEST_MESSAGE:
                raise ServiceResponseError(
                    ResponseProblem.BAD_ANSWER, "sends a record without end"
                )


async def _negotiate(
    session: ClientSession, url: URL, headers: dict[str, str]
) -> str | None:
    """Return the token of a connection, None where the hub gives none."""
    negotiation = url.joinpath("negotiate").with_query(url.query)
    async with session.post(
        negotiation.update_query(negotiateVersion="1"),
        headers=headers,
        timeout=ClientTimeout(total=_CONNECT_TIMEOUT),
        allow_redirects=False,
    ) as response:
        if response.status != 200:
            raise _refusal(response.status)
        found = as_object((await read_answer(response)).json())
    return text(found.get("connectionToken")) or text(found.get("connectionId"))


def _refusal(status: int) -> ServiceError:
    """Return the error for a line that the hub did not open."""
    if status in _REFUSED:
        return ServiceAuthError(
            f"refused the credentials ({status})", trace=f"HTTP {status}"
        )
    return ServiceResponseError(
        problem_of(status),
        f"opens no live feed ({status})",
        status=status,
        words=f"HTTP {status}",
    )


def _shake_hands(protocol: JsonHubProtocol, record: str) -> None:
    """Read the answer to the handshake; raise ServiceResponseError for a no."""
    try:
        answer, _ = protocol.decode_handshake(record[:_LONGEST_HANDSHAKE])
    except ValueError, AttributeError, IndexError, TypeError:
        raise ServiceResponseError(
            ResponseProblem.NOT_THIS_SERVICE, "is no SignalR hub"
        ) from None
    if answer.error:
        raise ServiceResponseError(
            ResponseProblem.BAD_ANSWER, "refused the handshake of its live feed"
        )


def _parse(protocol: JsonHubProtocol, record: str) -> object:
    """Return the message of a record, None for one that nobody knows."""
    try:
        found = mapping(parse_json(record.rstrip(protocol.record_separator).encode()))
        if not isinstance(found.get("type"), int):
            return None
        return protocol.get_message(found)
    except ValueError, TypeError, KeyError, AttributeError:
        # An unknown message must not end the feed.
        return None


def _arguments(message: InvocationMessage) -> tuple[Any, ...]:
    """Return the arguments of a call, none where they are no list."""
    told = message.arguments
    return tuple(told) if isinstance(told, list) else ()


async def _ping(
    socket: ClientWebSocketResponse, protocol: JsonHubProtocol, every: float
) -> None:
    """Tell the hub now and then that we still listen."""
    while not socket.closed:
        await asyncio.sleep(every)
        with suppress(ClientError, OSError):
            await socket.send_str(protocol.encode(PingMessage()))

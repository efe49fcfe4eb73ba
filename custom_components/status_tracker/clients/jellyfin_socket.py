"""Listen to Jellyfin's websocket."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import suppress
from typing import Final

from aiohttp import (
    ClientError,
    ClientSession,
    ClientWebSocketResponse,
    ClientWSTimeout,
    WSMsgType,
    WSServerHandshakeError,
)
from yarl import URL

from .errors import (
    ServiceAuthError,
    ServiceError,
    ServiceResponseError,
    problem_of,
)
from .jellyfin_models import JellyfinMessage
from .parsing import fraction, mapping, parse_json, text
from .transport import connection_error

_CONNECT_TIMEOUT: Final = 10.0
_LARGEST_MESSAGE: Final = 4 * 1024 * 1024
_KEEP_ALIVE: Final = 30.0
# Our pings are answered, so a line that is silent for longer is dead.
_SILENCE: Final = 75.0
# Twice a second is what Jellyfin's own pages ask for; nothing comes while idle.
_WATCH_TASKS: Final = {"MessageType": "ScheduledTasksInfoStart", "Data": "0,2000"}


async def listen(
    session: ClientSession, url: URL, headers: dict[str, str]
) -> AsyncGenerator[JellyfinMessage]:
    """Yield what Jellyfin sends until it closes the line.

    The first message is ForceKeepAlive and shows that the line stands. Raise
    ServiceAuthError for a bad key, and ServiceConnectionError when the line
    breaks.
    """
    try:
        async with asyncio.timeout(_CONNECT_TIMEOUT):
            socket = await session.ws_connect(
                url,
                headers=headers,
                # The session's own heartbeat leaves a timer behind when it closes.
                max_msg_size=_LARGEST_MESSAGE,
                timeout=ClientWSTimeout(ws_receive=_SILENCE, ws_close=1.0),
            )
    except WSServerHandshakeError as err:
        raise _refusal(err.status) from None
    except (ClientError, TimeoutError, OSError, UnicodeError) as err:
        raise connection_error(err) from None
    keep_alive = asyncio.create_task(_keep_alive(socket, _KEEP_ALIVE))
    try:
        await socket.send_json(_WATCH_TASKS)
        async for frame in socket:
            if frame.type is WSMsgType.ERROR:
                raise connection_error(frame.data)
            if frame.type is not WSMsgType.TEXT:
                continue
            if (message := _parse(frame.data)) is None:
                continue
            if message.type == "ForceKeepAlive":
                seconds = fraction(message.data) or _KEEP_ALIVE * 2
                keep_alive.cancel()
                keep_alive = asyncio.create_task(_keep_alive(socket, seconds / 2))
            yield message
    except (ClientError, TimeoutError, OSError) as err:
        raise connection_error(err) from None
    finally:
        keep_alive.cancel()
        with suppress(asyncio.CancelledError):
            await keep_alive
        await socket.close()


async def _keep_alive(socket: ClientWebSocketResponse, seconds: float) -> None:
    """Tell Jellyfin now and then that we still listen."""
    while not socket.closed:
        with suppress(ClientError, OSError):
            await socket.ping()
            await socket.send_json({"MessageType": "KeepAlive"})
        await asyncio.sleep(min(max(seconds, 1.0), _KEEP_ALIVE))


def _parse(data: str) -> JellyfinMessage | None:
    """Return the message in a frame, None for a reminder or nonsense."""
    try:
        message = mapping(parse_json(data.encode()))
    except ValueError:
        return None
    name = text(message.get("MessageType"))
    if name is None or name == "KeepAlive":
        return None
    return JellyfinMessage(type=name, data=message.get("Data"))


def _refusal(status: int) -> ServiceError:
    """Return the error for a websocket that Jellyfin did not open."""
    if status in (401, 403):
        return ServiceAuthError(f"refused the credentials ({status})")
    return ServiceResponseError(
        problem_of(status), f"opens no websocket ({status})", status=status
    )

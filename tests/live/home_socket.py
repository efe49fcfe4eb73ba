"""Talk to a running Home Assistant over its websocket."""

import asyncio
import json
from types import TracebackType
from typing import Any, Final, Self

from aiohttp import ClientError, ClientWebSocketResponse, WSMsgType

from .errors import HomeError, Json

ANSWER_TIMEOUT: Final = 120.0


class Subscription:
    """Receive the events of one subscription in order."""

    def __init__(self) -> None:
        """Begin with nothing received."""
        self._events: asyncio.Queue[Any] = asyncio.Queue()

    def put(self, event: Any) -> None:
        """Take an event, or None when no more will come."""
        self._events.put_nowait(event)

    async def next(self, timeout: float = ANSWER_TIMEOUT) -> Any:  # noqa: ASYNC109
        """Return the next event; raise HomeError when none comes."""
        try:
            async with asyncio.timeout(timeout):
                event = await self._events.get()
        except TimeoutError:
            raise HomeError(f"No event within {timeout} s") from None
        if event is None:
            raise HomeError("The connection ended")
        return event


class HomeSocket:
    """Send websocket commands and receive what was subscribed to."""

    def __init__(self, connection: ClientWebSocketResponse) -> None:
        """Take over a websocket that is signed in."""
        self._connection = connection
        self._last_id = 0
        self._answers: dict[int, asyncio.Future[Any]] = {}
        self._subscriptions: dict[int, Subscription] = {}
        self._reader: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        """Begin to read."""
        self._reader = asyncio.create_task(self._read())
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the connection."""
        await self._connection.close()
        if self._reader is not None:
            self._reader.cancel()
            await asyncio.wait({self._reader})

    async def command(self, kind: str, /, **fields: Any) -> Any:
        """Return the result of a command; raise HomeError for an error."""
        return await self._send(kind, fields)

    async def subscribe(self, kind: str, /, **fields: Any) -> Subscription:
        """Subscribe by a command and return what receives the events."""
        subscription = Subscription()
        self._subscriptions[self._last_id + 1] = subscription
        await self._send(kind, fields)
        return subscription

    async def _send(self, kind: str, fields: Json) -> Any:
        """Send a command and wait for its result."""
        self._last_id += 1
        answer = asyncio.get_running_loop().create_future()
        self._answers[self._last_id] = answer
        try:
            await self._connection.send_json(
                {"id": self._last_id, "type": kind} | fields
            )
            async with asyncio.timeout(ANSWER_TIMEOUT):
                message = await answer
        except (ClientError, OSError, TimeoutError) as err:
            raise HomeError(f"{kind}: {err!r}") from err
        if not message["success"]:
            raise HomeError(f"{kind}: {message['error']}")
        return message["result"]

    async def _read(self) -> None:
        """Pass on what comes, until the connection ends."""
        try:
            async for frame in self._connection:
                if frame.type is WSMsgType.TEXT:
                    messages = json.loads(frame.data)
                    for message in (
                        messages if isinstance(messages, list) else [messages]
                    ):
                        self._take(message)
        finally:
            for answer in self._answers.values():
                if not answer.done():
                    answer.set_exception(HomeError("The connection ended"))
                    answer.exception()
            for subscription in self._subscriptions.values():
                subscription.put(None)

    def _take(self, message: Json) -> None:
        """Pass one message on."""
        if message["type"] == "event":
            if (to := self._subscriptions.get(message["id"])) is not None:
                to.put(message["event"])
        elif (answer := self._answers.pop(message["id"], None)) and not answer.done():
            answer.set_result(message)

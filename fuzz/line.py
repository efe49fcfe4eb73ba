"""Stand in for the line to a service: answer what a target wants."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from types import SimpleNamespace
from typing import Any, Final

from aiohttp import ClientSession, WSMsgType
from yarl import URL

from .engine import BrokenPromise

_MOST_CALLS: Final = 500

type Respond = Callable[[str, URL], Response]


class _Content:
    """Hand an answer out in pieces."""

    def __init__(self, body: bytes) -> None:
        self._body = body

    async def iter_any(self) -> AsyncIterator[bytes]:
        """Yield the answer."""
        yield self._body


@dataclass(slots=True)
class Response:
    """Hold an answer as a client sees it."""

    body: bytes
    status: int = 200
    content_type: str = "application/json"
    url: URL = field(default_factory=URL)
    headers: dict[str, str] = field(default_factory=dict)
    cookies: SimpleCookie = field(default_factory=SimpleCookie)

    @property
    def content(self) -> _Content:
        """Return what the body is read from."""
        return _Content(self.body)

    def close(self) -> None:
        """Hang up."""


class Line:
    """Answer each call; one who never ends to call breaks a promise."""

    def __init__(self, respond: Respond, frames: list[str] | None = None) -> None:
        """Take what answers, and what a websocket says before it closes."""
        self._respond = respond
        self._frames = frames or []
        self._calls = 0

    @asynccontextmanager
    async def request(
        self, method: str, url: URL, **_options: Any
    ) -> AsyncIterator[Response]:
        """Answer a call."""
        self._calls += 1
        if self._calls > _MOST_CALLS:
            raise BrokenPromise("never ends to call")
        response = self._respond(method, url)
        response.url = url
        yield response

    def post(self, url: URL, **options: Any) -> Any:
        """Answer a POST."""
        return self.request("POST", url, **options)

    async def ws_connect(self, _url: URL, **_options: Any) -> Socket:
        """Open a websocket."""
        return Socket(self._frames)


class Socket:
    """Say some frames, then close."""

    closed = False

    def __init__(self, frames: list[str]) -> None:
        """Take what to say."""
        self._frames = iter(frames)

    def __aiter__(self) -> Socket:
        """Return what yields the frames."""
        return self

    async def __anext__(self) -> Any:
        """Return the next frame."""
        try:
            return SimpleNamespace(type=WSMsgType.TEXT, data=next(self._frames))
        except StopIteration:
            raise StopAsyncIteration from None

    async def send_str(self, _data: str) -> None:
        """Take a text."""

    async def send_json(self, _data: object) -> None:
        """Take an object."""

    async def ping(self) -> None:
        """Take a ping."""

    async def close(self) -> None:
        """Close."""


class Recorder:
    """Pass calls on to a real service and keep what it answers."""

    def __init__(self, session: ClientSession) -> None:
        """Take the session that reaches it."""
        self._session = session
        self.answers: list[tuple[str, bytes]] = []

    @asynccontextmanager
    async def request(
        self, method: str, url: URL, **options: Any
    ) -> AsyncIterator[Response]:
        """Pass a call on."""
        async with self._session.request(method, url, **options) as real:
            body = await real.read()
            self.answers.append((url.path, body))
            yield Response(
                body,
                real.status,
                real.content_type,
                real.url,
                dict(real.headers),
                real.cookies,
            )

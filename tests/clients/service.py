"""Answer what a test tells and remember what was asked."""

from collections import defaultdict, deque
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
import json
from ssl import SSLContext

from aiohttp import web
from multidict import CIMultiDict

from tests.serving import LoopbackServer


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Hold one request that arrived."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    cookies: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> object:
        """Return the JSON body."""
        return json.loads(self.body)

    @property
    def form(self) -> dict[str, str]:
        """Return the form body."""
        pairs = (pair.partition("=") for pair in self.body.decode().split("&"))
        return {name: value.replace("%7C", "|") for name, _, value in pairs}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """Hold what to answer; `drop` breaks the line instead."""

    status: int = 200
    body: bytes = b""
    content_type: str | None = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)
    drop: bool = False


type Responder = Callable[[Asked], Reply | Awaitable[Reply]]


def reply(
    content: object = None,
    status: int = 200,
    *,
    content_type: str | None = None,
    headers: Mapping[str, str] | None = None,
) -> Reply:
    """Return a reply: text and bytes as they are, everything else as JSON."""
    kind: str | None = content_type or "text/plain"
    match content:
        case None:
            body, kind = b"", content_type
        case bytes():
            body = content
        case str():
            body = content.encode()
        case _:
            body = json.dumps(content).encode()
            kind = content_type or "application/json; charset=utf-8"
    return Reply(status=status, body=body, content_type=kind, headers=headers or {})


HTML = reply("<html><body>Sign in</body></html>", content_type="text/html")
DROPPED = Reply(drop=True)


class Service:
    """Serve scripted answers by method and path; what is not scripted is 404."""

    def __init__(self) -> None:
        """Start without any answer."""
        self.asked: list[Asked] = []
        self._replies: dict[tuple[str, str], deque[Reply | Responder]] = defaultdict(
            deque
        )
        self._websockets: dict[str, Callable[[web.Request], Awaitable[object]]] = {}
        self._server: LoopbackServer | None = None

    async def start(self, ssl: SSLContext | None = None) -> None:
        """Open a port on 127.0.0.1."""
        app = web.Application(client_max_size=64 * 1024 * 1024)
        app.router.add_route("*", "/{path:.*}", self._handle)
        self._server = LoopbackServer(app, scheme="https" if ssl else "http")
        await self._server.start_server(ssl=ssl)

    async def stop(self) -> None:
        """Close the port."""
        if self._server is not None:
            await self._server.close()

    @property
    def url(self) -> str:
        """Return the base URL."""
        assert self._server is not None
        return str(self._server.make_url("")).rstrip("/")

    def on(self, method: str, path: str, *replies: Reply | Responder) -> None:
        """Answer a path in this order; the last answer stays."""
        self._replies[method, f"/{path}"] = deque(replies)

    def on_websocket(
        self, path: str, handler: Callable[[web.Request], Awaitable[object]]
    ) -> None:
        """Open a websocket at a path."""
        self._websockets[f"/{path}"] = handler

    def asked_for(self, method: str, path: str) -> list[Asked]:
        """Return the requests for a path."""
        return [
            asked
            for asked in self.asked
            if (asked.method, asked.path) == (method, f"/{path}")
        ]

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        """Record a request and answer it."""
        asked = Asked(
            method=request.method,
            path=request.path,
            query=dict(request.query),
            headers=CIMultiDict(request.headers),
            cookies=dict(request.cookies),
            body=await request.read(),
        )
        self.asked.append(asked)
        if (handler := self._websockets.get(request.path)) is not None:
            response = await handler(request)
            assert isinstance(response, web.StreamResponse)
            return response
        replies = self._replies.get((request.method, request.path))
        if not replies:
            return web.Response(status=404, text="Not Found")
        answer = replies[0] if len(replies) == 1 else replies.popleft()
        if not isinstance(answer, Reply):
            found = answer(asked)
            answer = found if isinstance(found, Reply) else await found
        if answer.drop:
            assert request.transport is not None
            request.transport.abort()
            return web.Response()
        headers = CIMultiDict(answer.headers)
        if answer.content_type is not None:
            headers["Content-Type"] = answer.content_type
        return web.Response(status=answer.status, body=answer.body, headers=headers)

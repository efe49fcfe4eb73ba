"""What every simulated service has in common: a real port, faults, a call log."""

import asyncio
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from socket import create_server, socket
from typing import ClassVar

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from .clock import Clock
from .faults import Fault, Faults
from .listening import stop_accepting
from .wrong_bodies import BODIES

__all__ = ["Call", "Clock", "Fault", "Faults", "SimulatedService"]

MAX_CALLS = 20_000
MAX_RECORDED_BODY = 65_536
HTML = "text/html"
SPELLED = {"qbittorrent": "qBittorrent"}
FRONT_PAGE = """<!doctype html><meta charset="utf-8"><title>{name}</title>
<meta name="viewport" content="width=device-width">
<body style="font: 18px/1.6 sans-serif; max-width: 34em; margin: 20vh auto">
<h1>{name}</h1><p>This is where {name} would open. In the demo it is simulated, and
has no pages of its own.</p></body>
"""
RECORDED_CONTENT = ("application/json", "application/x-www-form-urlencoded")


@dataclass(slots=True, kw_only=True)
class Call:
    """One request that a service received; status 0 means it was not answered."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes = b""
    status: int = 0


class SimulatedService:
    """Serve one program's HTTP interface on a loopback port."""

    name: ClassVar[str]

    def __init__(
        self,
        *,
        faults: Faults | None = None,
        clock: Clock | None = None,
        base_path: str = "",
    ) -> None:
        """Prepare the service; `base_path` is "" or begins with a slash."""
        self.faults = faults or Faults()
        self.clock = clock or Clock()
        self.base_path = base_path.rstrip("/")
        self.calls: deque[Call] = deque(maxlen=MAX_CALLS)
        self.host = "127.0.0.1"
        self.port = 0
        self._runner: web.AppRunner | None = None
        self._listening: socket | None = None
        self._handling: set[asyncio.Task[object]] = set()

    def routes(self) -> list[web.RouteDef]:
        """Return the routes, their paths without the base path."""
        raise NotImplementedError

    async def authorize(self, request: web.Request) -> web.StreamResponse | None:
        """Return the refusal for a request, or nothing to let it pass."""
        return None

    async def on_start(self) -> None:
        """Begin what runs beside the requests."""

    async def on_stop(self) -> None:
        """End what runs beside the requests, before the port closes."""

    @property
    def running(self) -> bool:
        """Tell whether the port is open."""
        return self._runner is not None

    @property
    def url(self) -> str:
        """Return the base URL, without a slash at its end."""
        return f"http://{self.host}:{self.port}{self.base_path}"

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> None:
        """Open the port: the given one, else the last one, else a free one."""
        if self._runner is not None:
            return
        listening = create_server((host, port or self.port))
        app = web.Application(middlewares=[self._middleware()], client_max_size=2**26)
        app.add_routes(
            [
                web.RouteDef(
                    route.method,
                    self.base_path + route.path,
                    route.handler,
                    route.kwargs,
                )
                for route in self.routes()
            ]
        )
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        await web.SockSite(runner, listening).start()
        self.host = host
        self.port = int(listening.getsockname()[1])
        self._listening = listening
        self._runner = runner
        await self.on_start()

    async def stop(self) -> None:
        """Close the port and all connections; the state stays for the next start."""
        if (runner := self._runner) is None or self._listening is None:
            return
        self._runner = None
        await stop_accepting(self._listening)
        await self.on_stop()
        await runner.cleanup()
        # A handler goes on when its client has left, and nobody else would end it.
        handling = list(self._handling)
        for task in handling:
            task.cancel()
        await asyncio.gather(*handling, return_exceptions=True)

    async def restart(self) -> None:
        """Stop and start on the same port."""
        await self.stop()
        await self.start(self.host)

    def calls_to(self, path_prefix: str, method: str | None = None) -> list[Call]:
        """Return the recorded calls to paths that begin so."""
        return [
            call
            for call in self.calls
            if call.path.startswith(path_prefix) and method in (None, call.method)
        ]

    def _middleware(self) -> Middleware:
        """Build the middleware that records, misbehaves and asks for the key."""

        @web.middleware
        async def serve(request: web.Request, handler: Handler) -> web.StreamResponse:
            """Serve one request."""
            if (task := asyncio.current_task()) is not None:
                self._handling.add(task)
                task.add_done_callback(self._handling.discard)
            call = Call(
                method=request.method,
                path=request.path.removeprefix(self.base_path),
                query=dict(request.query),
                headers=dict(request.headers),
            )
            if request.content_type in RECORDED_CONTENT and request.can_read_body:
                call.body = (await request.read())[:MAX_RECORDED_BODY]
            self.calls.append(call)
            lose_answer = False
            for fault in self.faults.strike(call.method, call.path):
                await asyncio.sleep(fault.delay)
                if fault.drop:
                    return _hang_up(request)
                if fault.drip is not None:
                    return await _drip(request, fault.drip)
                if (answer := _wrong_answer(fault)) is not None:
                    call.status = answer.status
                    return answer
                lose_answer = lose_answer or fault.lose_answer
            if _is_visit(request):
                return _front_page(self.name)
            try:
                response = await self.authorize(request) or await handler(request)
            except web.HTTPException as err:
                call.status = err.status
                raise
            if lose_answer:
                return _hang_up(request)
            call.status = response.status
            return response

        return serve


def _is_visit(request: web.Request) -> bool:
    """Tell whether a person followed a link to one of the program's pages."""
    is_page = request.headers.get("Sec-Fetch-Dest") == "document"
    return is_page and "/imageproxy/" not in request.path


def _front_page(name: str) -> web.Response:
    """Say what there would be to see: only the interfaces are simulated."""
    return web.Response(
        text=FRONT_PAGE.format(name=SPELLED.get(name, name.title())), content_type=HTML
    )


def _hang_up(request: web.Request) -> web.StreamResponse:
    """Close the connection under a request."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


async def _drip(request: web.Request, pause: float) -> web.StreamResponse:
    """Begin an answer that never ends, until the client leaves."""
    response = web.StreamResponse(headers={"Content-Type": "application/json"})
    with suppress(ConnectionError):
        await response.prepare(request)
        await response.write(b"[")
        while True:
            await asyncio.sleep(pause)
            await response.write(b" ")
    return response


def _wrong_answer(fault: Fault) -> web.Response | None:
    """Return the answer that a fault gives in place of the service's."""
    if fault.text is not None:
        return web.Response(status=fault.status or 200, text=fault.text)
    if fault.body is not None:
        content_type, body = BODIES[fault.body]()
        return web.Response(
            status=fault.status or 200, body=body, content_type=content_type
        )
    if fault.status is not None:
        return web.json_response({"message": "Injected fault"}, status=fault.status)
    return None

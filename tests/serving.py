"""Serve an application on a loopback port for as long as a test takes."""

from socket import AddressFamily, socket
from typing import override

from aiohttp import web
from aiohttp.test_utils import TestServer, get_port_socket

from .stack.listening import stop_accepting


class LoopbackServer(TestServer):
    """Close without forgetting a client that just came in."""

    _listening: socket | None = None

    def __init__(self, app: web.Application, *, scheme: str = "") -> None:
        """Prepare a server; nothing listens yet."""
        super().__init__(app, scheme=scheme, socket_factory=self._listen)

    def _listen(self, host: str, port: int, family: AddressFamily) -> socket:
        """Open the port."""
        self._listening = get_port_socket(host, port, family)
        return self._listening

    @override
    async def close(self) -> None:
        """Close the port and all connections."""
        if self._listening is not None and not self.closed:
            await stop_accepting(self._listening)
        await super().close()

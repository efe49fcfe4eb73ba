"""Test that the demo starts, shows something, and leaves nothing running."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
import signal

import pytest

from .client import HomeClient
from .dashboard import PANEL, URL_PATH
from .home import NEWEST, ROOT, free_port, port_is_free
from .household import PASSWORD, USERNAME

pytestmark = pytest.mark.timeout(600)

# Home Assistant and the services.
PORTS = 10
PATIENCE = 120.0
STARTING = "starting"
OPEN = "open http"
ENDED = "demo: everything has ended"


class RunningDemo:
    """Read what a demo says, and end it."""

    def __init__(self, process: asyncio.subprocess.Process, port: int) -> None:
        """Take the process and the port of its Home Assistant."""
        self.process = process
        self.port = port
        self.lines: list[str] = []

    async def read_until(self, text: str) -> str:
        """Return the first line that has a text."""
        assert self.process.stdout is not None
        async with asyncio.timeout(PATIENCE):
            while line := (await self.process.stdout.readline()).decode().rstrip():
                self.lines.append(line)
                if text in line:
                    return line
        raise AssertionError(f"Never said: {text}, but {self.lines}")

    async def end(self, number: signal.Signals) -> int:
        """Send a signal and return the exit status."""
        self.process.send_signal(number)
        async with asyncio.timeout(PATIENCE):
            return await self.process.wait()


@asynccontextmanager
async def demo(folder: Path, port: int) -> AsyncIterator[RunningDemo]:
    """Start a demo, and make sure that it ends."""
    process = await asyncio.create_subprocess_exec(
        NEWEST / "bin" / "python",
        "-m",
        "tests.live.demo",
        "--port",
        str(port),
        "--speed",
        "100",
        "--folder",
        str(folder),
        stdout=asyncio.subprocess.PIPE,
        cwd=ROOT,
    )
    try:
        yield RunningDemo(process, port)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


def free_ports() -> int:
    """Return the first of several free ports."""
    while True:
        first = free_port()
        if all(map(port_is_free, range(first, first + PORTS))):
            return first


async def test_demo_shows_requests_and_ends(tmp_path: Path) -> None:
    """Lead to the panel, let requests come, and end at Ctrl-C."""
    async with demo(tmp_path, free_ports()) as running:
        line = await running.read_until(OPEN)
        assert USERNAME in line
        client = HomeClient(f"http://127.0.0.1:{running.port}")
        assert client.url in line
        try:
            await client.sign_in(USERNAME, PASSWORD)
            async with client.connect() as socket:
                chosen = await socket.command("frontend/get_system_data", key="core")
                panels = await socket.command("get_panels")
                changes = await socket.subscribe("status_tracker/requests/subscribe")
                seen = await changes.next()
                while not seen.get("requests") and not seen.get("added"):
                    seen = await changes.next()
        finally:
            await client.close()
        assert chosen["value"] == {"default_panel": PANEL}
        assert {PANEL, URL_PATH} <= set(panels)

        status = await running.end(signal.SIGINT)

        assert status == 0
        assert await running.read_until("ended") == ENDED
        assert port_is_free(running.port)


async def test_demo_ends_while_starting(tmp_path: Path) -> None:
    """Leave no Home Assistant behind when it is ended half-way."""
    async with demo(tmp_path, free_ports()) as running:
        await running.read_until(STARTING)
        async with asyncio.timeout(PATIENCE):
            while port_is_free(running.port):  # noqa: ASYNC110
                await asyncio.sleep(0.05)

        status = await running.end(signal.SIGTERM)

        assert status == 0
        assert port_is_free(running.port)


async def test_demo_says_that_a_port_is_taken(tmp_path: Path) -> None:
    """Name the port, and start nothing."""
    port = free_ports()
    taken = await asyncio.start_server(lambda *_: None, "127.0.0.1", port + 2)
    async with taken, demo(tmp_path, port) as running:
        line = await running.read_until("taken")
        status = await running.process.wait()

    assert str(port + 2) in line
    assert status == 1
    assert not (tmp_path / "home").exists()

"""Run qBittorrent itself, which reaches and is reached on this machine only."""

import asyncio
import base64
from collections.abc import Callable
import hashlib
from http import HTTPStatus
import json
import os
from pathlib import Path
import shutil
import socket
from typing import Any, Final

from aiohttp import ClientError, ClientSession, CookieJar, DummyCookieJar, FormData
import pytest

from .torrents import Release

PROGRAM: Final = "qbittorrent-nox"
USER: Final = "household"
PASSWORD: Final = "correct horse"
PATIENCE: Final = 120.0

_HASH_ROUNDS: Final = 100_000


def require_qbittorrent() -> None:
    """Skip the calling module where qBittorrent is not installed."""
    if shutil.which(PROGRAM) is None:
        pytest.skip(
            f"{PROGRAM} is not installed; scripts/setup --system installs it",
            allow_module_level=True,
        )


class RealQBittorrent:
    """Run one qBittorrent with a profile of its own, and command it as a person."""

    def __init__(self, folder: Path) -> None:
        """Write its settings into a folder; nothing runs yet."""
        self.folder = folder
        self.downloads = folder / "downloads"
        self.port, self.peer_port = _free_ports(2)
        self._process: asyncio.subprocess.Process | None = None
        self._session: ClientSession | None = None
        self._write_settings()

    @property
    def url(self) -> str:
        """Return the address of its web interface."""
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        """Start it and sign in, once its web interface answers."""
        self._process = await asyncio.create_subprocess_exec(
            PROGRAM,
            f"--profile={self.folder}",
            env={
                "HOME": str(self.folder),
                "LC_ALL": "C.UTF-8",
                "PATH": os.environ["PATH"],
            },
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )
        self._session = ClientSession(cookie_jar=CookieJar(unsafe=True))
        try:
            async with asyncio.timeout(PATIENCE):
                while not await self._has_signed_in():
                    if self._process.returncode is not None:
                        break
                    await asyncio.sleep(0.02)
                else:
                    return
        except TimeoutError:
            pass
        raise AssertionError(f"qBittorrent does not start: {self._log()}")

    async def stop(self) -> None:
        """End it, kindly at first."""
        if self._session is not None:
            await self._session.close()
            self._session = None
        process, self._process = self._process, None
        if process is None or process.returncode is not None:
            return
        process.terminate()
        try:
            async with asyncio.timeout(PATIENCE):
                await process.wait()
        except TimeoutError:
            process.kill()
            await process.wait()

    async def sign_in(self, password: str, session: ClientSession) -> tuple[int, str]:
        """Return status and words of the answer to an attempt to sign in."""
        async with session.post(
            f"{self.url}/api/v2/auth/login",
            data={"username": USER, "password": password},
        ) as response:
            return response.status, await response.text()

    async def sign_out(self, cookies: dict[str, str]) -> None:
        """End the session that cookies stand for."""
        async with (
            ClientSession(cookie_jar=DummyCookieJar()) as session,
            session.post(f"{self.url}/api/v2/auth/logout", cookies=cookies) as response,
        ):
            assert response.status == HTTPStatus.OK

    async def command(self, path: str, **form: str) -> str:
        """Give a command of the WebUI API, and return what it answers."""
        return await self.upload(path, FormData(form))

    async def set_preferences(self, **preferences: int) -> None:
        """Change settings."""
        await self.command("app/setPreferences", json=json.dumps(preferences))

    async def add(self, release: Release, **form: str) -> None:
        """Upload a torrent."""
        body = FormData(form)
        body.add_field(
            "torrents",
            release.torrent,
            filename=f"{release.name}.torrent",
            content_type="application/x-bittorrent",
        )
        assert await self.upload("torrents/add", body) == "Ok."
        # It is taken in after the answer.
        await self.until(release, bool, "added")

    async def connect(self, release: Release, other: RealQBittorrent) -> None:
        """Tell a torrent of another that has it too."""
        await self.command(
            "torrents/addPeers",
            hashes=release.torrent_id,
            peers=f"127.0.0.1:{other.peer_port}",
        )

    async def get(self, path: str, **query: str) -> str:
        """Return what the WebUI API answers to a question."""
        assert self._session is not None
        async with self._session.get(
            f"{self.url}/api/v2/{path}", params=query
        ) as response:
            words = await response.text()
            assert response.status == HTTPStatus.OK, (path, response.status, words)
            return words

    async def torrent(self, release: Release) -> dict[str, Any]:
        """Return what it says of a torrent, nothing where it has none."""
        found: list[dict[str, Any]] = json.loads(
            await self.get("torrents/info", hashes=release.torrent_id)
        )
        return found[0] if found else {}

    async def until(
        self, release: Release, holds: Callable[[dict[str, Any]], bool], what: str
    ) -> None:
        """Wait until something holds of what it says of a torrent."""
        torrent: dict[str, Any] = {}
        try:
            async with asyncio.timeout(PATIENCE):
                # It tells nobody by itself.
                while not holds(torrent := await self.torrent(release)):  # noqa: ASYNC110
                    await asyncio.sleep(0.02)
        except TimeoutError:
            state = torrent.get("state"), torrent.get("progress")
            raise AssertionError(f"Never {what}: {state}, {self._log()}") from None

    async def upload(self, path: str, body: FormData) -> str:
        """Post a form, and return what the WebUI API answers."""
        assert self._session is not None
        async with self._session.post(
            f"{self.url}/api/v2/{path}", data=body
        ) as response:
            words = await response.text()
            assert response.status == HTTPStatus.OK, (path, response.status, words)
            return words

    async def _has_signed_in(self) -> bool:
        assert self._session is not None
        try:
            return await self.sign_in(PASSWORD, self._session) == (200, "Ok.")
        except ClientError:
            return False

    def _log(self) -> str:
        """Return what it wrote last."""
        log = self.folder / "qBittorrent" / "data" / "logs" / "qbittorrent.log"
        return log.read_text()[-2000:] if log.exists() else "no log"

    def _write_settings(self) -> None:
        """Let it listen here only, find nobody by itself, and tell changes at once."""
        salt = os.urandom(16)
        key = hashlib.pbkdf2_hmac("sha512", PASSWORD.encode(), salt, _HASH_ROUNDS)
        secret = ":".join(base64.b64encode(part).decode() for part in (salt, key))
        settings = rf"""
[BitTorrent]
Session\AnonymousModeEnabled=false
Session\BTProtocol=TCP
Session\DHTEnabled=false
Session\DefaultSavePath={self.downloads}
Session\Interface=lo
Session\InterfaceAddress=127.0.0.1
Session\InterfaceName=lo
Session\LSDEnabled=false
Session\MultiConnectionsPerIp=true
Session\PeXEnabled=false
Session\Port={self.peer_port}
Session\QueueingSystemEnabled=false
Session\RefreshInterval=100

[LegalNotice]
Accepted=true

[Network]
PortForwardingEnabled=false

[Preferences]
WebUI\Address=127.0.0.1
WebUI\LocalHostAuth=true
WebUI\Password_PBKDF2="@ByteArray({secret})"
WebUI\Port={self.port}
WebUI\UseUPnP=false
WebUI\Username={USER}
"""
        file = self.folder / "qBittorrent" / "config" / "qBittorrent.conf"
        file.parent.mkdir(parents=True)
        file.write_text(settings.lstrip())


def _free_ports(count: int) -> list[int]:
    """Return ports of this machine that nobody listens on."""
    sockets = [socket.socket() for _ in range(count)]
    for each in sockets:
        each.bind(("127.0.0.1", 0))
    ports: list[int] = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports

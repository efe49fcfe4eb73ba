"""Talk to qBittorrent 4.5 to 5.2 over its WebUI API v2."""

import asyncio
from collections.abc import Iterable
import re
from typing import Final, override

from aiohttp import ClientSession
from yarl import URL

from .answers import Answer, as_object
from .base import LIST_TIMEOUT, ServiceInfo, identifying, require_version
from .errors import ResponseProblem, ServiceResponseError
from .parsing import version
from .qbittorrent_login import QBittorrentSession
from .qbittorrent_mirror import MaindataUpdate, TorrentMirror
from .qbittorrent_models import (
    Torrent,
    TorrentFile,
    TorrentProperties,
    parse_file,
    parse_properties,
    parse_torrent,
)
from .refused_logins import RefusedLogins

_NAME: Final = "qBittorrent"
_OLDEST: Final = (4, 5)
_OLDEST_WEB_API: Final = (2, 8, 19)
_HASH: Final = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_HASHES_PER_CALL: Final = 50


class QBittorrentClient(QBittorrentSession):
    """Ask one qBittorrent for its torrents and command them.

    Credentials that were refused are not used again before `reset_credentials`:
    every further call raises ServiceAuthError without asking qBittorrent.
    """

    def __init__(
        self,
        session: ClientSession,
        base_url: str | URL,
        *,
        username: str | None = None,
        password: str | None = None,
        api_key: str | None = None,
        refused: RefusedLogins | None = None,
        insists: bool = False,
    ) -> None:
        """Keep the credentials, see `QBittorrentSession`; nothing is sent yet."""
        super().__init__(
            session,
            base_url,
            username=username,
            password=password,
            api_key=api_key,
            refused=refused,
            insists=insists,
        )
        self.mirror = TorrentMirror()
        self._maindata_lock = asyncio.Lock()

    @override
    async def probe(self) -> ServiceInfo:
        """Return which qBittorrent answers, once address and credentials are right."""
        with identifying(_NAME):
            found = await self.version()
            web_api = await self._get_version("webapiVersion")
        if (version(web_api) or _OLDEST_WEB_API) < _OLDEST_WEB_API:
            require_version(_NAME, found, _OLDEST)
        return ServiceInfo(
            name=_NAME,
            version=found,
            details={"web_api": web_api},
            moved_to=self._moved_to,
        )

    async def version(self) -> str:
        """Return the version of qBittorrent, like 5.1.4."""
        return await self._get_version("version")

    async def maindata(self) -> MaindataUpdate:
        """Bring `mirror` up to date and return what changed since the last call.

        After a failed call and in a new session everything is asked for anew.
        """
        async with self._maindata_lock:
            rid, sessions = self.mirror.next_rid, self._sessions
            self.mirror.restart()
            answer = await self._call(
                "GET",
                "sync/maindata",
                params={"rid": rid},
                new_session_params={"rid": 0},
                seconds=LIST_TIMEOUT,
            )
            asked = rid if self._sessions == sessions else 0
            return self.mirror.merge(as_object(answer.json()), asked=asked)

    async def torrents(self, hashes: Iterable[str] | None = None) -> list[Torrent]:
        """Return all torrents, or those whose id is one of the hashes.

        The first-version hash of a hybrid torrent is not its id and finds nothing;
        `mirror.find` knows every hash.
        """
        if hashes is None:
            return await self._torrents(None)
        wanted = sorted({key for value in hashes if (key := _torrent_id(value))})
        found: list[Torrent] = []
        for start in range(0, len(wanted), _HASHES_PER_CALL):
            chunk = wanted[start : start + _HASHES_PER_CALL]
            found.extend(await self._torrents("|".join(chunk)))
        return found

    async def files(self, torrent_id: str) -> list[TorrentFile] | None:
        """Return the files of a torrent, None when there is no such torrent."""
        answer = await self._of_torrent("torrents/files", torrent_id)
        return None if answer is None else await answer.build(parse_file)

    async def properties(self, torrent_id: str) -> TorrentProperties | None:
        """Return the details of a torrent, None when there is no such torrent."""
        answer = await self._of_torrent("torrents/properties", torrent_id)
        return None if answer is None else parse_properties(as_object(answer.json()))

    async def delete(self, hashes: Iterable[str], *, delete_files: bool) -> None:
        """Delete torrents by id, with their files if wanted.

        qBittorrent answers the same for a torrent that it does not have. Raise
        ValueError, and delete nothing, unless every hash is one.
        """
        await self._command(
            "delete", hashes, deleteFiles="true" if delete_files else "false"
        )

    async def stop(self, hashes: Iterable[str]) -> None:
        """Stop torrents by id; qBittorrent 4 calls it to pause."""
        await self._command_by_either_name("stop", "pause", hashes)

    async def start(self, hashes: Iterable[str]) -> None:
        """Start torrents by id; qBittorrent 4 calls it to resume."""
        await self._command_by_either_name("start", "resume", hashes)

    async def _torrents(self, hashes: str | None) -> list[Torrent]:
        """Return the torrents that qBittorrent finds by id, or all."""
        answer = await self._call(
            "GET", "torrents/info", params={"hashes": hashes}, seconds=LIST_TIMEOUT
        )
        return await answer.build(parse_torrent)

    async def _of_torrent(self, path: str, torrent_id: str) -> Answer | None:
        """Return what is known of one torrent, None when there is none."""
        if (key := _torrent_id(torrent_id)) is None:
            return None
        try:
            return await self._call("GET", path, params={"hash": key})
        except ServiceResponseError as err:
            if err.problem is not ResponseProblem.NOT_FOUND:
                raise
            return None

    async def _command(self, name: str, hashes: Iterable[str], **form: str) -> None:
        """Give a command for certain torrents, never for all."""
        wanted = {_torrent_id(value) or "" for value in hashes}
        if not all(wanted) or not wanted:
            raise ValueError("Torrents are named by hashes of 40 or 64 hex digits")
        await self._call(
            "POST",
            f"torrents/{name}",
            form={"hashes": "|".join(sorted(wanted)), **form},
            seconds=LIST_TIMEOUT,
        )

    async def _command_by_either_name(
        self, name: str, older_name: str, hashes: Iterable[str]
    ) -> None:
        """Give a command by its name since 5.0 or, where that is missing, before."""
        wanted = list(hashes)
        try:
            await self._command(name, wanted)
        except ServiceResponseError as err:
            if err.problem is not ResponseProblem.NOT_FOUND:
                raise
            await self._command(older_name, wanted)

    async def _get_version(self, name: str) -> str:
        """Return a version, which qBittorrent answers as plain text."""
        answer = await self._call("GET", f"app/{name}")
        found = answer.text()
        if version(found) is None or len(found) > 50:
            raise ServiceResponseError(
                ResponseProblem.NOT_THIS_SERVICE, "gives no version of qBittorrent"
            )
        return found.removeprefix("v")


def _torrent_id(value: str) -> str | None:
    """Return the id that a hash stands for, None when it is no hash."""
    key = value.strip().lower()
    return key[:40] if _HASH.fullmatch(key) else None

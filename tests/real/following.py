"""Follow a real qBittorrent with the watcher of downloads."""

from dataclasses import replace
from typing import Final

from aiohttp import ClientSession, DummyCookieJar
from homeassistant.util import dt as dt_util

from custom_components.status_tracker.clients.qbittorrent import QBittorrentClient
from custom_components.status_tracker.tracker.facts import (
    DownloadSeen,
    EpisodeInfo,
    Fact,
    Grabbed,
    Subject,
)
from custom_components.status_tracker.tracker.models import FILM, ArrRef, Source
from custom_components.status_tracker.tracker.terms import (
    DownloadPhase,
    MediaType,
    Service,
)
from custom_components.status_tracker.watchers.downloads import DownloadWatcher, Pace
from tests.watchers.room import Room

from .qbittorrent import PASSWORD, USER, RealQBittorrent
from .torrents import Release

# Bytes a second, at which a film of four megabytes takes half a minute.
SLOW: Final = 128 * 1024

_QUICK: Final = Pace(
    moving=0.05,
    settling=0.0,
    closest=0.0,
    newcomer=5.0,
    first_retry=0.05,
    last_retry=0.1,
    ban=1.2,
)


def grabbed(release: Release) -> Grabbed:
    """Return that Radarr sent a film to qBittorrent."""
    return Grabbed(
        at=dt_util.utcnow(),
        source=Source(Service.RADARR, "radarr"),
        subject=Subject(
            media_type=MediaType.MOVIE,
            arr=ArrRef("radarr", 1),
            download=release.torrent_id,
            title="The Real One",
            year=2026,
        ),
        episodes=(EpisodeInfo(key=FILM),),
        client="qBittorrent",
    )


async def begin(
    leecher: RealQBittorrent, film: Release, seeder: RealQBittorrent
) -> None:
    """Let the leecher begin to get a film, slowly enough to be watched."""
    await leecher.add(film, dlLimit=str(SLOW))
    await leecher.connect(film, seeder)


async def hurry(leecher: RealQBittorrent, film: Release) -> None:
    """Let it get the rest as fast as it can."""
    await leecher.command(
        "torrents/setDownloadLimit", hashes=film.torrent_id, limit="0"
    )


class Following:
    """Hold the watcher of one qBittorrent and the room that it reports to."""

    def __init__(self, service: RealQBittorrent) -> None:
        """Prepare to follow."""
        self.room = Room((Service.QBITTORRENT, "qb"))
        self.refusals = 0
        self._service = service
        self._session = ClientSession(cookie_jar=DummyCookieJar())
        self._watcher: DownloadWatcher | None = None
        self.client = self.make_client()

    def make_client(self, password: str = PASSWORD) -> QBittorrentClient:
        """Return a client with a session of its own."""
        return QBittorrentClient(
            self._session, self._service.url, username=USER, password=password
        )

    async def follow(
        self, release: Release, *, password: str = PASSWORD, waiting: float = 0.1
    ) -> str:
        """Start to follow a film that Radarr grabbed; return the request's id."""
        request_id = next(iter(self.room.tell(grabbed(release)).requests))
        self.client = self.make_client(password)
        self._watcher = DownloadWatcher(
            self.room,
            "qb",
            self.client,
            self.room.spawn,
            credentials={"username": USER, "password": password},
            refused=self._refused,
            pace=replace(_QUICK, waiting=waiting),
        )
        await self._watcher.async_start()
        return request_id

    async def close(self) -> None:
        """End everything."""
        if self._watcher is not None:
            await self._watcher.async_stop()
        await self._session.close()

    @property
    def cookies(self) -> dict[str, str]:
        """Return what the watcher's session is known by."""
        return dict(self.client._kept_cookies)

    @property
    def seen(self) -> list[DownloadSeen]:
        """Return what was reported of downloads, in order."""
        return [fact for fact in self.room.facts if isinstance(fact, DownloadSeen)]

    async def until_phase(self, phase: DownloadPhase) -> DownloadSeen:
        """Wait until a download is in a phase, and return the report."""
        await self.room.until(
            lambda: bool(self.seen) and self.seen[-1].phase is phase, phase
        )
        return self.seen[-1]

    async def until_beyond(self, progress: float) -> DownloadSeen:
        """Wait until a download is further than that, and return the report."""
        await self.room.until(
            lambda: bool(self.seen) and self.seen[-1].progress > progress,
            f"further than {progress}",
        )
        return self.seen[-1]

    async def until_fact[F: Fact](self, kind: type[F]) -> F:
        """Wait for the first fact of a kind."""
        found: list[F] = []

        def is_told() -> bool:
            found[:] = [fact for fact in self.room.facts if isinstance(fact, kind)]
            return bool(found)

        await self.room.until(is_told, kind.__name__)
        return found[0]

    def _refused(self) -> None:
        self.refusals += 1

"""All six services together on one disk, one clock and one catalogue."""

from collections.abc import Iterable
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from .arr import Arr
from .arr_store import Command
from .clock import Clock
from .jellyfin import Jellyfin
from .qbittorrent import QBittorrent
from .radarr import Radarr
from .seerr import Seerr
from .service import SimulatedService
from .shoko import Shoko
from .sonarr import Sonarr
from .titles import CATALOGUE
from .world import ROOTS, Disk, Kind, Title

FOUR_K = "-4k"


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """The version of each service."""

    seerr: str = ""
    radarr: str = ""
    sonarr: str = ""
    qbittorrent: str = "5.1.4"
    jellyfin: str = "10.11.11"
    shoko: str = "5.3.3"


class Stack:
    """Start and stop the services, and know how they are wired."""

    def __init__(
        self,
        *,
        speed: float = 1.0,
        versions: Versions | None = None,
        titles: Iterable[Title] = CATALOGUE,
        local_images: bool = False,
        four_k: bool = False,
    ) -> None:
        """Prepare the services.

        `local_images` lets posters come from here in place of TMDB, `four_k` adds a
        second Radarr and Sonarr.
        """
        self.versions = versions or Versions()
        self.clock = Clock(speed)
        self.disk = Disk()
        self.titles = tuple(titles)
        self.local_images = local_images
        self.radarr = self._radarr("Radarr")
        self.sonarr = self._sonarr("Sonarr")
        self.radarr_4k = self._radarr("Radarr 4K") if four_k else None
        self.sonarr_4k = self._sonarr("Sonarr 4K") if four_k else None
        self.qbittorrent = QBittorrent(
            version=self.versions.qbittorrent, disk=self.disk, clock=self.clock
        )
        self.jellyfin = Jellyfin(
            version=self.versions.jellyfin, disk=self.disk, clock=self.clock
        )
        self.shoko = Shoko(
            version=self.versions.shoko, disk=self.disk, clock=self.clock
        )
        for kind in (Kind.ANIME_SHOW, Kind.ANIME_MOVIE):
            self.shoko.add_folder(ROOTS[kind])
        self.seerr = Seerr(
            version=self.versions.seerr,
            clock=self.clock,
            titles=self.titles,
            radarr=self.radarr,
            sonarr=self.sonarr,
        )
        self.seerr.radarr_4k, self.seerr.sonarr_4k = self.radarr_4k, self.sonarr_4k
        if four_k:
            for kind in (Kind.MOVIE, Kind.SHOW):
                folder = ROOTS[kind] + FOUR_K
                self.jellyfin.add_library(
                    f"{kind.value} 4K",
                    [folder],
                    "tvshows" if kind.is_show else "movies",
                )

    @property
    def services(self) -> dict[str, SimulatedService]:
        """Return the services by name."""
        known: dict[str, SimulatedService | None] = {
            "seerr": self.seerr,
            "radarr": self.radarr,
            "sonarr": self.sonarr,
            "radarr_4k": self.radarr_4k,
            "sonarr_4k": self.sonarr_4k,
            "qbittorrent": self.qbittorrent,
            "shoko": self.shoko,
            "jellyfin": self.jellyfin,
        }
        return {name: each for name, each in known.items() if each is not None}

    @property
    def urls(self) -> dict[str, str]:
        """Return the base URLs by service."""
        return {name: each.url for name, each in self.services.items()}

    @property
    def access(self) -> dict[str, dict[str, str]]:
        """Return what a client needs, by service: base URL and credentials."""
        settings = self.qbittorrent.settings
        secrets: dict[str, dict[str, str]] = {
            "seerr": {"api_key": self.seerr.api_key},
            "qbittorrent": {
                "username": settings.username,
                "password": settings.password,
            },
            "jellyfin": {"api_key": next(iter(self.jellyfin.accounts.api_keys))},
            "shoko": {"api_key": next(iter(self.shoko.keys.by_key))},
        }
        for name, service in self.services.items():
            if isinstance(service, Arr):
                secrets[name] = {"api_key": service.api_key}
        return {name: {"url": url, **secrets[name]} for name, url in self.urls.items()}

    async def start(self, base_port: int = 0) -> None:
        """Open all ports: one after the other from `base_port`, else free ones."""
        for n, service in enumerate(self.services.values()):
            await service.start(port=base_port + n if base_port else 0)
        if self.local_images:
            posters = f"{self.seerr.url}/imageproxy/tmdb/t/p/w600_and_h900_bestv2"
            self.seerr.agent.image_base = posters
            for arr in self.arrs:
                arr.image_base = posters

    async def stop(self) -> None:
        """Close all ports."""
        for service in self.services.values():
            await service.stop()

    async def __aenter__(self) -> Self:
        """Start on free ports."""
        await self.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop."""
        await self.stop()

    @property
    def arrs(self) -> list[Arr]:
        """Return all Radarrs and Sonarrs."""
        return [each for each in self.services.values() if isinstance(each, Arr)]

    def radarr_for(self, *, is_4k: bool) -> Radarr:
        """Return the Radarr that takes a wish."""
        if is_4k and self.radarr_4k is not None:
            return self.radarr_4k
        return self.radarr

    def sonarr_for(self, *, is_4k: bool) -> Sonarr:
        """Return the Sonarr that takes a wish."""
        if is_4k and self.sonarr_4k is not None:
            return self.sonarr_4k
        return self.sonarr

    def connect_webhooks(self, urls: dict[str, str]) -> None:
        """Set webhooks up by hand, as a user would, by name of service."""
        for name, url in urls.items():
            service = self.services[name]
            if isinstance(service, Seerr):
                service.agent.set_up(url)
            elif isinstance(service, Arr):
                service.notifications.add(url, name="By hand")
            elif isinstance(service, Jellyfin):
                service.webhook_url = url
            else:
                raise ValueError(f"{name} sends no webhooks")

    async def drop_from_jellyfin(self, path: str | None) -> None:
        """Let Jellyfin notice that a file or folder is gone; its plugin tells."""
        for item in list(self.jellyfin.library.items.values()):
            if path is not None and item.file == path:
                self.jellyfin.remove(item.id)
                await self.jellyfin.send_item_deleted(item.id)

    def remove_torrent(self, download_id: str) -> None:
        """Remove a torrent with its files, by the hash that Radarr or Sonarr knows."""
        for torrent in list(self.qbittorrent.torrents.values()):
            if download_id.lower() in (torrent.hash, torrent.hybrid_v1):
                self.qbittorrent.remove(torrent.hash, delete_files=True)

    def _radarr(self, name: str) -> Radarr:
        """Return a Radarr on this stack's disk."""
        radarr = Radarr(
            version=self.versions.radarr,
            clock=self.clock,
            disk=self.disk,
            instance_name=name,
        )
        self._wire(radarr)
        return radarr

    def _sonarr(self, name: str) -> Sonarr:
        """Return a Sonarr on this stack's disk."""
        sonarr = Sonarr(
            version=self.versions.sonarr,
            clock=self.clock,
            disk=self.disk,
            instance_name=name,
        )
        self._wire(sonarr)
        return sonarr

    def _wire(self, arr: Arr) -> None:
        """Connect a Radarr or Sonarr to the download client."""

        async def refresh(command: Command) -> None:
            """Ask the download client at once how far it is."""
            if command.name == "RefreshMonitoredDownloads":
                for item in list(arr.queue.values()):
                    for torrent in self.qbittorrent.torrents.values():
                        ids = (torrent.hash, torrent.hybrid_v1)
                        if item.release.download_id.lower() in ids:
                            arr.track_progress(
                                item.release.download_id,
                                torrent.progress,
                                torrent.speed,
                            )

        arr.remove_from_client = self.remove_torrent
        arr.on_command.append(refresh)

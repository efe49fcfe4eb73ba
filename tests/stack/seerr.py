"""A simulated Seerr (Jellyseerr)."""

import asyncio
from collections.abc import Coroutine, Iterable
from dataclasses import replace
import hmac
from typing import Any, ClassVar, override

from aiohttp import web

from .clock import Clock
from .faults import Faults
from .radarr import Radarr
from .seerr_agent import NEWLY_AVAILABLE, WebhookAgent
from .seerr_api import SeerrApi
from .seerr_records import (
    ALICE,
    MediaStatus,
    NotificationType,
    Request,
    RequestStatus,
    User,
)
from .seerr_store import SeerrStore
from .service import SimulatedService
from .sonarr import Sonarr
from .world import ROOTS, Title

FIRST_TELLING_LATE_APPROVALS = (3, 2)
PUBLIC_PATHS = ("/api/v1/status", "/api/v1/settings/public")


class Seerr(SeerrStore, SimulatedService):
    """Take wishes, have them approved, pass them on and tell about it."""

    name = "seerr"
    default_version: ClassVar[str] = "3.4.0"

    def __init__(
        self,
        *,
        faults: Faults | None = None,
        clock: Clock | None = None,
        base_path: str = "",
        version: str = "",
        api_key: str = "c2VlcnItYXBpLWtleS0wMDAwMDAwMDAwMDA=",
        titles: Iterable[Title] = (),
        radarr: Radarr | None = None,
        sonarr: Sonarr | None = None,
        image_base: str | None = None,
        csrf: bool = False,
    ) -> None:
        """Prepare an empty Seerr.

        `titles` are what its search (TMDB) knows, `image_base` replaces TMDB's host
        in webhooks, `csrf` switches its CSRF protection on.
        """
        SimulatedService.__init__(self, faults=faults, clock=clock, base_path=base_path)
        SeerrStore.__init__(self, self.clock, titles)
        self.version = version or self.default_version
        self.version_tuple = tuple(int(part) for part in self.version.split("."))
        self.api_key = api_key
        self.csrf = csrf
        self.radarr, self.sonarr = radarr, sonarr
        self.radarr_4k: Radarr | None = None
        self.sonarr_4k: Sonarr | None = None
        self.arr_first = False
        """Whether Radarr or Sonarr hears of an approval before the webhook goes out."""
        self.passing_on_fails = False
        """Whether Radarr and Sonarr refuse what they are handed."""
        self.agent = WebhookAgent(self.version_tuple, self.clock, image_base=image_base)
        self.sender = self.agent.sender
        self._running: set[asyncio.Task[Any]] = set()

    @override
    def routes(self) -> list[web.RouteDef]:
        """Return the API and the image proxy."""
        return SeerrApi(self).routes()

    @override
    async def authorize(self, request: web.Request) -> web.StreamResponse | None:
        """Ask for the API key, and on writes for a CSRF token if that is on."""
        path = request.path.removeprefix(self.base_path)
        if path in PUBLIC_PATHS or not path.startswith("/api/"):
            return None
        if (given := request.headers.get("X-Api-Key")) is None:
            message = "'X-Api-Key' header required"
            error = {"path": path, "message": message}
            return web.json_response(
                {"message": message, "errors": [error]}, status=401
            )
        if not hmac.compare_digest(given.encode(), self.api_key.encode()):
            message = "You do not have permission to access this endpoint"
            return web.json_response({"status": 403, "error": message}, status=403)
        if self.csrf and request.method not in ("GET", "HEAD"):
            return web.json_response({"message": "invalid csrf token"}, status=403)
        return None

    @override
    async def on_stop(self) -> None:
        """End what is under way and close the sender's connection."""
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)
        await self.sender.close()

    def background(self, work: Coroutine[Any, Any, object]) -> None:
        """Do something without letting the caller wait, as Seerr does."""
        task = asyncio.create_task(work)
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def settle(self) -> None:
        """Wait until nothing is under way in the background."""
        while self._running:
            await asyncio.gather(*self._running)

    async def announce(self, request: Request) -> None:
        """Tell about a new wish; one that is approved already is passed on too."""
        if request.status is RequestStatus.PENDING:
            await self._tell(NotificationType.MEDIA_PENDING, request)
        else:
            await self._approved(NotificationType.MEDIA_AUTO_APPROVED, request)

    async def approve(self, request: Request, by: User = ALICE) -> None:
        """Approve a wish, tell, and pass it on."""
        self.set_status(request, RequestStatus.APPROVED, by)
        available = (
            request.media.status4k if request.is_4k else request.media.status
        ) is MediaStatus.AVAILABLE
        if available and self.version_tuple >= FIRST_TELLING_LATE_APPROVALS:
            self.set_status(request, RequestStatus.COMPLETED, by)
            kind = NotificationType.MEDIA_AVAILABLE
            await self.agent.notify(self.agent.about(kind, request, NEWLY_AVAILABLE))
            return
        await self._approved(NotificationType.MEDIA_APPROVED, request)

    async def decline(self, request: Request, by: User = ALICE) -> None:
        """Decline a wish and tell."""
        self.set_status(request, RequestStatus.DECLINED, by)
        await self._tell(NotificationType.MEDIA_DECLINED, request)
        self.forget_status(request.media)

    async def retry(self, request: Request, by: User = ALICE) -> None:
        """Pass a failed wish on once more and tell."""
        request.media.status = MediaStatus.PROCESSING
        self.set_status(request, RequestStatus.APPROVED, by)
        await self._approved(NotificationType.MEDIA_APPROVED, request)

    async def complete(
        self,
        request: Request,
        *,
        jellyfin_id: str | None = None,
        partially: bool = False,
    ) -> None:
        """Find everything that was asked for in the library and tell.

        `partially`: the show has more seasons than were asked for.
        """
        media = request.media
        status = MediaStatus.AVAILABLE
        if partially:
            status = MediaStatus.PARTIALLY_AVAILABLE
        if request.is_4k:
            media.status4k = status
        else:
            media.status = status
        for season in request.seasons:
            media.seasons[season] = MediaStatus.AVAILABLE
        media.jellyfin_media_id = jellyfin_id or media.jellyfin_media_id
        media.media_added = media.updated = self.clock.now()
        self.set_status(request, RequestStatus.COMPLETED, request.modified_by)
        await self._tell(NotificationType.MEDIA_AVAILABLE, request)

    async def _tell(self, kind: NotificationType, request: Request) -> None:
        """Tell about a request."""
        await self.agent.notify(self.agent.about(kind, request))

    async def _approved(self, kind: NotificationType, request: Request) -> None:
        """Tell that a wish is approved and pass it on, in either order."""
        if self.arr_first:
            passed = await self._pass_on(request)
            await self._tell(kind, request)
        else:
            await self._tell(kind, request)
            passed = await self._pass_on(request)
        if not passed:
            self.set_status(request, RequestStatus.FAILED, request.modified_by)
            await self._tell(NotificationType.MEDIA_FAILED, request)
            return
        media = request.media
        if request.is_4k:
            media.status4k = MediaStatus.PROCESSING
        elif media.status is MediaStatus.PENDING:
            media.status = MediaStatus.PROCESSING
        for season in request.seasons:
            if media.seasons[season] is MediaStatus.PENDING:
                media.seasons[season] = MediaStatus.PROCESSING

    async def _pass_on(self, request: Request) -> bool:
        """Hand a wish to Radarr or Sonarr and tell whether that worked."""
        media, title = request.media, request.media.title
        if self.passing_on_fails:
            return False
        if request.is_4k:
            title = replace(title, root=f"{title.root or ROOTS[title.kind]}-4k")
        tags = [request.user.tag]
        if title.kind.is_show:
            sonarr = self.sonarr_4k if request.is_4k else self.sonarr
            if sonarr is None or not sonarr.running:
                return False
            series = await sonarr.add_series(title, seasons=request.seasons, tags=tags)
            number = series.id
        else:
            radarr = self.radarr_4k if request.is_4k else self.radarr
            if radarr is None or not radarr.running:
                return False
            number = (await radarr.add_movie(title, tags=tags)).id
        if request.is_4k:
            media.service_id_4k, media.external_service_id_4k = 1, number
        else:
            media.service_id, media.external_service_id = 0, number
        return True

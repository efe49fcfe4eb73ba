"""What stories about films and shows have in common."""

from collections.abc import Awaitable, Callable

from .arr import Arr
from .jellyfin_media import Details
from .player import Options, Step, Story
from .releases import Offer
from .seerr_records import Request

FAILURE = "The download is stalled with no connections"
# Story seconds before each step.
PAUSES = {
    "approve": 45,
    "decline": 45,
    "retry": 60,
    "search": 2,
    "grab": 20,
    "download": 120,
    "fail": 60,
    "finish": 60,
    "block": 20,
    "import": 30,
    "complete": 2,
    "detect": 5,
    "hash": 15,
    "no_match": 20,
    "match": 30,
    "playable": 60,
    "hint": 30,
    "announce": 60,
    "remove": 900,
}
DEFAULT_PAUSE = 60
MEBIBYTE = 2**20


class Journey(Story):
    """A story that begins with a wish in Seerr."""

    options: Options

    def at(self, name: str, action: Callable[[], Awaitable[None]]) -> Step:
        """Return a step with its usual pause."""
        return Step(name, action, PAUSES.get(name, DEFAULT_PAUSE))

    def opening(self) -> list[Step]:
        """Return the steps until Radarr or Sonarr searches."""
        steps = [Step("wish", self._wish, 0)]
        if self.options.declined:
            return [*steps, self.at("decline", self._decline)]
        if not self.options.auto_approved:
            steps.append(self.at("approve", self._approve))
        if self.options.fails_at_seerr:
            steps.append(self.at("retry", self._retry))
        return [*steps, self.at("search", self.search)]

    async def search(self) -> None:
        """Let Radarr or Sonarr look for releases."""
        raise NotImplementedError

    async def _wish(self) -> None:
        """Wish for the title in Seerr."""
        seerr, options = self.stack.seerr, self.options
        seerr.arr_first = self.rng.random() < 0.5
        seerr.passing_on_fails = options.fails_at_seerr and options.auto_approved
        self.cast.request = seerr.create_request(
            self.title,
            options.user,
            seasons=options.seasons,
            is_4k=options.is_4k,
            approved=options.auto_approved,
        )
        await seerr.announce(self.cast.request)
        seerr.passing_on_fails = False

    async def _approve(self) -> None:
        """Approve the wish; Seerr passes it on."""
        seerr = self.stack.seerr
        seerr.arr_first = self.rng.random() < 0.5
        seerr.passing_on_fails = self.options.fails_at_seerr
        await seerr.approve(self.request)
        seerr.passing_on_fails = False

    async def _decline(self) -> None:
        """Decline the wish."""
        await self.stack.seerr.decline(self.request)

    async def _retry(self) -> None:
        """Try once more to pass the wish on."""
        await self.stack.seerr.retry(self.request)

    def fetch(self, offer: Offer, *, category: str) -> None:
        """Give a release to the download client."""
        self.stack.qbittorrent.add_torrent(
            hash=offer.torrent_hash,
            name=offer.release.stem,
            size=offer.release.size,
            category=category,
            save_path=f"/data/downloads/complete/{category}",
            files=offer.files,
            hybrid_v1=offer.hybrid_v1,
        )

    def progress(self, arr: Arr, offer: Offer, progress: float) -> None:
        """Move a download on in the client and in the queue."""
        ticks = self.options.ticks + 1
        seconds = PAUSES["download"] * ticks / self.stack.clock.speed
        usual = offer.release.size / max(seconds, 1)
        speed = max(MEBIBYTE, round(usual * self.rng.uniform(0.7, 1.3)))
        self.stack.qbittorrent.set_progress(offer.torrent_hash, progress, speed)
        arr.track_progress(offer.release.download_id, progress, speed)

    def complete(self, arr: Arr, offer: Offer) -> None:
        """Complete a download in the client and in the queue."""
        self.stack.qbittorrent.finish(offer.torrent_hash)
        arr.track_progress(offer.release.download_id, 1.0)

    def jellyfin_name(self) -> str:
        """Return the title as Jellyfin shows it."""
        return self.title.title

    def jellyfin_details(self) -> Details:
        """Return what Jellyfin knows about the title."""
        title = self.title
        return Details(
            overview=title.overview,
            genres=title.genres,
            minutes=title.runtime,
            premiere=title.release_date or None,
        )

    async def announce(self, request: Request, jellyfin_id: str | None) -> None:
        """Let Seerr find everything in the library."""
        await self.stack.seerr.complete(request, jellyfin_id=jellyfin_id)

"""What stories about films and shows have in common."""

from collections.abc import Awaitable, Callable
from functools import partial

from .arr import Arr
from .arr_store import Command
from .jellyfin_media import Details
from .matching import Matching
from .player import GoneError, Options, Step, Story
from .releases import Offer
from .seerr_records import Request
from .world import Episode

INCOMING = "/data/incoming"
"""Where files lie that somebody imports by hand."""
FAILURE = "The download is stalled with no connections"
# Story seconds before each step.
PAUSES = {
    "approve": 45,
    "decline": 45,
    "retry": 60,
    "search": 2,
    "grab": 20,
    "nothing": 900,
    "stall": 900,
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
DOWNLOAD_SECONDS = 600
"""What a whole download takes."""
MEBIBYTE = 2**20


class Journey(Story):
    """A story that begins with a wish in Seerr."""

    options: Options

    def at(self, name: str, action: Callable[[], Awaitable[None]]) -> Step:
        """Return a step with its usual pause."""
        return Step(name, action, PAUSES.get(name, DEFAULT_PAUSE))

    def opening(self) -> list[Step]:
        """Return the steps until Radarr or Sonarr searches."""
        if self.options.without_seerr:
            return [Step("add", self.add, 0), self.at("search", self.search)]
        steps = [Step("wish", self._wish, 0)]
        if self.options.declined:
            return [*steps, self.at("decline", self._decline)]
        if not self.options.auto_approved:
            steps.append(self.at("approve", self._approve))
        if self.options.fails_at_seerr:
            steps.append(self.at("retry", self._retry))
        steps.append(self.at("search", self.search))
        if self.options.late_release:
            steps.append(self.at("nothing", self._nothing))
        return steps

    def download_steps(
        self,
        ticks: int,
        progress: Callable[[float], Awaitable[None]],
        stall: Callable[[], Awaitable[None]],
    ) -> list[Step]:
        """Return the steps of a download, from 0 to just below 1."""
        pause = DOWNLOAD_SECONDS / (ticks + 1)
        steps = [
            Step("download", partial(progress, (n + 1) / (ticks + 1)), pause)
            for n in range(ticks)
        ]
        if self.options.stalls:
            steps.insert(1, self.at("stall", stall))
        return steps

    async def add(self) -> None:
        """Add the title in Radarr or Sonarr."""
        raise NotImplementedError

    def is_about(self, command: Command) -> bool:
        """Tell whether a command to Radarr or Sonarr names this title."""
        raise NotImplementedError

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

    async def _nothing(self) -> None:
        """Find nothing; no webhook exists for that."""

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
        seconds = DOWNLOAD_SECONDS / self.stack.clock.speed
        usual = offer.release.size / max(seconds, 1)
        speed = max(MEBIBYTE, round(usual * self.rng.uniform(0.7, 1.3)))
        self._check(offer)
        self.stack.qbittorrent.set_state(offer.torrent_hash, "downloading")
        self.stack.qbittorrent.set_progress(offer.torrent_hash, progress, speed)
        arr.track_progress(offer.release.download_id, progress, speed)

    def stall(self, offer: Offer) -> None:
        """Let a download get no data."""
        self._check(offer)
        self.stack.qbittorrent.set_state(offer.torrent_hash, "stalledDL")

    def _check(self, offer: Offer) -> None:
        """Make sure that nobody took the torrent away."""
        if offer.torrent_hash not in self.stack.qbittorrent.torrents:
            raise GoneError("The torrent is gone")

    def complete(self, arr: Arr, offer: Offer) -> None:
        """Complete a download in the client and in the queue."""
        self._check(offer)
        self.stack.qbittorrent.finish(offer.torrent_hash)
        arr.track_progress(offer.release.download_id, 1.0)

    def matching(self, paths: Callable[[], list[str]]) -> list[Step]:
        """Return what Shoko does with new files."""
        shoko = Matching(self.stack, self.title, self.episode_at, paths)
        if self.options.known_to_shoko:
            return [self.at("know", shoko.recall)]
        steps = [self.at("detect", shoko.detect), self.at("hash", shoko.hash)]
        if self.options.not_matched:
            steps.append(self.at("no_match", shoko.search_in_vain))
        return [*steps, self.at("match", shoko.match)]

    def episode_at(self, path: str) -> Episode | None:
        """Return the episode that a file of the library holds; a film holds none."""
        return None

    def shoko_file(self, path: str) -> int | None:
        """Return Shoko's id of a file if Shokofin tells it to Jellyfin."""
        if not self.title.kind.is_anime or self.options.tmdb_in_jellyfin:
            return None
        return self.stack.shoko.records.by_path.get(path)

    def jellyfin_name(self) -> str:
        """Return the title as Jellyfin shows it."""
        return self.options.jellyfin_name or self.title.title

    def jellyfin_details(self) -> Details:
        """Return what Jellyfin knows about the title."""
        title = self.title
        return Details(
            overview=title.overview,
            genres=title.genres,
            minutes=title.runtime,
            premiere=title.release_date or None,
        )

    @property
    def announces(self) -> bool:
        """Tell whether Seerr says that the title is available."""
        return self.options.seerr_announces and not self.options.without_seerr

    async def announce(self, request: Request, jellyfin_id: str | None) -> None:
        """Let Seerr find everything in the library."""
        requested = request.seasons or self.title.seasons
        await self.stack.seerr.complete(
            request,
            jellyfin_id=jellyfin_id,
            partially=set(requested) != set(self.title.seasons),
        )

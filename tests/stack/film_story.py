"""The story of a film, anime or not."""

from functools import partial
from typing import TYPE_CHECKING, override

from .arr_store import Command
from .library_ids import film_ids
from .player import GoneError, Removal, Step
from .radarr import Radarr
from .records import Movie
from .releases import UHD_QUALITY, Offer, film_offer
from .scenes import FAILURE, INCOMING, Journey
from .seerr_records import RequestStatus

if TYPE_CHECKING:
    from .stack import Stack

BLOCKED = (
    "Found matching movie via grab history, but release was matched to movie by ID. "
    "Manual Import required."
)


class FilmStory(Journey):
    """A film is wished for, found, fetched, imported and becomes playable."""

    @override
    def script(self) -> list[Step]:
        """Return the steps in order."""
        options = self.options
        steps = self.opening()
        if options.declined:
            return steps
        if options.regrab:
            steps += self._download(ticks=1)
            steps.append(self.at("fail", self._fail))
        steps += self._download(ticks=options.ticks)
        steps += self._arrival()
        if options.upgrade:
            steps += self._download(ticks=1, quality=UHD_QUALITY)
            steps += self._arrival()
        if options.removal is not None:
            steps.append(self.at("remove", self._remove))
        return steps

    def _download(self, *, ticks: int, quality: str | None = None) -> list[Step]:
        """Return the steps from the grab to the last byte but one."""
        if self.options.by_hand:
            return []
        grab = self.at("grab", partial(self._grab, quality))
        return [grab, *self.download_steps(ticks, self._progress, self._stall)]

    def _arrival(self) -> list[Step]:
        """Return the steps from the last byte to the play button."""
        steps = [] if self.options.by_hand else [self.at("finish", self._finish)]
        if self.options.import_blocked:
            steps.append(self.at("block", self._block))
        steps.append(self.at("import", self._import))
        if self.title.kind.is_anime:
            steps += self.matching(lambda: [self.path])
        steps += [self.at("playable", self._playable), self.at("hint", self._hint)]
        if self.announces:
            steps.append(self.at("announce", self._announce))
        return steps

    @property
    def radarr(self) -> Radarr:
        """Return the Radarr that takes this wish."""
        return self.stack.radarr_for(is_4k=self.options.is_4k)

    @property
    def movie(self) -> Movie:
        """Return the film in Radarr, once it is there."""
        if (movie := self.radarr.find(self.title.tmdb_id)) is None:
            raise GoneError("Radarr does not know this film yet")
        return movie

    @property
    def offer(self) -> Offer:
        """Return the release that was grabbed last."""
        if self.cast.offer is None:
            raise GoneError("Nothing was grabbed yet")
        return self.cast.offer

    @override
    async def add(self) -> None:
        """Add the film in Radarr."""
        await self.radarr.add_movie(self.title)

    @override
    def is_about(self, command: Command) -> bool:
        """Tell whether a command names this film."""
        movie, ids = self.radarr.find(self.title.tmdb_id), command.body.get("movieIds")
        return movie is not None and isinstance(ids, list) and movie.id in ids

    @override
    async def search(self) -> None:
        """Let Radarr look for releases."""
        self.radarr.note_command("MoviesSearch", {"movieIds": [self.movie.id]})

    async def _grab(self, quality: str | None) -> None:
        """Hand a release to the client; Radarr tells."""
        if quality is None and self.options.is_4k:
            quality = UHD_QUALITY
        offer = film_offer(
            self.title, self.rng, quality=quality, hybrid=self.options.hybrid
        )
        self.cast.offer = offer
        self.fetch(offer, category=self.radarr.category)
        await self.radarr.grab(self.movie, offer.release)

    async def _progress(self, progress: float) -> None:
        """Move the download on; no webhook exists for that."""
        self.progress(self.radarr, self.offer, progress)

    async def _stall(self) -> None:
        """Let the download get no data."""
        self.stall(self.offer)

    async def _finish(self) -> None:
        """Complete the download; no webhook exists for that."""
        self.complete(self.radarr, self.offer)

    async def _fail(self) -> None:
        """Let the download stall and be given up."""
        offer = self.offer
        self.stall(offer)
        await self.radarr.fail_download(self.movie, offer.release, FAILURE)
        self.stack.qbittorrent.remove(offer.torrent_hash, delete_files=True)

    async def _block(self) -> None:
        """Leave the import to somebody; Radarr tells."""
        release = self.offer.release
        await self.radarr.block_import(
            self.movie, release, ((release.title, (BLOCKED,)),)
        )

    async def _import(self) -> None:
        """Import the film; Radarr tells."""
        if self.options.by_hand:
            name = f"{self.title.title.lower()}.mkv"
            await self.radarr.import_movie(
                self.movie,
                None,
                source=f"{INCOMING}/{name}",
                size=self.title.size,
            )
            return
        self.radarr.mark_importing(self.offer.release.download_id)
        await self.radarr.import_movie(self.movie, self.offer.release)

    @property
    def path(self) -> str:
        """Return where the film lies in the library."""
        if (file := self.movie.file) is None:
            raise GoneError("The film is not imported yet")
        return file.path

    def jellyfin_provider_ids(self) -> dict[str, str]:
        """Return the ids that Jellyfin finds for the film."""
        return film_ids(self.title, self.shoko_file(self.path))

    async def _playable(self) -> None:
        """Let Jellyfin find the film; after an upgrade the old item goes."""
        title, jellyfin = self.title, self.stack.jellyfin
        old = [
            each for each in self.cast.jellyfin_ids if each in jellyfin.library.items
        ]
        for item_id in old:
            jellyfin.remove(item_id)
            await jellyfin.send_item_deleted(item_id)
        self.cast.jellyfin_ids = [
            jellyfin.add_movie(
                self.jellyfin_name(),
                year=title.year,
                path=self.path,
                provider_ids=self.jellyfin_provider_ids(),
                height=2160 if "2160p" in self.path else 1080,
                original_title=title.original_title,
                details=self.jellyfin_details(),
            )
        ]

    async def _hint(self) -> None:
        """Let Jellyfin's Webhook plugin tell."""
        for item_id in self.cast.jellyfin_ids:
            await self.stack.jellyfin.send_item_added(item_id)

    async def _announce(self) -> None:
        """Let Seerr find the film in the library; it tells once per request."""
        if self.request.status is not RequestStatus.COMPLETED:
            await self.announce(self.request, self.cast.jellyfin_ids[0])

    async def _remove(self) -> None:
        """Delete the film where somebody would."""
        await remove_film(
            self.stack, self.radarr, self.movie, self.options.removal or Removal.ARR
        )


async def remove_film(
    stack: Stack, radarr: Radarr, movie: Movie, where: Removal
) -> None:
    """Delete a film in one service; what follows by itself follows."""
    path = movie.file.path if movie.file else None
    media = stack.seerr.find_media(movie.title)
    if where is Removal.SEERR:
        if media is not None:
            stack.seerr.delete_media(media)
        return
    if where is Removal.ARR:
        await radarr.delete_movie(movie, delete_files=True)
    elif where is Removal.ARR_FILE:
        await radarr.delete_file(movie)
    else:
        await radarr.delete_file(movie, "missingFromDisk")
    await stack.drop_from_jellyfin(path)
    if media is not None:
        stack.seerr.mark_deleted(media)

"""The story of a show, anime or not."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import override

from .arr_store import Command, Messages
from .batch import Batch
from .player import Delivery, GoneError, Removal, Step
from .records import Series, SeriesEpisode
from .releases import UHD_QUALITY, episode_offer, season_offer
from .scenes import DOWNLOAD_SECONDS, FAILURE, INCOMING, Journey
from .seerr_records import RequestStatus
from .show_library import ShowLibrary, remove_show
from .sonarr import Sonarr
from .world import Episode

NOT_IMPORTED = (
    "One or more episodes expected in this release were not imported or missing from "
    "the release"
)
BLOCKED = (
    "Found matching series via grab history, but release was matched to series by ID. "
    "Automatic import is not possible. See the FAQ for details."
)
UPGRADE_QUALITY = "Bluray-1080p"
FIRST_UPGRADE = 2
"""Which episode an upgrade replaces."""


class ShowStory(Journey):
    """A show is wished for, found, fetched, imported and becomes playable."""

    library: ShowLibrary

    @override
    def script(self) -> list[Step]:
        """Return the steps in order."""
        self.library = ShowLibrary(self.stack, self.title, self.options)
        options = self.options
        steps = self.opening()
        if options.declined:
            return steps
        for season in options.seasons or self.title.seasons:
            steps += self._season(self.title.season(season))
        if self.announces:
            steps.append(self.at("announce", self._announce))
        if options.upgrade:
            first = self.title.season((options.seasons or self.title.seasons)[0])
            replaced = first[min(FIRST_UPGRADE, len(first)) - 1]
            batch = Batch(episodes=(replaced,), pack=False, quality=UPGRADE_QUALITY)
            steps += [*self._grab_steps(batch), *self._rest(batch, ticks=1)]
        if options.removal is not None:
            steps.append(self.at("remove", self._remove))
        return steps

    def _season(self, episodes: tuple[Episode, ...]) -> list[Step]:
        """Return the steps of one season."""
        singles = [Batch(episodes=(each,), pack=False) for each in episodes]
        ticks = self.options.ticks
        if self.options.delivery is Delivery.WEEKLY:
            steps = []
            for batch in singles:
                steps.append(self.at("air", partial(self._air, batch)))
                steps += [*self._grab_steps(batch), *self._rest(batch, ticks)]
            return steps
        if self.options.delivery is Delivery.SINGLES:
            return [
                *(step for batch in singles for step in self._grab_steps(batch)),
                *(step for batch in singles for step in self._rest(batch, ticks)),
            ]
        stragglers = self.options.delivery is Delivery.STRAGGLERS
        lacking = episodes[-1:] if stragglers else ()
        batch = Batch(episodes=episodes, pack=True, lacking=lacking)
        steps = [*self._grab_steps(batch), *self._rest(batch, ticks)]
        if stragglers:
            steps += [*self._grab_steps(singles[-1]), *self._rest(singles[-1], ticks)]
            steps.append(self.at("tidy", partial(self._tidy, batch)))
        return steps

    def _grab_steps(self, batch: Batch) -> list[Step]:
        """Return the grab, and before it one that fails if the story wants that."""
        if self.options.by_hand:
            return []
        grab = self.at("grab", partial(self._grab, batch))
        if not self.options.regrab or batch.quality is not None:
            return [grab]
        return [
            grab,
            Step("download", partial(self._progress, batch, 0.3), DOWNLOAD_SECONDS / 3),
            self.at("fail", partial(self._fail, batch)),
            grab,
        ]

    def _rest(self, batch: Batch, ticks: int) -> list[Step]:
        """Return the steps from the first byte to the play button."""
        steps = []
        if not self.options.by_hand:
            steps = self.download_steps(
                ticks, partial(self._progress, batch), partial(self._stall, batch)
            )
            steps.append(self.at("finish", partial(self._finish, batch)))
        if self.options.import_blocked:
            steps.append(self.at("block", partial(self._block, batch, BLOCKED)))
        steps += [
            self.at("import", partial(self._import, batch, each)) for each in batch.held
        ]
        if batch.lacking:
            steps.append(self.at("block", partial(self._block, batch, NOT_IMPORTED)))
        else:
            steps.append(self.at("complete", partial(self._complete, batch)))
        if self.title.kind.is_anime:
            steps += self.matching(partial(self._paths, batch))
        return [
            *steps,
            self.at("playable", partial(self._playable, batch)),
            self.at("hint", self.library.hint),
        ]

    @property
    def sonarr(self) -> Sonarr:
        """Return the Sonarr that takes this wish."""
        return self.stack.sonarr_for(is_4k=self.options.is_4k)

    @property
    def series(self) -> Series:
        """Return the series in Sonarr, once it is there."""
        if (series := self.sonarr.find(self.title.tvdb_id)) is None:
            raise GoneError("Sonarr does not know this series yet")
        return series

    def _known(self, episodes: Sequence[Episode]) -> list[SeriesEpisode]:
        """Return episodes as Sonarr knows them."""
        try:
            return [self.series.find(each.season, each.number) for each in episodes]
        except KeyError as err:
            raise GoneError("Sonarr does not know this episode any more") from err

    @override
    async def add(self) -> None:
        """Add the show in Sonarr."""
        await self.sonarr.add_series(self.title, seasons=self.options.seasons)

    @override
    def is_about(self, command: Command) -> bool:
        """Tell whether a command names this show or one of its episodes."""
        if (series := self.sonarr.find(self.title.tvdb_id)) is None:
            return False
        if command.body.get("seriesId") == series.id:
            return True
        ids = command.body.get("episodeIds")
        return isinstance(ids, list) and any(e.id in ids for e in series.episodes)

    @override
    async def search(self) -> None:
        """Let Sonarr look for releases."""
        self.sonarr.note_command("SeriesSearch", {"seriesId": self.series.id})

    async def _air(self, batch: Batch) -> None:
        """Let an episode air yesterday and the later ones week by week from then."""
        day = self.stack.clock.now().date() - timedelta(days=1)
        first = self._known(batch.episodes)[0]
        for known in self.series.episodes:
            weeks = known.episode.number - first.episode.number
            if known.episode.season == first.episode.season and weeks >= 0:
                airs = day + timedelta(weeks=weeks)
                known.episode = replace(known.episode, air_date=airs.isoformat())

    async def _grab(self, batch: Batch) -> None:
        """Hand a release to the client; Sonarr tells."""
        options, title = self.options, self.title
        quality = batch.quality or (UHD_QUALITY if options.is_4k else None)
        if batch.pack:
            batch.offer = season_offer(
                title,
                batch.episodes[0].season,
                self.rng,
                episodes=batch.held,
                quality=quality,
                hybrid=options.hybrid,
            )
        else:
            batch.offer = episode_offer(
                title,
                batch.episodes[0],
                self.rng,
                quality=quality,
                hybrid=options.hybrid,
            )
        self.cast.offer = batch.offer
        self.fetch(batch.offer, category=self.sonarr.category)
        await self.sonarr.grab(
            self.series, self._known(batch.episodes), batch.offer.release
        )

    async def _progress(self, batch: Batch, progress: float) -> None:
        """Move a download on; no webhook exists for that."""
        self.progress(self.sonarr, batch.fetched, progress)

    async def _stall(self, batch: Batch) -> None:
        """Let a download get no data."""
        self.stall(batch.fetched)

    async def _finish(self, batch: Batch) -> None:
        """Complete a download; no webhook exists for that."""
        self.complete(self.sonarr, batch.fetched)

    async def _fail(self, batch: Batch) -> None:
        """Let a download stall and be given up."""
        offer = batch.fetched
        self.stall(offer)
        await self.sonarr.fail_download(self.series, offer.release, FAILURE)
        self.stack.qbittorrent.remove(offer.torrent_hash, delete_files=True)

    async def _block(self, batch: Batch, reason: str) -> None:
        """Leave an import, or what is left of it, to somebody; Sonarr tells."""
        release = batch.fetched.release
        lines: Messages = ((release.title, (reason,)),)
        if batch.lacking:
            lines = ((reason, ()),)
        await self.sonarr.block_import(
            self.series, self._known(batch.episodes), release, lines
        )

    async def _import(self, batch: Batch, episode: Episode) -> None:
        """Import one file; Sonarr tells."""
        known = self._known([episode])
        if self.options.by_hand:
            source = f"{INCOMING}/{self.title.slug} {episode.code}.mkv"
            file = await self.sonarr.import_file(
                self.series, known, None, source=source, size=self.title.size
            )
        else:
            release = batch.fetched.release
            self.sonarr.mark_importing(release.download_id)
            file = await self.sonarr.import_file(self.series, known, release)
        batch.files.append(file)

    async def _complete(self, batch: Batch) -> None:
        """Finish the import of a release; Sonarr tells."""
        await self.sonarr.complete_import(
            self.series,
            self._known(batch.episodes),
            None if self.options.by_hand else batch.fetched.release,
            source=INCOMING if self.options.by_hand else "",
        )

    async def _tidy(self, batch: Batch) -> None:
        """Let somebody take what is left of a pack out of the queue."""
        self.sonarr.unqueue(batch.fetched.release.download_id)

    def _paths(self, batch: Batch) -> list[str]:
        """Return where the files of a batch lie in the library."""
        return [file.path for file in batch.files]

    @override
    def episode_at(self, path: str) -> Episode | None:
        """Return the episode that a file of the library holds."""
        for known in self.series.episodes:
            if known.file is not None and known.file.path == path:
                # Its air date may have moved since the story began.
                place = (known.episode.season, known.episode.number)
                for episode in self.title.episodes:
                    if (episode.season, episode.number) == place:
                        return episode
        return None

    async def _playable(self, batch: Batch) -> None:
        """Let Jellyfin find the episodes; what they replace goes."""
        for episode, file in zip(batch.held, batch.files, strict=True):
            await self.library.add(episode, file, self.shoko_file(file.path))
        self.cast.jellyfin_ids = list(self.library.episode_ids.values())

    async def _announce(self) -> None:
        """Let Seerr find the seasons in the library; it tells once per request."""
        if self.request.status is not RequestStatus.COMPLETED:
            await self.announce(self.request, self.library.series_id)

    async def _remove(self) -> None:
        """Delete the show where somebody would."""
        await remove_show(
            self.sonarr, self.series, self.options.removal or Removal.ARR, self.library
        )

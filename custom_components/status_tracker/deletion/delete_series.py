"""Delete a show in Sonarr, or some of its seasons."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, override

from ..clients.arr_models import MediaFile
from ..clients.sonarr import SonarrClient
from ..clients.sonarr_models import Episode, Series
from ..tracker.models import ItemKey
from .delete_in_arr import ArrStep, TitleStep, file_thing
from .models import KeptReason, Thing, ThingKind


class _SonarrStep(ArrStep[SonarrClient]):
    """Delete in one Sonarr."""

    async def _find(self) -> Series | None:
        """Return the show, by its number here, its TVDB id or its TMDB id."""
        if (found := await self._known_here()) is not None:
            return found
        if self.known.tvdb is not None:
            return await self.client.series_by_tvdb(self.known.tvdb)
        if self.known.tmdb is not None:
            return await self.client.series_by_tmdb(self.known.tmdb)
        return None

    async def _known_here(self) -> Series | None:
        """Return the show by its number here, None if that is not, or no more, its."""
        for series_id in self._refs():
            series = await self.client.series(series_id)
            if series is not None and self._is_it(series):
                return series
        return None

    def _is_it(self, series: Series) -> bool:
        """Tell whether a show is the one that is meant."""
        return self.known.is_same(
            tmdb=series.tmdb_id,
            tvdb=series.tvdb_id,
            imdb=series.imdb_id,
            names=(series.title,),
        )

    async def _meet(self) -> Series | None:
        """Find the show and note what it tells of itself."""
        series = await self._find()
        self._settle_on(series.id if series is not None else None)
        if series is None or series.id is None:
            return None
        self.known.learn(
            tmdb=series.tmdb_id,
            tvdb=series.tvdb_id,
            imdb=series.imdb_id,
            names=(series.title,),
        )
        return series


class SeriesStep(_SonarrStep, TitleStep[SonarrClient]):
    """Delete a show in one Sonarr."""

    kind: ClassVar[ThingKind] = ThingKind.SERIES

    @override
    async def plan(self) -> None:
        if (series := await self._meet()) is None or series.id is None:
            return
        title = Thing(
            kind=self.kind,
            id=str(series.id),
            name=series.title,
            path=series.path,
            size=series.size,
        )
        files = await self.client.episode_files(series.id)
        self._note_history(await self.client.series_history(series.id))
        self._take_title(title, files, await self._note_queue())

    @override
    async def _is_there(self, title_id: int) -> bool:
        series = await self.client.series(title_id)
        return series is not None and self._is_it(series)

    @override
    async def _delete(self, title_id: int) -> None:
        options = self.work.deletion.options
        await self.client.delete_series(
            title_id, delete_files=options.delete_files, exclude=options.exclude
        )


class SeasonsStep(_SonarrStep):
    """Delete the files of some seasons of a show in one Sonarr, and look for no more.

    Without that Sonarr would fetch again what it misses.
    """

    @override
    async def plan(self) -> None:
        if (series := await self._meet()) is None or series.id is None:
            return
        episodes = await self.client.episodes(series.id)
        places: dict[int | None, ItemKey] = {
            each.id: ItemKey(each.season, each.number or 0)
            for each in episodes
            if each.season is not None
        }
        self._note_history(await self.client.series_history(series.id), places)
        going, staying = _files_of(episodes, self.seasons or frozenset())
        things = self._take_files(going)
        downloads = await self._note_queue()
        self.record.objects = (*things, *downloads)
        if not self.work.deletion.options.delete_files:
            for thing in self.record.objects:
                self.keep(thing, KeptReason.FILES_KEPT)
        for file, seasons in staying:
            names = (f"S{season:02d}" for season in seasons)
            self.keep(file_thing(file), KeptReason.OTHER_SEASONS, *names)
        self.record.objects = (
            *self._monitored(series, episodes),
            *self.record.objects,
        )

    @override
    async def left(self) -> Sequence[Thing]:
        if (series := await self._known_here()) is None or series.id is None:
            return ()
        episodes = await self.client.episodes(series.id)
        left = [*self._monitored(series, episodes), *await self._left_downloads()]
        if self.work.deletion.options.delete_files:
            # What was imported meanwhile goes too.
            going, _ = _files_of(episodes, self.seasons or frozenset())
            left += map(file_thing, going)
        return left

    def _monitored(self, series: Series, episodes: Iterable[Episode]) -> list[Thing]:
        """Return the seasons to delete in which Sonarr looks for anything."""
        found = {each.number for each in series.seasons if each.is_monitored}
        found |= {
            each.season
            for each in episodes
            if each.is_monitored and each.season is not None
        }
        return [
            Thing(kind=ThingKind.SEASON, id=str(number), season=number)
            for number in sorted(found & (self.seasons or frozenset()))
        ]

    async def _unmonitor(self, things: Iterable[Thing]) -> None:
        """Let Sonarr look for nothing more in the seasons among some things."""
        wanted = {int(each.id) for each in things if each.kind is ThingKind.SEASON}
        for series_id in self._refs() if wanted else ():
            episodes = await self.client.episodes(series_id, files=False)
            ids = [
                each.id
                for each in episodes
                if each.is_monitored and each.season in wanted
            ]
            await self.client.unmonitor(series_id, wanted, ids)

    @override
    async def remove(self, things: Sequence[Thing]) -> None:
        # First of all, or Sonarr searches for what it misses.
        await self._unmonitor(things)
        await self._remove_downloads(things)
        for thing in things:
            if thing.kind is ThingKind.FILE:
                await self.client.delete_episode_file(int(thing.id))


def _files_of(
    episodes: Iterable[Episode], seasons: frozenset[int]
) -> tuple[list[MediaFile], list[tuple[MediaFile, list[int]]]]:
    """Return the files of some seasons, and those that hold others as well."""
    files: dict[int, MediaFile] = {}
    held: dict[int, set[int]] = {}
    for episode in episodes:
        if episode.file is not None and episode.season is not None:
            files[episode.file.id] = episode.file
            held.setdefault(episode.file.id, set()).add(episode.season)
    going = [files[each] for each in sorted(files) if held[each] <= seasons]
    staying = [
        (files[each], sorted(held[each] - seasons))
        for each in sorted(files)
        if held[each] & seasons and not held[each] <= seasons
    ]
    return going, staying

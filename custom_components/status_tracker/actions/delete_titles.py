"""Delete a film or a show in Radarr or Sonarr, or the files of some seasons."""

from collections.abc import Iterable, Sequence
from typing import override

from ..clients.arr import ArrClient
from ..clients.arr_activity import HistoryRecord, QueueRecord
from ..clients.arr_models import MediaFile
from ..clients.radarr import RadarrClient
from ..clients.radarr_models import Movie
from ..clients.sonarr import SonarrClient
from ..clients.sonarr_models import Episode, Series
from ..tracker.models import FILM, ArrRef, ItemKey
from .deletion_models import KeptReason, Note, Thing, ThingKind
from .deletion_step import DeletionStep


class _ArrStep[Client: ArrClient](DeletionStep[Client]):
    """Delete in one Radarr or Sonarr, and what it still downloads elsewhere."""

    def _settle_on(self, title_id: int | None) -> None:
        """Keep the number that the title really has here, and no other."""
        here = self.record.instance
        known = {ref for ref in self.known.arr if ref.instance != here}
        self.known.arr = known | ({ArrRef(here, title_id)} if title_id else set())

    def _refs(self) -> list[int]:
        """Return the numbers that the title may have here."""
        here = self.record.instance
        return sorted(ref.id for ref in self.known.arr if ref.instance == here)

    @property
    def title_id(self) -> int | None:
        """Return the number of the title, once it was found."""
        return next(iter(self._refs()), None)

    def _note_history(self, records: Iterable[HistoryRecord]) -> None:
        """Note the downloads that brought the title."""
        for record in records:
            for download_id in (record.download_id, record.torrent_hash):
                if download_id is not None:
                    items = self.known.downloads.setdefault(download_id, set())
                    items.update(_item(record.season, record.number, record.movie_id))

    async def _queued(self) -> dict[str, list[QueueRecord]]:
        """Return what is being downloaded of the title, by download."""
        found: dict[str, list[QueueRecord]] = {}
        for record in await self.client.queue():
            title_id = record.movie_id or record.series_id
            if record.download_id is not None and title_id == self.title_id:
                found.setdefault(record.download_id, []).append(record)
        return found

    async def _note_queue(self) -> list[Thing]:
        """Note what is being downloaded of the title, and return it."""
        things: list[Thing] = []
        for download_id, records in (await self._queued()).items():
            items = self.known.downloads.setdefault(download_id, set())
            for record in records:
                items.update(_item(record.season, None, record.movie_id))
            if self.seasons is None or {each.season for each in records} <= (
                self.seasons
            ):
                things.append(_download(download_id, records[0]))
        return things

    def _objects(self, kind: ThingKind) -> list[Thing]:
        """Return the objects of one kind."""
        return [thing for thing in self.record.objects if thing.kind is kind]

    async def _left_downloads(self) -> list[Thing]:
        """Return which of the downloads are still in the queue."""
        if not (downloads := self._objects(ThingKind.DOWNLOAD)):
            return []
        queued = await self._queued()
        return [thing for thing in downloads if thing.id in queued]

    async def _remove_downloads(self, things: Iterable[Thing]) -> None:
        """Take downloads out of the queue and out of their client."""
        wanted = {thing.id for thing in things if thing.kind is ThingKind.DOWNLOAD}
        if not wanted:
            return
        for download_id, records in (await self._queued()).items():
            if download_id in wanted:
                await self.client.remove_from_queue(
                    records[0].id, remove_from_client=True, search_again=False
                )

    def _take_files(self, files: Iterable[MediaFile]) -> list[Thing]:
        """Return files as things, and note where they lie."""
        things = [_file(file) for file in files]
        if self.work.deletion.options.delete_files:
            self.known.paths |= {thing.path for thing in things if thing.path}
        return things

    def _take_title(
        self, title: Thing, files: Iterable[MediaFile], downloads: Iterable[Thing]
    ) -> None:
        """Take a whole title with its files, which stay if they shall."""
        things = self._take_files(files)
        if self.work.deletion.options.delete_files:
            if title.path:
                self.known.folders.add(title.path)
            self.record.objects = (title, *things, *downloads)
            return
        self.record.objects = (title,)
        for thing in things:
            self.keep(thing, KeptReason.FILES_KEPT)


class MovieStep(_ArrStep[RadarrClient]):
    """Delete a film in one Radarr."""

    @override
    async def plan(self) -> None:
        movie = await self._find()
        self._settle_on(movie.id if movie is not None else None)
        if movie is None or movie.id is None:
            return
        self.known.learn(
            tmdb=movie.tmdb_id,
            imdb=movie.imdb_id,
            names=(movie.title, movie.original_title),
        )
        files = await self.client.movie_files(movie.id)
        self._note_history(await self.client.movie_history(movie.id))
        title = Thing(
            kind=ThingKind.MOVIE,
            id=str(movie.id),
            name=movie.title,
            path=movie.path,
            size=movie.size,
        )
        self._take_title(title, files, await self._note_queue())

    async def _find(self) -> Movie | None:
        """Return the film, by its number here or by its TMDB id."""
        for movie_id in self._refs():
            movie = await self.client.movie(movie_id)
            if movie is not None and self._is_it(movie):
                return movie
        if self.known.tmdb is None:
            return None
        return await self.client.movie_by_tmdb(self.known.tmdb)

    def _is_it(self, movie: Movie) -> bool:
        """Tell whether a film is the one that is meant."""
        return self.known.agrees(tmdb=movie.tmdb_id, imdb=movie.imdb_id)

    @override
    async def left(self) -> Sequence[Thing]:
        found: list[Thing] = []
        for thing in self._objects(ThingKind.MOVIE):
            movie = await self.client.movie(int(thing.id))
            if movie is not None and self._is_it(movie):
                found.append(thing)
        return [*found, *await self._left_downloads()]

    @override
    async def remove(self, things: Sequence[Thing]) -> None:
        await self._remove_downloads(things)
        options = self.work.deletion.options
        for thing in things:
            if thing.kind is ThingKind.MOVIE:
                await self.client.delete_movie(
                    int(thing.id),
                    delete_files=options.delete_files,
                    exclude=options.exclude,
                )


class _SonarrStep(_ArrStep[SonarrClient]):
    """Delete in one Sonarr."""

    async def _find(self) -> Series | None:
        """Return the show, by its number here, its TVDB id or its TMDB id."""
        known = self.known
        for series_id in self._refs():
            series = await self.client.series(series_id)
            if series is not None and self._is_it(series):
                return series
        found: Series | None = None
        if known.tvdb is not None:
            found = await self.client.series_by_tvdb(known.tvdb)
        elif known.tmdb is not None:
            found = await self.client.series_by_tmdb(known.tmdb)
        return found

    def _is_it(self, series: Series) -> bool:
        """Tell whether a show is the one that is meant."""
        return self.known.agrees(
            tmdb=series.tmdb_id, tvdb=series.tvdb_id, imdb=series.imdb_id
        )

    async def _meet(self) -> Series | None:
        """Find the show and note what it tells."""
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
        self._note_history(await self.client.series_history(series.id))
        return series


class SeriesStep(_SonarrStep):
    """Delete a show in one Sonarr."""

    @override
    async def plan(self) -> None:
        if (series := await self._meet()) is None or series.id is None:
            return
        title = Thing(
            kind=ThingKind.SERIES,
            id=str(series.id),
            name=series.title,
            path=series.path,
            size=series.size,
        )
        files = await self.client.episode_files(series.id)
        self._take_title(title, files, await self._note_queue())

    @override
    async def left(self) -> Sequence[Thing]:
        found: list[Thing] = []
        for thing in self._objects(ThingKind.SERIES):
            series = await self.client.series(int(thing.id))
            if series is not None and self._is_it(series):
                found.append(thing)
        return [*found, *await self._left_downloads()]

    @override
    async def remove(self, things: Sequence[Thing]) -> None:
        await self._remove_downloads(things)
        options = self.work.deletion.options
        for thing in things:
            if thing.kind is ThingKind.SERIES:
                await self.client.delete_series(
                    int(thing.id),
                    delete_files=options.delete_files,
                    exclude=options.exclude,
                )


class SeasonsStep(_SonarrStep):
    """Delete the files of some seasons of a show in one Sonarr."""

    @override
    async def plan(self) -> None:
        if (series := await self._meet()) is None or series.id is None:
            return
        going, staying = _files_of(
            await self.client.episodes(series.id), self.seasons or frozenset()
        )
        things = self._take_files(going)
        downloads = await self._note_queue()
        self.record.objects = (*things, *downloads)
        if not self.work.deletion.options.delete_files:
            for thing in self.record.objects:
                self.keep(thing, KeptReason.FILES_KEPT)
        for file, seasons in staying:
            names = (f"S{season:02d}" for season in seasons)
            self.keep(_file(file), KeptReason.OTHER_SEASONS, *names)
        if any(
            season.is_monitored
            for season in series.seasons
            if season.number in (self.seasons or ())
        ):
            self.record.notes = (Note.STILL_MONITORED,)

    @override
    async def left(self) -> Sequence[Thing]:
        if (series_id := self.title_id) is None or not self.record.objects:
            return ()
        # What was imported meanwhile goes too.
        going, _ = _files_of(
            await self.client.episodes(series_id), self.seasons or frozenset()
        )
        return [*map(_file, going), *await self._left_downloads()]

    @override
    async def remove(self, things: Sequence[Thing]) -> None:
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


def _file(file: MediaFile) -> Thing:
    """Return what is shown of a file."""
    return Thing(
        kind=ThingKind.FILE,
        id=str(file.id),
        path=file.path,
        size=file.size,
        season=file.season,
        facts={"quality": file.quality} if file.quality else {},
    )


def _download(download_id: str, record: QueueRecord) -> Thing:
    """Return what is shown of a download in the queue."""
    return Thing(
        kind=ThingKind.DOWNLOAD,
        id=download_id,
        name=record.title,
        size=record.size,
        facts={"client": record.client} if record.client else {},
    )


def _item(season: int | None, number: int | None, movie_id: int | None) -> set[ItemKey]:
    """Return the item that a record is about, as far as it tells."""
    if movie_id is not None:
        return {FILM}
    return {ItemKey(season, number or 0)} if season is not None else set()

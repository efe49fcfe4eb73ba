"""A simulated Sonarr."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import ClassVar, override

from aiohttp import web

from .arr import Arr, Messages
from .payloads import Json, sonarr as payloads
from .records import (
    HistoryRecord,
    MediaFile,
    QueueItem,
    Release,
    Series,
    SeriesEpisode,
    dotnet_time,
)
from .resources import history_line, queue_line
from .sonarr_api import SonarrApi, episode_resource, series_resource
from .world import Episode, Title

DOWNLOADS = "/data/downloads/complete/sonarr"
SILENT_SINGLE_REJECTION = ((4, 0, 11), (5,))
"""Versions from the first to before the second say nothing about one rejected file."""


class Sonarr(Arr):
    """Know series, search, grab, import and tell about it."""

    name = "sonarr"
    app_name = "Sonarr"
    default_version = "4.0.19.2979"
    category: ClassVar[str] = "sonarr"
    triggers: ClassVar[dict[str, tuple[int, ...]]] = {
        "onGrab": (0,),
        "onDownload": (0,),
        "onUpgrade": (0,),
        "onImportComplete": (4, 0, 6, 1847),
        "onRename": (0,),
        "onSeriesAdd": (4,),
        "onSeriesDelete": (0,),
        "onEpisodeFileDelete": (0,),
        "onEpisodeFileDeleteForUpgrade": (0,),
        "onHealthIssue": (0,),
        "includeHealthWarnings": (0,),
        "onHealthRestored": (4,),
        "onApplicationUpdate": (0,),
        "onManualInteractionRequired": (4,),
    }
    first_with_headers = (4, 0, 10, 2656)
    events: ClassVar[dict[str, int]] = {
        "grabbed": 1,
        "seriesFolderImported": 2,
        "downloadFolderImported": 3,
        "downloadFailed": 4,
        "episodeFileDeleted": 5,
        "episodeFileRenamed": 6,
        "downloadIgnored": 7,
    }

    series: dict[int, Series]
    _next_series_id: int
    _next_episode_id: int
    _next_file_id: int

    @override
    def prepare(self) -> None:
        """Begin without series."""
        self.series = {}
        self._next_series_id = 12
        self._next_episode_id = 501
        self._next_file_id = 401

    @override
    def own_routes(self) -> list[web.RouteDef]:
        """Return the routes about series."""
        return SonarrApi(self).routes()

    @override
    def test_body(self) -> Json:
        """Return the body of a Test."""
        return payloads.test()

    @property
    @override
    def state_application_url(self) -> str | None:
        """Leave the URL out of messages about the program itself."""
        return None

    def find(self, tvdb_id: int | None) -> Series | None:
        """Return the series with a TVDB id."""
        for series in self.series.values():
            if series.title.tvdb_id == tvdb_id:
                return series
        return None

    async def add_series(
        self,
        title: Title,
        *,
        seasons: Sequence[int] = (),
        tags: Sequence[str] = (),
    ) -> Series:
        """Add a series with these seasons monitored, all if none is named, and tell.

        A series that is known only has the seasons monitored; nobody is told.
        """
        wanted = set(seasons or title.seasons)
        series = self.find(title.tvdb_id)
        if series is not None:
            for each in series.episodes:
                each.monitored = each.monitored or each.episode.season in wanted
            return series
        labels = [*tags, *(["anime"] if title.kind.is_anime else [])]
        self.tags.numbers(labels)
        series = Series(
            id=self._next_series_id, title=title, tags=labels, added=self.clock.now()
        )
        self._next_series_id += 1
        self.series[series.id] = series
        for episode in title.episodes:
            self.add_episode(series, episode, monitored=episode.season in wanted)
        await self.tell(
            "SeriesAdd", payloads.series_add(series, self.version_tuple), "onSeriesAdd"
        )
        return series

    def add_episode(
        self, series: Series, episode: Episode, *, monitored: bool = True
    ) -> SeriesEpisode:
        """Learn of an episode; the last one of a season counts as its finale."""
        last = max(e.number for e in series.title.season(episode.season))
        added = SeriesEpisode(
            id=self._next_episode_id,
            series_id=series.id,
            episode=episode,
            monitored=monitored,
            finale=episode.number == last,
        )
        self._next_episode_id += 1
        series.episodes.append(added)
        return added

    async def grab(
        self, series: Series, episodes: Sequence[SeriesEpisode], release: Release
    ) -> None:
        """Hand a release to the download client and tell."""
        for episode in episodes:
            self.enqueue(
                QueueItem(
                    id=self.next_id(),
                    release=release,
                    added=self.clock.now(),
                    episode=episode,
                    size_left=release.size,
                    output_path=f"{DOWNLOADS}/{release.stem}",
                )
            )
            self.record(
                "grabbed",
                title=release.title,
                quality=release.quality,
                data=self.grab_data(release),
                release=release,
                series_id=series.id,
                episode_id=episode.id,
            )
        body = payloads.grab(series, episodes, release, self.version_tuple)
        await self.tell("Grab", body, "onGrab")

    async def import_file(
        self,
        series: Series,
        episodes: Sequence[SeriesEpisode],
        release: Release | None,
        *,
        source: str = "",
        size: int = 0,
        scene_name: str = "",
        quality: str = "WEBDL-1080p",
    ) -> MediaFile:
        """Import one file that holds one or more episodes, and tell.

        Without a release the file at `source` is imported by hand, outside the queue.
        """
        source = source or self.source_of(episodes, release)
        quality = release.quality if release else quality
        relative = self._file_name(series, episodes, quality)
        if release is not None:
            size = size or self.disk.size(source) or release.size
        file = MediaFile(
            id=self._next_file_id,
            relative_path=relative,
            path=f"{series.title.folder}/{relative}",
            quality=quality,
            group=release.group if release else "DEMO",
            scene_name=scene_name or source.rsplit("/", 1)[-1].removesuffix(".mkv"),
            size=size,
            date_added=dotnet_time(self.clock.now()),
            source_path=source,
        )
        if release is not None:
            file = replace(file, languages=release.languages, media=release.media)
        self._next_file_id += 1
        replaced = {e.file.id: e.file for e in episodes if e.file is not None}
        for old in replaced.values():
            await self._remove_file(series, old, "upgrade")
        for episode in episodes:
            episode.file = file.at_rest()
            self.record(
                "downloadFolderImported",
                title=release.title if release else file.scene_name,
                quality=quality,
                data=self.import_data(
                    release, file_id=file.id, source=source, path=file.path, size=size
                ),
                release=release,
                series_id=series.id,
                episode_id=episode.id,
            )
        self.disk.add(file.path, file.size)
        await self.tell(
            "Download",
            payloads.download(
                series,
                episodes,
                file,
                release,
                self.version_tuple,
                replaced=tuple(replaced.values()),
            ),
            "onUpgrade" if replaced else "onDownload",
        )
        return file

    async def complete_import(
        self,
        series: Series,
        episodes: Sequence[SeriesEpisode],
        release: Release | None,
        *,
        source: str = "",
    ) -> None:
        """Finish a release: it leaves the queue, and Import Complete is told."""
        files = {e.file.id: e.file for e in episodes if e.file is not None}
        if release is not None:
            self.unqueue(release.download_id)
            source = source or f"{DOWNLOADS}/{release.stem}"
        body = payloads.import_complete(
            series,
            episodes,
            tuple(files.values()),
            release,
            self.version_tuple,
            source=source,
        )
        await self.tell("Download", body, "onImportComplete")

    async def import_release(
        self, series: Series, episodes: Sequence[SeriesEpisode], release: Release
    ) -> None:
        """Import a whole release file by file, then complete it."""
        for episode in episodes:
            await self.import_file(series, [episode], release)
        await self.complete_import(series, episodes, release)

    async def fail_download(
        self, series: Series, release: Release, reason: str
    ) -> None:
        """Give up a download; no webhook exists for that."""
        episodes = [q.episode for q in self.queued(release.download_id) if q.episode]
        self.unqueue(release.download_id)
        for episode in episodes:
            self.record(
                "downloadFailed",
                title=release.title,
                quality=release.quality,
                data={"message": reason, "downloadClient": release.client},
                release=release,
                series_id=series.id,
                episode_id=episode.id,
            )

    async def block_import(
        self,
        series: Series | None,
        episodes: Sequence[SeriesEpisode],
        release: Release,
        messages: Messages,
        *,
        single_rejection: bool = False,
    ) -> None:
        """Leave a finished download in the queue and tell that somebody must act.

        A single rejected file of a grabbed release is not told by 4.0.11 and later 4.x.
        """
        self.mark_blocked(release.download_id, messages)
        first, end = SILENT_SINGLE_REJECTION
        if single_rejection and first <= self.version_tuple < end:
            return
        await self.tell(
            "ManualInteractionRequired",
            payloads.manual_interaction(
                series,
                episodes,
                release,
                tuple(messages),
                self.version_tuple,
                known_release=series is not None,
            ),
            "onManualInteractionRequired",
        )

    async def delete_series(self, series: Series, *, delete_files: bool) -> None:
        """Remove a series, perhaps with its folder, and tell."""
        body = payloads.series_delete(
            series, self.version_tuple, deleted_files=delete_files
        )
        del self.series[series.id]
        for item in list(self.queue.values()):
            if item.episode is not None and item.episode.series_id == series.id:
                del self.queue[item.id]
        self.history = [each for each in self.history if each.series_id != series.id]
        if delete_files:
            self.disk.remove_under(series.title.folder)
        await self.tell("SeriesDelete", body, "onSeriesDelete")

    async def delete_file(
        self, series: Series, file: MediaFile, reason: str = "manual"
    ) -> None:
        """Remove an episode's file and tell."""
        await self._remove_file(series, file, reason)

    async def rename_file(
        self, series: Series, episode: SeriesEpisode, relative: str
    ) -> None:
        """Give an episode's file another name and tell; nothing without a file."""
        if (file := episode.file) is None:
            return
        path = f"{series.title.folder}/{relative}"
        renamed = replace(file, relative_path=relative, path=path)
        self.disk.move(file.path, path)
        for each in series.episodes:
            if each.file is not None and each.file.id == file.id:
                each.file = renamed
        body = payloads.rename(series, renamed, file.relative_path, self.version_tuple)
        await self.tell("Rename", body, "onRename")

    def source_of(
        self, episodes: Iterable[SeriesEpisode], release: Release | None
    ) -> str:
        """Return the file of a release that holds these episodes."""
        if release is None:
            raise ValueError("A manual import needs its source")
        folder = f"{DOWNLOADS}/{release.stem}"
        codes = [each.episode.code.lower() for each in episodes]
        for path in self.disk.under(folder):
            if any(code in path.lower() for code in codes):
                return path
        return f"{folder}/{release.stem}.mkv"

    @override
    def queue_resource(self, item: QueueItem, *, details: bool) -> Json:
        """Return a queue line as the API shows it."""
        line: Json = {}
        if (episode := item.episode) is not None:
            line = {
                "seriesId": episode.series_id,
                "episodeId": episode.id,
                "seasonNumber": episode.episode.season,
                "episodeHasFile": episode.file is not None,
            }
            if details:
                series = self.series[episode.series_id]
                line["series"] = series_resource(self, series)
                line["episode"] = episode_resource(series, episode)
        return {**line, **queue_line(item, self.clock)}

    @override
    def history_resource(self, record: HistoryRecord, *, details: bool) -> Json:
        """Return a history line as the API shows it."""
        line: Json = {"episodeId": record.episode_id, "seriesId": record.series_id}
        series = self.series.get(record.series_id or 0)
        if details and series is not None:
            for episode in series.episodes:
                if episode.id == record.episode_id:
                    line["episode"] = episode_resource(series, episode)
        return {**line, **history_line(record)}

    @staticmethod
    def _file_name(
        series: Series, episodes: Sequence[SeriesEpisode], quality: str
    ) -> str:
        """Return the name of a file within the series' folder."""
        first = episodes[0].episode
        code = first.code + "".join(f"-E{e.episode.number:02d}" for e in episodes[1:])
        title = " + ".join(each.episode.title for each in episodes)
        name = f"{series.title.title} - {code} - {title} {quality}.mkv"
        return f"Season {first.season:02d}/{name}"

    async def _remove_file(self, series: Series, file: MediaFile, reason: str) -> None:
        """Remove a file, whichever episodes it holds, and tell."""
        episodes = [
            each
            for each in series.episodes
            if each.file is not None and each.file.id == file.id
        ]
        self.disk.remove(file.path)
        for episode in episodes:
            episode.file = None
            self.record(
                "episodeFileDeleted",
                title=file.path,
                quality=file.quality,
                data={"reason": reason[0].upper() + reason[1:]},
                series_id=series.id,
                episode_id=episode.id,
            )
        upgrade = reason == "upgrade"
        await self.tell(
            "EpisodeFileDelete",
            payloads.episode_file_delete(
                series, episodes, file, reason, self.version_tuple
            ),
            "onEpisodeFileDeleteForUpgrade" if upgrade else "onEpisodeFileDelete",
        )

"""A simulated Sonarr."""

from collections.abc import Sequence
from typing import ClassVar, override

from aiohttp import web

from .arr_store import Messages
from .payloads import Json, sonarr as payloads
from .records import (
    HistoryRecord,
    QueueItem,
    Release,
    Series,
    SeriesEpisode,
)
from .resources import history_line, queue_line
from .sonarr_api import SonarrApi
from .sonarr_files import DOWNLOADS, SonarrFiles
from .sonarr_resources import episode_resource, series_resource
from .world import Episode, Title

SILENT_SINGLE_REJECTION = ((4, 0, 11), (5,))
"""Versions from the first to before the second say nothing about one rejected file."""


class Sonarr(SonarrFiles):
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

"""Talk to Sonarr over its v3 API."""

from collections.abc import Callable, Iterable
from typing import ClassVar, override

from .answers import Removal
from .arr import API, ArrClient
from .arr_activity import HistoryRecord, parse_history_record
from .arr_models import Command, MediaFile, parse_media_file
from .parsing import objects
from .sonarr_models import Episode, Series, parse_episode, parse_series
from .transport import Param


class SonarrClient(ArrClient):
    """Ask one Sonarr for its shows and command it."""

    app_name: ClassVar[str] = "Sonarr"
    oldest: ClassVar[tuple[int, ...]] = (4,)
    subject: ClassVar[str] = "series"
    webhook_events: ClassVar[tuple[str, ...]] = (
        "onGrab",
        "onDownload",
        "onUpgrade",
        "onImportComplete",
        "onRename",
        "onSeriesAdd",
        "onSeriesDelete",
        "onEpisodeFileDelete",
        "onEpisodeFileDeleteForUpgrade",
        "onManualInteractionRequired",
    )

    async def all_series(self) -> list[Series]:
        """Return all shows."""
        return await self._get_list(f"{API}/series", parse_series)

    async def all_series_as[T](self, keep: Callable[[Series], T | None]) -> list[T]:
        """Return what is kept of each show: a long list then takes little room."""
        return await self._get_list(
            f"{API}/series",
            lambda data: keep(series) if (series := parse_series(data)) else None,
        )

    async def series(self, series_id: int) -> Series | None:
        """Return a show by its id in Sonarr, None when there is none."""
        found = await self._get_or_none(f"{API}/series/{series_id}")
        return None if found is None else parse_series(found)

    async def series_by_tvdb(self, tvdb_id: int) -> Series | None:
        """Return the show with a TVDB id, None when Sonarr does not have it."""
        found = await self._get_list(f"{API}/series", parse_series, {"tvdbId": tvdb_id})
        return next((series for series in found if series.tvdb_id == tvdb_id), None)

    async def series_by_tmdb(self, tmdb_id: int) -> Series | None:
        """Return the show with a TMDB id; Sonarr sends all shows for that."""
        found = await self.all_series()
        return next((series for series in found if series.tmdb_id == tmdb_id), None)

    async def lookup(self, tvdb_id: int) -> Series | None:
        """Return what is known in public of a show, its other titles among it."""
        found = await self._get_list(
            f"{API}/series/lookup", parse_series, {"term": f"tvdb:{tvdb_id}"}
        )
        return next((series for series in found if series.tvdb_id == tvdb_id), None)

    async def episodes(
        self, series_id: int, season: int | None = None, *, files: bool = True
    ) -> list[Episode]:
        """Return the episodes of a show, or of one season, with their files."""
        return await self._get_list(
            f"{API}/episode",
            parse_episode,
            {
                "seriesId": series_id,
                "seasonNumber": season,
                "includeEpisodeFile": files,
            },
        )

    async def episode_files(self, series_id: int) -> list[MediaFile]:
        """Return the files of a show."""
        return await self._get_list(
            f"{API}/episodefile", parse_media_file, {"seriesId": series_id}
        )

    async def series_history(
        self, series_id: int, season: int | None = None
    ) -> list[HistoryRecord]:
        """Return the history of a show, or of one season."""
        return await self._get_list(
            f"{API}/history/series",
            parse_history_record,
            {
                "seriesId": series_id,
                "seasonNumber": season,
                **self._history_detail(),
            },
        )

    async def delete_series(
        self, series_id: int, *, delete_files: bool, exclude: bool = False
    ) -> Removal:
        """Delete a show, with its files and barred from import lists if wanted."""
        return await self._delete(
            f"series/{series_id}",
            {"deleteFiles": delete_files, "addImportListExclusion": exclude},
        )

    async def delete_episode_file(self, file_id: int) -> Removal:
        """Delete one file of a show from the disk."""
        return await self._delete(f"episodefile/{file_id}", {})

    async def unmonitor(
        self, series_id: int, seasons: Iterable[int], episode_ids: Iterable[int]
    ) -> None:
        """Let Sonarr look no longer for some seasons of a show, nor for some episodes.

        A show that Sonarr does not have is fine. Seasons can only be changed with
        the whole show, so it is read right before; the rest of it stays as it is.
        """
        path = f"{API}/series/{series_id}"
        if (resource := await self._get_or_none(path)) is None:
            return
        wanted = set(seasons)
        listed = [dict(season) for season in objects(resource.get("seasons"))]
        going = [
            season
            for season in listed
            if season.get("seasonNumber") in wanted and season.get("monitored")
        ]
        for season in going:
            season["monitored"] = False
        if going:
            await self._ask("PUT", path, json={**resource, "seasons": listed})
        # A season tells its episodes only when it changes itself.
        if ids := sorted(set(episode_ids)):
            await self._ask(
                "PUT",
                f"{API}/episode/monitor",
                json={"episodeIds": ids, "monitored": False},
            )

    async def search_series(self, series_id: int) -> Command:
        """Let Sonarr search for all missing episodes of a show again."""
        return await self._command("SeriesSearch", seriesId=series_id)

    async def search_season(self, series_id: int, season: int) -> Command:
        """Let Sonarr search for a season again."""
        return await self._command(
            "SeasonSearch", seriesId=series_id, seasonNumber=season
        )

    async def search_episodes(self, episode_ids: Iterable[int]) -> Command:
        """Let Sonarr search for some episodes again; ValueError for none."""
        wanted = sorted(set(episode_ids))
        if not wanted:
            raise ValueError("No episode to search for")
        return await self._command("EpisodeSearch", episodeIds=wanted)

    @override
    def _history_detail(self) -> dict[str, Param]:
        return {"includeSeries": False, "includeEpisode": True}

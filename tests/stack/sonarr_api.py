"""The part of Sonarr's v3 API that is about series, episodes and their files."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from aiohttp import web

from .http_helpers import flag, json_object, not_found, number, path_id
from .records import MediaFile, Series, SeriesEpisode
from .sonarr_resources import (
    episode_file_resource,
    episode_resource,
    series_resource,
)
from .world import ROOTS, Kind

if TYPE_CHECKING:
    from .sonarr import Sonarr


class SonarrApi:
    """Handlers for series, episodes and their files."""

    def __init__(self, sonarr: Sonarr) -> None:
        """Serve one Sonarr."""
        self.sonarr = sonarr

    def routes(self) -> list[web.RouteDef]:
        """Return the routes."""
        api = "/api/v3"
        one, file = f"{api}/series/{{id:\\d+}}", f"{api}/episodefile/{{id:\\d+}}"
        return [
            web.get(f"{api}/series", self._all),
            web.get(f"{api}/series/lookup", self._lookup),
            web.get(one, self._one),
            web.put(one, self._put),
            web.delete(one, self._delete),
            web.get(f"{api}/episode", self._episodes),
            web.get(f"{api}/episode/{{id:\\d+}}", self._episode),
            web.put(f"{api}/episode/monitor", self._monitor),
            web.get(f"{api}/episodefile", self._files),
            web.delete(f"{api}/episodefile/bulk", self._delete_files),
            web.get(file, self._file),
            web.delete(file, self._delete_file),
            web.get(f"{api}/history/series", self._history),
            web.get(f"{api}/rootfolder", self._roots),
        ]

    async def _all(self, request: web.Request) -> web.Response:
        """List all series, or the one with a TVDB id."""
        wanted = number(request, "tvdbId")
        return web.json_response(
            [
                series_resource(self.sonarr, series)
                for series in self.sonarr.series.values()
                if wanted in (None, series.title.tvdb_id)
            ]
        )

    async def _lookup(self, request: web.Request) -> web.Response:
        """Find series by `tvdb:`, `tmdb:` and `imdb:` ids among those added."""
        prefix, _, value = request.query.get("term", "").partition(":")
        keys = {"tvdb": "tvdb_id", "tmdb": "tmdb_id", "imdb": "imdb_id"}
        return web.json_response(
            [
                series_resource(self.sonarr, series)
                for series in self.sonarr.series.values()
                if prefix in keys and str(getattr(series.title, keys[prefix])) == value
            ]
        )

    async def _one(self, request: web.Request) -> web.Response:
        """Show one series."""
        if (series := self.sonarr.series.get(path_id(request))) is None:
            return not_found()
        return web.json_response(series_resource(self.sonarr, series))

    async def _put(self, request: web.Request) -> web.Response:
        """Change which seasons are monitored, with the episodes of those that change."""
        body = await json_object(request)
        if (series := self.sonarr.series.get(path_id(request))) is None:
            return not_found()
        series.monitored = body.get("monitored") is True
        for season in body.get("seasons") or []:
            wanted = season.get("monitored") is True
            episodes = [
                each
                for each in series.episodes
                if each.episode.season == season.get("seasonNumber")
            ]
            if any(each.monitored for each in episodes) is not wanted:
                for each in episodes:
                    each.monitored = wanted
        return web.json_response(series_resource(self.sonarr, series), status=202)

    async def _delete(self, request: web.Request) -> web.Response:
        """Remove a series; one that is unknown is a failure of the query."""
        if (series := self.sonarr.series.get(path_id(request))) is None:
            message = "Expected query to return 1 rows but returned 0"
            return web.json_response(
                {"message": message, "description": message}, status=500
            )
        await self.sonarr.delete_series(
            series, delete_files=flag(request, "deleteFiles")
        )
        return web.Response()

    async def _episodes(self, request: web.Request) -> web.Response:
        """List the episodes of a series or season."""
        if (series_id := number(request, "seriesId")) is None:
            message = "seriesId or episodeIds must be provided"
            return web.json_response({"message": message}, status=400)
        season = number(request, "seasonNumber")
        with_file = flag(request, "includeEpisodeFile")
        series = self.sonarr.series.get(series_id)
        return web.json_response(
            [
                episode_resource(series, each, with_file=with_file)
                for each in (series.episodes if series else ())
                if series is not None and season in (None, each.episode.season)
            ]
        )

    def _each_episode(self) -> Iterator[tuple[Series, SeriesEpisode]]:
        """Iterate over all episodes of all series."""
        for series in self.sonarr.series.values():
            for episode in series.episodes:
                yield series, episode

    async def _episode(self, request: web.Request) -> web.Response:
        """Show one episode."""
        for series, episode in self._each_episode():
            if episode.id == path_id(request):
                return web.json_response(
                    episode_resource(series, episode, with_file=True)
                )
        return not_found()

    async def _monitor(self, request: web.Request) -> web.Response:
        """Change whether episodes are monitored."""
        body = await json_object(request)
        wanted = set(body.get("episodeIds") or [])
        changed = [pair for pair in self._each_episode() if pair[1].id in wanted]
        for _, episode in changed:
            episode.monitored = body.get("monitored") is True
        return web.json_response(
            [episode_resource(*pair) for pair in changed], status=202
        )

    def _known_files(self) -> dict[int, tuple[Series, int, MediaFile]]:
        """Return all files by id, with their series and season."""
        return {
            episode.file.id: (series, episode.episode.season, episode.file)
            for series, episode in self._each_episode()
            if episode.file is not None
        }

    async def _files(self, request: web.Request) -> web.Response:
        """List the files of a series."""
        wanted = number(request, "seriesId")
        return web.json_response(
            [
                episode_file_resource(*entry)
                for entry in self._known_files().values()
                if entry[0].id == wanted
            ]
        )

    async def _file(self, request: web.Request) -> web.Response:
        """Show one file."""
        if (entry := self._known_files().get(path_id(request))) is None:
            return not_found()
        return web.json_response(episode_file_resource(*entry))

    async def _delete_file(self, request: web.Request) -> web.Response:
        """Remove one file."""
        if (entry := self._known_files().get(path_id(request))) is None:
            return not_found()
        await self.sonarr.delete_file(entry[0], entry[2])
        return web.Response()

    async def _delete_files(self, request: web.Request) -> web.Response:
        """Remove several files."""
        body = await json_object(request)
        for file_id in body.get("episodeFileIds") or []:
            if (entry := self._known_files().get(int(file_id))) is not None:
                await self.sonarr.delete_file(entry[0], entry[2])
        return web.Response()

    async def _history(self, request: web.Request) -> web.Response:
        """Show a series' history, newest first."""
        wanted = number(request, "seriesId")
        return web.json_response(
            [
                self.sonarr.history_resource(record, details=False)
                for record in reversed(self.sonarr.history)
                if record.series_id == wanted
            ]
        )

    async def _roots(self, request: web.Request) -> web.Response:
        """List the library folders."""
        kinds = (Kind.SHOW, Kind.ANIME_SHOW)
        return web.json_response(
            [
                {"path": ROOTS[kind], "accessible": True, "freeSpace": 2**42, "id": n}
                for n, kind in enumerate(kinds, 1)
            ]
        )

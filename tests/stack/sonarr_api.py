"""The part of Sonarr's v3 API that is about series, episodes and their files."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from aiohttp import web

from .http_helpers import flag, json_object, not_found, number, path_id
from .payloads import Json
from .payloads.common import language, without_nulls
from .payloads.sonarr import series_block
from .records import MediaFile, Series, SeriesEpisode, api_time
from .resources import media_file
from .world import ROOTS, Kind

if TYPE_CHECKING:
    from .sonarr import Sonarr


def _air_time(series: Series, episode: SeriesEpisode) -> datetime | None:
    """Return when an episode airs."""
    if not episode.episode.air_date:
        return None
    day = datetime.fromisoformat(episode.episode.air_date)
    return day.replace(hour=series.title.air_hour, tzinfo=UTC)


def _statistics(sonarr: Sonarr, series: Series, season: int | None) -> Json:
    """Return the counts of a series or of one season.

    Sonarr's `episodeCount` counts what is monitored and aired, or has a file.
    """
    now = sonarr.clock.now()
    episodes = [e for e in series.episodes if season in (None, e.episode.season)]
    files = [e for e in episodes if e.file is not None]
    counted = [
        e
        for e in episodes
        if e.file is not None
        or (e.monitored and (air := _air_time(series, e)) is not None and air <= now)
    ]
    known = {e.file.id: e.file.size for e in files if e.file is not None}
    percent = 100 * len(files) / len(counted) if counted else 0.0
    counts: Json = {
        "episodeFileCount": len(files),
        "episodeCount": len(counted),
        "totalEpisodeCount": len(episodes),
        "sizeOnDisk": sum(known.values()),
        "releaseGroups": [],
        "percentOfEpisodes": percent,
    }
    if season is None:
        counts = {"seasonCount": len(series.title.seasons), **counts}
    return counts


def series_resource(sonarr: Sonarr, series: Series) -> Json:
    """Return a series as the API shows it."""
    title = series.title
    told = sonarr.localised({"series": series_block(series, sonarr.version_tuple)})
    block = told["series"]
    ended = all(
        (air := _air_time(series, e)) is not None and air <= sonarr.clock.now()
        for e in series.episodes
    )
    return without_nulls(
        {
            "title": title.title,
            "alternateTitles": (
                [{"title": title.original_title, "seasonNumber": -1}]
                if title.original_title
                else []
            ),
            "sortTitle": title.title.lower(),
            "status": "ended" if ended else "continuing",
            "ended": ended,
            "overview": title.overview,
            "network": "Example Network",
            "images": block["images"] if isinstance(block, dict) else [],
            "originalLanguage": language(title.original_language),
            "seasons": [
                {
                    "seasonNumber": season,
                    "monitored": any(
                        e.monitored
                        for e in series.episodes
                        if e.episode.season == season
                    ),
                    "statistics": _statistics(sonarr, series, season),
                }
                for season in title.seasons
            ],
            "year": title.year,
            "path": title.folder,
            "qualityProfileId": 1,
            "seasonFolder": True,
            "monitored": series.monitored,
            "monitorNewItems": "all",
            "useSceneNumbering": False,
            "runtime": title.runtime,
            "tvdbId": title.tvdb_id,
            "tvRageId": 0,
            "tvMazeId": title.tv_maze_id,
            "tmdbId": title.tmdb_id,
            "firstAired": f"{title.release_date}T00:00:00Z",
            "seriesType": "anime" if title.kind.is_anime else "standard",
            "cleanTitle": "".join(c for c in title.title.lower() if c.isalnum()),
            "imdbId": title.imdb_id or None,
            "titleSlug": title.slug,
            "rootFolderPath": title.root or ROOTS[title.kind],
            "genres": list(title.genres),
            "tags": sonarr.tags.numbers(sorted(series.tags)),
            "added": api_time(series.added),
            "ratings": {"votes": 0, "value": 0.0},
            "statistics": _statistics(sonarr, series, None),
            "languageProfileId": 1,
            "id": series.id,
        }
    )


def episode_file_resource(series: Series, season: int, file: MediaFile) -> Json:
    """Return an episode's file as the API shows it."""
    return {"seriesId": series.id, "seasonNumber": season, **media_file(file)}


def episode_resource(
    series: Series, episode: SeriesEpisode, *, with_file: bool = False
) -> Json:
    """Return an episode as the API shows it."""
    about, file = episode.episode, episode.file
    air = _air_time(series, episode)
    anime = series.title.kind.is_anime and about.season > 0
    resource = without_nulls(
        {
            "seriesId": series.id,
            "tvdbId": about.tvdb_id,
            "episodeFileId": file.id if file else 0,
            "seasonNumber": about.season,
            "episodeNumber": about.number,
            "title": about.title,
            "airDate": about.air_date or None,
            "airDateUtc": api_time(air) if air else None,
            "runtime": series.title.runtime,
            "overview": f"Episode {about.number} of {series.title.title}.",
            "hasFile": file is not None,
            "monitored": episode.monitored,
            "absoluteEpisodeNumber": _absolute(series, episode) if anime else None,
            "unverifiedSceneNumbering": False,
            "finaleType": "season" if episode.finale else None,
            "id": episode.id,
        }
    )
    if with_file and file is not None:
        resource["episodeFile"] = episode_file_resource(series, about.season, file)
    return resource


def _absolute(series: Series, episode: SeriesEpisode) -> int:
    """Return an episode's place in the whole series."""
    regular = [e.episode for e in series.episodes if e.episode.season > 0]
    ordered = sorted(regular, key=lambda e: (e.season, e.number))
    return ordered.index(episode.episode) + 1


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
        """Change which seasons are monitored."""
        body = await json_object(request)
        if (series := self.sonarr.series.get(path_id(request))) is None:
            return not_found()
        series.monitored = body.get("monitored") is True
        for season in body.get("seasons") or []:
            for each in series.episodes:
                if each.episode.season == season.get("seasonNumber"):
                    each.monitored = season.get("monitored") is True
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

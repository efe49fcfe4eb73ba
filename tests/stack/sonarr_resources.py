"""How Sonarr's v3 API shows series, episodes and their files."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from .payloads import Json
from .payloads.common import language, without_nulls
from .payloads.sonarr import series_block
from .records import MediaFile, Series, SeriesEpisode, api_time
from .resources import media_file
from .world import ROOTS

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

"""Sonarr's webhook bodies, without the common tail."""

from collections.abc import Sequence
from dataclasses import replace

from ..records import (
    MediaFile,
    Release,
    ReleaseType,
    Series,
    SeriesEpisode,
)
from . import Json
from .common import (
    client,
    custom_formats,
    download_info,
    language,
    media_file,
    offered_release,
    status_messages,
    without_nulls,
)

ARTWORK = "https://artworks.thetvdb.com/banners/v4/series"
COVERS = (("banner", "banners"), ("poster", "posters"), ("fanart", "backgrounds"))
LAST_WRITE = 639045012345678901
FIRST_V5 = (5,)

type Version = tuple[int, ...]


def series_block(series: Series, version: Version) -> Json:
    """Return the series."""
    title = series.title
    newer = version >= FIRST_V5
    return without_nulls(
        {
            "id": series.id,
            "title": title.title,
            "titleSlug": title.slug,
            "path": title.folder,
            "tvdbId": title.tvdb_id,
            "tvMazeId": title.tv_maze_id,
            "tmdbId": title.tmdb_id,
            "imdbId": title.imdb_id or None,
            "malIds": list(title.mal_ids) if newer else None,
            "aniListIds": list(title.anilist_ids) if newer else None,
            "type": "anime" if title.kind.is_anime else "standard",
            "year": title.year,
            "genres": list(title.genres),
            "images": [
                {
                    "coverType": cover,
                    "url": f"/MediaCover/{series.id}/{cover}.jpg"
                    f"?lastWrite={LAST_WRITE + n}",
                    "remoteUrl": f"{ARTWORK}/{title.tvdb_id}/{folder}/demo.jpg",
                }
                for n, (cover, folder) in enumerate(COVERS)
            ],
            "tags": sorted(series.tags),
            "originalLanguage": language(title.original_language),
            "originalCountry": title.country if newer else None,
        }
    )


def episode_block(series: Series, episode: SeriesEpisode, version: Version) -> Json:
    """Return one episode."""
    about = episode.episode
    hour = f"{series.title.air_hour:02d}:00:00Z"
    finale = version >= FIRST_V5 and episode.finale
    return without_nulls(
        {
            "id": episode.id,
            "episodeNumber": about.number,
            "seasonNumber": about.season,
            "title": about.title,
            "overview": f"Episode {about.number} of {series.title.title}.",
            "airDate": about.air_date or None,
            "airDateUtc": f"{about.air_date}T{hour}" if about.air_date else None,
            "seriesId": series.id,
            "tvdbId": about.tvdb_id,
            "finaleType": "season" if finale else None,
        }
    )


def _subject(
    series: Series, episodes: Sequence[SeriesEpisode], version: Version
) -> Json:
    """Return series and episodes."""
    return {
        "series": series_block(series, version),
        "episodes": [episode_block(series, each, version) for each in episodes],
    }


def _grabbed_release(
    release: Release | None, version: Version, kind: ReleaseType | None = None
) -> Json:
    """Return the grabbed release, or what stands there without a grab."""
    if release is None:
        return {"releaseType": kind or ReleaseType.UNKNOWN}
    flags = list(release.indexer_flags) if version >= FIRST_V5 else None
    return without_nulls(
        {
            "releaseTitle": release.title,
            "indexer": release.indexer,
            "size": release.size,
            "indexerFlags": flags,
            "releaseType": release.release_type,
        }
    )


def series_add(series: Series, version: Version) -> Json:
    """Return SeriesAdd."""
    return {"series": series_block(series, version)}


def grab(
    series: Series,
    episodes: Sequence[SeriesEpisode],
    release: Release,
    version: Version,
) -> Json:
    """Return Grab."""
    return {
        **_subject(series, episodes, version),
        "release": offered_release(release, indexer_flags=version >= FIRST_V5),
        **client(release),
        "customFormatInfo": custom_formats(release),
    }


def download(
    series: Series,
    episodes: Sequence[SeriesEpisode],
    file: MediaFile,
    release: Release | None,
    version: Version,
    *,
    replaced: Sequence[MediaFile] = (),
) -> Json:
    """Return Download for one file; without a release it is a manual import."""
    body: Json = {
        **_subject(series, episodes, version),
        "episodeFile": media_file(file, indexer_flags=False),
        "isUpgrade": bool(replaced),
        **client(release),
    }
    if replaced:
        body["deletedFiles"] = [
            media_file(recycled(each, series), indexer_flags=False) for each in replaced
        ]
    return {
        **body,
        "customFormatInfo": custom_formats(release),
        "release": _grabbed_release(release, version),
    }


def recycled(file: MediaFile, series: Series) -> MediaFile:
    """Return a replaced file with its place in the recycle bin."""
    folder = series.title.folder.split("/")[-1]
    return replace(
        file.at_rest(), recycle_bin_path=f"/data/recycle/{folder}/{file.relative_path}"
    )


def import_complete(
    series: Series,
    episodes: Sequence[SeriesEpisode],
    files: Sequence[MediaFile],
    release: Release | None,
    version: Version,
    *,
    source: str,
) -> Json:
    """Return Download for a whole release."""
    kind = ReleaseType.SINGLE if len(episodes) == 1 else ReleaseType.MULTI
    return {
        **_subject(series, episodes, version),
        "episodeFiles": [
            media_file(each.at_rest(), indexer_flags=False) for each in files
        ],
        **client(release),
        "release": _grabbed_release(release, version, kind),
        "fileCount": len(files),
        "sourcePath": source,
        "destinationPath": files[0].path.rsplit("/", 1)[0],
    }


def episode_file_delete(
    series: Series,
    episodes: Sequence[SeriesEpisode],
    file: MediaFile,
    reason: str,
    version: Version,
) -> Json:
    """Return EpisodeFileDelete."""
    return {
        **_subject(series, episodes, version),
        "episodeFile": media_file(file.at_rest(), indexer_flags=False),
        "deleteReason": reason,
    }


def series_delete(series: Series, version: Version, *, deleted_files: bool) -> Json:
    """Return SeriesDelete."""
    return {"series": series_block(series, version), "deletedFiles": deleted_files}


def rename(series: Series, file: MediaFile, previous: str, version: Version) -> Json:
    """Return Rename; `previous` is the old name relative to the series' folder."""
    return {
        "series": series_block(series, version),
        "renamedEpisodeFiles": [
            {
                "previousRelativePath": previous,
                "previousPath": f"{series.title.folder}/{previous}",
                **media_file(file.at_rest(), indexer_flags=False),
            }
        ],
    }


def manual_interaction(
    series: Series | None,
    episodes: Sequence[SeriesEpisode],
    release: Release,
    messages: tuple[tuple[str, tuple[str, ...]], ...],
    version: Version,
    *,
    known_release: bool = True,
) -> Json:
    """Return ManualInteractionRequired; the series is missing when not known."""
    subject: Json = _subject(series, episodes, version) if series else {"episodes": []}
    return {
        **subject,
        "downloadInfo": download_info(release),
        **client(release),
        "downloadStatus": "Warning",
        "downloadStatusMessages": status_messages(messages),
        "customFormatInfo": custom_formats(release if known_release else None),
        "release": _grabbed_release(release if known_release else None, version),
    }


def test() -> Json:
    """Return Test."""
    return {
        "series": {
            "id": 1,
            "title": "Test Title",
            "path": "C:\\testpath",
            "tvdbId": 1234,
            "tvMazeId": 0,
            "tmdbId": 0,
            "type": "standard",
            "year": 0,
            "tags": ["test-tag"],
        },
        "episodes": [
            {
                "id": 123,
                "episodeNumber": 1,
                "seasonNumber": 1,
                "title": "Test title",
                "seriesId": 0,
                "tvdbId": 0,
            }
        ],
    }

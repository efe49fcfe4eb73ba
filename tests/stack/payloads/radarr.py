"""Radarr's webhook bodies, without the common tail."""

from dataclasses import replace

from ..records import MediaFile, Movie, Release
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

IMAGE_SUFFIXES = (("poster", ""), ("fanart", "backdrop"))
LAST_WRITE = 639045098765432101


def movie_block(movie: Movie) -> Json:
    """Return the film."""
    title = movie.title
    name = title.poster.removeprefix("/")
    return without_nulls(
        {
            "id": movie.id,
            "title": title.title,
            "year": title.year,
            "releaseDate": title.release_date or "9999-12-31",
            "folderPath": title.folder,
            "tmdbId": title.tmdb_id,
            "imdbId": title.imdb_id or None,
            "overview": title.overview or None,
            "genres": list(title.genres),
            "images": [
                {
                    "coverType": cover,
                    "url": f"/MediaCover/{movie.id}/{cover}.jpg?lastWrite={LAST_WRITE + n}",
                    "remoteUrl": f"https://image.tmdb.org/t/p/original/{prefix}{name}",
                }
                for n, (cover, prefix) in enumerate(IMAGE_SUFFIXES)
            ],
            "tags": sorted(movie.tags),
            "originalLanguage": language(title.original_language),
        }
    )


def remote_movie(movie: Movie) -> Json:
    """Return the film as the release's title was understood."""
    title = movie.title
    return without_nulls(
        {
            "tmdbId": title.tmdb_id,
            "imdbId": title.imdb_id or None,
            "title": title.title,
            "year": title.year,
        }
    )


def grabbed_release(release: Release | None) -> Json:
    """Return the grabbed release, or what stands there without a grab."""
    if release is None:
        return {"size": 0, "indexerFlags": []}
    return {
        "releaseTitle": release.title,
        "indexer": release.indexer,
        "size": release.size,
        "indexerFlags": list(release.indexer_flags),
    }


def movie_added(movie: Movie, method: str = "manual") -> Json:
    """Return MovieAdded."""
    return {"movie": movie_block(movie), "addMethod": method}


def grab(movie: Movie, release: Release) -> Json:
    """Return Grab."""
    return {
        "movie": movie_block(movie),
        "remoteMovie": remote_movie(movie),
        "release": offered_release(release, indexer_flags=True),
        **client(release),
        "customFormatInfo": custom_formats(release),
    }


def download(
    movie: Movie,
    file: MediaFile,
    release: Release | None,
    replaced: MediaFile | None = None,
) -> Json:
    """Return Download; without a release it is a manual import."""
    body: Json = {
        "movie": movie_block(movie),
        "remoteMovie": remote_movie(movie),
        "movieFile": media_file(file, indexer_flags=True),
        "isUpgrade": replaced is not None,
        **client(release),
    }
    if replaced is not None:
        body["deletedFiles"] = [media_file(recycled(replaced), indexer_flags=True)]
    return {
        **body,
        "customFormatInfo": custom_formats(release),
        "release": grabbed_release(release),
    }


def recycled(file: MediaFile) -> MediaFile:
    """Return a replaced file with its place in the recycle bin."""
    folder, name = file.path.split("/")[-2:]
    return replace(file.at_rest(), recycle_bin_path=f"/data/recycle/{folder}/{name}")


def movie_file_delete(movie: Movie, file: MediaFile, reason: str) -> Json:
    """Return MovieFileDelete."""
    return {
        "movie": movie_block(movie),
        "movieFile": media_file(file.at_rest(), indexer_flags=True),
        "deleteReason": reason,
    }


def movie_delete(movie: Movie, *, deleted_files: bool) -> Json:
    """Return MovieDelete."""
    size = movie.file.size if deleted_files and movie.file else 0
    return {
        "movie": movie_block(movie),
        "deletedFiles": deleted_files,
        "movieFolderSize": size,
    }


def rename(movie: Movie, file: MediaFile, previous: str) -> Json:
    """Return Rename; `previous` is the old name relative to the film's folder."""
    return {
        "movie": movie_block(movie),
        "renamedMovieFiles": [
            {
                "previousRelativePath": previous,
                "previousPath": f"{movie.title.folder}/{previous}",
                **media_file(file.at_rest(), indexer_flags=True),
            }
        ],
    }


def manual_interaction(
    movie: Movie | None,
    release: Release,
    messages: tuple[tuple[str, tuple[str, ...]], ...],
    *,
    known_release: bool = True,
) -> Json:
    """Return ManualInteractionRequired; the film is missing when it is not known."""
    body: Json = {"movie": movie_block(movie)} if movie else {}
    return {
        **body,
        "downloadInfo": download_info(release),
        **client(release),
        "downloadStatus": "Warning",
        "downloadStatusMessages": status_messages(messages),
        "customFormatInfo": custom_formats(release if known_release else None),
        "release": grabbed_release(release) if known_release else {"size": 0},
    }


def test() -> Json:
    """Return Test."""
    return {
        "movie": {
            "id": 1,
            "title": "Test Title",
            "year": 1970,
            "releaseDate": "1970-01-01",
            "folderPath": "C:\\testpath",
            "tmdbId": 0,
            "tags": ["test-tag"],
        },
        "remoteMovie": {
            "tmdbId": 1234,
            "imdbId": "5678",
            "title": "Test title",
            "year": 1970,
        },
        "release": {
            "quality": "Test Quality",
            "qualityVersion": 1,
            "releaseGroup": "Test Group",
            "releaseTitle": "Test Title",
            "indexer": "Test Indexer",
            "size": 9999999,
            "customFormatScore": 0,
        },
    }

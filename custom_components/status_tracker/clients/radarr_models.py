"""Describe films as Radarr tells them."""

from dataclasses import dataclass
from datetime import datetime

from .arr_models import (
    AlternateTitle,
    MediaFile,
    parse_alternates,
    parse_media_file,
    poster,
)
from .parsing import (
    JsonObject,
    Word,
    flag,
    integers,
    mapping,
    moment,
    positive,
    size,
    text,
    texts,
)


class MovieStatus(Word):
    """Say how far a film is on its way to the public."""

    TBA = "tba"
    ANNOUNCED = "announced"
    IN_CINEMAS = "inCinemas"
    RELEASED = "released"
    DELETED = "deleted"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Movie:
    """Describe one film; its size is in bytes.

    `id` is None for a film that Radarr only looked up. `poster` is a public address.
    """

    id: int | None
    tmdb_id: int | None
    status: MovieStatus
    imdb_id: str | None = None
    title: str | None = None
    original_title: str | None = None
    alternate_titles: tuple[AlternateTitle, ...] = ()
    year: int | None = None
    overview: str | None = None
    poster: str | None = None
    slug: str | None = None
    path: str | None = None
    root_folder: str | None = None
    is_monitored: bool | None = None
    is_available: bool | None = None
    has_file: bool | None = None
    file: MediaFile | None = None
    size: int | None = None
    tags: tuple[int, ...] = ()
    genres: tuple[str, ...] = ()
    original_language: str | None = None
    added: datetime | None = None
    in_cinemas: datetime | None = None
    digital_release: datetime | None = None
    physical_release: datetime | None = None


def parse_movie(data: JsonObject) -> Movie | None:
    """Return the film in an answer, None when it has no id at all."""
    found, tmdb_id = positive(data.get("id")), positive(data.get("tmdbId"))
    if found is None and tmdb_id is None:
        return None
    return Movie(
        id=found,
        tmdb_id=tmdb_id,
        status=MovieStatus.read(data.get("status")),
        imdb_id=text(data.get("imdbId")),
        title=text(data.get("title")),
        original_title=text(data.get("originalTitle")),
        alternate_titles=parse_alternates(data.get("alternateTitles")),
        year=positive(data.get("year")),
        overview=text(data.get("overview")),
        poster=poster(data.get("images")),
        slug=text(data.get("titleSlug")),
        path=text(data.get("path")),
        root_folder=text(data.get("rootFolderPath")),
        is_monitored=flag(data.get("monitored")),
        is_available=flag(data.get("isAvailable")),
        has_file=flag(data.get("hasFile")),
        file=parse_media_file(mapping(data.get("movieFile"))),
        size=size(data.get("sizeOnDisk")),
        tags=integers(data.get("tags")),
        genres=texts(data.get("genres")),
        original_language=text(mapping(data.get("originalLanguage")).get("name")),
        added=moment(data.get("added")),
        in_cinemas=moment(data.get("inCinemas")),
        digital_release=moment(data.get("digitalRelease")),
        physical_release=moment(data.get("physicalRelease")),
    )

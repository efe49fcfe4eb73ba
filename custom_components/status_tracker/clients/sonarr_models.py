"""Describe shows and episodes as Sonarr tells them."""

from dataclasses import dataclass
from datetime import date, datetime

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
    day,
    flag,
    integers,
    mapping,
    moment,
    objects,
    positive,
    size,
    text,
    texts,
)


class SeriesStatus(Word):
    """Say whether more episodes are to come."""

    CONTINUING = "continuing"
    ENDED = "ended"
    UPCOMING = "upcoming"
    DELETED = "deleted"
    UNKNOWN = "unknown"


class SeriesType(Word):
    """Say how the episodes of a show are counted."""

    STANDARD = "standard"
    DAILY = "daily"
    ANIME = "anime"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Season:
    """Describe a season; season 0 holds the specials, `size` is in bytes.

    `episode_count` counts the monitored episodes that have aired or have a file,
    `total_count` all of them.
    """

    number: int
    is_monitored: bool | None = None
    episode_count: int | None = None
    file_count: int | None = None
    total_count: int | None = None
    size: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Describe one show; `size` is in bytes, `poster` a public address.

    `id` is None for a show that Sonarr only looked up.
    """

    id: int | None
    status: SeriesStatus
    type: SeriesType
    tvdb_id: int | None = None
    tmdb_id: int | None = None
    imdb_id: str | None = None
    tvmaze_id: int | None = None
    title: str | None = None
    alternate_titles: tuple[AlternateTitle, ...] = ()
    year: int | None = None
    overview: str | None = None
    poster: str | None = None
    slug: str | None = None
    path: str | None = None
    root_folder: str | None = None
    is_monitored: bool | None = None
    seasons: tuple[Season, ...] = ()
    file_count: int | None = None
    size: int | None = None
    tags: tuple[int, ...] = ()
    genres: tuple[str, ...] = ()
    original_language: str | None = None
    added: datetime | None = None
    next_airing: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """Describe one episode; `airs` is its time, `air_date` the day on the spot."""

    id: int
    series_id: int | None = None
    season: int | None = None
    number: int | None = None
    absolute_number: int | None = None
    title: str | None = None
    air_date: date | None = None
    airs: datetime | None = None
    is_monitored: bool | None = None
    has_file: bool | None = None
    file_id: int | None = None
    file: MediaFile | None = None
    tvdb_id: int | None = None


def parse_series(data: JsonObject) -> Series | None:
    """Return the show in an answer, None when it has no id at all."""
    found, tvdb_id = positive(data.get("id")), positive(data.get("tvdbId"))
    if found is None and tvdb_id is None:
        return None
    statistics = mapping(data.get("statistics"))
    return Series(
        id=found,
        status=SeriesStatus.read(data.get("status")),
        type=SeriesType.read(data.get("seriesType")),
        tvdb_id=tvdb_id,
        tmdb_id=positive(data.get("tmdbId")),
        imdb_id=text(data.get("imdbId")),
        tvmaze_id=positive(data.get("tvMazeId")),
        title=text(data.get("title")),
        alternate_titles=parse_alternates(data.get("alternateTitles")),
        year=positive(data.get("year")),
        overview=text(data.get("overview")),
        poster=poster(data.get("images")),
        slug=text(data.get("titleSlug")),
        path=text(data.get("path")),
        root_folder=text(data.get("rootFolderPath")),
        is_monitored=flag(data.get("monitored")),
        seasons=tuple(_parse_seasons(data.get("seasons"))),
        file_count=size(statistics.get("episodeFileCount")),
        size=size(statistics.get("sizeOnDisk")),
        tags=integers(data.get("tags")),
        genres=texts(data.get("genres")),
        original_language=text(mapping(data.get("originalLanguage")).get("name")),
        added=moment(data.get("added")),
        next_airing=moment(data.get("nextAiring")),
    )


def parse_episode(data: JsonObject) -> Episode | None:
    """Return the episode in an answer, None when it has no id."""
    if (found := positive(data.get("id"))) is None:
        return None
    return Episode(
        id=found,
        series_id=positive(data.get("seriesId")),
        season=size(data.get("seasonNumber")),
        number=size(data.get("episodeNumber")),
        absolute_number=positive(data.get("absoluteEpisodeNumber")),
        title=text(data.get("title")),
        air_date=day(data.get("airDate")),
        airs=moment(data.get("airDateUtc")),
        is_monitored=flag(data.get("monitored")),
        has_file=flag(data.get("hasFile")),
        file_id=positive(data.get("episodeFileId")),
        file=parse_media_file(mapping(data.get("episodeFile"))),
        tvdb_id=positive(data.get("tvdbId")),
    )


def _parse_seasons(value: object) -> list[Season]:
    """Return the seasons in an answer."""
    found: list[Season] = []
    for data in objects(value):
        if (number := size(data.get("seasonNumber"))) is None:
            continue
        statistics = mapping(data.get("statistics"))
        found.append(
            Season(
                number=number,
                is_monitored=flag(data.get("monitored")),
                episode_count=size(statistics.get("episodeCount")),
                file_count=size(statistics.get("episodeFileCount")),
                total_count=size(statistics.get("totalEpisodeCount")),
                size=size(statistics.get("sizeOnDisk")),
            )
        )
    return found

"""Describe requests, media and titles as Seerr, Jellyseerr and Overseerr tell them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
import re
from typing import Final

from .answers import MediaType
from .jellyfin_models import item_id
from .parsing import (
    JsonObject,
    day,
    first_text,
    flag,
    integer,
    mapping,
    moment,
    objects,
    positive,
    size,
    text,
    version,
)

_ANIME: Final = 210024
_POSTER_BASE: Final = "https://image.tmdb.org/t/p/w600_and_h900_bestv2"
_POSTER_PATH: Final = re.compile(r"/[\w.-]+")


class RequestStatus(StrEnum):
    """Say what became of a request."""

    PENDING = "pending"
    APPROVED = "approved"
    DECLINED = "declined"
    FAILED = "failed"
    COMPLETED = "completed"
    UNKNOWN = "unknown"


class MediaStatus(StrEnum):
    """Say what Seerr believes of a title or a season."""

    NOT_REQUESTED = "not_requested"
    PENDING = "pending"
    PROCESSING = "processing"
    PARTIALLY_AVAILABLE = "partially_available"
    AVAILABLE = "available"
    BLOCKLISTED = "blocklisted"
    DELETED = "deleted"
    UNKNOWN = "unknown"


_REQUEST_STATUS: Final[Mapping[int | None, RequestStatus]] = {
    1: RequestStatus.PENDING,
    2: RequestStatus.APPROVED,
    3: RequestStatus.DECLINED,
    4: RequestStatus.FAILED,
    5: RequestStatus.COMPLETED,
}
# Seerr's own word for the first is UNKNOWN: it knows of no request.
_MEDIA_STATUS: Final[Mapping[int | None, MediaStatus]] = {
    1: MediaStatus.NOT_REQUESTED,
    2: MediaStatus.PENDING,
    3: MediaStatus.PROCESSING,
    4: MediaStatus.PARTIALLY_AVAILABLE,
    5: MediaStatus.AVAILABLE,
    6: MediaStatus.BLOCKLISTED,
    7: MediaStatus.DELETED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonStatus:
    """Hold the number of a season and what Seerr believes of it."""

    number: int
    status: MediaStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class SeerrMedia:
    """Describe Seerr's record of a title.

    `server_id` names the Sonarr or Radarr in Seerr's own settings and `arr_id` the
    title in it; `jellyfin_id` is that of the film or series. `seasons` is None in
    a list of requests, which leaves them out.
    """

    id: int
    type: MediaType | None
    tmdb_id: int | None = None
    tvdb_id: int | None = None
    imdb_id: str | None = None
    status: MediaStatus = MediaStatus.UNKNOWN
    status_4k: MediaStatus = MediaStatus.UNKNOWN
    seasons: tuple[SeasonStatus, ...] | None = None
    server_id: int | None = None
    server_id_4k: int | None = None
    arr_id: int | None = None
    arr_id_4k: int | None = None
    jellyfin_id: str | None = None
    jellyfin_id_4k: str | None = None
    added: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeerrRequest:
    """Describe one request; its title has to be asked for by TMDB id."""

    id: int
    status: RequestStatus
    type: MediaType | None
    is_4k: bool = False
    created: datetime | None = None
    updated: datetime | None = None
    requested_by: str | None = None
    requested_by_id: int | None = None
    seasons: tuple[SeasonStatus, ...] = ()
    media: SeerrMedia | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeerrSeason:
    """Describe a season as TMDB counts it."""

    number: int
    name: str | None
    episode_count: int | None
    air_date: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeerrTitle:
    """Describe a film or a show, with Seerr's record and requests if there are any.

    `is_anime` is None where TMDB's keywords are not told.
    """

    type: MediaType
    tmdb_id: int
    title: str | None = None
    original_title: str | None = None
    year: int | None = None
    overview: str | None = None
    poster: str | None = None
    imdb_id: str | None = None
    tvdb_id: int | None = None
    is_anime: bool | None = None
    seasons: tuple[SeerrSeason, ...] = ()
    media: SeerrMedia | None = None
    requests: tuple[SeerrRequest, ...] = ()


def parse_request(data: JsonObject) -> SeerrRequest | None:
    """Return the request in an answer, None when it has no id."""
    if (found := positive(data.get("id"))) is None:
        return None
    requester = mapping(data.get("requestedBy"))
    media = parse_media(mapping(data.get("media")))
    return SeerrRequest(
        id=found,
        status=_REQUEST_STATUS.get(integer(data.get("status")), RequestStatus.UNKNOWN),
        type=_media_type(data.get("type")) or (media.type if media else None),
        is_4k=flag(data.get("is4k")) or False,
        created=moment(data.get("createdAt")),
        updated=moment(data.get("updatedAt")),
        requested_by=first_text(
            requester, "displayName", "username", "jellyfinUsername", "plexUsername"
        ),
        requested_by_id=positive(requester.get("id")),
        seasons=_parse_seasons(data.get("seasons")),
        media=media,
    )


def parse_media(data: JsonObject) -> SeerrMedia | None:
    """Return the media record in an answer, None when it has no id."""
    if (found := positive(data.get("id"))) is None:
        return None
    return SeerrMedia(
        id=found,
        type=_media_type(data.get("mediaType")),
        tmdb_id=positive(data.get("tmdbId")),
        tvdb_id=positive(data.get("tvdbId")),
        imdb_id=text(data.get("imdbId")),
        status=_media_status(data.get("status")),
        status_4k=_media_status(data.get("status4k")),
        seasons=_parse_seasons(data["seasons"]) if "seasons" in data else None,
        server_id=size(data.get("serviceId")),
        server_id_4k=size(data.get("serviceId4k")),
        arr_id=positive(data.get("externalServiceId")),
        arr_id_4k=positive(data.get("externalServiceId4k")),
        jellyfin_id=item_id(data.get("jellyfinMediaId")),
        jellyfin_id_4k=item_id(data.get("jellyfinMediaId4k")),
        added=moment(data.get("mediaAddedAt")),
    )


def parse_title(data: JsonObject, media_type: MediaType, tmdb_id: int) -> SeerrTitle:
    """Return the film or show in an answer."""
    external = mapping(data.get("externalIds"))
    info = mapping(data.get("mediaInfo"))
    released = day(data.get("releaseDate")) or day(data.get("firstAirDate"))
    requests = (parse_request(request) for request in objects(info.get("requests")))
    return SeerrTitle(
        type=media_type,
        tmdb_id=tmdb_id,
        title=first_text(data, "title", "name"),
        original_title=first_text(data, "originalTitle", "originalName"),
        year=released.year if released else None,
        overview=text(data.get("overview")),
        poster=_poster(data.get("posterPath")),
        imdb_id=text(external.get("imdbId")) or text(data.get("imdbId")),
        tvdb_id=positive(external.get("tvdbId")),
        is_anime=_is_anime(data.get("keywords")),
        seasons=tuple(
            SeerrSeason(
                number=number,
                name=text(season.get("name")),
                episode_count=size(season.get("episodeCount")),
                air_date=day(season.get("airDate")),
            )
            for season in objects(data.get("seasons"))
            if (number := size(season.get("seasonNumber"))) is not None
        ),
        media=parse_media(info),
        requests=tuple(request for request in requests if request is not None),
    )


def product_name(found: str | None, public: JsonObject) -> str:
    """Return what the program calls itself, by its version and public settings."""
    if positive(public.get("mediaServerType")) is None:
        return "Overseerr"
    numbers = version(found)
    return "Jellyseerr" if numbers is not None and numbers < (3,) else "Seerr"


def _parse_seasons(value: object) -> tuple[SeasonStatus, ...]:
    """Return the seasons in an answer; 0 stands for the specials."""
    return tuple(
        SeasonStatus(number=number, status=_media_status(season.get("status")))
        for season in objects(value)
        if (number := size(season.get("seasonNumber"))) is not None
    )


def _media_type(value: object) -> MediaType | None:
    """Return the media type that a text names, else None."""
    return MediaType(value) if value in ("movie", "tv") else None


def _media_status(value: object) -> MediaStatus:
    """Return the status that a number stands for."""
    return _MEDIA_STATUS.get(integer(value), MediaStatus.UNKNOWN)


def _is_anime(keywords: object) -> bool | None:
    """Tell whether TMDB calls a title anime, None when it tells no keywords."""
    if not isinstance(keywords, list):
        return None
    return any(integer(word.get("id")) == _ANIME for word in objects(keywords))


def _poster(value: object) -> str | None:
    """Return the public address of a poster, None when there is none."""
    path = text(value)
    if path is None or not _POSTER_PATH.fullmatch(path):
        return None
    return f"{_POSTER_BASE}{path}"

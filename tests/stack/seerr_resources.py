"""How Seerr's API shows what it remembers."""

from typing import TYPE_CHECKING

from .payloads import Json
from .seerr_records import Media, MediaStatus, Request, User
from .world import Title

if TYPE_CHECKING:
    from .seerr import Seerr

ANIME_KEYWORD = {"id": 210024, "name": "anime"}


def _moment(moment: object) -> str:
    """Write a time as JavaScript does."""
    return f"{moment:%Y-%m-%dT%H:%M:%S}.000Z"


def user(person: User) -> Json:
    """Return a user."""
    return {
        "permissions": 2 if person.id == 1 else 32,
        "id": person.id,
        "email": person.email,
        "plexUsername": None,
        "jellyfinUsername": person.name,
        "username": None,
        "userType": 3,
        "jellyfinUserId": person.jellyfin_id,
        "avatar": person.avatar,
        "createdAt": "2025-01-01T00:00:00.000Z",
        "updatedAt": "2025-01-01T00:00:00.000Z",
        "requestCount": 0,
        "displayName": person.name,
    }


def media(seerr: Seerr, known: Media, *, seasons: bool = True) -> Json:
    """Return a media record; lists of requests leave the seasons out."""
    title = known.title
    arr = seerr.sonarr if title.kind.is_show else seerr.radarr
    slug = title.slug if title.kind.is_show else str(title.tmdb_id)
    linked = known.external_service_id is not None
    folder = "series" if title.kind.is_show else "movie"
    shown: Json = {
        "downloadStatus": [],
        "downloadStatus4k": [],
        "id": known.id,
        "mediaType": known.media_type,
        "tmdbId": title.tmdb_id,
        "tvdbId": title.tvdb_id,
        "imdbId": None,
        "status": known.status,
        "status4k": known.status4k,
        "createdAt": _moment(known.created),
        "updatedAt": _moment(known.updated),
        "lastSeasonChange": _moment(known.created),
        "mediaAddedAt": _moment(known.media_added) if known.media_added else None,
        "serviceId": known.service_id,
        "serviceId4k": known.service_id_4k,
        "externalServiceId": known.external_service_id,
        "externalServiceId4k": known.external_service_id_4k,
        "externalServiceSlug": slug if linked else None,
        "externalServiceSlug4k": None,
        "ratingKey": None,
        "ratingKey4k": None,
        "jellyfinMediaId": known.jellyfin_media_id,
        "jellyfinMediaId4k": None,
    }
    if linked and arr is not None:
        shown["serviceUrl"] = f"{arr.url}/{folder}/{slug}"
    if seasons:
        shown["seasons"] = [
            {
                "id": known.id * 100 + number,
                "seasonNumber": number,
                "status": status,
                "status4k": MediaStatus.UNKNOWN,
                "createdAt": _moment(known.created),
                "updatedAt": _moment(known.updated),
            }
            for number, status in sorted(known.seasons.items())
        ]
    return shown


def request(seerr: Seerr, wish: Request, *, listed: bool = False) -> Json:
    """Return a request."""
    return {
        "id": wish.id,
        "status": wish.status,
        "createdAt": _moment(wish.created),
        "updatedAt": _moment(wish.updated),
        "type": wish.media.media_type,
        "is4k": wish.is_4k,
        "serverId": None,
        "profileId": None,
        "rootFolder": None,
        "languageProfileId": None,
        "tags": None,
        "isAutoRequest": False,
        "media": media(seerr, wish.media, seasons=not listed),
        "requestedBy": user(wish.user),
        "modifiedBy": user(wish.modified_by) if wish.modified_by else None,
        "seasons": [
            {
                "id": wish.id * 100 + number,
                "seasonNumber": number,
                "status": wish.status,
                "createdAt": _moment(wish.created),
                "updatedAt": _moment(wish.updated),
            }
            for number in wish.seasons
        ],
        "seasonCount": len(wish.seasons),
    }


def details(seerr: Seerr, title: Title) -> Json:
    """Return what `/movie/{id}` or `/tv/{id}` tell."""
    known = seerr.find_media(title)
    common: Json = {
        "id": title.tmdb_id,
        "adult": False,
        "overview": title.overview,
        # A path alone is TMDB's, which has no posters of invented titles.
        "posterPath": None if seerr.agent.image_base else title.poster or None,
        "backdropPath": None,
        "genres": [{"id": n, "name": name} for n, name in enumerate(title.genres, 1)],
        "originalLanguage": "ja" if title.original_language == "Japanese" else "en",
        "keywords": [ANIME_KEYWORD] if title.kind.is_anime else [],
        "externalIds": {"imdbId": title.imdb_id, "tvdbId": title.tvdb_id},
    }
    if known is not None:
        common["mediaInfo"] = {
            **media(seerr, known),
            "requests": [
                request(seerr, each)
                for each in seerr.requests.values()
                if each.media is known
            ],
        }
    if not title.kind.is_show:
        return {
            **common,
            "title": title.title,
            "originalTitle": title.original_title or title.title,
            "releaseDate": title.release_date,
            "runtime": title.runtime,
            "imdbId": title.imdb_id,
        }
    return {
        **common,
        "name": title.title,
        "originalName": title.original_title or title.title,
        "firstAirDate": title.release_date,
        "numberOfSeasons": len(title.seasons),
        "numberOfEpisodes": len(title.episodes),
        "seasons": [
            {
                "id": title.tmdb_id * 10 + number,
                "seasonNumber": number,
                "name": f"Season {number}",
                "episodeCount": len(title.season(number)),
                "airDate": title.season(number)[0].air_date,
            }
            for number in title.seasons
        ],
    }

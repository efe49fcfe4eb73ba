"""Test what a client asks of Radarr."""

from datetime import UTC, datetime

from aiohttp import ClientSession
import pytest

from custom_components.status_tracker.clients import RadarrClient
from custom_components.status_tracker.clients.radarr_models import (
    MovieStatus,
    parse_movie,
)

from .service import Service, reply

MOVIE = {
    "id": 41,
    "title": "The Copper Lighthouse",
    "originalTitle": "Der Kupferturm",
    "alternateTitles": [
        {"title": "Kupferturm"},
        {"title": "Kupferturm"},
        {"title": ""},
    ],
    "tmdbId": 9100101,
    "imdbId": "tt9100101",
    "titleSlug": "9100101",
    "status": "released",
    "year": 2024,
    "path": "/media/movies/The Copper Lighthouse (2024)",
    "hasFile": True,
    "movieFile": {
        "id": 7,
        "movieId": 41,
        "path": "/media/movies/x.mkv",
        "size": 9_000_000_000,
        "dateAdded": "2026-01-20T18:21:11Z",
        "quality": {"quality": {"name": "Bluray-1080p"}},
    },
    "sizeOnDisk": 9_000_000_000,
    "monitored": True,
    "tags": [1, "2"],
    "images": [
        {"coverType": "fanart", "remoteUrl": "https://img.example/f.jpg"},
        {"coverType": "poster", "url": "/cover.jpg"},
        {"coverType": "poster", "remoteUrl": "https://img.example/p.jpg"},
    ],
    "genres": ["Drama"],
    "originalLanguage": {"id": 4, "name": "German"},
    "inCinemas": "2024-05-01T00:00:00Z",
}


@pytest.fixture
def client(service: Service, session: ClientSession) -> RadarrClient:
    """Return a client of the service."""
    return RadarrClient(session, service.url, "key")


async def test_movie(service: Service, client: RadarrClient) -> None:
    """A film comes with its file, titles and public poster."""
    service.on("GET", "api/v3/movie/41", reply(MOVIE))
    movie = await client.movie(41)
    assert movie is not None
    assert (movie.id, movie.tmdb_id, movie.imdb_id) == (41, 9100101, "tt9100101")
    assert movie.status is MovieStatus.RELEASED
    assert [one.title for one in movie.alternate_titles] == ["Kupferturm"]
    assert movie.original_title == "Der Kupferturm"
    assert movie.poster == "https://img.example/p.jpg"
    assert movie.tags == (1, 2)
    assert movie.in_cinemas == datetime(2024, 5, 1, tzinfo=UTC)
    assert movie.file is not None
    assert (movie.file.id, movie.file.quality) == (7, "Bluray-1080p")
    assert await client.movie(42) is None


async def test_movie_by_tmdb(service: Service, client: RadarrClient) -> None:
    """The film with an id is returned, and no other that came along."""
    service.on(
        "GET",
        "api/v3/movie",
        reply([{"id": 1, "tmdbId": 5}, MOVIE]),
        reply([{"id": 1, "tmdbId": 5}]),
        reply([]),
    )
    found = await client.movie_by_tmdb(9100101)
    assert found is not None
    assert found.id == 41
    assert service.asked[0].query == {"tmdbId": "9100101", "excludeLocalCovers": "true"}
    assert await client.movie_by_tmdb(9100101) is None
    assert await client.movie_by_tmdb(9100101) is None


async def test_all_movies(service: Service, client: RadarrClient) -> None:
    """All films are returned, odd entries left out."""
    service.on("GET", "api/v3/movie", reply([MOVIE, {}, None, {"title": "No id"}]))
    assert [movie.id for movie in await client.movies()] == [41]


async def test_lookup(service: Service, client: RadarrClient) -> None:
    """A film that Radarr does not have can be looked up."""
    path = "api/v3/movie/lookup/tmdb"
    service.on("GET", path, reply(MOVIE | {"id": 0, "hasFile": None}))
    movie = await client.lookup(9100101)
    assert movie is not None
    assert (movie.id, movie.tmdb_id, movie.has_file) == (None, 9100101, None)


async def test_files_and_history(service: Service, client: RadarrClient) -> None:
    """Files and history are asked for by film."""
    service.on("GET", "api/v3/moviefile", reply([{"id": 7}, {"path": "no id"}]))
    service.on("GET", "api/v3/history/movie", reply([{"id": 1, "movieId": 41}]))
    assert [one.id for one in await client.movie_files(41)] == [7]
    assert [one.movie_id for one in await client.movie_history(41)] == [41]
    assert [asked.query["movieId"] for asked in service.asked] == ["41", "41"]


async def test_search(service: Service, client: RadarrClient) -> None:
    """A search names the film."""
    service.on("POST", "api/v3/command", reply({"id": 1, "status": "started"}, 201))
    await client.search_movie(41)
    assert service.asked[0].json == {"name": "MoviesSearch", "movieIds": [41]}


def test_odd_movie() -> None:
    """Values of the wrong type are None or unknown."""
    movie = parse_movie(
        {
            "id": "41",
            "tmdbId": "0",
            "status": "haunted",
            "images": "none",
            "movieFile": [],
            "tags": "x",
            "originalLanguage": "German",
            "sizeOnDisk": -1,
            "year": 0,
        }
    )
    assert movie is not None
    assert (movie.id, movie.tmdb_id, movie.status) == (41, None, MovieStatus.UNKNOWN)
    assert (movie.poster, movie.file, movie.tags, movie.size, movie.year) == (
        None,
        None,
        (),
        None,
        None,
    )

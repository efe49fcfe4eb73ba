"""Test what a client asks of Seerr and how it commands it."""

import asyncio
from datetime import UTC, date, datetime, timedelta

from aiohttp import ClientSession
import pytest

from custom_components.status_tracker.clients import (
    ConnectionProblem,
    MediaType,
    Removal,
    ResponseProblem,
    SeerrClient,
    ServiceAuthError,
    ServiceConnectionError,
    ServiceResponseError,
    seerr,
)
from custom_components.status_tracker.clients.seerr_models import (
    MediaStatus,
    RequestStatus,
    parse_request,
)

from .service import HTML, Asked, Reply, Responder, Service, reply

PUBLIC = {"initialized": True, "applicationTitle": "Jellyseerr", "mediaServerType": 2}
NOW = datetime(2026, 10, 1, 12, tzinfo=UTC)
REQUEST = {
    "id": 102,
    "status": 2,
    "type": "tv",
    "is4k": False,
    "createdAt": "2026-10-01T11:00:00.000Z",
    "updatedAt": "2026-10-01T12:00:00.000Z",
    "requestedBy": {"id": 3, "displayName": "Bob", "email": "bob@example.org"},
    "seasons": [{"seasonNumber": 1, "status": 5}, {"seasonNumber": 0, "status": 1}],
    "media": {
        "id": 55,
        "mediaType": "tv",
        "tmdbId": 9200201,
        "tvdbId": "990201",
        "imdbId": None,
        "status": 4,
        "status4k": 1,
        "serviceId": 0,
        "externalServiceId": 12,
        "jellyfinMediaId": "0F" * 16,
    },
}


@pytest.fixture
def client(service: Service, session: ClientSession) -> SeerrClient:
    """Return a client of a Seerr below a sub-path."""
    return SeerrClient(session, f"{service.url}/seerr", "key")


def probes(service: Service, public: dict[str, object], status: Reply) -> None:
    """Answer to a probe."""
    service.on("GET", "seerr/api/v1/settings/public", reply(public))
    service.on("GET", "seerr/api/v1/auth/me", reply({"id": 1, "permissions": 2}))
    service.on("GET", "seerr/api/v1/status", status)


@pytest.mark.parametrize(
    ("public", "status", "product", "version"),
    [
        (PUBLIC, reply({"version": "2.7.3"}), "Jellyseerr", "2.7.3"),
        (PUBLIC, reply({"version": "3.5.0"}), "Seerr", "3.5.0"),
        (PUBLIC, reply({"version": "develop-abc"}), "Seerr", "develop-abc"),
        ({"initialized": True}, reply({"version": "1.33.2"}), "Overseerr", "1.33.2"),
        (PUBLIC, reply(status=500), "Seerr", None),
    ],
    ids=["Jellyseerr", "Seerr", "develop", "Overseerr", "no version"],
)
async def test_probe(
    service: Service,
    client: SeerrClient,
    *,
    public: dict[str, object],
    status: Reply,
    product: str,
    version: str | None,
) -> None:
    """Each of the three programs is recognised, also without its version."""
    probes(service, public, status)
    info = await client.probe()
    assert info.name == public.get("applicationTitle", product)
    assert info.version == version
    assert info.details == {"product": product, "admin": True}
    assert service.asked[-1].headers["X-Api-Key"] == "key"


async def test_probe_with_slow_version(
    service: Service, client: SeerrClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A version that Seerr waits for does not hold us."""
    over = asyncio.Event()

    async def wait(_: Asked) -> Reply:
        await over.wait()
        return reply({"version": "3.0.0"})

    probes(service, PUBLIC, reply())
    service.on("GET", "seerr/api/v1/status", wait)
    monkeypatch.setattr(seerr, "_VERSION_TIMEOUT", 0.05)
    info = await client.probe()
    over.set()
    assert info.version is None


@pytest.mark.parametrize(
    "public",
    [reply({}), HTML, reply(status=404), reply([])],
    ids=["empty", "page", "404", "list"],
)
async def test_probe_other_program(
    service: Service, client: SeerrClient, public: Reply
) -> None:
    """Another program at the address is named as such."""
    service.on("GET", "seerr/api/v1/settings/public", public)
    with pytest.raises(ServiceResponseError) as caught:
        await client.probe()
    assert caught.value.problem is ResponseProblem.NOT_THIS_SERVICE


@pytest.mark.parametrize("status", [401, 403])
async def test_probe_wrong_key(
    service: Service, client: SeerrClient, status: int
) -> None:
    """A wrong key is answered 403, a missing one 401."""
    probes(service, PUBLIC, reply())
    refusal = reply({"status": status, "error": "You do not have permission"}, status)
    service.on("GET", "seerr/api/v1/auth/me", refusal)
    with pytest.raises(ServiceAuthError):
        await client.probe()


@pytest.mark.parametrize("key", ["message", "error"])
async def test_csrf_protection(service: Service, client: SeerrClient, key: str) -> None:
    """A change refused for CSRF protection is no wrong key."""
    service.on(
        "POST",
        "seerr/api/v1/request/5/approve",
        reply({key: "invalid csrf token"}, 403),
    )
    with pytest.raises(ServiceResponseError) as caught:
        await client.approve(5)
    assert caught.value.problem is ResponseProblem.CSRF


def requests(total: int) -> Responder:
    """Return a responder with so many requests, one changed each minute."""

    def respond(asked: Asked) -> Reply:
        skip, take = int(asked.query["skip"]), int(asked.query["take"])
        results = [
            {
                "id": number + 1,
                "updatedAt": (NOW - timedelta(minutes=number)).isoformat(),
            }
            for number in range(total)[skip : skip + take]
        ]
        return reply({"pageInfo": {"results": total}, "results": results})

    return respond


@pytest.mark.parametrize(
    ("total", "calls"), [(0, 1), (10, 1), (11, 2), (25, 3)], ids=str
)
async def test_all_requests(
    service: Service, client: SeerrClient, total: int, calls: int
) -> None:
    """All pages are read, and no more than there are."""
    service.on("GET", "seerr/api/v1/request", requests(total))
    found = [request.id async for request in client.iter_requests(page=10)]
    assert found == list(range(1, total + 1))
    assert len(service.asked) == calls
    assert set(service.asked[0].query) == {"take", "skip", "filter", "sort"}


async def test_requests_since(service: Service, client: SeerrClient) -> None:
    """Requests that did not change since a time are not asked for."""
    service.on("GET", "seerr/api/v1/request", requests(1000))
    since = NOW - timedelta(minutes=12)
    found = [request.id async for request in client.iter_requests(since, page=10)]
    assert found == list(range(1, 14))
    assert len(service.asked) == 2


async def test_requests_that_do_not_page(service: Service, client: SeerrClient) -> None:
    """A list that promises more than it sends does not hold us for ever."""
    service.on(
        "GET",
        "seerr/api/v1/request",
        reply({"pageInfo": {"results": 10**9}, "results": [REQUEST]}),
    )
    assert [one.id async for one in client.iter_requests()] == [102]
    assert len(service.asked) == 2


async def test_request(service: Service, client: SeerrClient) -> None:
    """A request tells who, what and where, but not the address of the person."""
    service.on("GET", "seerr/api/v1/request/102", reply(REQUEST))
    found = await client.request(102)
    assert found is not None
    assert (found.status, found.type) == (RequestStatus.APPROVED, MediaType.TV)
    assert (found.requested_by, found.requested_by_id) == ("Bob", 3)
    assert [(one.number, one.status) for one in found.seasons] == [
        (1, MediaStatus.AVAILABLE),
        (0, MediaStatus.NOT_REQUESTED),
    ]
    assert found.updated == NOW
    media = found.media
    assert media is not None
    assert (media.id, media.tmdb_id, media.tvdb_id) == (55, 9200201, 990201)
    assert (media.server_id, media.arr_id) == (0, 12)
    assert media.jellyfin_id == "0f" * 16
    assert media.status is MediaStatus.PARTIALLY_AVAILABLE
    assert media.seasons is None
    assert "bob@" not in repr(found)
    assert await client.request(103) is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1, RequestStatus.PENDING),
        ("2", RequestStatus.APPROVED),
        (3, RequestStatus.DECLINED),
        (4, RequestStatus.FAILED),
        (5, RequestStatus.COMPLETED),
        (9, RequestStatus.UNKNOWN),
        (None, RequestStatus.UNKNOWN),
    ],
)
def test_request_status(value: object, expected: RequestStatus) -> None:
    """Statuses are numbers, of which more may come."""
    found = parse_request({"id": 1, "status": value})
    assert found is not None
    assert found.status is expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (2, MediaStatus.PENDING),
        (3, MediaStatus.PROCESSING),
        (6, MediaStatus.BLOCKLISTED),
        (7, MediaStatus.DELETED),
        (8, MediaStatus.UNKNOWN),
    ],
)
def test_media_status(value: object, expected: MediaStatus) -> None:
    """Statuses that other libraries choke on are known."""
    found = parse_request({"id": 1, "media": {"id": 2, "status": value, "seasons": []}})
    assert found is not None
    assert found.media is not None
    assert found.media.status is expected
    assert found.media.seasons == ()


def test_odd_request() -> None:
    """Values of the wrong type are None, and a request without an id is none."""
    found = parse_request(
        {
            "id": "7",
            "type": "opera",
            "is4k": "true",
            "requestedBy": "Bob",
            "seasons": {"1": 2},
            "media": [],
            "createdAt": 5,
        }
    )
    assert found is not None
    assert (found.id, found.type, found.is_4k) == (7, None, True)
    assert (found.requested_by, found.seasons, found.media) == (None, (), None)
    assert parse_request({"status": 2}) is None


async def test_request_counts(service: Service, client: SeerrClient) -> None:
    """Counts are told by status."""
    service.on(
        "GET",
        "seerr/api/v1/request/count",
        reply({"total": 5, "pending": "1", "x": None}),
    )
    assert await client.request_counts() == {"total": 5, "pending": 1}


async def test_film(service: Service, client: SeerrClient) -> None:
    """A film comes with poster, year and Seerr's record."""
    service.on(
        "GET",
        "seerr/api/v1/movie/9100101",
        reply(
            {
                "title": "The Copper Lighthouse",
                "originalTitle": "Der Kupferturm",
                "releaseDate": "2024-05-01",
                "posterPath": "/p.jpg",
                "externalIds": {"imdbId": "tt9100101"},
                "keywords": [{"id": "210024", "name": "anime"}],
                "mediaInfo": REQUEST["media"] | {"requests": [REQUEST, {}]},  # type: ignore[operator]
            }
        ),
    )
    found = await client.title(MediaType.MOVIE, 9100101)
    assert found is not None
    assert (found.title, found.year) == ("The Copper Lighthouse", 2024)
    assert found.poster == "https://image.tmdb.org/t/p/w600_and_h900_bestv2/p.jpg"
    assert (found.imdb_id, found.tvdb_id, found.is_anime) == ("tt9100101", None, True)
    assert found.media is not None
    assert (found.media.id, [one.id for one in found.requests]) == (55, [102])
    assert await client.title(MediaType.MOVIE, 5) is None


async def test_show(service: Service, client: SeerrClient) -> None:
    """A show comes with its seasons; nothing is made up of what is not told."""
    service.on(
        "GET",
        "seerr/api/v1/tv/9200201",
        reply(
            {
                "name": "Harbour Nine",
                "firstAirDate": "",
                "posterPath": "//evil.example/p.jpg",
                "externalIds": {"tvdbId": 990201},
                "seasons": [
                    {"seasonNumber": 0, "name": "Specials"},
                    {"seasonNumber": 1, "episodeCount": 12, "airDate": "2023-01-05"},
                    {"name": "No number"},
                ],
            }
        ),
    )
    found = await client.title(MediaType.TV, 9200201)
    assert found is not None
    assert (found.title, found.year, found.poster) == ("Harbour Nine", None, None)
    assert (found.tvdb_id, found.is_anime, found.media) == (990201, None, None)
    assert [season.number for season in found.seasons] == [0, 1]
    assert (found.seasons[1].episode_count, found.seasons[1].air_date) == (
        12,
        date(2023, 1, 5),
    )


@pytest.mark.parametrize("action", ["approve", "decline", "retry"])
async def test_act_on_request(
    service: Service, client: SeerrClient, action: str
) -> None:
    """A request that was acted on is returned, one that is gone is none."""
    service.on("POST", f"seerr/api/v1/request/102/{action}", reply(REQUEST))
    found = await getattr(client, action)(102)
    assert found.id == 102
    assert await getattr(client, action)(103) is None


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("delete_request", "request/7"),
        ("delete_media", "media/7"),
        ("delete_media_file", "media/7/file"),
    ],
)
async def test_deletions(
    service: Service, client: SeerrClient, method: str, path: str
) -> None:
    """Deleting what is gone already succeeds."""
    delete = getattr(client, method)
    assert await delete(7) is Removal.ALREADY_GONE
    service.on("DELETE", f"seerr/api/v1/{path}", reply(status=204))
    assert await delete(7) is Removal.DONE
    assert not service.asked[-1].query
    service.on("DELETE", f"seerr/api/v1/{path}", reply({"message": "No"}, 500))
    with pytest.raises(ServiceResponseError, match="answered 500: No"):
        await delete(7)


async def test_delete_file_of_4k(service: Service, client: SeerrClient) -> None:
    """The 4K twin is named."""
    service.on("DELETE", "seerr/api/v1/media/7/file", reply(status=204))
    await client.delete_media_file(7, is_4k=True)
    assert service.asked[0].query == {"is4k": "true"}


async def test_delete_file_without_server(
    service: Service, client: SeerrClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A deletion that Seerr never answers ends in a timeout."""
    over = asyncio.Event()

    async def wait(_: Asked) -> Reply:
        await over.wait()
        return reply(status=204)

    service.on("DELETE", "seerr/api/v1/media/7/file", wait)
    monkeypatch.setattr(seerr, "_DELETE_FILE_TIMEOUT", 0.05)
    with pytest.raises(ServiceConnectionError) as caught:
        await client.delete_media_file(7)
    over.set()
    assert caught.value.problem is ConnectionProblem.TIMEOUT

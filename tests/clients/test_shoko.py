"""Test what a client asks of Shoko and how it commands it."""

from aiohttp import ClientSession
import pytest

from custom_components.status_tracker.clients import (
    MediaType,
    Removal,
    ResponseProblem,
    ServiceAuthError,
    ServiceResponseError,
    ShokoClient,
)
from custom_components.status_tracker.clients.shoko_models import parse_file

from .service import HTML, Asked, Reply, Service, reply

STARTED = {"State": "Started", "Uptime": "1.00:00:00"}
FILE = {
    "ID": 7,
    "Size": 1000,
    "Imported": "2026-10-01T12:00:00Z",
    "Created": "2026-10-01T11:00:00Z",
    "Locations": [
        {
            "ImportFolderID": 2,
            "RelativePath": "/Show/1.mkv",
            "AbsolutePath": "/a/1.mkv",
        },
        {"ManagedFolderID": 3, "RelativePath": "Show\\1.mkv"},
    ],
    "SeriesIDs": [
        {
            "SeriesID": {"ID": 32, "AniDB": 555, "TMDB": {"Show": [1], "Movie": [2]}},
            "EpisodeIDs": [{"ID": None, "AniDB": 631, "TMDB": {"Episode": [9]}}],
        }
    ],
}
SERIES = {
    "IDs": {
        "ID": 32,
        "AniDB": 555,
        "TvDB": [990201],
        "TMDB": {"Show": [9200201], "Movie": []},
    },
    "Name": "Minato Nain",
    "Sizes": {"Local": {"Episodes": 3}, "Total": {"Episodes": 12}},
}


@pytest.fixture
def client(service: Service, session: ClientSession) -> ShokoClient:
    """Return a client with a key."""
    return ShokoClient(session, service.url, "key")


def probes(service: Service, version: str = "5.3.3.0") -> None:
    """Answer to a probe."""
    service.on("GET", "api/v3/Init/Status", reply(STARTED))
    service.on("GET", "api/v3/Init/Version", reply({"Server": {"Version": version}}))
    service.on(
        "GET",
        "api/v3/User/Current",
        reply({"ID": 1, "Username": "me", "IsAdmin": True}),
    )


async def test_probe(service: Service, client: ShokoClient) -> None:
    """Version and rights are told, the user's name is not."""
    probes(service)
    info = await client.probe()
    assert (info.name, info.version, info.details) == (
        "Shoko",
        "5.3.3.0",
        {"admin": True},
    )
    assert service.asked[-1].headers["apikey"] == "key"


@pytest.mark.parametrize(
    ("status", "problem"),
    [
        (reply({"State": "Starting"}), ResponseProblem.STARTING),
        (reply({"State": "Waiting"}), ResponseProblem.STARTING),
        (reply({"State": "Sleeping"}), ResponseProblem.STARTING),
        (
            reply(STARTED | {"DatabaseBlocked": {"Blocked": True, "Reason": "x"}}),
            ResponseProblem.STARTING,
        ),
        (reply({"State": "Failed"}), ResponseProblem.SERVER_ERROR),
        (reply({}), ResponseProblem.NOT_THIS_SERVICE),
        (HTML, ResponseProblem.NOT_THIS_SERVICE),
        (reply(status=404), ResponseProblem.NOT_THIS_SERVICE),
    ],
    ids=[
        "starting",
        "waiting",
        "new word",
        "blocked",
        "failed",
        "empty",
        "page",
        "404",
    ],
)
async def test_probe_unfit(
    service: Service, client: ShokoClient, status: Reply, problem: ResponseProblem
) -> None:
    """A Shoko that is not up yet is told from one that failed and from no Shoko."""
    probes(service)
    service.on("GET", "api/v3/Init/Status", status)
    with pytest.raises(ServiceResponseError) as caught:
        await client.probe()
    assert caught.value.problem is problem
    assert not service.asked_for("GET", "api/v3/User/Current")


async def test_probe_too_old(service: Service, client: ShokoClient) -> None:
    """Versions before 4.2 are too old."""
    probes(service, "4.1.2.0")
    with pytest.raises(ServiceResponseError) as caught:
        await client.probe()
    assert caught.value.problem is ResponseProblem.VERSION_TOO_OLD


async def test_probe_wrong_key(
    service: Service, client: ShokoClient, session: ClientSession
) -> None:
    """A wrong key, and none, are authentication errors."""
    probes(service)
    service.on("GET", "api/v3/User/Current", reply(status=401))
    with pytest.raises(ServiceAuthError):
        await client.probe()
    before = len(service.asked_for("GET", "api/v3/User/Current"))
    with pytest.raises(ServiceAuthError):
        await ShokoClient(session, service.url).probe()
    assert len(service.asked_for("GET", "api/v3/User/Current")) == before


async def test_sign_in(service: Service, session: ClientSession) -> None:
    """A user and password are exchanged for a key, which is used from then on."""
    service.on("POST", "api/auth", reply({"apikey": "new-key"}))
    probes(service)
    client = ShokoClient(session, service.url)
    assert await client.sign_in("me", "secret", "Home Assistant") == "new-key"
    assert service.asked[0].json == {
        "user": "me",
        "pass": "secret",
        "device": "Home Assistant",
    }
    await client.probe()
    assert service.asked[-1].headers["apikey"] == "new-key"


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (reply(status=401), ServiceAuthError),
        (reply({}), ServiceResponseError),
        (reply(status=404), ServiceResponseError),
        (HTML, ServiceResponseError),
    ],
    ids=["refused", "no key", "404", "page"],
)
async def test_sign_in_refused(
    service: Service, session: ClientSession, answer: Reply, error: type[Exception]
) -> None:
    """A refused login names neither user nor password."""
    service.on("POST", "api/auth", answer)
    client = ShokoClient(session, service.url)
    with pytest.raises(error) as caught:
        await client.sign_in("somebody", "secret", "Home Assistant")
    assert "somebody" not in str(caught.value)
    assert "secret" not in str(caught.value)
    assert client.api_key is None


async def test_files_by_path(service: Service, client: ShokoClient) -> None:
    """Files are looked up by the end of their path, in the words of all versions."""
    service.on("GET", "api/v3/File/PathEndsWith", reply([FILE, {"Size": 1}]))
    (found,) = await client.files_by_path("/Show/1.mkv")
    assert service.asked[0].query == {
        "path": "Show/1.mkv",
        "limit": "10",
        "includeXRefs": "true",
        "include": "XRefs,AbsolutePaths",
    }
    assert (found.id, found.is_matched) == (7, True)
    assert [(one.folder_id, one.relative_path) for one in found.locations] == [
        (2, "Show/1.mkv"),
        (3, "Show\\1.mkv"),
    ]
    assert found.series is not None
    (series,) = found.series
    assert (series.id, series.anidb_id) == (32, 555)
    assert (series.tmdb_shows, series.tmdb_movies) == ((1,), (2,))
    (episode,) = series.episodes
    assert (episode.id, episode.anidb_id, episode.tmdb_episodes) == (None, 631, (9,))
    assert await client.files_by_path("/") == []
    assert len(service.asked) == 1


async def test_file(service: Service, client: ShokoClient) -> None:
    """A file is known by its id, or unknown."""
    service.on("GET", "api/v3/File/7", reply(FILE))
    found = await client.file(7)
    assert found is not None
    assert found.imported is not None
    assert await client.file(8) is None


def test_unmatched_file() -> None:
    """A file without import time and series is not matched."""
    found = parse_file({"ID": 1, "Imported": None, "Locations": "none"})
    assert found is not None
    assert (found.is_matched, found.series, found.locations) == (False, None, ())
    linked = parse_file({"ID": 1, "SeriesIDs": [{"SeriesID": {}, "EpisodeIDs": [{}]}]})
    assert linked is not None
    assert linked.is_matched


@pytest.mark.parametrize(("total", "calls"), [(0, 1), (10, 1), (25, 3)], ids=str)
async def test_unrecognized_files(
    service: Service, client: ShokoClient, total: int, calls: int
) -> None:
    """All pages of unrecognized files are read."""

    def respond(asked: Asked) -> Reply:
        page, take = int(asked.query["page"]), int(asked.query["pageSize"])
        numbers = range(total)[(page - 1) * take : page * take]
        return reply(
            {"Total": total, "List": [{"ID": number + 1} for number in numbers]}
        )

    service.on("GET", "api/v3/File", respond)
    found = [one.id async for one in client.iter_unrecognized_files(page=10)]
    assert found == list(range(1, total + 1))
    assert len(service.asked) == calls
    assert service.asked[0].query["include_only"] == "Unrecognized"


@pytest.mark.parametrize("path", ["ImportFolder", "ManagedFolder"])
async def test_folders(service: Service, client: ShokoClient, path: str) -> None:
    """Folders are found under the name of 4 and 5 and under that of 6."""
    service.on(
        "GET",
        f"api/v3/{path}",
        reply([{"ID": 2, "Name": "Anime", "Path": "/anime"}, {}]),
    )
    (folder,) = await client.folders()
    assert (folder.id, folder.name, folder.path) == (2, "Anime", "/anime")


@pytest.mark.parametrize(
    ("path", "method", "arguments"),
    [
        ("Series/32", "series", (32,)),
        ("Series/AniDB/555/Series", "series_by_anidb", (555,)),
    ],
)
async def test_series(
    service: Service,
    client: ShokoClient,
    path: str,
    method: str,
    arguments: tuple[int, ...],
) -> None:
    """A series is known by its ids, or unknown."""
    assert await getattr(client, method)(*arguments) is None
    service.on("GET", f"api/v3/{path}", reply(SERIES))
    found = await getattr(client, method)(*arguments)
    assert (found.id, found.anidb_id, found.tvdb_ids) == (32, 555, (990201,))
    assert (found.tmdb_shows, found.local_episodes, found.total_episodes) == (
        (9200201,),
        3,
        12,
    )


@pytest.mark.parametrize(
    ("media_type", "kind"), [(MediaType.MOVIE, "Movie"), (MediaType.TV, "Show")]
)
async def test_series_by_tmdb(
    service: Service, client: ShokoClient, media_type: MediaType, kind: str
) -> None:
    """A film or show may be several series, or none that Shoko knows."""
    assert await client.series_by_tmdb(media_type, 5) == []
    service.on("GET", f"api/v3/TMDB/{kind}/5/Shoko/Series", reply([SERIES, SERIES, {}]))
    assert len(await client.series_by_tmdb(media_type, 5)) == 2


async def test_search_series(service: Service, client: ShokoClient) -> None:
    """A search sends the title as it is."""
    service.on("GET", "api/v3/Series", reply({"Total": 1, "List": [SERIES]}))
    (found,) = await client.search_series("Minato & Co")
    assert found.name == "Minato Nain"
    assert service.asked[0].query["search"] == "Minato & Co"


@pytest.mark.parametrize(
    "path", ["Action/RemoveMissingFiles/false", "Action/RemoveMissingFiles"]
)
async def test_remove_missing_files(
    service: Service, client: ShokoClient, path: str
) -> None:
    """Missing files are removed by either form, which leaves AniDB's list alone."""
    service.on("GET", f"api/v3/{path}", reply(status=200))
    await client.remove_missing_files()
    assert len(service.asked_for("GET", f"api/v3/{path}")) == 1


async def test_remove_missing_files_not_offered(
    client: ShokoClient,
) -> None:
    """A Shoko without the action is an error."""
    with pytest.raises(ServiceResponseError) as caught:
        await client.remove_missing_files()
    assert caught.value.problem is ResponseProblem.NOT_FOUND


async def test_delete_file_entry(service: Service, client: ShokoClient) -> None:
    """An entry is deleted, and never the file: Shoko would do that unasked."""
    assert await client.delete_file_entry(7) is Removal.ALREADY_GONE
    service.on("DELETE", "api/v3/File/7", reply(status=200))
    assert await client.delete_file_entry(7) is Removal.DONE
    for asked in service.asked:
        assert asked.query == {"removeFiles": "false", "removeFolder": "false"}


async def test_rescan_file(service: Service, client: ShokoClient) -> None:
    """A file that Shoko has is looked up again."""
    assert not await client.rescan_file(7)
    service.on("POST", "api/v3/File/7/Rescan", reply(status=200))
    assert await client.rescan_file(7)

"""Test what Sonarr and Radarr have in common."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

from aiohttp import ClientSession
import pytest

from custom_components.status_tracker.clients import (
    RadarrClient,
    Removal,
    ResponseProblem,
    ServiceAuthError,
    ServiceResponseError,
    SonarrClient,
    arr,
)
from custom_components.status_tracker.clients.arr import ArrClient
from custom_components.status_tracker.clients.arr_activity import (
    HistoryEvent,
    QueueStatus,
    TrackedState,
    TrackedStatus,
    parse_history_record,
    parse_queue_record,
)
from custom_components.status_tracker.clients.arr_models import CommandStatus

from .service import HTML, Asked, Reply, Responder, Service, reply

HASH = "ABCDEF0123456789ABCDEF0123456789ABCDEF01"
KINDS = [RadarrClient, SonarrClient]


@pytest.fixture(params=KINDS)
def client(
    request: pytest.FixtureRequest, service: Service, session: ClientSession
) -> ArrClient:
    """Return a client of each kind."""
    found: ArrClient = request.param(session, service.url, "key")
    return found


@pytest.fixture
def radarr(service: Service, session: ClientSession) -> RadarrClient:
    """Return a client of Radarr."""
    return RadarrClient(session, service.url, "key")


@pytest.fixture
def sonarr(service: Service, session: ClientSession) -> SonarrClient:
    """Return a client of Sonarr."""
    return SonarrClient(session, service.url, "key")


def status(app: str, version: str) -> Reply:
    """Return the status of a program."""
    return reply({"appName": app, "version": version, "instanceName": f"{app} 4K"})


async def test_probe(service: Service, client: ArrClient) -> None:
    """The right program of a good version is recognised."""
    service.on("GET", "api/v3/system/status", status(client.app_name, "6.0.0.1"))
    info = await client.probe()
    assert (info.name, info.version) == (f"{client.app_name} 4K", "6.0.0.1")
    assert service.asked[0].headers["X-Api-Key"] == "key"


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (status("Lidarr", "2.0"), ResponseProblem.NOT_THIS_SERVICE),
        (reply({}), ResponseProblem.NOT_THIS_SERVICE),
        (reply(status=404), ResponseProblem.NOT_THIS_SERVICE),
        (reply("ok"), ResponseProblem.NOT_THIS_SERVICE),
        (HTML, ResponseProblem.NOT_THIS_SERVICE),
        (reply(status=502), ResponseProblem.SERVER_ERROR),
    ],
    ids=["other", "nameless", "404", "text", "page", "502"],
)
async def test_probe_unfit(
    service: Service, client: ArrClient, answer: Reply, problem: ResponseProblem
) -> None:
    """Another program is named as such, a broken one is not."""
    service.on("GET", "api/v3/system/status", answer)
    with pytest.raises(ServiceResponseError) as caught:
        await client.probe()
    assert caught.value.problem is problem


async def test_probe_each_other(
    service: Service, radarr: RadarrClient, sonarr: SonarrClient
) -> None:
    """Sonarr's address given for Radarr, and the other way round, is named."""
    service.on(
        "GET", "api/v3/system/status", status("Sonarr", "4.0"), status("Radarr", "6.0")
    )
    for client, found in ((radarr, "Sonarr"), (sonarr, "Radarr")):
        with pytest.raises(ServiceResponseError, match=f"is {found}, not"):
            await client.probe()


async def test_probe_too_old(service: Service, client: ArrClient) -> None:
    """Version 3 is too old, a version that cannot be read is not refused."""
    service.on(
        "GET",
        "api/v3/system/status",
        status(client.app_name, "3.0.10.1567"),
        status(client.app_name, "develop"),
    )
    with pytest.raises(ServiceResponseError) as caught:
        await client.probe()
    assert caught.value.problem is ResponseProblem.VERSION_TOO_OLD
    assert (await client.probe()).version == "develop"


async def test_probe_wrong_key(service: Service, client: ArrClient) -> None:
    """A wrong key is an authentication error."""
    service.on("GET", "api/v3/system/status", reply({"error": "Unauthorized"}, 401))
    with pytest.raises(ServiceAuthError):
        await client.probe()


def pages(total: int) -> Responder:
    """Return a responder with so many records."""

    def respond(asked: Asked) -> Reply:
        page, take = int(asked.query["page"]), int(asked.query["pageSize"])
        numbers = range(total)[(page - 1) * take : page * take]
        records = [{"id": number + 1, "downloadId": HASH} for number in numbers]
        return reply({"page": page, "totalRecords": total, "records": records})

    return respond


@pytest.mark.parametrize(("total", "calls"), [(0, 1), (10, 1), (25, 3), (30, 3)])
async def test_whole_queue(
    service: Service,
    client: ArrClient,
    monkeypatch: pytest.MonkeyPatch,
    total: int,
    calls: int,
) -> None:
    """The queue is read to its end, unknown items included."""
    monkeypatch.setattr(arr, "_PAGE", 10)
    service.on("GET", "api/v3/queue", pages(total))
    assert [record.id for record in await client.queue()] == list(range(1, total + 1))
    assert len(service.asked) == calls
    subject = client.subject.capitalize()
    assert service.asked[0].query[f"includeUnknown{subject}Items"] == "true"


async def test_queue_that_does_not_page(
    service: Service, client: ArrClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A queue that promises more than it sends does not hold us for ever."""
    monkeypatch.setattr(arr, "_PAGE", 1)
    service.on(
        "GET", "api/v3/queue", reply({"totalRecords": 10**9, "records": [{"id": 1}]})
    )
    assert len(await client.queue()) == 1
    assert len(service.asked) == 2


def test_queue_record() -> None:
    """A record tells state, messages, time left and ids."""
    found = parse_queue_record(
        {
            "id": 5,
            "seriesId": 12,
            "episodeId": 34,
            "seasonNumber": 0,
            "title": "Harbour.Nine.S00E01",
            "size": 1000.0,
            "sizeleft": "250",
            "timeleft": "1.02:03:04",
            "estimatedCompletionTime": "2026-01-20T18:21:11Z",
            "status": "completed",
            "trackedDownloadStatus": "warning",
            "trackedDownloadState": "importBlocked",
            "statusMessages": [
                {"title": "Harbour.Nine.S00E01.mkv", "messages": ["Sample", "Sample"]},
                {"title": "One or more episodes are missing", "messages": []},
                {"title": None},
            ],
            "errorMessage": "",
            "downloadId": HASH,
            "quality": {"quality": {"id": 3, "name": "WEBDL-1080p"}},
        }
    )
    assert found is not None
    assert (found.series_id, found.episode_id, found.season) == (12, 34, 0)
    assert (found.size, found.size_left) == (1000, 250)
    assert found.time_left == timedelta(days=1, hours=2, minutes=3, seconds=4)
    assert found.status is QueueStatus.COMPLETED
    assert found.tracked_status is TrackedStatus.WARNING
    assert found.tracked_state is TrackedState.IMPORT_BLOCKED
    assert found.messages == ("Sample", "One or more episodes are missing")
    assert found.error is None
    assert found.download_id == HASH.lower()
    assert found.quality == "WEBDL-1080p"


@pytest.mark.parametrize("junk", [{}, {"id": None}, {"id": "x"}, {"title": "No id"}])
def test_records_without_id(junk: dict[str, object]) -> None:
    """A record without an id is none."""
    assert parse_queue_record(junk) is None
    assert parse_history_record(junk) is None


def test_record_of_odd_types() -> None:
    """Values of the wrong type are None or unknown."""
    found = parse_queue_record(
        {
            "id": 1,
            "status": 7,
            "trackedDownloadState": "teleporting",
            "statusMessages": {"title": "x"},
            "size": "big",
            "timeleft": 5,
            "quality": "HD",
        }
    )
    assert found is not None
    assert found.status is QueueStatus.UNKNOWN
    assert found.tracked_state is TrackedState.UNKNOWN
    assert (found.messages, found.size, found.time_left, found.quality) == (
        (),
        None,
        None,
        None,
    )


@pytest.mark.parametrize(
    ("can_find", "status_code", "expected"),
    [(True, 200, Removal.DONE), (False, 404, Removal.ALREADY_GONE)],
    ids=["there", "gone"],
)
async def test_remove_from_queue(
    service: Service,
    client: ArrClient,
    can_find: bool,
    status_code: int,
    expected: Removal,
) -> None:
    """A download is taken out of the queue, and gone already is as good."""
    service.on("DELETE", "api/v3/queue/5", reply(status=status_code))
    found = await client.remove_from_queue(
        5, remove_from_client=can_find, blocklist=True, search_again=False
    )
    assert found is expected
    assert service.asked[0].query == {
        "removeFromClient": str(can_find).lower(),
        "blocklist": "true",
        "skipRedownload": "true",
    }


async def test_history_since(service: Service, sonarr: SonarrClient) -> None:
    """The history since a time tells what a webhook would have told."""
    service.on(
        "GET",
        "api/v3/history/since",
        reply(
            [
                {
                    "id": 9,
                    "seriesId": 12,
                    "episodeId": 34,
                    "sourceTitle": "Harbour.Nine",
                    "date": "2026-01-20T18:21:11Z",
                    "eventType": "downloadFolderImported",
                    "downloadId": HASH,
                    "episode": {"seasonNumber": 1, "episodeNumber": 4},
                    "data": {
                        "fileId": "77",
                        "importedPath": "/tv/Harbour Nine/4.mkv",
                        "droppedPath": "/dl/4.mkv",
                        "size": "123456789012",
                    },
                },
                {
                    "id": 8,
                    "eventType": "grabbed",
                    "data": {"torrentInfoHash": HASH, "indexer": "Here", "size": "x"},
                },
                {
                    "id": 7,
                    "eventType": "downloadFailed",
                    "data": {"message": "No data"},
                },
                {
                    "id": 6,
                    "eventType": "episodeFileDeleted",
                    "data": {"reason": "Manual"},
                },
                {"id": 5, "eventType": "abducted"},
            ]
        ),
    )
    since = datetime(2026, 1, 20, tzinfo=UTC)
    records = await sonarr.history_since(since, HistoryEvent.IMPORTED)
    assert service.asked[0].query == {
        "date": "2026-01-20T00:00:00.000Z",
        "eventType": "downloadFolderImported",
        "includeSeries": "false",
        "includeEpisode": "true",
    }
    assert [record.event for record in records] == [
        HistoryEvent.IMPORTED,
        HistoryEvent.GRABBED,
        HistoryEvent.FAILED,
        HistoryEvent.EPISODE_FILE_DELETED,
        HistoryEvent.UNKNOWN,
    ]
    imported, grabbed, failed, deleted, _ = records
    assert (imported.file_id, imported.size, imported.season, imported.number) == (
        77,
        123456789012,
        1,
        4,
    )
    assert imported.imported_path == "/tv/Harbour Nine/4.mkv"
    assert (grabbed.torrent_hash, grabbed.indexer, grabbed.size) == (
        HASH.lower(),
        "Here",
        None,
    )
    assert (failed.message, deleted.reason) == ("No data", "Manual")


@pytest.mark.parametrize(
    ("download_id", "sent"),
    [(HASH.lower(), HASH), ("SABnzbd_nzo_aB", "SABnzbd_nzo_aB")],
)
async def test_history_of_download(
    service: Service, client: ArrClient, download_id: str, sent: str
) -> None:
    """Info hashes are asked for in upper case, ids of usenet as they are."""
    service.on("GET", "api/v3/history", pages(3))
    found = await client.history_of_download(download_id)
    assert len(found) == 3
    assert service.asked[0].query["downloadId"] == sent


async def test_tags(service: Service, client: ArrClient) -> None:
    """Tags are labels by id."""
    service.on(
        "GET", "api/v3/tag", reply([{"id": "1", "label": "anime"}, {"id": 2}, "x"])
    )
    assert await client.tags() == {1: "anime"}


async def test_commands(service: Service, client: ArrClient) -> None:
    """A command tells its id, by which it can be followed until it is forgotten."""
    service.on(
        "POST", "api/v3/command", reply({"id": 3, "name": "X", "status": "queued"}, 201)
    )
    service.on("GET", "api/v3/command/3", reply({"id": 3, "status": "completed"}))
    given = await client.refresh_downloads()
    assert (given.id, given.status) == (3, CommandStatus.QUEUED)
    assert service.asked[0].json == {"name": "RefreshMonitoredDownloads"}
    followed = await client.command(3)
    assert followed is not None
    assert followed.status is CommandStatus.COMPLETED
    assert await client.command(4) is None


GONE = reply(status=404)
DELETIONS = [
    pytest.param(
        RadarrClient.delete_movie,
        "movie/7",
        {"delete_files": True, "exclude": True},
        {"deleteFiles": "true", "addImportExclusion": "true"},
        id="movie",
    ),
    pytest.param(
        SonarrClient.delete_series,
        "series/7",
        {"delete_files": False},
        {"deleteFiles": "false", "addImportListExclusion": "false"},
        id="series",
    ),
    pytest.param(
        RadarrClient.delete_movie_file, "moviefile/7", {}, {}, id="movie file"
    ),
    pytest.param(
        SonarrClient.delete_episode_file, "episodefile/7", {}, {}, id="episode file"
    ),
]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        pytest.param(Reply(content_type=None), Removal.DONE, id="empty"),
        pytest.param(reply({}), Removal.DONE, id="object"),
        pytest.param(GONE, Removal.ALREADY_GONE, id="404"),
        pytest.param(
            reply({"message": "Expected query to return 1 rows"}, 500),
            Removal.ALREADY_GONE,
            id="500 but gone",
        ),
    ],
)
@pytest.mark.parametrize(("delete", "path", "arguments", "query"), DELETIONS)
async def test_delete(
    service: Service,
    session: ClientSession,
    *,
    delete: Callable[..., Awaitable[Removal]],
    path: str,
    arguments: dict[str, bool],
    query: dict[str, str],
    answer: Reply,
    expected: Removal,
) -> None:
    """Deleting what is gone already succeeds, whatever it is answered with."""
    service.on("DELETE", f"api/v3/{path}", answer)
    service.on("GET", f"api/v3/{path}", GONE)
    kind = RadarrClient if path.startswith("movie") else SonarrClient
    client = kind(session, service.url, "key")
    assert await delete(client, 7, **arguments) is expected
    assert service.asked[0].query == query


async def test_delete_that_fails(service: Service, sonarr: SonarrClient) -> None:
    """A deletion that fails while the series is still there is an error."""
    service.on("DELETE", "api/v3/series/7", reply({"message": "Disk on fire"}, 500))
    service.on("GET", "api/v3/series/7", reply({"id": 7}))
    with pytest.raises(ServiceResponseError, match="answered 500: Disk on fire"):
        await sonarr.delete_series(7, delete_files=True)

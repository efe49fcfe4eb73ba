"""Test what a client asks of Jellyfin's library."""

from datetime import UTC, datetime

from aiohttp import ClientSession
import pytest

from custom_components.status_tracker.clients import (
    JellyfinClient,
    ResponseProblem,
    ServiceAuthError,
    ServiceResponseError,
)
from custom_components.status_tracker.clients.jellyfin_models import (
    ItemType,
    LibraryItem,
    LocationType,
    TaskState,
    item_id,
    parse_item,
    playable,
)

from .service import HTML, Asked, Reply, Responder, Service, reply

KEY = 'key"with odd/chars'
PUBLIC = {
    "ServerName": "Den",
    "Version": "10.11.2",
    "ProductName": "Jellyfin Server",
    "Id": "5" * 32,
}
ONE, TWO = "1" * 32, "2" * 32
GUID = "71552A5A-5C5C-4350-A2AE-EBE451A30173"


@pytest.fixture
def client(service: Service, session: ClientSession) -> JellyfinClient:
    """Return a client of a Jellyfin below a sub-path."""
    return JellyfinClient(session, f"{service.url}/jellyfin", KEY)


def item(**fields: object) -> LibraryItem:
    """Return a film with some fields."""
    found = parse_item(
        {"Id": ONE, "Type": "Movie", "LocationType": "FileSystem", **fields}
    )
    assert found is not None
    return found


async def test_probe(service: Service, client: JellyfinClient) -> None:
    """The server is known by its id, and the key is sent as 12.0 demands."""
    service.on("GET", "jellyfin/System/Info/Public", reply(PUBLIC))
    service.on("GET", "jellyfin/System/Info", reply({"HasPendingRestart": False}))
    info = await client.probe()
    assert (info.name, info.version, info.unique_id) == ("Den", "10.11.2", "5" * 32)
    for asked in service.asked:
        token = asked.headers["Authorization"]
        assert token == 'MediaBrowser Token="key%22with%20odd%2Fchars"'
        assert "X-Emby-Token" not in asked.headers
        assert not asked.query


@pytest.mark.parametrize(
    ("public", "problem"),
    [
        pytest.param(
            reply(PUBLIC | {"Version": "10.8.13"}),
            ResponseProblem.VERSION_TOO_OLD,
            id="10.8",
        ),
        pytest.param(
            reply(PUBLIC | {"ProductName": "Emby Server"}),
            ResponseProblem.NOT_THIS_SERVICE,
            id="Emby",
        ),
        pytest.param(reply({}), ResponseProblem.NOT_THIS_SERVICE, id="empty"),
        pytest.param(HTML, ResponseProblem.NOT_THIS_SERVICE, id="page"),
        pytest.param(reply(status=404), ResponseProblem.NOT_THIS_SERVICE, id="404"),
        pytest.param(reply("Starting", 503), ResponseProblem.STARTING, id="starting"),
    ],
)
async def test_probe_unfit(
    service: Service, client: JellyfinClient, public: Reply, problem: ResponseProblem
) -> None:
    """What is no Jellyfin, too old or not up yet is named as such."""
    service.on("GET", "jellyfin/System/Info/Public", public)
    with pytest.raises(ServiceResponseError) as caught:
        await client.probe()
    assert caught.value.problem is problem


@pytest.mark.parametrize("status", [401, 403])
async def test_probe_wrong_key(
    service: Service, client: JellyfinClient, status: int
) -> None:
    """A wrong key is noticed although the public part answers."""
    service.on("GET", "jellyfin/System/Info/Public", reply(PUBLIC))
    service.on("GET", "jellyfin/System/Info", reply(status=status))
    with pytest.raises(ServiceAuthError):
        await client.probe()


def library(total: int) -> Responder:
    """Return a responder that pages through a library of so many films."""

    def respond(asked: Asked) -> Reply:
        start, limit = int(asked.query["startIndex"]), int(asked.query["limit"])
        numbers = range(start, min(start + limit, total))
        items = [{"Id": f"{number + 1:032x}", "Type": "Movie"} for number in numbers]
        return reply({"Items": items, "TotalRecordCount": 0, "StartIndex": start})

    return respond


@pytest.mark.parametrize(
    ("total", "calls"), [(0, 1), (3, 1), (10, 2), (25, 3)], ids=str
)
async def test_all_items(
    service: Service, client: JellyfinClient, total: int, calls: int
) -> None:
    """All pages are read, and no more than there are."""
    service.on("GET", "jellyfin/Items", library(total))
    found = [one.id async for one in client.iter_items(page=10)]
    assert found == [f"{number + 1:032x}" for number in range(total)]
    assert len(service.asked) == calls


async def test_all_items_query(service: Service, client: JellyfinClient) -> None:
    """Only what is needed is asked for, and only what was saved since."""
    service.on("GET", "jellyfin/Items", reply({"Items": []}))
    since = datetime(2026, 10, 1, 12, 0, 0, 500_000, UTC)
    types = (ItemType.MOVIE, ItemType.EPISODE)
    assert [one async for one in client.iter_items(types, since)] == []
    assert service.asked[0].query == {
        "recursive": "true",
        "includeItemTypes": "Movie,Episode",
        "fields": "ProviderIds,Path,DateCreated,OriginalTitle",
        "minDateLastSaved": "2026-10-01T12:00:00.500Z",
        "sortBy": "DateCreated,SortName",
        "sortOrder": "Ascending",
        "enableTotalRecordCount": "false",
        "limit": "500",
        "startIndex": "0",
        "enableImages": "false",
        "enableUserData": "false",
    }


async def test_paging_that_does_not_advance(
    service: Service, client: JellyfinClient
) -> None:
    """A server that always sends the first page does not hold us for ever."""
    page = [{"Id": ONE, "Type": "Movie"}, {"Id": TWO, "Type": "Movie"}]
    service.on("GET", "jellyfin/Items", reply({"Items": page}))
    found = [one.id async for one in client.iter_items(page=2)]
    assert found == [ONE, TWO]
    assert len(service.asked) == 2


async def test_items_by_id(service: Service, client: JellyfinClient) -> None:
    """Items are asked for by the hundred; what is no id is left out."""

    def respond(asked: Asked) -> Reply:
        return reply({"Items": [{"Id": one} for one in asked.query["ids"].split(",")]})

    service.on("GET", "jellyfin/Items", respond)
    wanted = [f"{number:032X}" for number in range(1, 251)] + [
        "",
        "0",
        "../x",
        "0" * 32,
    ]
    found = await client.items([*wanted, GUID], media=True)
    assert len(found) == 251
    assert [len(asked.query["ids"].split(",")) for asked in service.asked] == [
        100,
        100,
        51,
    ]
    assert "MediaSources" in service.asked[0].query["fields"]
    assert await client.items(["nothing"]) == []
    assert len(service.asked) == 3


async def test_episodes(service: Service, client: JellyfinClient) -> None:
    """Episodes of a season come without those that are missing."""
    path = f"jellyfin/Shows/{ONE}/Episodes"
    service.on(
        "GET",
        path,
        reply(
            {
                "Items": [
                    {
                        "Id": TWO,
                        "Type": "Episode",
                        "LocationType": "FileSystem",
                        "SeriesId": ONE,
                        "ParentIndexNumber": 0,
                        "IndexNumber": "3",
                        "IndexNumberEnd": 4,
                        "ProviderIds": {"Tvdb": 55, "Shoko File": "7", "Imdb": None},
                        "MediaSources": [
                            {"Path": "/a.mkv", "Type": "Default", "RunTimeTicks": 9}
                        ],
                        "RunTimeTicks": 14_400_000_000,
                    }
                ]
            }
        ),
    )
    (found,) = await client.episodes(ONE.upper(), season=0)
    assert service.asked[0].query["season"] == "0"
    assert service.asked[0].query["isMissing"] == "false"
    assert (found.season, list(found.numbers)) == (0, [3, 4])
    assert found.provider_ids == {"tvdb": "55", "shoko file": "7"}
    assert found.series_id == ONE
    assert found.runtime == 1440
    assert playable(found) is True


@pytest.mark.parametrize("series_id", [ONE, "../../System/Shutdown", ""])
async def test_episodes_of_nothing(
    service: Service, client: JellyfinClient, series_id: str
) -> None:
    """An id of no series is not found, and never part of another path."""
    with pytest.raises(ServiceResponseError) as caught:
        await client.episodes(series_id)
    assert caught.value.problem is ResponseProblem.NOT_FOUND
    assert all(asked.path.startswith("/jellyfin/Shows/1") for asked in service.asked)


SOURCE = {"Path": "/film.mkv", "Type": "Default"}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param({"MediaSources": [SOURCE]}, True, id="file"),
        pytest.param({}, None, id="not asked for"),
        pytest.param({"MediaSources": []}, False, id="no source"),
        pytest.param({"MediaSources": [{"Type": "Default"}]}, False, id="no path"),
        pytest.param(
            {"MediaSources": [SOURCE | {"Type": "Placeholder"}]},
            False,
            id="placeholder",
        ),
        pytest.param(
            {"MediaSources": [{"Type": "Placeholder"}, SOURCE]}, True, id="one of two"
        ),
        pytest.param(
            {"MediaSources": [SOURCE], "LocationType": "Virtual"}, False, id="virtual"
        ),
        pytest.param(
            {"MediaSources": [SOURCE], "LocationType": "Remote"}, True, id="remote"
        ),
        pytest.param(
            {"MediaSources": [SOURCE], "IsPlaceHolder": True}, False, id="disc stub"
        ),
        pytest.param(
            {"MediaSources": [SOURCE], "Type": "Series"}, False, id="series folder"
        ),
        pytest.param({"LocationType": "Virtual"}, False, id="virtual, not asked for"),
    ],
)
def test_playable(fields: dict[str, object], expected: bool | None) -> None:
    """An item is playable when a source of it has a file."""
    assert playable(item(**fields)) is expected


def test_odd_item() -> None:
    """Values of the wrong type are None, and an item without an id is none."""
    found = item(
        Type="Painting",
        LocationType=7,
        ProductionYear="1999",
        ProviderIds=["Tmdb"],
        IndexNumber="x",
        DateCreated="0001-01-01T00:00:00Z",
        MediaSources="none",
    )
    assert found.type is ItemType.UNKNOWN
    assert found.location is LocationType.UNKNOWN
    assert found.year == 1999
    assert found.provider_ids == {}
    assert list(found.numbers) == []
    assert found.created is None
    assert found.sources == ()
    assert parse_item({"Name": "No id"}) is None


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [(3, 2, [3]), (1, 900, [1]), (0, 1, [0, 1]), (5, None, [5])],
)
def test_numbers_of_an_item(first: int, last: int | None, expected: list[int]) -> None:
    """A last number that makes no sense is left out."""
    assert list(item(IndexNumber=first, IndexNumberEnd=last).numbers) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (GUID, GUID.replace("-", "").lower()),
        ("0" * 32, None),
        ("", None),
        ("xyz", None),
        (None, None),
    ],
)
def test_item_id(value: object, expected: str | None) -> None:
    """Ids compare as 32 lower-case hex digits."""
    assert item_id(value) == expected


async def test_search(service: Service, client: JellyfinClient) -> None:
    """A search sends the title as it is."""
    service.on("GET", "jellyfin/Items", reply({"Items": [{"Id": ONE}]}))
    found = await client.search("Tom & Jerry: #1?", (ItemType.SERIES,), year=1999)
    assert [one.id for one in found] == [ONE]
    query = service.asked[0].query
    assert (query["searchTerm"], query["years"], query["includeItemTypes"]) == (
        "Tom & Jerry: #1?",
        "1999",
        "Series",
    )


async def test_libraries(service: Service, client: JellyfinClient) -> None:
    """Libraries are told with their folders, and each can be refreshed alone."""
    service.on(
        "GET",
        "jellyfin/Library/VirtualFolders",
        reply(
            [
                {
                    "Name": "Films",
                    "ItemId": ONE,
                    "Locations": ["/media/films", 5],
                    "CollectionType": "movies",
                    "RefreshProgress": "12.5",
                },
                {"Name": "Mixed"},
            ]
        ),
    )
    service.on("POST", f"jellyfin/Items/{ONE}/Refresh", reply(status=204))
    films, mixed = await client.libraries()
    assert (films.locations, films.refresh_progress) == (("/media/films", "5"), 12.5)
    assert (mixed.id, mixed.collection_type) == (None, None)
    await client.refresh_item(ONE)
    assert service.asked[-1].query["metadataRefreshMode"] == "Default"
    with pytest.raises(ServiceResponseError) as caught:
        await client.refresh_item(TWO)
    assert caught.value.problem is ResponseProblem.NOT_FOUND


async def test_report_changed(service: Service, client: JellyfinClient) -> None:
    """Changed paths are reported in one call, none in no call."""
    service.on("POST", "jellyfin/Library/Media/Updated", reply(status=204))
    await client.report_changed([], deleted=True)
    await client.report_changed(["/a", "/b"], deleted=True)
    assert [asked.json for asked in service.asked] == [
        {
            "Updates": [
                {"Path": "/a", "UpdateType": "Deleted"},
                {"Path": "/b", "UpdateType": "Deleted"},
            ]
        }
    ]


async def test_scheduled_tasks(service: Service, client: JellyfinClient) -> None:
    """The scan of all libraries is one of the tasks."""
    service.on(
        "GET",
        "jellyfin/ScheduledTasks",
        reply(
            [
                {"Key": "CleanLogs", "State": "Idle"},
                {
                    "Key": "RefreshLibrary",
                    "State": "Running",
                    "CurrentProgressPercentage": 40,
                    "LastExecutionResult": {
                        "Status": "Completed",
                        "EndTimeUtc": "2026-10-01T00:00:00Z",
                    },
                },
                {"State": "Idle"},
            ]
        ),
    )
    logs, scan = await client.scheduled_tasks()
    assert (logs.state, logs.is_library_scan, logs.last_end) == (
        TaskState.IDLE,
        False,
        None,
    )
    assert (scan.state, scan.is_library_scan, scan.progress) == (
        TaskState.RUNNING,
        True,
        40,
    )
    assert (scan.last_status, scan.last_end) == (
        "Completed",
        datetime(2026, 10, 1, tzinfo=UTC),
    )


async def test_deep_link(session: ClientSession) -> None:
    """A link opens the item's page, below a sub-path and at another address."""
    client = JellyfinClient(session, "http://10.0.0.2:8096/jf/", "key")
    assert client.deep_link(ONE, TWO) == (
        f"http://10.0.0.2:8096/jf/web/#/details?id={ONE}&serverId={TWO}"
    )
    assert client.deep_link("a&b", TWO, "https://tv.example/").startswith(
        "https://tv.example/web/#/details?id=a%26b&"
    )

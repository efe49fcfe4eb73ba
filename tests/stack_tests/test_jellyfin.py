"""Check that the simulated Jellyfin is as odd as the real one."""

import asyncio
from base64 import b64encode
from collections.abc import AsyncIterator
from contextlib import suppress
import json
from pathlib import Path
from typing import Any, override

import aiohttp
from aiohttp import web
import pytest

from tests.stack.clock import Clock
from tests.stack.jellyfin import VERSIONS, Jellyfin
from tests.stack.jellyfin_items import Presence
from tests.stack.jellyfin_media import Details
from tests.stack.jellyfin_webhook import PLUGIN_ID
from tests.stack.service import SimulatedService

KEY = "1" * 32
TOKEN = {"Authorization": f'MediaBrowser Token="{KEY}"'}
NAMED = 'MediaBrowser Client="t", Device="d", DeviceId="1", Version="1"'
MOVIE = "/data/media/movies/The Copper Lighthouse (2024)/lighthouse.mkv"
SHOW = "/data/media/tv/Harbour Nine"
WAIT = 30
PAYLOADS = Path(__file__).parents[1] / "fixtures" / "payloads" / "jellyfin"


class Client:
    """Call the API with a key."""

    def __init__(self, service: Jellyfin, session: aiohttp.ClientSession) -> None:
        """Talk to one service."""
        self.service = service
        self.session = session

    async def get(self, path: str, headers: Any = TOKEN, **query: str) -> Any:
        """Return a parsed answer."""
        url = f"{self.service.url}{path}"
        async with self.session.get(url, params=query, headers=headers) as response:
            assert response.status == 200, await response.text()
            return await response.json()

    async def status(
        self, method: str, path: str, headers: Any = TOKEN, **options: Any
    ) -> int:
        """Return only the status."""
        async with self.session.request(
            method, f"{self.service.url}{path}", headers=headers, **options
        ) as response:
            return response.status

    async def log_in(self, name: str = "root", password: str = "root") -> Any:
        """Return the headers of a user."""
        url = f"{self.service.url}/Users/AuthenticateByName"
        body = {"Username": name, "Pw": password}
        async with self.session.post(
            url, json=body, headers={"Authorization": NAMED}
        ) as response:
            token = (await response.json())["AccessToken"]
        return {"Authorization": f'MediaBrowser Token="{token}"'}


@pytest.fixture(params=["10.11.11"])
async def client(request: pytest.FixtureRequest) -> AsyncIterator[Client]:
    """Run one version, its story clock fast."""
    service = Jellyfin(version=request.param, clock=Clock(speed=1000))
    await service.start()
    async with aiohttp.ClientSession() as session:
        yield Client(service, session)
    await service.stop()


def of_versions(*versions: str) -> pytest.MarkDecorator:
    """Run a test with these versions."""
    return pytest.mark.parametrize("client", versions, indirect=True)


class Receiver(SimulatedService):
    """Collect webhooks."""

    name = "receiver"

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        self.bodies: list[str] = []
        self.types: list[str] = []

    @override
    def routes(self) -> list[web.RouteDef]:
        """Take posts."""
        return [web.post("/hook", self._take)]

    async def _take(self, request: web.Request) -> web.Response:
        """Keep a body with its content type."""
        self.bodies.append(await request.text())
        self.types.append(request.headers["Content-Type"])
        return web.Response()


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    """Run a receiver of webhooks."""
    service = Receiver()
    await service.start()
    yield service
    await service.stop()


def add_movie(service: Jellyfin, **options: Any) -> str:
    """Add the film of the sample payloads."""
    about = Details(
        overview='She said "now".',
        premiere="2024-11-05",
        genres=("Adventure", "Drama"),
        minutes=115,
        size=7,
    )
    options.setdefault("provider_ids", {"Tmdb": "9100101", "Imdb": "tt99100101"})
    options.setdefault("path", MOVIE)
    options.setdefault("details", about)
    return service.add_movie("The Copper Lighthouse", year=2024, **options)


def add_show(service: Jellyfin) -> tuple[str, list[str]]:
    """Add a show with two episodes and a missing one."""
    series = service.add_series(
        "Harbour Nine", year=2023, path=SHOW, provider_ids={"Tvdb": "990201"}
    )
    episodes = [
        service.add_episode(
            series, 1, n, title=f"Part {n}", path=f"{SHOW}/Season 01/S01E0{n}.mkv"
        )
        for n in (1, 2)
    ]
    episodes.append(
        service.add_episode(series, 1, 3, title="Part 3", path=None, playable=False)
    )
    return series, episodes


@of_versions(*VERSIONS)
async def test_authorization(client: Client) -> None:
    """The modern forms work everywhere, the old ones only before 12.0."""
    assert (await client.get("/System/Info/Public", None))["Version"] == (
        client.service.version
    )
    assert await client.status("GET", "/System/Info", None) == 401
    assert await client.status("GET", "/System/Info") == 200
    assert await client.status("GET", f"/System/Info?ApiKey={KEY}", None) == 200
    legacy = 401 if client.service.version == "12.0" else 200
    for headers in (
        {"X-Emby-Token": KEY},
        {"X-MediaBrowser-Token": KEY},
        {"Authorization": f'Emby Token="{KEY}"'},
        {"X-Emby-Authorization": f'MediaBrowser Token="{KEY}"'},
    ):
        assert await client.status("GET", "/System/Info", headers) == legacy
    assert await client.status("GET", f"/System/Info?api_key={KEY}", None) == legacy


async def test_rights(client: Client) -> None:
    """A plain user may read and not command."""
    client.service.accounts.add_user("kid", "pw")
    user = await client.log_in("kid", "pw")
    assert await client.status("GET", "/Users", user) == 200
    assert await client.status("POST", "/Library/Refresh", user) == 403
    assert await client.status("DELETE", f"/Items/{'0' * 32}", user) == 401
    login = {"Username": "kid", "Pw": "wrong"}
    assert (
        await client.status(
            "POST",
            "/Users/AuthenticateByName",
            {"Authorization": NAMED},
            json=login,
        )
        == 401
    )


async def test_starting_server_answers_503(client: Client) -> None:
    """Nothing works until the server is up."""
    client.service.starting = True
    assert await client.status("GET", "/System/Info") == 503


async def test_fields_decide_what_is_told(client: Client) -> None:
    """Ids, path and sources come only when asked for; a key cannot ask for an item."""
    item_id = add_movie(client.service)
    bare = (await client.get("/Items", ids=item_id))["Items"][0]
    assert bare["LocationType"] == "FileSystem"
    assert bare.keys().isdisjoint({"ProviderIds", "Path", "MediaSources"})
    full = await client.get(
        "/Items", Ids=item_id, Fields="providerids,Path,MediaSources"
    )
    assert full["Items"][0]["ProviderIds"]["Tmdb"] == "9100101"
    assert full["Items"][0]["MediaSources"][0]["Path"] == MOVIE
    assert await client.status("GET", f"/Items/{item_id}") == 400
    user = await client.log_in()
    assert (await client.get(f"/Items/{item_id}", user))["Path"] == MOVIE
    assert (await client.get("/Items", ids="f" * 32))["Items"] == []


async def test_provider_id_filter_does_not_filter(client: Client) -> None:
    """An unknown parameter is ignored, so everything comes back."""
    add_movie(client.service)
    client.service.add_movie("Other", year=2020, path="/x/o.mkv", provider_ids={})
    found = await client.get(
        "/Items",
        recursive="true",
        includeItemTypes="Movie",
        AnyProviderIdEquals="Tmdb.1",
    )
    assert found["TotalRecordCount"] == 2
    with_tmdb = await client.get("/Items", recursive="true", hasTmdbId="true")
    assert [item["ProductionYear"] for item in with_tmdb["Items"]] == [2024]


async def test_pages_of_a_large_library(client: Client) -> None:
    """Every item is on exactly one page, and the list is worked out once."""
    service = client.service
    for n in range(3000):
        service.add_movie(
            f"Film {n}", year=1950 + n % 70, path=f"/m/{n}.mkv", provider_ids={}
        )
    query = {"recursive": "true", "includeItemTypes": "Movie,Series", "limit": "1000"}
    seen: list[str] = []
    for start in range(0, 4000, 1000):
        page = await client.get("/Items", **query, startIndex=str(start))
        assert page["TotalRecordCount"] == 3000
        seen += [item["Id"] for item in page["Items"]]
    assert len(seen) == len(set(seen)) == 3000
    uncounted = await client.get("/Items", **query, enableTotalRecordCount="false")
    assert uncounted["TotalRecordCount"] == 1000
    assert await client.status("GET", "/Items?recursive=true&limit=abc") == 400


async def test_only_what_was_saved_since(client: Client) -> None:
    """The date narrows the list to what changed."""
    first = add_movie(client.service)
    client.service.clock.advance(100)
    moment = client.service.clock.now().isoformat().replace("+00:00", "Z")
    client.service.add_movie("Other", year=2020, path="/x/o.mkv", provider_ids={})
    query = {"recursive": "true", "minDateLastSaved": moment}
    assert len((await client.get("/Items", **query))["Items"]) == 1
    client.service.update(first, name="Renamed")
    assert len((await client.get("/Items", **query))["Items"]) == 2
    bad = "/Items?recursive=true&minDateLastSaved=soon"
    assert await client.status("GET", bad) == 400


@of_versions("10.11.11", "12.0")
async def test_search(client: Client) -> None:
    """Titles are found by a part of them, from 12.0 on by their words."""
    add_movie(client.service, original_title="Kupfer")
    query = {"recursive": "true", "includeItemTypes": "Movie"}

    async def count(term: str, **more: str) -> int:
        found = await client.get("/Items", searchTerm=term, **query, **more)
        return int(found["TotalRecordCount"])

    assert await count("copper LIGHT") == 1
    assert await count("kupfer", years="2023,2024") == 1
    assert await count("copper", years="1999") == 0
    assert await count("lighthouse copper") == (client.service.version == "12.0")


async def test_episodes_of_a_key_include_missing_ones(client: Client) -> None:
    """Missing episodes are virtual: no path, no sources."""
    series, episodes = add_show(client.service)
    path = f"/Shows/{series}/Episodes"
    found = await client.get(path, fields="MediaSources,Path")
    assert [item["Id"] for item in found["Items"]] == episodes
    missing = found["Items"][2]
    assert (missing["LocationType"], missing["MediaSources"]) == ("Virtual", [])
    assert "Path" not in missing
    assert len((await client.get(path, isMissing="false"))["Items"]) == 2
    assert len((await client.get(path, await client.log_in()))["Items"]) == 2
    assert (await client.get(path, season="2"))["Items"] == []
    season = (await client.get(f"/Shows/{series}/Seasons"))["Items"][0]
    assert season["Name"] == "Season 1"
    assert len((await client.get(path, seasonId=season["Id"], limit="1"))["Items"]) == 1
    assert await client.status("GET", f"/Shows/{episodes[0]}/Episodes") == 404
    query = {"recursive": "true", "includeItemTypes": "Episode"}
    visible = await client.get("/Items", **query, excludeLocationTypes="Virtual")
    assert visible["TotalRecordCount"] == 2
    client.service.make_playable(episodes[2], f"{SHOW}/Season 01/S01E03.mkv")
    assert len((await client.get(path, isMissing="false"))["Items"]) == 3


@pytest.mark.parametrize(
    ("presence", "kinds"),
    [
        (Presence.PLAYABLE, ["Default"]),
        (Presence.UNPROBED, ["Default"]),
        (Presence.PLACEHOLDER, ["Placeholder"]),
        (Presence.VIRTUAL, []),
    ],
)
async def test_presence_shows_in_the_sources(
    client: Client, presence: Presence, kinds: list[str]
) -> None:
    """Only a film that was looked into has streams and a length."""
    item_id = add_movie(client.service, presence=presence)
    for stage in (presence, Presence.PLAYABLE):
        found = await client.get("/Items", ids=item_id, fields="MediaSources")
        sources = found["Items"][0]["MediaSources"]
        if stage is presence:
            assert [source["Type"] for source in sources] == kinds
        playable = stage is Presence.PLAYABLE
        assert any(source.get("RunTimeTicks") for source in sources) is playable
        assert any(source["MediaStreams"] for source in sources) is playable
        client.service.make_playable(item_id)


async def test_refresh_reflects_the_disk(client: Client) -> None:
    """A scan adds what is there, by memory or by name, and removes what is not."""
    service = client.service
    with service.expecting():
        expected = add_movie(service)
        series, episodes = add_show(service)
    assert service.library.items == {}
    files = [MOVIE, f"{SHOW}/Season 01/S01E01.mkv", "/data/media/movies/x.nfo"]
    files.append("/data/media/movies/Stray (1999) [tmdbid-77]/s.mkv")
    for path in files:
        service.disk.add(path, 1)
    assert await client.status("POST", "/Library/Refresh") == 204
    running = await client.get("/ScheduledTasks")
    assert running[0]["State"] == "Running"
    await service.tasks.finished()
    assert expected in service.library.items
    assert service.library.items[episodes[0]].series_id == series
    stray = service.library.by_path[files[-1]]
    assert service.library.items[stray].name == "Stray"
    assert service.library.items[stray].provider_ids == {"Tmdb": "77"}
    service.disk.remove_under("/data/media/movies")
    folders = await client.get("/Library/VirtualFolders")
    movies = next(each for each in folders if each["Name"] == "Movies")
    assert await client.status("POST", f"/Items/{movies['ItemId']}/Refresh") == 204
    await service.commands.settled()
    assert expected not in service.library.items
    assert series in service.library.items
    task = (await client.get("/ScheduledTasks"))[0]
    assert (task["Key"], task["State"]) == ("RefreshLibrary", "Idle")
    assert task["LastExecutionResult"]["Status"] == "Completed"


async def test_media_updated_looks_at_the_path_only(client: Client) -> None:
    """The told path is compared, nothing else."""
    service = client.service
    service.disk.add(MOVIE, 1)
    service.disk.add("/data/media/movies/Other (1999)/o.mkv", 1)
    body = {"Updates": [{"Path": MOVIE, "UpdateType": "Created"}]}
    assert await client.status("POST", "/Library/Media/Updated", json=body) == 204
    await service.commands.settled()
    assert list(service.library.by_path) == [MOVIE]


async def test_delete_removes_the_files(client: Client) -> None:
    """Deleting a series takes everything below it along."""
    service = client.service
    series, episodes = add_show(service)
    service.disk.add(f"{SHOW}/Season 01/S01E01.mkv", 1)
    assert await client.status("DELETE", f"/Items/{series}") == 204
    assert await client.status("DELETE", f"/Items/{series}") == 404
    assert service.library.items == {}
    assert len(service.disk) == 0
    assert not set(episodes) & set(service.library.items)


async def hear(socket: aiohttp.ClientWebSocketResponse, kind: str) -> Any:
    """Return the data of the next message of one kind."""
    async with asyncio.timeout(WAIT):
        while True:
            message = await socket.receive_json()
            if message["MessageType"] == kind:
                return message.get("Data")


async def test_socket_of_a_key(client: Client) -> None:
    """A key hears about tasks when asked to, and never about the library."""
    bad = client.session.ws_connect(f"{client.service.url}/socket?ApiKey=no")
    with pytest.raises(aiohttp.WSServerHandshakeError) as refusal:
        await bad
    assert refusal.value.status == 403
    url = f"{client.service.url}/socket"
    async with client.session.ws_connect(url, headers=TOKEN) as socket:
        assert await hear(socket, "ForceKeepAlive") == 60
        await socket.send_json({"MessageType": "KeepAlive"})
        await hear(socket, "KeepAlive")
        await socket.send_json(
            {"MessageType": "ScheduledTasksInfoStart", "Data": "0,0"}
        )
        await socket.send_json({"MessageType": "KeepAlive"})
        await hear(socket, "KeepAlive")
        client.service.tasks.start_scan()
        states = [
            (await hear(socket, "ScheduledTasksInfo"))[0]["State"] for _ in range(6)
        ]
        assert states == ["Running"] * 5 + ["Idle"]


async def test_socket_of_a_user_hears_of_changes(client: Client) -> None:
    """Changes are collected, then told to lines that belong to a user."""
    user = await client.log_in()
    url = f"{client.service.url}/socket"
    async with client.session.ws_connect(url, headers=user) as socket:
        await hear(socket, "ForceKeepAlive")
        item_id = add_movie(client.service)
        other = client.service.add_movie(
            "Other", year=2020, path="/x/o.mkv", provider_ids={}
        )
        data = await hear(socket, "LibraryChanged")
        assert data["ItemsAdded"] == [item_id, other]
        client.service.remove(item_id)
        data = await hear(socket, "LibraryChanged")
        assert data["ItemsRemoved"] == [item_id]
        assert data["IsEmpty"] is False


async def until_quiet(
    socket: aiohttp.ClientWebSocketResponse,
) -> AsyncIterator[aiohttp.WSMessage]:
    """Yield what comes, until nothing more does."""
    with suppress(TimeoutError):
        while True:
            yield await socket.receive(timeout=0.3)


@of_versions("10.11.11", "12.0")
async def test_silent_socket(client: Client) -> None:
    """From 12.0 on a silent line is dropped, before it is only reminded."""
    client.service.sockets.lost_after = 0.1
    async with client.session.ws_connect(
        f"{client.service.url}/socket", headers=TOKEN
    ) as socket:
        await hear(socket, "ForceKeepAlive")
        await hear(socket, "ForceKeepAlive")
        if client.service.version == "12.0":
            async with asyncio.timeout(WAIT):
                message = await socket.receive()
            assert message.type is aiohttp.WSMsgType.CLOSE
        else:
            kinds = {each.type async for each in until_quiet(socket)}
            assert kinds <= {aiohttp.WSMsgType.TEXT}


async def test_restart_closes_the_sockets(client: Client) -> None:
    """A stop ends every line, and the key still works after the start."""
    async with client.session.ws_connect(
        f"{client.service.url}/socket", headers=TOKEN
    ) as socket:
        await hear(socket, "ForceKeepAlive")
        await client.service.restart()
        async with asyncio.timeout(WAIT):
            assert (await socket.receive()).type is aiohttp.WSMsgType.CLOSE
    assert await client.status("GET", "/System/Info") == 200


@pytest.mark.parametrize(
    ("sample", "kind"),
    [("item_added__movie", "movie"), ("item_added__tv_episode_1", "episode")],
)
async def test_webhook_has_the_keys_of_the_samples(
    client: Client, receiver: Receiver, sample: str, kind: str
) -> None:
    """Keys and types are those of a real notification."""
    service = client.service
    service.webhook_url = f"{receiver.url}/hook"
    item_id = add_movie(service)
    if kind == "episode":
        series = service.add_series(
            "H",
            year=2023,
            provider_ids={"Tvdb": "1"},
            details=Details(premiere="2023-09-07"),
        )
        item_id = service.add_episode(
            series,
            1,
            1,
            title="Slack Water",
            path=f"{SHOW}/e.mkv",
            provider_ids={"Tvdb": "2", "Imdb": "tt2", "Tmdb": "3"},
            details=Details(premiere="2023-09-07", minutes=52, overview="x"),
        )
    await service.send_item_added(item_id)
    (text,) = receiver.bodies
    assert receiver.types == ["application/json"]
    body = json.loads(text)
    wanted = json.loads((PAYLOADS / f"{sample}.json").read_text())
    wanted.pop("Provider_tmdbcollection", None)
    assert body.keys() == wanted.keys()
    assert {k: type(v) for k, v in body.items()} == {
        k: type(v) for k, v in wanted.items()
    }
    assert body["ItemId"] == item_id
    if kind == "movie":
        assert body["Overview"] == 'She said \\"now\\".'


async def configure(client: Client, **options: Any) -> int:
    """Add a destination through the plugin's own API."""
    path = f"/Plugins/{PLUGIN_ID}/Configuration"
    configuration = await client.get(path)
    configuration["GenericOptions"].append(
        {
            "NotificationTypes": ["ItemAdded"],
            "EnableMovies": True,
            "EnableWebhook": True,
            "SendAllProperties": True,
            "Headers": [],
            "Template": "",
        }
        | options
    )
    return await client.status("POST", path, json=configuration)


async def test_plugin_configuration_decides(client: Client, receiver: Receiver) -> None:
    """Without a header it is plain text; unticked types and charsets send nothing."""
    url = f"{receiver.url}/hook"
    (plugin,) = await client.get("/Plugins")
    assert (plugin["Id"], plugin["Status"]) == (PLUGIN_ID, "Active")
    assert await configure(client, WebhookUri=url) == 204
    charset = [{"Key": "Content-Type", "Value": "application/json; charset=utf-8"}]
    await configure(client, WebhookUri=url, Headers=charset)
    await configure(client, WebhookUri=url, EnableMovies=False)
    await configure(client, WebhookUri=url, EnableWebhook=False)
    item_id = add_movie(client.service)
    await client.service.send_item_added(item_id)
    assert receiver.types == ["text/plain; charset=utf-8"]
    client.service.remove(item_id)
    assert await client.service.send_item_deleted(item_id) == []


async def test_template_is_text(client: Client, receiver: Receiver) -> None:
    """Templates write ids with dashes, escape for HTML and leave gaps."""
    template = (
        '{"id":"{{ItemId}}","n":"{{Name}}","r":"{{{Name}}}","s":{{SeasonNumber}}}'
    )
    await configure(
        client,
        WebhookUri=f"{receiver.url}/hook",
        SendAllProperties=False,
        Template=b64encode(template.encode()).decode(),
    )
    item_id = client.service.add_movie(
        "You & I", year=None, path="/m/y.mkv", provider_ids={}
    )
    await client.service.send_item_added(item_id)
    dashed = "-".join(
        item_id[a:b] for a, b in ((0, 8), (8, 12), (12, 16), (16, 20), (20, 32))
    )
    assert receiver.bodies == [
        f'{{"id":"{dashed}","n":"You &amp; I","r":"You & I","s":}}'
    ]


@of_versions("10.9.11", "10.11.11", "12.0")
async def test_deleted_series(client: Client, receiver: Receiver) -> None:
    """Up to 10.11 only the top item is told; plugin 15 knows no deletions."""
    service = client.service
    version = service.version
    known = await configure(
        client, WebhookUri="http://127.0.0.1:1", NotificationTypes=["ItemDeleted"]
    )
    assert known == (500 if version == "10.9.11" else 204)
    service.plugin.configuration["GenericOptions"] = []
    service.webhook_url = f"{receiver.url}/hook"
    series, _ = add_show(service)
    service.remove(series)
    await service.send_item_deleted(series)
    kinds = [json.loads(body)["ItemType"] for body in receiver.bodies]
    assert (
        sorted(kinds)
        == {
            "10.9.11": [],
            "10.11.11": ["Series"],
            "12.0": ["Episode", "Episode", "Season", "Series"],
        }[version]
    )


async def test_plugin_announces_by_itself(client: Client, receiver: Receiver) -> None:
    """With a delay set, additions and removals are told without the story's help."""
    service = client.service
    service.webhook_url = f"{receiver.url}/hook"
    service.announce_after = 30
    series, _ = add_show(service)
    async with asyncio.timeout(WAIT):
        await service.announced()
    assert len(receiver.bodies) == 4
    receiver.bodies.clear()
    service.remove(series)
    async with asyncio.timeout(WAIT):
        await service.announced()
    bodies = [json.loads(body) for body in receiver.bodies]
    assert [(b["NotificationType"], b["ItemType"]) for b in bodies] == [
        ("ItemDeleted", "Series")
    ]

"""Check that the simulated Shoko's hub speaks SignalR as the real one does."""

import asyncio
from collections.abc import AsyncIterator
import json
from typing import Any

import aiohttp
import pytest
from signalrcore.hub_connection_builder import (
    HubConnectionBuilder,
)
from signalrcore.protocol.json_hub_protocol import (
    JsonHubProtocol,
)

from tests.stack.shoko import VERSIONS, Shoko

from .test_shoko import FOLDER, HEADERS, KEY, OTHER, PATH, match

WAIT = 30
END = "\x1e"
FEEDS = "shoko,queue,file,release,metadata,nonsense"
RELATIVE = "/Kitsune Post Office/S01E01.mkv"


class Feed:
    """Follow the hub over a plain websocket."""

    def __init__(self, service: Shoko, session: aiohttp.ClientSession) -> None:
        """Prepare one client."""
        self.service = service
        self.session = session
        self.socket: aiohttp.ClientWebSocketResponse
        self.sockets: list[aiohttp.ClientWebSocketResponse] = []
        self._records: list[str] = []
        self._rest = ""

    async def connect(
        self,
        feeds: str = FEEDS,
        headers: Any = HEADERS,
        autoping: bool = True,
        **query: str,
    ) -> dict[str, Any]:
        """Connect and shake hands; return the answer to the handshake."""
        await self.open(feeds, headers, autoping, **query)
        await self.socket.send_str('{"protocol":"json","version":1}' + END)
        return await self.record()

    async def open(
        self,
        feeds: str = FEEDS,
        headers: Any = HEADERS,
        autoping: bool = True,
        **query: str,
    ) -> None:
        """Connect only."""
        self.socket = await self.session.ws_connect(
            f"{self.service.url}/signalr/aggregate",
            params={"feeds": feeds, **query},
            headers=headers,
            autoping=autoping,
            timeout=aiohttp.ClientWSTimeout(ws_close=0.2),
        )
        self.sockets.append(self.socket)

    async def record(self) -> dict[str, Any]:
        """Return the next record, however it is spread over frames."""
        async with asyncio.timeout(WAIT):
            while not self._records:
                frame = await self.socket.receive_str()
                *records, self._rest = (self._rest + frame).split(END)
                self._records += records
        record: dict[str, Any] = json.loads(self._records.pop(0))
        return record

    async def event(self) -> tuple[str, Any]:
        """Return target and payload of the next event."""
        while (record := await self.record())["type"] != 1:
            pass
        (payload,) = record["arguments"]
        return record["target"], payload


@pytest.fixture(params=["5.3.3"])
async def feed(request: pytest.FixtureRequest) -> AsyncIterator[Feed]:
    """Run one version with one folder and one client that is not connected yet."""
    service = Shoko(version=request.param)
    service.add_folder(FOLDER)
    await service.start()
    async with aiohttp.ClientSession() as session:
        feed = Feed(service, session)
        yield feed
        for socket in feed.sockets:
            await socket.close()
    await service.stop()


def of_versions(*versions: str) -> pytest.MarkDecorator:
    """Run a test with these versions."""
    return pytest.mark.parametrize("feed", versions, indirect=True)


@pytest.mark.parametrize("version", ["0", "1", "7"])
async def test_negotiation(feed: Feed, version: str) -> None:
    """The newer form gives a token; a connection needs a promised id or none."""
    url = f"{feed.service.url}/signalr/aggregate/negotiate"
    async with feed.session.post(url, params={"negotiateVersion": version}) as response:
        answer = await response.json()
    assert answer["availableTransports"][0]["transport"] == "WebSockets"
    assert ("connectionToken" in answer) is (version != "0")
    token = answer.get("connectionToken", answer["connectionId"])
    assert await feed.connect(id=token) == {}
    with pytest.raises(aiohttp.WSServerHandshakeError) as refusal:
        await feed.connect(id="unheard-of")
    assert refusal.value.status == 404
    async with feed.session.get(url) as response:
        assert response.status == 405


@of_versions("4.2.2", "5.3.3", "6.0.0")
async def test_only_version_6_asks_for_a_key(feed: Feed) -> None:
    """Before 6 a connected hub proves nothing about the key."""
    if feed.service.version != "6.0.0":
        assert await feed.connect(headers={"apikey": "wrong"}) == {}
        return
    with pytest.raises(aiohttp.WSServerHandshakeError) as refusal:
        await feed.connect(headers={"apikey": "wrong"})
    assert refusal.value.status == 401
    url = f"{feed.service.url}/signalr/aggregate/negotiate"
    async with feed.session.post(url) as response:
        assert response.status == 401
    assert await feed.connect(headers=None, access_token=KEY) == {}
    feed.service.revoke_keys()
    with pytest.raises(aiohttp.WSServerHandshakeError):
        await feed.connect()


@pytest.mark.parametrize(
    ("feed", "wish", "error"),
    [
        ("5.3.3", {"protocol": "messagepack", "version": 1}, "messagepack"),
        ("5.3.3", {"protocol": "json", "version": 9}, "version 9"),
    ],
    indirect=["feed"],
)
async def test_refused_handshake(feed: Feed, wish: Any, error: str) -> None:
    """An unknown protocol is answered with an error, then the line closes."""
    await feed.open()
    await feed.socket.send_str(json.dumps(wish) + END)
    assert error in (await feed.record())["error"]
    async with asyncio.timeout(WAIT):
        assert (await feed.socket.receive()).type is aiohttp.WSMsgType.CLOSE


@pytest.mark.parametrize(
    ("feed", "first"),
    [
        ("4.2.2", ["Queue:OnConnected", "ShokoEvent:OnConnected"]),
        ("5.3.3", ["Queue:OnConnected", "ShokoEvent:OnConnected"]),
        ("6.0.0", ["queue:connected"]),
    ],
    indirect=["feed"],
)
async def test_first_messages(feed: Feed, first: list[str]) -> None:
    """Each feed that was named and exists says what its version says first."""
    await feed.connect()
    found = [await feed.event() for _ in first]
    assert [target for target, _ in found] == first
    if len(found) > 1:
        assert found[1][1] is None
    queue = found[0][1]
    assert ("waitingCount" in queue) is (feed.service.version == "4.2.2")


async def follow(feed: Feed) -> None:
    """Connect to the feeds about files and skip what they say first."""
    await feed.connect("shoko,file,release,metadata")
    if feed.service.version != "6.0.0":
        await feed.event()


@pytest.mark.parametrize(
    ("feed", "targets", "fields"),
    [
        (
            "4.2.2",
            [
                "ShokoEvent:FileDetected",
                "ShokoEvent:FileHashed",
                "ShokoEvent:FileMatched",
                "ShokoEvent:SeriesUpdated",
                "ShokoEvent:EpisodeUpdated",
            ],
            {"fileID": 1, "importFolderID": 1, "relativePath": RELATIVE},
        ),
        (
            "5.3.3",
            [
                "ShokoEvent:FileDetected",
                "ShokoEvent:FileHashed",
                "ShokoEvent:FileMatched",
                "ShokoEvent:SeriesUpdated",
                "ShokoEvent:EpisodeUpdated",
            ],
            {
                "FileID": 1,
                "FileLocationID": 1,
                "ImportFolderID": 1,
                "RelativePath": RELATIVE,
                "CrossReferences": [],
            },
        ),
        (
            "6.0.0",
            [
                "file:detected",
                "file:hashed",
                "release:saved",
                "release:search.completed",
                "metadata:series.added",
                "metadata:episode.added",
            ],
            {"FileID": 1, "ManagedFolderID": 1, "RelativePath": RELATIVE},
        ),
    ],
    indirect=["feed"],
    ids=["4.2", "5", "6"],
)
async def test_events_of_a_match(
    feed: Feed, targets: list[str], fields: dict[str, Any]
) -> None:
    """Names, case and fields are those of the version."""
    await follow(feed)
    feed.service.detect(PATH)
    feed.service.hash_file(PATH)
    match(feed.service)
    found = [await feed.event() for _ in targets]
    assert [target for target, _ in found] == targets
    assert fields.items() <= found[1][1].items()
    matched = found[2][1]
    if feed.service.version == "4.2.2":
        assert matched["crossRefs"] == [
            {"episodeID": 4011, "seriesID": 401, "groupID": 1401}
        ]
    elif feed.service.version == "6.0.0":
        assert matched.keys() == {"FileID", "Release"}
        (reference,) = matched["Release"]["CrossReferences"]
        assert reference["AnidbEpisodeID"] == 9904001
    else:
        (reference,) = matched["CrossReferences"]
        assert (reference["SeriesID"], reference["AnidbAnimeID"]) == (401, 990401)


async def test_records_may_come_later(feed: Feed) -> None:
    """The ids are null with the match and told with the series."""
    await follow(feed)
    match(feed.service, records_later=True)
    await feed.event()
    target, payload = await feed.event()
    assert target == "ShokoEvent:FileMatched"
    assert payload["CrossReferences"][0]["SeriesID"] is None
    feed.service.make_records(PATH)
    target, payload = await feed.event()
    assert (target, payload["ShokoSeriesIDs"]) == ("ShokoEvent:SeriesUpdated", [401])
    assert feed.service.records.file_at(PATH).references[0].series_id == 401


@of_versions("5.3.3", "6.0.0")
async def test_not_matched(feed: Feed) -> None:
    """A vain search says whether the file was known before."""
    await follow(feed)
    feed.service.not_match(PATH)
    await feed.event()
    target, payload = await feed.event()
    if feed.service.version == "6.0.0":
        assert (target, payload["IsSaved"]) == ("release:search.completed", False)
        return
    assert target == "ShokoEvent:FileNotMatched"
    assert (payload["HasCrossReferences"], payload["AutoMatchAttempts"]) == (False, 1)
    match(feed.service)
    feed.service.not_match(PATH)
    while (found := await feed.event())[0] != "ShokoEvent:FileNotMatched":
        pass
    assert found[1]["HasCrossReferences"] is True


@pytest.mark.parametrize(
    ("feed", "target", "fields"),
    [
        (
            "4.2.2",
            "ShokoEvent:FileMoved",
            {"oldRelativePath": RELATIVE, "newRelativePath": "/New/S01E01.mkv"},
        ),
        (
            "5.3.3",
            "ShokoEvent:FileMoved",
            {"PreviousRelativePath": RELATIVE, "RelativePath": "/New/S01E01.mkv"},
        ),
        (
            "6.0.0",
            "file:relocated",
            {"PreviousRelativePath": RELATIVE, "Moved": True, "Renamed": False},
        ),
    ],
    indirect=["feed"],
)
async def test_relocation_and_deletion(
    feed: Feed, target: str, fields: dict[str, Any]
) -> None:
    """A move names both places; a deletion names the last one."""
    feed.service.disk.add(PATH, 5)
    feed.service.add_known(PATH)
    await follow(feed)
    feed.service.relocate(PATH, f"{FOLDER}/New/S01E01.mkv")
    found, payload = await feed.event()
    assert found == target
    assert fields.items() <= payload.items()
    feed.service.delete(f"{FOLDER}/New/S01E01.mkv")
    found, _ = await feed.event()
    assert found.lower().endswith("deleted")
    assert len(feed.service.disk) == 0


async def test_several_messages_in_a_frame(feed: Feed) -> None:
    """One frame may carry many records."""
    await follow(feed)
    with feed.service.hub.together():
        feed.service.detect(PATH)
        feed.service.detect(OTHER)
    frame = await feed.socket.receive_str(timeout=WAIT)
    assert frame.count(END) == 2


async def test_one_message_over_several_frames(feed: Feed) -> None:
    """A record may be cut anywhere."""
    await follow(feed)
    feed.service.hub.frames = 3
    feed.service.detect(PATH)
    assert END not in await feed.socket.receive_str(timeout=WAIT)
    frames = [await feed.socket.receive_str(timeout=WAIT) for _ in range(2)]
    assert frames[1].endswith(END)


async def test_oddities_reach_the_client(feed: Feed) -> None:
    """Unknown types and targets, large messages and ping frames can be sent."""
    await follow(feed)
    hub = feed.service.hub
    hub.send_unknown_type()
    assert (await feed.record())["type"] == 42
    hub.invoke("Nobody:Knows", [{"x": "y" * 2_000_000}])
    target, payload = await feed.event()
    assert (target, len(payload["x"])) == ("Nobody:Knows", 2_000_000)
    await feed.connect("", autoping=False)
    await hub.connected(2)
    hub.send_ping_frames(b"payload")
    async with asyncio.timeout(WAIT):
        message = await feed.socket.receive()
    assert (message.type, message.data) == (aiohttp.WSMsgType.PING, b"payload")


async def test_server_pings(feed: Feed) -> None:
    """The protocol's ping comes from time to time."""
    feed.service.hub.ping_every = 0.02
    await feed.connect("")
    assert await feed.record() == {"type": 6}


async def test_silent_client_is_dropped(feed: Feed) -> None:
    """Only a client that sends something in time stays."""
    feed.service.hub.client_timeout = 0.3
    await feed.connect("")
    for _ in range(5):
        for part in ('{"type"', ":6}" + END):
            await feed.socket.send_str(part)
        with pytest.raises(TimeoutError):
            await feed.socket.receive(timeout=0.1)
    assert next(iter(feed.service.hub.lines)).pings == 5
    async with asyncio.timeout(WAIT):
        await feed.service.hub.disconnected()


@pytest.mark.parametrize("way", ["drop", "close", "restart"])
async def test_lines_end(feed: Feed, way: str) -> None:
    """A line ends with or without a word, and a new one can be had."""
    await feed.connect("")
    hub = feed.service.hub
    if way == "drop":
        hub.drop_lines()
    elif way == "close":
        hub.close_lines("Sorry", allow_reconnect=True)
        record = await feed.record()
        assert record == {"type": 7, "error": "Sorry", "allowReconnect": True}
    else:
        await feed.service.restart()
        assert await feed.record() == {"type": 7}
    async with asyncio.timeout(WAIT):
        assert (await feed.socket.receive()).type in (
            aiohttp.WSMsgType.CLOSE,
            aiohttp.WSMsgType.CLOSED,
            aiohttp.WSMsgType.ERROR,
        )
        await hub.disconnected()
    assert await feed.connect("") == {}


async def test_dead_lines(feed: Feed) -> None:
    """A frozen line stays open and says nothing; a silent server never answers."""
    await follow(feed)
    feed.service.hub.freeze_lines()
    feed.service.detect(PATH)
    with pytest.raises(TimeoutError):
        await feed.socket.receive(timeout=0.2)
    feed.service.hub.silent = True
    await feed.open()
    await feed.socket.send_str('{"protocol":"json","version":1}' + END)
    with pytest.raises(TimeoutError):
        await feed.socket.receive(timeout=0.2)


@of_versions("5.3.3", "6.0.0")
async def test_hub_methods(feed: Feed) -> None:
    """Version 6 lets feeds be joined later; others know no methods."""
    await feed.connect("")
    call = {"type": 1, "invocationId": "1", "target": "feed.join_many"}
    await feed.socket.send_str(json.dumps(call | {"arguments": [["file"]]}) + END)
    answer = await feed.record()
    assert (answer["type"], answer["invocationId"]) == (3, "1")
    assert ("error" in answer) is (feed.service.version == "5.3.3")
    if feed.service.version == "6.0.0":
        feed.service.detect(PATH)
        assert (await feed.event())[0] == "file:detected"


@of_versions(*VERSIONS)
async def test_records_as_signalrcore_reads_them(feed: Feed) -> None:
    """The protocol layer of signalrcore understands handshake and events."""
    protocol = JsonHubProtocol()
    await feed.open("shoko,file")
    socket = feed.socket
    await socket.send_str(protocol.encode(protocol.handshake_message()))
    handshake, _ = protocol.decode_handshake(await socket.receive_str(timeout=WAIT))
    assert handshake.error is None
    await feed.service.hub.connected()
    feed.service.detect(PATH)
    targets: list[str] = []
    while not any(target.lower().endswith("detected") for target in targets):
        frame = await socket.receive_str(timeout=WAIT)
        targets += [message.target for message in protocol.parse_messages(frame)]


@of_versions("5.3.3", "6.0.0")
async def test_hub_connection_of_signalrcore(feed: Feed) -> None:
    """The library's own connection negotiates, shakes hands and hears events."""
    loop = asyncio.get_running_loop()
    heard: asyncio.Queue[list[Any]] = asyncio.Queue()
    target = (
        "file:hashed" if feed.service.version == "6.0.0" else "ShokoEvent:FileHashed"
    )
    feed.service.hub.ping_every = 0.05

    def build() -> Any:
        """Build and start a connection, which blocks."""
        url = f"{feed.service.url}/signalr/aggregate?feeds=shoko,file"
        connection = (
            HubConnectionBuilder().with_url(url, options={"headers": HEADERS}).build()
        )
        connection.on(
            target,
            lambda arguments: loop.call_soon_threadsafe(heard.put_nowait, arguments),
        )
        connection.start()
        return connection

    connection = await loop.run_in_executor(None, build)
    try:
        async with asyncio.timeout(WAIT):
            await feed.service.hub.connected()
            feed.service.hash_file(PATH)
            (payload,) = await heard.get()
        assert payload["RelativePath"] == RELATIVE
        assert feed.service.hub.negotiations == 1
    finally:
        await loop.run_in_executor(None, connection.stop)

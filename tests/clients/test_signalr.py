"""Test the live feed of Shoko against a real SignalR hub."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
import json
import time
from typing import cast

from aiohttp import ClientSession
import orjson
import pytest

from custom_components.status_tracker.clients.errors import (
    ConnectionProblem,
    ServiceAuthError,
    ServiceConnectionError,
    ServiceError,
    ServiceResponseError,
)
from custom_components.status_tracker.clients.shoko import ShokoClient
from custom_components.status_tracker.clients.shoko_feed import (
    FEED_PATH,
    FEEDS,
    FeedEvent,
    FeedEventKind,
    parse_event,
)
from custom_components.status_tracker.clients.signalr import (
    HubEvent,
    HubOpened,
    listen,
)
from fuzz.line import Line, Response
from tests.stack.shoko import Shoko

KEY = "00000000-0000-4000-8000-000000000001"
PATH = "/data/anime/shows/Kitsune Post Office/Season 01/e1.mkv"


@pytest.fixture(params=["4.2.2", "5.1.0", "5.3.3", "6.0.0"])
async def shoko(request: pytest.FixtureRequest) -> AsyncIterator[Shoko]:
    """Start each version of Shoko."""
    async for shoko in running(request.param):
        yield shoko


@pytest.fixture
async def newest() -> AsyncIterator[Shoko]:
    """Start the newest Shoko."""
    async for shoko in running("6.0.0"):
        yield shoko


async def running(version: str) -> AsyncIterator[Shoko]:
    """Start and stop one Shoko."""
    shoko = Shoko(version=version, api_key=KEY)
    shoko.add_folder("/data/anime/shows")
    await shoko.start()
    yield shoko
    await shoko.stop()


@pytest.fixture
async def session() -> AsyncIterator[ClientSession]:
    """Open a session."""
    async with ClientSession() as session:
        yield session


async def opened(events: AsyncGenerator[HubOpened | FeedEvent]) -> None:
    """Wait until the line stands."""
    assert isinstance(await anext(events), HubOpened)


async def next_event(events: AsyncGenerator[HubOpened | FeedEvent]) -> FeedEvent:
    """Return the next event."""
    event = await anext(events)
    assert isinstance(event, FeedEvent)
    return event


async def drain(events: AsyncGenerator[object]) -> None:
    """Take all events that still come."""
    async with asyncio.timeout(30):
        async for _ in events:
            pass


async def test_feed_tells_a_file_from_detection_to_match(
    shoko: Shoko, session: ClientSession
) -> None:
    """Read the same story from every version, by its number and path."""
    client = ShokoClient(session, shoko.url, KEY)
    async with aclosing(client.follow()) as events:
        await opened(events)
        shoko.disk.add(PATH, 1)
        shoko.detect(PATH)
        shoko.hash_file(PATH)
        shoko.match(
            PATH, anidb_anime=990401, anidb_episode=1, series_id=401, episode_id=7
        )
        kinds: list[FeedEventKind] = []
        while FeedEventKind.MATCHED not in kinds:
            event = await next_event(events)
            kinds.append(event.kind)
            if event.path is not None:
                assert event.path == "Kitsune Post Office/Season 01/e1.mkv"
        assert event.file_id is not None
        assert event.has_references
    assert kinds[:2] == [FeedEventKind.DETECTED, FeedEventKind.HASHED]


async def test_feed_tells_what_was_not_matched(
    shoko: Shoko, session: ClientSession
) -> None:
    """Tell a file that nobody knows from one that a search left as it was."""
    client = ShokoClient(session, shoko.url, KEY)
    shoko.disk.add(PATH, 1)
    async with aclosing(client.follow()) as events:
        await opened(events)
        shoko.not_match(PATH)
        event = await next_event(events)
        while event.kind is not FeedEventKind.NOT_MATCHED:
            event = await next_event(events)
        assert not event.has_references


async def test_refused_key_is_an_auth_error(
    newest: Shoko, session: ClientSession
) -> None:
    """Raise a typed error when the hub refuses the key."""
    client = ShokoClient(session, newest.url, "wrong")
    with pytest.raises(ServiceAuthError):
        await anext(client.follow())


@pytest.mark.parametrize("version", ["5.3.3"])
async def test_hub_that_refuses_the_handshake_is_an_error(
    version: str, session: ClientSession
) -> None:
    """Raise a typed error when the hub refuses the protocol."""
    async for shoko in running(version):
        shoko.hub.refusal = "Not today"
        with pytest.raises(ServiceResponseError):
            await anext(ShokoClient(session, shoko.url, KEY).follow())


async def test_nobody_there_is_a_connection_error(
    newest: Shoko, session: ClientSession
) -> None:
    """Raise a typed error when nothing listens."""
    await newest.stop()
    with pytest.raises(ServiceConnectionError) as caught:
        await anext(ShokoClient(session, newest.url, KEY).follow())
    assert caught.value.problem is ConnectionProblem.REFUSED


@pytest.mark.parametrize("frames", [1, 3, 50])
async def test_records_and_frames_need_not_agree(
    newest: Shoko, session: ClientSession, frames: int
) -> None:
    """Put together what comes in pieces, take apart what comes together."""
    newest.hub.frames = frames
    client = ShokoClient(session, newest.url, KEY)
    async with aclosing(client.follow()) as events:
        await opened(events)
        with newest.hub.together():
            for number in range(1, 6):
                newest.hub.invoke("file:deleted", [{"FileID": number}])
        found = [(await next_event(events)).file_id for _ in range(5)]
    assert found == [1, 2, 3, 4, 5]


async def test_nothing_strange_ends_the_feed(
    newest: Shoko, session: ClientSession
) -> None:
    """Go on after unknown messages, odd arguments, pings and megabytes."""
    client = ShokoClient(session, newest.url, KEY)
    hub = newest.hub
    async with aclosing(client.follow()) as events:
        await opened(events)
        hub.send_unknown_type()
        hub.send_unknown_type(-1)
        hub.write("nonsense\x1e")
        hub.write("[1, 2]\x1e")
        hub.write('{"type": [[7]], "target": "file:deleted", "arguments": []}\x1e')
        hub.write('{"type": 1}\x1e')
        hub.write('{"type": 1, "target": null, "arguments": 7}\x1e')
        hub.send_ping_frames(b"with a payload")
        hub.invoke("nobody:knows", [{"FileID": 1}])
        hub.invoke("file:deleted", [])
        hub.invoke("file:deleted", [["x"]])
        hub.invoke("file:detected", [{"RelativePath": "x" * 3_000_000}])
        hub.invoke("file:deleted", [{"FileID": 2}])
        while (event := await next_event(events)).file_id != 2:
            assert event.kind in (FeedEventKind.DETECTED, FeedEventKind.DELETED)


async def test_close_message_ends_the_feed(
    newest: Shoko, session: ClientSession
) -> None:
    """End without an error when the hub says goodbye."""
    client = ShokoClient(session, newest.url, KEY)
    async with aclosing(client.follow()) as events:
        await opened(events)
        newest.hub.close_lines("going down", allow_reconnect=True)
        assert [event async for event in events] == []


async def test_client_pings_and_notices_silence(
    newest: Shoko, session: ClientSession
) -> None:
    """Ping as long as the line stands, and give a silent line up."""
    url = ShokoClient(session, newest.url).base_url.joinpath(*FEED_PATH.split("/"))
    events = listen(
        session,
        url.with_query(feeds=FEEDS),
        {"apikey": KEY},
        ping_every=0.01,
        silence=0.3,
    )
    async with aclosing(events):
        assert isinstance(await anext(events), HubOpened)
        (line,) = newest.hub.lines
        async with asyncio.timeout(30):
            while line.pings < 3:  # noqa: ASYNC110
                await asyncio.sleep(0.005)
        newest.hub.freeze_lines()
        with pytest.raises(ServiceConnectionError) as caught:
            await drain(events)
    assert caught.value.problem is ConnectionProblem.TIMEOUT


async def test_broken_line_is_noticed_at_once(
    newest: Shoko, session: ClientSession
) -> None:
    """End when the line breaks without a word."""
    client = ShokoClient(session, newest.url, KEY)
    async with aclosing(client.follow()) as events:
        await opened(events)
        newest.hub.drop_lines()
        with pytest.raises((ServiceError, StopAsyncIteration)):
            await anext(events)


async def test_cancelled_feed_leaves_no_task(
    newest: Shoko, session: ClientSession
) -> None:
    """Leave nothing behind within a second of being cancelled."""
    before = asyncio.all_tasks()
    ready = asyncio.Event()

    async def follow() -> None:
        client = ShokoClient(session, newest.url, KEY)
        async with aclosing(client.follow()) as events:
            async for _ in events:
                ready.set()

    task = asyncio.create_task(follow())
    await ready.wait()
    task.cancel()
    async with asyncio.timeout(30):
        await asyncio.wait([task])
        await newest.hub.disconnected()
    left = asyncio.all_tasks() - before
    assert not [one for one in left if "signalr" in str(one.get_coro())]


@pytest.mark.parametrize(
    ("target", "payload", "expected"),
    [
        pytest.param(
            "ShokoEvent:FileMatched",
            {
                "fileID": 265,
                "importFolderID": 1,
                "relativePath": "/Show/e1.mkv",
                "crossRefs": [{"episodeID": 1, "seriesID": 17, "groupID": 2}],
            },
            FeedEvent(
                kind=FeedEventKind.MATCHED,
                file_id=265,
                folder_id=1,
                path="Show/e1.mkv",
                has_references=True,
                shoko_series=(17,),
            ),
            id="4.2-matched",
        ),
        pytest.param(
            "ShokoEvent:FileMatched",
            {"FileInfo": {"FileId": 7, "RelativePath": "a.mkv"}, "CrossReferences": []},
            FeedEvent(kind=FeedEventKind.MATCHED, file_id=7, path="a.mkv"),
            id="nested",
        ),
        pytest.param(
            "ShokoEvent:FileNotMatched",
            {"FileID": 7, "HasCrossReferences": True, "IsUDPBanned": False},
            FeedEvent(kind=FeedEventKind.NOT_MATCHED, file_id=7, has_references=True),
            id="rescan-changed-nothing",
        ),
        pytest.param(
            "release:search.completed",
            {"FileID": 7, "IsSaved": True},
            None,
            id="6-search-found",
        ),
        pytest.param(
            "release:search.completed",
            {"FileID": 7, "IsSaved": False},
            FeedEvent(kind=FeedEventKind.NOT_MATCHED, file_id=7),
            id="6-search-failed",
        ),
        pytest.param(
            "ShokoEvent:FileRelocated", {"FileID": 7}, None, id="unknown-target"
        ),
        pytest.param(
            "file:relocated",
            {
                "FileID": 7,
                "RelativePath": "new.mkv",
                "PreviousRelativePath": "/old.mkv",
            },
            FeedEvent(kind=FeedEventKind.MOVED, file_id=7, path="old.mkv"),
            id="6-moved",
        ),
        pytest.param(
            "ShokoEvent:MovieUpdated",
            [
                {
                    "Source": "TMDB",
                    "Reason": "Added",
                    "MovieID": 9,
                    "ShokoSeriesIDs": [17],
                }
            ],
            FeedEvent(kind=FeedEventKind.METADATA, tmdb_movie=9, shoko_series=(17,)),
            id="5-movie-in-a-list",
        ),
    ],
)
def test_event_is_read_whatever_its_version_calls_it(
    target: str, payload: object, expected: FeedEvent | None
) -> None:
    """Read names and cases of all versions."""
    assert parse_event(HubEvent(target, (json.loads(json.dumps(payload)),))) == expected


async def test_record_of_brackets_is_not_read() -> None:
    """Pass over what is made to be slow to read, and go on."""
    brackets = ",".join(["[" * 1000 + "]" * 1000] * 900)
    frames = [
        "{}\x1e",
        f'{{"type": [{brackets}]}}\x1e',
        '{"type": 1, "target": "file:deleted", "arguments": [{"FileID": 2}]}\x1e',
    ]
    line = Line(lambda _method, _url: Response(b'{"connectionToken": "t"}'), frames)
    client = ShokoClient(cast(ClientSession, line), "http://127.0.0.1:9", KEY)
    began = time.thread_time()
    orjson.loads(frames[1].rstrip("\x1e"))
    reading = time.thread_time() - began
    async with aclosing(client.follow()) as events:
        await opened(events)
        began = time.thread_time()
        event = await next_event(events)
        passing = time.thread_time() - began
    assert event.file_id == 2
    assert passing < reading / 3


async def test_record_without_end_is_refused() -> None:
    """Hang up on a hub that sends ever more of one record."""
    frames = ["{}\x1e", *["x" * 2**20] * 8]
    line = Line(lambda _method, _url: Response(b'{"connectionToken": "t"}'), frames)
    client = ShokoClient(cast(ClientSession, line), "http://127.0.0.1:9", KEY)
    with pytest.raises(ServiceResponseError, match="record without end"):
        async with asyncio.timeout(30):
            await drain(client.follow())

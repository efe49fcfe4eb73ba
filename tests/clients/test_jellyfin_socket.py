"""Test the websocket of Jellyfin."""

import asyncio
from contextlib import aclosing
import json

from aiohttp import ClientSession, WSMsgType, web
import pytest

from custom_components.status_tracker.clients import (
    ConnectionProblem,
    JellyfinClient,
    ResponseProblem,
    ServiceAuthError,
    ServiceConnectionError,
    ServiceResponseError,
    jellyfin_socket,
)

from .service import Service

FORCE = {"MessageType": "ForceKeepAlive", "Data": 60}
TASKS = {
    "MessageId": "x",
    "MessageType": "ScheduledTasksInfo",
    "Data": [{"Key": "RefreshLibrary", "State": "Idle"}, {"Name": "no key"}, 5],
}


class Socket:
    """Play Jellyfin's end of the websocket."""

    def __init__(self, *frames: str | bytes) -> None:
        """Send these frames and close."""
        self.frames = frames
        self.heard: list[dict[str, object]] = []
        self.waits_for = 0
        self.headers: dict[str, str] = {}

    async def __call__(self, request: web.Request) -> web.WebSocketResponse:
        """Serve one line."""
        self.headers = dict(request.headers)
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        for frame in self.frames:
            if isinstance(frame, str):
                await socket.send_str(frame)
            else:
                await socket.send_bytes(frame)
        while len(self.heard) < self.waits_for:
            message = await socket.receive(timeout=5)
            if message.type is not WSMsgType.TEXT:
                break
            self.heard.append(json.loads(message.data))
        await socket.close()
        return socket


@pytest.fixture
def client(service: Service, session: ClientSession) -> JellyfinClient:
    """Return a client of a Jellyfin below a sub-path."""
    return JellyfinClient(session, f"{service.url}/jf", "key")


async def test_messages(service: Service, client: JellyfinClient) -> None:
    """Messages are told, reminders and nonsense left out, and a close is an end."""
    socket = Socket(
        json.dumps(FORCE),
        json.dumps({"MessageType": "KeepAlive"}),
        "not json",
        "[]",
        "{}",
        json.dumps(TASKS),
        json.dumps({"MessageType": "SomethingNew"}),
    )
    socket.waits_for = 2
    service.on_websocket("jf/socket", socket)
    messages = [message async for message in client.listen()]
    assert [message.type for message in messages] == [
        "ForceKeepAlive",
        "ScheduledTasksInfo",
        "SomethingNew",
    ]
    assert [task.key for task in messages[1].tasks] == ["RefreshLibrary"]
    assert messages[0].tasks == ()
    assert socket.headers["Authorization"] == 'MediaBrowser Token="key"'
    sent = [message["MessageType"] for message in socket.heard]
    assert "ScheduledTasksInfoStart" in sent
    watch = next(one for one in socket.heard if one["MessageType"] != "KeepAlive")
    assert watch["Data"] == "0,2000"


async def test_keep_alive(
    service: Service, client: JellyfinClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """We tell that we listen, more often than Jellyfin asks for."""
    monkeypatch.setattr(jellyfin_socket, "_KEEP_ALIVE", 0.02)
    socket = Socket(json.dumps(FORCE))
    socket.waits_for = 6
    service.on_websocket("jf/socket", socket)
    async with asyncio.timeout(30):
        assert [one.type async for one in client.listen()] == ["ForceKeepAlive"]
    assert [one["MessageType"] for one in socket.heard].count("KeepAlive") >= 5


async def test_stop_to_listen(service: Service, client: JellyfinClient) -> None:
    """Who stops to listen leaves no line and no task behind."""
    socket = Socket(json.dumps(FORCE))
    socket.waits_for = 1_000
    service.on_websocket("jf/socket", socket)
    before = asyncio.all_tasks()
    async with aclosing(client.listen()) as messages, asyncio.timeout(30):
        async for message in messages:
            assert message.type == "ForceKeepAlive"
            break
    names = {task.get_coro().__qualname__ for task in asyncio.all_tasks() - before}  # type: ignore[union-attr]
    assert "_keep_alive" not in names


async def test_dead_line(
    service: Service, client: JellyfinClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A line that does not even answer a ping is given up."""
    monkeypatch.setattr(jellyfin_socket, "_KEEP_ALIVE", 0.02)
    monkeypatch.setattr(jellyfin_socket, "_SILENCE", 0.2)
    over = asyncio.Event()

    async def play_dead(request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(autoping=False)
        await socket.prepare(request)
        await over.wait()
        return socket

    service.on_websocket("jf/socket", play_dead)
    with pytest.raises(ServiceConnectionError) as caught:
        await anext(client.listen())
    over.set()
    assert caught.value.problem is ConnectionProblem.TIMEOUT


async def test_quiet_line(
    service: Service, client: JellyfinClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A line without news is not given up as long as pings are answered."""
    monkeypatch.setattr(jellyfin_socket, "_KEEP_ALIVE", 0.05)
    monkeypatch.setattr(jellyfin_socket, "_SILENCE", 0.2)
    socket = Socket()
    socket.waits_for = 12
    service.on_websocket("jf/socket", socket)
    assert [message async for message in client.listen()] == []
    assert len(socket.heard) == 12


async def test_bytes_are_passed_over(service: Service, client: JellyfinClient) -> None:
    """Texts alone are messages."""
    sent = json.dumps(TASKS)
    service.on_websocket("jf/socket", Socket(sent.encode(), sent))
    heard = [message.type async for message in client.listen()]
    assert heard == ["ScheduledTasksInfo"]


async def test_oversized_message(
    service: Service, client: JellyfinClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A message beyond all measure ends the line with an error."""
    monkeypatch.setattr(jellyfin_socket, "_LARGEST_MESSAGE", 1000)
    service.on_websocket("jf/socket", Socket('"' + "x" * 5000 + '"'))
    with pytest.raises(ServiceConnectionError):
        await anext(client.listen())


@pytest.mark.parametrize("status", [401, 403])
async def test_refused_key(
    service: Service, client: JellyfinClient, status: int
) -> None:
    """A refused key is an authentication error, told as 403 here."""

    async def refuse(_: web.Request) -> web.Response:
        return web.Response(status=status)

    service.on_websocket("jf/socket", refuse)
    with pytest.raises(ServiceAuthError):
        await anext(client.listen())


async def test_no_websocket(client: JellyfinClient) -> None:
    """An address without a websocket is an error of its own."""
    with pytest.raises(ServiceResponseError) as caught:
        await anext(client.listen())
    assert caught.value.problem is ResponseProblem.NOT_FOUND


async def test_unreachable(service: Service, client: JellyfinClient) -> None:
    """A server that is gone refuses the connection."""
    await service.stop()
    with pytest.raises(ServiceConnectionError) as caught:
        await anext(client.listen())
    assert caught.value.problem is ConnectionProblem.REFUSED

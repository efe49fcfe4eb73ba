"""Test a live feed against hubs that answer what no Shoko does."""

from aiohttp import ClientSession, web
import pytest
from yarl import URL

from custom_components.status_tracker.clients import signalr
from custom_components.status_tracker.clients.errors import (
    ResponseProblem,
    ServiceConnectionError,
    ServiceError,
    ServiceResponseError,
)
from custom_components.status_tracker.clients.signalr import (
    HubEvent,
    HubOpened,
    listen,
)

from .service import Service, reply

CALL = '{"type":1,"target":"Told","arguments":["x"]}\x1e'
CLOSE = '{"type":7}\x1e'


def serve(service: Service, *frames: str | bytes) -> URL:
    """Let a hub send these frames, and return where it is."""

    async def send(request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        for frame in frames:
            if isinstance(frame, str):
                await socket.send_str(frame)
            else:
                await socket.send_bytes(frame)
        await socket.close()
        return socket

    service.on("POST", "hub/negotiate", reply({"connectionToken": "t"}))
    service.on_websocket("hub", send)
    return URL(f"{service.url}/hub")


async def heard(session: ClientSession, url: URL) -> list[HubOpened | HubEvent]:
    """Return all that a hub tells."""
    return [event async for event in listen(session, url, {})]


async def test_frame_of_bytes_is_passed_over(
    service: Service, session: ClientSession
) -> None:
    """Read texts alone, as the protocol has it."""
    url = serve(service, b"\x00", "{}\x1e", CALL.encode(), CALL, CLOSE)
    assert await heard(session, url) == [HubOpened(), HubEvent("Told", ("x",))]


async def test_call_without_a_list_has_no_arguments(
    service: Service, session: ClientSession
) -> None:
    """Take a call whose arguments are no list as one without."""
    url = serve(service, "{}\x1e", CALL.replace('["x"]', '"x"'), CLOSE)
    assert await heard(session, url) == [HubOpened(), HubEvent("Told", ())]


async def test_frame_beyond_all_measure_ends_the_line(
    service: Service, session: ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Give up a hub that sends more than an event can be."""
    monkeypatch.setattr(signalr, "_LARGEST_MESSAGE", 1000)
    url = serve(service, "{}\x1e", "x" * 5000)
    with pytest.raises(ServiceConnectionError):
        await heard(session, url)


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        pytest.param('{"error":"No such protocol"}\x1e', None, id="a-no"),
        pytest.param("Welcome\x1e", ResponseProblem.NOT_THIS_SERVICE, id="no-hub"),
    ],
)
async def test_handshake_that_is_no_yes(
    service: Service,
    session: ClientSession,
    answer: str,
    problem: ResponseProblem | None,
) -> None:
    """Say so where the other end is no hub, or does not want us."""
    with pytest.raises(ServiceError) as caught:
        await heard(session, serve(service, answer))
    assert isinstance(caught.value, ServiceResponseError)
    assert problem in (None, caught.value.problem)


@pytest.mark.parametrize("status", [404, 500])
async def test_hub_that_is_not_there(
    service: Service, session: ClientSession, status: int
) -> None:
    """Tell with which status the line was refused."""
    service.on("POST", "hub/negotiate", reply(status=status))
    with pytest.raises(ServiceResponseError) as caught:
        await heard(session, URL(f"{service.url}/hub"))
    assert caught.value.status == status

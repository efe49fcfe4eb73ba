"""Test how a client gets into qBittorrent, stays in, and gives up."""

import asyncio

from aiohttp import ClientSession, CookieJar, DummyCookieJar
from aiohttp.abc import AbstractCookieJar
import pytest

from custom_components.status_tracker.clients import (
    QBittorrentClient,
    ResponseProblem,
    ServiceAuthError,
    ServiceResponseError,
)
from custom_components.status_tracker.clients.errors import Fault
from custom_components.status_tracker.clients.refused_logins import RefusedLogins

from .service import HTML, Asked, Reply, Responder, Service, reply

LOGIN = "api/v2/auth/login"
VERSION = "api/v2/app/version"
WEB_API = "api/v2/app/webapiVersion"
FORBIDDEN = reply("Forbidden", 403)
BANNED = reply("Your IP address has been banned after too many attempts.", 403)
SID = "a/b+c=="
KEY = "qbt_" + "x" * 28


def ok(cookie: str = "SID", value: str = SID, *, status: int = 200) -> Reply:
    """Return the answer to a good login, of qBittorrent 4 and 5.1 or of 5.2."""
    return reply(
        "Ok." if status == 200 else None,
        status,
        headers={"Set-Cookie": f"{cookie}={value}; HttpOnly; path=/; SameSite=Strict"},
    )


def needs_cookie(name: str, value: str, answer: Reply) -> Responder:
    """Return a responder that lets only this session in."""

    def respond(asked: Asked) -> Reply:
        return answer if asked.cookies.get(name) == value else FORBIDDEN

    return respond


def client_of(
    service: Service,
    session: ClientSession,
    refused: RefusedLogins | None = None,
    *,
    insists: bool = False,
) -> QBittorrentClient:
    """Return a client with a user and password."""
    return QBittorrentClient(
        session,
        service.url,
        username="me",
        password="p&ss wörd",
        refused=refused,
        insists=insists,
    )


@pytest.fixture
def client(service: Service, session: ClientSession) -> QBittorrentClient:
    """Return a client of the service."""
    return client_of(service, session)


@pytest.mark.parametrize(
    ("answer", "cookie"),
    [
        pytest.param(ok(), "SID", id="4.5 to 5.1"),
        pytest.param(ok("MySession"), "MySession", id="renamed cookie"),
        pytest.param(ok("QBT_SID_8080", status=204), "QBT_SID_8080", id="5.2"),
    ],
)
@pytest.mark.parametrize("jar", [CookieJar, DummyCookieJar], ids=["safe jar", "no jar"])
async def test_login(
    service: Service, answer: Reply, cookie: str, jar: type[AbstractCookieJar]
) -> None:
    """The session is kept under whatever name, at an IP address, in any jar."""
    service.on("POST", LOGIN, answer)
    service.on("GET", VERSION, needs_cookie(cookie, SID, reply("v5.1.4")))
    async with ClientSession(cookie_jar=jar()) as session:
        client = client_of(service, session)
        assert await client.version() == "5.1.4"
        assert await client.version() == "5.1.4"
    logins = service.asked_for("POST", LOGIN)
    assert [asked.body for asked in logins] == [
        b"username=me&password=p%26ss+w%C3%B6rd"
    ]
    for asked in service.asked:
        assert "Origin" not in asked.headers
        assert "Referer" not in asked.headers


async def test_two_on_one_host() -> None:
    """Two qBittorrents on one host keep their sessions apart in one jar."""
    first, second = Service(), Service()
    clients = []
    async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as session:
        for number, service in enumerate((first, second)):
            await service.start()
            service.on("POST", LOGIN, ok(value=f"sid{number}"))
            service.on("GET", VERSION, needs_cookie("SID", f"sid{number}", reply("v5")))
            clients.append(client_of(service, session))
        for _ in range(3):
            for client in clients:
                assert await client.version() == "5"
    for service in (first, second):
        assert len(service.asked_for("POST", LOGIN)) == 1
        await service.stop()


@pytest.mark.parametrize(
    ("answer", "banned"),
    [
        pytest.param(reply("Fails."), False, id="4.5 to 5.1"),
        pytest.param(reply(status=401), False, id="5.2"),
        pytest.param(BANNED, True, id="banned"),
    ],
)
async def test_refused_login_is_not_repeated(
    service: Service, client: QBittorrentClient, answer: Reply, banned: bool
) -> None:
    """A wrong password is sent once, until new credentials are given."""
    service.on("POST", LOGIN, answer)
    service.on("GET", VERSION, FORBIDDEN)
    for call in (client.version, client.maindata, client.torrents, client.probe):
        with pytest.raises(ServiceAuthError) as caught:
            await call()
        assert caught.value.banned is banned
        assert "me" not in caught.value.detail.split()
    assert len(service.asked_for("POST", LOGIN)) == 1

    service.on("POST", LOGIN, ok())
    service.on("GET", VERSION, needs_cookie("SID", SID, reply("v5.0.0")))
    client.reset_credentials(username="me", password="right")
    assert await client.version() == "5.0.0"
    assert service.asked_for("POST", LOGIN)[1].form["password"] == "right"


async def test_refused_login_is_known_to_later_clients(
    service: Service, session: ClientSession
) -> None:
    """Try a login again when somebody insists, when it works by now, and in an hour."""
    now = 0.0
    refused = RefusedLogins(lambda: now)
    service.on("POST", LOGIN, reply("Fails."))
    service.on("GET", VERSION, needs_cookie("SID", SID, reply("v5.0.0")))

    async def is_let_in(*, insists: bool = False) -> bool:
        """Tell whether a new client gets in."""
        client = client_of(service, session, refused, insists=insists)
        try:
            return await client.version() == "5.0.0"
        except ServiceAuthError:
            return False

    def tries() -> int:
        """Return how often somebody tried to log in."""
        return len(service.asked_for("POST", LOGIN))

    assert [await is_let_in() for _ in range(3)] == [False] * 3
    assert tries() == 1
    now = 3599.0
    assert not await is_let_in()
    assert tries() == 1
    now = 3600.0
    assert not await is_let_in()
    assert tries() == 2
    service.on("POST", LOGIN, ok())
    assert not await is_let_in()
    assert await is_let_in(insists=True)
    assert await is_let_in()
    assert tries() == 4


@pytest.mark.parametrize(
    "answer",
    [
        reply("<h1>403 Forbidden</h1> You are banned", 403, content_type="text/html"),
        reply(status=403),
        FORBIDDEN,
        reply("Access to this host is denied by a rule.", 403),
    ],
    ids=["page", "empty", "word", "sentence"],
)
async def test_proxy_that_forbids(
    service: Service, client: QBittorrentClient, answer: Reply
) -> None:
    """What stands before qBittorrent bans nobody: the login is tried again."""
    service.on("POST", LOGIN, answer)
    service.on("GET", VERSION, answer)
    for _ in range(2):
        with pytest.raises(ServiceResponseError) as caught:
            await client.version()
        assert caught.value.problem is ResponseProblem.REJECTED
        assert caught.value.fault == Fault("rejected", "HTTP 403")
    assert len(service.asked_for("POST", LOGIN)) == 2

    service.on("POST", LOGIN, ok())
    service.on("GET", VERSION, needs_cookie("SID", SID, reply("v5.0.0")))
    assert await client.version() == "5.0.0"


async def test_ban_in_another_language(
    service: Service, client: QBittorrentClient
) -> None:
    """A ban is one in whatever language qBittorrent's page is."""
    banned = "Ihre IP-Adresse wurde nach zu vielen Fehlversuchen gesperrt."
    service.on("POST", LOGIN, reply(banned, 403))
    service.on("GET", VERSION, FORBIDDEN)
    for _ in range(2):
        with pytest.raises(ServiceAuthError) as caught:
            await client.version()
        assert caught.value.banned
    assert len(service.asked_for("POST", LOGIN)) == 1


async def test_refused_login_at_once(
    service: Service, client: QBittorrentClient
) -> None:
    """Calls made at the same time share the one attempt."""
    service.on("POST", LOGIN, reply("Fails."))
    results = await asyncio.gather(
        *(client.version() for _ in range(10)), return_exceptions=True
    )
    assert all(isinstance(result, ServiceAuthError) for result in results)
    assert len(service.asked_for("POST", LOGIN)) == 1


@pytest.mark.parametrize("path", ["login", "call"])
async def test_host_rejected(
    service: Service, client: QBittorrentClient, path: str
) -> None:
    """A refused Host header is no wrong password, at login and later."""
    service.on("POST", LOGIN, reply(status=401) if path == "login" else ok())
    service.on("GET", VERSION, reply("Unauthorized", 401))
    with pytest.raises(ServiceResponseError) as caught:
        await client.version()
    assert caught.value.problem is ResponseProblem.HOST_REJECTED
    service.on("POST", LOGIN, ok())
    service.on("GET", VERSION, reply("v5.0.0"))
    assert await client.version() == "5.0.0"


async def test_session_expired(service: Service, client: QBittorrentClient) -> None:
    """A session that ended is renewed once, for all calls that wait."""
    service.on("POST", LOGIN, ok(value="one"), ok(value="two"))
    service.on("GET", VERSION, needs_cookie("SID", "one", reply("v5.0.0")))
    await client.version()
    service.on("GET", VERSION, needs_cookie("SID", "two", reply("v5.0.1")))
    found = await asyncio.gather(*(client.version() for _ in range(5)))
    assert found == ["5.0.1"] * 5
    assert len(service.asked_for("POST", LOGIN)) == 2


async def test_session_never_kept(service: Service, client: QBittorrentClient) -> None:
    """A session that ends at once is an error after one new login."""
    service.on("POST", LOGIN, ok())
    service.on("GET", VERSION, FORBIDDEN)
    with pytest.raises(ServiceResponseError, match="does not keep the session"):
        await client.version()
    assert len(service.asked_for("POST", LOGIN)) == 2


async def test_password_changed_meanwhile(
    service: Service, client: QBittorrentClient
) -> None:
    """A password that stops to be right is noticed and not repeated."""
    service.on("POST", LOGIN, ok(), reply("Fails."))
    service.on("GET", VERSION, reply("v5.0.0"), FORBIDDEN)
    await client.version()
    for _ in range(3):
        with pytest.raises(ServiceAuthError):
            await client.version()
    assert len(service.asked_for("POST", LOGIN)) == 2


async def test_bypassed_login(service: Service, session: ClientSession) -> None:
    """Without a password no login is made, and the session is kept all the same."""
    service.on(
        "GET",
        VERSION,
        reply("v4.6.7", headers={"Set-Cookie": "SID=open; path=/"}),
        needs_cookie("SID", "open", reply("v4.6.7")),
    )
    client = QBittorrentClient(session, service.url)
    for _ in range(3):
        assert await client.version() == "4.6.7"
    service.on("GET", VERSION, FORBIDDEN)
    with pytest.raises(ServiceAuthError):
        await client.version()
    assert not service.asked_for("POST", LOGIN)


async def test_api_key(service: Service, session: ClientSession) -> None:
    """An API key is sent as bearer, without any login."""

    def respond(asked: Asked) -> Reply:
        right = asked.headers.get("Authorization") == f"Bearer {KEY}"
        return reply("v5.2.0") if right else FORBIDDEN

    service.on("GET", VERSION, respond)
    service.on("GET", WEB_API, reply("2.15.1"))
    client = QBittorrentClient(session, service.url, api_key=KEY)
    info = await client.probe()
    assert (info.name, info.version) == ("qBittorrent", "5.2.0")
    assert {asked.method for asked in service.asked} == {"GET"}


async def test_wrong_api_key(service: Service, session: ClientSession) -> None:
    """A wrong API key is an authentication error and is not repeated."""
    service.on("GET", VERSION, FORBIDDEN)
    client = QBittorrentClient(session, service.url, api_key=KEY)
    for _ in range(3):
        with pytest.raises(ServiceAuthError) as caught:
            await client.version()
        assert KEY not in caught.value.detail
    assert len(service.asked) == 1


@pytest.mark.parametrize(
    ("found", "web_api"),
    [("v4.5.0", "2.8.18"), ("v4.5.2", "2.8.19"), ("v5.2.3", "2.15.1")],
)
async def test_probe_version(
    service: Service, client: QBittorrentClient, found: str, web_api: str
) -> None:
    """Versions from 4.5 on are good."""
    service.on("POST", LOGIN, ok())
    service.on("GET", VERSION, reply(found))
    service.on("GET", WEB_API, reply(web_api))
    info = await client.probe()
    assert info.version == found.removeprefix("v")
    assert info.details == {"web_api": web_api}


@pytest.mark.parametrize(
    ("found", "web_api", "problem"),
    [
        ("v4.4.5", "2.8.5", ResponseProblem.VERSION_TOO_OLD),
        ("Hello", "x", ResponseProblem.NOT_THIS_SERVICE),
    ],
)
async def test_probe_unfit_version(
    service: Service,
    client: QBittorrentClient,
    found: str,
    web_api: str,
    problem: ResponseProblem,
) -> None:
    """Versions before 4.5 are too old, and a version there must be."""
    service.on("POST", LOGIN, ok())
    service.on("GET", VERSION, reply(found))
    service.on("GET", WEB_API, reply(web_api))
    with pytest.raises(ServiceResponseError) as caught:
        await client.probe()
    assert caught.value.problem is problem


@pytest.mark.parametrize(
    "answer",
    [HTML, reply("Hello"), reply(status=404), reply({"ok": True}), reply(status=405)],
    ids=["page", "text", "404", "json", "405"],
)
async def test_probe_other_program(
    service: Service, client: QBittorrentClient, answer: Reply
) -> None:
    """Another program at the address is named as such."""
    service.on("POST", LOGIN, answer)
    with pytest.raises(ServiceResponseError) as caught:
        await client.probe()
    assert caught.value.problem is ResponseProblem.NOT_THIS_SERVICE

"""Test what every client does with connections, answers and addresses."""

import asyncio
import base64
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, datetime, timedelta
import errno
from functools import partial
import gzip
from ipaddress import ip_address
from pathlib import Path
import socket
import ssl
from typing import override

from aiohttp import (
    ClientConnectionResetError,
    ClientOSError,
    ClientSession,
    TCPConnector,
)
from aiohttp.abc import AbstractResolver, ResolveResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
import pytest

from custom_components.status_tracker.clients import (
    ConnectionProblem,
    JellyfinClient,
    QBittorrentClient,
    RadarrClient,
    ResponseProblem,
    SeerrClient,
    ServiceAuthError,
    ServiceConnectionError,
    ServiceError,
    ServiceResponseError,
    ShokoClient,
    SonarrClient,
    answers,
    arr,
    base,
)
from custom_components.status_tracker.clients.answers import Answer
from custom_components.status_tracker.clients.base import ServiceClient
from custom_components.status_tracker.clients.discretion import discreet, harmless
from custom_components.status_tracker.clients.sonarr_models import SeriesType

from .service import DROPPED, HTML, Reply, Service, reply

STATUS = {"appName": "Radarr", "version": "6.0.3.1", "instanceName": "Radarr 4K"}
PATH = "api/v3/system/status"


class NoNames(AbstractResolver):
    """Know no name at all."""

    @override
    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Fail as a resolver does."""
        raise OSError(socket.EAI_NONAME, "Name or service not known")

    @override
    async def close(self) -> None:
        """Hold nothing."""


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file of a certificate that nobody vouches for."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]),
            critical=False,
        )
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "server.pem"
    path.write_bytes(
        signed.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return path


@pytest.fixture
async def tls_service(certificate: Path) -> AsyncIterator[Service]:
    """Return a service behind that certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    service = Service()
    await service.start(context)
    yield service
    await service.stop()


@pytest.fixture
def client(service: Service, session: ClientSession) -> RadarrClient:
    """Return a client of the service."""
    return RadarrClient(session, service.url, "k" * 32)


@pytest.fixture
def closed_port() -> Iterator[int]:
    """Return a port that nobody listens on, and keep it so."""
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        yield bound.getsockname()[1]


async def problem_of(client: RadarrClient) -> ConnectionProblem:
    """Return why no answer comes."""
    with pytest.raises(ServiceConnectionError) as caught:
        await client.probe()
    return caught.value.problem


async def test_refused_connection(session: ClientSession, closed_port: int) -> None:
    """A port that nobody listens on is named as such."""
    client = RadarrClient(session, f"http://127.0.0.1:{closed_port}", "key")
    assert await problem_of(client) is ConnectionProblem.REFUSED


async def test_name_not_resolved() -> None:
    """A host name that does not exist is named as such."""
    async with ClientSession(connector=TCPConnector(resolver=NoNames())) as session:
        client = RadarrClient(session, "http://radarr.invalid:7878", "key")
        assert await problem_of(client) is ConnectionProblem.NAME_NOT_RESOLVED


async def test_untrusted_certificate(
    tls_service: Service, session: ClientSession
) -> None:
    """A certificate that nobody vouches for is a TLS problem."""
    assert tls_service.url.startswith("https")
    client = RadarrClient(session, tls_service.url, "key")
    assert await problem_of(client) is ConnectionProblem.TLS


async def test_tls_to_plain_port(service: Service, session: ClientSession) -> None:
    """TLS spoken to a port without it is a TLS problem."""
    url = service.url.replace("http:", "https:")
    assert await problem_of(RadarrClient(session, url, "key")) is ConnectionProblem.TLS


async def test_silent_service(
    service: Service, client: RadarrClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A service that does not answer in time is a timeout."""
    done = asyncio.Event()

    async def wait(_: object) -> Reply:
        await done.wait()
        return reply(STATUS)

    service.on("DELETE", "api/v3/movie/1", wait)
    monkeypatch.setattr(arr, "_DELETE_TIMEOUT", 0.05)
    with pytest.raises(ServiceConnectionError) as caught:
        await client.delete_movie(1, delete_files=True)
    done.set()
    assert caught.value.problem is ConnectionProblem.TIMEOUT


async def test_broken_line(service: Service, client: RadarrClient) -> None:
    """A line that is closed each time is a problem of its own: https, perhaps."""
    service.on("GET", PATH, DROPPED)
    assert await problem_of(client) is ConnectionProblem.CLOSED


@pytest.mark.parametrize(
    ("error", "problem"),
    [
        (ClientConnectionResetError("reset"), ConnectionProblem.CLOSED),
        (ClientOSError(errno.ECONNRESET, "reset"), ConnectionProblem.CLOSED),
        (ClientOSError(errno.EHOSTUNREACH, "no"), ConnectionProblem.UNREACHABLE),
        (ClientOSError(errno.ENETUNREACH, "no"), ConnectionProblem.UNREACHABLE),
        (ClientOSError(errno.EPIPE, "broken"), ConnectionProblem.OTHER),
    ],
    ids=["closing", "reset", "no_route", "no_network", "broken"],
)
async def test_line_that_fails(
    client: RadarrClient,
    session: ClientSession,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    problem: ConnectionProblem,
) -> None:
    """What the system says of a line is named, whatever aiohttp calls that."""

    def fail(*args: object, **options: object) -> None:
        raise error

    monkeypatch.setattr(session, "request", fail)
    assert await problem_of(client) is problem


async def test_names_of_errors_are_left_to_the_log(
    client: RadarrClient, session: ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An error of the network has no words for people, and its name in the log."""

    def fail(*args: object, **options: object) -> None:
        raise ClientOSError(errno.EPIPE, "broken")

    monkeypatch.setattr(session, "request", fail)
    with pytest.raises(ServiceConnectionError) as caught:
        await client.probe()
    assert caught.value.words == ""
    assert str(caught.value.fault) == "other (ClientOSError)"


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        pytest.param(HTML, "not this service (text/html)", id="login page"),
        pytest.param(reply(status=404), "not this service (HTTP 404)", id="404"),
        pytest.param(reply(status=401), "credentials refused (HTTP 401)", id="401"),
    ],
)
async def test_numbers_and_types_are_left_to_the_log(
    service: Service, client: RadarrClient, answer: Reply, told: str
) -> None:
    """What only a programmer reads is no part of what people are told."""
    service.on("GET", PATH, answer)
    with pytest.raises(ServiceError) as caught:
        await client.probe()
    assert caught.value.words == ""
    assert str(caught.value.fault) == told


async def test_no_http(session: ClientSession) -> None:
    """A port that speaks something else than HTTP is not the service."""

    async def speak(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 mail.example ESMTP\r\n")
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(speak, "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        client = RadarrClient(session, f"http://127.0.0.1:{port}", "key")
        with pytest.raises(ServiceResponseError) as caught:
            await client.probe()
    assert caught.value.problem is ResponseProblem.NOT_THIS_SERVICE


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        pytest.param(HTML, ResponseProblem.NOT_THIS_SERVICE, id="login page"),
        pytest.param(reply(b"{"), ResponseProblem.BAD_ANSWER, id="half an object"),
        pytest.param(reply(b"\xff\x00"), ResponseProblem.BAD_ANSWER, id="bytes"),
        pytest.param(reply(), ResponseProblem.BAD_ANSWER, id="empty"),
        pytest.param(reply([]), ResponseProblem.BAD_ANSWER, id="list"),
        pytest.param(
            reply(b"[" * 100_000), ResponseProblem.BAD_ANSWER, id="nested deeply"
        ),
        pytest.param(reply(status=500), ResponseProblem.SERVER_ERROR, id="500"),
        pytest.param(reply(status=503), ResponseProblem.SERVER_ERROR, id="503"),
        pytest.param(reply(status=429), ResponseProblem.SERVER_ERROR, id="429"),
        pytest.param(reply(status=400), ResponseProblem.REJECTED, id="400"),
        pytest.param(reply(status=409), ResponseProblem.REJECTED, id="409"),
        pytest.param(reply(status=405), ResponseProblem.NOT_THIS_SERVICE, id="405"),
    ],
)
async def test_useless_answer(
    service: Service, client: RadarrClient, answer: Reply, problem: ResponseProblem
) -> None:
    """Each kind of useless answer is named."""
    service.on("GET", "api/v3/movie/1", answer)
    with pytest.raises(ServiceResponseError) as caught:
        await client.movie(1)
    assert caught.value.problem is problem


@pytest.mark.parametrize("status", [401, 403])
async def test_wrong_key(service: Service, client: RadarrClient, status: int) -> None:
    """A refused key is an authentication error that does not repeat the key."""
    service.on("GET", PATH, reply({"error": "Unauthorized"}, status))
    with pytest.raises(ServiceAuthError) as caught:
        await client.probe()
    assert not caught.value.banned
    assert "k" * 32 not in str(caught.value)


async def test_long_name_of_another_program_is_cut(
    service: Service, client: RadarrClient
) -> None:
    """What a program calls itself is not repeated at any length."""
    service.on("GET", PATH, reply({"appName": "Episodes\n" * 100_000}))
    with pytest.raises(ServiceResponseError) as caught:
        await client.probe()
    assert caught.value.problem is ResponseProblem.NOT_THIS_SERVICE
    assert len(str(caught.value)) < 400
    assert "\n" not in str(caught.value)


async def test_large_answer_refused(
    service: Service, client: RadarrClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An answer is read to a limit, also one that only unpacks to more."""
    monkeypatch.setattr(answers, "_LARGEST_ANSWER", 100_000)
    packed = gzip.compress(b" " * 1_000_000)
    assert len(packed) < 100_000
    service.on(
        "GET",
        "api/v3/movie/1",
        reply(
            packed,
            content_type="application/json",
            headers={"Content-Encoding": "gzip"},
        ),
    )
    with pytest.raises(ServiceResponseError, match="too large"):
        await client.movie(1)


async def test_long_list_read_in_pieces(
    service: Service, session: ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A long list gives the event loop its turns and loses nothing."""
    turns = 0

    async def count_turns() -> None:
        nonlocal turns
        while True:
            await asyncio.sleep(0)
            turns += 1

    found = [
        {"id": number, "seriesType": "anime", "overview": "x" * 600}
        for number in range(1, 4001)
    ]
    service.on("GET", "api/v3/series", reply(found))
    client = SonarrClient(session, service.url, "key")
    monkeypatch.setattr(answers, "_PAUSE_AFTER", 0.0)
    counter = asyncio.create_task(count_turns())
    series = await client.all_series()
    counter.cancel()
    assert [one.id for one in series] == list(range(1, 4001))
    assert {one.type for one in series} == {SeriesType.ANIME}
    assert turns > 1000


@pytest.mark.parametrize(
    "ending", ["", ",", ', {"id": 2', "} garbage"], ids=["cut", "comma", "half", "junk"]
)
async def test_long_list_broken(
    service: Service, session: ClientSession, ending: str
) -> None:
    """A long list that breaks off is refused as a whole."""
    body = f'[{{"id": 1, "tvdbId": 5, "overview": "{"x" * 1_500_000}"}}{ending}'
    service.on(
        "GET", "api/v3/series", reply(body.encode(), content_type="application/json")
    )
    with pytest.raises(ServiceResponseError) as caught:
        await SonarrClient(session, service.url, "key").all_series()
    assert caught.value.problem is ResponseProblem.BAD_ANSWER


async def test_sub_path_kept(service: Service, session: ClientSession) -> None:
    """A base URL below a sub-path is asked there, slashes or not."""
    service.on("GET", f"media/radarr/{PATH}", reply(STATUS))
    for ending in ("", "/", "//", "/?apikey=x#top"):
        client = RadarrClient(session, f"{service.url}/media/radarr{ending}", "key")
        info = await client.probe()
        assert info.name == "Radarr 4K"
        assert info.moved_to is None
    assert {asked.path for asked in service.asked} == {f"/media/radarr/{PATH}"}
    assert all(not asked.query for asked in service.asked)


@pytest.mark.parametrize(
    "url", ["", "radarr:7878", "ftp://host", "http://", "http://host:port", "//host"]
)
async def test_bad_base_url(session: ClientSession, url: str) -> None:
    """What is no http or https address is refused before anything is sent."""
    with pytest.raises(ValueError, match="Not an http or https address"):
        RadarrClient(session, url, "key")


async def test_credentials_in_url(service: Service, session: ClientSession) -> None:
    """A user and password for a proxy are sent, and shown nowhere."""
    service.on("GET", PATH, reply(STATUS))
    url = service.url.replace("://", "://me:p%40ss@")
    client = RadarrClient(session, url, "key")
    await client.probe()
    assert service.asked[0].headers["Authorization"] == "Basic bWU6cEBzcw=="
    assert client.base_url.user is None
    assert "p@ss" not in str(client.base_url)


async def test_redirect_on_same_host(service: Service, session: ClientSession) -> None:
    """A question follows a redirect, and the new address is told."""
    target = f"{service.url}/radarr/{PATH}"
    service.on("GET", PATH, reply(status=307, headers={"Location": target}))
    service.on("GET", f"radarr/{PATH}", reply(STATUS))
    info = await RadarrClient(session, service.url, "key").probe()
    assert str(info.moved_to) == f"{service.url}/radarr"
    assert service.asked[1].headers["X-Api-Key"] == "key"


async def test_redirect_to_other_host(service: Service, client: RadarrClient) -> None:
    """A redirect to another host is not followed: it would get the key."""
    elsewhere = service.url.replace("127.0.0.1", "localhost")
    location = f"{elsewhere}/login?token=secret"
    service.on("GET", PATH, reply(status=302, headers={"Location": location}))
    with pytest.raises(ServiceConnectionError) as caught:
        await client.probe()
    assert caught.value.problem is ConnectionProblem.REDIRECTED
    assert caught.value.detail == f"redirects to {elsewhere}"
    assert len(service.asked) == 1


@pytest.mark.parametrize("location", ["http://[", "http://h:99999/"])
async def test_redirect_to_no_address(
    service: Service, client: RadarrClient, location: str
) -> None:
    """A redirect that no address can be read from leads nowhere."""
    service.on("GET", PATH, reply(status=302, headers={"Location": location}))
    assert await problem_of(client) is ConnectionProblem.REDIRECTED
    assert len(service.asked) == 1


@pytest.mark.parametrize("status", [301, 302, 307, 308])
async def test_redirected_command(
    service: Service, client: RadarrClient, status: int
) -> None:
    """A redirected command would arrive as a question, so it is an error."""
    secure = service.url.replace("http:", "https:")
    headers = {"Location": f"{secure}/api/v3/command?apikey=secret"}
    service.on("POST", "api/v3/command", reply(status=status, headers=headers))
    with pytest.raises(ServiceConnectionError) as caught:
        await client.search_movie(1)
    assert caught.value.problem is ConnectionProblem.REDIRECTED
    assert caught.value.detail == f"redirects to {secure}"


async def test_circle_of_redirects(service: Service, client: RadarrClient) -> None:
    """Redirects that lead nowhere end."""
    service.on("GET", PATH, reply(status=302, headers={"Location": f"/{PATH}"}))
    assert await problem_of(client) is ConnectionProblem.REDIRECTED
    assert len(service.asked) < 10


@pytest.mark.parametrize("name", ["TIMEOUT", "LIST_TIMEOUT"])
def test_timeouts_are_bounded(name: str) -> None:
    """No call waits for ever."""
    assert 5 <= getattr(base, name) <= 60


ECHOED = "hunter2 is no key, https://h/?k=hunter2&b=1, p%40ss+w%C3%B6rd, Basic {}"


@pytest.mark.parametrize(
    "path", [PATH, "api/v3/notification"], ids=["probe", "question"]
)
async def test_own_credentials_are_not_told(
    service: Service, session: ClientSession, path: str
) -> None:
    """A service that quotes what it was sent gives nothing of it away."""
    login = base64.b64encode("bob:p@ss wörd".encode()).decode()
    words = f"{ECHOED.format(login)} for bob with p@ss wörd, not for bobby"
    service.on("GET", path, reply({"message": words}, 400))
    address = service.url.replace("://", "://bob:p%40ss%20w%C3%B6rd@")
    client = RadarrClient(session, address, "hunter2")
    with pytest.raises(ServiceResponseError) as caught:
        await (client.probe() if path == PATH else client.notifications())
    told = f"{caught.value.detail} {caught.value.fault}"
    for secret in ("hunter2", "p@ss", "p%40ss", login, " bob "):
        assert secret not in told
    assert "HTTP 400: … is no key" in told
    assert "not for bobby" in told


async def test_other_program_tells_no_credentials(
    service: Service, client: RadarrClient
) -> None:
    """A program that is called like the key is not named."""
    service.on("GET", PATH, reply(STATUS | {"appName": f"Some {'k' * 32}"}))
    with pytest.raises(ServiceResponseError) as caught:
        await client.probe()
    assert caught.value.words == "Some …"


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (partial(SeerrClient, api_key="sesame"), "sesame"),
        (partial(JellyfinClient, api_key="sesame"), "sesame"),
        (partial(ShokoClient, api_key="sesame"), "sesame"),
        (
            partial(QBittorrentClient, username="bob", password="p w"),
            "username=bob&password=p+w or p w",
        ),
        (partial(QBittorrentClient, api_key="sesame"), "Bearer sesame"),
    ],
    ids=["seerr", "jellyfin", "shoko", "qbittorrent", "qbittorrent_key"],
)
async def test_each_client_knows_its_credentials(
    service: Service,
    session: ClientSession,
    make: Callable[..., ServiceClient],
    words: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """None of them would pass on what a service quotes, whatever it makes of it."""
    client = make(session, service.url)
    monkeypatch.setattr(client, "_words", Answer.text)
    for method in ("GET", "POST"):
        for path in (
            "api/v1/settings/public",
            "System/Info/Public",
            "api/v3/Init/Status",
            "api/v2/auth/login",
            "api/v2/app/version",
        ):
            service.on(method, path, reply(f"What is {words}?", 500))
    with pytest.raises(ServiceResponseError) as caught:
        await client.probe()
    assert "What is" in caught.value.words
    for secret in ("sesame", "bob", "p w", "p+w"):
        assert secret not in caught.value.words


async def test_typed_password_is_not_told(
    service: Service, session: ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A password that is traded for a key is kept out of the error, too."""
    client = ShokoClient(session, service.url)
    monkeypatch.setattr(client, "_words", Answer.text)
    service.on("POST", "api/auth", reply("bob may not use open sesame", 500))
    with pytest.raises(ServiceResponseError) as caught:
        await client.sign_in("bob", "open sesame", "here")
    assert caught.value.words == "HTTP 500: … may not use …"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Should be unique", "Should be unique"),
        ("two\n lines\t here", "two lines here"),
        (
            "Unable to post to http://me:pw@ha.local:8123/api/webhook/abc?x=1 (refused)",
            "Unable to post to http://ha.local:8123/… (refused)",
        ),
        ("id " + "0123456789abcdef" * 4 + " is bad", "id … is bad"),
        ("hook /api/webhook/" + "0f" * 32, "hook /api/webhook/…"),
        ("mail to anna@example.org failed", "mail to … failed"),
        (
            "refused (http://ha.local:8123/api/webhook/abc)",
            "refused (http://ha.local:8123/…)",
        ),
        ("at [http://[::1]:8123]", "at [http://[::1]:8123/…]"),
        ("http://ha.local/a(b)c(d)", "http://ha.local/…"),
        ("see http://)", "see http:///…)"),
        ("x " * 300, ("x " * 100)[:199] + "…"),
    ],
    ids=[
        "plain",
        "lines",
        "address",
        "key",
        "webhook id",
        "e-mail",
        "in brackets",
        "in square brackets",
        "with brackets",
        "bracket alone",
        "long",
    ],
)
def test_harmless_words(words: str, expected: str) -> None:
    """A service's words keep their sense and lose their secrets."""
    assert harmless(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("No files found in /data/A_Long_Name_2024_1080p_BluRay", None),
        ("Not an upgrade: v2 is not better than v2", None),
        (
            "https://me:pw@tracker.invalid/announce?passkey=abc did not answer",
            "https://tracker.invalid/… did not answer",
        ),
        ("magnet:?xt=urn:btih:ab&tr=http%3A%2F%2Ftracker%2Fkey", "magnet:…"),
        ("passkey 5eedfa11c0ffee5eedfa11c0ffee5eed expired", "passkey … expired"),
        ("told anna@example.org", "told …"),
    ],
    ids=["file", "sentence", "address", "magnet", "passkey", "e-mail"],
)
def test_discreet_words(words: str, expected: str | None) -> None:
    """A message keeps the names of files and loses what opens doors."""
    assert discreet(words) == (expected or words)

"""Check that the simulated qBittorrent is as odd as the real one."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from tests.stack.faults import Fault
from tests.stack.qbittorrent import QBittorrent
from tests.stack.world import TorrentFile

HASH = "a" * 40
V1 = "b" * 40
OTHER = "c" * 40
USER = {"username": "admin", "password": "adminadmin"}
VERSIONS = ["4.5.2", "4.6.7", "5.0.5", "5.1.4", "5.2.3"]
OLD, NEW = VERSIONS[:4], VERSIONS[4:]


class Client:
    """Call the Web API as a program with its own cookie jar would."""

    def __init__(self, service: QBittorrent, session: aiohttp.ClientSession) -> None:
        """Talk to one service."""
        self.service = service
        self.session = session

    async def call(
        self, method: str, endpoint: str, **options: Any
    ) -> tuple[int, str, str]:
        """Return status, body and content type."""
        url = f"{self.service.url}/api/v2/{endpoint}"
        async with self.session.request(method, url, **options) as response:
            return response.status, await response.text(), response.content_type

    async def log_in(self, password: str = "adminadmin") -> tuple[int, str]:
        """Log in with cookies kept."""
        status, body, _ = await self.call(
            "POST", "auth/login", data=USER | {"password": password}
        )
        return status, body

    async def json(self, endpoint: str, **query: str) -> Any:
        """Return a parsed answer."""
        url = f"{self.service.url}/api/v2/{endpoint}"
        async with self.session.get(url, params=query) as response:
            assert response.status == 200
            return await response.json()


@pytest.fixture(params=["5.1.4"])
async def client(request: pytest.FixtureRequest) -> AsyncIterator[Client]:
    """Run one version with two torrents."""
    service = QBittorrent(version=request.param)
    await service.start()
    add_pack(service)
    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(cookie_jar=jar) as session:
        yield Client(service, session)
    await service.stop()


def add_pack(service: QBittorrent, key: str = HASH, **options: Any) -> None:
    """Add a torrent of two files."""
    service.add_torrent(
        hash=key.upper(),
        name="Harbour Nine S01",
        size=3000,
        category="tv",
        save_path="/downloads/tv",
        files=[TorrentFile("Pack/E01.mkv", 1000), TorrentFile("Pack/E02.mkv", 2000)],
        **options,
    )


def of_versions(*versions: str) -> pytest.MarkDecorator:
    """Run a test with these versions."""
    return pytest.mark.parametrize("client", versions, indirect=True)


@of_versions(*OLD)
async def test_login_up_to_5_1(client: Client) -> None:
    """The body tells the outcome; the cookie is called SID."""
    assert (await client.call("GET", "auth/login"))[0] == 405
    assert await client.log_in("wrong") == (200, "Fails.")
    assert (await client.call("GET", "app/version"))[:2] == (403, "Forbidden")
    assert await client.log_in() == (200, "Ok.")
    assert [cookie.key for cookie in client.session.cookie_jar] == ["SID"]
    version = client.service.version
    assert await client.call("GET", "app/version") == (200, f"v{version}", "text/plain")


@of_versions(*NEW)
async def test_login_from_5_2(client: Client) -> None:
    """The status tells the outcome; the cookie carries the port."""
    assert await client.log_in("wrong") == (401, "Unauthorized")
    assert await client.log_in() == (204, "")
    assert await client.log_in() == (204, "")
    name = f"QBT_SID_{client.service.port}"
    assert [cookie.key for cookie in client.session.cookie_jar] == [name]


@of_versions("4.5.2", "5.2.3")
async def test_five_failures_ban_even_the_right_password(client: Client) -> None:
    """The ban answers with 403 and its reason, and ends after an hour."""
    for _ in range(5):
        await client.log_in("wrong")
    status, body = await client.log_in()
    assert status == 403
    assert body.startswith("Your IP address has been banned")
    client.service.clock.advance(3601)
    assert (await client.log_in())[0] in (200, 204)


@pytest.mark.parametrize("ending", ["expire", "idle", "restart"])
async def test_session_end_asks_for_a_login(client: Client, ending: str) -> None:
    """A call without a living session is forbidden, and a new login helps."""
    await client.log_in()
    if ending == "expire":
        client.service.expire_sessions()
    elif ending == "idle":
        client.service.clock.advance(3601)
    else:
        await client.service.restart()
    assert (await client.call("GET", "torrents/info"))[:2] == (403, "Forbidden")
    await client.log_in()
    assert (await client.call("GET", "torrents/info"))[0] == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        pytest.param({"Referer": "http://evil.test/"}, 401, id="foreign-referer"),
        pytest.param({"Origin": "http://evil.test"}, 401, id="foreign-origin"),
        pytest.param({"Host": "127.0.0.1:18080"}, 401, id="mapped-port"),
        pytest.param({"Host": "qbittorrent.test"}, 200, id="no-port"),
    ],
)
async def test_headers_of_another_site(
    client: Client, headers: dict[str, str], status: int
) -> None:
    """Cross-site and host checks answer 401 whatever the session is."""
    await client.log_in()
    assert (await client.call("GET", "torrents/info", headers=headers))[0] == status


@of_versions("5.2.3")
async def test_api_key(client: Client) -> None:
    """The key needs no cookie, has no login, and skips the cross-site check."""
    client.service.settings.api_key = key = "qbt_" + "k" * 28
    headers = {"Authorization": f"Bearer {key}", "Referer": "http://evil.test/"}
    status, _, kind = await client.call("GET", "torrents/info", headers=headers)
    assert (status, kind) == (200, "application/json")
    login = await client.call("POST", "auth/login", data=USER, headers=headers)
    assert login[0] == 403
    wrong = {"Authorization": "Bearer qbt_wrong"}
    assert (await client.call("GET", "app/version", headers=wrong))[0] == 403


async def test_maindata_tells_only_changes(client: Client) -> None:
    """A delta has the changed fields, no hash field, and names what went."""
    await client.log_in()
    first = await client.json("sync/maindata", rid="0")
    assert first["full_update"] is True
    assert "hash" not in first["torrents"][HASH]
    assert first["categories"] == {"tv": {"name": "tv", "savePath": "/downloads/tv"}}
    idle = await client.json("sync/maindata", rid=str(first["rid"]))
    assert idle == {"rid": first["rid"] + 1}
    client.service.set_progress(HASH, 0.5, 100)
    moved = await client.json("sync/maindata", rid=str(idle["rid"]))
    assert moved["torrents"][HASH]["progress"] == 0.5
    assert moved["torrents"][HASH]["eta"] == 15
    assert "name" not in moved["torrents"][HASH]
    client.service.remove(HASH)
    gone = await client.json("sync/maindata", rid=str(moved["rid"]))
    assert gone["torrents_removed"] == [HASH]
    assert "full_update" not in gone
    again = await client.json("sync/maindata", rid="77")
    assert again["full_update"] is True
    assert "torrents" not in again


@of_versions(*VERSIONS)
async def test_lost_maindata_answer(client: Client) -> None:
    """What only the lost answer told is never told again, except by 4.5."""
    await client.log_in()
    service = client.service
    rid = str((await client.json("sync/maindata", rid="0"))["rid"])
    service.set_state(HASH, "stalledDL")
    fault = Fault(path="/api/v2/sync", lose_answer=True, times=2)
    with service.faults.during(fault), pytest.raises(aiohttp.ClientError):
        await client.json("sync/maindata", rid=rid)
    service.faults.clear()
    service.set_progress(HASH, 0.25, 100)
    again = await client.json("sync/maindata", rid=rid)
    assert again["torrents"][HASH]["progress"] == 0.25
    assert ("state" in again["torrents"][HASH]) is (service.version == "4.5.2")


@pytest.mark.parametrize(
    ("client", "kept"),
    [("4.5.2", True), ("4.6.7", False), ("5.0.5", False), ("5.1.4", True)],
    indirect=["client"],
)
async def test_lost_answer_before_an_empty_update(client: Client, kept: bool) -> None:
    """An update that changes nothing blanks the kept difference in 4.6 and 5.0."""
    await client.log_in()
    rid = str((await client.json("sync/maindata", rid="0"))["rid"])
    client.service.set_state(HASH, "stalledDL")
    await client.json("sync/maindata", rid=rid)
    client.service.touch(HASH)
    again = await client.json("sync/maindata", rid=rid)
    assert ("state" in again["torrents"][HASH]) is kept


async def test_sessions_have_their_own_deltas(client: Client) -> None:
    """One poller takes nothing away from another."""
    await client.log_in()
    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(cookie_jar=jar) as session:
        other = Client(client.service, session)
        await other.log_in()
        rids = [
            str((await each.json("sync/maindata", rid="0"))["rid"])
            for each in (client, other)
        ]
        client.service.finish(HASH)
        for each, rid in zip((client, other), rids, strict=True):
            answer = await each.json("sync/maindata", rid=rid)
            assert answer["torrents"][HASH]["state"] == "stalledUP"


@of_versions("4.5.2", "5.1.4")
async def test_info_filters(client: Client) -> None:
    """Filters are named by version; an unknown one and no hash match all."""
    await client.log_in()
    major = client.service.version[0]
    add_pack(client.service, OTHER, hybrid_v1=V1)
    client.service.set_state(OTHER, "pausedDL")
    stopped, running = ("paused", "running") if major == "4" else ("stopped", "resumed")

    async def hashes(**query: str) -> list[str]:
        return [each["hash"] for each in await client.json("torrents/info", **query)]

    assert await hashes(filter=stopped) == [OTHER]
    assert await hashes(filter=running) == [HASH, OTHER]
    last = {"category": "tv", "sort": "state", "limit": "1", "reverse": "true"}
    assert await hashes(**last) == [OTHER]
    assert await hashes(category="") == []
    assert await hashes(hashes=f"{OTHER.upper()}|{'d' * 40}") == [OTHER]
    assert await hashes(hashes=V1) == []
    (hybrid,) = await client.json("torrents/info", hashes=OTHER)
    assert hybrid["infohash_v1"] == V1
    assert hybrid["infohash_v2"].startswith(OTHER)
    assert len(hybrid["infohash_v2"]) == 64
    assert hybrid["state"] == ("pausedDL" if major == "4" else "stoppedDL")
    assert hybrid["eta"] == 8640000
    assert hybrid["completion_on"] == (0 if major == "4" else -1)


async def test_metadata_comes_later(client: Client) -> None:
    """A magnet has neither size nor files nor a path at first."""
    await client.log_in()
    add_pack(client.service, OTHER, state="metaDL")
    (torrent,) = await client.json("torrents/info", hashes=OTHER)
    assert (torrent["total_size"], torrent["content_path"]) == (-1, "")
    assert await client.json("torrents/files", hash=OTHER) == []
    client.service.set_state(OTHER, "downloading")
    (torrent,) = await client.json("torrents/info", hashes=OTHER)
    assert torrent["content_path"] == "/downloads/tv/Pack"
    assert torrent["total_size"] == 3000


async def test_files_have_their_own_progress(client: Client) -> None:
    """The files fill one after the other unless told otherwise."""
    await client.log_in()
    client.service.set_progress(HASH, 0.5)
    files = await client.json("torrents/files", hash=HASH)
    assert [(file["name"], file["progress"]) for file in files] == [
        ("Pack/E01.mkv", 1.0),
        ("Pack/E02.mkv", 0.25),
    ]
    assert (await client.call("GET", f"torrents/files?hash={OTHER}"))[0] == 404
    assert (await client.call("GET", f"torrents/properties?hash={OTHER}"))[0] == 404
    assert (await client.json("torrents/properties", hash=HASH))["total_size"] == 3000


async def test_checking_shows_the_progress_of_the_check(client: Client) -> None:
    """A finished torrent that is checked seems unfinished."""
    await client.log_in()
    client.service.finish(HASH)
    client.service.set_state(HASH, "checkingUP")
    client.service.set_progress(HASH, 0.3)
    (torrent,) = await client.json("torrents/info")
    assert (torrent["progress"], torrent["completed"]) == (0.3, 3000)


async def test_delete(client: Client) -> None:
    """It needs both fields, takes unknown hashes, and removes the files."""
    await client.log_in()
    client.service.set_progress(HASH, 0.5)
    assert "/downloads/tv/Pack/E01.mkv" in client.service.disk
    form = {"hashes": f"{HASH}|{OTHER}", "deleteFiles": "true"}
    assert (await client.call("GET", "torrents/delete", params=form))[0] == 405
    missing = await client.call("POST", "torrents/delete", data={"hashes": HASH})
    assert missing[0] == 400
    assert (await client.call("POST", "torrents/delete", data=form))[:2] == (200, "")
    assert (await client.call("POST", "torrents/delete", data=form))[:2] == (200, "")
    assert client.service.torrents == {}
    assert len(client.service.disk) == 0


@pytest.mark.parametrize(
    ("client", "command", "status", "state"),
    [
        ("4.5.2", "pause", 200, "pausedDL"),
        ("4.5.2", "stop", 404, "downloading"),
        ("5.1.4", "stop", 200, "stoppedDL"),
        ("5.1.4", "pause", 404, "downloading"),
        ("5.2.3", "pause", 404, "downloading"),
    ],
    indirect=["client"],
)
async def test_stop_is_named_by_version(
    client: Client, command: str, status: int, state: str
) -> None:
    """The other version's name is not found."""
    await client.log_in()
    answer = await client.call(
        "POST", f"torrents/{command}", data={"hashes": HASH.upper()}
    )
    assert answer[0] == status
    assert (await client.json("torrents/info"))[0]["state"] == state


@of_versions("4.5.2", "4.6.7")
async def test_other_methods(client: Client) -> None:
    """PUT and DELETE are 400 before 4.6 and 501 since."""
    status, body, _ = await client.call("PUT", "torrents/info")
    assert (status, body) == (400 if client.service.version == "4.5.2" else 501, "")


async def test_bypassed_login_starts_a_session_per_call(client: Client) -> None:
    """Without the cookie every call is a new client."""
    client.service.settings.bypass_auth = True
    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session:
        careless = Client(client.service, session)
        for _ in range(3):
            answer = await careless.json("sync/maindata", rid="1")
            assert answer["full_update"] is True
    assert len(client.service.gate.sessions) == 3
    first = await client.json("sync/maindata", rid="0")
    assert "full_update" not in await client.json(
        "sync/maindata", rid=str(first["rid"])
    )

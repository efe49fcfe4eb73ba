"""Check that the simulated Shoko is as odd as the real one."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from tests.stack.clock import Clock
from tests.stack.shoko import VERSIONS, Shoko
from tests.stack.shoko_media import Match
from tests.stack.shoko_records import TmdbIds

KEY = "11111111-2222-3333-4444-555555555555"
HEADERS = {"apikey": KEY}
FOLDER = "/data/media/anime"
PATH = f"{FOLDER}/Kitsune Post Office/S01E01.mkv"
OTHER = f"{FOLDER}/Kitsune Post Office/S01E02.mkv"
IDS = TmdbIds(show=9200401, episode=77)
FOUND = Match(
    anidb_anime=990401,
    anidb_episode=9904001,
    series_id=401,
    episode_id=4011,
    tmdb=IDS,
    tvdb=990401,
    title="Kitsune Yuubinkyoku",
)


class Client:
    """Call the REST interface with a key."""

    def __init__(self, service: Shoko, session: aiohttp.ClientSession) -> None:
        """Talk to one service."""
        self.service = service
        self.session = session

    async def call(
        self, method: str, path: str, headers: Any = HEADERS, **options: Any
    ) -> tuple[int, Any]:
        """Return status and parsed answer."""
        url = f"{self.service.url}{path}"
        async with self.session.request(
            method, url, headers=headers, **options
        ) as response:
            json = response.content_type == "application/json"
            return response.status, await response.json() if json else None

    async def get(self, path: str, /, **query: str) -> Any:
        """Return a parsed answer of the third interface."""
        status, answer = await self.call("GET", f"/api/v3/{path}", params=query)
        assert status == 200
        return answer

    async def status(self, method: str, path: str, headers: Any = HEADERS) -> int:
        """Return only the status."""
        return (await self.call(method, f"/api/v3/{path}", headers))[0]


@pytest.fixture(params=["5.3.3"])
async def client(request: pytest.FixtureRequest) -> AsyncIterator[Client]:
    """Run one version with one folder."""
    service = Shoko(version=request.param, password="pw", clock=Clock(speed=1000))
    service.add_folder(FOLDER)
    await service.start()
    async with aiohttp.ClientSession() as session:
        yield Client(service, session)
    await service.stop()


def of_versions(*versions: str) -> pytest.MarkDecorator:
    """Run a test with these versions."""
    return pytest.mark.parametrize("client", versions, indirect=True)


def match(service: Shoko, path: str = PATH, **options: Any) -> int:
    """Match a file as `FOUND` says."""
    return service.match(
        path,
        anidb_anime=FOUND.anidb_anime,
        anidb_episode=FOUND.anidb_episode,
        series_id=FOUND.series_id,
        episode_id=FOUND.episode_id,
        tmdb=FOUND.tmdb,
        tvdb=FOUND.tvdb,
        title=FOUND.title,
        **options,
    )


@of_versions(*VERSIONS)
async def test_keys(client: Client) -> None:
    """A device keeps its key; only version 6 takes it as a bearer."""
    body = {"user": "default", "pass": "pw", "device": "Home Assistant"}
    status, answer = await client.call("POST", "/api/auth", None, json=body)
    assert status == 200
    assert (await client.call("POST", "/api/auth", None, json=body))[1] == answer
    key = answer["apikey"]
    wrong = body | {"pass": "no"}
    assert (await client.call("POST", "/api/auth", None, json=wrong))[0] == 401
    assert (await client.call("POST", "/api/auth", None, json={}))[0] == 400
    assert await client.status("GET", "User/Current", {"apikey": key}) == 200
    assert await client.status("GET", f"User/Current?apikey={key}", None) == 200
    assert await client.status("GET", "User/Current", None) == 401
    bearer = {"Authorization": f"Bearer {key}"}
    expected = 200 if client.service.version == "6.0.0" else 401
    assert await client.status("GET", "User/Current", bearer) == expected
    client.service.keys.change_password("Default", "new")
    assert await client.status("GET", "User/Current", {"apikey": key}) == 401


@of_versions("5.3.3", "6.0.0")
async def test_server_that_comes_up(client: Client) -> None:
    """Before 6 a starting server takes any key, so the status has to be asked."""
    client.service.state = "Starting"
    any_key = {"apikey": "any"}
    status, answer = await client.call("GET", "/api/v3/Init/Status", None)
    assert (status, answer["State"]) == (200, "Starting")
    assert ("DatabaseBlocked" in answer) is (client.service.version != "6.0.0")
    expected = 503 if client.service.version == "6.0.0" else 200
    assert await client.status("GET", "User/Current", any_key) == expected
    assert await client.status("GET", "File") == 503


async def test_plain_user_may_not_command(client: Client) -> None:
    """Deleting and scanning need an administrator."""
    kid = client.service.keys.add_user("kid", "pw")
    headers = {"apikey": client.service.keys.key_for(kid, "x")}
    file_id = client.service.hash_file(PATH)
    assert await client.status("GET", f"File/{file_id}", headers) == 200
    assert await client.status("DELETE", f"File/{file_id}", headers) == 403
    assert await client.status("GET", "ImportFolder/1/Scan", headers) == 403


@of_versions(*VERSIONS)
async def test_version_and_folders(client: Client) -> None:
    """Version 6 calls the folders managed ones."""
    version = await client.get("Init/Version")
    assert version["Server"]["Version"].startswith(client.service.version)
    new = client.service.version == "6.0.0"
    here, gone = ("ManagedFolder", "ImportFolder")[:: 1 if new else -1]
    (folder,) = await client.get(here)
    assert (folder["ID"], folder["Path"], folder["Name"]) == (1, FOLDER, "anime")
    assert await client.status("GET", gone) == 404


@of_versions(*VERSIONS)
async def test_file_by_path(client: Client) -> None:
    """Paths match by their end in any case; ids come as the version tells them."""
    file_id = match(client.service)
    both = {"includeXRefs": "true", "include": "XRefs,AbsolutePaths"}
    tail = {"path": "KITSUNE post office\\s01e01.mkv", "limit": "5"}
    (file,) = await client.get("File/PathEndsWith", **tail, **both)
    assert file["ID"] == file_id
    assert file["Imported"] is not None
    place = file["Locations"][0]
    new = client.service.version == "6.0.0"
    assert place["ManagedFolderID" if new else "ImportFolderID"] == 1
    assert isinstance(file["Hashes"], list if new else dict)
    (series,) = file["SeriesIDs"]
    assert (series["SeriesID"]["ID"], series["SeriesID"]["AniDB"]) == (401, 990401)
    (episode,) = series["EpisodeIDs"]
    assert (episode["ID"], episode["AniDB"]) == (4011, 9904001)
    old = client.service.version == "4.2.2"
    assert ("TMDB" in episode) is not old
    assert await client.get("File/PathEndsWith", path="S01E03.mkv") == []
    bare = (await client.get("File/PathEndsWith", path="S01E01.mkv"))[0]
    assert ("SeriesIDs" in bare) is client.service.version.startswith("5")
    assert "AbsolutePath" not in bare["Locations"][0]
    one = await client.get(f"File/{file_id}", include="XRefs,AbsolutePaths")
    assert one["Locations"][0]["AbsolutePath"] == PATH
    assert await client.status("GET", "File/99") == 404


async def test_unrecognized_files_by_page(client: Client) -> None:
    """Only files without episodes are listed when asked so."""
    match(client.service)
    for n in range(3):
        client.service.add_known(f"{FOLDER}/x/{n}.mkv")
    query = {"include_only": "Unrecognized", "pageSize": "2", "page": "2"}
    answer = await client.get("File", **query)
    assert (answer["Total"], len(answer["List"])) == (3, 1)
    assert (await client.get("File", pageSize="0"))["Total"] == 4


@pytest.mark.parametrize(
    ("client", "tmdb", "tvdb"),
    [
        ("4.2.2", 404, 200),
        ("5.1.0", 200, 404),
        ("5.3.3", 200, 404),
        ("6.0.0", 200, 404),
    ],
    indirect=["client"],
)
async def test_series_lookups(client: Client, tmdb: int, tvdb: int) -> None:
    """TvDB look-ups ended in 5.1, TMDB's came with 5.0 and answer lists."""
    match(client.service)
    show = "TMDB/Show/9200401/Shoko"
    assert await client.status("GET", f"{show}/Series") == tmdb
    assert await client.status("GET", f"{show}/File") == tmdb
    assert await client.status("GET", "TMDB/Episode/77/Shoko/Episode") == tmdb
    assert await client.status("GET", "Series/TvDB/990401/Series") == tvdb
    assert await client.status("GET", "TMDB/Movie/9200401/Shoko/Series") == 404
    series = await client.get("Series/AniDB/990401/Series")
    assert series == await client.get("Series/401")
    assert series["IDs"]["TMDB"] == {"Movie": [], "Show": [9200401]}
    assert series["Sizes"]["Local"]["Episodes"] == 1
    found = await client.get("Series", search="yuubin", fuzzy="true")
    assert [each["IDs"]["ID"] for each in found["List"]] == [401]
    episodes = await client.get("Series/401/Episode")
    assert episodes["List"][0]["IDs"]["AniDB"] == 9904001


@pytest.mark.parametrize(
    ("query", "kept"),
    [("", False), ("?removeFiles=false", True)],
    ids=["plain", "keep"],
)
async def test_delete_file_removes_it_from_the_disk_by_default(
    client: Client, query: str, kept: bool
) -> None:
    """Only the parameter keeps the file."""
    client.service.disk.add(PATH, 5)
    file_id = match(client.service)
    assert await client.status("DELETE", f"File/{file_id}{query}") == 200
    assert await client.status("DELETE", f"File/{file_id}{query}") == 404
    assert (PATH in client.service.disk) is kept


async def test_delete_series_keeps_the_files_by_default(client: Client) -> None:
    """The files stay and are known without episodes."""
    client.service.disk.add(PATH, 5)
    file_id = match(client.service)
    assert await client.status("DELETE", "Series/401") == 200
    assert await client.status("GET", "Series/401") == 404
    assert (await client.get(f"File/{file_id}"))["SeriesIDs"] == []
    assert PATH in client.service.disk


async def test_missing_files_are_forgotten_later(client: Client) -> None:
    """The command answers at once and is carried out by the queue."""
    client.service.disk.add(OTHER, 5)
    gone, kept = match(client.service), client.service.add_known(OTHER)
    client.service.action_delay = 0
    assert await client.status("GET", "Action/RemoveMissingFiles/false") == 200
    await client.service.settled()
    assert await client.status("GET", f"File/{gone}") == 404
    assert await client.status("GET", f"File/{kept}") == 200


async def test_scan_finds_new_files_only(client: Client) -> None:
    """A file that is on the disk becomes known, and matched when it can be."""
    service = client.service
    for path in (PATH, OTHER, f"{FOLDER}/x.nfo"):
        service.disk.add(path, 5)
    service.will_match(PATH, FOUND)
    assert await client.status("GET", "ImportFolder/1/Scan") == 200
    await service.settled()
    assert set(service.records.by_path) == {PATH, OTHER}
    assert service.records.file_at(PATH).references != []
    assert service.records.file_at(OTHER).references == []
    other = service.records.by_path[OTHER]
    service.will_match(OTHER, FOUND)
    assert await client.status("POST", f"File/{other}/Rescan") == 200
    await service.settled()
    assert service.records.file_at(OTHER).references != []

"""Test what a client asks of qBittorrent and how it commands it."""

from collections.abc import Mapping
from datetime import UTC, datetime

from aiohttp import ClientSession
from hypothesis import given, strategies as st
import pytest

from custom_components.status_tracker.clients import (
    QBittorrentClient,
    ResponseProblem,
    ServiceConnectionError,
    ServiceResponseError,
)
from custom_components.status_tracker.clients.qbittorrent_mirror import (
    MaindataUpdate,
    TorrentMirror,
)
from custom_components.status_tracker.clients.qbittorrent_models import (
    Torrent,
    TorrentPhase,
    TorrentState,
    parse_torrent,
)

from .service import DROPPED, HTML, Asked, Reply, Service, reply
from .test_parsing import JSON

MAINDATA = "api/v2/sync/maindata"
INFO = "api/v2/torrents/info"
A, B, C = ("a" * 40, "b" * 40, "c" * 40)


@pytest.fixture
def client(service: Service, session: ClientSession) -> QBittorrentClient:
    """Return a client that is let in without a password."""
    return QBittorrentClient(session, f"{service.url}/qb")


def full(rid: int, torrents: Mapping[str, Mapping[str, object]]) -> Reply:
    """Return a full update."""
    return reply({"rid": rid, "full_update": True, "torrents": torrents})


def update(changed: set[str], removed: set[str], *, is_full: bool = False) -> object:
    """Return what a poll should tell."""
    return MaindataUpdate(is_full, frozenset(changed), frozenset(removed))


async def test_deltas_are_merged(service: Service, client: QBittorrentClient) -> None:
    """Changed fields are merged, removed torrents dropped, nothing else touched."""
    service.on(
        "GET",
        f"qb/{MAINDATA}",
        full(1, {A: {"name": "One", "progress": 0.1}, B: {"name": "Two"}}),
        reply({"rid": 2, "torrents": {A: {"progress": 0.5}, C: {"name": "Three"}}}),
        reply({"rid": 3}),
        reply(
            {"rid": 4, "torrents": {A: {"progress": 0.5}}, "torrents_removed": [B, "x"]}
        ),
    )
    assert await client.maindata() == update({A, B}, set(), is_full=True)
    assert await client.maindata() == update({A, C}, set())
    assert await client.maindata() == update(set(), set())
    assert await client.maindata() == update(set(), {B})
    assert [asked.query["rid"] for asked in service.asked] == ["0", "1", "2", "3"]
    assert set(client.mirror) == {A, C}
    one = client.mirror.get(A.upper())
    assert one is not None
    assert (one.name, one.progress) == ("One", 0.5)
    assert client.mirror.get(B) is None


@pytest.mark.parametrize(
    "failure",
    [DROPPED, reply(status=500), reply(b"{"), reply([]), HTML],
    ids=["broken line", "500", "half", "list", "page"],
)
async def test_failed_poll_starts_over(
    service: Service, client: QBittorrentClient, failure: Reply
) -> None:
    """After a poll whose answer got lost everything is asked for again."""
    replies = [failure] * (2 if failure.drop else 1)
    service.on(
        "GET",
        f"qb/{MAINDATA}",
        full(1, {A: {"progress": 0.1}, B: {}}),
        *replies,
        full(7, {A: {"progress": 1}}),
    )
    await client.maindata()
    with pytest.raises((ServiceResponseError, ServiceConnectionError)):
        await client.maindata()
    assert client.mirror.get(A) is not None
    assert await client.maindata() == update({A}, {B}, is_full=True)
    assert service.asked[-1].query["rid"] == "0"


async def test_new_session_starts_over(
    service: Service, session: ClientSession
) -> None:
    """In a new session everything is asked for again, within the same call."""
    service.on("POST", "api/v2/auth/login", reply("Ok."))
    service.on(
        "GET",
        MAINDATA,
        full(1, {A: {}}),
        reply("Forbidden", 403),
        full(1, {B: {}}),
        reply({"rid": 2}),
    )
    client = QBittorrentClient(session, service.url, username="me", password="x")
    await client.maindata()
    assert await client.maindata() == update({B}, {A}, is_full=True)
    await client.maindata()
    polls = service.asked_for("GET", MAINDATA)
    assert [asked.query["rid"] for asked in polls] == ["0", "1", "0", "1"]


async def test_silently_repeated_poll_is_noticed(
    service: Service, client: QBittorrentClient
) -> None:
    """A poll that the HTTP client repeated by itself is made good at the next.

    qBittorrent counts its answers: the repeated one is two further, and the
    changes of the lost one are never told again.
    """
    service.on(
        "GET",
        f"qb/{MAINDATA}",
        full(1, {A: {"progress": 0.1}}),
        DROPPED,
        reply({"rid": 3}),
        full(4, {A: {"progress": 0.9}}),
    )
    await client.maindata()
    assert await client.maindata() == update(set(), set())
    assert await client.maindata() == update({A}, set(), is_full=True)
    polls = [asked.query["rid"] for asked in service.asked]
    assert polls == ["0", "1", "1", "0"]


def test_full_update_now_and_then() -> None:
    """Every so many polls everything is asked for, and the count wraps around."""
    mirror = TorrentMirror(polls_per_full=3)
    asked = []
    rid = 999_998
    for _ in range(8):
        asked.append(mirror.next_rid)
        rid = rid % 1_000_000 + 1
        mirror.merge({"rid": rid, "full_update": not asked[-1]}, asked=asked[-1])
    assert asked == [0, 999_999, 1_000_000, 1, 0, 3, 4, 5]


def test_full_update_without_torrents() -> None:
    """A full update that leaves its empty keys out means that there are none."""
    mirror = TorrentMirror()
    mirror.merge({"rid": 1, "full_update": True, "torrents": {A: {}}}, asked=0)
    gone = mirror.merge({"rid": 2, "full_update": True}, asked=0)
    assert gone == update(set(), {A}, is_full=True)
    assert len(mirror) == 0


def test_full_update_tells_what_changed() -> None:
    """A full update reports only torrents that are new, other or gone."""
    mirror = TorrentMirror()
    first = {A: {"name": "One"}, B: {"name": "Two"}}
    mirror.merge({"rid": 1, "full_update": True, "torrents": first}, asked=0)
    second = {A: {"name": "One"}, C: {"name": "Three"}}
    found = mirror.merge({"rid": 2, "full_update": True, "torrents": second}, asked=0)
    assert found == update({C}, {B}, is_full=True)


def test_hybrid_torrent_is_found_by_every_hash() -> None:
    """A hybrid torrent is known by its id and by both hashes, in any case."""
    mirror = TorrentMirror()
    v1, v2 = "1" * 40, "d" * 40 + "2" * 24
    mirror.merge({"rid": 1, "full_update": True, "torrents": {"D" * 40: {}}}, asked=0)
    assert mirror.find(v1) is None
    fields = {"infohash_v1": v1.upper(), "infohash_v2": v2}
    mirror.merge({"rid": 2, "torrents": {"D" * 40: fields}}, asked=1)
    for name in (v1, v1.upper(), v2, v2.upper(), "d" * 40):
        found = mirror.find(name)
        assert found is not None
        assert found.hash == "d" * 40
        assert found.hashes == {"d" * 40, v1}
    mirror.merge({"rid": 3, "torrents_removed": ["d" * 40]}, asked=2)
    assert mirror.find(v1) is None


@given(st.lists(st.dictionaries(st.text(max_size=3), JSON), max_size=5))
def test_no_answer_breaks_the_mirror(answers: list[dict[str, object]]) -> None:
    """No answer raises, and every torrent it leaves can be read."""
    mirror = TorrentMirror()
    for answer in answers:
        mirror.merge(answer | {"torrents": answer}, asked=mirror.next_rid)
        assert all(mirror.get(key) is not None for key in mirror)


STATES = [
    ("error", TorrentPhase.ERROR, False),
    ("missingFiles", TorrentPhase.MISSING_FILES, False),
    ("metaDL", TorrentPhase.METADATA, False),
    ("forcedMetaDL", TorrentPhase.METADATA, False),
    ("downloading", TorrentPhase.DOWNLOADING, False),
    ("stalledDL", TorrentPhase.STALLED, False),
    ("forcedDL", TorrentPhase.DOWNLOADING, False),
    ("queuedDL", TorrentPhase.QUEUED, False),
    ("pausedDL", TorrentPhase.PAUSED, False),
    ("stoppedDL", TorrentPhase.PAUSED, False),
    ("checkingDL", TorrentPhase.CHECKING, False),
    ("checkingResumeData", TorrentPhase.CHECKING, False),
    ("allocating", TorrentPhase.DOWNLOADING, False),
    ("moving", TorrentPhase.MOVING, False),
    ("uploading", TorrentPhase.COMPLETE, True),
    ("stalledUP", TorrentPhase.COMPLETE, True),
    ("forcedUP", TorrentPhase.COMPLETE, True),
    ("queuedUP", TorrentPhase.COMPLETE, True),
    ("pausedUP", TorrentPhase.COMPLETE, True),
    ("stoppedUP", TorrentPhase.COMPLETE, True),
    ("checkingUP", TorrentPhase.CHECKING, True),
    ("somethingNew", TorrentPhase.UNKNOWN, False),
]


def torrent(**fields: object) -> Torrent:
    """Return a torrent with some fields."""
    found = parse_torrent({"size": 1000, "progress": 0.5, **fields}, A)
    assert found is not None
    return found


def test_every_state_is_listed() -> None:
    """The table of states below covers all that the client knows."""
    known = {TorrentState.read(state) for state, _, _ in STATES}
    assert known == set(TorrentState)


@pytest.mark.parametrize(("state", "phase", "is_complete"), STATES)
def test_state(state: str, phase: TorrentPhase, is_complete: bool) -> None:
    """Every state of every version says what the torrent does."""
    found = torrent(state=state)
    assert (found.phase, found.is_complete) == (phase, is_complete)


@pytest.mark.parametrize(
    ("state", "phase", "is_complete"),
    [
        ("moving", TorrentPhase.MOVING, True),
        ("checkingResumeData", TorrentPhase.CHECKING, True),
        ("checkingDL", TorrentPhase.CHECKING, False),
        ("stoppedDL", TorrentPhase.COMPLETE, True),
        ("downloading", TorrentPhase.COMPLETE, True),
        ("metaDL", TorrentPhase.METADATA, False),
        ("error", TorrentPhase.ERROR, False),
        ("missingFiles", TorrentPhase.MISSING_FILES, False),
        ("somethingNew", TorrentPhase.COMPLETE, True),
    ],
)
def test_state_with_all_bytes(
    state: str, phase: TorrentPhase, is_complete: bool
) -> None:
    """With all bytes there the progress decides, except where it means another thing."""
    found = torrent(state=state, progress=1)
    assert (found.phase, found.is_complete) == (phase, is_complete)


def test_empty_torrent_is_not_complete() -> None:
    """A torrent of no bytes is not complete by its progress alone."""
    assert not torrent(state="downloading", progress=1, size=0).is_complete


def test_torrent_fields() -> None:
    """Values that stand for nothing are None."""
    found = torrent(
        state="downloading",
        name="Harbour Nine",
        total_size=-1,
        dlspeed="2048",
        eta=8_640_000,
        ratio=-1,
        completion_on=-1,
        added_on=1_700_000_000,
        tags="one, two,",
        category="",
        content_path="",
        progress=1.5,
    )
    assert found.total_size is None
    assert found.download_speed == 2048
    assert found.eta is None
    assert found.ratio is None
    assert found.completed is None
    assert found.added == datetime.fromtimestamp(1_700_000_000, UTC)
    assert found.tags == ("one", "two")
    assert found.category is None
    assert found.content_path is None
    assert found.progress == 1
    assert torrent(eta=90).eta == 90


async def test_torrents_by_hash(service: Service, client: QBittorrentClient) -> None:
    """Torrents are asked for in handfuls, and what is no hash is left out."""

    def respond(asked: Asked) -> Reply:
        return reply([{"hash": key} for key in asked.query["hashes"].split("|")])

    service.on("GET", f"qb/{INFO}", respond)
    wanted = [f"{number:040X}" for number in range(120)] + ["all", "", "nzb_1"]
    found = await client.torrents(wanted)
    assert {one.hash for one in found} == {f"{number:040x}" for number in range(120)}
    assert len(service.asked) == 3
    assert await client.torrents([]) == []
    assert await client.torrents(["all"]) == []
    assert len(service.asked) == 3


async def test_all_torrents(service: Service, client: QBittorrentClient) -> None:
    """Without hashes all torrents come, odd ones left out."""
    service.on("GET", f"qb/{INFO}", reply([{"hash": A.upper()}, {"name": "?"}, 5]))
    assert [one.hash for one in await client.torrents()] == [A]
    assert not service.asked[0].query


async def test_files(service: Service, client: QBittorrentClient) -> None:
    """Files have their own progress, and those of priority 0 are not wanted."""
    path = "qb/api/v2/torrents/files"
    service.on(
        "GET",
        path,
        reply(
            [
                {"index": 0, "name": "a.mkv", "size": 10, "progress": 1, "priority": 1},
                {"index": "1", "name": "b.nfo", "size": None, "priority": 0},
                {"index": 2},
            ]
        ),
    )
    files = await client.files(A.upper())
    assert files is not None
    assert [(one.index, one.name, one.size, one.is_wanted) for one in files] == [
        (0, "a.mkv", 10, True),
        (1, "b.nfo", None, False),
    ]
    assert service.asked[0].query == {"hash": A}


async def test_unknown_torrent(service: Service, client: QBittorrentClient) -> None:
    """A torrent that there is not has no files and no details."""
    assert await client.files(A) is None
    assert await client.properties(A) is None
    assert await client.properties("all") is None
    assert len(service.asked) == 2


async def test_properties(service: Service, client: QBittorrentClient) -> None:
    """The details tell ratio and seeding time."""
    service.on(
        "GET",
        "qb/api/v2/torrents/properties",
        reply({"share_ratio": 1.5, "seeding_time": 60, "completion_date": -1}),
    )
    found = await client.properties(A)
    assert found is not None
    assert (found.ratio, found.seeding_seconds, found.completed) == (1.5, 60, None)


@pytest.mark.parametrize("delete_files", [True, False])
async def test_delete(
    service: Service, client: QBittorrentClient, delete_files: bool
) -> None:
    """Torrents are deleted by id, with their files only if that is wanted."""
    service.on("POST", "qb/api/v2/torrents/delete", reply())
    await client.delete([A.upper(), B, A], delete_files=delete_files)
    assert service.asked[0].form == {
        "hashes": f"{A}|{B}",
        "deleteFiles": str(delete_files).lower(),
    }


@pytest.mark.parametrize(
    "hashes",
    [[], ["all"], ["ALL", A], [""], [A, "x"], [f"{A}|{B}"]],
    ids=["none", "all", "all among others", "empty", "one wrong", "two in one"],
)
async def test_delete_refuses(
    service: Service, client: QBittorrentClient, hashes: list[str]
) -> None:
    """What could delete more than was meant is refused as a whole."""
    for command in (client.start, client.stop):
        with pytest.raises(ValueError, match="hashes"):
            await command(hashes)
    with pytest.raises(ValueError, match="hashes"):
        await client.delete(hashes, delete_files=True)
    assert not service.asked


@pytest.mark.parametrize(
    ("existing", "command"),
    [("stop", "stop"), ("pause", "stop"), ("start", "start"), ("resume", "start")],
)
async def test_start_and_stop_by_both_names(
    service: Service, client: QBittorrentClient, existing: str, command: str
) -> None:
    """The commands work under the names of 4 and of 5."""
    path = f"qb/api/v2/torrents/{existing}"
    service.on("POST", path, reply())
    await getattr(client, command)(iter([A]))
    assert [asked.form for asked in service.asked_for("POST", path)] == [{"hashes": A}]


async def test_command_that_fails(service: Service, client: QBittorrentClient) -> None:
    """A command that fails is not tried under another name."""
    service.on("POST", "qb/api/v2/torrents/stop", reply(status=500))
    with pytest.raises(ServiceResponseError) as caught:
        await client.stop([A])
    assert caught.value.problem is ResponseProblem.SERVER_ERROR
    assert len(service.asked) == 1

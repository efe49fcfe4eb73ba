"""Test what the panel and the card are told over the websocket."""

from collections.abc import Iterable
from dataclasses import replace
import json
from typing import Any
from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser
from pytest_homeassistant_custom_component.typing import (
    MockHAClientWebSocket,
    WebSocketGenerator,
)

from custom_components.status_tracker.clients.errors import Fault
from custom_components.status_tracker.const import CONF_EXTERNAL_URL
from custom_components.status_tracker.coordinator import StatusTrackerCoordinator
from custom_components.status_tracker.tracker.facts import (
    AttentionReported,
    Authority,
    Described,
    ImportBlocked,
    LibraryFound,
)
from custom_components.status_tracker.tracker.models import ItemKey
from custom_components.status_tracker.tracker.terms import (
    AttentionReason,
    DownloadPhase,
    WishStatus,
)
from custom_components.status_tracker.webhooks.problems import Refusal

from .tracker.stories import RADARR, SEERR, START, Film, Show, failed, minute, seen
from .websocket import ask, fail, subscribe

pytestmark = pytest.mark.usefixtures("no_watchers")

FILM = Film()
OTHER = Film(tmdb=2, wish_id=2, arr_id=2, title="Ébène", year=1999)
SHOW = Show(seasons={0: 1, 1: 3}, unaired=frozenset({ItemKey(1, 3)}))
FOR_EVERYBODY = {"seerr", "jellyfin"}
OUTSIDE = "https://films.example.org"
HASH = "a" * 40
SECOND = "b" * 40


@pytest.fixture(autouse=True)
def clock(freezer: FrozenDateTimeFactory) -> FrozenDateTimeFactory:
    """Begin when the stories begin."""
    freezer.move_to(START)
    return freezer


@pytest.fixture
async def client(
    hass_ws_client: WebSocketGenerator, coordinator: StatusTrackerCoordinator
) -> MockHAClientWebSocket:
    """Return a websocket client of an administrator, with the integration loaded."""
    return await hass_ws_client()


async def titles(client: MockHAClientWebSocket, **query: Any) -> list[str]:
    """Return the titles that a list shows."""
    found = await ask(client, "requests/list", **query)
    assert found["total"] == len(found["requests"])
    return [row["title"] for row in found["requests"]]


def stalled(film: Film) -> AttentionReported:
    """Tell that nothing was found for a film."""
    return AttentionReported(
        at=minute(5),
        source=SEERR,
        subject=film.wished,
        reason=AttentionReason.NO_RELEASE,
    )


class TestList:
    """List requests."""

    @pytest.fixture(autouse=True)
    async def requests(
        self, coordinator: StatusTrackerCoordinator, clock: FrozenDateTimeFactory
    ) -> None:
        """Have a request of each kind."""
        for facts in (
            [FILM.wish(0, WishStatus.APPROVED), FILM.added(1), stalled(FILM)],
            [OTHER.wish(2, WishStatus.PENDING)],
            [SHOW.wish(3, 7, WishStatus.APPROVED, [1]), SHOW.listed(3)],
            [
                Described(
                    at=minute(3),
                    source=SEERR,
                    subject=SHOW.wish(3, 7, WishStatus.APPROVED, [1]).subject,
                    authority=Authority.WISH,
                    original_title="Hafen Neun",
                )
            ],
        ):
            clock.move_to(max(fact.at for fact in facts))
            await coordinator.async_apply(facts)

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ({}, ["Harbour Nine", "Ébène", "The Copper Lighthouse"]),
            ({"media_type": "tv"}, ["Harbour Nine"]),
            ({"media_type": "movie"}, ["Ébène", "The Copper Lighthouse"]),
            ({"states": ["requested"]}, ["Ébène"]),
            ({"states": ["searching"]}, ["Harbour Nine", "The Copper Lighthouse"]),
            (
                {"states": ["requested", "searching"]},
                ["Harbour Nine", "Ébène", "The Copper Lighthouse"],
            ),
            ({"states": []}, []),
            ({"attention": True}, ["The Copper Lighthouse"]),
            ({"attention": False}, ["Harbour Nine", "Ébène"]),
            ({"requested_by": "BOB"}, ["Harbour Nine"]),
            ({"requested_by": "carol"}, []),
            ({"text": "ebene"}, ["Ébène"]),
            ({"text": "lighthouse copper"}, ["The Copper Lighthouse"]),
            ({"text": "hafen"}, ["Harbour Nine"]),
            ({"text": "1999"}, ["Ébène"]),
            ({"text": "  "}, ["Harbour Nine", "Ébène", "The Copper Lighthouse"]),
            ({"text": "alice", "media_type": "movie"}, []),
        ],
    )
    async def test_filters(
        self,
        client: MockHAClientWebSocket,
        query: dict[str, Any],
        expected: list[str],
    ) -> None:
        """List what matches, the newest first."""
        assert await titles(client, **query) == expected

    async def test_pages(self, client: MockHAClientWebSocket) -> None:
        """List a page, and how many there are altogether."""
        page = await ask(client, "requests/list", offset=1, limit=1)
        assert page["total"] == 3
        assert [row["title"] for row in page["requests"]] == ["Ébène"]
        page = await ask(client, "requests/list", offset=9)
        assert page == {"total": 3, "requests": []}

    @pytest.mark.parametrize(
        "query",
        [
            {"limit": 0},
            {"limit": 501},
            {"offset": -1},
            {"states": ["lost"]},
            {"media_type": "book"},
            {"scope": "elsewhere"},
            {"text": "x" * 201},
            {"unknown": 1},
        ],
    )
    async def test_query_that_makes_no_sense(
        self, client: MockHAClientWebSocket, query: dict[str, Any]
    ) -> None:
        """Refuse what cannot be asked for."""
        error = await fail(client, "requests/list", **query)
        assert error["code"] == "invalid_format"

    async def test_archive(
        self,
        hass: HomeAssistant,
        config_entry: MockConfigEntry,
        client: MockHAClientWebSocket,
        coordinator: StatusTrackerCoordinator,
        clock: FrozenDateTimeFactory,
    ) -> None:
        """List what was archived too, when asked for."""
        await coordinator.async_apply([OTHER.playable(6)])
        clock.tick(8 * 86_400)
        await hass.config_entries.async_reload(config_entry.entry_id)
        assert await titles(client) == ["Harbour Nine", "The Copper Lighthouse"]
        assert await titles(client, scope="archive") == ["Ébène"]
        assert await titles(client, scope="archive", text="lighthouse") == []
        assert await titles(client, scope="archive", attention=True) == []
        found = await ask(client, "requests/list", scope="all", states=["available"])
        (row,) = found["requests"]
        assert row["archived"] is True
        assert row["state"] == "available"
        assert row["finished_at"] == minute(6).isoformat()
        assert row["jellyfin_url"].endswith(f"/web/#/details?id={'f' * 32}")
        whole = await ask(client, "requests/get", request_id=row["id"])
        assert whole["title"] == "Ébène"
        assert whole["archived"] is True
        assert whole["timeline"]
        assert await titles(client, scope="all") == [
            "Ébène",
            "Harbour Nine",
            "The Copper Lighthouse",
        ]


async def test_list_of_the_library(
    client: MockHAClientWebSocket, coordinator: StatusTrackerCoordinator
) -> None:
    """List what nobody wished for only with everything else."""
    subject = replace(FILM.wished, seerr=None)
    await coordinator.async_apply(
        [LibraryFound(at=minute(0), source=SEERR, subject=subject)]
    )
    assert await titles(client) == []
    assert await titles(client, scope="all") == ["The Copper Lighthouse"]
    assert await titles(client, scope="all", library=True) == ["The Copper Lighthouse"]
    assert await titles(client, scope="all", library=False) == []


async def test_row(
    client: MockHAClientWebSocket, coordinator: StatusTrackerCoordinator
) -> None:
    """Tell everything that a list shows, more finely than a sensor."""
    await coordinator.async_apply(
        [
            FILM.wish(0, WishStatus.APPROVED),
            FILM.grabbed(1, HASH),
            seen(2, HASH, 0.45678),
        ]
    )
    (row,) = (await ask(client, "requests/list"))["requests"]
    (request_id,) = coordinator.tracker.requests
    counts = row.pop("counts")
    assert {name for name, count in counts.items() if count} == {
        "wanted",
        "downloading",
    }
    assert row == {
        "id": request_id,
        "media_type": "movie",
        "title": "The Copper Lighthouse",
        "original_title": None,
        "year": 2024,
        "poster": None,
        "seasons": None,
        "is_anime": None,
        "is_4k": False,
        "origin": "seerr",
        "requested_by": "alice",
        "state": "downloading",
        "progress": 0.4568,
        "size": 8000,
        "speed": 50,
        "eta": 60,
        "attention": None,
        "failure": None,
        "created_at": minute(0).isoformat(),
        "updated_at": row["updated_at"],
        "finished_at": None,
        "progressed_at": minute(2).isoformat(),
        "next_air": None,
        "jellyfin_id": None,
        "jellyfin_url": None,
        "jellyfin_local_url": None,
        "archived": False,
    }


async def test_get_a_show(
    client: MockHAClientWebSocket, coordinator: StatusTrackerCoordinator
) -> None:
    """Tell everything about a show: episodes by season, downloads, timeline."""
    _, first, second, _ = SHOW.keys()
    await coordinator.async_apply(
        [
            SHOW.wish(0, 7, WishStatus.APPROVED, [1]),
            SHOW.listed(1),
            SHOW.grabbed(2, HASH, [first]),
            SHOW.imported(3, HASH, first),
            SHOW.playable(4, first),
            SHOW.grabbed(5, SECOND, [second]),
            replace(seen(6, SECOND, 0.5), item_progress=((second, 0.25),)),
        ]
    )
    (request_id,) = coordinator.tracker.requests
    found = await ask(client, "requests/get", request_id=request_id)
    assert found["state"] == "downloading"
    next_air = SHOW.infos([ItemKey(1, 3)])[0].air_date
    assert next_air is not None
    assert found["next_air"] == next_air.isoformat()
    assert found["ids"]["tvdb"] == SHOW.tvdb
    assert found["seerr"] == {"instance": "seerr", "id": 7}
    assert found["arr"] == [{"instance": "sonarr", "id": SHOW.arr_id, "present": True}]
    assert found["wish"]["status"] == "approved"
    assert [group["season"] for group in found["item_groups"]] == [1, 0]
    episodes = found["item_groups"][0]["items"]
    assert [
        (each["number"], each["state"], each["progress"], each["download"])
        for each in episodes
    ] == [
        (1, "available", None, HASH),
        (2, "downloading", 0.25, SECOND),
        (3, "unaired", None, None),
    ]
    assert episodes[0]["jellyfin_id"] is not None
    assert episodes[1]["jellyfin_id"] is None
    assert episodes[0]["title"] == "Episode 1"
    done, running = found["downloads"]
    assert (done["id"], running["id"]) == (HASH, SECOND)
    assert running["phase"] == "downloading"
    assert running["items"] == [[1, 2]]
    assert running["progress"] == 0.5
    steps = [(each["step"], each["inferred"]) for each in found["timeline"]]
    assert ("approved", False) in steps
    assert ("downloaded", True) in steps
    assert [each["at"] for each in found["timeline"]] == sorted(
        each["at"] for each in found["timeline"]
    )


async def test_get_a_film(
    client: MockHAClientWebSocket, coordinator: StatusTrackerCoordinator
) -> None:
    """Tell everything about a film: one item, its failed and blocked downloads."""
    await coordinator.async_apply(
        [
            FILM.wish(0, WishStatus.APPROVED),
            FILM.grabbed(1, HASH),
            failed(2, HASH, RADARR),
            FILM.grabbed(3, SECOND),
            seen(4, SECOND, 1, DownloadPhase.COMPLETE),
            ImportBlocked(
                at=minute(5),
                source=RADARR,
                subject=replace(FILM.managed, download=SECOND),
                messages=("No files found",),
            ),
        ]
    )
    (request_id,) = coordinator.tracker.requests
    found = await ask(client, "requests/get", request_id=request_id)
    (group,) = found["item_groups"]
    assert group["season"] is None
    (item,) = group["items"]
    assert item["number"] is None
    assert item["state"] == "downloaded"
    assert item["download"] == SECOND
    assert item["quality"] == "Bluray-1080p"
    first, second = found["downloads"]
    assert first["failed"] == {
        "at": minute(2).isoformat(),
        "messages": ["Not enough peers"],
    }
    assert second["blocked"] == {
        "at": minute(5).isoformat(),
        "messages": ["No files found"],
    }
    assert found["attention"]["reason"] == "import_blocked"
    assert first["items"] == []


async def test_get_a_wish_without_items(
    client: MockHAClientWebSocket, coordinator: StatusTrackerCoordinator
) -> None:
    """Show a film's one item before anything is known of it."""
    await coordinator.async_apply([FILM.wish(0, WishStatus.PENDING)])
    (request_id,) = coordinator.tracker.requests
    found = await ask(client, "requests/get", request_id=request_id)
    assert [item["state"] for item in found["item_groups"][0]["items"]] == ["wanted"]


async def test_get_what_is_not_there(client: MockHAClientWebSocket) -> None:
    """Say that there is no such request."""
    error = await fail(client, "requests/get", request_id="nobody")
    assert error["code"] == "not_found"
    assert error["translation_key"] == "request_not_found"


@pytest.mark.parametrize(
    ("command", "fields"),
    [
        ("requests/list", {}),
        ("requests/get", {"request_id": "x"}),
        ("requests/people", {}),
        ("services/list", {}),
    ],
)
async def test_commands_while_not_loaded(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    client: MockHAClientWebSocket,
    command: str,
    fields: dict[str, Any],
) -> None:
    """Say that the integration is not loaded."""
    await hass.config_entries.async_unload(config_entry.entry_id)
    error = await fail(client, command, **fields)
    assert error["translation_key"] == "not_loaded"


async def test_people(
    hass: HomeAssistant,
    hass_admin_user: MockUser,
    client: MockHAClientWebSocket,
    coordinator: StatusTrackerCoordinator,
    clock: FrozenDateTimeFactory,
) -> None:
    """Name who asked, now or long ago, and which of them the user is."""
    config_entry = coordinator.config_entry
    await hass.auth.async_update_user(hass_admin_user, name="Bob")
    await coordinator.async_apply([FILM.wish(0, WishStatus.PENDING)])
    await coordinator.async_apply([SHOW.wish(1, 7, WishStatus.APPROVED, [1])])
    clock.tick(8 * 86_400)
    await coordinator.async_apply([FILM.playable(2)])
    await hass.config_entries.async_reload(config_entry.entry_id)
    assert len(config_entry.runtime_data.coordinator.tracker.archive) == 1
    assert (await ask(client, "requests/people"))["people"] == [
        {"name": "alice", "is_user": False},
        {"name": "bob", "is_user": True},
    ]


async def test_services(
    client: MockHAClientWebSocket, coordinator: StatusTrackerCoordinator
) -> None:
    """Tell how each service is."""
    health = coordinator.health["radarr"]
    health.async_up("6.0.4")
    health.async_webhook("Grab", minute(1))
    services = (await ask(client, "services/list"))["services"]
    assert {each["id"] for each in services} == set(coordinator.health)
    (radarr,) = (each for each in services if each["id"] == "radarr")
    assert radarr == {
        "id": "radarr",
        "service": "radarr",
        "name": "Radarr",
        "reachable": True,
        "since": START.isoformat(),
        "version": "6.0.4",
        "has_webhook": True,
        "last_webhook": minute(1).isoformat(),
        "last_event": "Grab",
        "webhooks": 1,
        "refused": 0,
        "last_refusal": None,
        "last_error": None,
        "webhook_ready": None,
        "webhook_problem": None,
        "webhook_detail": None,
        "url": "http://127.0.0.1:9/radarr",
    }


async def test_refusal_that_was_put_right(
    config_entry: MockConfigEntry, client: MockHAClientWebSocket
) -> None:
    """Tell of refused webhooks until one is understood again."""
    health = config_entry.runtime_data.coordinator.health["radarr"]

    async def told() -> tuple[int, str | None]:
        """Return how many were refused, and why the last one was."""
        services = (await ask(client, "services/list"))["services"]
        (radarr,) = (each for each in services if each["id"] == "radarr")
        return radarr["refused"], radarr["last_refusal"]

    assert await told() == (0, None)
    health.async_refused(Fault(Refusal.SECRET_WRONG))
    assert await told() == (1, "The secret is missing or wrong")
    health.async_webhook("Grab", minute(1))
    assert await told() == (0, None)
    health.async_refused(Fault(Refusal.BODY_EMPTY))
    assert await told() == (2, "It has no content")
    assert health.refused == 2


async def test_service_that_is_just_being_removed(
    hass: HomeAssistant, config_entry: MockConfigEntry, client: MockHAClientWebSocket
) -> None:
    """List the services that are left until the entry is loaded again."""
    with patch.object(hass.config_entries, "async_schedule_reload"):
        hass.config_entries.async_remove_subentry(config_entry, "radarr")
    services = (await ask(client, "services/list"))["services"]
    assert {each["id"] for each in services} == set(config_entry.subentries)


async def test_every_user_may_read(
    hass_ws_client: WebSocketGenerator,
    hass_read_only_access_token: str,
    config_entry: MockConfigEntry,
    coordinator: StatusTrackerCoordinator,
) -> None:
    """Answer people who are no administrators, but tell them no tool's address."""
    await coordinator.async_apply([FILM.wish(0, WishStatus.PENDING)])
    client = await hass_ws_client(access_token=hass_read_only_access_token)
    assert await titles(client) == ["The Copper Lighthouse"]
    (request_id,) = coordinator.tracker.requests
    assert (await ask(client, "requests/get", request_id=request_id))["id"]
    services = (await ask(client, "services/list"))["services"]
    assert {each["service"] for each in services if "url" in each} == FOR_EVERYBODY
    assert (await subscribe(client))["loaded"] is True


async def test_address_is_one_that_people_reach(
    hass: HomeAssistant, config_entry: MockConfigEntry, client: MockHAClientWebSocket
) -> None:
    """Lead to Jellyfin where everybody reaches it, not only other programs."""
    with patch.object(hass.config_entries, "async_schedule_reload"):
        hass.config_entries.async_update_subentry(
            config_entry,
            subentry := config_entry.subentries["jellyfin"],
            data={**subentry.data, CONF_EXTERNAL_URL: OUTSIDE},
        )
    services = (await ask(client, "services/list"))["services"]
    urls = {each["service"]: each["url"] for each in services}
    assert urls["jellyfin"] == OUTSIDE
    assert urls["seerr"] == "http://127.0.0.1:9/seerr"


def secrets(entry: MockConfigEntry) -> Iterable[str]:
    """Yield everything that nobody must be told."""
    for subentry in entry.subentries.values():
        for name in ("api_key", "password", "webhook_id"):
            if name in subentry.data:
                yield subentry.data[name]


async def test_no_answer_has_a_secret(
    client: MockHAClientWebSocket,
    config_entry: MockConfigEntry,
    coordinator: StatusTrackerCoordinator,
) -> None:
    """Keep keys, passwords and webhook ids."""
    await coordinator.async_apply(
        [FILM.wish(0, WishStatus.APPROVED), FILM.grabbed(1, HASH), FILM.playable(2)]
    )
    (request_id,) = coordinator.tracker.requests
    told = json.dumps(
        [
            await ask(client, "services/list"),
            await ask(client, "requests/list"),
            await ask(client, "requests/get", request_id=request_id),
            await subscribe(client),
        ]
    )
    known = list(secrets(config_entry))
    assert known
    assert not [secret for secret in known if secret in told]

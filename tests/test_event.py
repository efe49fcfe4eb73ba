"""Test that what happens to requests is told once, together, and no history is."""

from dataclasses import replace
from datetime import timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import (
    EVENT_HOMEASSISTANT_STARTED,
    EVENT_HOMEASSISTANT_STOP,
    STATE_UNKNOWN,
)
from homeassistant.core import CoreState, HomeAssistant
from homeassistant.helpers import entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.status_tracker.announcing.happenings import Kind
from custom_components.status_tracker.announcing.payload import describe_request
from custom_components.status_tracker.coordinator import StatusTrackerCoordinator
from custom_components.status_tracker.tracker.facts import (
    ArrRemoved,
    AttentionReported,
    Authority,
    Described,
    Fact,
    FoundItem,
    ImportBlocked,
    LibraryFound,
    Subject,
)
from custom_components.status_tracker.tracker.models import (
    FILM as THE_FILM,
    ItemKey,
    MediaIds,
    Source,
)
from custom_components.status_tracker.tracker.terms import (
    AttentionReason,
    DeleteReason,
    DownloadPhase,
    FailureReason,
    MatchStatus,
    Service,
    WishStatus,
)

from .common import ENTRY_ID, async_set_up, coordinator_of, make_entry, make_subentry
from .telling import Teller
from .tracker.stories import (
    JELLYFIN,
    RADARR,
    SEERR,
    SONARR,
    START,
    Film,
    Show,
    failed,
    minute,
    seen,
)
from .translations import ENGLISH

pytestmark = pytest.mark.usefixtures("no_watchers")

ENTITY = "event.status_tracker_requests"
FILM = Film()
SHOW = Show(seasons={1: 3, 2: 2})
HASH = "a" * 40
OTHER_HASH = "b" * 40
S1 = SHOW.keys(1)
S2 = SHOW.keys(2)


@pytest.fixture(autouse=True)
def clock(freezer: FrozenDateTimeFactory) -> FrozenDateTimeFactory:
    """Begin when the stories begin."""
    freezer.move_to(START)
    return freezer


@pytest.fixture
def teller(
    hass: HomeAssistant,
    coordinator: StatusTrackerCoordinator,
    clock: FrozenDateTimeFactory,
) -> Teller:
    """Tell stories to a loaded entry."""
    return Teller(hass, coordinator, clock)


def tracker_says(
    teller: Teller, at: float, reason: AttentionReason, *, active: bool = True
) -> AttentionReported:
    """Tell that the only request waits too long, or no longer does."""
    (request_id,) = teller.coordinator.tracker.requests
    return AttentionReported(
        at=minute(at),
        source=Source(Service.TRACKER),
        subject=Subject(request_id=request_id),
        reason=reason,
        active=active,
    )


async def test_film_is_told_step_by_step(teller: Teller) -> None:
    """Tell each step of a film once, in order."""
    await teller.tell(FILM.wish(0, WishStatus.PENDING))
    await teller.tell(FILM.wish(1, WishStatus.APPROVED))
    await teller.tell(FILM.added(2), FILM.grabbed(3, HASH))
    await teller.tell(seen(4, HASH, 0.2))
    await teller.tell(seen(5, HASH, 0.6))
    await teller.tell(seen(6, HASH, 1, DownloadPhase.COMPLETE))
    await teller.tell(FILM.imported(7, HASH))
    await teller.tell(FILM.playable(8))
    assert [each["type"] for each in teller.payloads] == [
        "requested",
        "approved",
        "grabbed",
        "download_started",
        "downloaded",
        "imported",
        "available",
    ]
    assert [each["at"] for each in teller.payloads] == [
        minute(at).isoformat() for at in (0, 1, 3, 4, 6, 7, 8)
    ]


async def test_payload_says_who_and_what(
    hass: HomeAssistant, clock: FrozenDateTimeFactory
) -> None:
    """Tell everything that a notification needs, on the bus and by the entity."""
    entry = make_entry(
        [make_subentry(Service.JELLYFIN, external_url="https://films.example.org")]
    )
    teller = Teller(hass, await async_set_up(hass, entry), clock)
    poster = Described(
        at=minute(0),
        source=SEERR,
        subject=FILM.wished,
        authority=Authority.WISH,
        poster="https://image.example.org/copper.jpg",
    )
    await teller.tell(FILM.wish(0, WishStatus.APPROVED), poster)
    assert await teller.tell(FILM.playable(2)) == ["available"]

    payload = teller.last
    (request_id,) = teller.coordinator.tracker.requests
    link = f"https://films.example.org/web/#/details?id={'f' * 32}"
    assert payload == {
        "type": "available",
        "request_id": request_id,
        "entity_id": "sensor.status_tracker_the_copper_lighthouse",
        "title": "The Copper Lighthouse",
        "year": 2024,
        "media_type": "movie",
        "is_anime": None,
        "is_4k": False,
        "seasons": [],
        "episodes": [],
        "episode_count": 0,
        "requested_by": "alice",
        "person": None,
        "user_id": None,
        "poster": "https://image.example.org/copper.jpg",
        "link": link,
        "reason": None,
        "detail": None,
        "at": minute(2).isoformat(),
    }
    state = hass.states.get(ENTITY)
    assert state is not None
    assert state.attributes["event_type"] == "available"
    shown = {
        name: state.attributes[name] for name in payload if name in state.attributes
    }
    expected = payload.keys() - {"type", "entity_id"}
    assert shown == {name: payload[name] for name in expected}
    assert state.attributes["sensor"] == payload["entity_id"]
    assert "entity_id" not in state.attributes


async def test_entity_knows_every_kind(
    hass: HomeAssistant,
    coordinator: StatusTrackerCoordinator,
    entity_registry: er.EntityRegistry,
) -> None:
    """Offer every kind of happening to who writes an automation."""
    state = hass.states.get(ENTITY)
    assert state is not None
    assert state.state == STATE_UNKNOWN
    assert state.attributes["event_types"] == [
        "requested",
        "approved",
        "declined",
        "grabbed",
        "download_started",
        "downloaded",
        "imported",
        "matched",
        "episode_available",
        "season_available",
        "available",
        "failed",
        "needs_attention",
        "attention_cleared",
        "deleted",
    ]
    entity = entity_registry.async_get(ENTITY)
    assert entity is not None
    assert entity.unique_id == f"{ENTRY_ID}_requests"


async def test_wish_that_nobody_has_to_approve_was_requested(teller: Teller) -> None:
    """Tell of the wish when Seerr tells of its approval alone; and only once."""
    approved = FILM.wish(0, WishStatus.APPROVED)
    assert await teller.tell(approved) == ["requested", "approved"]
    assert await teller.tell(FILM.wish(-1, WishStatus.PENDING)) == []


async def test_pack_is_told_once(teller: Teller) -> None:
    """Tell of twelve episodes in one breath, not twelve times."""
    show = Show(seasons={1: 12})
    keys = show.all_keys
    await teller.tell(show.wish(0, 7, WishStatus.APPROVED, [1]), show.listed(0.1))
    assert await teller.tell(show.grabbed(1, HASH, keys)) == ["grabbed"]
    assert teller.last["episode_count"] == 12
    for number, key in enumerate(keys):
        await teller.apply(show.imported(2 + number / 60, HASH, key))
    assert await teller.wait() == ["imported"]
    for number, key in enumerate(keys):
        await teller.apply(show.playable(5 + number / 60, key))
    assert await teller.wait() == ["available"]
    assert teller.last["seasons"] == [1]
    assert teller.last["episodes"] == [f"S01E{number:02}" for number in range(1, 13)]
    assert teller.last["episode_count"] == 12


async def test_stream_of_happenings_is_told_in_time(
    teller: Teller, clock: FrozenDateTimeFactory
) -> None:
    """Wait at most half a minute, however fast one episode follows another."""
    show = Show(seasons={1: 15})
    await teller.tell(show.wish(0, 7, WishStatus.APPROVED, [1]), show.listed(0.1))
    await teller.tell(show.grabbed(1, HASH, show.all_keys))
    told: list[str] = []
    for key in show.all_keys:
        await teller.apply(show.imported(1.5, HASH, key))
        told += await teller.wait(timedelta(seconds=3))
    assert told == ["imported"]
    assert 10 <= teller.last["episode_count"] <= 12
    first = teller.last["episode_count"]
    assert await teller.wait() == ["imported"]
    assert first + teller.last["episode_count"] == 15


async def test_clock_set_back_keeps_no_news_waiting(
    teller: Teller, clock: FrozenDateTimeFactory
) -> None:
    """Wait at most half a minute also from a time that has yet to come again."""
    show = Show(seasons={1: 15})
    await teller.tell(show.wish(0, 7, WishStatus.APPROVED, [1]), show.listed(0.1))
    await teller.tell(show.grabbed(1, HASH, show.all_keys))
    first, *others = show.all_keys
    await teller.apply(show.imported(1.5, HASH, first))
    clock.tick(timedelta(hours=-1))
    told: list[str] = []
    for number, key in enumerate(others):
        await teller.apply(show.imported(-58 + number / 20, HASH, key))
        told += await teller.wait(timedelta(seconds=3))
    assert told == ["imported"]


async def test_parts_of_a_show_are_told_as_what_they_are(teller: Teller) -> None:
    """Tell of episodes, then of a season that is complete, then of everything."""
    await teller.tell(SHOW.wish(0, 7, WishStatus.APPROVED, [1, 2]), SHOW.listed(0.1))
    assert await teller.tell(SHOW.playable(10, S1[0])) == ["episode_available"]
    assert teller.last["episodes"] == ["S01E01"]
    rest = [SHOW.playable(20, key) for key in S1[1:]]
    assert await teller.tell(*rest) == ["season_available"]
    assert teller.last["episodes"] == ["S01E02", "S01E03"]
    assert teller.last["seasons"] == [1]
    assert await teller.tell(*(SHOW.playable(30, key) for key in S2)) == ["available"]
    assert teller.last["seasons"] == [2]


async def test_season_and_episodes_that_come_together_are_told_apart(
    teller: Teller,
) -> None:
    """Tell of a whole season and of a part of another one by one."""
    await teller.tell(SHOW.wish(0, 7, WishStatus.APPROVED, [1, 2]), SHOW.listed(0.1))
    keys = (*S1, S2[0])
    assert await teller.tell(*(SHOW.playable(10, key) for key in keys)) == [
        "episode_available",
        "season_available",
    ]
    episodes, season = teller.payloads[-2:]
    assert (episodes["seasons"], episodes["episode_count"]) == ([2], 1)
    assert (season["seasons"], season["episode_count"]) == ([1], 3)


async def test_weekly_show_is_told_by_episode_until_its_last(teller: Teller) -> None:
    """Call no season complete while an episode has yet to air."""
    show = Show(seasons={1: 3}, unaired=frozenset({ItemKey(1, 3)}))
    await teller.tell(show.wish(0, 7, WishStatus.APPROVED, [1]), show.listed(0.1))
    first, second, third = show.all_keys
    assert await teller.tell(show.playable(1, first)) == ["episode_available"]
    assert await teller.tell(show.playable(9, second)) == ["episode_available"]
    assert await teller.tell(show.playable(60 * 24 * 38, third)) == ["available"]


async def test_season_that_is_only_announced_is_not_everything(teller: Teller) -> None:
    """Call a season complete, and not the request, while another has no episodes."""
    show = Show(seasons={1: 3})
    await teller.tell(show.wish(0, 7, WishStatus.APPROVED, [1, 2]), show.listed(0.1))
    assert await teller.tell(*(show.playable(10, key) for key in show.all_keys)) == [
        "season_available"
    ]
    assert teller.last["seasons"] == [1]


async def test_extra_episodes_of_a_pack_are_no_news(teller: Teller) -> None:
    """Tell nobody of what nobody asked for."""
    await teller.tell(SHOW.wish(0, 7, WishStatus.APPROVED, [1]), SHOW.listed(0.1))
    assert await teller.tell(*(SHOW.playable(5, key) for key in SHOW.all_keys)) == [
        "available"
    ]
    assert teller.last["seasons"] == [1]


async def test_upgrade_is_not_available_again(teller: Teller) -> None:
    """Say nothing when a better file takes the place of a good one."""
    await teller.tell(FILM.wish(0, WishStatus.APPROVED), FILM.grabbed(1, HASH))
    await teller.tell(FILM.imported(2, HASH), FILM.playable(3))
    assert await teller.tell(FILM.grabbed(60, OTHER_HASH)) == ["grabbed"]
    gone = FILM.playable(70, playable=False)
    upgrade = FILM.deleted(70, DeleteReason.UPGRADE, "/m/Film (2024)/film.mkv")
    told = await teller.tell(FILM.imported(70, OTHER_HASH), upgrade, gone)
    assert told == ["imported"]
    assert await teller.tell(FILM.playable(72, item="e" * 32)) == []


async def test_what_was_deleted_and_came_again_is_news(teller: Teller) -> None:
    """Tell of a film that was there once, was deleted, and is back."""
    path = "/m/Film (2024)/film.mkv"
    await teller.tell(FILM.wish(0, WishStatus.APPROVED), FILM.grabbed(1, HASH))
    await teller.tell(FILM.imported(2, HASH, path), FILM.playable(3))
    deleted = FILM.deleted(60, DeleteReason.MANUAL, path)
    told = await teller.tell(deleted, FILM.playable(60.1, playable=False))
    assert told == ["needs_attention"]
    assert teller.last["reason"] == "deleted_externally"
    await teller.tell(FILM.grabbed(70, OTHER_HASH))
    await teller.tell(FILM.imported(80, OTHER_HASH, path))
    assert await teller.tell(FILM.playable(81)) == ["available"]


async def test_import_seen_twice_is_told_once(teller: Teller) -> None:
    """Tell of an import once when the library shows the file as well."""
    await teller.tell(FILM.wish(0, WishStatus.APPROVED), FILM.grabbed(1, HASH))
    assert await teller.tell(FILM.imported(2, HASH)) == ["imported"]
    assert await teller.tell(FILM.imported(3, None, "/m/other.mkv")) == []


async def test_import_seen_in_the_library_first_is_told_once(teller: Teller) -> None:
    """Tell of an import once when its release is only known later."""
    await teller.tell(FILM.wish(0, WishStatus.APPROVED), FILM.grabbed(1, HASH))
    assert await teller.tell(FILM.imported(2, None)) == ["imported"]
    assert await teller.tell(FILM.imported(3, HASH)) == []


async def test_import_told_both_ways_at_once_is_told(teller: Teller) -> None:
    """Tell of an import that two reports come of at the same time."""
    await teller.tell(FILM.wish(0, WishStatus.APPROVED), FILM.grabbed(1, HASH))
    both = FILM.imported(2, None, "/m/other.mkv"), FILM.imported(2, HASH)
    assert await teller.tell(*both) == ["imported"]


async def test_match_is_told(teller: Teller) -> None:
    """Tell that Shoko knows an episode."""
    await teller.tell(SHOW.wish(0, 7, WishStatus.APPROVED, [1]), SHOW.listed(0.1))
    await teller.tell(SHOW.grabbed(1, HASH, S1[:1]), SHOW.imported(2, HASH, S1[0]))
    matched = SHOW.matched(3, S1[0], HASH, MatchStatus.MATCHED)
    assert await teller.tell(matched) == ["matched"]
    assert teller.last["episodes"] == ["S01E01"]
    assert teller.last["is_anime"] is True


@pytest.mark.parametrize(
    ("status", "kind", "reason"),
    [
        (WishStatus.DECLINED, "declined", "declined"),
        (WishStatus.FAILED, "failed", "request_failed"),
        (WishStatus.DELETED, "deleted", "deleted"),
    ],
)
async def test_bad_end_of_a_wish_is_told(
    teller: Teller, status: WishStatus, kind: str, reason: str
) -> None:
    """Tell how a wish ended, with the words given for it."""
    await teller.tell(FILM.wish(0, WishStatus.PENDING))
    assert await teller.tell(FILM.wish(5, status, "Too long")) == [kind]
    assert (teller.last["reason"], teller.last["detail"]) == (reason, "Too long")
    assert await teller.tell(FILM.wish(6, status, "Too long")) == []


async def test_title_that_was_removed_is_told(teller: Teller) -> None:
    """Tell that Radarr dropped a film that was on its way."""
    await teller.tell(FILM.wish(0, WishStatus.APPROVED), FILM.added(1))
    removed = ArrRemoved(
        at=minute(5), source=RADARR, subject=FILM.managed, files_deleted=True
    )
    assert await teller.tell(removed) == ["deleted"]


async def test_failed_download_is_told_with_its_episodes(teller: Teller) -> None:
    """Tell which episode's download was given up, though the others go on."""
    await teller.tell(SHOW.wish(0, 7, WishStatus.APPROVED, [1]), SHOW.listed(0.1))
    await teller.tell(
        SHOW.grabbed(1, HASH, S1[:1]), SHOW.grabbed(1, OTHER_HASH, S1[1:])
    )
    assert await teller.tell(failed(5, HASH)) == ["failed"]
    assert teller.last["episodes"] == ["S01E01"]
    assert teller.last["reason"] == "download_failed"
    assert teller.last["detail"] == "Not enough peers"


async def test_download_that_is_replaced_at_once_did_not_fail(teller: Teller) -> None:
    """Say nothing of a failure when Sonarr has found another release meanwhile."""
    await teller.tell(SHOW.wish(0, 7, WishStatus.APPROVED, [1]), SHOW.listed(0.1))
    await teller.tell(SHOW.grabbed(1, HASH, S1))
    await teller.apply(failed(5, HASH))
    assert await teller.tell(SHOW.grabbed(5.02, OTHER_HASH, S1)) == ["grabbed"]


async def test_attention_is_told_and_withdrawn(teller: Teller) -> None:
    """Tell why somebody should look, and when nobody need look any more."""
    await teller.tell(FILM.wish(0, WishStatus.APPROVED), FILM.grabbed(1, HASH))
    await teller.tell(seen(2, HASH, 1, DownloadPhase.COMPLETE))
    blocked = ImportBlocked(
        at=minute(5),
        source=RADARR,
        subject=replace(FILM.managed, download=HASH),
        messages=("Not a valid file",),
    )
    assert await teller.tell(blocked) == ["needs_attention"]
    assert teller.last["reason"] == "import_blocked"
    assert teller.last["detail"] == "Not a valid file"
    assert await teller.tell(FILM.imported(9, HASH)) == [
        "imported",
        "attention_cleared",
    ]
    assert teller.last["reason"] == "import_blocked"


async def test_attention_for_a_moment_is_not_told(teller: Teller) -> None:
    """Say nothing of what was over before anybody could look."""
    await teller.tell(FILM.wish(0, WishStatus.APPROVED))
    await teller.apply(tracker_says(teller, 400, AttentionReason.NO_RELEASE))
    assert await teller.tell(FILM.grabbed(400.02, HASH)) == ["grabbed"]


async def test_attention_that_was_told_is_not_told_again(teller: Teller) -> None:
    """Say once what holds on."""
    await teller.tell(FILM.wish(0, WishStatus.APPROVED))
    report = tracker_says(teller, 400, AttentionReason.NO_RELEASE)
    assert await teller.tell(report) == ["needs_attention"]
    assert await teller.tell(replace(report, at=minute(410))) == []
    other = tracker_says(teller, 420, AttentionReason.SERVICE_DOWN)
    assert await teller.tell(other) == []


async def test_history_is_not_told(teller: Teller) -> None:
    """Say nothing of what came to be known more than an hour late."""
    facts: list[Fact] = [
        FILM.wish(0, WishStatus.APPROVED),
        FILM.grabbed(1, HASH),
        seen(2, HASH, 1, DownloadPhase.COMPLETE),
        FILM.imported(3, HASH),
        FILM.playable(4),
    ]
    await teller.wait(timedelta(minutes=65))
    assert await teller.tell(*facts) == []
    (request_id,) = teller.coordinator.tracker.requests
    assert len(teller.coordinator.tracker.timeline(request_id)) > 4


async def test_past_of_a_request_that_is_found_late_is_not_told(
    teller: Teller,
) -> None:
    """Say nothing of what only seems to happen because somebody looked just now."""
    await teller.wait(timedelta(days=3))
    late = 60 * 24 * 3 + 10
    wish = SHOW.wish(0, 7, WishStatus.APPROVED, [1])
    assert await teller.tell(wish, SHOW.listed(0.1)) == []
    assert await teller.tell(SHOW.playable(late, S1[0])) == []
    no_release = tracker_says(teller, late + 1, AttentionReason.NO_RELEASE)
    assert await teller.tell(no_release) == []
    assert await teller.tell(SHOW.imported(late + 2, HASH, S1[1])) == ["imported"]
    assert await teller.tell(SHOW.playable(late + 3, S1[1])) == ["episode_available"]
    assert await teller.tell(SHOW.playable(late + 30, S1[2])) == ["available"]


async def test_library_is_not_told(teller: Teller) -> None:
    """Say nothing of a title that nobody wished for."""
    found = LibraryFound(
        at=minute(0),
        source=JELLYFIN,
        subject=FILM.managed,
        items=(FoundItem(THE_FILM, "f" * 32, minute(0)),),
    )
    assert await teller.tell(found, FILM.imported(0, None), FILM.playable(0)) == []


async def test_wish_for_what_is_there_is_ready_at_once(teller: Teller) -> None:
    """Tell who asks for it that a title has been there for long."""
    found = LibraryFound(at=minute(0), source=JELLYFIN, subject=FILM.managed)
    await teller.tell(found, FILM.imported(0, None), FILM.playable(0))
    await teller.wait(timedelta(days=2))
    told = await teller.tell(FILM.wish(60 * 24 * 3, WishStatus.APPROVED))
    assert told == ["requested", "approved", "available"]
    assert await teller.tell(FILM.wish(60 * 24 * 3 + 1, WishStatus.PENDING)) == []


async def test_nothing_is_told_again_after_a_reload(
    hass: HomeAssistant, teller: Teller, config_entry: MockConfigEntry
) -> None:
    """Say nothing twice, whatever the services repeat after a restart."""
    facts: list[Fact] = [
        FILM.wish(0, WishStatus.PENDING),
        FILM.wish(1, WishStatus.APPROVED),
        FILM.added(2),
        FILM.grabbed(3, HASH),
        seen(4, HASH, 0.2),
        seen(5, HASH, 1, DownloadPhase.COMPLETE),
        FILM.imported(6, HASH),
        FILM.playable(7),
    ]
    assert len(await teller.tell(*facts)) == 7
    assert await hass.config_entries.async_reload(config_entry.entry_id)
    await hass.async_block_till_done()
    teller.coordinator = coordinator_of(config_entry)
    assert await teller.tell(*facts, FILM.imported(6, None)) == []


async def test_what_was_held_back_is_told_before_an_unload(
    hass: HomeAssistant, teller: Teller, config_entry: MockConfigEntry
) -> None:
    """Lose nothing that was gathered when the entry is unloaded."""
    await teller.apply(FILM.wish(0, WishStatus.PENDING))
    assert teller.payloads == []
    assert await hass.config_entries.async_unload(config_entry.entry_id)
    assert [each["type"] for each in teller.payloads] == ["requested"]
    assert await hass.config_entries.async_setup(config_entry.entry_id)
    await hass.async_block_till_done()
    state = hass.states.get(ENTITY)
    assert state is not None
    assert state.attributes["event_type"] == "requested"


async def test_what_was_held_back_is_told_before_the_end(
    hass: HomeAssistant, teller: Teller
) -> None:
    """Lose nothing that was gathered when Home Assistant stops."""
    await teller.apply(FILM.wish(0, WishStatus.PENDING))
    hass.bus.async_fire(EVENT_HOMEASSISTANT_STOP)
    await hass.async_block_till_done()
    assert [each["type"] for each in teller.payloads] == ["requested"]


@pytest.mark.parametrize(
    "mark", ["", "[]", '{"held":[{}]}', '{"late":"2026-01-01"}', '{"attention":"x"}']
)
async def test_mark_that_cannot_be_read_stops_nothing(
    hass: HomeAssistant, teller: Teller, config_entry: MockConfigEntry, mark: str
) -> None:
    """Start whatever was kept of what was to be told, and forget it."""
    await teller.tell(FILM.wish(0, WishStatus.PENDING))
    (request_id,) = teller.coordinator.tracker.requests
    teller.coordinator.async_mark(f"gathered.{request_id}", mark)
    assert await hass.config_entries.async_reload(config_entry.entry_id)
    await hass.async_block_till_done()
    teller.coordinator = coordinator_of(config_entry)
    assert f"gathered.{request_id}" not in teller.coordinator.marks
    assert await teller.tell(FILM.wish(5, WishStatus.APPROVED)) == ["approved"]


async def test_happenings_wait_for_the_start(
    hass: HomeAssistant, clock: FrozenDateTimeFactory, config_entry: MockConfigEntry
) -> None:
    """Tell nothing while Home Assistant starts and no automation would hear it."""
    hass.set_state(CoreState.starting)
    teller = Teller(hass, await async_set_up(hass, config_entry), clock)
    assert await teller.tell(FILM.wish(0, WishStatus.PENDING)) == []
    hass.set_state(CoreState.running)
    hass.bus.async_fire(EVENT_HOMEASSISTANT_STARTED)
    await hass.async_block_till_done()
    assert await teller.wait() == ["requested"]


async def test_merged_request_is_told_as_the_one_that_stays(teller: Teller) -> None:
    """Go on under one id when two requests turn out to be one wish."""
    await teller.apply(FILM.grabbed(0, HASH))
    assert await teller.tell(FILM.wish(0.02, WishStatus.APPROVED)) == [
        "requested",
        "approved",
        "grabbed",
    ]
    (request_id,) = teller.coordinator.tracker.requests
    assert {each["request_id"] for each in teller.payloads} == {request_id}


async def test_what_gathered_under_two_names_is_told_as_one(teller: Teller) -> None:
    """Tell together what was gathered before two requests turned out to be one."""
    wish = SHOW.wish(0, 7, WishStatus.APPROVED, [1])
    wish = replace(
        wish,
        subject=replace(wish.subject, ids=MediaIds(tmdb=SHOW.tmdb), title="Anders"),
    )
    by_sonarr = replace(SHOW.managed, ids=MediaIds(tvdb=SHOW.tvdb), download=HASH)
    grabbed = replace(SHOW.grabbed(0.01, HASH, S1), subject=by_sonarr)
    blocked = ImportBlocked(
        at=minute(0.02), source=SONARR, subject=by_sonarr, messages=("Sample",)
    )
    await teller.apply(wish, grabbed, blocked)
    assert len(teller.coordinator.tracker.requests) == 2
    told = await teller.tell(SHOW.described(0.03))
    assert len(teller.coordinator.tracker.requests) == 1
    assert told == ["requested", "approved", "grabbed", "needs_attention"]
    assert {each["requested_by"] for each in teller.payloads} == {"bob"}


async def test_wish_is_told_before_what_followed_it(teller: Teller) -> None:
    """Tell in the order of the journey what a service dates earlier than it was."""
    await teller.apply(FILM.wish(1, WishStatus.PENDING))
    approved = FILM.wish(0.99, WishStatus.APPROVED)
    assert await teller.tell(approved, FILM.grabbed(0.98, HASH)) == [
        "requested",
        "approved",
        "grabbed",
    ]
    assert [each["at"] for each in teller.payloads] == [
        minute(at).isoformat() for at in (1, 0.99, 0.98)
    ]


async def test_request_that_is_forgotten_is_not_told(
    teller: Teller, coordinator: StatusTrackerCoordinator
) -> None:
    """Say nothing of a request that is gone by then."""
    await teller.apply(FILM.wish(0, WishStatus.PENDING))
    (request_id,) = coordinator.tracker.requests
    await coordinator.async_forget(request_id)
    assert await teller.wait() == []


async def test_disabled_entity_does_not_silence_the_bus(
    hass: HomeAssistant,
    teller: Teller,
    config_entry: MockConfigEntry,
    entity_registry: er.EntityRegistry,
) -> None:
    """Tell automations on the bus though nobody wants the entity."""
    entity_registry.async_update_entity(
        ENTITY, disabled_by=er.RegistryEntryDisabler.USER
    )
    assert await hass.config_entries.async_reload(config_entry.entry_id)
    teller.coordinator = coordinator_of(config_entry)
    assert await teller.tell(FILM.wish(0, WishStatus.PENDING)) == ["requested"]
    assert hass.states.get(ENTITY) is None


def test_every_kind_and_reason_has_its_label() -> None:
    """Name each kind of happening and each reason in the words of people."""
    texts = ENGLISH["entity"]["event"]["requests"]["state_attributes"]
    assert texts["event_type"]["state"].keys() == set(Kind)
    assert texts["reason"]["state"].keys() == {*AttentionReason, *FailureReason}


async def test_unknown_request_is_described_to_nobody(
    hass: HomeAssistant, coordinator: StatusTrackerCoordinator
) -> None:
    """Have nothing to say of a request that is not there."""
    data = coordinator.config_entry.runtime_data
    assert data.announcer.async_describe("nobody") is None
    assert describe_request(hass, coordinator, data.people, "nobody") is None

"""Test the sensors of requests and the ones that count them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import STATE_UNAVAILABLE, Platform
from homeassistant.core import (
    HomeAssistant,
)
from homeassistant.helpers import device_registry as dr, entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
    snapshot_platform,
)
from pytest_homeassistant_custom_component.syrupy import HomeAssistantSnapshotExtension
from syrupy.assertion import SnapshotAssertion

from custom_components.status_tracker.const import DOMAIN
from custom_components.status_tracker.coordinator import StatusTrackerCoordinator
from custom_components.status_tracker.tracker.facts import (
    AttentionReported,
    Authority,
    Described,
    Fact,
    LibraryFound,
)
from custom_components.status_tracker.tracker.models import ItemKey
from custom_components.status_tracker.tracker.terms import (
    AttentionReason,
    DownloadPhase,
    MatchStatus,
    RequestState,
    Service,
    WishStatus,
)

from .common import ENTRY_ID, async_set_up, coordinator_of, make_entry, make_subentry
from .tracker.stories import SEERR, START, Film, Show, minute, seen

pytestmark = pytest.mark.usefixtures("no_watchers")

FILM = Film()
SENSOR = "sensor.status_tracker_the_copper_lighthouse"
HASH = "a" * 40
MB = 1024 * 1024


@pytest.fixture
def snapshot(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """Write snapshots as Home Assistant does."""
    return snapshot.use_extension(HomeAssistantSnapshotExtension)


@pytest.fixture(autouse=True)
def clock(freezer: FrozenDateTimeFactory) -> FrozenDateTimeFactory:
    """Begin when the stories begin."""
    freezer.move_to(START)
    return freezer


def described(film: Film, **fields: Any) -> Described:
    """Tell what a film is called and looks like."""
    return Described(
        at=minute(0),
        source=SEERR,
        subject=film.wished,
        authority=Authority.WISH,
        **fields,
    )


def shown(hass: HomeAssistant, entity_id: str = SENSOR) -> dict[str, Any]:
    """Return the attributes of a sensor."""
    state = hass.states.get(entity_id)
    assert state is not None
    return dict(state.attributes)


def state_of(hass: HomeAssistant, entity_id: str = SENSOR) -> str | None:
    """Return the state of a sensor, None where there is none."""
    state = hass.states.get(entity_id)
    return None if state is None else state.state


def only_request(coordinator: StatusTrackerCoordinator) -> str:
    """Return the id of the one request."""
    (request_id,) = coordinator.tracker.requests
    return request_id


async def test_film_passes_every_state(
    hass: HomeAssistant, coordinator: StatusTrackerCoordinator
) -> None:
    """Show each state of the journey as soon as its fact came in."""
    journey: list[tuple[Fact, RequestState]] = [
        (FILM.wish(0, WishStatus.PENDING), RequestState.REQUESTED),
        (FILM.wish(1, WishStatus.APPROVED), RequestState.APPROVED),
        (FILM.added(2), RequestState.SEARCHING),
        (FILM.grabbed(3, HASH), RequestState.GRABBING),
        (seen(4, HASH, 0.3), RequestState.DOWNLOADING),
        (seen(5, HASH, 1, DownloadPhase.COMPLETE), RequestState.DOWNLOADED),
        (FILM.imported(6, HASH), RequestState.IMPORTING),
        (FILM.playable(7), RequestState.AVAILABLE),
    ]
    for fact, state in journey:
        await coordinator.async_apply([fact])
        assert state_of(hass) == state


async def test_wish_that_was_declined(
    hass: HomeAssistant, coordinator: StatusTrackerCoordinator
) -> None:
    """Show a failure with its reason."""
    await coordinator.async_apply(
        [
            FILM.wish(0, WishStatus.PENDING),
            FILM.wish(1, WishStatus.DECLINED, "Too long"),
        ]
    )
    assert state_of(hass) == RequestState.FAILED
    assert shown(hass)["failure"] == "declined"
    assert shown(hass)["failure_detail"] == "Too long"


async def test_attributes_of_a_film(
    hass: HomeAssistant,
    entity_registry: er.EntityRegistry,
    device_registry: dr.DeviceRegistry,
) -> None:
    """Tell everything that an automation needs."""
    entry = make_entry(
        [
            make_subentry(
                Service.JELLYFIN,
                url="http://jellyfin:8096/base",
                external_url="https://films.example.org",
                server_id="b" * 32,
            )
        ]
    )
    coordinator = await async_set_up(hass, entry)
    await coordinator.async_apply(
        [
            FILM.wish(0, WishStatus.APPROVED),
            described(
                FILM,
                original_title="Der Leuchtturm",
                poster="https://image.example.org/p.jpg",
            ),
            FILM.grabbed(1, HASH),
            seen(2, HASH, 0.4567, size=8000 * MB),
        ]
    )
    request_id = only_request(coordinator)
    attributes = shown(hass)
    assert attributes.pop("options") == [state.value for state in RequestState]
    assert attributes.pop("counts")["downloading"] == 1
    assert attributes == {
        "device_class": "enum",
        "entity_picture": "https://image.example.org/p.jpg",
        "friendly_name": "Status Tracker The Copper Lighthouse",
        "request_id": request_id,
        "title": "The Copper Lighthouse",
        "original_title": "Der Leuchtturm",
        "year": 2024,
        "media_type": "movie",
        "seasons": None,
        "is_anime": None,
        "is_4k": False,
        "requested_by": "alice",
        "progress": 45,
        "eta": minute(1).isoformat(),
        "attention": None,
        "attention_since": None,
        "attention_detail": None,
        "failure": None,
        "failure_detail": None,
        "jellyfin_url": None,
    }
    await coordinator.async_apply([FILM.imported(3, HASH), FILM.playable(4)])
    assert shown(hass)["jellyfin_url"] == (
        f"https://films.example.org/web/#/details?id={'f' * 32}&serverId={'b' * 32}"
    )
    assert shown(hass)["eta"] is None
    entity = entity_registry.async_get(SENSOR)
    assert entity is not None
    assert entity.unique_id == f"{ENTRY_ID}_{request_id}"
    assert entity.device_id is not None
    device = device_registry.async_get(entity.device_id)
    assert isinstance(device, dr.DeviceEntry)
    assert device.identifiers == {(DOMAIN, ENTRY_ID)}
    assert device.entry_type is dr.DeviceEntryType.SERVICE


async def test_noisy_attributes_are_not_recorded(
    hass: HomeAssistant, coordinator: StatusTrackerCoordinator
) -> None:
    """Keep out of the database what is large or changes all the time."""
    await coordinator.async_apply([FILM.wish(0, WishStatus.PENDING)])
    state = hass.states.get(SENSOR)
    assert state is not None
    assert state.state_info is not None
    assert set(state.attributes) - state.state_info["unrecorded_attributes"] == {
        "attention",
        "attention_since",
        "device_class",
        "failure",
        "friendly_name",
        "is_4k",
        "is_anime",
        "media_type",
        "request_id",
        "requested_by",
        "seasons",
        "title",
        "year",
    }


async def test_link_without_an_address_of_its_own(hass: HomeAssistant) -> None:
    """Link to where Jellyfin is reached, without a server id that is not known."""
    entry = make_entry([make_subentry(Service.JELLYFIN, url="http://jellyfin:8096")])
    coordinator = await async_set_up(hass, entry)
    await coordinator.async_apply([FILM.wish(0, WishStatus.APPROVED), FILM.playable(1)])
    assert shown(hass)["jellyfin_url"] == (
        f"http://jellyfin:8096/web/#/details?id={'f' * 32}"
    )


@pytest.mark.parametrize(
    "poster", ["javascript:alert(1)", "/local/p.jpg", "data:image/png;base64,aaaa"]
)
async def test_poster_that_is_no_web_address(
    hass: HomeAssistant, coordinator: StatusTrackerCoordinator, poster: str
) -> None:
    """Show no picture from an address that a browser must not load."""
    await coordinator.async_apply(
        [FILM.wish(0, WishStatus.APPROVED), described(FILM, poster=poster)]
    )
    assert "entity_picture" not in shown(hass)


async def test_attributes_of_a_show(
    hass: HomeAssistant, coordinator: StatusTrackerCoordinator
) -> None:
    """Tell how many episodes are how far."""
    show = Show(seasons={1: 4}, unaired=frozenset({ItemKey(1, 4)}))
    first, second, third, _ = show.keys()
    await coordinator.async_apply(
        [
            show.wish(0, 7, WishStatus.APPROVED, [1]),
            show.listed(1),
            show.grabbed(2, HASH, [first, second]),
            seen(3, HASH, 0.5),
            show.playable(4, third),
        ]
    )
    attributes = shown(hass, "sensor.status_tracker_harbour_nine")
    assert attributes["media_type"] == "tv"
    assert attributes["seasons"] == [1]
    assert {name: count for name, count in attributes["counts"].items() if count} == {
        "wanted": 3,
        "downloading": 2,
        "available": 1,
        "unaired": 1,
    }
    assert state_of(hass, "sensor.status_tracker_harbour_nine") == "downloading"


async def test_attention(
    hass: HomeAssistant, coordinator: StatusTrackerCoordinator
) -> None:
    """Say why somebody should look, and take it back."""
    await coordinator.async_apply([FILM.wish(0, WishStatus.APPROVED), FILM.added(1)])
    stalled = AttentionReported(
        at=minute(30),
        source=SEERR,
        subject=FILM.wished,
        reason=AttentionReason.NO_RELEASE,
        detail="Nothing found",
    )
    await coordinator.async_apply([stalled])
    attributes = shown(hass)
    assert attributes["attention"] == "no_release"
    assert attributes["attention_since"] == minute(30).isoformat()
    assert attributes["attention_detail"] == "Nothing found"
    assert state_of(hass, "sensor.status_tracker_needs_attention") == "1"
    await coordinator.async_apply([FILM.grabbed(31, HASH)])
    assert shown(hass)["attention"] is None
    assert state_of(hass, "sensor.status_tracker_needs_attention") == "0"


async def test_sensor_follows_the_title(
    hass: HomeAssistant,
    coordinator: StatusTrackerCoordinator,
    entity_registry: er.EntityRegistry,
) -> None:
    """Show a better title as soon as it is known, under the same entity id."""
    nameless = replace(FILM.wish(0, WishStatus.PENDING))
    nameless = replace(nameless, subject=replace(nameless.subject, title=None))
    await coordinator.async_apply([nameless])
    entity_id = "sensor.status_tracker_movie_9100101"
    assert state_of(hass, entity_id) == "requested"
    await coordinator.async_apply([FILM.wish(1, WishStatus.PENDING)])
    assert shown(hass, entity_id)["friendly_name"] == (
        "Status Tracker The Copper Lighthouse"
    )
    entity = entity_registry.async_get(entity_id)
    assert entity is not None
    assert entity.original_name == "The Copper Lighthouse"


async def test_same_film_in_4k(
    hass: HomeAssistant, coordinator: StatusTrackerCoordinator
) -> None:
    """Tell by the name which of two wishes is the one in 4K."""
    other = Film(wish_id=102, is_4k=True)
    await coordinator.async_apply(
        [FILM.wish(0, WishStatus.PENDING), other.wish(1, WishStatus.APPROVED)]
    )
    assert state_of(hass) == "requested"
    assert state_of(hass, f"{SENSOR}_4k") == "approved"
    assert shown(hass, f"{SENSOR}_4k")["title"] == FILM.title


def names(hass: HomeAssistant) -> dict[str, str]:
    """Return what the sensors of requests are called, by their entity ids."""
    return {
        state.entity_id: state.name.removeprefix("Status Tracker ")
        for state in hass.states.async_all(Platform.SENSOR)
        if "request_id" in state.attributes
    }


async def test_namesakes_are_told_apart(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    coordinator: StatusTrackerCoordinator,
) -> None:
    """Name the years of titles that share a name, as long as they do."""
    old = Film(tmdb=1, wish_id=1, arr_id=1, title="Dune", year=1984)
    in_4k = replace(old, wish_id=2, is_4k=True)
    new = Film(tmdb=3, wish_id=3, arr_id=3, title="DUNE", year=2021)
    await coordinator.async_apply(
        [FILM.wish(0, WishStatus.PENDING), old.wish(0, WishStatus.PENDING)]
    )
    await coordinator.async_apply([in_4k.wish(1, WishStatus.PENDING)])
    alone = {
        SENSOR: "The Copper Lighthouse",
        "sensor.status_tracker_dune": "Dune",
        "sensor.status_tracker_dune_4k": "Dune (4K)",
    }
    assert names(hass) == alone
    await coordinator.async_apply([new.wish(2, WishStatus.PENDING)])
    together = {
        SENSOR: "The Copper Lighthouse",
        "sensor.status_tracker_dune": "Dune (1984)",
        "sensor.status_tracker_dune_4k": "Dune (1984, 4K)",
        "sensor.status_tracker_dune_2021": "DUNE (2021)",
    }
    assert names(hass) == together
    assert await hass.config_entries.async_reload(config_entry.entry_id)
    await hass.async_block_till_done()
    assert names(hass) == together
    coordinator = coordinator_of(config_entry)
    await coordinator.async_forget(
        shown(hass, "sensor.status_tracker_dune_2021")["request_id"]
    )
    await hass.async_block_till_done()
    assert names(hass) == alone


@pytest.mark.parametrize(
    ("language", "year", "names_expected"),
    [
        ("en", 2021, {"Dune (Film)", "Dune (Show)"}),
        ("de", None, {"Dune (Film)", "Dune (Serie)"}),
        ("en", 1984, {"Dune (1984)", "Dune (2021)"}),
    ],
    ids=["one-year", "no-year", "years"],
)
async def test_film_and_show_of_one_name_are_told_apart(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    language: str,
    year: int | None,
    names_expected: set[str],
) -> None:
    """Say which is the film where their years do not, in the household's language."""
    hass.config.language = language
    coordinator = await async_set_up(hass, config_entry)
    film = Film(tmdb=1, wish_id=1, arr_id=1, title="Dune").wish(0, WishStatus.PENDING)
    film = replace(film, subject=replace(film.subject, year=year))
    show = Show(title="Dune", year=2021).wish(0, 7, WishStatus.PENDING, [1])
    show = replace(show, subject=replace(show.subject, title="Dune", year=2021))
    await coordinator.async_apply([film])
    await coordinator.async_apply([show])
    assert set(names(hass).values()) == names_expected
    for entity_id, name in names(hass).items():
        entity = er.async_get(hass).async_get(entity_id)
        assert entity is not None
        assert entity.original_name == name


async def test_title_that_becomes_known_has_a_namesake(
    hass: HomeAssistant, coordinator: StatusTrackerCoordinator
) -> None:
    """Tell titles apart when a better name or year turns one into a namesake."""
    old = Film(tmdb=1, wish_id=1, arr_id=1, title="Dune", year=1984)
    unknown = Film(tmdb=2, wish_id=2, arr_id=2, title="Something").wish(
        0, WishStatus.PENDING
    )
    unknown = replace(unknown, subject=replace(unknown.subject, title=None, year=None))
    await coordinator.async_apply([old.wish(0, WishStatus.PENDING), unknown])
    assert set(names(hass).values()) == {"Dune", "movie 2"}
    known = Film(tmdb=2, wish_id=2, arr_id=2, title="Dune", year=2021)
    await coordinator.async_apply([known.wish(1, WishStatus.PENDING)])
    assert set(names(hass).values()) == {"Dune (1984)", "Dune (2021)"}


async def test_title_without_an_end(
    hass: HomeAssistant, coordinator: StatusTrackerCoordinator
) -> None:
    """Cut a title that no page could show, braces and all."""
    film = Film(title="{x} " + "Long " * 2000)
    await coordinator.async_apply([film.wish(0, WishStatus.PENDING)])
    (entity_id,) = (
        state.entity_id
        for state in hass.states.async_all(Platform.SENSOR)
        if "request_id" in state.attributes
    )
    assert len(shown(hass, entity_id)["friendly_name"]) < 250
    assert shown(hass, entity_id)["friendly_name"].startswith("Status Tracker {x} Long")


async def test_sensor_goes_with_its_request(
    hass: HomeAssistant,
    coordinator: StatusTrackerCoordinator,
    entity_registry: er.EntityRegistry,
) -> None:
    """Remove the sensor of a request that is forgotten, and bring it back."""
    await coordinator.async_apply([FILM.wish(0, WishStatus.PENDING)])
    await coordinator.async_forget(only_request(coordinator))
    await hass.async_block_till_done()
    assert state_of(hass) is None
    assert entity_registry.async_get(SENSOR) is None
    await coordinator.async_apply([FILM.wish(1, WishStatus.PENDING)])
    assert state_of(hass) == "requested"


async def test_sensor_goes_some_days_after_its_request_finished(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    entity_registry: er.EntityRegistry,
    clock: FrozenDateTimeFactory,
) -> None:
    """Remove the sensor some days after the end; an upgrade does not bring it back."""
    entry = make_entry([Service.SEERR, Service.RADARR], {"finished_days": 2})
    coordinator = await async_set_up(hass, entry)
    await coordinator.async_apply([FILM.wish(0, WishStatus.APPROVED), FILM.playable(1)])
    assert state_of(hass) == "available"
    clock.tick(timedelta(days=1, minutes=2))
    async_fire_time_changed(hass)
    await hass.async_block_till_done()
    assert state_of(hass) == "available"
    clock.tick(timedelta(days=1, minutes=2))
    async_fire_time_changed(hass)
    await hass.async_block_till_done()
    assert state_of(hass) is None
    assert entity_registry.async_get(SENSOR) is None
    assert len(coordinator.tracker.archive) == 1


async def test_sensor_of_an_earlier_run_is_removed(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    entity_registry: er.EntityRegistry,
) -> None:
    """Remove at the start what has no request any more, and nothing else."""
    config_entry.add_to_hass(hass)
    for unique_id, key in (("gone", "request"), ("active", "active")):
        entity_registry.async_get_or_create(
            "sensor",
            DOMAIN,
            f"{ENTRY_ID}_{unique_id}",
            config_entry=config_entry,
            translation_key=key,
            suggested_object_id=unique_id,
        )
    assert await hass.config_entries.async_setup(config_entry.entry_id)
    await hass.async_block_till_done()
    assert entity_registry.async_get("sensor.gone") is None
    assert state_of(hass, "sensor.active") == "0"


async def test_sensor_is_there_at_once_after_a_restart(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    coordinator: StatusTrackerCoordinator,
) -> None:
    """Show what was known before, though every service is down."""
    await coordinator.async_apply(
        [FILM.wish(0, WishStatus.APPROVED), FILM.grabbed(1, HASH), seen(2, HASH, 0.4)]
    )
    before = hass.states.get(SENSOR)
    assert before is not None
    await hass.config_entries.async_unload(config_entry.entry_id)
    assert state_of(hass) == STATE_UNAVAILABLE
    await hass.config_entries.async_setup(config_entry.entry_id)
    after = hass.states.get(SENSOR)
    assert after is not None
    assert (after.state, after.attributes) == (before.state, before.attributes)
    await coordinator_of(config_entry).async_apply([FILM.playable(3)])
    assert state_of(hass) == "available"


async def test_library_has_no_sensor_until_somebody_asks(
    hass: HomeAssistant, coordinator: StatusTrackerCoordinator
) -> None:
    """Give a title of the library no sensor before somebody wishes for it."""
    found = LibraryFound(at=minute(0), source=SEERR, subject=FILM.wished)
    found = replace(found, subject=replace(found.subject, seerr=None))
    await coordinator.async_apply([found])
    assert len(coordinator.tracker.archive) == 1
    assert state_of(hass) is None
    assert state_of(hass, "sensor.status_tracker_active_requests") == "0"
    await coordinator.async_apply([FILM.wish(1, WishStatus.PENDING)])
    assert state_of(hass) == "requested"


async def test_disabled_sensor_stays_quiet(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    coordinator: StatusTrackerCoordinator,
    entity_registry: er.EntityRegistry,
) -> None:
    """Leave sensors alone that the user disabled."""
    await coordinator.async_apply([FILM.wish(0, WishStatus.PENDING)])
    for entity_id in (SENSOR, "sensor.status_tracker_downloading"):
        entity_registry.async_update_entity(
            entity_id, disabled_by=er.RegistryEntryDisabler.USER
        )
    await hass.config_entries.async_reload(config_entry.entry_id)
    await hass.async_block_till_done()
    coordinator = coordinator_of(config_entry)
    await coordinator.async_apply(
        [FILM.wish(1, WishStatus.APPROVED), FILM.grabbed(2, HASH), seen(3, HASH, 0.4)]
    )
    assert state_of(hass) is None
    assert state_of(hass, "sensor.status_tracker_downloading") is None
    await coordinator.async_forget(only_request(coordinator))
    assert entity_registry.async_get(SENSOR) is None


async def test_counts(
    hass: HomeAssistant, coordinator: StatusTrackerCoordinator
) -> None:
    """Count what is active, downloading and available."""

    def counts() -> tuple[str | None, ...]:
        return tuple(
            state_of(hass, f"sensor.status_tracker_{name}")
            for name in ("active_requests", "downloading", "recently_available")
        )

    async def tell(facts: Iterable[Fact]) -> None:
        await coordinator.async_apply(facts)

    other = Film(tmdb=2, wish_id=2, arr_id=2, title="Other")
    assert counts() == ("0", "0", "0")
    await tell([FILM.wish(0, WishStatus.APPROVED), other.wish(0, WishStatus.PENDING)])
    assert counts() == ("2", "0", "0")
    await tell([FILM.grabbed(1, HASH), seen(2, HASH, 0.4)])
    assert counts() == ("2", "1", "0")
    await tell([FILM.playable(3), other.wish(3, WishStatus.DECLINED)])
    assert counts() == ("0", "0", "1")


async def test_sensors_as_they_are_registered(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    entity_registry: er.EntityRegistry,
    snapshot: SnapshotAssertion,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Keep unique ids, names, categories and attributes."""
    monkeypatch.setattr("custom_components.status_tracker.PLATFORMS", [Platform.SENSOR])
    coordinator = await async_set_up(hass, config_entry)
    show = Show()
    await coordinator.async_apply(
        [
            FILM.wish(0, WishStatus.APPROVED),
            show.wish(0, 7, WishStatus.APPROVED, [1]),
            show.listed(1),
            show.imported(2, None, show.keys()[0]),
            show.matched(3, show.keys()[0], None, MatchStatus.DETECTED),
        ]
    )
    await hass.async_block_till_done()
    await snapshot_platform(hass, entity_registry, snapshot, config_entry.entry_id)

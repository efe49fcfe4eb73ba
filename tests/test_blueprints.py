"""Test the blueprints: Home Assistant loads them, and they do what they say."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
import re
import shutil
from typing import Any, Final
from urllib.parse import unquote

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.automation import DOMAIN as AUTOMATION
from homeassistant.const import SERVICE_TURN_OFF, STATE_ON
from homeassistant.core import HomeAssistant, ServiceCall, SupportsResponse
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.setup import async_setup_component
from homeassistant.util import slugify
from homeassistant.util.yaml import load_yaml_dict
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
    async_mock_service,
)
from pytest_homeassistant_custom_component.test_util.aiohttp import AiohttpClientMocker
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.status_tracker.const import DOMAIN
from custom_components.status_tracker.tracker.facts import (
    AttentionReported,
    Authority,
    Described,
    ImportBlocked,
    Subject,
)
from custom_components.status_tracker.tracker.models import ItemKey, Source
from custom_components.status_tracker.tracker.terms import (
    AttentionReason,
    DownloadPhase,
    Service,
    WishStatus,
)

from .common import async_set_up, make_entry, make_subentry
from .telling import Teller
from .tracker.stories import RADARR, SEERR, START, Film, Show, minute, seen

pytestmark = pytest.mark.usefixtures("no_watchers")

ROOT: Final = Path(__file__).parents[1]
FOLDER: Final = ROOT / "blueprints" / AUTOMATION / DOMAIN
BLUEPRINTS: Final = sorted(file.name for file in FOLDER.iterdir())
FILM = Film()
SHOW = Show(seasons={1: 3, 2: 2})
HASH = "a" * 40
POSTER = "https://image.example.org/copper.jpg"
LINK = f"https://films.example.org/web/#/details?id={'f' * 32}"
PRESSED = "mobile_app_notification_action"


@pytest.fixture
def hass_config_dir(hass_tmp_config_dir: str) -> str:
    """Give every test a folder of its own, with the blueprints in it."""
    target = Path(hass_tmp_config_dir) / "blueprints" / AUTOMATION / DOMAIN
    shutil.copytree(FOLDER, target)
    return hass_tmp_config_dir


@pytest.fixture(autouse=True)
def clock(freezer: FrozenDateTimeFactory) -> FrozenDateTimeFactory:
    """Begin when the stories begin: at six in the evening."""
    freezer.move_to(START)
    return freezer


@pytest.fixture
async def teller(
    hass: HomeAssistant, clock: FrozenDateTimeFactory
) -> AsyncIterator[Teller]:
    """Tell stories to a loaded entry that knows where to watch films."""
    await hass.config.async_set_time_zone("UTC")
    jellyfin = make_subentry(Service.JELLYFIN, external_url="https://films.example.org")
    teller = Teller(hass, await async_set_up(hass, make_entry([jellyfin])), clock)
    # An automation that waits never settles.
    teller.settle = partial(settle, hass)
    yield teller
    if hass.services.has_service(AUTOMATION, SERVICE_TURN_OFF):
        await hass.services.async_call(
            AUTOMATION,
            SERVICE_TURN_OFF,
            {"entity_id": "automation.told"},
            blocking=True,
        )


async def settle(hass: HomeAssistant) -> None:
    """Let everything go on until no step is due and no thread is at work."""
    while True:
        await asyncio.sleep(0)
        tasks = hass._tasks | hass._background_tasks
        if threads := [each for each in tasks if not isinstance(each, asyncio.Task)]:
            await asyncio.wait(threads)
        elif not hass.loop._ready:  # type: ignore[attr-defined]
            return


class Phone:
    """A phone with the app, and what it was sent."""

    def __init__(self, hass: HomeAssistant, name: str, person: str | None) -> None:
        """Register the phone, and make it one of the person's."""
        entry = MockConfigEntry(domain="mobile_app")
        entry.add_to_hass(hass)
        device = dr.async_get(hass).async_get_or_create(
            config_entry_id=entry.entry_id,
            identifiers={("mobile_app", name)},
            name=name,
        )
        tracker = er.async_get(hass).async_get_or_create(
            "device_tracker",
            "mobile_app",
            name,
            config_entry=entry,
            device_id=device.id,
        )
        self.device_id = device.id
        if person is not None:
            hass.states.async_set(
                f"person.{person}",
                "home",
                {
                    "friendly_name": person.title(),
                    "device_trackers": [tracker.entity_id, "device_tracker.router"],
                },
            )
        self.calls: list[ServiceCall] = async_mock_service(
            hass, "notify", f"mobile_app_{slugify(name)}"
        )

    @property
    def messages(self) -> list[str]:
        """Return what was sent to it."""
        return [call.data["message"] for call in self.calls]

    @property
    def last(self) -> dict[str, Any]:
        """Return the last notification."""
        return dict(self.calls[-1].data)


@pytest.fixture
def alice(hass: HomeAssistant) -> Phone:
    """Return the phone of Alice, who asks for films."""
    return Phone(hass, "Alice's Phone", "alice")


@pytest.fixture
def bob(hass: HomeAssistant) -> Phone:
    """Return the phone of Bob, who asks for shows."""
    return Phone(hass, "Bob Phone", "bob")


@pytest.fixture
def tablet(hass: HomeAssistant) -> Phone:
    """Return a tablet that is nobody's."""
    return Phone(hass, "Tablet", None)


async def use(hass: HomeAssistant, blueprint: str, **inputs: Any) -> None:
    """Make an automation of a blueprint."""
    config = {
        "alias": "Told",
        "use_blueprint": {"path": f"{DOMAIN}/{blueprint}.yaml", "input": inputs},
    }
    assert await async_setup_component(hass, AUTOMATION, {AUTOMATION: [config]})
    await hass.async_block_till_done()
    state = hass.states.get("automation.told")
    assert state is not None
    assert state.state == STATE_ON


def described(film: Film) -> Described:
    """Tell which poster a film has."""
    return Described(
        at=minute(0),
        source=SEERR,
        subject=film.wished,
        authority=Authority.WISH,
        poster=POSTER,
    )


@pytest.mark.parametrize("name", BLUEPRINTS)
def test_blueprint_can_be_imported_from_its_address(name: str) -> None:
    """Say where it comes from, and which Home Assistant it needs."""
    blueprint = load_yaml_dict(str(FOLDER / name))["blueprint"]
    assert blueprint["domain"] == AUTOMATION
    assert blueprint["source_url"].endswith(f"/blueprints/automation/{DOMAIN}/{name}")
    assert blueprint["homeassistant"]["min_version"] == "2026.10.0"


@pytest.mark.parametrize("document", ["README.md", "docs/automations.md"])
async def test_import_buttons_import_the_blueprints(
    hass: HomeAssistant,
    hass_ws_client: WebSocketGenerator,
    aioclient_mock: AiohttpClientMocker,
    document: str,
) -> None:
    """Lead from each button in the documents to a blueprint that can be imported."""
    assert await async_setup_component(hass, AUTOMATION, {})
    assert await async_setup_component(hass, "blueprint", {})
    links = re.findall(r"\?blueprint_url=([^)]+)\)", (ROOT / document).read_text())
    addresses = [unquote(link) for link in links]
    assert sorted(Path(address).name for address in addresses) == BLUEPRINTS
    client = await hass_ws_client(hass)
    for address in addresses:
        raw = address.replace("github.com", "raw.githubusercontent.com")
        text = (FOLDER / Path(address).name).read_text()
        aioclient_mock.get(raw.replace("/blob/", "/"), text=text)
        await client.send_json_auto_id({"type": "blueprint/import", "url": address})
        imported = (await client.receive_json())["result"]
        assert imported["validation_errors"] is None
        assert imported["raw_data"] == text
        assert imported["blueprint"]["metadata"]["source_url"] == address


async def test_requester_is_told_with_poster_and_buttons(
    hass: HomeAssistant, teller: Teller, alice: Phone, bob: Phone
) -> None:
    """Tell the one who asked, and nobody else, that a film is ready."""
    await use(hass, "notify_requester")
    await teller.tell(FILM.wish(0, WishStatus.APPROVED), described(FILM))
    assert alice.calls == []
    await teller.tell(FILM.playable(10))
    assert alice.last["title"] == "The Copper Lighthouse (2024)"
    assert alice.messages == ["The Copper Lighthouse is ready to watch."]
    (request_id,) = teller.coordinator.tracker.requests
    later = f"STATUS_TRACKER_LATER_{request_id}_{minute(10).timestamp():.0f}"
    assert alice.last["data"] == {
        "tag": f"status_tracker_{request_id}",
        "group": "status-tracker",
        "image": POSTER,
        "actions": [
            {"action": "URI", "title": "Watch", "uri": LINK},
            {"action": later, "title": "Later"},
        ],
        "url": LINK,
        "clickAction": LINK,
    }
    assert bob.calls == []


async def test_requester_is_reminded_later(
    hass: HomeAssistant, teller: Teller, alice: Phone, clock: FrozenDateTimeFactory
) -> None:
    """Tell again after a while, as often as somebody wants that."""
    await use(hass, "notify_requester", remind_after={"minutes": 30})
    await teller.tell(FILM.wish(0, WishStatus.APPROVED))
    await teller.tell(FILM.playable(10))
    for times in (1, 2):
        assert len(alice.calls) == times
        later = alice.last["data"]["actions"][-1]["action"]
        hass.bus.async_fire(PRESSED, {"action": later})
        await settle(hass)
        await teller.wait(timedelta(minutes=29))
        assert len(alice.calls) == times
        await teller.wait(timedelta(minutes=2))
    assert len(alice.calls) == 3
    hass.bus.async_fire(PRESSED, {"action": "STATUS_TRACKER_LATER_another"})
    await settle(hass)
    await teller.wait(timedelta(hours=13))
    assert len(alice.calls) == 3


async def test_show_is_told_by_season(
    hass: HomeAssistant, teller: Teller, bob: Phone
) -> None:
    """Tell once for each season, not for each episode."""
    await use(hass, "notify_requester")
    await teller.tell(SHOW.wish(0, 7, WishStatus.APPROVED, [1, 2]), SHOW.listed(0.1))
    await teller.tell(SHOW.playable(10, SHOW.keys(1)[0]))
    assert bob.calls == []
    await teller.tell(*(SHOW.playable(20, key) for key in SHOW.keys(1)[1:]))
    await teller.tell(*(SHOW.playable(30, key) for key in SHOW.keys(2)))
    assert bob.messages == [
        "Season 1 of Harbour Nine is ready to watch.",
        "Season 2 of Harbour Nine is ready to watch.",
    ]


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (1, "More of Harbour Nine is ready to watch: S01E01."),
        (2, "More of Harbour Nine is ready to watch: S01E01 - S01E02."),
    ],
)
async def test_show_is_told_by_episode_if_wanted(
    hass: HomeAssistant, teller: Teller, bob: Phone, count: int, expected: str
) -> None:
    """Tell of episodes where somebody wants to know at once."""
    await use(hass, "notify_requester", parts=["episode_available", "available"])
    await teller.tell(SHOW.wish(0, 7, WishStatus.APPROVED, [1, 2]), SHOW.listed(0.1))
    await teller.tell(*(SHOW.playable(10, key) for key in SHOW.keys(1)[:count]))
    assert bob.messages == [expected]


async def test_requester_of_another_name_is_told(
    hass: HomeAssistant, teller: Teller, alice: Phone, bob: Phone
) -> None:
    """Tell the person whom the options give a name in Seerr to."""
    entry = teller.coordinator.config_entry
    people = [{"name": "Alice", "person": "person.bob"}]
    hass.config_entries.async_update_entry(entry, options={"people": people})
    assert await hass.config_entries.async_reload(entry.entry_id)
    teller.coordinator = entry.runtime_data.coordinator
    await use(hass, "notify_requester", people=["person.bob"])
    await teller.tell(FILM.wish(0, WishStatus.APPROVED))
    await teller.tell(FILM.playable(10))
    assert teller.last["requested_by"] == "alice"
    assert bob.messages == ["The Copper Lighthouse is ready to watch."]
    assert alice.calls == []


async def test_only_chosen_people_are_told(
    hass: HomeAssistant, teller: Teller, alice: Phone, bob: Phone, tablet: Phone
) -> None:
    """Tell nobody about other people's requests."""
    await use(
        hass,
        "notify_requester",
        people=["person.bob"],
        devices=[tablet.device_id],
    )
    await teller.tell(FILM.wish(0, WishStatus.APPROVED))
    await teller.tell(FILM.playable(10))
    await teller.tell(SHOW.wish(20, 7, WishStatus.APPROVED, [1]), SHOW.listed(20.1))
    await teller.tell(*(SHOW.playable(30, key) for key in SHOW.keys(1)))
    assert (alice.calls, tablet.calls) == ([], [])
    assert len(bob.calls) == 1


async def test_other_devices_are_told_where_nobody_is_known(
    hass: HomeAssistant, teller: Teller, bob: Phone, tablet: Phone
) -> None:
    """Tell somebody where the one who asked is not known, or has no phone."""
    await use(hass, "notify_requester", devices=[tablet.device_id])
    await teller.tell(FILM.wish(0, WishStatus.APPROVED))
    await teller.tell(FILM.playable(10))
    assert tablet.messages == ["The Copper Lighthouse is ready to watch."]
    assert bob.calls == []


@pytest.mark.parametrize(
    ("mode", "at_night", "silent", "in_the_morning"),
    [("silent", 1, True, 1), ("wait", 0, False, 1), ("none", 1, False, 1)],
)
async def test_quiet_hours_are_kept(
    hass: HomeAssistant,
    teller: Teller,
    alice: Phone,
    clock: FrozenDateTimeFactory,
    *,
    mode: str,
    at_night: int,
    silent: bool,
    in_the_morning: int,
) -> None:
    """Send without sound in the night, or in the morning, or as by day."""
    await use(hass, "notify_requester", quiet_mode=mode)
    await teller.tell(FILM.wish(0, WishStatus.APPROVED))
    night = 8 * 60
    await teller.tell(FILM.playable(night))
    assert len(alice.calls) == at_night
    clock.move_to(START + timedelta(hours=13, seconds=1))
    async_fire_time_changed(hass)
    await settle(hass)
    assert len(alice.calls) == in_the_morning
    assert ("push" in alice.last["data"]) is silent
    assert (alice.last["data"].get("importance") == "low") is silent


async def stall(teller: Teller) -> None:
    """Let the import of a film be blocked."""
    await teller.tell(FILM.wish(0, WishStatus.APPROVED), FILM.grabbed(1, HASH))
    await teller.tell(seen(2, HASH, 1, DownloadPhase.COMPLETE))
    await teller.tell(
        ImportBlocked(
            at=minute(5),
            source=RADARR,
            subject=replace(FILM.managed, download=HASH),
            messages=("Not a valid file",),
        )
    )


async def test_attention_is_told_with_its_reason(
    hass: HomeAssistant, teller: Teller, tablet: Phone
) -> None:
    """Tell what is wrong, in the words of the service, and how to go on."""
    await use(hass, "notify_attention", devices=[tablet.device_id])
    await stall(teller)
    (request_id,) = teller.coordinator.tracker.requests
    page = f"/status-tracker/request/{request_id}"
    assert tablet.messages == ["The download is not imported. Not a valid file"]
    assert tablet.last["data"] == {
        "tag": f"status_tracker_attention_{request_id}",
        "group": "status-tracker",
        "url": page,
        "clickAction": page,
        "actions": [
            {"action": f"STATUS_TRACKER_RETRY_{request_id}", "title": "Retry"},
            {"action": "URI", "title": "Open", "uri": page},
        ],
    }


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ({"outcome": "found"}, "A release was found."),
        ({"outcome": "nothing_found"}, "The search found nothing."),
        (None, "That was not possible. Look at the request."),
    ],
    ids=["found", "not_found", "failed"],
)
async def test_attention_is_tried_again_by_a_button(
    hass: HomeAssistant,
    teller: Teller,
    tablet: Phone,
    answer: dict[str, str] | None,
    expected: str,
) -> None:
    """Try again when the button is pressed, and tell what came of it."""
    await use(hass, "notify_attention", devices=[tablet.device_id])
    await stall(teller)
    (request_id,) = teller.coordinator.tracker.requests
    retries = async_mock_service(
        hass,
        DOMAIN,
        "retry_request",
        response=answer,
        supports_response=SupportsResponse.OPTIONAL,
        raise_exception=None if answer else HomeAssistantError("Radarr is down"),
    )
    hass.bus.async_fire(
        PRESSED, {"action": f"STATUS_TRACKER_RETRY_{request_id}", "device_id": "x"}
    )
    await settle(hass)
    assert [call.data for call in retries] == [{"request_id": request_id}]
    assert tablet.messages[1:] == [expected]
    assert tablet.last["data"]["tag"] == f"status_tracker_attention_{request_id}"


async def test_attention_goes_away_by_itself(
    hass: HomeAssistant, teller: Teller, tablet: Phone
) -> None:
    """Take the notification back once nothing is wrong any more."""
    await use(hass, "notify_attention", devices=[tablet.device_id])
    await stall(teller)
    await teller.tell(FILM.imported(9, HASH))
    assert tablet.messages[1:] == ["clear_notification"]
    assert tablet.last["data"] == {"tag": tablet.calls[0].data["data"]["tag"]}


async def test_attention_for_other_reasons_is_not_told(
    hass: HomeAssistant, teller: Teller, tablet: Phone
) -> None:
    """Tell nothing of reasons that were not chosen."""
    await use(
        hass,
        "notify_attention",
        devices=[tablet.device_id],
        reasons=[AttentionReason.NO_RELEASE.value],
    )
    await stall(teller)
    assert tablet.calls == []


async def test_attention_is_told_without_codes(
    hass: HomeAssistant, teller: Teller, tablet: Phone
) -> None:
    """Leave out a detail that nobody but a program reads."""
    await use(hass, "notify_attention", devices=[tablet.device_id])
    await teller.tell(FILM.wish(0, WishStatus.APPROVED))
    await teller.tell(
        AttentionReported(
            at=minute(5),
            source=RADARR,
            subject=FILM.wished,
            reason=AttentionReason.NO_RELEASE,
            detail="not_in_arr",
        )
    )
    assert tablet.messages == ["No release was found."]


async def test_failure_is_told(
    hass: HomeAssistant, teller: Teller, tablet: Phone
) -> None:
    """Tell that a request failed for good."""
    await use(hass, "notify_attention", devices=[tablet.device_id])
    await teller.tell(FILM.wish(0, WishStatus.PENDING))
    await teller.tell(FILM.wish(5, WishStatus.FAILED))
    assert tablet.messages == ["Seerr could not hand the request over."]


def test_attention_knows_every_reason() -> None:
    """Offer every reason there is to look at a request."""
    text = (FOLDER / "notify_attention.yaml").read_text()
    for reason in AttentionReason:
        assert f"value: {reason}" in text
        assert f"            {reason}: " in text


async def test_attention_is_told_in_words_of_ones_own(
    hass: HomeAssistant, teller: Teller, tablet: Phone
) -> None:
    """Say what is wrong, and what came of a retry, in the household's language."""
    await use(
        hass,
        "notify_attention",
        devices=[tablet.device_id],
        text_reasons={"import_blocked": "Der Download wird nicht importiert."},
        text_outcomes={"found": "Es wurde etwas gefunden."},
    )
    await stall(teller)
    (request_id,) = teller.coordinator.tracker.requests
    async_mock_service(
        hass,
        DOMAIN,
        "retry_request",
        response={"outcome": "found"},
        supports_response=SupportsResponse.OPTIONAL,
    )
    hass.bus.async_fire(PRESSED, {"action": f"STATUS_TRACKER_RETRY_{request_id}"})
    await settle(hass)
    assert tablet.messages == [
        "Der Download wird nicht importiert. Not a valid file",
        "Es wurde etwas gefunden.",
    ]


async def test_attention_goes_away_with_its_request(
    hass: HomeAssistant, teller: Teller, tablet: Phone
) -> None:
    """Take the notification back once the title was deleted."""
    await use(hass, "notify_attention", devices=[tablet.device_id])
    await stall(teller)
    (request_id,) = teller.coordinator.tracker.requests
    data = teller.coordinator.config_entry.runtime_data
    tell = data.announcer.async_deleting(request_id)
    await teller.coordinator.async_forget(request_id)
    tell()
    await settle(hass)
    assert tablet.messages[1:] == ["clear_notification"]


@pytest.mark.usefixtures("alice")
@pytest.mark.parametrize(
    ("inputs", "expected"),
    [
        ({}, "Harbour Nine\nThe Copper Lighthouse"),
        ({"person": "person.alice"}, "The Copper Lighthouse"),
        ({"hours": 14}, "Harbour Nine\nThe Copper Lighthouse\nLong Ago"),
        (
            {"with_attention": True},
            "Harbour Nine\nThe Copper Lighthouse\n\nNeeds attention:\nStuck",
        ),
    ],
    ids=["everybody", "person", "longer", "attention"],
)
async def test_morning_tells_what_came_overnight(
    hass: HomeAssistant,
    teller: Teller,
    bob: Phone,
    clock: FrozenDateTimeFactory,
    *,
    inputs: dict[str, Any],
    expected: str,
) -> None:
    """Tell in one notification what became ready, by whom it was wanted."""
    await use(hass, "morning_summary", devices=[bob.device_id], **inputs)
    old = Film(tmdb=1, title="Long Ago", wish_id=1, arr_id=1)
    stuck = Film(tmdb=2, title="Stuck", wish_id=2, arr_id=2)
    await teller.tell(
        old.wish(0, WishStatus.APPROVED), stuck.wish(0, WishStatus.APPROVED)
    )
    await teller.tell(old.playable(5, item="1" * 32))
    await teller.tell(FILM.wish(10, WishStatus.APPROVED), described(FILM))
    await teller.tell(SHOW.wish(20, 7, WishStatus.APPROVED, [1]), SHOW.listed(20.1))
    await teller.tell(FILM.playable(8 * 60))
    # Somebody else wishes for it too, and has it at once.
    await teller.tell(replace(FILM, wish_id=3).wish(8.5 * 60, WishStatus.APPROVED))
    await teller.tell(*(SHOW.playable(9 * 60, key) for key in SHOW.keys(1)))
    (stuck_id,) = teller.coordinator.tracker.find(stuck.wished)
    await teller.tell(
        AttentionReported(
            at=minute(10 * 60),
            source=Source(Service.TRACKER),
            subject=Subject(request_id=stuck_id),
            reason=AttentionReason.NO_RELEASE,
        )
    )
    assert bob.calls == []
    clock.move_to(START + timedelta(hours=13, minutes=30))
    async_fire_time_changed(hass)
    await hass.async_block_till_done()
    assert bob.messages == [expected]
    assert bob.last["title"] == "Ready to watch"
    assert bob.last["data"]["image"] == POSTER


@pytest.mark.parametrize(
    ("overnight", "expected"),
    [
        ([ItemKey(1, 2)], "Harbour Nine: S01E02"),
        ([ItemKey(1, 2), ItemKey(1, 3)], "Harbour Nine: S01E02 - S01E03"),
        ([ItemKey(1, 2), ItemKey(2, 1)], "Harbour Nine: S01E02, S02E01"),
    ],
    ids=["one", "several", "seasons"],
)
async def test_morning_tells_of_episodes(
    hass: HomeAssistant,
    teller: Teller,
    bob: Phone,
    clock: FrozenDateTimeFactory,
    *,
    overnight: list[ItemKey],
    expected: str,
) -> None:
    """Tell which episodes came overnight of a show that others are missing of."""
    await use(hass, "morning_summary", devices=[bob.device_id])
    other = Show(tvdb=8, tmdb=8, title="Old Harbour", arr_id=8, seasons=SHOW.seasons)
    for number, show in enumerate((SHOW, other), 7):
        await teller.tell(show.wish(0, number, WishStatus.APPROVED, [1, 2]))
        await teller.tell(show.listed(0.1), show.playable(5, ItemKey(1, 1)))
    await teller.tell(*(SHOW.playable(9 * 60, key) for key in overnight))
    clock.move_to(START + timedelta(hours=13, minutes=30))
    async_fire_time_changed(hass)
    await hass.async_block_till_done()
    assert bob.messages == [expected]


async def test_morning_tells_titles_of_one_name_apart(
    hass: HomeAssistant, teller: Teller, bob: Phone, clock: FrozenDateTimeFactory
) -> None:
    """Name the year where several have one name, and no year where one stands alone."""
    await use(hass, "morning_summary", devices=[bob.device_id], with_attention=True)
    old = Film(tmdb=1, title="Dune", year=1984, wish_id=1, arr_id=1)
    new = Film(tmdb=2, title="Dune", year=2021, wish_id=2, arr_id=2)
    show = Show(tvdb=3, tmdb=3, title="Dune", year=2024, arr_id=3)
    stuck = Film(tmdb=4, title="Dune", year=2000, wish_id=4, arr_id=4)
    films = (old, new, FILM, stuck)
    await teller.tell(*(film.wish(0, WishStatus.APPROVED) for film in films))
    await teller.tell(show.wish(1, 7, WishStatus.APPROVED, [1]), show.listed(1))
    await teller.tell(old.playable(8 * 60, item="1" * 32))
    await teller.tell(new.playable(8.2 * 60, item="2" * 32))
    await teller.tell(FILM.playable(8.4 * 60))
    await teller.tell(show.playable(9 * 60, ItemKey(1, 2)))
    (stuck_id,) = teller.coordinator.tracker.find(stuck.wished)
    await teller.tell(
        AttentionReported(
            at=minute(10 * 60),
            source=Source(Service.TRACKER),
            subject=Subject(request_id=stuck_id),
            reason=AttentionReason.NO_RELEASE,
        )
    )
    clock.move_to(START + timedelta(hours=13, minutes=30))
    async_fire_time_changed(hass)
    await hass.async_block_till_done()
    (message,) = bob.messages
    assert set(message.splitlines()) == {
        "Dune (1984)",
        "Dune (2021)",
        "The Copper Lighthouse",
        "Dune (2024): S01E02",
        "",
        "Needs attention:",
        "Dune (2000)",
    }
    assert len(message.splitlines()) == 7


async def test_morning_without_news_is_silent(
    hass: HomeAssistant, teller: Teller, bob: Phone, clock: FrozenDateTimeFactory
) -> None:
    """Send nothing where nothing happened."""
    await use(hass, "morning_summary", devices=[bob.device_id])
    await teller.tell(FILM.wish(0, WishStatus.APPROVED))
    clock.move_to(START + timedelta(hours=13, minutes=30))
    async_fire_time_changed(hass)
    await hass.async_block_till_done()
    assert bob.calls == []

"""Test that a kill neither loses what was to be told nor lets it be told twice."""

from datetime import timedelta
from pathlib import Path

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant, callback
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.status_tracker.const import DOMAIN, EVENT_HAPPENED
from custom_components.status_tracker.coordinator import StatusTrackerCoordinator
from custom_components.status_tracker.tracker.terms import WishStatus

from .common import coordinator_of
from .real_files import own_folder, real_storage  # noqa: F401
from .telling import Teller
from .tracker.stories import START, Film, Show, minute

pytestmark = pytest.mark.usefixtures("no_watchers")

FILM = Film()
SHOW = Show(seasons={1: 3, 2: 2})
HASH = "a" * 40
S1 = SHOW.keys(1)


@pytest.fixture(autouse=True)
def clock(freezer: FrozenDateTimeFactory) -> FrozenDateTimeFactory:
    """Begin when the stories begin."""
    freezer.move_to(START)
    return freezer


class Plug:
    """Keep what was on the disk at one moment, as after a power cut."""

    def __init__(self, hass: HomeAssistant, entry: MockConfigEntry) -> None:
        """Take the entry whose files are kept."""
        self._hass = hass
        self._entry = entry
        self._files: dict[Path, bytes] = {}

    def pull(self) -> None:
        """Keep the files as they are now."""
        folder = Path(self._hass.config.path(".storage"))
        self._files = {path: path.read_bytes() for path in folder.glob(f"{DOMAIN}.*")}

    async def put_in(self, teller: Teller, outage: timedelta = timedelta()) -> None:
        """Forget all that came after, and start again."""
        assert await self._hass.config_entries.async_unload(self._entry.entry_id)
        await self._hass.async_block_till_done()
        for path, content in self._files.items():
            path.write_bytes(content)
        teller.forget()
        await teller.wait(outage)
        assert await self._hass.config_entries.async_setup(self._entry.entry_id)
        await self._hass.async_block_till_done()
        teller.coordinator = coordinator_of(self._entry)


@pytest.fixture
def plug(hass: HomeAssistant, config_entry: MockConfigEntry) -> Plug:
    """Return a plug to pull."""
    return Plug(hass, config_entry)


@pytest.fixture
def teller(
    hass: HomeAssistant,
    coordinator: StatusTrackerCoordinator,
    clock: FrozenDateTimeFactory,
) -> Teller:
    """Tell stories to a loaded entry."""
    return Teller(hass, coordinator, clock)


async def test_kill_while_episodes_gather_loses_none(
    teller: Teller, plug: Plug
) -> None:
    """Tell of a pack once, and wholly, though it all went dark while it gathered."""
    await teller.tell(SHOW.wish(0, 7, WishStatus.APPROVED, [1, 2]), SHOW.listed(0.1))
    for key in S1:
        await teller.apply(SHOW.playable(10, key))
    plug.pull()
    await plug.put_in(teller, timedelta(minutes=5))
    assert teller.payloads == []
    assert await teller.wait() == ["season_available"]
    assert teller.last["episodes"] == ["S01E01", "S01E02", "S01E03"]
    assert await teller.tell(*(SHOW.playable(10, key) for key in S1)) == []


async def test_kill_after_telling_tells_nothing_twice(
    hass: HomeAssistant, teller: Teller, plug: Plug
) -> None:
    """Know after a kill what was told the moment before."""
    unplug = hass.bus.async_listen(EVENT_HAPPENED, callback(lambda _: plug.pull()))
    assert await teller.tell(FILM.wish(0, WishStatus.PENDING)) == ["requested"]
    unplug()
    await plug.put_in(teller)
    assert await teller.wait() == []
    assert await teller.tell(FILM.wish(0, WishStatus.PENDING)) == []


async def test_kill_once_a_request_is_forgotten_loses_no_word(
    teller: Teller, plug: Plug, config_entry: MockConfigEntry
) -> None:
    """Tell once that a title was deleted, though it went dark when it was gone."""
    await teller.tell(FILM.wish(0, WishStatus.PENDING))
    (request_id,) = teller.coordinator.tracker.requests
    config_entry.runtime_data.announcer.async_deleting(request_id)
    await teller.coordinator.async_forget(request_id)
    plug.pull()
    await plug.put_in(teller)
    (told,) = teller.payloads
    assert (told["type"], told["request_id"]) == ("deleted", request_id)
    assert (told["title"], told["requested_by"]) == (FILM.title, "alice")
    plug.pull()
    await plug.put_in(teller)
    assert await teller.wait() == []


async def test_kill_after_a_deletion_was_told_tells_it_no_more(
    hass: HomeAssistant, teller: Teller, plug: Plug, config_entry: MockConfigEntry
) -> None:
    """Know after a kill that it was told the moment before."""
    await teller.tell(FILM.wish(0, WishStatus.PENDING))
    (request_id,) = teller.coordinator.tracker.requests
    unplug = hass.bus.async_listen(EVENT_HAPPENED, callback(lambda _: plug.pull()))
    tell = config_entry.runtime_data.announcer.async_deleting(request_id)
    await teller.coordinator.async_forget(request_id)
    tell()
    assert await teller.wait() == ["deleted"]
    unplug()
    await plug.put_in(teller)
    assert await teller.wait() == []


async def test_kill_before_a_request_is_forgotten_leaves_it_untold(
    teller: Teller, plug: Plug, config_entry: MockConfigEntry
) -> None:
    """Say nothing of a request that is still there: it is deleted once more."""
    await teller.tell(FILM.wish(0, WishStatus.PENDING))
    (request_id,) = teller.coordinator.tracker.requests
    config_entry.runtime_data.announcer.async_deleting(request_id)
    await teller.coordinator.async_save_marks()
    plug.pull()
    await plug.put_in(teller)
    assert await teller.wait() == []
    assert request_id in teller.coordinator.tracker.requests


async def test_kill_long_ago_is_history(teller: Teller, plug: Plug) -> None:
    """Tell nothing that is older than an hour when the power is back."""
    await teller.apply(FILM.wish(0, WishStatus.APPROVED))
    plug.pull()
    await plug.put_in(teller, timedelta(minutes=61))
    assert await teller.wait() == []
    assert await teller.tell(FILM.playable(90)) == ["available"]


async def test_kill_does_not_turn_the_past_into_news(
    teller: Teller, plug: Plug, clock: FrozenDateTimeFactory
) -> None:
    """Remember after a kill which requests were found late."""
    clock.move_to(minute(60 * 24))
    await teller.tell(FILM.wish(0, WishStatus.APPROVED), FILM.imported(5, HASH))
    plug.pull()
    await plug.put_in(teller)
    assert await teller.tell(FILM.playable(60 * 24 + 5)) == []

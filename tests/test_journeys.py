"""Test that films, shows, anime films and anime shows all arrive, however told."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.status_tracker.const import DOMAIN, SERVICE_NAMES
from custom_components.status_tracker.tracker.models import MediaRequest, Summary
from custom_components.status_tracker.tracker.terms import RequestState, Step
from tests.common import async_set_up, coordinator_of
from tests.live.household import webhook_targets
from tests.serving import LoopbackServer
from tests.stack.catalogue import (
    COPPER_LIGHTHOUSE,
    HARBOUR_NINE,
    KITSUNE_POST_OFFICE,
    PAPER_CRANE_ORBIT,
)
from tests.stack.player import Delivery, Options, Removal
from tests.stack.sender import Trouble
from tests.stack.stack import Stack
from tests.stack.stories import tell
from tests.stack.world import Title
from tests.stacked import stacked_entry, until

from .test_journey_film import often  # noqa: F401

PACK, SINGLES = Delivery.PACK, Delivery.SINGLES
STRAGGLERS, WEEKLY = Delivery.STRAGGLERS, Delivery.WEEKLY
PATHS = [
    pytest.param(COPPER_LIGHTHOUSE, Options(), id="film"),
    pytest.param(COPPER_LIGHTHOUSE, Options(auto_approved=True), id="film-auto"),
    pytest.param(COPPER_LIGHTHOUSE, Options(hybrid=True), id="film-hybrid-torrent"),
    pytest.param(COPPER_LIGHTHOUSE, Options(regrab=True), id="film-grabbed-anew"),
    pytest.param(COPPER_LIGHTHOUSE, Options(upgrade=True), id="film-upgraded"),
    pytest.param(COPPER_LIGHTHOUSE, Options(import_blocked=True), id="film-blocked"),
    pytest.param(COPPER_LIGHTHOUSE, Options(fails_at_seerr=True), id="film-retried"),
    pytest.param(COPPER_LIGHTHOUSE, Options(without_seerr=True), id="film-in-radarr"),
    pytest.param(HARBOUR_NINE, Options(delivery=PACK), id="show-pack"),
    pytest.param(HARBOUR_NINE, Options(delivery=SINGLES), id="show-singles"),
    pytest.param(HARBOUR_NINE, Options(delivery=STRAGGLERS), id="show-stragglers"),
    pytest.param(HARBOUR_NINE, Options(delivery=WEEKLY), id="show-weekly"),
    pytest.param(HARBOUR_NINE, Options(upgrade=True), id="show-upgraded"),
    pytest.param(HARBOUR_NINE, Options(without_seerr=True), id="show-in-sonarr"),
    pytest.param(PAPER_CRANE_ORBIT, Options(), id="anime-film"),
    pytest.param(PAPER_CRANE_ORBIT, Options(not_matched=True), id="anime-film-linked"),
    pytest.param(
        PAPER_CRANE_ORBIT, Options(known_to_shoko=True), id="anime-film-known"
    ),
    pytest.param(
        PAPER_CRANE_ORBIT, Options(tmdb_in_jellyfin=True), id="anime-film-tmdb"
    ),
    pytest.param(KITSUNE_POST_OFFICE, Options(delivery=PACK), id="anime-show-pack"),
    pytest.param(
        KITSUNE_POST_OFFICE, Options(delivery=SINGLES), id="anime-show-singles"
    ),
    pytest.param(KITSUNE_POST_OFFICE, Options(season_offset=1), id="anime-show-offset"),
    pytest.param(
        KITSUNE_POST_OFFICE, Options(not_matched=True), id="anime-show-linked"
    ),
]


@dataclass
class Home:
    """Hold a household that listens."""

    stack: Stack
    entry: MockConfigEntry

    @property
    def request(self) -> MediaRequest | None:
        """Return the only request, None before there is one."""
        requests = list(coordinator_of(self.entry).tracker.requests.values())
        assert len(requests) <= 1, [request.name for request in requests]
        return requests[0] if requests else None

    @property
    def summary(self) -> Summary | None:
        """Return what follows for the request."""
        request = self.request
        if request is None:
            return None
        return coordinator_of(self.entry).tracker.summary(request.id)

    @property
    def state(self) -> RequestState | None:
        """Return the state of the request."""
        return self.summary.state if self.summary is not None else None

    @property
    def steps(self) -> list[Step]:
        """Return the timeline's steps, each as often as it happened."""
        assert self.request is not None
        tracker = coordinator_of(self.entry).tracker
        return [entry.step for entry in tracker.timeline(self.request.id)]


@pytest.fixture
async def stack() -> AsyncIterator[Stack]:
    """Start the simulated services."""
    async with Stack(speed=1_000) as services:
        yield services


@pytest.fixture
async def home(hass: HomeAssistant, stack: Stack) -> AsyncIterator[Home]:
    """Set the integration up with all six services and webhooks that arrive."""
    assert await async_setup_component(hass, DOMAIN, {})
    async with LoopbackServer(hass.http.app) as server:
        hass.config.internal_url = str(server.make_url("")).rstrip("/")
        entry = stacked_entry(stack, SERVICE_NAMES)
        await async_set_up(hass, entry)
        await until(lambda: all(map(any, webhook_targets(stack).values())), "webhooks")
        yield Home(stack, entry)
        assert await hass.config_entries.async_unload(entry.entry_id)


async def arrive(home: Home, title: Title, options: Options) -> None:
    """Play a whole story and see it end well."""
    story = tell(home.stack, title, options)
    await story.finish()
    await until(
        lambda: home.state is RequestState.AVAILABLE, f"available: {title.title}"
    )
    summary = home.summary
    assert summary is not None
    count = len(title.episodes) or 1
    assert summary.counts.available == summary.counts.wanted == count
    assert summary.attention is None
    assert summary.jellyfin_id is not None
    assert home.request is not None
    assert home.request.name == title.title
    assert bool(summary.is_anime) is title.kind.is_anime
    steps = home.steps
    assert steps.index(Step.GRABBED) < steps.index(Step.IMPORTED)
    assert steps.index(Step.IMPORTED) < steps.index(Step.AVAILABLE)


@pytest.mark.parametrize(("title", "options"), PATHS)
async def test_every_path_arrives_with_webhooks(
    home: Home, title: Title, options: Options
) -> None:
    """Arrive on every path, each episode with its own truth."""
    await arrive(home, title, options)


@pytest.mark.parametrize(("title", "options"), PATHS)
async def test_every_path_arrives_without_webhooks(
    home: Home, title: Title, options: Options
) -> None:
    """Arrive on every path by asking alone."""
    stack = home.stack
    for service in (stack.seerr, stack.radarr, stack.sonarr, stack.jellyfin):
        service.sender.add_fault(Trouble.LOST, None)
    await arrive(home, title, options)


@pytest.mark.parametrize(
    ("title", "options"),
    [
        pytest.param(COPPER_LIGHTHOUSE, Options(declined=True), id="declined"),
        *(
            pytest.param(title, Options(removal=where), id=f"{name}-{where}")
            for name, title in (("film", COPPER_LIGHTHOUSE), ("show", HARBOUR_NINE))
            for where in (Removal.ARR, Removal.ARR_FILE, Removal.JELLYFIN)
        ),
    ],
)
async def test_bad_ends_are_told(home: Home, title: Title, options: Options) -> None:
    """Say that a wish was declined, or its title deleted, and where."""
    story = tell(home.stack, title, options)
    if not options.declined:
        await story.advance_to("announce")
        await until(lambda: home.state is RequestState.AVAILABLE, "available")
    await story.finish()
    await until(
        lambda: home.state in (RequestState.FAILED, RequestState.SEARCHING), "gone"
    )
    summary = home.summary
    assert summary is not None
    assert summary.failure is not None or summary.attention is not None


@pytest.fixture
async def big_stack() -> AsyncIterator[Stack]:
    """Start the simulated services, with a second Radarr and Sonarr for 4K."""
    async with Stack(speed=1_000, four_k=True) as services:
        yield services


@pytest.mark.parametrize("title", [COPPER_LIGHTHOUSE, HARBOUR_NINE])
async def test_4k_and_hd_arrive_side_by_side(
    hass: HomeAssistant, big_stack: Stack, title: Title
) -> None:
    """Follow two wishes for one title through two instances, each on its own."""
    stack = big_stack
    assert await async_setup_component(hass, DOMAIN, {})
    async with LoopbackServer(hass.http.app) as server:
        hass.config.internal_url = str(server.make_url("")).rstrip("/")
        entry = stacked_entry(stack, SERVICE_NAMES, four_k=True)
        await async_set_up(hass, entry)
        await until(lambda: all(map(any, webhook_targets(stack).values())), "webhooks")
        high = tell(stack, title, Options(is_4k=True))
        plain = tell(stack, title, Options())
        for story in (high, plain):
            await story.advance_to("grab")
        tracker = coordinator_of(entry).tracker
        await until(lambda: len(tracker.requests) == 2, "two requests")

        def states() -> dict[bool | None, RequestState]:
            return {
                request.is_4k: summary.state
                for request in tracker.requests.values()
                if (summary := tracker.summary(request.id)) is not None
            }

        await plain.finish()
        await until(lambda: states()[False] is RequestState.AVAILABLE, "HD")
        assert states()[True] is not RequestState.AVAILABLE
        await high.finish()
        await until(lambda: states()[True] is RequestState.AVAILABLE, "4K")
        assert states()[False] is RequestState.AVAILABLE
        assert await hass.config_entries.async_unload(entry.entry_id)


@pytest.mark.parametrize("title", [COPPER_LIGHTHOUSE, HARBOUR_NINE])
async def test_wish_in_4k_waits_on_its_own_while_hd_arrives(
    hass: HomeAssistant, big_stack: Stack, title: Title
) -> None:
    """Keep what the Radarr or Sonarr for HD tells from a wish in 4K that waits."""
    stack = big_stack
    assert await async_setup_component(hass, DOMAIN, {})
    async with LoopbackServer(hass.http.app) as server:
        hass.config.internal_url = str(server.make_url("")).rstrip("/")
        entry = stacked_entry(stack, SERVICE_NAMES, four_k=True)
        await async_set_up(hass, entry)
        await until(lambda: all(map(any, webhook_targets(stack).values())), "webhooks")
        tracker = coordinator_of(entry).tracker

        def states() -> dict[bool | None, RequestState]:
            assert len(tracker.requests) <= 2
            return {
                request.is_4k: summary.state
                for request in tracker.requests.values()
                if (summary := tracker.summary(request.id)) is not None
            }

        high = tell(stack, title, Options(is_4k=True))
        await high.advance_to("wish")
        await until(lambda: states() == {True: RequestState.REQUESTED}, "the wish")
        await tell(stack, title, Options()).finish()
        await until(lambda: states().get(False) is RequestState.AVAILABLE, "HD")
        assert states()[True] is RequestState.REQUESTED
        await high.finish()
        await until(lambda: states()[True] is RequestState.AVAILABLE, "4K")
        assert states()[False] is RequestState.AVAILABLE
        assert await hass.config_entries.async_unload(entry.entry_id)

"""Test that a film's journey is seen although webhooks are lost."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from functools import partial
from itertools import groupby

from homeassistant.const import EVENT_STATE_CHANGED, Platform
from homeassistant.core import Event, EventStateChangedData, HomeAssistant, callback
from homeassistant.setup import async_setup_component
import pytest

from custom_components.status_tracker.const import DOMAIN, SERVICE_NAMES
from custom_components.status_tracker.tracker.terms import Service
from custom_components.status_tracker.watchers.availability import Pace as LookPace
from custom_components.status_tracker.watchers.downloads import Pace
from tests.common import async_set_up
from tests.live.household import webhook_targets
from tests.live.journeys import STATE_AFTER, WHOLE_JOURNEY, Stop, queued_film
from tests.serving import LoopbackServer
from tests.stack.catalogue import COPPER_LIGHTHOUSE
from tests.stack.sender import Trouble
from tests.stack.stack import Stack
from tests.stacked import stacked_entry, until

OFTEN = timedelta(seconds=0.1)
PATIENCE = 60.0
SERVICES = tuple(service for service in SERVICE_NAMES if service is not Service.SHOKO)
SENDERS = ("seerr", "radarr", "jellyfin")
EVERY_WEBHOOK = None
LOST = [
    pytest.param("seerr", "MEDIA_PENDING", id="wish"),
    pytest.param("seerr", "MEDIA_APPROVED", id="approval"),
    pytest.param("radarr", "MovieAdded", id="film_added"),
    pytest.param("radarr", "Grab", id="grab"),
    pytest.param("radarr", "Download", id="import"),
    pytest.param("jellyfin", "ItemAdded", id="item_added"),
    pytest.param("seerr", "MEDIA_AVAILABLE", id="available"),
    pytest.param("seerr", EVERY_WEBHOOK, id="all_of_seerr"),
    pytest.param("radarr", EVERY_WEBHOOK, id="all_of_radarr"),
]


class Witness:
    """Keep the states of the one request's sensor, in the order written."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Begin to look."""
        self.states: list[str] = []
        self._news = asyncio.Event()
        self.stop = hass.bus.async_listen(EVENT_STATE_CHANGED, self._changed)

    @property
    def journey(self) -> list[str]:
        """Return the states, each as often as it was entered."""
        return [state for state, _ in groupby(self.states)]

    @callback
    def _changed(self, event: Event[EventStateChangedData]) -> None:
        """Take a state of a request."""
        state = event.data["new_state"]
        if (
            state is not None
            and state.domain == Platform.SENSOR
            and "request_id" in state.attributes
        ):
            self.states.append(state.state)
            self._news.set()

    async def until(self, state: str) -> None:
        """Wait until the request is in a state."""
        try:
            async with asyncio.timeout(PATIENCE):
                while self.states[-1:] != [state]:
                    self._news.clear()
                    await self._news.wait()
        except TimeoutError:
            raise AssertionError(f"{self.journey}, never {state}") from None


@pytest.fixture(autouse=True)
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the watchers ask often, as if hours passed in seconds."""
    watchers = "custom_components.status_tracker.watchers"
    monkeypatch.setattr(f"{watchers}.reconcile_seerr._INTERVAL", OFTEN)
    monkeypatch.setattr(f"{watchers}.reconcile_arr._BUSY", OFTEN)
    monkeypatch.setattr(f"{watchers}.reconcile_arr._IDLE", OFTEN)
    pace = partial(Pace, moving=0.1, waiting=0.1, closest=0.0)
    monkeypatch.setattr(f"{watchers}.downloads.Pace", pace)
    looks = partial(LookPace, first=0.1, last=0.1, poll=0.1)
    monkeypatch.setattr(f"{watchers}.availability.Pace", looks)


@pytest.fixture
async def stack() -> AsyncIterator[Stack]:
    """Start the simulated services."""
    async with Stack(speed=1_000) as services:
        yield services


@pytest.fixture
async def witness(hass: HomeAssistant, stack: Stack) -> AsyncIterator[Witness]:
    """Set the integration up, with webhooks that arrive, and look at the sensors."""
    assert await async_setup_component(hass, DOMAIN, {})
    async with LoopbackServer(hass.http.app) as server:
        hass.config.internal_url = str(server.make_url("")).rstrip("/")
        entry = stacked_entry(stack, SERVICES)
        await async_set_up(hass, entry)
        await until(lambda: all(map(any, webhook_targets(stack).values())), "webhooks")
        witness = Witness(hass)
        yield witness
        witness.stop()
        assert await hass.config_entries.async_unload(entry.entry_id)


def lose(stack: Stack, service: str, event: str | None) -> None:
    """Lose a webhook of a service, or all of them."""
    getattr(stack, service).sender.add_fault(Trouble.LOST, event)


async def watch_film(stack: Stack, witness: Witness) -> None:
    """Play a film's story and see each of its states before the next step."""
    story = queued_film(stack, COPPER_LIGHTHOUSE)
    while not story.finished:
        step = await story.step()
        if step in STATE_AFTER:
            await witness.until(Stop(step).state)


async def test_film_without_a_loss_passes_every_state(
    stack: Stack, witness: Witness
) -> None:
    """Pass every state once when all webhooks arrive, Radarr's a little late."""
    stack.radarr.sender.add_fault(Trouble.LATE, "MovieAdded", delay=100)
    await watch_film(stack, witness)
    assert witness.journey == WHOLE_JOURNEY


@pytest.mark.parametrize(("service", "event"), LOST)
async def test_film_with_a_lost_webhook_passes_every_state(
    stack: Stack, witness: Witness, service: str, event: str | None
) -> None:
    """Learn from the watchers what a lost webhook would have told."""
    lose(stack, service, event)
    await watch_film(stack, witness)
    passed = [state for state in WHOLE_JOURNEY if state != "approved"]
    assert [state for state in witness.journey if state != "approved"] == passed


async def test_film_without_webhooks_passes_every_state(
    stack: Stack, witness: Witness
) -> None:
    """Learn everything from the watchers alone."""
    for service in SENDERS:
        lose(stack, service, EVERY_WEBHOOK)
    await watch_film(stack, witness)
    passed = [state for state in WHOLE_JOURNEY if state != "approved"]
    assert [state for state in witness.journey if state != "approved"] == passed

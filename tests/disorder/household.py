"""A household whose services fail: what it shows, and what it writes to the log."""

from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
import logging
from typing import Any, Final

from aiohttp import ClientTimeout
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.status_tracker.const import DOMAIN, SERVICE_NAMES
from custom_components.status_tracker.health import ServiceHealth
from custom_components.status_tracker.tracker.models import MediaRequest, Summary
from custom_components.status_tracker.tracker.terms import RequestState, Step
from custom_components.status_tracker.tracker.tracker import Tracker
from custom_components.status_tracker.watchers import anime, availability, downloads
from tests.common import async_set_up, coordinator_of
from tests.live.household import webhook_targets
from tests.serving import LoopbackServer
from tests.stack.catalogue import (
    COPPER_LIGHTHOUSE,
    HARBOUR_NINE,
    KITSUNE_POST_OFFICE,
    PAPER_CRANE_ORBIT,
)
from tests.stack.sender import WebhookSender
from tests.stack.stack import Stack
from tests.stack.world import Title
from tests.stacked import stacked_entry, until

PATHS: Final = {
    "film": COPPER_LIGHTHOUSE,
    "show": HARBOUR_NINE,
    "anime-film": PAPER_CRANE_ORBIT,
    "anime-show": KITSUNE_POST_OFFICE,
}
OURS: Final = "custom_components.status_tracker"
OFTEN: Final = 0.1
# What everybody passes, whatever else is told on the way.
JOURNEY: Final = (Step.GRABBED, Step.IMPORTED, Step.AVAILABLE)
# What the simulated services write when they tear a line.
_TORN: Final = "error on socket transport"
_LONGEST_LINE: Final = 400
# Those that the request does not know of itself.
_ASIDE: Final = frozenset({Step.ATTENTION, Step.HINTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Say how a story ended."""

    state: RequestState | None
    counts: object
    jellyfin_id: str | None
    is_anime: bool | None
    attention: object
    steps: frozenset[Step]
    name: str


@dataclass(slots=True)
class Household:
    """Hold the services and what follows them."""

    hass: HomeAssistant
    stack: Stack
    entry: MockConfigEntry
    log: pytest.LogCaptureFixture

    @property
    def tracker(self) -> Tracker:
        """Return the tracker."""
        return coordinator_of(self.entry).tracker

    @property
    def senders(self) -> list[WebhookSender]:
        """Return what sends the webhooks."""
        stack = self.stack
        services = (stack.seerr, stack.radarr, stack.sonarr, stack.jellyfin)
        return [service.sender for service in services]

    def health(self, service: str) -> ServiceHealth:
        """Return the health of a service."""
        return coordinator_of(self.entry).health[service]

    def request(self, title: Title) -> MediaRequest | None:
        """Return the one request for a title, None before there is one."""
        found = [
            request
            for request in self.tracker.requests.values()
            if request.ids.tmdb == title.tmdb_id or request.name == title.title
        ]
        assert len(found) <= 1, [request.name for request in found]
        return found[0] if found else None

    def summary(self, title: Title) -> Summary | None:
        """Return what follows for a title."""
        request = self.request(title)
        return self.tracker.summary(request.id) if request is not None else None

    def state(self, title: Title) -> RequestState | None:
        """Return the state of a title."""
        summary = self.summary(title)
        return summary.state if summary is not None else None

    async def until_available(self, title: Title) -> None:
        """Wait until a title can be played."""
        await until(
            lambda: self.state(title) is RequestState.AVAILABLE,
            f"available: {title.title}",
        )

    async def until_reachable(self, reachable: bool, *services: str) -> None:
        """Wait until services are known to answer, or not to."""
        names = services or tuple(self.stack.services)
        await until(
            lambda: all(self.health(name).reachable is reachable for name in names),
            f"{names} reachable: {reachable}",
        )

    def outcome(self, title: Title) -> Outcome:
        """Return how the story of a title ended."""
        request, summary = self.request(title), self.summary(title)
        assert request is not None
        assert summary is not None
        entries = self.tracker.timeline(request.id)
        times = {
            step: min(entry.at for entry in entries if entry.step is step)
            for step in JOURNEY
        }
        assert sorted(JOURNEY, key=times.__getitem__) == list(JOURNEY), times
        return Outcome(
            state=summary.state,
            counts=summary.counts,
            jellyfin_id=summary.jellyfin_id,
            is_anime=summary.is_anime,
            attention=summary.attention,
            steps=frozenset(entry.step for entry in entries) - _ASIDE,
            name=request.name,
        )

    def assert_arrived(self, title: Title) -> None:
        """Check that everything is right in the end."""
        outcome = self.outcome(title)
        assert outcome.state is RequestState.AVAILABLE
        wanted = len(title.episodes) or 1
        summary = self.summary(title)
        assert summary is not None
        assert summary.counts.available == summary.counts.wanted == wanted
        assert outcome.attention is None
        assert outcome.jellyfin_id in self.stack.jellyfin.library.items
        assert bool(outcome.is_anime) is title.kind.is_anime
        assert outcome.name == title.title

    def lines(self, level: int = logging.INFO) -> list[str]:
        """Return what we wrote to the log from a level on."""
        return [
            record.getMessage()
            for record in self.log.get_records("call")
            if record.name.startswith(OURS) and record.levelno >= level
        ]

    def assert_log_readable(self, *lost: str) -> None:
        """Check that each lost service was told of once, and nothing else went wrong.

        A webhook that can not be set up because of the same trouble may be told, too.
        """
        for record in self.log.get_records("call"):
            if _TORN not in record.getMessage():
                assert record.levelno < logging.ERROR, record.getMessage()
                assert record.exc_info is None, record.getMessage()
        lines = Counter(self.lines())
        for line, times in lines.items():
            assert len(line) <= _LONGEST_LINE, line[:200]
            assert times == 1, f"{times} x {line}"
        for name in lost:
            title = self.health(name).name
            told = [line for line in lines if f"Connection to {title} " in line]
            kinds = sorted("is back" in line for line in told)
            assert kinds == [False, True], told
        allowed = 2 * len(lost) + 2
        assert len(lines) <= allowed, list(lines)


def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let minutes of waiting pass in a tenth of a second."""
    watchers = f"{OURS}.watchers"
    often = timedelta(seconds=OFTEN)
    for place in ("reconcile_seerr._INTERVAL", "reconcile_arr._BUSY"):
        monkeypatch.setattr(f"{watchers}.{place}", often)
    monkeypatch.setattr(f"{watchers}.reconcile_arr._IDLE", often)
    for name in ("_FIRST_RETRY", "_LONGEST_RETRY", "_AFTER_A_REFUSAL"):
        monkeypatch.setattr(f"{watchers}.periodic.{name}", OFTEN)
    for name in ("_FIRST_RETRY", "_LONGEST_RETRY", "_TRY_AGAIN"):
        monkeypatch.setattr(f"{OURS}.webhooks.upkeep.{name}", 3 * OFTEN)
    retries = {"first_retry": OFTEN, "last_retry": OFTEN}
    paces: dict[Any, dict[str, float]] = {
        downloads: {"moving": 0.1, "waiting": 0.1, "closest": 0, "ban": OFTEN},
        availability: {"first": 0.1, "last": 0.1, "poll": 0.1, "refused": OFTEN},
        anime: {"first_look": 0.1, "look": 0.1, "tick": 0.1, "refused": OFTEN},
    }
    for module, pace in paces.items():
        monkeypatch.setattr(module, "Pace", partial(module.Pace, **pace, **retries))


def short(*, total: float) -> ClientTimeout:
    """Return a timeout of two seconds at most."""
    return ClientTimeout(total=min(total, 2))


@asynccontextmanager
async def open_household(
    hass: HomeAssistant, stack: Stack, log: pytest.LogCaptureFixture
) -> AsyncIterator[Household]:
    """Set all six services up, with webhooks that arrive."""
    log.set_level(logging.WARNING)
    log.set_level(logging.INFO, OURS)
    assert await async_setup_component(hass, DOMAIN, {})
    async with LoopbackServer(hass.http.app) as server:
        hass.config.internal_url = str(server.make_url("")).rstrip("/")
        entry = stacked_entry(stack, SERVICE_NAMES)
        await async_set_up(hass, entry)
        await until(lambda: all(map(any, webhook_targets(stack).values())), "webhooks")
        household = Household(hass, stack, entry, log)
        await household.until_reachable(True)
        yield household
        for service in stack.services.values():
            service.faults.clear()
        assert await hass.config_entries.async_unload(entry.entry_id)

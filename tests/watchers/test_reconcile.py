"""Test that what no webhook told is found by asking."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import cast

from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.status_tracker.tracker.models import TimelineEntry
from custom_components.status_tracker.tracker.terms import (
    FailureReason,
    RequestState,
    Service,
    Step,
    WishStatus,
)
from custom_components.status_tracker.watchers import WATCHERS
from tests.common import async_set_up, coordinator_of
from tests.stack.catalogue import COPPER_LIGHTHOUSE
from tests.stack.film_story import FilmStory
from tests.stack.player import Options, Removal
from tests.stack.stack import Stack
from tests.stacked import stacked_entry, until
from tests.tracker.stories import Film

FOUND_WITHOUT_WEBHOOKS = [
    ("wish", RequestState.REQUESTED),
    ("approve", RequestState.SEARCHING),
    ("grab", RequestState.GRABBING),
    ("import", RequestState.IMPORTING),
]


@pytest.fixture
async def entry(
    hass: HomeAssistant, stack: Stack, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[MockConfigEntry]:
    """Set up Seerr, Radarr and Sonarr, without any webhook."""
    monkeypatch.delitem(cast("dict[str, object]", WATCHERS), "webhooks")
    entry = stacked_entry(stack, [Service.SEERR, Service.RADARR, Service.SONARR])
    await async_set_up(hass, entry)
    yield entry
    # Before the services are gone, so that nobody asks them while they close.
    await hass.config_entries.async_unload(entry.entry_id)


def states(entry: MockConfigEntry) -> list[RequestState]:
    """Return the states of all requests."""
    tracker = coordinator_of(entry).tracker
    found = (tracker.summary(request_id) for request_id in tracker.requests)
    return [summary.state for summary in found if summary is not None]


def holds(entry: MockConfigEntry, state: RequestState) -> bool:
    """Tell whether there is one request and it is in a state."""
    return states(entry) == [state]


def told_of_download(entry: MockConfigEntry) -> list[TimelineEntry]:
    """Return what the only request's timeline knows of its download."""
    tracker = coordinator_of(entry).tracker
    (request_id,) = tracker.requests
    return [one for one in tracker.timeline(request_id) if "download" in one.detail]


async def ask_again(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Let everything be asked anew, as after a restart."""
    assert await hass.config_entries.async_reload(entry.entry_id)


async def test_every_step_without_webhooks_is_found(
    hass: HomeAssistant, stack: Stack, entry: MockConfigEntry
) -> None:
    """Find each step of a film by asking Seerr and Radarr."""
    story = FilmStory(stack, COPPER_LIGHTHOUSE)
    for step, state in FOUND_WITHOUT_WEBHOOKS:
        await story.advance_to(step)
        await ask_again(hass, entry)
        await until(partial(holds, entry, state), f"{step}: {state}")
    tracker = coordinator_of(entry).tracker
    (request_id,) = tracker.requests
    request = tracker.requests[request_id]
    assert request.name == COPPER_LIGHTHOUSE.title
    assert request.year is not None
    assert request.year.value == COPPER_LIGHTHOUSE.year
    assert request.poster is not None
    assert request.requested_by is not None
    assert request.requested_by.value == "alice"
    told = [entry.step for entry in tracker.timeline(request_id)]
    assert [step for step in told if step in (Step.GRABBED, Step.IMPORTED)] == [
        Step.GRABBED,
        Step.IMPORTED,
    ]


async def test_whole_story_missed_is_found_at_once(
    hass: HomeAssistant, stack: Stack, entry: MockConfigEntry
) -> None:
    """Find a film that went all the way while nobody listened."""
    await FilmStory(stack, COPPER_LIGHTHOUSE).advance_to("import")
    await ask_again(hass, entry)
    await until(lambda: states(entry) == [RequestState.IMPORTING], "importing")


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        pytest.param(Options(declined=True), FailureReason.DECLINED, id="declined"),
        pytest.param(Options(removal=Removal.ARR), FailureReason.DELETED, id="removed"),
    ],
)
async def test_bad_ends_without_webhooks_are_found(
    hass: HomeAssistant,
    stack: Stack,
    entry: MockConfigEntry,
    options: Options,
    reason: FailureReason,
) -> None:
    """Find that a wish was declined, and that a film was removed."""
    story = FilmStory(stack, COPPER_LIGHTHOUSE, options)
    await story.advance_to("wish" if options.declined else "import")
    await ask_again(hass, entry)
    await until(lambda: len(states(entry)) == 1, "the wish")
    await story.finish()
    await ask_again(hass, entry)
    await until(lambda: states(entry) == [RequestState.FAILED], "failed")
    tracker = coordinator_of(entry).tracker
    (request_id,) = tracker.requests
    summary = tracker.summary(request_id)
    assert summary is not None
    assert summary.failure is reason


async def test_wish_ends_the_rest_of_who_has_nothing_to_do(
    stack: Stack, entry: MockConfigEntry
) -> None:
    """Ask Radarr soon, though it was asked a moment before there was anything."""

    def asked() -> int:
        return len(stack.radarr.calls_to("/api/v3/history"))

    coordinator = coordinator_of(entry)
    await until(lambda: bool(coordinator.health[Service.RADARR].reachable), "asked")
    before = asked()
    await coordinator.async_apply([Film().wish(0, WishStatus.APPROVED)])
    await until(lambda: asked() > before, "asked anew")


async def test_versions_are_known(entry: MockConfigEntry) -> None:
    """Learn the version of each service along with its records."""
    health = coordinator_of(entry).health.values()
    await until(lambda: all(each.version for each in health), "versions")


@pytest.mark.parametrize("off", [timedelta(hours=1), timedelta(hours=-1)])
async def test_history_is_found_by_the_clock_of_its_keeper(
    hass: HomeAssistant,
    stack: Stack,
    entry: MockConfigEntry,
    monkeypatch: pytest.MonkeyPatch,
    off: timedelta,
) -> None:
    """Find what Radarr did, also where Home Assistant's clock is an hour off."""
    monkeypatch.setattr(dt_util, "utcnow", lambda: datetime.now(UTC) + off)
    await ask_again(hass, entry)
    story = FilmStory(stack, COPPER_LIGHTHOUSE)
    await story.advance_to("grab")
    await ask_again(hass, entry)
    await until(partial(holds, entry, RequestState.GRABBING), "grabbing")
    await story.advance_to("import")
    await ask_again(hass, entry)
    await until(lambda: holds(entry, RequestState.IMPORTING), "importing")
    await until(
        lambda: (
            {Step.GRABBED, Step.IMPORTED}
            <= {one.step for one in told_of_download(entry)}
        ),
        "grabbed and imported",
    )
    told = told_of_download(entry)
    assert [one for one in told if one.inferred] == [
        one for one in told if one.step in (Step.DOWNLOAD_STARTED, Step.DOWNLOADED)
    ]

"""Test that a title in HD and in 4K is tried again where each is searched for."""

from collections.abc import AsyncIterator

from homeassistant.core import HomeAssistant
import pytest

from custom_components.status_tracker.const import DOMAIN
from custom_components.status_tracker.tracker.terms import RequestState
from tests.common import async_set_up, coordinator_of
from tests.stack.arr import Arr
from tests.stack.catalogue import COPPER_LIGHTHOUSE, HARBOUR_NINE
from tests.stack.player import Options
from tests.stack.stack import Stack
from tests.stack.stories import tell
from tests.stack.world import Title
from tests.stacked import stacked_entry, until

from .test_retry import SERVICES, call, states

pytestmark = pytest.mark.usefixtures("check_translations", "impatient")


@pytest.fixture
async def stack() -> AsyncIterator[Stack]:
    """Start the simulated services, with a second Radarr and Sonarr for 4K."""
    async with Stack(four_k=True) as services:
        yield services


def searched(arr: Arr | None) -> int:
    """Return how often an instance was told to search."""
    assert arr is not None
    return sum("Search" in command.name for command in arr.commands.values())


@pytest.mark.parametrize(
    "title", [COPPER_LIGHTHOUSE, HARBOUR_NINE], ids=lambda title: title.kind
)
async def test_each_of_two_requests_is_searched_for_in_its_own_instance(
    hass: HomeAssistant, stack: Stack, title: Title
) -> None:
    """Search in HD for the one and in 4K for the other, by title for the newer."""
    for is_4k in (False, True):
        await tell(stack, title, Options(is_4k=is_4k)).advance_to("search")
    entry = stacked_entry(stack, SERVICES, four_k=True)
    await async_set_up(hass, entry)
    await until(lambda: states(entry) == [RequestState.SEARCHING] * 2, "searching")
    tracker = coordinator_of(entry).tracker
    arrs: dict[bool, Arr | None] = (
        {True: stack.sonarr_4k, False: stack.sonarr}
        if title.kind.is_show
        else {True: stack.radarr_4k, False: stack.radarr}
    )
    by_quality = {bool(one.is_4k): one.id for one in tracker.requests.values()}
    assert by_quality.keys() == {True, False}
    for is_4k, request_id in by_quality.items():
        before = {each: searched(arr) for each, arr in arrs.items()}
        answer = await hass.services.async_call(
            DOMAIN,
            "retry_request",
            {"request_id": request_id},
            blocking=True,
            return_response=True,
        )
        assert answer is not None
        assert answer["errors"] == []
        now = {each: searched(arr) for each, arr in arrs.items()}
        assert now == {**before, is_4k: before[is_4k] + 1}
    named = await call(hass, "retry_request", title.title)
    newest = max(tracker.requests.values(), key=lambda one: one.created_at)
    assert named["id"] == newest.id
    assert await hass.config_entries.async_unload(entry.entry_id)

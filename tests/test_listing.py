"""Test that a long history is read beside the event loop, and in order."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from random import Random
import threading
from typing import Any

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.typing import (
    MockHAClientWebSocket,
    WebSocketGenerator,
)

from custom_components.status_tracker.const import DOMAIN
from custom_components.status_tracker.coordinator import StatusTrackerCoordinator
from custom_components.status_tracker.tracker.archive_row import (
    ArchivedRow,
    Headline,
    make_row,
)
from custom_components.status_tracker.tracker.terms import MediaType, RequestState
from custom_components.status_tracker.views import listing
from custom_components.status_tracker.views.listing import Query, Scope

from .websocket import ask

BEGAN = datetime(2026, 1, 1, tzinfo=UTC)
COUNT = 30


def fill(coordinator: StatusTrackerCoordinator) -> list[str]:
    """Archive requests in any order, and return the newest first."""
    numbers = list(range(COUNT))
    Random(1).shuffle(numbers)
    for n in numbers:
        headline = Headline(
            id=f"old-{n:02}",
            title=f"Past film {n}",
            media_type=MediaType.MOVIE,
            state=RequestState.AVAILABLE,
            requested_by=f"person {n % 3}",
            # Two of each finished at the same time.
            finished_at=BEGAN + timedelta(days=n // 2),
        )
        coordinator.tracker.archive.put(make_row(headline, [f"tmdb:movie:{n}"], ""))
    return [f"old-{n:02}" for n in reversed(range(COUNT))]


@pytest.fixture
async def client(
    hass_ws_client: WebSocketGenerator, coordinator: StatusTrackerCoordinator
) -> MockHAClientWebSocket:
    """Return a websocket client, with the integration loaded."""
    return await hass_ws_client()


@pytest.fixture
def readers(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return the threads that read a headline, each time that one does."""
    threads: list[int] = []
    read: Callable[[ArchivedRow], Headline] = vars(ArchivedRow)["headline"].fget

    def headline(row: ArchivedRow) -> Headline:
        """Note who reads, and read."""
        threads.append(threading.get_ident())
        return read(row)

    monkeypatch.setattr(ArchivedRow, "headline", property(headline))
    return threads


@pytest.mark.parametrize("piece", [1, 4, COUNT, 4_096])
async def test_history_is_in_order_however_it_is_sorted(
    coordinator: StatusTrackerCoordinator, monkeypatch: pytest.MonkeyPatch, piece: int
) -> None:
    """List the newest first, also where the history is sorted in pieces."""
    monkeypatch.setattr(listing, "_PIECE", piece)
    expected = fill(coordinator)
    query = Query(scope=Scope.ALL)
    candidates = listing.find_candidates(coordinator.tracker, query)
    assert listing.select(candidates, query) == expected


@pytest.mark.parametrize(
    ("query", "total"),
    [({}, COUNT), ({"text": "film 1"}, 12), ({"requested_by": "Person  1"}, 10)],
    ids=["all", "text", "person"],
)
async def test_page_of_history_is_found_beside_the_event_loop(
    client: MockHAClientWebSocket,
    coordinator: StatusTrackerCoordinator,
    readers: list[int],
    query: dict[str, Any],
    total: int,
) -> None:
    """Read in the event loop no more headlines than the page shows."""
    fill(coordinator)
    readers.clear()
    page = await ask(client, "requests/list", scope="all", limit=2, **query)
    assert (page["total"], len(page["requests"])) == (total, 2)
    assert len(readers) == COUNT + 2
    assert readers.count(threading.get_ident()) == 2


async def test_askers_are_found_beside_the_event_loop(
    client: MockHAClientWebSocket,
    coordinator: StatusTrackerCoordinator,
    readers: list[int],
) -> None:
    """Read in the event loop no headline for the names of who asked."""
    fill(coordinator)
    readers.clear()
    people = (await ask(client, "requests/people"))["people"]
    assert [each["name"] for each in people] == ["person 0", "person 1", "person 2"]
    assert len(readers) == COUNT
    assert threading.get_ident() not in readers


async def test_action_reads_history_beside_the_event_loop(
    hass: HomeAssistant, coordinator: StatusTrackerCoordinator, readers: list[int]
) -> None:
    """Read in the event loop no more headlines than the action answers with."""
    fill(coordinator)
    readers.clear()
    answer = await hass.services.async_call(
        DOMAIN,
        "get_requests",
        {"scope": "all", "limit": 1},
        blocking=True,
        return_response=True,
    )
    assert answer is not None
    assert answer["total"] == COUNT
    assert readers.count(threading.get_ident()) == 1


async def test_request_that_goes_while_it_is_searched_is_left_out(
    client: MockHAClientWebSocket,
    coordinator: StatusTrackerCoordinator,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Show the others where one was deleted in the meantime."""
    newest = fill(coordinator)[0]
    select = listing.select

    def select_slowly(*given: Any) -> list[str]:
        """Take so long that a request goes."""
        found = select(*given)
        coordinator.tracker.archive.remove(newest)
        return found

    monkeypatch.setattr(
        "custom_components.status_tracker.panel.commands.select", select_slowly
    )
    page = await ask(client, "requests/list", scope="all", limit=3)
    assert [each["id"] for each in page["requests"]] == ["old-28", "old-27"]

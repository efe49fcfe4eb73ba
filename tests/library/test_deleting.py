"""Test that a title of the library can be deleted everywhere, and at any time."""

from collections.abc import AsyncIterator, Iterable
from typing import Any

import pytest

from custom_components.status_tracker.clients.jellyfin import JellyfinClient
from custom_components.status_tracker.clients.jellyfin_library import LibraryPage
from custom_components.status_tracker.clients.jellyfin_models import ItemType
from custom_components.status_tracker.const import DOMAIN
from custom_components.status_tracker.deletion import setup
from custom_components.status_tracker.deletion.models import DeletionState
from custom_components.status_tracker.tracker.models import ItemKey
from custom_components.status_tracker.tracker.terms import ItemState
from tests.deletion.conftest import FAST
from tests.deletion.home import traces
from tests.stack.catalogue import COPPER_LIGHTHOUSE, REFERENCE
from tests.stack.faults import Fault
from tests.stack.player import Options
from tests.stack.titles import SHOWS
from tests.stack.world import Title

from .sync_home import SyncHome, counts


@pytest.fixture(autouse=True)
def in_haste(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let deletions ask again soon."""
    monkeypatch.setattr(setup, "PACE", FAST)


@pytest.mark.parametrize(
    "title", REFERENCE, ids=["film", "show", "anime film", "anime show"]
)
async def test_title_of_the_library_is_deleted_everywhere(
    home: SyncHome, title: Title
) -> None:
    """Leave no trace of a title that only the sync knew."""
    await home.restart()
    home.own(REFERENCE)
    await home.read()
    answer = await home.hass.services.async_call(
        DOMAIN,
        "delete_request",
        {"request_id": home.known(title).id},
        blocking=True,
        return_response=True,
    )
    assert answer is not None
    await home.stack.shoko.settled()
    assert not traces(home.stack, title)
    assert home.find(title) is None
    assert counts(await home.read()) == {"unchanged": 3}


def delete_in_the_middle(
    home: SyncHome, monkeypatch: pytest.MonkeyPatch, title: Title, *seasons: int
) -> None:
    """Delete between the moment when titles are read and the one when they count."""
    iter_whole = JellyfinClient.iter_whole

    async def iter_late(
        self: JellyfinClient, types: Iterable[ItemType], start: int = 0
    ) -> AsyncIterator[LibraryPage]:
        """Hand over a page once the title is gone."""
        async for page in iter_whole(self, types, start):
            if ItemType.SERIES in types:
                deletion = await home.begin(title, seasons=seasons)
                await home.done(deletion)
            yield page

    monkeypatch.setattr(JellyfinClient, "iter_whole", iter_late)


async def test_title_deleted_during_a_sync_stays_away(
    home: SyncHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Take nothing in that was deleted after Jellyfin had told of it."""
    await home.restart()
    home.own(REFERENCE)
    await home.bring(COPPER_LIGHTHOUSE, Options(declined=True))
    await home.read()
    delete_in_the_middle(home, monkeypatch, COPPER_LIGHTHOUSE)
    assert counts(await home.read()) == {"unchanged": 3}
    assert home.find(COPPER_LIGHTHOUSE) is None


async def test_title_whose_deletion_failed_is_left_alone(home: SyncHome) -> None:
    """Neither take in nor miss what waits for somebody to go on deleting it."""
    await home.restart()
    await home.bring(COPPER_LIGHTHOUSE)
    fault = Fault(method="POST", path="/api/v2/torrents/delete", status=400)
    home.stack.qbittorrent.faults.add(fault)
    deletion = await home.begin(COPPER_LIGHTHOUSE)
    await home.comes_to(deletion, DeletionState.FAILED)
    await home.rest()
    assert counts(await home.read()) == {}
    home.stack.qbittorrent.faults.remove(fault)
    await home.deletions.async_retry(deletion.id)
    await home.done(deletion)


async def test_season_deleted_during_a_sync_stays_away(
    home: SyncHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Know no episode as playable that was deleted after Jellyfin had told of it."""
    title = SHOWS[2]
    await home.restart()
    home.own([title])
    await home.read()
    await home.bring(title, Options(seasons=(2,), declined=True))
    request_id = home.known(title).id
    delete_in_the_middle(home, monkeypatch, title, 2)
    await home.read()
    states: dict[ItemKey, Any] = dict(home.coordinator.tracker.item_states(request_id))
    there = {key.season for key, each in states.items() if each is ItemState.AVAILABLE}
    assert there == {1}

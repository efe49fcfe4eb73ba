"""Test the sync where something is in its way: the disk, a restart, a surprise."""

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

from homeassistant.core import CoreState, HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers.dispatcher import async_dispatcher_send
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.status_tracker.const import DOMAIN
from custom_components.status_tracker.library import sync
from custom_components.status_tracker.library.run import LibraryRun
from custom_components.status_tracker.library.waiting import WaitingRequests
from custom_components.status_tracker.storage.files import StoreFile
from custom_components.status_tracker.tracker.facts import (
    EpisodeInfo,
    EpisodesListed,
    Subject,
)
from custom_components.status_tracker.tracker.models import ItemKey, MediaIds, Source
from custom_components.status_tracker.tracker.terms import MediaType, Service
from tests.stack.catalogue import COPPER_LIGHTHOUSE, HARBOUR_NINE
from tests.stack.faults import Fault
from tests.stack.player import Options
from tests.stack.stories import tell
from tests.stacked import until
from tests.websocket import ask, event

from .sync_home import SyncHome, counts


def file_of(home: SyncHome) -> Path:
    """Return the file that tells of the last sync."""
    folder = Path(home.hass.config.path(".storage"))
    return folder / f"{DOMAIN}.{sync.SYNC_FILE}"


@pytest.mark.parametrize(
    "text",
    ["", "[]", '{"version": 99, "minor_version": 1, "key": "x", "data": {}}'],
    ids=["empty", "another shape", "newer version"],
)
async def test_past_that_cannot_be_read_is_no_obstacle(
    home: SyncHome, text: str
) -> None:
    """Start without a past where the file of the last sync cannot be read."""
    home.own([COPPER_LIGHTHOUSE])
    await home.read()
    assert await home.hass.config_entries.async_unload(home.entry.entry_id)
    await home.hass.async_add_executor_job(file_of(home).write_text, text)
    assert await home.hass.config_entries.async_setup(home.entry.entry_id)
    assert home.sync.state.result is None
    assert counts(await home.read()) == {"unchanged": 1}


async def test_sync_that_cannot_be_recorded_goes_on(
    home: SyncHome, caplog: pytest.LogCaptureFixture
) -> None:
    """Take the library in although the disk does not keep how far that is."""
    home.own([COPPER_LIGHTHOUSE])
    write = StoreFile.async_write

    async def fail(self: StoreFile, document: dict[str, Any]) -> None:
        """Fail for the file of the sync."""
        if self.key.endswith(sync.SYNC_FILE):
            raise OSError("No space left on /secret/place")
        await write(self, document)

    with patch.object(StoreFile, "async_write", fail):
        assert counts(await home.read()) == {"added": 1}
    assert "Cannot save the state of the sync: OSError" in caplog.text
    assert "/secret/place" not in caplog.text


async def test_surprise_ends_the_sync_and_nothing_else(
    home: SyncHome, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Say that something unexpected happened, and sync when asked again."""
    home.own([COPPER_LIGHTHOUSE])

    async def stumble(self: LibraryRun) -> None:
        """Fail in a way that nobody foresaw."""
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr(LibraryRun, "async_run", stumble)
        with pytest.raises(HomeAssistantError) as raised:
            await home.call()
    assert raised.value.translation_key == "library_sync_unexpected"
    assert "ZeroDivisionError" in caplog.text
    assert not home.sync.state.running
    assert counts(await home.read()) == {"added": 1}


async def test_interrupted_sync_waits_until_all_has_started(
    hass: HomeAssistant, home: SyncHome
) -> None:
    """Begin again only once Home Assistant is up, and not at all if unloaded before."""
    home.own([COPPER_LIGHTHOUSE])
    slow = Fault(path="/Items", delay=30.0)
    home.stack.jellyfin.faults.add(slow)
    home.sync.async_begin()
    await until(lambda: slow.struck > 0, "a question to Jellyfin")
    home.stack.jellyfin.faults.clear()
    assert await hass.config_entries.async_unload(home.entry.entry_id)
    asked = len(home.stack.jellyfin.calls)
    hass.set_state(CoreState.starting)
    assert await hass.config_entries.async_setup(home.entry.entry_id)
    assert not home.sync.state.running
    assert await hass.config_entries.async_unload(home.entry.entry_id)
    hass.set_state(CoreState.running)
    hass.bus.async_fire("homeassistant_started")
    await hass.async_block_till_done()
    assert len(home.stack.jellyfin.calls) == asked
    assert await hass.config_entries.async_setup(home.entry.entry_id)
    await until(lambda: home.sync.state.result is not None, "the end of the sync")
    assert counts(home.sync.state.result or {}) == {"added": 1}


async def test_request_that_leaves_while_it_is_looked_for_is_not_found(
    home: SyncHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bring nobody back who was forgotten while Jellyfin was asked."""
    home.own([COPPER_LIGHTHOUSE])
    await tell(home.stack, COPPER_LIGHTHOUSE).advance_to("wish")
    await home.hass.async_block_till_done()
    find = WaitingRequests.async_find

    async def forget(self: WaitingRequests) -> Any:
        """Forget the request once it was found."""
        found = await find(self)
        assert found
        await home.coordinator.async_forget(home.request(COPPER_LIGHTHOUSE))
        return found

    monkeypatch.setattr(WaitingRequests, "async_find", forget)
    assert "available" not in counts(await home.read())
    assert home.find(COPPER_LIGHTHOUSE) is None


async def test_show_that_is_there_in_part_is_not_yet_available(home: SyncHome) -> None:
    """Count the episodes that are there, and wait for the others."""
    (series_id,) = home.own([HARBOUR_NINE])
    await tell(home.stack, HARBOUR_NINE, Options(seasons=(1,))).advance_to("search")
    await home.hass.async_block_till_done()
    jellyfin = home.stack.jellyfin
    *_, last = jellyfin.library.children[series_id]
    jellyfin.remove(last)
    aired = dt_util.utcnow() - timedelta(days=300)
    await home.tell(
        EpisodesListed(
            at=dt_util.utcnow(),
            source=Source(Service.SONARR, "sonarr"),
            subject=Subject(
                media_type=MediaType.TV, ids=MediaIds(tvdb=HARBOUR_NINE.tvdb_id)
            ),
            episodes=tuple(
                EpisodeInfo(key=ItemKey(1, each.number), air_date=aired)
                for each in HARBOUR_NINE.episodes
            ),
        )
    )
    result = await home.read()
    assert "available" not in counts(result)
    assert home.summary(HARBOUR_NINE).counts.available == 2


async def test_panel_hears_nothing_while_nothing_is_loaded(
    home: SyncHome, hass_ws_client: WebSocketGenerator
) -> None:
    """Keep a subscription over a reload, without a word of what is not there."""
    client = await hass_ws_client(home.hass)
    await ask(client, "library/subscribe")
    assert not (await event(client))["running"]
    assert await home.hass.config_entries.async_unload(home.entry.entry_id)
    async_dispatcher_send(home.hass, sync.SIGNAL_LIBRARY_SYNC)
    assert await home.hass.config_entries.async_setup(home.entry.entry_id)
    home.own([COPPER_LIGHTHOUSE])
    home.sync.async_begin()
    async with asyncio.timeout(10):
        while (await event(client))["result"] is None:
            pass


async def test_title_of_the_library_is_not_asked_for_again(home: SyncHome) -> None:
    """Refuse to look for what is in the history, and say why."""
    home.own([COPPER_LIGHTHOUSE])
    await home.read()
    with pytest.raises(ServiceValidationError) as raised:
        await home.hass.services.async_call(
            DOMAIN,
            "verify_request",
            {"request_id": home.known(COPPER_LIGHTHOUSE).id},
            blocking=True,
            return_response=True,
        )
    assert raised.value.translation_key == "request_archived"


async def test_record_in_seerr_of_no_kind_is_passed_over(home: SyncHome) -> None:
    """Take the ids of the other records though one makes no sense."""
    home.own([COPPER_LIGHTHOUSE])
    (media,) = home.stack.seerr.media.values()
    fault = home.stack.seerr.faults.add(
        Fault(path="/api/v1/media", text='{"results": [{"id": 7, "tmdbId": 5}]}')
    )
    assert counts(await home.read()) == {"added": 1}
    assert fault.struck
    assert home.known(COPPER_LIGHTHOUSE).ids.seerr_media is None
    home.stack.seerr.faults.clear()
    await home.read()
    assert home.known(COPPER_LIGHTHOUSE).ids.seerr_media == media.id

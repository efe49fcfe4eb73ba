"""Test Home Assistant with a real qBittorrent."""

import asyncio
from collections.abc import Callable

from homeassistant.config_entries import SOURCE_REAUTH
from homeassistant.core import (
    Event,
    EventStateChangedData,
    HomeAssistant,
    State,
    callback,
)
from homeassistant.helpers.event import async_track_state_change_event
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.status_tracker.const import DOMAIN
from custom_components.status_tracker.tracker.terms import RequestState, Service
from tests.common import async_set_up, make_entry, make_subentry

from .following import begin, grabbed, hurry
from .qbittorrent import (
    PASSWORD,
    PATIENCE,
    USER,
    RealQBittorrent,
    require_qbittorrent,
)
from .torrents import Release

require_qbittorrent()

SENSOR = "sensor.status_tracker_the_real_one"


def entry_with(service: RealQBittorrent, password: str = PASSWORD) -> MockConfigEntry:
    """Return an entry with this qBittorrent, not yet set up."""
    access = {"url": service.url, "username": USER, "password": password}
    return make_entry([make_subentry(Service.QBITTORRENT, **access)])


async def until_shown(
    hass: HomeAssistant, holds: Callable[[State], bool], what: str
) -> None:
    """Wait until the film's sensor shows something."""
    shown = asyncio.Event()

    @callback
    def look(event: Event[EventStateChangedData]) -> None:
        shown.set()

    stop = async_track_state_change_event(hass, SENSOR, look)
    try:
        async with asyncio.timeout(PATIENCE):
            while (state := hass.states.get(SENSOR)) is None or not holds(state):
                shown.clear()
                await shown.wait()
    except TimeoutError:
        pytest.fail(f"Never {what}: {hass.states.get(SENSOR)}")
    finally:
        stop()


async def test_sensor_follows_download(
    hass: HomeAssistant,
    seeder: RealQBittorrent,
    leecher: RealQBittorrent,
    film: Release,
) -> None:
    """Show the share that has come, then that all is there, at the usual pace."""
    entry = entry_with(leecher)
    coordinator = await async_set_up(hass, entry)
    await begin(leecher, film, seeder)
    await leecher.until(
        film, lambda torrent: torrent["state"] == "downloading", "begun"
    )

    await coordinator.async_apply([grabbed(film)])
    await until_shown(
        hass, lambda state: state.state == RequestState.DOWNLOADING, "downloading"
    )
    await until_shown(
        hass, lambda state: 0 < state.attributes["progress"] < 100, "on its way"
    )
    await hurry(leecher, film)
    await until_shown(
        hass, lambda state: state.state == RequestState.DOWNLOADED, "downloaded"
    )

    assert await hass.config_entries.async_unload(entry.entry_id)


async def test_wrong_password_is_asked_for(
    hass: HomeAssistant, leecher: RealQBittorrent, film: Release
) -> None:
    """Ask the user to sign in again when qBittorrent refuses the password."""
    entry = entry_with(leecher, "wrong")
    coordinator = await async_set_up(hass, entry)

    await coordinator.async_apply([grabbed(film)])
    async with asyncio.timeout(PATIENCE):
        while not any(entry.async_get_active_flows(hass, {SOURCE_REAUTH})):  # noqa: ASYNC110
            await asyncio.sleep(0.02)

    (flow,) = entry.async_get_active_flows(hass, {SOURCE_REAUTH})
    assert flow["handler"] == DOMAIN
    assert coordinator.health["qbittorrent"].reachable is False
    assert await hass.config_entries.async_unload(entry.entry_id)

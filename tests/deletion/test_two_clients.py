"""Test that a title goes from every qBittorrent that has it."""

from collections.abc import AsyncIterator

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.status_tracker.deletion.models import StepKind, StepResult
from custom_components.status_tracker.tracker.terms import Service
from tests.common import make_subentry
from tests.stack.catalogue import COPPER_LIGHTHOUSE
from tests.stack.film_story import FilmStory
from tests.stack.qbittorrent import QBittorrent
from tests.stack.stack import Stack

from .home import Home, traces
from .trials import check_comes_again


@pytest.fixture
async def other(stack: Stack) -> AsyncIterator[QBittorrent]:
    """Start a second qBittorrent on the same disk."""
    service = QBittorrent(disk=stack.disk, clock=stack.clock)
    await service.start()
    yield service
    await service.stop()


async def test_film_goes_from_both(
    hass: HomeAssistant,
    stack: Stack,
    other: QBittorrent,
    no_watchers: None,
    hass_client_no_auth: ClientSessionGenerator,
) -> None:
    """Delete the torrent where it came, and where it was brought to seed on."""
    home = Home(hass, stack)
    second = make_subentry(
        Service.QBITTORRENT, "other", **stack.access["qbittorrent"] | {"url": other.url}
    )
    await home.move_in(hass_client_no_auth, more=[second])
    story = await home.bring(COPPER_LIGHTHOUSE)
    assert isinstance(story, FilmStory)
    offer = story.offer
    other.add_torrent(
        hash=offer.torrent_hash,
        name=offer.release.stem,
        size=offer.release.size,
        category="radarr",
        save_path="/data/seeding",
        files=offer.files,
    )
    other.finish(offer.torrent_hash)
    deletion = await home.delete(COPPER_LIGHTHOUSE)
    removed = {
        step.instance: step.result
        for step in deletion.steps
        if step.kind is StepKind.TORRENTS
    }
    assert removed == dict.fromkeys(("qbittorrent", "other"), StepResult.REMOVED)
    assert not other.torrents
    assert traces(stack, COPPER_LIGHTHOUSE) == []
    assert list(stack.disk) == []
    await check_comes_again(home, COPPER_LIGHTHOUSE)

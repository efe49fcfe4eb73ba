"""Test a film that two qBittorrents have to do with."""

from collections.abc import AsyncIterator
from typing import override

from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest

from custom_components.status_tracker.const import DOMAIN, SERVICE_NAMES
from custom_components.status_tracker.tracker.models import Summary
from custom_components.status_tracker.tracker.terms import RequestState, Service, Step
from tests.common import async_set_up, make_entry, make_subentry
from tests.live.household import webhook_targets
from tests.serving import LoopbackServer
from tests.stack.catalogue import COPPER_LIGHTHOUSE
from tests.stack.film_story import FilmStory
from tests.stack.qbittorrent import QBittorrent
from tests.stack.releases import Offer
from tests.stack.stack import Stack
from tests.stacked import until
from tests.test_journey_film import often  # noqa: F401
from tests.test_journeys import Home, stack  # noqa: F401


@pytest.fixture
async def other(stack: Stack) -> AsyncIterator[QBittorrent]:  # noqa: F811
    """Start a second qBittorrent on the same disk."""
    service = QBittorrent(disk=stack.disk, clock=stack.clock)
    await service.start()
    yield service
    await service.stop()


@pytest.fixture
async def home(
    hass: HomeAssistant,
    stack: Stack,  # noqa: F811
    other: QBittorrent,
) -> AsyncIterator[Home]:
    """Set the integration up with both."""
    assert await async_setup_component(hass, DOMAIN, {})
    async with LoopbackServer(hass.http.app) as server:
        hass.config.internal_url = str(server.make_url("")).rstrip("/")
        access = {name: stack.access[name] for name in SERVICE_NAMES}
        entry = make_entry(
            [
                *(make_subentry(name, **each) for name, each in access.items()),
                make_subentry(
                    Service.QBITTORRENT,
                    "other",
                    **access[Service.QBITTORRENT] | {"url": other.url},
                ),
            ]
        )
        await async_set_up(hass, entry)
        await until(lambda: all(map(any, webhook_targets(stack).values())), "webhooks")
        yield Home(stack, entry)
        assert await hass.config_entries.async_unload(entry.entry_id)


def add(service: QBittorrent, offer: Offer, progress: float) -> None:
    """Let a qBittorrent have a release, as far as it came."""
    service.add_torrent(
        hash=offer.torrent_hash,
        name=offer.release.stem,
        size=offer.release.size,
        category="radarr",
        save_path="/data/downloads/complete/radarr",
        files=offer.files,
    )
    service.set_state(offer.torrent_hash, "downloading")
    service.set_progress(offer.torrent_hash, progress, 1_000_000)


class Moving(FilmStory):
    """A film whose releases go to the other qBittorrent once that is named."""

    client: QBittorrent | None = None

    @override
    def fetch(self, offer: Offer, *, category: str) -> None:
        """Give a release to the download client."""
        if self.client is None:
            super().fetch(offer, category=category)
        else:
            add(self.client, offer, 0.2)


def summary_of(home: Home) -> Summary:
    """Return what follows for the request."""
    assert home.summary is not None
    return home.summary


async def until_at(home: Home, progress: float) -> None:
    """Wait until the film is downloading, and so far."""
    await until(
        lambda: (
            home.state is RequestState.DOWNLOADING
            and summary_of(home).progress == pytest.approx(progress, abs=0.01)
        ),
        f"at {progress}",
    )


async def film_in_both(home: Home, other: QBittorrent) -> FilmStory:
    """Download a film, and give the other one the torrent as well, half of it."""
    story = FilmStory(home.stack, COPPER_LIGHTHOUSE)
    await story.advance_to("download", 2)
    await until_at(home, 0.4)
    add(other, story.offer, 0.5)
    await until_at(home, 0.5)
    return story


async def test_torrent_that_moves_to_the_other_is_followed_there(
    home: Home, other: QBittorrent
) -> None:
    """Go on with the one that has it when the first one gives it away."""
    story = await film_in_both(home, other)
    offer = story.offer
    home.stack.qbittorrent.remove(offer.torrent_hash, delete_files=False)
    other.set_progress(offer.torrent_hash, 0.7, 1_000_000)
    await until_at(home, 0.7)
    assert Step.DOWNLOAD_REMOVED not in home.steps
    other.finish(offer.torrent_hash)
    await until(lambda: home.state is RequestState.DOWNLOADED, "whole")
    other.remove(offer.torrent_hash)
    await story._import()
    await until(lambda: home.state is RequestState.IMPORTING, "imported")


async def test_torrent_that_both_lose_is_gone(home: Home, other: QBittorrent) -> None:
    """Say that a download is gone once neither has it."""
    story = await film_in_both(home, other)
    offer = story.offer
    home.stack.qbittorrent.remove(offer.torrent_hash)
    other.remove(offer.torrent_hash)
    await until(lambda: home.state is RequestState.SEARCHING, "gone")
    await until(lambda: Step.DOWNLOAD_REMOVED in home.steps, "told")


async def test_second_release_in_the_other_is_followed(
    home: Home, other: QBittorrent
) -> None:
    """Show how far the release is that Radarr waits for, wherever it comes."""
    story = Moving(home.stack, COPPER_LIGHTHOUSE)
    await story.advance_to("download", 3)
    await until_at(home, 0.6)
    first = story.offer
    home.stack.radarr.unqueue(first.release.download_id)
    home.stack.qbittorrent.remove(first.torrent_hash)
    await until(lambda: home.state is not RequestState.DOWNLOADING, "thrown away")
    story.client = other
    await story._grab(None)
    await until_at(home, 0.2)

"""Start two qBittorrents: one has the film, the other is to get it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from .following import Following
from .qbittorrent import RealQBittorrent
from .torrents import Release, make_release


@pytest.fixture
async def seeder(tmp_path: Path) -> AsyncIterator[RealQBittorrent]:
    """Run the one that has the film."""
    service = RealQBittorrent(tmp_path / "seeder")
    try:
        await service.start()
        yield service
    finally:
        await service.stop()


@pytest.fixture
async def leecher(tmp_path: Path) -> AsyncIterator[RealQBittorrent]:
    """Run the one that is followed."""
    service = RealQBittorrent(tmp_path / "leecher")
    try:
        await service.start()
        yield service
    finally:
        await service.stop()


@pytest.fixture
async def film(seeder: RealQBittorrent) -> Release:
    """Let the seeder have a film of four megabytes."""
    release = make_release(seeder.downloads, "film.mkv", pieces=256)
    await seeder.add(release)
    await seeder.until(
        release, lambda torrent: torrent["state"] in ("stalledUP", "uploading"), "had"
    )
    return release


@pytest.fixture
async def following(leecher: RealQBittorrent) -> AsyncIterator[Following]:
    """Follow the leecher's downloads; nothing is asked yet."""
    following = Following(leecher)
    try:
        yield following
    finally:
        await following.close()

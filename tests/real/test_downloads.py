"""Test that the downloads of a real qBittorrent are followed."""

import asyncio
from pathlib import Path

import pytest

from custom_components.status_tracker.tracker.facts import DownloadGone
from custom_components.status_tracker.tracker.terms import (
    AttentionReason,
    DownloadPhase,
    RequestState,
)

from .following import Following, begin, hurry
from .qbittorrent import PATIENCE, RealQBittorrent, require_qbittorrent
from .torrents import Release

require_qbittorrent()


async def test_download_is_followed_to_its_end(
    seeder: RealQBittorrent,
    leecher: RealQBittorrent,
    film: Release,
    following: Following,
) -> None:
    """Report how it rises, and the end with the whole file on disk."""
    request_id = await following.follow(film)
    await begin(leecher, film, seeder)
    progress = 0.0
    for _ in range(3):
        seen = await following.until_beyond(progress)
        assert seen.size == film.size
        progress = seen.progress
    assert progress < 1
    assert following.room.summary(request_id).state is RequestState.DOWNLOADING
    moving = next(one for one in reversed(following.seen) if one.speed)
    assert moving.eta is not None

    await hurry(leecher, film)
    await following.until_phase(DownloadPhase.COMPLETE)

    steps = [one.progress for one in following.seen]
    assert steps == sorted(steps)
    assert following.room.summary(request_id).state is RequestState.DOWNLOADED
    assert (leecher.downloads / film.name).stat().st_size == film.size
    health = following.room.health["qb"]
    assert health.reachable
    version = await leecher.get("app/version")
    assert health.version == version.removeprefix("v")


async def test_paused_download_goes_on_when_resumed(
    seeder: RealQBittorrent,
    leecher: RealQBittorrent,
    film: Release,
    following: Following,
) -> None:
    """Keep how far it was while it pauses."""
    request_id = await following.follow(film)
    await begin(leecher, film, seeder)
    moved = await following.until_beyond(0.0)

    await following.client.stop([film.torrent_id])
    paused = await following.until_phase(DownloadPhase.PAUSED)
    assert moved.progress <= paused.progress < 1
    assert following.room.summary(request_id).state is RequestState.DOWNLOADING

    await following.client.start([film.torrent_id])
    # Peers that parted leave each other alone for a while, so no more is waited for.
    await following.room.until(
        lambda: following.seen[-1].phase is not DownloadPhase.PAUSED, "resumed"
    )
    assert following.room.summary(request_id).state is RequestState.DOWNLOADING


async def test_unwritable_folder_is_an_error(
    seeder: RealQBittorrent,
    leecher: RealQBittorrent,
    film: Release,
    following: Following,
) -> None:
    """Ask for somebody to look when the data cannot be written."""
    request_id = await following.follow(film)
    # Holds for every user: a file is where the folder should be.
    in_the_way = leecher.folder / "full"
    in_the_way.touch()

    await leecher.add(film, savepath=str(in_the_way / "films"))
    await leecher.connect(film, seeder)

    await following.until_phase(DownloadPhase.ERROR)
    attention = following.room.summary(request_id).attention
    assert attention is not None
    assert attention.reason is AttentionReason.DOWNLOAD_ERROR


async def test_missing_files_are_fetched_again_after_a_check(
    seeder: RealQBittorrent,
    leecher: RealQBittorrent,
    film: Release,
    following: Following,
) -> None:
    """Tell that files went while qBittorrent was away, and follow its second try."""
    request_id = await following.follow(film)
    await begin(leecher, film, seeder)
    await following.until_beyond(0.05)
    await following.client.stop([film.torrent_id])
    await following.until_phase(DownloadPhase.PAUSED)
    await leecher.stop()
    await following.room.until(
        lambda: following.room.health["qb"].reachable is False, "away"
    )
    (leecher.downloads / film.name).unlink()

    await leecher.start()
    await following.until_phase(DownloadPhase.MISSING_FILES)
    assert following.room.health["qb"].reachable
    attention = following.room.summary(request_id).attention
    assert attention is not None
    assert attention.reason is AttentionReason.DOWNLOAD_ERROR

    await leecher.command("torrents/recheck", hashes=film.torrent_id)
    await following.client.start([film.torrent_id])
    await leecher.connect(film, seeder)
    await hurry(leecher, film)
    await following.until_phase(DownloadPhase.COMPLETE)
    assert following.room.summary(request_id).attention is None
    assert (leecher.downloads / film.name).stat().st_size == film.size


async def test_category_is_told(
    leecher: RealQBittorrent, film: Release, following: Following
) -> None:
    """Know the category of a torrent, at first and after it changed."""
    await leecher.add(film, category="radarr", paused="true")
    client = following.client
    first = await client.maindata()
    torrent = client.mirror.find(film.torrent_id)
    assert first.full
    assert torrent is not None
    assert torrent.category == "radarr"

    await leecher.command("torrents/createCategory", category="radarr-imported")
    await leecher.command(
        "torrents/setCategory", hashes=film.torrent_id, category="radarr-imported"
    )
    async with asyncio.timeout(PATIENCE):
        while (await client.maindata()).changed != {film.torrent_id}:  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    torrent = client.mirror.find(film.torrent_id)
    assert torrent is not None
    assert torrent.category == "radarr-imported"
    assert torrent.name == film.name


@pytest.mark.parametrize("with_files", [True, False], ids=["files too", "files stay"])
async def test_removed_download_is_gone(
    seeder: RealQBittorrent,
    leecher: RealQBittorrent,
    film: Release,
    following: Following,
    with_files: bool,
) -> None:
    """Report at once that it is gone; its files go if they were meant."""
    file = leecher.downloads / film.name
    await following.follow(film)
    await begin(leecher, film, seeder)
    await following.until_beyond(0.0)
    assert file.exists()

    await following.client.delete([film.torrent_id], delete_files=with_files)

    gone = await following.until_fact(DownloadGone)
    assert gone.subject.download == film.torrent_id
    assert await leecher.torrent(film) == {}
    if with_files:
        await following.room.until(lambda: not file.exists(), "files gone")
    # It has done all it was told to once it has ended.
    await leecher.stop()
    assert _files(leecher.downloads) == ([] if with_files else [film.name])


def _files(folder: Path) -> list[str]:
    """Return the names of the files in a folder."""
    return [one.name for one in folder.iterdir()] if folder.exists() else []

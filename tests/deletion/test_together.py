"""Test deletions that meet each other, or a reload."""

import asyncio
from typing import Any

import pytest

from custom_components.status_tracker.deletion.models import (
    Deletion,
    DeletionState,
    KeptReason,
    StepKind,
    StepResult,
)
from tests.stack.catalogue import COPPER_LIGHTHOUSE
from tests.stack.faults import Fault
from tests.stack.titles import FILMS
from tests.stacked import until

from .home import Home
from .shared_torrent import double_feature

OTHER = FILMS[0]


async def test_title_deleted_twice_at_once_is_deleted_once(home: Home) -> None:
    """Join the deletion that somebody else began in the same moment."""
    await home.bring(COPPER_LIGHTHOUSE)
    first, second = await asyncio.gather(
        home.begin(COPPER_LIGHTHOUSE), home.begin(COPPER_LIGHTHOUSE)
    )
    assert first is second
    await home.done(first)
    assert len(home.deletions.log) == 1


async def begin_with_one_that_seeds(home: Home, **options: Any) -> Deletion:
    """Delete two titles of one torrent; one is gone by the time the other is planned."""
    await double_feature(home, OTHER)
    movie = home.stack.radarr.find(COPPER_LIGHTHOUSE.tmdb_id)
    assert movie is not None
    fault = Fault(path=f"/api/v3/movie/{movie.id}", status=503)
    home.stack.radarr.faults.add(fault)
    deletion = await home.begin(COPPER_LIGHTHOUSE, **options)
    await home.comes_to(deletion, DeletionState.WAITING)
    seeding = await home.begin(OTHER, keep_seeding=True)
    await home.comes_to(seeding, DeletionState.SEEDING)
    await until(lambda: not home.requests(OTHER), "its request is gone")
    home.stack.radarr.faults.remove(fault)
    return deletion


async def test_shared_torrent_seeds_on_for_a_title_that_is_gone(home: Home) -> None:
    """Leave a torrent to the deletion that waits until it has seeded."""
    deletion = await home.done(await begin_with_one_that_seeds(home))
    (step,) = [one for one in deletion.steps if one.kind is StepKind.TORRENTS]
    assert step.result is StepResult.KEPT
    (kept,) = step.kept
    assert kept.reason is KeptReason.SHARED
    assert kept.shared_with == (OTHER.title,)
    (shared,) = home.stack.qbittorrent.torrents
    home.stack.qbittorrent.set_state(shared, "stoppedUP")
    await until(lambda: not home.stack.qbittorrent.torrents, "it has seeded")


async def test_two_deletions_let_a_shared_torrent_seed(home: Home) -> None:
    """Take a torrent once it has seeded where both titles wait for that."""
    deletion = await begin_with_one_that_seeds(home, keep_seeding=True)
    await home.comes_to(deletion, DeletionState.SEEDING)
    (shared,) = home.stack.qbittorrent.torrents
    home.stack.qbittorrent.set_state(shared, "stoppedUP")
    await home.done(deletion)
    await until(lambda: not home.deletions.jobs.open)
    assert not home.stack.qbittorrent.torrents


@pytest.mark.parametrize(
    "gentler",
    [{"keep_seeding": True}, {"delete_files": False}],
    ids=lambda each: str(*each),
)
async def test_shared_torrent_goes_as_the_gentler_deletion_says(
    home: Home, gentler: dict[str, Any]
) -> None:
    """Leave a torrent to the deletion that shall leave more of it."""
    shared = await double_feature(home, OTHER)
    async with home.deletions.lock:
        other = await home.begin(COPPER_LIGHTHOUSE)
        deletion = await home.begin(OTHER, **gentler)
    other = await home.done(other)
    (step,) = [one for one in other.steps if one.kind is StepKind.TORRENTS]
    assert [kept.reason for kept in step.kept] == [KeptReason.SHARED]
    if gentler == {"keep_seeding": True}:
        home.stack.qbittorrent.set_state(shared, "stoppedUP")
    await home.done(deletion)
    assert not home.stack.qbittorrent.torrents
    left = [path for path in home.stack.disk if path.startswith("/data/downloads")]
    assert bool(left) is (gentler == {"delete_files": False})

"""Test that torrents may seed as long as they must, and go then."""

import pytest

from custom_components.status_tracker.deletion.models import (
    DeletionState,
    KeptReason,
    Note,
    StepKind,
    StepRecord,
    StepResult,
    StepState,
)
from tests.stack.catalogue import COPPER_LIGHTHOUSE, KITSUNE_POST_OFFICE
from tests.stack.qbittorrent_torrents import Torrent
from tests.stack.stories import tell
from tests.stacked import until

from .home import Home, traces


def torrent(home: Home) -> Torrent:
    """Return the only torrent."""
    (found,) = home.stack.qbittorrent.torrents.values()
    return found


def seeding_step(deletion_steps: list[StepRecord]) -> StepRecord:
    """Return the step that waits for torrents."""
    (found,) = [step for step in deletion_steps if step.kind is StepKind.SEEDING]
    return found


async def test_torrent_stays_until_its_limits_are_met(home: Home) -> None:
    """Delete all else at once, and the torrent once its ratio is reached."""
    await home.bring(KITSUNE_POST_OFFICE)
    seeds = torrent(home)
    home.stack.qbittorrent.set_seeding(
        seeds.hash, uploaded=0, seconds=10, ratio_limit=1
    )
    deletion = await home.begin(KITSUNE_POST_OFFICE, keep_seeding=True)
    await home.comes_to(deletion, DeletionState.SEEDING)
    left = traces(home.stack, KITSUNE_POST_OFFICE)
    assert len(left) == 1 + len(seeds.files)
    assert all(each.startswith(("torrent ", "file /data/downloads")) for each in left)
    await until(
        lambda: home.requests(KITSUNE_POST_OFFICE) == [], "the request need not wait"
    )

    await home.restart()
    await home.comes_to(deletion, DeletionState.SEEDING)
    home.stack.qbittorrent.set_seeding(
        seeds.hash, uploaded=seeds.size, seconds=20, ratio_limit=1
    )
    deletion = await home.done(deletion)
    assert traces(home.stack, KITSUNE_POST_OFFICE) == []
    step = seeding_step(deletion.steps)
    assert step.result is StepResult.REMOVED
    assert deletion.history


@pytest.mark.parametrize(
    ("minutes", "seconds", "is_over"),
    [(60, 3599, False), (60, 3600, True), (-1, 10**9, False)],
    ids=["too-short", "long-enough", "no-limit"],
)
async def test_time_limit_counts_in_minutes(
    home: Home, minutes: int, seconds: int, *, is_over: bool
) -> None:
    """Compare the seconds of seeding with a limit that qBittorrent keeps in minutes."""
    await home.bring(COPPER_LIGHTHOUSE)
    torrent(home).seeding_time_limit = minutes
    home.stack.qbittorrent.set_seeding(torrent(home).hash, uploaded=0, seconds=seconds)
    deletion = await home.preview(COPPER_LIGHTHOUSE, keep_seeding=True)
    step = seeding_step(deletion.steps)
    (thing,) = step.objects
    assert thing.facts["has_seeded"] is is_over
    assert thing.facts["seeding_time"] == seconds
    assert thing.facts["max_seeding_time"] == (minutes * 60 if minutes > 0 else None)
    assert (Note.SEEDS_WITHOUT_LIMIT in step.notes) is (minutes < 0)


@pytest.mark.parametrize("state", ["stoppedUP", "pausedUP"])
async def test_torrent_that_was_stopped_seeds_no_more(home: Home, state: str) -> None:
    """Take a complete torrent that stands still as one that has done its part."""
    await home.bring(COPPER_LIGHTHOUSE)
    deletion = await home.begin(COPPER_LIGHTHOUSE, keep_seeding=True)
    await home.comes_to(deletion, DeletionState.SEEDING)
    home.stack.qbittorrent.set_state(torrent(home).hash, state)
    await home.done(deletion)
    assert traces(home.stack, COPPER_LIGHTHOUSE) == []


async def test_torrent_that_is_not_complete_goes_at_once(home: Home) -> None:
    """Seed nothing that is not there."""
    await tell(home.stack, COPPER_LIGHTHOUSE).advance_to("download")
    await home.hass.async_block_till_done()
    deletion = await home.delete(COPPER_LIGHTHOUSE, keep_seeding=True)
    assert traces(home.stack, COPPER_LIGHTHOUSE) == []
    assert seeding_step(deletion.steps).result is StepResult.NOT_FOUND


async def test_torrent_in_use_again_is_left_to_its_new_owner(home: Home) -> None:
    """Keep a torrent that a new request got hold of while it was seeding."""
    story = await home.bring(COPPER_LIGHTHOUSE)
    deletion = await home.begin(COPPER_LIGHTHOUSE, keep_seeding=True)
    await home.comes_to(deletion, DeletionState.SEEDING)
    again = tell(home.stack, COPPER_LIGHTHOUSE, seed=1)
    await again.advance_to("search")
    # The indexer offers the same release once more.
    movie = home.stack.radarr.find(COPPER_LIGHTHOUSE.tmdb_id)
    assert movie is not None
    assert story.cast.offer is not None
    await home.stack.radarr.grab(movie, story.cast.offer.release)
    await home.hass.async_block_till_done()
    home.stack.qbittorrent.set_state(torrent(home).hash, "stoppedUP")
    deletion = await home.done(deletion)
    step = seeding_step(deletion.steps)
    assert step.state is StepState.DONE
    assert step.result is StepResult.KEPT
    (kept,) = step.kept
    assert kept.reason is KeptReason.SHARED
    assert kept.shared_with == (COPPER_LIGHTHOUSE.title,)
    assert torrent(home)


async def test_seeding_can_be_given_up(home: Home) -> None:
    """Close a deletion whose torrent would seed for ever."""
    await home.bring(COPPER_LIGHTHOUSE)
    deletion = await home.begin(COPPER_LIGHTHOUSE, keep_seeding=True)
    await home.comes_to(deletion, DeletionState.SEEDING)
    await home.deletions.async_abandon(deletion.id)
    await home.comes_to(deletion, DeletionState.ABANDONED)
    assert torrent(home)
    await until(lambda: not home.deletions.jobs.open)

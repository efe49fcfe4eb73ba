"""Test what becomes of deletions elsewhere while other things happen."""

import asyncio
from datetime import timedelta
from typing import Any

from homeassistant.helpers import issue_registry as ir
import pytest

from custom_components.status_tracker.const import DOMAIN
from custom_components.status_tracker.deletion import outside
from custom_components.status_tracker.deletion.deletions import Deletions
from custom_components.status_tracker.deletion.models import (
    Deletion,
    DeletionState,
    Outcome,
)
from custom_components.status_tracker.storage.store import async_remove_store
from tests.stack.catalogue import COPPER_LIGHTHOUSE
from tests.stack.faults import Fault
from tests.stack.payloads import radarr as payloads
from tests.stack.player import Options, Removal
from tests.stack.titles import FILMS
from tests.stacked import until

from .elsewhere import (
    begin_in_radarr,
    hours_pass,
    in_radarr,
    logged,
    on_disk,
    questions,
)
from .home import Home, traces

OTHER = FILMS[0]


@pytest.fixture
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take nothing for lost before hours have passed."""
    monkeypatch.setattr(outside, "SETTLE", timedelta(hours=1))


def issues(home: Home) -> list[str]:
    """Return what the repairs dashboard shows about deletions."""
    return [
        str(issue.translation_key)
        for (domain, _), issue in ir.async_get(home.hass).issues.items()
        if domain == DOMAIN and "delet" in str(issue.translation_key)
    ]


async def test_question_outlives_a_reload_and_is_withdrawn(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ask on after a reload, until the title is back."""
    story = await home.bring(COPPER_LIGHTHOUSE, Options(removal=Removal.ARR_FILE))
    await until(lambda: bool(questions(home)), "the question")
    monkeypatch.setattr(outside, "SETTLE", timedelta(hours=1))
    await home.restart()
    assert len(questions(home)) == 1
    movie = home.stack.radarr.find(COPPER_LIGHTHOUSE.tmdb_id)
    assert movie is not None
    assert story.cast.offer is not None
    await home.stack.radarr.grab(movie, story.cast.offer.release)
    await home.hass.async_block_till_done()
    assert not questions(home)


async def test_question_about_a_title_nobody_knows_is_withdrawn(
    home: Home,
) -> None:
    """Ask nothing about a request that was lost with the file that it was in."""
    await home.bring(COPPER_LIGHTHOUSE, Options(removal=Removal.ARR_FILE))
    await until(lambda: bool(questions(home)), "the question")
    assert await home.hass.config_entries.async_unload(home.entry.entry_id)
    await async_remove_store(home.hass)
    assert questions(home)
    assert await home.hass.config_entries.async_setup(home.entry.entry_id)
    assert not questions(home)


async def test_question_is_withdrawn_when_it_is_decided_otherwise(home: Home) -> None:
    """Do what the option says from now on, and ask no longer."""
    await home.bring(COPPER_LIGHTHOUSE)
    await in_radarr(home, COPPER_LIGHTHOUSE)
    await until(lambda: bool(questions(home)), "the question")
    home.hass.config_entries.async_update_entry(
        home.entry, options={"outside_deletions": "record"}
    )
    await home.restart()
    assert not questions(home)
    await until(lambda: bool(logged(home)), "the record")
    assert [each.outcome for each in logged(home)] == [Outcome.RECORDED]


async def test_nothing_is_asked_once_the_integration_is_removed(home: Home) -> None:
    """Take what is told and asked about deletions along."""
    await home.bring(COPPER_LIGHTHOUSE)
    await home.bring(OTHER)
    home.stack.seerr.faults.add(Fault(method="DELETE", path="/api/v1", status=400))
    await home.comes_to(await home.begin(OTHER), DeletionState.FAILED)
    await in_radarr(home, COPPER_LIGHTHOUSE)
    await until(
        lambda: sorted(issues(home)) == ["deleted_elsewhere", "deletion_failed"],
        "both issues",
    )
    await home.hass.config_entries.async_remove(home.entry.entry_id)
    assert not issues(home)


async def test_judgement_that_a_reload_interrupts_is_made_anew(
    prepared: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Delete once what was lost, though it was being looked at when all began anew."""
    is_gone, delete = Deletions.async_is_gone, Deletions.async_delete
    asked, begun = list[Deletions](), list[Deletions]()
    go_on = asyncio.Event()

    async def ask(self: Deletions, *details: Any) -> bool:
        """Keep whoever asks first waiting for the answer."""
        answer = await is_gone(self, *details)
        asked.append(self)
        if len(asked) == 1:
            await go_on.wait()
        return answer

    async def note(self: Deletions, *details: Any) -> list[Deletion]:
        """Note who deletes."""
        begun.append(self)
        return await delete(self, *details)

    monkeypatch.setattr(Deletions, "async_is_gone", ask)
    monkeypatch.setattr(Deletions, "async_delete", note)
    home: Home = await prepared("follow")
    await home.bring(COPPER_LIGHTHOUSE)
    await begin_in_radarr(home, COPPER_LIGHTHOUSE)
    await until(lambda: bool(asked), "the services are asked")
    await home.restart()
    await until(lambda: bool(logged(home)), "the deletion elsewhere was followed")
    go_on.set()
    await home.hass.async_block_till_done()
    assert begun == [home.deletions]
    assert not questions(home)
    assert traces(home.stack, COPPER_LIGHTHOUSE) == []


@pytest.mark.usefixtures("patience")
async def test_nothing_is_asked_about_what_is_deleted_meanwhile(home: Home) -> None:
    """Leave a title alone that somebody deletes here after it was lost elsewhere."""
    await home.bring(COPPER_LIGHTHOUSE)
    await in_radarr(home, COPPER_LIGHTHOUSE)
    await home.stack.qbittorrent.stop()
    deletion = await home.begin(COPPER_LIGHTHOUSE)
    await home.comes_to(deletion, DeletionState.WAITING)
    await hours_pass(home)
    assert not questions(home)
    await home.stack.qbittorrent.start()
    await home.done(deletion)


async def test_nothing_is_asked_when_a_deletion_begins_before_the_answer(
    prepared: Any,
) -> None:
    """Ask nothing about a title whose deletion began while Radarr was asked."""
    home: Home = await prepared("follow")
    await home.bring(COPPER_LIGHTHOUSE)
    movie = home.stack.radarr.find(COPPER_LIGHTHOUSE.tmdb_id)
    assert movie is not None
    slow = home.stack.radarr.faults.add(
        Fault(method="GET", path="/api/v3/movie", delay=0.5, times=1)
    )
    body = payloads.movie_delete(movie, deleted_files=True)
    await home.stack.radarr.tell("MovieDelete", body, "onMovieDelete")
    await until(lambda: slow.struck == 1, "Radarr is asked")
    await home.stack.qbittorrent.stop()
    deletion = await home.begin(COPPER_LIGHTHOUSE)
    await home.comes_to(deletion, DeletionState.WAITING)
    await home.hass.async_block_till_done()
    assert not questions(home)
    await home.stack.qbittorrent.start()
    await home.done(deletion)


async def test_titles_lost_one_after_the_other_are_followed(
    prepared: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Take only what is gone within a short time for a lost disk."""
    monkeypatch.setattr(outside, "_MANY", 2)
    monkeypatch.setattr(outside, "_SHORT", timedelta(0))
    home: Home = await prepared("follow")
    for number, title in enumerate((COPPER_LIGHTHOUSE, OTHER), 1):
        await home.bring(title)
        await on_disk(home, title)
        await until(lambda number=number: len(logged(home)) == number, "followed")  # type: ignore[misc]
    assert not questions(home)
    assert list(home.stack.disk) == []

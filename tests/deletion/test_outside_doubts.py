"""Test that what only looks like a deletion elsewhere is not taken for one."""

import asyncio
from datetime import timedelta
from typing import Any

from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from custom_components.status_tracker.deletion import outside
from custom_components.status_tracker.deletion.deletions import Deletions
from custom_components.status_tracker.deletion.models import (
    DeletionState,
    Outcome,
)
from custom_components.status_tracker.tracker.facts import (
    Authority,
    Described,
    Subject,
)
from custom_components.status_tracker.tracker.models import Source
from custom_components.status_tracker.tracker.terms import Service
from custom_components.status_tracker.views.request import view_request
from tests.stack.catalogue import COPPER_LIGHTHOUSE, HARBOUR_NINE
from tests.stack.faults import Fault
from tests.stack.payloads import radarr as payloads
from tests.stack.titles import FILMS
from tests.stacked import until
from tests.translations import check_translations  # noqa: F401

from .elsewhere import begin_in_radarr, hours_pass, logged, on_disk, questions
from .home import Home, traces

pytestmark = pytest.mark.usefixtures("check_translations")


@pytest.mark.parametrize("choice", ["ask", "follow", "record"])
async def test_own_deletion_is_nobody_elses(
    prepared: Any, monkeypatch: pytest.MonkeyPatch, choice: str
) -> None:
    """Take what the services tell of a deletion from here for what it is."""
    monkeypatch.setattr(outside, "SETTLE", timedelta(hours=1))
    home: Home = await prepared(choice)
    await home.bring(COPPER_LIGHTHOUSE)
    home.stack.seerr.faults.add(Fault(method="DELETE", path="/api/v1", status=400))
    deletion = await home.begin(COPPER_LIGHTHOUSE)
    await home.comes_to(deletion, DeletionState.FAILED)
    await until(lambda: len(deletion.open_steps) == 1)
    await hours_pass(home)
    assert list(home.deletions.jobs.open) == [deletion.id]
    assert not logged(home)
    assert not questions(home)
    await home.deletions.async_abandon(deletion.id)
    await home.restart()
    await hours_pass(home)
    assert [each.outcome for each in logged(home)] == [Outcome.ABANDONED]
    assert not questions(home)


async def test_lost_disk_is_not_followed(
    prepared: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ask, and delete nothing, where the files of many titles are gone at once."""
    monkeypatch.setattr(outside, "SETTLE", timedelta(hours=1))
    home: Home = await prepared("follow")
    titles = FILMS[:6]
    for title in titles:
        await home.bring(title)
    torrents = len(home.stack.qbittorrent.torrents)
    for title in titles:
        await on_disk(home, title)
    await hours_pass(home)
    assert len(questions(home)) == len(titles)
    assert not logged(home)
    assert len(home.stack.qbittorrent.torrents) == torrents


async def test_webhook_alone_deletes_nothing(prepared: Any) -> None:
    """Ask the service itself before following, and the user where it has the title."""
    home: Home = await prepared("follow")
    await home.bring(COPPER_LIGHTHOUSE)
    before = traces(home.stack, COPPER_LIGHTHOUSE)
    movie = home.stack.radarr.find(COPPER_LIGHTHOUSE.tmdb_id)
    assert movie is not None
    body = payloads.movie_delete(movie, deleted_files=True)
    await home.stack.radarr.tell("MovieDelete", body, "onMovieDelete")
    await home.hass.async_block_till_done()
    await until(lambda: bool(questions(home)), "the question")
    assert traces(home.stack, COPPER_LIGHTHOUSE) == before
    assert not logged(home)


async def test_others_deletion_is_recorded_once(
    prepared: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Write one row, however much is told while that takes its time."""
    home: Home = await prepared("record")
    await home.bring(COPPER_LIGHTHOUSE)
    record, begun = Deletions.async_record, asyncio.Event()
    go_on = asyncio.Event()

    async def slowly(self: Deletions, *details: Any) -> None:
        """Record once the test says so."""
        begun.set()
        await go_on.wait()
        await record(self, *details)

    monkeypatch.setattr(Deletions, "async_record", slowly)
    await begin_in_radarr(home, COPPER_LIGHTHOUSE)
    async with asyncio.timeout(30):
        await begun.wait()
    movie = home.coordinator.tracker.requests[home.request(COPPER_LIGHTHOUSE)]
    await home.coordinator.async_apply(
        [
            Described(
                at=dt_util.utcnow(),
                source=Source(Service.RADARR, "radarr"),
                subject=Subject(request_id=movie.id),
                authority=Authority.MANAGER,
                aliases=frozenset({"Another Name"}),
            )
        ]
    )
    async_fire_time_changed(home.hass, dt_util.utcnow() + timedelta(hours=2))
    go_on.set()
    await until(lambda: bool(logged(home)), "the deletion elsewhere was recorded")
    await hours_pass(home)
    assert len(logged(home)) == 1


async def test_some_episodes_deleted_elsewhere(home: Home) -> None:
    """Say which are gone from where and who still has them, and ask nothing."""
    await home.bring(HARBOUR_NINE)
    series = home.stack.sonarr.find(HARBOUR_NINE.tvdb_id)
    assert series is not None
    for episode in series.episodes[:2]:
        assert episode.file is not None
        await home.stack.sonarr.delete_file(series, episode.file)
    await home.hass.async_block_till_done()
    await hours_pass(home)
    request = view_request(home.coordinator.tracker, home.request(HARBOUR_NINE))
    assert request is not None
    assert request["attention"]["reason"] == "deleted_externally"
    gone = [[1, 1], [1, 2]]
    told = request["deleted"]["told"]
    assert {(each["service"], each["part"]) for each in told} == {("sonarr", "files")}
    assert sorted(pair for each in told for pair in each["items"]) == gone
    remains = {each["service"]: each["items"] for each in request["deleted"]["remains"]}
    assert remains["qbittorrent"] == gone
    assert "sonarr" in remains, "it lists the show, without these files"
    assert not questions(home)

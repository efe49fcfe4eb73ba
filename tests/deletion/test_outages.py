"""Test that a deletion gets over everything that is down, at whatever step."""

from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import storage
import pytest

from custom_components.status_tracker.const import DOMAIN
from custom_components.status_tracker.deletion import setup, worker
from custom_components.status_tracker.deletion.delete_items import ItemsStep
from custom_components.status_tracker.deletion.delete_movies import MovieStep
from custom_components.status_tracker.deletion.jobs import JOB_FILES
from custom_components.status_tracker.deletion.models import (
    DeletionState,
    StepKind,
    StepResult,
    StepState,
    TroubleCode,
)
from custom_components.status_tracker.deletion.runner import Pace
from custom_components.status_tracker.deletion.steps import SPECS
from tests.stack.catalogue import (
    COPPER_LIGHTHOUSE,
    KITSUNE_POST_OFFICE,
    PAPER_CRANE_ORBIT,
)
from tests.stack.faults import Body, Fault
from tests.stacked import until

from .conftest import FAST
from .home import Home, at_step, describe, steps_of, traces
from .trials import check_gone, delete_with_outage, removals_of, services_of

SERVICES = services_of(PAPER_CRANE_ORBIT)
REMOVALS = removals_of(PAPER_CRANE_ORBIT)


@pytest.mark.parametrize("down", SERVICES)
async def test_service_that_is_down_is_waited_for(home: Home, down: str) -> None:
    """Finish once a service is back that was down from the beginning."""
    await home.bring(PAPER_CRANE_ORBIT)
    before = traces(home.stack, PAPER_CRANE_ORBIT)
    service = home.stack.services[down]
    await service.stop()
    deletion = await home.begin(PAPER_CRANE_ORBIT)
    await home.comes_to(deletion, DeletionState.WAITING)
    await home.rest()
    (waiting,) = [step for step in deletion.steps if step.trouble is not None]
    assert waiting.instance == down
    assert waiting.trouble is not None
    assert waiting.trouble.code is TroubleCode.SERVICE_DOWN
    assert home.coordinator.health[down].reachable is False
    if down in ("qbittorrent", "radarr"):
        # The first step failed safe: nothing was touched.
        assert traces(home.stack, PAPER_CRANE_ORBIT) == before
    else:
        # Seerr would find again what Jellyfin still has.
        assert "Seerr" in traces(home.stack, PAPER_CRANE_ORBIT)
    await service.start()
    await home.done(deletion)
    assert traces(home.stack, PAPER_CRANE_ORBIT) == []
    assert home.coordinator.health[down].reachable is True


@pytest.mark.parametrize("kind", REMOVALS)
@pytest.mark.parametrize("down", SERVICES)
async def test_service_that_goes_down_at_a_step_is_waited_for(
    home: Home, down: str, kind: StepKind
) -> None:
    """Finish though a service hangs up on everything from some step on, for a while."""
    await home.bring(PAPER_CRANE_ORBIT)
    deletion = await delete_with_outage(home, PAPER_CRANE_ORBIT, down, kind)
    check_gone(home, PAPER_CRANE_ORBIT, deletion)


@pytest.mark.parametrize(
    "trouble",
    [
        pytest.param({"drop": True, "times": 2}, id="not-heard"),
        pytest.param({"lose_answer": True, "times": 1}, id="not-answered"),
        pytest.param({"status": 503, "times": 2}, id="error"),
        pytest.param({"status": 200, "times": 2}, id="nothing-done"),
        pytest.param({"body": Body.HTML, "times": 1}, id="login-page"),
    ],
)
@pytest.mark.parametrize("kind", REMOVALS)
async def test_removal_that_fails_is_tried_again(
    home: Home,
    kind: StepKind,
    trouble: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Ask again after a removal that failed, or that was only said to be done."""
    if "body" not in trouble and trouble.get("status") != 200:
        # What was not done is asked for again at once, not after a while.
        for spec in SPECS:
            monkeypatch.setattr(spec.make, "again_after", 1000.0)
    await home.bring(PAPER_CRANE_ORBIT)
    name, method, path = REMOVALS[kind]
    fault = home.stack.services[name].faults.add(
        Fault(method=method, path=path, **trouble)
    )
    deletion = await home.delete(PAPER_CRANE_ORBIT)
    assert fault.struck == fault.times
    assert traces(home.stack, PAPER_CRANE_ORBIT) == []
    assert all(step.trouble is None for step in deletion.steps), steps_of(deletion)


@pytest.mark.parametrize("kind", REMOVALS)
async def test_removal_that_is_refused_fails_alone(home: Home, kind: StepKind) -> None:
    """Stop where somebody has to help, keep what is done, and go on when told to."""
    await home.bring(PAPER_CRANE_ORBIT)
    before = traces(home.stack, PAPER_CRANE_ORBIT)
    name, method, path = REMOVALS[kind]
    fault = home.stack.services[name].faults.add(
        Fault(method=method, path=path, status=400)
    )
    deletion = await home.begin(PAPER_CRANE_ORBIT)
    await home.comes_to(deletion, DeletionState.FAILED)
    await home.rest()
    order = list(REMOVALS)
    states = {
        step.kind: step.state for step in deletion.steps if step.instance in SERVICES
    }
    assert states[kind] is StepState.FAILED
    assert all(states[each] is StepState.DONE for each in order[: order.index(kind)]), (
        steps_of(deletion)
    )
    if kind is StepKind.TORRENTS:
        assert traces(home.stack, PAPER_CRANE_ORBIT) == before
    if kind in (StepKind.TORRENTS, StepKind.TITLE):
        # What only makes sense once the files are gone has not begun.
        behind = order[order.index(kind) + 1 :]
        assert {states[each] for each in behind} == {StepState.PENDING}
    else:
        await until(
            lambda: [step.kind for step in deletion.open_steps] == [kind],
            f"only {kind} open: {describe(deletion)}",
        )
    assert home.requests(PAPER_CRANE_ORBIT), "the request stays while a step is open"

    home.stack.services[name].faults.remove(fault)
    await home.deletions.async_retry(deletion.id)
    await home.done(deletion)
    assert traces(home.stack, PAPER_CRANE_ORBIT) == []


async def test_wrong_password_touches_nothing(home: Home) -> None:
    """Fail at once, and with nothing lost, where the credentials are refused."""
    await home.bring(KITSUNE_POST_OFFICE)
    before = traces(home.stack, KITSUNE_POST_OFFICE)
    home.stack.qbittorrent.settings.password = "another"
    home.stack.qbittorrent.expire_sessions()
    deletion = await home.begin(KITSUNE_POST_OFFICE)
    await home.comes_to(deletion, DeletionState.FAILED)
    await home.rest()
    (failed,) = [step for step in deletion.steps if step.trouble is not None]
    assert failed.trouble is not None
    assert failed.trouble.code is TroubleCode.REFUSED
    assert traces(home.stack, KITSUNE_POST_OFFICE) == before


async def test_item_that_stays_is_told_with_its_path(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fail where a file is left that Radarr said to have deleted, and name it."""
    monkeypatch.setattr(ItemsStep, "most_attempts", 2)
    await home.bring(COPPER_LIGHTHOUSE)
    (path,) = home.stack.disk.under(COPPER_LIGHTHOUSE.folder)
    with at_step(home, StepKind.LIBRARY, lambda: home.stack.disk.add(path, 1)):
        deletion = await home.begin(COPPER_LIGHTHOUSE)
        await home.comes_to(deletion, DeletionState.FAILED)
    (failed,) = [step for step in deletion.steps if step.trouble is not None]
    assert failed.kind is StepKind.LIBRARY
    assert failed.trouble is not None
    assert failed.trouble.code is TroubleCode.STILL_THERE
    assert failed.left == (path,)
    await until(
        lambda: home.stack.seerr.find_media(COPPER_LIGHTHOUSE) is None,
        "Seerr is not left out for that",
    )

    home.stack.disk.remove(path)
    await home.deletions.async_retry(deletion.id)
    await home.done(deletion)
    assert traces(home.stack, COPPER_LIGHTHOUSE) == []


async def test_others_do_not_wait_for_long(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Let Seerr go ahead once Jellyfin has been down for longer than it may hold up."""
    monkeypatch.setattr(setup, "PACE", replace(FAST, held=0.2))
    await home.restart()
    await home.bring(COPPER_LIGHTHOUSE)
    await home.stack.jellyfin.stop()
    deletion = await home.begin(COPPER_LIGHTHOUSE)
    await until(
        lambda: home.stack.seerr.find_media(COPPER_LIGHTHOUSE) is None, "Seerr is done"
    )
    assert deletion.state is DeletionState.WAITING
    await home.stack.jellyfin.start()
    await home.done(deletion)


async def test_service_that_was_removed_is_left_out(home: Home) -> None:
    """Finish without a service that Home Assistant no longer knows."""
    await home.bring(PAPER_CRANE_ORBIT)
    await home.stack.shoko.stop()
    deletion = await home.begin(PAPER_CRANE_ORBIT)
    await until(
        lambda: home.stack.radarr.find(PAPER_CRANE_ORBIT.tmdb_id) is None, "Radarr"
    )
    await home.comes_to(deletion, DeletionState.WAITING)
    assert home.hass.config_entries.async_remove_subentry(home.entry, "shoko")
    deletion = await home.done(deletion)
    (step,) = [each for each in deletion.steps if each.instance == "shoko"]
    assert step.result is StepResult.SERVICE_REMOVED


async def test_disk_that_fails_holds_everything_back(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Touch nothing as long as it cannot be recorded."""
    monkeypatch.setattr(worker, "UNTIL_SAVED", 0.05)
    await home.bring(COPPER_LIGHTHOUSE)
    before = traces(home.stack, COPPER_LIGHTHOUSE)
    begun: list[str] = []
    refused: list[str] = []

    write = storage.write_utf8_file_atomic

    def fail_but_once(path: str, *args: Any, **options: Any) -> None:
        """Let nothing be written but, where that is told, that a deletion begins."""
        if DOMAIN not in Path(path).name:
            # Home Assistant's own files are no business of this test.
            write(path, *args, **options)
            return
        if JOB_FILES in path and begun == ["now"]:
            begun.append(path)
            return
        refused.append(path)
        raise OSError

    with patch("homeassistant.helpers.storage.write_utf8_file_atomic", fail_but_once):
        with pytest.raises(HomeAssistantError, match="cannot be recorded"):
            await home.begin(COPPER_LIGHTHOUSE)
        assert not home.deletions.jobs.open
        begun.append("now")
        deletion = await home.begin(COPPER_LIGHTHOUSE)
        refused.clear()
        await until(lambda: len(refused) > 2, "tried to record")
        assert traces(home.stack, COPPER_LIGHTHOUSE) == before
    await home.done(deletion)
    assert traces(home.stack, COPPER_LIGHTHOUSE) == []


async def test_surprise_in_one_deletion_stops_no_other(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fail the deletion in which nobody knows what happened, and do the next."""
    plan = MovieStep.plan

    async def stumble(self: MovieStep) -> None:
        """Fail over one film in a way that nobody foresaw."""
        if self.known.title == COPPER_LIGHTHOUSE.title:
            raise ZeroDivisionError
        await plan(self)

    await home.bring(COPPER_LIGHTHOUSE)
    await home.bring(PAPER_CRANE_ORBIT)
    before = traces(home.stack, COPPER_LIGHTHOUSE)
    monkeypatch.setattr(MovieStep, "plan", stumble)
    first = await home.begin(COPPER_LIGHTHOUSE)
    second = await home.begin(PAPER_CRANE_ORBIT)
    await home.done(second)
    await home.comes_to(first, DeletionState.FAILED)
    assert traces(home.stack, COPPER_LIGHTHOUSE) == before
    assert {step.trouble.code for step in first.steps if step.trouble} == {
        TroubleCode.UNEXPECTED
    }
    monkeypatch.undo()
    await home.deletions.async_retry(first.id)
    await home.done(first)


async def test_deletion_that_waits_lets_others_pass(home: Home) -> None:
    """Delete a show while a film waits for Radarr."""
    await home.bring(COPPER_LIGHTHOUSE)
    await home.bring(KITSUNE_POST_OFFICE)
    await home.stack.radarr.stop()
    film = await home.begin(COPPER_LIGHTHOUSE)
    await home.comes_to(film, DeletionState.WAITING)
    await home.delete(KITSUNE_POST_OFFICE)
    assert film.state is DeletionState.WAITING
    await home.stack.radarr.start()
    await home.done(film)


def test_pauses_grow_to_a_limit() -> None:
    """Ask a service that is down ever more rarely, and never give up."""
    pace = Pace()
    assert [pace.retry_after(count) for count in (1, 2, 3, 8, 9, 10**6)] == [
        5,
        10,
        20,
        640,
        900,
        900,
    ]
    assert [pace.look_after(waited) for waited in (0, 4, 1000)] == [1, 4, 30]

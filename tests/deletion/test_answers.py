"""Test what is answered where a deletion, or its log, is in an odd place."""

from typing import Any
from unittest.mock import patch

from homeassistant.components.repairs import DOMAIN as REPAIRS
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.status_tracker.const import DOMAIN
from custom_components.status_tracker.deletion import setup, worker
from custom_components.status_tracker.deletion.delete_movies import MovieStep
from custom_components.status_tracker.deletion.jobs import DeletionJobs
from custom_components.status_tracker.deletion.log import DeletionLog
from custom_components.status_tracker.deletion.models import (
    DeletionOptions,
    DeletionState,
    StepKind,
    StepResult,
    TroubleCode,
)
from custom_components.status_tracker.deletion.runner import Pace
from custom_components.status_tracker.deletion.views import view_history
from tests.stack.catalogue import COPPER_LIGHTHOUSE, PAPER_CRANE_ORBIT
from tests.stack.faults import Fault
from tests.stack.player import Options
from tests.stacked import until
from tests.translations import check_translations  # noqa: F401

from .elsewhere import in_radarr, logged, questions
from .home import ALICE, Home, at_step, traces

pytestmark = pytest.mark.usefixtures("check_translations")


class Dashboard:
    """Answer the questions in the repairs dashboard."""

    def __init__(self, home: Home, client: ClientSessionGenerator) -> None:
        """Take what it is shown in; nothing is open yet."""
        self._home = home
        self._client = client
        self._url = "/api/repairs/issues/fix"

    async def open(self, issue: ir.IssueEntry) -> str:
        """Open a question."""
        assert await async_setup_component(self._home.hass, REPAIRS, {})
        body = {"handler": DOMAIN, "issue_id": issue.issue_id}
        response = await (await self._client()).post(self._url, json=body)
        return str((await response.json())["flow_id"])

    async def choose(self, flow_id: str, choice: str) -> dict[str, Any]:
        """Answer an open question."""
        url = f"{self._url}/{flow_id}"
        response = await (await self._client()).post(url, json={"next_step_id": choice})
        result: dict[str, Any] = await response.json()
        return result


@pytest.fixture
async def asked(home: Home) -> ir.IssueEntry:
    """Return the question about a film that somebody deleted in Radarr."""
    await home.bring(COPPER_LIGHTHOUSE)
    await in_radarr(home, COPPER_LIGHTHOUSE)
    await until(lambda: bool(questions(home)), "the question")
    return questions(home)[0]


async def test_answer_while_nothing_is_loaded_changes_nothing(
    home: Home, asked: ir.IssueEntry, hass_client: ClientSessionGenerator
) -> None:
    """Say that nothing is loaded, and keep the question."""
    dashboard = Dashboard(home, hass_client)
    flow_id = await dashboard.open(asked)
    assert await home.hass.config_entries.async_unload(home.entry.entry_id)
    result = await dashboard.choose(flow_id, "delete")
    assert (result["type"], result["reason"]) == ("abort", "not_loaded")
    assert questions(home)


async def test_answer_about_a_request_that_left_is_none(
    home: Home, asked: ir.IssueEntry, hass_client: ClientSessionGenerator
) -> None:
    """Close a question that is answered when nobody knows the request any more."""
    dashboard = Dashboard(home, hass_client)
    flow_id = await dashboard.open(asked)
    request_id = home.request(COPPER_LIGHTHOUSE)
    home.coordinator.tracker.forget(request_id)
    result = await dashboard.choose(flow_id, "delete")
    assert result["type"] == "create_entry"
    assert not home.deletions.jobs.open
    assert not logged(home)


async def test_answer_that_cannot_be_recorded_is_told(
    home: Home, asked: ir.IssueEntry, hass_client: ClientSessionGenerator
) -> None:
    """Say that the disk fails, and keep the question."""
    dashboard = Dashboard(home, hass_client)
    flow_id = await dashboard.open(asked)
    with patch.object(DeletionLog, "async_add", side_effect=OSError):
        result = await dashboard.choose(flow_id, "keep")
    assert (result["type"], result["reason"]) == ("abort", "not_saved")
    assert questions(home)
    assert not logged(home)


async def test_requests_for_one_title_are_one_deletion(home: Home) -> None:
    """Preview and delete a title once, by whatever request it is named."""
    await home.bring(COPPER_LIGHTHOUSE)
    await home.bring(COPPER_LIGHTHOUSE, Options(is_4k=True), seed=1)
    ids = home.requests(COPPER_LIGHTHOUSE)
    assert len(ids) == 2
    previews = await home.deletions.async_previews(ids, None, DeletionOptions())
    assert len(previews) == 1
    begun = await home.deletions.async_delete(ids, None, DeletionOptions(), ALICE)
    assert len(begun) == 1
    await home.done(begun[0])


async def test_preview_says_that_files_stay(home: Home) -> None:
    """Show a step that has nothing to do as such, before and in what is done."""
    await home.bring(PAPER_CRANE_ORBIT)
    preview = await home.preview(PAPER_CRANE_ORBIT, delete_files=False)
    kept = {step.kind for step in preview.steps if step.result is StepResult.FILES_KEPT}
    assert kept == {StepKind.ANIME_FILES, StepKind.LIBRARY}


async def test_service_that_cannot_be_used_is_waited_for(home: Home) -> None:
    """Say that a service is not set up as it should be, and finish once it is."""
    await home.bring(COPPER_LIGHTHOUSE)
    before = traces(home.stack, COPPER_LIGHTHOUSE)
    subentry = home.entry.subentries["shoko"]
    sound = dict(subentry.data)
    update = home.hass.config_entries.async_update_subentry
    without_url = {name: each for name, each in sound.items() if name != "url"}
    update(home.entry, subentry, data=without_url)
    await home.restart()
    preview = await home.preview(COPPER_LIGHTHOUSE)
    (step,) = [each for each in preview.steps if each.instance == "shoko"]
    assert step.trouble is not None
    assert step.trouble.code is TroubleCode.NOT_SET_UP
    assert traces(home.stack, COPPER_LIGHTHOUSE) == before
    deletion = await home.begin(COPPER_LIGHTHOUSE)
    await home.comes_to(deletion, DeletionState.WAITING)
    update(home.entry, home.entry.subentries["shoko"], data=sound)
    await home.restart()
    await home.done(deletion)
    assert traces(home.stack, COPPER_LIGHTHOUSE) == []


async def test_surprise_while_removing_fails_that_step(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stop at what nobody foresaw, and go on when told to."""
    await home.bring(COPPER_LIGHTHOUSE)
    with monkeypatch.context() as patched:
        patched.setattr(MovieStep, "remove", lambda *_: 1 / 0)
        deletion = await home.begin(COPPER_LIGHTHOUSE)
        await home.comes_to(deletion, DeletionState.FAILED)
    assert {step.trouble.code for step in deletion.steps if step.trouble} == {
        TroubleCode.UNEXPECTED
    }
    assert home.stack.radarr.movies
    await home.deletions.async_retry(deletion.id)
    await home.done(deletion)


async def test_what_is_found_to_be_absent_late_is_left_out(home: Home) -> None:
    """Skip a service that was down at first and turns out to have nothing."""
    await home.bring(COPPER_LIGHTHOUSE, Options(without_seerr=True))
    await home.stack.seerr.stop()
    deletion = await home.begin(COPPER_LIGHTHOUSE)
    await until(lambda: len(deletion.open_steps) == 1, "only Seerr is left")
    await home.stack.seerr.start()
    deletion = await home.done(deletion)
    (step,) = [each for each in deletion.steps if each.instance == "seerr"]
    assert step.result is StepResult.NOT_FOUND


async def test_what_goes_before_it_is_asked_for_was_gone_already(home: Home) -> None:
    """Say that a film was gone that somebody else deleted in between."""
    await home.bring(COPPER_LIGHTHOUSE)

    def delete() -> None:
        """Delete the film with its file, and tell nobody."""
        home.stack.radarr.movies.clear()
        home.stack.disk.remove_under(COPPER_LIGHTHOUSE.folder)

    with at_step(home, StepKind.TORRENTS, delete):
        deletion = await home.delete(COPPER_LIGHTHOUSE)
    (step,) = [each for each in deletion.steps if each.instance == "radarr"]
    assert step.result is StepResult.ALREADY_GONE
    assert not home.stack.radarr.calls_to("/api/v3/movie", "DELETE")


async def test_service_that_is_back_is_asked_at_once(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wait for no pause once somebody else found the service back."""
    monkeypatch.setattr(setup, "PACE", Pace(first_retry=900.0))
    await home.restart()
    await home.bring(COPPER_LIGHTHOUSE)
    await home.stack.radarr.stop()
    deletion = await home.begin(COPPER_LIGHTHOUSE)
    await home.comes_to(deletion, DeletionState.WAITING)
    await home.stack.radarr.start()
    home.coordinator.health["radarr"].async_up()
    await until(lambda: not home.stack.radarr.movies, "Radarr is asked")


async def test_end_that_cannot_be_recorded_is_recorded_later(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Keep a deletion open until it is in the log, and do nothing twice."""
    monkeypatch.setattr(worker, "UNTIL_SAVED", 0.05)
    await home.bring(COPPER_LIGHTHOUSE)
    with patch.object(DeletionLog, "async_add", side_effect=OSError) as add:
        deletion = await home.begin(COPPER_LIGHTHOUSE)
        await until(lambda: add.call_count > 2, "tried to record")
        assert list(home.deletions.jobs.open) == [deletion.id]
        with pytest.raises(HomeAssistantError, match="cannot be recorded"):
            await home.deletions.async_abandon(deletion.id)
    await home.done(deletion)
    assert len(home.stack.radarr.calls_to("/api/v3/movie", "DELETE")) == 1


async def test_closed_deletion_whose_file_was_left_is_not_done_again(
    home: Home,
) -> None:
    """Forget a deletion that is in the log already when all begins anew."""
    await home.bring(COPPER_LIGHTHOUSE)
    remove = DeletionJobs.async_remove
    with patch.object(DeletionJobs, "async_remove", side_effect=OSError):
        deletion = await home.begin(COPPER_LIGHTHOUSE)
        await until(lambda: len(home.deletions.log) == 1, "in the log")
        await home.rest()
    assert DeletionJobs.async_remove is remove
    await home.restart()
    assert not home.deletions.jobs.open
    assert [each.id for each in logged(home)] == [deletion.id]


async def test_log_that_cannot_be_shortened_is_kept(
    home: Home, caplog: pytest.LogCaptureFixture
) -> None:
    """Go on where the disk does not let the log become shorter."""
    home.hass.config_entries.async_update_entry(
        home.entry, options={"deletion_log_days": 1}
    )
    with patch.object(DeletionLog, "async_prune", side_effect=OSError):
        await home.restart()
        await home.bring(COPPER_LIGHTHOUSE)
        await home.delete(COPPER_LIGHTHOUSE)
    assert "The deletion log cannot be shortened now" in caplog.text


async def test_damaged_history_is_left_out(home: Home) -> None:
    """Show the requests of a deletion that can be read."""
    await home.bring(COPPER_LIGHTHOUSE)
    deletion = await home.delete(COPPER_LIGHTHOUSE)
    (whole,) = view_history(deletion)
    deletion.history["0"] = "nonsense"
    assert view_history(deletion) == [whole]


async def test_deletion_that_takes_long_goes_on(home: Home) -> None:
    """Say after some time that a deletion is not at its end, and let it go on."""
    await home.bring(COPPER_LIGHTHOUSE)
    home.stack.radarr.faults.add(
        Fault(method="DELETE", path="/api/v3/movie", delay=0.5, times=1)
    )
    deletion = await home.begin(COPPER_LIGHTHOUSE)
    assert not await home.deletions.async_settled([deletion], 0.1)
    assert await home.deletions.async_settled([deletion], 20.0)
    assert deletion.state is DeletionState.DONE

"""Test what becomes of titles that somebody deleted elsewhere."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from homeassistant.components.repairs import DOMAIN as REPAIRS
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.status_tracker.const import DOMAIN
from custom_components.status_tracker.deletion import outside
from custom_components.status_tracker.deletion.models import (
    DeletionState,
    Outcome,
    StepResult,
)
from custom_components.status_tracker.tracker.facts import (
    Subject,
    Wished,
)
from custom_components.status_tracker.tracker.models import Source
from custom_components.status_tracker.tracker.terms import Service, WishStatus
from tests.stack.catalogue import COPPER_LIGHTHOUSE, HARBOUR_NINE
from tests.stack.faults import Fault
from tests.stack.player import Options, Removal
from tests.stack.stories import tell
from tests.stack.world import Title
from tests.stacked import until
from tests.translations import check_translations  # noqa: F401

from .elsewhere import hours_pass, in_radarr, in_sonarr, logged, on_disk, questions
from .home import Home, traces

type Deleting = Callable[[Home, Title], Awaitable[None]]

pytestmark = pytest.mark.usefixtures("check_translations")


ELSEWHERE = [
    pytest.param(COPPER_LIGHTHOUSE, in_radarr, "radarr", id="in-radarr"),
    pytest.param(COPPER_LIGHTHOUSE, on_disk, "radarr", id="on-disk"),
    pytest.param(HARBOUR_NINE, in_sonarr, "sonarr", id="in-sonarr"),
]


@pytest.mark.parametrize(("title", "delete", "service"), ELSEWHERE)
async def test_others_deletion_is_followed(
    prepared: Any, title: Title, delete: Deleting, service: str
) -> None:
    """Delete everywhere what was deleted in one place, and leave that place alone."""
    home: Home = await prepared("follow")
    await home.bring(title)
    calls = len(home.stack.services[service].calls_to("/api/v3", "DELETE"))
    await delete(home, title)
    await until(lambda: bool(logged(home)), "the deletion elsewhere was followed")
    (deletion,) = logged(home)
    assert deletion.outcome is Outcome.DONE
    assert deletion.by.kind == "service"
    assert deletion.by.name == service.title()
    assert traces(home.stack, title) == []
    assert home.requests(title) == []
    (step,) = [each for each in deletion.steps if each.instance == service]
    if delete is on_disk:
        assert step.result is StepResult.REMOVED, "Radarr still had the film itself"
    else:
        assert step.result is StepResult.REPORTED
        assert len(home.stack.services[service].calls_to("/api/v3", "DELETE")) == calls


@pytest.mark.parametrize(("title", "delete", "service"), ELSEWHERE)
async def test_others_deletion_is_recorded(
    prepared: Any, title: Title, delete: Deleting, service: str
) -> None:
    """Write down who deleted, and touch nothing."""
    home: Home = await prepared("record")
    await home.bring(title)
    torrents = dict(home.stack.qbittorrent.torrents)
    await delete(home, title)
    await until(lambda: bool(logged(home)), "the deletion elsewhere was recorded")
    (deletion,) = logged(home)
    assert deletion.state is DeletionState.RECORDED
    assert deletion.by.name == service.title()
    assert not deletion.steps
    assert home.stack.qbittorrent.torrents == torrents
    assert home.requests(title)
    await home.restart()
    await hours_pass(home)
    assert len(logged(home)) == 1, "once is enough"
    assert not questions(home)


async def answer(
    home: Home,
    client: ClientSessionGenerator,
    issue: ir.IssueEntry,
    choice: str,
) -> dict[str, Any]:
    """Answer a question in the repairs dashboard."""
    assert await async_setup_component(home.hass, REPAIRS, {})
    http = await client()
    url = "/api/repairs/issues/fix"
    response = await http.post(
        url, json={"handler": DOMAIN, "issue_id": issue.issue_id}
    )
    flow = await response.json()
    assert flow["type"] == "menu", flow
    assert choice in flow["menu_options"]
    response = await http.post(
        f"{url}/{flow['flow_id']}", json={"next_step_id": choice}
    )
    result: dict[str, Any] = await response.json()
    return result


@pytest.mark.parametrize("choice", ["delete", "keep"])
async def test_user_is_asked_by_default(
    home: Home,
    hass_client: ClientSessionGenerator,
    choice: str,
) -> None:
    """Ask in the repairs dashboard, and do what is chosen there."""
    await home.bring(COPPER_LIGHTHOUSE)
    torrents = dict(home.stack.qbittorrent.torrents)
    await in_radarr(home, COPPER_LIGHTHOUSE)
    await until(lambda: bool(questions(home)), "the question")
    (issue,) = questions(home)
    assert issue.translation_placeholders == {
        "title": COPPER_LIGHTHOUSE.title,
        "service": "Radarr",
    }
    assert issue.is_fixable
    assert home.stack.qbittorrent.torrents == torrents

    result = await answer(home, hass_client, issue, choice)
    assert result["type"] == "create_entry"
    await until(lambda: bool(logged(home)), "the answer")
    (deletion,) = logged(home)
    if choice == "delete":
        assert deletion.outcome is Outcome.DONE
        assert traces(home.stack, COPPER_LIGHTHOUSE) == []
    else:
        assert deletion.outcome is Outcome.RECORDED
        assert home.stack.qbittorrent.torrents == torrents
    await home.restart()
    await hours_pass(home)
    assert not questions(home)


async def test_question_is_withdrawn_when_the_title_is_back(home: Home) -> None:
    """Ask no longer about a film that somebody fetched again."""
    story = await home.bring(COPPER_LIGHTHOUSE, Options(removal=Removal.ARR_FILE))
    await until(lambda: bool(questions(home)), "the question")
    movie = home.stack.radarr.find(COPPER_LIGHTHOUSE.tmdb_id)
    assert movie is not None
    assert story.cast.offer is not None
    await home.stack.radarr.grab(movie, story.cast.offer.release)
    await home.hass.async_block_till_done()
    assert not questions(home)


async def test_file_that_is_replaced_is_no_deletion(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wait whether a new file follows, as after an upgrade by hand."""
    monkeypatch.setattr(outside, "SETTLE", timedelta(hours=1))
    story = await home.bring(COPPER_LIGHTHOUSE)
    movie = home.stack.radarr.find(COPPER_LIGHTHOUSE.tmdb_id)
    assert movie is not None
    assert story.cast.offer is not None
    await home.stack.radarr.delete_file(movie)
    await home.hass.async_block_till_done()
    assert not questions(home)
    await home.stack.radarr.import_movie(movie, story.cast.offer.release)
    await home.hass.async_block_till_done()
    await hours_pass(home)
    assert not questions(home)


@pytest.mark.parametrize("choice", ["retry", "abandon"])
async def test_failed_deletion_is_shown_until_it_is_dealt_with(
    home: Home, hass_client: ClientSessionGenerator, choice: str
) -> None:
    """Tell in the repairs dashboard which step is open, and offer both ways out."""
    await home.bring(COPPER_LIGHTHOUSE)
    fault = home.stack.seerr.faults.add(
        Fault(method="DELETE", path="/api/v1", status=400)
    )
    deletion = await home.begin(COPPER_LIGHTHOUSE)
    await home.comes_to(deletion, DeletionState.FAILED)

    def issues() -> list[ir.IssueEntry]:
        """Return the issues about failed deletions."""
        registry = ir.async_get(home.hass)
        return [
            each
            for each in registry.issues.values()
            if each.translation_key == "deletion_failed" and each.active
        ]

    await until(lambda: len(issues()) == 1)
    (issue,) = issues()
    assert issue.translation_placeholders is not None
    reasons = issue.translation_placeholders["reasons"]
    assert reasons.startswith("Seerr: The request was rejected (HTTP 400")
    await home.restart()
    await until(lambda: len(issues()) == 1, "shown again after a restart")

    home.stack.seerr.faults.remove(fault)
    result = await answer(home, hass_client, issue, choice)
    assert result["type"] == "create_entry"
    state = DeletionState.DONE if choice == "retry" else DeletionState.ABANDONED
    await home.comes_to(deletion, state)
    await until(lambda: not issues(), "withdrawn")


async def test_wish_withdrawn_before_anything_came_is_followed(prepared: Any) -> None:
    """End a download for a request that somebody deleted in Seerr."""
    home: Home = await prepared("follow")
    story = tell(home.stack, COPPER_LIGHTHOUSE)
    await story.advance_to("search")
    await home.hass.async_block_till_done()
    request = home.coordinator.tracker.requests[home.request(COPPER_LIGHTHOUSE)]
    home.stack.seerr.delete_request(story.request)
    await home.coordinator.async_apply(
        [
            Wished(
                at=dt_util.utcnow(),
                source=Source(Service.SEERR, "seerr"),
                subject=Subject(media_type=request.media_type, seerr=request.seerr),
                status=WishStatus.DELETED,
            )
        ]
    )
    await until(lambda: bool(logged(home)))
    assert traces(home.stack, COPPER_LIGHTHOUSE) == [], "its record of the title, too"

"""Test what becomes of titles that somebody deleted elsewhere."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from homeassistant.components.repairs import DOMAIN as REPAIRS
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import async_fire_time_changed
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.status_tracker.actions import outside_deletions
from custom_components.status_tracker.actions.deletion import Deletions
from custom_components.status_tracker.actions.deletion_models import (
    Deletion,
    DeletionState,
    Outcome,
    StepResult,
)
from custom_components.status_tracker.const import DOMAIN
from custom_components.status_tracker.tracker.facts import (
    Authority,
    Described,
    Subject,
    Wished,
)
from custom_components.status_tracker.tracker.models import (
    Service,
    Source,
    WishStatus,
)
from custom_components.status_tracker.views import view_request
from tests.stack.catalogue import COPPER_LIGHTHOUSE, HARBOUR_NINE
from tests.stack.faults import Fault
from tests.stack.film_story import remove_film
from tests.stack.payloads import radarr as payloads
from tests.stack.player import Options, Removal
from tests.stack.stack import Stack
from tests.stack.stories import tell
from tests.stack.titles import FILMS
from tests.stack.world import Title
from tests.stacked import until
from tests.translations import check_translations  # noqa: F401

from .home import Home, traces

pytestmark = pytest.mark.usefixtures("check_translations")

type Deleting = Callable[[Home, Title], Awaitable[None]]


@pytest.fixture
async def prepared(
    hass: HomeAssistant,
    stack: Stack,
    no_watchers: None,
    hass_client_no_auth: ClientSessionGenerator,
) -> Callable[[str], Awaitable[Home]]:
    """Return what sets everything up with a choice."""

    async def move_in(choice: str) -> Home:
        """Set everything up."""
        home = Home(hass, stack)
        await home.move_in(hass_client_no_auth, {"outside_deletions": choice})
        return home

    return move_in


async def in_radarr(home: Home, title: Title) -> None:
    """Delete a film with its files in Radarr."""
    movie = home.stack.radarr.find(title.tmdb_id)
    assert movie is not None
    await remove_film(home.stack, home.stack.radarr, movie, Removal.ARR)
    await home.hass.async_block_till_done()


async def on_disk(home: Home, title: Title) -> None:
    """Delete the file of a film, which Radarr and Jellyfin find missing."""
    movie = home.stack.radarr.find(title.tmdb_id)
    assert movie is not None
    await remove_film(home.stack, home.stack.radarr, movie, Removal.JELLYFIN)
    await home.hass.async_block_till_done()


async def in_sonarr(home: Home, title: Title) -> None:
    """Delete a show with its files in Sonarr."""
    series = home.stack.sonarr.find(title.tvdb_id)
    assert series is not None
    await home.stack.sonarr.delete_series(series, delete_files=True)
    await home.stack.drop_from_jellyfin(title.folder)
    await home.hass.async_block_till_done()


ELSEWHERE = [
    pytest.param(COPPER_LIGHTHOUSE, in_radarr, "radarr", id="in-radarr"),
    pytest.param(COPPER_LIGHTHOUSE, on_disk, "radarr", id="on-disk"),
    pytest.param(HARBOUR_NINE, in_sonarr, "sonarr", id="in-sonarr"),
]


def questions(home: Home) -> list[ir.IssueEntry]:
    """Return the issues that ask about titles deleted elsewhere."""
    issues = ir.async_get(home.hass).issues.values()
    return [each for each in issues if each.translation_key == "deleted_elsewhere"]


def logged(home: Home) -> list[Deletion]:
    """Return all closed deletions."""
    return [row.read() for row in home.deletions.log.find()]


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


async def hours_pass(home: Home) -> None:
    """Let so much time go by that whatever waits is over."""
    async_fire_time_changed(home.hass, dt_util.utcnow() + timedelta(hours=2))
    await home.hass.async_block_till_done()


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
    monkeypatch.setattr(outside_deletions, "SETTLE", timedelta(hours=1))
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


@pytest.mark.parametrize("choice", ["ask", "follow", "record"])
async def test_own_deletion_is_nobody_elses(
    prepared: Any, monkeypatch: pytest.MonkeyPatch, choice: str
) -> None:
    """Take what the services tell of a deletion from here for what it is."""
    monkeypatch.setattr(outside_deletions, "SETTLE", timedelta(hours=1))
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
    monkeypatch.setattr(outside_deletions, "SETTLE", timedelta(hours=1))
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
    assert issue.translation_placeholders["reasons"].startswith("Seerr: answered 400")
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
    await in_radarr(home, COPPER_LIGHTHOUSE)
    async with asyncio.timeout(10):
        await begun.wait()
    movie = home.coordinator.tracker.requests[home.request(COPPER_LIGHTHOUSE)]
    await home.coordinator.async_apply(
        [
            Described(
                at=dt_util.utcnow(),
                source=Source(Service.RADARR, "radarr"),
                subject=Subject(request_id=movie.id),
                authority=Authority.MANAGER,
                overview="Another text",
            )
        ]
    )
    await hours_pass(home)
    go_on.set()
    await until(lambda: bool(logged(home)), "the deletion elsewhere was recorded")
    await hours_pass(home)
    assert len(logged(home)) == 1

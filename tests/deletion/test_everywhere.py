"""Test that a deleted title is gone from everywhere, and can be asked for again."""

import pytest

from custom_components.status_tracker.deletion.models import (
    StepResult,
    StepState,
)
from custom_components.status_tracker.tracker.terms import RequestState
from tests.stack.catalogue import (
    COPPER_LIGHTHOUSE,
    HARBOUR_NINE,
    KITSUNE_POST_OFFICE,
    PAPER_CRANE_ORBIT,
)
from tests.stack.forgetting import forget
from tests.stack.player import Delivery, Options
from tests.stack.sender import Trouble
from tests.stack.stories import tell
from tests.stack.world import Title
from tests.stacked import until

from .home import ALICE, Home, traces
from .trials import check_comes_again, check_gone

PATHS = [
    pytest.param(COPPER_LIGHTHOUSE, Options(), id="film"),
    pytest.param(COPPER_LIGHTHOUSE, Options(upgrade=True), id="upgraded-film"),
    pytest.param(COPPER_LIGHTHOUSE, Options(hybrid=True), id="hybrid-torrent"),
    pytest.param(COPPER_LIGHTHOUSE, Options(is_4k=True), id="film-in-4k"),
    pytest.param(COPPER_LIGHTHOUSE, Options(without_seerr=True), id="film-not-wished"),
    pytest.param(HARBOUR_NINE, Options(), id="show"),
    pytest.param(
        HARBOUR_NINE, Options(delivery=Delivery.SINGLES), id="single-episodes"
    ),
    pytest.param(HARBOUR_NINE, Options(delivery=Delivery.STRAGGLERS), id="straggler"),
    pytest.param(HARBOUR_NINE, Options(by_hand=True), id="imported-by-hand"),
    pytest.param(PAPER_CRANE_ORBIT, Options(), id="anime-film"),
    pytest.param(PAPER_CRANE_ORBIT, Options(tmdb_in_jellyfin=True), id="anime-by-tmdb"),
    pytest.param(KITSUNE_POST_OFFICE, Options(), id="anime-show"),
    pytest.param(
        KITSUNE_POST_OFFICE,
        Options(jellyfin_name="Kitsune Yuubinkyoku", known_to_shoko=True),
        id="anime-of-another-name",
    ),
]


@pytest.mark.parametrize(("title", "options"), PATHS)
async def test_title_is_gone_from_everywhere_and_can_come_again(
    home: Home, title: Title, options: Options
) -> None:
    """Leave no entry in any service, no file, no torrent and no request.

    Then the same title comes again, with no trace of the old story in the new one.
    """
    await home.bring(title, options)
    assert traces(home.stack, title)
    deletion = await home.delete(title)
    check_gone(home, title, deletion)
    assert deletion.by == ALICE
    await check_comes_again(home, title, options)


@pytest.mark.parametrize("step", ["wish", "approve", "grab", "download", "finish"])
async def test_title_that_never_arrived_is_gone_from_everywhere(
    home: Home, step: str
) -> None:
    """Delete a film wherever it stands."""
    await tell(home.stack, COPPER_LIGHTHOUSE).advance_to(step)
    await home.hass.async_block_till_done()
    await home.delete(COPPER_LIGHTHOUSE)
    assert traces(home.stack, COPPER_LIGHTHOUSE) == []
    assert list(home.stack.disk) == []


async def test_what_is_gone_already_counts_as_deleted(home: Home) -> None:
    """Close a deletion of which nothing was left to do."""
    await home.bring(COPPER_LIGHTHOUSE)
    request_id = home.request(COPPER_LIGHTHOUSE)
    for sender in (home.stack.radarr.sender, home.stack.jellyfin.sender):
        sender.add_fault(Trouble.LOST)
    await forget(home.stack, COPPER_LIGHTHOUSE)
    deletion = await home.delete(COPPER_LIGHTHOUSE)
    assert request_id in deletion.history
    assert {step.state for step in deletion.steps} == {StepState.SKIPPED}
    results = {step.result for step in deletion.steps}
    assert results <= {StepResult.NOT_FOUND, StepResult.NOT_APPLICABLE}


async def test_other_titles_stay(home: Home) -> None:
    """Touch nothing of the titles beside the deleted one."""
    for title in (COPPER_LIGHTHOUSE, HARBOUR_NINE, PAPER_CRANE_ORBIT):
        await home.bring(title)
    before = {
        title: traces(home.stack, title) for title in (HARBOUR_NINE, PAPER_CRANE_ORBIT)
    }
    await home.delete(COPPER_LIGHTHOUSE)
    assert traces(home.stack, COPPER_LIGHTHOUSE) == []
    assert {title: traces(home.stack, title) for title in before} == before
    assert len(home.coordinator.tracker.requests) == 2


@pytest.mark.parametrize(
    "title",
    [COPPER_LIGHTHOUSE, HARBOUR_NINE, PAPER_CRANE_ORBIT, KITSUNE_POST_OFFICE],
    ids=lambda title: title.kind.value,
)
async def test_deletion_while_everything_is_watched(
    watched_home: Home, title: Title
) -> None:
    """Let nothing that asks the services bring a deleted title back, twice over."""
    home = watched_home

    def is_available() -> bool:
        """Tell whether there is one request and it can be played."""
        tracker = home.coordinator.tracker
        summaries = [tracker.summary(each) for each in home.requests(title)]
        return [each.state for each in summaries if each] == [RequestState.AVAILABLE]

    for seed in (0, 1):
        await home.bring(title, seed=seed)
        await until(is_available, f"{title.title} can be played")
        await home.delete(title)
        assert traces(home.stack, title) == []
        assert list(home.stack.disk) == []
        await home.restart()
        await home.hass.async_block_till_done()
        assert home.requests(title) == []

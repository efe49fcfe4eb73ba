"""Test what a household does beside the straight way, told by the services."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from custom_components.status_tracker.tracker.models import (
    NOBODYS,
    MediaRequest,
    Summary,
)
from custom_components.status_tracker.tracker.terms import FailureReason, RequestState
from tests.common import coordinator_of
from tests.stack.catalogue import COPPER_LIGHTHOUSE, HARBOUR_NINE
from tests.stack.film_story import FilmStory
from tests.stack.player import Options, Removal
from tests.stack.releases import UHD_QUALITY
from tests.stack.sender import Trouble
from tests.stack.show_story import ShowStory
from tests.stack.sonarr import Sonarr
from tests.stack.stories import tell
from tests.stack.world import Title
from tests.stacked import until

from .test_journey_film import often  # noqa: F401
from .test_journeys import Home, home, stack  # noqa: F401

FIRST = HARBOUR_NINE.episodes
TWO_SEASONS = replace(
    HARBOUR_NINE,
    episodes=FIRST
    + tuple(replace(one, season=2, tvdb_id=one.tvdb_id + 1_000) for one in FIRST[:2]),
)
SPECIALS = replace(
    HARBOUR_NINE,
    episodes=(replace(FIRST[0], season=0, tvdb_id=FIRST[0].tvdb_id + 2_000), *FIRST),
)


@pytest.fixture(params=[True, False], ids=["webhooks", "asking"])
def told(request: pytest.FixtureRequest, home: Home) -> Home:  # noqa: F811
    """Return the household, once with webhooks that arrive and once without."""
    if not request.param:
        services = home.stack
        for each in (
            services.seerr,
            services.radarr,
            services.sonarr,
            services.jellyfin,
        ):
            each.sender.add_fault(Trouble.LOST, None)
    return home


def all_of(home: Home) -> Iterator[tuple[MediaRequest, Summary]]:  # noqa: F811
    """Yield every request with what follows for it, in the order of the wishes."""
    tracker = coordinator_of(home.entry).tracker
    for request in sorted(
        tracker.requests.values(), key=lambda one: one.seerr or NOBODYS
    ):
        summary = tracker.summary(request.id)
        assert summary is not None
        yield request, summary


def states(home: Home) -> list[RequestState]:  # noqa: F811
    """Return the states of all requests, in the order of the wishes."""
    return [summary.state for _, summary in all_of(home)]


async def test_declined_wish_is_approved_after_all(told: Home) -> None:
    """Go on with the one request when somebody changes their mind."""
    story = tell(told.stack, COPPER_LIGHTHOUSE)
    await story.advance_to("wish")
    await until(lambda: states(told) == [RequestState.REQUESTED], "requested")
    await told.stack.seerr.decline(story.request)
    await until(lambda: states(told) == [RequestState.FAILED], "declined")
    await story.finish()
    await until(lambda: states(told) == [RequestState.AVAILABLE], "available")


async def test_next_season_is_a_wish_of_its_own(told: Home) -> None:
    """Leave the first season's request available while the second one comes."""
    first = tell(told.stack, TWO_SEASONS, Options(seasons=(1,)))
    await first.finish()
    await until(lambda: states(told) == [RequestState.AVAILABLE], "the first")
    second = tell(told.stack, TWO_SEASONS, Options(seasons=(2,)))
    second.library = first.library  # type: ignore[union-attr]
    await second.advance_to("grab")
    await until(
        lambda: (
            states(told)[1:] in ([RequestState.GRABBING], [RequestState.DOWNLOADING])
        ),
        "the second moves",
    )
    assert states(told)[0] is RequestState.AVAILABLE
    await second.finish()
    await until(lambda: states(told) == [RequestState.AVAILABLE] * 2, "both")
    counts = [summary.counts.wanted for _, summary in all_of(told)]
    assert counts == [len(FIRST), 2]


async def test_specials_come_where_they_are_asked_for(told: Home) -> None:
    """Wait for the special beside the season."""
    story = tell(told.stack, SPECIALS, Options(seasons=(0, 1)))
    await story.finish()
    await until(lambda: states(told) == [RequestState.AVAILABLE], "available")
    ((_, summary),) = all_of(told)
    assert summary.counts.available == summary.counts.wanted == len(FIRST) + 1


async def test_added_again_in_radarr_after_a_deletion(told: Home) -> None:
    """Go on with the request that was deleted when somebody adds its title again."""
    story = tell(told.stack, COPPER_LIGHTHOUSE, Options(removal=Removal.ARR))
    await story.advance_to("announce")
    await until(lambda: states(told) == [RequestState.AVAILABLE], "there")
    await story.finish()
    await until(lambda: states(told) == [RequestState.FAILED], "deleted")
    await tell(told.stack, COPPER_LIGHTHOUSE, Options(without_seerr=True)).finish()
    await until(lambda: states(told) == [RequestState.AVAILABLE], "available")


async def test_wished_for_again_after_a_deletion(told: Home) -> None:
    """Let the new wish take over, and leave the old one deleted."""
    story = tell(told.stack, COPPER_LIGHTHOUSE, Options(removal=Removal.ARR))
    await story.advance_to("announce")
    await until(lambda: states(told) == [RequestState.AVAILABLE], "there")
    await story.finish()
    await until(lambda: states(told) == [RequestState.FAILED], "deleted")
    # Seerr tells times in whole seconds.
    now = told.stack.clock.now
    next_second = now().replace(microsecond=0) + timedelta(seconds=1)
    await until(lambda: now() > next_second, "the next second")
    again = tell(told.stack, COPPER_LIGHTHOUSE, seed=1)
    for step, *stands in (
        ("search", RequestState.SEARCHING),
        # The client may be asked first.
        ("grab", RequestState.GRABBING, RequestState.DOWNLOADING),
        ("import", RequestState.IMPORTING),
        ("announce", RequestState.AVAILABLE),
    ):
        await again.advance_to(step)
        both = [[RequestState.FAILED, each] for each in stands]
        await until(lambda: states(told) in both, f"{step}: {both}")  # noqa: B023
    ((_, old), (_, new)) = all_of(told)
    assert old.failure is FailureReason.DELETED
    assert old.attention is None
    assert new.attention is None


@pytest.mark.parametrize("title", [COPPER_LIGHTHOUSE, HARBOUR_NINE])
async def test_added_anew_while_nobody_told(told: Home, title: Title) -> None:
    """Go on searching where Radarr or Sonarr has the title under another number."""
    await tell(told.stack, title).advance_to("search")
    await until(lambda: states(told) == [RequestState.SEARCHING], "searching")
    arr = told.stack.sonarr if title.kind.is_show else told.stack.radarr
    listed = arr.series if isinstance(arr, Sonarr) else arr.movies
    ((number, record),) = listed.items()
    listed.clear()
    record.id = number + 100
    listed[record.id] = record  # type: ignore[assignment]
    ((request, _),) = all_of(told)

    def present() -> list[int]:
        return [ref.id for ref, one in request.arr.items() if one.present]

    await until(lambda: present() == [number + 100], "the new number")
    assert states(told) == [RequestState.SEARCHING]


async def test_cancelled_download_gives_way_to_another(told: Home) -> None:
    """Follow what was grabbed after somebody threw the first download away."""
    story = FilmStory(told.stack, COPPER_LIGHTHOUSE)
    await story.advance_to("download", 2)
    await until(lambda: states(told) == [RequestState.DOWNLOADING], "downloading")
    first = story.offer
    told.stack.radarr.unqueue(first.release.download_id)
    told.stack.qbittorrent.remove(first.torrent_hash, delete_files=True)
    await until(
        lambda: states(told) in ([RequestState.SEARCHING], [RequestState.GRABBING]),
        "thrown away",
    )
    await story._grab(None)
    await story.finish()
    await until(lambda: states(told) == [RequestState.AVAILABLE], "available")
    ((request, summary),) = all_of(told)
    assert summary.attention is None
    await until(lambda: len(request.downloads) == 2, "both on record")


async def test_better_release_in_the_middle_takes_over(told: Home) -> None:
    """Become available once, with the better release, while the first one goes."""
    story = FilmStory(told.stack, COPPER_LIGHTHOUSE)
    await story.advance_to("download", 2)
    first = story.offer
    await story._grab(UHD_QUALITY)
    told.stack.radarr.unqueue(first.release.download_id)
    told.stack.qbittorrent.remove(first.torrent_hash, delete_files=True)
    await story.finish()
    await until(lambda: states(told) == [RequestState.AVAILABLE], "available")
    ((_, summary),) = all_of(told)
    assert summary.attention is None


async def test_file_of_two_episodes_makes_both_ready(told: Home) -> None:
    """Count both episodes of one file, which Jellyfin has as one item."""
    title = replace(HARBOUR_NINE, episodes=FIRST[:2])
    story = ShowStory(told.stack, title)
    await story.advance_to("finish")
    known = list(story.series.episodes)
    release = story.cast.offer.release if story.cast.offer else None
    file = await told.stack.sonarr.import_file(story.series, known, release)
    await until(
        lambda: [summary.counts.importing for _, summary in all_of(told)] == [2], "both"
    )
    await story.library.add(FIRST[0], file, None)
    (item_id,) = story.library.episode_ids.values()
    told.stack.jellyfin.library.items[item_id].number_end = 2
    await story.library.hint()
    await until(lambda: states(told) == [RequestState.AVAILABLE], "available")

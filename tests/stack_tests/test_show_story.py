"""Test that the stories of shows and anime end with all services agreeing."""

from collections import Counter

import pytest

from tests.stack.catalogue import (
    HARBOUR_NINE,
    KITSUNE_POST_OFFICE,
    PAPER_CRANE_ORBIT,
    REFERENCE,
)
from tests.stack.film_story import FilmStory
from tests.stack.player import Delivery, Options, Removal
from tests.stack.seerr_records import BOB, MediaStatus, RequestStatus
from tests.stack.show_story import ShowStory
from tests.stack.stack import Stack
from tests.stack.stories import tell
from tests.stack.titles import SHOWS
from tests.stack.world import Title

from .receiver import Receiver

SHOW = HARBOUR_NINE
AUTO = Options(user=BOB, auto_approved=True)
OPENING = {"MEDIA_AUTO_APPROVED": 1, "SeriesAdd": 1}
LIBRARY = {"ItemAdded": 4, "MEDIA_AVAILABLE": 1}


def _agree(stack: Stack, title: Title) -> None:
    """Check that everybody has every episode of a show."""
    series = stack.sonarr.find(title.tvdb_id)
    assert series is not None
    paths = {each.file.path for each in series.episodes if each.file is not None}
    assert len(paths) == len(title.episodes)
    assert set(stack.disk.under(title.folder)) == paths
    shown = {item.path for item in stack.jellyfin.library.items.values()}
    assert paths <= shown
    assert not stack.sonarr.queue
    (request,) = stack.seerr.requests.values()
    assert request.status is RequestStatus.COMPLETED
    assert request.media.status is MediaStatus.AVAILABLE
    assert all(each.progress == 1 for each in stack.qbittorrent.torrents.values())


@pytest.mark.parametrize(
    ("delivery", "events"),
    [
        pytest.param(
            Delivery.PACK,
            {**OPENING, **LIBRARY, "Grab": 1, "Download": 4},
            id="pack",
        ),
        pytest.param(
            Delivery.SINGLES,
            {**OPENING, **LIBRARY, "Grab": 3, "Download": 6},
            id="singles",
        ),
        pytest.param(
            Delivery.WEEKLY,
            {**OPENING, **LIBRARY, "Grab": 3, "Download": 6},
            id="weekly",
        ),
        pytest.param(
            Delivery.STRAGGLERS,
            {
                **OPENING,
                **LIBRARY,
                "Grab": 2,
                "Download": 4,
                "ManualInteractionRequired": 1,
            },
            id="stragglers",
        ),
    ],
)
async def test_show_story_tells_and_ends_in_agreement(
    stack: Stack, receiver: Receiver, delivery: Delivery, events: dict[str, int]
) -> None:
    """Tell what belongs to each way of delivery and leave all episodes everywhere."""
    options = Options(user=BOB, auto_approved=True, delivery=delivery)
    story = ShowStory(stack, SHOW, options)

    await story.run()

    assert Counter(receiver.events()) == events
    _agree(stack, SHOW)


async def test_pack_is_imported_file_by_file_and_then_completed(
    stack: Stack, receiver: Receiver
) -> None:
    """Send one Download per file in order, then the one for the whole release."""
    story = ShowStory(stack, SHOW, AUTO)

    await story.advance_to("complete")

    downloads = [
        each.body
        for each in receiver.received
        if each.body.get("eventType") == "Download"
    ]
    assert ["episodeFile" in body for body in downloads] == [True, True, True, False]
    assert downloads[-1]["fileCount"] == 3
    assert len({body["downloadId"] for body in downloads}) == 1


@pytest.mark.parametrize(
    ("options", "more"),
    [
        pytest.param(
            Options(user=BOB, auto_approved=True, regrab=True), {"Grab": 2}, id="regrab"
        ),
        pytest.param(
            Options(user=BOB, auto_approved=True, import_blocked=True),
            {"ManualInteractionRequired": 1},
            id="import_blocked",
        ),
        pytest.param(
            Options(user=BOB, auto_approved=True, upgrade=True),
            {
                "Grab": 2,
                "Download": 6,
                "EpisodeFileDelete": 1,
                "ItemAdded": 5,
                "ItemDeleted": 1,
            },
            id="upgrade",
        ),
    ],
)
async def test_show_story_with_option_tells(
    stack: Stack, receiver: Receiver, options: Options, more: dict[str, int]
) -> None:
    """Tell what belongs to the option, and end in agreement all the same."""
    await ShowStory(stack, SHOW, options).finish()

    usual = {**OPENING, **LIBRARY, "Grab": 1, "Download": 4}
    assert Counter(receiver.events()) == {**usual, **more}
    _agree(stack, SHOW)


@pytest.mark.parametrize(
    ("where", "left", "event"),
    [
        (Removal.ARR, 0, "SeriesDelete"),
        (Removal.ARR_FILE, 2, "EpisodeFileDelete"),
        (Removal.JELLYFIN, 0, "ItemDeleted"),
        (Removal.SEERR, 3, None),
    ],
)
async def test_show_story_ends_with_a_removal(
    stack: Stack, receiver: Receiver, where: Removal, left: int, event: str | None
) -> None:
    """Leave on the disk what belongs there, and tell."""
    options = Options(user=BOB, auto_approved=True, removal=where)

    await ShowStory(stack, SHOW, options).finish()

    assert len(stack.disk.under(SHOW.folder)) == left
    assert event is None or event in receiver.events()


async def test_some_seasons_leave_the_others_alone(stack: Stack) -> None:
    """Monitor, fetch and announce only the seasons that were asked for."""
    title = SHOWS[2]
    story = ShowStory(stack, title, Options(auto_approved=True, seasons=(2,)))

    await story.finish()

    monitored = {e.episode.season for e in story.series.episodes if e.monitored}
    fetched = {e.episode.season for e in story.series.episodes if e.file}
    assert monitored == fetched == {2}
    assert story.request.seasons == (2,)


@pytest.mark.parametrize("title", [PAPER_CRANE_ORBIT, KITSUNE_POST_OFFICE])
@pytest.mark.parametrize(
    ("options", "steps"),
    [
        pytest.param(Options(), ["detect", "hash", "match"], id="usual"),
        pytest.param(
            Options(not_matched=True),
            ["detect", "hash", "no_match", "match"],
            id="not_matched",
        ),
        pytest.param(Options(known_to_shoko=True), ["know"], id="known"),
    ],
)
async def test_anime_story_is_matched_by_shoko(
    stack: Stack, title: Title, options: Options, steps: list[str]
) -> None:
    """Have every file known and tied before it is playable, with Shokofin's ids."""
    story = tell(stack, title, options)
    first = story.names.index(steps[0])

    assert story.names[first : first + len(steps)] == steps
    await story.finish()

    paths = list(stack.disk.under(title.folder))
    files = [stack.shoko.records.file_at(path) for path in paths]
    assert len(files) == max(1, len(title.episodes))
    assert all(file.references for file in files)
    for item_id in story.cast.jellyfin_ids:
        item = stack.jellyfin.library.items[item_id]
        assert item.path is not None
        known = stack.shoko.records.by_path[item.path]
        assert item.provider_ids["Shoko File"] == str(known)
        assert "Tmdb" not in item.provider_ids


async def test_anime_story_can_have_other_names_and_numbers_in_jellyfin(
    stack: Stack,
) -> None:
    """Show another title, TMDB's ids and another season number."""
    options = Options(
        jellyfin_name="Kitsune Yuubinkyoku", tmdb_in_jellyfin=True, season_offset=1
    )
    story = ShowStory(stack, KITSUNE_POST_OFFICE, options)

    await story.finish()

    items = stack.jellyfin.library.items
    series = items[story.library.series_id or ""]
    assert series.name == "Kitsune Yuubinkyoku"
    assert series.provider_ids["Tmdb"] == str(KITSUNE_POST_OFFICE.tmdb_id)
    assert {items[each].season for each in story.cast.jellyfin_ids} == {2}


async def test_four_stories_run_side_by_side(stack: Stack) -> None:
    """Play the four reference stories at once."""
    stories = [tell(stack, title) for title in REFERENCE]

    while any(not story.finished for story in stories):
        for story in stories:
            if not story.finished:
                await story.step()

    assert [each.request.id for each in stories] == [101, 102, 103, 104]
    assert all(each.request.status is RequestStatus.COMPLETED for each in stories)
    assert isinstance(stories[0], FilmStory)
    assert len(stack.jellyfin.library.items) >= 8


async def test_four_k_twin_goes_to_its_own_radarr() -> None:
    """Keep the 4K wish of a film apart from the other one."""
    async with Stack(speed=100_000, four_k=True) as stack:
        await tell(stack, REFERENCE[0]).finish()
        twin = tell(stack, REFERENCE[0], Options(is_4k=True))
        await twin.finish()

        assert stack.radarr_4k is not None
        assert len(stack.radarr.movies) == len(stack.radarr_4k.movies) == 1
        assert twin.request.media.status4k is MediaStatus.AVAILABLE
        assert (
            len({path.split("/")[3] for path in stack.disk if "/media/" in path}) == 2
        )

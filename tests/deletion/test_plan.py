"""Test that a preview tells what is then done, and changes nothing."""

from typing import Any

import pytest

from custom_components.status_tracker.deletion.models import (
    Deletion,
    StepKind,
    StepResult,
    StepState,
    Thing,
    TroubleCode,
)
from custom_components.status_tracker.deletion.views import view_preview
from custom_components.status_tracker.tracker.terms import Service
from tests.stack.catalogue import (
    COPPER_LIGHTHOUSE,
    HARBOUR_NINE,
    KITSUNE_POST_OFFICE,
    PAPER_CRANE_ORBIT,
)
from tests.stack.player import Delivery, Options
from tests.stack.populate import add_to_library
from tests.stack.stack import Stack
from tests.stack.stories import tell
from tests.stack.world import Title

from .home import Home, traces

WRITES = {"POST", "PUT", "DELETE"}
# These change nothing: a login is no change.
HARMLESS = ("/api/v2/auth/login",)


def changes_asked_for(stack: Stack) -> list[str]:
    """Return every call that could have changed something in a service."""
    return [
        f"{name} {call.method} {call.path}"
        for name, service in stack.services.items()
        for call in service.calls
        if (call.method in WRITES or "/Action/" in call.path)
        and call.path not in HARMLESS
    ]


def objects(deletion: Deletion) -> dict[tuple[str, str], set[Thing]]:
    """Return what goes, by step and instance."""
    return {(step.kind, step.instance): set_of(step.objects) for step in deletion.steps}


def set_of(things: tuple[Thing, ...]) -> set[Any]:
    """Return things without what changes from minute to minute."""
    return {(each.kind, each.id, each.path, each.size) for each in things}


@pytest.mark.parametrize(
    ("title", "options"),
    [
        pytest.param(COPPER_LIGHTHOUSE, Options(), id="film"),
        pytest.param(
            HARBOUR_NINE, Options(delivery=Delivery.SINGLES), id="single-episodes"
        ),
        pytest.param(PAPER_CRANE_ORBIT, Options(), id="anime-film"),
        pytest.param(KITSUNE_POST_OFFICE, Options(), id="anime-show"),
    ],
)
async def test_preview_is_what_is_then_done(
    home: Home, title: Title, options: Options
) -> None:
    """Name every object and file that goes, and no other; change nothing before."""
    await home.bring(title, options)
    before = traces(home.stack, title)
    files = {path: home.stack.disk.size(path) for path in home.stack.disk}
    torrents = dict(home.stack.qbittorrent.torrents)
    preview = await home.preview(title)
    assert changes_asked_for(home.stack) == []
    assert traces(home.stack, title) == before
    assert not home.deletions.jobs.open
    shown = view_preview(preview, home.coordinator.tracker)

    deletion = await home.delete(title)
    assert objects(preview) == objects(deletion)
    assert shown["totals"] == {
        "files": sum(path.startswith(title.folder) for path in files),
        "file_bytes": sum(
            size for path, size in files.items() if path.startswith(title.folder)
        ),
        "torrents": len(torrents),
        "torrent_bytes": sum(each.size for each in torrents.values()),
    }
    told = {
        each["path"]
        for step in shown["steps"]
        if step["service"] in ("radarr", "sonarr")
        for each in step["objects"]
        if each["kind"] == "file"
    }
    assert told == {path for path in files if path.startswith(title.folder)}


async def test_preview_tells_what_a_torrent_has_given(home: Home) -> None:
    """Show ratio, seeding time and limits, so that one can decide to keep seeding."""
    await home.bring(COPPER_LIGHTHOUSE)
    (torrent,) = home.stack.qbittorrent.torrents.values()
    home.stack.qbittorrent.set_seeding(
        torrent.hash, uploaded=torrent.size // 4, seconds=7200, ratio_limit=2
    )
    preview = await home.preview(COPPER_LIGHTHOUSE)
    shown = view_preview(preview, home.coordinator.tracker)
    (step,) = [each for each in shown["steps"] if each["kind"] == "torrents"]
    (thing,) = step["objects"]
    assert thing == {
        "kind": "torrent",
        "id": torrent.hash,
        "name": torrent.name,
        "path": torrent.content_path,
        "size": torrent.size,
        "season": None,
        "complete": True,
        "ratio": 0.25,
        "max_ratio": 2.0,
        "seeding_time": 7200,
        "max_seeding_time": None,
        "has_seeded": False,
    }
    (request,) = shown["requests"]
    assert request["requested_by"] == "alice"
    assert request["title"] == COPPER_LIGHTHOUSE.title


async def test_preview_tells_what_cannot_be_found(home: Home) -> None:
    """Name the services that have nothing, and those that cannot be asked."""
    await tell(home.stack, COPPER_LIGHTHOUSE).advance_to("search")
    await home.hass.async_block_till_done()
    await home.stack.jellyfin.stop()
    preview = await home.preview(COPPER_LIGHTHOUSE)
    results = {step.instance: step.result for step in preview.steps}
    assert results == {
        "qbittorrent": StepResult.NOT_FOUND,
        "radarr": None,
        "radarr_4k": StepResult.NOT_FOUND,
        "shoko": StepResult.NOT_APPLICABLE,
        "jellyfin": None,
        "seerr": None,
    }
    (jellyfin,) = [step for step in preview.steps if step.instance == "jellyfin"]
    assert jellyfin.trouble is not None
    assert jellyfin.trouble.code is TroubleCode.SERVICE_DOWN
    assert not jellyfin.objects


async def test_files_can_stay(home: Home) -> None:
    """Take a title out of the services that manage it, and leave every file."""
    await home.bring(PAPER_CRANE_ORBIT)
    files = list(home.stack.disk)
    deletion = await home.delete(PAPER_CRANE_ORBIT, delete_files=False)
    assert list(home.stack.disk) == files
    assert not home.stack.qbittorrent.torrents
    assert not home.stack.radarr.movies
    assert not home.stack.seerr.media
    assert home.stack.jellyfin.library.items
    assert home.stack.shoko.records.files
    results = {step.kind: step.result for step in deletion.steps}
    assert results[StepKind.ANIME_FILES] is StepResult.FILES_KEPT
    assert results[StepKind.LIBRARY] is StepResult.FILES_KEPT
    assert home.requests(PAPER_CRANE_ORBIT) == []


@pytest.mark.parametrize(
    ("title", "name", "parameter"),
    [
        (COPPER_LIGHTHOUSE, "radarr", "addImportExclusion"),
        (HARBOUR_NINE, "sonarr", "addImportListExclusion"),
    ],
    ids=["film", "show"],
)
@pytest.mark.parametrize("exclude", [False, True])
async def test_title_is_barred_from_lists_if_wanted(
    home: Home, title: Title, name: str, parameter: str, *, exclude: bool
) -> None:
    """Tell Radarr and Sonarr in their own words whether to import it never again."""
    await home.bring(title)
    await home.delete(title, exclude=exclude)
    (call,) = home.stack.services[name].calls_to("/api/v3", "DELETE")
    assert call.query[parameter] == str(exclude).lower()
    assert call.query["deleteFiles"] == "true"


@pytest.mark.parametrize(
    "title",
    [COPPER_LIGHTHOUSE, HARBOUR_NINE, PAPER_CRANE_ORBIT, KITSUNE_POST_OFFICE],
    ids=lambda title: title.kind.value,
)
async def test_title_that_was_always_there_is_found_by_asking(
    home: Home, title: Title
) -> None:
    """Resolve every missing id before anything is touched."""
    add_to_library(home.stack, title, in_seerr=False)
    # All that is known is what somebody wished for in Seerr.
    story = tell(home.stack, title, Options(auto_approved=False))
    await story.advance_to("wish")
    await home.hass.async_block_till_done()
    request = home.coordinator.tracker.requests[home.request(title)]
    assert not request.arr
    assert not request.ids.jellyfin
    await home.delete(title)
    assert traces(home.stack, title) == []
    assert list(home.stack.disk) == []


async def test_title_of_another_name_is_found_in_the_whole_library(
    home: Home,
) -> None:
    """Look at everything where Jellyfin's search finds nothing."""
    await home.bring(COPPER_LIGHTHOUSE)
    (item,) = home.stack.jellyfin.library.items.values()
    home.stack.jellyfin.update(item.id, name="Der Leuchtturm", original_title=None)
    await home.coordinator.async_forget(home.request(COPPER_LIGHTHOUSE))
    for media in home.stack.seerr.media.values():
        media.jellyfin_media_id = None
    story = tell(home.stack, COPPER_LIGHTHOUSE, seed=1)
    await story.advance_to("wish")
    await home.hass.async_block_till_done()
    await home.delete(COPPER_LIGHTHOUSE)
    assert not home.stack.jellyfin.library.items


async def test_film_of_the_same_name_stays_in_jellyfin(home: Home) -> None:
    """Tell a title from its namesake by the ids, not by the name."""
    await home.bring(COPPER_LIGHTHOUSE)
    namesake = home.stack.jellyfin.add_movie(
        COPPER_LIGHTHOUSE.title,
        year=1950,
        path="/data/media/movies/The Copper Lighthouse (1950)/film.mkv",
        provider_ids={"Tmdb": "77"},
    )
    home.stack.disk.add("/data/media/movies/The Copper Lighthouse (1950)/film.mkv", 1)
    preview = await home.preview(COPPER_LIGHTHOUSE)
    (step,) = [each for each in preview.steps if each.service is Service.JELLYFIN]
    assert namesake not in {thing.id for thing in step.objects}
    await home.delete(COPPER_LIGHTHOUSE)
    assert list(home.stack.jellyfin.library.items) == [namesake]


async def test_only_the_library_of_the_title_is_scanned(home: Home) -> None:
    """Refresh one library, once, and never all of them."""
    await home.bring(PAPER_CRANE_ORBIT)
    await home.bring(COPPER_LIGHTHOUSE)
    await home.delete(PAPER_CRANE_ORBIT)
    libraries = {each.name: each.id for each in home.stack.jellyfin.folders.values()}
    asked = [
        call.path
        for call in home.stack.jellyfin.calls
        if call.method == "POST" and "Refresh" in call.path
    ]
    assert asked == [f"/Items/{libraries['Anime Movies']}/Refresh"]


async def test_nothing_is_deleted_through_jellyfin_or_shoko(home: Home) -> None:
    """Let files go through those who own them, and never through who shows them."""
    await home.bring(KITSUNE_POST_OFFICE)
    await home.delete(KITSUNE_POST_OFFICE)
    for name in ("jellyfin", "shoko"):
        assert not home.stack.services[name].calls_to("/", "DELETE")


async def test_steps_are_done_in_order(home: Home) -> None:
    """Begin with the torrent, end with the request."""
    await home.bring(KITSUNE_POST_OFFICE)
    deletion = await home.delete(KITSUNE_POST_OFFICE)
    done = [step for step in deletion.steps if step.state is StepState.DONE]
    times = [step.started_at for step in done]
    assert times == sorted(times, key=str)
    assert [step.service for step in done] == [
        Service.QBITTORRENT,
        Service.SONARR,
        Service.SHOKO,
        Service.JELLYFIN,
        Service.SEERR,
    ]

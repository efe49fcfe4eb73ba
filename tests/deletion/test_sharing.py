"""Test that nothing goes which somebody else still needs."""

from custom_components.status_tracker.deletion.models import (
    DeletionOptions,
    DeletionState,
    KeptReason,
    Outcome,
    StepKind,
    StepResult,
)
from tests.stack.catalogue import COPPER_LIGHTHOUSE, HARBOUR_NINE
from tests.stack.player import Options
from tests.stack.stories import tell
from tests.stack.titles import FILMS
from tests.stack.world import TorrentFile
from tests.stacked import until

from .home import ALICE, Home, steps_of, traces
from .shared_torrent import double_feature

OTHER = FILMS[0]


async def test_torrent_of_two_titles_stays(home: Home) -> None:
    """Leave a torrent that brought another film too, and say which."""
    shared = await double_feature(home, OTHER)
    preview = await home.preview(COPPER_LIGHTHOUSE)
    deletion = await home.delete(COPPER_LIGHTHOUSE)
    for each in (preview, deletion):
        (step,) = [one for one in each.steps if one.kind is StepKind.TORRENTS]
        assert step.result is StepResult.KEPT
        (kept,) = step.kept
        assert kept.thing.id == shared
        assert kept.reason is KeptReason.SHARED
        assert kept.shared_with == (OTHER.title,)
    assert list(home.stack.qbittorrent.torrents) == [shared]
    assert home.stack.radarr.find(COPPER_LIGHTHOUSE.tmdb_id) is None
    assert home.stack.radarr.find(OTHER.tmdb_id) is not None

    await home.delete(OTHER)
    assert not home.stack.qbittorrent.torrents, "the last one takes it along"
    assert list(home.stack.disk) == []


async def test_torrent_is_known_to_radarr_only(home: Home) -> None:
    """Find another title of a torrent that no request knows of."""
    shared = await double_feature(home, OTHER)
    await home.coordinator.async_forget(home.request(OTHER))
    await home.delete(COPPER_LIGHTHOUSE)
    assert list(home.stack.qbittorrent.torrents) == [shared]


async def test_torrent_of_two_deleted_titles_goes(home: Home) -> None:
    """Keep a torrent for nobody who goes as well."""
    await double_feature(home, OTHER)
    ids = [home.request(COPPER_LIGHTHOUSE), home.request(OTHER)]
    begun = await home.deletions.async_delete(ids, None, DeletionOptions(), ALICE)
    assert len(begun) == 2
    for each in begun:
        await home.done(each)
    assert not home.stack.qbittorrent.torrents
    assert list(home.stack.disk) == []


async def test_same_files_in_another_torrent_go_too(home: Home) -> None:
    """Find the torrent that seeds the same files to another tracker."""
    await home.bring(COPPER_LIGHTHOUSE)
    await home.bring(OTHER)
    (mine,) = [
        torrent
        for torrent in home.stack.qbittorrent.torrents.values()
        if torrent.name.startswith("The.Copper")
    ]
    home.stack.qbittorrent.add_torrent(
        hash="c" * 40,
        name=mine.name,
        size=mine.size,
        category="cross-seed",
        save_path=mine.save_path,
        files=mine.files,
        state="stalledUP",
    )
    await home.delete(COPPER_LIGHTHOUSE)
    (left,) = home.stack.qbittorrent.torrents.values()
    assert left.name.startswith("Glass")
    assert traces(home.stack, COPPER_LIGHTHOUSE) == []


async def test_torrents_without_a_folder_are_not_taken_for_one(home: Home) -> None:
    """Leave a stranger's torrent alone that lies directly in the same folder."""
    await home.bring(COPPER_LIGHTHOUSE)
    (mine,) = home.stack.qbittorrent.torrents.values()
    mine.files = [TorrentFile("a.mkv", 1), TorrentFile("b.mkv", mine.size - 1)]
    home.stack.qbittorrent.add_torrent(
        hash="d" * 40,
        name="Something else",
        size=mine.size,
        category="",
        save_path=mine.save_path,
        files=[TorrentFile("c.mkv", 1), TorrentFile("d.mkv", mine.size - 1)],
        state="stalledUP",
    )
    await home.delete(COPPER_LIGHTHOUSE)
    assert list(home.stack.qbittorrent.torrents) == ["d" * 40]


async def test_download_of_another_client_is_taken_out_of_the_queue(
    home: Home,
) -> None:
    """Let Radarr end what qBittorrent does not have, and show that before."""
    story = tell(home.stack, COPPER_LIGHTHOUSE)
    await story.advance_to("grab")
    await home.hass.async_block_till_done()
    home.stack.qbittorrent.torrents.clear()
    ended: list[str] = []
    home.stack.radarr.remove_from_client = ended.append
    preview = await home.preview(COPPER_LIGHTHOUSE)
    (step,) = [one for one in preview.steps if one.instance == "radarr"]
    assert {thing.kind for thing in step.objects} == {"movie", "download"}
    await home.delete(COPPER_LIGHTHOUSE)
    assert story.cast.offer is not None
    assert ended == [story.cast.offer.release.download_id]


async def test_number_that_means_another_film_is_not_trusted(home: Home) -> None:
    """Delete nothing by a number that Radarr has given to another film meanwhile."""
    await tell(home.stack, COPPER_LIGHTHOUSE).advance_to("search")
    await home.hass.async_block_till_done()
    movie = home.stack.radarr.find(COPPER_LIGHTHOUSE.tmdb_id)
    assert movie is not None
    movie.title = OTHER
    deletion = await home.delete(COPPER_LIGHTHOUSE)
    (step,) = [one for one in deletion.steps if one.instance == "radarr"]
    assert step.result is StepResult.NOT_FOUND
    assert home.stack.radarr.movies[movie.id].title is OTHER


async def test_all_requests_for_a_title_go_together(home: Home) -> None:
    """Delete a film in both qualities, and the requests for both seasons of a show."""
    await home.bring(COPPER_LIGHTHOUSE)
    await home.bring(COPPER_LIGHTHOUSE, Options(is_4k=True), seed=1)
    assert len(home.requests(COPPER_LIGHTHOUSE)) == 2
    deletion = await home.delete(COPPER_LIGHTHOUSE)
    assert len(deletion.request_ids) == 2
    assert traces(home.stack, COPPER_LIGHTHOUSE) == []
    assert home.requests(COPPER_LIGHTHOUSE) == []


async def test_second_wish_joins_the_first(home: Home) -> None:
    """Begin no second deletion of what is being deleted."""
    await home.bring(HARBOUR_NINE)
    await home.stack.sonarr.stop()
    first = await home.begin(HARBOUR_NINE)
    await home.comes_to(first, DeletionState.WAITING)
    assert await home.begin(HARBOUR_NINE) is first
    assert len(home.deletions.jobs.open) == 1
    await home.deletions.async_abandon(first.id)
    await until(lambda: not home.deletions.jobs.open)
    assert first.outcome is Outcome.ABANDONED
    assert home.requests(HARBOUR_NINE), steps_of(first)

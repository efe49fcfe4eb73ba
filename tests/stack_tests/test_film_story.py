"""Test that a film's story ends with all services agreeing."""

import pytest

from tests.stack.catalogue import COPPER_LIGHTHOUSE
from tests.stack.film_story import FilmStory
from tests.stack.player import Options, Removal
from tests.stack.seerr_records import MediaStatus, RequestStatus
from tests.stack.stack import Stack

from .receiver import Receiver

FILM = COPPER_LIGHTHOUSE


async def test_film_story_tells_in_order(stack: Stack, receiver: Receiver) -> None:
    """Send the webhooks of the usual path, each to its own place."""
    story = FilmStory(stack, FILM)

    await story.advance_to("wish")
    assert receiver.events() == ["MEDIA_PENDING"]
    await story.advance_to("approve")
    assert sorted(receiver.events()[1:]) == ["MEDIA_APPROVED", "MovieAdded"]
    await story.finish()

    assert receiver.events()[3:] == ["Grab", "Download", "ItemAdded", "MEDIA_AVAILABLE"]
    assert {each.path for each in receiver.received} == {
        "/seerr",
        "/radarr",
        "/jellyfin",
    }


async def test_film_story_ends_with_services_agreeing(stack: Stack) -> None:
    """Leave the film in every service, on the disk and in the client."""
    story = FilmStory(stack, FILM, Options(hybrid=True))

    await story.run()

    movie = stack.radarr.find(FILM.tmdb_id)
    assert movie is not None
    assert movie.file is not None
    assert movie.file.path in stack.disk
    assert not stack.radarr.queue
    assert [torrent.progress for torrent in stack.qbittorrent.torrents.values()] == [1]
    (item_id,) = story.cast.jellyfin_ids
    assert stack.jellyfin.library.items[item_id].path == movie.file.path
    assert story.request.status is RequestStatus.COMPLETED
    assert story.request.media.status is MediaStatus.AVAILABLE
    assert story.request.media.external_service_id == movie.id
    assert story.request.media.jellyfin_media_id == item_id


@pytest.mark.parametrize(
    ("options", "events"),
    [
        pytest.param(
            Options(declined=True), ["MEDIA_PENDING", "MEDIA_DECLINED"], id="declined"
        ),
        pytest.param(
            Options(auto_approved=True),
            [
                "Download",
                "Grab",
                "ItemAdded",
                "MEDIA_AUTO_APPROVED",
                "MEDIA_AVAILABLE",
                "MovieAdded",
            ],
            id="auto_approved",
        ),
        pytest.param(
            Options(fails_at_seerr=True),
            [
                "Download",
                "Grab",
                "ItemAdded",
                "MEDIA_APPROVED",
                "MEDIA_APPROVED",
                "MEDIA_AVAILABLE",
                "MEDIA_FAILED",
                "MEDIA_PENDING",
                "MovieAdded",
            ],
            id="fails_at_seerr",
        ),
        pytest.param(
            Options(regrab=True, auto_approved=True),
            [
                "Download",
                "Grab",
                "Grab",
                "ItemAdded",
                "MEDIA_AUTO_APPROVED",
                "MEDIA_AVAILABLE",
                "MovieAdded",
            ],
            id="regrab",
        ),
        pytest.param(
            Options(import_blocked=True, auto_approved=True),
            [
                "Download",
                "Grab",
                "ItemAdded",
                "MEDIA_AUTO_APPROVED",
                "MEDIA_AVAILABLE",
                "ManualInteractionRequired",
                "MovieAdded",
            ],
            id="import_blocked",
        ),
        pytest.param(
            Options(upgrade=True, auto_approved=True),
            [
                "Download",
                "Download",
                "Grab",
                "Grab",
                "ItemAdded",
                "ItemAdded",
                "ItemDeleted",
                "MEDIA_AUTO_APPROVED",
                "MEDIA_AVAILABLE",
                "MovieAdded",
                "MovieFileDelete",
            ],
            id="upgrade",
        ),
        pytest.param(
            Options(removal=Removal.ARR, auto_approved=True),
            [
                "Download",
                "Grab",
                "ItemAdded",
                "ItemDeleted",
                "MEDIA_AUTO_APPROVED",
                "MEDIA_AVAILABLE",
                "MovieAdded",
                "MovieDelete",
            ],
            id="removed_in_radarr",
        ),
    ],
)
async def test_film_story_with_option_tells(
    stack: Stack, receiver: Receiver, options: Options, events: list[str]
) -> None:
    """Tell what belongs to the option, no more and no less."""
    await FilmStory(stack, FILM, options).finish()

    assert sorted(receiver.events()) == sorted(events)


@pytest.mark.parametrize("where", Removal)
async def test_film_story_ends_without_the_file_when_removed(
    stack: Stack, where: Removal
) -> None:
    """Leave no file of the library behind, unless only Seerr forgot the film."""
    await FilmStory(stack, FILM, Options(removal=where)).finish()

    left = [path for path in stack.disk if path.startswith(FILM.folder)]

    assert len(left) == (1 if where is Removal.SEERR else 0)
    assert bool(stack.jellyfin.library.items) == (where is Removal.SEERR)


async def test_same_seed_tells_the_same_story(stack: Stack) -> None:
    """Repeat hashes with the same seed and change them with another."""
    hashes = []
    for seed in (1, 1, 2):
        async with Stack(speed=100_000) as other:
            story = FilmStory(other, FILM, seed=seed)
            await story.advance_to("grab")
            hashes.append(story.offer.torrent_hash)

    assert hashes[0] == hashes[1]
    assert hashes[0] != hashes[2]


async def test_queue_follows_the_download(stack: Stack) -> None:
    """Show the same progress in the client and in Radarr's queue."""
    story = FilmStory(stack, FILM, Options(ticks=4))
    await story.advance_to("download", 2)

    (item,) = stack.radarr.queue.values()
    (torrent,) = stack.qbittorrent.torrents.values()

    assert torrent.progress == pytest.approx(0.4)
    assert 1 - item.size_left / item.release.size == pytest.approx(0.4)
    await story.advance_to("finish")
    assert item.tracked_state == "importPending"

"""Test titles that nobody asked for in Seerr."""

from collections import Counter

import pytest

from tests.stack.catalogue import REFERENCE
from tests.stack.player import Options
from tests.stack.populate import add_to_library, invent
from tests.stack.seerr_records import MediaStatus
from tests.stack.stack import Stack
from tests.stack.stories import tell
from tests.stack.world import Title

from .receiver import Receiver


@pytest.mark.parametrize("title", REFERENCE, ids=lambda title: title.kind.value)
async def test_title_in_the_library_is_known_to_everybody(
    stack: Stack, receiver: Receiver, title: Title
) -> None:
    """Have the files, the items and Seerr's record without any webhook."""
    item_id = add_to_library(stack, title)

    files = list(stack.disk.under(title.folder))
    assert len(files) == max(1, len(title.episodes))
    assert item_id in stack.jellyfin.library.items
    shown = {item.path for item in stack.jellyfin.library.items.values()}
    assert set(files) <= shown
    media = stack.seerr.find_media(title)
    assert media is not None
    assert media.status is MediaStatus.AVAILABLE
    known = [path in stack.shoko.records.by_path for path in files]
    assert all(known) if title.kind.is_anime else not any(known)
    assert receiver.received == []


def test_invented_titles_differ_and_repeat() -> None:
    """Invent different titles, and the same ones each time."""
    first = list(invent(900))

    assert first == list(invent(900))
    assert len({title.title for title in first}) == 900
    assert len({title.tmdb_id for title in first}) == 900
    assert all(len(each.episodes) == 3 for each in invent(5, shows=True, episodes=3))


@pytest.mark.parametrize(
    ("number", "events"),
    [
        (0, {"MovieAdded": 1, "Download": 1, "ItemAdded": 1}),
        (1, {"SeriesAdd": 1, "Download": 4, "ItemAdded": 4}),
    ],
    ids=["film", "show"],
)
async def test_story_without_seerr_and_download_tells_of_the_import_only(
    stack: Stack, receiver: Receiver, number: int, events: dict[str, int]
) -> None:
    """Import by hand what was added in Radarr or Sonarr, without a download id."""
    story = tell(stack, REFERENCE[number], Options(without_seerr=True, by_hand=True))

    await story.finish()

    assert Counter(receiver.events()) == events
    assert not any("downloadId" in each.body for each in receiver.received)
    assert not stack.seerr.requests
    assert not stack.qbittorrent.torrents

"""Test which requests are looked at for what is new in Jellyfin's library."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from custom_components.status_tracker.tracker.terms import MatchStatus, WishStatus
from custom_components.status_tracker.watchers.library_index import LibraryIndex
from custom_components.status_tracker.watchers.library_news import requests_of
from custom_components.status_tracker.watchers.library_reader import News
from tests.tracker.stories import Film

from .jellyfin_watch import HASH
from .library import make_episode
from .room import Room

FILM = Film()
SHOKO_FILE = 899


@pytest.fixture
def room() -> Room:
    """Know of an anime film whose file Shoko gave its number."""
    room = Room()
    room.tell(
        FILM.wish(0, WishStatus.APPROVED),
        FILM.imported(1, HASH),
        FILM.anime(2),
        FILM.matched(3, MatchStatus.MATCHED),
    )
    return room


@pytest.mark.parametrize(
    ("series", "leads"),
    [(None, set()), ("unlisted", {"unlisted"})],
    ids=["without-a-series", "series-that-is-not-listed"],
)
async def test_file_leads_to_its_request_whatever_its_series(
    room: Room, series: str | None, leads: Iterable[str]
) -> None:
    """Find a request by the number of its file alone, and name only real series."""
    (request_id,) = room.tracker.requests
    episode = replace(make_episode(1, 1, shoko=SHOKO_FILE), series_id=series)
    news = News(is_whole=False, episodes=(episode,))
    assert await requests_of(news, LibraryIndex(), room.tracker) == {request_id: leads}


async def test_many_new_episodes_leave_time_for_others(room: Room) -> None:
    """Pause every so often while a large library is gone through."""
    (request_id,) = room.tracker.requests
    episodes = tuple(make_episode(1, number) for number in range(400))
    owned = make_episode(1, 400, shoko=SHOKO_FILE)
    news = News(is_whole=False, episodes=(*episodes, owned))
    found: list[str] = []

    async def look() -> None:
        """Note what is found."""
        found.extend(await requests_of(news, LibraryIndex(), room.tracker))

    await room.spawn(look(), "look")
    assert found == [request_id]
    assert len(room.steps) > len(episodes) / 50

"""Test anime whose seasons somebody counts as one, by absolute number."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
import random
from typing import Any, override

import pytest

from custom_components.status_tracker.tracker.models import Counts, ItemKey
from custom_components.status_tracker.tracker.terms import ItemState, RequestState
from tests.common import coordinator_of
from tests.stack import releases, show_story
from tests.stack.catalogue import KITSUNE_POST_OFFICE
from tests.stack.jellyfin_media import Details
from tests.stack.player import Options
from tests.stack.records import MediaFile
from tests.stack.show_library import ShowLibrary
from tests.stack.show_story import ShowStory
from tests.stack.world import Episode, Title, TorrentFile
from tests.stacked import until
from tests.test_household import told  # noqa: F401
from tests.test_journey_film import often  # noqa: F401
from tests.test_journeys import Home, home, stack  # noqa: F401

FIRST = KITSUNE_POST_OFFICE.episodes
SECOND = tuple(
    replace(
        one,
        season=2,
        tvdb_id=one.tvdb_id + 100,
        anidb_id=9904100 + one.number,
        air_date=f"2025-07-{7 * one.number:02d}",
    )
    for one in FIRST
)
LONG = replace(KITSUNE_POST_OFFICE, episodes=FIRST + SECOND)
SECOND_KEYS = [ItemKey(2, one.number) for one in SECOND]


def number_of(episode: Episode) -> int:
    """Return an episode's number where seasons do not count."""
    return LONG.episodes.index(episode) + 1


@dataclass
class OneSeason(ShowLibrary):
    """What a Jellyfin has of a show that it keeps as one long season.

    Its files lie in a folder of links, as Shokofin's do, but it knows no numbers of
    Shoko's: neither place nor ids prove an episode.
    """

    @override
    async def add(
        self, episode: Episode, file: MediaFile, shoko_file: int | None
    ) -> None:
        """Add an episode by its absolute number."""
        self.put(episode)

    def put(self, episode: Episode) -> None:
        """Have an episode, wherever it came from."""
        jellyfin = self.stack.jellyfin
        if self.series_id is None:
            self.series_id = jellyfin.add_series(
                LONG.title,
                year=LONG.year,
                provider_ids={"AniDB": str(LONG.anidb_id)},
                path="/links/kitsune",
            )
            self.untold.append(self.series_id)
        number = number_of(episode)
        self.episode_ids[episode.season, episode.number] = item_id = (
            jellyfin.add_episode(
                self.series_id,
                1,
                number,
                title=episode.title,
                path=f"/links/kitsune/{number}.mkv",
                provider_ids={},
                details=Details(minutes=24, premiere=episode.air_date),
            )
        )
        self.untold.append(item_id)


def season_by_number(
    title: Title,
    season: int,
    rng: random.Random,
    *,
    episodes: Sequence[Episode],
    **how: Any,
) -> releases.Offer:
    """Offer a season whose files are named by absolute numbers."""
    offer = releases.season_offer(title, season, rng, episodes=episodes, **how)
    files = tuple(
        TorrentFile(f"{title.title}/[Demo-Subs] {title.title} - {n:02d}.mkv", one.size)
        for n, one in zip(map(number_of, episodes), offer.files, strict=True)
    )
    return replace(offer, files=files)


@pytest.fixture(autouse=True)
def numbered_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let releases and Jellyfin count through."""
    monkeypatch.setattr(show_story, "ShowLibrary", OneSeason)
    monkeypatch.setattr(show_story, "season_offer", season_by_number)


def counts(home: Home) -> Counts:  # noqa: F811
    """Return the counts of the one request."""
    return home.summary.counts if home.summary is not None else Counts()


def states(home: Home) -> dict[ItemKey, ItemState]:  # noqa: F811
    """Return where each episode stands."""
    assert home.request is not None
    return dict(coordinator_of(home.entry).tracker.item_states(home.request.id))


def numbers(home: Home) -> list[int | None]:  # noqa: F811
    """Return the absolute numbers of what was asked for."""
    assert home.request is not None
    items = home.request.items
    return [items[key].absolute for key in SECOND_KEYS if key in items]


def progress(home: Home) -> dict[ItemKey, float]:  # noqa: F811
    """Return how much of each episode has come."""
    assert home.request is not None
    (download,) = home.request.downloads.values()
    return download.item_progress


async def test_second_season_arrives(told: Home) -> None:  # noqa: F811
    """Follow the fourth to sixth episode, not the first three that are there."""
    story = ShowStory(told.stack, LONG, Options(seasons=(2,)))
    assert isinstance(story.library, OneSeason)
    for episode in FIRST:
        story.library.put(episode)
    await story.advance_to("download")
    await until(lambda: told.state is RequestState.DOWNLOADING, "downloading")
    await until(lambda: numbers(told) == [4, 5, 6], "listed")
    await story.advance_to("download", 2)
    await until(lambda: set(progress(told)) == set(SECOND_KEYS), "file by file")
    await story.advance_to("match")
    await until(lambda: told.state is RequestState.ANIME_MATCHING, "matching")
    assert counts(told).available == 0
    await story.finish()
    await until(lambda: told.state is RequestState.AVAILABLE, "available")
    assert (counts(told).wanted, counts(told).available) == (3, 3)
    assert told.summary is not None
    assert told.summary.attention is None


async def test_deletion_is_taken_for_the_right_episode(home: Home) -> None:  # noqa: F811
    """Miss the fifth episode as the second one of the second season."""
    story = ShowStory(home.stack, LONG)
    await story.advance_to("announce")
    await until(lambda: home.state is RequestState.AVAILABLE, "available")
    assert (counts(home).wanted, counts(home).available) == (6, 6)
    jellyfin = home.stack.jellyfin
    lost = story.library.episode_ids[2, 2]
    jellyfin.remove(lost)
    await jellyfin.send_item_deleted(lost)
    await until(lambda: counts(home).available == 5, "one is missed")
    assert counts(home).wanted == 6
    left = [key for key, one in states(home).items() if one is not ItemState.AVAILABLE]
    assert left == [ItemKey(2, 2)]

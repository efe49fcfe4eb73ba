"""Test the defects that nobody had reported yet (section 10.6)."""

from typing import Any

import pytest

from custom_components.status_tracker.tracker.models import ItemKey
from custom_components.status_tracker.tracker.terms import (
    DownloadPhase,
    ItemState,
    MatchStatus,
)

from .household import (
    ANIME_FILM_TMDB,
    Household,
    sample,
)

WISH = "seerr/media_approved__movie"
GRAB = "radarr/grab__movie"
IMPORT = "radarr/download__movie"
SHOW_WISH = "seerr/media_auto_approved__tv"
PACK = "sonarr/grab__tv_season_pack"
PACK_HASH = sample(PACK)["downloadId"]


@pytest.mark.parametrize(
    "event", ["jellyfin/item_added__tv_episode_1", "seerr/media_available__tv"]
)
async def test_l1_somebody_says_it_is_there(home: Household, event: str) -> None:
    """Take the word of Jellyfin's plugin and of Seerr as a hint, without an error."""
    await home.tell(SHOW_WISH, PACK, event)
    assert home.state == "grabbing"


async def test_l2_one_episode_is_one_episode(home: Household) -> None:
    """Mark no other episode available when one of them is."""
    await home.tell(SHOW_WISH, PACK)
    await home.episodes_playable(1)
    states = home.coordinator.tracker.item_states(home.request.id)
    assert states[ItemKey(1, 1)] is ItemState.AVAILABLE
    assert states[ItemKey(1, 2)] is ItemState.GRABBING
    assert home.state == "grabbing"


@pytest.mark.parametrize(
    ("event", "state"),
    [
        ("radarr/movie_delete__movie", "failed"),
        ("radarr/movie_file_delete__movie_manual", "searching"),
    ],
)
async def test_l3_deletion_of_a_finished_film_is_noticed(
    home: Household, event: str, state: str
) -> None:
    """Notice that a finished film was deleted in Radarr."""
    await home.tell(WISH, GRAB, IMPORT)
    await home.film_playable()
    await home.tell(event)
    await home.film_playable(playable=False)
    assert home.state == state


async def test_l4_same_title_twice_raises_nothing(home: Household) -> None:
    """Answer every event while a show is wished for twice."""
    await home.tell(SHOW_WISH)
    await home.tell(
        SHOW_WISH, edit=lambda payload: payload["request"].update(request_id="302")
    )
    await home.tell(PACK, "sonarr/download__tv_pack_episode_1")
    await home.episodes_playable(1, 2, 3)
    assert home.state_of(102) == home.state_of(302) == "available"


async def test_l5_numbers_of_films_and_shows_never_mix(home: Household) -> None:
    """Make two requests of a film and a show with one number."""
    number = sample(SHOW_WISH)["media"]["tmdbId"]
    await home.tell(SHOW_WISH)
    await home.tell(WISH, edit=lambda payload: payload["media"].update(tmdbId=number))
    assert len(home.sensors) == 2


async def test_l7_shoko_event_without_a_path(home: Household) -> None:
    """Move no random episode when Shoko names no file."""
    await home.tell(SHOW_WISH, PACK, "sonarr/download__tv_pack_episode_1")
    await home.shoko("", MatchStatus.MATCHED, file_id=None)
    assert home.summary.is_anime is False


async def test_l9_watch_link_only_for_what_can_be_watched(home: Household) -> None:
    """Offer a link only while Jellyfin can play the film."""
    await home.tell(WISH, GRAB)
    assert home.sensor.attributes.get("jellyfin_url") is None
    await home.film_playable()
    assert "f" * 32 in home.sensor.attributes["jellyfin_url"]
    await home.film_playable(playable=False)
    assert home.sensor.attributes.get("jellyfin_url") is None


async def test_l10_weekly_show_goes_on_after_it_caught_up(home: Household) -> None:
    """Go back into motion when the next episode of an available show is grabbed."""
    await home.tell(SHOW_WISH, "sonarr/grab__tv_episode_1")
    await home.episodes_playable(1)
    assert home.state == "available"
    await home.tell("sonarr/grab__tv_episode_2")
    assert home.state == "grabbing"
    await home.tell("sonarr/download__tv_episode_2_single_release")
    await home.episodes_playable(2)
    assert home.state == "available"


@pytest.mark.parametrize(
    "phase",
    [
        DownloadPhase.ERROR,
        DownloadPhase.MISSING_FILES,
    ],
)
async def test_l14_broken_download_needs_attention(
    home: Household, phase: DownloadPhase
) -> None:
    """Say so when the client cannot go on, and be silent once it can."""
    await home.tell(WISH, GRAB)
    await home.download(sample(GRAB)["downloadId"], 0.4, phase)
    assert home.sensor.attributes["attention"] == "download_error"
    await home.download(sample(GRAB)["downloadId"], 0.5)
    assert home.sensor.attributes["attention"] is None


async def test_l15_remaining_torrents_are_still_followed(home: Household) -> None:
    """Wait for the other torrents once the first episode is imported."""
    await home.tell(SHOW_WISH, "sonarr/grab__tv_episode_1", "sonarr/grab__tv_episode_2")
    await home.tell("sonarr/download__tv_episode_1_single_release")
    second = sample("sonarr/grab__tv_episode_2")["downloadId"].lower()
    assert set(home.coordinator.tracker.waiting_downloads) == {second}


async def test_l19_missing_tag_does_not_mean_plain_film(home: Household) -> None:
    """Keep a film in the anime folder an anime when its tag is missing."""

    def without_tag(payload: dict[str, Any]) -> None:
        payload["movie"]["tags"] = []
        folder = "/data/anime/movies/Paper Crane Orbit (2022)"
        payload["movie"]["folderPath"] = folder

    await home.tell("seerr/media_auto_approved__anime_movie")
    await home.tell("radarr/grab__anime_movie", edit=without_tag)
    assert home.summary.is_anime is True


async def test_l20_older_season_makes_no_new_one_available(home: Household) -> None:
    """Leave a new season alone when Jellyfin has an older one."""
    await home.tell(
        SHOW_WISH,
        edit=lambda payload: payload["extra"][0].update(value="2"),
    )
    await home.episodes_playable(1, 2, 3, season=1)
    assert home.state == "approved"


async def test_l21_only_requested_seasons_count(home: Household) -> None:
    """Count the requested season's episodes and no other."""
    await home.tell(SHOW_WISH, PACK)
    await home.episodes_playable(1, 2, 3)
    await home.episodes_playable(1, season=2)
    assert home.state == "available"
    assert home.summary.counts.wanted == 3


async def test_l22_unrelated_events_make_nothing_later(home: Household) -> None:
    """Measure progress by what moves, not by what is told."""
    await home.tell(WISH, GRAB)
    before = home.summary.progressed_at
    await home.tell("radarr/movie_added__movie", "seerr/media_approved__movie")
    assert home.summary.progressed_at == before


async def test_l3_late_import_revives_a_failed_film(home: Household) -> None:
    """Take a late import for a film that was given up."""
    await home.tell("seerr/media_pending__movie_declined_later")
    await home.tell("seerr/media_declined__movie")
    assert home.state == "failed"
    declined = sample("seerr/media_declined__movie")["media"]["tmdbId"]
    await home.tell(
        IMPORT, edit=lambda payload: payload["movie"].update(tmdbId=int(declined))
    )
    assert home.state == "importing"


async def test_l6_anime_film_is_found_whatever_it_is_stored_as(home: Household) -> None:
    """Make an anime film available by its number as a film."""
    await home.tell("seerr/media_auto_approved__anime_movie")
    await home.film_playable(ANIME_FILM_TMDB)
    assert home.state == "available"

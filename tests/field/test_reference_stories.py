"""Replay the four reference stories through the real endpoints, in any order."""

import random

import pytest

from custom_components.status_tracker.tracker.terms import DownloadPhase, MatchStatus

from .household import (
    ANIME_FILM_TMDB,
    ANIME_SHOW_TVDB,
    Household,
    sample,
)

FILM = (
    "seerr/media_pending__movie",
    "seerr/media_approved__movie",
    "radarr/movie_added__movie",
    "radarr/grab__movie",
    "radarr/download__movie",
    "jellyfin/item_added__movie",
    "seerr/media_available__movie",
)
FILM_UPGRADE = (
    "radarr/grab__movie_upgrade",
    "radarr/movie_file_delete__movie_upgrade",
    "radarr/download__movie_upgrade",
)
PACK = (
    "seerr/media_auto_approved__tv",
    "sonarr/series_add__tv",
    "sonarr/grab__tv_season_pack",
    "sonarr/download__tv_pack_episode_1",
    "sonarr/download__tv_pack_episode_2",
    "sonarr/download__tv_pack_episode_3",
    "sonarr/import_complete__tv_season_pack",
    "jellyfin/item_added__tv_series",
    "jellyfin/item_added__tv_episode_1",
    "jellyfin/item_added__tv_episode_2",
    "jellyfin/item_added__tv_episode_3",
    "seerr/media_available__tv",
    "jellyfin/item_added__tv_season",
)
SINGLES = (
    "seerr/media_auto_approved__tv",
    "sonarr/series_add__tv",
    *(
        f"sonarr/{event}"
        for number in (1, 2, 3)
        for event in (
            f"grab__tv_episode_{number}",
            f"download__tv_episode_{number}_single_release",
            f"import_complete__tv_episode_{number}_single_release",
        )
    ),
)
SHOW_UPGRADE = (
    "sonarr/grab__tv_upgrade_episode_2",
    "sonarr/episode_file_delete__tv_episode_2_upgrade",
    "sonarr/download__tv_episode_2_upgrade",
    "sonarr/import_complete__tv_episode_2_upgrade",
)
ANIME_FILM = (
    "seerr/media_auto_approved__anime_movie",
    "radarr/movie_added__anime_movie",
    "radarr/grab__anime_movie",
    "radarr/download__anime_movie",
    "jellyfin/item_added__anime_movie__shokofin",
    "seerr/media_available__anime_movie",
)
ANIME_SHOW = (
    "seerr/media_pending__anime_tv",
    "seerr/media_approved__anime_tv",
    "sonarr/series_add__anime_tv",
    "sonarr/grab__anime_tv_season_pack",
    "sonarr/download__anime_tv_pack_episode_1",
    "sonarr/download__anime_tv_pack_episode_2",
    "sonarr/download__anime_tv_pack_episode_3",
    "sonarr/import_complete__anime_tv_season_pack",
    "jellyfin/item_added__anime_tv_series__shokofin",
    "jellyfin/item_added__anime_tv_episode_1__shokofin",
    "jellyfin/item_added__anime_tv_episode_2__shokofin",
    "jellyfin/item_added__anime_tv_episode_3__shokofin",
    "seerr/media_available__anime_tv",
)
ANIME_SHOW_V5 = (
    "seerr/media_approved__anime_tv",
    "sonarr/grab__anime_tv_season_pack__v5",
    "sonarr/download__anime_tv_pack_episode_1",
    "sonarr/download__anime_tv_pack_episode_2",
    "sonarr/download__anime_tv_pack_episode_3__v5",
    "sonarr/import_complete__anime_tv_season_pack__v5",
)
STORIES = {
    "film": (FILM, "importing", 1),
    "film-upgrade": ((*FILM, *FILM_UPGRADE), "importing", 1),
    "show-pack": (PACK, "importing", 3),
    "show-singles": (SINGLES, "importing", 3),
    "show-upgrade": ((*PACK, *SHOW_UPGRADE), "importing", 3),
    "anime-film": (ANIME_FILM, "importing", 1),
    "anime-show": (ANIME_SHOW, "importing", 3),
    "anime-show-v5": (ANIME_SHOW_V5, "importing", 3),
}


@pytest.mark.parametrize("seed", [None, 1, 2, 3])
@pytest.mark.parametrize("name", STORIES)
async def test_story_ends_the_same_in_any_order(
    home: Household, name: str, seed: int | None
) -> None:
    """End at importing until Jellyfin itself can play it, then available."""
    events, state, count = STORIES[name]
    if seed is not None:
        # Nothing else can be the first: Seerr says what was asked for.
        first, rest = events[0], list(events[1:])
        random.Random(f"{name}{seed}").shuffle(rest)
        events = (first, *rest)
    await home.tell(*events)
    assert home.state == state
    assert home.summary.counts.importing == count
    assert home.summary.counts.wanted == count
    if name.startswith("film"):
        await home.film_playable()
    elif name == "anime-film":
        await home.film_playable(ANIME_FILM_TMDB)
    elif name.startswith("anime"):
        await home.episodes_playable(1, 2, 3, tvdb=ANIME_SHOW_TVDB)
    else:
        await home.episodes_playable(1, 2, 3)
    assert home.state == "available"
    assert home.summary.counts.available == count
    assert home.coordinator.tracker.unmatched.recent == ()


async def test_anime_show_walks_through_every_state(home: Household) -> None:
    """See each state of the longest path, in order."""
    seen = []

    async def tell(*names: str) -> None:
        await home.tell(*names)
        seen.append(home.state)

    pack = sample("sonarr/grab__anime_tv_season_pack")["downloadId"]
    await tell("seerr/media_pending__anime_tv")
    await tell("seerr/media_approved__anime_tv")
    await tell("sonarr/series_add__anime_tv")
    await tell("sonarr/grab__anime_tv_season_pack")
    await home.download(pack, 0.5)
    await tell()
    await home.download(pack, 1.0, DownloadPhase.COMPLETE)
    await tell()
    imports = [f"sonarr/download__anime_tv_pack_episode_{one}" for one in (1, 2, 3)]
    await tell(*imports)
    for name in imports:
        path = sample(name)["episodeFile"]["path"]
        file_id = 260 + imports.index(name)
        await home.shoko(path, MatchStatus.MATCHED, file_id=file_id)
    await tell()
    await home.episodes_playable(1, 2, 3, tvdb=ANIME_SHOW_TVDB)
    await tell()
    assert seen == [
        "requested",
        "approved",
        "searching",
        "grabbing",
        "downloading",
        "downloaded",
        "importing",
        "anime_matching",
        "available",
    ]


async def test_failed_wish_that_is_retried_goes_on(home: Household) -> None:
    """Fail with Seerr's reason, and go on when somebody retries."""
    await home.tell("seerr/media_failed__movie")
    assert home.state == "failed"
    await home.tell("seerr/media_approved__movie_after_retry")
    assert home.state == "approved"


@pytest.mark.parametrize(
    "name",
    [
        "seerr/test_notification",
        "seerr/issue_created__tv",
        "sonarr/test",
        "sonarr/health__indexer",
        "sonarr/rename__tv_episode_1",
        "radarr/test",
        "radarr/health_restored__indexer",
        "radarr/application_update",
        "jellyfin/playback_start__movie_ignored",
    ],
)
async def test_uninteresting_event_is_thanked_and_changes_nothing(
    home: Household, name: str
) -> None:
    """Acknowledge what is not tracked."""
    await home.tell(name)
    assert home.sensors == []


@pytest.mark.parametrize(
    "name", ["sonarr/series_delete__anime_tv_files_kept", "sonarr/series_delete__tv"]
)
async def test_removed_show_is_told(home: Household, name: str) -> None:
    """Show a show that was removed from Sonarr as failed, unless it plays on."""
    story = ANIME_SHOW if "anime" in name else PACK
    await home.tell(*story)
    await home.tell(name)
    files_deleted = sample(name)["deletedFiles"]
    assert home.state == ("failed" if files_deleted else "importing")

"""Test the steps that a state machine with guards would have refused (G1 to G10)."""

import pytest

from custom_components.status_tracker.tracker.terms import (
    AttentionReason,
    DownloadPhase,
    MatchStatus,
    Step,
)

from .household import ANIME_FILM_TMDB, Household, sample

WISH = "seerr/media_approved__movie"
GRAB = "radarr/grab__movie"
IMPORT = "radarr/download__movie"
HASH = sample(GRAB)["downloadId"]
ANIME = "radarr/grab__anime_movie"
ANIME_IMPORT = "radarr/download__anime_movie"
ANIME_PATH = sample(ANIME_IMPORT)["movieFile"]["path"]


async def test_g1_download_complete_at_the_first_poll(home: Household) -> None:
    """Go from grabbed straight to downloaded."""
    await home.tell(WISH, GRAB)
    assert home.state == "grabbing"
    await home.download(HASH, 1.0, DownloadPhase.COMPLETE)
    assert home.state == "downloaded"


async def test_g2_import_while_downloading(home: Household) -> None:
    """Take an import that comes before the last poll; the poll after changes nothing."""
    await home.tell(WISH, GRAB)
    await home.download(HASH, 0.9)
    await home.tell(IMPORT)
    assert home.state == "importing"
    await home.download(HASH, 1.0, DownloadPhase.COMPLETE)
    assert home.state == "importing"
    assert (Step.DOWNLOADED, False) in home.steps()


async def test_g3_anime_import_while_grabbing(home: Household) -> None:
    """Take the import of anime that nobody saw downloading."""
    await home.tell("seerr/media_auto_approved__anime_movie", ANIME, ANIME_IMPORT)
    assert home.state == "importing"
    await home.shoko(ANIME_PATH, MatchStatus.MATCHED)
    assert home.state == "anime_matching"


async def test_g4_import_after_a_missed_grab(home: Household) -> None:
    """Take an import for an approved wish and fill in the steps between."""
    await home.tell(WISH, IMPORT)
    assert home.state == "importing"
    assert (Step.GRABBED, True) in home.steps()
    assert (Step.DOWNLOADED, True) in home.steps()


@pytest.mark.parametrize("bad_end", ["failed", "not_matched"])
async def test_g5_events_after_a_bad_end(home: Household, bad_end: str) -> None:
    """Let every later event move a request that had come to a bad end."""
    await home.tell("seerr/media_auto_approved__anime_movie")
    if bad_end == "failed":
        await home.tell(
            "seerr/media_failed__movie",
            edit=lambda payload: payload.update(
                media=sample("seerr/media_auto_approved__anime_movie")["media"],
                request=sample("seerr/media_auto_approved__anime_movie")["request"],
            ),
        )
        assert home.state == "failed"
    await home.tell(ANIME, ANIME_IMPORT)
    if bad_end == "not_matched":
        await home.shoko(ANIME_PATH, MatchStatus.NOT_MATCHED)
        assert home.summary.attention is not None
    assert home.state in ("importing", "anime_matching")
    await home.film_playable(ANIME_FILM_TMDB)
    assert home.state == "available"
    assert home.summary.attention is None


@pytest.mark.parametrize("before", ["requested", "grabbed", "downloading", "failed"])
async def test_g6_playable_from_any_state(home: Household, before: str) -> None:
    """Be available from any state, with link and time, or not at all."""
    await home.tell("seerr/media_pending__movie")
    if before != "requested":
        await home.tell(GRAB)
    if before == "downloading":
        await home.download(HASH, 0.5)
    if before == "failed":
        await home.tell("seerr/media_failed__movie", edit=_as_first_wish)
    await home.film_playable()
    assert home.state == "available"
    assert home.summary.jellyfin_id == "f" * 32
    assert home.summary.finished_at is not None


def _as_first_wish(payload: dict[str, object]) -> None:
    """Let a payload be about the film's wish."""
    wish = sample("seerr/media_pending__movie")
    payload.update(media=wish["media"], request=wish["request"])


async def test_g8_one_episode_imported_while_others_download(home: Household) -> None:
    """Keep downloading, and count the imported episode as such."""
    await home.tell("seerr/media_auto_approved__tv", "sonarr/grab__tv_season_pack")
    pack = sample("sonarr/grab__tv_season_pack")["downloadId"]
    await home.download(pack, 0.7)
    await home.tell("sonarr/download__tv_pack_episode_1")
    assert home.state == "downloading"
    assert home.summary.counts.importing == 1
    assert home.summary.counts.downloading == 2
    assert home.coordinator.tracker.waiting_downloads


async def test_g9_second_torrent_brings_a_show_back_to_downloading(
    home: Household,
) -> None:
    """Go back when another torrent of the show starts."""
    await home.tell("seerr/media_auto_approved__tv", "sonarr/grab__tv_episode_1")
    first = sample("sonarr/grab__tv_episode_1")["downloadId"]
    await home.download(first, 1.0, DownloadPhase.COMPLETE)
    assert home.state == "downloaded"
    await home.tell("sonarr/grab__tv_episode_2")
    second = sample("sonarr/grab__tv_episode_2")["downloadId"]
    await home.download(second, 0.1)
    assert home.state == "downloading"


@pytest.mark.parametrize("later", [GRAB, IMPORT])
async def test_g10_missed_approval(home: Household, later: str) -> None:
    """Move on from requested when the approval was missed."""
    await home.tell("seerr/media_pending__movie", later)
    assert home.state in ("grabbing", "importing")
    assert (Step.APPROVED, True) in home.steps()


async def test_g7_every_step_loses_patience(home: Household) -> None:
    """Show the reason once nothing moves, and forget it with any progress."""
    await home.tell(WISH, GRAB)
    await home.tell("radarr/manual_interaction_required__movie", edit=_as_first_grab)
    assert home.sensor.attributes["attention"] == "import_blocked"
    await home.tell(IMPORT)
    assert home.sensor.attributes["attention"] is None
    assert AttentionReason.IMPORT_BLOCKED not in home.request.reported


def _as_first_grab(payload: dict[str, object]) -> None:
    """Let a payload be about the film's first download."""
    payload["downloadId"] = HASH

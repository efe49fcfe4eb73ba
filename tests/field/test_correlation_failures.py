"""Test the ways in which events found the wrong request, or none (section 2.3)."""

from typing import Any

import pytest

from custom_components.status_tracker.tracker.facts import Subject
from custom_components.status_tracker.tracker.models import ItemKey, MediaIds
from custom_components.status_tracker.tracker.terms import (
    ItemState,
    MatchStatus,
    MediaType,
    Origin,
)

from .household import SHOW_TVDB, Household, sample

WISH = "seerr/media_approved__movie"
GRAB = "radarr/grab__movie"
IMPORT = "radarr/download__movie"
SHOW_WISH = "seerr/media_auto_approved__tv"
PACK = "sonarr/grab__tv_season_pack"
PACK_HASH = sample(PACK)["downloadId"]


def wish_number(number: int) -> Any:
    """Return what makes a payload another wish for the same title."""

    def edit(payload: dict[str, Any]) -> None:
        payload["request"]["request_id"] = str(number)

    return edit


def wish_for_season(number: int, seasons: str) -> Any:
    """Return what makes a payload a wish for other seasons."""

    def edit(payload: dict[str, Any]) -> None:
        payload["request"]["request_id"] = str(number)
        payload["extra"] = [{"name": "Requested Seasons", "value": seasons}]

    return edit


def in_season(season: int, download_id: str) -> Any:
    """Return what makes a grab one of another season."""

    def edit(payload: dict[str, Any]) -> None:
        payload["downloadId"] = download_id
        for episode in payload["episodes"]:
            episode["seasonNumber"] = season
            episode["id"] += 1000 * season

    return edit


async def test_new_wish_is_not_robbed_by_a_finished_one(home: Household) -> None:
    """Lead the grab to the new wish for a film that was available before."""
    await home.tell(WISH, GRAB, IMPORT)
    await home.film_playable()
    await home.film_playable(playable=False)
    await home.tell("radarr/movie_delete__movie")
    await home.tell(WISH, edit=wish_number(301))
    await home.tell(GRAB)
    assert home.state_of(301) == "grabbing"


async def test_two_wishes_for_one_show_raise_nothing(home: Household) -> None:
    """Lead each season's events to its own wish."""
    await home.tell(SHOW_WISH)
    await home.tell(SHOW_WISH, edit=wish_for_season(302, "2"))
    await home.tell(PACK)
    await home.tell(PACK, edit=in_season(2, "B" * 40))
    await home.download("b" * 40, 0.5)
    assert home.state_of(102) == "grabbing"
    assert home.state_of(302) == "downloading"


async def test_film_and_show_with_one_tmdb_number(home: Household) -> None:
    """Never mix a film and a show that TMDB gave the same number."""
    await home.tell(SHOW_WISH)
    number = sample(SHOW_WISH)["media"]["tmdbId"]
    await home.tell(WISH, edit=lambda payload: payload["media"].update(tmdbId=number))
    await home.tell(
        GRAB, edit=lambda payload: payload["movie"].update(tmdbId=int(number))
    )
    assert home.state_of(102) == "approved"
    assert home.state_of(101) == "grabbing"


async def test_hash_used_again_belongs_to_the_new_wish(home: Household) -> None:
    """Let a download that is fetched anew move the new wish."""
    await home.tell(WISH, GRAB, IMPORT)
    await home.film_playable()
    await home.film_playable(playable=False)
    await home.tell("radarr/movie_delete__movie")
    await home.tell(WISH, edit=wish_number(301))
    await home.tell(GRAB)
    await home.download(sample(GRAB)["downloadId"], 0.5)
    assert home.state_of(301) == "downloading"
    assert home.state_of(101) == "failed"


async def test_pack_and_stragglers_are_all_followed(home: Household) -> None:
    """Follow every torrent of a show, not only the last one grabbed."""
    await home.tell(SHOW_WISH, PACK)
    await home.tell("sonarr/grab__tv_episode_3")
    straggler = sample("sonarr/grab__tv_episode_3")["downloadId"].lower()
    waiting = home.coordinator.tracker.waiting_downloads
    assert set(waiting) == {PACK_HASH.lower(), straggler}


@pytest.mark.parametrize("first", [GRAB, IMPORT])
async def test_request_made_in_radarr_is_followed(home: Household, first: str) -> None:
    """Follow what was never wished for in Seerr, and let Seerr claim it later."""
    await home.tell(first)
    assert home.request.origin is Origin.ARR
    assert home.state in ("grabbing", "importing")
    known = home.request.id
    await home.tell(WISH)
    assert home.request.id == known
    assert home.request.seerr is not None
    assert home.sensor.attributes["requested_by"] == "alice"


async def test_import_of_an_episode_never_grabbed(home: Household) -> None:
    """Take in an episode that is imported out of nowhere."""
    await home.tell(SHOW_WISH, "sonarr/download__tv_episode_1_manual_import_untracked")
    states = home.coordinator.tracker.item_states(home.request.id)
    assert states[ItemKey(1, 1)] is ItemState.IMPORTING


async def test_file_with_several_episodes_fills_them_all(home: Household) -> None:
    """Give every episode of a file its path."""

    def two_in_one(payload: dict[str, Any]) -> None:
        second = dict(payload["episodes"][0])
        second.update(id=502, episodeNumber=2)
        payload["episodes"].append(second)

    await home.tell(SHOW_WISH)
    await home.tell("sonarr/download__tv_pack_episode_1", edit=two_in_one)
    items = home.request.items
    first, second = items[ItemKey(1, 1)].file, items[ItemKey(1, 2)].file
    assert first is not None
    assert second is not None
    assert first.path == second.path != ""


async def test_upgrade_of_an_available_film_keeps_its_state(home: Household) -> None:
    """Stay available through an upgrade, with the new path."""
    await home.tell(WISH, GRAB, IMPORT)
    await home.film_playable()
    for event in (
        "radarr/grab__movie_upgrade",
        "radarr/movie_file_delete__movie_upgrade",
        "radarr/download__movie_upgrade",
    ):
        await home.tell(event)
        assert home.state == "available"
    (item,) = home.request.items.values()
    assert item.file is not None
    upgrade = sample("radarr/download__movie_upgrade")
    assert item.file.path == upgrade["movieFile"]["path"]
    assert home.summary.attention is None


async def test_import_by_hand_finds_its_request(home: Household) -> None:
    """Find the request of an import that names no download."""
    await home.tell(WISH, "radarr/download__movie_manual_import_untracked")
    assert home.state == "importing"


@pytest.mark.parametrize("root", ["/", "/data/", "/anime/shows/", ""])
async def test_shoko_path_under_any_root(home: Household, root: str) -> None:
    """Find an episode by Shoko's path, whatever folder it is relative to."""
    await home.tell("seerr/media_approved__anime_tv")
    await home.tell("sonarr/grab__anime_tv_season_pack")
    await home.tell("sonarr/download__anime_tv_pack_episode_1")
    path = sample("sonarr/download__anime_tv_pack_episode_1")["episodeFile"]["path"]
    tail = "/".join(path.split("/")[-3:])
    await home.shoko(f"{root}{tail}", MatchStatus.MATCHED)
    states = home.coordinator.tracker.item_states(home.request.id)
    assert states[ItemKey(1, 1)] is ItemState.ANIME_MATCHING


@pytest.mark.parametrize("path", [None, "", "/"])
async def test_shoko_event_without_a_path_moves_nothing(
    home: Household, path: str | None
) -> None:
    """Match nothing when Shoko names no file."""
    await home.tell("seerr/media_approved__anime_tv")
    await home.tell("sonarr/grab__anime_tv_season_pack")
    await home.tell("sonarr/download__anime_tv_pack_episode_1")
    before = home.coordinator.tracker.item_states(home.request.id)
    await home.shoko(path, MatchStatus.MATCHED, file_id=None)
    assert home.coordinator.tracker.item_states(home.request.id) == before
    assert home.coordinator.tracker.unmatched.total == 1


async def test_same_file_name_in_another_show_matches_nothing(home: Household) -> None:
    """Take no file of the same name out of another show's folder."""
    await home.tell("seerr/media_approved__anime_tv")
    await home.tell("sonarr/grab__anime_tv_season_pack")
    await home.tell("sonarr/download__anime_tv_pack_episode_1")
    path = sample("sonarr/download__anime_tv_pack_episode_1")["episodeFile"]["path"]
    name = path.rsplit("/", 1)[-1]
    await home.shoko(f"/Another Show/Season 01/{name}", MatchStatus.MATCHED)
    states = home.coordinator.tracker.item_states(home.request.id)
    assert states[ItemKey(1, 1)] is ItemState.IMPORTING


@pytest.mark.parametrize("tvdb", ["", "0", None, "{{media_tvdbid}}"])
async def test_blank_ids_are_no_ids(home: Household, tvdb: str | None) -> None:
    """Take no blank, zero or unfilled template for a number."""
    await home.tell(
        SHOW_WISH, edit=lambda payload: payload["media"].update(tvdbId=tvdb)
    )
    assert home.request.ids.tvdb is None
    found = home.coordinator.tracker.find(
        Subject(media_type=MediaType.TV, ids=MediaIds(tvdb=SHOW_TVDB))
    )
    assert not found


async def test_wish_for_what_is_available_says_so_at_once(home: Household) -> None:
    """Show a wish for a film that is there as available, not as approved for ever."""
    await home.tell(WISH)
    await home.film_playable()
    await home.tell(WISH, edit=wish_number(301))
    assert home.state_of(301) == "available"


async def test_same_wish_told_twice_is_one_request(home: Household) -> None:
    """Show one request for one wish."""
    await home.tell("seerr/media_pending__movie", WISH, WISH)
    assert len(home.sensors) == 1

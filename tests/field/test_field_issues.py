"""Test what users of such a tracker had to report (section 10.1 to 10.5)."""

from datetime import timedelta
from typing import Any

from homeassistant.util import dt as dt_util
import pytest

from custom_components.status_tracker.tracker.facts import (
    EpisodeInfo,
    EpisodesListed,
    Subject,
)
from custom_components.status_tracker.tracker.models import (
    ArrRef,
    ItemKey,
    MediaIds,
    Source,
)
from custom_components.status_tracker.tracker.terms import (
    DownloadPhase,
    ItemState,
    MatchStatus,
    MediaType,
    Origin,
    Service,
    Step,
)
from custom_components.status_tracker.views.request import view_row

from .household import (
    ANIME_FILM_TMDB,
    ANIME_SHOW_TVDB,
    SHOW_TVDB,
    Household,
    sample,
)

WISH = "seerr/media_approved__movie"
GRAB = "radarr/grab__movie"
IMPORT = "radarr/download__movie"
HASH = sample(GRAB)["downloadId"]
SHOW_WISH = "seerr/media_auto_approved__tv"
PACK = "sonarr/grab__tv_season_pack"
PACK_HASH = sample(PACK)["downloadId"]
ANIME_WISH = "seerr/media_approved__anime_tv"
ANIME_PACK = "sonarr/grab__anime_tv_season_pack"
ANIME_PACK_HASH = sample(ANIME_PACK)["downloadId"]
ANIME_IMPORTS = [f"sonarr/download__anime_tv_pack_episode_{one}" for one in (1, 2, 3)]
ANIME_PATHS = [sample(name)["episodeFile"]["path"] for name in ANIME_IMPORTS]


def show_listed(count: int, unaired: int = 0) -> EpisodesListed:
    """Return Sonarr's list of the show's episodes, the last ones not aired yet."""
    now = dt_util.utcnow()
    return EpisodesListed(
        at=now,
        source=Source(Service.SONARR, "sonarr"),
        subject=Subject(
            media_type=MediaType.TV,
            ids=MediaIds(tvdb=SHOW_TVDB),
            arr=ArrRef("sonarr", 12),
        ),
        episodes=tuple(
            EpisodeInfo(
                key=ItemKey(1, number),
                air_date=now + timedelta(days=7 if number > count - unaired else -70),
                monitored=True,
            )
            for number in range(1, count + 1)
        ),
    )


async def test_issue_1_later_evidence_wins_when_the_import_was_missed(
    home: Household,
) -> None:
    """Move on by Shoko's word when no import was told, and never fall back."""
    await home.tell(ANIME_WISH, ANIME_PACK)
    await home.download(ANIME_PACK_HASH, 1.0, DownloadPhase.COMPLETE)
    await home.episodes_playable(1, tvdb=ANIME_SHOW_TVDB)
    await home.download(ANIME_PACK_HASH, 0.054)
    states = home.coordinator.tracker.item_states(home.request.id)
    assert states[ItemKey(1, 1)] is ItemState.AVAILABLE
    assert states[ItemKey(1, 2)] is ItemState.DOWNLOADED


async def test_issue_2_importing_is_visible_for_anime(home: Household) -> None:
    """Show importing before matching."""
    await home.tell(ANIME_WISH, ANIME_PACK, *ANIME_IMPORTS)
    assert home.state == "importing"
    await home.shoko(ANIME_PATHS[0], MatchStatus.DETECTED)
    assert home.summary.counts.anime_matching == 1


@pytest.mark.parametrize("field", ["type", "seriesType"])
async def test_issue_4e_series_type_under_either_name(
    home: Household, field: str
) -> None:
    """Know an anime show by either name of the field, whatever its case."""

    def rename(payload: dict[str, Any]) -> None:
        payload["series"].pop("type", None)
        payload["series"][field] = "Anime"

    await home.tell(ANIME_PACK, edit=rename)
    assert home.summary.is_anime is True


async def test_issue_4e_unknown_is_not_false(home: Household) -> None:
    """Leave open whether a title is anime while nothing says so."""
    await home.tell(WISH)
    assert home.summary.is_anime is None


async def test_issue_4f_new_request_shows_up_at_once(home: Household) -> None:
    """Add the sensor of a new request without a reload."""
    assert home.sensors == []
    await home.tell("seerr/media_pending__movie")
    assert home.sensor.attributes["title"] == "The Copper Lighthouse"


async def test_issue_4g_searching_is_a_state(home: Household) -> None:
    """Show that Radarr is searching, between approval and grab."""
    await home.tell(WISH, "radarr/movie_added__movie")
    assert home.state == "searching"


async def test_issue_5_matched_is_not_available(home: Household) -> None:
    """Call nothing available because Shoko or Seerr says so."""
    await home.tell(ANIME_WISH, ANIME_PACK, *ANIME_IMPORTS)
    for number, path in enumerate(ANIME_PATHS):
        await home.shoko(path, MatchStatus.MATCHED, file_id=300 + number)
    await home.tell("seerr/media_available__anime_tv")
    assert home.state == "anime_matching"


async def test_issue_16_first_event_is_a_late_one(home: Household) -> None:
    """Create everything from an import when all before was missed."""
    await home.tell(ANIME_WISH, "sonarr/import_complete__anime_tv_season_pack")
    assert home.summary.is_anime is True
    assert home.summary.counts.importing == 3
    assert (Step.GRABBED, True) in home.steps()


async def test_issue_18_existing_media_is_available_at_once(home: Household) -> None:
    """Show a wish for what the library has as available, with its link."""
    await home.tell("radarr/download__movie_manual_import_untracked")
    await home.film_playable()
    await home.tell(WISH)
    assert home.state == "available"
    assert home.sensor.attributes["jellyfin_url"] is not None


async def test_issue_20_queue_messages_are_shown(home: Household) -> None:
    """Show why Radarr does not import, in its own words, and go on after."""
    name = "radarr/manual_interaction_required__movie"
    await home.tell(WISH, GRAB)
    await home.tell(name, edit=lambda payload: payload.update(downloadId=HASH))
    message = sample(name)["downloadStatusMessages"][0]["messages"][0]
    attention = home.summary.attention
    assert attention is not None
    assert attention.detail is not None
    assert message in attention.detail
    await home.tell(IMPORT)
    assert home.state == "importing"
    assert home.summary.attention is None


async def test_issue_27_every_way_to_available_sets_the_same(home: Household) -> None:
    """Set state, episodes, time and link together."""
    await home.tell(SHOW_WISH, PACK)
    await home.episodes_playable(1, 2, 3)
    assert home.state == "available"
    assert home.summary.counts.available == 3
    assert home.summary.jellyfin_id == "5" * 32
    assert home.summary.finished_at is not None


async def test_issue_28_pack_and_singles_per_episode(home: Household) -> None:
    """Follow each episode through its own torrent."""
    await home.tell(SHOW_WISH, "sonarr/grab__tv_episode_1", "sonarr/grab__tv_episode_2")
    first = sample("sonarr/grab__tv_episode_1")["downloadId"]
    await home.download(first, 1.0, DownloadPhase.COMPLETE)
    counts = home.summary.counts
    assert (counts.downloaded, counts.grabbing) == (1, 1)


async def test_issue_29_unaired_episodes_stand_apart(home: Household) -> None:
    """Count what aired, and say when the next episode does."""
    await home.tell(SHOW_WISH)
    await home.report(show_listed(12, unaired=3))
    await home.episodes_playable(*range(1, 10))
    assert home.state == "available"
    counts = home.summary.counts
    assert (counts.available, counts.wanted, counts.unaired) == (9, 9, 3)
    assert home.summary.next_air is not None


async def test_issue_31_listeners_see_what_was_saved(home: Household) -> None:
    """Show the new state in the very change that brought it."""
    seen: list[str] = []
    home.coordinator.async_subscribe(
        lambda changes: seen.extend(
            change.after.state for change in changes.requests.values() if change.after
        )
    )
    await home.tell("seerr/media_pending__movie", WISH)
    assert seen == ["requested", "approved"]


async def test_issue_35_every_poll_reaches_the_live_feed(home: Household) -> None:
    """Pass on every step of a download, however small."""
    await home.tell(WISH, GRAB)
    seen: list[float | None] = []
    home.coordinator.async_subscribe(
        lambda changes: seen.extend(
            change.after.progress
            for change in changes.requests.values()
            if change.after
        )
    )
    for progress in (0.001, 0.002, 0.003):
        await home.download(HASH, progress)
    assert seen == [0.001, 0.002, 0.003]


async def test_issue_38_count_equals_rows(home: Household) -> None:
    """Count as many active requests as there are."""
    await home.tell(WISH, SHOW_WISH)
    active = home.hass.states.get("sensor.status_tracker_active_requests")
    assert active is not None
    assert active.state == "2"
    await home.film_playable()
    active = home.hass.states.get("sensor.status_tracker_active_requests")
    assert active is not None
    assert active.state == "1"


async def test_issue_39_no_size_of_zero_bytes(home: Household) -> None:
    """Tell no size until it is known."""
    await home.tell(
        WISH, GRAB, edit=lambda payload: payload.get("release", {}).update(size=0)
    )
    assert home.summary.size is None


async def test_issue_42_episodes_of_a_pack_are_alike_while_it_downloads(
    home: Household,
) -> None:
    """Show every episode of a pack in the state of the pack."""
    await home.tell(SHOW_WISH, PACK)
    await home.download(PACK_HASH, 0.4)
    assert home.summary.counts.downloading == home.summary.counts.wanted == 3


async def test_issue_43_counts_of_a_partly_grabbed_season(home: Household) -> None:
    """Tell how many of all episodes are grabbed."""
    await home.tell(SHOW_WISH)
    await home.report(show_listed(12))
    await home.tell(PACK)
    counts = home.summary.counts
    assert (counts.grabbing, counts.waiting, counts.wanted) == (3, 9, 12)


async def test_issue_45_extra_content_of_a_pack(home: Household) -> None:
    """Leave a pack's other seasons out of the counts."""

    def with_extras(payload: dict[str, Any]) -> None:
        extra = dict(payload["episodes"][0])
        extra.update(id=9999, seasonNumber=2, episodeNumber=1)
        payload["episodes"].append(extra)

    await home.tell(SHOW_WISH)
    await home.tell(PACK, edit=with_extras)
    assert home.summary.counts.wanted == 3


async def test_issue_46_poster_is_shown(home: Household) -> None:
    """Take the poster from where Seerr puts it."""
    await home.tell(WISH)
    assert home.sensor.attributes["entity_picture"] == sample(WISH)["image"]


async def test_issue_47_poster_from_radarr_where_seerr_has_none(
    home: Household,
) -> None:
    """Fall back to Radarr's public poster, and to none rather than a broken one."""
    await home.tell("seerr/media_pending__movie_no_poster_no_year")
    assert "entity_picture" not in home.sensor.attributes
    number = sample("seerr/media_pending__movie_no_poster_no_year")["media"]["tmdbId"]

    def same_film(payload: dict[str, Any]) -> None:
        payload["movie"]["tmdbId"] = int(number)

    await home.tell(GRAB, edit=same_film)
    assert home.sensor.attributes["entity_picture"].startswith("https://")


async def test_issue_48_times_know_their_zone(home: Household) -> None:
    """Keep every time aware of its zone."""
    await home.tell(WISH, GRAB, IMPORT)
    timeline = home.coordinator.tracker.timeline(home.request.id)
    assert all(entry.at.tzinfo is not None for entry in timeline)


async def test_issue_51_original_title_is_kept(home: Household) -> None:
    """Know a title under every name that a service gave it."""
    await home.tell(ANIME_WISH, ANIME_PACK)
    row = view_row(home.coordinator.tracker, home.request.id)
    assert row is not None
    assert row["title"] == "Kitsune Post Office"
    assert "Kitsune Post Office" in home.request.aliases


async def test_diary_5_blank_id_is_not_stored(home: Household) -> None:
    """Keep no blank for a number."""
    await home.tell(WISH)
    assert sample(WISH)["media"]["tvdbId"] == ""
    assert home.request.ids.tvdb is None


async def test_diary_7_library_title_becomes_the_wish(home: Household) -> None:
    """Show one request when somebody wishes for what was known before."""
    await home.tell(IMPORT)
    await home.film_playable()
    await home.tell(WISH)
    assert len(home.sensors) == 1
    assert home.request.origin is Origin.SEERR


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2)])
async def test_diary_14_whoever_is_first_and_again(
    home: Household, order: tuple[int, ...]
) -> None:
    """End the same whoever says first that the film is there."""
    await home.tell(WISH, GRAB, IMPORT)

    async def jellyfin() -> None:
        await home.film_playable()

    async def seerr() -> None:
        await home.tell("seerr/media_available__movie")

    async def plugin() -> None:
        await home.tell("jellyfin/item_added__movie")

    routes = (jellyfin, seerr, plugin)
    for place in (*order, *order):
        await routes[place]()
    assert home.state == "available"
    assert len(home.steps(Step.AVAILABLE)) == 1


async def test_diary_15_unmatched_events_can_be_seen(home: Household) -> None:
    """Count and keep what found nobody."""
    await home.tell("radarr/movie_file_delete__movie_manual")
    unmatched = home.coordinator.tracker.unmatched
    assert unmatched.total > 0
    assert unmatched.recent


async def test_diary_16_sizes_of_several_torrents_add_up(home: Household) -> None:
    """Add the sizes of a show's torrents."""
    names = ["sonarr/grab__tv_episode_1", "sonarr/grab__tv_episode_2"]
    await home.tell(SHOW_WISH, *names)
    sizes = [sample(name)["release"]["size"] for name in names]
    assert home.summary.size == sum(sizes)


async def test_diary_17_quality_is_kept_per_torrent(home: Household) -> None:
    """Keep quality and indexer with the torrent they belong to."""
    await home.tell(WISH, GRAB, "radarr/grab__movie_upgrade")
    qualities = {one.quality for one in home.request.downloads.values()}
    assert qualities == {
        sample(GRAB)["release"]["quality"],
        sample("radarr/grab__movie_upgrade")["release"]["quality"],
    }


async def test_issue_11_anime_film_is_available_by_jellyfin_alone(
    home: Household,
) -> None:
    """Take a film that Jellyfin shows as available, whatever Shoko said."""
    await home.tell("seerr/media_auto_approved__anime_movie")
    await home.tell("radarr/grab__anime_movie", "radarr/download__anime_movie")
    await home.film_playable(ANIME_FILM_TMDB)
    assert home.state == "available"

"""Test that shows, and parts of them, are deleted where services hold them oddly."""

from dataclasses import replace
from datetime import UTC, datetime

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.status_tracker.deletion.delete_items import ItemsStep
from custom_components.status_tracker.deletion.models import (
    DeletionOptions,
    KeptReason,
    StepKind,
    StepResult,
    ThingKind,
)
from custom_components.status_tracker.library.sync import LIBRARY_SYNC
from custom_components.status_tracker.tracker.facts import (
    EpisodeInfo,
    Grabbed,
    Subject,
)
from custom_components.status_tracker.tracker.models import ItemKey, MediaIds, Source
from custom_components.status_tracker.tracker.terms import MediaType, Service
from tests.stack.catalogue import HARBOUR_NINE
from tests.stack.faults import Fault
from tests.stack.jellyfin_items import Kind
from tests.stack.player import Delivery, Options
from tests.stack.populate import add_to_library
from tests.stack.show_story import ShowStory
from tests.stack.stack import Stack
from tests.stack.stories import tell
from tests.stack.titles import SHOWS

from .home import ALICE, Home, at_step, steps_of, traces

NORTHERN_EXCHANGE = SHOWS[2]
QUARRY_LANE = SHOWS[0]


@pytest.mark.parametrize("is_numbered", [True, False], ids=["tmdb", "nothing"])
async def test_show_without_a_tvdb_id(
    hass: HomeAssistant,
    stack: Stack,
    no_watchers: None,
    hass_client_no_auth: ClientSessionGenerator,
    *,
    is_numbered: bool,
) -> None:
    """Find a show in Sonarr by its TMDB id, and by its name alone never."""
    home = Home(hass, stack)
    await home.move_in(hass_client_no_auth, only={"sonarr", "jellyfin"})
    title = HARBOUR_NINE
    add_to_library(stack, title)
    await home.coordinator.async_apply(
        [
            Grabbed(
                at=datetime(2026, 6, 1, tzinfo=UTC),
                source=Source(Service.SONARR, "sonarr"),
                subject=Subject(
                    media_type=MediaType.TV,
                    ids=MediaIds(tmdb=title.tmdb_id if is_numbered else None),
                    title=title.title,
                    download="a" * 40,
                ),
                episodes=(EpisodeInfo(key=ItemKey(1, 1)),),
            )
        ]
    )
    await home.delete(title)
    assert bool(stack.sonarr.series) is not is_numbered
    assert bool(list(stack.disk)) is not is_numbered


async def test_file_of_two_seasons_stays(home: Home) -> None:
    """Leave a file that holds an episode which stays, and say whose."""
    await home.bring(NORTHERN_EXCHANGE)
    series = home.stack.sonarr.find(NORTHERN_EXCHANGE.tvdb_id)
    assert series is not None
    last, first = series.episodes[5], series.episodes[6]
    assert (last.episode.code, first.episode.code) == ("S01E06", "S02E01")
    assert last.file is not None
    assert first.file is not None
    home.stack.disk.remove(first.file.path)
    first.file = last.file
    preview = await home.preview(NORTHERN_EXCHANGE, seasons=[2])
    (step,) = [each for each in preview.steps if each.instance == "sonarr"]
    (kept,) = step.kept
    assert (kept.reason, kept.thing.path) == (
        KeptReason.OTHER_SEASONS,
        last.file.path,
    )
    assert kept.shared_with == ("S01",)
    assert kept.thing not in step.objects


async def test_season_of_a_show_that_vanishes_meanwhile_is_gone(home: Home) -> None:
    """Take a season for gone when somebody deletes the show before its turn."""
    await home.bring(NORTHERN_EXCHANGE)

    def delete() -> None:
        """Delete the show with its files, and tell nobody."""
        home.stack.sonarr.series.clear()
        home.stack.disk.remove_under(NORTHERN_EXCHANGE.folder)

    with at_step(home, StepKind.TORRENTS, delete):
        deletion = await home.delete(NORTHERN_EXCHANGE, seasons=[2])
    (step,) = [each for each in deletion.steps if each.instance == "sonarr"]
    assert step.result is StepResult.ALREADY_GONE


async def test_season_that_nobody_looks_for_is_only_deleted(home: Home) -> None:
    """Change nothing about what Sonarr looks for where it looks for nothing."""
    await home.bring(NORTHERN_EXCHANGE)
    series = home.stack.sonarr.find(NORTHERN_EXCHANGE.tvdb_id)
    assert series is not None
    for episode in series.episodes[6:]:
        episode.monitored = False
    deletion = await home.delete(NORTHERN_EXCHANGE, seasons=[2])
    (step,) = [each for each in deletion.steps if each.instance == "sonarr"]
    assert {thing.kind for thing in step.objects} == {ThingKind.FILE}
    assert not home.stack.sonarr.calls_to("/api/v3/episode/monitor")
    assert not home.stack.sonarr.calls_to("/api/v3/series", "PUT")
    assert all(each.file is None for each in series.episodes[6:])


async def test_season_that_is_only_on_its_way_is_left_to_the_client(
    home: Home,
) -> None:
    """Delete the torrent of a season, and ask Sonarr for nothing."""
    await tell(home.stack, HARBOUR_NINE).advance_to("grab")
    await home.hass.async_block_till_done()
    series = home.stack.sonarr.find(HARBOUR_NINE.tvdb_id)
    assert series is not None
    for episode in series.episodes:
        episode.monitored = False
    deletion = await home.delete(HARBOUR_NINE, seasons=[1])
    found = {kind: (state, result) for kind, state, result in steps_of(deletion)}
    assert found["torrents@qbittorrent"] == ("done", "removed")
    assert found["seasons@sonarr"] == ("skipped", "not_found")
    assert not home.stack.qbittorrent.torrents


@pytest.mark.parametrize("twice", [False, True], ids=["one library", "two libraries"])
async def test_season_in_hd_and_4k_is_refreshed_in_both(
    home: Home, monkeypatch: pytest.MonkeyPatch, *, twice: bool
) -> None:
    """Refresh every library that shows an episode, at once and once.

    Where two libraries show the same folder, Jellyfin is told of the paths instead.
    """
    monkeypatch.setattr(ItemsStep, "again_after", 1000.0)
    title = NORTHERN_EXCHANGE
    await home.bring(title)
    jellyfin = home.stack.jellyfin
    if twice:
        jellyfin.add_library("Shows 4K", ["/data/media/tv-4k"], "tvshows")
    series_id = jellyfin.add_series(
        title.title,
        year=title.year,
        provider_ids={"Tvdb": str(title.tvdb_id)},
        path=f"/data/media/tv-4k/{title.title}",
    )
    for episode in (title.episodes[0], *title.season(2)):
        path = f"/data/media/tv-4k/{title.title}/{episode.code}.mkv"
        jellyfin.add_episode(
            series_id,
            episode.season,
            episode.number,
            title=episode.title,
            path=path,
        )
    home.stack.disk.add(f"/data/media/tv-4k/{title.title}/S01E01.mkv", 1)
    await home.delete(title, seasons=[2])
    asked = [call.path for call in jellyfin.calls_to("/Items", "POST")]
    libraries = {each.name: each.id for each in jellyfin.folders.values()}
    wanted = ["Shows"] if twice else ["Shows", "show 4K"]
    assert sorted(asked) == sorted(
        f"/Items/{libraries[name]}/Refresh" for name in wanted
    )
    assert bool(jellyfin.calls_to("/Library/Media/Updated", "POST")) is twice


async def test_episodes_of_a_series_with_other_ids_are_found(home: Home) -> None:
    """Find the episodes that were played, though their series says to be another."""
    title = NORTHERN_EXCHANGE
    add_to_library(home.stack, title)
    sync = home.hass.data[LIBRARY_SYNC]
    sync.async_begin()
    await sync.async_joined()
    library = home.stack.jellyfin.library
    (series,) = [each for each in library.items.values() if each.series_id is None]
    series.provider_ids = {"Tvdb": "1"}
    (row,) = home.coordinator.tracker.archive
    (deletion,) = await home.deletions.async_delete(
        [row.id], frozenset({2}), DeletionOptions(), ALICE
    )
    deletion = await home.done(deletion)
    (step,) = [each for each in deletion.steps if each.kind is StepKind.LIBRARY]
    assert {thing.season for thing in step.objects} == {2}
    assert len(step.objects) == 6
    episodes = library.by_kind[Kind.EPISODE].values()
    assert {each.season for each in episodes} == {1}


async def test_item_in_several_libraries_is_named_by_its_path(home: Home) -> None:
    """Tell Jellyfin of the path where no one library is the title's."""
    jellyfin = home.stack.jellyfin
    jellyfin.add_library("All shows", ["/data/media/tv"], "tvshows")
    await home.bring(HARBOUR_NINE)
    await home.delete(HARBOUR_NINE)
    assert not jellyfin.calls_to("/Items", "POST")
    assert jellyfin.calls_to("/Library/Media/Updated", "POST")
    assert traces(home.stack, HARBOUR_NINE) == []


async def test_library_that_was_removed_holds_nothing(home: Home) -> None:
    """Get over a library that is gone by the time it would be refreshed."""
    await home.bring(HARBOUR_NINE)
    jellyfin = home.stack.jellyfin
    fault = jellyfin.faults.add(Fault(method="POST", path="/Items", status=404))

    def remove() -> None:
        """Remove everything that is in the library."""
        for item_id in list(jellyfin.library.items):
            jellyfin.remove(item_id)

    with at_step(home, StepKind.LIBRARY, remove):
        deletion = await home.delete(HARBOUR_NINE)
    assert fault.struck == 1
    assert all(step.trouble is None for step in deletion.steps)


async def test_torrents_of_two_shows_stay(home: Home) -> None:
    """Leave torrents that brought another show too, which is asked for once."""
    story = await home.bring(HARBOUR_NINE, Options(delivery=Delivery.SINGLES))
    assert isinstance(story, ShowStory)
    other = tell(home.stack, QUARRY_LANE, Options(seasons=(1,)))
    await other.advance_to("search")
    series = home.stack.sonarr.find(QUARRY_LANE.tvdb_id)
    assert series is not None
    torrents = dict(home.stack.qbittorrent.torrents)
    assert len(torrents) == 3
    for record in list(home.stack.sonarr.history):
        if record.download_id is not None:
            home.stack.sonarr.history.append(
                replace(record, id=record.id + 1000, series_id=series.id)
            )
    await home.hass.async_block_till_done()
    asked = len(home.stack.sonarr.calls_to(f"/api/v3/series/{series.id}"))
    preview = await home.preview(HARBOUR_NINE)
    (step,) = [each for each in preview.steps if each.kind is StepKind.TORRENTS]
    assert {kept.shared_with for kept in step.kept} == {(QUARRY_LANE.title,)}
    assert len(step.kept) == 3
    now = len(home.stack.sonarr.calls_to(f"/api/v3/series/{series.id}"))
    assert now - asked == 1
    # Once the other show has left Sonarr, nobody needs them.
    del home.stack.sonarr.series[series.id]
    await home.delete(HARBOUR_NINE)
    assert not home.stack.qbittorrent.torrents

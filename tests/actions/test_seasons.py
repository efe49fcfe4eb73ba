"""Test that one season can go while the others stay."""

from dataclasses import replace

from homeassistant.exceptions import ServiceValidationError
import pytest

from custom_components.status_tracker.actions.deletion_models import (
    DeletionOptions,
    KeptReason,
    StepKind,
    StepResult,
    ThingKind,
)
from custom_components.status_tracker.tracker.models import RequestState
from tests.stack.catalogue import COPPER_LIGHTHOUSE, HARBOUR_NINE
from tests.stack.player import Delivery, Options
from tests.stack.titles import SHOWS
from tests.stack.world import Title

from .home import ALICE, Home, traces

NORTHERN_EXCHANGE = SHOWS[2]
SECOND_SPRING = SHOWS[7]


def episodes_in_jellyfin(home: Home, title: Title) -> set[int]:
    """Return the seasons that Jellyfin has episodes of."""
    return {
        item.season
        for item in home.stack.jellyfin.library.items.values()
        if item.season is not None and (item.file or "").startswith(title.folder)
    }


def seasons_on_disk(home: Home) -> set[str]:
    """Return which seasons have files, in the library or of torrents."""
    return {
        season
        for path in home.stack.disk
        for season in ("S01", "S02")
        if f"{season}E" in path
    }


@pytest.mark.parametrize(
    "title", [NORTHERN_EXCHANGE, SECOND_SPRING], ids=["show", "anime"]
)
async def test_one_season_goes_and_the_other_stays(home: Home, title: Title) -> None:
    """Delete the files, torrent and items of a season, and nothing of the other."""
    await home.bring(title)
    assert len(home.stack.qbittorrent.torrents) == 2
    deletion = await home.delete(title, seasons=[2])
    assert seasons_on_disk(home) == {"S01"}
    assert len(home.stack.qbittorrent.torrents) == 1
    assert episodes_in_jellyfin(home, title) == {1}
    series = home.stack.sonarr.find(title.tvdb_id)
    assert series is not None
    assert {e.episode.season for e in series.episodes if e.file is not None} == {1}
    if title.kind.is_anime:
        assert len(home.stack.shoko.records.files) == 6
    (step,) = [
        each
        for each in deletion.steps
        if each.kind is StepKind.SEASONS and each.instance == "sonarr"
    ]
    assert step.result is StepResult.REMOVED
    assert ThingKind.SEASON in {thing.kind for thing in step.objects}
    # Nobody fetches again what is missed now.
    assert {e.episode.season for e in series.episodes if e.monitored} == {1}
    (requests,) = [each for each in deletion.steps if each.kind is StepKind.REQUESTS]
    assert requests.result is StepResult.KEPT
    assert {kept.reason for kept in requests.kept} == {KeptReason.OTHER_SEASONS}

    # The request stays for the other season, and does not miss this one.
    request_id = home.request(title)
    summary = home.coordinator.tracker.summary(request_id)
    assert summary is not None
    assert summary.attention is None
    assert summary.counts.wanted == 6
    assert summary.state is not RequestState.FAILED


async def test_single_episodes_are_looked_for_no_more(home: Home) -> None:
    """Leave out what is monitored by itself, in a season that is not as a whole."""
    await home.bring(NORTHERN_EXCHANGE, Options(seasons=(1,)))
    series = home.stack.sonarr.find(NORTHERN_EXCHANGE.tvdb_id)
    assert series is not None
    await home.bring(NORTHERN_EXCHANGE, Options(seasons=(2,)), seed=1)
    for episode in series.episodes:
        episode.monitored = episode.episode.number == 3
    await home.delete(NORTHERN_EXCHANGE, seasons=[2])
    assert [
        (e.episode.season, e.episode.number) for e in series.episodes if e.monitored
    ] == [(1, 3)]


async def test_season_is_looked_for_no_more_before_its_files_go(home: Home) -> None:
    """Give Sonarr no moment in which it misses something that it looks for."""
    await home.bring(NORTHERN_EXCHANGE)
    await home.delete(NORTHERN_EXCHANGE, seasons=[2])
    calls = [
        call.method
        for call in home.stack.sonarr.calls
        if call.method in ("PUT", "DELETE")
    ]
    assert calls[0] == "PUT"
    assert "PUT" not in calls[calls.index("DELETE") :]


async def test_season_whose_files_stay_is_looked_for_no_more(home: Home) -> None:
    """Keep files and torrents, and let Sonarr replace none of them."""
    await home.bring(NORTHERN_EXCHANGE)
    before = list(home.stack.disk)
    await home.delete(NORTHERN_EXCHANGE, seasons=[2], delete_files=False)
    assert list(home.stack.disk) == before
    series = home.stack.sonarr.find(NORTHERN_EXCHANGE.tvdb_id)
    assert series is not None
    assert {e.episode.season for e in series.episodes if e.monitored} == {1}


async def test_request_for_one_season_goes_with_it(home: Home) -> None:
    """Delete the request that asked for no other season, in Seerr too."""
    await home.bring(NORTHERN_EXCHANGE, Options(seasons=(1,)))
    await home.bring(NORTHERN_EXCHANGE, Options(seasons=(2,)), seed=1)
    first, second = sorted(
        home.requests(NORTHERN_EXCHANGE),
        key=lambda each: home.coordinator.tracker.requests[each].created_at,
    )
    deletion = await home.delete(NORTHERN_EXCHANGE, seasons=[2])
    assert home.requests(NORTHERN_EXCHANGE) == [first]
    assert list(deletion.history) == [second]
    assert [each.seasons for each in home.stack.seerr.requests.values()] == [(1,)]
    assert seasons_on_disk(home) == {"S01"}


async def test_pack_of_both_seasons_stays(home: Home) -> None:
    """Leave a torrent that carries episodes which stay, and say which."""
    story = await home.bring(NORTHERN_EXCHANGE)
    first, second = home.stack.qbittorrent.torrents.values()
    # Both seasons came in one torrent.
    first.files += second.files
    assert story.cast.offer is not None
    home.stack.qbittorrent.remove(second.hash, delete_files=False)
    home.stack.sonarr.history = [
        replace(each, download_id=each.download_id and first.hash.upper())
        for each in home.stack.sonarr.history
    ]
    deletion = await home.delete(NORTHERN_EXCHANGE, seasons=[2])
    (step,) = [each for each in deletion.steps if each.kind is StepKind.TORRENTS]
    assert step.result is StepResult.KEPT
    (kept,) = step.kept
    assert kept.reason is KeptReason.SHARED
    assert kept.shared_with == ("S01",)
    assert list(home.stack.qbittorrent.torrents) == [first.hash]
    assert not any(
        "S02E" in path for path in home.stack.disk.under(NORTHERN_EXCHANGE.folder)
    )


async def test_names_of_files_tell_what_a_pack_carries(home: Home) -> None:
    """Leave a torrent that brought more than Sonarr took from it."""
    await home.bring(NORTHERN_EXCHANGE, Options(seasons=(2,)))
    (torrent,) = home.stack.qbittorrent.torrents.values()
    extra = torrent.files[0].name.replace("S02", "S01")
    torrent.files.append(type(torrent.files[0])(extra, 10))
    deletion = await home.delete(NORTHERN_EXCHANGE, seasons=[2])
    (step,) = [each for each in deletion.steps if each.kind is StepKind.TORRENTS]
    assert [kept.shared_with for kept in step.kept] == [("S01",)]
    assert list(home.stack.qbittorrent.torrents) == [torrent.hash]


async def test_all_seasons_one_after_the_other(home: Home) -> None:
    """Come to nothing but the entry in Sonarr and Seerr, whose requests are gone."""
    await home.bring(NORTHERN_EXCHANGE, Options(delivery=Delivery.SINGLES))
    for season in (1, 2):
        await home.delete(NORTHERN_EXCHANGE, seasons=[season])
    assert list(home.stack.disk) == []
    assert not home.stack.qbittorrent.torrents
    assert home.requests(NORTHERN_EXCHANGE) == []
    assert {each.split()[0] for each in traces(home.stack, NORTHERN_EXCHANGE)} <= {
        "Sonarr",
        "Seerr",
    }


@pytest.mark.parametrize(
    ("title", "season", "message"),
    [
        (COPPER_LIGHTHOUSE, 1, "is a film and has no seasons"),
        (HARBOUR_NINE, 7, "has no season 7"),
    ],
    ids=["film", "no-such-season"],
)
async def test_season_that_cannot_be_is_refused(
    home: Home, title: Title, season: int, message: str
) -> None:
    """Begin nothing where the season makes no sense."""
    await home.bring(title)
    with pytest.raises(ServiceValidationError, match=message):
        await home.deletions.async_delete(
            [home.request(title)], frozenset({season}), DeletionOptions(), ALICE
        )
    assert not home.deletions.jobs.open

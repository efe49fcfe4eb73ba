"""Test that one season can go while the others stay."""

from dataclasses import replace

from homeassistant.exceptions import ServiceValidationError
from homeassistant.util import dt as dt_util
import pytest

from custom_components.status_tracker.deletion.models import (
    DeletionOptions,
    DeletionState,
    KeptReason,
    StepKind,
    StepResult,
    ThingKind,
)
from custom_components.status_tracker.tracker.changes import Changes
from custom_components.status_tracker.tracker.facts import Subject, Wished
from custom_components.status_tracker.tracker.models import Source
from custom_components.status_tracker.tracker.terms import (
    AttentionReason,
    MediaType,
    RequestState,
    Service,
)
from tests.stack.catalogue import COPPER_LIGHTHOUSE, HARBOUR_NINE
from tests.stack.player import Delivery, Options
from tests.stack.titles import SHOWS
from tests.stack.world import Title

from .home import ALICE, Home, traces
from .trials import ARRIVED

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


def check_season_gone(home: Home, title: Title) -> None:
    """Check that nothing is left of the second season, and the first is whole."""
    assert seasons_on_disk(home) == {"S01"}
    assert len(home.stack.qbittorrent.torrents) == 1
    assert episodes_in_jellyfin(home, title) == {1}
    series = home.stack.sonarr.find(title.tvdb_id)
    assert series is not None
    assert {e.episode.season for e in series.episodes if e.file is not None} == {1}
    if title.kind.is_anime:
        assert len(home.stack.shoko.records.files) == 6
    # Nobody fetches again what is missed now.
    assert {e.episode.season for e in series.episodes if e.monitored} == {1}


class Watch:
    """Keep every reason for attention that comes up."""

    def __init__(self, home: Home) -> None:
        """Watch from now on."""
        self.seen: set[AttentionReason] = set()
        home.coordinator.async_subscribe(self._note)

    def _note(self, changes: Changes) -> None:
        """Note what the changed requests need."""
        for change in changes.requests.values():
            if change.after is not None and change.after.attention is not None:
                self.seen.add(change.after.attention.reason)


@pytest.mark.parametrize(
    "title", [NORTHERN_EXCHANGE, SECOND_SPRING], ids=["show", "anime"]
)
async def test_one_season_goes_and_the_other_stays(home: Home, title: Title) -> None:
    """Delete the files, torrent and items of a season, and nothing of the other."""
    await home.bring(title)
    assert len(home.stack.qbittorrent.torrents) == 2
    deletion = await home.delete(title, seasons=[2])
    check_season_gone(home, title)
    (step,) = [
        each
        for each in deletion.steps
        if each.kind is StepKind.SEASONS and each.instance == "sonarr"
    ]
    assert step.result is StepResult.REMOVED
    assert ThingKind.SEASON in {thing.kind for thing in step.objects}
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


@pytest.mark.parametrize(
    "options",
    [Options(), Options(without_seerr=True)],
    ids=["wished", "made-in-sonarr"],
)
async def test_own_deletion_needs_nobodys_attention(
    home: Home, options: Options
) -> None:
    """Miss nothing of the deleted season, neither meanwhile nor after a restart."""
    await home.bring(NORTHERN_EXCHANGE, options)
    request_id = home.request(NORTHERN_EXCHANGE)
    watch = Watch(home)
    await home.delete(NORTHERN_EXCHANGE, seasons=[2])
    assert watch.seen == set()
    await home.restart()
    summary = home.coordinator.tracker.summary(request_id)
    assert summary is not None
    assert summary.attention is None
    assert summary.counts.wanted == 6
    assert summary.state in ARRIVED


@pytest.mark.parametrize("without_seerr", [False, True], ids=["wished", "by-hand"])
async def test_deleted_season_can_come_again(home: Home, without_seerr: bool) -> None:
    """Follow the season again once somebody wants it back."""
    await home.bring(NORTHERN_EXCHANGE, Options(without_seerr=without_seerr))
    await home.delete(NORTHERN_EXCHANGE, seasons=[2])
    options = Options(seasons=(2,), without_seerr=without_seerr)
    await home.bring(NORTHERN_EXCHANGE, options, seed=1)
    tracker = home.coordinator.tracker
    wanted = [
        summary.counts.wanted
        for each in home.requests(NORTHERN_EXCHANGE)
        if (summary := tracker.summary(each)) and summary.state in ARRIVED
    ]
    assert sum(wanted) == 12
    assert seasons_on_disk(home) == {"S01", "S02"}


async def test_seerr_that_repeats_an_old_wish_changes_nothing(home: Home) -> None:
    """Want a deleted season no longer when Seerr tells the whole wish once more."""
    await home.bring(NORTHERN_EXCHANGE)
    request_id = home.request(NORTHERN_EXCHANGE)
    await home.delete(NORTHERN_EXCHANGE, seasons=[2])
    tracker = home.coordinator.tracker
    request = tracker.requests[request_id]
    assert request.wish is not None
    await home.coordinator.async_apply(
        [
            Wished(
                at=dt_util.utcnow(),
                source=Source(Service.SEERR, "seerr"),
                subject=Subject(media_type=MediaType.TV, seerr=request.seerr),
                status=request.wish.status,
                seasons=frozenset({1, 2}),
            )
        ]
    )
    summary = tracker.summary(request_id)
    assert summary is not None
    assert summary.counts.wanted == 6


async def test_season_is_still_wanted_when_nothing_was_deleted(home: Home) -> None:
    """Leave the request as it is where a deletion was given up before it began."""
    await home.bring(NORTHERN_EXCHANGE)
    await home.stack.qbittorrent.stop()
    deletion = await home.begin(NORTHERN_EXCHANGE, seasons=[2])
    await home.comes_to(deletion, DeletionState.WAITING)
    await home.deletions.async_abandon(deletion.id)
    summary = home.coordinator.tracker.summary(home.request(NORTHERN_EXCHANGE))
    assert summary is not None
    assert summary.counts.wanted == 12
    await home.stack.qbittorrent.start()


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
    watch = Watch(home)
    deletion = await home.delete(NORTHERN_EXCHANGE, seasons=[2])
    assert watch.seen == set()
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


@pytest.mark.parametrize("without_seerr", [False, True], ids=["wished", "by-hand"])
async def test_all_seasons_one_after_the_other(home: Home, without_seerr: bool) -> None:
    """Come to nothing but the entry in Sonarr and Seerr, whose requests are gone."""
    options = Options(delivery=Delivery.SINGLES, without_seerr=without_seerr)
    await home.bring(NORTHERN_EXCHANGE, options)
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

"""Test that nothing anybody told makes a deletion reach further than its title."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from custom_components.status_tracker.deletion.knowledge import Knowledge
from custom_components.status_tracker.deletion.models import (
    DeletionOptions,
    KeptReason,
    StepKind,
    StepResult,
)
from custom_components.status_tracker.tracker.facts import (
    Authority,
    Described,
    EpisodeInfo,
    Fact,
    Grabbed,
    Subject,
    Wished,
)
from custom_components.status_tracker.tracker.models import (
    FILM,
    ArrRef,
    MediaIds,
    SeerrRef,
    Source,
)
from custom_components.status_tracker.tracker.terms import (
    MediaType,
    Service,
    WishStatus,
)
from tests.stack.catalogue import COPPER_LIGHTHOUSE
from tests.stack.titles import FILMS
from tests.stack.world import TorrentFile

from .home import ALICE, Home, traces

OTHER = FILMS[0]
NOW = datetime(2026, 6, 1, tzinfo=UTC)
RADARR = Source(Service.RADARR, "radarr")
SEERR = Source(Service.SEERR, "seerr")


def grabbed(download: str, **subject: Any) -> Grabbed:
    """Tell of a download as a webhook can, whatever is true."""
    return Grabbed(
        at=NOW,
        source=RADARR,
        subject=Subject(media_type=MediaType.MOVIE, download=download, **subject),
        episodes=(EpisodeInfo(key=FILM),),
    )


async def forge(home: Home, *facts: Fact) -> str:
    """Apply what somebody made up, and return the request that it made."""
    before = set(home.coordinator.tracker.requests)
    await home.coordinator.async_apply(facts)
    (request_id,) = set(home.coordinator.tracker.requests) - before
    return request_id


async def delete(home: Home, request_id: str) -> None:
    """Delete by the id of a request."""
    (deletion,) = await home.deletions.async_delete(
        [request_id], None, DeletionOptions(), ALICE
    )
    await home.done(deletion)


async def test_torrent_that_only_a_webhook_names_stays(home: Home) -> None:
    """Leave a torrent of somebody's own, though a webhook says it is the film's."""
    own = home.stack.qbittorrent.add_torrent(
        hash="e" * 40,
        name="holiday pictures",
        size=100,
        category="",
        save_path="/data/private",
        files=[TorrentFile("a.jpg", 100)],
    )
    home.stack.qbittorrent.finish(own.hash)
    await home.bring(COPPER_LIGHTHOUSE)
    await home.coordinator.async_apply(
        [grabbed(own.hash, ids=MediaIds(tmdb=COPPER_LIGHTHOUSE.tmdb_id))]
    )
    deletion = await home.delete(COPPER_LIGHTHOUSE)
    (step,) = [each for each in deletion.steps if each.kind is StepKind.TORRENTS]
    assert [(kept.thing.id, kept.reason) for kept in step.kept] == [
        (own.hash, KeptReason.UNCERTAIN)
    ]
    assert step.result is StepResult.REMOVED
    assert list(home.stack.qbittorrent.torrents) == [own.hash]
    assert traces(home.stack, COPPER_LIGHTHOUSE) == []


async def test_number_of_another_film_in_radarr_is_not_believed(home: Home) -> None:
    """Leave a film in Radarr that only a number points at."""
    await home.bring(OTHER)
    before = traces(home.stack, OTHER)
    movie = home.stack.radarr.find(OTHER.tmdb_id)
    assert movie is not None
    home.coordinator.tracker.forget(home.request(OTHER))
    request_id = await forge(
        home, grabbed("f" * 40, title="Something Else", arr=ArrRef("radarr", movie.id))
    )
    await delete(home, request_id)
    assert traces(home.stack, OTHER) == before


async def test_number_of_another_request_in_seerr_is_not_believed(home: Home) -> None:
    """Leave a request in Seerr, and all of its film, that only a number points at."""
    story = await home.bring(OTHER)
    before = traces(home.stack, OTHER)
    home.coordinator.tracker.forget(home.request(OTHER))
    request_id = await forge(
        home,
        Wished(
            at=NOW,
            source=SEERR,
            subject=Subject(
                media_type=MediaType.MOVIE,
                seerr=SeerrRef("seerr", story.request.id),
                title="Something Else",
            ),
            status=WishStatus.APPROVED,
        ),
    )
    await delete(home, request_id)
    assert traces(home.stack, OTHER) == before
    assert story.request.id in home.stack.seerr.requests


async def test_request_that_shares_one_wrong_id_stays(home: Home) -> None:
    """Leave a film whose IMDb id somebody put on another."""
    await home.bring(OTHER)
    before = traces(home.stack, OTHER)
    mine = Subject(media_type=MediaType.MOVIE, ids=MediaIds(tmdb=987_654))
    wrong = replace(mine, ids=MediaIds(tmdb=987_654, imdb=OTHER.imdb_id))
    request_id = await forge(
        home, grabbed("f" * 40, title="Something Else", ids=mine.ids)
    )
    await home.coordinator.async_apply(
        [Described(at=NOW, source=RADARR, subject=wrong, authority=Authority.MANAGER)]
    )
    request = home.coordinator.tracker.requests[request_id]
    assert request.ids.imdb == OTHER.imdb_id
    assert home.request(OTHER) != request_id, "they are not one"
    await delete(home, request_id)
    assert traces(home.stack, OTHER) == before
    assert home.requests(OTHER)


@pytest.mark.parametrize("download", ["all", "", "*", "a|b", "../etc", "%00"])
async def test_odd_hash_deletes_no_torrent(home: Home, download: str) -> None:
    """Take what is no hash for none, least of all for every torrent there is."""
    await home.bring(OTHER)
    torrents = set(home.stack.qbittorrent.torrents)
    request_id = await forge(
        home, grabbed(download, title="Something Else", ids=MediaIds(tmdb=987_654))
    )
    await delete(home, request_id)
    assert set(home.stack.qbittorrent.torrents) == torrents


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"tmdb": 1}, True),
        ({"tmdb": 2}, False),
        ({"tmdb": 1, "imdb": "tt2"}, False),
        ({"tmdb": 2, "names": ["Kite"]}, False),
        ({"tvdb": 5, "names": ["KITE!"]}, True),
        ({"tvdb": 5, "names": ["Kites"]}, False),
        ({}, False),
    ],
)
def test_title_is_known_by_an_id_or_else_by_its_name(
    told: dict[str, Any], expected: bool
) -> None:
    """Let one differing id outweigh everything, and no id be no proof."""
    known = Knowledge(media_type=MediaType.MOVIE, title="Kite", tmdb=1, imdb="tt1")
    assert known.is_same(**told) is expected


@pytest.mark.parametrize(
    ("title", "release", "expected"),
    [
        ("Kite", "Kite.2020.1080p-GROUP", True),
        ("Kite", "Kitesurfing.2020.1080p-GROUP", False),
        ("Marvel's Kites", "Marvels.Kites.2020.1080p", True),
        ("Amélie", "Amelie.2001", True),
        ("Kite", "", False),
        ("!?", "holiday pictures", False),
    ],
)
def test_name_of_a_release_tells_its_title(
    title: str, release: str, expected: bool
) -> None:
    """Find a title in the name of a release, and not in a longer word."""
    known = Knowledge(media_type=MediaType.MOVIE, title=title)
    assert known.is_named_in(release) is expected

"""Test the parser of Radarr's notifications."""

from typing import Any

import pytest

from custom_components.status_tracker.tracker.facts import (
    AnimeKnown,
    ArrRemoved,
    Authority,
    Described,
    EpisodeInfo,
    FileDeleted,
    Grabbed,
    ImportBlocked,
    Imported,
    Subject,
)
from custom_components.status_tracker.tracker.models import FILM, ArrRef, MediaIds
from custom_components.status_tracker.tracker.terms import (
    AnimeEvidence,
    DeleteReason,
    MediaType,
    Service,
)
from custom_components.status_tracker.webhooks import PARSERS, InvalidPayload

from . import samples

LIGHTHOUSE = "/data/media/movies/The Copper Lighthouse (2024)/"
PLAIN_FILE = f"{LIGHTHOUSE}The Copper Lighthouse (2024) WEBDL-1080p.mkv"
ANIME_FILE = (
    "/data/media/anime-movies/Paper Crane Orbit (2022)/"
    "Paper Crane Orbit (2022) Bluray-1080p.mkv"
)
PLAIN_HASH = "db463d1e4631748f8b8dd73ab1049ae4f3ab2f6a"
ANIME_HASH = "f6d99277c3958e0b941396caef3a3da00234d0fe"
UPGRADE_HASH = "3492f6fd203b64d72b01d3891503f523f72112b7"
ABOUT = ["Described"]
ABOUT_ANIME = ["Described", "AnimeKnown", "AnimeKnown"]
KINDS = {
    "application_update": [],
    "download__anime_movie": ["Imported", *ABOUT_ANIME],
    "download__movie": ["Imported", *ABOUT],
    "download__movie_manual_import_untracked": ["Imported", *ABOUT],
    "download__movie_upgrade": ["Imported", *ABOUT],
    "grab__anime_movie": ["Grabbed", *ABOUT_ANIME],
    "grab__movie": ["Grabbed", *ABOUT],
    "grab__movie_upgrade": ["Grabbed", *ABOUT],
    "health__indexer": [],
    "health_restored__indexer": [],
    "manual_interaction_required__movie": ["ImportBlocked", *ABOUT],
    "manual_interaction_required__unknown_movie": ["ImportBlocked"],
    "movie_added__anime_movie": ["ArrAdded", *ABOUT_ANIME],
    "movie_added__movie": ["ArrAdded", *ABOUT],
    "movie_delete__anime_movie_files_kept": ["ArrRemoved"],
    "movie_delete__movie": ["ArrRemoved"],
    "movie_file_delete__anime_movie_missing_from_disk": ["FileDeleted"],
    "movie_file_delete__movie_manual": ["FileDeleted"],
    "movie_file_delete__movie_upgrade": ["FileDeleted"],
    "rename__movie": [],
    "test": [],
}


def subject(*, anime: bool = False, **changes: Any) -> Subject:
    """Return who the samples are about."""
    told: dict[str, Any] = {
        "media_type": MediaType.MOVIE,
        "ids": MediaIds(tmdb=9100301, imdb="tt99100301")
        if anime
        else MediaIds(tmdb=9100101, imdb="tt99100101"),
        "arr": ArrRef("radarr-1", 42 if anime else 41),
        "title": "Paper Crane Orbit" if anime else "The Copper Lighthouse",
        "year": 2022 if anime else 2024,
    }
    return Subject(**(told | changes))


def film(*, anime: bool = False) -> tuple[EpisodeInfo, ...]:
    """Return the only item of the film that the samples are about."""
    return (EpisodeInfo(key=FILM, arr_id=42 if anime else 41),)


def grab(**changes: Any) -> dict[str, Any]:
    """Return a grab with changes at the top level."""
    return samples.sample(Service.RADARR, "grab__movie") | changes


def test_every_sample_is_expected() -> None:
    """Leave no sample of Radarr without an expectation."""
    assert samples.names(Service.RADARR) == sorted(KINDS)


@pytest.mark.parametrize(("name", "kinds"), KINDS.items(), ids=KINDS)
def test_facts_of_sample(name: str, kinds: list[str]) -> None:
    """Tell the right kinds of facts, the one that finds the request first."""
    parsed = samples.parse_sample(Service.RADARR, name)
    assert samples.kinds(parsed.facts) == kinds
    assert parsed.event == samples.sample(Service.RADARR, name)["eventType"]
    assert parsed.test is (name == "test")
    assert all(fact.at == samples.RECEIVED for fact in parsed.facts)
    assert all(fact.source.instance == "radarr-1" for fact in parsed.facts)


def test_grab_of_film() -> None:
    """Tell the release, its download and the film."""
    grabbed = samples.only(samples.parse_sample(Service.RADARR, "grab__movie"), Grabbed)
    assert grabbed == Grabbed(
        at=samples.RECEIVED,
        source=grabbed.source,
        subject=subject(download=PLAIN_HASH),
        episodes=film(),
        quality="WEBDL-1080p",
        indexer="Example Tracker (Prowlarr)",
        group="DEMO",
        release="The.Copper.Lighthouse.2024.1080p.WEB-DL.DDP5.1.H.264-DEMO",
        client="qBittorrent",
        size=6442450944,
    )


def test_description_of_film() -> None:
    """Present the film with the poster that needs no login."""
    parsed = samples.parse_sample(Service.RADARR, "grab__movie")
    described = samples.only(parsed, Described)
    assert described.authority is Authority.MANAGER
    assert described.poster == (
        "https://image.tmdb.org/t/p/original/cOpPerL1ghth0use.jpg"
    )
    assert described.overview is not None
    assert described.overview.startswith("When the last lighthouse")
    assert (described.subject.title, described.subject.year) == (
        "The Copper Lighthouse",
        2024,
    )


@pytest.mark.parametrize("download_id", [None, "", "{{x}}", 7], ids=repr)
def test_grab_without_download_id_gets_a_stable_one(download_id: object) -> None:
    """Name a download after its release where the client gives it no id."""
    parsed = samples.parse(Service.RADARR, grab(downloadId=download_id))
    assert samples.only(parsed, Grabbed).subject.download == (
        "untracked:radarr-1:the.copper.lighthouse.2024.1080p.web-dl.ddp5.1.h.264-demo"
    )


def test_grab_without_download_id_and_release_has_none() -> None:
    """Invent no id where nothing names the download."""
    parsed = samples.parse(Service.RADARR, grab(downloadId=None, release=None))
    assert samples.only(parsed, Grabbed).subject.download is None


def test_grab_by_a_4k_instance_is_4k() -> None:
    """Mark what comes from an instance that is kept for 4K."""
    parse = PARSERS[Service.RADARR]
    for is_4k in (True, False, None):
        parsed = parse(grab(), samples.context(Service.RADARR, is_4k=is_4k))
        assert {fact.subject.is_4k for fact in parsed.facts} == {is_4k}


@pytest.mark.parametrize(
    ("name", "download", "path", "size_and_id"),
    [
        ("download__movie", PLAIN_HASH, PLAIN_FILE, (6442311680, 301)),
        ("download__anime_movie", ANIME_HASH, ANIME_FILE, (8804600013, 302)),
        (
            "download__movie_manual_import_untracked",
            None,
            PLAIN_FILE,
            (6442311680, 301),
        ),
        (
            "download__movie_upgrade",
            UPGRADE_HASH,
            f"{LIGHTHOUSE}The Copper Lighthouse (2024) Bluray-2160p Remux.mkv",
            (64424400001, 311),
        ),
    ],
)
def test_import_of_film(
    name: str, download: str | None, path: str, size_and_id: tuple[int, int]
) -> None:
    """Tell where the file lies, from which download, and whether it is better."""
    imported = samples.only(samples.parse_sample(Service.RADARR, name), Imported)
    anime = "anime" in name
    assert imported.subject == subject(anime=anime, download=download, path=path)
    assert imported.episodes == film(anime=anime)
    assert (imported.size, imported.arr_file_id) == size_and_id
    assert imported.is_upgrade is ("upgrade" in name)


def test_import_path_is_joined_where_only_its_end_is_told() -> None:
    """Find the path under the film's folder."""
    payload = samples.sample(Service.RADARR, "download__movie")
    del payload["movieFile"]["path"]
    parsed = samples.parse(Service.RADARR, payload)
    assert samples.only(parsed, Imported).subject.path == PLAIN_FILE


def test_film_is_known_by_what_was_searched() -> None:
    """Take the ids of the search where the film's own are missing."""
    payload = grab()
    payload["movie"]["tmdbId"] = 0
    del payload["movie"]["imdbId"]
    found = samples.only(samples.parse(Service.RADARR, payload), Grabbed).subject.ids
    assert found == MediaIds(tmdb=9100101, imdb="tt99100101")


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ("upgrade", DeleteReason.UPGRADE),
        ("manual", DeleteReason.MANUAL),
        ("missingFromDisk", DeleteReason.MISSING),
        ("MissingFromDisk", DeleteReason.MISSING),
        ("manualOverride", DeleteReason.OTHER),
        ("noLinkedEpisodes", DeleteReason.OTHER),
        ("somethingNew", DeleteReason.OTHER),
        (None, DeleteReason.OTHER),
        (5, DeleteReason.OTHER),
    ],
)
def test_deleted_file_of_film(told: object, reason: DeleteReason) -> None:
    """Tell which file is gone, and why."""
    payload = samples.sample(Service.RADARR, "movie_file_delete__movie_manual")
    payload["deleteReason"] = told
    deleted = samples.only(samples.parse(Service.RADARR, payload), FileDeleted)
    assert deleted.subject == subject(path=PLAIN_FILE)
    assert deleted.episodes == film()
    assert deleted.reason is reason


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("movie_file_delete__movie_manual", DeleteReason.MANUAL),
        ("movie_file_delete__movie_upgrade", DeleteReason.UPGRADE),
        (
            "movie_file_delete__anime_movie_missing_from_disk",
            DeleteReason.MISSING,
        ),
    ],
)
def test_delete_reason_of_sample(name: str, reason: DeleteReason) -> None:
    """Tell an upgrade from a loss."""
    parsed = samples.parse_sample(Service.RADARR, name)
    assert samples.only(parsed, FileDeleted).reason is reason


@pytest.mark.parametrize(
    ("told", "expected"),
    [(True, True), (False, False), ("True", True), ([{}], False), (None, False)],
    ids=repr,
)
def test_removed_film_tells_of_its_files(told: object, expected: bool) -> None:
    """Tell whether the files went with the film."""
    payload = samples.sample(Service.RADARR, "movie_delete__movie")
    payload["deletedFiles"] = told
    removed = samples.only(samples.parse(Service.RADARR, payload), ArrRemoved)
    assert removed.subject == subject()
    assert removed.files_deleted is expected


def test_removed_film_of_samples() -> None:
    """Tell kept files from deleted ones in what Radarr sends."""
    deleted = samples.parse_sample(Service.RADARR, "movie_delete__movie")
    kept = samples.parse_sample(Service.RADARR, "movie_delete__anime_movie_files_kept")
    assert samples.only(deleted, ArrRemoved).files_deleted
    assert not samples.only(kept, ArrRemoved).files_deleted


def test_blocked_import_of_film() -> None:
    """Tell what the queue says about a download that is not imported."""
    parsed = samples.parse_sample(Service.RADARR, "manual_interaction_required__movie")
    blocked = samples.only(parsed, ImportBlocked)
    assert blocked.subject == subject(download=PLAIN_HASH)
    assert blocked.episodes == film()
    (message,) = blocked.messages
    assert message.startswith("Found matching movie via grab history, but")


def test_blocked_import_of_unknown_film() -> None:
    """Tell of a blocked download by its id alone."""
    parsed = samples.parse_sample(
        Service.RADARR, "manual_interaction_required__unknown_movie"
    )
    blocked = samples.only(parsed, ImportBlocked)
    assert blocked.subject == Subject(media_type=MediaType.MOVIE, download=PLAIN_HASH)
    assert blocked.episodes == ()
    (message,) = blocked.messages
    assert message.startswith("Movie title mismatch, automatic import is not")


def evidence(payload: dict[str, Any]) -> set[tuple[AnimeEvidence, bool]]:
    """Return what a payload says about being anime."""
    facts = samples.parse(Service.RADARR, payload).facts
    return {
        (fact.evidence, fact.is_anime) for fact in facts if isinstance(fact, AnimeKnown)
    }


@pytest.mark.parametrize(
    ("tags", "says"),
    [
        (["1-alice", "anime"], True),
        (["Anime-Movies"], True),
        (["animes"], True),
        (["1-alice"], False),
        (["12-animelover"], False),
        (["12 - anime lover"], False),
        (["non-anime"], False),
        (["notanime"], False),
        ([], False),
        (None, False),
        ("anime", False),
        ([7, None], False),
    ],
    ids=repr,
)
def test_tag_says_anime(tags: object, says: bool) -> None:
    """Take a tag as evidence, but nothing from its absence."""
    payload = grab()
    payload["movie"]["tags"] = tags
    assert evidence(payload) == ({(AnimeEvidence.TAG, True)} if says else set())


@pytest.mark.parametrize(
    ("folder", "says"),
    [
        ("/data/media/anime-movies/Paper Crane Orbit (2022)", True),
        ("/data/Anime/Paper Crane Orbit (2022)", True),
        ("/data/movies_anime/Paper Crane Orbit (2022)", True),
        ("D:\\Anime Films\\Paper Crane Orbit (2022)", True),
        ("/data/movies/Anime Nostalgia (2019)", False),
        ("/data/animated/Paper Crane Orbit (2022)", False),
        ("", False),
        (None, False),
    ],
)
def test_folder_says_anime(folder: object, says: bool) -> None:
    """Take a folder above the film's own as evidence."""
    payload = grab()
    payload["movie"]["folderPath"] = folder
    assert evidence(payload) == ({(AnimeEvidence.PATH, True)} if says else set())


def test_anime_film_is_known_by_all_evidence() -> None:
    """Know films by tag and folder: they have no series type."""
    assert evidence(samples.sample(Service.RADARR, "grab__anime_movie")) == {
        (AnimeEvidence.TAG, True),
        (AnimeEvidence.PATH, True),
    }


def test_unknown_event_is_acknowledged() -> None:
    """Accept what a later version may send."""
    parsed = samples.parse(Service.RADARR, grab(eventType="Polish"))
    assert (parsed.event, parsed.facts, parsed.test) == ("Polish", (), False)


@pytest.mark.parametrize(
    ("payload", "reason"),
    [
        (3, "The body is not a JSON object"),
        ({}, "The payload has no eventType"),
        ({"eventType": ""}, "The payload has no eventType"),
        ({"eventType": "Grab"}, "Grab has no movie"),
        (grab(movie=None, remoteMovie=None), "Grab has no movie"),
        (grab(movie={"path": "x"}, remoteMovie=7), "Grab has no movie"),
        (
            grab(eventType="Download"),
            "Download has no movieFile",
        ),
        ({"eventType": "MovieDelete"}, "MovieDelete has no movie"),
        (
            {"eventType": "ManualInteractionRequired"},
            "ManualInteractionRequired has no movie or downloadId",
        ),
        (
            {"eventType": "Grab", "series": {}, "episodes": []},
            "This is a Sonarr payload on a Radarr address",
        ),
        (
            {"eventType": "Health", "instanceName": "Sonarr"},
            "This is a Sonarr payload on a Radarr address",
        ),
        (
            {"notification_type": "TEST_NOTIFICATION"},
            "This is a Seerr payload on a Radarr address",
        ),
    ],
)
def test_payload_is_refused(payload: object, reason: str) -> None:
    """Say why a payload can not be used."""
    with pytest.raises(InvalidPayload) as refusal:
        samples.parse(Service.RADARR, payload)
    assert str(refusal.value) == reason

"""Test the parser of Sonarr's notifications."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, NamedTuple

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
from custom_components.status_tracker.tracker.models import ArrRef, ItemKey, MediaIds
from custom_components.status_tracker.tracker.terms import (
    AnimeEvidence,
    DeleteReason,
    MediaType,
    Service,
)
from custom_components.status_tracker.webhooks import InvalidPayload, Parsed

from . import samples

SEASON = "/data/media/tv/Harbour Nine/Season 01/Harbour Nine - S01E0"
ANIME_SEASON = (
    "/data/media/anime/Kitsune Post Office/Season 01/Kitsune Post Office - S01E0"
)
FILES = {
    1: f"{SEASON}1 - Slack Water WEBDL-1080p.mkv",
    2: f"{SEASON}2 - Neap Tide WEBDL-1080p.mkv",
    3: f"{SEASON}3 - The Ninth Berth WEBDL-1080p.mkv",
}
BETTER_FILE = f"{SEASON}2 - Neap Tide Bluray-1080p.mkv"
ANIME_FILES = {
    1: f"{ANIME_SEASON}1 - Return to Sender Bluray-1080p.mkv",
    2: f"{ANIME_SEASON}2 - Postage Due Bluray-1080p.mkv",
    3: f"{ANIME_SEASON}3 - The Letter Under the Moon Bluray-1080p.mkv",
}
PACK = "c180fe68503e199ecfa27722abfd504191890612"
ANIME_PACK = "36cee486a45d3fbdda3ac5a8057840cfeb2a7706"
ANIME_SINGLES = {
    1: "7a14d0555758f14420d42a6ffc2beb9090e8f3ea",
    2: "31478b22e2d7e2db311bddaa6afd26ceb8c8fead",
    3: "2525cfa22ca66ffb57f6ab516348448102ea2cfb",
}
UPGRADE = "542bd396aa33f466157f879b1abec6ff4d54fc72"
ALL = (1, 2, 3)


class Story(NamedTuple):
    """Say what a sample tells: kinds of facts, download, episodes and paths."""

    kinds: list[str]
    download: str | None = None
    episodes: tuple[int, ...] = ()
    paths: tuple[str, ...] = ()


def usenet(number: int) -> str:
    """Return the id of a usenet download, as the samples have it."""
    payload = samples.sample(Service.SONARR, f"grab__tv_episode_{number}")
    assert payload["downloadId"].startswith("SABnzbd_nzo_")
    return str(payload["downloadId"]).lower()


ABOUT = ["Described", "AnimeKnown"]
ABOUT_ANIME = ["Described", "AnimeKnown", "AnimeKnown", "AnimeKnown"]
GRABBED = ["Grabbed", *ABOUT]
GRABBED_ANIME = ["Grabbed", *ABOUT_ANIME]
ONE = ["Imported", *ABOUT]
ONE_ANIME = ["Imported", *ABOUT_ANIME]
THREE = ["Imported"] * 3
STORIES = {
    "application_update": Story([]),
    "episode_file_delete__anime_tv_episode_3_missing_from_disk": Story(
        ["FileDeleted"], None, (3,), (ANIME_FILES[3],)
    ),
    "episode_file_delete__tv_episode_1_manual": Story(
        ["FileDeleted"], None, (1,), (FILES[1],)
    ),
    "episode_file_delete__tv_episode_2_upgrade": Story(
        ["FileDeleted"], None, (2,), (FILES[2],)
    ),
    "download__tv_episode_1_manual_import_untracked": Story(
        ONE, None, (1,), (FILES[1],)
    ),
    "import_complete__tv_episode_1_manual_import_untracked": Story(
        ONE, None, (1,), (FILES[1],)
    ),
    "download__tv_episode_2_upgrade": Story(ONE, UPGRADE, (2,), (BETTER_FILE,)),
    "import_complete__tv_episode_2_upgrade": Story(ONE, UPGRADE, (2,), (BETTER_FILE,)),
    "grab__tv_upgrade_episode_2": Story(GRABBED, UPGRADE, (2,)),
    "grab__tv_season_pack": Story(GRABBED, PACK, ALL),
    "grab__anime_tv_season_pack": Story(GRABBED_ANIME, ANIME_PACK, ALL),
    "grab__anime_tv_season_pack__v5": Story(GRABBED_ANIME, ANIME_PACK, ALL),
    "import_complete__tv_season_pack": Story(
        [*THREE, *ABOUT], PACK, ALL, tuple(FILES.values())
    ),
    "import_complete__anime_tv_season_pack": Story(
        [*THREE, *ABOUT_ANIME], ANIME_PACK, ALL, tuple(ANIME_FILES.values())
    ),
    "import_complete__anime_tv_season_pack__v5": Story(
        [*THREE, *ABOUT_ANIME], ANIME_PACK, ALL, tuple(ANIME_FILES.values())
    ),
    "download__anime_tv_pack_episode_3__v5": Story(
        ONE_ANIME, ANIME_PACK, (3,), (ANIME_FILES[3],)
    ),
    "health__download_client_error": Story([]),
    "health__indexer": Story([]),
    "health_restored__indexer": Story([]),
    "manual_interaction_required__anime_tv_matched_by_id": Story(
        ["ImportBlocked", *ABOUT_ANIME], ANIME_PACK, ALL
    ),
    "manual_interaction_required__tv": Story(["ImportBlocked", *ABOUT], PACK, ALL),
    "manual_interaction_required__unknown_series": Story(["ImportBlocked"], PACK),
    "rename__tv_episode_1": Story([]),
    "series_add__anime_tv": Story(["ArrAdded", *ABOUT_ANIME]),
    "series_add__tv": Story(["ArrAdded", *ABOUT]),
    "series_delete__anime_tv_files_kept": Story(["ArrRemoved"]),
    "series_delete__tv": Story(["ArrRemoved"]),
    "test": Story([]),
}
for n in ALL:
    STORIES |= {
        f"grab__tv_episode_{n}": Story(GRABBED, usenet(n), (n,)),
        f"grab__anime_tv_episode_{n}": Story(GRABBED_ANIME, ANIME_SINGLES[n], (n,)),
        f"download__tv_pack_episode_{n}": Story(ONE, PACK, (n,), (FILES[n],)),
        f"download__anime_tv_pack_episode_{n}": Story(
            ONE_ANIME, ANIME_PACK, (n,), (ANIME_FILES[n],)
        ),
    }
    for form in ("download", "import_complete"):
        STORIES |= {
            f"{form}__tv_episode_{n}_single_release": Story(
                ONE, usenet(n), (n,), (FILES[n],)
            ),
            f"{form}__anime_tv_episode_{n}_single_release": Story(
                ONE_ANIME, ANIME_SINGLES[n], (n,), (ANIME_FILES[n],)
            ),
        }


def subject(*, anime: bool = False, **changes: Any) -> Subject:
    """Return who the samples are about."""
    told: dict[str, Any] = {
        "media_type": MediaType.TV,
        "ids": MediaIds(tmdb=9200401, tvdb=990401, imdb="tt99200401")
        if anime
        else MediaIds(tmdb=9200201, tvdb=990201, imdb="tt99200201"),
        "arr": ArrRef("sonarr-1", 13 if anime else 12),
        "title": "Kitsune Post Office" if anime else "Harbour Nine",
        "year": 2025 if anime else 2023,
    }
    return Subject(**(told | changes))


def numbers(episodes: Iterable[EpisodeInfo]) -> tuple[int, ...]:
    """Return the numbers of episodes of the first season."""
    keys = [info.key for info in episodes]
    assert {key.season for key in keys} <= {1}
    return tuple(key.number for key in keys)


def imports(parsed: Parsed) -> list[Imported]:
    """Return the imports among the facts."""
    return [fact for fact in parsed.facts if isinstance(fact, Imported)]


def shelved(parsed: Parsed) -> dict[tuple[int, ...], str | None]:
    """Return which episodes lie where, after an import."""
    return {numbers(fact.episodes): fact.subject.path for fact in imports(parsed)}


def pack(**changes: Any) -> dict[str, Any]:
    """Return a finished season pack with changes at the top level."""
    payload = samples.sample(Service.SONARR, "import_complete__tv_season_pack")
    return payload | changes


def renamed(*paths: str) -> dict[str, Any]:
    """Return a finished season pack with other files."""
    files = [{"id": n, "path": path} for n, path in enumerate(paths, 1)]
    return pack(episodeFiles=files)


def test_every_sample_is_expected() -> None:
    """Leave no sample of Sonarr without an expectation."""
    assert samples.names(Service.SONARR) == sorted(STORIES)


@pytest.mark.parametrize(("name", "story"), STORIES.items(), ids=STORIES)
def test_facts_of_sample(name: str, story: Story) -> None:
    """Tell the facts of an event: which episodes, which download, which files."""
    parsed = samples.parse_sample(Service.SONARR, name)
    assert samples.kinds(parsed.facts) == story.kinds
    assert parsed.event == samples.sample(Service.SONARR, name)["eventType"]
    assert parsed.test is (name == "test")
    if not parsed.facts:
        return
    about = subject(anime="anime" in name, download=story.download)
    if name == "manual_interaction_required__unknown_series":
        about = Subject(media_type=MediaType.TV, download=PACK)
    assert {replace(fact.subject, path=None) for fact in parsed.facts} == {about}
    leading = [fact for fact in parsed.facts if hasattr(fact, "episodes")]
    told = [number for fact in leading for number in numbers(fact.episodes)]
    assert tuple(told) == story.episodes
    paths = [fact.subject.path for fact in leading]
    assert paths == list(story.paths or [None] * len(leading))


def test_episode_of_grab() -> None:
    """Tell an episode's number, name, air date and ids."""
    parsed = samples.parse_sample(Service.SONARR, "grab__tv_season_pack")
    grabbed = samples.only(parsed, Grabbed)
    assert grabbed.episodes[1] == EpisodeInfo(
        key=ItemKey(1, 2),
        title="Neap Tide",
        air_date=datetime(2023, 9, 14, 20, tzinfo=UTC),
        arr_id=502,
        tvdb=99020102,
    )


def test_release_of_grab() -> None:
    """Tell what was sent to which client."""
    parsed = samples.parse_sample(Service.SONARR, "grab__anime_tv_season_pack")
    grabbed = samples.only(parsed, Grabbed)
    assert grabbed.subject == subject(anime=True, download=ANIME_PACK)
    assert (grabbed.quality, grabbed.group, grabbed.size) == (
        "Bluray-1080p",
        "Demo-Subs",
        5368709120,
    )
    assert (grabbed.indexer, grabbed.client) == (
        "Example Nyaa (Prowlarr)",
        "qBittorrent",
    )
    assert grabbed.release == (
        "[Demo-Subs] Kitsune Post Office - S01 (BD 1080p HEVC FLAC) [Dual Audio]"
        " [Batch]"
    )


def test_description_of_show() -> None:
    """Present the show with its poster, not its banner."""
    parsed = samples.parse_sample(Service.SONARR, "series_add__tv")
    described = samples.only(parsed, Described)
    assert described.authority is Authority.MANAGER
    assert described.poster == (
        "https://artworks.thetvdb.com/banners/v4/series/990201/posters/demo.jpg"
    )


@pytest.mark.parametrize(
    ("changes", "air_date"),
    [
        ({}, datetime(2023, 9, 7, 20, tzinfo=UTC)),
        ({"airDateUtc": None}, datetime(2023, 9, 7, tzinfo=UTC)),
        (
            {"airDateUtc": "2023-09-07T20:00:00.4183021Z"},
            datetime(2023, 9, 7, 20, 0, 0, 418302, tzinfo=UTC),
        ),
        ({"airDateUtc": "soon", "airDate": "later"}, None),
        ({"airDateUtc": 5, "airDate": None}, None),
    ],
    ids=repr,
)
def test_air_date(changes: dict[str, Any], air_date: datetime | None) -> None:
    """Take the exact time of airing, else the day."""
    payload = samples.sample(Service.SONARR, "grab__tv_episode_1")
    payload["episodes"][0] |= changes
    grabbed = samples.only(samples.parse(Service.SONARR, payload), Grabbed)
    assert grabbed.episodes[0].air_date == air_date


@pytest.mark.parametrize(
    ("season", "number", "keys"),
    [
        (0, 4, [ItemKey(0, 4)]),
        (1, 0, [ItemKey(1, 0)]),
        ("1", "2", [ItemKey(1, 2)]),
        (-1, 1, []),
        (None, 1, []),
        (1, 10**9, []),
        (True, 1, []),
        (1.0, 1, []),
        ("", "", []),
    ],
)
def test_episode_numbers(season: object, number: object, keys: list[ItemKey]) -> None:
    """Keep specials and zeroth episodes, and nothing that is no number."""
    payload = samples.sample(Service.SONARR, "grab__tv_episode_1")
    payload["episodes"][0] |= {"seasonNumber": season, "episodeNumber": number}
    payload["episodes"].append("junk")
    grabbed = samples.only(samples.parse(Service.SONARR, payload), Grabbed)
    assert [info.key for info in grabbed.episodes] == keys


def test_import_of_a_file_with_two_episodes() -> None:
    """Tell both episodes of a file in one fact."""
    payload = samples.sample(Service.SONARR, "download__tv_pack_episode_1")
    second = samples.sample(Service.SONARR, "download__tv_pack_episode_2")
    payload["episodes"] += second["episodes"]
    assert shelved(samples.parse(Service.SONARR, payload)) == {(1, 2): FILES[1]}


def test_both_reports_of_an_import_agree() -> None:
    """Tell the same of a file, whether it is reported alone or with its release."""
    alone = [
        fact
        for n in ALL
        for fact in imports(
            samples.parse_sample(Service.SONARR, f"download__tv_pack_episode_{n}")
        )
    ]
    together = imports(samples.parse(Service.SONARR, pack()))
    assert together == alone
    assert [fact.arr_file_id for fact in together] == [401, 402, 403]
    assert [fact.size for fact in together] == [3221225472, 3220176896, 3222274048]


def test_release_files_are_told_apart_by_name() -> None:
    """Give each episode its own file, whatever their order."""
    payload = pack()
    payload["episodeFiles"].reverse()
    assert shelved(samples.parse(Service.SONARR, payload)) == {
        (n,): path for n, path in FILES.items()
    }


def test_release_file_with_several_episodes() -> None:
    """Give a file all the episodes that its name tells."""
    payload = renamed("/tv/Nine - S01E01-E02.mkv", "/tv/Nine - S01E03.mkv")
    assert shelved(samples.parse(Service.SONARR, payload)) == {
        (1, 2): "/tv/Nine - S01E01-E02.mkv",
        (3,): "/tv/Nine - S01E03.mkv",
    }


def test_release_files_without_numbers_are_told_by_order() -> None:
    """Pair files with episodes one by one when the counts agree."""
    payload = renamed("/tv/first.mkv", "/tv/second.mkv", "/tv/third.mkv")
    assert shelved(samples.parse(Service.SONARR, payload)) == {
        (1,): "/tv/first.mkv",
        (2,): "/tv/second.mkv",
        (3,): "/tv/third.mkv",
    }


def test_release_files_are_told_by_what_names_leave_over() -> None:
    """Pair the rest in order, after what the names tell."""
    payload = renamed("/tv/odd.mkv", "/tv/S01E01.mkv", "/tv/S07E01.mkv")
    assert shelved(samples.parse(Service.SONARR, payload)) == {
        (1,): "/tv/S01E01.mkv",
        (2,): "/tv/odd.mkv",
        (3,): "/tv/S07E01.mkv",
    }


def test_release_with_too_few_files_has_no_paths() -> None:
    """Tell the import of every episode, without guessing at a path."""
    parsed = samples.parse(Service.SONARR, renamed("/tv/a.mkv", "/tv/b.mkv"))
    assert shelved(parsed) == {(1, 2, 3): None}
    assert imports(parsed)[0].arr_file_id is None


def test_release_without_files_has_no_paths() -> None:
    """Tell the import of every episode where no file is named."""
    assert shelved(samples.parse(Service.SONARR, renamed())) == {(1, 2, 3): None}


def test_release_without_episodes_is_told_by_its_files() -> None:
    """Find the episodes in the names of the files."""
    payload = pack(episodes=[])
    assert shelved(samples.parse(Service.SONARR, payload)) == {
        (n,): path for n, path in FILES.items()
    }


def test_second_file_of_an_episode_adds_nothing() -> None:
    """Keep the first file of an episode."""
    payload = renamed(
        *(f"/tv/S01E0{n}.mkv" for n in ALL), "/tv/S01E03 extras.mkv", "/tv/more.mkv"
    )
    assert shelved(samples.parse(Service.SONARR, payload)) == {
        (n,): f"/tv/S01E0{n}.mkv" for n in ALL
    }


def test_release_of_3000_episodes() -> None:
    """Pair thousands of files with their episodes."""
    keys = [(season, number) for season in range(1, 31) for number in range(1, 101)]
    payload = pack(
        episodes=[
            {"seasonNumber": season, "episodeNumber": number} for season, number in keys
        ],
        episodeFiles=[{"path": f"/tv/S{s:02}E{n:02}.mkv"} for s, n in keys],
    )
    facts = imports(samples.parse(Service.SONARR, payload))
    assert [fact.episodes[0].key for fact in facts] == keys


def test_upgrade_is_told_by_the_file() -> None:
    """Tell a better file from a first one."""
    first = samples.parse_sample(Service.SONARR, "download__tv_pack_episode_2")
    better = samples.parse_sample(Service.SONARR, "download__tv_episode_2_upgrade")
    assert [fact.is_upgrade for fact in imports(first)] == [False]
    assert [fact.is_upgrade for fact in imports(better)] == [True]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("tv_episode_1_manual", DeleteReason.MANUAL),
        ("tv_episode_2_upgrade", DeleteReason.UPGRADE),
        ("anime_tv_episode_3_missing_from_disk", DeleteReason.MISSING),
    ],
)
def test_delete_reason_of_sample(name: str, reason: DeleteReason) -> None:
    """Tell an upgrade from a loss."""
    parsed = samples.parse_sample(Service.SONARR, f"episode_file_delete__{name}")
    assert samples.only(parsed, FileDeleted).reason is reason


def test_deleted_file_without_episodes_is_told_by_its_path() -> None:
    """Tell of a file that no episode is linked to."""
    payload = samples.sample(Service.SONARR, "episode_file_delete__tv_episode_1_manual")
    payload |= {"episodes": [], "deleteReason": "noLinkedEpisodes"}
    deleted = samples.only(samples.parse(Service.SONARR, payload), FileDeleted)
    assert (deleted.episodes, deleted.subject.path) == ((), FILES[1])
    assert deleted.reason is DeleteReason.OTHER


def test_removed_show_of_samples() -> None:
    """Tell whether the files went with the show."""
    deleted = samples.parse_sample(Service.SONARR, "series_delete__tv")
    kept = samples.parse_sample(Service.SONARR, "series_delete__anime_tv_files_kept")
    assert samples.only(deleted, ArrRemoved).files_deleted
    assert not samples.only(kept, ArrRemoved).files_deleted


def test_messages_of_blocked_import() -> None:
    """Tell every message of the queue once, also those that stand in a title."""
    payload = samples.sample(Service.SONARR, "manual_interaction_required__tv")
    payload["downloadStatusMessages"] += [
        payload["downloadStatusMessages"][1],
        {"title": "Named", "messages": None},
        {"messages": ["Own", "", 5, "{{x}}"]},
        "junk",
    ]
    blocked = samples.only(samples.parse(Service.SONARR, payload), ImportBlocked)
    missing, rejected, *others = blocked.messages
    assert missing.startswith("One or more episodes expected in this release")
    assert rejected.startswith("Not an upgrade for existing episode file(s).")
    assert others == ["Named", "Own"]


def test_blocked_import_of_unknown_show() -> None:
    """Tell of a blocked download by its id alone."""
    parsed = samples.parse_sample(
        Service.SONARR, "manual_interaction_required__unknown_series"
    )
    blocked = samples.only(parsed, ImportBlocked)
    assert blocked.subject == Subject(media_type=MediaType.TV, download=PACK)
    assert len(blocked.messages) == 1


def anime(payload: dict[str, Any]) -> dict[AnimeEvidence, bool]:
    """Return what a payload says about being anime."""
    facts = samples.parse(Service.SONARR, payload).facts
    return {
        fact.evidence: fact.is_anime for fact in facts if isinstance(fact, AnimeKnown)
    }


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"type": "anime"}, True),
        ({"type": "Anime"}, True),
        ({"type": "standard"}, False),
        ({"type": "daily"}, False),
        ({"type": "weekly"}, None),
        ({"type": None}, None),
        ({}, None),
        ({"seriesType": "anime"}, True),
    ],
    ids=repr,
)
def test_series_type_says_anime(changes: dict[str, Any], says: bool | None) -> None:
    """Take the series type's word, either way; nothing is said without it."""
    payload = samples.sample(Service.SONARR, "series_add__tv")
    del payload["series"]["type"]
    payload["series"] |= changes
    known = {} if says is None else {AnimeEvidence.SERIES_TYPE: says}
    assert anime(payload) == known


def test_anime_show_is_known_by_all_evidence() -> None:
    """Tell every kind of evidence that a show has."""
    assert anime(samples.sample(Service.SONARR, "series_add__anime_tv")) == {
        AnimeEvidence.SERIES_TYPE: True,
        AnimeEvidence.TAG: True,
        AnimeEvidence.PATH: True,
    }


def test_zero_is_no_id() -> None:
    """Know nothing by a 0, which Sonarr writes where it knows no number."""
    payload = samples.sample(Service.SONARR, "series_add__tv")
    payload["series"] |= {"tmdbId": 0, "year": 0}
    del payload["series"]["imdbId"]
    told = samples.parse(Service.SONARR, payload).facts[0].subject
    assert told == subject(ids=MediaIds(tvdb=990201), year=None)


@pytest.mark.parametrize(
    ("payload", "reason"),
    [
        ("text", "The body is not a JSON object"),
        ({"series": {}}, "The payload has no eventType"),
        ({"eventType": "SeriesAdd"}, "SeriesAdd has no series"),
        (pack(series=None), "Download has no series"),
        (pack(episodes=None, episodeFiles=None), "Download has no episodes"),
        (
            pack(episodes=[], episodeFiles=None, episodeFile={"path": "/tv/x.mkv"}),
            "Download has no episodes",
        ),
        (
            pack(eventType="EpisodeFileDelete", episodes=[]),
            "EpisodeFileDelete has no episodeFile",
        ),
        (
            {"eventType": "ManualInteractionRequired", "episodes": []},
            "ManualInteractionRequired has no series or downloadId",
        ),
        (
            {"eventType": "Test", "movie": {}},
            "This is a Radarr payload on a Sonarr address",
        ),
        (
            {"NotificationType": "ItemAdded"},
            "This is a Jellyfin payload on a Sonarr address",
        ),
    ],
)
def test_payload_is_refused(payload: object, reason: str) -> None:
    """Say why a payload can not be used."""
    with pytest.raises(InvalidPayload) as refusal:
        samples.parse(Service.SONARR, payload)
    assert str(refusal.value) == reason

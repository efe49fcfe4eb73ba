"""Test that the builders write what the real programs write."""

from dataclasses import replace
from typing import Any

import pytest

from tests.stack.catalogue import (
    COPPER_LIGHTHOUSE,
    HARBOUR_NINE,
    KITSUNE_POST_OFFICE,
    PAPER_CRANE_ORBIT,
)
from tests.stack.clock import Clock
from tests.stack.payloads import Json, radarr, seerr, sonarr
from tests.stack.payloads.common import application_update, health, tail
from tests.stack.seerr_agent import NEWLY_AVAILABLE, WebhookAgent
from tests.stack.seerr_records import (
    ALICE,
    BOB,
    Comment,
    Issue,
    Media,
    MediaStatus,
    Notification,
    NotificationType,
    Request,
    RequestStatus,
    User,
)
from tests.stack.titles import FILMS
from tests.stack.world import Title

from .samples import (
    ANIME_FILM,
    ANIME_FILM_FILE,
    ANIME_FILM_RELEASE,
    ANIME_PACK_RELEASE,
    ANIME_SHOW,
    DOWNLOADS,
    FILM,
    FILM_FILE,
    FILM_RELEASE,
    PACK_RELEASE,
    REMUX_FILE,
    REMUX_RELEASE,
    SHOW,
    UPGRADE_FILE,
    UPGRADE_RELEASE,
    WHEN,
    anime_pack_file,
    episode_file,
    pack_file,
    sample,
    single_release,
)

V4, V5 = (4, 0, 19), (5, 0)
BY_ID = (
    "Found matching movie via grab history, but release was matched to movie by ID. "
    "Manual Import required."
)
FILM_MISMATCH = (
    "Movie title mismatch, automatic import is not possible. Manual Import required."
)
SERIES_MISMATCH = (
    "Series title mismatch; automatic import is not possible. Check the download "
    "troubleshooting entry on the wiki for common causes."
)
NOT_IMPORTED = (
    "One or more episodes expected in this release were not imported or missing from "
    "the release"
)
NOT_AN_UPGRADE = (
    "Not an upgrade for existing episode file(s). Existing quality: Bluray-1080p. "
    "New Quality WEBDL-1080p."
)

RADARR = {
    "movie_added__movie": radarr.movie_added(FILM),
    "movie_added__anime_movie": radarr.movie_added(ANIME_FILM),
    "grab__movie": radarr.grab(FILM, FILM_RELEASE),
    "grab__anime_movie": radarr.grab(ANIME_FILM, ANIME_FILM_RELEASE),
    "grab__movie_upgrade": radarr.grab(FILM, REMUX_RELEASE),
    "download__movie": radarr.download(FILM, FILM_FILE, FILM_RELEASE),
    "download__anime_movie": radarr.download(
        ANIME_FILM, ANIME_FILM_FILE, ANIME_FILM_RELEASE
    ),
    "download__movie_upgrade": radarr.download(
        FILM, REMUX_FILE, REMUX_RELEASE, FILM_FILE
    ),
    "download__movie_manual_import_untracked": radarr.download(
        FILM,
        replace(FILM_FILE, source_path="/data/incoming/copper lighthouse.mkv"),
        None,
    ),
    "movie_file_delete__movie_manual": radarr.movie_file_delete(
        FILM, FILM_FILE, "manual"
    ),
    "movie_file_delete__movie_upgrade": radarr.movie_file_delete(
        FILM, FILM_FILE, "upgrade"
    ),
    "movie_file_delete__anime_movie_missing_from_disk": radarr.movie_file_delete(
        ANIME_FILM, ANIME_FILM_FILE, "missingFromDisk"
    ),
    "movie_delete__movie": radarr.movie_delete(
        replace(FILM, file=FILM_FILE), deleted_files=True
    ),
    "movie_delete__anime_movie_files_kept": radarr.movie_delete(
        ANIME_FILM, deleted_files=False
    ),
    "rename__movie": radarr.rename(FILM, FILM_FILE, "copper.lighthouse.mkv"),
    "manual_interaction_required__movie": radarr.manual_interaction(
        FILM, FILM_RELEASE, ((FILM_RELEASE.title, (BY_ID,)),)
    ),
    "manual_interaction_required__unknown_movie": radarr.manual_interaction(
        None,
        replace(FILM_RELEASE, title="cprlghthse.1080p"),
        (
            (
                "cprlghthse.1080p",
                (FILM_MISMATCH,),
            ),
        ),
        known_release=False,
    ),
    "test": radarr.test(),
    "application_update": application_update("Radarr", "6.0.2.10271", "6.0.3.10276"),
}

SINGLES = {n: single_release(n) for n in (1, 2, 3)}
PACK_FILES = [pack_file(n) for n in (1, 2, 3)]
ANIME_FILES = [anime_pack_file(n) for n in (1, 2, 3)]
SINGLE_FILES = {
    n: episode_file(
        SHOW,
        n,
        release,
        scene_name=release.title,
        source=f"{release.title}/{release.title}",
    )
    for n, release in SINGLES.items()
}
MANUAL_FILE = replace(PACK_FILES[0], source_path="/data/incoming/harbour nine 1x01.mkv")

SONARR = {
    "series_add__tv": sonarr.series_add(SHOW, V4),
    "series_add__anime_tv": sonarr.series_add(ANIME_SHOW, V4),
    "grab__tv_season_pack": sonarr.grab(SHOW, SHOW.episodes, PACK_RELEASE, V4),
    "grab__tv_upgrade_episode_2": sonarr.grab(
        SHOW, SHOW.episodes[1:2], UPGRADE_RELEASE, V4
    ),
    "grab__anime_tv_season_pack": sonarr.grab(
        ANIME_SHOW, ANIME_SHOW.episodes, ANIME_PACK_RELEASE, V4
    ),
    "grab__anime_tv_season_pack__v5": sonarr.grab(
        ANIME_SHOW, ANIME_SHOW.episodes, ANIME_PACK_RELEASE, V5
    ),
    **{
        f"grab__tv_episode_{n}": sonarr.grab(
            SHOW, SHOW.episodes[n - 1 : n], release, V4
        )
        for n, release in SINGLES.items()
    },
    **{
        f"download__tv_episode_{n}_single_release": sonarr.download(
            SHOW, SHOW.episodes[n - 1 : n], SINGLE_FILES[n], release, V4
        )
        for n, release in SINGLES.items()
    },
    **{
        f"import_complete__tv_episode_{n}_single_release": sonarr.import_complete(
            SHOW,
            SHOW.episodes[n - 1 : n],
            [SINGLE_FILES[n]],
            release,
            V4,
            source=f"{DOWNLOADS}/sonarr/{release.title}",
        )
        for n, release in SINGLES.items()
    },
    **{
        f"download__tv_pack_episode_{n}": sonarr.download(
            SHOW, SHOW.episodes[n - 1 : n], file, PACK_RELEASE, V4
        )
        for n, file in enumerate(PACK_FILES, 1)
    },
    **{
        f"download__anime_tv_pack_episode_{n}": sonarr.download(
            ANIME_SHOW, ANIME_SHOW.episodes[n - 1 : n], file, ANIME_PACK_RELEASE, V4
        )
        for n, file in enumerate(ANIME_FILES, 1)
    },
    "download__anime_tv_pack_episode_3__v5": sonarr.download(
        ANIME_SHOW, ANIME_SHOW.episodes[2:], ANIME_FILES[2], ANIME_PACK_RELEASE, V5
    ),
    "download__tv_episode_2_upgrade": sonarr.download(
        SHOW,
        SHOW.episodes[1:2],
        UPGRADE_FILE,
        UPGRADE_RELEASE,
        V4,
        replaced=PACK_FILES[1:2],
    ),
    "download__tv_episode_1_manual_import_untracked": sonarr.download(
        SHOW, SHOW.episodes[:1], MANUAL_FILE, None, V4
    ),
    "import_complete__tv_season_pack": sonarr.import_complete(
        SHOW,
        SHOW.episodes,
        PACK_FILES,
        PACK_RELEASE,
        V4,
        source=f"{DOWNLOADS}/sonarr/{PACK_RELEASE.title}",
    ),
    **{
        f"import_complete__anime_tv_season_pack{suffix}": sonarr.import_complete(
            ANIME_SHOW,
            ANIME_SHOW.episodes,
            ANIME_FILES,
            ANIME_PACK_RELEASE,
            version,
            source=f"{DOWNLOADS}/sonarr/{ANIME_PACK_RELEASE.title}",
        )
        for suffix, version in (("", V4), ("__v5", V5))
    },
    "import_complete__tv_episode_2_upgrade": sonarr.import_complete(
        SHOW,
        SHOW.episodes[1:2],
        [UPGRADE_FILE],
        UPGRADE_RELEASE,
        V4,
        source=f"{DOWNLOADS}/sonarr/{UPGRADE_RELEASE.title}",
    ),
    "import_complete__tv_episode_1_manual_import_untracked": sonarr.import_complete(
        SHOW, SHOW.episodes[:1], [MANUAL_FILE], None, V4, source="/data/incoming"
    ),
    "episode_file_delete__tv_episode_1_manual": sonarr.episode_file_delete(
        SHOW, SHOW.episodes[:1], PACK_FILES[0], "manual", V4
    ),
    "episode_file_delete__tv_episode_2_upgrade": sonarr.episode_file_delete(
        SHOW, SHOW.episodes[1:2], PACK_FILES[1], "upgrade", V4
    ),
    "episode_file_delete__anime_tv_episode_3_missing_from_disk": (
        sonarr.episode_file_delete(
            ANIME_SHOW, ANIME_SHOW.episodes[2:], ANIME_FILES[2], "missingFromDisk", V4
        )
    ),
    "series_delete__tv": sonarr.series_delete(SHOW, V4, deleted_files=True),
    "series_delete__anime_tv_files_kept": sonarr.series_delete(
        ANIME_SHOW, V4, deleted_files=False
    ),
    "rename__tv_episode_1": sonarr.rename(
        SHOW, PACK_FILES[0], "Season 01/harbour.nine.s01e01.mkv", V4
    ),
    "manual_interaction_required__tv": sonarr.manual_interaction(
        SHOW,
        SHOW.episodes,
        PACK_RELEASE,
        (
            (NOT_IMPORTED, ()),
            (
                "Harbour.Nine.S01E03.1080p.WEB-DL.DDP5.1.H.264-DEMO.mkv",
                (NOT_AN_UPGRADE,),
            ),
        ),
        V4,
    ),
    "manual_interaction_required__unknown_series": sonarr.manual_interaction(
        None,
        (),
        replace(PACK_RELEASE, title="hrbr.9.complete.1080p"),
        (
            (
                "hrbr.9.complete.1080p",
                (SERIES_MISMATCH,),
            ),
        ),
        V4,
        known_release=False,
    ),
    "test": sonarr.test(),
    "application_update": application_update("Sonarr", "4.0.16.2944", "4.0.17.2952"),
    "health__indexer": health(
        "warning",
        "Indexers unavailable due to failures: Example Tracker (Prowlarr)",
        "IndexerStatusCheck",
        "https://wiki.servarr.com/sonarr/system#indexers-are-unavailable-due-to-failures",
    ),
}
WITHOUT_URL = ("health", "health_restored", "application_update")


def _whole(app: str, name: str, body: Json, expected: dict[str, Any]) -> Json:
    """Return a body with the tail that the program gives it."""
    if name == "test":
        url: str | None = ""
    elif app == "sonarr" and name.startswith(WITHOUT_URL):
        url = None
    else:
        url = f"https://{app}.example.org"
    return {**body, **tail(expected["eventType"], app.title(), url)}


@pytest.mark.parametrize(
    ("app", "name", "body"),
    [
        pytest.param(app, name, body, id=f"{app}-{name}")
        for app, bodies in (("radarr", RADARR), ("sonarr", SONARR))
        for name, body in bodies.items()
    ],
)
def test_arr_payload_equals_sample(app: str, name: str, body: Json) -> None:
    """Write the same fields with the same values in the same order."""
    expected = sample(app, name)

    built = _whole(app, name, body, expected)

    assert built == expected
    assert list(built) == list(expected)


def _media(title: Title, status: MediaStatus, **more: Any) -> Media:
    """Return media of Seerr."""
    return Media(id=1, title=title, created=WHEN, updated=WHEN, status=status, **more)


def _request(number: int, media: Media, user: User, *, is_4k: bool = False) -> Request:
    """Return a request of Seerr."""
    return Request(
        id=number,
        media=media,
        user=user,
        status=RequestStatus.PENDING,
        created=WHEN,
        updated=WHEN,
        is_4k=is_4k,
        seasons=media.title.seasons,
    )


UNTITLED = replace(
    COPPER_LIGHTHOUSE,
    title="Untitled Lantern Project",
    year=0,
    tmdb_id=9100701,
    overview="",
    poster="",
)
DECLINED = replace(FILMS[1], tmdb_id=9100501, poster="/m1dn1ghtTr4m.jpg")
GLASS = replace(FILMS[0], tmdb_id=9100601, poster="/gl4ssM3rid14n.jpg")
LIBRARY_ID = "6c94d68f1f4619f3c0de76ff68ca83bf"
SERIES_LIBRARY_ID = "c61035eefe1aa8835b9b3c12614fc304"
Kind = NotificationType
Status = MediaStatus
SEERR: dict[str, tuple[NotificationType, Request]] = {
    "media_pending__movie": (
        Kind.MEDIA_PENDING,
        _request(101, _media(COPPER_LIGHTHOUSE, Status.PENDING), ALICE),
    ),
    "media_approved__movie": (
        Kind.MEDIA_APPROVED,
        _request(101, _media(COPPER_LIGHTHOUSE, Status.PENDING), ALICE),
    ),
    "media_available__movie": (
        Kind.MEDIA_AVAILABLE,
        _request(101, _media(COPPER_LIGHTHOUSE, Status.AVAILABLE), ALICE),
    ),
    "media_auto_approved__tv": (
        Kind.MEDIA_AUTO_APPROVED,
        _request(102, _media(HARBOUR_NINE, Status.PENDING), BOB),
    ),
    "media_available__tv": (
        Kind.MEDIA_AVAILABLE,
        _request(102, _media(HARBOUR_NINE, Status.PARTIALLY_AVAILABLE), BOB),
    ),
    "media_auto_approved__anime_movie": (
        Kind.MEDIA_AUTO_APPROVED,
        _request(103, _media(PAPER_CRANE_ORBIT, Status.PENDING), ALICE),
    ),
    "media_pending__anime_tv": (
        Kind.MEDIA_PENDING,
        _request(104, _media(KITSUNE_POST_OFFICE, Status.PENDING), BOB),
    ),
    "media_declined__movie": (
        Kind.MEDIA_DECLINED,
        _request(105, _media(DECLINED, Status.PENDING), BOB),
    ),
    "media_failed__movie": (
        Kind.MEDIA_FAILED,
        _request(106, _media(GLASS, Status.PENDING), ALICE),
    ),
    "media_approved__movie_after_retry": (
        Kind.MEDIA_APPROVED,
        _request(106, _media(GLASS, Status.PROCESSING), ALICE),
    ),
    "media_pending__movie_4k": (
        Kind.MEDIA_PENDING,
        _request(
            108,
            _media(COPPER_LIGHTHOUSE, Status.AVAILABLE, status4k=Status.PENDING),
            ALICE,
            is_4k=True,
        ),
    ),
    "media_pending__movie_no_poster_no_year": (
        Kind.MEDIA_PENDING,
        _request(109, _media(UNTITLED, Status.PENDING), ALICE),
    ),
}
NEWER = {
    "media_available__movie__template_3_3": (
        _request(
            101,
            _media(COPPER_LIGHTHOUSE, Status.AVAILABLE, jellyfin_media_id=LIBRARY_ID),
            ALICE,
        ),
        "",
    ),
    "media_available__movie_already_available__3_3": (
        _request(
            110,
            _media(COPPER_LIGHTHOUSE, Status.AVAILABLE, jellyfin_media_id=LIBRARY_ID),
            ALICE,
        ),
        NEWLY_AVAILABLE,
    ),
    "media_available__tv__template_3_3": (
        _request(
            102,
            _media(
                HARBOUR_NINE,
                Status.PARTIALLY_AVAILABLE,
                jellyfin_media_id=SERIES_LIBRARY_ID,
            ),
            BOB,
        ),
        "",
    ),
}


def _agent(version: tuple[int, ...]) -> WebhookAgent:
    """Return the agent of a version."""
    return WebhookAgent(version, Clock(), image_base=None)


@pytest.mark.parametrize("name", SEERR)
def test_seerr_payload_equals_sample(name: str) -> None:
    """Fill the default template of 3.1 as Seerr does."""
    told = _agent((3, 1, 0)).about(*SEERR[name])

    built = seerr.build(told, (3, 1, 0))

    assert built == sample("seerr", name)
    assert list(built) == list(sample("seerr", name))


@pytest.mark.parametrize("name", NEWER)
def test_seerr_payload_equals_sample_of_newer_template(name: str) -> None:
    """Fill the default template of 3.3, which knows Jellyfin's ids."""
    request, event = NEWER[name]
    told = _agent((3, 3, 0)).about(Kind.MEDIA_AVAILABLE, request, event)

    assert seerr.build(told, (3, 3, 0)) == sample("seerr", name)


ISSUE = Issue(
    id=7,
    kind="VIDEO",
    status="OPEN",
    reporter=BOB,
    message="Episode freezes at 18:42.",
    season=1,
    episode=2,
)


@pytest.mark.parametrize(
    ("name", "kind", "status", "comment"),
    [
        ("issue_created__tv", Kind.ISSUE_CREATED, "OPEN", None),
        (
            "issue_comment__tv",
            Kind.ISSUE_COMMENT,
            "OPEN",
            Comment(message="Replacing the file now.", author=ALICE),
        ),
        ("issue_resolved__tv", Kind.ISSUE_RESOLVED, "RESOLVED", None),
        ("issue_reopened__tv", Kind.ISSUE_REOPENED, "OPEN", None),
    ],
)
def test_seerr_issue_payload_equals_sample(
    name: str, kind: NotificationType, status: str, comment: Comment | None
) -> None:
    """Tell about a complaint without a request."""
    media = _media(HARBOUR_NINE, Status.PARTIALLY_AVAILABLE)
    issue = replace(ISSUE, status=status)
    told = _agent((3, 1, 0)).about_issue(kind, media, issue, comment)

    assert seerr.build(told, (3, 1, 0)) == sample("seerr", name)


def test_seerr_test_payload_equals_sample() -> None:
    """Leave every object null in a test."""
    told = Notification(
        type=Kind.TEST_NOTIFICATION,
        subject="Test Notification",
        message="Check check, 1, 2, 3. Are we coming in clear?",
    )

    assert seerr.build(told, (3, 1, 0)) == sample("seerr", "test_notification")


def test_seerr_template_variable_stays_when_version_lacks_it() -> None:
    """Leave an unknown variable as it is and replace a known one only once."""
    template: Json = {
        "id": "{{media_jellyfinMediaId}}",
        "twice": "{{subject}} {{subject}}",
    }
    media = _media(replace(COPPER_LIGHTHOUSE, title="Cash $& Carry"), Status.PENDING)
    told = _agent((3, 1, 0)).about(Kind.MEDIA_PENDING, _request(1, media, ALICE))

    built = seerr.build(told, (3, 1, 0), template)

    assert built["id"] == "{{media_jellyfinMediaId}}"
    assert built["twice"] == "Cash {{subject}} Carry (2024) {{subject}}"

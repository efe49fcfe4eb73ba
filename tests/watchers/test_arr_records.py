"""Test what the history and the queue of Radarr and Sonarr tell."""

from dataclasses import replace

import pytest

from custom_components.status_tracker.clients.arr_activity import (
    HistoryEvent,
    HistoryRecord,
    QueueRecord,
    QueueStatus,
    TrackedState,
    TrackedStatus,
)
from custom_components.status_tracker.tracker.facts import (
    DownloadFailed,
    EpisodeInfo,
    Fact,
    FileDeleted,
    Grabbed,
    ImportBlocked,
    Imported,
)
from custom_components.status_tracker.tracker.models import FILM, ItemKey
from custom_components.status_tracker.tracker.terms import DeleteReason, MediaType
from custom_components.status_tracker.watchers.arr_records import (
    history_facts,
    queue_facts,
)
from custom_components.status_tracker.watchers.arr_titles import Origin
from tests.tracker.stories import SONARR, Show, minute

SHOW = Show()
ORIGIN = Origin(source=SONARR, media_type=MediaType.TV)
SUBJECTS = {12: SHOW.managed, 41: SHOW.managed}
HASH = "c2" * 20
FIRST = HistoryRecord(
    id=1,
    event=HistoryEvent.GRABBED,
    date=minute(5),
    series_id=12,
    episode_id=501,
    season=1,
    number=1,
    title="Harbour.Nine.S01",
    download_id=HASH,
)
SECOND = replace(FIRST, id=2, episode_id=502, number=2, date=minute(4))
LINE = QueueRecord(
    id=1,
    status=QueueStatus.COMPLETED,
    tracked_status=TrackedStatus.WARNING,
    tracked_state=TrackedState.IMPORT_PENDING,
    series_id=12,
    episode_id=501,
    download_id=HASH,
    added=minute(3),
    messages=("Unable to parse file",),
)
INFOS = {501: EpisodeInfo(key=ItemKey(1, 1)), 502: EpisodeInfo(key=ItemKey(1, 2))}


def told(*records: HistoryRecord) -> list[Fact]:
    """Return what a history tells."""
    return list(history_facts(records, SUBJECTS, ORIGIN))


def test_pack_in_the_history_is_one_grab() -> None:
    """Join the lines of a season pack, from the first of them on."""
    (grab,) = told(FIRST, SECOND)
    assert isinstance(grab, Grabbed)
    assert grab.at == minute(4)
    assert [info.key for info in grab.episodes] == [ItemKey(1, 1), ItemKey(1, 2)]


def test_grab_without_a_client_has_an_id_that_stays() -> None:
    """Give a download an id of its own where the client gives none."""
    bare = replace(FIRST, download_id=None)
    (grab,), (again,) = told(bare), told(bare)
    assert grab.subject.download == "untracked:sonarr:harbour.nine.s01"
    assert again.subject == grab.subject


@pytest.mark.parametrize(
    "record",
    [
        replace(FIRST, date=None),
        replace(FIRST, series_id=99),
        replace(FIRST, series_id=None),
        replace(FIRST, season=None),
        replace(FIRST, event=HistoryEvent.EPISODE_FILE_RENAMED),
        replace(FIRST, event=HistoryEvent.FAILED, download_id=None),
        replace(FIRST, event=HistoryEvent.IMPORTED, number=None),
        replace(FIRST, event=HistoryEvent.EPISODE_FILE_DELETED, number=None),
    ],
    ids=[
        "undated",
        "unknown-title",
        "no-title",
        "no-season",
        "renamed",
        "failed-without-download",
        "imported-without-number",
        "deleted-without-number",
    ],
)
def test_record_that_says_too_little_tells_nothing(record: HistoryRecord) -> None:
    """Skip what cannot be told of any item."""
    assert told(record) == []


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        ("Upgrade", DeleteReason.UPGRADE),
        ("Manual", DeleteReason.MANUAL),
        ("MissingFromDisk", DeleteReason.MISSING),
        ("Anything", DeleteReason.OTHER),
        (None, DeleteReason.OTHER),
    ],
)
def test_deletion_in_the_history_says_why(
    reason: str | None, expected: DeleteReason
) -> None:
    """Tell an upgrade from a deletion, and both from a file that went missing."""
    event = HistoryEvent.EPISODE_FILE_DELETED
    (fact,) = told(replace(FIRST, event=event, reason=reason))
    assert isinstance(fact, FileDeleted)
    assert (fact.reason, fact.at) == (expected, minute(5))
    assert fact.subject.download is None


def test_failure_and_import_in_the_history_are_told() -> None:
    """Tell why a download was given up, and where a file went."""
    failed = replace(FIRST, event=HistoryEvent.FAILED, message="Unpacking failed")
    film = replace(
        FIRST,
        event=HistoryEvent.IMPORTED,
        series_id=None,
        movie_id=41,
        imported_path="/m/film.mkv",
        file_id=7,
    )
    failure, imported = told(failed, film)
    assert isinstance(failure, DownloadFailed)
    assert failure.message == "Unpacking failed"
    assert isinstance(imported, Imported)
    assert [info.key for info in imported.episodes] == [FILM]
    assert (imported.subject.path, imported.arr_file_id) == ("/m/film.mkv", 7)


@pytest.mark.parametrize(
    ("line", "is_stuck"),
    [
        (LINE, True),
        (replace(LINE, messages=()), False),
        (replace(LINE, tracked_status=TrackedStatus.OK), False),
        (replace(LINE, tracked_state=TrackedState.DOWNLOADING), False),
        (
            replace(LINE, tracked_state=TrackedState.IMPORT_BLOCKED, messages=()),
            True,
        ),
    ],
    ids=["pending", "without-words", "content", "downloading", "blocked"],
)
def test_queue_tells_what_is_stuck(line: QueueRecord, is_stuck: bool) -> None:
    """Tell of a pack as one grab, and of what of it waits for somebody."""
    other = replace(
        LINE, id=2, episode_id=502, tracked_state=TrackedState.DOWNLOADING, added=None
    )
    facts = list(queue_facts([line, other], INFOS, SUBJECTS, ORIGIN, minute(9)))
    assert isinstance(facts[0], Grabbed)
    assert len(facts[0].episodes) == 2
    stuck = [fact for fact in facts if isinstance(fact, ImportBlocked)]
    assert [fact.messages for fact in stuck] == ([line.messages] if is_stuck else [])
    if stuck:
        assert [info.key for info in stuck[0].episodes] == [ItemKey(1, 1)]


@pytest.mark.parametrize(
    "line",
    [
        replace(LINE, series_id=None),
        replace(LINE, series_id=99),
        replace(LINE, download_id=None),
        replace(LINE, episode_id=999),
    ],
    ids=["no-title", "unknown-title", "no-download", "unknown-episode"],
)
def test_line_that_says_too_little_tells_nothing(line: QueueRecord) -> None:
    """Skip what is of no title, no download or no episode that is known."""
    assert list(queue_facts([line], INFOS, SUBJECTS, ORIGIN, minute(9))) == []

"""Test that the compact archive is an archive like the other, only smaller."""

from dataclasses import replace
import random
from typing import Final

from hypothesis import given, strategies as st
import pytest

from custom_components.status_tracker import store_archive
from custom_components.status_tracker.store_archive import (
    CompactArchive,
    compact,
    read_row,
)
from custom_components.status_tracker.tracker.archive import (
    Archive,
    ArchivedRow,
    Headline,
)
from custom_components.status_tracker.tracker.models import (
    MediaType,
    Origin,
    RequestState,
)
from custom_components.status_tracker.tracker.tracker import Tracker

from ..tracker.stories import NOW
from .disk import film, lost, story

# What version 0.1 wrote: whoever changes how rows are written must still read it.
GOLDEN: Final = (
    "ARu/SxgIAHQAAAAAAFBAzSFOCQAAwOD729pqAABgb60Bam4AAACI2jZqnwAAoDd7wi2gAADQelnwoN8A"
    "ACDxep+55QAAAORusrvxWyJUaGUgTG9uZyBXYXkgTnVtYmVyIDMiLCJtb3ZpZSIsImF2YWlsYWJsZSIs"
    "MjAyNCwiYWxpY2UiLG51bGwsMTc2ODkzMjI0MC4wLG51bGwsIjAwMDAwMDAwMDAwMDAwMDAwMDAwMDAw"
    "MDAwMDAwMDA0Il14uzDBiJWdlb8OgyAQh1/FdG88hBp4h6ZrJwc1ppPtYoem6buXP6J3oBbriMpx8OP7"
    "3u4q1w0D0fFWnpQw1F8FdikVLwBAX1uMbjtcCDscQTwmNpqFAa+IPdy70k41DEoxAAbsYFi6xPmxiNCT"
    "TMjHi4zg70nvwyl8TSbND7sEgP4jKoDtR8yrdHs2SgONRPrApfI+57l+0x/5bk1gx0w8kHpRoRRcwcIW"
    "tBn50ZR/eLIW5paqmPsE3TgvK6c7pW2D7HoP2g7j3WeApI5GMGT/ugTS94dsLt3p2SFxQUTRpPNE3Exe"
    "GyX6/pYkbsmldUEIm2YIw/1/H9QT6HZRYC3rI8EkYafGKefH/ZZd61d2efaNlgBHkgm+17oRMZmjiNvQ"
    "Vp8vx3KIGA=="
)


def archived_row(number: int) -> ArchivedRow:
    """Return the row of a film."""
    tracker = Tracker(now=NOW)
    tracker.apply(story(number), NOW)
    tracker.archive_finished(NOW)
    (row,) = tracker.archive
    return row


ROWS = [archived_row(number) for number in range(12)]
KEYS = sorted({key for row in ROWS for key in row.keys})


@given(
    st.lists(
        st.tuples(st.sampled_from(["put", "remove"]), st.sampled_from(ROWS)),
        max_size=40,
    )
)
def test_same_rows_are_found(steps: list[tuple[str, ArchivedRow]]) -> None:
    """Hold and find the same rows, whatever came and went."""
    plain, small = Archive(), CompactArchive()
    for step, row in steps:
        for archive in (plain, small):
            if step == "put":
                archive.put(row)
            else:
                archive.remove(row.headline.id)
    assert len(small) == len(plain)
    assert {row.headline.id for row in small} == {row.headline.id for row in plain}
    for row in ROWS:
        request_id = row.headline.id
        assert (request_id in small) is (request_id in plain)
        assert small.read(request_id) == plain.read(request_id)
    for key in KEYS:
        assert sorted(small.find(key)) == sorted(plain.find(key))


def test_row_is_read_as_it_was_written() -> None:
    """Lose nothing of a row on the way to the disk and back."""
    for row in ROWS:
        again = read_row(row.headline.id, compact(row).stored())
        assert (again.headline, again.text) == (row.headline, row.text)
        assert again.keys == row.keys
        assert compact(again) is again


@pytest.mark.parametrize(
    "headline",
    [
        pytest.param({"title": "千と千尋の神隠し"}, id="japanese"),
        pytest.param({"title": "x" * 10_000}, id="long"),
        pytest.param({"title": ""}, id="empty"),
        pytest.param({"year": None, "poster": None, "finished_at": None}, id="unknown"),
        pytest.param({"is_anime": True, "requested_by": "ann"}, id="anime"),
        pytest.param(
            {"media_type": MediaType.TV, "state": RequestState.FAILED}, id="show"
        ),
        pytest.param({"origin": Origin.LIBRARY}, id="library"),
    ],
)
def test_headline_is_read_as_it_was_written(headline: dict[str, object]) -> None:
    """Keep what a list shows, whatever it is."""
    expected: Headline = replace(ROWS[0].headline, **headline)  # type: ignore[arg-type]
    row = replace(ROWS[0], headline=expected)
    again = read_row(expected.id, compact(row).stored())
    assert again.headline == expected
    assert again.text == ROWS[0].text


def test_any_damage_to_a_row_is_noticed() -> None:
    """Refuse a row in which a single character is another, or missing."""
    stored = compact(ROWS[0]).stored()
    dice = random.Random(1)
    for _ in range(200):
        place = dice.randrange(len(stored))
        other = "A" if stored[place] != "A" else "B"
        damaged = (stored[:place] + other + stored[place + 1 :], stored[:place])
        for text in damaged:
            with pytest.raises((TypeError, ValueError)):
                read_row(ROWS[0].headline.id, text)


def test_row_of_an_older_version_is_read() -> None:
    """Read what was written before: a change there needs a new dictionary."""
    row = read_row("ab104e3c8594", GOLDEN)
    assert row.headline.title == "The Long Way Number 3"
    assert row.headline.state is RequestState.AVAILABLE
    assert row.headline.origin is Origin.SEERR
    archive = CompactArchive([row])
    assert archive.find("tmdb:movie:103") == ("ab104e3c8594",)
    request = archive.read("ab104e3c8594")
    assert request is not None
    assert request.title is not None
    assert request.title.value == "The Long Way Number 3"


def test_row_takes_little_room() -> None:
    """Need less than half of the text, keys and headline included."""
    for row in ROWS:
        assert len(compact(row).stored()) < len(row.text) / 2


def test_numbers_that_run_out_begin_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Find every row after more of them came and went than there are numbers."""
    monkeypatch.setattr(store_archive, "_MOST_ROWS", 16)
    archive = CompactArchive()
    for turn in range(10):
        for row in ROWS:
            archive.put(row)
            if turn < 9:
                archive.remove(row.headline.id)
    for row in ROWS:
        (key,) = (key for key in row.keys if key.startswith("seerr:"))
        assert archive.find(key) == (row.headline.id,)


def test_facts_reach_archived_requests() -> None:
    """Thaw a request by a fact about it, as from any archive."""
    tracker = Tracker(archive=CompactArchive(), now=NOW)
    for number in range(5):
        tracker.apply(story(number), NOW)
    tracker.archive_finished(NOW)
    assert len(tracker.archive) == 5
    changes = tracker.apply([lost(3, 60)], NOW)
    (change,) = changes.requests.values()
    assert change.before is not None
    assert change.before.state is RequestState.AVAILABLE
    (request,) = tracker.requests.values()
    assert request.name == film(3).title
    assert len(tracker.archive) == 4


def test_archived_row_that_is_damaged_in_memory_is_no_request() -> None:
    """Return nothing for a row whose text makes no sense."""
    archive = CompactArchive()
    archive.put(replace(ROWS[0], text="no json"))
    assert archive.read(ROWS[0].headline.id) is None
    assert archive.read("unknown") is None
    assert archive.row("unknown") is None

"""Test that the archive finds what it holds, and loses nothing of it."""

from dataclasses import replace
import random

from hypothesis import given, strategies as st
import pytest

from custom_components.status_tracker.tracker import (
    archive as archive_module,
    archive_piece as piece_module,
)
from custom_components.status_tracker.tracker.archive import Archive
from custom_components.status_tracker.tracker.archive_piece import Piece
from custom_components.status_tracker.tracker.archive_row import (
    ArchivedRow,
    Headline,
    make_row,
    read_row,
)
from custom_components.status_tracker.tracker.codec import pack, unpack
from custom_components.status_tracker.tracker.terms import (
    MediaType,
    Origin,
    RequestState,
)
from custom_components.status_tracker.tracker.tracker import Tracker

from ..tracker.stories import NOW
from .disk import film, lost, story


def archived_row(number: int) -> ArchivedRow:
    """Return the row of a film."""
    tracker = Tracker(now=NOW)
    tracker.apply(story(number), NOW)
    tracker.archive_finished(NOW)
    (row,) = tracker.archive
    return row


ROWS = [archived_row(number) for number in range(12)]
KEYS = sorted({key for row in ROWS for key in row.keys})
PLACES = st.sampled_from(ROWS), st.integers(0, 2)


@given(
    before=st.lists(st.tuples(*PLACES), max_size=12),
    live=st.sets(st.sampled_from([row.id for row in ROWS]), max_size=4),
    steps=st.lists(
        st.tuples(st.sampled_from(["put", "remove", "place"]), *PLACES), max_size=40
    ),
)
def test_same_rows_are_found(
    before: list[tuple[ArchivedRow, int]],
    live: set[str],
    steps: list[tuple[str, ArchivedRow, int]],
) -> None:
    """Hold, find and place the same rows as plain dicts do, whatever came and went."""
    kept = {
        number: {row.id: row for row, place in before if place == number}
        for number in range(3)
    }
    archive = Archive.load(
        {number: Piece.of(rows.values()) for number, rows in kept.items()}, live
    )
    shards = {row_id: number for number, rows in kept.items() for row_id in rows}
    rows = {
        row_id: row
        for known in kept.values()
        for row_id, row in known.items()
        if row_id not in live
    }
    for step, row, number in steps:
        if step == "put":
            archive.put(row)
            rows[row.id] = row
        elif step == "remove":
            archive.remove(row.id)
            rows.pop(row.id, None)
        elif row.id in rows:
            archive.set_shard(row.id, number)
            shards[row.id] = number

    assert len(archive) == len(rows)
    assert {row.id: row for row in archive} == rows
    assert archive.ids == rows.keys()
    assert archive.left == {
        row_id: number for row_id, number in shards.items() if row_id not in rows
    }
    for number in range(3):
        assert sorted(row.id for row in archive.in_shard(number)) == sorted(
            row_id for row_id in rows if shards.get(row_id) == number
        )
    for row in ROWS:
        assert (row.id in archive) is (row.id in rows)
        assert archive.row(row.id) == rows.get(row.id)
        assert archive.shard_of(row.id) == shards.get(row.id)
    for key in KEYS:
        assert sorted(archive.find(key)) == sorted(
            row.id for row in rows.values() if key in row.keys
        )


def test_rows_at_one_moment_stay_as_they_are() -> None:
    """Let another thread read on while rows come and go."""
    archive = Archive.load({0: ROWS[:4]})
    archive.put(ROWS[4])
    rows = archive.rows()
    archive.remove(ROWS[0].id)
    archive.remove(ROWS[4].id)
    archive.put(ROWS[5])
    assert list(rows) == ROWS[:5]
    assert list(archive) == [*ROWS[1:4], ROWS[5]]


@pytest.mark.parametrize("large", [0, 1_000_000], ids=["large", "small"])
def test_piece_holds_its_rows(monkeypatch: pytest.MonkeyPatch, large: int) -> None:
    """Give back the rows that were joined, however they are kept."""
    monkeypatch.setattr(piece_module, "_LARGE", large)
    assert list(Archive.load({0: ROWS})) == ROWS
    piece = Piece.of(ROWS[:3])
    assert list(piece) == ROWS[:3]
    assert len(piece) == 3
    assert ROWS[2] in piece
    assert ROWS[3] not in piece
    assert not list(Piece.of(()))


def test_row_is_read_as_it_was_written() -> None:
    """Lose nothing of a row on the way to the disk and back."""
    for row in ROWS:
        again = read_row(row.id, row.stored())
        assert again == row
        assert hash(again) == hash(row)
        assert again.headline.id == row.id
        assert again.hashes == row.hashes
        assert pack(unpack(again.text)) == again.text


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
    row = make_row(expected, ROWS[0].keys, ROWS[0].text)
    again = read_row(expected.id, row.stored())
    assert again.headline == expected
    assert again.text == ROWS[0].text


def test_any_damage_to_a_row_is_noticed() -> None:
    """Refuse a row in which a single character is another, or missing."""
    stored = ROWS[0].stored()
    dice = random.Random(1)
    for _ in range(200):
        place = dice.randrange(len(stored))
        other = "A" if stored[place] != "A" else "B"
        damaged = (stored[:place] + other + stored[place + 1 :], stored[:place])
        for text in damaged:
            with pytest.raises((TypeError, ValueError)):
                read_row(ROWS[0].id, text)


def test_row_takes_little_room() -> None:
    """Need less than half of the text, keys and headline included."""
    for row in ROWS:
        assert len(row.stored()) < len(row.text) / 2


def test_numbers_that_run_out_begin_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Find every row after more of them came and went than there are numbers."""
    monkeypatch.setattr(archive_module, "_MOST_ROWS", 16)
    archive = Archive()
    for turn in range(10):
        for row in ROWS:
            archive.put(row)
            if turn < 9:
                archive.remove(row.id)
    for row in ROWS:
        (key,) = (key for key in row.keys if key.startswith("seerr:"))
        assert archive.find(key) == (row.id,)
        assert archive.row(row.id) == row


def test_rows_of_files_outlive_new_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what came from files, and where it is kept, when numbers begin anew."""
    monkeypatch.setattr(archive_module, "_MOST_ROWS", 8)
    common = ROWS[0].short
    shared = [row.with_dictionary(common) for row in ROWS[:6]]
    archive = Archive.load(
        {4: Piece.of(shared[:3], common), 7: Piece.of(shared[3:], common)}
    )
    archive.remove(ROWS[1].id)
    for _ in range(5):
        archive.put(ROWS[8])
    archive.put(ROWS[9])
    assert archive.ids == {ROWS[number].id for number in (0, 2, 3, 4, 5, 8, 9)}
    assert archive.left == {ROWS[1].id: 4}
    for number in (0, 2, 3, 4, 5, 8, 9):
        row = archive.row(ROWS[number].id)
        assert row is not None
        assert row.text == ROWS[number].text
        assert all(row.id in archive.find(key) for key in row.keys)
    assert {row.id for row in archive.in_shard(7)} == {row.id for row in ROWS[3:6]}
    assert archive.shard_of(ROWS[2].id) == 4


def test_row_of_a_full_file_needs_its_dictionary() -> None:
    """Read a row with what its file has in common, and refuse it with anything else."""
    common = ROWS[3].short
    row = ROWS[4].with_dictionary(common)
    assert len(row.data) < 0.8 * len(ROWS[4].data)
    again = read_row(row.id, row.stored(), common)
    assert (again.text, again.headline) == (ROWS[4].text, ROWS[4].headline)
    assert again.hashes == ROWS[4].hashes
    assert again.with_dictionary(b"") == ROWS[4]
    with pytest.raises(ValueError, match=row.id):
        read_row(row.id, row.stored(), common + b" ")


def test_row_beyond_the_last_number_is_found_by_its_id(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Keep more rows than there are numbers, with their shards."""
    monkeypatch.setattr(archive_module, "_MOST_ROWS", 4)
    archive = Archive.load({0: ROWS[:3], 1: ROWS[3:6]})
    archive.put(ROWS[6])
    assert len(archive) == 7
    assert archive.row(ROWS[6].id) == ROWS[6]
    assert {row.id for row in archive.in_shard(0)} == {row.id for row in ROWS[:3]}
    assert archive.shard_of(ROWS[5].id) == 1
    for row in (*ROWS[3:6], ROWS[0]):
        (key,) = (key for key in row.keys if key.startswith("seerr:"))
        assert archive.find(key) == (row.id,)
    archive.remove(ROWS[6].id)
    assert ROWS[6].id not in archive


def test_row_beyond_the_last_number_gets_one_that_was_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Find a row by its keys again once there are numbers for all."""
    monkeypatch.setattr(archive_module, "_MOST_ROWS", 4)
    archive = Archive()
    for row in ROWS[:5]:
        archive.put(row)
    (key,) = (key for key in ROWS[4].keys if key.startswith("seerr:"))
    assert archive.find(key) == ()
    archive.remove(ROWS[0].id)
    archive.remove(ROWS[1].id)
    archive.put(ROWS[5])
    assert archive.find(key) == (ROWS[4].id,)
    assert archive.ids == {row.id for row in ROWS[2:6]}


def test_row_whose_text_makes_no_sense_is_found_by_its_id() -> None:
    """Keep what nobody can read, and know whose it is."""
    row = make_row(ROWS[0].headline, ROWS[0].keys, "no json")
    archive = Archive.load({0: Piece.of([ArchivedRow(row.data)])})
    assert archive.row(row.id) == row
    assert [archive.find(key) for key in ROWS[0].keys] == [()] * len(ROWS[0].keys)


def test_id_that_is_too_long_is_refused() -> None:
    """Refuse what cannot be written."""
    with pytest.raises(ValueError, match="iii"):
        read_row("i" * 256, ROWS[0].stored())


def test_facts_reach_archived_requests() -> None:
    """Thaw a request by a fact about it, as from any archive."""
    tracker = Tracker(now=NOW)
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
    archive = Archive()
    archive.put(make_row(ROWS[0].headline, (), "no json"))
    assert archive.read(ROWS[0].id) is None
    assert archive.read("unknown") is None
    assert archive.row("unknown") is None

"""Test that the files of a pack are found to be the right episodes."""

import pytest

from custom_components.status_tracker.clients.qbittorrent_models import TorrentFile
from custom_components.status_tracker.tracker.models import ItemKey
from custom_components.status_tracker.watchers.pack_files import (
    name_items,
    progress_by_item,
)


def season(
    number: int, count: int, first_absolute: int | None = None
) -> dict[ItemKey, int | None]:
    """Return a season's episodes, with absolute numbers if they have such."""
    return {
        ItemKey(number, one): (
            first_absolute + one - 1 if first_absolute is not None else None
        )
        for one in range(1, count + 1)
    }


FIRST, SECOND = season(1, 12, 1), season(2, 12, 13)
PLAIN = season(1, 12)


@pytest.mark.parametrize(
    ("name", "items", "expected"),
    [
        ("Harbour.Nine.S01E02.1080p.mkv", PLAIN, {(1, 2)}),
        ("Harbour Nine - 1x02 - Neap Tide.mkv", PLAIN, {(1, 2)}),
        ("Harbour.Nine.S01E02-E03.mkv", PLAIN, {(1, 2), (1, 3)}),
        ("harbour.nine.s01e02e03.mkv", PLAIN, {(1, 2), (1, 3)}),
        ("Harbour.Nine.S01E02.720p/a1b2c3.mkv", PLAIN, {(1, 2)}),
        ("Pack\\Season 1\\Harbour Nine S01E02.mkv", PLAIN, {(1, 2)}),
        ("Harbour.Nine.S03E02.mkv", PLAIN, set()),
        ("Harbour.Nine.S01E13.mkv", PLAIN, set()),
        ("Harbour.Nine.1080p.x264.mkv", PLAIN, set()),
        ("Sample/harbour.nine.s01e02.sample.mkv", PLAIN, set()),
        ("Extras/Harbour Nine S01E02 Interview.mkv", PLAIN, set()),
        ("[Den] Kitsune Post Office - 07 (1080p) [1A2B3C4D].mkv", FIRST, {(1, 7)}),
        ("[Den] Kitsune Post Office - 07v2 [1080p].mkv", FIRST, {(1, 7)}),
        ("[Den]_Kitsune_Post_Office_-_07_[BD].mkv", FIRST, {(1, 7)}),
        ("Kitsune Post Office - 07.mkv", FIRST, {(1, 7)}),
        ("Kitsune Post Office E07 1080p.mkv", FIRST, {(1, 7)}),
        ("Kitsune Post Office Episode 7.mkv", FIRST, {(1, 7)}),
        ("[Den][Kitsune Post Office][07][1080p].mkv", FIRST, {(1, 7)}),
        ("[Den][Kitsune Post Office][2019][07][1080].mkv", FIRST, {(1, 7)}),
        ("07 - The Letter.mkv", FIRST, {(1, 7)}),
        ("07.mkv", FIRST, {(1, 7)}),
        ("[Den] Kitsune Post Office - 19 (1080p).mkv", SECOND, {(2, 7)}),
        ("[Den] Kitsune Post Office - 07 (1080p).mkv", SECOND, {(2, 7)}),
        ("[Den] Kitsune Post Office - 07 (1080p).mkv", FIRST | SECOND, {(1, 7)}),
        ("[Den] Kitsune Post Office - 19 (1080p).mkv", FIRST | SECOND, {(2, 7)}),
        ("[Den] Kitsune Post Office - 07.mkv", PLAIN | season(2, 12), set()),
        ("[Den] Kitsune Post Office - 1080p.mkv", FIRST, set()),
        ("[Den] Kitsune Post Office - 99.mkv", FIRST, set()),
        ("[Den] Kitsune Post Office - NCOP1.mkv", FIRST, set()),
        ("[Den] Kitsune Post Office - NCED 02.mkv", FIRST, set()),
        ("[Den] Kitsune Post Office - 07.5 (1080p).mkv", FIRST, set()),
        ("", FIRST, set()),
        ("/", FIRST, set()),
        ("x" * 5000 + " - 07.mkv", FIRST, {(1, 7)}),
    ],
)
def test_file_is_mapped_by_its_name(
    name: str, items: dict[ItemKey, int | None], expected: set[tuple[int, int]]
) -> None:
    """Find the episodes that a file name tells, and none where it tells nothing."""
    assert name_items([name], items) == [frozenset(expected)]


@pytest.mark.parametrize(
    ("numbers", "first_key"),
    [
        pytest.param(range(1, 25), ItemKey(2, 1), id="within the season"),
        pytest.param(range(13, 37), ItemKey(2, 1), id="absolute"),
    ],
)
def test_numbers_of_a_pack_are_read_in_one_way(
    numbers: range, first_key: ItemKey
) -> None:
    """Read all files of a pack alike, though some numbers would fit both ways."""
    items = season(2, 24, 13)
    found = name_items([f"[Den] Kitsune - {one:02d}.mkv" for one in numbers], items)
    assert found[0] == {first_key}
    assert [len(keys) for keys in found] == [1] * 24
    assert frozenset().union(*found) == items.keys()


def file(
    name: str, size: int | None, progress: float | None, wanted: bool = True
) -> TorrentFile:
    """Return a file as qBittorrent lists it."""
    return TorrentFile(
        index=0, name=name, size=size, progress=progress, is_wanted=wanted
    )


def test_progress_counts_the_bytes_of_an_items_files() -> None:
    """Weigh several files of one episode by their size; leave skipped ones out."""
    files = [
        file("Pack/S01E01.mkv", 900, 0.5),
        file("Pack/S01E01.srt", 100, 1.0),
        file("Pack/S01E02.mkv", 1000, 0.25),
        file("Pack/S01E03.mkv", 1000, 0.9, wanted=False),
        file("Pack/S01E04.mkv", 0, 1.0),
        file("Pack/S01E05.mkv", None, 1.0),
        file("Pack/S01E06.mkv", 1000, None),
        file("Pack/S01E07-E08.mkv", 2000, 1.5),
        file("Pack/Readme.txt", 10, 1.0),
    ]
    assert progress_by_item(files, PLAIN) == {
        ItemKey(1, 1): pytest.approx(0.55),
        ItemKey(1, 2): 0.25,
        ItemKey(1, 7): 1.0,
        ItemKey(1, 8): 1.0,
    }

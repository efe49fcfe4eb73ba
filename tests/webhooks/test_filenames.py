"""Test what file names tell of their episodes."""

from hypothesis import given, strategies as st
import pytest

from custom_components.status_tracker.tracker.models import ItemKey
from custom_components.status_tracker.webhooks.filenames import episode_keys


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/tv/Harbour Nine/Season 01/Harbour Nine - S01E02 - Neap Tide.mkv", [(1, 2)]),
        ("harbour.nine.s01e02.1080p.web.mkv", [(1, 2)]),
        ("Show - S00E07 - Special.mkv", [(0, 7)]),
        ("Show - S01E00 - Pilot.mkv", [(1, 0)]),
        ("Show - S21E1071.mkv", [(21, 1071)]),
        ("Show - S2024E03.mkv", [(2024, 3)]),
        ("Show s01 e02.mkv", [(1, 2)]),
        # Several episodes in a file, in each style that Sonarr has.
        ("Show - S01E01E02E03 - Names.mkv", [(1, 1), (1, 2), (1, 3)]),
        ("Show - S01E01-E02-E03 - Names.mkv", [(1, 1), (1, 2), (1, 3)]),
        ("Show - S01E01-02-03 - Names.mkv", [(1, 1), (1, 2), (1, 3)]),
        ("Show - S01E01.S01E02 - Names.mkv", [(1, 1), (1, 2)]),
        ("Show - S01E01-03 - Names.mkv", [(1, 1), (1, 2), (1, 3)]),
        ("Show - S01E01-E03 - Names.mkv", [(1, 1), (1, 2), (1, 3)]),
        ("Show - S01E01 - E02 - Names.mkv", [(1, 1), (1, 2)]),
        # Numbers behind an episode that are no episodes.
        ("Show - S01E01 - 12 Monkeys.mkv", [(1, 1)]),
        ("Show - S01E01-1080p.mkv", [(1, 1)]),
        ("Show - S01E01-720p.mkv", [(1, 1)]),
        ("Show - S01E01 1080p x264.mkv", [(1, 1)]),
        ("Show - 1x02 - Name.mkv", [(1, 2)]),
        ("D:\\TV\\Show S09E09\\Show - S01E02.mkv", [(1, 2)]),
        # Nothing told.
        ("/tv/Show S01E05/episode five.mkv", []),
        ("[Group] Show - 05 (1080p) [A1B2C3D4].mkv", []),
        ("Show 1920x1080.mkv", []),
        ("Classs01e02.mkv", []),
        ("", []),
    ],
)
def test_episodes_of_a_file_name(path: str, expected: list[tuple[int, int]]) -> None:
    """Read the episodes from the last part of a path."""
    assert list(episode_keys(path)) == [ItemKey(*key) for key in expected]


@given(st.text(alphabet="sSeExX0123456789-._ p/"))
def test_any_name_is_read(name: str) -> None:
    """Tell only real numbers, and few of them, from any name."""
    keys = episode_keys(name)
    assert len(keys) <= 200
    assert all(key.season >= 0 and key.number >= 0 for key in keys)

"""Test which items of Jellyfin are taken for a title, and which never."""

from typing import Any

import pytest

from custom_components.status_tracker.clients.jellyfin_models import (
    ItemType,
    LibraryItem,
    LocationType,
)
from custom_components.status_tracker.deletion.knowledge import Knowledge
from custom_components.status_tracker.deletion.library_match import is_title
from custom_components.status_tracker.tracker.models import FILM
from custom_components.status_tracker.tracker.terms import MediaType

FILM_PATH = "/data/media/films/Kite (2020)/Kite (2020).mkv"


def item(kind: ItemType = ItemType.MOVIE, path: str = "", **ids: str) -> LibraryItem:
    """Return an item with these provider ids; underscores stand for blanks."""
    return LibraryItem(
        id="a" * 32,
        type=kind,
        location=LocationType.FILE_SYSTEM,
        path=path or None,
        provider_ids={name.replace("_", " "): value for name, value in ids.items()},
    )


def known(**fields: Any) -> Knowledge:
    """Return what is known of a film."""
    return Knowledge(**{"media_type": MediaType.MOVIE, "title": "Kite", **fields})


@pytest.mark.parametrize(
    ("mine", "its", "expected"),
    [
        ({"tmdb": 1}, item(tmdb="1"), True),
        ({"tmdb": 1}, item(tmdb="2"), False),
        ({"tmdb": 1}, item(ItemType.SERIES, tmdb="1"), False),
        ({"tmdb": 1, "imdb": "tt1"}, item(tmdb="2", imdb="tt1"), True),
        ({"anidb": 7}, item(anidb="7"), True),
        ({"anidb": 7}, item(ItemType.SERIES, anidb="7"), True),
        ({"anidb": 7}, item(ItemType.EPISODE, anidb="7"), False),
        ({"anidb": 7, "tmdb": 1}, item(anidb="7", tmdb="2"), False),
        ({"shoko_series": {3}}, item(ItemType.SERIES, shoko_series="3"), True),
        (
            {"shoko_series": {3}, "shoko_files": {5: FILM}},
            item(shoko_series="3", shoko_file="6"),
            False,
        ),
        (
            {"shoko_series": {3}, "shoko_found": {5}},
            item(shoko_series="3", shoko_file="5"),
            True,
        ),
        ({"paths": {FILM_PATH}}, item(path="/mnt/Kite (2020)/Kite (2020).mkv"), True),
        ({"paths": {FILM_PATH}}, item(path="/mnt/Other/Kite (2020).mkv"), False),
        (
            {"paths": {FILM_PATH}, "tmdb": 1},
            item(path="/mnt/Kite (2020)/Kite (2020).mkv", tmdb="2"),
            False,
        ),
        ({}, item(), False),
    ],
    ids=[
        "same-tmdb",
        "other-tmdb",
        "number-of-a-show",
        "one-of-two",
        "same-anidb",
        "film-as-series",
        "episode-number",
        "two-films-of-one-anime",
        "same-shoko-series",
        "other-file-of-the-series",
        "file-found-by-path",
        "same-place",
        "same-file-name-only",
        "other-film-at-the-place",
        "nothing-known",
    ],
)
def test_ids_decide_and_then_the_place(
    mine: dict[str, Any], its: LibraryItem, *, expected: bool
) -> None:
    """Take for a title what proves to be it, and nothing that may be another."""
    assert is_title(known(**mine), its) is expected


@pytest.mark.parametrize(
    ("mine", "its", "expected"),
    [
        ({}, item(), True),
        ({"tmdb": 1}, item(tmdb="2"), False),
        ({"anidb": 7}, item(ItemType.EPISODE, anidb="70"), True),
    ],
    ids=["nothing-against-it", "another-film", "episode"],
)
def test_reported_item_is_trusted_unless_ids_differ(
    mine: dict[str, Any], its: LibraryItem, *, expected: bool
) -> None:
    """Believe who said which item it is, as long as nothing speaks against it."""
    assert is_title(known(**mine), its, is_trusted=True) is expected

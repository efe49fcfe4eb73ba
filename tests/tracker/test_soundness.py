"""Test that a damaged row is refused, and never a request that breaks later."""

from collections.abc import Callable
import json
from typing import Any

import pytest

from custom_components.status_tracker.tracker.codec import unpack
from fuzz.webhooks import known_requests

ROWS = [
    row
    for row in map(json.loads, known_requests())
    if row["type"] == "tv" and row.get("downloads") and "arr" in row
]


def spoil_title(row: Any) -> None:
    """Make a number of a title."""
    row["title"][2] = 7.5


def spoil_path(row: Any) -> None:
    """Make a number of a path."""
    row["items"][0]["file"][1] = 7


def spoil_poster(row: Any) -> None:
    """Make a number of an address."""
    row["poster"] = [3, 1768933800.0, 7]


def spoil_id_name(row: Any) -> None:
    """Name an id that there is not."""
    row["ids"]["tmddb"] = row["ids"].pop("tmdb")


def spoil_id(row: Any) -> None:
    """Make a list of an id."""
    row["ids"]["tmdb"][2] = [1]


def spoil_arr(row: Any) -> None:
    """Make a list of a number in Sonarr."""
    row["arr"][0][1] = [1]


def spoil_time(row: Any) -> None:
    """Name a time that no clock shows."""
    row["created"] = 1e17


def spoil_season(row: Any) -> None:
    """Name a season beyond all seasons."""
    row["items"][0]["key"][0] = 1e30


def spoil_report(row: Any) -> None:
    """Make a text of a progress."""
    row["downloads"][0]["report"] = [1.0, "complete", "all", None, None, None, None]


def spoil_detail(row: Any) -> None:
    """Put a list into a line of the timeline."""
    row["timeline"][0][-1] = {"reason": []}


@pytest.mark.parametrize(
    "spoil",
    [
        spoil_title,
        spoil_path,
        spoil_poster,
        spoil_id_name,
        spoil_id,
        spoil_arr,
        spoil_time,
        spoil_season,
        spoil_report,
        spoil_detail,
    ],
)
def test_row_with_a_value_of_another_type_is_refused(
    spoil: Callable[[Any], None],
) -> None:
    """Refuse a row in which one value is not what it must be."""
    row = json.loads(json.dumps(ROWS[0]))
    unpack(json.dumps(row))
    spoil(row)
    with pytest.raises(ValueError, match="Damaged row"):
        unpack(json.dumps(row))

"""Let a Home Assistant begin with a long history."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
import json
from pathlib import Path
from typing import Final

from custom_components.status_tracker.const import DOMAIN
from custom_components.status_tracker.storage.files import (
    STORAGE_MINOR_VERSION,
    STORAGE_VERSION,
)
from custom_components.status_tracker.storage.history import History
from custom_components.status_tracker.storage.reading import SHARD_FILES
from custom_components.status_tracker.tracker.archive import Archive
from custom_components.status_tracker.tracker.terms import WishStatus
from custom_components.status_tracker.tracker.tracker import Tracker
from tests.tracker.stories import Film

PEOPLE: Final = ("alice", "bob", "carol")
LONG_AGO: Final = timedelta(days=60)


def past_films(count: int) -> list[Film]:
    """Return films with numbers of their own, `Past film 1` first."""
    return [
        Film(
            tmdb=5_000_000 + n,
            title=f"Past film {n}",
            year=1950 + n % 70,
            wish_id=5_000_000 + n,
            arr_id=5_000_000 + n,
        )
        for n in range(1, count + 1)
    ]


def write_past(folder: Path, films: Iterable[Film]) -> None:
    """Write films that finished long ago, each a minute later than the one before.

    Every tenth was declined; people take turns to ask.
    """
    began = datetime.now(UTC) - LONG_AGO
    archive = Archive()
    tracker = Tracker((), archive, now=began)
    for n, each in enumerate(films):
        at = began + timedelta(minutes=n)
        wish = replace(
            each.wish(0, WishStatus.DECLINED if n % 10 == 9 else WishStatus.APPROVED),
            at=at,
            requested_by=PEOPLE[n % len(PEOPLE)],
        )
        end = [] if n % 10 == 9 else [replace(each.playable(0), at=at)]
        tracker.apply([wish, *end], at)
    tracker.archive_finished(datetime.now(UTC))
    history = History(archive)
    for row in archive:
        history.put(row.id)
    storage = folder / ".storage"
    storage.mkdir(parents=True, exist_ok=True)
    for shard in history.snapshot():
        key = f"{DOMAIN}.{SHARD_FILES}.{shard.number}"
        document = {
            "version": STORAGE_VERSION,
            "minor_version": STORAGE_MINOR_VERSION,
            "key": key,
            "data": shard.packed().document(),
        }
        (storage / key).write_text(json.dumps(document))

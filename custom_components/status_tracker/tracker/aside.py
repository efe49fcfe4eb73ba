"""Make the request of a title of the library aside: a long show takes its time."""

from datetime import datetime

from .archive_row import ArchivedRow
from .changes import Change
from .facts import LibraryFound
from .tracker import Tracker


def pack_aside(fact: LibraryFound, now: datetime) -> tuple[ArchivedRow, Change] | None:
    """Return what a tracker that knows nothing makes of a title, None for nothing.

    May run in any thread. `Tracker.adopt` takes it in.
    """
    aside = Tracker(now=now)
    for change in aside.apply([fact], now).requests.values():
        if (row := aside.archive.row(change.request_id)) is not None:
            return row, change
    return None

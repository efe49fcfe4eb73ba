"""Find what is known as available and is no longer in the library."""

import asyncio
from collections.abc import (
    AsyncIterator,
    Collection,
    Iterable,
    Mapping,
    Set as AbstractSet,
)
from typing import Final

from ..clients.answers import Breather
from ..clients.jellyfin import JellyfinClient
from ..clients.jellyfin_models import playable
from ..tracker.archive_row import ArchivedRow
from ..tracker.models import ItemKey, MediaRequest
from ..tracker.terms import RequestState
from ..tracker.tracker import Tracker
from ..watchers.library_wants import known_items

_AT_ONCE: Final = 25
# So many items of a request are asked for by id: one that is there is enough.
_ASKED: Final = 20
_HOLD: Final = 0.005


def lost_episodes(
    request: MediaRequest, series_id: str, there: Mapping[str, ItemKey]
) -> frozenset[ItemKey]:
    """Return the episodes that a series had and has no longer, under any id."""
    numbers = set(there.values())
    return frozenset(
        key
        for key, item in request.items.items()
        if key not in numbers
        and any(
            one.playable and one.series_id == series_id
            for one in item.playable.values()
        )
        and not any(
            item_id in there or one.series_id != series_id
            for item_id, one in item.playable.items()
            if one.playable
        )
    )


async def iter_gone(
    tracker: Tracker, covered: AbstractSet[str], clients: Collection[JellyfinClient]
) -> AsyncIterator[MediaRequest]:
    """Yield the available requests that no title of the library was found to be.

    Each is asked for once more by the ids of its items: a library may change while
    it is read. Raises ServiceError where a Jellyfin does not answer as it should.
    """
    batch: list[MediaRequest] = []
    breathe = Breather(_HOLD)
    live = tracker.requests.keys() - tracker.unfinished - covered
    archived = await asyncio.to_thread(_missed, tracker.archive.rows(), covered)
    for request_id in (*live, *archived):
        summary = tracker.summary(request_id) if request_id in live else None
        if summary is None or summary.state is RequestState.AVAILABLE:
            batch.extend(filter(None, (tracker.get(request_id),)))
        if len(batch) == _AT_ONCE:
            for gone in await _gone(batch, clients):
                yield gone
            batch = []
        await breathe()
    for gone in await _gone(batch, clients):
        yield gone


def _missed(rows: Iterable[ArchivedRow], covered: AbstractSet[str]) -> list[str]:
    """Return the archived requests that stand at available and were not met.

    May run in any thread.
    """
    return [
        row.id
        for row in rows
        if row.id not in covered and row.headline.state is RequestState.AVAILABLE
    ]


async def _gone(
    requests: Collection[MediaRequest], clients: Collection[JellyfinClient]
) -> list[MediaRequest]:
    """Return those of which no Jellyfin has anything."""
    owners: dict[str, set[str]] = {}
    for request in requests:
        for item_id in sorted(known_items(request))[:_ASKED]:
            owners.setdefault(item_id, set()).add(request.id)
    there: set[str] = set()
    for client in clients:
        for one in await client.items(owners):
            if playable(one) is not False:
                there |= owners[one.id]
    return [request for request in requests if request.id not in there]

"""Tell what of a request is looked for in Jellyfin, and what is known to be there."""

from collections.abc import Mapping, Set as AbstractSet

from ..clients.jellyfin_models import LibraryItem
from ..tracker.item_states import NEVER
from ..tracker.models import ItemKey, MediaRequest
from ..tracker.terms import ItemState, MediaType, Service, Step
from ..tracker.wanted import wished_keys


def looked_for(
    request: MediaRequest,
    states: Mapping[ItemKey, ItemState],
    lost: AbstractSet[str] = frozenset(),
) -> set[ItemKey]:
    """Return the items that are asked for, or on their way, and not playable.

    What was playable only as an item of Jellyfin that is lost is looked for again.
    """
    touched = {
        key
        for key, state in states.items()
        if state not in (ItemState.WANTED, ItemState.UNAIRED)
    }
    known = known_items(request)
    kept = {key for one in known.keys() - lost for key in known[one]}
    lapsed = {key for one in known.keys() & lost for key in known[one]} - kept
    return {
        key
        for key in wished_keys(request, touched) | touched
        if states.get(key) is not ItemState.AVAILABLE or key in lapsed
    }


def known_items(request: MediaRequest) -> dict[str, set[ItemKey]]:
    """Return what a request is known to be playable as: items of Jellyfin.

    What went with its series, and comes back under the same ids, is news again.
    """
    known: dict[str, set[ItemKey]] = {}
    gone = request.jellyfin_gone
    for key, item in request.items.items():
        for item_id, presence in item.playable.items():
            gone_at = gone.get(presence.series_id or "", NEVER)
            if presence.playable and presence.at > gone_at:
                known.setdefault(item_id, set()).add(key)
    return known


def open_seasons(request: MediaRequest) -> frozenset[int]:
    """Return the seasons of which nobody says what is in them.

    Without a list of episodes it takes Seerr's word that all is there: else the
    first episode would pass for the whole season.
    """
    if request.media_type is MediaType.MOVIE or request.items:
        return frozenset()
    is_told = any(
        entry.step is Step.HINTED and entry.source.service is Service.SEERR
        for entry in request.timeline.values()
    )
    return request.seasons[1] if is_told and request.seasons else frozenset()


def height_of(part: LibraryItem) -> int | None:
    """Return the height of the best picture of an item."""
    heights = (source.height for source in part.sources or ())
    return max((height for height in heights if height is not None), default=None)

"""Decide which items of a request were asked for."""

from collections.abc import Iterable, Mapping, Set as AbstractSet

from .item_states import NEVER, Journey, has_evidence
from .models import FILM, NOBODYS, Item, ItemKey, MediaRequest
from .terms import ItemState, MediaType, Origin


def split_wanted(
    request: MediaRequest, journeys: Mapping[ItemKey, Journey]
) -> tuple[frozenset[ItemKey], frozenset[ItemKey]]:
    """Return the wanted items and, apart, those that have not aired."""
    keys = wished_keys(
        request,
        {
            key
            for key, one in journeys.items()
            if one.state not in (ItemState.WANTED, ItemState.UNAIRED) or one.download
        },
    )
    if request.media_type is MediaType.MOVIE:
        return frozenset({FILM}), frozenset()
    unaired = {key for key in keys if journeys[key].state is ItemState.UNAIRED}
    return frozenset(keys - unaired), frozenset(unaired)


def wished_keys(request: MediaRequest, moving: set[ItemKey]) -> set[ItemKey]:
    """Return the items that were asked for, aired or not.

    A show's requested seasons decide. Where none of them is known to Sonarr, its
    numbering differs from Seerr's and what it grabbed is what was asked for. A show
    that nobody asked for in Seerr wants the seasons that something happened in. What
    was deleted on purpose is wanted no longer.
    """
    if request.media_type is MediaType.MOVIE:
        return {FILM}
    left_out = _unheard_of(request, moving)
    if request.dropped:
        left_out |= {key for key in request.items if is_dropped(request, key)}
    return _wished_ever(request, moving, left_out) - left_out


def wished_states(
    request: MediaRequest, states: Mapping[ItemKey, ItemState]
) -> dict[ItemKey, ItemState]:
    """Return the states of what was asked for; a film is wanted from the start."""
    moving = {
        key
        for key, state in states.items()
        if state not in (ItemState.WANTED, ItemState.UNAIRED)
    }
    wished = sorted(wished_keys(request, moving))
    return {key: states.get(key, ItemState.WANTED) for key in wished}


def _wished_ever(
    request: MediaRequest,
    moving: set[ItemKey],
    left_out: AbstractSet[ItemKey],
) -> set[ItemKey]:
    """Return the items that were asked for, where nothing is known of some."""
    touched = (
        moving
        | {key for key, item in request.items.items() if has_evidence(item)}
        | {key for one in request.downloads.values() for key in one.items}
    )
    touched &= request.items.keys() - left_out
    if request.origin is Origin.LIBRARY:
        # What left the library is missed only where nothing of the title is left.
        return touched & moving or touched
    if request.seasons is not None and request.seasons[1]:
        seasons: Iterable[int] = request.seasons[1]
        keys = _in_seasons(request, seasons, touched)
        if keys:
            return keys
        return {key for key in touched if key.season > 0} or touched
    seasons = {key.season for key in touched if key.season > 0}
    return _in_seasons(request, seasons, touched) | {
        key for key in touched if key.season == 0
    }


def _unheard_of(request: MediaRequest, moving: set[ItemKey]) -> set[ItemKey]:
    """Return the items that only a loss in Jellyfin told of, where others are listed.

    Jellyfin may count in another way than Sonarr, who knows no such episode.
    """
    told = {
        key
        for key, item in request.items.items()
        if item.described_at is None
        and item.file is None
        and item.match is None
        and item.playable
        and key not in moving
    }
    if not told:
        return told
    listed = {key.season for key, one in request.items.items() if one.described_at}
    return {key for key in told if key.season in listed}


def unknown_seasons(request: MediaRequest) -> frozenset[int]:
    """Return the requested seasons of which episodes may yet come to be known.

    A season that Sonarr did not list after it was asked for has none that could be
    waited for: it is only announced, or counted in another way than Seerr counts.
    """
    listed_at = request.listed_at or NEVER
    return frozenset(
        season
        for season in empty_seasons(request)
        if request.asked.get(season, NEVER) > listed_at
    )


def empty_seasons(request: MediaRequest) -> frozenset[int]:
    """Return the requested seasons that no episode is known of."""
    if request.seasons is None:
        return frozenset()
    known = {key.season for key in request.items}
    wish = request.seerr or NOBODYS
    dropped = {season for season, one in request.dropped.items() if one.wish == wish}
    return request.seasons[1] - known - dropped


def dropped_seasons(request: MediaRequest) -> frozenset[int]:
    """Return the seasons of which everything was deleted on purpose."""
    staying = {key.season for key in request.items if not is_dropped(request, key)}
    return frozenset(request.dropped.keys() - staying)


def is_dropped(request: MediaRequest, key: ItemKey) -> bool:
    """Tell whether an item was deleted on purpose, and nothing new came since."""
    drop = request.dropped.get(key.season)
    if drop is None or drop.wish != (request.seerr or NOBODYS):
        return False
    item = request.items.get(key) or Item(key=key)
    times = [one.since for one in item.playable.values() if one.playable]
    if item.file is not None:
        times.append(item.file.at)
    times += [
        born
        for one in request.downloads.values()
        if key in one.items and (born := one.born) is not None
    ]
    return max(times, default=drop.at) <= drop.at


def _in_seasons(
    request: MediaRequest, seasons: Iterable[int], touched: set[ItemKey]
) -> set[ItemKey]:
    """Return the items of some seasons, less those that Sonarr was told to skip."""
    chosen: set[ItemKey] = set()
    for season in seasons:
        listed = {
            key: item for key, item in request.items.items() if key.season == season
        }
        heeds = any(item.monitored for item in listed.values())
        chosen.update(
            key
            for key, item in listed.items()
            if key in touched or not heeds or item.monitored is not False
        )
    return chosen

"""Decide which items of a request were asked for."""

from collections.abc import Iterable, Mapping

from .item_states import Journey, has_evidence
from .models import FILM, ItemKey, ItemState, MediaRequest, MediaType, Origin


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
    that nobody asked for in Seerr wants the seasons that something happened in.
    """
    if request.media_type is MediaType.MOVIE:
        return {FILM}
    touched = (
        moving
        | {key for key, item in request.items.items() if has_evidence(item)}
        | {key for one in request.downloads.values() for key in one.items}
    )
    touched &= set(request.items)
    if request.origin is Origin.LIBRARY:
        return touched
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

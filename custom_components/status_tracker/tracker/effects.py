"""Say what joining a fact did, and join what several facts carry alike."""

from collections.abc import Iterable
from datetime import datetime
from enum import IntEnum

from .facts import EpisodeInfo
from .joins import join_description, latest
from .models import FILM, Item, ItemKey, MediaRequest
from .terms import AnimeEvidence, MediaType

_MAX_ITEMS = 5000


class Effect(IntEnum):
    """Rank what a fact did: nothing, moved bytes, or changed what is kept."""

    NONE = 0
    MOVED = 1
    CHANGED = 2


def changed_if(changed: bool) -> Effect:
    """Return the effect of something that is kept."""
    return Effect.CHANGED if changed else Effect.NONE


def ensure_item(request: MediaRequest, key: ItemKey) -> Item:
    """Return the item of that key, adding it if it is new."""
    if (item := request.items.get(key)) is None:
        item = request.items[key] = Item(key=key)
    return item


def describe_items(
    request: MediaRequest, episodes: Iterable[EpisodeInfo], at: datetime
) -> bool:
    """Join what is said of episodes: the latest word, gaps filled by earlier ones."""
    changed = False
    for info in episodes:
        if not fits(request, info.key):
            continue
        changed |= info.key not in request.items
        changed |= join_description(ensure_item(request, info.key), info, at)
    return changed


def fits(request: MediaRequest, key: ItemKey) -> bool:
    """Tell whether an item of that key can belong to the request."""
    if (key == FILM) is not (request.media_type is MediaType.MOVIE):
        return False
    return key in request.items or len(request.items) < _MAX_ITEMS


def claim_anime(
    request: MediaRequest, evidence: AnimeEvidence, claim: tuple[datetime, bool]
) -> Effect:
    """Keep the latest word of each kind of anime evidence."""
    old = request.anime_claims.get(evidence)
    request.anime_claims[evidence] = kept = latest(old, claim)
    return changed_if(old is None or old[1] != kept[1])

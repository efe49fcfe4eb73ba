"""Tell which items of a request the parts of a Jellyfin entry are.

A part is an episode of a series, or the film itself. What a part proves by itself
counts first: Shoko's number of its file, the episode's own id, the place of its
file. Only then do season and number, and only where nothing speaks against them:
Jellyfin may count seasons differently than Sonarr does.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set as AbstractSet
from datetime import timedelta
from typing import Final

from ..clients.jellyfin_models import ItemType, LibraryItem
from ..tracker.correlation import items_at_path
from ..tracker.ids import clean_number, path_parts
from ..tracker.item_states import is_anime
from ..tracker.models import FILM, Item, ItemKey, MediaRequest
from ..tracker.terms import MediaType
from .library_match import KINDS, Candidate, Proof, years_agree

# Databases date an episode in their own time zones; half a month is another one.
_SAME_EPISODE: Final = timedelta(days=14)
# Seconds from which a single episode can be a film that only its title proves.
_SHORTEST_FILM: Final = 40 * 60.0


class OwnProofs:
    """Find the items that a part proves to be, whatever numbers it has."""

    def __init__(self, request: MediaRequest) -> None:
        """Read what the request's items are known by."""
        self._request = request
        self._by_tvdb: dict[int, ItemKey] = {}
        self._by_shoko: dict[int, set[ItemKey]] = defaultdict(set)
        self._names: set[str] = set()
        for key, item in request.items.items():
            if item.tvdb is not None:
                self._by_tvdb[item.tvdb] = key
            if item.match is not None and item.match.file_id is not None:
                self._by_shoko[item.match.file_id].add(key)
            if item.file is not None:
                self._names.update(path_parts(item.file.path)[:1])

    def of(self, part: LibraryItem) -> AbstractSet[ItemKey]:
        """Return the items that a part is for certain."""
        shoko = clean_number(part.provider_ids.get("shoko file"))
        if shoko is not None and shoko in self._by_shoko:
            return self._by_shoko[shoko]
        if part.type is ItemType.EPISODE:
            tvdb = clean_number(part.provider_ids.get("tvdb"))
            if tvdb is not None and (key := self._by_tvdb.get(tvdb)) is not None:
                # A file of several episodes has the id of the first one only.
                return {key, *_following(self._request, key, part)}
        # Comparing whole paths costs as much as there are items: names go first.
        if part.path is None or self._names.isdisjoint(path_parts(part.path)[:1]):
            return frozenset()
        return items_at_path(self._request, part.path)[1]


def match_parts(
    request: MediaRequest,
    wanted: AbstractSet[ItemKey],
    candidate: Candidate,
    parts: Sequence[LibraryItem],
    *,
    is_alone: bool = True,
) -> list[tuple[ItemKey, LibraryItem]]:
    """Return which of the wanted items the parts of an entry are.

    `is_alone` tells that no other series is as likely to be the title.
    """
    proofs = OwnProofs(request)
    proven = {part.id: keys for part in parts if (keys := proofs.of(part))}
    found = [
        (key, part)
        for part in parts
        for key in sorted(proven.get(part.id, ()))
        if key in wanted
    ]
    if candidate.proof is Proof.PATH:
        return found
    rest = [part for part in parts if part.id not in proven]
    open_keys = wanted - {key for key, _ in found}
    if request.media_type is MediaType.MOVIE:
        if FILM in open_keys and (film := _film(request, candidate, rest)) is not None:
            found.append((FILM, film))
    elif candidate.entry.type is ItemType.MOVIE:
        if len(request.items) == 1 and candidate.proof is Proof.ID:
            found.extend((key, part) for part in rest for key in open_keys)
    elif is_alone or not is_anime(request) or _year_fits(request, candidate):
        found.extend(_by_numbers(request, open_keys, parts, proven))
    return found


def _following(
    request: MediaRequest, key: ItemKey, part: LibraryItem
) -> Iterable[ItemKey]:
    """Yield the further episodes of a part that holds several."""
    for step in range(1, len(part.numbers)):
        if (further := ItemKey(key.season, key.number + step)) in request.items:
            yield further


def _film(
    request: MediaRequest, candidate: Candidate, parts: Sequence[LibraryItem]
) -> LibraryItem | None:
    """Return the part that is the film: itself, or a series' only true episode."""
    if candidate.entry.type is KINDS[request.media_type]:
        is_group = candidate.proof is Proof.GROUP
        fits = (part for part in parts if not is_group or _may_share(request, part))
        return next(fits, None)
    main = [part for part in parts if part.season != 0]
    if len(main) != 1:
        return None
    if candidate.proof is Proof.TITLE and (main[0].runtime or 0.0) < _SHORTEST_FILM:
        # The first episode of a series that is named like its film.
        return None
    return main[0]


def _may_share(request: MediaRequest, part: LibraryItem) -> bool:
    """Tell whether a film of the same group is no other one: by Shoko's file number."""
    item = request.items.get(FILM)
    known = item.match.file_id if item is not None and item.match is not None else None
    shoko = clean_number(part.provider_ids.get("shoko file"))
    return known is None or shoko is None or known == shoko


def _year_fits(request: MediaRequest, candidate: Candidate) -> bool:
    """Tell whether a series began when the show did: later seasons began later."""
    return years_agree(request, candidate.entry, "")


def _by_numbers(
    request: MediaRequest,
    wanted: AbstractSet[ItemKey],
    parts: Sequence[LibraryItem],
    proven: Mapping[str, AbstractSet[ItemKey]],
) -> list[tuple[ItemKey, LibraryItem]]:
    """Return the wanted items by season and number, or by absolute number."""
    absolute: dict[int, ItemKey] = {}
    if is_anime(request) and {part.season for part in parts} <= {0, 1}:
        absolute = {
            item.absolute: key
            for key, item in request.items.items()
            if key.season > 1 and item.absolute is not None
        }

    def meant(part: LibraryItem) -> set[ItemKey]:
        """Return what a part is by its numbers."""
        keys = numbered(part)
        if part.season == 1:
            keys |= {absolute[one] for one in part.numbers if one in absolute}
        return keys

    if any(
        (keys := meant(part)) and not keys & proven[part.id]
        for part in parts
        if part.id in proven
    ):
        return []
    return [
        (key, part)
        for part in parts
        for key in sorted(meant(part) & wanted)
        if _may_be(request, request.items.get(key), part)
    ]


def _may_be(request: MediaRequest, item: Item | None, part: LibraryItem) -> bool:
    """Tell whether nothing speaks against a part being an item."""
    if item is None:
        return True
    tvdb = clean_number(part.provider_ids.get("tvdb"))
    if tvdb is not None and item.tvdb is not None and len(part.numbers) == 1:
        return tvdb == item.tvdb
    if not is_anime(request) or item.air_date is None or part.premiere is None:
        return True
    return abs(item.air_date - part.premiere) <= _SAME_EPISODE


def numbered(part: LibraryItem) -> set[ItemKey]:
    """Return the episodes that a part is by Jellyfin's own numbers."""
    if part.season is None:
        return set()
    return {ItemKey(part.season, number) for number in part.numbers}

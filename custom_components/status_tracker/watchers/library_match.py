"""Tell which items of Jellyfin's library are what was asked for.

Ids decide, then the file's path, then a whole title with its year. A neighbour of
nearly the same name never matches, and what two sides know must not differ.
"""

from collections.abc import Iterable, Iterator

from ..clients.jellyfin_models import ItemType, LibraryItem, playable
from ..tracker.correlation import file_key, items_at_path, wants
from ..tracker.ids import clean_number, fold_title, path_parts
from ..tracker.item_states import is_anime
from ..tracker.models import FILM, ItemKey, MediaRequest, MediaType
from .library_index import Entry, LibraryIndex

_SHORT_TITLE = 5
# What Jellyfin stores a kind of title as; anime films may be series of one episode.
_KINDS = {MediaType.MOVIE: ItemType.MOVIE, MediaType.TV: ItemType.SERIES}
# Ids that mean the same for a film and a series.
_SHARED_IDS = ("anidb", "shoko_series", "imdb")


def candidates(request: MediaRequest, index: LibraryIndex) -> list[Entry]:
    """Return the entries that are the title of a request, the surest kind only."""
    kind = _KINDS[request.media_type]
    for found in (
        _by_ids(request, index, kind),
        _by_path(request, index, kind),
        _by_title(request, index, kind),
    ):
        entries = {entry.id: entry for entry in found}
        if entries:
            return list(entries.values())
    return []


def _by_ids(
    request: MediaRequest, index: LibraryIndex, kind: ItemType
) -> Iterator[Entry]:
    """Yield entries that have one of the title's ids."""
    ids = request.ids
    for name in ("tmdb", "tvdb", *_SHARED_IDS):
        if (value := getattr(ids, name)) is not None:
            yield from index.find(kind, name, value)
    if kind is ItemType.MOVIE and is_anime(request) is not False:
        for name in _SHARED_IDS:
            if (value := getattr(ids, name)) is not None:
                yield from index.find(ItemType.SERIES, name, value)


def _by_path(
    request: MediaRequest, index: LibraryIndex, kind: ItemType
) -> Iterator[Entry]:
    """Yield films whose file is the one that was imported."""
    if kind is not ItemType.MOVIE:
        return
    item = request.items.get(FILM)
    if item is None or item.file is None:
        return
    if (key := file_key(item.file.path)) is None:
        return
    name, value = key.split(":", 1)
    for entry in index.find(ItemType.MOVIE, name, value):
        if entry.path is not None and items_at_path(request, entry.path)[1]:
            yield entry


def _by_title(
    request: MediaRequest, index: LibraryIndex, kind: ItemType
) -> Iterator[Entry]:
    """Yield entries with one of the title's names, whole, and its year."""
    kinds = [kind]
    if kind is ItemType.MOVIE and is_anime(request):
        kinds.append(ItemType.SERIES)
    for each in kinds:
        for folded in known_names(request):
            for entry in index.find(each, "title", folded):
                if _years_agree(request, entry, folded) and not _differs(
                    request, entry
                ):
                    yield entry


def known_names(request: MediaRequest) -> frozenset[str]:
    """Return every name of a title as it compares."""
    names = set(request.aliases)
    names.update(
        known.value for known in (request.title, request.original_title) if known
    )
    return frozenset(map(fold_title, names)) - {""}


def _years_agree(request: MediaRequest, entry: Entry, folded: str) -> bool:
    """Tell whether two years are one: exactly for short titles, else nearly."""
    if request.year is None or entry.year is None:
        return False
    return abs(request.year.value - entry.year) <= int(len(folded) >= _SHORT_TITLE)


def _differs(request: MediaRequest, entry: Entry) -> bool:
    """Tell whether an id that both sides know speaks against it."""
    is_same_kind = entry.type is _KINDS[request.media_type]
    names = ("tmdb", "tvdb", "imdb") if is_same_kind else ("imdb",)
    return any(
        (told := entry.known(name)) is not None
        and (known := getattr(request.ids, name)) is not None
        and told != known
        for name in names
    )


def match_episodes(
    request: MediaRequest, episodes: Iterable[LibraryItem]
) -> Iterator[tuple[ItemKey, LibraryItem]]:
    """Yield the episodes of a series that are items of a request.

    By the episode's own id, else by its file, else by its numbers; but not by
    numbers where the others show that Jellyfin counts differently.
    """
    told = list(episodes)
    by_tvdb = {item.tvdb: key for key, item in request.items.items() if item.tvdb}
    by_file = {
        item.match.file_id: key
        for key, item in request.items.items()
        if item.match is not None and item.match.file_id is not None
    }
    sure: dict[str, list[ItemKey]] = {}
    for episode in told:
        number = clean_number(episode.provider_ids.get("tvdb"))
        file_id = clean_number(episode.provider_ids.get("shoko file"))
        if number in by_tvdb:
            sure[episode.id] = [by_tvdb[number]]
        elif file_id in by_file:
            sure[episode.id] = [by_file[file_id]]
        elif episode.path and (keys := items_at_path(request, episode.path)[1]):
            sure[episode.id] = sorted(keys)
    counts_alike = all(
        _numbered(episode) & set(sure[episode.id])
        for episode in told
        if episode.id in sure and _numbered(episode)
    )
    for episode in told:
        keys_of = sure.get(episode.id)
        if keys_of is None and counts_alike:
            keys_of = [key for key in sorted(_numbered(episode)) if wants(request, key)]
        for key in keys_of or ():
            yield key, episode


def _numbered(episode: LibraryItem) -> set[ItemKey]:
    """Return the episodes that an item is by Jellyfin's own numbers."""
    if episode.season is None:
        return set()
    return {ItemKey(episode.season, number) for number in episode.numbers}


def match_film(
    request: MediaRequest, episodes: Iterable[LibraryItem]
) -> LibraryItem | None:
    """Return the episode that a film is stored as, None where that is not clear."""
    told = [episode for episode in episodes if playable(episode)]
    item = request.items.get(FILM)
    if item is not None and item.file is not None:
        name = path_parts(item.file.path)[:1]
        same = [
            one
            for one in told
            if one.path is not None and name and path_parts(one.path)[:1] == name
        ]
        if len(same) == 1:
            return same[0]
    if item is not None and item.match is not None:
        same = [
            one
            for one in told
            if clean_number(one.provider_ids.get("shoko file")) == item.match.file_id
            and item.match.file_id is not None
        ]
        if len(same) == 1:
            return same[0]
    main = [one for one in told if one.season != 0]
    return main[0] if len(main) == 1 else None

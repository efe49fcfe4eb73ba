"""Tell which entries of Jellyfin's library are what was asked for.

Ids decide, then the file's path, then a whole title with its year. A neighbour of
nearly the same name never matches, and what two sides know must not differ.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from ..clients.jellyfin_models import ItemType
from ..tracker.ids import path_parts
from ..tracker.item_states import is_anime
from ..tracker.models import MediaRequest
from ..tracker.terms import MediaType
from .library_index import Entry, LibraryIndex, fold_name

_SHORT_TITLE: Final = 5
# What Jellyfin stores a kind of title as, and what anime may be stored as instead:
# AniDB knows a film as a series of one episode, and some a series as a film.
KINDS: Final = {MediaType.MOVIE: ItemType.MOVIE, MediaType.TV: ItemType.SERIES}
_OTHER_KINDS: Final = {
    MediaType.MOVIE: ItemType.SERIES,
    MediaType.TV: ItemType.MOVIE,
}
# Ids that mean the same for a film and a series.
_GROUP_IDS: Final = ("anidb", "shoko_series")
_SHARED_IDS: Final = (*_GROUP_IDS, "imdb")
_FILM_IDS: Final = ("tmdb", "tvdb", "imdb")
_OWN_IDS: Final = ("tmdb", "tvdb", *_SHARED_IDS)
# How many folders above a file can be its title's: a season's lies between.
_FOLDERS: Final = 2


class Proof(IntEnum):
    """Rank what says that an entry is a title, the best first.

    A group is what AniDB keeps under one number: several films can share it.
    """

    ID = 1
    GROUP = 2
    PATH = 3
    TITLE = 4


@dataclass(frozen=True, slots=True)
class Candidate:
    """Hold an entry that may be a title, and what says so."""

    entry: Entry
    proof: Proof


def candidates(
    request: MediaRequest, index: LibraryIndex, leads: Iterable[str] = ()
) -> list[Candidate]:
    """Return the entries that may be the title of a request, the surest first.

    `leads` are the ids of series in which a file of the request was seen.
    """
    found: dict[str, Candidate] = {}
    rules: tuple[tuple[Proof, Callable[[], Iterable[Entry]]], ...] = (
        (Proof.ID, lambda: _by_ids(request, index)),
        (Proof.GROUP, lambda: _by_group(request, index)),
        (Proof.PATH, lambda: _by_path(request, index)),
        (Proof.PATH, lambda: filter(None, map(index.get, leads))),
        (Proof.TITLE, lambda: _by_title(request, index)),
    )
    for proof, find in rules:
        for entry in find():
            found.setdefault(entry.id, Candidate(entry, proof))
    films = [one for one in found.values() if one.proof is Proof.GROUP]
    if len(films) > 1:
        # Which of them it is has to be proven by the file.
        found.update((one.entry.id, Candidate(one.entry, Proof.PATH)) for one in films)
    return list(found.values())


def _by_ids(request: MediaRequest, index: LibraryIndex) -> Iterator[Entry]:
    """Yield entries that have one of the title's own ids.

    What Seerr or a notification called the item counts as long as no id differs.
    """
    ids, kind = request.ids, KINDS[request.media_type]
    names = _FILM_IDS if request.media_type is MediaType.MOVIE else _OWN_IDS
    for name in names:
        if (value := getattr(ids, name)) is not None:
            yield from index.find(kind, name, value)
    if is_anime(request) is not False:
        other = _OTHER_KINDS[request.media_type]
        for name in _SHARED_IDS:
            if (value := getattr(ids, name)) is not None:
                yield from index.find(other, name, value)
    told = index.get(ids.jellyfin) if ids.jellyfin is not None else None
    if told is not None and not _differs(request, told):
        yield told


def _by_group(request: MediaRequest, index: LibraryIndex) -> Iterator[Entry]:
    """Yield films that have an id which several films may have."""
    if request.media_type is not MediaType.MOVIE:
        return
    for name in _GROUP_IDS:
        if (value := getattr(request.ids, name)) is not None:
            for entry in index.find(ItemType.MOVIE, name, value):
                if not _differs(request, entry):
                    yield entry


def _by_path(request: MediaRequest, index: LibraryIndex) -> Iterator[Entry]:
    """Yield entries at the place of an imported file: itself, or a folder of it.

    Folders of one name are many, so an entry found here needs a further proof.
    """
    kinds = [KINDS[request.media_type]]
    if is_anime(request) is not False:
        kinds.append(_OTHER_KINDS[request.media_type])
    names: set[str] = set()
    for item in request.items.values():
        if item.file is not None:
            names.update(path_parts(item.file.path)[: 1 + _FOLDERS])
    for kind in kinds:
        for name in sorted(names):
            yield from index.find(kind, "file", name)


def _by_title(request: MediaRequest, index: LibraryIndex) -> Iterator[Entry]:
    """Yield entries with one of the title's names, whole, and its year."""
    kinds = [KINDS[request.media_type]]
    if request.media_type is MediaType.MOVIE and is_anime(request):
        kinds.append(ItemType.SERIES)
    for kind in kinds:
        for folded in sorted(known_names(request)):
            for entry in index.find(kind, "title", folded):
                if years_agree(request, entry, folded) and not _differs(request, entry):
                    yield entry


def known_names(request: MediaRequest) -> frozenset[str]:
    """Return every name of a title as it compares."""
    names = set(request.aliases)
    names.update(
        known.value for known in (request.title, request.original_title) if known
    )
    return frozenset(map(fold_name, names)) - {""}


def years_agree(request: MediaRequest, entry: Entry, folded: str) -> bool:
    """Tell whether two years are one: nearly, or exactly where that is needed.

    A short title says little; and a film and a series of one name are often made a
    year apart.
    """
    if request.year is None or entry.year is None:
        return False
    is_same_kind = entry.type is KINDS[request.media_type]
    tolerance = 1 if is_same_kind and len(folded) >= _SHORT_TITLE else 0
    return abs(request.year.value - entry.year) <= tolerance


def _differs(request: MediaRequest, entry: Entry) -> bool:
    """Tell whether an id that both sides know speaks against it.

    Several series of AniDB can be one show, but a film is one film everywhere.
    """
    is_same_kind = entry.type is KINDS[request.media_type]
    names = ["imdb"]
    if is_same_kind:
        names += ["tmdb", "tvdb"]
    if request.media_type is MediaType.MOVIE:
        names += ["anidb", "shoko_series"]
    return any(
        (told := entry.known(name)) is not None
        and (known := getattr(request.ids, name)) is not None
        and told != known
        for name in names
    )

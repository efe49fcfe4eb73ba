"""Tell whether an item of Jellyfin is a title, by ids and by where it lies."""

from collections.abc import Iterable, Iterator
from typing import Final

from ..clients.jellyfin_models import ItemType, LibraryItem
from ..tracker.ids import path_parts
from ..tracker.terms import MediaType
from .knowledge import Knowledge

# Folder and file, or library and folder.
_TAIL: Final = 2
_TYPES: Final = {MediaType.MOVIE: ItemType.MOVIE, MediaType.TV: ItemType.SERIES}


def is_title(known: Knowledge, item: LibraryItem, *, is_trusted: bool = False) -> bool:
    """Tell whether an item is the film or the show that is meant.

    What names one title decides first, then what AniDB or Shoko keep together: that
    can be several films. An id that differs outweighs a path that agrees, and also
    somebody who said that it was this item, and is trusted otherwise.
    """
    for verdicts in (_by_title(known, item), _by_group(known, item)):
        if found := list(verdicts):
            return any(found)
    return is_trusted or lies_at(known.folders | known.paths, item.path)


def _by_title(known: Knowledge, item: LibraryItem) -> Iterator[bool]:
    """Yield whether each id agrees that both have and that belongs to one title.

    Numbers of films and shows at TMDB overlap, so only the same kind compares.
    """
    ids = item.provider_ids
    if item.type is _TYPES[known.media_type]:
        for mine, name in (
            (_text(known.tmdb), "tmdb"),
            (_text(known.tvdb), "tvdb"),
            (known.imdb, "imdb"),
        ):
            if mine is not None and name in ids:
                yield mine == ids[name]
    files = known.shoko_files.keys() | known.shoko_found
    if files and "shoko file" in ids:
        yield ids["shoko file"] in map(_text, files)


def _by_group(known: Knowledge, item: LibraryItem) -> Iterator[bool]:
    """Yield whether what AniDB and Shoko call a series agrees; a film is one, too."""
    ids = item.provider_ids
    if item.type in _TYPES.values() and known.anidb is not None and "anidb" in ids:
        yield ids["anidb"] == _text(known.anidb)
    if known.shoko_series and "shoko series" in ids:
        yield ids["shoko series"] in map(_text, known.shoko_series)


def lies_at(paths: Iterable[str], path: str | None) -> bool:
    """Tell whether a path ends like one of some paths, by its last two parts."""
    if path is None:
        return False
    tail = path_parts(path)[:_TAIL]
    return len(tail) == _TAIL and any(
        path_parts(each)[:_TAIL] == tail for each in paths
    )


def _text(number: int | None) -> str | None:
    """Return a number as text."""
    return None if number is None else str(number)

"""Tell whether an item of Jellyfin is a title, by ids and by where it lies."""

from collections.abc import Iterable
from typing import Final

from ..clients.jellyfin_models import ItemType, LibraryItem
from ..tracker.ids import path_parts
from ..tracker.models import MediaType
from .knowledge import Knowledge

# Folder and file, or library and folder.
_TAIL: Final = 2
_TYPES: Final = {MediaType.MOVIE: ItemType.MOVIE, MediaType.TV: ItemType.SERIES}


def is_title(known: Knowledge, item: LibraryItem, *, is_trusted: bool = False) -> bool:
    """Tell whether an item is the film or the show that is meant.

    Numbers of films and shows at TMDB overlap; AniDB's and Shoko's do not, and a
    film can be a series there. An id that differs outweighs a path that agrees, and
    also that somebody said it was this item, who is trusted otherwise.
    """
    verdicts = [mine == its for mine, its in _pairs(known, item) if mine and its]
    series = item.provider_ids.get("shoko series")
    if known.shoko_series and series is not None:
        verdicts.append(series in {str(each) for each in known.shoko_series})
    if item.provider_ids.get("shoko file") in {str(one) for one in known.shoko_files}:
        verdicts.append(True)
    if verdicts:
        return any(verdicts)
    return is_trusted or lies_at(known.folders | known.paths, item.path)


def _pairs(
    known: Knowledge, item: LibraryItem
) -> Iterable[tuple[str | None, str | None]]:
    """Yield each id of the title beside that of an item."""
    ids = item.provider_ids
    if item.type is _TYPES[known.media_type]:
        yield _text(known.tmdb), ids.get("tmdb")
        yield _text(known.tvdb), ids.get("tvdb")
        yield known.imdb, ids.get("imdb")
    if item.type in _TYPES.values():
        yield _text(known.anidb), ids.get("anidb")


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

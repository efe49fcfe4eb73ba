"""Tell which episode each file of a download is, by the files' names."""

from collections.abc import Iterable, Mapping, Sequence, Set as AbstractSet
import re
from typing import Final

from ..clients.qbittorrent_models import TorrentFile
from ..tracker.models import ItemKey
from ..webhooks.filenames import episode_keys

# What stands behind a number that stands alone: a version, a bracket, the end; a
# dot unless half an episode follows.
_END: Final = r"(?:v\d)?(?=[\s_\])\[(-]|\.(?!\d)|$)"
_NUMBERS: Final = (
    re.compile(rf"[\s._]-[\s._]*(\d{{1,4}}){_END}"),
    re.compile(
        rf"(?:^|[\s._-])e(?:p(?:isode)?)?[\s._]?(\d{{1,4}}){_END}", re.IGNORECASE
    ),
    re.compile(rf"\[(\d{{1,4}}){_END}"),
    re.compile(rf"^(\d{{1,4}}){_END}"),
)
_EXTRAS: Final = re.compile(
    r"(?:^|[\s._-])(?:sample|trailer|preview|ncop|nced|creditless|menu)"
    r"(?:\d|[\s._-]|$)",
    re.IGNORECASE,
)
_EXTRA_FOLDERS: Final = frozenset(
    {"sample", "samples", "extras", "featurettes", "bonus", "trailers", "nc"}
)
_LONGEST_NAME: Final = 500


def progress_by_item(
    files: Iterable[TorrentFile], items: Mapping[ItemKey, int | None]
) -> dict[ItemKey, float]:
    """Return how far each item is, from 0 to 1, as far as the file names tell.

    `items` are what the download carries, each with its absolute number if known.
    Several files of one item count by their bytes.
    """
    chosen = [
        file
        for file in files
        if file.is_wanted and file.progress is not None and file.size
    ]
    done: dict[ItemKey, float] = {}
    total: dict[ItemKey, int] = {}
    for file, keys in zip(
        chosen, name_items([file.name for file in chosen], items), strict=True
    ):
        for key in keys:
            size, progress = file.size or 0, file.progress or 0.0
            total[key] = total.get(key, 0) + size
            done[key] = done.get(key, 0.0) + size * min(max(progress, 0.0), 1.0)
    return {key: done[key] / total[key] for key in sorted(total)}


def name_items(
    names: Sequence[str], items: Mapping[ItemKey, int | None]
) -> list[frozenset[ItemKey]]:
    """Return, for each file name, which of the items it holds.

    A season with an episode counts first. Files with a bare number are read all in
    one way: by absolute number, or by number within the only season, whichever
    explains more of them.
    """
    named = [_named(name, items) for name in names]
    meant = {key.number for key in items} | set(items.values()) - {None}
    numbers = [
        None if keys is not None else _number(name, meant)
        for name, keys in zip(names, named, strict=True)
    ]
    numbering = _numbering({one for one in numbers if one is not None}, items)
    found: list[frozenset[ItemKey]] = []
    for keys, number in zip(named, numbers, strict=True):
        if keys is not None:
            found.append(keys)
            continue
        key = numbering.get(number) if number is not None else None
        found.append(frozenset() if key is None else frozenset({key}))
    return found


def _named(name: str, items: Mapping[ItemKey, int | None]) -> frozenset[ItemKey] | None:
    """Return the items that a name tells by season and number, None if it does not."""
    parts = name.replace("\\", "/").split("/")
    if _is_extra(parts):
        return frozenset()
    # A file may be called anything while its folder has the episode's name.
    for part in reversed(parts[-2:]):
        if keys := episode_keys(part):
            return frozenset(key for key in keys if key in items)
    return None


def _is_extra(parts: Sequence[str]) -> bool:
    """Tell whether a file is a sample or other extra, by the parts of its path."""
    if any(part.casefold() in _EXTRA_FOLDERS for part in parts[:-1]):
        return True
    return _EXTRAS.search(parts[-1][-_LONGEST_NAME:]) is not None


def _number(name: str, meant: AbstractSet[int | None]) -> int | None:
    """Return the first bare number in a file's name that can mean an episode."""
    file = name.replace("\\", "/").rsplit("/", 1)[-1][-_LONGEST_NAME:]
    for pattern in _NUMBERS:
        for match in pattern.finditer(file):
            if (number := int(match[1])) in meant:
                return number
    return None


def _numbering(
    numbers: set[int], items: Mapping[ItemKey, int | None]
) -> Mapping[int, ItemKey]:
    """Return which item each number means, read in the way that explains most."""
    absolute = {one: key for key, one in sorted(items.items()) if one is not None}
    if len({key.season for key in items}) > 1:
        return absolute
    by_number = {key.number: key for key in items}
    if len(numbers & absolute.keys()) >= len(numbers & by_number.keys()):
        return absolute
    return by_number

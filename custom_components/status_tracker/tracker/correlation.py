"""Find the requests that a fact is about, by index and never by scanning."""

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import datetime
import re

from .facts import Subject
from .ids import fold_title, path_parts
from .models import FILM, ItemKey, MediaIds, MediaRequest
from .terms import MediaType

_SHORT_TITLE = 5
# Folders that every show has.
_SEASON_FOLDER = re.compile(
    r"(?:season|series|staffel|saison|temporada|stagione|seizoen|s)?[ ._-]*\d{1,4}"
    r"|specials?|extras?"
)
_TYPED_IDS = ("tmdb", "tvdb", "anidb")
_PLAIN_IDS = ("imdb", "shoko_series", "jellyfin")

_NOTHING: frozenset[str] = frozenset()


class Index:
    """Map every key that a request is known by to the requests that have it."""

    def __init__(self) -> None:
        """Start without any request."""
        self._ids: dict[str, tuple[str, ...]] = {}
        self._keys: dict[str, frozenset[str]] = {}

    def find(self, key: str) -> tuple[str, ...]:
        """Return the ids of the requests that have a key."""
        return self._ids.get(key, ())

    def update(self, request_id: str, keys: Iterable[str]) -> frozenset[str]:
        """Index a request by exactly these keys and return the new ones."""
        new, old = frozenset(keys), self._keys.get(request_id, _NOTHING)
        if new == old:
            return _NOTHING
        for key in old - new:
            left = tuple(one for one in self._ids[key] if one != request_id)
            if left:
                self._ids[key] = left
            else:
                del self._ids[key]
        for key in new - old:
            self._ids[key] = (*self._ids.get(key, ()), request_id)
        if new:
            self._keys[request_id] = new
        else:
            self._keys.pop(request_id, None)
        return new - old


def request_keys(request: MediaRequest) -> set[str]:
    """Return every key that a request can be found by."""
    kind, claims = request.media_type, request.id_claims
    # By the claims: to put all ids together would cost more.
    keys = {_typed_key(n, kind, claims[n].value) for n in _TYPED_IDS if n in claims}
    keys.update(_plain_key(n, claims[n].value) for n in _PLAIN_IDS if n in claims)
    if request.seerr is not None:
        keys.add(f"seerr:{request.seerr.instance}:{request.seerr.request_id}")
    keys.update(f"arr:{ref.instance}:{ref.id}" for ref in request.arr)
    keys.update(f"dl:{download_id}" for download_id in request.downloads)
    for item in request.items.values():
        for jellyfin_id, presence in item.playable.items():
            keys.add(f"jellyfin:{jellyfin_id}")
            if presence.series_id is not None:
                keys.add(f"jellyfin:{presence.series_id}")
        if item.match is not None and item.match.file_id is not None:
            keys.add(f"shoko_file:{item.match.file_id}")
        if item.file is not None and (name := file_key(item.file.path)):
            keys.add(name)
    names = set(request.aliases)
    names.update(
        known.value for known in (request.title, request.original_title) if known
    )
    for name in names:
        if folded := fold_title(name):
            keys.add(f"title:{kind}:{folded}")
    return keys


def file_key(path: str) -> str | None:
    """Return the key of a file's name, None where there is none."""
    parts = path_parts(path)
    return f"file:{parts[0]}" if parts else None


def _typed_key(name: str, kind: MediaType, value: object) -> str:
    """Return the key of an id; numbers of films and shows never mix."""
    return f"{name}:{kind}:{value}"


def _plain_key(name: str, value: object) -> str:
    """Return the key of an id that only one kind of title can have."""
    return f"{name}:{value}"


def _id_keys(ids: MediaIds, media_type: MediaType | None) -> Iterator[str]:
    """Yield the keys of public ids, for either kind where it is unknown."""
    for name in _TYPED_IDS:
        if (value := getattr(ids, name)) is not None:
            for kind in (media_type,) if media_type else tuple(MediaType):
                yield _typed_key(name, kind, value)
    for name in _PLAIN_IDS:
        if (value := getattr(ids, name)) is not None:
            yield _plain_key(name, value)


def subject_keys(subject: Subject) -> tuple[tuple[str, ...], ...]:
    """Return the keys of a subject, the surest level first; the title comes last."""
    levels: list[tuple[str, ...]] = []
    if subject.seerr is not None:
        ref = subject.seerr
        levels.append((f"seerr:{ref.instance}:{ref.request_id}",))
    if subject.download is not None:
        levels.append((f"dl:{subject.download}",))
    if subject.arr is not None:
        levels.append((f"arr:{subject.arr.instance}:{subject.arr.id}",))
    levels.append(tuple(_id_keys(subject.ids, subject.media_type)))
    if subject.shoko_file is not None:
        levels.append((f"shoko_file:{subject.shoko_file}",))
    return tuple(level for level in levels if level)


def title_keys(subject: Subject) -> tuple[str, ...]:
    """Return the keys of a subject's title for each kind of title it can be."""
    folded = fold_title(subject.title) if subject.title is not None else ""
    if not folded:
        return ()
    kinds = (subject.media_type,) if subject.media_type else tuple(MediaType)
    return tuple(f"title:{kind}:{folded}" for kind in kinds)


def agrees(subject: Subject, request: MediaRequest) -> bool:
    """Tell whether nothing known speaks against a subject being this request."""
    if subject.media_type not in (None, request.media_type):
        return False
    if None not in (subject.is_4k, request.is_4k) and subject.is_4k != request.is_4k:
        return False
    if subject.arr is None:
        return True
    listed = [ref for ref, record in request.arr.items() if record.present]
    if not listed or subject.arr in listed:
        return True
    # Nobody may have told that it was removed there, and added anew.
    name = "tmdb" if request.media_type is MediaType.MOVIE else "tvdb"
    told, known = getattr(subject.ids, name), getattr(request.ids, name)
    return (
        told is not None
        and told == known
        and any(ref.instance == subject.arr.instance for ref in listed)
    )


def agrees_by_title(subject: Subject, request: MediaRequest) -> bool:
    """Tell whether a title that is equal is good enough: years and ids decide.

    A short title needs the year; ids that both sides know must not differ.
    """
    year = request.year.value if request.year is not None else None
    if subject.year is not None and year is not None:
        if abs(subject.year - year) > (0 if _is_short(subject) else 1):
            return False
    elif _is_short(subject):
        return False
    ids = request.ids
    for name in (*_TYPED_IDS, "imdb"):
        told, known = getattr(subject.ids, name), getattr(ids, name)
        if told is not None and known is not None and told != known:
            return False
    return True


def _is_short(subject: Subject) -> bool:
    """Tell whether a title says too little by itself."""
    return len(fold_title(subject.title or "")) < _SHORT_TITLE


def items_at_path(request: MediaRequest, path: str) -> tuple[int, set[ItemKey]]:
    """Return the items whose file ends like a path, and how many parts agree.

    Services see one library under different roots, so paths are compared from the
    end; a file name alone is enough only where the path has nothing more.
    """
    told = path_parts(path)
    best, found = 0, set[ItemKey]()
    for key, item in request.items.items():
        if item.file is None:
            continue
        known = path_parts(item.file.path)
        same = 0
        for left, right in zip(told, known, strict=False):
            if left != right:
                break
            same += 1
        if same == 0 or same < min(_parts_needed(told), len(told), len(known)):
            continue
        if same > best:
            best, found = same, {key}
        elif same == best:
            found.add(key)
    return best, found


def _parts_needed(parts: tuple[str, ...]) -> int:
    """Return how many parts must agree: the file and a folder that says something."""
    needed = 2
    while needed <= len(parts) and _SEASON_FOLDER.fullmatch(parts[needed - 1]):
        needed += 1
    return needed


def choose(
    candidates: Collection[MediaRequest],
    key: ItemKey,
    download: str | None,
    is_unfinished: Callable[[str], bool],
) -> MediaRequest | None:
    """Return the request that an item's journey belongs to.

    The one whose requested seasons hold the episode, then one that is not finished,
    then the one that has the download already, then the newest.
    """

    def rank(request: MediaRequest) -> tuple[bool, bool, bool, datetime, str]:
        carrier = request.downloads.get(download or "")
        return (
            wants(request, key),
            is_unfinished(request.id),
            carrier is not None and key in carrier.items,
            request.created_at,
            request.id,
        )

    return max(candidates, key=rank, default=None)


def wants(request: MediaRequest, key: ItemKey) -> bool:
    """Tell whether an item is among what a request asks for."""
    if key == FILM or request.seasons is None or not request.seasons[1]:
        return True
    return key.season in request.seasons[1]

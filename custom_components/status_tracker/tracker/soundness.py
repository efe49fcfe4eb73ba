"""Tell a request that was read from one that a damaged row only resembles."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from types import NoneType
from typing import Any, Final, cast

from .models import (
    ArrRecord,
    ArrRef,
    ClientReport,
    Download,
    Item,
    Known,
    LibraryFile,
    Match,
    MediaIds,
    MediaRequest,
    Presence,
    Wish,
)

type _Kinds = frozenset[type]

_TEXT: Final[_Kinds] = frozenset({str})
_WHOLE: Final[_Kinds] = frozenset({int})
_YES_NO: Final[_Kinds] = frozenset({bool})
_NUMBER: Final[_Kinds] = frozenset({int, float})
_MAYBE_TEXT: Final = _TEXT | {NoneType}
_MAYBE_WHOLE: Final = _WHOLE | {NoneType}
_MAYBE_YES_NO: Final = _YES_NO | {NoneType}
_DETAIL: Final = _TEXT | _WHOLE

# Times, keys and words from a list are read as such; these are taken as they are.
_FIELDS: Final[Mapping[type, Mapping[str, _Kinds]]] = {
    Item: {
        "title": _MAYBE_TEXT,
        "absolute": _MAYBE_WHOLE,
        "arr_id": _MAYBE_WHOLE,
        "tvdb": _MAYBE_WHOLE,
        "monitored": _MAYBE_YES_NO,
    },
    LibraryFile: {
        "path": _TEXT,
        "size": _MAYBE_WHOLE,
        "quality": _MAYBE_TEXT,
        "arr_file_id": _MAYBE_WHOLE,
    },
    Match: {"file_id": _MAYBE_WHOLE, "detail": _MAYBE_TEXT},
    Presence: {"playable": _YES_NO, "series_id": _MAYBE_TEXT},
    Download: {
        "quality": _MAYBE_TEXT,
        "indexer": _MAYBE_TEXT,
        "group": _MAYBE_TEXT,
        "release": _MAYBE_TEXT,
        "client": _MAYBE_TEXT,
        "size": _MAYBE_WHOLE,
    },
    ClientReport: {
        "progress": _NUMBER,
        "size": _MAYBE_WHOLE,
        "speed": _MAYBE_WHOLE,
        "eta": _MAYBE_WHOLE,
        "message": _MAYBE_TEXT,
    },
    ArrRef: {"instance": _TEXT, "id": _WHOLE},
    ArrRecord: {"present": _YES_NO, "files_deleted": _MAYBE_YES_NO},
    Wish: {"reason": _MAYBE_TEXT},
    MediaRequest: {"is_4k": _MAYBE_YES_NO},
}
_KNOWN: Final[Mapping[str, _Kinds]] = {
    "title": _TEXT,
    "year": _WHOLE,
    "original_title": _TEXT,
    "overview": _TEXT,
    "poster": _TEXT,
    "requested_by": _TEXT,
}
_TEXT_IDS: Final = frozenset({"imdb", "jellyfin"})
_IDS: Final[Mapping[str, _Kinds]] = {
    field.name: _TEXT if field.name in _TEXT_IDS else _WHOLE
    for field in fields(MediaIds)
}


def check_types(request: MediaRequest) -> None:
    """Raise ValueError where a request holds a value of another type than it says."""
    for part in _parts(request):
        for name, kinds in _FIELDS[type(part)].items():
            _check(getattr(part, name), kinds)
    for name, kinds in _KNOWN.items():
        _check_known(getattr(request, name), kinds)
    for name, claim in request.id_claims.items():
        _check_known(claim, _IDS.get(name, frozenset()))
    for _, value in request.anime_claims.values():
        _check(value, _YES_NO)
    for _, active, detail in request.reported.values():
        _check(active, _YES_NO)
        _check(detail, _MAYBE_TEXT)
    for entry in request.timeline.values():
        for told in entry.detail.values():
            _check(told, _DETAIL)


def whole(value: object) -> int:
    """Return a value that has to be a whole number; raise ValueError otherwise."""
    _check(value, _WHOLE)
    return cast(int, value)


def _parts(request: MediaRequest) -> Iterator[Any]:
    """Yield what a request consists of, itself included."""
    yield request
    if request.wish is not None:
        yield request.wish
    yield from request.arr
    yield from request.arr.values()
    for item in request.items.values():
        yield item
        yield from filter(None, (item.file, item.match))
        yield from item.playable.values()
    for download in request.downloads.values():
        yield download
        if download.report is not None:
            yield download.report
        for share in download.item_progress.values():
            _check(share, _NUMBER)


def _check_known(known: Known[Any] | None, kinds: _Kinds) -> None:
    """Check a value that somebody told, if anybody did."""
    if known is not None:
        _check(known.authority, _WHOLE)
        _check(known.value, kinds)


def _check(value: object, kinds: _Kinds) -> None:
    """Raise ValueError for a value of another type."""
    if type(value) not in kinds:
        raise ValueError(f"Damaged row: {type(value).__name__} found")

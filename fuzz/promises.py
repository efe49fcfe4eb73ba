"""Check what holds for every request, whatever was told of it."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
import json
from typing import Any, Final

import orjson

from custom_components.status_tracker.tracker.changes import Changes
from custom_components.status_tracker.tracker.codec import pack, unpack
from custom_components.status_tracker.tracker.ids import fold_title
from custom_components.status_tracker.tracker.models import MediaRequest
from custom_components.status_tracker.tracker.tracker import Tracker
from custom_components.status_tracker.views.request import view_request, view_row

from .engine import BrokenPromise

NOW: Final = datetime(2026, 1, 20, 18, 30, tzinfo=UTC)
_LINKS: Final = ("http://", "https://")
# A request whose row is larger than this was made to grow.
_LARGEST_ROW: Final = 16 * 1024 * 1024


def check_changes(
    tracker: Tracker, before: dict[str, str], changes: Changes, payload: object
) -> tuple[str, ...]:
    """Check what became of the requests; return the states of those that changed.

    `before` holds the requests as they were saved. Raises BrokenPromise where one
    changed that the payload does not name, or that can not be saved and shown.
    """
    words = None
    for request_id, row in before.items():
        request = tracker.requests.get(request_id)
        if request_id in changes.requests or request_id in changes.hints:
            words = words if words is not None else _words(payload)
            if not _names(words, unpack(row)):
                raise BrokenPromise(f"changed {request_id}, which nothing names")
        elif request is None or (pack(request) != row and request != unpack(row)):
            raise BrokenPromise(f"changed {request_id} without a word")
    states: list[str] = []
    for request_id, change in changes.requests.items():
        if change.after is not None:
            states.append(change.after.state)
            check_request(tracker, request_id)
    return tuple(states)


def check_request(tracker: Tracker, request_id: str) -> None:
    """Check that a request can be saved, read again, and shown."""
    request = tracker.get(request_id)
    if request is None:
        raise BrokenPromise("a changed request is gone")
    row = pack(request)
    if len(row) > _LARGEST_ROW:
        raise BrokenPromise(f"a request of {len(row)} bytes")
    if (again := unpack(row)) != request:
        raise BrokenPromise(
            f"saved otherwise than known: {_difference(request, again)}"
        )
    shown = view_request(tracker, request_id)
    orjson.dumps([shown, view_row(tracker, request_id)])
    # Home Assistant falls back on this one.
    json.dumps(shown, allow_nan=False).encode()
    for name in ("poster", "entity_picture"):
        link = (shown or {}).get(name)
        if link is not None and not link.lower().startswith(_LINKS):
            raise BrokenPromise(f"a {name} at {link[:20]!r}")


def _difference(one: MediaRequest, other: MediaRequest) -> str:
    """Name the fields in which two requests differ."""
    fields = one.__dataclass_fields__
    names = (name for name in fields if getattr(one, name) != getattr(other, name))
    return ", ".join(names)


def _words(payload: object) -> set[str]:
    """Return every number and text in a payload, as texts that compare."""
    found: set[str] = set()
    level = [payload]
    while level:
        node = level.pop()
        match node:
            case dict():
                level += node.keys()
                level += node.values()
            case list():
                level += node
            case bool() | None:
                pass
            case int() | float():
                found.add(f"{node:g}" if isinstance(node, float) else _digits(node))
            case str():
                word = node.strip().casefold()
                found |= {word, word.replace("-", "")}
    return found


def _digits(number: int) -> str:
    """Return a number as text, one of too many digits as nothing."""
    return str(number) if abs(number) < 10**30 else ""


def _names(words: set[str], request: MediaRequest) -> bool:
    """Tell whether one of a payload's words may mean a request."""
    for mark in _marks(request):
        if mark in words:
            return True
        if len(mark) > 3 and any(mark in word for word in words):
            return True
    folded = {fold_title(word) for word in words}
    return any(
        fold_title(title) in word for title in _titles(request) for word in folded
    )


def _marks(request: MediaRequest) -> Iterator[str]:
    """Yield what tells a request from others, as texts that compare."""
    found: list[Any] = [known.value for known in request.id_claims.values()]
    found += [ref.id for ref in request.arr]
    found += [request.seerr.request_id] if request.seerr is not None else []
    found += [request.id, *request.downloads, *request.jellyfin_gone]
    for item in request.items.values():
        found += [item.arr_id, item.tvdb, *item.playable]
        found += [each.series_id for each in item.playable.values()]
        if item.file is not None:
            found += [item.file.arr_file_id, item.file.path.rpartition("/")[2]]
            found += [item.match.file_id] if item.match is not None else []
    for mark in found:
        if mark not in (None, ""):
            yield str(mark).casefold()


def _titles(request: MediaRequest) -> Iterable[str]:
    """Return the names that a request goes by."""
    known = (request.title, request.original_title)
    return {*request.aliases, *(one.value for one in known if one is not None)} - {""}

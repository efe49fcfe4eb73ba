"""Decode the bodies of webhooks: what was sent, not what it was called."""

import json
from typing import Final

import orjson

from .models import InvalidPayload
from .problems import Refusal

MAX_BODY: Final = 2 * 1024 * 1024
"""The largest body that is read, in bytes; a season's files take a tenth of it."""

_TOO_DEEP: Final = "The JSON is nested too deeply"
_MAX_DEPTH: Final = 32
# A season's files have a hundredth of it; each object and list costs time to make.
_MOST_PARTS: Final = 100_000
_FORMS: Final = ("application/x-www-form-urlencoded", "multipart/")


def decode(body: bytes, content_type: str) -> object:
    """Return the JSON value in a body, whatever content type was told.

    Jellyfin's plugin calls it plain text, and a template may leave line breaks in a
    text. Raises InvalidPayload for anything else.
    """
    if not body.strip():
        raise InvalidPayload("The body is empty", Refusal.BODY_EMPTY)
    parts = body.count(b"{") + body.count(b"[")
    if parts > _MOST_PARTS:
        raise InvalidPayload("The JSON has too many parts", Refusal.BODY_TOO_LARGE)
    try:
        value: object = orjson.loads(body)
    except orjson.JSONDecodeError:
        value = _decode_leniently(body, content_type)
    # With so few brackets in all, none can stand that deep.
    if parts > _MAX_DEPTH and _is_too_deep(value):
        raise InvalidPayload(_TOO_DEEP, Refusal.BODY_NO_JSON)
    return value


def _decode_leniently(body: bytes, content_type: str) -> object:
    """Decode what orjson refuses: control characters, half characters, a mark."""
    try:
        return json.loads(body.decode("utf-8-sig", "replace"), strict=False)
    except RecursionError:
        raise InvalidPayload(_TOO_DEEP, Refusal.BODY_NO_JSON) from None
    except ValueError:
        if content_type.casefold().startswith(_FORMS):
            reason = "The body is a form, JSON is expected"
            raise InvalidPayload(reason, Refusal.BODY_IS_FORM) from None
        raise InvalidPayload("The body is not JSON", Refusal.BODY_NO_JSON) from None


def _is_too_deep(value: object) -> bool:
    """Tell whether objects and lists stand too deep in each other."""
    level = [value]
    for _ in range(_MAX_DEPTH + 1):
        level = [child for node in level for child in _children(node)]
        if not level:
            return False
    return True


def _children(value: object) -> list[object]:
    """Return what stands in an object or a list."""
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []

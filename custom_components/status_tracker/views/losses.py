"""Show what of a request was deleted elsewhere, and what remains."""

from collections.abc import Iterable
from typing import Any

from ..tracker.losses import find_losses, find_remains
from ..tracker.models import FILM, ItemKey, MediaRequest


def view_losses(request: MediaRequest) -> dict[str, Any] | None:
    """Return what was deleted elsewhere and what remains; None if nothing was.

    Parts without items are about the whole title.
    """
    if not (losses := find_losses(request)):
        return None
    return {
        "told": [
            {
                "at": lost.at.isoformat(),
                "service": lost.source.service.value,
                "instance": lost.source.instance or None,
                "part": lost.part.value,
                "items": _pairs(lost.items),
                "reason": lost.reason,
            }
            for lost in losses
        ],
        "remains": [
            {
                "service": one.service.value,
                "part": one.part.value,
                "items": _pairs(one.items),
                "seen_at": one.seen_at.isoformat(),
            }
            for one in find_remains(request, losses)
        ],
    }


def _pairs(keys: Iterable[ItemKey]) -> list[list[int]]:
    """Return episodes as season and number; a film's item needs no name."""
    return [list(key) for key in sorted(keys) if key != FILM]

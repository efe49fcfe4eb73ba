"""Say what applying facts changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .models import ItemKey, Summary, TimelineEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Hold what became of one request.

    `before` is None where it is new, `after` where it is gone; `durable` tells that
    something worth saving changed, `items` whose state changed.
    """

    request_id: str
    before: Summary | None
    after: Summary | None
    durable: bool = False
    entries: tuple[TimelineEntry, ...] = ()
    items: frozenset[ItemKey] = frozenset()
    archived: bool = False
    merged_into: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Hold what applying facts changed, request by request.

    `hints` names the requests whose availability is worth checking at once.
    """

    requests: Mapping[str, Change] = field(default_factory=dict)
    hints: frozenset[str] = frozenset()
    unmatched: int = 0

    def __bool__(self) -> bool:
        """Tell whether any request changed."""
        return bool(self.requests)

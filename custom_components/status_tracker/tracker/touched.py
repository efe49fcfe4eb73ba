"""Collect what happens to a request while facts are applied, and say what changed."""

from collections.abc import Mapping

from .changes import Change
from .models import ItemKey, TimelineEntry
from .states import Derived
from .terms import ItemState


class Touched:
    """Collect what happens to one request while facts are applied."""

    def __init__(self, before: Derived | None) -> None:
        """Remember how the request stood before."""
        self.before = before
        self.durable = False
        self.entries: list[TimelineEntry] = []
        self.merged_into: str | None = None

    def change(self, request_id: str, after: Derived | None) -> Change | None:
        """Return what changed, None for a request that neither was nor is."""
        before = self.before
        if before is None and after is None:
            return None
        return Change(
            request_id=request_id,
            before=before.summary if before is not None else None,
            after=after.summary if after is not None else None,
            durable=self.durable or after is None,
            entries=tuple(self.entries),
            items=_changed_items(before, after),
            merged_into=self.merged_into,
        )


def _changed_items(before: Derived | None, after: Derived | None) -> frozenset[ItemKey]:
    """Return the items whose state differs."""
    old: Mapping[ItemKey, ItemState] = before.items if before is not None else {}
    new: Mapping[ItemKey, ItemState] = after.items if after is not None else {}
    return frozenset(
        key for key in old.keys() | new.keys() if old.get(key) != new.get(key)
    )

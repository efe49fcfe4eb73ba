"""Know which items one Jellyfin was seen to have."""

from collections.abc import Collection, Set as AbstractSet
from typing import Final

from ..tracker.terms import Service
from .background import Hub

_MOST: Final = 50_000


class SeenItems:
    """Tell what a Jellyfin lost.

    Where there are several, each speaks only of what it was seen to have.
    """

    def __init__(self, hub: Hub) -> None:
        """Begin without any."""
        self._hub = hub
        self._seen: dict[str, None] = {}

    def add(self, item_id: str) -> None:
        """Note that this Jellyfin has an item."""
        if self._is_only:
            return
        self._seen[item_id] = None
        while len(self._seen) > _MOST:
            del self._seen[next(iter(self._seen))]

    def drop(self, item_id: str) -> None:
        """Forget an item."""
        self._seen.pop(item_id, None)

    def missing(
        self, known: Collection[str], there: AbstractSet[str]
    ) -> frozenset[str]:
        """Return which of the known items it had and no longer has."""
        gone = frozenset(known) - there
        if self._is_only:
            return gone
        for item_id in there:
            self.add(item_id)
        return gone & self._seen.keys()

    @property
    def _is_only(self) -> bool:
        """Tell whether there is no other Jellyfin."""
        services = [health.service for health in self._hub.health.values()]
        return services.count(Service.JELLYFIN) < 2

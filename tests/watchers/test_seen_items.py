"""Test what one of two Jellyfins may say is lost."""

from custom_components.status_tracker.tracker.terms import Service
from custom_components.status_tracker.watchers.seen_items import SeenItems

from .room import Room

MOST = 50_000


def test_what_was_seen_longest_ago_is_forgotten() -> None:
    """Keep no more than so many items, and call none lost that was forgotten."""
    room = Room((Service.JELLYFIN, "jellyfin"), (Service.JELLYFIN, "second"))
    seen = SeenItems(room)
    for number in range(MOST + 1):
        seen.add(str(number))
    assert seen.missing({"0", "1", str(MOST)}, set()) == {"1", str(MOST)}

"""Tell when a later wish took over what an earlier one had lost."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from .facts import Wished
from .item_states import NEVER
from .joins import earlier, join_wish
from .models import FILM, ItemKey, MediaRequest, SeerrRef, Wish
from .settle import differ
from .terms import MediaType, Step, WishStatus

REFUSALS = frozenset({WishStatus.DECLINED, WishStatus.FAILED, WishStatus.DELETED})
"""What a wish comes to that is not granted."""

_LOSSES = frozenset({Step.FILE_DELETED, Step.REMOVED, Step.UNAVAILABLE})
_GAINS = frozenset(
    {
        Step.GRABBED,
        Step.DOWNLOAD_STARTED,
        Step.DOWNLOADED,
        Step.IMPORTED,
        Step.AVAILABLE,
    }
)


@dataclass(frozen=True, slots=True)
class Asking:
    """Hold what a wish in Seerr asks for, and since when."""

    ref: SeerrRef
    wish: Wish
    asked: Mapping[int, datetime]

    @classmethod
    def of(cls, request: MediaRequest, fact: Wished | None = None) -> Self | None:
        """Return what a request asks for, once it heard a fact; None for nothing."""
        ref, wish, asked = request.seerr, request.wish, request.asked
        if fact is not None:
            ref = fact.subject.seerr or ref
            wish = join_wish(wish, Wish(fact.at, fact.status, fact.reason))
            now = {
                season: earlier(asked.get(season), fact.at)
                for season in asked_for(fact)
            }
            asked = {**asked, **now}
        if ref is None or wish is None or not asked:
            return None
        return cls(ref, wish, asked)

    @property
    def since(self) -> datetime:
        """Return when the wish was first told of."""
        return min(self.asked.values())

    def takes_over(self, other: Asking) -> bool:
        """Tell whether this wish came later, for all that the other one asks for."""
        return (
            self.wish.status not in REFUSALS
            and self.since > other.since
            and other.asked.keys() <= self.asked.keys()
        )


def asked_for(fact: Wished) -> frozenset[int]:
    """Return the seasons that a wish is for; a film has one of its own."""
    if fact.subject.media_type is MediaType.MOVIE:
        return frozenset({FILM.season})
    return fact.seasons or frozenset()


def are_rivals(request: MediaRequest, other: MediaRequest) -> bool:
    """Tell whether two wishes for a title can be for the same files."""
    return (
        request.media_type is other.media_type
        and bool(request.is_4k) == bool(other.is_4k)
        and not differ(request, other)
    )


def lost_to_rival(request: MediaRequest, wanted: Iterable[ItemKey]) -> datetime | None:
    """Return when a request lost what a later wish asks for again, None if it did not.

    What happens from that wish on is its own. A request that still has something
    from before goes on beside it.
    """
    for rival_at in sorted(request.rivals.values()):
        lost = gained = NEVER
        for entry in request.timeline.values():
            if entry.step in _LOSSES and entry.at <= rival_at:
                lost = max(lost, entry.at)
            elif entry.step in _GAINS and entry.at <= rival_at:
                last = entry.until if entry.until <= rival_at else entry.at
                gained = max(gained, last)
        if NEVER < gained <= lost and not _has_any(request, wanted, rival_at):
            return lost
    return None


def _has_any(request: MediaRequest, wanted: Iterable[ItemKey], since: datetime) -> bool:
    """Tell whether anything that is wanted has been playable since a time."""
    return any(
        presence.playable and presence.since <= since
        for key in wanted
        if (item := request.items.get(key)) is not None
        for presence in item.playable.values()
    )

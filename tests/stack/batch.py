"""What one download brings to a show."""

from dataclasses import dataclass, field

from .player import GoneError
from .records import MediaFile
from .releases import Offer
from .world import Episode


@dataclass(slots=True, eq=False, kw_only=True)
class Batch:
    """What one download brings."""

    episodes: tuple[Episode, ...]
    """What Sonarr expects in it."""
    pack: bool
    lacking: tuple[Episode, ...] = ()
    """What it does not hold after all."""
    quality: str | None = None
    offer: Offer | None = None
    files: list[MediaFile] = field(default_factory=list)

    @property
    def held(self) -> tuple[Episode, ...]:
        """Return the episodes that it does hold."""
        return tuple(each for each in self.episodes if each not in self.lacking)

    @property
    def fetched(self) -> Offer:
        """Return the release that was grabbed."""
        if self.offer is None:
            raise GoneError("Nothing was grabbed yet")
        return self.offer

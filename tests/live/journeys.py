"""Say where a film stands after each step of its story."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final, override

from tests.stack.catalogue import film
from tests.stack.film_story import FilmStory
from tests.stack.player import Options
from tests.stack.releases import Offer
from tests.stack.sender import Trouble
from tests.stack.stack import Stack
from tests.stack.world import Title

STATE_AFTER: Final = {
    "wish": "requested",
    "approve": "searching",
    "grab": "grabbing",
    "download": "downloading",
    "finish": "downloaded",
    "import": "importing",
    "playable": "available",
    "hint": "available",
    "announce": "available",
}
WHOLE_JOURNEY: Final = [
    "requested",
    "approved",
    "searching",
    "grabbing",
    "downloading",
    "downloaded",
    "importing",
    "available",
]
TICKS: Final = 4
# Story seconds.
HESITATION: Final = 300


@dataclass(frozen=True, slots=True)
class Stop:
    """A place in a story: after the nth step of a name."""

    step: str
    nth: int = 1

    @property
    def state(self) -> str:
        """Return where the film stands there."""
        return STATE_AFTER[self.step]


# Where it is worth while to look whether nothing was lost.
STOPS: Final = (
    Stop("wish"),
    Stop("approve"),
    Stop("grab"),
    Stop("download", 1),
    Stop("download", TICKS),
    Stop("finish"),
    Stop("import"),
    Stop("playable"),
)
# One film for each stop, twice.
INVENTED: Final = tuple(
    film(100 + n, f"{name} {number}", 2020 + n % 6, "Somebody waits.", ("Drama",))
    for n, (name, number) in enumerate(
        (name, number)
        for name in ("Candle in the Storm", "Empty Platform")
        for number in range(1, len(STOPS) + 1)
    )
)
KILLED: Final = INVENTED[: len(STOPS)]
MISSED: Final = INVENTED[len(STOPS) :]


class QueuedFilm(FilmStory):
    """Let the torrent wait in the client's queue until its first byte comes."""

    @override
    def fetch(self, offer: Offer, *, category: str) -> None:
        """Give the release to a client that is busy with others."""
        super().fetch(offer, category=category)
        self.stack.qbittorrent.set_state(offer.torrent_hash, "queuedDL")


def queued_film(stack: Stack, title: Title) -> FilmStory:
    """Return the story of a film that stays in each of its states for a while."""
    return QueuedFilm(stack, title, Options(ticks=TICKS))


def let_seerr_speak_first(stack: Stack) -> None:
    """Let Radarr tell of a new film a while after Seerr told of the approval."""
    stack.radarr.sender.add_fault(Trouble.LATE, "MovieAdded", delay=HESITATION)


@contextmanager
def outage(stack: Stack) -> Iterator[None]:
    """Lose every webhook while the block runs.

    So few failures that nobody is muted for them: Radarr and Sonarr bear with a
    receiver for five minutes.
    """
    senders = [stack.seerr.sender, stack.jellyfin.sender]
    senders += [arr.sender for arr in stack.arrs]
    faults = [sender.add_fault(Trouble.LOST) for sender in senders]
    try:
        yield
    finally:
        for sender, fault in zip(senders, faults, strict=True):
            sender.faults.remove(fault)

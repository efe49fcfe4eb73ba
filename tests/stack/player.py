"""Play stories: lists of named steps that move the simulated services on."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
import random
from typing import TYPE_CHECKING

from .releases import Offer
from .seerr_records import ALICE, Request, User
from .world import Title

if TYPE_CHECKING:
    from .stack import Stack


SEARCHING = ("search", "nothing", "fail")


class GoneError(Exception):
    """Somebody took away what the story needs to go on."""


class Delivery(StrEnum):
    """How a season arrives."""

    PACK = "pack"
    SINGLES = "singles"
    STRAGGLERS = "stragglers"
    """A pack that lacks the last episode, which follows on its own."""
    WEEKLY = "weekly"
    """One episode after the other, a week apart."""


class Removal(StrEnum):
    """Where somebody deletes the title in the end."""

    ARR = "arr"
    ARR_FILE = "arr_file"
    JELLYFIN = "jellyfin"
    SEERR = "seerr"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What happens in a story beside the usual."""

    user: User = ALICE
    seasons: tuple[int, ...] = ()
    is_4k: bool = False
    without_seerr: bool = False
    """Somebody adds the title in Radarr or Sonarr."""
    auto_approved: bool = False
    declined: bool = False
    fails_at_seerr: bool = False
    """Radarr or Sonarr does not take the wish at first; somebody retries."""
    late_release: bool = False
    """Nothing is found for a long while."""
    stalls: bool = False
    """The download gets no data for a long while."""
    regrab: bool = False
    """The first download fails, another release follows."""
    hybrid: bool = False
    """Torrents have a v1 and a v2 hash."""
    ticks: int = 4
    """Steps of a download."""
    delivery: Delivery = Delivery.PACK
    import_blocked: bool = False
    """The import waits until somebody does it by hand."""
    by_hand: bool = False
    """Somebody imports files from elsewhere; nothing is grabbed."""
    not_matched: bool = False
    """Shoko does not know the file at first."""
    known_to_shoko: bool = False
    """Shoko knows the file already and says nothing about it."""
    tmdb_in_jellyfin: bool = False
    """Anime: Jellyfin has TMDB's ids, not only AniDB's and Shoko's."""
    jellyfin_name: str | None = None
    """The title in Jellyfin, when it shows another one (romaji)."""
    season_offset: int = 0
    """How far Jellyfin's season numbers are from Sonarr's."""
    seerr_announces: bool = True
    upgrade: bool = False
    removal: Removal | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step; `pause` is what passes before it, in story seconds."""

    name: str
    action: Callable[[], Awaitable[None]]
    pause: float


@dataclass(slots=True)
class Cast:
    """What a story has brought about so far."""

    request: Request | None = None
    offer: Offer | None = None
    jellyfin_ids: list[str] = field(default_factory=list)


class Story:
    """One title's way through the services, step by step.

    Each step changes the services first and sends the webhooks then, one after
    another, as the real programs do. The same seed tells the same story.
    """

    def __init__(
        self,
        stack: Stack,
        title: Title,
        options: Options | None = None,
        *,
        seed: int = 0,
    ) -> None:
        """Write the story down; nothing happens yet."""
        self.stack = stack
        self.title = title
        self.options = options or Options()
        self.rng = random.Random(f"{title.tmdb_id}{seed}")
        self.cast = Cast()
        self.hurry = asyncio.Event()
        """Set to cut the pause short that the story is in."""
        self.steps: Sequence[Step] = self.script()
        self.done: list[str] = []

    def script(self) -> list[Step]:
        """Return the steps in order."""
        raise NotImplementedError

    @property
    def names(self) -> list[str]:
        """Return the names of all steps; a name can occur several times."""
        return [step.name for step in self.steps]

    @property
    def finished(self) -> bool:
        """Tell whether no step is left."""
        return len(self.done) == len(self.steps)

    @property
    def searches(self) -> bool:
        """Tell whether Radarr or Sonarr has found nothing yet."""
        return bool(self.done) and self.done[-1] in SEARCHING

    @property
    def request(self) -> Request:
        """Return the request in Seerr, once it was made."""
        if self.cast.request is None:
            raise GoneError("Nobody has wished for this title yet")
        return self.cast.request

    async def step(self, *, wait: bool = False) -> str:
        """Do the next step, after its pause if wanted, and return its name."""
        if self.finished:
            raise RuntimeError("The story is over")
        step = self.steps[len(self.done)]
        if wait:
            self.hurry.clear()
            await self.stack.clock.wait(self.hurry, step.pause)
        await step.action()
        self.done.append(step.name)
        return step.name

    async def advance_to(self, name: str, nth: int = 1) -> None:
        """Do all steps up to and with the nth one of this name, without pauses."""
        if self.names.count(name) < nth:
            raise ValueError(f"The story has fewer than {nth} steps called {name}")
        while self.done.count(name) < nth:
            await self.step()

    async def finish(self) -> None:
        """Do all steps that are left, without pauses."""
        while not self.finished:
            await self.step()

    async def run(self) -> None:
        """Do all steps that are left at the pace of the stack's clock."""
        while not self.finished:
            await self.step(wait=True)

"""Play stories for ever, so that there is always something to see."""

import asyncio
from contextlib import suppress
from dataclasses import replace
import random

from .arr_store import Command
from .catalogue import REFERENCE
from .film_story import FilmStory
from .forgetting import forget
from .player import Delivery, GoneError, Options
from .seerr_records import ALICE, BOB
from .show_story import ShowStory
from .stack import Stack
from .stories import tell
from .world import Title

TICKS = 24
LINGER = 1800
"""Story seconds that a finished title stays before it is deleted and wished anew."""
GAP = 120
"""Story seconds at most between one story and the next of the same player."""

FIRST = (
    Options(ticks=TICKS),
    Options(ticks=TICKS, user=BOB, auto_approved=True),
    Options(ticks=TICKS, auto_approved=True, not_matched=True),
    Options(ticks=TICKS, user=BOB, delivery=Delivery.SINGLES),
)
"""What happens to the four reference titles, which begin side by side."""

TWISTS = (
    Options(ticks=TICKS),
    Options(ticks=TICKS, auto_approved=True),
    Options(ticks=TICKS, auto_approved=True, regrab=True),
    Options(ticks=TICKS, import_blocked=True),
    Options(ticks=TICKS, stalls=True),
    Options(ticks=TICKS, auto_approved=True, late_release=True),
    Options(ticks=TICKS, fails_at_seerr=True),
    Options(ticks=TICKS, declined=True),
    Options(ticks=TICKS, upgrade=True),
    Options(ticks=TICKS, auto_approved=True, hybrid=True),
)
DELIVERIES = (Delivery.PACK, Delivery.SINGLES, Delivery.STRAGGLERS, Delivery.WEEKLY)
PLAYERS = 5
SHORT_SHOW = 8
"""Episodes up to which single downloads do not take too long to watch."""


class Demo:
    """Keep several stories going at once; each title comes back after a while."""

    def __init__(self, stack: Stack, *, seed: int = 0, players: int = PLAYERS) -> None:
        """Shuffle the titles by the seed; the four reference titles come first."""
        self.stack = stack
        self.rng = random.Random(seed)
        others = [title for title in stack.titles if title not in REFERENCE]
        self.rng.shuffle(others)
        self.waiting: asyncio.Queue[Title] = asyncio.Queue()
        for title in others:
            self.waiting.put_nowait(title)
        self.players = players
        self.played = 0
        self.playing: set[FilmStory | ShowStory] = set()
        for arr in stack.arrs:
            arr.on_command.append(self._answer)

    async def run(self) -> None:
        """Play until cancelled."""
        async with asyncio.TaskGroup() as group:
            for title, options in zip(REFERENCE, FIRST, strict=True):
                group.create_task(self._player(title, options))
            for _ in range(self.players - len(REFERENCE)):
                group.create_task(self._player())

    async def _player(
        self, title: Title | None = None, options: Options | None = None
    ) -> None:
        """Play one story after the other."""
        async with asyncio.TaskGroup() as group:
            while True:
                await self.stack.clock.sleep(self.rng.uniform(0, GAP))
                title = title or await self.waiting.get()
                options = options or self._options(title)
                story = tell(self.stack, title, options, seed=self.played)
                self.playing.add(story)
                # Whoever watches may delete things; the show goes on.
                with suppress(GoneError):
                    await story.run()
                self.playing.discard(story)
                self.played += 1
                group.create_task(self._clear(title))
                title = options = None

    async def _answer(self, command: Command) -> None:
        """Find a release at once when somebody commands a search."""
        for story in self.playing:
            if story.searches and story.is_about(command):
                story.hurry.set()

    def _options(self, title: Title) -> Options:
        """Return what happens to a title this time."""
        twist = self.rng.choice(TWISTS)
        delivery = Delivery.PACK
        if title.kind.is_show and len(title.episodes) <= SHORT_SHOW:
            delivery = self.rng.choice(DELIVERIES)
        return replace(
            twist,
            user=self.rng.choice((ALICE, BOB)),
            delivery=delivery,
            not_matched=title.kind.is_anime and self.rng.random() < 0.3,
        )

    async def _clear(self, title: Title) -> None:
        """Delete a title after a while, so that somebody can wish for it again."""
        await self.stack.clock.sleep(LINGER)
        await forget(self.stack, title)
        self.waiting.put_nowait(title)

"""Look on as a browser does: every state of every request, in the order seen."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from tests.stack.film_story import FilmStory

from .client import HomeClient
from .errors import HomeError, Json
from .home_socket import HomeSocket, Subscription
from .household import DOMAIN
from .journeys import STATE_AFTER, Stop

PATIENCE: Final = 120.0
RECORDER_POLL: Final = 0.5
GONE: Final = frozenset({"unavailable", "unknown"})


@dataclass(slots=True)
class Film:
    """What was seen of one request, over several connections and restarts."""

    states: list[str] = field(default_factory=list)
    checked: int = 0
    """How many of the states somebody has waited for already."""
    percents: list[int] = field(default_factory=list)
    attributes: Json = field(default_factory=dict)
    row: Json = field(default_factory=dict)
    fractions: list[float] = field(default_factory=list)

    @property
    def journey(self) -> list[str]:
        """Return the states, each as often as it was entered."""
        return [state for state, _ in groupby(self.states)]


class Onlooker:
    """Follow the sensors, and the rows that panel and card get."""

    def __init__(self) -> None:
        """Begin with nothing seen."""
        self.films: dict[str, Film] = {}
        self._news = asyncio.Event()

    def film(self, title: str) -> Film:
        """Return what was seen of a title so far."""
        return self.films.setdefault(title, Film())

    def forget(self) -> None:
        """Begin anew with every title that is known."""
        for film in self.films.values():
            film.states.clear()
            film.percents.clear()
            film.fractions.clear()
            film.checked = 0

    @asynccontextmanager
    async def looking(self, client: HomeClient) -> AsyncIterator[None]:
        """Look on while the block runs; what is there already counts as seen."""
        async with client.connect() as socket:
            changes = await socket.subscribe(
                "subscribe_events", event_type="state_changed"
            )
            rows = await socket.subscribe(f"{DOMAIN}/requests/subscribe")
            for state in (await client.states()).values():
                self._see_state(state)
            readers = [
                asyncio.create_task(self._read(changes, self._see_change)),
                asyncio.create_task(self._read(rows, self._see_rows)),
            ]
            try:
                yield
            finally:
                for reader in readers:
                    reader.cancel()
                await asyncio.wait(readers)

    async def until(self, title: str, state: str) -> None:
        """Wait until a title's sensor shows a state, or has since the last wait."""
        film = self.film(title)
        await self.until_true(
            lambda: state in film.states[max(film.checked - 1, 0) :],
            lambda: f"{title} is {film.journey}, not {state}",
        )
        film.checked = film.states.index(state, max(film.checked - 1, 0)) + 1

    async def show(self, story: FilmStory) -> None:
        """Let a story do its next step, and wait until that is to be seen."""
        step = await story.step()
        if step in STATE_AFTER:
            await self.until(story.title.title, STATE_AFTER[step])

    async def show_until(self, story: FilmStory, stop: Stop) -> None:
        """Let a story go on to a stop, with an eye on each step."""
        while story.done.count(stop.step) < stop.nth:
            await self.show(story)

    async def show_rest(self, story: FilmStory) -> None:
        """Let a story go on to its end, with an eye on each step."""
        while not story.finished:
            await self.show(story)

    async def until_true(
        self, holds: Callable[[], bool], otherwise: Callable[[], str]
    ) -> None:
        """Wait until what was seen is as wanted; fail when it never is."""
        try:
            async with asyncio.timeout(PATIENCE):
                while not holds():
                    self._news.clear()
                    await self._news.wait()
        except TimeoutError:
            raise AssertionError(otherwise()) from None

    async def _read(self, events: Subscription, take: Callable[[Json], None]) -> None:
        """Take events until the connection ends."""
        with suppress(HomeError):
            while True:
                take(await events.next(timeout=3600))
                self._news.set()

    def _see_change(self, event: Json) -> None:
        """Take what a sensor changed to."""
        if (state := event["data"]["new_state"]) is not None:
            self._see_state(state)

    def _see_state(self, state: Json) -> None:
        """Take the state of a request's sensor, and no other."""
        attributes = state["attributes"]
        is_request = state["entity_id"].startswith("sensor.") and (
            "request_id" in attributes
        )
        if not is_request or state["state"] in GONE:
            return
        film = self.film(attributes["title"])
        film.states.append(state["state"])
        film.attributes = attributes
        if attributes["progress"] is not None:
            film.percents.append(attributes["progress"])

    def _see_rows(self, event: Json) -> None:
        """Take the rows that were sent at first, came in addition, or changed."""
        known = {film.row["id"]: film for film in self.films.values() if film.row}
        for row in (*event.get("requests", ()), *event.get("added", ())):
            film = self.film(row["title"])
            film.row = {}
            known[row["id"]] = film
            self._merge(film, row)
        for changed in event.get("changed", ()):
            self._merge(known[changed["id"]], changed)

    def _merge(self, film: Film, fields: Json) -> None:
        """Take the fields of a row that changed."""
        film.row |= fields
        if fields.get("progress") is not None:
            film.fractions.append(fields["progress"])


async def recorded(
    socket: HomeSocket, entity_id: str, since: str, last: str
) -> list[str]:
    """Return the states that the recorder kept, once the last one is among them.

    It writes every few seconds.
    """
    async with asyncio.timeout(PATIENCE):
        while True:
            answer: dict[str, list[Json]] = await socket.command(
                "history/history_during_period",
                start_time=since,
                entity_ids=[entity_id],
                include_start_time_state=False,
                no_attributes=True,
            )
            states = [each["s"] for each in answer.get(entity_id, ())]
            if last in states:
                return [state for state in states if state not in GONE]
            await asyncio.sleep(RECORDER_POLL)

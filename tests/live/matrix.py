"""Kill Home Assistant at every step of a film's journey, and compare the outcomes."""

import argparse
import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
import sys
import tempfile
import time
from typing import Final, override

from tests.stack.catalogue import film
from tests.stack.film_story import FilmStory
from tests.stack.stack import Stack
from tests.stack.titles import CATALOGUE
from tests.stack.world import Title

from .errors import HomeError
from .household import DOMAIN, Household, new_household
from .journeys import STOPS, let_seerr_speak_first, outage, queued_film
from .reporting import complaints
from .watching import Onlooker

MISSED: Final = (0, 1, 3)
# What every film passes, in this order.
STEPS: Final = (
    "requested",
    "approved",
    "added",
    "grabbed",
    "download_started",
    "downloaded",
    "imported",
    "available",
)
# What a watcher found is shown before it is on the disk, and found again.
FOUND_AGAIN: Final = frozenset({"downloading", "downloaded", "available"})
# Radarr and Seerr tell times by the second.
TOLERANCE: Final = timedelta(seconds=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Kill after a stop, and stay away while so many stops pass."""

    stop: int
    missed: int
    title: Title

    @property
    def back(self) -> int:
        """Return the stop at which Home Assistant comes back."""
        return self.stop + self.missed

    @override
    def __str__(self) -> str:
        """Name the case."""
        stop = STOPS[self.stop]
        return f"killed after {stop.step} {stop.nth}, missed {self.missed}"


@dataclass(slots=True)
class Outcome:
    """What became of a film."""

    states: list[str] = field(default_factory=list)
    timeline: list[tuple[datetime, str]] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    link: bool = False

    def differences(self, undisturbed: Outcome) -> Iterator[str]:
        """Yield what ends otherwise than in an undisturbed run."""
        steps = sorted(step for _, step in self.timeline)
        if steps != sorted(step for _, step in undisturbed.timeline):
            yield f"steps {steps}"
        ordered = sorted(self.timeline, key=lambda entry: STEPS.index(entry[1]))
        for (at, step), (then, later) in pairwise(ordered):
            if at > then + TOLERANCE:
                yield f"{step} at {at}, but {later} at {then}"
        if self.counts != undisturbed.counts:
            yield f"counts {self.counts}"
        if self.link != undisturbed.link:
            yield "no link to Jellyfin"
        order = [state for state in undisturbed.states if state in self.states]
        if self.states != order:
            yield f"states {self.states}"


def cases() -> list[Case]:
    """Return every case, each with a film of its own."""
    places = [
        (stop, missed)
        for missed in MISSED
        for stop in range(len(STOPS))
        if stop + missed < len(STOPS)
    ]
    return [
        Case(
            stop=stop,
            missed=missed,
            title=film(200 + n, f"Matrix {n}", 2020 + n % 6, "Again.", ("Drama",)),
        )
        for n, (stop, missed) in enumerate(places)
    ]


async def finish(household: Household, onlooker: Onlooker, story: FilmStory) -> Outcome:
    """Play a story to its end and return what became of it."""
    await onlooker.show_rest(story)
    film = onlooker.film(story.title.title)
    async with household.client.connect() as socket:
        request = await socket.command(
            f"{DOMAIN}/requests/get", request_id=film.row["id"]
        )
    return Outcome(
        states=film.journey,
        timeline=[
            (datetime.fromisoformat(entry["at"]), entry["step"])
            for entry in request["timeline"]
            if entry["step"] in STEPS
        ],
        counts=request["counts"],
        link=request["jellyfin_url"] is not None,
    )


async def undisturbed(household: Household, title: Title) -> Outcome:
    """Return what becomes of a film when nothing happens to Home Assistant."""
    onlooker = Onlooker()
    async with onlooker.looking(household.client):
        return await finish(household, onlooker, queued_film(household.stack, title))


async def disturbed(household: Household, case: Case) -> Outcome:
    """Return what becomes of a film when the power fails."""
    onlooker = Onlooker()
    story = queued_film(household.stack, case.title)
    async with onlooker.looking(household.client):
        await onlooker.show_until(story, STOPS[case.stop])
        await household.home.kill()
    before = onlooker.film(case.title.title).journey
    onlooker.forget()
    with outage(household.stack):
        await story.advance_to(STOPS[case.back].step, STOPS[case.back].nth)
    await household.restart()
    async with onlooker.looking(household.client):
        await onlooker.until(case.title.title, STOPS[case.back].state)
        outcome = await finish(household, onlooker, story)
    outcome.states = joined(before, outcome.states)
    return outcome


def joined(before: list[str], after: list[str]) -> list[str]:
    """Return one journey from what was seen before and after the outage."""
    lost = before[-2:] == after[:2] and before[-1] in FOUND_AGAIN
    seen = 2 if lost else int(before[-1:] == after[:1])
    return before + after[seen:]


async def examine(household: Household, case: Case, usual: Outcome) -> list[str]:
    """Return what is wrong after one case."""
    before = len(household.home.log)
    try:
        outcome = await disturbed(household, case)
    except (AssertionError, HomeError) as err:
        if not household.home.running:
            await household.restart()
        return [str(err)]
    return [*outcome.differences(usual), *complaints(household.home.log[before:])]


async def run(wanted: list[Case]) -> int:
    """Examine all cases on one household and return how many went wrong."""
    usual_title = film(199, "Matrix", 2020, "Once.", ("Drama",))
    titles = (*CATALOGUE, usual_title, *(case.title for case in wanted))
    stack = Stack(speed=1_000, titles=titles)
    let_seerr_speak_first(stack)
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        async with new_household(stack, Path(folder)) as household:
            usual = await undisturbed(household, usual_title)
            for case in wanted:
                began = time.monotonic()
                problems = await examine(household, case, usual)
                wrong += bool(problems)
                verdict = "; ".join(problems) or "as if nothing had happened"
                seconds = time.monotonic() - began
                sys.stdout.write(f"{case}: {verdict} ({seconds:.0f} s)\n")
                sys.stdout.flush()
    return wrong


def main() -> int:
    """Run the cases and return the exit status."""
    parser = argparse.ArgumentParser(prog="scripts/matrix", description=__doc__)
    parser.add_argument(
        "--only", default="", metavar="TEXT", help="only cases whose name has this"
    )
    only = parser.parse_args().only
    wanted = [case for case in cases() if only in str(case)]
    wrong = asyncio.run(run(wanted))
    sys.stdout.write(f"{len(wanted)} cases, {wrong} of them wrong\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

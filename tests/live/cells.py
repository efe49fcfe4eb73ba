"""Kill Home Assistant when many titles stand at different steps, and compare."""

import asyncio
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any, Final, override

from tests.stack.show_story import ShowStory

from .errors import HomeError
from .household import DOMAIN, Household
from .journeys import outage
from .paths import Path, Standing, Told, standing_of
from .watching import Onlooker

# What is asked for in turns of a minute may need two of them.
PATIENCE: Final = 240.0
POLL: Final = 0.25
HISTORY: Final = 120.0
ALL: Final = -1
# The steps that every title of a path passes, in this order, and the step of the
# story that brings each about.
ORDER: Final[Mapping[str, str]] = {
    "requested": "wish",
    "approved": "approve",
    "added": "approve",
    "grabbed": "grab",
    "download_started": "download",
    "downloaded": "finish",
    "imported": "import",
    "matched": "match",
    "available": "playable",
}
# Services tell times by the second, and copying takes a moment.
TOLERANCE: Final = timedelta(seconds=2)
# Of these nobody keeps when they happened: they are told when they are found.
UNKEPT: Final = frozenset({"download_started", "available"})
# These are found by asking: told as late as that, unless they were missed.
ASKED_FOR: Final = UNKEPT | {"downloaded", "matched"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Say after how many steps of a path the kill comes, and how many it misses."""

    path: Path
    number: int
    stop: int
    missed: int
    steps: tuple[str, ...]
    at_once: bool = False
    """Kill while the last step is still under way."""

    @property
    def back(self) -> int:
        """Return how many steps are done when Home Assistant comes back."""
        return len(self.steps) if self.missed == ALL else self.stop + self.missed

    @property
    def after(self) -> str:
        """Name the step that was the last before the kill."""
        if self.stop == 0:
            return "nothing"
        step = self.steps[self.stop - 1]
        nth = self.steps[: self.stop].count(step)
        return f"{step} {nth}" if self.steps.count(step) > 1 else step

    @property
    def away(self) -> str:
        """Say how long Home Assistant was away."""
        if self.at_once:
            return "at once"
        return "all" if self.missed == ALL else str(self.missed)

    @override
    def __str__(self) -> str:
        """Name the cell."""
        return f"{self.path.name}, killed after {self.after}, missed {self.away}"


@dataclass(slots=True)
class Play:
    """Play a story and note when each step was done."""

    story: Told
    path: Path
    times: list[tuple[str, datetime, datetime]] = field(default_factory=list)
    unseen: range = range(0)
    """Which of the steps happened while Home Assistant was away."""
    shown: list[datetime] = field(default_factory=list)
    """When Home Assistant was seen to show where the story stood, each time."""

    async def step(self) -> None:
        """Do the next step."""
        began = datetime.now(UTC)
        step = await self.story.step()
        self.times.append((step, began, datetime.now(UTC)))

    async def advance_to(self, count: int) -> None:
        """Do steps until so many are done."""
        while len(self.times) < count:
            await self.step()

    @property
    def standing(self) -> Standing | None:
        """Return where the title stands."""
        return self.path.standing(self.story.done)

    @property
    def jellyfin_ids(self) -> set[str]:
        """Return what the title and its parts are called in Jellyfin."""
        ids = set(self.story.cast.jellyfin_ids)
        if isinstance(self.story, ShowStory) and self.story.library.series_id:
            ids.add(self.story.library.series_id)
        return ids

    def window(self, told: str) -> tuple[datetime, datetime] | None:
        """Return from when to when a timeline's step may be, None where it may not."""
        step = ORDER.get(told)
        places = [n for n, (name, _, _) in enumerate(self.times) if name == step]
        if not places:
            return None
        last = self.times[places[-1]][2]
        if told in (UNKEPT if places[-1] in self.unseen else ASKED_FOR):
            last = next((at for at in self.shown if at > last), last)
        return self.times[places[0]][1], last


@dataclass(slots=True, kw_only=True)
class Outcome:
    """Hold what Home Assistant tells of a title in the end."""

    standing: Standing | None
    timeline: list[dict[str, Any]]
    link: str | None
    requests: int

    @property
    def steps(self) -> list[tuple[str, tuple[tuple[int, int], ...]]]:
        """Return the steps with their items, in the order of a journey."""
        places = {step: place for place, step in enumerate(ORDER)}
        told = [
            (entry["step"], tuple(sorted(map(tuple, entry["items"]))))
            for entry in self.timeline
            if entry["step"] in ORDER
        ]
        return sorted(told, key=lambda one: (places[one[0]], one[1]))


async def look_up(household: Household, plays: Iterable[Play]) -> list[Outcome]:
    """Return what Home Assistant tells of each title."""
    outcomes = []
    async with household.client.connect() as socket:
        for play in plays:
            listed = await socket.command(
                f"{DOMAIN}/requests/list", text=play.story.title.title
            )
            found: dict[str, Any] = {"timeline": []}
            if listed["requests"]:
                found = await socket.command(
                    f"{DOMAIN}/requests/get", request_id=listed["requests"][0]["id"]
                )
            outcomes.append(
                Outcome(
                    standing=standing_of(found if "state" in found else None),
                    timeline=found["timeline"],
                    link=found.get("jellyfin_url"),
                    requests=listed["total"],
                )
            )
    return outcomes


def faults(play: Play, outcome: Outcome, usual: Outcome) -> Iterator[str]:
    """Yield what is otherwise than after an undisturbed run."""
    if outcome.requests != 1:
        yield f"{outcome.requests} requests"
        return
    if outcome.standing != play.standing:
        yield f"ends as {outcome.standing}"
    if outcome.link is None or not any(
        one in outcome.link for one in play.jellyfin_ids
    ):
        yield f"link {outcome.link}"
    if outcome.steps != usual.steps:
        lacking = [one for one in usual.steps if one not in outcome.steps]
        beyond = [one for one in outcome.steps if one not in usual.steps]
        yield f"timeline lacks {lacking}, has {beyond} in addition"
    yield from wrong_times(play, outcome)


def wrong_times(play: Play, outcome: Outcome) -> Iterator[str]:
    """Yield the entries that are out of order, or tell another time than it was."""
    places = {step: place for place, step in enumerate(ORDER)}
    items: set[tuple[int, ...]] = {key for _, keys in outcome.steps for key in keys}
    for item in items or {()}:
        told = [
            entry
            for entry in outcome.timeline
            if entry["step"] in ORDER
            and (not entry["items"] or list(item) in entry["items"])
        ]
        told.sort(key=lambda entry: places[entry["step"]])
        for before, after in pairwise(told):
            # One entry tells of all episodes that became playable, the last one last.
            if before["at"] > after["until"] and not _near(
                before["at"], after["until"]
            ):
                yield f"{before['step']} of {item} comes after {after['step']}"
    for entry in outcome.timeline:
        if (window := play.window(entry["step"])) is None:
            continue
        at = datetime.fromisoformat(entry["at"])
        if at < window[0] - TOLERANCE:
            yield f"{entry['step']} is told {window[0] - at} early"
        elif at > window[1] + TOLERANCE:
            yield f"{entry['step']} is told {at - window[1]} late"


def _near(one: str, other: str) -> bool:
    """Tell whether two times are the same but for how exactly they are told."""
    return abs(datetime.fromisoformat(one) - datetime.fromisoformat(other)) <= TOLERANCE


async def until_shown(onlooker: Onlooker, plays: Iterable[Play]) -> dict[int, str]:
    """Wait until every title is shown where it stands; return those that never are.

    The answer has what is shown instead, by place.
    """
    waiting = dict(enumerate(plays))

    def settle() -> None:
        """Drop the titles that are shown where they stand."""
        for place, play in list(waiting.items()):
            if _shown(onlooker, play) == play.standing:
                del waiting[place]
                play.shown.append(datetime.now(UTC))

    try:
        async with asyncio.timeout(PATIENCE):
            while waiting:
                settle()
                await asyncio.sleep(POLL)
    except TimeoutError:
        pass
    return {
        place: f"{_shown(onlooker, play)}, not {play.standing}"
        for place, play in waiting.items()
    }


def _shown(onlooker: Onlooker, play: Play) -> Standing | None:
    """Return what is shown of a title."""
    return standing_of(onlooker.film(play.story.title.title).row)


async def undisturbed(
    household: Household, paths: Sequence[Path], numbers: Mapping[str, int]
) -> dict[str, Outcome]:
    """Return what becomes of a title of each path; raise where that is wrong."""
    plays = [
        Play(path.story(household.stack, numbers[path.name]), path) for path in paths
    ]
    onlooker = Onlooker()
    async with onlooker.looking(household.client):
        while going := [play for play in plays if not play.story.finished]:
            await asyncio.gather(*(play.step() for play in going))
            if wrong := await until_shown(onlooker, going):
                raise HomeError(
                    "; ".join(
                        f"{going[place].path.name} after {going[place].story.done}:"
                        f" {text}"
                        for place, text in wrong.items()
                    )
                )
    outcomes = await look_up(household, plays)
    for play, outcome in zip(plays, outcomes, strict=True):
        if found := list(faults(play, outcome, outcome)):
            raise HomeError(f"{play.path.name}: {'; '.join(found)}")
    return {path.name: outcome for path, outcome in zip(paths, outcomes, strict=True)}


async def examine(
    household: Household, cells: Sequence[Cell], usual: Mapping[str, Outcome]
) -> list[list[str]]:
    """Return what is wrong in each cell; one kill serves all of them."""
    plays = [
        Play(cell.path.story(household.stack, cell.number), cell.path) for cell in cells
    ]
    problems: list[list[str]] = [[] for _ in cells]

    def note(place: int, problem: str) -> None:
        """Keep a problem of a cell."""
        problems[place].append(problem)

    onlooker = Onlooker()
    async with onlooker.looking(household.client):
        await _play(plays, [cell.stop - cell.at_once for cell in cells])
        for place, text in (await until_shown(onlooker, plays)).items():
            note(place, f"before the kill {text}")
        await _play(plays, [cell.stop for cell in cells])
        await household.home.kill()
    onlooker.forget()
    with outage(household.stack):
        await _play(plays, [cell.back for cell in cells])
    for play, cell in zip(plays, cells, strict=True):
        play.unseen = range(cell.stop - cell.at_once, cell.back)
    await household.restart()
    async with onlooker.looking(household.client):
        for place, text in (await until_shown(onlooker, plays)).items():
            note(place, f"after the kill {text}")
        await _play(plays, [len(cell.steps) for cell in cells])
        for place, text in (await until_shown(onlooker, plays)).items():
            note(place, f"in the end {text}")
    expected = [usual[cell.path.name] for cell in cells]
    for place, found in enumerate(await final_faults(household, plays, expected)):
        problems[place].extend(found)
    return problems


async def final_faults(
    household: Household, plays: Sequence[Play], usual: Sequence[Outcome]
) -> list[list[str]]:
    """Return what stays otherwise than after an undisturbed run.

    Some of the history is asked for after the title can be played already.
    """
    began = asyncio.get_running_loop().time()
    while True:
        outcomes = await look_up(household, plays)
        found = [list(faults(*one)) for one in zip(plays, outcomes, usual, strict=True)]
        if not any(found) or asyncio.get_running_loop().time() - began > HISTORY:
            return found
        await asyncio.sleep(1)


async def _play(plays: Sequence[Play], counts: Sequence[int]) -> None:
    """Let each story go on until so many of its steps are done."""
    await asyncio.gather(
        *(play.advance_to(count) for play, count in zip(plays, counts, strict=True))
    )


def every_cell(
    path: Path,
    steps: tuple[str, ...],
    missed: int,
    numbers: Iterator[int],
    *,
    at_once: bool = False,
) -> list[Cell]:
    """Return a path's cells for a number of missed steps."""
    return [
        Cell(
            path=path,
            number=next(numbers),
            stop=stop,
            missed=missed,
            steps=steps,
            at_once=at_once,
        )
        for stop in range(len(steps) + 1)
        if missed == ALL or stop + missed <= len(steps)
        # Nothing is shown of what nobody has wished for yet.
        if stop or missed
    ]

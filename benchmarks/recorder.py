"""Let a film and a season go the whole way, and count what the recorder kept."""

import asyncio
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
import sqlite3
from typing import Final

from tests.stack.catalogue import film, show
from tests.stack.film_story import FilmStory
from tests.stack.player import Delivery, Options, Story
from tests.stack.show_story import ShowStory
from tests.stack.stack import Stack

from .bench import Bench
from .measure import Report

FILM: Final = film(901, "The Measured Film", 2024, "It is counted.", ("Drama",))
SHOW: Final = show(
    901,
    "The Measured Season",
    date(2024, 1, 1),
    "Each part is counted.",
    ("Drama",),
    seasons=(12,),
)
# A torrent is looked at every three seconds: each look finds another step.
STEPS: Final = 48
LOOK: Final = 3.1
PAUSE: Final = 1.0
ROWS: Final = 60
BYTES: Final = 2_048
COMMITTED: Final = 12.0
DATABASE: Final = "home-assistant_v2.db"
QUERY: Final = """
    SELECT states_meta.entity_id, COUNT(*), COUNT(DISTINCT states.attributes_id),
        MAX(LENGTH(state_attributes.shared_attrs))
    FROM states
    JOIN states_meta USING (metadata_id)
    LEFT JOIN state_attributes USING (attributes_id)
    GROUP BY states_meta.entity_id
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """Hold what the recorder kept of one entity; `largest` is in bytes."""

    rows: int
    attributes: int
    largest: int


async def measure(bench: Bench) -> Report:
    """Play both stories at once, as fast as looks can follow."""
    report = Report()
    stack = Stack(speed=1_000, titles=(FILM, SHOW), local_images=True)
    parts = len(SHOW.episodes)
    stories = {
        "a film": FilmStory(stack, FILM, Options(ticks=STEPS)),
        f"a season of {parts} episodes": ShowStory(
            stack,
            SHOW,
            Options(ticks=STEPS // parts, delivery=Delivery.SINGLES),
        ),
    }
    async with bench.household("recorder", stack) as home:
        await home.probe("start")
        async with asyncio.TaskGroup() as group:
            for story in stories.values():
                group.create_task(_play(story))
        await asyncio.sleep(COMMITTED)
        sensors = {
            state["attributes"]["title"]: entity_id
            for entity_id, state in (await home.client.states()).items()
            if "request_id" in state["attributes"]
        }
        await home.probe("two stories")
        kept = await asyncio.to_thread(_read, home.home.folder / DATABASE)
        report.blocks = [block for block in home.blocks if block.during != "start"]
    for name, story in stories.items():
        found = kept[sensors[story.title.title]]
        report.add(
            f"rows of {name}", f"{found.rows}", f"under {ROWS}", met=found.rows < ROWS
        )
        report.add(
            f"attributes of {name}, at most",
            f"{found.largest:,} bytes",
            f"under {BYTES:,} bytes",
            met=found.largest < BYTES,
        )
        report.add(f"different attributes of {name}", f"{found.attributes}")
    others = {
        entity_id: each.rows
        for entity_id, each in kept.items()
        if "status_tracker" in entity_id and entity_id not in sensors.values()
    }
    report.add(
        "rows of all other entities of the integration", f"{sum(others.values())}"
    )
    report.notes.append(
        f"Both go from the wish to the play button, the season episode by episode. The "
        f"downloads move in {STEPS} steps, a step for every look at the download "
        "client, so that nothing is left out for haste. The recorder is Home "
        "Assistant's own, with SQLite and its usual settings."
    )
    return report


async def _play(story: Story) -> None:
    """Let a story go on, at a pace at which every step is seen."""
    while not story.finished:
        step = await story.step()
        await asyncio.sleep(LOOK if step == "download" else PAUSE)


def _read(path: Path) -> dict[str, Kept]:
    """Return what was kept, by entity."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
        rows = database.execute(QUERY).fetchall()
    return {
        entity_id: Kept(count, attributes, largest or 0)
        for entity_id, count, attributes, largest in rows
    }

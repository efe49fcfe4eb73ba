"""Test with real kills that what was acknowledged is on disk."""

import asyncio
import os
from pathlib import Path
import random
import sys

from homeassistant.core import HomeAssistant
import pytest

from custom_components.status_tracker.storage.store import async_open_store
from custom_components.status_tracker.tracker.facts import Subject
from custom_components.status_tracker.tracker.models import SeerrRef

from .disk import Disk

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("KILLS", "1"))


async def async_kill_a_writer(folder: str, after: int) -> list[int]:
    """Start the writer, kill it after some answers; return the wishes it answered."""
    program = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        f"{__package__}.writer",
        folder,
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    assert program.stdout is not None
    answered: list[int] = []
    try:
        async with asyncio.timeout(120):
            while len(answered) < after:
                answered.append(int(await program.stdout.readline()))
    finally:
        program.kill()
        await program.wait()
    # What was said before the kill and is still in the pipe counts too.
    rest = (await program.stdout.read()).decode().splitlines(keepends=True)
    return [*answered, *(int(line) for line in rest if line.endswith("\n"))]


@pytest.mark.timeout(60 + 120 * KILLS)
async def test_acknowledged_wishes_outlive_kills(
    hass: HomeAssistant, hass_config_dir: str, disk: Disk
) -> None:
    """Find every request whose save was acknowledged, kill after kill."""
    dice = random.Random()
    answered: list[int] = []
    for _ in range(KILLS):
        after = dice.randrange(30, 100)
        answered += await async_kill_a_writer(hass_config_dir, after)
        store = await async_open_store(hass)
        found = [
            store.tracker.find(Subject(seerr=SeerrRef("seerr", wish_id)))
            for wish_id in answered
        ]
        assert [len(ids) for ids in found] == [1] * len(answered)
        await store.async_close()
    assert disk.shards()
    assert not [name for name in disk.content() if "corrupt" in name]

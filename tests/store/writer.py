"""Save one wish after the other until somebody kills this program.

Started by test_kill.py with a configuration folder; names each request that is on
disk in a line of its own.
"""

import asyncio
from itertools import count
import sys

from homeassistant.core import HomeAssistant

from custom_components.status_tracker.storage.store import async_open_store

from .. import newest  # noqa: F401
from ..tracker.stories import NOW
from .disk import film, story


async def async_write(folder: str) -> None:
    """Save for ever: new requests, some of them finished and archived at once."""
    hass = HomeAssistant(folder)
    store = await async_open_store(hass)
    known = len(store.tracker.requests) + len(store.tracker.archive)

    async def async_save(number: int) -> None:
        length = 6 if number % 2 else 1
        changes = store.tracker.apply(story(number)[:length], NOW)
        store.async_note(changes)
        if number % 20 == 0:
            store.async_note(store.tracker.archive_finished(NOW))
        if await store.async_saved():
            sys.stdout.write(f"{film(number).wish_id}\n")
            sys.stdout.flush()

    for first in count(known, 4):
        await asyncio.gather(*(async_save(first + each) for each in range(4)))


if __name__ == "__main__":
    asyncio.run(async_write(sys.argv[1]))

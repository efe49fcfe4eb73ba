"""Play a story while something goes wrong, and see it end as if nothing had."""

import asyncio
from datetime import timedelta
import random
from typing import Final

from homeassistant.util import dt as dt_util
import pytest

from tests.stack.player import Options, Story
from tests.stack.sender import Trouble
from tests.stack.stories import tell
from tests.stacked import until

from .household import OURS, PATHS, Household, short
from .troubles import SLOW, VAGUE, befall

# A story in which the service takes part.
TAKES_PART: Final = {"sonarr": "show", "shoko": "anime-show"}
# Without them Seerr calls a wish failed.
NEEDED_TO_APPROVE: Final = ("radarr", "sonarr")
LATE: Final = timedelta(minutes=10)
ORDERS: Final = ("lost", "doubled", "late", "reversed", "shuffled")


def story_on(household: Household, path: str) -> Story:
    """Return the story of a path, not yet begun."""
    return tell(household.stack, PATHS[path], Options())


async def play_through_trouble(
    household: Household, service: str, trouble: str
) -> None:
    """Play a story while a service answers wrongly, and its end when it does not."""
    with pytest.MonkeyPatch.context() as patch:
        if trouble in SLOW:
            patch.setattr(f"{OURS}.clients.base.ClientTimeout", short)
        await _play_through(household, service, trouble)


async def _play_through(household: Household, service: str, trouble: str) -> None:
    """Play a story with a trouble in its middle."""
    story = story_on(household, TAKES_PART.get(service, "film"))
    title = story.title
    await story.advance_to("download")
    await until(lambda: household.state(title) is not None, "known")
    fault = befall(household.stack, service, trouble)
    await until(lambda: fault.struck > 0, "asked")
    if trouble not in VAGUE:
        await household.until_reachable(False, service)
    await story.finish()
    if service != "jellyfin":
        await household.until_available(title)
    household.stack.services[service].faults.clear()
    await household.until_reachable(True)
    await household.until_available(title)
    household.assert_arrived(title)
    lines = household.lines()
    was_lost = any("lost" in line for line in lines)
    household.assert_log_readable(*([service] if was_lost else []))
    if trouble not in VAGUE:
        assert was_lost


async def play_while_all_go_down(household: Household, path: str) -> None:
    """Play a story while one service after the other is down."""
    story = story_on(household, path)
    names = list(household.stack.services)
    down: str | None = None
    for number, step in enumerate(story.names):
        if down is not None:
            await household.stack.services[down].start()
        down = names[number % len(names)]
        if step == "approve" and down in NEEDED_TO_APPROVE:
            down = "jellyfin"
        await household.stack.services[down].stop()
        await story.step()
        if down != "qbittorrent":
            # It is asked only while somebody waits for a download.
            await household.until_reachable(False, down)
    assert down is not None
    await household.stack.services[down].start()
    await household.until_reachable(True)
    await household.until_available(story.title)
    household.assert_arrived(story.title)


async def play_while_all_flap(household: Household, path: str) -> None:
    """Play a story while every service answers every other call with an error."""
    story = story_on(household, path)
    for name in household.stack.services:
        befall(household.stack, name, "500").every = 2
    while not story.finished:
        await story.step()
        await asyncio.sleep(0)
    for service in household.stack.services.values():
        service.faults.clear()
    await household.until_reachable(True)
    await household.until_available(story.title)
    household.assert_arrived(story.title)


async def play_out_of_order(
    household: Household, path: str, order: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Play a story whose webhooks are lost, doubled, late, or in another order."""
    story = story_on(household, path)
    troubles = {"lost": Trouble.LOST, "doubled": Trouble.DOUBLED}
    for sender in household.senders:
        sender.add_fault(troubles.get(order, Trouble.HELD))
    await story.finish()
    await household.until_available(story.title)
    now = dt_util.utcnow
    monkeypatch.setattr(dt_util, "utcnow", lambda: now() + LATE)
    rng = random.Random(path) if order == "shuffled" else None
    for sender in household.senders:
        sender.faults.clear()
        await sender.release(backwards=order == "reversed", shuffle=rng)
    await household.until_available(story.title)
    household.assert_arrived(story.title)
    household.assert_log_readable()

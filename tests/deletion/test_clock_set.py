"""Test that a deletion goes on in time, though the clock is set an hour on or back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from custom_components.status_tracker.deletion import setup
from custom_components.status_tracker.deletion.delete_movies import MovieStep
from custom_components.status_tracker.deletion.models import DeletionState, Thing
from tests.stack.catalogue import COPPER_LIGHTHOUSE
from tests.stacked import until

from ..set_clock import SetClock
from .conftest import FAST
from .home import Home

HOUR = timedelta(hours=1)


async def test_clock_set_back_holds_nobody_up(
    home: Home, set_clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Let Seerr go ahead in time though Jellyfin seems to be down from later on."""
    monkeypatch.setattr(setup, "PACE", replace(FAST, held=0.5))
    await home.restart()
    await home.bring(COPPER_LIGHTHOUSE)
    await home.stack.jellyfin.stop()
    deletion = await home.begin(COPPER_LIGHTHOUSE)
    await home.comes_to(deletion, DeletionState.WAITING)
    set_clock(-HOUR)
    await until(
        lambda: home.stack.seerr.find_media(COPPER_LIGHTHOUSE) is None, "Seerr is done"
    )
    await home.stack.jellyfin.start()
    await home.done(deletion)


async def test_clock_set_on_skips_no_wait(home: Home, set_clock: SetClock) -> None:
    """Have Seerr wait though Jellyfin seems to have been down for an hour."""
    await home.bring(COPPER_LIGHTHOUSE)
    await home.stack.jellyfin.stop()
    deletion = await home.begin(COPPER_LIGHTHOUSE)
    await home.comes_to(deletion, DeletionState.WAITING)
    set_clock(HOUR)
    await home.rest()
    assert home.stack.seerr.find_media(COPPER_LIGHTHOUSE) is not None
    await home.stack.jellyfin.start()
    await home.done(deletion)


async def test_what_was_not_heard_is_asked_for_again_in_time(
    home: Home, set_clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ask once more for a removal that seems to have been asked for later on."""
    await home.bring(COPPER_LIGHTHOUSE)
    remove, asked = MovieStep.remove, []

    async def mishear(self: MovieStep, due: list[Thing]) -> None:
        """Do nothing at first, while the clock is set back."""
        asked.append(due)
        if len(asked) == 1:
            set_clock(-HOUR)
            return
        await remove(self, due)

    monkeypatch.setattr(MovieStep, "remove", mishear)
    await home.done(await home.begin(COPPER_LIGHTHOUSE))
    assert len(asked) == 2

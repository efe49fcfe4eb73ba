"""Test that a deletion survives a restart at any step."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from custom_components.status_tracker.deletion.jobs import JOB_FILES
from custom_components.status_tracker.deletion.models import (
    DeletionState,
    StepKind,
)
from custom_components.status_tracker.storage.files import StoreFile, async_list_files
from tests.stack.catalogue import KITSUNE_POST_OFFICE, PAPER_CRANE_ORBIT
from tests.stacked import until

from .home import Home, traces
from .trials import (
    BEFORE_ANSWERED,
    BEFORE_HEARD,
    check_gone,
    delete_with_restart,
    removals_of,
)


@pytest.mark.parametrize("kind", removals_of(PAPER_CRANE_ORBIT))
@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(BEFORE_HEARD, id="before-it-was-heard"),
        pytest.param(BEFORE_ANSWERED, id="before-it-was-answered"),
    ],
)
async def test_restart_in_the_middle_of_a_step_loses_nothing(
    home: Home, kind: StepKind, answer: Mapping[str, Any]
) -> None:
    """Go on after a restart while a service was about to remove something."""
    title = PAPER_CRANE_ORBIT
    await home.bring(title)
    check_gone(home, title, await delete_with_restart(home, title, kind, answer))


async def test_every_recorded_moment_can_be_gone_on_from(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Find, in whatever file was last written, all that it takes to go on.

    After each write Home Assistant is as good as killed: what was in memory is lost,
    and the deletion goes on from the files alone.
    """
    await home.bring(KITSUNE_POST_OFFICE)
    write = StoreFile.async_write
    kills = 0

    async def write_and_die(self: StoreFile, document: dict[str, object]) -> None:
        """Write a file, then lose everything."""
        nonlocal kills
        await write(self, document)
        if ".deletion" in self.key and kills < 12:
            kills += 1
            home.hass.async_create_task(home.restart())

    monkeypatch.setattr(StoreFile, "async_write", write_and_die)
    deletion = await home.begin(KITSUNE_POST_OFFICE)
    await home.done(deletion)
    await home.hass.async_block_till_done()
    assert kills == 12
    assert traces(home.stack, KITSUNE_POST_OFFICE) == []
    assert home.requests(KITSUNE_POST_OFFICE) == []
    assert not await async_list_files(home.hass, JOB_FILES)


async def test_open_deletions_go_on_after_a_restart(home: Home) -> None:
    """Wait for a service across a restart, with the same back-off and reason."""
    await home.bring(PAPER_CRANE_ORBIT)
    await home.stack.seerr.stop()
    deletion = await home.begin(PAPER_CRANE_ORBIT)
    await until(lambda: len(deletion.open_steps) == 1, "only Seerr is left")
    await home.restart()
    again = home.deletions.jobs.open[deletion.id]
    assert again is not deletion
    assert again.created_at == deletion.created_at
    assert again.by == deletion.by
    assert [step.objects for step in again.steps] == [
        step.objects for step in deletion.steps
    ]
    await home.comes_to(again, DeletionState.WAITING)
    await home.stack.seerr.start()
    await home.done(again)
    assert traces(home.stack, PAPER_CRANE_ORBIT) == []


def spoil_file(folder: str, spoil: Callable[[str], str]) -> None:
    """Damage the file of the first deletion."""
    file = Path(folder, ".storage", f"status_tracker.{JOB_FILES}.0")
    file.write_text(spoil(file.read_text()))


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda text: text[: len(text) // 2], id="cut"),
        pytest.param(lambda text: text.replace('"torrents"', '"x"'), id="nonsense"),
        pytest.param(lambda _: "[]", id="no-document"),
    ],
)
async def test_damaged_file_stops_no_other(
    home: Home, hass_config_dir: str, spoil: Callable[[str], str]
) -> None:
    """Leave a damaged deletion out, and go on with the others."""
    await home.bring(PAPER_CRANE_ORBIT)
    await home.bring(KITSUNE_POST_OFFICE)
    await home.stack.seerr.stop()
    first = await home.begin(PAPER_CRANE_ORBIT)
    second = await home.begin(KITSUNE_POST_OFFICE)
    for each in (first, second):
        await until(lambda each=each: len(each.open_steps) == 1, "only Seerr is left")  # type: ignore[misc]
    await home.hass.config_entries.async_unload(home.entry.entry_id)
    await home.hass.async_add_executor_job(spoil_file, hass_config_dir, spoil)
    assert await home.hass.config_entries.async_setup(home.entry.entry_id)
    assert list(home.deletions.jobs.open) == [second.id]
    await home.stack.seerr.start()
    await home.done(second)
    assert traces(home.stack, KITSUNE_POST_OFFICE) == []

"""Give every test real files, and a clock that can stand still."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import chain
from pathlib import Path
from unittest.mock import patch

from freezegun import freeze_time
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)

from custom_components.status_tracker.coordinator import StatusTrackerCoordinator
from custom_components.status_tracker.storage import history as store_history

from ..common import async_set_up
from ..real_files import own_folder, real_storage  # noqa: F401
from ..tracker.stories import minute
from .disk import Disk, story


@pytest.fixture
def freezer() -> Iterator[FrozenDateTimeFactory]:
    """Stop the clock a day after the stories; timeouts stand still as well."""
    with freeze_time(minute(24 * 60)) as frozen:
        assert isinstance(frozen, FrozenDateTimeFactory)
        yield frozen


@pytest.fixture
def disk(hass_config_dir: str) -> Iterator[Disk]:
    """Return the storage folder, empty before the test."""
    disk = Disk(Path(hass_config_dir, ".storage"))
    with patch("homeassistant.helpers.storage.write_utf8_file_atomic", disk.take):
        yield disk


@pytest.fixture
async def archived(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    no_watchers: None,
    disk: Disk,
    freezer: FrozenDateTimeFactory,
) -> StatusTrackerCoordinator:
    """Return a coordinator with ten archived films in shards of four."""
    with patch.object(store_history, "ROWS_PER_SHARD", 4):
        coordinator = await async_set_up(hass, config_entry)
        await coordinator.async_apply(chain.from_iterable(map(story, range(10))))
        await async_days_pass(hass, freezer)
    disk.writes.clear()
    return coordinator


async def async_days_pass(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> None:
    """Let so many days go by that what is finished is archived."""
    freezer.tick(timedelta(days=10))
    async_fire_time_changed(hass)
    await hass.async_block_till_done()

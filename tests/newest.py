"""Let the test helpers, made for the oldest supported Home Assistant, use the newest.

A pytest plugin, loaded before all others: `pytest -p tests.newest`. Home Assistant
replaces its HTTP client before anybody imports it, and the helpers import it first.
"""

from typing import Any

from homeassistant.components import logger
from homeassistant.components.logger import helpers

if not hasattr(logger, "_clear_logger_overwrites"):
    logger._clear_logger_overwrites = helpers._clear_logger_overwrites


def pytest_configure() -> None:
    """Leave what the oldest does not know of an entity out of snapshots."""
    from pytest_homeassistant_custom_component import syrupy

    remove_dates = (
        syrupy.HomeAssistantSnapshotSerializer._remove_created_and_modified_at
    )

    def remove(data: dict[str, Any]) -> Any:
        data.pop("compat_name", None)
        return remove_dates(data)

    syrupy.HomeAssistantSnapshotSerializer._remove_created_and_modified_at = remove

"""Let the test helpers, made for the oldest supported Home Assistant, use the newest.

A pytest plugin, loaded before all others: `pytest -p tests.newest`. Home Assistant
replaces its HTTP client before anybody imports it, and the helpers import it first.
"""

from homeassistant.components import logger
from homeassistant.components.logger import helpers

if not hasattr(logger, "_clear_logger_overwrites"):
    logger._clear_logger_overwrites = helpers._clear_logger_overwrites

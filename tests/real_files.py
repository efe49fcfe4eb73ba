"""Let tests that import these fixtures have real files, in a folder of their own."""

from typing import Any

import pytest


@pytest.fixture(name="hass_config_dir")
def own_folder(hass_tmp_config_dir: str) -> str:
    """Give every test a folder of its own."""
    return hass_tmp_config_dir


@pytest.fixture(name="hass_storage")
def real_storage() -> dict[str, Any]:
    """Have Home Assistant write real files."""
    return {}

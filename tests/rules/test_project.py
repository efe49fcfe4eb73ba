"""Test that the files agree that Home Assistant, HACS and installers read."""

import re
import tomllib
from typing import Any

from homeassistant.const import __version__ as home_assistant_version
from homeassistant.core import HomeAssistant
from homeassistant.loader import async_get_integration
from PIL import Image
import pytest

from custom_components.status_tracker.const import DOMAIN

from .files import INTEGRATION, ROOT, read_json


@pytest.fixture(name="manifest")
def fixture_manifest() -> dict[str, Any]:
    """Return the manifest as written."""
    return read_json(INTEGRATION / "manifest.json")


@pytest.fixture(name="project")
def fixture_project() -> dict[str, Any]:
    """Return pyproject.toml."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text())


async def test_integration_is_found(hass: HomeAssistant) -> None:
    """Home Assistant accepts the manifest of the integration."""
    integration = await async_get_integration(hass, DOMAIN)

    assert integration.domain == INTEGRATION.name
    assert integration.config_flow
    assert integration.single_config_entry


def test_manifest_keys_are_ordered(manifest: dict[str, Any]) -> None:
    """Domain and name come first, the rest follows the alphabet."""
    keys = list(manifest)

    assert keys[:2] == ["domain", "name"]
    assert keys[2:] == sorted(keys[2:])


def test_version_is_one(manifest: dict[str, Any], project: dict[str, Any]) -> None:
    """The manifest and the project tell the same version."""
    assert manifest["version"] == project["project"]["version"]


def home_assistants(project: dict[str, Any], group: str) -> set[str]:
    """Return which Home Assistant a group installs."""
    return {
        each
        for each in project["dependency-groups"][group]
        if each.startswith("homeassistant==")
    }


@pytest.mark.parametrize("group", ["dev", "demo", "newest"])
def test_requirements_are_installed_as_in_manifest(
    manifest: dict[str, Any], project: dict[str, Any], group: str
) -> None:
    """Tests and demo run with what a user's Home Assistant installs."""
    assert set(manifest["requirements"]) <= set(project["dependency-groups"][group])


def test_oldest_home_assistant_is_the_tested_one(project: dict[str, Any]) -> None:
    """The version that HACS asks for is the series that the tests run on."""
    floor = read_json(ROOT / "hacs.json")["homeassistant"].removesuffix("0")

    (oldest,) = home_assistants(project, "dev")
    assert oldest.startswith(f"homeassistant=={floor}")


def test_newest_home_assistant_is_the_tested_one(project: dict[str, Any]) -> None:
    """Tests run in the newest version too, and demo and journeys start the same."""
    assert home_assistants(project, "newest") == home_assistants(project, "demo")


def test_tests_run_in_one_of_the_two(project: dict[str, Any]) -> None:
    """This very test runs in a version that the project names."""
    named = home_assistants(project, "dev") | home_assistants(project, "newest")

    assert f"homeassistant=={home_assistant_version}" in named


def test_lock_names_pypi_only() -> None:
    """Whoever installs gets the packages from PyPI itself."""
    hosts = set(re.findall(r"\w+://([^/\"]+)", (ROOT / "uv.lock").read_text()))

    assert hosts == {"files.pythonhosted.org", "pypi.org"}


@pytest.mark.parametrize(
    ("name", "height"),
    [
        ("icon.png", 256),
        ("icon@2x.png", 512),
        ("dark_icon.png", 256),
        ("dark_icon@2x.png", 512),
        ("logo.png", 128),
        ("logo@2x.png", 256),
        ("dark_logo.png", 128),
        ("dark_logo@2x.png", 256),
    ],
)
def test_brand_image_is_served_in_size(name: str, height: int) -> None:
    """Each image has the size and the transparency that Home Assistant expects."""
    with Image.open(INTEGRATION / "brand" / name) as image:
        image.load()

        assert image.height == height
        assert image.width == height if "icon" in name else image.width > height
        assert image.mode == "RGBA"
        assert image.getpixel((0, 0)) == (0, 0, 0, 0)

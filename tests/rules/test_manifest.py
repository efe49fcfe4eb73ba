"""Test what hassfest and HACS ask of the manifest and of hacs.json."""

from typing import Any, Final

from awesomeversion import AwesomeVersion, AwesomeVersionStrategy
import pytest

from custom_components.status_tracker.const import DOMAIN

from .files import INTEGRATION, ROOT, read_json

REQUIRED: Final = {"domain", "name", "codeowners", "documentation", "iot_class"} | {
    "issue_tracker",
    "version",
}
OPTIONAL: Final = {
    "after_dependencies",
    "config_flow",
    "dependencies",
    "integration_type",
    "loggers",
    "quality_scale",
    "requirements",
    "single_config_entry",
}
IOT_CLASSES: Final = {
    "assumed_state",
    "calculated",
    "cloud_polling",
    "cloud_push",
    "local_polling",
    "local_push",
}
INTEGRATION_TYPES: Final = {"device", "entity", "hardware", "helper", "hub"} | {
    "service",
    "system",
    "virtual",
}
HACS_KEYS: Final = {"content_in_root", "country", "filename", "hacs"} | {
    "hide_default_branch",
    "homeassistant",
    "name",
    "persistent_directory",
    "render_readme",
    "zip_release",
}


@pytest.fixture(name="manifest")
def fixture_manifest() -> dict[str, Any]:
    """Return the manifest."""
    return read_json(INTEGRATION / "manifest.json")


def test_manifest_has_known_keys_only(manifest: dict[str, Any]) -> None:
    """Have every key that is asked for and none that is not known."""
    assert manifest.keys() >= REQUIRED
    assert manifest.keys() <= REQUIRED | OPTIONAL


def test_manifest_has_valid_values(manifest: dict[str, Any]) -> None:
    """Use the words and forms that hassfest knows."""
    assert manifest["domain"] == DOMAIN == INTEGRATION.name
    assert manifest["iot_class"] in IOT_CLASSES
    assert manifest["integration_type"] in INTEGRATION_TYPES
    assert all(owner.startswith("@") for owner in manifest["codeowners"])
    for key in ("documentation", "issue_tracker"):
        assert manifest[key].startswith("https://")
        assert "home-assistant.io/integrations" not in manifest[key]


def test_version_is_semantic(manifest: dict[str, Any]) -> None:
    """Have a version that Home Assistant's loader and HACS can compare."""
    version = AwesomeVersion(manifest["version"])
    assert version.strategy is AwesomeVersionStrategy.SEMVER


def test_requirements_are_pinned(manifest: dict[str, Any]) -> None:
    """Name one version of each requirement."""
    assert all("==" in requirement for requirement in manifest["requirements"])


def test_hacs_file_has_known_keys_only() -> None:
    """Say in hacs.json what HACS knows, in the types it expects."""
    content = read_json(ROOT / "hacs.json")
    assert content.keys() <= HACS_KEYS
    assert isinstance(content["name"], str)
    assert isinstance(content["render_readme"], bool)
    AwesomeVersion(
        content["homeassistant"],
        ensure_strategy=AwesomeVersionStrategy.CALVER,
    )
    # A zipped release needs the name of the zip, which a branch does not have.
    zipped = bool(content.get("zip_release"))
    assert zipped == ("filename" in content)
    assert zipped == bool(content.get("hide_default_branch"))


def test_repository_holds_one_integration() -> None:
    """Have one folder for HACS to install, a picture, a licence and a README."""
    folders = [
        one.name for one in INTEGRATION.parent.iterdir() if one.name != "__pycache__"
    ]
    assert [name for name in folders if not name.endswith(".py")] == [DOMAIN]
    assert (INTEGRATION / "brand" / "icon.png").is_file()
    assert "MIT License" in (ROOT / "LICENSE").read_text()
    assert (ROOT / "README.md").is_file()

"""Test that a release has what is installed, under the right version."""

import json
from pathlib import Path
import subprocess
import sys
import zipfile

import pytest

from .files import INTEGRATION, ROOT, read_json

SCRIPT = ROOT / "scripts" / "release.py"


def release(version: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the script that makes a release."""
    return subprocess.run(  # noqa: S603
        [sys.executable, SCRIPT, version, folder],
        capture_output=True,
        text=True,
        check=False,
    )


def test_archive_holds_the_integration(tmp_path: Path) -> None:
    """Zip what lies in the folder, under the name that hacs.json promises."""
    assert release("v1.2.3", tmp_path).returncode == 0
    archive = tmp_path / read_json(ROOT / "hacs.json")["filename"]
    with zipfile.ZipFile(archive) as content:
        names = set(content.namelist())
        manifest = json.loads(content.read("manifest.json"))
        source = content.read("tracker/tracker.py")
    assert manifest == read_json(INTEGRATION / "manifest.json") | {"version": "1.2.3"}
    assert source == (INTEGRATION / "tracker" / "tracker.py").read_bytes()
    assert {"frontend/status-tracker.js", "translations/en.json"} <= names
    assert not [name for name in names if "__pycache__" in name]


def test_archive_depends_on_its_content_alone(tmp_path: Path) -> None:
    """Make the same bytes whenever it is made."""
    for folder in ("one", "other"):
        release("1.2.3", tmp_path / folder)
    one, other = (
        (tmp_path / folder / "status_tracker.zip").read_bytes()
        for folder in ("one", "other")
    )
    assert one == other


@pytest.mark.parametrize("version", ["", "1.2", "newest", "1.2.3; echo", "../1.2.3"])
def test_odd_version_is_refused(tmp_path: Path, version: str) -> None:
    """Make nothing of what is no version."""
    assert release(version, tmp_path).returncode != 0
    assert not list(tmp_path.iterdir())

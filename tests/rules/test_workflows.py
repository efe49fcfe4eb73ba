"""Test that the workflows run what there is, as whom the runner runs it."""

import os
from pathlib import Path
import re
from typing import Any, Final

import pytest

from .files import ROOT, read_json, read_yaml

WORKFLOWS: Final = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
_SCRIPT: Final = re.compile(r"(?:scripts|\.ci)/\w+")


def commands(workflow: dict[str, Any]) -> list[str]:
    """Return the commands of a workflow's steps."""
    return [
        step["run"]
        for job in workflow["jobs"].values()
        for step in job["steps"]
        if "run" in step
    ]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_workflow_runs_scripts_that_are_there(path: Path) -> None:
    """Name scripts that can be run, and make no environments as another user."""
    for command in commands(read_yaml(path)):
        for script in _SCRIPT.findall(command):
            assert os.access(ROOT / script, os.X_OK), script
        assert not re.search(r"sudo \S*(?:scripts|\.ci)/", command), command


def test_release_has_the_archive_that_is_installed() -> None:
    """Add to a release what hacs.json says is in it."""
    archive = read_json(ROOT / "hacs.json")["filename"]
    made, uploaded = commands(read_yaml(ROOT / ".github/workflows/release.yml"))
    assert made == 'scripts/release "$TAG"'
    assert f"dist/{archive}" in uploaded

"""Test that the documents name what there is."""

from fnmatch import fnmatch
from pathlib import Path
import re
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[1]
FIELD_ISSUES: Final = ROOT / "docs" / "field-issues.md"
_NAMED: Final = re.compile(r"`([a-z_/]+\.py)(?:::([\w*]+))?`")
_LINK: Final = re.compile(r"\]\((?!https?:|#|mailto:)([^)#]+)")


def test_functions(path: Path) -> set[str]:
    """Return the names of a file's tests."""
    return set(re.findall(r"def (test_\w+)", path.read_text()))


test_functions.__test__ = False  # type: ignore[attr-defined]


def named_tests() -> list[tuple[str, str]]:
    """Return the files and tests that the list of field issues names."""
    return [
        (file, name or "*") for file, name in _NAMED.findall(FIELD_ISSUES.read_text())
    ]


@pytest.mark.parametrize(("file", "name"), sorted(set(named_tests())))
def test_named_test_exists(file: str, name: str) -> None:
    """Find every test that the list of field issues promises."""
    path = ROOT / "tests" / file
    assert path.is_file()
    assert any(fnmatch(found, name) for found in test_functions(path))


@pytest.mark.parametrize(
    "document",
    [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")],
    ids=lambda one: one.name,
)
def test_links_lead_somewhere(document: Path) -> None:
    """Find every file that a document links to."""
    for target in _LINK.findall(document.read_text()):
        assert (document.parent / target).exists(), target

"""Test that the documents name what there is."""

from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
import re
from typing import Final
from urllib.parse import unquote

import pytest

from .rules.files import INTEGRATION, ROOT, headings_of

FIELD_ISSUES: Final = ROOT / "docs" / "field-issues.md"
_CODE: Final = re.compile(r"`([^`]+)`")
DOCUMENTS: Final = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
_LINK: Final = re.compile(r"\]\((?!https?:|mailto:)([^)]+)\)")
_PICTURE: Final = re.compile(r"""src(?:set)?="([^"]+)\"""")
_FILE: Final = re.compile(
    r"(?<![\w/.])(?:scripts|tests|benchmarks)/[\w/]++(?!\*)(?:\.py)?"
)
_BLUEPRINT: Final = re.compile(r"blueprint_url=([\w%.-]+)")
_SOURCE: Final = re.compile(r"`([\w*/]+(?:\.py|/))`")


def test_functions(path: Path) -> set[str]:
    """Return the names of a file's tests."""
    return set(re.findall(r"def (test_\w+)", path.read_text()))


test_functions.__test__ = False  # type: ignore[attr-defined]


def named_tests() -> Iterator[tuple[str, str]]:
    """Yield the files and tests that the list of field issues names.

    A test without a file is in the one that was named before it; a number alone is
    another test of the same kind.
    """
    file = name = ""
    for told in _CODE.findall(FIELD_ISSUES.read_text()):
        if told.isdecimal():
            name = re.sub(r"\d+", told, name)
        else:
            where, _, name = told.partition("::")
            file = where or file
        yield file, name or "*"


@pytest.mark.parametrize(("file", "name"), sorted(set(named_tests())))
def test_named_test_exists(file: str, name: str) -> None:
    """Find every test, or folder of tests, that the list of field issues promises."""
    path = ROOT / "tests" / file
    if file.endswith("/"):
        assert list(path.glob("test_*.py"))
        return
    assert any(fnmatch(found, name) for found in test_functions(path))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: one.name)
def test_links_lead_somewhere(document: Path) -> None:
    """Find every file, picture and heading that a document links to."""
    text = document.read_text()
    for target in [*_LINK.findall(text), *_PICTURE.findall(text)]:
        name, _, heading = target.partition("#")
        path = document.parent / name if name else document
        assert path.exists(), target
        assert not heading or heading in headings_of(path), target


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: one.name)
def test_named_files_exist(document: Path) -> None:
    """Find every script, test and blueprint that a document names."""
    text = document.read_text()
    for name in _FILE.findall(text):
        assert (ROOT / name).exists(), name
    for address in _BLUEPRINT.findall(text):
        _, _, name = unquote(address).partition("/blob/main/")
        assert (ROOT / name).is_file(), name


def test_every_page_is_in_the_table_of_contents() -> None:
    """Lead from the README to each page, and show each picture somewhere."""
    linked = set(_LINK.findall((ROOT / "README.md").read_text()))
    pages = {f"docs/{page.name}" for page in (ROOT / "docs").glob("*.md")}
    assert pages <= {target.partition("#")[0] for target in linked}
    shown = {
        (document.parent / target).resolve()
        for document in DOCUMENTS
        for target in _PICTURE.findall(document.read_text())
    }
    assert set((ROOT / "docs" / "images").iterdir()) <= shown


def test_every_file_of_the_core_is_explained() -> None:
    """Say what each file of the core holds, and of no other."""
    table = (ROOT / "docs" / "architecture.md").read_text()
    table = table[table.index("| File |") : table.index("**State is derived")]
    files = {path.name for path in (INTEGRATION / "tracker").glob("[!_]*.py")}
    told = set(_SOURCE.findall(table))
    assert {name for name in files if not any(fnmatch(name, one) for one in told)} == (
        set()
    )
    assert {one for one in told if not any(fnmatch(name, one) for name in files)} == (
        set()
    )


def test_named_sources_exist() -> None:
    """Find whatever else the page about the structure names."""
    text = (ROOT / "docs" / "architecture.md").read_text()
    around = text[text.index("## Around it") : text.index("## More of one kind")]
    for name in _SOURCE.findall(around):
        assert (INTEGRATION / name).exists(), name

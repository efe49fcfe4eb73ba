"""Test that no module hides behind well-tested others."""

from pathlib import Path
import subprocess
import sys

import pytest

from .files import ROOT


def run(
    *command: str | Path, folder: Path, given: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run Python with arguments and an input."""
    return subprocess.run(  # noqa: S603
        [sys.executable, *command],
        cwd=folder,
        input=given,
        capture_output=True,
        text=True,
        check=False,
    )


def judge(folder: Path, tests: str) -> subprocess.CompletedProcess[str]:
    """Measure how much of a small module runs, and hold that to the bar."""
    (folder / "small.py").write_text(
        "def half(number):\n    if number % 2:\n        return 0\n    return number / 2\n"
    )
    (folder / "tests.py").write_text(f"import small\n{tests}\n")
    measured = ("--branch", "--include=small.py", "tests.py")
    run("-m", "coverage", "run", *measured, folder=folder)
    report = run("-m", "coverage", "json", "-q", "-o", "-", folder=folder).stdout
    return run(ROOT / "scripts" / "coverage_bar.py", folder=folder, given=report)


@pytest.mark.parametrize(
    ("tests", "said"),
    [
        pytest.param("small.half(1)\nsmall.half(2)", "", id="all-of-it-runs"),
        pytest.param("small.half(2)", "small.py: 66.7 %", id="a-branch-does-not"),
    ],
)
def test_module_that_tests_run_too_little_of_is_named(
    tests: str, said: str, tmp_path: Path
) -> None:
    """Fail where a single module is below the bar, and name it."""
    judged = judge(tmp_path, tests)

    assert judged.returncode == bool(said), judged.stderr
    assert said in judged.stdout
    assert bool(judged.stdout) is bool(said)

"""Name the modules of which the tests run too little; see scripts/coverage."""

from collections.abc import Mapping
import json
import sys
from typing import Any

BAR = 95.0


def find_low(report: Mapping[str, Any], bar: float = BAR) -> list[str]:
    """Return a line for each module of a report of `coverage json` below a bar."""
    shares = {
        name: each["summary"]["percent_covered"]
        for name, each in report["files"].items()
    }
    return [
        f"{name}: {share:.1f} % of lines and branches"
        for name, share in sorted(shares.items(), key=lambda one: one[1])
        if share < bar
    ]


def main() -> int:
    """Read a report from standard input; return 1 if a module is below the bar."""
    if not (low := find_low(json.load(sys.stdin))):
        return 0
    print(f"Below {BAR:.0f} %:", *low, sep="\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())

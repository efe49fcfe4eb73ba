"""Read what Home Assistant logged."""

import re
from typing import Final

# Of whatever the integration, or Home Assistant about it, had to complain.
COMPLAINT: Final = re.compile(r"\b(WARNING|ERROR|CRITICAL)\b.*status_tracker")
EXPECTED: Final = "custom integration status_tracker which has not been tested"


def complaints(log: str) -> list[str]:
    """Return the lines that tell of something wrong with the integration."""
    return [
        line
        for line in log.splitlines()
        if COMPLAINT.search(line) and EXPECTED not in line
    ]

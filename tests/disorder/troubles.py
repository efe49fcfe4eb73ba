"""List what a service can do instead of answering."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from tests.stack.faults import Body, Fault
from tests.stack.stack import Stack

TROUBLES: Final[Mapping[str, Fault]] = {
    "500": Fault(status=500),
    "503": Fault(status=503),
    "401": Fault(status=401),
    "403": Fault(status=403),
    "429": Fault(status=429),
    "garbage": Fault(body=Body.GARBAGE),
    "html": Fault(body=Body.HTML),
    "empty": Fault(body=Body.EMPTY),
    "truncated": Fault(body=Body.TRUNCATED),
    "wrong-types": Fault(body=Body.WRONG_TYPES),
    "other-list": Fault(body=Body.OTHER_LIST),
    "huge": Fault(body=Body.HUGE),
    "megabytes": Fault(body=Body.MEGABYTES),
    "deep": Fault(body=Body.DEEP),
    "extremes": Fault(body=Body.EXTREMES),
    "drip": Fault(drip=0.05),
    "reset": Fault(drop=True),
    "silence": Fault(delay=10**6),
}
# What may be read as an answer in which nothing is told.
VAGUE: Final = frozenset({"other-list", "extremes", "wrong-types", "megabytes"})

# What is noticed only when patience ends.
SLOW: Final = frozenset({"drip", "silence"})


def befall(stack: Stack, service: str, trouble: str) -> Fault:
    """Let a trouble befall a service, whose open lines break; return its fault."""
    fault = stack.services[service].faults.add(replace(TROUBLES[trouble]))
    if service == "shoko":
        stack.shoko.hub.drop_lines()
    if service == "jellyfin":
        stack.jellyfin.sockets.abort()
    return fault

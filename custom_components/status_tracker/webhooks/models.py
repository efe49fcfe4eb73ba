"""Define what goes into a parser and what comes out."""

from dataclasses import dataclass
from datetime import datetime

from ..clients.errors import Fault
from ..tracker.facts import Fact
from ..tracker.models import Source
from .problems import Refusal


class InvalidPayload(Exception):
    """Say in one line, without quoting it, why a payload can not be used.

    The fault says it in every language.
    """

    def __init__(self, reason: str, refusal: Refusal, words: str = "") -> None:
        """Keep the reason, and the refusal with its words."""
        super().__init__(reason)
        self.fault = Fault(refusal, words)


class IncompletePayload(InvalidPayload):
    """Say what an event lacks to be of use."""

    def __init__(self, event: str, missing: str) -> None:
        """Keep the event, and the names of what it lacks."""
        super().__init__(
            f"{event} has no {missing}", Refusal.INCOMPLETE, f"{event}: {missing}"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Say which instance a payload came from and when, in UTC."""

    source: Source
    received: datetime
    is_4k: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """Hold the name of an event and its facts: none if it is only acknowledged."""

    event: str
    facts: tuple[Fact, ...] = ()
    test: bool = False

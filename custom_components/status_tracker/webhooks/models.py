"""Define what goes into a parser and what comes out."""

from dataclasses import dataclass
from datetime import datetime

from ..tracker.facts import Fact
from ..tracker.models import Source


class InvalidPayload(Exception):
    """Say in one line, without quoting it, why a payload can not be used."""


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

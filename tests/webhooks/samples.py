"""Read sample payloads and what the parsers make of them."""

from collections.abc import Iterable
from datetime import UTC, datetime
import json
from pathlib import Path
from typing import Any

from custom_components.status_tracker.tracker.facts import Fact
from custom_components.status_tracker.tracker.models import Source
from custom_components.status_tracker.tracker.terms import Service
from custom_components.status_tracker.webhooks import PARSERS, Context, Parsed

FOLDER = Path(__file__).parent.parent / "fixtures" / "payloads"
RECEIVED = datetime(2026, 1, 20, 18, 30, tzinfo=UTC)
SENDERS = (Service.SEERR, Service.RADARR, Service.SONARR, Service.JELLYFIN)


def names(service: Service) -> list[str]:
    """List the samples of a service."""
    return sorted(path.stem for path in (FOLDER / service).glob("*.json"))


def sample(service: Service, name: str) -> dict[str, Any]:
    """Return a sample, a new copy each time."""
    loaded: dict[str, Any] = json.loads((FOLDER / service / f"{name}.json").read_text())
    return loaded


def context(service: Service, *, is_4k: bool | None = None) -> Context:
    """Say that something arrived from an instance of a service."""
    source = Source(service, f"{service}-1")
    return Context(source=source, received=RECEIVED, is_4k=is_4k)


def parse(service: Service, payload: object) -> Parsed:
    """Parse a payload as if it had just arrived."""
    return PARSERS[service](payload, context(service))


def parse_sample(service: Service, name: str) -> Parsed:
    """Parse a sample as if it had just arrived."""
    return parse(service, sample(service, name))


def kinds(facts: Iterable[Fact]) -> list[str]:
    """Name the kinds of facts, in order."""
    return [type(fact).__name__ for fact in facts]


def only[T: Fact](parsed: Parsed, kind: type[T]) -> T:
    """Return the only fact of a kind."""
    found = [fact for fact in parsed.facts if isinstance(fact, kind)]
    assert len(found) == 1, f"{len(found)} of {kind.__name__}"
    return found[0]

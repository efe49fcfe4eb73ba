"""Show what the tracker knows, without anything that is secret or personal."""

from collections import Counter
from collections.abc import Mapping, Set as AbstractSet
from dataclasses import asdict
from itertools import islice
from typing import Any, Final

from homeassistant.components.diagnostics import REDACTED, async_redact_data
from homeassistant.const import (
    CONF_API_KEY,
    CONF_PASSWORD,
    CONF_URL,
    CONF_USERNAME,
    CONF_WEBHOOK_ID,
)
from homeassistant.core import HomeAssistant
from yarl import URL

from .clients.discretion import Scrubber, harmless
from .clients.errors import Fault
from .const import (
    CONF_EXTERNAL_URL,
    CONF_PEOPLE,
    CONF_SECRET,
    CONF_SERVER_ID,
    CONF_WEBHOOK_ADDRESS,
)
from .coordinator import StatusTrackerConfigEntry, StatusTrackerCoordinator
from .health import ServiceHealth
from .tracker.facts import Fact
from .tracker.models import Download, MediaRequest

_MOST_REQUESTS: Final = 100
_LAST_STEPS: Final = 15
_ID_LENGTH: Final = 8
# Shorter ones would blacken words that have nothing to do with them.
_SHORTEST_SECRET: Final = 3
_SECRETS: Final = (
    CONF_API_KEY,
    CONF_PASSWORD,
    CONF_SERVER_ID,
    CONF_USERNAME,
    CONF_WEBHOOK_ID,
    CONF_SECRET,
)
_URLS: Final = (CONF_URL, CONF_EXTERNAL_URL)


async def async_get_config_entry_diagnostics(
    hass: HomeAssistant, entry: StatusTrackerConfigEntry
) -> dict[str, Any]:
    """Return diagnostics for the entry."""
    coordinator = entry.runtime_data.coordinator
    tracker = coordinator.tracker
    summaries = filter(None, map(tracker.summary, tracker.requests))
    dump = {
        "options": async_redact_data(dict(entry.options), [CONF_PEOPLE]),
        "services": [
            {
                "service": subentry.subentry_type,
                "data": async_redact_data(dict(subentry.data), _SECRETS),
                "health": _health(coordinator.health.get(subentry.subentry_id)),
            }
            for subentry in entry.subentries.values()
        ],
        "watchers": list(entry.runtime_data.watchers),
        "marks": sorted(
            mark for mark in coordinator.marks.values() if not mark.startswith("{")
        ),
        "storage": coordinator.storage,
        "requests": {
            "live": len(tracker.requests),
            "unfinished": len(tracker.unfinished),
            "waiting_downloads": len(tracker.waiting_downloads),
            "states": dict(Counter(summary.state for summary in summaries)),
        },
        "unmatched": {
            "total": tracker.unmatched.total,
            "recent": [_fact(fact) for fact in tracker.unmatched.recent],
        },
        "unfinished": [
            _request(coordinator, request)
            for request_id in islice(sorted(tracker.unfinished), _MOST_REQUESTS)
            if (request := tracker.requests.get(request_id)) is not None
        ],
    }
    secrets = (each for each in _known_secrets(entry) if len(each) >= _SHORTEST_SECRET)
    scrubbed: dict[str, Any] = _scrubbed(dump, Scrubber(secrets, REDACTED))
    return scrubbed


def _health(health: ServiceHealth | None) -> dict[str, Any] | None:
    """Return what is known of a service."""
    if health is None:
        return None
    return {
        "reachable": health.reachable,
        "version": health.version,
        "since": health.since,
        "last_webhook": health.last_webhook,
        "last_event": health.last_event,
        "webhooks": health.webhooks,
        "refused": health.refused,
        "last_refusal": _fault(health.last_refusal),
        "last_error": _fault(health.last_error),
        "webhook_ready": health.webhook_ready,
        "webhook_problem": health.webhook_problem,
        "webhook_detail": _fault(health.webhook_detail),
    }


def _fault(fault: Fault | None) -> str | None:
    """Return what is wrong, the same in every language."""
    return None if fault is None else str(fault)


def _fact(fact: Fact) -> dict[str, Any]:
    """Return what a fact that found no request was about."""
    subject = fact.subject
    return {
        "fact": type(fact).__name__,
        "at": fact.at,
        "service": fact.source.service,
        "media_type": subject.media_type,
        "ids": asdict(subject.ids),
        "title": subject.title,
        "year": subject.year,
        "has_download": subject.download is not None,
        "has_path": subject.path is not None,
    }


def _request(
    coordinator: StatusTrackerCoordinator, request: MediaRequest
) -> dict[str, Any]:
    """Return the evidence about a request in short."""
    tracker = coordinator.tracker
    summary = tracker.summary(request.id)
    return {
        "id": request.id[:_ID_LENGTH],
        "media_type": request.media_type,
        "origin": request.origin,
        "title": request.name,
        "year": request.year.value if request.year else None,
        "is_4k": request.is_4k,
        "ids": {
            key: str(value)[:_ID_LENGTH]
            for key, value in asdict(request.ids).items()
            if value is not None
        },
        "created_at": request.created_at,
        "updated_at": request.updated_at,
        "wish": request.wish.status if request.wish else None,
        "seasons": sorted(request.seasons[1]) if request.seasons else None,
        "arr": [
            {"service": _service(coordinator, ref.instance), "present": record.present}
            for ref, record in request.arr.items()
        ],
        "summary": asdict(summary) if summary else None,
        "items": dict(Counter(tracker.item_states(request.id).values())),
        "downloads": [_download(download) for download in request.downloads.values()],
        "timeline": [
            {
                "at": step.at,
                "step": step.step,
                "service": step.source.service,
                "items": len(step.items),
                "inferred": step.inferred,
            }
            for step in tracker.timeline(request.id)[-_LAST_STEPS:]
        ],
    }


def _download(download: Download) -> dict[str, Any]:
    """Return the evidence about a download in short."""
    report = download.report
    return {
        "id": download.id[:_ID_LENGTH],
        "items": len(download.items),
        "imported": len(download.imported),
        "phase": report.phase if report else None,
        "progress": report.progress if report else None,
        "message": report.message if report else None,
        "grabbed_at": download.grabbed_at,
        "started_at": download.started_at,
        "moved_at": download.moved_at,
        "completed_at": download.completed_at,
        "gone_at": download.gone_at,
        "failed": list(download.failed) if download.failed else None,
        "blocked": list(download.blocked[1]) if download.blocked else None,
    }


def _service(coordinator: StatusTrackerCoordinator, instance: str) -> str:
    """Return which service an instance id stands for."""
    health = coordinator.health.get(instance)
    return health.service if health else "unknown"


def _known_secrets(entry: StatusTrackerConfigEntry) -> AbstractSet[str]:
    """Return every text that must not appear, wherever it turns up."""
    urls: list[object] = [entry.options.get(CONF_WEBHOOK_ADDRESS)]
    secrets: set[str] = set()
    for subentry in entry.subentries.values():
        secrets.update(
            str(subentry.data[key]) for key in _SECRETS if key in subentry.data
        )
        urls.extend(subentry.data.get(key) for key in _URLS)
    for person in entry.options.get(CONF_PEOPLE, ()):
        secrets.update(map(str, person.values()))
    tracker = entry.runtime_data.coordinator.tracker
    for request in tracker.requests.values():
        if request.requested_by is not None:
            secrets.add(request.requested_by.value)
    return secrets.union(*map(_credentials_of, urls))


def _credentials_of(url: object) -> AbstractSet[str]:
    """Return user, password and query values of an address."""
    try:
        parsed = URL(str(url or ""))
    except ValueError:
        return set()
    return {
        text for text in (parsed.user, parsed.password, *parsed.query.values()) if text
    }


def _scrubbed(value: Any, scrubber: Scrubber) -> Any:
    """Return a copy without secrets, addresses cut to where they point."""
    if isinstance(value, str):
        return harmless(scrubber.scrub(value))
    if isinstance(value, Mapping):
        return {key: _scrubbed(each, scrubber) for key, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_scrubbed(each, scrubber) for each in value]
    return value

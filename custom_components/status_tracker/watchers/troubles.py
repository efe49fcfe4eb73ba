"""Judge what is wrong with a service for long."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from homeassistant.core import callback
from homeassistant.util import dt as dt_util

from ..health import ServiceHealth
from ..tracker.models import TimelineEntry
from ..tracker.terms import Service, Step
from ..tracker.tracker import Tracker
from .anime import FEED_OFF

UNREACHABLE_AFTER: Final = timedelta(hours=3)
_FEED_OFF_AFTER: Final = timedelta(minutes=10)
# Jellyfin waits for the metadata of a title before it tells.
_SILENT_AFTER: Final = timedelta(minutes=15)
# Clocks differ, and a webhook may come before what it tells of is found by asking.
_LEEWAY: Final = timedelta(minutes=5)

# What a service never does without a webhook.
_TOLD: Final[Mapping[Service, frozenset[Step]]] = {
    Service.SEERR: frozenset({Step.REQUESTED, Step.APPROVED, Step.DECLINED}),
    Service.RADARR: frozenset({Step.GRABBED}),
    Service.SONARR: frozenset({Step.GRABBED}),
    Service.JELLYFIN: frozenset({Step.AVAILABLE}),
}


class Trouble(StrEnum):
    """Name what may be wrong for long."""

    UNREACHABLE = "service_unreachable"
    SILENT = "silent_webhook"
    FEED_OFF = "feed_off"


@dataclass(slots=True, eq=False)
class Watched:
    """Hold what was noticed of one service.

    `ready_since` is when its webhooks, or its feed, were last known to be set up or
    not to be, `acted_at` when it first did something that no webhook told of,
    `heard_at` when its last webhook arrived.
    """

    health: ServiceHealth
    address: str
    is_ready: bool | None = None
    ready_since: datetime | None = None
    acted_at: datetime | None = None
    heard_at: datetime | None = None
    heard: int = 0

    @callback
    def async_note(self) -> None:
        """Look at what the health of the service became."""
        health, now = self.health, dt_util.utcnow()
        if health.webhook_ready is not self.is_ready:
            self.is_ready, self.ready_since = health.webhook_ready, now
            self.acted_at = None
        if (heard := health.webhooks - health.tests) > self.heard:
            self.heard, self.heard_at, self.acted_at = heard, now, None

    @callback
    def async_note_act(self, tracker: Tracker, request_id: str, at: datetime) -> None:
        """Note that the service did something which a webhook should tell of."""
        if self.acted_at is not None or not self.is_ready or self.ready_since is None:
            return
        is_heard = self.heard_at is not None and self.heard_at > at - _LEEWAY
        if at <= self.ready_since or is_heard:
            return
        if self.health.service is Service.JELLYFIN and not _is_new(
            tracker, request_id, self.ready_since
        ):
            return
        self.acted_at = dt_util.utcnow()


def is_told(entry: TimelineEntry) -> bool:
    """Tell whether a service sends a webhook for what an entry tells."""
    return not entry.inferred and entry.step in _TOLD.get(entry.source.service, ())


def _is_new(tracker: Tracker, request_id: str, since: datetime) -> bool:
    """Tell whether a title's file arrived since: Jellyfin tells of no older one."""
    return any(
        entry.step is Step.IMPORTED and entry.at > since
        for entry in tracker.timeline(request_id)
    )


type _Rule = Callable[[Watched, datetime], bool | None]


def _unreachable(watched: Watched, now: datetime) -> bool | None:
    """Judge a service that does not answer."""
    health = watched.health
    if health.reachable is False and health.since is not None:
        return True if now - health.since >= UNREACHABLE_AFTER else None
    return None if health.reachable is None else False


def _silent(watched: Watched, now: datetime) -> bool | None:
    """Judge a service whose webhooks do not arrive."""
    if watched.acted_at is not None and now - watched.acted_at >= _SILENT_AFTER:
        return True
    is_heard = watched.heard_at is not None and watched.acted_at is None
    # What is in the way of a webhook that is not set up is told by whoever tries.
    return False if is_heard or watched.is_ready is False else None


def _feed_off(watched: Watched, now: datetime) -> bool | None:
    """Judge a live feed that does not open although the service answers."""
    if watched.health.webhook_problem != FEED_OFF or watched.ready_since is None:
        return False if watched.is_ready else None
    return True if now - watched.ready_since >= _FEED_OFF_AFTER else None


# A rule says None where it does not know: then an issue stays as it is.
RULES: Final[Mapping[Trouble, _Rule]] = {
    Trouble.UNREACHABLE: _unreachable,
    Trouble.SILENT: _silent,
    Trouble.FEED_OFF: _feed_off,
}

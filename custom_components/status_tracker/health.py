"""Know which service can be reached and what it sends."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import lru_cache

from homeassistant.core import CALLBACK_TYPE, callback
from homeassistant.util import dt as dt_util

from .clients.discretion import harmless
from .clients.errors import Fault
from .const import LOGGER
from .tracker.terms import Service

_LONGEST_EVENT = 60
_LONGEST_VERSION = 60
# Losses that are told within a while.
_MOST_TOLD = 5
_TOLD_WITHIN = timedelta(hours=1)


@dataclass(slots=True, eq=False)
class ServiceHealth:
    """Hold what is known of one service instance, free of secrets.

    `reachable` is None until the service was asked once, `since` is when that last
    changed; `webhooks` and `refused` count since the start, and so do those among
    them that were tests and that a redirect had turned into a GET. `is_refusing` tells
    that the last one was refused, as after a change that nobody has put right yet.

    `webhook_ready` is None until it is known whether the service sends its webhooks
    here; `webhook_problem` is a code for what is in the way, and `webhook_detail`
    says more.
    """

    service: Service
    instance: str
    name: str
    reachable: bool | None = None
    version: str | None = None
    since: datetime | None = None
    last_webhook: datetime | None = None
    last_event: str | None = None
    webhooks: int = 0
    tests: int = 0
    refused: int = 0
    redirected: int = 0
    last_refusal: Fault | None = None
    is_refusing: bool = False
    last_error: Fault | None = None
    webhook_ready: bool | None = None
    webhook_problem: str | None = None
    webhook_detail: Fault | None = None
    _listeners: dict[int, CALLBACK_TYPE] = field(default_factory=dict, repr=False)
    _next_listener: int = field(default=0, repr=False)
    _losses: deque[datetime] = field(
        default_factory=lambda: deque(maxlen=_MOST_TOLD), repr=False
    )
    _is_quiet: bool = field(default=False, repr=False)

    @callback
    def async_add_listener(self, listener: CALLBACK_TYPE) -> Callable[[], None]:
        """Call the listener after every change, until what is returned is called."""
        key = self._next_listener
        self._next_listener += 1
        self._listeners[key] = listener

        @callback
        def remove() -> None:
            self._listeners.pop(key, None)

        return remove

    @callback
    def async_webhook(self, event: str, at: datetime, *, is_test: bool = False) -> None:
        """Note that the service sent an event."""
        self.webhooks += 1
        self.tests += is_test
        self.is_refusing = False
        self.last_webhook = at
        self.last_event = _event_name(event)
        self._async_notify()

    @callback
    def async_refused(self, reason: Fault, *, is_redirected: bool = False) -> None:
        """Note that something that came for the service was not understood."""
        self.refused += 1
        self.redirected += is_redirected
        self.last_refusal = _discreet(reason)
        self.is_refusing = True
        self._async_notify()

    @callback
    def async_webhook_setup(
        self,
        ready: bool | None,
        problem: str | None = None,
        detail: Fault | None = None,
    ) -> None:
        """Note whether the service sends its webhooks here, and what is in the way."""
        setup = ready, problem, detail and _discreet(detail)
        if setup != (self.webhook_ready, self.webhook_problem, self.webhook_detail):
            self.webhook_ready, self.webhook_problem, self.webhook_detail = setup
            self._async_notify()

    @callback
    def async_up(self, version: str | None = None) -> None:
        """Note that the service answered."""
        known = version[:_LONGEST_VERSION] if version else self.version
        if self.reachable and known == self.version:
            return
        if self.reachable is False and not self._is_quiet:
            LOGGER.info("Connection to %s is back", self.name)
        if not self.reachable:
            self.since = dt_util.utcnow()
        self.reachable = True
        self.version = known
        self.last_error = None
        self._async_notify()

    @callback
    def async_down(self, error: Fault) -> None:
        """Note that the service did not answer, and why."""
        reason = _discreet(error)
        if self.reachable is False and reason == self.last_error:
            return
        if self.reachable is not False:
            self.since = dt_util.utcnow()
            self._tell_of_loss(reason)
        self.reachable = False
        self.last_error = reason
        self._async_notify()

    def _tell_of_loss(self, reason: Fault) -> None:
        """Log that the service went; of one that comes and goes, only that it does."""
        now, was_quiet = dt_util.utcnow(), self._is_quiet
        is_often = len(self._losses) == _MOST_TOLD
        self._is_quiet = is_often and now - self._losses[0] < _TOLD_WITHIN
        self._losses.append(now)
        if not self._is_quiet:
            LOGGER.info("Connection to %s lost: %s", self.name, reason)
        elif not was_quiet:
            LOGGER.info(
                "Connection to %s comes and goes, told again once it lasts", self.name
            )

    @callback
    def _async_notify(self) -> None:
        """Call the listeners; one that fails stops no other."""
        for listener in list(self._listeners.values()):
            try:
                listener()
            except Exception:  # noqa: BLE001
                LOGGER.exception("Unexpected error in a listener to %s", self.name)


# A service has few kinds of events, and tells them over and over.
@lru_cache(maxsize=64)
def _event_name(event: str) -> str:
    """Return the name of an event, short and without secrets."""
    return harmless(event)[:_LONGEST_EVENT]


def _discreet(fault: Fault) -> Fault:
    """Return a fault whose words and trace are short and hold no secret."""
    return replace(fault, words=harmless(fault.words), trace=harmless(fault.trace))

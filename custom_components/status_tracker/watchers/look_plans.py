"""Plan when each request is looked for in Jellyfin: at once, then ever slower."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Final

from .availability_check import Look

_MOST_LEADS: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Say how long things may take, in seconds.

    What lies in the library is looked for after `first`, then ever slower, at last
    every `last`; what was only hinted at, `hints` times. After `searches` attempts
    Jellyfin is also made to search by title. The library is asked for changes every
    `poll` while anything is waited for, at most every `closest` whatever happens, and
    read whole every `whole`. Clocks may differ by `overlap`. A file counts as
    playable after `probe` though Jellyfin has not looked into it. A refused key is
    tried again every `refused`.
    """

    first: float = 10.0
    last: float = 600.0
    hints: int = 6
    searches: int = 2
    poll: float = 120.0
    closest: float = 1.0
    whole: float = 6 * 3600.0
    overlap: float = 300.0
    probe: float = 300.0
    first_retry: float = 5.0
    last_retry: float = 60.0
    refused: float = 600.0


@dataclass(slots=True)
class _Plan:
    """Say when a request is looked at next, and what for."""

    due: float
    attempts: int = 0
    tries_left: int = 0
    verify: bool = False
    leads: set[str] = field(default_factory=set)


class LookPlans:
    """Hold the requests that are to be looked at; times are in seconds."""

    def __init__(self, pace: Pace) -> None:
        """Begin without any."""
        self._pace = pace
        self._plans: dict[str, _Plan] = {}

    def add(
        self,
        request_ids: Iterable[str],
        now: float,
        *,
        anew: bool = False,
        verify: bool = False,
        leads: Iterable[str] = (),
    ) -> None:
        """Look at some requests now; `anew` begins the quick attempts again."""
        for request_id in request_ids:
            plan = self._plans.setdefault(request_id, _Plan(now))
            plan.due = now
            plan.verify |= verify
            plan.leads |= set(leads)
            while len(plan.leads) > _MOST_LEADS:
                plan.leads.pop()
            if anew:
                plan.attempts = 0
                plan.tries_left = self._pace.hints

    def keep(self, request_ids: Collection[str]) -> None:
        """Drop the plans for all other requests."""
        for request_id in [one for one in self._plans if one not in request_ids]:
            del self._plans[request_id]

    def next_due(self) -> float | None:
        """Return when the next look is due, None if there is none."""
        return min((plan.due for plan in self._plans.values()), default=None)

    def is_due(self, now: float) -> bool:
        """Tell whether a look is due."""
        return (due := self.next_due()) is not None and due <= now

    def due(self, now: float, most: int) -> list[Look]:
        """Return how to look at the requests whose time has come, oldest first."""
        found = sorted(
            (plan.due, request_id)
            for request_id, plan in self._plans.items()
            if plan.due <= now
        )
        return [self._look(request_id) for _, request_id in found[:most]]

    def looked_at(
        self,
        look: Look,
        looked: float,
        now: float,
        *,
        is_waiting: bool,
        is_near: bool,
    ) -> None:
        """Plan the next look, if anything is still waited for.

        `is_near` tells that its files are in the library, or its item in Jellyfin.
        """
        plan = self._plans.get(look.request_id)
        if plan is None or plan.due > looked:
            # Something happened to it meanwhile.
            return
        plan.verify = False
        plan.tries_left -= 1
        if not is_waiting or not (is_near or plan.tries_left > 0):
            del self._plans[look.request_id]
            return
        plan.due = now + min(
            self._pace.first * 2 ** min(plan.attempts, 20), self._pace.last
        )
        plan.attempts += 1

    def _look(self, request_id: str) -> Look:
        """Return how to look at a request."""
        plan = self._plans[request_id]
        return Look(
            request_id=request_id,
            verify=plan.verify,
            search=plan.attempts >= self._pace.searches,
            leads=frozenset(plan.leads),
        )

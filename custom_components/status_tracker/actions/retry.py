"""Try a request again: look into Jellyfin, then really search for what is missing."""

import asyncio
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.util import dt as dt_util

from ..clients.errors import ServiceError
from ..clients.seerr import SeerrClient
from ..const import DOMAIN
from ..coordinator import StatusTrackerConfigEntry
from ..fault_texts import fault_text
from ..tracker.facts import Searched, Subject
from ..tracker.models import FILM, ItemKey, MediaRequest, Source
from ..tracker.terms import ItemState, MediaType, RequestState, Service, WishStatus
from ..tracker.wanted import wished_states
from ..watchers.group import members_of
from ..watchers.periodic import PeriodicWatcher
from .arr_search import (
    Search,
    find_instances,
    follow,
    has_found,
    is_missing,
    start_searches,
)
from .verifying import async_verify

# Seconds between two looks at a search that runs.
_LOOK_EVERY: Final = 1.0

_SEARCHERS: Final = {
    MediaType.MOVIE: Service.RADARR,
    MediaType.TV: Service.SONARR,
}
_REFUSALS: Final = {
    WishStatus.PENDING: "retry_not_approved",
    WishStatus.DECLINED: "retry_declined",
}


class Outcome(StrEnum):
    """Name what came of trying again."""

    AVAILABLE = "available"
    ON_ITS_WAY = "on_its_way"
    NOT_AIRED = "not_aired"
    SENT_AGAIN = "sent_again"
    SEARCHING = "searching"
    FOUND = "found"
    NOTHING_FOUND = "nothing_found"


@dataclass(slots=True, kw_only=True)
class Attempt:
    """Hold what was done to try again, and what came of it.

    `troubles` holds, by its name, what each service said that did not do its part.
    """

    outcome: Outcome
    was_checked: bool
    searches: list[Search] = field(default_factory=list)
    troubles: dict[str, str] = field(default_factory=dict)


class Retry:
    """Try one request again."""

    def __init__(self, entry: StatusTrackerConfigEntry, request: MediaRequest) -> None:
        """Take the request, live or archived."""
        self._entry = entry
        self._data = entry.runtime_data
        self._tracker = entry.runtime_data.coordinator.tracker
        self._request = request
        self._troubles: dict[str, str] = {}

    async def async_run(self, patience: float = 0) -> Attempt:
        """Try again, and wait so many seconds for what a search finds.

        Raise ServiceValidationError where nobody can search for the request as it
        is, and HomeAssistantError where all who could gave no answer.
        """
        was_checked = await self._check()
        summary = self._tracker.summary(self._request.id)
        searches: list[Search] = []
        if summary is not None and summary.state is RequestState.AVAILABLE:
            outcome = Outcome.AVAILABLE
        elif FILM in (states := self._states()) and not _lacks_any(states):
            outcome = Outcome.ON_ITS_WAY
        elif (begun := await self._search(states)) is None:
            await self._send_again()
            outcome = Outcome.SENT_AGAIN
        elif begun:
            outcome, searches = await self._await(begun, patience)
        elif _lacks_any(states):
            raise _nowhere()
        else:
            outcome = _idle_outcome(states)
        return Attempt(
            outcome=outcome,
            was_checked=was_checked,
            searches=searches,
            troubles=self._troubles,
        )

    async def _check(self) -> bool:
        """Look into Jellyfin first; return whether that was possible."""
        try:
            await async_verify(self._entry, self._request.id)
        except HomeAssistantError:
            return False
        return True

    def _states(self) -> dict[ItemKey, ItemState]:
        """Return the states of what was asked for."""
        return wished_states(self._request, self._tracker.item_states(self._request.id))

    async def _search(self, states: dict[ItemKey, ItemState]) -> list[Search] | None:
        """Search wherever the title is, None where it is nowhere.

        Raises HomeAssistantError where nobody gave an answer.
        """
        searches: list[Search] = []
        is_known = False
        for instance in find_instances(self._entry, self._request):
            try:
                begun = await start_searches(instance, self._request, states)
            except ServiceError as err:
                self._troubles[instance.name] = self._say(err)
            else:
                is_known |= begun is not None
                searches += begun or ()
        if self._troubles and not searches:
            raise _failure(self._troubles)
        await self._report(searches)
        return searches if is_known else None

    async def _report(self, searches: list[Search]) -> None:
        """Enter into the timeline that somebody searched."""
        now = dt_util.utcnow()
        service = _SEARCHERS[self._request.media_type]
        await self._data.coordinator.async_apply(
            Searched(
                at=now,
                source=Source(service, instance_id),
                subject=Subject(request_id=self._request.id),
            )
            for instance_id in sorted({search.instance.id for search in searches})
        )

    async def _await(
        self, searches: list[Search], patience: float
    ) -> tuple[Outcome, list[Search]]:
        """Follow searches until they found something or ended, or patience does."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + patience
        while loop.time() < deadline:
            looks = [await self._look(search) for search in searches]
            searches = [search for search, _ in looks]
            if any(has_come for _, has_come in looks):
                self._wake()
                return Outcome.FOUND, searches
            if all(search.has_ended for search in searches):
                return Outcome.NOTHING_FOUND, searches
            await asyncio.sleep(_LOOK_EVERY)
        return Outcome.SEARCHING, searches

    async def _look(self, search: Search) -> tuple[Search, bool]:
        """Return a search as far as it has come, and whether it found something."""
        try:
            # The queue is asked last: what a search found is there when it ends.
            search = await follow(search)
            return search, await has_found(search)
        except ServiceError as err:
            self._troubles[search.instance.name] = self._say(err)
            return search, False

    async def _send_again(self) -> None:
        """Let Seerr hand the request over once more; raise where it cannot."""
        wish, ref = self._request.wish, self._request.seerr
        if wish is not None and (key := _REFUSALS.get(wish.status)) is not None:
            raise ServiceValidationError(translation_domain=DOMAIN, translation_key=key)
        client = self._data.clients.get(ref.instance) if ref is not None else None
        if ref is None or not isinstance(client, SeerrClient):
            raise _nowhere()
        try:
            sent = await client.retry(ref.request_id)
        except ServiceError as err:
            name = self._data.coordinator.health[ref.instance].name
            raise _failure({name: self._say(err)}) from err
        if sent is None:
            raise _nowhere()

    def _say(self, err: ServiceError) -> str:
        """Return what is wrong as the user reads it."""
        return fault_text(self._data.coordinator.hass, err.fault)

    def _wake(self) -> None:
        """Ask at once what was grabbed, in case that no webhook tells."""
        for watcher in members_of(self._data, _SEARCHERS[self._request.media_type]):
            if isinstance(watcher, PeriodicWatcher):
                watcher.async_call()


def _lacks_any(states: dict[ItemKey, ItemState]) -> bool:
    """Tell whether anything that was asked for is missing."""
    return any(map(is_missing, states.values()))


def _idle_outcome(states: dict[ItemKey, ItemState]) -> Outcome:
    """Return why there is nothing to search for."""
    if set(states.values()) <= {ItemState.UNAIRED, ItemState.AVAILABLE}:
        return Outcome.NOT_AIRED
    return Outcome.ON_ITS_WAY


def _nowhere() -> ServiceValidationError:
    """Return the error that nobody has what is missing."""
    return ServiceValidationError(
        translation_domain=DOMAIN, translation_key="retry_nowhere"
    )


def _failure(troubles: dict[str, str]) -> HomeAssistantError:
    """Return the error that names who did not do their part."""
    reasons = "; ".join(f"{name}: {detail}" for name, detail in troubles.items())
    return HomeAssistantError(
        translation_domain=DOMAIN,
        translation_key="retry_failed",
        translation_placeholders={"reasons": reasons},
    )

"""Ask Jellyfin whether the items of requests can be played, and report what changed."""

import asyncio
from collections.abc import Collection, Iterable, Mapping, Set as AbstractSet
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import groupby
from typing import Final

from homeassistant.util import dt as dt_util

from ..clients.errors import ResponseProblem, ServiceResponseError
from ..clients.jellyfin import JellyfinClient
from ..clients.jellyfin_models import ItemType, LibraryItem, LocationType, playable
from ..const import LOGGER
from ..tracker.facts import Fact, Playable, Subject
from ..tracker.models import (
    ItemKey,
    MediaIds,
    MediaRequest,
    Source,
)
from .background import Hub
from .episode_match import match_parts, numbered
from .library_index import TITLES, LibraryIndex
from .library_match import Candidate, candidates
from .library_wants import height_of, known_items, looked_for, open_seasons
from .readiness import Readiness, ReadinessCheck
from .seen_items import SeenItems

_SEARCHED: Final = (*sorted(TITLES), ItemType.EPISODE)
_SEARCHES: Final = 2
_INSTANT: Final = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Say how to look at a request.

    `verify` asks anew for what was playable, `search` lets Jellyfin search by title
    too, `leads` are series in which a file of the request was seen.
    """

    request_id: str
    verify: bool = False
    search: bool = False
    leads: frozenset[str] = frozenset()


@dataclass(slots=True, kw_only=True)
class _Case:
    """Hold one request while it is looked at."""

    request: MediaRequest
    known: Mapping[str, AbstractSet[ItemKey]]
    candidates: list[Candidate]
    found: list[tuple[ItemKey, LibraryItem, str | None]] = field(default_factory=list)
    is_unready: bool = False


class AvailabilityCheck:
    """Check requests against one Jellyfin; films are asked for together."""

    def __init__(
        self,
        hub: Hub,
        client: JellyfinClient,
        source: Source,
        index: LibraryIndex,
        *,
        probe_patience: float,
    ) -> None:
        """Take the index that somebody else keeps up to date.

        A file that Jellyfin has not looked into counts after `probe_patience`
        seconds.
        """
        self._hub = hub
        self._client = client
        self._source = source
        self._index = index
        self._readiness = ReadinessCheck(probe_patience)
        self._seen = SeenItems(hub)

    async def run(
        self, looks: Collection[Look], *, is_patient: bool = True
    ) -> frozenset[str]:
        """Check requests; return those whose item is there but not ready yet.

        Raises ServiceError where Jellyfin does not answer as it should. Whoever is
        patient goes on where only one title cannot be asked for.
        """
        leads = await self._learn(looks)
        cases = [
            (self._case(request, leads[look.request_id]), look)
            for look in looks
            if (request := self._hub.tracker.requests.get(look.request_id))
        ]
        films = await self._films(cases)
        episodes: dict[str, list[LibraryItem]] = {}
        unready: set[str] = set()
        for case, look in cases:
            try:
                await self._settle(case, look, films, episodes)
            except ServiceResponseError as err:
                if err.problem is ResponseProblem.STARTING or not is_patient:
                    raise
                LOGGER.debug("Jellyfin %s about a title", err.detail)
                case.is_unready = True
            if case.is_unready:
                unready.add(look.request_id)
            await asyncio.sleep(0)
        return frozenset(unready)

    async def lost(self, request_ids: Iterable[str]) -> frozenset[str]:
        """Return the requests of which something is no longer listed as there.

        Raises ServiceError where Jellyfin does not answer as it should.
        """
        owners: dict[str, str] = {}
        for request_id in request_ids:
            if (request := self._hub.tracker.requests.get(request_id)) is not None:
                owners.update(dict.fromkeys(known_items(request), request_id))
        found = await self._client.items(owners)
        there = {item.id for item in found if playable(item) is not False}
        return frozenset(owners[one] for one in self._seen.missing(owners, there))

    def _case(self, request: MediaRequest, leads: AbstractSet[str]) -> _Case:
        """Return what is known of a request before Jellyfin is asked."""
        return _Case(
            request=request,
            known=known_items(request),
            candidates=candidates(request, self._index, sorted(leads)),
        )

    async def _learn(self, looks: Collection[Look]) -> dict[str, set[str]]:
        """Bring what was pointed at into the index; return the leads of each look."""
        leads = {look.request_id: set(look.leads) for look in looks}
        pointed: set[str] = set()
        for look in looks:
            request = self._hub.tracker.requests.get(look.request_id)
            if request is None:
                continue
            pointed |= look.leads
            if look.verify and request.ids.jellyfin is not None:
                pointed.add(request.ids.jellyfin)
            if look.search:
                leads[look.request_id] |= await self._search(request)
        pointed.update(*leads.values())
        if missing := {one for one in pointed if one not in self._index}:
            for item in await self._client.items(missing):
                self._index.put(item)
        return leads

    async def _search(self, request: MediaRequest) -> set[str]:
        """Let Jellyfin search for a title; return the series that were found."""
        names = (request.title, request.original_title)
        found: set[str] = set()
        for name in dict.fromkeys(known.value for known in names if known):
            for item in await self._client.search(name, _SEARCHED):
                self._index.put(item)
                if item.type is ItemType.SERIES:
                    found.add(item.id)
                elif item.series_id is not None:
                    found.add(item.series_id)
        return found

    async def _films(
        self, cases: Iterable[tuple[_Case, Look]]
    ) -> dict[str, LibraryItem]:
        """Return the films that may be meant, with their media, asked for together."""
        wanted = {
            candidate.entry.id
            for case, _ in cases
            for candidate in case.candidates
            if candidate.entry.type is ItemType.MOVIE
        }
        return {item.id: item for item in await self._client.items(wanted, media=True)}

    async def _settle(
        self,
        case: _Case,
        look: Look,
        films: Mapping[str, LibraryItem],
        episodes: dict[str, list[LibraryItem]],
    ) -> None:
        """Find what a request is playable as now, and report what is news."""
        lost: frozenset[str] = frozenset()
        if look.verify and case.known:
            found = await self._client.items(case.known, media=True)
            there = {item.id for item in found if playable(item)}
            lost = self._seen.missing(case.known, there)
        wanted = looked_for(
            case.request, self._hub.tracker.item_states(case.request.id), lost
        )
        for _, group in groupby(case.candidates, key=lambda one: one.proof):
            if not wanted and not open_seasons(case.request):
                break
            wanted -= await self._match(case, list(group), wanted, films, episodes)
        self._report(case, lost)

    async def _match(
        self,
        case: _Case,
        group: list[Candidate],
        wanted: set[ItemKey],
        films: Mapping[str, LibraryItem],
        episodes: dict[str, list[LibraryItem]],
    ) -> set[ItemKey]:
        """Look for items in equally likely entries; return those that can be played."""
        request, done = case.request, set[ItemKey]()
        series = [one for one in group if one.entry.type is ItemType.SERIES]
        for candidate in group:
            entry_id = candidate.entry.id
            series_id = None
            if candidate.entry.type is ItemType.MOVIE:
                parts = [films[entry_id]] if entry_id in films else []
            else:
                series_id = entry_id
                parts = await self._episodes(entry_id, episodes)
            looked_for = wanted | {
                key
                for part in parts
                for key in numbered(part)
                if key.season in open_seasons(request)
            }
            matched = match_parts(
                request, looked_for, candidate, parts, is_alone=len(series) < 2
            )
            if series_id is not None:
                ids = {part.id for _, part in matched}
                media = {
                    one.id: one for one in await self._client.items(ids, media=True)
                }
                matched = [
                    (key, media[part.id]) for key, part in matched if part.id in media
                ]
            for key, part in matched:
                readiness = self._readiness.of(part, is_4k=bool(request.is_4k))
                case.is_unready |= readiness is Readiness.SOON
                if readiness is Readiness.READY:
                    case.found.append((key, part, series_id))
                    done.add(key)
        return done

    async def _episodes(
        self, series_id: str, known: dict[str, list[LibraryItem]]
    ) -> list[LibraryItem]:
        """Return the episodes of a series that have a file, without their media."""
        if series_id not in known:
            try:
                found = await self._client.episodes(series_id, media=False)
            except ServiceResponseError as err:
                if err.problem is not ResponseProblem.NOT_FOUND:
                    raise
                self._index.drop(series_id)
                found = []
            known[series_id] = [
                one for one in found if one.location is not LocationType.VIRTUAL
            ]
        return known[series_id]

    def _report(self, case: _Case, lost: AbstractSet[str]) -> None:
        """Report what is news: found first, as it may stand for what is lost."""
        facts: list[Fact] = []
        for key, part, series_id in case.found:
            self._seen.add(part.id)
            if key not in case.known.get(part.id, ()):
                facts.append(self._fact(case, key, part.id, part, series_id))
        for item_id in sorted(lost):
            self._seen.drop(item_id)
            # Should it come back, that is news.
            self._index.drop(item_id)
            facts.extend(
                self._fact(case, key, item_id, None, None)
                for key in sorted(case.known[item_id])
            )
        if facts:
            self._hub.async_apply_live(facts)

    def _fact(
        self,
        case: _Case,
        key: ItemKey,
        item_id: str,
        part: LibraryItem | None,
        series_id: str | None,
    ) -> Playable:
        """Return that an item can be played, or that it no longer can be.

        That is later than what was told before, though the clock be set back.
        """
        at, item = dt_util.utcnow(), case.request.items.get(key)
        if item is not None and (told := item.playable.get(item_id)) is not None:
            at = max(at, told.at + _INSTANT)
        return Playable(
            at=at,
            source=self._source,
            subject=Subject(
                media_type=case.request.media_type,
                ids=MediaIds(jellyfin=item_id),
                request_id=case.request.id,
            ),
            jellyfin_id=item_id,
            playable=part is not None,
            item=key,
            series_id=series_id,
            height=height_of(part) if part is not None else None,
        )

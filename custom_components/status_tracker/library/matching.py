"""Compare the titles of the library with what is known, and take in what is new."""

from dataclasses import replace

from ..coordinator import StatusTrackerCoordinator
from ..tracker.changes import Changes
from ..tracker.codec import pack, unpack
from ..tracker.correlation import subject_keys
from ..tracker.facts import LibraryFound, Subject
from ..tracker.library import take_in
from ..tracker.models import MediaIds, MediaRequest
from ..tracker.terms import MediaType, Origin
from .gone import lost_episodes
from .models import Findings
from .titles import Title

# What no two titles share.
_OWN_IDS = ("tmdb", "tvdb", "imdb")
# A show of more episodes is taken in beside the event loop.
_LARGE = 100


class Matcher:
    """Decide for each title whether it is new, lacks something, or contradicts.

    `covered` are the requests that were found in the library; `applied` counts the
    titles that were taken in.
    """

    def __init__(
        self,
        coordinator: StatusTrackerCoordinator,
        findings: Findings,
        *,
        dry_run: bool,
    ) -> None:
        """Take where to note what was found; a dry run applies nothing."""
        self.covered: set[str] = set()
        self.applied = 0
        self._coordinator = coordinator
        self._findings = findings
        self._dry_run = dry_run
        # In a dry run a second copy of a title has to be told from a new one.
        self._would_add: set[int] = set()

    async def async_match(self, title: Title, fact: LibraryFound) -> frozenset[str]:
        """Take in a title; return the requests that it was known as before."""
        tracker = self._coordinator.tracker
        found = tracker.in_library(fact.subject)
        if fact.subject.media_type is MediaType.TV:
            fact, found = _part_seasons(fact, found)
        known_as = frozenset(request.id for request in found)
        self.covered |= known_as
        if contradicted := _contradictions(fact.subject, found):
            self._findings.conflicts.add(
                title.row | {"reason": "ids_differ", "fields": contradicted}
            )
        elif found:
            self._update(title, fact, found)
        else:
            await self._async_add(title, fact)
        return known_as

    def _update(
        self, title: Title, fact: LibraryFound, found: list[MediaRequest]
    ) -> None:
        """Fill in what known requests lack."""
        there = {one.jellyfin_id: one.key for one in fact.items}
        fields: list[str] = []
        for request in found:
            if request.media_type is not fact.subject.media_type:
                continue
            if title.series_id is not None and (
                lost := lost_episodes(request, title.series_id, there)
            ):
                self._findings.gone.add(
                    title.row | {"request_id": request.id, "episodes": len(lost)}
                )
            fields.extend(take_in(self._copy(request), fact))
        if not fields:
            self._findings.unchanged += 1
            return
        self._findings.updated.add(title.row | {"fields": list(dict.fromkeys(fields))})
        self._apply(fact)

    async def _async_add(self, title: Title, fact: LibraryFound) -> None:
        """Take in a title that nobody knew."""
        if self._dry_run and self._was_added(fact.subject):
            self._findings.updated.add(title.row | {"fields": ["jellyfin"]})
            return
        self._findings.added.add(title.row)
        if len(fact.items) > _LARGE and not self._dry_run:
            self._note(await self._coordinator.async_take_aside(fact))
        else:
            self._apply(fact)

    def _apply(self, fact: LibraryFound) -> None:
        """Let the tracker know, unless nothing is to change."""
        if not self._dry_run:
            self._note(self._coordinator.async_apply_live([fact]))

    def _note(self, changes: Changes) -> None:
        """Keep what was taken in."""
        self.covered.update(changes.requests)
        self.applied += 1

    def _was_added(self, subject: Subject) -> bool:
        """Tell whether a title would have been added by now, and note it."""
        keys = {hash(key) for level in subject_keys(subject) for key in level}
        if not self._would_add.isdisjoint(keys):
            return True
        self._would_add |= keys
        return False

    def _copy(self, request: MediaRequest) -> MediaRequest:
        """Return a request that may be changed: an archived one is a copy already."""
        if request.id not in self._coordinator.tracker.requests:
            return request
        if request.origin is Origin.LIBRARY:
            return unpack(pack(request))
        return replace(
            request,
            id_claims=dict(request.id_claims),
            anime_claims=dict(request.anime_claims),
            arr=dict(request.arr),
        )


def _contradictions(subject: Subject, found: list[MediaRequest]) -> list[str]:
    """Return the ids that requests know differently."""
    return [
        name
        for name in _OWN_IDS
        if (told := getattr(subject.ids, name)) is not None
        and any(
            (known := getattr(request.ids, name)) is not None and known != told
            for request in found
            if request.media_type is subject.media_type
        )
    ]


def _part_seasons(
    fact: LibraryFound, found: list[MediaRequest]
) -> tuple[LibraryFound, list[MediaRequest]]:
    """Keep a season apart that AniDB, and so Jellyfin, knows as a series of its own.

    Its numbers begin anew: as part of the show they would be another season's.
    """
    own = [request for request in found if _has_series(request, fact.series_id)]
    keys = {one.key for one in fact.items}
    is_part = any(
        request.origin is Origin.LIBRARY
        and (series := request.ids.shoko_series) is not None
        and fact.subject.ids.shoko_series not in (None, series)
        and not keys.isdisjoint(request.items)
        for request in found
        if request not in own
    )
    if not is_part:
        return fact, own or found
    ids = fact.subject.ids
    bare = MediaIds(
        anidb=ids.anidb, shoko_series=ids.shoko_series, jellyfin=ids.jellyfin
    )
    return replace(fact, subject=replace(fact.subject, ids=bare), listed=()), own


def _has_series(request: MediaRequest, series_id: str | None) -> bool:
    """Tell whether something of a request is part of a series in Jellyfin."""
    return request.ids.jellyfin == series_id or any(
        one.series_id == series_id
        for item in request.items.values()
        for one in item.playable.values()
    )

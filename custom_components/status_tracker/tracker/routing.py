"""Decide which requests a fact belongs to: one rule for each kind of fact."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from .correlation import choose, file_key, items_at_path, wants
from .facts import (
    AnimeKnown,
    ArrAdded,
    ArrRemoved,
    AttentionReported,
    AvailabilityHinted,
    Described,
    DownloadFailed,
    DownloadGone,
    DownloadSeen,
    EpisodeInfo,
    EpisodesListed,
    Fact,
    FileDeleted,
    Grabbed,
    ImportBlocked,
    Imported,
    LibraryFound,
    Matching,
    Playable,
    Searched,
    SeasonsDropped,
    Subject,
    Wished,
)
from .finding import Finder
from .item_states import has_evidence
from .models import FILM, ItemKey, MediaRequest
from .rivals import REFUSALS, Asking, are_rivals
from .settle import is_claimable
from .terms import Origin

if TYPE_CHECKING:
    from .tracker import Tracker

type Routed = list[tuple[MediaRequest, Fact]]

_CREATING = (Grabbed, Imported)


class Router:
    """Find, or make, the requests that facts belong to."""

    def __init__(self, tracker: Tracker, finder: Finder) -> None:
        """Route among the requests of a tracker."""
        self._tracker = tracker
        self._finder = finder

    def route(self, fact: Fact) -> Routed:
        """Return the requests of a fact, each with its part of it."""
        self._finder.turn_to(fact.subject)
        routed = _RULES[type(fact)](self, fact)
        if isinstance(fact, ArrRemoved):
            # The only fact that takes something away by which its request is found.
            self._finder.forget()
        return routed

    def wish(self, fact: Wished) -> Routed:
        """Route a wish: its own request, one it claims, or a new one."""
        subject = fact.subject
        if subject.seerr is None or subject.media_type is None:
            return []
        key = f"seerr:{subject.seerr.instance}:{subject.seerr.request_id}"
        others = [
            request
            for request in self._finder.candidates(replace(subject, seerr=None))
            if request.seerr != subject.seerr
        ]
        if own := self._finder.having([key]):
            self._note_rivals(own[0], others, fact)
            return [(own[0], fact)]
        # A refusal leaves alone what the library has, whoever did not get to ask for it.
        claimable = [
            request
            for request in others
            if is_claimable(request, fact.seasons)
            and not (fact.status in REFUSALS and request.origin is Origin.LIBRARY)
        ]
        if claimable:
            request = max(claimable, key=lambda one: (one.created_at, one.id))
            self._tracker.revive(request)
        else:
            request = self._tracker.create(
                key, subject.media_type, fact.at, Origin.SEERR
            )
        if fact.seasons is not None:
            request.seasons = (fact.at, fact.seasons)
        if subject.is_4k is not None:
            request.is_4k = subject.is_4k
        others = [other for other in others if other.id != request.id]
        self._tracker.share_with(request, others)
        self._note_rivals(request, others, fact)
        return [(request, fact)]

    def _note_rivals(
        self, request: MediaRequest, others: Iterable[MediaRequest], fact: Wished
    ) -> None:
        """Note of each wish for the title which later ones ask for all of it again."""
        if (mine := Asking.of(request, fact)) is None:
            return
        for other in others:
            if not are_rivals(request, other) or (theirs := Asking.of(other)) is None:
                continue
            pairs = ((request, mine, theirs), (other, theirs, mine))
            for one, its, rival in pairs:
                at = rival.since if rival.takes_over(its) else None
                if one.rivals.get(rival.ref) == at:
                    continue
                if at is None:
                    del one.rivals[rival.ref]
                else:
                    one.rivals[rival.ref] = at
                self._tracker.mark(one)

    def journey(self, fact: Grabbed | Imported | ImportBlocked) -> Routed:
        """Route a step of the journey, episode by episode."""
        candidates = self._finder.candidates(fact.subject)
        if not candidates:
            if not isinstance(fact, _CREATING) or not fact.episodes:
                return []
            return self._begin(fact)
        download = fact.subject.download
        if len(candidates) == 1 or not fact.episodes:
            unfinished = self._tracker.is_unfinished
            chosen = choose(candidates, FILM, download, unfinished)
            return [(chosen, fact)] if chosen is not None else []
        parts: dict[str, list[EpisodeInfo]] = defaultdict(list)
        by_id = {request.id: request for request in candidates}
        for info in fact.episodes:
            chosen = choose(candidates, info.key, download, self._tracker.is_unfinished)
            if chosen is not None:
                parts[chosen.id].append(info)
        return [
            (by_id[request_id], replace(fact, episodes=tuple(episodes)))
            for request_id, episodes in parts.items()
        ]

    def _begin(self, fact: Grabbed | Imported) -> Routed:
        """Begin a request that was made in Radarr or Sonarr directly."""
        subject = fact.subject
        if subject.media_type is None or (
            subject.arr is None and subject.title is None
        ):
            return []
        seed = f"{subject.arr or subject.title}|{subject.media_type}"
        request = self._tracker.create(seed, subject.media_type, fact.at, Origin.ARR)
        return [(request, fact)]

    def download(self, fact: Fact) -> Routed:
        """Route what the client says to every request that has the download."""
        download = fact.subject.download
        return [
            (request, fact)
            for request in self._finder.having([f"dl:{download}"])
            # The archive knows keys by their hash, which others may have too.
            if download in request.downloads
        ]

    def everybody(self, fact: Fact) -> Routed:
        """Route what holds for the title to every request for it."""
        return [(request, fact) for request in self._finder.candidates(fact.subject)]

    def of_items(self, fact: Playable | FileDeleted) -> Routed:
        """Route what holds for items to every request that has or wants them."""
        if isinstance(fact, FileDeleted):
            keys = [info.key for info in fact.episodes]
        else:
            keys = [] if fact.item is None else [fact.item]
        routed: Routed = []
        for request in self._finder.candidates(fact.subject):
            if isinstance(fact, Playable) and (known := _lost_items(request, fact)):
                routed += [(request, replace(fact, item=key)) for key in known]
            elif not keys or any(_concerns(request, key) for key in keys):
                routed.append((request, fact))
        return routed

    def file(self, fact: Matching) -> Routed:
        """Route what Shoko says of a file, by its number, else by its path."""
        subject = fact.subject
        if fact.items:
            return self.everybody(fact)
        if subject.shoko_file is not None:
            known = self._finder.having([f"shoko_file:{subject.shoko_file}"])
            parts = [
                (request, replace(fact, items=items))
                for request in known
                if (items := _items_of_file(request, subject.shoko_file))
            ]
            if parts:
                return [(request, part) for request, part in parts]
        if subject.path is None or (name := file_key(subject.path)) is None:
            return []
        places = [
            (request, *items_at_path(request, subject.path))
            for request in self._finder.having([name])
        ]
        best = max((same for _, same, _ in places), default=0)
        return [
            (request, replace(fact, items=frozenset(items)))
            for request, same, items in places
            if same == best and items
        ]

    def library(self, fact: LibraryFound) -> Routed:
        """Route a title of the library: known, or a finished request of its own."""
        kind, title = fact.subject.media_type, fact.subject.title
        if found := self._finder.in_library(fact.subject):
            return [(one, fact) for one in found if kind in (None, one.media_type)]
        if kind is None or title is None:
            return []
        seed = f"library|{kind}|{fact.subject.ids.jellyfin or title}"
        return [(self._tracker.create(seed, kind, fact.at, fact.origin), fact)]

    def home_of(self, request: MediaRequest, downloads: Iterable[str]) -> MediaRequest:
        """Return the request that stray downloads of a show belong to, made if need be."""
        keys = {
            key
            for download_id in downloads
            for key in request.downloads[download_id].items
        }
        subject = Subject(media_type=request.media_type, ids=request.ids)
        others = [
            other
            for other in self._finder.candidates(subject)
            if other.id != request.id
            and (other.seasons is None or any(wants(other, key) for key in keys))
            and _same_place(request, other)
        ]
        if others:
            return max(others, key=lambda one: (one.created_at, one.id))
        at = min(
            (request.downloads[one].born or request.created_at for one in downloads),
            default=request.created_at,
        )
        seed = f"{sorted(request.arr)}|{request.media_type}|{sorted(downloads)}"
        return self._tracker.create(seed, request.media_type, at, Origin.ARR)


def _same_place(request: MediaRequest, other: MediaRequest) -> bool:
    """Tell whether two requests can be served by the same instance."""
    if None not in (request.is_4k, other.is_4k) and request.is_4k != other.is_4k:
        return False
    here = {ref for ref, record in request.arr.items() if record.present}
    there = {ref for ref, record in other.arr.items() if record.present}
    return not here or not there or bool(here & there)


def _lost_items(request: MediaRequest, fact: Playable) -> list[ItemKey]:
    """Return what a request had as an item that Jellyfin lost.

    Jellyfin says which episode it was by its own numbers, which may be others.
    """
    if fact.playable or fact.item is None:
        return []
    return sorted(
        key for key, item in request.items.items() if fact.jellyfin_id in item.playable
    )


def _concerns(request: MediaRequest, key: ItemKey) -> bool:
    """Tell whether a request wants an item, or something happened to it there."""
    if wants(request, key):
        return True
    item = request.items.get(key)
    return item is not None and (
        has_evidence(item)
        or any(key in one.items for one in request.downloads.values())
    )


def _items_of_file(request: MediaRequest, file_id: int) -> frozenset[ItemKey]:
    """Return the items whose file has a number in Shoko."""
    return frozenset(
        key
        for key, item in request.items.items()
        if item.match is not None and item.match.file_id == file_id
    )


_RULES: dict[type[Fact], Callable[..., Routed]] = {
    Wished: Router.wish,
    SeasonsDropped: Router.everybody,
    Described: Router.everybody,
    AnimeKnown: Router.everybody,
    EpisodesListed: Router.everybody,
    ArrAdded: Router.everybody,
    ArrRemoved: Router.everybody,
    Searched: Router.everybody,
    Grabbed: Router.journey,
    DownloadSeen: Router.download,
    DownloadGone: Router.download,
    DownloadFailed: Router.download,
    Imported: Router.journey,
    ImportBlocked: Router.journey,
    FileDeleted: Router.of_items,
    Matching: Router.file,
    Playable: Router.of_items,
    AvailabilityHinted: Router.everybody,
    AttentionReported: Router.everybody,
    LibraryFound: Router.library,
}

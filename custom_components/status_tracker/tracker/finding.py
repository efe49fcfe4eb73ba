"""Find the requests that a subject may be, among those that go on and the archived."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from .correlation import agrees, agrees_by_title, subject_keys, title_keys
from .facts import NO_IDS, Subject
from .models import MediaRequest
from .terms import MediaType, Origin

if TYPE_CHECKING:
    from .tracker import Tracker


class Finder:
    """Find requests by what facts say of their titles."""

    def __init__(self, tracker: Tracker) -> None:
        """Look among the requests of a tracker."""
        self._tracker = tracker
        self._subject: Subject | None = None
        self._known: list[MediaRequest] = []

    def turn_to(self, subject: Subject) -> None:
        """Look anew unless it is the subject of the fact before."""
        if subject is not self._subject:
            self.forget()

    def forget(self) -> None:
        """Look anew for the requests of the next subject, whichever it is."""
        self._subject, self._known = None, []

    def candidates(self, subject: Subject) -> list[MediaRequest]:
        """Return every request that a subject may be, by ids, else by its title.

        Facts of one report have one subject, and follow each other. What the first
        one adds to a request is no more than the subject says, so the next one finds
        the same.
        """
        if subject is not self._subject:
            found = self._by_ids(subject)
            if not found:
                return self._by_title(subject)
            if any(one.id not in self._tracker.requests for one in found):
                return found
            self._subject, self._known = subject, found
        return self._known

    def having(self, keys: Iterable[str]) -> list[MediaRequest]:
        """Return the requests that have one of these keys, archived ones as copies."""
        found: dict[str, MediaRequest] = {}
        archive, live_with = self._tracker.archive, self._tracker.live_with
        for key in keys:
            for live in live_with(key):
                found[live.id] = live
            for request_id in archive.find(key):
                if request_id not in found and (request := archive.read(request_id)):
                    found[request_id] = request
        return list(found.values())

    def in_library(self, subject: Subject) -> list[MediaRequest]:
        """Return the requests that a title of the library is, archived ones as copies.

        A request that failed long ago is over; what the library has of its title is
        another matter. An item may be known as part of the other kind of title.
        """
        found = self._of_other_kind(subject)
        if subject.media_type is MediaType.MOVIE:
            # Several films can have one number at AniDB, and so at Shoko.
            ids = replace(subject.ids, anidb=None, shoko_series=None)
            subject = replace(subject, ids=ids)
        found = found or self.candidates(replace(subject, title=None))
        if not found and subject.year is not None:
            named = self.candidates(replace(subject, ids=NO_IDS, request_id=None))
            found = [
                request
                for request in named
                if request.year is not None and agrees_by_title(subject, request)
            ]
        return [
            request
            for request in found
            if request.origin is Origin.LIBRARY
            or request.id in self._tracker.requests
            or not self._tracker.has_failed(request.id)
        ]

    def _by_ids(self, subject: Subject) -> list[MediaRequest]:
        """Return every request that has an id of a subject."""
        found: dict[str, MediaRequest] = {}
        if subject.request_id is not None:
            request = self._tracker.get(subject.request_id)
            if request is not None:
                found[request.id] = request
        for level in subject_keys(subject):
            for request in self.having(level):
                if request.id not in found and agrees(subject, request):
                    found[request.id] = request
        return list(found.values())

    def _by_title(self, subject: Subject) -> list[MediaRequest]:
        """Return every request that may have a subject's title."""
        return [
            request
            for request in self.having(title_keys(subject))
            if agrees(subject, request) and agrees_by_title(subject, request)
        ]

    def _of_other_kind(self, subject: Subject) -> list[MediaRequest]:
        """Return what has an item of Jellyfin as part of the other kind of title."""
        key, archive = f"jellyfin:{subject.ids.jellyfin}", self._tracker.archive
        rows = filter(None, map(archive.row, archive.find(key)))
        # To unpack each row for its kind would cost too much.
        others = (
            archive.read(row.headline.id)
            for row in rows
            if row.headline.media_type is not subject.media_type
        )
        live = (
            request
            for request in self._tracker.live_with(key)
            if request.media_type is not subject.media_type
        )
        return [request for request in (*live, *others) if request is not None]

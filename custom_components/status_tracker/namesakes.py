"""Tell titles of one name apart: by their years, or as film and show."""

from collections.abc import Iterable
from typing import NamedTuple

from .tracker.models import MediaRequest
from .tracker.terms import MediaType


class Title(NamedTuple):
    """Hold what people tell a title from others by; the year may be unknown."""

    name: str
    year: int | None
    media_type: MediaType


class Marks(NamedTuple):
    """Say what a name needs beside it."""

    year: bool = False
    kind: bool = False


def title_of(request: MediaRequest) -> Title:
    """Return what a request is called."""
    return Title(
        request.name, request.year.value if request.year else None, request.media_type
    )


def marks_of(title: Title, namesakes: Iterable[Title]) -> Marks:
    """Return what tells a title from those of its name, which may be the same title.

    Where a year tells nothing, as one is unknown or both are the same, a film can
    still be told from a show.
    """
    others = [(each.year, each.media_type) for each in namesakes]
    year, kind = title.year, title.media_type
    return Marks(
        year=year is not None
        and any(
            other != year and (other is not None or its_kind is kind)
            for other, its_kind in others
        ),
        kind=any(
            its_kind is not kind and (other == year or None in (other, year))
            for other, its_kind in others
        ),
    )


class Namesakes:
    """Know which of the requests that are shown share a name."""

    def __init__(self) -> None:
        """Begin with none."""
        self._titles: dict[str, Title] = {}
        self._called: dict[str, dict[str, Title]] = {}

    def put(self, request_id: str, title: Title | None) -> frozenset[str]:
        """Take what a request is called, None where it is shown no more.

        Return the other requests that had its name, or have it now.
        """
        before = self._titles.get(request_id)
        if before == title:
            return frozenset()
        others: set[str] = set()
        if before is not None:
            key = before.name.casefold()
            del self._titles[request_id], self._called[key][request_id]
            others |= self._called[key].keys()
            if not self._called[key]:
                del self._called[key]
        if title is not None:
            called = self._called.setdefault(title.name.casefold(), {})
            others |= called.keys()
            self._titles[request_id] = called[request_id] = title
        return frozenset(others)

    def marks(self, request_id: str) -> Marks:
        """Return what the name of a request needs beside it."""
        if (title := self._titles.get(request_id)) is None:
            return Marks()
        return marks_of(title, self._called[title.name.casefold()].values())

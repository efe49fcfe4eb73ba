"""Understand the query of `GET /Items` as Jellyfin does, and answer it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from aiohttp import web
from multidict import MultiMapping

from .jellyfin_dto import Json
from .jellyfin_items import Item, Kind, Library, VirtualFolder, clean, plain_id

type Test = Callable[[Item], bool]

REMEMBERED = 16
KINDS = {kind.value.lower(): kind for kind in Kind}
SORTS: dict[str, Callable[[Item], object]] = {
    "sortname": lambda item: item.name.lower(),
    "name": lambda item: item.name.lower(),
    "datecreated": lambda item: item.created,
    "premieredate": lambda item: item.premiere or "",
    "productionyear": lambda item: item.year or 0,
    "runtime": lambda item: item.minutes,
    "indexnumber": lambda item: item.number or 0,
    "parentindexnumber": lambda item: item.season or 0,
}


class BadParameterError(web.HTTPBadRequest):
    """Refuse a parameter that cannot be read."""

    def __init__(self, name: str, value: str) -> None:
        """Name the parameter and what it held."""
        super().__init__(
            text=(
                '{"title":"One or more validation errors occurred.","status":400,'
                f'"errors":{{"{name}":["The value is not valid."]}}}}'
            ),
            content_type="application/problem+json",
        )


class Parameters:
    """Read query parameters: names in any case, unknown ones ignored."""

    def __init__(self, query: MultiMapping[str]) -> None:
        """Take the query of a request."""
        self._values: dict[str, list[str]] = {}
        for key, value in query.items():
            self._values.setdefault(key.lower(), []).append(value)

    def text(self, name: str) -> str | None:
        """Return a text, nothing for an empty one."""
        values = self._values.get(name.lower())
        return values[0] or None if values else None

    def boolean(self, name: str) -> bool | None:
        """Return a truth value."""
        if (text := self.text(name)) is None:
            return None
        if text.lower() not in {"true", "false"}:
            raise BadParameterError(name, text)
        return text.lower() == "true"

    def integer(self, name: str) -> int | None:
        """Return a number."""
        if (text := self.text(name)) is None:
            return None
        try:
            return int(text)
        except ValueError:
            raise BadParameterError(name, text) from None

    def guid(self, name: str) -> str | None:
        """Return an id in its short form."""
        if (text := self.text(name)) is None:
            return None
        if (found := plain_id(text)) is None:
            raise BadParameterError(name, text)
        return found

    def moment(self, name: str) -> datetime | None:
        """Return a UTC time."""
        if (text := self.text(name)) is None:
            return None
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            raise BadParameterError(name, text) from None
        return moment.astimezone(UTC)

    def parts(self, name: str) -> tuple[str, ...]:
        """Return the parts of a comma-separated list in lower case."""
        joined = ",".join(self._values.get(name.lower(), []))
        return tuple(part.strip().lower() for part in joined.split(",") if part.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Say which items are wanted, in which order."""

    ids: tuple[str, ...] | None = None
    kinds: frozenset[Kind] | None = None
    excluded_kinds: frozenset[Kind] = frozenset()
    has_ids: tuple[tuple[str, bool], ...] = ()
    virtual: bool | None = None
    missing: bool | None = None
    saved_since: datetime | None = None
    search: str | None = None
    years: frozenset[int] = frozenset()
    parent: str | None = None
    recursive: bool = False
    sorts: tuple[str, ...] = ()
    descending: tuple[bool, ...] = ()


def read_query(parameters: Parameters) -> Query:
    """Return what the parameters of a request ask for."""
    ids = [plain_id(part) for part in parameters.parts("ids")]
    virtual: bool | None = None
    locations = parameters.parts("locationTypes")
    if "virtual" in parameters.parts("excludeLocationTypes"):
        virtual = False
    if 0 < len(locations) < 4:
        virtual = "virtual" in locations
    kinds = parameters.parts("includeItemTypes")
    orders = parameters.parts("sortOrder")
    sorts = tuple(name for name in parameters.parts("sortBy") if name in SORTS)
    years = [part for part in parameters.parts("years") if part.isdigit()]
    has = [
        (name, flag)
        for name in ("tmdb", "tvdb", "imdb")
        if (flag := parameters.boolean(f"has{name}Id")) is not None
    ]
    return Query(
        ids=tuple(each for each in ids if each) if ids else None,
        kinds=frozenset(KINDS[k] for k in kinds if k in KINDS) if kinds else None,
        excluded_kinds=frozenset(
            KINDS[k] for k in parameters.parts("excludeItemTypes") if k in KINDS
        ),
        has_ids=tuple(has),
        virtual=virtual,
        missing=parameters.boolean("isMissing"),
        saved_since=parameters.moment("minDateLastSaved"),
        search=parameters.text("searchTerm"),
        years=frozenset(int(part) for part in years),
        parent=parameters.guid("parentId"),
        recursive=parameters.boolean("recursive") or False,
        sorts=sorts,
        descending=tuple(
            orders[min(place, len(orders) - 1)].startswith("desc") if orders else False
            for place in range(len(sorts))
        ),
    )


@dataclass(slots=True)
class Finder:
    """Find items; the same question is worked out once until something changes."""

    library: Library
    folders: Callable[[], Mapping[str, VirtualFolder]]
    search_by_words: bool = False
    _known: dict[Query, list[Item]] = field(default_factory=dict)
    _generation: int = -1

    def find(self, query: Query) -> list[Item]:
        """Return all items that a query asks for, in its order."""
        if self._generation != self.library.generation:
            self._known.clear()
            self._generation = self.library.generation
        if (found := self._known.get(query)) is None:
            found = self._work_out(query)
            if len(self._known) >= REMEMBERED:
                del self._known[next(iter(self._known))]
            self._known[query] = found
        return found

    def _work_out(self, query: Query) -> list[Item]:
        """Filter and sort."""
        tests = self._tests(query)
        found = [
            item
            for item in self._candidates(query)
            if all(test(item) for test in tests)
        ]
        for name, descending in reversed(
            list(zip(query.sorts, query.descending, strict=True))
        ):
            found.sort(key=SORTS[name], reverse=descending)  # type: ignore[arg-type]
        return found

    def _candidates(self, query: Query) -> Iterable[Item]:
        """Return the smallest set at hand that holds the answer."""
        library = self.library
        if query.ids is not None:
            items = (library.items.get(item_id) for item_id in query.ids)
            return [item for item in items if item is not None]
        if query.saved_since is not None:
            return library.saved_since(query.saved_since)
        if query.kinds is not None:
            return [
                item
                for kind in Kind
                if kind in query.kinds
                for item in library.by_kind[kind].values()
            ]
        return library.items.values()

    def _tests(self, query: Query) -> list[Test]:
        """Return what an item must pass."""
        tests: list[Test] = []
        if (kinds := query.kinds) is not None:
            tests.append(lambda item: item.kind in kinds)
        if query.excluded_kinds:
            tests.append(lambda item: item.kind not in query.excluded_kinds)
        for name, flag in query.has_ids:
            tests.append(_has_id(name, flag))
        wanted = (query.virtual, query.missing)
        tests += [_is_virtual(each) for each in wanted if each is not None]
        if query.search is not None:
            tests.append(self._search(query.search))
        if query.years:
            tests.append(lambda item: item.year in query.years)
        if query.parent is not None:
            tests.append(self._below(query.parent, query.recursive))
        return tests

    def _search(self, term: str) -> Test:
        """Return the search of this version: by substring, or by words."""
        words = clean(term).split() if self.search_by_words else [clean(term)]
        return lambda item: all(word in item.search_name for word in words)

    def _below(self, parent: str, recursive: bool) -> Test:
        """Return what tells whether an item is inside another or in a library."""
        if (folder := self.folders().get(parent)) is not None:
            top = (Kind.MOVIE, Kind.SERIES)
            return lambda item: (
                folder.holds(item.path) and (recursive or item.kind in top)
            )
        if recursive:
            return lambda item: parent in (item.series_id, item.season_id)
        return lambda item: (item.season_id or item.series_id) == parent


def _has_id(name: str, flag: bool) -> Test:
    """Return the test of one `hasXId`, which says nothing about its value."""
    return lambda item: (
        any(key.lower() == name and value for key, value in item.provider_ids.items())
        is flag
    )


def _is_virtual(wanted: bool) -> Test:
    """Return the test for items without a file."""
    return lambda item: item.is_virtual is wanted


def cut_page(
    found: list[Item], parameters: Parameters, render: Callable[[Item], Json]
) -> Json:
    """Return one page; without the count the total is that of the page."""
    start = max(0, parameters.integer("startIndex") or 0)
    limit = parameters.integer("limit")
    page = found[start : None if limit is None else start + limit]
    counted = parameters.boolean("enableTotalRecordCount") is not False
    return {
        "Items": [render(item) for item in page],
        "TotalRecordCount": len(found) if counted else len(page),
        "StartIndex": start,
    }

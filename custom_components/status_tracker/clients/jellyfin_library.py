"""Read the library of a Jellyfin, and let it look at parts of it again."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from .answers import Answer, as_object, required
from .base import LIST_TIMEOUT, ServiceClient
from .errors import ResponseProblem, ServiceResponseError
from .jellyfin_models import (
    ItemType,
    Library,
    LibraryItem,
    item_id,
    parse_item,
    parse_library,
)
from .parsing import JsonObject, objects, size, text
from .transport import Param

_PAGE: Final = 500
_MOST_PAGES: Final = 4000
_IDS_PER_CALL: Final = 100
_FIELDS: Final = ("ProviderIds", "Path", "DateCreated", "OriginalTitle")
_MEDIA_FIELDS: Final = (*_FIELDS, "MediaSources")
_WHOLE_FIELDS: Final = (*_FIELDS, "Height")
_TITLES: Final = (ItemType.MOVIE, ItemType.SERIES)
_QUIET: Final[Mapping[str, Param]] = {
    "enableImages": False,
    "enableUserData": False,
}


@dataclass(frozen=True, slots=True)
class LibraryPage:
    """Hold one page of the library; `unreadable` are the names of what is no item."""

    items: tuple[LibraryItem, ...]
    unreadable: tuple[str | None, ...]
    last_id: str | None = None

    def __len__(self) -> int:
        """Return how many items Jellyfin sent."""
        return len(self.items) + len(self.unreadable)


class JellyfinLibrary(ServiceClient):
    """Ask one Jellyfin what it holds.

    Jellyfin finds no item by the id that another database gives it: page through
    the library once, then ask for what was saved since.
    """

    async def count(self, types: Iterable[ItemType]) -> int:
        """Return how many items of some types there are."""
        params: dict[str, Param] = {
            "recursive": True,
            "includeItemTypes": list(types),
            "enableTotalRecordCount": True,
            "limit": 1,
            **_QUIET,
        }
        answer = await self._get("Items", params, seconds=LIST_TIMEOUT)
        return size(answer.get("TotalRecordCount")) or 0

    async def iter_whole(
        self, types: Iterable[ItemType], start: int = 0, page: int = _PAGE
    ) -> AsyncIterator[LibraryPage]:
        """Yield all items of some types as pages, oldest first, from a place on.

        Pages are read beside the event loop. The media are not asked for, only how
        high the picture of a film is.
        """
        params: dict[str, Param] = {
            "recursive": True,
            "includeItemTypes": list(types),
            "fields": _WHOLE_FIELDS,
            "sortBy": ["DateCreated", "SortName"],
            "sortOrder": "Ascending",
            "enableTotalRecordCount": False,
            "limit": page,
            **_QUIET,
        }
        last: str | None = None
        for number in range(_MOST_PAGES):
            params["startIndex"] = start + number * page
            answer = await self._ask(
                "GET", "Items", params=params, seconds=LIST_TIMEOUT
            )
            found = await asyncio.to_thread(_read_page, answer)
            if len(found) and found.last_id == last:
                # A server that does not page would send the same for ever.
                return
            yield found
            if len(found) < page:
                return
            last = found.last_id

    async def iter_items(
        self,
        types: Iterable[ItemType] = _TITLES,
        since: datetime | None = None,
        page: int = _PAGE,
    ) -> AsyncIterator[LibraryItem]:
        """Yield all items of some types, oldest first, page by page.

        With `since` only those that were saved at that time or later. The media
        are not asked for.
        """
        params: dict[str, Param] = {
            "recursive": True,
            "includeItemTypes": list(types),
            "fields": _FIELDS,
            "minDateLastSaved": since,
            # New items come last, so that none slips past while paging.
            "sortBy": ["DateCreated", "SortName"],
            "sortOrder": "Ascending",
        }
        async for item in self._iter_pages("Items", params, page):
            yield item

    async def items(
        self, ids: Iterable[str], *, media: bool = False
    ) -> list[LibraryItem]:
        """Return the items with these ids, those that there are.

        `media` asks for the sources too, which tell whether an item is playable.
        """
        wanted = sorted({found for value in ids if (found := item_id(value))})
        items: list[LibraryItem] = []
        for start in range(0, len(wanted), _IDS_PER_CALL):
            params: dict[str, Param] = {"ids": wanted[start : start + _IDS_PER_CALL]}
            items.extend(await self._items(params, media=media))
        return items

    async def episodes(
        self, series_id: str, season: int | None = None, *, media: bool = True
    ) -> list[LibraryItem]:
        """Return the episodes of a series that have a file, or of one season.

        Raise ServiceResponseError (not_found) when the id is of no series.
        """
        params: dict[str, Param] = {
            "season": season,
            "isMissing": False,
            "fields": _MEDIA_FIELDS if media else _FIELDS,
        }
        path = f"Shows/{_known_id(series_id)}/Episodes"
        return [item async for item in self._iter_pages(path, params, _PAGE)]

    async def search(
        self,
        term: str,
        types: Iterable[ItemType] = _TITLES,
        year: int | None = None,
        limit: int = 20,
    ) -> list[LibraryItem]:
        """Return items whose title resembles a term; their ids want checking."""
        params: dict[str, Param] = {
            "recursive": True,
            "searchTerm": term,
            "includeItemTypes": list(types),
            "years": year,
            "limit": limit,
        }
        return await self._items(params, media=False)

    async def libraries(self) -> list[Library]:
        """Return the libraries, with the folders that they show."""
        return await self._get_list("Library/VirtualFolders", parse_library)

    async def refresh_item(self, wanted: str) -> None:
        """Let Jellyfin look at one item, or one library, again.

        Raise ServiceResponseError (not_found) when there is none with this id.
        """
        await self._ask(
            "POST",
            f"Items/{_known_id(wanted)}/Refresh",
            params={
                "metadataRefreshMode": "Default",
                "imageRefreshMode": "Default",
                "replaceAllMetadata": False,
            },
            seconds=LIST_TIMEOUT,
        )

    async def report_changed(self, paths: Iterable[str], *, deleted: bool) -> None:
        """Tell Jellyfin of changed paths, which it looks at about a minute later.

        The paths are those that Jellyfin itself sees.
        """
        kind = "Deleted" if deleted else "Created"
        updates = [{"Path": path, "UpdateType": kind} for path in paths]
        if updates:
            await self._ask("POST", "Library/Media/Updated", json={"Updates": updates})

    async def _items(
        self, params: dict[str, Param], *, media: bool
    ) -> list[LibraryItem]:
        """Return one page of items."""
        params |= {"fields": _MEDIA_FIELDS if media else _FIELDS, **_QUIET}
        answer = await self._get("Items", params, seconds=LIST_TIMEOUT)
        found = (parse_item(data) for data in objects(answer.get("Items")))
        return [item for item in found if item is not None]

    async def _iter_pages(
        self, path: str, params: dict[str, Param], page: int
    ) -> AsyncIterator[LibraryItem]:
        """Yield the items of all pages."""
        params |= {"enableTotalRecordCount": False, "limit": page, **_QUIET}
        last: list[JsonObject] = []
        for number in range(_MOST_PAGES):
            params["startIndex"] = number * page
            answer = await self._get(path, params, seconds=LIST_TIMEOUT)
            found = objects(required(answer.get("Items"), "items"))
            if found and found == last:
                # A server that does not page would send the same for ever.
                return
            for data in found:
                if (item := parse_item(data)) is not None:
                    yield item
            if len(found) < page:
                return
            last = found


def _known_id(value: str) -> str:
    """Return an item's id as Jellyfin writes it; raise when it is none."""
    if (found := item_id(value)) is None:
        raise ServiceResponseError(ResponseProblem.NOT_FOUND, "not the id of an item")
    return found


def _read_page(answer: Answer) -> LibraryPage:
    """Return the page in an answer; may run in any thread."""
    found = objects(required(as_object(answer.json()).get("Items"), "items"))
    items: list[LibraryItem] = []
    unreadable: list[str | None] = []
    for data in found:
        if (item := parse_item(data)) is not None:
            items.append(item)
        else:
            unreadable.append(text(data.get("Name")))
    last = text(found[-1].get("Id")) if found else None
    return LibraryPage(tuple(items), tuple(unreadable), last)

"""Let Jellyfin notice that a title is gone; nothing here deletes a file."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, Final, override

from ..clients.errors import ResponseProblem, ServiceResponseError
from ..clients.jellyfin import JellyfinClient
from ..clients.jellyfin_models import ItemType, Library, LibraryItem, LocationType
from ..tracker.ids import path_parts
from ..tracker.terms import MediaType
from .library_match import is_title, lies_at
from .models import Thing, ThingKind
from .step import DeletionStep

_TYPES: Final = {MediaType.MOVIE: ItemType.MOVIE, MediaType.TV: ItemType.SERIES}
_MOST_NAMES: Final = 8


class ItemsStep(DeletionStep[JellyfinClient]):
    """Refresh the library of a title in one Jellyfin until it is gone from there."""

    again_after: ClassVar[float] = 600.0
    most_attempts: ClassVar[int] = 6

    @override
    async def plan(self) -> None:
        titles = await self._titles()
        items = titles if self.seasons is None else await self._episodes(titles)
        libraries = await self.client.libraries() if items else []
        self.record.objects = tuple(
            _thing(item, self._library_of(item, libraries)) for item in items
        )

    async def _titles(self) -> list[LibraryItem]:
        """Return the films or series that are the title, and stray episodes of it."""
        known = self.known
        found: dict[str, LibraryItem] = {}
        for item in await self.client.items(known.jellyfin_titles):
            # What holds a film among other things does not go with it.
            is_trusted = item.type is _TYPES[known.media_type]
            if is_title(known, item, is_trusted=is_trusted):
                found[item.id] = item
        for name in sorted(known.names | {known.title})[:_MOST_NAMES]:
            for item in await self.client.search(name):
                if is_title(known, item):
                    found[item.id] = item
        for item in await self.client.items(known.jellyfin_items):
            if item.series_id not in found and is_title(known, item, is_trusted=True):
                found[item.id] = item
        if not found and known.paths:
            # It is called otherwise there: look at everything, once.
            async for item in self.client.iter_items():
                if is_title(known, item):
                    found[item.id] = item
        return [found[each] for each in sorted(found) if _is_there(found[each])]

    async def _episodes(self, titles: Iterable[LibraryItem]) -> list[LibraryItem]:
        """Return the episodes that are in the seasons to delete.

        Where Jellyfin numbers the seasons in its own way, files and earlier reports
        tell which they are.
        """
        known, seasons = self.known, self.seasons or frozenset()
        reported = {
            item_id
            for item_id, key in known.jellyfin_items.items()
            if key.season in seasons
        }
        others = known.jellyfin_items.keys() - reported
        found: dict[str, LibraryItem] = {}
        for title in titles:
            for item in await self._parts(title):
                if item.id in others or not _is_there(item):
                    continue
                if (
                    item.id in reported
                    or lies_at(known.paths, item.path)
                    or (known.is_anime is False and item.season in seasons)
                ):
                    found[item.id] = item
        return list(found.values())

    async def _parts(self, title: LibraryItem) -> list[LibraryItem]:
        """Return the episodes of a series; an episode that strayed is one itself."""
        if title.type is ItemType.SERIES:
            return await self.client.episodes(title.id, media=False)
        return [title]

    def _library_of(
        self, item: LibraryItem, libraries: Sequence[Library]
    ) -> str | None:
        """Return the library that shows an item, None where that is not certain.

        Items of Shokofin lie elsewhere than the files: then these decide. Services
        see one folder under different roots: then its name has to occur.
        """
        paths = (item.path, *sorted(self.known.folders | self.known.paths))
        for holds in (_begins_with, _passes_through):
            for path in paths:
                parts = path_parts(path or "")[::-1]
                found = {
                    library.id
                    for library in libraries
                    for location in library.locations
                    if library.id is not None
                    and holds(parts, path_parts(location)[::-1])
                }
                if len(found) == 1:
                    return found.pop()
                if found and path == item.path:
                    # Several show it: no other path knows better than its own.
                    return None
        return None

    @override
    async def left(self) -> Sequence[Thing]:
        known = {thing.id: thing for thing in self.record.objects}
        found = await self.client.items(known)
        return [known[item.id] for item in found if _is_there(item)]

    @override
    async def remove(self, things: Sequence[Thing]) -> None:
        for library in sorted({str(each.facts["library"] or "") for each in things}):
            if library:
                await self._refresh(library)
        lost = [each.path for each in things if each.path and not each.facts["library"]]
        await self.client.report_changed(lost, deleted=True)

    async def _refresh(self, library: str) -> None:
        """Let Jellyfin look at one library; one that was removed holds nothing."""
        try:
            await self.client.refresh_item(library)
        except ServiceResponseError as err:
            if err.problem is not ResponseProblem.NOT_FOUND:
                raise


def _begins_with(parts: tuple[str, ...], folder: tuple[str, ...]) -> bool:
    """Tell whether a path lies in a folder, both given from the root."""
    return bool(folder) and parts[: len(folder)] == folder


def _passes_through(parts: tuple[str, ...], folder: tuple[str, ...]) -> bool:
    """Tell whether a path lies in a folder of the same name."""
    return bool(folder) and folder[-1] in parts[:-1]


def _is_there(item: LibraryItem) -> bool:
    """Tell whether there is more of an item than its name."""
    return item.location is not LocationType.VIRTUAL


def _thing(item: LibraryItem, library: str | None) -> Thing:
    """Return what is shown of an item."""
    return Thing(
        kind=ThingKind.ITEM,
        id=item.id,
        name=item.name,
        path=item.path,
        season=item.season,
        facts={"type": item.type.value, "library": library},
    )

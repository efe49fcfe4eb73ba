"""Delete in Radarr or Sonarr: what both have in common."""

from abc import abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar, override

from ..clients.arr import ArrClient
from ..clients.arr_activity import HistoryRecord, QueueRecord
from ..clients.arr_models import MediaFile
from ..tracker.models import FILM, ArrRef, ItemKey
from .models import KeptReason, Thing, ThingKind
from .step import DeletionStep


class ArrStep[Client: ArrClient](DeletionStep[Client]):
    """Delete in one Radarr or Sonarr, and what it still downloads elsewhere."""

    def _settle_on(self, title_id: int | None) -> None:
        """Keep the number that the title really has here, and no other."""
        here = self.record.instance
        known = {ref for ref in self.known.arr if ref.instance != here}
        self.known.arr = known | ({ArrRef(here, title_id)} if title_id else set())

    def _refs(self) -> list[int]:
        """Return the numbers that the title may have here."""
        here = self.record.instance
        return sorted(ref.id for ref in self.known.arr if ref.instance == here)

    @property
    def title_id(self) -> int | None:
        """Return the number of the title, once it was found."""
        return next(iter(self._refs()), None)

    def _note_history(
        self,
        records: Iterable[HistoryRecord],
        episodes: Mapping[int | None, ItemKey] | None = None,
    ) -> None:
        """Note the downloads that brought the title, and which episodes if known."""
        for record in records:
            found = _item(record.season, record.number, record.movie_id)
            if episodes is not None and record.episode_id in episodes:
                found = {episodes[record.episode_id]}
            for download_id in (record.download_id, record.torrent_hash):
                if download_id is not None:
                    self.known.downloads.setdefault(download_id, set()).update(found)
                    self.known.confirmed.add(download_id)

    async def _queued(self) -> dict[str, list[QueueRecord]]:
        """Return what is being downloaded of the title, by download."""
        found: dict[str, list[QueueRecord]] = {}
        for record in await self.client.queue():
            title_id = record.movie_id or record.series_id
            if record.download_id is not None and title_id == self.title_id:
                found.setdefault(record.download_id, []).append(record)
        return found

    async def _note_queue(self) -> list[Thing]:
        """Note what is being downloaded of the title, and return it."""
        things: list[Thing] = []
        for download_id, records in (await self._queued()).items():
            items = self.known.downloads.setdefault(download_id, set())
            self.known.confirmed.add(download_id)
            for record in records:
                items.update(_item(record.season, None, record.movie_id))
            if self.seasons is None or {each.season for each in records} <= (
                self.seasons
            ):
                things.append(_download(download_id, records[0]))
        return things

    def _objects(self, kind: ThingKind) -> list[Thing]:
        """Return the objects of one kind."""
        return [thing for thing in self.record.objects if thing.kind is kind]

    async def _left_downloads(self) -> list[Thing]:
        """Return which of the downloads are still in the queue."""
        if not (downloads := self._objects(ThingKind.DOWNLOAD)):
            return []
        queued = await self._queued()
        return [thing for thing in downloads if thing.id in queued]

    async def _remove_downloads(self, things: Iterable[Thing]) -> None:
        """Take downloads out of the queue and out of their client."""
        wanted = {thing.id for thing in things if thing.kind is ThingKind.DOWNLOAD}
        if not wanted:
            return
        for download_id, records in (await self._queued()).items():
            if download_id in wanted:
                await self.client.remove_from_queue(
                    records[0].id, remove_from_client=True, search_again=False
                )

    def _take_files(self, files: Iterable[MediaFile]) -> list[Thing]:
        """Return files as things, and note where they lie."""
        things = [file_thing(file) for file in files]
        if self.work.deletion.options.delete_files:
            self.known.paths |= {thing.path for thing in things if thing.path}
        return things


class TitleStep[Client: ArrClient](ArrStep[Client]):
    """Delete a whole title in one Radarr or Sonarr."""

    kind: ClassVar[ThingKind]

    @abstractmethod
    async def _is_there(self, title_id: int) -> bool:
        """Tell whether the title still has its number here; raises ServiceError."""

    @abstractmethod
    async def _delete(self, title_id: int) -> None:
        """Ask for the title to be deleted; raises ServiceError."""

    def _take_title(
        self, title: Thing, files: Iterable[MediaFile], downloads: Iterable[Thing]
    ) -> None:
        """Take a whole title with its files, which stay if they shall."""
        things = self._take_files(files)
        if self.work.deletion.options.delete_files:
            if title.path:
                self.known.folders.add(title.path)
            self.record.objects = (title, *things, *downloads)
            return
        self.record.objects = (title,)
        for thing in things:
            self.keep(thing, KeptReason.FILES_KEPT)

    @override
    async def left(self) -> Sequence[Thing]:
        found = [
            thing
            for thing in self._objects(self.kind)
            if await self._is_there(int(thing.id))
        ]
        return [*found, *await self._left_downloads()]

    @override
    async def remove(self, things: Sequence[Thing]) -> None:
        await self._remove_downloads(things)
        for thing in things:
            if thing.kind is self.kind:
                await self._delete(int(thing.id))


def file_thing(file: MediaFile) -> Thing:
    """Return what is shown of a file."""
    return Thing(
        kind=ThingKind.FILE,
        id=str(file.id),
        path=file.path,
        size=file.size,
        season=file.season,
        facts={"quality": file.quality} if file.quality else {},
    )


def _download(download_id: str, record: QueueRecord) -> Thing:
    """Return what is shown of a download in the queue."""
    return Thing(
        kind=ThingKind.DOWNLOAD,
        id=download_id,
        name=record.title,
        size=record.size,
        facts={"client": record.client} if record.client else {},
    )


def _item(season: int | None, number: int | None, movie_id: int | None) -> set[ItemKey]:
    """Return the item that a record is about, as far as it tells."""
    if movie_id is not None:
        return {FILM}
    return {ItemKey(season, number or 0)} if season is not None else set()

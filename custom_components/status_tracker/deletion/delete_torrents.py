"""Delete torrents, at once or once they have seeded as long as they must."""

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from typing import ClassVar, Final, override

from ..clients.qbittorrent import QBittorrentClient
from ..clients.qbittorrent_models import Torrent, TorrentState
from ..webhooks.filenames import episode_keys
from .models import KeptReason, Note, Thing, ThingKind, WaitReason
from .sharing import Holders
from .step import DeletionStep

# Whatever has stopped here seeds no more, by its limits or by somebody's hand.
_STOPPED: Final = frozenset({TorrentState.SEEDING_STOPPED, TorrentState.SEEDING_PAUSED})


class _TorrentStep(DeletionStep[QBittorrentClient]):
    """Delete the torrents of one qBittorrent that a title came with."""

    @abstractmethod
    def _takes(self, torrent: Torrent) -> bool:
        """Tell whether a torrent is this step's, not the other's."""

    @override
    async def plan(self) -> None:
        torrents = await self.client.torrents()
        wanted = self._of_title(torrents)
        # Who seeds to several trackers has the same files in several torrents.
        places = {
            key
            for torrent in wanted
            if self._is_certain(torrent) and (key := _place(torrent)) is not None
        }
        wanted += [
            torrent
            for torrent in torrents
            if torrent not in wanted and _place(torrent) in places
        ]
        holders = Holders(self.work)
        self.record.objects = ()
        for torrent in wanted:
            self.known.hashes |= torrent.hashes
            if not self._takes(torrent):
                continue
            thing = _thing(torrent)
            self.record.objects = (*self.record.objects, thing)
            if not self._is_certain(torrent) and _place(torrent) not in places:
                self.keep(thing, KeptReason.UNCERTAIN)
                continue
            shared = {*await holders.of(torrent.hashes)}
            shared |= await self._other_seasons(torrent)
            if shared:
                self.keep(thing, KeptReason.SHARED, *sorted(shared))

    def _of_title(self, torrents: Iterable[Torrent]) -> list[Torrent]:
        """Return the torrents that brought the title, or one of the seasons."""
        return [
            torrent
            for torrent in torrents
            if any(self._is_wanted(each) for each in torrent.hashes)
        ]

    def _is_wanted(self, download_id: str) -> bool:
        """Tell whether a download brought something that goes."""
        if (items := self.known.downloads.get(download_id)) is None:
            return False
        return self.seasons is None or any(key.season in self.seasons for key in items)

    def _is_certain(self, torrent: Torrent) -> bool:
        """Tell whether a torrent is the title's, and not only said to be by a webhook.

        Sonarr or Radarr knows it as such, or its name tells.
        """
        if torrent.hashes & self.known.confirmed:
            return True
        return self.known.is_named_in(torrent.name or "")

    async def _other_seasons(self, torrent: Torrent) -> set[str]:
        """Return the seasons that stay, as far as the names of its files tell.

        Names that tell of no season that goes are numbered otherwise and say nothing.
        """
        if self.seasons is None:
            return set()
        files = await self.client.files(torrent.hash) or ()
        told = {key.season for file in files for key in episode_keys(file.name)}
        if not told & self.seasons:
            return set()
        return {f"S{season:02d}" for season in told - self.seasons}

    @override
    async def left(self) -> Sequence[Thing]:
        if not self.record.objects:
            return ()
        known = {thing.id: thing for thing in self.record.objects}
        found = await self.client.torrents(known)
        return [_thing(torrent) for torrent in found if torrent.hash in known]

    @override
    async def remove(self, things: Sequence[Thing]) -> None:
        holders = Holders(self.work)
        going: list[str] = []
        known = {thing.id: thing for thing in self.record.objects}
        for torrent in await self.client.torrents([thing.id for thing in things]):
            # It may have found another use since it was looked at.
            if shared := await holders.of(torrent.hashes):
                self.keep(known[torrent.hash], KeptReason.SHARED, *shared)
            else:
                going.append(torrent.hash)
        if going:
            options = self.work.deletion.options
            await self.client.delete(going, delete_files=options.delete_files)


class TorrentsStep(_TorrentStep):
    """Delete torrents at once."""

    again_after: ClassVar[float] = 30.0

    @override
    def _takes(self, torrent: Torrent) -> bool:
        return not (self.work.deletion.options.keep_seeding and torrent.is_complete)


class SeedingStep(_TorrentStep):
    """Delete complete torrents once their limits are met."""

    again_after: ClassVar[float] = 30.0
    pause_reason: ClassVar[WaitReason] = WaitReason.SEEDING

    @override
    def _takes(self, torrent: Torrent) -> bool:
        return torrent.is_complete

    @override
    async def plan(self) -> None:
        await super().plan()
        if any(not _has_limit(thing) for thing in self.record.objects):
            self.record.notes = (Note.SEEDS_WITHOUT_LIMIT,)

    @override
    def due(self, things: Sequence[Thing]) -> Sequence[Thing]:
        return [thing for thing in things if thing.facts["has_seeded"]]


def _thing(torrent: Torrent) -> Thing:
    """Return what is shown of a torrent."""
    return Thing(
        kind=ThingKind.TORRENT,
        id=torrent.hash,
        name=torrent.name,
        path=torrent.content_path,
        size=torrent.size,
        facts={
            "complete": torrent.is_complete,
            "ratio": None if torrent.ratio is None else round(torrent.ratio, 3),
            "max_ratio": torrent.max_ratio,
            "seeding_time": torrent.seeding_time,
            "max_seeding_time": _seconds(torrent.max_seeding_time),
            "has_seeded": _has_seeded(torrent),
        },
    )


def _seconds(minutes: int | None) -> int | None:
    """Return a limit in seconds: qBittorrent counts limits in minutes."""
    return None if minutes is None else minutes * 60


def _has_limit(thing: Thing) -> bool:
    """Tell whether a torrent stops seeding by itself."""
    limits = ("max_ratio", "max_seeding_time")
    return any(thing.facts[name] is not None for name in limits)


def _has_seeded(torrent: Torrent) -> bool:
    """Tell whether a torrent has seeded as long as it must."""
    if not torrent.is_complete:
        return False
    if torrent.state in _STOPPED:
        return True
    pairs = (
        (torrent.ratio, torrent.max_ratio),
        (torrent.seeding_time, _seconds(torrent.max_seeding_time)),
    )
    return any(
        done is not None and limit is not None and done >= limit
        for done, limit in pairs
    )


def _place(torrent: Torrent) -> tuple[str, int] | None:
    """Return what tells the files of a torrent, None where that is unsure.

    A torrent without a folder of its own shares the path with strangers.
    """
    path, size = torrent.content_path, torrent.size
    if (
        not path
        or not size
        or path.rstrip("/") == (torrent.save_path or "").rstrip("/")
    ):
        return None
    return path, size

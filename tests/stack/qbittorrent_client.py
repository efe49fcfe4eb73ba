"""Hold what the simulated qBittorrent downloads, for stories to move on."""

# A hash is what the field calls it.
# ruff: noqa: A002

from collections.abc import Iterable, Sequence

from .clock import Clock
from .qbittorrent_sync import Fields, Sync
from .qbittorrent_torrents import CHECKING, NEW_STATE_NAMES, WITHOUT_METADATA, Torrent
from .world import Disk, TorrentFile

DEFAULT_SPEED = 8_000_000


class TorrentClient:
    """Add torrents, move them on and remove them; every change is told to polls."""

    clock: Clock

    def __init__(self, disk: Disk | None) -> None:
        """Begin without torrents."""
        self.disk = disk if disk is not None else Disk()
        self.torrents: dict[str, Torrent] = {}
        self.categories: dict[str, str] = {}

    def _syncs(self) -> Iterable[Sync]:
        """Return what each session still has to be told."""
        raise NotImplementedError

    def add_torrent(
        self,
        *,
        hash: str,
        name: str,
        size: int,
        category: str,
        save_path: str,
        files: Sequence[TorrentFile],
        hybrid_v1: str | None = None,
        state: str = "downloading",
    ) -> Torrent:
        """Add a torrent; `hash` is its id, of a hybrid the shortened v2 hash."""
        state = NEW_STATE_NAMES.get(state, state)
        torrent = Torrent(
            hash=hash.lower(),
            name=name,
            size=size,
            category=category,
            save_path=save_path.rstrip("/"),
            files=list(files),
            hybrid_v1=hybrid_v1.lower() if hybrid_v1 else None,
            state=state,
            added_on=int(self.clock.now().timestamp()),
            queue_position=len(self.torrents) + 1,
            has_metadata=state not in WITHOUT_METADATA,
        )
        self.torrents[torrent.hash] = torrent
        if category:
            self.categories.setdefault(category, save_path)
        self._touch(torrent)
        return torrent

    def set_progress(
        self, hash: str, progress: float, speed: int | None = None
    ) -> None:
        """Move a torrent on: share done (0 to 1) and bytes per second.

        While it is being checked this is the progress of the check.
        """
        torrent = self.torrents[hash.lower()]
        if torrent.state in CHECKING:
            torrent.checked = progress
        else:
            torrent.completed = progress
            torrent.speed = DEFAULT_SPEED if speed is None else speed
            self._write_files(torrent)
        self._touch(torrent)

    def set_file_progress(self, hash: str, index: int, progress: float) -> None:
        """Fix the progress of one file; the torrent's own stays as it is."""
        torrent = self.torrents[hash.lower()]
        torrent.file_progress[index] = progress
        self._touch(torrent)

    def finish(self, hash: str) -> None:
        """Complete a torrent; it seeds from now on."""
        torrent = self.torrents[hash.lower()]
        torrent.completed = 1.0
        torrent.speed = 0
        torrent.file_progress.clear()
        torrent.has_metadata = True
        torrent.state = "stalledUP"
        torrent.completion_on = int(self.clock.now().timestamp())
        self._write_files(torrent)
        self._touch(torrent)

    def set_state(self, hash: str, raw_state: str) -> None:
        """Set a state by its name in any version, or by an unheard-of one."""
        torrent = self.torrents[hash.lower()]
        torrent.state = NEW_STATE_NAMES.get(raw_state, raw_state)
        torrent.checked = 0.0
        if torrent.state not in WITHOUT_METADATA:
            torrent.has_metadata = True
        if torrent.state not in {"downloading", "forcedDL"}:
            torrent.speed = 0
        self._touch(torrent)

    def set_seeding(
        self, hash: str, *, uploaded: int, seconds: int, ratio_limit: float = -2
    ) -> None:
        """Tell how much and how long a torrent has seeded, and its ratio limit."""
        torrent = self.torrents[hash.lower()]
        torrent.uploaded = uploaded
        torrent.seeding_time = seconds
        torrent.ratio_limit = ratio_limit
        self._touch(torrent)

    def touch(self, hash: str) -> None:
        """Report a torrent as updated though nothing about it changed."""
        self._touch(self.torrents[hash.lower()])

    def remove(self, hash: str, delete_files: bool = True) -> None:
        """Remove a torrent, with its files or without; an unknown one is fine."""
        if (torrent := self.torrents.pop(hash.lower(), None)) is None:
            return
        if delete_files:
            for file in torrent.files:
                self.disk.remove(f"{torrent.save_path}/{file.name}")
        for sync in self._syncs():
            sync.drop(torrent.hash)

    def _write_files(self, torrent: Torrent) -> None:
        """Put the files of a torrent that has begun on the disk."""
        if torrent.completed > 0 and torrent.has_metadata:
            for file in torrent.files:
                self.disk.add(f"{torrent.save_path}/{file.name}", file.size)

    def _touch(self, torrent: Torrent) -> None:
        """Let every session tell about a torrent at its next poll."""
        for sync in self._syncs():
            sync.touch(torrent.hash)

    def category_fields(self) -> dict[str, Fields]:
        """Return the categories by name."""
        return {
            name: {"name": name, "savePath": path}
            for name, path in self.categories.items()
        }

    def transfer_fields(self) -> Fields:
        """Return the state of the transfers as a whole."""
        torrents = self.torrents.values()
        return {
            "connection_status": "connected",
            "dht_nodes": 380,
            "dl_info_data": sum(torrent.completed_bytes for torrent in torrents),
            "dl_info_speed": sum(torrent.speed for torrent in torrents),
            "dl_rate_limit": 0,
            "up_info_data": sum(torrent.uploaded for torrent in torrents),
            "up_info_speed": sum(torrent.upload_speed for torrent in torrents),
            "up_rate_limit": 0,
            "free_space_on_disk": 2_000_000_000_000,
            "queueing": False,
            "refresh_interval": 1500,
            "use_alt_speed_limits": False,
        }

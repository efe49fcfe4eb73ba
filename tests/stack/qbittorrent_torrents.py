"""Hold the torrents of the simulated qBittorrent and render them as it does."""

from dataclasses import dataclass, field
import hashlib
from pathlib import PurePosixPath
from urllib.parse import quote

from .world import TorrentFile

type Fields = dict[str, object]

NO_ETA = 8_640_000
NO_TIME = {4: 0, 5: -1}
PIECE_SIZE = 4_194_304

# The names of 4.x for states that 5.0 renamed; kept here in the newer form.
OLD_STATE_NAMES = {"stoppedDL": "pausedDL", "stoppedUP": "pausedUP"}
NEW_STATE_NAMES = {old: new for new, old in OLD_STATE_NAMES.items()}

STOPPED = frozenset({"stoppedDL", "stoppedUP"})
CHECKING = frozenset({"checkingDL", "checkingUP", "checkingResumeData"})
WITHOUT_METADATA = frozenset({"metaDL", "forcedMetaDL"})
SEEDING = frozenset({"uploading", "stalledUP", "queuedUP", "forcedUP", "checkingUP"})
FINISHED = SEEDING | {"stoppedUP"}
DOWNLOADING = frozenset(
    {
        "downloading",
        "stalledDL",
        "queuedDL",
        "forcedDL",
        "stoppedDL",
        "checkingDL",
        "metaDL",
        "forcedMetaDL",
    }
)


@dataclass(slots=True, kw_only=True)
class Torrent:
    """Describe one torrent; `hash` is the torrent id, sizes are bytes."""

    hash: str
    name: str
    size: int
    category: str
    save_path: str
    files: list[TorrentFile]
    hybrid_v1: str | None = None
    state: str = "downloading"
    completed: float = 0.0
    checked: float = 0.0
    speed: int = 0
    upload_speed: int = 0
    uploaded: int = 0
    seeding_time: int = 0
    ratio_limit: float = -2
    seeding_time_limit: int = -2
    tags: list[str] = field(default_factory=list)
    added_on: int = 0
    completion_on: int | None = None
    queue_position: int = 1
    has_metadata: bool = True
    tracker: str = ""
    file_progress: dict[int, float] = field(default_factory=dict)

    @property
    def progress(self) -> float:
        """Return what the progress field shows: while checking, the check's."""
        return self.checked if self.state in CHECKING else self.completed

    @property
    def completed_bytes(self) -> int:
        """Return how many bytes have been downloaded and verified."""
        return round(self.size * self.completed)

    @property
    def root(self) -> str:
        """Return the folder that all files share, or nothing."""
        roots = {PurePosixPath(file.name).parts[0] for file in self.files}
        nested = all(len(PurePosixPath(file.name).parts) > 1 for file in self.files)
        return roots.pop() if nested and len(roots) == 1 else ""

    @property
    def content_path(self) -> str:
        """Return the file, the root folder, or the folder it is stored in."""
        if not self.has_metadata:
            return ""
        if len(self.files) == 1:
            return f"{self.save_path}/{self.files[0].name}"
        return f"{self.save_path}/{self.root}" if self.root else self.save_path

    @property
    def infohashes(self) -> tuple[str, str]:
        """Return the v1 and the v2 hash, either may be empty."""
        if self.hybrid_v1 is None:
            return self.hash, ""
        tail = hashlib.sha256(self.hash.encode()).hexdigest()[:24]
        return self.hybrid_v1, self.hash + tail

    @property
    def ratio(self) -> float:
        """Return uploaded by downloaded bytes."""
        done = self.completed_bytes
        return self.uploaded / done if done else 0.0

    @property
    def eta(self) -> int:
        """Return the seconds left at this speed, 8640000 when unknown."""
        left = self.size - self.completed_bytes
        if not self.speed or not left or not self.has_metadata:
            return NO_ETA
        return min(NO_ETA, -(-left // self.speed))

    def progress_of_files(self) -> list[float]:
        """Return the progress of each file; unset ones fill in list order."""
        left = self.completed_bytes - sum(
            round(self.files[index].size * share)
            for index, share in self.file_progress.items()
        )
        shares: list[float] = []
        for index, file in enumerate(self.files):
            if (share := self.file_progress.get(index)) is None:
                taken = max(0, min(left, file.size))
                left -= taken
                share = taken / file.size if file.size else self.completed
            shares.append(share)
        return shares


def state_name(state: str, major: int) -> str:
    """Return the name a qBittorrent of that major version gives a state."""
    return OLD_STATE_NAMES.get(state, state) if major < 5 else state


def render_torrent(torrent: Torrent, version: tuple[int, ...]) -> Fields:
    """Return the fields of one entry of `torrents/info` in that version."""
    infohash_v1, infohash_v2 = torrent.infohashes
    known = torrent.has_metadata
    size = torrent.size if known else 0
    done = torrent.completed_bytes if known else 0
    fields: Fields = {
        "hash": torrent.hash,
        "infohash_v1": infohash_v1,
        "infohash_v2": infohash_v2,
        "name": torrent.name,
        "magnet_uri": magnet_of(infohash_v1, torrent.tracker),
        "size": size,
        "total_size": torrent.size if known else -1,
        "progress": torrent.progress if known else 0,
        "dlspeed": torrent.speed,
        "upspeed": torrent.upload_speed,
        "priority": 0 if torrent.state in FINISHED else torrent.queue_position,
        "num_seeds": 5 if torrent.speed else 0,
        "num_complete": 12,
        "num_leechs": 2 if torrent.speed or torrent.upload_speed else 0,
        "num_incomplete": 3,
        "state": state_name(torrent.state, version[0]),
        "eta": torrent.eta,
        "seq_dl": False,
        "f_l_piece_prio": False,
        "category": torrent.category,
        "tags": ", ".join(torrent.tags),
        "super_seeding": False,
        "force_start": torrent.state.startswith("forced"),
        "save_path": torrent.save_path,
        "download_path": "",
        "content_path": torrent.content_path,
        "added_on": torrent.added_on,
        "completion_on": completion_time(torrent, version),
        "tracker": torrent.tracker,
        "trackers_count": 1,
        "dl_limit": 0,
        "up_limit": 0,
        "downloaded": done,
        "uploaded": torrent.uploaded,
        "downloaded_session": done,
        "uploaded_session": torrent.uploaded,
        "amount_left": size - done,
        "completed": done,
        "max_ratio": torrent.ratio_limit if torrent.ratio_limit >= 0 else -1,
        "max_seeding_time": max(torrent.seeding_time_limit, -1),
        "ratio": torrent.ratio,
        "ratio_limit": torrent.ratio_limit,
        "seeding_time_limit": torrent.seeding_time_limit,
        "seen_complete": torrent.completion_on or NO_TIME[4],
        "auto_tmm": False,
        "time_active": 0,
        "seeding_time": torrent.seeding_time,
        "last_activity": torrent.completion_on or torrent.added_on,
        "availability": 12.0 if torrent.speed else -1,
    }
    if version >= (4, 6):
        fields |= {"inactive_seeding_time_limit": -2, "max_inactive_seeding_time": -1}
    if version >= (5, 0):
        fields |= {
            "root_path": torrent.content_path if torrent.root else "",
            "private": False if known else None,
            "has_metadata": known,
            "comment": "",
            "popularity": 0.0,
            "reannounce": 0,
        }
    if version >= (5, 2):
        fields |= {
            "created_by": "",
            "creation_date": torrent.added_on,
            "piece_size": PIECE_SIZE,
            "pieces_have": done // PIECE_SIZE,
            "pieces_num": -(-torrent.size // PIECE_SIZE),
            "connections_count": 0,
            "total_wasted": 0,
            "share_limit_action": "Default",
        }
    return fields


def completion_time(torrent: Torrent, version: tuple[int, ...]) -> int:
    """Return when the torrent finished; an unfinished one has no such time."""
    if torrent.completion_on is None:
        return NO_TIME[min(5, version[0])]
    return torrent.completion_on


def render_files(torrent: Torrent) -> list[Fields]:
    """Return the answer of `torrents/files`."""
    if not torrent.has_metadata:
        return []
    entries: list[Fields] = []
    start = 0
    for index, share in enumerate(torrent.progress_of_files()):
        file = torrent.files[index]
        end = start + file.size
        entries.append(
            {
                "index": index,
                "name": file.name,
                "size": file.size,
                "progress": share,
                "priority": 1,
                "piece_range": [start // PIECE_SIZE, max(start, end - 1) // PIECE_SIZE],
                "availability": 1.0,
            }
        )
        start = end
    if entries:
        # qBittorrent tells it with the first file only.
        entries[0]["is_seed"] = torrent.state in FINISHED
    return entries


def render_properties(torrent: Torrent, version: tuple[int, ...]) -> Fields:
    """Return the answer of `torrents/properties`."""
    infohash_v1, infohash_v2 = torrent.infohashes
    return {
        "hash": torrent.hash,
        "infohash_v1": infohash_v1,
        "infohash_v2": infohash_v2,
        "name": torrent.name,
        "save_path": torrent.save_path,
        "download_path": "",
        "total_size": torrent.size if torrent.has_metadata else -1,
        "piece_size": PIECE_SIZE if torrent.has_metadata else -1,
        "pieces_num": -(-torrent.size // PIECE_SIZE),
        "pieces_have": torrent.completed_bytes // PIECE_SIZE,
        "total_downloaded": torrent.completed_bytes,
        "total_uploaded": torrent.uploaded,
        "total_wasted": 0,
        "dl_speed": torrent.speed,
        "up_speed": torrent.upload_speed,
        "eta": torrent.eta,
        "share_ratio": torrent.ratio,
        "seeding_time": torrent.seeding_time,
        "addition_date": torrent.added_on,
        "completion_date": (
            -1 if torrent.completion_on is None else torrent.completion_on
        ),
        "creation_date": torrent.added_on,
        "comment": "",
    } | ({"private": False} if version >= (5, 0) else {})


def magnet_of(infohash: str, tracker: str) -> str:
    """Return the link to a torrent, with its tracker's address if it has one."""
    announced = f"&tr={quote(tracker, safe='')}" if tracker else ""
    return f"magnet:?xt=urn:btih:{infohash}{announced}"

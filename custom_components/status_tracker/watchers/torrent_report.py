"""Say in the tracker's words how far a torrent is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from homeassistant.util import dt as dt_util

from ..clients.qbittorrent_models import Torrent
from ..tracker.facts import DownloadSeen, Subject
from ..tracker.models import Download, ItemKey, Source
from ..tracker.terms import DownloadPhase

_INSTANT: Final = timedelta(microseconds=1)
MOVING: Final = frozenset(
    {
        DownloadPhase.METADATA,
        DownloadPhase.DOWNLOADING,
        DownloadPhase.CHECKING,
        DownloadPhase.MOVING,
    }
)
"""Phases that change from one second to the next."""


@dataclass(frozen=True, slots=True)
class TorrentReport:
    """Hold what is worth reporting: share from 0 to 1, bytes, bytes a second, seconds."""

    phase: DownloadPhase
    progress: float
    size: int | None
    speed: int | None = None
    eta: int | None = None
    completed_at: datetime | None = None

    def fact(
        self,
        download_id: str,
        at: datetime,
        source: Source,
        items: tuple[tuple[ItemKey, float], ...] = (),
    ) -> DownloadSeen:
        """Return the fact about a download, by the id that the tracker knows."""
        return DownloadSeen(
            at=at,
            source=source,
            subject=Subject(download=download_id),
            phase=self.phase,
            progress=self.progress,
            size=self.size,
            speed=self.speed,
            eta=self.eta,
            item_progress=items,
            completed_at=self.completed_at,
        )


def report_of(torrent: Torrent, known_progress: float) -> TorrentReport:
    """Return what to report of a torrent.

    While its data is checked qBittorrent tells the progress of the check: then the
    progress known before stands.
    """
    size = torrent.size or None
    if torrent.is_complete:
        return TorrentReport(
            DownloadPhase.COMPLETE, 1.0, size, completed_at=torrent.completed
        )
    phase = DownloadPhase(torrent.phase.value)
    progress = torrent.progress or 0.0
    if phase is DownloadPhase.CHECKING:
        return TorrentReport(phase, known_progress, size)
    return TorrentReport(phase, progress, size, torrent.download_speed, torrent.eta)


def progress_so_far(told: TorrentReport | None, downloads: Iterable[Download]) -> float:
    """Return how far a download was known to be, over restarts too."""
    if told is not None:
        return told.progress
    reports = (download.report for download in downloads)
    return max((one.progress for one in reports if one is not None), default=0.0)


def seen_at(downloads: Iterable[Download]) -> datetime:
    """Return when a download is seen: later than before, though the clock be set back."""
    times = [one.report.at + _INSTANT for one in downloads if one.report is not None]
    return max([dt_util.utcnow(), *times])

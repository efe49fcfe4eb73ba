"""What Radarr and Sonarr keep beside their titles: queue, history, tags, commands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from .clock import Clock
from .payloads import Json
from .records import HistoryRecord, QueueItem, Release

type Messages = Sequence[tuple[str, tuple[str, ...]]]


@dataclass(slots=True, kw_only=True)
class Command:
    """A command that a client gave."""

    id: int
    name: str
    body: Json
    queued: datetime
    status: str = "queued"


@dataclass(slots=True)
class Tags:
    """Labels with their numbers."""

    by_label: dict[str, int] = field(default_factory=dict)

    def number(self, label: str) -> int:
        """Return a label's number, a new one when needed."""
        return self.by_label.setdefault(label.lower(), len(self.by_label) + 1)

    def numbers(self, labels: Iterable[str]) -> list[int]:
        """Return several labels' numbers."""
        return [self.number(label) for label in labels]


class ArrStore:
    """Keep queue, history, tags and commands."""

    clock: Clock

    def __init__(self, clock: Clock) -> None:
        """Begin empty."""
        self.clock = clock
        self.tags = Tags()
        self.queue: dict[int, QueueItem] = {}
        self.history: list[HistoryRecord] = []
        self.commands: dict[int, Command] = {}
        self._ids = 1000

    def next_id(self) -> int:
        """Return a number that was never given."""
        self._ids += 1
        return self._ids

    def note_command(self, name: str, body: Json) -> Command:
        """Note a command as done that the program gave itself."""
        command = Command(
            id=self.next_id(),
            name=name,
            body={"name": name, **body},
            queued=self.clock.now(),
            status="completed",
        )
        self.commands[command.id] = command
        return command

    def enqueue(self, item: QueueItem) -> QueueItem:
        """Put a download into the queue."""
        self.queue[item.id] = item
        return item

    def queued(self, download_id: str) -> list[QueueItem]:
        """Return the queue's lines of one download."""
        return [
            item
            for item in self.queue.values()
            if item.release.download_id.casefold() == download_id.casefold()
        ]

    def unqueue(self, download_id: str) -> None:
        """Take a download out of the queue."""
        for item in self.queued(download_id):
            del self.queue[item.id]

    def track_progress(
        self, download_id: str, progress: float, speed: int = 0, status: str = ""
    ) -> None:
        """Learn from the client how far a download is, 0 to 1, and bytes per second."""
        for item in self.queued(download_id):
            done = progress >= 1
            item.size_left = round(item.release.size * (1 - progress))
            item.speed = 0 if done else speed
            item.status = status or ("completed" if done else "downloading")
            if item.tracked_state in ("downloading", "importPending"):
                item.tracked_state = "importPending" if done else "downloading"

    def mark_importing(self, download_id: str) -> None:
        """Show that a download is being imported."""
        for item in self.queued(download_id):
            item.tracked_state = "importing"

    def mark_blocked(self, download_id: str, messages: Messages) -> None:
        """Show that a finished download waits for somebody."""
        for item in self.queued(download_id):
            item.status = "completed"
            item.tracked_status = "warning"
            item.tracked_state = "importBlocked"
            item.messages = messages

    def record(
        self,
        event: str,
        *,
        title: str,
        quality: str,
        data: dict[str, str],
        release: Release | None = None,
        movie_id: int | None = None,
        series_id: int | None = None,
        episode_id: int | None = None,
    ) -> None:
        """Write one line of the history."""
        self.history.append(
            HistoryRecord(
                id=self.next_id(),
                event=event,
                date=self.clock.now(),
                source_title=title,
                quality=quality,
                data=data,
                download_id=release.download_id if release else None,
                movie_id=movie_id,
                series_id=series_id,
                episode_id=episode_id,
            )
        )

    def grab_data(self, release: Release) -> dict[str, str]:
        """Return the details of a grab for the history."""
        data = {
            "indexer": release.indexer,
            "releaseGroup": release.group,
            "size": str(release.size),
            "downloadClient": release.client,
            "downloadClientName": release.client,
            "protocol": release.protocol,
        }
        if release.protocol == "torrent":
            data["torrentInfoHash"] = release.download_id
        return data

    def import_data(
        self,
        release: Release | None,
        *,
        file_id: int,
        source: str,
        path: str,
        size: int,
    ) -> dict[str, str]:
        """Return the details of an import for the history."""
        data = {
            "fileId": str(file_id),
            "droppedPath": source,
            "importedPath": path,
            "size": str(size),
        }
        if release is not None:
            data |= {
                "downloadClient": release.client,
                "downloadClientName": release.client,
                "releaseGroup": release.group,
            }
        return data

"""Hold the simulated Shoko's files, for stories to detect, match and move."""

from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from .clock import Clock
from .shoko_events import Event, EventWriter
from .shoko_hub import Hub
from .shoko_records import (
    CrossReference,
    File,
    Folder,
    Records,
    Series,
    TmdbIds,
    group_of,
)
from .world import Disk

VIDEO = frozenset({".mkv", ".mp4", ".avi", ".m4v"})
USUAL_SIZE = 1_500_000_000
NO_IDS = TmdbIds()

type Json = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Say what a file turns out to be."""

    anidb_anime: int
    anidb_episode: int
    series_id: int
    episode_id: int
    tmdb: TmdbIds = NO_IDS
    tvdb: int | None = None
    title: str = ""


class AnimeServer:
    """Change what Shoko knows; every change is told to the lines of the hub."""

    clock: Clock
    hub: Hub

    def __init__(self, disk: Disk | None, writer: EventWriter) -> None:
        """Begin without folders and files."""
        self.disk = disk if disk is not None else Disk()
        self.records = Records()
        self.writer = writer
        self.banned = False
        self.queue: Json = {
            "Running": True,
            "WaitingCount": 0,
            "BlockedCount": 0,
            "TotalCount": 0,
            "ThreadCount": 4,
            "CurrentlyExecuting": [],
        }
        self._answers: dict[str, Match] = {}
        self._unfinished: dict[str, Match] = {}

    def add_folder(self, path: str) -> int:
        """Look after a folder and return its id."""
        return self.records.add_folder(path).id

    def detect(self, path: str) -> None:
        """See a file; Shoko's records know nothing of it yet."""
        folder, relative = self.records.place(path)
        self.hub.send(self.writer.detected(folder, relative))

    def hash_file(self, path: str) -> int:
        """Hash a file, which gives it its id."""
        size = self.disk.size(path) or USUAL_SIZE
        file = self.records.add_file(path, size, self.clock.now())
        self.hub.send(self.writer.hashed(file))
        return file.id

    def add_known(self, path: str) -> int:
        """Know a file from before, without any event."""
        size = self.disk.size(path) or USUAL_SIZE
        return self.records.add_file(path, size, self.clock.now()).id

    def match(
        self,
        path: str,
        *,
        anidb_anime: int,
        anidb_episode: int,
        series_id: int,
        episode_id: int,
        tmdb: TmdbIds | None = None,
        tvdb: int | None = None,
        title: str = "",
        records_later: bool = False,
        keep_others: bool = False,
    ) -> int:
        """Tie a file to an episode and return the file's id.

        With `records_later` Shoko's own ids are null until `make_records`; with
        `keep_others` the file holds this episode beside those it has.
        """
        found = Match(
            anidb_anime=anidb_anime,
            anidb_episode=anidb_episode,
            series_id=series_id,
            episode_id=episode_id,
            tmdb=tmdb or NO_IDS,
            tvdb=tvdb,
            title=title or f"Series {series_id}",
        )
        return self._match(path, found, records_later, keep_others)

    def _match(
        self, path: str, found: Match, records_later: bool, keep_others: bool
    ) -> int:
        """Tie a file to what it was found to be."""
        file = self._known(path)
        reference = CrossReference(
            anidb_anime=found.anidb_anime,
            anidb_episode=found.anidb_episode,
            series_id=None if records_later else found.series_id,
            episode_id=None if records_later else found.episode_id,
            group_id=None if records_later else group_of(found.series_id),
            tmdb=found.tmdb,
        )
        file.references = [*(file.references if keep_others else []), reference]
        file.imported = file.updated = self.clock.now()
        changes = [] if records_later else self._make_records(found)
        self._send(*self.writer.matched(file, self.clock.now()), *changes)
        if records_later:
            self._unfinished[path] = found
        return file.id

    def make_records(self, path: str) -> None:
        """Give a matched file the series and episode that it still lacks."""
        found = self._unfinished.pop(path)
        file = self.records.file_at(path)
        file.references = [
            replace(
                each,
                series_id=found.series_id,
                episode_id=found.episode_id,
                group_id=group_of(found.series_id),
            )
            if each.anidb_episode == found.anidb_episode
            else each
            for each in file.references
        ]
        self._send(*self._make_records(found))

    def not_match(self, path: str) -> int:
        """Search for a file's episodes in vain, or find nothing new about it."""
        file = self._known(path)
        file.attempts += 1
        self._send(
            self.writer.not_matched(
                file,
                self.clock.now(),
                has_references=bool(file.references),
                banned=self.banned,
            )
        )
        return file.id

    def will_match(self, path: str, match: Match) -> None:
        """Let the next search for this file succeed."""
        self._answers[path] = match

    def search(self, path: str) -> None:
        """Search for a file's episodes; only what `will_match` named is found."""
        if (found := self._answers.pop(path, None)) is None:
            self.not_match(path)
        else:
            self._match(path, found, records_later=False, keep_others=False)

    def relocate(self, path: str, target: str) -> None:
        """Move or rename a file, on the disk too."""
        file = self.records.file_at(path)
        before = replace(file.locations[0])
        self.records.move(path, target)
        self.disk.move(path, target)
        old, new = PurePosixPath(path), PurePosixPath(target)
        self._send(
            *self.writer.relocated(
                file,
                before,
                moved=old.parent != new.parent,
                renamed=old.name != new.name,
            )
        )

    def delete(self, path: str) -> None:
        """Delete a file from the disk and from the records."""
        self.forget(self.records.file_at(path), from_disk=True)

    def forget(self, file: File, *, from_disk: bool) -> None:
        """Remove a file from the records, and perhaps from the disk."""
        event = self.writer.deleted(file)
        if from_disk:
            for location in file.locations:
                self.disk.remove(location.path)
        self.records.forget(file)
        self._send(event)

    def delete_series(self, series: Series, *, from_disk: bool) -> None:
        """Remove a series; its files stay known without episodes, or go too."""
        for file in self.records.files_of([series.id]):
            if from_disk:
                self.forget(file, from_disk=True)
            else:
                file.references = [
                    each for each in file.references if each.series_id != series.id
                ]
        self.records.series.pop(series.id, None)

    def remove_missing(self) -> None:
        """Forget the files that are no longer on the disk."""
        for file in list(self.records.files.values()):
            if all(location.path not in self.disk for location in file.locations):
                self.forget(file, from_disk=False)

    def scan(self, folder: Folder) -> None:
        """Look for new files; what is known already causes no event."""
        for path in self.disk.under(folder.path):
            if path in self.records.by_path or PurePosixPath(path).suffix not in VIDEO:
                continue
            self.detect(path)
            self.hash_file(path)
            self.search(path)

    def set_queue(self, waiting: int, *titles: str) -> None:
        """Tell how much waits and what is being done."""
        self.queue |= {
            "WaitingCount": waiting,
            "TotalCount": waiting + len(titles),
            "CurrentlyExecuting": [
                {"Key": title, "Type": "Job", "Title": title, "Details": {}}
                for title in titles
            ],
        }
        self._send(self.writer.queue(self.queue))

    def _known(self, path: str) -> File:
        """Return the file at a path, hashed now when it was not before."""
        if path not in self.records.by_path:
            self.hash_file(path)
        return self.records.file_at(path)

    def _make_records(self, found: Match) -> list[Event]:
        """Make the series and episode of a match and return what is told of them."""
        series, is_new = self.records.ensure_series(
            found.series_id, found.anidb_anime, found.title
        )
        series.episodes[found.episode_id] = found.anidb_episode
        tmdb = found.tmdb
        if tmdb.show is not None:
            series.tmdb_shows.add(tmdb.show)
        if found.tvdb is not None:
            series.tvdb.add(found.tvdb)
        events = [
            self.writer.series_changed(series, added=is_new),
            self.writer.episode_changed(series, found.episode_id),
        ]
        if tmdb.movie is not None:
            series.tmdb_movies.add(tmdb.movie)
            told = self.writer.movie_changed(series, tmdb.movie, found.episode_id)
            events += [told] if told is not None else []
        return events

    def _send(self, *events: Event) -> None:
        """Send events in this order."""
        for event in events:
            self.hub.send(event)

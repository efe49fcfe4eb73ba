"""A simulated Radarr."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar, override

from aiohttp import web

from .arr import Arr
from .arr_store import Messages
from .payloads import Json, radarr as payloads
from .radarr_api import RadarrApi, movie_resource
from .records import (
    HistoryRecord,
    MediaFile,
    Movie,
    QueueItem,
    Release,
    dotnet_time,
)
from .resources import history_line, queue_line
from .world import Title

DOWNLOADS = "/data/downloads/complete/radarr"
FIRST_SILENT_SINGLE_REJECTION = (5, 22, 0)


class Radarr(Arr):
    """Know films, search, grab, import and tell about it."""

    name = "radarr"
    app_name = "Radarr"
    default_version = "6.0.4.10291"
    category: ClassVar[str] = "radarr"
    triggers: ClassVar[dict[str, tuple[int, ...]]] = {
        "onGrab": (0,),
        "onDownload": (0,),
        "onUpgrade": (0,),
        "onRename": (0,),
        "onMovieAdded": (4, 4),
        "onMovieDelete": (0,),
        "onMovieFileDelete": (0,),
        "onMovieFileDeleteForUpgrade": (0,),
        "onHealthIssue": (0,),
        "includeHealthWarnings": (0,),
        "onHealthRestored": (4, 4),
        "onApplicationUpdate": (0,),
        "onManualInteractionRequired": (4, 4),
    }
    first_with_headers = (5, 16, 0, 9485)
    events: ClassVar[dict[str, int]] = {
        "grabbed": 1,
        "downloadFolderImported": 3,
        "downloadFailed": 4,
        "movieFileDeleted": 6,
        "movieFolderImported": 7,
        "movieFileRenamed": 8,
        "downloadIgnored": 9,
    }

    movies: dict[int, Movie]
    _next_movie_id: int
    _next_file_id: int

    @override
    def prepare(self) -> None:
        """Begin without films."""
        self.movies = {}
        self._next_movie_id = 41
        self._next_file_id = 301

    @override
    def own_routes(self) -> list[web.RouteDef]:
        """Return the routes about films."""
        return RadarrApi(self).routes()

    @override
    def test_body(self) -> Json:
        """Return the body of a Test."""
        return payloads.test()

    def find(self, tmdb_id: int) -> Movie | None:
        """Return the film with a TMDB id."""
        for movie in self.movies.values():
            if movie.title.tmdb_id == tmdb_id:
                return movie
        return None

    async def add_movie(
        self, title: Title, *, tags: Sequence[str] = (), method: str = "manual"
    ) -> Movie:
        """Add a film and tell; one that is known is only monitored again."""
        if (known := self.find(title.tmdb_id)) is not None:
            known.monitored = True
            return known
        labels = [*tags, *(["anime"] if title.kind.is_anime else [])]
        self.tags.numbers(labels)
        movie = Movie(
            id=self._next_movie_id, title=title, tags=labels, added=self.clock.now()
        )
        self._next_movie_id += 1
        self.movies[movie.id] = movie
        await self.tell(
            "MovieAdded", payloads.movie_added(movie, method), "onMovieAdded"
        )
        return movie

    async def grab(self, movie: Movie, release: Release) -> None:
        """Hand a release to the download client and tell."""
        self.enqueue(
            QueueItem(
                id=self.next_id(),
                release=release,
                added=self.clock.now(),
                movie_id=movie.id,
                size_left=release.size,
                output_path=f"{DOWNLOADS}/{release.stem}",
            )
        )
        self.record(
            "grabbed",
            title=release.title,
            quality=release.quality,
            data=self.grab_data(release),
            release=release,
            movie_id=movie.id,
        )
        await self.tell("Grab", payloads.grab(movie, release), "onGrab")

    async def import_movie(
        self,
        movie: Movie,
        release: Release | None,
        *,
        source: str = "",
        size: int = 0,
        quality: str = "WEBDL-1080p",
    ) -> MediaFile:
        """Import a finished download, or a file from elsewhere, and tell.

        Without a release the file at `source` is imported by hand, outside the queue.
        """
        title = movie.title
        quality = release.quality if release else quality
        relative = f"{title.title} ({title.year}) {quality}.mkv"
        if release is not None:
            source = source or f"{DOWNLOADS}/{release.stem}/{release.stem}.mkv"
            size = size or self.disk.size(source) or release.size
        file = MediaFile(
            id=self._next_file_id,
            relative_path=relative,
            path=f"{title.folder}/{relative}",
            quality=quality,
            group=release.group if release else "DEMO",
            scene_name=release.stem if release else source.rsplit("/", 1)[-1],
            size=size,
            date_added=dotnet_time(self.clock.now()),
            source_path=source,
        )
        if release is not None:
            file = replace(
                file,
                languages=release.languages,
                media=release.media,
                indexer_flags=", ".join(release.indexer_flags) or "0",
            )
        self._next_file_id += 1
        replaced = movie.file
        if replaced is not None:
            await self._remove_file(movie, "upgrade")
        movie.file = file.at_rest()
        self.disk.add(file.path, file.size)
        self.record(
            "downloadFolderImported",
            title=release.title if release else file.scene_name,
            quality=quality,
            data=self.import_data(
                release, file_id=file.id, source=source, path=file.path, size=size
            ),
            release=release,
            movie_id=movie.id,
        )
        if release is not None:
            self.unqueue(release.download_id)
        await self.tell(
            "Download",
            payloads.download(movie, file, release, replaced),
            "onDownload",
            *(["onUpgrade"] if replaced else []),
        )
        return file

    async def fail_download(self, movie: Movie, release: Release, reason: str) -> None:
        """Give up a download; no webhook exists for that."""
        self.unqueue(release.download_id)
        self.record(
            "downloadFailed",
            title=release.title,
            quality=release.quality,
            data={"message": reason, "downloadClient": release.client},
            release=release,
            movie_id=movie.id,
        )

    async def block_import(
        self,
        movie: Movie | None,
        release: Release,
        messages: Messages,
        *,
        single_rejection: bool = False,
    ) -> None:
        """Leave a finished download in the queue and tell that somebody must act.

        A single rejected file of a grabbed release is not told from 5.22.0 on.
        """
        self.mark_blocked(release.download_id, messages)
        if single_rejection and self.version_tuple >= FIRST_SILENT_SINGLE_REJECTION:
            return
        await self.tell(
            "ManualInteractionRequired",
            payloads.manual_interaction(
                movie, release, tuple(messages), known_release=movie is not None
            ),
            "onManualInteractionRequired",
        )

    async def delete_movie(self, movie: Movie, *, delete_files: bool) -> None:
        """Remove a film, perhaps with its folder, and tell."""
        body = payloads.movie_delete(movie, deleted_files=delete_files)
        del self.movies[movie.id]
        for item in [each for each in self.queue.values() if each.movie_id == movie.id]:
            del self.queue[item.id]
        self.history = [each for each in self.history if each.movie_id != movie.id]
        if delete_files:
            self.disk.remove_under(movie.title.folder)
        await self.tell("MovieDelete", body, "onMovieDelete")

    async def delete_file(self, movie: Movie, reason: str = "manual") -> None:
        """Remove a film's file and tell; nothing happens without a file."""
        if movie.file is not None:
            await self._remove_file(movie, reason)

    async def rename_file(self, movie: Movie, name: str) -> None:
        """Give a film's file another name and tell; nothing happens without a file."""
        if (file := movie.file) is None:
            return
        renamed = replace(file, relative_path=name, path=f"{movie.title.folder}/{name}")
        self.disk.move(file.path, renamed.path)
        movie.file = renamed
        body = payloads.rename(movie, renamed, file.relative_path)
        await self.tell("Rename", body, "onRename")

    @override
    def queue_resource(self, item: QueueItem, *, details: bool) -> Json:
        """Return a queue line as the API shows it."""
        line: Json = {} if item.movie_id is None else {"movieId": item.movie_id}
        movie = self.movies.get(item.movie_id or 0)
        if details and movie is not None:
            line["movie"] = movie_resource(self, movie)
        return {**line, **queue_line(item, self.clock)}

    @override
    def history_resource(self, record: HistoryRecord, *, details: bool) -> Json:
        """Return a history line as the API shows it."""
        line: Json = {"movieId": record.movie_id}
        movie = self.movies.get(record.movie_id or 0)
        if details and movie is not None:
            line["movie"] = movie_resource(self, movie)
        return {**line, **history_line(record)}

    async def _remove_file(self, movie: Movie, reason: str) -> None:
        """Remove the file of a film and tell."""
        file, movie.file = movie.file, None
        assert file is not None
        self.disk.remove(file.path)
        self.record(
            "movieFileDeleted",
            title=file.path,
            quality=file.quality,
            data={"reason": reason[0].upper() + reason[1:]},
            movie_id=movie.id,
        )
        await self.tell(
            "MovieFileDelete",
            payloads.movie_file_delete(movie, file, reason),
            "onMovieFileDelete",
            *(["onMovieFileDeleteForUpgrade"] if reason == "upgrade" else []),
        )

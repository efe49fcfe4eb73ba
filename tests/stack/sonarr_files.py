"""How Sonarr's files come and go."""

from abc import ABC
from collections.abc import Iterable, Sequence
from dataclasses import replace

from .arr import Arr
from .payloads import sonarr as payloads
from .records import MediaFile, Release, Series, SeriesEpisode, dotnet_time

DOWNLOADS = "/data/downloads/complete/sonarr"


class SonarrFiles(Arr, ABC):
    """Import, rename and delete the files of episodes, and tell about it."""

    _next_file_id: int

    async def import_file(
        self,
        series: Series,
        episodes: Sequence[SeriesEpisode],
        release: Release | None,
        *,
        source: str = "",
        size: int = 0,
        scene_name: str = "",
        quality: str = "WEBDL-1080p",
    ) -> MediaFile:
        """Import one file that holds one or more episodes, and tell.

        Without a release the file at `source` is imported by hand, outside the queue.
        """
        source = source or self.source_of(episodes, release)
        quality = release.quality if release else quality
        relative = self._file_name(series, episodes, quality)
        if release is not None:
            size = size or self.disk.size(source) or release.size
        file = MediaFile(
            id=self._next_file_id,
            relative_path=relative,
            path=f"{series.title.folder}/{relative}",
            quality=quality,
            group=release.group if release else "DEMO",
            scene_name=scene_name or source.rsplit("/", 1)[-1].removesuffix(".mkv"),
            size=size,
            date_added=dotnet_time(self.clock.now()),
            source_path=source,
        )
        if release is not None:
            file = replace(file, languages=release.languages, media=release.media)
        self._next_file_id += 1
        replaced = {e.file.id: e.file for e in episodes if e.file is not None}
        for old in replaced.values():
            await self._remove_file(series, old, "upgrade")
        for episode in episodes:
            episode.file = file.at_rest()
            self.record(
                "downloadFolderImported",
                title=release.title if release else file.scene_name,
                quality=quality,
                data=self.import_data(
                    release, file_id=file.id, source=source, path=file.path, size=size
                ),
                release=release,
                series_id=series.id,
                episode_id=episode.id,
            )
        self.disk.add(file.path, file.size)
        await self.tell(
            "Download",
            payloads.download(
                series,
                episodes,
                file,
                release,
                self.version_tuple,
                replaced=tuple(replaced.values()),
            ),
            "onDownload",
            *(["onUpgrade"] if replaced else []),
        )
        return file

    async def complete_import(
        self,
        series: Series,
        episodes: Sequence[SeriesEpisode],
        release: Release | None,
        *,
        source: str = "",
    ) -> None:
        """Finish a release: it leaves the queue, and Import Complete is told."""
        files = {e.file.id: e.file for e in episodes if e.file is not None}
        if release is not None:
            self.unqueue(release.download_id)
            source = source or f"{DOWNLOADS}/{release.stem}"
        body = payloads.import_complete(
            series,
            episodes,
            tuple(files.values()),
            release,
            self.version_tuple,
            source=source,
        )
        await self.tell("Download", body, "onImportComplete")

    async def import_release(
        self, series: Series, episodes: Sequence[SeriesEpisode], release: Release
    ) -> None:
        """Import a whole release file by file, then complete it."""
        for episode in episodes:
            await self.import_file(series, [episode], release)
        await self.complete_import(series, episodes, release)

    async def delete_file(
        self, series: Series, file: MediaFile, reason: str = "manual"
    ) -> None:
        """Remove an episode's file and tell."""
        await self._remove_file(series, file, reason)

    async def rename_file(
        self, series: Series, episode: SeriesEpisode, relative: str
    ) -> None:
        """Give an episode's file another name and tell; nothing without a file."""
        if (file := episode.file) is None:
            return
        path = f"{series.title.folder}/{relative}"
        renamed = replace(file, relative_path=relative, path=path)
        self.disk.move(file.path, path)
        for each in series.episodes:
            if each.file is not None and each.file.id == file.id:
                each.file = renamed
        body = payloads.rename(series, renamed, file.relative_path, self.version_tuple)
        await self.tell("Rename", body, "onRename")

    def source_of(
        self, episodes: Iterable[SeriesEpisode], release: Release | None
    ) -> str:
        """Return the file of a release that holds these episodes."""
        if release is None:
            raise ValueError("A manual import needs its source")
        folder = f"{DOWNLOADS}/{release.stem}"
        codes = [each.episode.code.lower() for each in episodes]
        for path in self.disk.under(folder):
            if any(code in path.lower() for code in codes):
                return path
        return f"{folder}/{release.stem}.mkv"

    @staticmethod
    def _file_name(
        series: Series, episodes: Sequence[SeriesEpisode], quality: str
    ) -> str:
        """Return the name of a file within the series' folder."""
        first = episodes[0].episode
        code = first.code + "".join(f"-E{e.episode.number:02d}" for e in episodes[1:])
        title = " + ".join(each.episode.title for each in episodes)
        name = f"{series.title.title} - {code} - {title} {quality}.mkv"
        return f"Season {first.season:02d}/{name}"

    async def _remove_file(self, series: Series, file: MediaFile, reason: str) -> None:
        """Remove a file, whichever episodes it holds, and tell."""
        episodes = [
            each
            for each in series.episodes
            if each.file is not None and each.file.id == file.id
        ]
        self.disk.remove(file.path)
        for episode in episodes:
            episode.file = None
            self.record(
                "episodeFileDeleted",
                title=file.path,
                quality=file.quality,
                data={"reason": reason[0].upper() + reason[1:]},
                series_id=series.id,
                episode_id=episode.id,
            )
        await self.tell(
            "EpisodeFileDelete",
            payloads.episode_file_delete(
                series, episodes, file, reason, self.version_tuple
            ),
            "onEpisodeFileDelete",
            *(["onEpisodeFileDeleteForUpgrade"] if reason == "upgrade" else []),
        )

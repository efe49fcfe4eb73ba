"""A show in Jellyfin: adding its episodes, and what goes when somebody deletes."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .jellyfin_media import Details
from .library_ids import episode_ids, series_ids
from .player import Options, Removal
from .records import MediaFile, Series
from .sonarr import Sonarr
from .world import Episode, Title

if TYPE_CHECKING:
    from .stack import Stack


@dataclass(slots=True)
class ShowLibrary:
    """What Jellyfin has of one show."""

    stack: Stack
    title: Title
    options: Options
    series_id: str | None = None
    episode_ids: dict[tuple[int, int], str] = field(default_factory=dict)
    untold: list[str] = field(default_factory=list)
    """New items that the Webhook plugin has still to tell about."""

    async def add(
        self, episode: Episode, file: MediaFile, shoko_file: int | None
    ) -> None:
        """Add an episode's file; the series comes with its first one.

        With a file of Shoko's the ids are Shokofin's.
        """
        jellyfin, title = self.stack.jellyfin, self.title
        if self.series_id is None or self.series_id not in jellyfin.library.items:
            self.series_id = jellyfin.add_series(
                self.options.jellyfin_name or title.title,
                year=title.year,
                provider_ids=series_ids(title, shokofin=shoko_file is not None),
                path=file.path.removesuffix(f"/{file.relative_path}"),
                original_title=title.original_title,
                details=Details(
                    overview=title.overview,
                    genres=title.genres,
                    minutes=title.runtime,
                    premiere=title.release_date or None,
                ),
            )
            self.untold.append(self.series_id)
        key = (episode.season, episode.number)
        old = self.episode_ids.pop(key, None)
        if old is not None and old in jellyfin.library.items:
            jellyfin.remove(old)
            await jellyfin.send_item_deleted(old)
        self.episode_ids[key] = jellyfin.add_episode(
            self.series_id,
            episode.season + self.options.season_offset,
            episode.number,
            title=episode.title,
            path=file.path,
            provider_ids=episode_ids(title, episode, shoko_file),
            details=Details(
                overview=f"Episode {episode.number} of {title.title}.",
                minutes=title.runtime,
                premiere=episode.air_date or None,
                size=file.size,
                height=2160 if "2160p" in file.path else 1080,
            ),
        )
        self.untold.append(self.episode_ids[key])

    async def hint(self) -> None:
        """Let Jellyfin's Webhook plugin tell about what is new."""
        untold, self.untold = self.untold, []
        for item_id in untold:
            await self.stack.jellyfin.send_item_added(item_id)

    async def drop_series(self) -> None:
        """Let Jellyfin notice that the whole show is gone; its plugin tells."""
        series_id, self.series_id = self.series_id, None
        if series_id is not None and series_id in self.stack.jellyfin.library.items:
            self.stack.jellyfin.remove(series_id)
            await self.stack.jellyfin.send_item_deleted(series_id)
        self.episode_ids.clear()


async def remove_show(
    sonarr: Sonarr, series: Series, where: Removal, library: ShowLibrary
) -> None:
    """Delete a show, or its first file, in one service; what follows follows."""
    stack = library.stack
    files = {e.file.id: e.file for e in series.episodes if e.file is not None}
    media = stack.seerr.find_media(series.title)
    if where is Removal.SEERR:
        if media is not None:
            stack.seerr.delete_media(media)
        return
    if where is Removal.ARR_FILE:
        first = next(iter(files.values()))
        await sonarr.delete_file(series, first)
        await stack.drop_from_jellyfin(first.path)
        return
    if where is Removal.ARR:
        await sonarr.delete_series(series, delete_files=True)
    else:
        for file in files.values():
            await sonarr.delete_file(series, file, "missingFromDisk")
    await library.drop_series()
    if media is not None:
        stack.seerr.mark_deleted(media)

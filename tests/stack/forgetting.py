"""Delete a title everywhere, as a tidy household would by hand."""

from typing import TYPE_CHECKING

from .arr import Arr
from .radarr import Radarr
from .sonarr import Sonarr
from .world import Title

if TYPE_CHECKING:
    from .stack import Stack


async def forget(stack: Stack, title: Title) -> None:
    """Delete a title in every service, torrents and files too; all of them tell."""
    for arr in stack.arrs:
        if title.kind.is_show and isinstance(arr, Sonarr):
            if (series := arr.find(title.tvdb_id)) is not None:
                _drop_torrents(stack, arr, series_id=series.id)
                await arr.delete_series(series, delete_files=True)
                await stack.drop_from_jellyfin(series.title.folder)
        elif not title.kind.is_show and isinstance(arr, Radarr):
            if (movie := arr.find(title.tmdb_id)) is not None:
                path = movie.file.path if movie.file else None
                _drop_torrents(stack, arr, movie_id=movie.id)
                await arr.delete_movie(movie, delete_files=True)
                await stack.drop_from_jellyfin(path)
    stack.shoko.remove_missing()
    if (media := stack.seerr.find_media(title)) is not None:
        stack.seerr.delete_media(media)


def _drop_torrents(
    stack: Stack, arr: Arr, *, movie_id: int | None = None, series_id: int | None = None
) -> None:
    """Remove every torrent that was ever grabbed for a title."""
    for record in arr.history:
        if (record.movie_id, record.series_id) == (movie_id, series_id):
            if record.event == "grabbed" and record.download_id is not None:
                stack.remove_torrent(record.download_id)

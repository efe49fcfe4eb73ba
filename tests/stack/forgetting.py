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
        if isinstance(arr, Sonarr) and title.kind.is_show:
            await _forget_series(stack, arr, title)
        if isinstance(arr, Radarr) and not title.kind.is_show:
            await _forget_movie(stack, arr, title)
    stack.shoko.remove_missing()
    if (media := stack.seerr.find_media(title)) is not None:
        stack.seerr.delete_media(media)


async def _forget_series(stack: Stack, sonarr: Sonarr, title: Title) -> None:
    """Delete a show in Sonarr, and what follows from that."""
    if (series := sonarr.find(title.tvdb_id)) is None:
        return
    _drop_torrents(stack, sonarr, series_id=series.id)
    await sonarr.delete_series(series, delete_files=True)
    await stack.drop_from_jellyfin(series.title.folder)


async def _forget_movie(stack: Stack, radarr: Radarr, title: Title) -> None:
    """Delete a film in Radarr, and what follows from that."""
    if (movie := radarr.find(title.tmdb_id)) is None:
        return
    path = movie.file.path if movie.file else None
    _drop_torrents(stack, radarr, movie_id=movie.id)
    await radarr.delete_movie(movie, delete_files=True)
    await stack.drop_from_jellyfin(path)


def _drop_torrents(
    stack: Stack, arr: Arr, *, movie_id: int | None = None, series_id: int | None = None
) -> None:
    """Remove every torrent that was ever grabbed for a title."""
    for record in arr.history:
        about = (record.movie_id, record.series_id)
        if about == (movie_id, series_id) and record.download_id is not None:
            stack.remove_torrent(record.download_id)

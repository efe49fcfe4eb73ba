"""Talk to Radarr over its v3 API."""

from collections.abc import Callable
from typing import ClassVar, Final

from .answers import Removal
from .arr import API, ArrClient
from .arr_activity import HistoryRecord, parse_history_record
from .arr_models import Command, MediaFile, parse_media_file
from .radarr_models import Movie, parse_movie

_NO_COVERS: Final = {"excludeLocalCovers": True}


class RadarrClient(ArrClient):
    """Ask one Radarr for its films and command it."""

    app_name: ClassVar[str] = "Radarr"
    oldest: ClassVar[tuple[int, ...]] = (4,)
    subject: ClassVar[str] = "movie"
    webhook_events: ClassVar[tuple[str, ...]] = (
        "onGrab",
        "onDownload",
        "onUpgrade",
        "onRename",
        "onMovieAdded",
        "onMovieDelete",
        "onMovieFileDelete",
        "onMovieFileDeleteForUpgrade",
        "onManualInteractionRequired",
    )

    async def movies(self) -> list[Movie]:
        """Return all films."""
        return await self._get_list(f"{API}/movie", parse_movie, _NO_COVERS)

    async def movies_as[T](self, keep: Callable[[Movie], T | None]) -> list[T]:
        """Return what is kept of each film: a long list then takes little room."""
        return await self._get_list(
            f"{API}/movie",
            lambda data: keep(movie) if (movie := parse_movie(data)) else None,
            _NO_COVERS,
        )

    async def movie(self, movie_id: int) -> Movie | None:
        """Return a film by its id in Radarr, None when there is none."""
        found = await self._get_or_none(f"{API}/movie/{movie_id}")
        return None if found is None else parse_movie(found)

    async def movie_by_tmdb(self, tmdb_id: int) -> Movie | None:
        """Return the film with a TMDB id, None when Radarr does not have it."""
        found = await self._get_list(
            f"{API}/movie", parse_movie, {"tmdbId": tmdb_id, **_NO_COVERS}
        )
        return next((movie for movie in found if movie.tmdb_id == tmdb_id), None)

    async def lookup(self, tmdb_id: int) -> Movie | None:
        """Return what is known in public of a film, its other titles among it."""
        found = await self._get_or_none(f"{API}/movie/lookup/tmdb", {"tmdbId": tmdb_id})
        return None if found is None else parse_movie(found)

    async def movie_files(self, movie_id: int) -> list[MediaFile]:
        """Return the files of a film."""
        return await self._get_list(
            f"{API}/moviefile", parse_media_file, {"movieId": movie_id}
        )

    async def movie_history(self, movie_id: int) -> list[HistoryRecord]:
        """Return the history of a film."""
        return await self._get_list(
            f"{API}/history/movie", parse_history_record, {"movieId": movie_id}
        )

    async def delete_movie(
        self, movie_id: int, *, delete_files: bool, exclude: bool = False
    ) -> Removal:
        """Delete a film, with its files and barred from import lists if wanted."""
        return await self._delete(
            f"movie/{movie_id}",
            {"deleteFiles": delete_files, "addImportExclusion": exclude},
        )

    async def delete_movie_file(self, file_id: int) -> Removal:
        """Delete one file of a film from the disk."""
        return await self._delete(f"moviefile/{file_id}", {})

    async def search_movie(self, movie_id: int) -> Command:
        """Let Radarr search for a film again."""
        return await self._command("MoviesSearch", movieIds=[movie_id])

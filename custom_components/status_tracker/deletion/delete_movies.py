"""Delete a film in Radarr."""

from typing import ClassVar, override

from ..clients.radarr import RadarrClient
from ..clients.radarr_models import Movie
from .delete_in_arr import TitleStep
from .models import Thing, ThingKind


class MovieStep(TitleStep[RadarrClient]):
    """Delete a film in one Radarr."""

    kind: ClassVar[ThingKind] = ThingKind.MOVIE

    @override
    async def plan(self) -> None:
        movie = await self._find()
        self._settle_on(movie.id if movie is not None else None)
        if movie is None or movie.id is None:
            return
        self.known.learn(
            tmdb=movie.tmdb_id,
            imdb=movie.imdb_id,
            names=(movie.title, movie.original_title),
        )
        files = await self.client.movie_files(movie.id)
        self._note_history(await self.client.movie_history(movie.id))
        title = Thing(
            kind=self.kind,
            id=str(movie.id),
            name=movie.title,
            path=movie.path,
            size=movie.size,
        )
        self._take_title(title, files, await self._note_queue())

    async def _find(self) -> Movie | None:
        """Return the film, by its number here or by its TMDB id."""
        for movie_id in self._refs():
            movie = await self.client.movie(movie_id)
            if movie is not None and self._is_it(movie):
                return movie
        if self.known.tmdb is None:
            return None
        return await self.client.movie_by_tmdb(self.known.tmdb)

    def _is_it(self, movie: Movie) -> bool:
        """Tell whether a film is the one that is meant."""
        return self.known.is_same(
            tmdb=movie.tmdb_id,
            imdb=movie.imdb_id,
            names=(movie.title, movie.original_title),
        )

    @override
    async def _is_there(self, title_id: int) -> bool:
        movie = await self.client.movie(title_id)
        return movie is not None and self._is_it(movie)

    @override
    async def _delete(self, title_id: int) -> None:
        options = self.work.deletion.options
        await self.client.delete_movie(
            title_id, delete_files=options.delete_files, exclude=options.exclude
        )

"""Find what Radarr's webhooks did not tell."""

from collections.abc import Iterable
from datetime import datetime
from typing import override

from homeassistant.util import dt as dt_util

from ..clients.radarr import RadarrClient
from ..clients.radarr_models import Movie
from ..tracker.facts import ArrRemoved, EpisodeInfo, Fact, Subject
from ..tracker.models import FILM, MediaRequest, MediaType
from .arr_titles import about_title, in_library, lost, movie_subject
from .reconcile_arr import ArrReconciler

_INFO = EpisodeInfo(key=FILM)


class RadarrReconciler(ArrReconciler[RadarrClient]):
    """Compare the requests for films with what Radarr has."""

    media_type = MediaType.MOVIE

    @override
    async def async_find(self, request: MediaRequest) -> Iterable[Fact]:
        if (tmdb := request.ids.tmdb) is None:
            return ()
        movie = await self.client.movie_by_tmdb(tmdb)
        return () if movie is None else self._facts(movie, request, dt_util.utcnow())

    @override
    async def async_check(
        self, request: MediaRequest, arr_id: int, now: datetime
    ) -> Iterable[Fact]:
        movie = await self.client.movie(arr_id)
        if movie is not None:
            return self._facts(movie, request, now)
        # Whether its files are still there, Jellyfin will say.
        return (
            ArrRemoved(
                at=now,
                source=self.origin.source,
                subject=self.origin.subject(arr_id),
                files_deleted=True,
            ),
        )

    @override
    async def async_subject(self, arr_id: int) -> Subject | None:
        movie = await self.client.movie(arr_id)
        return None if movie is None else movie_subject(movie, self.origin)

    @override
    async def async_infos(
        self, episode_ids: Iterable[tuple[int, int]]
    ) -> dict[int, EpisodeInfo]:
        return {}

    def _facts(
        self, movie: Movie, request: MediaRequest, now: datetime
    ) -> Iterable[Fact]:
        """Yield what a film in Radarr says about its request."""
        if (subject := movie_subject(movie, self.origin)) is None:
            return
        yield from about_title(movie, subject, self.origin, self.tags, now)
        item = request.items.get(FILM)
        known = item.file if item is not None else None
        if movie.file is not None:
            if known is None or known.arr_file_id != movie.file.id:
                yield in_library(movie.file, _INFO, subject, self.origin, now)
        elif movie.has_file is False and known is not None:
            yield lost(_INFO, subject, self.origin, now)

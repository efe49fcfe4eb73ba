"""Find what Radarr's webhooks did not tell."""

from collections.abc import Iterable
from datetime import datetime
from typing import override

from ..clients.radarr import RadarrClient
from ..clients.radarr_models import Movie
from ..tracker.facts import EpisodeInfo, Fact, Subject
from ..tracker.models import FILM, MediaIds, MediaRequest
from ..tracker.terms import MediaType
from .arr_titles import FileWord, about_title, file_news, movie_subject
from .reconcile_arr import ArrReconciler

_INFO = EpisodeInfo(key=FILM)


class RadarrReconciler(ArrReconciler[RadarrClient, Movie]):
    """Compare the requests for films with what Radarr has."""

    media_type = MediaType.MOVIE

    @override
    async def async_by_ids(self, ids: MediaIds) -> Movie | None:
        return await self.client.movie_by_tmdb(ids.tmdb) if ids.tmdb else None

    @override
    async def async_by_number(self, arr_id: int) -> Movie | None:
        return await self.client.movie(arr_id)

    @override
    def subject(self, title: Movie) -> Subject | None:
        return movie_subject(title, self.origin)

    @override
    async def async_infos(
        self, episode_ids: Iterable[tuple[int, int]]
    ) -> dict[int, EpisodeInfo]:
        return {}

    @override
    async def async_facts(
        self, title: Movie, request: MediaRequest, now: datetime
    ) -> Iterable[Fact]:
        if (subject := self.subject(title)) is None:
            return ()
        facts = list(about_title(title, subject, self.origin, self.tags, now))
        word = FileWord(
            source=self.origin.source,
            at=now,
            file=title.file,
            has_file=title.has_file,
        )
        if (news := file_news(word, _INFO, request, subject)) is not None:
            facts.append(news)
        return facts

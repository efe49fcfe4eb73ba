"""Find what Sonarr's webhooks did not tell, and every episode it knows of."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import override

from ..clients.sonarr import SonarrClient
from ..clients.sonarr_models import Series
from ..tracker.correlation import wants
from ..tracker.facts import EpisodeInfo, Fact, Subject
from ..tracker.models import MediaIds, MediaRequest
from ..tracker.terms import MediaType
from .arr_titles import (
    FileWord,
    about_title,
    episode_info,
    file_news,
    listed,
    series_subject,
)
from .reconcile_arr import ArrReconciler


class SonarrReconciler(ArrReconciler[SonarrClient, Series]):
    """Compare the requests for shows with what Sonarr has, episode by episode."""

    media_type = MediaType.TV

    @override
    async def async_by_ids(self, ids: MediaIds) -> Series | None:
        if ids.tvdb is not None:
            return await self.client.series_by_tvdb(ids.tvdb)
        return await self.client.series_by_tmdb(ids.tmdb) if ids.tmdb else None

    @override
    async def async_by_number(self, arr_id: int) -> Series | None:
        return await self.client.series(arr_id)

    @override
    def subject(self, title: Series) -> Subject | None:
        return series_subject(title, self.origin)

    @override
    async def async_infos(
        self, episode_ids: Iterable[tuple[int, int]]
    ) -> dict[int, EpisodeInfo]:
        by_series: dict[int, set[int]] = defaultdict(set)
        for series_id, episode_id in episode_ids:
            by_series[series_id].add(episode_id)
        found: dict[int, EpisodeInfo] = {}
        for series_id, wanted in by_series.items():
            known = self._known_infos(series_id)
            if not wanted <= known.keys():
                episodes = await self.client.episodes(series_id, files=False)
                for episode in episodes:
                    if (info := episode_info(episode)) is not None:
                        known[episode.id] = info
            found.update({key: known[key] for key in wanted if key in known})
        return found

    def _known_infos(self, series_id: int) -> dict[int, EpisodeInfo]:
        """Return the episodes of a show that requests already know by number."""
        tracker = self.coordinator.tracker
        return {
            item.arr_id: EpisodeInfo(key=item.key, arr_id=item.arr_id)
            for request_id in tracker.find(self.origin.subject(series_id))
            if (request := tracker.requests.get(request_id)) is not None
            for item in request.items.values()
            if item.arr_id is not None
        }

    @override
    async def async_facts(
        self, title: Series, request: MediaRequest, now: datetime
    ) -> Iterable[Fact]:
        subject = self.subject(title)
        if subject is None or title.id is None:
            return ()
        facts = list(about_title(title, subject, self.origin, self.tags, now))
        episodes = await self.client.episodes(title.id)
        facts.append(listed(episodes, subject, self.origin, now))
        for episode in episodes:
            info = episode_info(episode)
            if info is None or not wants(request, info.key):
                continue
            item = request.items.get(info.key)
            is_known = item is not None and item.file is not None
            if request.seasons is None and not is_known:
                # What was there before was not asked for.
                continue
            word = FileWord(
                source=self.origin.source,
                at=now,
                file=episode.file,
                has_file=episode.has_file,
            )
            if (news := file_news(word, info, request, subject)) is not None:
                facts.append(news)
        return facts

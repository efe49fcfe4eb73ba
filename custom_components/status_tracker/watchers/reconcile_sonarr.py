"""Find what Sonarr's webhooks did not tell, and every episode it knows of."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import override

from homeassistant.util import dt as dt_util

from ..clients.sonarr import SonarrClient
from ..clients.sonarr_models import Series
from ..tracker.correlation import wants
from ..tracker.facts import ArrRemoved, EpisodeInfo, Fact, Subject
from ..tracker.models import MediaRequest, MediaType
from .arr_titles import (
    about_title,
    episode_info,
    in_library,
    listed,
    lost,
    series_subject,
)
from .reconcile_arr import ArrReconciler


class SonarrReconciler(ArrReconciler[SonarrClient]):
    """Compare the requests for shows with what Sonarr has, episode by episode."""

    media_type = MediaType.TV

    @override
    async def async_find(self, request: MediaRequest) -> Iterable[Fact]:
        if (tvdb := request.ids.tvdb) is not None:
            series = await self.client.series_by_tvdb(tvdb)
        elif (tmdb := request.ids.tmdb) is not None:
            series = await self.client.series_by_tmdb(tmdb)
        else:
            series = None
        if series is None or series.id is None:
            return ()
        return await self._async_facts(series, request, dt_util.utcnow())

    @override
    async def async_check(
        self, request: MediaRequest, arr_id: int, now: datetime
    ) -> Iterable[Fact]:
        series = await self.client.series(arr_id)
        if series is not None:
            return await self._async_facts(series, request, now)
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
        series = await self.client.series(arr_id)
        return None if series is None else series_subject(series, self.origin)

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

    async def _async_facts(
        self, series: Series, request: MediaRequest, now: datetime
    ) -> Iterable[Fact]:
        """Return what a show in Sonarr says about its request."""
        subject = series_subject(series, self.origin)
        if subject is None or series.id is None:
            return ()
        facts = list(about_title(series, subject, self.origin, self.tags, now))
        episodes = await self.client.episodes(series.id)
        facts.append(listed(episodes, subject, self.origin, now))
        for episode in episodes:
            info = episode_info(episode)
            if info is None or not wants(request, info.key):
                continue
            item = request.items.get(info.key)
            known = item.file if item is not None else None
            if episode.file is not None:
                is_wished = request.seasons is not None or known is not None
                is_new = known is None or known.arr_file_id != episode.file.id
                if is_wished and is_new:
                    facts.append(
                        in_library(episode.file, info, subject, self.origin, now)
                    )
            elif episode.has_file is False and known is not None:
                facts.append(lost(info, subject, self.origin, now))
        return facts

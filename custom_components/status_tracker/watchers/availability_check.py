"""Ask Jellyfin whether the items of requests can be played, and report what changed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from homeassistant.util import dt as dt_util

from ..clients.errors import ResponseProblem, ServiceResponseError
from ..clients.jellyfin import JellyfinClient
from ..clients.jellyfin_models import ItemType, LibraryItem, playable
from ..tracker.facts import Fact, Playable, Subject
from ..tracker.models import FILM, ItemKey, MediaIds, MediaRequest, MediaType, Source
from .background import Hub
from .library_index import LibraryIndex
from .library_match import candidates, match_episodes, match_film


class AvailabilityCheck:
    """Check requests against one Jellyfin; films are asked for together."""

    def __init__(
        self, hub: Hub, client: JellyfinClient, source: Source, index: LibraryIndex
    ) -> None:
        """Take the index that somebody else keeps up to date."""
        self._hub = hub
        self._client = client
        self._source = source
        self._index = index

    async def run(self, request_ids: Iterable[str]) -> None:
        """Check some requests and report what can be played now, or no longer.

        Raises ServiceError where Jellyfin does not answer as it should.
        """
        films: dict[str, set[str]] = defaultdict(set)
        for request_id in request_ids:
            request = self._hub.tracker.requests.get(request_id)
            if request is None:
                continue
            for entry in candidates(request, self._index):
                if entry.type is ItemType.MOVIE:
                    films[request_id].add(entry.id)
                else:
                    await self._check_series(request, entry.id)
            if request.media_type is MediaType.MOVIE:
                # What was playable is asked for too, else nobody would miss it.
                films[request_id] |= self._known_films(request)
            else:
                await self._check_lost_series(request)
        await self._check_films(films)

    async def _check_films(self, films: dict[str, set[str]]) -> None:
        """Report films; all are asked for in one go."""
        wanted = {item_id for ids in films.values() for item_id in ids}
        if not wanted:
            return
        found = {item.id: item for item in await self._client.items(wanted, media=True)}
        for request_id, ids in films.items():
            request = self._hub.tracker.requests.get(request_id)
            if request is None:
                continue
            self._report(
                fact
                for item_id in sorted(ids)
                for fact in self._news(request, FILM, item_id, found.get(item_id), None)
            )

    async def _check_series(self, request: MediaRequest, series_id: str) -> None:
        """Report the episodes of a series, or the film that is stored as one."""
        try:
            episodes = await self._client.episodes(series_id)
        except ServiceResponseError as err:
            if err.problem is not ResponseProblem.NOT_FOUND:
                raise
            episodes = []
        facts: list[Fact] = []
        if request.media_type is MediaType.MOVIE:
            if (film := match_film(request, episodes)) is not None:
                facts.extend(self._news(request, FILM, film.id, film, None))
            self._report(facts)
            return
        shown: set[str] = set()
        for key, episode in match_episodes(request, episodes):
            shown.add(episode.id)
            facts.extend(self._news(request, key, episode.id, episode, series_id))
        for key, item_id in self._known_episodes(request, series_id):
            if item_id not in shown:
                facts.extend(self._news(request, key, item_id, None, series_id))
        self._report(facts)

    async def _check_lost_series(self, request: MediaRequest) -> None:
        """Report the episodes of a series that the library no longer lists."""
        known = {
            presence.series_id
            for item in request.items.values()
            for presence in item.playable.values()
            if presence.playable and presence.series_id is not None
        }
        for series_id in sorted(known):
            if series_id not in self._index:
                await self._check_series(request, series_id)

    def _known_films(self, request: MediaRequest) -> set[str]:
        """Return the Jellyfin items that a film is known to be playable as."""
        item = request.items.get(FILM)
        presences = item.playable.items() if item is not None else ()
        return {item_id for item_id, presence in presences if presence.playable}

    def _known_episodes(
        self, request: MediaRequest, series_id: str
    ) -> Iterator[tuple[ItemKey, str]]:
        """Yield the episodes of a series that are known to be playable."""
        for key, item in request.items.items():
            for item_id, presence in item.playable.items():
                if presence.playable and presence.series_id == series_id:
                    yield key, item_id

    def _news(
        self,
        request: MediaRequest,
        key: ItemKey,
        item_id: str,
        found: LibraryItem | None,
        series_id: str | None,
    ) -> Iterator[Fact]:
        """Yield whether an item can be played, where that is news."""
        is_playable = found is not None and playable(found) is True
        item = request.items.get(key)
        known = item.playable.get(item_id) if item is not None else None
        if (known is not None and known.playable) == is_playable:
            return
        yield Playable(
            at=dt_util.utcnow(),
            source=self._source,
            subject=Subject(
                media_type=request.media_type,
                ids=MediaIds(tmdb=request.ids.tmdb, tvdb=request.ids.tvdb),
                request_id=request.id,
            ),
            jellyfin_id=item_id,
            playable=is_playable,
            item=key,
            series_id=series_id,
            height=_height(found),
        )

    def _report(self, facts: Iterable[Fact]) -> None:
        """Report what is news."""
        if found := list(facts):
            self._hub.async_apply_live(found)


def _height(item: LibraryItem | None) -> int | None:
    """Return the height of the best picture of an item."""
    sources = item.sources if item is not None else None
    heights = (source.height for source in sources or ())
    return max((height for height in heights if height is not None), default=None)

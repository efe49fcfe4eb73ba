"""Let Radarr or Sonarr search for what is missing of a request, and follow that."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from homeassistant.util import dt as dt_util

from ..clients.arr_activity import QueueRecord
from ..clients.arr_models import Command, CommandStatus
from ..clients.radarr import RadarrClient
from ..clients.sonarr import SonarrClient
from ..clients.sonarr_models import Episode
from ..coordinator import StatusTrackerConfigEntry
from ..instances import is_for_4k
from ..tracker.models import FILM, ArrRef, ItemKey, MediaRequest
from ..tracker.terms import ItemState, MediaType

type Arr = RadarrClient | SonarrClient

_KINDS: Final[Mapping[MediaType, type[Arr]]] = {
    MediaType.MOVIE: RadarrClient,
    MediaType.TV: SonarrClient,
}
_ENDED: Final = frozenset(CommandStatus) - {
    CommandStatus.QUEUED,
    CommandStatus.STARTED,
    CommandStatus.UNKNOWN,
}
_SPECIALS: Final = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Instance:
    """Name a Radarr or Sonarr that may have a title."""

    id: str
    name: str
    client: Arr = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """Describe one search: by whom, for what, and how far it has come.

    `season` is set where a whole season is searched for. `wanted` are the film or
    the episodes by their numbers in the instance, `queued` what its queue held of
    them before.
    """

    instance: Instance
    items: frozenset[ItemKey]
    wanted: frozenset[int]
    queued: frozenset[int]
    command: Command
    season: int | None = None

    @property
    def has_ended(self) -> bool:
        """Tell whether the instance has nothing more to search through."""
        return self.command.status in _ENDED


def find_instances(
    entry: StatusTrackerConfigEntry, request: MediaRequest
) -> list[Instance]:
    """Return the instances that told of a title, or all that may have it.

    One for 4K has nothing to do with a request in HD, nor the other way round.
    """
    data, kind = entry.runtime_data, _KINDS[request.media_type]
    found = [
        Instance(id=each, name=data.coordinator.health[each].name, client=client)
        for each, client in data.clients.items()
        if isinstance(client, kind)
    ]
    told = {ref.instance for ref, record in request.arr.items() if record.present}
    if those := [each for each in found if each.id in told]:
        return those
    return [
        each
        for each in found
        if request.is_4k is None or is_for_4k(entry, each.id) in (None, request.is_4k)
    ]


async def start_searches(
    instance: Instance, request: MediaRequest, states: Mapping[ItemKey, ItemState]
) -> list[Search] | None:
    """Search for what is missing in one instance; None where it lacks the title.

    `states` are those of what was asked for. Raises ServiceError.
    """
    client = instance.client
    if isinstance(client, RadarrClient):
        return await _search_film(instance, client, request)
    return await _search_episodes(instance, client, request, states)


async def follow(search: Search) -> Search:
    """Return a search as far as it has come; raises ServiceError."""
    if search.has_ended or search.command.id is None:
        return search
    found = await search.instance.client.command(search.command.id)
    return search if found is None else replace(search, command=found)


async def has_found(search: Search) -> bool:
    """Tell whether a release came into the queue since; raises ServiceError."""
    queue = await search.instance.client.queue()
    return bool(_queued(queue, search.wanted) - search.queued)


def is_missing(state: ItemState) -> bool:
    """Tell whether something is neither there nor on its way."""
    return state in (ItemState.WANTED, ItemState.FAILED)


async def _search_film(
    instance: Instance, client: RadarrClient, request: MediaRequest
) -> list[Search] | None:
    """Search for a film."""
    if (film_id := await _film_id(instance, client, request)) is None:
        return None
    wanted = frozenset({film_id})
    queued = _queued(await client.queue(), wanted)
    return [
        Search(
            instance=instance,
            items=frozenset({FILM}),
            wanted=wanted,
            queued=queued,
            command=await client.search_movie(film_id),
        )
    ]


async def _search_episodes(
    instance: Instance,
    client: SonarrClient,
    request: MediaRequest,
    states: Mapping[ItemKey, ItemState],
) -> list[Search] | None:
    """Search for whole seasons where nothing of one is there, else for episodes."""
    if (series_id := await _series_id(instance, client, request)) is None:
        return None
    listed = {
        ItemKey(episode.season, episode.number): episode
        for episode in await client.episodes(series_id, files=False)
        if episode.season is not None and episode.number is not None
    }
    ids = {key: episode.id for key, episode in listed.items()}
    states = {
        **{
            key: _listed_state(one)
            for key, one in listed.items()
            if _wants(request, key)
        },
        **states,
    }
    missing = {key for key, state in states.items() if is_missing(state)} & ids.keys()
    begun = {
        key.season
        for key, state in states.items()
        if key not in missing and state is not ItemState.UNAIRED
    }
    whole = {
        season: keys
        for season in sorted({key.season for key in missing} - begun - {_SPECIALS})
        if len(keys := frozenset(key for key in missing if key.season == season)) > 1
    }
    queue = await client.queue()

    def search(
        keys: frozenset[ItemKey], command: Command, season: int | None = None
    ) -> Search:
        wanted = frozenset(ids[key] for key in keys)
        return Search(
            instance=instance,
            items=keys,
            wanted=wanted,
            queued=_queued(queue, wanted),
            command=command,
            season=season,
        )

    searches = [
        search(keys, await client.search_season(series_id, season), season)
        for season, keys in whole.items()
    ]
    if loose := frozenset(key for key in missing if key.season not in whole):
        command = await client.search_episodes(ids[key] for key in loose)
        searches.append(search(loose, command))
    return searches


def _wants(request: MediaRequest, key: ItemKey) -> bool:
    """Tell whether an episode is in a season that was asked for by its number."""
    return request.seasons is not None and key.season in request.seasons[1]


def _listed_state(episode: Episode) -> ItemState:
    """Return what Sonarr knows of an episode that nobody has told of."""
    if episode.has_file:
        return ItemState.IMPORTING
    if episode.airs is None or episode.airs > dt_util.utcnow():
        return ItemState.UNAIRED
    return ItemState.UNAIRED if episode.is_monitored is False else ItemState.WANTED


def _queued(queue: Iterable[QueueRecord], wanted: frozenset[int]) -> frozenset[int]:
    """Return the records of a queue that are about a film or some episodes."""
    return frozenset(
        record.id
        for record in queue
        if record.movie_id in wanted or record.episode_id in wanted
    )


async def _film_id(
    instance: Instance, client: RadarrClient, request: MediaRequest
) -> int | None:
    """Return a film's number in a Radarr, None where it is not there."""
    for ref in _refs(instance, request):
        if await client.movie(ref.id) is not None:
            return ref.id
    if (tmdb := request.ids.tmdb) is None:
        return None
    film = await client.movie_by_tmdb(tmdb)
    return film.id if film is not None else None


async def _series_id(
    instance: Instance, client: SonarrClient, request: MediaRequest
) -> int | None:
    """Return a show's number in a Sonarr, None where it is not there."""
    for ref in _refs(instance, request):
        if await client.series(ref.id) is not None:
            return ref.id
    series = None
    if request.ids.tvdb is not None:
        series = await client.series_by_tvdb(request.ids.tvdb)
    elif request.ids.tmdb is not None:
        series = await client.series_by_tmdb(request.ids.tmdb)
    return series.id if series is not None else None


def _refs(instance: Instance, request: MediaRequest) -> Iterable[ArrRef]:
    """Yield under which numbers an instance was last known to list a title."""
    for ref, record in request.arr.items():
        if ref.instance == instance.id and record.present:
            yield ref

"""Know what the other services have: a few calls to each, ids and little more."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from ..clients.answers import Breather
from ..clients.base import ServiceClient
from ..clients.errors import ServiceError
from ..clients.radarr import RadarrClient
from ..clients.radarr_models import Movie
from ..clients.seerr import SeerrClient
from ..clients.shoko import ShokoClient
from ..clients.shoko_models import ShokoSeries
from ..clients.sonarr import SonarrClient
from ..clients.sonarr_models import Series
from ..const import LOGGER
from ..coordinator import StatusTrackerConfigEntry
from ..fault_texts import fault_text
from ..instances import is_for_4k
from ..tracker.ids import clean_imdb, fold_title, path_parts
from ..tracker.models import ArrRef
from ..tracker.terms import AnimeEvidence, MediaType
from ..watchers.arr_titles import anime_evidence
from .models import Json

# Seconds that building the lists may hold the event loop.
_HOLD: Final = 0.005


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrTitle:
    """Hold what Radarr or Sonarr knows of a title, as far as it may be missing.

    `folder` and `name` are what `folder_key` and `name_key` make of it.
    """

    ref: ArrRef
    is_4k: bool | None
    tmdb: int | None = None
    tvdb: int | None = None
    imdb: str | None = None
    year: int | None = None
    poster: str | None = None
    anime: tuple[tuple[AnimeEvidence, bool], ...] = ()
    folder: int | None = None
    name: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeerrRecord:
    """Hold the ids in Seerr's record of a title."""

    id: int
    tmdb: int | None
    tvdb: int | None
    imdb: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShokoTitle:
    """Hold the ids of a series in Shoko."""

    id: int
    anidb: int | None
    tvdb: tuple[int, ...]
    shows: tuple[int, ...]
    movies: tuple[int, ...]


class Knowledge:
    """Find titles in Radarr, Sonarr, Seerr and Shoko by any id.

    A service that cannot be asked is left out and named in `skipped`.
    """

    def __init__(self) -> None:
        """Know nothing yet."""
        self.skipped: list[Json] = []
        self._arr: dict[
            tuple[MediaType, str], dict[int | str, tuple[ArrTitle, ...]]
        ] = defaultdict(dict)
        self._seerr_by_item: dict[tuple[MediaType, str], SeerrRecord] = {}
        self._seerr_by_tmdb: dict[tuple[MediaType, int], SeerrRecord] = {}
        self._shoko: dict[tuple[str, int], ShokoTitle] = {}

    async def async_read(self, entry: StatusTrackerConfigEntry) -> None:
        """Ask every service, one after the other."""
        for instance, client in entry.runtime_data.clients.items():
            subentry = entry.subentries[instance]
            try:
                await self._async_ask(client, instance, is_for_4k(entry, instance))
            except ServiceError as err:
                LOGGER.warning(
                    "The library is read without %s: %s", subentry.title, err.detail
                )
                self.skipped.append(
                    {
                        "service": subentry.subentry_type,
                        "name": subentry.title,
                        "detail": fault_text(
                            entry.runtime_data.coordinator.hass, err.fault
                        ),
                    }
                )

    def in_arr(
        self, kind: MediaType, ids: Iterable[tuple[str, int | str | None]]
    ) -> tuple[ArrTitle, ...]:
        """Return where a title is listed, by the first id or key that finds it."""
        for name, value in ids:
            if value is not None and (found := self._arr[kind, name].get(value)):
                return found
        return ()

    def in_seerr(
        self, kind: MediaType, item_id: str | None, tmdb: int | None
    ) -> SeerrRecord | None:
        """Return Seerr's record of a title, by Jellyfin's id or that of TMDB."""
        found = self._seerr_by_item.get((kind, item_id)) if item_id else None
        if found is None and tmdb is not None:
            found = self._seerr_by_tmdb.get((kind, tmdb))
        return found

    def in_shoko(self, series: int | None, anidb: int | None) -> ShokoTitle | None:
        """Return Shoko's series by its id or that of AniDB."""
        found = self._shoko.get(("id", series)) if series is not None else None
        if found is None and anidb is not None:
            found = self._shoko.get(("anidb", anidb))
        return found

    async def _async_ask(
        self, client: ServiceClient, instance: str, is_4k: bool | None
    ) -> None:
        """Read what one service knows; raises ServiceError."""
        if isinstance(client, RadarrClient):
            tags = await client.tags()
            movies = await client.movies_as(
                lambda movie: _arr_title(movie, instance, is_4k, tags)
            )
            await self._async_keep(MediaType.MOVIE, movies)
        elif isinstance(client, SonarrClient):
            tags = await client.tags()
            shows = await client.all_series_as(
                lambda series: _arr_title(series, instance, is_4k, tags)
            )
            await self._async_keep(MediaType.TV, shows)
        elif isinstance(client, SeerrClient):
            await self._async_read_seerr(client)
        elif isinstance(client, ShokoClient):
            await self._async_read_shoko(client)

    async def _async_keep(self, kind: MediaType, titles: Iterable[ArrTitle]) -> None:
        """Keep titles by their ids."""
        breathe = Breather(_HOLD)
        for title in titles:
            for name in ("tmdb", "tvdb", "imdb", "folder", "name"):
                if (value := getattr(title, name)) is not None:
                    known = self._arr[kind, name]
                    known[value] = (*known.get(value, ()), title)
            await breathe()

    async def _async_read_seerr(self, client: SeerrClient) -> None:
        """Keep the ids in Seerr's records."""
        breathe = Breather(_HOLD)
        async for media in client.iter_media():
            await breathe()
            if media.type is None:
                continue
            kind = MediaType(media.type.value)
            record = SeerrRecord(
                id=media.id,
                tmdb=media.tmdb_id,
                tvdb=media.tvdb_id,
                imdb=clean_imdb(media.imdb_id),
            )
            for item_id in (media.jellyfin_id, media.jellyfin_id_4k):
                if item_id is not None:
                    self._seerr_by_item[kind, item_id] = record
            if media.tmdb_id is not None:
                self._seerr_by_tmdb[kind, media.tmdb_id] = record

    async def _async_read_shoko(self, client: ShokoClient) -> None:
        """Keep the ids of Shoko's series."""
        breathe = Breather(_HOLD)
        async for series in client.iter_series():
            self._keep_anime(series)
            await breathe()

    def _keep_anime(self, series: ShokoSeries) -> None:
        """Keep a series by its ids."""
        title = ShokoTitle(
            id=series.id,
            anidb=series.anidb_id,
            tvdb=series.tvdb_ids,
            shows=series.tmdb_shows,
            movies=series.tmdb_movies,
        )
        self._shoko["id", series.id] = title
        if series.anidb_id is not None:
            self._shoko["anidb", series.anidb_id] = title


def _arr_title(
    title: Movie | Series, instance: str, is_4k: bool | None, tags: dict[int, str]
) -> ArrTitle | None:
    """Return what is kept of a title, None where it was only looked up."""
    if title.id is None:
        return None
    return ArrTitle(
        ref=ArrRef(instance, title.id),
        is_4k=is_4k,
        tmdb=title.tmdb_id,
        tvdb=title.tvdb_id if isinstance(title, Series) else None,
        imdb=clean_imdb(title.imdb_id),
        year=title.year,
        poster=title.poster,
        anime=tuple(anime_evidence(title, tags)),
        folder=folder_key(title.path),
        name=name_key(title.title, title.year),
    )


def folder_key(path: str | None) -> int | None:
    """Return a short key of a title's folder, and the one that it lies in."""
    parts = path_parts(path)[:2] if path is not None else ()
    return hash(parts) if len(parts) == 2 else None


def name_key(name: str | None, year: int | None) -> int | None:
    """Return a short key of a title's name with its year, None without a year."""
    folded = fold_title(name) if name is not None else ""
    return hash((folded, year)) if folded and year is not None else None

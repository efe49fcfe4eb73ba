"""Make of an item of Jellyfin, and what is known elsewhere, a title of the library."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from ..clients.jellyfin_models import ItemType, LibraryItem
from ..tracker.anime_signs import is_anime_path
from ..tracker.facts import FoundItem, LibraryFound, Subject
from ..tracker.models import FILM, MediaIds, Source
from ..tracker.terms import AnimeEvidence, MediaType
from ..watchers.library_index import Entry, make_entry
from .knowledge import ArrTitle, Knowledge, ShokoTitle, folder_key, name_key
from .models import Json

_UHD_HEIGHT: Final = 1440
_KINDS: Final = {ItemType.MOVIE: MediaType.MOVIE, ItemType.SERIES: MediaType.TV}
_MANAGED_BY: Final = {
    MediaType.MOVIE: ("tmdb", "imdb"),
    MediaType.TV: ("tvdb", "tmdb", "imdb"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """Hold a film or a show of the library with what of it can be played."""

    kind: MediaType
    item_id: str
    name: str
    entry: Entry
    original_name: str | None
    is_4k: bool | None
    path: str | None
    items: tuple[FoundItem, ...]
    series_id: str | None = None

    @property
    def folder(self) -> str | None:
        """Return the title's own folder: that of a film's file."""
        if self.path is None or self.series_id is not None:
            return self.path
        return self.path.replace("\\", "/").rpartition("/")[0]

    @property
    def row(self) -> Json:
        """Return what a list shows of the title."""
        return {"title": self.name, "year": self.entry.year, "type": self.kind.value}


def film_of(item: LibraryItem, now: datetime) -> Title | None:
    """Return a film, None for one without a name."""
    since = min(item.created or now, now)
    return _title(item, (FoundItem(FILM, item.id, since),), None, item.height)


def show_of(
    item: LibraryItem, episodes: tuple[FoundItem, ...], height: int | None
) -> Title | None:
    """Return a show, None for one without a name; height is that of an episode."""
    return _title(item, episodes, item.id, height)


def _title(
    item: LibraryItem,
    items: tuple[FoundItem, ...],
    series_id: str | None,
    height: int | None,
) -> Title | None:
    """Return the title of an item, None for one without a name."""
    if item.name is None:
        return None
    original = item.original_title
    return Title(
        kind=_KINDS[item.type],
        item_id=item.id,
        name=item.name,
        entry=make_entry(item),
        original_name=original if original != item.name else None,
        # A higher picture serves who asks for HD as well.
        is_4k=False if height is not None and height < _UHD_HEIGHT else None,
        path=item.path,
        items=items,
        series_id=series_id,
    )


def fact_of(
    title: Title, knowledge: Knowledge, source: Source, at: datetime
) -> LibraryFound:
    """Return what to report of a title: its own ids first, then what others add."""
    ids: dict[str, Any] = dict(title.entry.ids)
    shoko = knowledge.in_shoko(ids.get("shoko_series"), ids.get("anidb"))
    title = _as_film(title, shoko)
    kind = title.kind
    by_item = knowledge.in_seerr(kind, title.item_id, None)
    if by_item is not None:
        _learn(ids, tmdb=by_item.tmdb, tvdb=by_item.tvdb, imdb=by_item.imdb)
    if shoko is not None:
        _learn_from_shoko(ids, shoko, kind)
    listed = _listed(title, ids, knowledge)
    for one in listed:
        _learn(ids, tmdb=one.tmdb, tvdb=one.tvdb, imdb=one.imdb)
    record = by_item or knowledge.in_seerr(kind, None, ids.get("tmdb"))
    if record is not None:
        _learn(ids, seerr_media=record.id, tvdb=record.tvdb, imdb=record.imdb)
    years = [title.entry.year, *(one.year for one in listed)]
    return LibraryFound(
        at=at,
        source=source,
        subject=Subject(
            media_type=kind,
            ids=MediaIds(**ids, jellyfin=title.item_id),
            title=title.name,
            year=next(filter(None, years), None),
            is_4k=title.is_4k,
        ),
        items=title.items,
        series_id=title.series_id,
        original_title=title.original_name,
        poster=next((one.poster for one in listed if one.poster), None),
        anime=_anime(title, shoko, listed),
        listed=tuple((one.ref, one.is_4k) for one in listed),
    )


def _listed(title: Title, ids: dict[str, Any], knowledge: Knowledge) -> list[ArrTitle]:
    """Return where Radarr or Sonarr has a title.

    Without any id that they know, the folder tells, or the name with its year.
    """
    names = _MANAGED_BY[title.kind]
    found = knowledge.in_arr(title.kind, ((name, ids.get(name)) for name in names))
    if not found and not any(name in ids for name in names):
        keys = (
            ("folder", folder_key(title.folder)),
            ("name", name_key(title.name, title.entry.year)),
            ("name", name_key(title.original_name, title.entry.year)),
        )
        found = knowledge.in_arr(title.kind, keys)
        if len({one.ref.instance for one in found}) < len(found):
            found = ()
    return [
        one
        for one in found
        if None in (one.is_4k, title.is_4k) or one.is_4k == title.is_4k
    ]


def _as_film(title: Title, shoko: ShokoTitle | None) -> Title:
    """Return a film that AniDB, and so Jellyfin, keeps as a series of one episode."""
    if (
        title.kind is not MediaType.TV
        or shoko is None
        or not shoko.movies
        or shoko.shows
        or shoko.tvdb
    ):
        return title
    main = [one for one in title.items if one.key.season != 0]
    if len(main) != 1:
        return title
    film = main[0]._replace(key=FILM)
    return replace(title, kind=MediaType.MOVIE, items=(film,))


def _learn(ids: dict[str, Any], **told: int | str | None) -> None:
    """Fill in ids that are not known yet."""
    for name, value in told.items():
        if value is not None:
            ids.setdefault(name, value)


def _learn_from_shoko(ids: dict[str, Any], shoko: ShokoTitle, kind: MediaType) -> None:
    """Fill in what Shoko knows, where it names one title only."""
    _learn(ids, shoko_series=shoko.id, anidb=shoko.anidb)
    if kind is MediaType.MOVIE:
        if len(shoko.movies) == 1:
            _learn(ids, tmdb=shoko.movies[0])
        return
    if len(shoko.shows) == 1:
        _learn(ids, tmdb=shoko.shows[0])
    if len(shoko.tvdb) == 1:
        _learn(ids, tvdb=shoko.tvdb[0])


def _anime(
    title: Title, shoko: ShokoTitle | None, listed: list[ArrTitle]
) -> tuple[tuple[AnimeEvidence, bool], ...]:
    """Return what says whether a title is anime."""
    found = {evidence: told for one in listed for evidence, told in one.anime}
    if shoko is not None or title.entry.known("shoko_series") is not None:
        found[AnimeEvidence.SHOKO] = True
    if title.folder is not None and is_anime_path(title.folder):
        found[AnimeEvidence.PATH] = True
    return tuple(sorted(found.items()))

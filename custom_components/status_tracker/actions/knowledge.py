"""Hold what is known of a title while it is being deleted."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from ..tracker.models import ArrRef, ItemKey, MediaType, SeerrRef


@dataclass(slots=True, kw_only=True)
class Knowledge:
    """Hold everything known of a title; it grows while the services are asked.

    `downloads` names the items that each download brought, none where that is not
    known, `shoko_found` the files that were found by their path. `paths` are those of the files that go, as Sonarr or Radarr sees them, and
    `hashes` those of the torrents that were found.
    """

    media_type: MediaType
    title: str
    year: int | None = None
    poster: str | None = None
    is_anime: bool | None = None
    tmdb: int | None = None
    tvdb: int | None = None
    imdb: str | None = None
    anidb: int | None = None
    names: set[str] = field(default_factory=set)
    shoko_series: set[int] = field(default_factory=set)
    arr: set[ArrRef] = field(default_factory=set)
    seerr: set[SeerrRef] = field(default_factory=set)
    downloads: dict[str, set[ItemKey]] = field(default_factory=dict)
    jellyfin_titles: set[str] = field(default_factory=set)
    jellyfin_items: dict[str, ItemKey] = field(default_factory=dict)
    shoko_files: dict[int, ItemKey] = field(default_factory=dict)
    shoko_found: set[int] = field(default_factory=set)
    paths: set[str] = field(default_factory=set)
    folders: set[str] = field(default_factory=set)
    hashes: set[str] = field(default_factory=set)

    def agrees(
        self,
        *,
        tmdb: int | None = None,
        tvdb: int | None = None,
        imdb: str | None = None,
    ) -> bool:
        """Tell whether no id contradicts what is known."""
        told = ((self.tmdb, tmdb), (self.tvdb, tvdb), (self.imdb, imdb))
        return all(mine in (None, its) or its is None for mine, its in told)

    def learn(
        self,
        *,
        tmdb: int | None = None,
        tvdb: int | None = None,
        imdb: str | None = None,
        names: Iterable[str | None] = (),
    ) -> None:
        """Fill in ids that were not known, and add names."""
        self.tmdb = self.tmdb or tmdb
        self.tvdb = self.tvdb or tvdb
        self.imdb = self.imdb or imdb
        self.names.update(name for name in names if name)

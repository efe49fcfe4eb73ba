"""Hold what is known of a title while it is being deleted."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from ..tracker.ids import fold_title
from ..tracker.models import ArrRef, ItemKey, SeerrRef
from ..tracker.terms import MediaType

# A shorter name may be a part of any word.
_LONG: Final = 8


@dataclass(slots=True, kw_only=True)
class Knowledge:
    """Hold everything known of a title; it grows while the services are asked.

    `downloads` names the items that each download brought, none where that is not
    known; the `confirmed` ones Sonarr or Radarr named themselves when asked.
    `shoko_found` are the files that were found by their path. `paths` are those of
    the files that go, as Sonarr or Radarr sees them, and `hashes` those of the
    torrents that were found.
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
    confirmed: set[str] = field(default_factory=set)
    jellyfin_titles: set[str] = field(default_factory=set)
    jellyfin_items: dict[str, ItemKey] = field(default_factory=dict)
    shoko_files: dict[int, ItemKey] = field(default_factory=dict)
    shoko_found: set[int] = field(default_factory=set)
    paths: set[str] = field(default_factory=set)
    folders: set[str] = field(default_factory=set)
    hashes: set[str] = field(default_factory=set)

    def is_same(
        self,
        *,
        tmdb: int | None = None,
        tvdb: int | None = None,
        imdb: str | None = None,
        names: Iterable[str | None] = (),
    ) -> bool:
        """Tell whether these are the ids and names of this title.

        No id may differ, and one has to agree; where there is none to compare, a
        name. A bare number in a service is not enough: whoever told it may be wrong.
        """
        told = ((self.tmdb, tmdb), (self.tvdb, tvdb), (self.imdb, imdb))
        compared = [mine == its for mine, its in told if None not in (mine, its)]
        if compared:
            return all(compared)
        known = {fold_title(name) for name in (self.title, *self.names)}
        return any(fold_title(name) in known for name in names if name)

    def is_named_in(self, text: str) -> bool:
        """Tell whether the title occurs in the name of a release."""
        words = f" {fold_title(text)} "
        for name in map(fold_title, (self.title, *self.names)):
            # Who names a release drops apostrophes and joins words.
            if len(name) >= _LONG and name.replace(" ", "") in words.replace(" ", ""):
                return True
            if name and f" {name} " in words:
                return True
        return False

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

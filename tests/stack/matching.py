"""What Shoko does with the files of one download."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .library_ids import shoko_episode_id
from .shoko_media import Match
from .shoko_records import CrossReference, TmdbIds, group_of
from .world import Episode, Title

if TYPE_CHECKING:
    from .stack import Stack

ANIDB_FILM_EPISODE = 10
"""A film's one episode at AniDB: the anime's id times this."""


@dataclass(slots=True)
class Matching:
    """See, hash and match new files of a title."""

    stack: Stack
    title: Title
    episode_at: Callable[[str], Episode | None]
    paths: Callable[[], list[str]]

    async def detect(self) -> None:
        """Let Shoko see the files."""
        for path in self.paths():
            self.stack.shoko.detect(path)

    async def hash(self) -> None:
        """Let Shoko hash the files."""
        for path in self.paths():
            self.stack.shoko.hash_file(path)

    async def search_in_vain(self) -> None:
        """Let Shoko not find out what the files are."""
        for path in self.paths():
            self.stack.shoko.search(path)

    async def match(self) -> None:
        """Let Shoko find out what the files are."""
        for path in self.paths():
            self.stack.shoko.will_match(path, self.answer(path))
            self.stack.shoko.search(path)

    async def recall(self) -> None:
        """Let Shoko say nothing, as it has known the files all along."""
        self.know()

    def know(self) -> None:
        """Let Shoko have known the files all along."""
        shoko = self.stack.shoko
        for path in self.paths():
            shoko.add_known(path)
            file, found = shoko.records.file_at(path), self.answer(path)
            file.imported = self.stack.clock.now()
            file.references = [
                CrossReference(
                    anidb_anime=found.anidb_anime,
                    anidb_episode=found.anidb_episode,
                    series_id=found.series_id,
                    episode_id=found.episode_id,
                    group_id=group_of(found.series_id),
                    tmdb=found.tmdb,
                )
            ]
            series, _ = shoko.records.ensure_series(
                found.series_id, found.anidb_anime, found.title
            )
            series.episodes[found.episode_id] = found.anidb_episode

    def answer(self, path: str) -> Match:
        """Return what a file is; a film is a series of one episode."""
        title = self.title
        anime, series = title.anidb_id or 0, title.shoko_series_id or 0
        episode = self.episode_at(path)
        if episode is None:
            return Match(
                anidb_anime=anime,
                anidb_episode=anime * ANIDB_FILM_EPISODE,
                series_id=series,
                episode_id=shoko_episode_id(title, 1),
                tmdb=TmdbIds(movie=title.tmdb_id),
                title=title.title,
            )
        return Match(
            anidb_anime=anime,
            anidb_episode=episode.anidb_id or 0,
            series_id=series,
            episode_id=shoko_episode_id(title, title.episodes.index(episode) + 1),
            tmdb=TmdbIds(show=title.tmdb_id),
            tvdb=title.tvdb_id,
            title=title.title,
        )

"""Fill the library with titles that were there before anybody asked."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from .catalogue import film, show
from .jellyfin_media import Details
from .library_ids import episode_ids, film_ids, series_ids
from .matching import Matching
from .records import HD, MediaFile, Movie, Series, dotnet_time
from .world import Episode, Title

if TYPE_CHECKING:
    from .stack import Stack

FIRST_WORDS = [
    "Amber",
    "Basalt",
    "Cedar",
    "Distant",
    "Ember",
    "Fallow",
    "Granite",
    "Hollow",
    "Indigo",
    "Juniper",
    "Kindled",
    "Lonely",
    "Marble",
    "Northern",
    "Opal",
    "Paper",
    "Quiet",
    "Restless",
    "Silver",
    "Tidal",
]
SECOND_WORDS = [
    "Archive",
    "Bridge",
    "Cathedral",
    "Delta",
    "Engine",
    "Ferry",
    "Garden",
    "Horizon",
    "Island",
    "Junction",
    "Kiln",
    "Ledger",
    "Mill",
    "Notebook",
    "Observatory",
    "Parade",
    "Quarter",
    "River",
    "Station",
    "Terminal",
]
FIRST_YEAR = 1960
YEARS = 60


def invent(count: int, *, shows: bool = False, episodes: int = 8) -> Iterator[Title]:
    """Invent titles, each one different and always the same ones."""
    for n in range(count):
        words = f"{FIRST_WORDS[n % 20]} {SECOND_WORDS[n // 20 % 20]}"
        name = f"{words} {n // 400 + 1}"
        year = FIRST_YEAR + n % YEARS
        number = 10_000 + n
        if shows:
            yield show(
                number,
                name,
                date(year, 1, 5),
                f"The story of {name}.",
                ("Drama",),
                seasons=(episodes,),
            )
        else:
            yield film(number, name, year, f"The story of {name}.", ("Drama",))


def add_to_library(stack: Stack, title: Title, *, in_seerr: bool = True) -> str:
    """Let a title be in the library already and return Jellyfin's id; nobody is told."""
    add = _add_show if title.kind.is_show else _add_film
    item_id = add(stack, title)
    if in_seerr:
        stack.seerr.note_library(title, item_id)
    return item_id


def _file(stack: Stack, title: Title, relative: str) -> MediaFile:
    """Return a file in the library and put it on the disk."""
    path = f"{title.folder}/{relative}"
    stack.disk.add(path, title.size)
    return MediaFile(
        id=stack.radarr.next_id(),
        relative_path=relative,
        path=path,
        quality="WEBDL-1080p",
        group="DEMO",
        scene_name=title.slug,
        size=title.size,
        date_added=dotnet_time(stack.clock.now()),
        media=HD,
    )


def _add_film(stack: Stack, title: Title) -> str:
    """Let Radarr, the disk and Jellyfin have a film."""
    file = _file(stack, title, f"{title.title} ({title.year}) WEBDL-1080p.mkv")
    movie = Movie(
        id=stack.radarr.next_id(),
        title=title,
        tags=[],
        added=stack.clock.now(),
        file=file,
    )
    stack.radarr.movies[movie.id] = movie
    return stack.jellyfin.add_movie(
        title.title,
        year=title.year,
        path=file.path,
        provider_ids=film_ids(title, _shoko_file(stack, title, file)),
        original_title=title.original_title,
        details=Details(minutes=title.runtime, genres=title.genres),
    )


def _add_show(stack: Stack, title: Title) -> str:
    """Let Sonarr, the disk and Jellyfin have a show with all its episodes."""
    series = Series(
        id=stack.sonarr.next_id(), title=title, tags=[], added=stack.clock.now()
    )
    stack.sonarr.series[series.id] = series
    item_id = stack.jellyfin.add_series(
        title.title,
        year=title.year,
        provider_ids=series_ids(title, shokofin=title.kind.is_anime),
        path=title.folder,
        original_title=title.original_title,
        details=Details(minutes=title.runtime, genres=title.genres),
    )
    for episode in title.episodes:
        name = f"{title.title} - {episode.code} - {episode.title} WEBDL-1080p.mkv"
        file = _file(stack, title, f"Season {episode.season:02d}/{name}")
        stack.sonarr.add_episode(series, episode).file = file
        stack.jellyfin.add_episode(
            item_id,
            episode.season,
            episode.number,
            title=episode.title,
            path=file.path,
            provider_ids=episode_ids(
                title, episode, _shoko_file(stack, title, file, episode)
            ),
        )
    return item_id


def _shoko_file(
    stack: Stack, title: Title, file: MediaFile, episode: Episode | None = None
) -> int | None:
    """Let Shoko know an anime file and return its id; nothing else is known to it."""
    if not title.kind.is_anime:
        return None
    Matching(stack, title, lambda _: episode, lambda: [file.path]).know()
    return stack.shoko.records.by_path[file.path]

"""Parse the notifications of Sonarr."""

from collections.abc import Iterator, Mapping
from typing import Final

from ..tracker.facts import EpisodeInfo, Fact, Imported
from ..tracker.ids import clean_imdb, clean_number, parse_time
from ..tracker.models import ItemKey, MediaIds
from ..tracker.terms import MediaType, Service
from . import arr
from .filenames import episode_keys
from .models import Context, IncompletePayload, Parsed
from .reading import Payload, block, blocks, count, line, path

type _Episodes = tuple[EpisodeInfo, ...]


def parse(payload: object, context: Context) -> Parsed:
    """Return the facts of an event, none where it is only acknowledged.

    Raises IncompletePayload for what is no payload of Sonarr, or names no show.
    """
    return arr.parse(payload, context, _SHAPE, HANDLERS)


def _ids(payload: Payload) -> MediaIds:
    """Return the show's ids; Sonarr writes 0 where it does not know one."""
    series = block(payload, "series")
    return MediaIds(
        tmdb=clean_number(series.get("tmdbId")),
        tvdb=clean_number(series.get("tvdbId")),
        imdb=clean_imdb(series.get("imdbId")),
    )


def _episodes(payload: Payload) -> _Episodes:
    """Return the episodes that an event lists, each once."""
    episodes: dict[ItemKey, EpisodeInfo] = {}
    for values in blocks(payload, "episodes"):
        season = count(values.get("seasonNumber"))
        number = count(values.get("episodeNumber"))
        if season is None or number is None:
            continue
        key = ItemKey(season, number)
        episodes[key] = EpisodeInfo(
            key=key,
            title=line(values.get("title")),
            air_date=parse_time(values.get("airDateUtc"))
            or parse_time(values.get("airDate")),
            absolute=clean_number(values.get("absoluteEpisodeNumber")),
            arr_id=clean_number(values.get("id")),
            tvdb=clean_number(values.get("tvdbId")),
        )
    return tuple(episodes.values())


@arr.titled
def _imported(report: arr.Report) -> tuple[Fact, ...]:
    """Return the files that an import brought, one fact each.

    Sonarr tells of each file, of the whole release at its end, or of both.
    """
    file = block(report.payload, "episodeFile")
    imports = [_single(report, file)] if file else list(_release(report))
    if not imports:
        raise IncompletePayload(report.event, "episodes")
    return (*imports, *arr.about_title(report))


def _single(report: arr.Report, file: Payload) -> Imported:
    """Return one imported file, which may hold several episodes."""
    episodes = report.episodes or _named(file)
    if not episodes:
        raise IncompletePayload(report.event, "episodes")
    return arr.imported(report, file, episodes)


def _release(report: arr.Report) -> Iterator[Imported]:
    """Yield the files of a whole release with the episodes that each one holds."""
    waiting = {info.key: info for info in report.episodes}
    unnamed: list[Payload] = []
    for file in blocks(report.payload, "episodeFiles"):
        named = _named(file)
        if not report.episodes:
            waiting.update({info.key: info for info in named})
        keys = [info.key for info in named if info.key in waiting]
        episodes = tuple(waiting.pop(key) for key in keys)
        if episodes:
            yield arr.imported(report, file, episodes)
        else:
            unnamed.append(file)
    yield from _remaining(report, unnamed, tuple(waiting.values()))


def _remaining(
    report: arr.Report, files: list[Payload], episodes: _Episodes
) -> Iterator[Imported]:
    """Yield the episodes that no file name tells: in order, else without a path."""
    if len(files) == len(episodes):
        for file, info in zip(files, episodes, strict=True):
            yield arr.imported(report, file, (info,))
    elif episodes:
        yield arr.imported(report, {}, episodes)


def _named(file: Payload) -> _Episodes:
    """Return the episodes that a file's name tells, each once."""
    name = path(file.get("path")) or path(file.get("relativePath"))
    keys = episode_keys(name) if name is not None else ()
    return tuple(EpisodeInfo(key=key) for key in dict.fromkeys(keys))


_SHAPE: Final = arr.Shape(
    service=Service.SONARR,
    media_type=MediaType.TV,
    title="series",
    folder="path",
    file="episodeFile",
    ids=_ids,
    episodes=_episodes,
)
# Renames, health and updates of Sonarr itself change nothing that is tracked: a
# renamed file's new path can not be told without claiming a new import.
HANDLERS: Final[Mapping[str, arr.Handler]] = {
    "SeriesAdd": arr.added,
    "Grab": arr.grabbed,
    "Download": _imported,
    "ManualInteractionRequired": arr.blocked,
    "EpisodeFileDelete": arr.file_deleted,
    "SeriesDelete": arr.removed,
}

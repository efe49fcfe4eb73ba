"""Parse the notifications of Radarr."""

from collections.abc import Mapping
from typing import Final

from ..tracker.facts import EpisodeInfo, Fact
from ..tracker.ids import clean_imdb, clean_number
from ..tracker.models import FILM, MediaIds
from ..tracker.terms import MediaType, Service
from . import arr
from .models import Context, IncompletePayload, Parsed
from .reading import Payload, block


def parse(payload: object, context: Context) -> Parsed:
    """Return the facts of an event, none where it is only acknowledged.

    Raises IncompletePayload for what is no payload of Radarr, or names no film.
    """
    return arr.parse(payload, context, _SHAPE, HANDLERS)


def _ids(payload: Payload) -> MediaIds:
    """Return the film's ids, where need be as they were when it was searched."""
    movie, remote = block(payload, "movie"), block(payload, "remoteMovie")
    return MediaIds(
        tmdb=clean_number(movie.get("tmdbId")) or clean_number(remote.get("tmdbId")),
        imdb=clean_imdb(movie.get("imdbId")) or clean_imdb(remote.get("imdbId")),
    )


def _film(payload: Payload) -> tuple[EpisodeInfo, ...]:
    """Return the film's only item."""
    arr_id = clean_number(block(payload, "movie").get("id"))
    return (EpisodeInfo(key=FILM, arr_id=arr_id),)


@arr.titled
def _imported(report: arr.Report) -> tuple[Fact, ...]:
    """Return that the film is in the library."""
    file = block(report.payload, "movieFile")
    if not file:
        raise IncompletePayload(report.event, "movieFile")
    fact = arr.imported(report, file, report.episodes)
    return (fact, *arr.about_title(report))


_SHAPE: Final = arr.Shape(
    service=Service.RADARR,
    media_type=MediaType.MOVIE,
    title="movie",
    folder="folderPath",
    file="movieFile",
    ids=_ids,
    episodes=_film,
)
# Renames, health and updates of Radarr itself change nothing that is tracked: a
# renamed file's new path can not be told without claiming a new import.
HANDLERS: Final[Mapping[str, arr.Handler]] = {
    "MovieAdded": arr.added,
    "Grab": arr.grabbed,
    "Download": _imported,
    "ManualInteractionRequired": arr.blocked,
    "MovieFileDelete": arr.file_deleted,
    "MovieDelete": arr.removed,
}

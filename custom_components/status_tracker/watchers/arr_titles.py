"""Turn the titles, episodes and files of Radarr and Sonarr into facts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from ..clients.arr_models import MediaFile
from ..clients.radarr_models import Movie
from ..clients.sonarr_models import Episode, Series, SeriesType
from ..tracker.anime_signs import is_anime_path, is_anime_tag
from ..tracker.facts import (
    AnimeKnown,
    ArrAdded,
    Authority,
    Described,
    EpisodeInfo,
    EpisodesListed,
    Fact,
    FileDeleted,
    Imported,
    Subject,
)
from ..tracker.models import ArrRef, ItemKey, MediaIds, Source
from ..tracker.terms import AnimeEvidence, DeleteReason, MediaType


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Say whose records these are."""

    source: Source
    media_type: MediaType
    is_4k: bool | None = None

    def subject(self, arr_id: int) -> Subject:
        """Return a title of which only the number is known."""
        return Subject(
            media_type=self.media_type,
            arr=ArrRef(self.source.instance, arr_id),
            is_4k=self.is_4k,
        )


def movie_subject(movie: Movie, origin: Origin) -> Subject | None:
    """Return a film as a subject, None where Radarr only looked it up."""
    if movie.id is None:
        return None
    return replace(
        origin.subject(movie.id),
        ids=MediaIds(tmdb=movie.tmdb_id, imdb=movie.imdb_id),
        title=movie.title,
        year=movie.year,
    )


def series_subject(series: Series, origin: Origin) -> Subject | None:
    """Return a show as a subject, None where Sonarr only looked it up."""
    if series.id is None:
        return None
    return replace(
        origin.subject(series.id),
        ids=MediaIds(tmdb=series.tmdb_id, tvdb=series.tvdb_id, imdb=series.imdb_id),
        title=series.title,
        year=series.year,
    )


def about_title(
    title: Movie | Series,
    subject: Subject,
    origin: Origin,
    tags: Mapping[int, str],
    at: datetime,
) -> Iterator[Fact]:
    """Yield that the program has a title, and what it knows of it."""
    source = origin.source
    added = title.added if title.added is not None and title.added < at else at
    yield ArrAdded(at=added, source=source, subject=subject)
    yield Described(
        at=at,
        source=source,
        subject=subject,
        authority=Authority.MANAGER,
        original_title=title.original_title if isinstance(title, Movie) else None,
        aliases=frozenset(other.title for other in title.alternate_titles),
        overview=title.overview,
        poster=title.poster,
    )
    for evidence, is_anime in anime_evidence(title, tags):
        yield AnimeKnown(
            at=at,
            source=source,
            subject=subject,
            is_anime=is_anime,
            evidence=evidence,
        )


def anime_evidence(
    title: Movie | Series, tags: Mapping[int, str]
) -> Iterator[tuple[AnimeEvidence, bool]]:
    """Yield what says that a title is anime or not; what is not told says nothing."""
    if isinstance(title, Series) and title.type is not SeriesType.UNKNOWN:
        yield AnimeEvidence.SERIES_TYPE, title.type is SeriesType.ANIME
    if any(is_anime_tag(tags[tag]) for tag in title.tags if tag in tags):
        yield AnimeEvidence.TAG, True
    if title.path is not None and is_anime_path(title.path):
        yield AnimeEvidence.PATH, True


def episode_info(episode: Episode) -> EpisodeInfo | None:
    """Return an episode as the tracker knows episodes, None without its number."""
    if episode.season is None or episode.number is None:
        return None
    return EpisodeInfo(
        key=ItemKey(episode.season, episode.number),
        title=episode.title,
        air_date=episode.airs,
        absolute=episode.absolute_number,
        arr_id=episode.id,
        tvdb=episode.tvdb_id,
        monitored=episode.is_monitored,
    )


def listed(
    episodes: Iterable[Episode], subject: Subject, origin: Origin, at: datetime
) -> EpisodesListed:
    """Return the list of a show's episodes."""
    infos = tuple(filter(None, map(episode_info, episodes)))
    return EpisodesListed(at=at, source=origin.source, subject=subject, episodes=infos)


def in_library(
    file: MediaFile, info: EpisodeInfo, subject: Subject, origin: Origin, at: datetime
) -> Imported:
    """Return a file that stands in the library."""
    added = file.added if file.added is not None and file.added < at else at
    return Imported(
        at=added,
        source=origin.source,
        subject=replace(subject, path=file.path),
        episodes=(info,),
        quality=file.quality,
        size=file.size,
        arr_file_id=file.id,
    )


def lost(
    info: EpisodeInfo, subject: Subject, origin: Origin, at: datetime
) -> FileDeleted:
    """Return that a file we know of is no longer in the library."""
    return FileDeleted(
        at=at,
        source=origin.source,
        subject=subject,
        episodes=(info,),
        reason=DeleteReason.MISSING,
    )

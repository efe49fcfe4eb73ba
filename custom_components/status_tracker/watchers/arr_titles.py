"""Turn the titles, episodes and files of Radarr and Sonarr into facts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

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
from ..tracker.item_states import NEVER, file_lost_at
from ..tracker.models import ArrRef, ItemKey, MediaIds, MediaRequest, Source
from ..tracker.terms import AnimeEvidence, DeleteReason, MediaType

_INSTANT: Final = timedelta(microseconds=1)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class FileWord:
    """Hold what a program said of an item's file, and when it was asked."""

    source: Source
    at: datetime
    file: MediaFile | None
    has_file: bool | None


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


def file_news(
    told: FileWord, info: EpisodeInfo, request: MediaRequest, subject: Subject
) -> Fact | None:
    """Return what is new about the file of an item, None where nothing is.

    What the program says now is later than what was told before it was asked, though
    a clock that was set back dates that later.
    """
    item = request.items.get(info.key)
    known = item.file if item is not None else None
    lost_at = request.files_removed_at or NEVER
    if item is not None:
        lost_at = max(lost_at, file_lost_at(item))
    is_lost = known is not None and known.at <= lost_at <= told.at
    if (file := told.file) is not None:
        if known is not None and known.arr_file_id == file.id and not is_lost:
            return None
        at = file.added if file.added is not None and file.added < told.at else told.at
        return Imported(
            at=max(at, lost_at + _INSTANT) if NEVER < lost_at <= told.at else at,
            source=told.source,
            subject=replace(subject, path=file.path),
            episodes=(info,),
            quality=file.quality,
            size=file.size,
            arr_file_id=file.id,
        )
    if told.has_file is not False or known is None or known.at <= lost_at:
        return None
    return FileDeleted(
        at=max(told.at, known.at + _INSTANT),
        source=told.source,
        subject=subject,
        episodes=(info,),
        reason=DeleteReason.MISSING,
    )

"""Describe files, folders and series as Shoko 4.2 to 6 tells them."""

from dataclasses import dataclass
from datetime import datetime

from .parsing import (
    JsonObject,
    Word,
    flag,
    integers,
    mapping,
    moment,
    objects,
    positive,
    size,
    text,
)


class ServerState(Word):
    """Say whether Shoko has come up."""

    WAITING = "Waiting"
    STARTING = "Starting"
    STARTED = "Started"
    FAILED = "Failed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerStatus:
    """Say how Shoko is; `is_blocked` while it works on its database."""

    state: ServerState
    message: str | None
    is_blocked: bool

    @property
    def is_ready(self) -> bool:
        """Tell whether Shoko answers as it should."""
        return self.state is ServerState.STARTED and not self.is_blocked


@dataclass(frozen=True, slots=True, kw_only=True)
class ShokoFolder:
    """Describe a folder that Shoko looks after, by the path on its own machine."""

    id: int
    name: str | None
    path: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLocation:
    """Say where a file is; `relative_path` has no leading separator."""

    folder_id: int | None
    relative_path: str | None
    absolute_path: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EpisodeReference:
    """Name an episode in a file; `id` is None while Shoko has no record of it."""

    id: int | None
    anidb_id: int | None
    tmdb_episodes: tuple[int, ...] = ()
    tmdb_movies: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesReference:
    """Name a series in a file; `id` is None while Shoko has no record of it."""

    id: int | None
    anidb_id: int | None
    tmdb_shows: tuple[int, ...] = ()
    tmdb_movies: tuple[int, ...] = ()
    episodes: tuple[EpisodeReference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShokoFile:
    """Describe one file; `imported` is None until Shoko has matched it.

    `series` is None where the cross-references were not told.
    """

    id: int
    size: int | None = None
    is_ignored: bool | None = None
    locations: tuple[FileLocation, ...] = ()
    created: datetime | None = None
    imported: datetime | None = None
    series: tuple[SeriesReference, ...] | None = None

    @property
    def is_matched(self) -> bool:
        """Tell whether Shoko knows what the file is."""
        return self.imported is not None or bool(self.series)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShokoSeries:
    """Describe one series as Shoko and AniDB count them."""

    id: int
    name: str | None = None
    anidb_id: int | None = None
    tvdb_ids: tuple[int, ...] = ()
    tmdb_shows: tuple[int, ...] = ()
    tmdb_movies: tuple[int, ...] = ()
    local_episodes: int | None = None
    total_episodes: int | None = None


def parse_status(data: JsonObject) -> ServerStatus:
    """Return the status in an answer."""
    blocked = mapping(data.get("DatabaseBlocked"))
    return ServerStatus(
        state=ServerState.read(data.get("State")),
        message=text(data.get("StartupMessage")),
        is_blocked=flag(blocked.get("Blocked")) or False,
    )


def parse_folder(data: JsonObject) -> ShokoFolder | None:
    """Return the folder in an answer, None when it has no id."""
    if (found := positive(data.get("ID"))) is None:
        return None
    return ShokoFolder(
        id=found, name=text(data.get("Name")), path=text(data.get("Path"))
    )


def parse_file(data: JsonObject) -> ShokoFile | None:
    """Return the file in an answer, None when it has no id."""
    if (found := positive(data.get("ID"))) is None:
        return None
    references = data.get("SeriesIDs")
    return ShokoFile(
        id=found,
        size=size(data.get("Size")),
        is_ignored=flag(data.get("IsIgnored")),
        locations=tuple(
            _parse_location(place) for place in objects(data.get("Locations"))
        ),
        created=moment(data.get("Created")),
        imported=moment(data.get("Imported")),
        series=(
            None
            if references is None
            else tuple(_parse_reference(reference) for reference in objects(references))
        ),
    )


def parse_series(data: JsonObject) -> ShokoSeries | None:
    """Return the series in an answer, None when it has no id."""
    ids = mapping(data.get("IDs"))
    if (found := positive(ids.get("ID"))) is None:
        return None
    tmdb = mapping(ids.get("TMDB"))
    sizes = mapping(data.get("Sizes"))
    return ShokoSeries(
        id=found,
        name=text(data.get("Name")),
        anidb_id=positive(ids.get("AniDB")),
        tvdb_ids=integers(ids.get("TvDB")),
        tmdb_shows=integers(tmdb.get("Show")),
        tmdb_movies=integers(tmdb.get("Movie")),
        local_episodes=size(mapping(sizes.get("Local")).get("Episodes")),
        total_episodes=size(mapping(sizes.get("Total")).get("Episodes")),
    )


def _parse_location(data: JsonObject) -> FileLocation:
    """Return the location in an answer, whose folder is called otherwise in v6."""
    relative = text(data.get("RelativePath"))
    return FileLocation(
        folder_id=positive(data.get("ImportFolderID"))
        or positive(data.get("ManagedFolderID")),
        relative_path=None if relative is None else relative.lstrip("/\\") or None,
        absolute_path=text(data.get("AbsolutePath")),
    )


def _parse_reference(data: JsonObject) -> SeriesReference:
    """Return the series, and its episodes, that a file belongs to."""
    ids = mapping(data.get("SeriesID"))
    tmdb = mapping(ids.get("TMDB"))
    return SeriesReference(
        id=positive(ids.get("ID")),
        anidb_id=positive(ids.get("AniDB")),
        tmdb_shows=integers(tmdb.get("Show")),
        tmdb_movies=integers(tmdb.get("Movie")),
        episodes=tuple(
            _parse_episode_reference(episode)
            for episode in objects(data.get("EpisodeIDs"))
        ),
    )


def _parse_episode_reference(data: JsonObject) -> EpisodeReference:
    """Return the episode that a file belongs to."""
    tmdb = mapping(data.get("TMDB"))
    return EpisodeReference(
        id=positive(data.get("ID")),
        anidb_id=positive(data.get("AniDB")),
        tmdb_episodes=integers(tmdb.get("Episode")),
        tmdb_movies=integers(tmdb.get("Movie")),
    )

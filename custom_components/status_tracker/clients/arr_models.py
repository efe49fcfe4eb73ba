"""Describe what Sonarr and Radarr share: files, titles, commands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from .parsing import (
    JsonObject,
    Word,
    link,
    mapping,
    moment,
    objects,
    positive,
    size,
    text,
)


class CommandStatus(Word):
    """Say how far a command has come."""

    QUEUED = "queued"
    STARTED = "started"
    COMPLETED = "completed"
    FAILED = "failed"
    ABORTED = "aborted"
    CANCELLED = "cancelled"
    ORPHANED = "orphaned"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """Describe a command that was given."""

    id: int | None
    name: str | None
    status: CommandStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaFile:
    """Describe a file in the library of Sonarr or Radarr; its size is in bytes."""

    id: int
    movie_id: int | None = None
    series_id: int | None = None
    season: int | None = None
    path: str | None = None
    relative_path: str | None = None
    size: int | None = None
    quality: str | None = None
    group: str | None = None
    added: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AlternateTitle:
    """Hold another title of a film or a show, and the season it is for."""

    title: str
    season: int | None = None


def parse_command(data: JsonObject) -> Command:
    """Return the command in an answer."""
    return Command(
        id=positive(data.get("id")),
        name=text(data.get("name")),
        status=CommandStatus.read(data.get("status")),
    )


def parse_media_file(data: JsonObject) -> MediaFile | None:
    """Return the file in an answer, None when it has no id."""
    if (found := positive(data.get("id"))) is None:
        return None
    return MediaFile(
        id=found,
        movie_id=positive(data.get("movieId")),
        series_id=positive(data.get("seriesId")),
        season=size(data.get("seasonNumber")),
        path=text(data.get("path")),
        relative_path=text(data.get("relativePath")),
        size=size(data.get("size")),
        quality=quality_name(data),
        group=text(data.get("releaseGroup")),
        added=moment(data.get("dateAdded")),
    )


def parse_alternates(value: object) -> tuple[AlternateTitle, ...]:
    """Return the other titles in an answer, each once."""
    found = (
        AlternateTitle(title=title, season=size(data.get("seasonNumber")))
        for data in objects(value)
        if (title := text(data.get("title"))) is not None
    )
    return tuple(dict.fromkeys(found))


def poster(value: object) -> str | None:
    """Return the public address of a poster among images: theirs needs a key."""
    return next(
        (
            address
            for image in objects(value)
            if text(image.get("coverType")) == "poster"
            and (address := link(image.get("remoteUrl"))) is not None
        ),
        None,
    )


def quality_name(data: Mapping[str, object]) -> str | None:
    """Return the name of a quality that is wrapped twice."""
    return text(mapping(mapping(data.get("quality")).get("quality")).get("name"))


def lower(value: object) -> str | None:
    """Return an id of a download in lower case: the programs write it in both."""
    found = text(value)
    return None if found is None else found.lower()

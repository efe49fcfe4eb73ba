"""Read the events of Shoko's live feed, whatever its version calls them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from .parsing import JsonObject, flag, integers, mapping, objects, positive, text
from .signalr import HubEvent

# Unknown feeds are ignored, so one address serves every version.
FEED_PATH: Final = "signalr/aggregate"
FEEDS: Final = "shoko,file,release,metadata"


class FeedEventKind(StrEnum):
    """Name what Shoko tells."""

    DETECTED = "detected"
    HASHED = "hashed"
    MATCHED = "matched"
    NOT_MATCHED = "not_matched"
    MOVED = "moved"
    DELETED = "deleted"
    UNLINKED = "unlinked"
    METADATA = "metadata"


_KINDS: Final[Mapping[str, FeedEventKind]] = {
    "shokoevent:filedetected": FeedEventKind.DETECTED,
    "file:detected": FeedEventKind.DETECTED,
    "shokoevent:filehashed": FeedEventKind.HASHED,
    "file:hashed": FeedEventKind.HASHED,
    "shokoevent:filematched": FeedEventKind.MATCHED,
    "file:matched": FeedEventKind.MATCHED,
    "release:saved": FeedEventKind.MATCHED,
    "shokoevent:filenotmatched": FeedEventKind.NOT_MATCHED,
    "release:search.completed": FeedEventKind.NOT_MATCHED,
    "shokoevent:filemoved": FeedEventKind.MOVED,
    "shokoevent:filerenamed": FeedEventKind.MOVED,
    "file:relocated": FeedEventKind.MOVED,
    "shokoevent:filedeleted": FeedEventKind.DELETED,
    "file:deleted": FeedEventKind.DELETED,
    "release:removed": FeedEventKind.UNLINKED,
    "shokoevent:seriesupdated": FeedEventKind.METADATA,
    "shokoevent:episodeupdated": FeedEventKind.METADATA,
    "shokoevent:movieupdated": FeedEventKind.METADATA,
    "metadata:series.added": FeedEventKind.METADATA,
    "metadata:series.updated": FeedEventKind.METADATA,
    "metadata:episode.added": FeedEventKind.METADATA,
    "metadata:episode.updated": FeedEventKind.METADATA,
    "metadata:movie.added": FeedEventKind.METADATA,
    "metadata:movie.updated": FeedEventKind.METADATA,
}
_MOVED_PATHS: Final = ("previousrelativepath", "oldrelativepath")


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEvent:
    """Hold one event; `path` is relative to the folder, without leading separators.

    `has_references` is None where the event does not say; `tmdb_movie` is set for
    news about a film of TMDB.
    """

    kind: FeedEventKind
    file_id: int | None = None
    folder_id: int | None = None
    path: str | None = None
    has_references: bool | None = None
    is_banned: bool = False
    anidb_ids: tuple[int, ...] = ()
    shoko_series: tuple[int, ...] = ()
    tmdb_movie: int | None = None


def parse_event(event: HubEvent) -> FeedEvent | None:
    """Return what a call of the hub tells, None for what is of no interest."""
    kind = _KINDS.get(event.target.casefold())
    if kind is None or not event.arguments:
        return None
    payload = event.arguments[0]
    if isinstance(payload, list) and payload:
        payload = payload[0]
    data = _lowered(payload)
    data = data | _lowered(data.get("fileinfo"))
    if kind is FeedEventKind.NOT_MATCHED and flag(data.get("issaved")):
        # A search that found something is told by the release as well.
        return None
    references = _references(data)
    return FeedEvent(
        kind=kind,
        file_id=positive(data.get("fileid")),
        folder_id=positive(data.get("importfolderid"))
        or positive(data.get("managedfolderid"))
        or positive(data.get("newimportfolderid")),
        path=_path(data, kind),
        has_references=_has_references(data, references),
        is_banned=flag(data.get("isudpbanned")) or False,
        anidb_ids=_ids(references, "anidbanimeid") or _named(data, "anidb"),
        shoko_series=_ids(references, "seriesid")
        or integers(data.get("shokoseriesids"))
        or _named(data, "shoko"),
        tmdb_movie=positive(data.get("movieid")) if _source(data) == "tmdb" else None,
    )


def _source(data: JsonObject) -> str:
    """Return whose numbers an event uses; before version 5 they are Shoko's own."""
    return (text(data.get("source")) or "shoko").casefold()


def _named(data: JsonObject, source: str) -> tuple[int, ...]:
    """Return the series that news are about, if its number is of that source."""
    number = positive(data.get("seriesid"))
    return (number,) if number is not None and _source(data) == source else ()


def _lowered(value: object) -> JsonObject:
    """Return an object with lower-case keys: 4.2 writes them in another case."""
    return {name.casefold(): each for name, each in mapping(value).items()}


def _path(data: JsonObject, kind: FeedEventKind) -> str | None:
    """Return where the file is; for one that moved, where it was."""
    names: tuple[str, ...] = ("relativepath", "filename")
    if kind is FeedEventKind.MOVED:
        names = (*_MOVED_PATHS, *names)
    for name in names:
        if (found := text(data.get(name))) is not None:
            return found.lstrip("/\\") or None
    return None


def _references(data: JsonObject) -> list[JsonObject]:
    """Return the cross-references of a file, under any of their names."""
    release = _lowered(data.get("release"))
    for told in (
        data.get("crossreferences"),
        data.get("crossrefs"),
        release.get("crossreferences"),
    ):
        if found := [_lowered(each) for each in objects(told)]:
            return found
    return []


def _has_references(data: JsonObject, references: list[JsonObject]) -> bool | None:
    """Tell whether the file is linked to anything, None where that is not told."""
    if references:
        return True
    return flag(data.get("hascrossreferences"))


def _ids(references: list[JsonObject], name: str) -> tuple[int, ...]:
    """Return the numbers that references name, each once."""
    found = (positive(reference.get(name)) for reference in references)
    return tuple(dict.fromkeys(number for number in found if number is not None))

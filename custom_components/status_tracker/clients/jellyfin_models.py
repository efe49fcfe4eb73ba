"""Describe what Jellyfin 10.9 to 12 tells of its library and itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
import re
from typing import Final

from .parsing import (
    JsonObject,
    Word,
    flag,
    fraction,
    integer,
    mapping,
    moment,
    objects,
    positive,
    size,
    text,
    texts,
    version,
)

_ID: Final = re.compile(r"[0-9a-f]{32}")
_TICKS_PER_SECOND: Final = 10_000_000
LIBRARY_SCAN: Final = "RefreshLibrary"


class ItemType(Word):
    """List the kinds of items that are of interest."""

    MOVIE = "Movie"
    SERIES = "Series"
    SEASON = "Season"
    EPISODE = "Episode"
    UNKNOWN = "unknown"


class LocationType(Word):
    """Say where an item is; a virtual one is a missing episode."""

    FILE_SYSTEM = "FileSystem"
    REMOTE = "Remote"
    VIRTUAL = "Virtual"
    OFFLINE = "Offline"
    UNKNOWN = "unknown"


class TaskState(Word):
    """Say whether a scheduled task runs."""

    IDLE = "Idle"
    RUNNING = "Running"
    CANCELLING = "Cancelling"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaSource:
    """Describe one playable version of an item; `is_probed` once its length is known.

    The height is that of its picture, in pixels.
    """

    path: str | None
    is_placeholder: bool
    size: int | None
    is_probed: bool
    height: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryItem:
    """Describe a film, series, season or episode in the library.

    The keys of `provider_ids` are in lower case ("tmdb", "shoko file"). `sources`
    is None where the media were not asked for. `runtime` is in seconds, `height` in
    pixels.
    """

    id: str
    type: ItemType
    location: LocationType
    name: str | None = None
    original_title: str | None = None
    year: int | None = None
    path: str | None = None
    created: datetime | None = None
    provider_ids: Mapping[str, str] = field(default_factory=dict)
    series_id: str | None = None
    series_name: str | None = None
    season: int | None = None
    number: int | None = None
    last_number: int | None = None
    premiere: datetime | None = None
    runtime: float | None = None
    is_placeholder: bool = False
    height: int | None = None
    sources: tuple[MediaSource, ...] | None = None

    @property
    def numbers(self) -> range:
        """Return the episode numbers in this item: a file can hold several."""
        if self.number is None:
            return range(0)
        last = self.last_number if self.last_number is not None else self.number
        # No file holds a hundred episodes; such a number is a wrong one.
        stop = last if self.number <= last < self.number + 100 else self.number
        return range(self.number, stop + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """Describe one library; its id is that of an item that can be refreshed."""

    id: str | None
    name: str | None
    collection_type: str | None
    locations: tuple[str, ...]
    refresh_progress: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduledTask:
    """Describe a task of the server; progress is in percent."""

    key: str
    name: str | None
    state: TaskState
    progress: float | None
    last_end: datetime | None
    last_status: str | None

    @property
    def is_library_scan(self) -> bool:
        """Tell whether this is the scan of all libraries."""
        return self.key == LIBRARY_SCAN


@dataclass(frozen=True, slots=True, kw_only=True)
class Plugin:
    """Describe an installed plugin."""

    id: str
    name: str | None
    version: tuple[int, ...]
    is_active: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class JellyfinMessage:
    """Hold a message of the websocket: its type and what it carries."""

    type: str
    data: object

    @property
    def tasks(self) -> tuple[ScheduledTask, ...]:
        """Return the tasks in a ScheduledTasksInfo message, none in another."""
        if self.type != "ScheduledTasksInfo":
            return ()
        found = (parse_task(task) for task in objects(self.data))
        return tuple(task for task in found if task is not None)


def item_id(value: object) -> str | None:
    """Return an item's id as Jellyfin writes it: 32 lower-case hex digits."""
    digits = (text(value) or "").replace("-", "").lower()
    return digits if _ID.fullmatch(digits) and digits.strip("0") else None


def playable(item: LibraryItem) -> bool | None:
    """Tell whether an item can be played, None when its media were not asked for.

    Only films and episodes play; a missing episode and a disc's stub do not. A
    playable item has at least one source with a path that is no placeholder.
    """
    if item.type not in (ItemType.MOVIE, ItemType.EPISODE, ItemType.UNKNOWN):
        return False
    if item.location is LocationType.VIRTUAL or item.is_placeholder:
        return False
    if item.sources is None:
        return None
    return any(source.path and not source.is_placeholder for source in item.sources)


def parse_item(data: JsonObject) -> LibraryItem | None:
    """Return the item in an answer, None when it has no id."""
    if (found := item_id(data.get("Id"))) is None:
        return None
    sources = data.get("MediaSources")
    return LibraryItem(
        id=found,
        type=ItemType.read(data.get("Type")),
        location=LocationType.read(data.get("LocationType")),
        name=text(data.get("Name")),
        original_title=text(data.get("OriginalTitle")),
        year=positive(data.get("ProductionYear")),
        path=text(data.get("Path")),
        created=moment(data.get("DateCreated")),
        provider_ids=_provider_ids(data.get("ProviderIds")),
        series_id=item_id(data.get("SeriesId")),
        series_name=text(data.get("SeriesName")),
        season=size(data.get("ParentIndexNumber")),
        number=size(data.get("IndexNumber")),
        last_number=size(data.get("IndexNumberEnd")),
        premiere=moment(data.get("PremiereDate")),
        runtime=_seconds(data.get("RunTimeTicks")),
        is_placeholder=flag(data.get("IsPlaceHolder")) or False,
        height=positive(data.get("Height")),
        sources=(
            None
            if sources is None
            else tuple(_parse_source(source) for source in objects(sources))
        ),
    )


def parse_library(data: JsonObject) -> Library:
    """Return the library in an answer."""
    return Library(
        id=item_id(data.get("ItemId")),
        name=text(data.get("Name")),
        collection_type=text(data.get("CollectionType")),
        locations=texts(data.get("Locations")),
        refresh_progress=fraction(data.get("RefreshProgress")),
    )


def parse_task(data: JsonObject) -> ScheduledTask | None:
    """Return the task in an answer, None when it has no key."""
    if (key := text(data.get("Key"))) is None:
        return None
    last = mapping(data.get("LastExecutionResult"))
    return ScheduledTask(
        key=key,
        name=text(data.get("Name")),
        state=TaskState.read(data.get("State")),
        progress=fraction(data.get("CurrentProgressPercentage")),
        last_end=moment(last.get("EndTimeUtc")),
        last_status=text(last.get("Status")),
    )


def parse_plugin(data: JsonObject) -> Plugin | None:
    """Return the plugin in an answer, None when it has no id."""
    if (found := item_id(data.get("Id"))) is None:
        return None
    return Plugin(
        id=found,
        name=text(data.get("Name")),
        version=version(data.get("Version")) or (),
        is_active=text(data.get("Status")) in (None, "Active"),
    )


def _parse_source(data: JsonObject) -> MediaSource:
    """Return the media source in an answer."""
    return MediaSource(
        path=text(data.get("Path")),
        is_placeholder=text(data.get("Type")) == "Placeholder",
        size=size(data.get("Size")),
        is_probed=positive(data.get("RunTimeTicks")) is not None,
        height=max(
            filter(
                None,
                (
                    positive(stream.get("Height"))
                    for stream in objects(data.get("MediaStreams"))
                    if text(stream.get("Type")) == "Video"
                ),
            ),
            default=None,
        ),
    )


def _provider_ids(value: object) -> dict[str, str]:
    """Return the ids that other databases give an item, by lower-case name."""
    found = ((key.lower(), text(member)) for key, member in mapping(value).items())
    return {key: member for key, member in found if member is not None}


def _seconds(ticks: object) -> float | None:
    """Return a length of time that Jellyfin counts in ticks of 100 ns."""
    number = integer(ticks)
    return None if number is None or number <= 0 else number / _TICKS_PER_SECOND

"""Write items, downloads and timeline entries as plain values, and read them back.

Times are seconds since 1970 in UTC. What cannot be read raises one of the errors
that reading a request turns into ValueError.
"""

from datetime import UTC, datetime
from typing import Any

from .models import (
    ClientReport,
    Download,
    Item,
    ItemKey,
    LibraryFile,
    Match,
    Presence,
    Source,
    TimelineEntry,
)
from .soundness import whole
from .terms import DeleteReason, DownloadPhase, MatchStatus, Service, Step

_ITEM_FIELDS = ("title", "absolute", "arr_id", "tvdb", "monitored")
_DOWNLOAD_FIELDS = ("quality", "indexer", "group", "release", "client", "size")
_DOWNLOAD_TIMES = ("grabbed_at", "started_at", "moved_at", "completed_at", "gone_at")

type Row = dict[str, Any]


def seconds(at: datetime) -> float:
    """Return a time as seconds."""
    return at.timestamp()


def maybe_seconds(at: datetime | None) -> float | None:
    """Return a time as seconds, None for none."""
    return None if at is None else at.timestamp()


def moment(seconds: float) -> datetime:
    """Return the time of some seconds."""
    return datetime.fromtimestamp(seconds, UTC)


def maybe_moment(seconds: float | None) -> datetime | None:
    """Return the time of some seconds, None for none."""
    return None if seconds is None else moment(seconds)


def key_pair(key: ItemKey) -> list[int]:
    """Return an item's key as a pair."""
    return [key.season, key.number]


def read_key(pair: list[int]) -> ItemKey:
    """Return the key of a pair."""
    season, number = pair
    return ItemKey(whole(season), whole(number))


def without_gaps(row: Row) -> Row:
    """Return a row without what is not known."""
    return {
        name: value
        for name, value in row.items()
        if value or not (value is None or isinstance(value, list | dict))
    }


def text_of(value: object) -> str:
    """Return a value that has to be a text."""
    if not isinstance(value, str):
        raise TypeError
    return value


def item_row(item: Item) -> Row:
    """Return an item as plain values."""
    row: Row = {name: getattr(item, name) for name in _ITEM_FIELDS}
    row |= {
        "key": key_pair(item.key),
        "told": maybe_seconds(item.described_at),
        "air": maybe_seconds(item.air_date),
        "gone": {
            path: [seconds(at), reason]
            for path, (at, reason) in item.files_gone.items()
        },
        "shoko_gone": [
            [file_id, seconds(at)] for file_id, at in item.shoko_gone.items()
        ],
        "playable": {
            key: [seconds(one.at), one.playable, seconds(one.since), one.series_id]
            for key, one in item.playable.items()
        },
    }
    if (file := item.file) is not None:
        row["file"] = [
            seconds(file.at),
            file.path,
            file.size,
            file.quality,
            file.arr_file_id,
        ]
    if (match := item.match) is not None:
        row["match"] = [seconds(match.at), match.status, match.file_id, match.detail]
    return without_gaps(row)


def read_item(row: Row) -> Item:
    """Return the item of plain values."""
    item = Item(
        key=read_key(row["key"]),
        described_at=maybe_moment(row.get("told")),
        air_date=maybe_moment(row.get("air")),
    )
    for name in _ITEM_FIELDS:
        setattr(item, name, row.get(name))
    for path, (at, reason) in row.get("gone", {}).items():
        item.files_gone[path] = (moment(at), DeleteReason(reason))
    for file_id, at in row.get("shoko_gone", ()):
        item.shoko_gone[whole(file_id)] = moment(at)
    for key, (at, playable, since, series_id) in row.get("playable", {}).items():
        item.playable[key] = Presence(moment(at), playable, moment(since), series_id)
    if (file := row.get("file")) is not None:
        at, path, size, quality, file_id = file
        item.file = LibraryFile(
            at=moment(at), path=path, size=size, quality=quality, arr_file_id=file_id
        )
    if (match := row.get("match")) is not None:
        at, status, file_id, detail = match
        item.match = Match(moment(at), MatchStatus(status), file_id, detail)
    return item


def download_row(download: Download) -> Row:
    """Return a download as plain values."""
    row: Row = {name: getattr(download, name) for name in _DOWNLOAD_FIELDS}
    row |= {name: maybe_seconds(getattr(download, name)) for name in _DOWNLOAD_TIMES}
    row |= {
        "id": download.id,
        "items": [key_pair(key) for key in sorted(download.items)],
        "imported": [[*key, seconds(at)] for key, at in download.imported.items()],
        "parts": [[*key, share] for key, share in download.item_progress.items()],
    }
    if (report := download.report) is not None:
        row["report"] = [seconds(report.at), *report[1:]]
    if download.failed is not None:
        row["failed"] = [seconds(download.failed[0]), download.failed[1]]
    if download.blocked is not None:
        row["blocked"] = [seconds(download.blocked[0]), list(download.blocked[1])]
    return without_gaps(row)


def read_download(row: Row) -> Download:
    """Return the download of plain values."""
    download = Download(
        id=text_of(row["id"]),
        items={read_key(pair) for pair in row.get("items", ())},
    )
    for name in _DOWNLOAD_FIELDS:
        setattr(download, name, row.get(name))
    for name in _DOWNLOAD_TIMES:
        setattr(download, name, maybe_moment(row.get(name)))
    for season, number, at in row.get("imported", ()):
        download.imported[read_key([season, number])] = moment(at)
    for season, number, share in row.get("parts", ()):
        download.item_progress[read_key([season, number])] = share
    if (report := row.get("report")) is not None:
        at, phase, *rest = report
        download.report = ClientReport(moment(at), DownloadPhase(phase), *rest)
    if (failed := row.get("failed")) is not None:
        download.failed = (moment(failed[0]), text_of(failed[1]))
    if (blocked := row.get("blocked")) is not None:
        download.blocked = (moment(blocked[0]), tuple(map(text_of, blocked[1])))
    return download


def entry_row(entry: TimelineEntry) -> list[Any]:
    """Return a timeline entry as plain values."""
    return [
        seconds(entry.at),
        seconds(entry.until),
        entry.step,
        *entry.source,
        [key_pair(key) for key in sorted(entry.items)],
        dict(entry.detail),
    ]


def read_entry(row: list[Any]) -> TimelineEntry:
    """Return the timeline entry of plain values."""
    at, until, step, service, instance, items, detail = row
    return TimelineEntry(
        at=moment(at),
        until=moment(until),
        step=Step(step),
        source=Source(Service(service), text_of(instance)),
        items=frozenset(map(read_key, items)),
        detail=dict(detail),
    )

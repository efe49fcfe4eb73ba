"""Write a request as text and read it back, for storage.

The text is JSON with short keys; what is not known is left out. Times are seconds
since 1970 in UTC. Reading checks every field, so a damaged row is an error and
never a strange request.
"""

from datetime import UTC, datetime
from typing import Any

import orjson

from .models import (
    ArrRecord,
    ArrRef,
    ClientReport,
    Download,
    Drop,
    Item,
    ItemKey,
    Known,
    LibraryFile,
    Match,
    MediaRequest,
    Presence,
    SeerrRef,
    Source,
    TimelineEntry,
    Wish,
)
from .soundness import check_types, whole
from .terms import (
    AnimeEvidence,
    AttentionReason,
    DeleteReason,
    DownloadPhase,
    MatchStatus,
    MediaType,
    Origin,
    Service,
    Step,
    WishStatus,
)

_KNOWN = ("title", "year", "original_title", "overview", "poster", "requested_by")
_ITEM_FIELDS = ("title", "absolute", "arr_id", "tvdb", "monitored")
_DOWNLOAD_FIELDS = (
    "quality",
    "indexer",
    "group",
    "release",
    "client",
    "size",
)
_DOWNLOAD_TIMES = ("grabbed_at", "started_at", "moved_at", "completed_at", "gone_at")

type Row = dict[str, Any]


def pack(request: MediaRequest) -> str:
    """Return a request as a line of text."""
    return orjson.dumps(_request_row(request)).decode()


def unpack(text: str) -> MediaRequest:
    """Return the request of a line of text; raise ValueError if it is damaged."""
    try:
        request = _read_request(orjson.loads(text))
    except (LookupError, TypeError, AttributeError, OverflowError, OSError) as err:
        raise ValueError(f"Damaged row: {type(err).__name__}") from err
    check_types(request)
    return request


def _time(at: datetime) -> float:
    """Return a time as seconds."""
    return at.timestamp()


def _maybe_time(at: datetime | None) -> float | None:
    """Return a time as seconds, None for none."""
    return None if at is None else at.timestamp()


def _at(seconds: float) -> datetime:
    """Return the time of some seconds."""
    return datetime.fromtimestamp(seconds, UTC)


def _maybe_at(seconds: float | None) -> datetime | None:
    """Return the time of some seconds, None for none."""
    return None if seconds is None else _at(seconds)


def _key(key: ItemKey) -> list[int]:
    """Return an item's key as a pair."""
    return [key.season, key.number]


def _read_key(pair: list[int]) -> ItemKey:
    """Return the key of a pair."""
    season, number = pair
    return ItemKey(whole(season), whole(number))


def _without_gaps(row: Row) -> Row:
    """Return a row without what is not known."""
    return {name: value for name, value in row.items() if value not in (None, [], {})}


def _request_row(request: MediaRequest) -> Row:
    """Return a request as plain values."""
    row: Row = {
        "id": request.id,
        "type": request.media_type,
        "created": _time(request.created_at),
        "updated": _time(request.updated_at),
        "origin": request.origin,
        "aliases": sorted(request.aliases),
        "ids": {
            name: [known.authority, _time(known.at), known.value]
            for name, known in request.id_claims.items()
        },
        "anime": [
            [int(evidence), _time(at), value]
            for evidence, (at, value) in request.anime_claims.items()
        ],
        "4k": request.is_4k,
        "seerr": None if request.seerr is None else list(request.seerr),
        "wish": None
        if request.wish is None
        else [_time(request.wish.at), request.wish.status, request.wish.reason],
        "seasons": None
        if request.seasons is None
        else [_time(request.seasons[0]), sorted(request.seasons[1])],
        "dropped": [
            [season, _time(drop.at), *drop.wish]
            for season, drop in request.dropped.items()
        ],
        "arr": [
            [*ref, _time(one.at), one.present, one.files_deleted]
            for ref, one in request.arr.items()
        ],
        "items": [_item_row(item) for item in request.items.values()],
        "downloads": [_download_row(one) for one in request.downloads.values()],
        "removed": _maybe_time(request.files_removed_at),
        "gone": {key: _time(at) for key, at in request.jellyfin_gone.items()},
        "reported": [
            [reason, _time(at), active, detail]
            for reason, (at, active, detail) in request.reported.items()
        ],
        "timeline": [
            [key, *_entry_row(entry)] for key, entry in request.timeline.items()
        ],
    }
    for name in _KNOWN:
        known: Known[object] | None = getattr(request, name)
        if known is not None:
            row[name] = [known.authority, _time(known.at), known.value]
    return _without_gaps(row)


def _read_request(row: Row) -> MediaRequest:
    """Return the request of plain values."""
    request = MediaRequest(
        id=_text(row["id"]),
        media_type=MediaType(row["type"]),
        created_at=_at(row["created"]),
        updated_at=_at(row["updated"]),
        origin=Origin(row["origin"]),
        aliases=set(map(_text, row.get("aliases", ()))),
        is_4k=row.get("4k"),
        files_removed_at=_maybe_at(row.get("removed")),
    )
    _read_knowledge(request, row)
    if (seerr := row.get("seerr")) is not None:
        request.seerr = SeerrRef(_text(seerr[0]), whole(seerr[1]))
    if (wish := row.get("wish")) is not None:
        request.wish = Wish(_at(wish[0]), WishStatus(wish[1]), wish[2])
    if (seasons := row.get("seasons")) is not None:
        request.seasons = (_at(seasons[0]), frozenset(map(whole, seasons[1])))
    for season, at, instance, number in row.get("dropped", ()):
        wish = SeerrRef(_text(instance), whole(number))
        request.dropped[whole(season)] = Drop(_at(at), wish)
    for item in map(_read_item, row.get("items", ())):
        request.items[item.key] = item
    for download in map(_read_download, row.get("downloads", ())):
        request.downloads[download.id] = download
    request.jellyfin_gone = {key: _at(at) for key, at in row.get("gone", {}).items()}
    for reason, at, active, detail in row.get("reported", ()):
        request.reported[AttentionReason(reason)] = (_at(at), active, detail)
    for key, *entry in row.get("timeline", ()):
        request.timeline[_text(key)] = _read_entry(entry)
    return request


def _read_knowledge(request: MediaRequest, row: Row) -> None:
    """Read what is known of the title itself into a request."""
    for name in _KNOWN:
        if (known := row.get(name)) is not None:
            setattr(request, name, Known(known[0], _at(known[1]), known[2]))
    for name, (authority, at, value) in row.get("ids", {}).items():
        request.id_claims[name] = Known(authority, _at(at), value)
    for evidence, at, value in row.get("anime", ()):
        request.anime_claims[AnimeEvidence(evidence)] = (_at(at), value)
    for instance, number, at, present, deleted in row.get("arr", ()):
        ref = ArrRef(instance, number)
        request.arr[ref] = ArrRecord(_at(at), present, deleted)


def _text(value: object) -> str:
    """Return a value that has to be a text."""
    if not isinstance(value, str):
        raise TypeError
    return value


def _item_row(item: Item) -> Row:
    """Return an item as plain values."""
    row: Row = {name: getattr(item, name) for name in _ITEM_FIELDS}
    row |= {
        "key": _key(item.key),
        "told": _maybe_time(item.described_at),
        "air": _maybe_time(item.air_date),
        "gone": {
            path: [_time(at), reason] for path, (at, reason) in item.files_gone.items()
        },
        "playable": {
            key: [_time(one.at), one.playable, _time(one.since), one.series_id]
            for key, one in item.playable.items()
        },
    }
    if (file := item.file) is not None:
        row["file"] = [
            _time(file.at),
            file.path,
            file.size,
            file.quality,
            file.arr_file_id,
        ]
    if (match := item.match) is not None:
        row["match"] = [_time(match.at), match.status, match.file_id, match.detail]
    return _without_gaps(row)


def _read_item(row: Row) -> Item:
    """Return the item of plain values."""
    item = Item(
        key=_read_key(row["key"]),
        described_at=_maybe_at(row.get("told")),
        air_date=_maybe_at(row.get("air")),
    )
    for name in _ITEM_FIELDS:
        setattr(item, name, row.get(name))
    for path, (at, reason) in row.get("gone", {}).items():
        item.files_gone[path] = (_at(at), DeleteReason(reason))
    for key, (at, playable, since, series_id) in row.get("playable", {}).items():
        item.playable[key] = Presence(_at(at), playable, _at(since), series_id)
    if (file := row.get("file")) is not None:
        at, path, size, quality, file_id = file
        item.file = LibraryFile(
            at=_at(at), path=path, size=size, quality=quality, arr_file_id=file_id
        )
    if (match := row.get("match")) is not None:
        at, status, file_id, detail = match
        item.match = Match(_at(at), MatchStatus(status), file_id, detail)
    return item


def _download_row(download: Download) -> Row:
    """Return a download as plain values."""
    row: Row = {name: getattr(download, name) for name in _DOWNLOAD_FIELDS}
    row |= {name: _maybe_time(getattr(download, name)) for name in _DOWNLOAD_TIMES}
    row |= {
        "id": download.id,
        "items": [_key(key) for key in sorted(download.items)],
        "imported": [[*key, _time(at)] for key, at in download.imported.items()],
        "parts": [[*key, share] for key, share in download.item_progress.items()],
    }
    if (report := download.report) is not None:
        row["report"] = [_time(report.at), *report[1:]]
    if download.failed is not None:
        row["failed"] = [_time(download.failed[0]), download.failed[1]]
    if download.blocked is not None:
        row["blocked"] = [_time(download.blocked[0]), list(download.blocked[1])]
    return _without_gaps(row)


def _read_download(row: Row) -> Download:
    """Return the download of plain values."""
    download = Download(
        id=_text(row["id"]),
        items={_read_key(pair) for pair in row.get("items", ())},
    )
    for name in _DOWNLOAD_FIELDS:
        setattr(download, name, row.get(name))
    for name in _DOWNLOAD_TIMES:
        setattr(download, name, _maybe_at(row.get(name)))
    for season, number, at in row.get("imported", ()):
        download.imported[_read_key([season, number])] = _at(at)
    for season, number, share in row.get("parts", ()):
        download.item_progress[_read_key([season, number])] = share
    if (report := row.get("report")) is not None:
        at, phase, *rest = report
        download.report = ClientReport(_at(at), DownloadPhase(phase), *rest)
    if (failed := row.get("failed")) is not None:
        download.failed = (_at(failed[0]), _text(failed[1]))
    if (blocked := row.get("blocked")) is not None:
        download.blocked = (_at(blocked[0]), tuple(map(_text, blocked[1])))
    return download


def _entry_row(entry: TimelineEntry) -> list[Any]:
    """Return a timeline entry as plain values."""
    return [
        _time(entry.at),
        _time(entry.until),
        entry.step,
        *entry.source,
        [_key(key) for key in sorted(entry.items)],
        dict(entry.detail),
    ]


def _read_entry(row: list[Any]) -> TimelineEntry:
    """Return the timeline entry of plain values."""
    at, until, step, service, instance, items, detail = row
    return TimelineEntry(
        at=_at(at),
        until=_at(until),
        step=Step(step),
        source=Source(Service(service), _text(instance)),
        items=frozenset(map(_read_key, items)),
        detail=dict(detail),
    )

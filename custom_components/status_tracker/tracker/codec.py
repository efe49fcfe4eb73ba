"""Write a request as text and read it back, for storage.

The text is JSON with short keys; what is not known is left out. Reading checks every
field, so a damaged row is an error and never a strange request.
"""

import orjson

from .codec_parts import (
    Row,
    download_row,
    entry_row,
    item_row,
    maybe_moment,
    maybe_seconds,
    moment,
    read_download,
    read_entry,
    read_item,
    seconds,
    text_of,
    without_gaps,
)
from .models import ArrRecord, ArrRef, Drop, Known, MediaRequest, SeerrRef, Wish
from .soundness import check_types, whole
from .terms import AnimeEvidence, AttentionReason, MediaType, Origin, WishStatus

_KNOWN = ("title", "year", "original_title", "overview", "poster", "requested_by")


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


def _request_row(request: MediaRequest) -> Row:
    """Return a request as plain values."""
    row: Row = {
        "id": request.id,
        "type": request.media_type,
        "created": seconds(request.created_at),
        "updated": seconds(request.updated_at),
        "origin": request.origin,
        "aliases": sorted(request.aliases),
        "ids": {
            name: [known.authority, seconds(known.at), known.value]
            for name, known in request.id_claims.items()
        },
        "anime": [
            [int(evidence), seconds(at), value]
            for evidence, (at, value) in request.anime_claims.items()
        ],
        "4k": request.is_4k,
        "seerr": None if request.seerr is None else list(request.seerr),
        "wish": None
        if request.wish is None
        else [seconds(request.wish.at), request.wish.status, request.wish.reason],
        "seasons": None
        if request.seasons is None
        else [seconds(request.seasons[0]), sorted(request.seasons[1])],
        "asked": [[season, seconds(at)] for season, at in request.asked.items()],
        "rivals": [[*ref, seconds(at)] for ref, at in request.rivals.items()],
        "listed": maybe_seconds(request.listed_at),
        "dropped": [
            [season, seconds(drop.at), *drop.wish]
            for season, drop in request.dropped.items()
        ],
        "arr": [
            [*ref, seconds(one.at), one.present, one.files_deleted]
            for ref, one in request.arr.items()
        ],
        "items": [item_row(item) for item in request.items.values()],
        "downloads": [download_row(one) for one in request.downloads.values()],
        "removed": maybe_seconds(request.files_removed_at),
        "gone": {key: seconds(at) for key, at in request.jellyfin_gone.items()},
        "reported": [
            [reason, seconds(at), active, detail]
            for reason, (at, active, detail) in request.reported.items()
        ],
        "timeline": [
            [key, *entry_row(entry)] for key, entry in request.timeline.items()
        ],
    }
    for name in _KNOWN:
        known: Known[object] | None = getattr(request, name)
        if known is not None:
            row[name] = [known.authority, seconds(known.at), known.value]
    return without_gaps(row)


def _read_request(row: Row) -> MediaRequest:
    """Return the request of plain values."""
    request = MediaRequest(
        id=text_of(row["id"]),
        media_type=MediaType(row["type"]),
        created_at=moment(row["created"]),
        updated_at=moment(row["updated"]),
        origin=Origin(row["origin"]),
        aliases=set(map(text_of, row.get("aliases", ()))),
        is_4k=row.get("4k"),
        listed_at=maybe_moment(row.get("listed")),
        files_removed_at=maybe_moment(row.get("removed")),
    )
    _read_knowledge(request, row)
    if (seerr := row.get("seerr")) is not None:
        request.seerr = SeerrRef(text_of(seerr[0]), whole(seerr[1]))
    if (wish := row.get("wish")) is not None:
        request.wish = Wish(moment(wish[0]), WishStatus(wish[1]), wish[2])
    if (seasons := row.get("seasons")) is not None:
        request.seasons = (moment(seasons[0]), frozenset(map(whole, seasons[1])))
    for season, at in row.get("asked", ()):
        request.asked[whole(season)] = moment(at)
    for instance, number, at in row.get("rivals", ()):
        request.rivals[SeerrRef(text_of(instance), whole(number))] = moment(at)
    for season, at, instance, number in row.get("dropped", ()):
        wish = SeerrRef(text_of(instance), whole(number))
        request.dropped[whole(season)] = Drop(moment(at), wish)
    for item in map(read_item, row.get("items", ())):
        request.items[item.key] = item
    for download in map(read_download, row.get("downloads", ())):
        request.downloads[download.id] = download
    request.jellyfin_gone = {key: moment(at) for key, at in row.get("gone", {}).items()}
    for reason, at, active, detail in row.get("reported", ()):
        request.reported[AttentionReason(reason)] = (moment(at), active, detail)
    for key, *entry in row.get("timeline", ()):
        request.timeline[text_of(key)] = read_entry(entry)
    return request


def _read_knowledge(request: MediaRequest, row: Row) -> None:
    """Read what is known of the title itself into a request."""
    for name in _KNOWN:
        if (known := row.get(name)) is not None:
            setattr(request, name, Known(known[0], moment(known[1]), known[2]))
    for name, (authority, at, value) in row.get("ids", {}).items():
        request.id_claims[name] = Known(authority, moment(at), value)
    for evidence, at, value in row.get("anime", ()):
        request.anime_claims[AnimeEvidence(evidence)] = (moment(at), value)
    for instance, number, at, present, deleted in row.get("arr", ()):
        ref = ArrRef(instance, number)
        request.arr[ref] = ArrRecord(moment(at), present, deleted)

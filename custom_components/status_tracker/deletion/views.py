"""Turn deletions into plain dicts that travel as JSON."""

from collections.abc import Iterable
from typing import Any

from ..tracker.codec import unpack
from ..tracker.models import MediaRequest
from ..tracker.tracker import Tracker
from ..views.request import safe_link, view_request
from .codec import pack_value
from .models import Deletion, StepRecord, Thing, ThingKind
from .steps import IN_ARR

type Json = dict[str, Any]


def view_deletion(deletion: Deletion) -> Json:
    """Return everything about a deletion but the history of its requests."""
    known, report = deletion.known, deletion.report
    return {
        "id": deletion.id,
        "title": known.title,
        "year": known.year,
        "media_type": known.media_type.value,
        "is_anime": known.is_anime,
        "poster": safe_link(known.poster),
        "ids": {"tmdb": known.tmdb, "tvdb": known.tvdb, "imdb": known.imdb},
        "request_ids": list(deletion.request_ids),
        "seasons": None if deletion.seasons is None else sorted(deletion.seasons),
        "options": {
            "delete_files": deletion.options.delete_files,
            "keep_seeding": deletion.options.keep_seeding,
            "exclude": deletion.options.exclude,
        },
        "by": {"kind": deletion.by.kind.value, "name": deletion.by.name},
        "reported_by": report.service.value if report else None,
        "created_at": deletion.created_at.isoformat(),
        "closed_at": deletion.closed_at.isoformat() if deletion.closed_at else None,
        "state": deletion.state.value,
        "steps": [_step(record) for record in deletion.steps],
        "totals": _totals(deletion.steps),
    }


def view_preview(deletion: Deletion, tracker: Tracker) -> Json:
    """Return what a deletion would do: what goes, what stays, what is not found."""
    found = view_deletion(deletion)
    for name in ("id", "by", "reported_by", "created_at", "closed_at", "state"):
        del found[name]
    requests = map(tracker.get, deletion.request_ids)
    found["requests"] = [_request(request, tracker) for request in requests if request]
    found["downloads_not_found"] = sorted(_unknown_downloads(deletion))
    return found


def view_history(deletion: Deletion) -> list[Json]:
    """Return the requests that a deletion took along, as they were."""
    requests: list[MediaRequest] = []
    for _, text in sorted(deletion.history.items()):
        try:
            requests.append(unpack(text))
        except ValueError:
            continue
    tracker = Tracker(requests, now=deletion.created_at)
    views = (view_request(tracker, request.id) for request in requests)
    return [view for view in views if view is not None]


def _step(record: StepRecord) -> Json:
    """Return one service's part."""
    trouble = record.trouble
    return {
        "kind": record.kind.value,
        "service": record.service.value,
        "instance": record.instance,
        "name": record.name,
        "state": record.state.value,
        "result": record.result.value if record.result else None,
        "waits_for": record.waits_for.value if record.waits_for else None,
        "error": (
            {
                "code": trouble.code.value,
                "service": trouble.service or record.name,
                "detail": trouble.detail,
                "since": trouble.since.isoformat(),
            }
            if trouble
            else None
        ),
        "objects": [_thing(thing) for thing in record.objects],
        "kept": [
            {
                **_thing(kept.thing),
                "reason": kept.reason.value,
                "shared_with": list(kept.shared_with),
            }
            for kept in record.kept
        ],
        "notes": [note.value for note in record.notes],
        "left": list(record.left),
        "attempts": record.attempts,
        "started_at": pack_value(record.started_at),
        "finished_at": pack_value(record.finished_at),
    }


def _thing(thing: Thing) -> Json:
    """Return one thing that a service has of a title."""
    return {
        "kind": thing.kind.value,
        "id": thing.id,
        "name": thing.name,
        "path": thing.path,
        "size": thing.size,
        "season": thing.season,
        **thing.facts,
    }


def _unknown_downloads(deletion: Deletion) -> set[str]:
    """Return the downloads that brought the title and that no client has."""
    things = (thing for record in deletion.steps for thing in record.objects)
    queued = {thing.id for thing in things if thing.kind is ThingKind.DOWNLOAD}
    return deletion.known.downloads.keys() - deletion.known.hashes - queued


def _totals(steps: Iterable[StepRecord]) -> Json:
    """Return how much goes; sizes are in bytes."""
    files: dict[tuple[str, str], int] = {}
    torrents: dict[str, int] = {}
    for record in steps:
        for thing in record.objects:
            if thing.kind is ThingKind.TORRENT:
                torrents[thing.id] = thing.size or 0
            elif thing.kind is ThingKind.FILE and record.kind in IN_ARR:
                # Shoko knows the same files once more.
                files[record.instance, thing.id] = thing.size or 0
    return {
        "files": len(files),
        "file_bytes": sum(files.values()),
        "torrents": len(torrents),
        "torrent_bytes": sum(torrents.values()),
    }


def _request(request: MediaRequest, tracker: Tracker) -> Json:
    """Return one of the requests that go."""
    summary = tracker.summary(request.id)
    return {
        "id": request.id,
        "title": request.name,
        "seasons": sorted(request.seasons[1]) if request.seasons else None,
        "is_4k": request.is_4k,
        "requested_by": _requester(request),
        "state": summary.state.value if summary else None,
    }


def _requester(request: MediaRequest) -> str | None:
    """Return who asked for a title."""
    return request.requested_by.value if request.requested_by else None

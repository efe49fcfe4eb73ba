"""Turn requests into plain dicts that travel as JSON."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import datetime
from typing import Any, Final

from ..tracker.archive_row import Headline
from ..tracker.item_states import presence_of
from ..tracker.models import (
    FILM,
    Counts,
    Download,
    Item,
    ItemKey,
    MediaIds,
    MediaRequest,
    Summary,
    TimelineEntry,
)
from ..tracker.terms import ItemState
from ..tracker.tracker import Tracker
from .losses import view_losses

type Json = dict[str, Any]

_COUNTED: Final = tuple(field.name for field in fields(Counts))
_ID_NAMES: Final = tuple(field.name for field in fields(MediaIds))
_ON_THE_WAY: Final = frozenset({ItemState.GRABBING, ItemState.DOWNLOADING})


def view_row(tracker: Tracker, request_id: str) -> Json | None:
    """Return what a list shows of a request, None for one that is not known."""
    request, summary = tracker.get(request_id), tracker.summary(request_id)
    if request is None or summary is None:
        return None
    return _row(request, summary)


def view_request(tracker: Tracker, request_id: str) -> Json | None:
    """Return everything about a request, None for one that is not known."""
    request, summary = tracker.get(request_id), tracker.summary(request_id)
    if request is None or summary is None:
        return None
    states = tracker.item_states(request_id)
    return _row(request, summary) | {
        "overview": request.overview.value if request.overview else None,
        "aliases": sorted(request.aliases),
        "ids": {name: getattr(request.ids, name) for name in _ID_NAMES},
        "seerr": (
            {"instance": request.seerr.instance, "id": request.seerr.request_id}
            if request.seerr
            else None
        ),
        "arr": [
            {"instance": ref.instance, "id": ref.id, "present": record.present}
            for ref, record in sorted(request.arr.items())
        ],
        "wish": (
            {
                "status": request.wish.status.value,
                "at": time_text(request.wish.at),
                "reason": request.wish.reason,
            }
            if request.wish
            else None
        ),
        "deleted": view_losses(request),
        "item_groups": _groups(request, states),
        "downloads": [_download(each) for each in _by_age(request.downloads.values())],
        "timeline": [_entry(each) for each in tracker.timeline(request_id)],
    }


def view_headline(headline: Headline) -> Json:
    """Return what a list shows of an archived request: fewer fields of a row."""
    return {
        "id": headline.id,
        "media_type": headline.media_type.value,
        "title": headline.title,
        "year": headline.year,
        "poster": safe_link(headline.poster),
        "is_anime": headline.is_anime,
        "origin": headline.origin.value,
        "requested_by": headline.requested_by,
        "state": headline.state.value,
        "finished_at": time_text(headline.finished_at),
        "jellyfin_id": headline.jellyfin_id,
    }


def safe_link(address: str | None) -> str | None:
    """Return an address that a browser may load, None for any other text."""
    if address and address.lower().startswith(("http://", "https://")):
        return address
    return None


def view_counts(counts: Counts) -> dict[str, int]:
    """Return the counts by name."""
    return {name: getattr(counts, name) for name in _COUNTED}


def _row(request: MediaRequest, summary: Summary) -> Json:
    """Return what a list shows of a request."""
    attention = summary.attention
    return {
        "id": request.id,
        "media_type": request.media_type.value,
        "title": request.name,
        "original_title": (
            request.original_title.value if request.original_title else None
        ),
        "year": request.year.value if request.year else None,
        "poster": safe_link(request.poster.value if request.poster else None),
        "seasons": sorted(request.seasons[1]) if request.seasons else None,
        "is_anime": summary.is_anime,
        "is_4k": request.is_4k,
        "origin": request.origin.value,
        "requested_by": request.requested_by.value if request.requested_by else None,
        "state": summary.state.value,
        "progress": _fraction(summary.progress),
        "size": summary.size,
        "speed": summary.speed,
        "eta": summary.eta,
        "counts": view_counts(summary.counts),
        "attention": (
            {
                "reason": attention.reason.value,
                "since": time_text(attention.since),
                "detail": attention.detail,
            }
            if attention
            else None
        ),
        "failure": (
            {"reason": summary.failure.value, "detail": summary.failure_detail}
            if summary.failure
            else None
        ),
        "created_at": time_text(request.created_at),
        "updated_at": time_text(request.updated_at),
        "finished_at": time_text(summary.finished_at),
        "progressed_at": time_text(summary.progressed_at),
        "next_air": time_text(summary.next_air),
        "jellyfin_id": summary.jellyfin_id,
    }


def _groups(request: MediaRequest, states: Mapping[ItemKey, ItemState]) -> list[Json]:
    """Return the items by season, the specials last; a film is one group."""
    seasons: dict[int | None, list[Json]] = {}
    carriers = _carriers(request.downloads.values())
    for key in sorted(states):
        item = request.items.get(key) or Item(key=key)
        season = None if key == FILM else key.season
        seasons.setdefault(season, []).append(
            _item(request, item, states[key], carriers.get(key))
        )
    ordered = sorted(seasons, key=lambda season: (season == 0, season or 0))
    return [{"season": season, "items": seasons[season]} for season in ordered]


def _item(
    request: MediaRequest, item: Item, state: ItemState, download: Download | None
) -> Json:
    """Return what is shown of a film or an episode."""
    file = item.file
    presence = presence_of(request, item)
    return {
        "number": None if item.key == FILM else item.key.number,
        "absolute": item.absolute,
        "title": item.title,
        "air_date": time_text(item.air_date),
        "state": state.value,
        "available_at": time_text(presence.since if presence else None),
        "progress": (
            _item_progress(item.key, download) if state in _ON_THE_WAY else None
        ),
        "download": download.id if download else None,
        "quality": file.quality if file else download.quality if download else None,
        "size": file.size if file else None,
        "jellyfin_id": next(
            (key for key, seen in item.playable.items() if seen is presence), None
        ),
    }


def _item_progress(key: ItemKey, download: Download | None) -> float | None:
    """Return how much of an item's own file is there, else of its download."""
    if download is None:
        return None
    if (own := download.item_progress.get(key)) is not None:
        return _fraction(own)
    return _fraction(download.report.progress) if download.report else None


def _carriers(downloads: Iterable[Download]) -> dict[ItemKey, Download]:
    """Return the newest download of each item."""
    return {key: each for each in _by_age(downloads) for key in each.items}


def _by_age(downloads: Iterable[Download]) -> list[Download]:
    """Return downloads in the order in which they began."""

    def age(download: Download) -> float:
        return download.born.timestamp() if download.born else 0.0

    return sorted(downloads, key=age)


def _download(download: Download) -> Json:
    """Return what is shown of a download."""
    report = download.report
    return {
        "id": download.id,
        "release": download.release,
        "quality": download.quality,
        "indexer": download.indexer,
        "group": download.group,
        "client": download.client,
        "items": [list(key) for key in sorted(download.items) if key != FILM],
        "phase": report.phase.value if report else None,
        "progress": _fraction(report.progress) if report else None,
        "size": (report.size if report else None) or download.size,
        "speed": report.speed if report else None,
        "eta": report.eta if report else None,
        "message": report.message if report else None,
        "grabbed_at": time_text(download.grabbed_at),
        "started_at": time_text(download.started_at),
        "completed_at": time_text(download.completed_at),
        "gone_at": time_text(download.gone_at),
        "failed": _happening(download.failed),
        "blocked": _happening(download.blocked),
    }


def _entry(entry: TimelineEntry) -> Json:
    """Return what is shown of a happening; a film's item needs no name."""
    return {
        "at": time_text(entry.at),
        "until": time_text(entry.until),
        "step": entry.step.value,
        "service": entry.source.service.value,
        "instance": entry.source.instance or None,
        "items": [list(key) for key in sorted(entry.items) if key != FILM],
        "detail": dict(entry.detail),
        "inferred": entry.inferred,
    }


def _happening(told: tuple[datetime, str | tuple[str, ...]] | None) -> Json | None:
    """Return when something was told and in which words."""
    if told is None:
        return None
    at, words = told
    return {
        "at": time_text(at),
        "messages": [words] if isinstance(words, str) else list(words),
    }


def _fraction(progress: float | None) -> float | None:
    """Return progress from 0 to 1 with the digits that a bar can show."""
    return None if progress is None else round(progress, 4)


def time_text(time: datetime | None) -> str | None:
    """Return a time as ISO text."""
    return None if time is None else time.isoformat()

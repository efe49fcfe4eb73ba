"""Keep the timeline: what was told as entries, what follows from it as inferred."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from .facts import Fact
from .joins import join_entry
from .models import ItemKey, MediaRequest, Source, TimelineEntry
from .notes import NOTES, details
from .terms import Service, Step

_MAX_ENTRIES = 2000
# A file's date and the report of its import differ by the time of copying.
_SAME = timedelta(minutes=15)

JOURNEY = (
    Step.GRABBED,
    Step.DOWNLOAD_STARTED,
    Step.DOWNLOADED,
    Step.IMPORTED,
    Step.MATCHED,
)
"""The steps of a download in order: a later one proves those before it."""

_TAKERS = (Service.RADARR, Service.SONARR)
_ALWAYS_TAKEN = frozenset(JOURNEY) - {Step.MATCHED}


def record(request: MediaRequest, fact: Fact) -> tuple[TimelineEntry, ...]:
    """Enter a fact into the timeline and return what of it is new, as it was told."""
    if (notes := NOTES.get(type(fact))) is None:
        return ()
    new: list[TimelineEntry] = []
    for note in notes(request, fact):
        key = f"{note.step}|{note.key}"
        first, last = note.times or (fact.at, fact.at)
        entry = TimelineEntry(
            at=first,
            until=last,
            step=note.step,
            source=fact.source,
            items=note.items,
            detail=note.detail or {},
        )
        old = request.timeline.get(key)
        if old is None and len(request.timeline) >= _MAX_ENTRIES:
            continue
        request.timeline[key] = join_entry(old, entry)
        if old is None:
            new.append(entry)
        elif fresh := note.items - old.items:
            new.append(replace(entry, items=fresh))
    return tuple(new)


def added_at(request: MediaRequest) -> datetime | None:
    """Return when Radarr or Sonarr took a title over, None while nobody has told."""
    told = (request.timeline.get(f"{Step.ADDED}|{service}") for service in _TAKERS)
    return min((entry.at for entry in told if entry is not None), default=None)


def full_timeline(
    request: MediaRequest, is_anime: bool | None
) -> tuple[TimelineEntry, ...]:
    """Return every entry in order of time, with the implied steps filled in."""
    told = request.timeline.values()
    entries = [entry for entry in told if not _is_told_better(entry, told)]
    entries.extend(_implied_answers(request))
    for download_id in request.downloads:
        entries.extend(_implied_steps(request, download_id, is_anime is True))
    order = {step: place for place, step in enumerate(Step)}
    return tuple(sorted(entries, key=lambda entry: (entry.at, order[entry.step])))


def _is_told_better(entry: TimelineEntry, told: Iterable[TimelineEntry]) -> bool:
    """Tell whether an import seen in the library was also told with its download."""
    if entry.step is not Step.IMPORTED or "download" in entry.detail:
        return False
    return any(
        other.step is Step.IMPORTED
        and "download" in other.detail
        and entry.items <= other.items
        and other.at - _SAME <= entry.at <= other.until + _SAME
        for other in told
    )


def _implied_answers(request: MediaRequest) -> Iterable[TimelineEntry]:
    """Yield the steps of the wish that later ones prove."""
    told = {entry.step: entry for entry in request.timeline.values()}
    if request.wish is None or not told:
        return
    first = min(request.timeline.values(), key=lambda entry: entry.at)
    if Step.REQUESTED not in told:
        at = min(first.at, request.created_at)
        yield _inferred(Step.REQUESTED, at, first.source)
    moved = [
        entry
        for step, entry in told.items()
        if step in _ALWAYS_TAKEN or step is Step.ADDED
    ]
    if moved and Step.APPROVED not in told:
        proof = min(moved, key=lambda entry: entry.at)
        yield _inferred(Step.APPROVED, proof.at, proof.source)


def _implied_steps(
    request: MediaRequest, download_id: str, is_anime: bool
) -> Iterable[TimelineEntry]:
    """Yield the steps of a download that a later one proves."""
    told = {step: request.timeline.get(f"{step}|{download_id}") for step in JOURNEY}
    items = frozenset(request.downloads[download_id].items)
    proof = None
    for step in (Step.MATCHED, Step.AVAILABLE):
        entry = request.timeline.get(f"{step}|")
        if entry is not None and entry.items & items:
            grabbed = told[Step.GRABBED]
            if grabbed is None or grabbed.at <= entry.at:
                proof = entry
    for step in reversed(JOURNEY):
        if step is Step.MATCHED:
            continue
        if (entry := told[step]) is not None:
            proof = entry
        elif proof is not None:
            yield _inferred(step, proof.at, proof.source, items, download_id)


def _inferred(
    step: Step,
    at: datetime,
    source: Source,
    items: frozenset[ItemKey] = frozenset(),
    download: str | None = None,
) -> TimelineEntry:
    """Return an entry for a step that nobody told."""
    return TimelineEntry(
        at=at,
        until=at,
        step=step,
        source=source,
        items=items,
        detail=details(download=download),
        inferred=True,
    )

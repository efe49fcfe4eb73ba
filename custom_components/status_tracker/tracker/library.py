"""Take in what is found in the library: it fills gaps and overwrites nothing."""

from collections.abc import Iterator
from datetime import datetime

from .effects import claim_anime, ensure_item, fits
from .facts import Grabbed, Imported, LibraryFound
from .item_states import is_anime, presence_of
from .joins import claim_id, join_arr, join_presence
from .models import ArrRecord, ArrRef, Known, MediaRequest, Presence
from .terms import MediaType, Origin

# Below what any other fact says of a title, even in passing.
_WEAKEST = -1
_IDS = ("tmdb", "tvdb", "imdb", "anidb", "shoko_series", "seerr_media", "jellyfin")
_LISTED_IN = {MediaType.MOVIE: "radarr", MediaType.TV: "sonarr"}
_CONTENT = {MediaType.MOVIE: "versions", MediaType.TV: "episodes"}


def take_in(request: MediaRequest, fact: LibraryFound) -> tuple[str, ...]:
    """Fill in what a request lacks of a title; return the names of what is new.

    What can be played counts only where nobody wished for the title: availability
    of what was wished for is proven item by item.
    """
    return tuple(dict.fromkeys(_news(request, fact)))


def _news(request: MediaRequest, fact: LibraryFound) -> Iterator[str]:
    """Fill each gap and yield its name."""
    subject = fact.subject
    for name in _IDS:
        if (value := getattr(subject.ids, name)) is not None and claim_id(
            request, name, Known(_WEAKEST, fact.at, value)
        ):
            yield name
    for name, told in (
        ("title", subject.title),
        ("year", subject.year),
        ("original_title", fact.original_title),
        ("poster", fact.poster),
    ):
        if told is not None and _fill(request, name, Known(_WEAKEST, fact.at, told)):
            yield name
    if is_anime(request) is None:
        for evidence, value in fact.anime:
            claim_anime(request, evidence, (fact.at, value))
            yield "is_anime"
    if request.origin is Origin.LIBRARY and request.is_4k is None:
        request.is_4k = subject.is_4k
    for ref, is_4k in fact.listed:
        fits_4k = None in (is_4k, request.is_4k) or is_4k == request.is_4k
        if fits_4k and _list(request, ref, fact.at):
            yield _LISTED_IN[request.media_type]
    if request.origin is Origin.LIBRARY and _take_in_items(request, fact):
        yield _CONTENT[request.media_type]


def _list(request: MediaRequest, ref: ArrRef, at: datetime) -> bool:
    """Keep where a title is listed; what the instance called it before is over."""
    if ref in request.arr:
        return False
    for old, record in request.arr.items():
        if old.instance == ref.instance:
            request.arr[old] = join_arr(record, ArrRecord(at, False))
    request.arr[ref] = ArrRecord(at, True)
    return True


def _fill(request: MediaRequest, name: str, new: Known[object]) -> bool:
    """Keep a description where there is none; of two from the library the first."""
    old: Known[object] | None = getattr(request, name)
    if old is None or (
        old.authority == _WEAKEST
        and (new.at, str(new.value)) < (old.at, str(old.value))
    ):
        setattr(request, name, new)
        return old is None or old.value != new.value
    return False


def _take_in_items(request: MediaRequest, fact: LibraryFound) -> bool:
    """Join what can be played; tell whether any of it could not be before."""
    changed = False
    for key, jellyfin_id, since in fact.items:
        if not fits(request, key):
            continue
        item = ensure_item(request, key)
        old = item.playable.get(jellyfin_id)
        changed |= old is None or presence_of(request, item) is None
        new = Presence(fact.at, True, since, fact.series_id)
        item.playable[jellyfin_id] = join_presence(old, new)
        request.created_at = min(request.created_at, since)
    return changed


def begins_journey(request: MediaRequest, fact: Grabbed | Imported) -> bool:
    """Tell whether a release or a file brings what the library does not have.

    A better file for what is there is nobody's wish.
    """
    return any(
        (item := request.items.get(info.key)) is None
        or presence_of(request, item) is None
        for info in fact.episodes
    )


def in_library_since(fact: LibraryFound) -> tuple[datetime, datetime]:
    """Return when the first and the last item of a title came into the library."""
    times = [one.since for one in fact.items]
    return min(times, default=fact.at), max(times, default=fact.at)

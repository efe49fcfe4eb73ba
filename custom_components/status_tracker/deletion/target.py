"""Find the requests that a deletion is about, and what is known of their title."""

from collections.abc import Iterable
from datetime import datetime

from ..tracker.facts import SeasonsDropped, Subject, Wished
from ..tracker.models import FILM, MediaIds, MediaRequest, Source
from ..tracker.settle import differ, touched_seasons
from ..tracker.terms import MediaType, Service
from ..tracker.tracker import Tracker
from ..tracker.wanted import dropped_seasons
from .knowledge import Knowledge


def requests_for_title(tracker: Tracker, request: MediaRequest) -> list[MediaRequest]:
    """Return every request for the title of one, that one first.

    One that shares some id, while the main one differs, is for another title.
    """
    ids = request.ids
    subjects = [
        Subject(
            media_type=request.media_type,
            ids=MediaIds(tmdb=ids.tmdb, tvdb=ids.tvdb, imdb=ids.imdb),
        ),
        *(Subject(media_type=request.media_type, arr=ref) for ref in request.arr),
    ]
    found = {request.id: request}
    for subject in subjects:
        for request_id in tracker.find(subject):
            other = tracker.get(request_id)
            if other is not None and not differ(request, other):
                found.setdefault(request_id, other)
    return list(found.values())


def leaves_with(request: MediaRequest, seasons: frozenset[int] | None) -> bool:
    """Tell whether nothing is left of a request once these seasons are gone."""
    if seasons is None or request.media_type is MediaType.MOVIE:
        return True
    wanted = request.seasons[1] if request.seasons is not None else frozenset[int]()
    left = (wanted or touched_seasons(request)) - dropped_seasons(request)
    return left <= seasons


def known_seasons(requests: Iterable[MediaRequest]) -> frozenset[int]:
    """Return the seasons that requests for a show know of."""
    found: set[int] = set()
    for request in requests:
        found |= {key.season for key in request.items if key != FILM}
        found |= request.seasons[1] if request.seasons is not None else set()
    return frozenset(found)


def gather(tracker: Tracker, requests: Iterable[MediaRequest]) -> Knowledge:
    """Return what some requests for one title know of it."""
    first, *others = requests
    known = Knowledge(media_type=first.media_type, title=first.name)
    for request in (first, *others):
        _add(known, tracker, request)
    return known


def _add(known: Knowledge, tracker: Tracker, request: MediaRequest) -> None:
    """Add what one request knows."""
    ids = request.ids
    known.learn(tmdb=ids.tmdb, tvdb=ids.tvdb, imdb=ids.imdb, names=request.aliases)
    for name in (request.title, request.original_title):
        known.learn(names=[name.value] if name is not None else ())
    known.anidb = known.anidb or ids.anidb
    known.year = known.year or (request.year.value if request.year else None)
    known.poster = known.poster or (request.poster.value if request.poster else None)
    summary = tracker.summary(request.id)
    if known.is_anime is None and summary is not None:
        known.is_anime = summary.is_anime
    if ids.shoko_series is not None:
        known.shoko_series.add(ids.shoko_series)
    if ids.jellyfin is not None:
        known.jellyfin_titles.add(ids.jellyfin)
    if request.seerr is not None:
        known.seerr.add(request.seerr)
    known.arr.update(request.arr)
    for download_id, download in request.downloads.items():
        known.downloads.setdefault(download_id, set()).update(download.items)
    _add_items(known, request)


def _add_items(known: Knowledge, request: MediaRequest) -> None:
    """Add what one request knows of its items."""
    for key, item in request.items.items():
        if item.match is not None and item.match.file_id is not None:
            known.shoko_files[item.match.file_id] = key
        for jellyfin_id, presence in item.playable.items():
            known.jellyfin_items[jellyfin_id] = key
            if presence.series_id is not None:
                known.jellyfin_titles.add(presence.series_id)


def dropped(
    request: MediaRequest, seasons: frozenset[int], at: datetime
) -> SeasonsDropped:
    """Return that some seasons of a request are deleted on purpose."""
    return SeasonsDropped(
        at=at,
        source=Source(Service.TRACKER),
        subject=Subject(media_type=request.media_type, request_id=request.id),
        seasons=seasons,
    )


def without_seasons(
    request: MediaRequest, seasons: frozenset[int], at: datetime
) -> Wished | None:
    """Return that a request no longer asks for some seasons.

    None for one that never named its seasons, or that nobody made in Seerr.
    """
    if request.seerr is None or request.wish is None or request.seasons is None:
        return None
    left = request.seasons[1] - seasons
    if not left or left == request.seasons[1]:
        return None
    return Wished(
        at=at,
        source=Source(Service.TRACKER),
        subject=Subject(media_type=request.media_type, seerr=request.seerr),
        status=request.wish.status,
        seasons=left,
        reason=request.wish.reason,
    )

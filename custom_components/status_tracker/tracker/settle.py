"""Bring requests for one title into the shape that any order of facts would give."""

from collections.abc import Callable, Iterable

from .correlation import wants
from .item_states import has_evidence
from .joins import join_download, join_item, join_knowledge
from .models import Download, Item, MediaRequest
from .terms import MediaType, Origin
from .wanted import is_dropped


def touched_seasons(request: MediaRequest) -> frozenset[int]:
    """Return the seasons that something happened in."""
    keys = {key for key, item in request.items.items() if has_evidence(item)}
    for download in request.downloads.values():
        keys |= download.items
    return frozenset(key.season for key in keys)


def is_claimable(request: MediaRequest, seasons: frozenset[int] | None) -> bool:
    """Tell whether a wish for some seasons may take over a request nobody wished."""
    if request.seerr is not None:
        return False
    if request.media_type is MediaType.MOVIE or not seasons:
        return True
    touched = touched_seasons(request)
    return not touched or bool(touched & seasons)


def share(request: MediaRequest, other: MediaRequest) -> bool:
    """Give a new request what another knows; tell whether the other lost something.

    What is holds for both. A journey that the other never asked for moves over.
    """
    join_knowledge(request, other)
    for key, item in other.items.items():
        copy = Item(key=key)
        join_item(copy, item)
        if not wants(request, key):
            copy = _description(item)
        join_item(request.items.setdefault(key, Item(key=key)), copy)
    strays = [
        download_id
        for download_id, download in other.downloads.items()
        if any(wants(request, key) and not wants(other, key) for key in download.items)
    ]
    if strays:
        move_downloads(other, request, strays)
    return bool(strays)


def _description(item: Item) -> Item:
    """Return an item with what it is called and nothing that happened to it."""
    return Item(
        key=item.key,
        described_at=item.described_at,
        title=item.title,
        air_date=item.air_date,
        absolute=item.absolute,
        arr_id=item.arr_id,
        tvdb=item.tvdb,
        monitored=item.monitored,
    )


def find_strays(request: MediaRequest) -> tuple[tuple[str, ...], ...]:
    """Return groups of downloads that bring only seasons nobody asked for here.

    As long as nothing is known of the requested seasons, the numbering may simply
    differ between Seerr and Sonarr, and nothing is a stray. What was deleted on
    purpose stays with the request that it came for.
    """
    if request.seasons is None or not request.seasons[1]:
        return ()
    if not any(wants(request, key) for key in request.items):
        return ()
    strays = [
        download.id
        for download in request.downloads.values()
        if download.items
        and not any(wants(request, key) for key in download.items)
        and not all(is_dropped(request, key) for key in download.items)
    ]
    return (tuple(sorted(strays)),) if strays else ()


def move_downloads(
    request: MediaRequest, target: MediaRequest, downloads: Iterable[str]
) -> None:
    """Move the part of downloads that a request does not want to another one."""
    join_knowledge(target, request)
    for key, item in request.items.items():
        join_item(target.items.setdefault(key, Item(key=key)), _description(item))
    for download_id in downloads:
        download = request.downloads[download_id]
        moved = {key for key in download.items if not wants(request, key)}
        new = target.downloads.setdefault(download_id, Download(id=download_id))
        join_download(new, download, moved)
        for key in moved:
            if key in request.items:
                item = target.items.setdefault(key, Item(key=key))
                join_item(item, request.items[key])
                request.items[key] = _description(request.items[key])
            download.imported.pop(key, None)
            download.item_progress.pop(key, None)
        download.items -= moved
        if not download.items:
            del request.downloads[download_id]
        for name, entry in list(request.timeline.items()):
            if entry.items and entry.items <= moved:
                target.timeline[name] = request.timeline.pop(name)


def find_twin(
    request: MediaRequest, having: Callable[[str], Iterable[MediaRequest]]
) -> MediaRequest | None:
    """Return another request that is the same wish under other ids, if there is one."""
    ids, kind = request.ids, request.media_type
    keys = [
        f"{name}:{kind}:{value}"
        for name, value in (("tmdb", ids.tmdb), ("tvdb", ids.tvdb))
        if value is not None
    ]
    if ids.imdb is not None:
        keys.append(f"imdb:{ids.imdb}")
    twins = {
        other.id: other
        for key in keys
        for other in having(key)
        if other.id != request.id and _is_twin(request, other)
    }
    return min(
        twins.values(), key=lambda one: (one.seerr is None, one.id), default=None
    )


def differ(request: MediaRequest, other: MediaRequest) -> bool:
    """Tell whether two requests are for different titles, though an id agrees.

    TMDB counts for films and TVDB for shows: Radarr and Sonarr know them by these.
    """
    names = ("tmdb",) if request.media_type is MediaType.MOVIE else ("tvdb", "tmdb")
    for name in names:
        pair = (getattr(request.ids, name), getattr(other.ids, name))
        if None not in pair:
            return bool(pair[0] != pair[1])
    return False


def _is_twin(request: MediaRequest, other: MediaRequest) -> bool:
    """Tell whether two requests for a title are one: at most one was wished for."""
    if differ(request, other):
        return False
    if request.seerr is not None and other.seerr is not None:
        return False
    if request.media_type is not other.media_type or Origin.LIBRARY in (
        request.origin,
        other.origin,
    ):
        return False
    if None not in (request.is_4k, other.is_4k) and request.is_4k != other.is_4k:
        return False
    here = {ref for ref, record in request.arr.items() if record.present}
    there = {ref for ref, record in other.arr.items() if record.present}
    if here and there and not here & there:
        return False
    if request.media_type is MediaType.MOVIE:
        return True
    wished, made = (request, other) if request.seerr is not None else (other, request)
    if wished.seerr is None:
        return True
    return is_claimable(made, wished.seasons[1] if wished.seasons else None)

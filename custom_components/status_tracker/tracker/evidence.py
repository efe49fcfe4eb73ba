"""Join what is reported into the evidence that a request holds.

Every piece of evidence is a register with a rule for which value stays, so that
joining is the same in any order and any number of times. `absorb` joins one fact,
`join_request` a whole other request.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from enum import IntEnum

from .facts import (
    AnimeKnown,
    ArrAdded,
    ArrRemoved,
    AttentionReported,
    AvailabilityHinted,
    Described,
    DownloadFailed,
    DownloadGone,
    DownloadSeen,
    EpisodeInfo,
    EpisodesListed,
    Fact,
    FileDeleted,
    Grabbed,
    ImportBlocked,
    Imported,
    LibraryFound,
    Matching,
    Playable,
    Searched,
    Wished,
)
from .joins import (
    add_aliases,
    claim,
    claim_id,
    earlier,
    join_arr,
    join_description,
    join_file,
    join_grab_details,
    join_match,
    join_presence,
    join_report,
    join_seasons,
    join_wish,
    later,
    latest,
)
from .models import (
    FILM,
    AnimeEvidence,
    ArrRecord,
    ClientReport,
    DeleteReason,
    Download,
    DownloadPhase,
    Item,
    ItemKey,
    Known,
    LibraryFile,
    Match,
    MatchStatus,
    MediaRequest,
    MediaType,
    Origin,
    Presence,
    Wish,
)

_MAX_ITEMS = 5000
_UHD_HEIGHT = 1440
_COMPLETE_AT_FULL = frozenset(
    {DownloadPhase.COMPLETE, DownloadPhase.MOVING, DownloadPhase.UNKNOWN}
)
HELD_PHASES = frozenset(
    {
        DownloadPhase.METADATA,
        DownloadPhase.DOWNLOADING,
        DownloadPhase.STALLED,
        DownloadPhase.PAUSED,
        DownloadPhase.CHECKING,
        DownloadPhase.MOVING,
        DownloadPhase.COMPLETE,
        DownloadPhase.ERROR,
        DownloadPhase.MISSING_FILES,
    }
)
"""Phases in which the client holds a download beyond queueing."""


class Effect(IntEnum):
    """Rank what a fact did: nothing, moved bytes, or changed what is kept."""

    NONE = 0
    MOVED = 1
    CHANGED = 2


def absorb(request: MediaRequest, fact: Fact) -> Effect:
    """Join a fact into a request's evidence and tell what it did."""
    effect = max(_learn_subject(request, fact), _HANDLERS[type(fact)](request, fact))
    if effect is Effect.CHANGED:
        request.updated_at = max(request.updated_at, fact.at)
    return effect


def _changed(changed: bool) -> Effect:
    """Return the effect of something that is kept."""
    return Effect.CHANGED if changed else Effect.NONE


def ensure_item(request: MediaRequest, key: ItemKey) -> Item:
    """Return the item of that key, adding it if it is new."""
    if (item := request.items.get(key)) is None:
        item = request.items[key] = Item(key=key)
    return item


def _learn_subject(request: MediaRequest, fact: Fact) -> Effect:
    """Join the ids and the name that a fact's subject carries."""
    subject, changed = fact.subject, False
    if not isinstance(fact, Playable):
        authority = 3 if isinstance(fact, Wished) else 2
        for name in ("tmdb", "tvdb", "imdb", "anidb", "shoko_series", "jellyfin"):
            if (value := getattr(subject.ids, name)) is not None:
                changed |= claim_id(request, name, Known(authority, fact.at, value))
    if subject.title is not None:
        authority = int(fact.authority) if isinstance(fact, Described) else 0
        known = Known(authority, fact.at, subject.title)
        changed |= claim(request, "title", known)
    if subject.year is not None:
        authority = int(fact.authority) if isinstance(fact, Described) else 0
        changed |= claim(request, "year", Known(authority, fact.at, subject.year))
    decides_4k = isinstance(fact, Wished) or request.is_4k is None
    if subject.is_4k not in (None, request.is_4k) and decides_4k:
        request.is_4k = subject.is_4k
        changed = True
    if subject.arr is not None and isinstance(fact, _PROVES_ARR):
        record = ArrRecord(fact.at, True)
        old = request.arr.get(subject.arr)
        request.arr[subject.arr] = kept = join_arr(old, record)
        changed |= old is None or old.present != kept.present
    return _changed(changed)


def _wished(request: MediaRequest, fact: Wished) -> Effect:
    """Join the wish: who asked, for which seasons, and what became of it."""
    changed = request.seerr != fact.subject.seerr or request.origin is not Origin.SEERR
    request.seerr = fact.subject.seerr or request.seerr
    request.origin = Origin.SEERR
    request.created_at = min(request.created_at, fact.at)
    wish = Wish(fact.at, fact.status, fact.reason)
    kept = join_wish(request.wish, wish)
    changed |= kept != request.wish
    request.wish = kept
    if fact.requested_by is not None:
        known = Known(0, fact.at, fact.requested_by)
        changed |= claim(request, "requested_by", known)
    if fact.seasons is not None and request.media_type is MediaType.TV:
        seasons = (fact.at, fact.seasons)
        kept_seasons = join_seasons(request.seasons, seasons)
        changed |= request.seasons is None or kept_seasons[1] != request.seasons[1]
        request.seasons = kept_seasons
    return _changed(changed)


def _described(request: MediaRequest, fact: Described) -> Effect:
    """Join what a title is called and looks like."""
    changed = False
    for name in ("original_title", "overview", "poster"):
        if (value := getattr(fact, name)) is not None:
            changed |= claim(request, name, Known(int(fact.authority), fact.at, value))
    names = set(fact.aliases)
    names.update(filter(None, (fact.subject.title, fact.original_title)))
    return max(_changed(changed), _changed(add_aliases(request, names)))


def _anime_known(request: MediaRequest, fact: AnimeKnown) -> Effect:
    """Join one piece of evidence on whether the title is anime."""
    return _claim_anime(request, fact.evidence, (fact.at, fact.is_anime))


def _claim_anime(
    request: MediaRequest, evidence: AnimeEvidence, claim: tuple[datetime, bool]
) -> Effect:
    """Keep the latest word of each kind of anime evidence."""
    old = request.anime_claims.get(evidence)
    request.anime_claims[evidence] = kept = latest(old, claim)
    return _changed(old is None or old[1] != kept[1])


def _episodes_listed(request: MediaRequest, fact: EpisodesListed) -> Effect:
    """Join the list of a show's episodes."""
    return _changed(_describe_items(request, fact.episodes, fact.at))


def _describe_items(
    request: MediaRequest, episodes: Iterable[EpisodeInfo], at: datetime
) -> bool:
    """Join what is said of episodes: the latest word, gaps filled by earlier ones."""
    changed = False
    for info in episodes:
        if not fits(request, info.key):
            continue
        changed |= info.key not in request.items
        changed |= join_description(ensure_item(request, info.key), info, at)
    return changed


def fits(request: MediaRequest, key: ItemKey) -> bool:
    """Tell whether an item of that key can belong to the request."""
    if (key == FILM) is not (request.media_type is MediaType.MOVIE):
        return False
    return key in request.items or len(request.items) < _MAX_ITEMS


def _removed(request: MediaRequest, fact: ArrRemoved) -> Effect:
    """Join that the title was dropped by Radarr or Sonarr."""
    if fact.subject.arr is None:
        return Effect.NONE
    record = ArrRecord(fact.at, False, fact.files_deleted)
    old = request.arr.get(fact.subject.arr)
    request.arr[fact.subject.arr] = kept = join_arr(old, record)
    changed = kept != old
    if fact.files_deleted:
        removed_at = later(request.files_removed_at, fact.at)
        changed |= removed_at != request.files_removed_at
        request.files_removed_at = removed_at
    return _changed(changed)


def _ensure_download(
    request: MediaRequest, fact: Fact, keys: Iterable[ItemKey]
) -> tuple[Download | None, bool]:
    """Return the download of a fact with its items joined, and whether that is new."""
    if fact.subject.download is None:
        return None, False
    download_id = fact.subject.download
    changed = download_id not in request.downloads
    if changed:
        request.downloads[download_id] = Download(id=download_id)
    download = request.downloads[download_id]
    joined = download.items | {key for key in keys if fits(request, key)}
    changed |= joined != download.items
    download.items = joined
    return download, changed


def _grabbed(request: MediaRequest, fact: Grabbed) -> Effect:
    """Join a release that was sent to the download client."""
    changed = _describe_items(request, fact.episodes, fact.at)
    keys = [info.key for info in fact.episodes]
    download, is_new = _ensure_download(request, fact, keys)
    request.created_at = min(request.created_at, fact.at)
    if download is None:
        return _changed(changed)
    changed |= join_grab_details(download, fact, fact.at)
    grabbed_at = later(download.grabbed_at, fact.at)
    changed |= grabbed_at != download.grabbed_at
    download.grabbed_at = grabbed_at
    return _changed(changed or is_new)


def _download_seen(request: MediaRequest, fact: DownloadSeen) -> Effect:
    """Join the download client's view of a download."""
    if (download := request.downloads.get(fact.subject.download or "")) is None:
        return Effect.NONE
    report = ClientReport(
        fact.at,
        fact.phase,
        min(max(fact.progress, 0.0), 1.0) if fact.progress == fact.progress else 0.0,
        fact.size if fact.size and fact.size > 0 else None,
        fact.speed,
        fact.eta,
        fact.message,
    )
    old = download.report
    changed = old is None or (
        report.at >= old.at
        and (report.phase, report.message, report.size)
        != (old.phase, old.message, old.size)
    )
    if old is None or report.progress > old.progress:
        download.moved_at = later(download.moved_at, fact.at)
    download.report = join_report(old, report)
    if is_held(report):
        changed |= download.started_at is None
        download.started_at = earlier(download.started_at, fact.at)
    if is_complete(report):
        changed |= download.completed_at is None
        download.completed_at = later(download.completed_at, fact.at)
    for key, progress in fact.item_progress:
        if key in download.items:
            known = download.item_progress.get(key, 0.0)
            download.item_progress[key] = max(known, min(max(progress, 0.0), 1.0))
    if changed:
        return Effect.CHANGED
    return Effect.NONE if old == download.report else Effect.MOVED


def is_held(report: ClientReport) -> bool:
    """Tell whether bytes are moving or the client holds it beyond queueing."""
    return report.progress > 0 or report.phase in HELD_PHASES


def is_complete(report: ClientReport) -> bool:
    """Tell whether a report proves that every byte is there."""
    if report.phase is DownloadPhase.COMPLETE:
        return True
    return report.progress >= 1 and report.phase in _COMPLETE_AT_FULL


def _download_gone(request: MediaRequest, fact: DownloadGone) -> Effect:
    """Join that the client no longer has a download."""
    if (download := request.downloads.get(fact.subject.download or "")) is None:
        return Effect.NONE
    old = download.gone_at
    download.gone_at = later(old, fact.at)
    return _changed(old is None)


def _download_failed(request: MediaRequest, fact: DownloadFailed) -> Effect:
    """Join that a download was given up."""
    if (download := request.downloads.get(fact.subject.download or "")) is None:
        return Effect.NONE
    old = download.failed
    download.failed = latest(old, (fact.at, fact.message))
    return _changed(download.failed != old)


def _imported(request: MediaRequest, fact: Imported) -> Effect:
    """Join a file that reached the library."""
    changed = _describe_items(request, fact.episodes, fact.at)
    keys = [info.key for info in fact.episodes if fits(request, info.key)]
    download, is_new = _ensure_download(request, fact, keys)
    request.created_at = min(request.created_at, fact.at)
    for key in keys:
        item = ensure_item(request, key)
        new = LibraryFile(
            at=fact.at,
            path=fact.subject.path or "",
            size=fact.size,
            quality=fact.quality,
            arr_file_id=fact.arr_file_id,
        )
        joined = join_file(item.file, new)
        changed |= item.file is None or replace(joined, at=item.file.at) != item.file
        item.file = joined
        if download is not None:
            changed |= key not in download.imported
            download.imported[key] = later(download.imported.get(key), fact.at)
    return _changed(changed or is_new)


def _import_blocked(request: MediaRequest, fact: ImportBlocked) -> Effect:
    """Join that a finished download is not imported."""
    changed = _describe_items(request, fact.episodes, fact.at)
    keys = [info.key for info in fact.episodes]
    download, is_new = _ensure_download(request, fact, keys)
    if download is None:
        return _changed(changed)
    old = download.blocked
    download.blocked = latest(old, (fact.at, fact.messages))
    return _changed(changed or is_new or old is None or old[1] != download.blocked[1])


def _file_deleted(request: MediaRequest, fact: FileDeleted) -> Effect:
    """Join that a file left the library; a file that gave way to a better one did not."""
    if fact.reason is DeleteReason.UPGRADE:
        return Effect.NONE
    changed = False
    keys = {info.key for info in fact.episodes} or set(request.items)
    for key in keys:
        if (item := request.items.get(key)) is not None:
            path = fact.subject.path or ""
            old = item.files_gone.get(path)
            item.files_gone[path] = kept = latest(old, (fact.at, fact.reason))
            changed |= kept != old
    return _changed(changed)


def _matching(request: MediaRequest, fact: Matching) -> Effect:
    """Join what Shoko says about a file."""
    effect = Effect.NONE
    for key in fact.items:
        if not fits(request, key):
            continue
        item = ensure_item(request, key)
        new = Match(fact.at, fact.status, fact.subject.shoko_file, fact.detail)
        joined = join_match(item.match, new)
        effect = max(effect, _changed(joined != item.match))
        item.match = joined
    if fact.status is MatchStatus.MATCHED:
        claim = (fact.at, True)
        effect = max(effect, _claim_anime(request, AnimeEvidence.SHOKO, claim))
    return effect


def _playable(request: MediaRequest, fact: Playable) -> Effect:
    """Join whether Jellyfin can play an item."""
    if fact.item is None:
        if fact.playable:
            return Effect.NONE
        old_gone = request.jellyfin_gone.get(fact.jellyfin_id)
        request.jellyfin_gone[fact.jellyfin_id] = later(old_gone, fact.at)
        return _changed(old_gone is None)
    if not fits(request, fact.item) or (
        request.is_4k and fact.height is not None and fact.height < _UHD_HEIGHT
    ):
        return Effect.NONE
    item = ensure_item(request, fact.item)
    old = item.playable.get(fact.jellyfin_id)
    new = Presence(fact.at, fact.playable, fact.at, fact.series_id)
    item.playable[fact.jellyfin_id] = joined = join_presence(old, new)
    return _changed(old is None or old.playable != joined.playable)


def _attention_reported(request: MediaRequest, fact: AttentionReported) -> Effect:
    """Join that a step takes too long, or no longer does."""
    old = request.reported.get(fact.reason)
    new = (fact.at, fact.active, fact.detail)
    kept = new if old is None or new[:2] >= old[:2] else old
    request.reported[fact.reason] = kept
    return _changed(old is None or old[1:] != kept[1:])


def _library_found(request: MediaRequest, fact: LibraryFound) -> Effect:
    """Join nothing further: the title was found, the request stands."""
    return Effect.NONE


def _told(request: MediaRequest, fact: Fact) -> Effect:
    """Join nothing further: the subject and the timeline hold it all."""
    return Effect.NONE


_PROVES_ARR = (ArrAdded, Grabbed, Imported, ImportBlocked, EpisodesListed)

_HANDLERS: dict[type[Fact], Callable[..., Effect]] = {
    Wished: _wished,
    Described: _described,
    AnimeKnown: _anime_known,
    EpisodesListed: _episodes_listed,
    ArrAdded: _told,
    ArrRemoved: _removed,
    Searched: _told,
    Grabbed: _grabbed,
    DownloadSeen: _download_seen,
    DownloadGone: _download_gone,
    DownloadFailed: _download_failed,
    Imported: _imported,
    ImportBlocked: _import_blocked,
    FileDeleted: _file_deleted,
    Matching: _matching,
    Playable: _playable,
    AvailabilityHinted: _told,
    AttentionReported: _attention_reported,
    LibraryFound: _library_found,
}

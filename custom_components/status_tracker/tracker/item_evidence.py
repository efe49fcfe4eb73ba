"""Join what is reported of downloads, files and items into a request's evidence."""

from collections.abc import Iterable
from dataclasses import replace

from .effects import Effect, changed_if, claim_anime, describe_items, ensure_item, fits
from .facts import (
    DownloadFailed,
    DownloadGone,
    DownloadSeen,
    Fact,
    FileDeleted,
    Grabbed,
    ImportBlocked,
    Imported,
    Matching,
    Playable,
)
from .joins import (
    earlier,
    join_file,
    join_grab_details,
    join_match,
    join_presence,
    join_report,
    later,
    latest,
)
from .models import (
    ClientReport,
    Download,
    ItemKey,
    LibraryFile,
    Match,
    MediaRequest,
    Presence,
)
from .terms import AnimeEvidence, DeleteReason, DownloadPhase, MatchStatus

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


def grabbed(request: MediaRequest, fact: Grabbed) -> Effect:
    """Join a release that was sent to the download client."""
    changed = describe_items(request, fact.episodes, fact.at)
    keys = [info.key for info in fact.episodes]
    download, is_new = _ensure_download(request, fact, keys)
    request.created_at = min(request.created_at, fact.at)
    if download is None:
        return changed_if(changed)
    changed |= join_grab_details(download, fact, fact.at)
    grabbed_at = later(download.grabbed_at, fact.at)
    changed |= grabbed_at != download.grabbed_at
    download.grabbed_at = grabbed_at
    return changed_if(changed or is_new)


def download_seen(request: MediaRequest, fact: DownloadSeen) -> Effect:
    """Join the download client's view of a download."""
    download = _download_of(request, fact)
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


def download_gone(request: MediaRequest, fact: DownloadGone) -> Effect:
    """Join that the client no longer has a download."""
    download = _download_of(request, fact)
    old = download.gone_at
    download.gone_at = later(old, fact.at)
    return changed_if(old is None)


def download_failed(request: MediaRequest, fact: DownloadFailed) -> Effect:
    """Join that a download was given up."""
    download = _download_of(request, fact)
    old = download.failed
    download.failed = latest(old, (fact.at, fact.message))
    return changed_if(download.failed != old)


def imported(request: MediaRequest, fact: Imported) -> Effect:
    """Join a file that reached the library."""
    changed = describe_items(request, fact.episodes, fact.at)
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
    return changed_if(changed or is_new)


def import_blocked(request: MediaRequest, fact: ImportBlocked) -> Effect:
    """Join that a finished download is not imported."""
    changed = describe_items(request, fact.episodes, fact.at)
    keys = [info.key for info in fact.episodes]
    download, is_new = _ensure_download(request, fact, keys)
    if download is None:
        return changed_if(changed)
    old = download.blocked
    download.blocked = latest(old, (fact.at, fact.messages))
    return changed_if(changed or is_new or old is None or old[1] != download.blocked[1])


def file_deleted(request: MediaRequest, fact: FileDeleted) -> Effect:
    """Join that a file left the library; a file that gave way to a better one did not."""
    if fact.reason is DeleteReason.UPGRADE:
        return Effect.NONE
    # The loss may be told before anything else is of the episode.
    changed = describe_items(request, fact.episodes, fact.at)
    keys = {info.key for info in fact.episodes} or set(request.items)
    for key in keys:
        if (item := request.items.get(key)) is not None:
            path = fact.subject.path or ""
            old = item.files_gone.get(path)
            item.files_gone[path] = kept = latest(old, (fact.at, fact.reason))
            changed |= kept != old
    return changed_if(changed)


def matching(request: MediaRequest, fact: Matching) -> Effect:
    """Join what Shoko says about a file."""
    effect = Effect.NONE
    for key in fact.items:
        if not fits(request, key):
            continue
        item = ensure_item(request, key)
        new = Match(fact.at, fact.status, fact.subject.shoko_file, fact.detail)
        joined = join_match(item.match, new)
        effect = max(effect, changed_if(joined != item.match))
        item.match = joined
        if fact.status is MatchStatus.GONE and (file_id := new.file_id) is not None:
            old = item.shoko_gone.get(file_id)
            item.shoko_gone[file_id] = gone = later(old, fact.at)
            effect = max(effect, changed_if(gone != old))
    if fact.status is MatchStatus.MATCHED:
        claim = (fact.at, True)
        effect = max(effect, claim_anime(request, AnimeEvidence.SHOKO, claim))
    return effect


def playable(request: MediaRequest, fact: Playable) -> Effect:
    """Join whether Jellyfin can play an item."""
    if fact.item is None:
        if fact.playable:
            return Effect.NONE
        old_gone = request.jellyfin_gone.get(fact.jellyfin_id)
        request.jellyfin_gone[fact.jellyfin_id] = later(old_gone, fact.at)
        return changed_if(old_gone is None)
    if not fits(request, fact.item) or (
        request.is_4k and fact.height is not None and fact.height < _UHD_HEIGHT
    ):
        return Effect.NONE
    item = ensure_item(request, fact.item)
    old = item.playable.get(fact.jellyfin_id)
    new = Presence(fact.at, fact.playable, fact.at, fact.series_id)
    item.playable[fact.jellyfin_id] = joined = join_presence(old, new)
    if old is None or old.playable != joined.playable:
        return Effect.CHANGED
    gone_at = request.jellyfin_gone.get(joined.series_id or "")
    # It went with its series in the meantime, and is back under the same id.
    return changed_if(gone_at is not None and old.at <= gone_at < joined.at)


def _download_of(request: MediaRequest, fact: Fact) -> Download:
    """Return the download that a fact was routed by."""
    return request.downloads[fact.subject.download or ""]


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

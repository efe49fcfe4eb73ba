"""Derive where one film or episode stands from its evidence.

Read `item_state` from the top: the first rule that holds decides.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from .item_evidence import is_held
from .models import FILM, Download, Item, ItemKey, MediaRequest, Presence
from .terms import ItemState, MatchStatus

NEVER = datetime.min.replace(tzinfo=UTC)
STAGES = (ItemState.GRABBING, ItemState.DOWNLOADING, ItemState.DOWNLOADED)
"""What a download can mean for an item, in order."""


@dataclass(frozen=True, slots=True)
class Journey:
    """Hold where an item stands: its state, its current download, its failure."""

    state: ItemState
    download: Download | None = None
    failure: tuple[datetime, str] | None = None


def is_anime(request: MediaRequest) -> bool | None:
    """Return what the best evidence says of anime, None while nothing does."""
    if not request.anime_claims:
        return None
    return request.anime_claims[max(request.anime_claims)][1]


def item_state(
    request: MediaRequest, item: Item, downloads: Sequence[Download], now: datetime
) -> Journey:
    """Return where one film or episode stands: the first rule that holds."""
    lost_at = max(request.files_removed_at or NEVER, file_lost_at(item))
    journey = _download_stage(item.key, downloads, lost_at)
    if presence_of(request, item) is not None:
        return Journey(ItemState.AVAILABLE, journey.download)
    if file_at(item) > lost_at:
        spoken = item.match is not None and item.match.status is not MatchStatus.GONE
        matching = spoken and is_anime(request)
        state = ItemState.ANIME_MATCHING if matching else ItemState.IMPORTING
        return Journey(state, journey.download)
    if journey.state is not ItemState.WANTED:
        return journey
    unaired = (
        item.key != FILM
        and not has_evidence(item)
        and not downloads
        and (item.air_date is None or item.air_date > now)
    )
    return Journey(ItemState.UNAIRED) if unaired else journey


def presence_of(request: MediaRequest, item: Item) -> Presence | None:
    """Return Jellyfin's newest playable presence of an item, None if it has none."""
    present = [
        presence
        for jellyfin_id, presence in item.playable.items()
        if presence.playable
        and presence.at
        > max(
            request.jellyfin_gone.get(jellyfin_id, NEVER),
            request.jellyfin_gone.get(presence.series_id or "", NEVER),
        )
    ]
    return max(present, default=None)


def file_at(item: Item) -> datetime:
    """Return when a file of the item was last known to reach the library."""
    imported = item.file.at if item.file is not None else NEVER
    if item.match is None or item.match.status in (
        MatchStatus.GONE,
        MatchStatus.EXPECTED,
    ):
        return imported
    return max(imported, item.match.at)


def file_lost_at(item: Item) -> datetime:
    """Return when the item's present file was last deleted; older files do not count."""
    path = item.file.path if item.file is not None else ""
    return max(
        (
            gone[0]
            for gone_path, gone in item.files_gone.items()
            if not gone_path or not path or gone_path == path
        ),
        default=NEVER,
    )


def has_evidence(item: Item) -> bool:
    """Tell whether anything but a listing is known of an item."""
    return item.file is not None or item.match is not None or bool(item.playable)


def _download_stage(
    key: ItemKey, downloads: Iterable[Download], lost_at: datetime
) -> Journey:
    """Return the stage of the newest live download that carries an item."""
    best: tuple[datetime, int, str, Download] | None = None
    failure: tuple[datetime, str] | None = None
    for download in downloads:
        born = download.born or NEVER
        if born <= lost_at:
            continue
        if download.failed is not None and born <= download.failed[0]:
            failure = max(failure or download.failed, download.failed)
            continue
        if download.imported.get(key, NEVER) > lost_at and not _is_grabbed_again(
            download, key
        ):
            continue
        stage = _stage(download, lost_at)
        if stage is not None:
            best = max(
                best or (NEVER, -1, "", download),
                (born, stage, download.id, download),
                key=lambda one: one[:3],
            )
    if best is not None:
        return Journey(STAGES[best[1]], best[3])
    if failure is not None:
        return Journey(ItemState.FAILED, None, failure)
    return Journey(ItemState.WANTED)


def _is_grabbed_again(download: Download, key: ItemKey) -> bool:
    """Tell whether a download was given up after it brought the item, then renewed."""
    if download.failed is None or download.grabbed_at is None:
        return False
    return download.imported[key] <= download.failed[0] < download.grabbed_at


def _stage(download: Download, lost_at: datetime) -> int | None:
    """Return the stage of a live download, None if the client lost it midway."""
    completed_at = download.completed_at or NEVER
    failed_at = download.failed[0] if download.failed is not None else NEVER
    since = max(lost_at, failed_at)
    if completed_at > since:
        return 2
    grabbed_at = download.grabbed_at or NEVER
    gone_at = download.gone_at or NEVER
    report = download.report
    if report is not None and report.at > max(since, gone_at) and is_held(report):
        return 1
    if download.blocked is not None and download.blocked[0] > max(since, gone_at):
        return 2
    if grabbed_at > gone_at or (report is not None and report.at > gone_at):
        return 0
    return None

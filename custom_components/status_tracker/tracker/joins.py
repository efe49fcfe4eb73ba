"""Say which of two pieces of evidence stays: the rules that make order irrelevant.

Each rule is commutative, associative and idempotent, so evidence can be joined in
any order and any number of times.
"""

from collections.abc import Iterable
from datetime import datetime

from .models import (
    ArrRecord,
    ClientReport,
    Download,
    Item,
    ItemKey,
    Known,
    LibraryFile,
    Match,
    MediaRequest,
    Presence,
    TimelineEntry,
    Wish,
)
from .terms import MatchStatus, Origin, WishStatus

MAX_ALIASES = 64
_FINAL_MATCHES = frozenset({MatchStatus.MATCHED, MatchStatus.NOT_MATCHED})
ORIGIN_RANK = {Origin.SEERR: 0, Origin.ARR: 1, Origin.LIBRARY: 2}
_DESCRIPTION = ("title", "air_date", "absolute", "arr_id", "tvdb", "monitored")
_GRAB_DETAILS = ("quality", "indexer", "group", "release", "client", "size")


def latest[T: tuple[object, ...]](old: T | None, new: T) -> T:
    """Return the greater of two registers whose first field is their time."""
    return new if old is None or new > old else old


def later(old: datetime | None, new: datetime) -> datetime:
    """Return the later of two times."""
    return new if old is None or new > old else old


def earlier(old: datetime | None, new: datetime) -> datetime:
    """Return the earlier of two times."""
    return new if old is None or new < old else old


def join_arr(old: ArrRecord | None, new: ArrRecord) -> ArrRecord:
    """Return the later word on whether a title is listed; removal wins a tie."""
    if old is None:
        return new
    return max(old, new, key=lambda record: (record.at, not record.present))


def join_wish(old: Wish | None, new: Wish) -> Wish:
    """Return the wish that counts: any answer beats pending, then the latest."""
    if old is None:
        return new
    return max(
        old,
        new,
        key=lambda wish: (
            wish.status is not WishStatus.PENDING,
            wish.at,
            wish.status,
            wish.reason or "",
        ),
    )


def join_seasons(
    old: tuple[datetime, frozenset[int]] | None, new: tuple[datetime, frozenset[int]]
) -> tuple[datetime, frozenset[int]]:
    """Return the latest list of requested seasons."""
    if old is None:
        return new
    return max(old, new, key=lambda seasons: (seasons[0], sorted(seasons[1])))


def join_report(old: ClientReport | None, new: ClientReport) -> ClientReport:
    """Return the later of two reports of the download client."""
    if old is None:
        return new
    return max(old, new, key=lambda one: (one.at, one.progress, one.phase))


def join_file(old: LibraryFile | None, new: LibraryFile) -> LibraryFile:
    """Return the later file; what it leaves out is taken from the earlier one."""
    if old is None:
        return new
    first, last = sorted((old, new), key=lambda file: (file.at, file.path))
    return LibraryFile(
        at=last.at,
        path=last.path or first.path,
        size=last.size if last.size is not None else first.size,
        quality=last.quality or first.quality,
        arr_file_id=last.arr_file_id or first.arr_file_id,
    )


def join_match(old: Match | None, new: Match) -> Match:
    """Return the match that counts: a verdict beats a sighting, then the latest."""
    if old is None:
        return new
    best = max(
        old,
        new,
        key=lambda match: (match.status in _FINAL_MATCHES, match.at, match.status),
    )
    other = old if best is new else new
    return best if best.file_id is not None else best._replace(file_id=other.file_id)


def join_presence(old: Presence | None, new: Presence) -> Presence:
    """Return the later presence; a run of equal reports keeps its first time."""
    if old is None:
        return new
    last = max(old, new, key=lambda one: (one.at, one.playable))
    other = old if last is new else new
    since = min(last.since, other.since) if last.playable == other.playable else None
    return last._replace(
        since=since or last.since, series_id=last.series_id or other.series_id
    )


def join_entry(old: TimelineEntry | None, new: TimelineEntry) -> TimelineEntry:
    """Return one entry for a happening that was told twice."""
    if old is None:
        return new
    first, last = sorted((old, new), key=lambda entry: (entry.at, entry.source))
    return TimelineEntry(
        at=first.at,
        until=max(old.until, new.until),
        step=first.step,
        source=first.source,
        items=old.items | new.items,
        detail={**last.detail, **first.detail},
    )


def claim_id(request: MediaRequest, name: str, new: Known[int | str]) -> bool:
    """Keep the best-placed and, among equals, the first report of an id."""
    old = request.id_claims.get(name)
    if (
        old is not None
        and old.value == new.value
        and old.authority >= new.authority
        and old.at <= new.at
    ):
        # What is told again and again is said by no one better placed, or sooner.
        return False
    if old is None or (-new.authority, new.at, str(new.value)) < (
        -old.authority,
        old.at,
        str(old.value),
    ):
        request.id_claims[name] = new
        return old is None or old.value != new.value
    return False


def claim[T](request: MediaRequest, name: str, new: Known[T]) -> bool:
    """Keep the best-placed and, among equals, the latest description."""
    old: Known[T] | None = getattr(request, name)
    if old is None or new > old:
        setattr(request, name, new)
        return old is None or old.value != new.value
    return False


def add_aliases(request: MediaRequest, names: Iterable[str]) -> bool:
    """Join further names of the title; the set stays bounded in any order."""
    joined = request.aliases | set(names)
    if len(joined) > MAX_ALIASES:
        joined = set(sorted(joined)[:MAX_ALIASES])
    if joined == request.aliases:
        return False
    request.aliases = joined
    return True


def join_description(item: Item, told: object, at: datetime) -> bool:
    """Join what is said of an episode: the latest word, gaps filled by earlier."""
    is_newer = item.described_at is None or at >= item.described_at
    changed = False
    for name in _DESCRIPTION:
        old, new = getattr(item, name), getattr(told, name)
        if new is not None and new != old and (is_newer or old is None):
            setattr(item, name, new)
            changed = True
    item.described_at = later(item.described_at, at)
    return changed


def join_grab_details(download: Download, told: object, at: datetime) -> bool:
    """Join what is said of a release: the latest word, gaps filled by earlier."""
    is_newer = download.grabbed_at is None or at >= download.grabbed_at
    changed = False
    for name in _GRAB_DETAILS:
        old, new = getattr(download, name), getattr(told, name)
        if new is not None and new != old and (is_newer or old is None):
            setattr(download, name, new)
            changed = True
    return changed


def join_item(item: Item, other: Item) -> None:
    """Join all that another request knows of the same item."""
    if other.described_at is not None:
        join_description(item, other, other.described_at)
    if other.file is not None:
        item.file = join_file(item.file, other.file)
    for path, gone in other.files_gone.items():
        item.files_gone[path] = latest(item.files_gone.get(path), gone)
    if other.match is not None:
        item.match = join_match(item.match, other.match)
    for file_id, at in other.shoko_gone.items():
        item.shoko_gone[file_id] = later(item.shoko_gone.get(file_id), at)
    for jellyfin_id, presence in other.playable.items():
        old = item.playable.get(jellyfin_id)
        item.playable[jellyfin_id] = join_presence(old, presence)


def join_download(
    download: Download, other: Download, keys: Iterable[ItemKey] | None = None
) -> None:
    """Join what another request knows of the same download, for some items or all."""
    chosen = other.items if keys is None else other.items & set(keys)
    if other.grabbed_at is not None:
        join_grab_details(download, other, other.grabbed_at)
        download.grabbed_at = later(download.grabbed_at, other.grabbed_at)
    download.items = download.items | chosen
    if other.report is not None:
        download.report = join_report(download.report, other.report)
    for name, rule in (
        ("started_at", earlier),
        ("moved_at", later),
        ("completed_at", later),
        ("gone_at", later),
    ):
        if (told := getattr(other, name)) is not None:
            setattr(download, name, rule(getattr(download, name), told))
    if other.failed is not None:
        download.failed = latest(download.failed, other.failed)
    if other.blocked is not None:
        download.blocked = latest(download.blocked, other.blocked)
    for key in chosen & set(other.imported):
        at = other.imported[key]
        download.imported[key] = later(download.imported.get(key), at)
    for key in chosen & set(other.item_progress):
        known = download.item_progress.get(key, 0.0)
        download.item_progress[key] = max(known, other.item_progress[key])


def join_knowledge(request: MediaRequest, other: MediaRequest) -> None:
    """Join what holds for the title itself: names, ids, where it is listed."""
    for name in ("title", "year", "original_title", "overview", "poster"):
        if (known := getattr(other, name)) is not None:
            claim(request, name, known)
    add_aliases(request, other.aliases)
    for name, known in other.id_claims.items():
        claim_id(request, name, known)
    for evidence, anime in other.anime_claims.items():
        old = request.anime_claims.get(evidence)
        request.anime_claims[evidence] = latest(old, anime)
    for ref, record in other.arr.items():
        request.arr[ref] = join_arr(request.arr.get(ref), record)
    if other.listed_at is not None:
        request.listed_at = later(request.listed_at, other.listed_at)
    if other.files_removed_at is not None:
        at = later(request.files_removed_at, other.files_removed_at)
        request.files_removed_at = at
    for jellyfin_id, at in other.jellyfin_gone.items():
        old_at = request.jellyfin_gone.get(jellyfin_id)
        request.jellyfin_gone[jellyfin_id] = later(old_at, at)


def join_request(request: MediaRequest, other: MediaRequest) -> None:
    """Join a request that nobody wished for into one that it turned out to be."""
    join_knowledge(request, other)
    for key, item in other.items.items():
        join_item(request.items.setdefault(key, Item(key=key)), item)
    for download_id, download in other.downloads.items():
        new = Download(id=download_id)
        join_download(request.downloads.setdefault(download_id, new), download)
    for season, drop in other.dropped.items():
        request.dropped[season] = latest(request.dropped.get(season), drop)
    request.origin = min(request.origin, other.origin, key=ORIGIN_RANK.__getitem__)
    if request.is_4k is None:
        request.is_4k = other.is_4k
    request.created_at = min(request.created_at, other.created_at)
    request.updated_at = max(request.updated_at, other.updated_at)
    for reason, reported in other.reported.items():
        known_report = request.reported.get(reason)
        if known_report is None or reported[:2] > known_report[:2]:
            request.reported[reason] = reported
    for entry_key, entry in other.timeline.items():
        request.timeline[entry_key] = join_entry(request.timeline.get(entry_key), entry)

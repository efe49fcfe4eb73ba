"""Choose among the simulated qBittorrent's torrents as `torrents/info` does."""

from collections.abc import Callable, Iterable

from .qbittorrent_torrents import (
    CHECKING,
    DOWNLOADING,
    FINISHED,
    SEEDING,
    STOPPED,
    Fields,
    Torrent,
    render_torrent,
)


def _moves(torrent: Torrent) -> bool:
    """Tell whether payload is transferred in either direction."""
    return bool(torrent.speed or torrent.upload_speed)


FILTERS: dict[str, Callable[[Torrent], bool]] = {
    "all": lambda _: True,
    "downloading": lambda torrent: torrent.state in DOWNLOADING,
    "seeding": lambda torrent: torrent.state in SEEDING,
    "completed": lambda torrent: torrent.state in FINISHED,
    "stopped": lambda torrent: torrent.state in STOPPED,
    "running": lambda torrent: torrent.state not in STOPPED,
    "active": _moves,
    "inactive": lambda torrent: not _moves(torrent),
    "stalled": lambda torrent: torrent.state in {"stalledDL", "stalledUP"},
    "stalled_uploading": lambda torrent: torrent.state == "stalledUP",
    "stalled_downloading": lambda torrent: torrent.state == "stalledDL",
    "checking": lambda torrent: torrent.state in CHECKING,
    "moving": lambda torrent: torrent.state == "moving",
    "errored": lambda torrent: torrent.state in {"error", "missingFiles"},
}
OLD_FILTER_NAMES = {"paused": "stopped", "resumed": "running"}


def filter_named(name: str, major: int) -> Callable[[Torrent], bool]:
    """Return the filter of that name; one that is not known lets all pass."""
    if major < 5:
        renamed = set(OLD_FILTER_NAMES.values())
        name = "all" if name in renamed else OLD_FILTER_NAMES.get(name, name)
    return FILTERS.get(name, FILTERS["all"])


def select_torrents(
    torrents: Iterable[Torrent], query: dict[str, str], version: tuple[int, ...]
) -> list[Fields]:
    """Return the entries of `torrents/info` that the parameters ask for."""
    passes = filter_named(query.get("filter", "all"), version[0])
    # Only the torrent id counts: the v1 hash of a hybrid finds nothing.
    wanted = {part.lower() for part in query.get("hashes", "").split("|") if part}
    chosen = [
        render_torrent(torrent, version)
        for torrent in torrents
        if passes(torrent)
        and (not wanted or torrent.hash in wanted)
        and ("category" not in query or torrent.category == query["category"])
        and ("tag" not in query or _has_tag(torrent, query["tag"]))
    ]
    if (key := query.get("sort")) and chosen and key in chosen[0]:
        chosen.sort(key=lambda fields: (fields[key] is None, fields[key]))
    if query.get("reverse", "").lower() == "true":
        chosen.reverse()
    offset = max(0, int(query.get("offset", 0) or 0))
    limit = int(query.get("limit", 0) or 0)
    return chosen[offset : offset + limit if limit > 0 else None]


def _has_tag(torrent: Torrent, tag: str) -> bool:
    """Tell whether a torrent carries the tag; an empty one means none at all."""
    return tag in torrent.tags if tag else not torrent.tags

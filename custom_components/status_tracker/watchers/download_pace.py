"""Say how often downloads are looked at."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Say how long things may take, in seconds.

    `moving` and `waiting` lie between polls while a download moves, or only waits;
    `closest` does however many grabs arrive; `files` between two looks at the files
    of a pack. A grab has `newcomer` to show up before it counts as waiting, and any
    download `settling` after its phase changed; one that is absent for `patience`, or
    never showed up within `never_seen`, is gone.
    qBittorrent bans for an hour: after `ban` it may be asked again.
    """

    moving: float = 3.0
    waiting: float = 20.0
    closest: float = 0.5
    files: float = 15.0
    newcomer: float = 20.0
    settling: float = 60.0
    patience: float = 60.0
    never_seen: float = 600.0
    first_retry: float = 5.0
    last_retry: float = 60.0
    ban: float = 3900.0

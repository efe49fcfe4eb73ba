"""Time the parts of what is measured that Home Assistant has no share in.

The same webhooks about the same requests as in the real Home Assistant, and the same
history, in the process of the benchmark.
"""

from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from itertools import pairwise
import json
from pathlib import Path
import time
from typing import Final

import orjson

from custom_components.status_tracker.storage.reading import SHARD_FILES
from custom_components.status_tracker.storage.shard import read_shard
from custom_components.status_tracker.tracker.archive import Archive
from custom_components.status_tracker.tracker.archive_row import ArchivedRow
from custom_components.status_tracker.tracker.codec import pack
from custom_components.status_tracker.tracker.terms import Service
from custom_components.status_tracker.tracker.tracker import Tracker
from custom_components.status_tracker.webhooks import PARSERS, Context
from custom_components.status_tracker.webhooks.decoding import decode

from .measure import Spread
from .past import Wish, applied, known_so_far
from .payloads import JOURNEY

PARTS: Final = ("reading the body", "applying its facts", "packing what changed")
_JSON: Final = "application/json"


def measure_parts(wishes: list[Wish], store: Path, *, rounds: int) -> dict[str, Spread]:
    """Return the seconds of computing that each part takes for a webhook.

    `wishes` are the unfinished requests; the folder `store` has the finished ones.
    """
    now = datetime.now(UTC)
    requests = [applied(known_so_far(wish), now) for wish in wishes]
    tracker = Tracker(requests, _archive(store), now=now)
    films = [wish for wish in wishes if not wish.is_show]
    spent = [list(_spend(tracker, films, round_)) for round_ in range(rounds + 1)]
    # The first round warms up.
    columns = zip(*spent[1:], strict=True)
    return {
        part: Spread(tuple(column)) for part, column in zip(PARTS, columns, strict=True)
    }


def _spend(tracker: Tracker, films: list[Wish], round_: int) -> Iterator[float]:
    """Yield what each part took for a webhook of a round."""
    clock, ticks = time.thread_time, [0.0] * (len(PARTS) + 1)
    count = 0
    for kind, tell in JOURNEY:
        service = Service(kind)
        for film in films:
            body = json.dumps(tell(film, round_)).encode()
            now = datetime.now(UTC)
            source = (
                film.services.radarr if kind == "radarr" else film.services.jellyfin
            )
            context = Context(source=source, received=now)
            began = clock()
            parsed = PARSERS[service](decode(body, _JSON), context)
            was_read = clock()
            changes = tracker.apply(parsed.facts, now)
            was_applied = clock()
            for request_id in changes.requests:
                pack(tracker.requests[request_id])
            for n, tick in enumerate((began, was_read, was_applied, clock())):
                ticks[n] += tick
            count += 1
    for before, after in pairwise(ticks):
        yield (after - before) / count


def measure_history(store: Path, *, rounds: int) -> tuple[Spread, Spread, int]:
    """Return the seconds that reading and indexing compute, and the bytes of rows."""
    clock, reading, indexing = time.thread_time, list[float](), list[float]()
    for _ in range(rounds):
        began = clock()
        rows = _rows(store)
        was_read = clock()
        Archive.load(rows)
        reading.append(was_read - began)
        indexing.append(clock() - was_read)
    size = sum(len(row.data) for piece in rows.values() for row in piece)
    return Spread(tuple(reading)), Spread(tuple(indexing)), size


def _archive(store: Path) -> Archive:
    """Return the finished requests."""
    return Archive.load(_rows(store))


def _rows(store: Path) -> dict[int, Collection[ArchivedRow]]:
    """Read the finished requests as at a start, shard by shard."""
    files = store.glob(f"{SHARD_FILES}.*")
    return {
        number: read_shard(number, orjson.loads(path.read_bytes())["data"]).rows
        for number, path in enumerate(sorted(files))
    }

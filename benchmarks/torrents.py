"""Poll a real qBittorrent that holds 5,000 torrents, five of which move."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
import hashlib
import json
import os
from pathlib import Path
import time
from typing import Any, Final
from unittest.mock import patch

from aiohttp import ClientSession, DummyCookieJar, FormData
from aiohttp.client_proto import ResponseHandler

from custom_components.status_tracker.clients.qbittorrent import QBittorrentClient
from tests.real.qbittorrent import PASSWORD, USER, RealQBittorrent
from tests.real.torrents import Bencoded, Release, bencode, make_release

from .bench import Bench
from .measure import Report, Spread, percentile

STOPPED: Final = 4_995
MOVING: Final = 5
AT_ONCE: Final = 200
# So slow that none of them ends.
BYTES_PER_SECOND: Final = 50_000
PIECES: Final = 1_500
POLLS: Final = 15
PAUSE: Final = 1.0
LEAST: Final = 50
PATIENCE: Final = 180.0


class Meter:
    """Count the bytes that come over the lines of this process's HTTP clients."""

    def __init__(self) -> None:
        """Begin with none."""
        self.received = 0

    @contextmanager
    def running(self) -> Iterator[None]:
        """Count while the block runs."""
        take = ResponseHandler.data_received

        def counted(handler: ResponseHandler, data: bytes) -> None:
            """Count, and pass on."""
            self.received += len(data)
            take(handler, data)

        with patch.object(ResponseHandler, "data_received", counted):
            yield


async def measure(bench: Bench) -> Report:
    """Compare looks at what changed with looks at everything."""
    report = Report()
    meter = Meter()
    async with (
        _moving(bench.subfolder("torrents")) as service,
        ClientSession(cookie_jar=DummyCookieJar()) as session,
    ):
        client = QBittorrentClient(
            session, service.url, username=USER, password=PASSWORD
        )
        with meter.running():
            await client.maindata()
            assert len(client.mirror) == STOPPED + MOVING
            full = [await _cost(meter, client.torrents) for _ in range(5)]
            await client.maindata()
            looks = []
            for _ in range(POLLS):
                await asyncio.sleep(PAUSE)
                looks.append(await _cost(meter, client.maindata))
    told = [each[2] for each in looks]
    for place, (name, scale, digits, unit) in enumerate(
        (("bytes", 1 / 1024, 1, " KB"), ("computing", 1e3, 2, " ms"))
    ):
        small = [each[place] for each in looks]
        large = [each[place] for each in full]
        # The median of the looks, lest one counts at which nothing moved.
        ratio = percentile(large, 50) / percentile(small, 50)
        report.add(
            f"{name} of a look, against the full list",
            f"1/{ratio:.0f}",
            f"at most 1/{LEAST}",
            met=ratio >= LEAST,
        )
        report.add(f"{name} of a look", Spread(tuple(small)).text(digits, unit, scale))
        report.add(
            f"{name} of the full list", Spread(tuple(large)).text(digits, unit, scale)
        )
    report.notes.append(
        f"A real qBittorrent with {STOPPED + MOVING:,} torrents; {MOVING} of them fetch "
        f"from a second one. A look each second, as far as torrents changed since the "
        f"one before, at most {max(told)} of them. Bytes are those on the "
        "line, as they were compressed; computing is that of the integration's client, parsing "
        "included."
    )
    return report


async def _cost(
    meter: Meter, ask: Callable[[], Awaitable[Any]]
) -> tuple[float, float, int]:
    """Return the bytes, the seconds of computing, and how many torrents it told of."""
    received, began = meter.received, time.process_time()
    answer = await ask()
    spent = time.process_time() - began
    told = len(answer) if isinstance(answer, list) else len(answer.changed)
    return meter.received - received, spent, told


@asynccontextmanager
async def _moving(folder: Path) -> AsyncIterator[RealQBittorrent]:
    """Run two qBittorrents: one has many torrents, and gets some from the other."""
    seeder, leecher = (RealQBittorrent(folder / name) for name in ("seeder", "leecher"))
    try:
        for each in (seeder, leecher):
            await each.start()
        await _add_stopped(leecher)
        for number in range(MOVING):
            release = make_release(seeder.downloads, f"moving {number}.mkv", PIECES)
            await seeder.add(release, skip_checking="true")
            await leecher.add(release, dlLimit=str(BYTES_PER_SECOND))
            await leecher.connect(release, seeder)
        await _until(leecher, "downloading", MOVING)
        yield leecher
    finally:
        for each in (leecher, seeder):
            await each.stop()


async def _add_stopped(service: RealQBittorrent) -> None:
    """Add torrents that nobody has, in large heaps."""
    for first in range(0, STOPPED, AT_ONCE):
        form = FormData({"stopped": "true", "paused": "true"})
        for number in range(first, min(first + AT_ONCE, STOPPED)):
            torrent = _torrent(number)
            form.add_field(
                "torrents",
                torrent.torrent,
                filename=f"{torrent.name}.torrent",
                content_type="application/x-bittorrent",
            )
        await service.upload("torrents/add", form)
    await _until(service, "all", STOPPED)


def _torrent(number: int) -> Release:
    """Return a torrent of a film that is nowhere."""
    name = f"Stopped.Film.{number:05}.2024.1080p.WEB-DL.x265-DEMO.mkv"
    size = 2**30 + number
    info: dict[str, Bencoded] = {
        "name": name.encode(),
        "length": size,
        "piece length": 2**26,
        "pieces": os.urandom(20 * -(-size // 2**26)),
        "private": 1,
    }
    return Release(
        name=name,
        size=size,
        torrent_id=hashlib.sha1(bencode(info), usedforsecurity=False).hexdigest(),
        torrent=bencode({"info": info}),
    )


async def _until(service: RealQBittorrent, kind: str, count: int) -> None:
    """Wait until so many torrents are of a kind."""
    query = {"filter": kind}
    async with asyncio.timeout(PATIENCE):
        # It tells nobody by itself.
        while len(json.loads(await service.get("torrents/info", **query))) < count:  # noqa: ASYNC110
            await asyncio.sleep(0.5)

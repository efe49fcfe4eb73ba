"""Invent households: tens of thousands of finished requests, hundreds unfinished.

Every request has gone the whole way, with what each service says of it. One of ten is
a season of ten episodes. The same number always gives the same request.
"""

from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import repeat
import json
from multiprocessing import get_context
from pathlib import Path
import random
import shutil
from typing import Any, Final

from custom_components.status_tracker.const import DOMAIN
from custom_components.status_tracker.storage.files import (
    STORAGE_MINOR_VERSION,
    STORAGE_VERSION,
)
from custom_components.status_tracker.storage.history import ROWS_PER_SHARD, History
from custom_components.status_tracker.storage.reading import LIVE_FILE, SHARD_FILES
from custom_components.status_tracker.tracker.archive import Archive
from custom_components.status_tracker.tracker.codec import pack
from custom_components.status_tracker.tracker.facts import (
    ArrAdded,
    Authority,
    Described,
    DownloadSeen,
    EpisodeInfo,
    EpisodesListed,
    Fact,
    Grabbed,
    Imported,
    Playable,
    Subject,
    Wished,
)
from custom_components.status_tracker.tracker.models import (
    FILM,
    ArrRef,
    ItemKey,
    MediaIds,
    MediaRequest,
    SeerrRef,
    Source,
)
from custom_components.status_tracker.tracker.terms import (
    DownloadPhase,
    MediaType,
    Service,
    WishStatus,
)
from custom_components.status_tracker.tracker.tracker import Tracker

EPISODES: Final = 10
SHOW_EVERY: Final = 10
# What is finished was finished longer ago than requests stay on the dashboard.
FINISHED_AGO: Final = timedelta(days=60)
UNFINISHED_AGO: Final = timedelta(hours=6)
# Numbers of unfinished requests begin here.
UNFINISHED_FROM: Final = 1_000_000

PEOPLE: Final = ("alice", "bob", "carol", "dave", "erin")
INDEXERS: Final = ("Example (Prowlarr)", "Sample Tracker", "Invented Index")
QUALITIES: Final = ("Bluray-1080p", "WEBDL-1080p", "WEBDL-2160p", "WEBRip-720p")
GROUPS: Final = ("DEMO", "SAMPLE", "INVENTED", "NOBODY")
_VOCABULARY: Final = """
amber anchor archive autumn balcony beacon borrowed bridge candle canyon captain
carousel cedar city clock cloud comet copper coral corridor crane distant dust echo
ember empty engine farewell feather ferry field forest frozen garden ghost glass golden
gravel harbour hidden hollow horizon hotel island ivory journey kingdom lantern last
letter lighthouse little machine marble meridian midnight mirror mountain music narrow
night northern number ocean opera orchard other owl painted paper parade passage piano
pilgrim planet quiet railway rain river road room salt season seven shadow signal silent
silver sleeper snow station stone storm stranger summer sunday tower train umbrella
valley velvet village violet voyage water weather whisper window winter wooden yellow
"""
WORDS: Final = _VOCABULARY.split()


class Services:
    """Name the services as facts do, by the ids of their subentries."""

    def __init__(self, ids: dict[str, str] | None = None) -> None:
        """Take the ids by kind of service; else each is called what it is."""
        names = ids or {}
        self.seerr, self.radarr, self.sonarr, self.client, self.jellyfin = (
            Source(kind, names.get(kind, kind))
            for kind in (
                Service.SEERR,
                Service.RADARR,
                Service.SONARR,
                Service.QBITTORRENT,
                Service.JELLYFIN,
            )
        )


class Wish:
    """Tell the facts of one invented request, in their order."""

    def __init__(self, number: int, began: datetime, services: Services) -> None:
        """Invent everything about a number."""
        self.number = number
        self.began = began
        self.services = services
        self.dice = dice = random.Random(number)
        self.is_show = number % SHOW_EVERY == SHOW_EVERY - 1
        words = dice.sample(WORDS, dice.randint(2, 3))
        self.title = f"{' '.join(words).title()} {number}"
        self.year = 1960 + number % 66
        self.overview = (
            " ".join(dice.choices(WORDS, k=dice.randint(25, 60))).capitalize() + "."
        )
        self.poster = (
            f"https://image.tmdb.org/t/p/w600_and_h900_bestv2/{self.token(20)}"
        )
        self.download = self.token(40)
        self.quality = dice.choice(QUALITIES)
        self.release = (
            f"{self.title.replace(' ', '.')}.{self.year}.{self.quality}"
            f".x265-{dice.choice(GROUPS)}"
        )
        self.size = dice.randint(2**30, 2**34)
        self.jellyfin_series = self.token(32)

    def token(self, length: int) -> str:
        """Return hexadecimal digits that nobody else has."""
        return f"{self.dice.getrandbits(length * 4):0{length}x}"

    @property
    def media_type(self) -> MediaType:
        """Return what it is."""
        return MediaType.TV if self.is_show else MediaType.MOVIE

    @property
    def keys(self) -> tuple[ItemKey, ...]:
        """Return its items."""
        if not self.is_show:
            return (FILM,)
        return tuple(ItemKey(1, n) for n in range(1, EPISODES + 1))

    @property
    def arr(self) -> Source:
        """Return who manages it."""
        return self.services.sonarr if self.is_show else self.services.radarr

    @property
    def ids(self) -> MediaIds:
        """Return its numbers in public databases."""
        tvdb = 40_000_000 + self.number if self.is_show else None
        return MediaIds(
            tmdb=20_000_000 + self.number,
            tvdb=tvdb,
            imdb=f"tt{90_000_000 + self.number}",
        )

    @property
    def wished(self) -> Subject:
        """Return it as Seerr names it."""
        return Subject(
            media_type=self.media_type,
            ids=replace(self.ids, imdb=None),
            seerr=SeerrRef(self.services.seerr.instance, 100_000 + self.number),
            title=self.title,
            year=self.year,
            is_4k=False,
        )

    @property
    def managed(self) -> Subject:
        """Return it as Radarr or Sonarr names it."""
        return Subject(
            media_type=self.media_type,
            ids=self.ids,
            arr=ArrRef(self.arr.instance, 100_000 + self.number),
            title=self.title,
            year=self.year,
        )

    def at(self, minutes: float) -> datetime:
        """Return a time after the wish, with a fraction of a second of its own."""
        dice = random.Random(f"{self.number} {minutes}")
        return self.began + timedelta(
            minutes=minutes, microseconds=dice.randrange(1_000_000)
        )

    def path(self, key: ItemKey) -> str:
        """Return where an item lies in the library."""
        if key == FILM:
            name = f"{self.title} ({self.year})"
            return f"/data/media/movies/{name}/{name} {self.quality}.mkv"
        return (
            f"/data/media/tv/{self.title}/Season 01/"
            f"{self.title} - S01E{key.number:02} - Part {key.number} {self.quality}.mkv"
        )

    def infos(self, keys: Iterable[ItemKey]) -> tuple[EpisodeInfo, ...]:
        """Return items as Sonarr lists them."""
        if not self.is_show:
            return (EpisodeInfo(key=FILM),)
        return tuple(
            EpisodeInfo(
                key=key,
                title=f"Part {key.number}",
                air_date=self.began - timedelta(days=200 - 7 * key.number),
                arr_id=self.number * 100 + key.number,
                tvdb=60_000_000 + self.number * 100 + key.number,
                monitored=True,
            )
            for key in keys
        )

    def opening(self) -> Iterator[Fact]:
        """Yield what is told until a release is looked for."""
        wish = Wished(
            at=self.at(0),
            source=self.services.seerr,
            subject=self.wished,
            status=WishStatus.PENDING,
            seasons=frozenset({1}) if self.is_show else None,
            requested_by=PEOPLE[self.number % len(PEOPLE)],
        )
        yield wish
        yield Described(
            at=self.at(0),
            source=self.services.seerr,
            subject=self.wished,
            authority=Authority.WISH,
            overview=self.overview,
            poster=self.poster,
        )
        yield replace(wish, at=self.at(1), status=WishStatus.APPROVED)
        yield ArrAdded(at=self.at(1.1), source=self.arr, subject=self.managed)
        if self.is_show:
            yield EpisodesListed(
                at=self.at(1.2),
                source=self.arr,
                subject=self.managed,
                episodes=self.infos(self.keys),
            )

    def fetching(self) -> Iterator[Fact]:
        """Yield what is told from the grab to half of the download."""
        yield Grabbed(
            at=self.at(3),
            source=self.arr,
            subject=replace(self.managed, download=self.download),
            episodes=self.infos(self.keys),
            quality=self.quality,
            indexer=INDEXERS[self.number % len(INDEXERS)],
            group=GROUPS[self.number % len(GROUPS)],
            release=self.release,
            client="qBittorrent",
            size=self.size,
        )
        yield self.seen(5, 0.1)
        yield self.seen(10, 0.5)

    def seen(
        self,
        minutes: float,
        progress: float,
        phase: DownloadPhase = DownloadPhase.DOWNLOADING,
    ) -> DownloadSeen:
        """Tell how far the download is."""
        return DownloadSeen(
            at=self.at(minutes),
            source=self.services.client,
            subject=Subject(download=self.download),
            phase=phase,
            progress=progress,
            size=self.size,
            speed=4_000_000,
            eta=600,
        )

    def end(self) -> Iterator[Fact]:
        """Yield what is told from the last byte to the play button."""
        yield self.seen(20, 1.0, DownloadPhase.COMPLETE)
        for n, key in enumerate(self.keys):
            yield Imported(
                at=self.at(22 + n / 10),
                source=self.arr,
                subject=replace(
                    self.managed, download=self.download, path=self.path(key)
                ),
                episodes=self.infos([key]),
                quality=self.quality,
                size=self.size // len(self.keys),
                arr_file_id=self.number * 100 + n,
            )
        for n, key in enumerate(self.keys):
            yield Playable(
                at=self.at(24 + n / 10),
                source=self.services.jellyfin,
                subject=Subject(media_type=self.media_type, ids=self.ids),
                jellyfin_id=self.token(32),
                playable=True,
                item=key,
                series_id=self.jellyfin_series if self.is_show else None,
                height=1080,
            )

    def whole(self) -> list[Fact]:
        """Return the whole story."""
        return [*self.opening(), *self.fetching(), *self.end()]


def finished(number: int, services: Services, now: datetime) -> Wish:
    """Return a request that finished long ago; a greater number, a minute later."""
    began = now - FINISHED_AGO - timedelta(minutes=number)
    return Wish(number, began, services)


def unfinished(number: int, services: Services, now: datetime) -> Wish:
    """Return a request of today."""
    return Wish(UNFINISHED_FROM + number, now - UNFINISHED_AGO, services)


def known_so_far(wish: Wish) -> list[Fact]:
    """Return what is known of an unfinished request: half of them download."""
    facts = list(wish.opening())
    if wish.number % 2:
        facts += wish.fetching()
    return facts


def applied(facts: Iterable[Fact], now: datetime) -> MediaRequest:
    """Return the one request that facts make."""
    tracker = Tracker(now=now)
    tracker.apply(facts, now)
    (request,) = tracker.requests.values()
    return request


def write_past(
    folder: Path, store: Path, *, finished_count: int, unfinished_count: int
) -> None:
    """Put requests into the storage of a home.

    Finished ones are made once and kept in the folder `store`, for the next home.
    """
    services = Services(subentry_ids(folder))
    now = datetime.now(UTC)
    shards = range(-(-finished_count // ROWS_PER_SHARD))
    store.mkdir(exist_ok=True)
    missing = [n for n in shards if not (store / f"{SHARD_FILES}.{n}").exists()]
    with ProcessPoolExecutor(mp_context=get_context("fork")) as pool:
        for _ in pool.map(_make_shard, repeat(store), missing, repeat(services)):
            pass
    storage = folder / ".storage"
    for n in shards:
        name = f"{SHARD_FILES}.{n}"
        shutil.copy(store / name, storage / f"{DOMAIN}.{name}")
    texts = {}
    for number in range(unfinished_count):
        wish = unfinished(number, services, now)
        request = applied(known_so_far(wish), now)
        texts[request.id] = pack(request)
    live = {"requests": texts, "aside": {}, "marks": {}, "shards": list(shards)}
    _write(storage / f"{DOMAIN}.{LIVE_FILE}", LIVE_FILE, live)


def subentry_ids(folder: Path) -> dict[str, str]:
    """Return the ids of the subentries of a home, by kind of service."""
    saved = json.loads((folder / ".storage" / "core.config_entries").read_text())
    (entry,) = (each for each in saved["data"]["entries"] if each["domain"] == DOMAIN)
    return {each["subentry_type"]: each["subentry_id"] for each in entry["subentries"]}


def _make_shard(store: Path, number: int, services: Services) -> None:
    """Write a shard full of requests that finished long ago."""
    now = datetime.now(UTC)
    archive = Archive()
    tracker = Tracker((), archive, now=now)
    first = number * ROWS_PER_SHARD
    for each in range(first, first + ROWS_PER_SHARD):
        tracker.apply(finished(each, services, now).whole(), now)
        tracker.archive_finished(now)
    history = History(archive)
    for row in archive:
        history.put(row.id)
    (shard,) = history.snapshot()
    name = f"{SHARD_FILES}.{number}"
    _write(store / name, name, shard.packed().document())


def _write(path: Path, name: str, data: Any) -> None:
    """Write a file as Home Assistant does."""
    document = {
        "version": STORAGE_VERSION,
        "minor_version": STORAGE_MINOR_VERSION,
        "key": f"{DOMAIN}.{name}",
        "data": data,
    }
    path.write_text(json.dumps(document))

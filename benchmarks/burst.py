"""Post what a mass import sends: 2,000 webhooks about 1,000 films nobody knows yet."""

from datetime import UTC, datetime
from typing import Final

from tests.live.household import DOMAIN

from .bench import Bench, BenchHome
from .measure import Report, percentile
from .past import Services, Wish
from .payloads import JOURNEY
from .posting import make_post, post_all

FILMS: Final = 1_000
LINES: Final = 8
FIRST: Final = 5_000_000
_KINDS: Final = JOURNEY[:2]
_MINUTE: Final = 60.0
_MIB: Final = 2**20


async def measure(bench: Bench) -> Report:
    """Post all of it as fast as it is answered, and look what it cost."""
    report = Report()
    async with bench.home("burst") as home:
        await home.start()
        await home.probe("start")
        films = films_of(home)
        posts = [
            make_post(*home.webhook(kind), tell(film, 0))
            for film in films
            for kind, tell in _KINDS
        ]
        memory, lines = home.memory, home.home.log.count("\n")
        delivery = await post_all(home.home.url, posts, lines=LINES)
        await home.probe("burst")
        async with home.client.connect() as socket:
            answer = await socket.command(f"{DOMAIN}/requests/list")
        found: int = answer["total"]
        report.blocks = [block for block in home.blocks if block.during == "burst"]
        grown = (home.memory - memory) / _MIB
        told = home.home.log.count("\n") - lines
    report.add(
        f"{len(posts):,} webhooks about {FILMS:,} new films are answered within",
        f"{delivery.seconds:.0f} s",
        "a minute",
        met=delivery.seconds < _MINUTE,
    )
    report.add("films known then", f"{found:,}", f"{FILMS:,}", met=found == FILMS)
    report.add(
        "half are answered within, 99 % within",
        f"{percentile(delivery.latencies, 50) * 1000:.0f} ms,"
        f" {percentile(delivery.latencies, 99) * 1000:.0f} ms",
    )
    report.add("memory grown by", f"{grown:.0f} MiB")
    report.add("lines written to the log meanwhile", f"{told:,}")
    return report


def films_of(home: BenchHome) -> list[Wish]:
    """Return films that the home has never heard of."""
    ids = {
        each["subentry_type"]: each["subentry_id"]
        for each in home.entry()["subentries"]
    }
    services, now = Services(ids), datetime.now(UTC)
    wishes = (Wish(FIRST + number, now, services) for number in range(10 * FILMS))
    return [wish for wish in wishes if not wish.is_show][:FILMS]

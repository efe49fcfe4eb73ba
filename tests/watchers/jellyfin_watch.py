"""Run a watcher on a simulated Jellyfin, and tell it stories."""

import asyncio
from collections.abc import Callable

from aiohttp import ClientSession

from custom_components.status_tracker.clients.jellyfin import JellyfinClient
from custom_components.status_tracker.tracker.facts import (
    AnimeKnown,
    Fact,
    Subject,
)
from custom_components.status_tracker.tracker.models import ItemKey
from custom_components.status_tracker.tracker.terms import (
    AnimeEvidence,
    RequestState,
    WishStatus,
)
from custom_components.status_tracker.watchers.availability import (
    AvailabilityWatcher,
    Pace,
)
from tests.stack.jellyfin import Jellyfin
from tests.tracker.stories import SONARR, Film, Show, minute

from .room import Room

KEY = "1" * 32
FILM = Film()
SHOW = Show(seasons={1: 3, 2: 2})
HASH = "c2" * 20
PATH = "/m/Film (2024)/film.mkv"
FAST = Pace(
    first=0.02, last=0.05, poll=0.05, closest=0.0, first_retry=0.01, last_retry=0.05
)
LAZY = Pace(first=10**6, last=10**6, poll=10**6, closest=0.0)


class Watch:
    """Run a watcher on a Jellyfin within a block."""

    def __init__(
        self,
        room: Room,
        jellyfin: Jellyfin,
        session: ClientSession,
        pace: Pace = FAST,
        *,
        instance: str = "jellyfin",
        key: str = KEY,
    ) -> None:
        """Prepare the watcher."""
        self.refused = 0
        client = JellyfinClient(session, jellyfin.url, key)
        self.watcher = AvailabilityWatcher(
            room, instance, client, room.spawn, refused=self._refuse, pace=pace
        )

    def _refuse(self) -> None:
        """Count a refusal."""
        self.refused += 1

    async def __aenter__(self) -> AvailabilityWatcher:
        """Start."""
        await self.watcher.async_start()
        return self.watcher

    async def __aexit__(self, *_: object) -> None:
        """Stop."""
        await self.watcher.async_stop()


def states(room: Room) -> list[RequestState]:
    """Return the states of all requests."""
    found = (room.tracker.summary(one) for one in room.tracker.requests)
    return [summary.state for summary in found if summary is not None]


def is_available(room: Room) -> Callable[[], bool]:
    """Return what tells whether everything is available."""
    return lambda: set(states(room)) == {RequestState.AVAILABLE}


def anime(subject: Subject) -> AnimeKnown:
    """Tell that a title is anime."""
    return AnimeKnown(
        at=minute(1),
        source=SONARR,
        subject=subject,
        is_anime=True,
        evidence=AnimeEvidence.TAG,
    )


async def settled(watcher: AvailabilityWatcher, room: Room) -> None:
    """Let every request be looked for once."""
    for request_id in room.tracker.requests:
        await watcher.async_verify(request_id)


async def rest(jellyfin: Jellyfin) -> None:
    """Wait until the watcher listens and has nothing more to ask."""
    async with asyncio.timeout(30):
        calls = -1
        while len(jellyfin.calls) != calls or not jellyfin.sockets.connections:
            calls = len(jellyfin.calls)
            await asyncio.sleep(0.05)


def add_show(
    jellyfin: Jellyfin,
    keys: list[ItemKey],
    *,
    offset: int = 0,
    ids: dict[str, str] | None = None,
    name: str = "Harbour Nine",
    episode_ids: Callable[[ItemKey], dict[str, str]] = lambda _: {},
    path: Callable[[ItemKey], str] = lambda key: f"/x/{key.season}x{key.number}.mkv",
) -> str:
    """Add a show with some episodes, whose seasons may count differently."""
    provider_ids = {"Tvdb": str(SHOW.tvdb)} if ids is None else ids
    series = jellyfin.add_series(name, year=SHOW.year, provider_ids=provider_ids)
    for key in keys:
        jellyfin.add_episode(
            series,
            key.season + offset,
            key.number,
            title=f"Episode {key.number}",
            path=path(key),
            provider_ids=episode_ids(key),
        )
    return series


def wished_show(*facts: Fact, seasons: tuple[int, ...] = (1,)) -> list[Fact]:
    """Tell that a show was wished for and listed."""
    return [
        SHOW.wish(0, 102, WishStatus.APPROVED, seasons),
        SHOW.added(1),
        SHOW.listed(2),
        *facts,
    ]


def counts(room: Room) -> tuple[int, int]:
    """Return how many episodes are available, of how many."""
    (request_id,) = room.tracker.requests
    found = room.summary(request_id).counts
    return found.available, found.wanted

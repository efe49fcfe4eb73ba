"""Feed the clients with answers, and what follows from them to the tracker."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Hashable, Mapping
from contextlib import suppress
import inspect
import json
from typing import Any, Final, cast
import zlib

from aiohttp import ClientSession, DummyCookieJar
from yarl import URL

from custom_components.status_tracker.clients.answers import MediaType
from custom_components.status_tracker.clients.base import ServiceClient
from custom_components.status_tracker.clients.errors import ServiceError
from custom_components.status_tracker.clients.jellyfin import JellyfinClient
from custom_components.status_tracker.clients.qbittorrent import QBittorrentClient
from custom_components.status_tracker.clients.radarr import RadarrClient
from custom_components.status_tracker.clients.seerr import SeerrClient
from custom_components.status_tracker.clients.shoko import ShokoClient
from custom_components.status_tracker.clients.sonarr import SonarrClient
from tests.stack.catalogue import COPPER_LIGHTHOUSE, KITSUNE_POST_OFFICE
from tests.stack.player import Options
from tests.stack.stack import Stack
from tests.stack.stories import tell

from .engine import BrokenPromise, Target
from .line import Line, Recorder, Response

type Client = Any
type Ask = Callable[[Client], Awaitable[Any] | AsyncIterator[Any]]

_BASE: Final = "http://127.0.0.1:1/base"
_KEY: Final = "0" * 32
_HASH: Final = "1" * 40
_STATUSES: Final = (200,) * 20 + (204, 400, 401, 403, 404, 409, 500, 503)

_ARR: Final[Mapping[str, Ask]] = {
    "probe": lambda arr: arr.probe(),
    "queue": lambda arr: arr.queue(),
    "history_of_download": lambda arr: arr.history_of_download(_HASH),
    "tags": lambda arr: arr.tags(),
    "command": lambda arr: arr.command(1),
    "refresh_downloads": lambda arr: arr.refresh_downloads(),
    "notifications": lambda arr: arr.notifications(),
    "remove_webhooks": lambda arr: arr.remove_webhooks("marker"),
    "remove_from_queue": lambda arr: arr.delete_notification(1),
}
ASKS: Final[Mapping[str, Mapping[str, Ask]]] = {
    "radarr": {
        **_ARR,
        "movies": lambda radarr: radarr.movies(),
        "movie": lambda radarr: radarr.movie(1),
        "movie_by_tmdb": lambda radarr: radarr.movie_by_tmdb(COPPER_LIGHTHOUSE.tmdb_id),
        "lookup": lambda radarr: radarr.lookup(COPPER_LIGHTHOUSE.tmdb_id),
        "movie_files": lambda radarr: radarr.movie_files(1),
        "movie_history": lambda radarr: radarr.movie_history(1),
    },
    "sonarr": {
        **_ARR,
        "all_series": lambda sonarr: sonarr.all_series(),
        "series": lambda sonarr: sonarr.series(1),
        "lookup": lambda sonarr: sonarr.lookup(KITSUNE_POST_OFFICE.tvdb_id),
        "episodes": lambda sonarr: sonarr.episodes(1),
        "episode_files": lambda sonarr: sonarr.episode_files(1),
        "series_history": lambda sonarr: sonarr.series_history(1),
    },
    "seerr": {
        "probe": lambda seerr: seerr.probe(),
        "requests": lambda seerr: seerr.iter_requests(),
        "request": lambda seerr: seerr.request(1),
        "counts": lambda seerr: seerr.request_counts(),
        "title": lambda seerr: seerr.title(MediaType.MOVIE, COPPER_LIGHTHOUSE.tmdb_id),
        "show": lambda seerr: seerr.title(MediaType.TV, KITSUNE_POST_OFFICE.tmdb_id),
        "approve": lambda seerr: seerr.approve(1),
        "webhook": lambda seerr: seerr.webhook(),
    },
    "qbittorrent": {
        "probe": lambda client: client.probe(),
        "maindata": lambda client: client.maindata(),
        "torrents": lambda client: client.torrents(),
        "files": lambda client: client.files(_HASH),
        "properties": lambda client: client.properties(_HASH),
    },
    "shoko": {
        "probe": lambda shoko: shoko.probe(),
        "status": lambda shoko: shoko.status(),
        "version": lambda shoko: shoko.version(),
        "files_by_path": lambda shoko: shoko.files_by_path("Season 01/x.mkv"),
        "file": lambda shoko: shoko.file(1),
        "unrecognized": lambda shoko: shoko.iter_unrecognized_files(),
        "folders": lambda shoko: shoko.folders(),
        "series": lambda shoko: shoko.series(1),
        "series_by_tmdb": lambda shoko: shoko.series_by_tmdb(MediaType.TV, 1),
        "search": lambda shoko: shoko.search_series("x"),
        "sign_in": lambda shoko: shoko.sign_in("user", "password", "fuzz"),
    },
    "jellyfin": {
        "probe": lambda jellyfin: jellyfin.probe(),
        "titles": lambda jellyfin: jellyfin.iter_items(),
        "items": lambda jellyfin: jellyfin.items(["a" * 32], media=True),
        "episodes": lambda jellyfin: jellyfin.episodes("a" * 32),
        "search": lambda jellyfin: jellyfin.search("x"),
        "libraries": lambda jellyfin: jellyfin.libraries(),
        "tasks": lambda jellyfin: jellyfin.scheduled_tasks(),
        "plugin": lambda jellyfin: jellyfin.webhook_plugin(),
        "webhook_url": lambda jellyfin: jellyfin.webhook_url("marker"),
        "destinations": lambda jellyfin: jellyfin.webhook_destinations(),
        "remove_webhook": lambda jellyfin: jellyfin.remove_webhook("marker"),
    },
}
_BUILDERS: Final[Mapping[str, Callable[..., ServiceClient]]] = {
    "radarr": RadarrClient,
    "sonarr": SonarrClient,
    "seerr": SeerrClient,
    "shoko": ShokoClient,
    "jellyfin": JellyfinClient,
}


def make_client(
    name: str, session: object, access: Mapping[str, str] | None = None
) -> ServiceClient:
    """Return the client of a service on a line."""
    data = access or {"url": _BASE, "api_key": _KEY, "username": "", "password": ""}
    line = cast(ClientSession, session)
    if name == "qbittorrent":
        login = (data["username"], data["password"]) if access else (None, None)
        return QBittorrentClient(
            line, data["url"], username=login[0], password=login[1]
        )
    return _BUILDERS[name](line, data["url"], data["api_key"])


async def ask(client: ServiceClient, question: Ask) -> Any:
    """Ask a client and return what it makes of the answer."""
    asked = question(client)
    if inspect.isawaitable(asked):
        return await asked
    return [each async for each in asked]


class Answered:
    """Answer one question of a client with anything."""

    def __init__(self, name: str, question: Ask, runner: asyncio.Runner) -> None:
        """Take whom to ask what."""
        self._name = name
        self._question = question
        self._runner = runner

    def run(self, data: bytes) -> Hashable:
        """Answer with these bytes; nothing but a ServiceError may come of it."""
        status = _STATUSES[zlib.crc32(data) % len(_STATUSES)]
        content_type = "text/html" if data.startswith(b"<") else "application/json"

        def respond(_method: str, _url: URL) -> Response:
            return Response(data, status, content_type)

        client = make_client(self._name, Line(respond))
        try:
            found = self._runner.run(ask(client, self._question))
        except ServiceError as err:
            detail = str(err)
            if len(detail) > 400 or "\n" in detail:
                raise BrokenPromise(f"no fit detail: {detail[:80]!r}") from None
            return type(err).__name__
        repr(found)
        return type(found).__name__, bool(found)


async def record() -> dict[tuple[str, str], list[bytes]]:
    """Return what the simulated services answer, by service and question."""
    found: dict[tuple[str, str], list[bytes]] = {}
    async with (
        Stack(speed=1_000) as stack,
        ClientSession(cookie_jar=DummyCookieJar()) as session,
    ):
        for title in (COPPER_LIGHTHOUSE, KITSUNE_POST_OFFICE):
            story = tell(stack, title, Options())
            await story.advance_to("download", 2)
            await _ask_all(stack, session, found)
            await story.finish()
        await _ask_all(stack, session, found)
    return {
        (name, what): [*bodies, *_lent(found, name)] if len(bodies) < 5 else bodies
        for (name, what), bodies in found.items()
    }


def _lent(found: Mapping[tuple[str, str], list[bytes]], name: str) -> list[bytes]:
    """Return what a service answers to others, and what is listed in that."""
    lent: list[bytes] = []
    for (other, _), bodies in found.items():
        for body in bodies if other == name else ():
            if body not in lent and len(body) > 2:
                lent.append(body)
                lent += [json.dumps(each).encode() for each in _listed(body)]
    return lent


def _listed(body: bytes) -> list[Any]:
    """Return the first member of each list in an answer."""
    try:
        value = json.loads(body)
    except ValueError:
        return []
    lists = value.values() if isinstance(value, dict) else [value]
    return [each[0] for each in lists if isinstance(each, list) and each]


async def _ask_all(
    stack: Stack, session: ClientSession, found: dict[tuple[str, str], list[bytes]]
) -> None:
    """Ask every question once."""
    for name, questions in ASKS.items():
        recorder = Recorder(session)
        client = make_client(name, recorder, stack.access[name])
        for what, question in questions.items():
            recorder.answers.clear()
            with suppress(ServiceError):
                await ask(client, question)
            known = found.setdefault((name, what), [b"{}", b"[]", b""])
            known += [body for _, body in recorder.answers if body not in known]


def targets(runner: asyncio.Runner) -> list[Target]:
    """Return a target for each question to each service."""
    return [
        Target(
            f"answer.{name}.{what}",
            seeds,
            Answered(name, ASKS[name][what], runner).run,
        )
        for (name, what), seeds in runner.run(record()).items()
    ]

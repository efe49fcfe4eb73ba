"""Feed the listeners with frames: Shoko's live feed and Jellyfin's websocket."""

import asyncio
from collections.abc import AsyncIterator, Hashable, Sequence
import json
from typing import Any, Final

from yarl import URL

from custom_components.status_tracker.clients.errors import ServiceError

from .answers import make_client
from .engine import Target
from .line import Line, Response

_SEPARATOR: Final = "\x1e"
_TOKEN: Final = json.dumps({"connectionToken": "t", "connectionId": "c"}).encode()
_FILE: Final = {
    "FileID": 7,
    "ImportFolderID": 1,
    "RelativePath": "/Kitsune Post Office/Season 1/Kitsune Post Office - 01.mkv",
    "CrossReferences": [{"AnidbAnimeID": 5, "SeriesID": 3, "EpisodeID": 9}],
}
_NEWS: Final = {"Source": "TMDB", "MovieID": 9, "SeriesID": 3, "ShokoSeriesIDs": [3]}
_CALLS: Final[Sequence[tuple[str, Any]]] = (
    ("ShokoEvent:FileDetected", _FILE),
    ("ShokoEvent:FileHashed", _FILE),
    ("ShokoEvent:FileMatched", _FILE),
    ("ShokoEvent:FileNotMatched", {**_FILE, "IsUDPBanned": True}),
    ("ShokoEvent:FileRenamed", {**_FILE, "PreviousRelativePath": "old.mkv"}),
    ("ShokoEvent:FileDeleted", {"FileInfo": _FILE}),
    ("release:saved", {"fileID": 7, "release": {"crossReferences": [{"seriesID": 1}]}}),
    ("release:search.completed", {"fileID": 7, "isSaved": True}),
    ("metadata:series.updated", [_NEWS]),
    ("metadata:movie.updated", _NEWS),
)


def _records() -> list[bytes]:
    """Return frames of a hub: the handshake and each call, and other messages."""
    others: list[Any] = [
        {"type": 6},
        {"type": 3, "invocationId": "1", "result": 1},
        {"type": 7, "error": "closed", "allowReconnect": True},
        {"error": "no"},
    ]
    calls = [
        {"type": 1, "target": target, "arguments": [told]} for target, told in _CALLS
    ]
    return [json.dumps([{}, message]).encode() for message in [*calls, *others]]


def _messages() -> list[bytes]:
    """Return frames of Jellyfin's websocket."""
    task = {"Id": "1", "Key": "RefreshLibrary", "Name": "Scan", "State": "Running"}
    messages: list[Any] = [
        {"MessageType": "ForceKeepAlive", "Data": 60},
        {"MessageType": "KeepAlive"},
        {"MessageType": "ScheduledTasksInfo", "Data": [task]},
        {"MessageType": "LibraryChanged", "Data": {"ItemsRemoved": ["a" * 32]}},
    ]
    return [json.dumps([message]).encode() for message in messages]


class Feed:
    """Say the members of a JSON list, or any bytes, as frames."""

    def __init__(self, name: str, separator: str, runner: asyncio.Runner) -> None:
        """Take who listens, and what ends each of a feed's records."""
        self._name = name
        self._separator = separator
        self._runner = runner

    @property
    def target(self) -> Target:
        """Return what is fuzzed."""
        seeds = _records() if self._name == "shoko" else _messages()
        return Target(f"feed.{self._name}", seeds, self.run, self.frames)

    def run(self, frames: list[str]) -> Hashable:
        """Let the client listen; nothing but a ServiceError may come of it."""
        client: Any = make_client(self._name, Line(_negotiate, frames))
        listening = client.follow() if self._name == "shoko" else client.listen()
        try:
            return self._runner.run(_hear(listening))
        except ServiceError as err:
            return str(err)

    def frames(self, data: bytes) -> list[str]:
        """Return the frames that bytes stand for."""
        try:
            value = json.loads(data)
        except ValueError, RecursionError:
            text = data.decode("utf-8", "replace")
            return [text[: len(text) // 2], text[len(text) // 2 :] + self._separator]
        parts = value if isinstance(value, list) else [value]
        return [
            (each if isinstance(each, str) else json.dumps(each)) + self._separator
            for each in parts[:50]
        ]


async def _hear(listening: AsyncIterator[Any]) -> Hashable:
    """Return the kinds of what is heard."""
    kinds: list[str] = []
    async for heard in listening:
        kinds.append(str(getattr(heard, "kind", type(heard).__name__)))
        tasks = getattr(heard, "tasks", ())
        kinds += [str(task.is_library_scan) for task in tasks]
    return tuple(sorted(kinds)[:4])


def _negotiate(_method: str, _url: URL) -> Response:
    """Answer the negotiation."""
    return Response(_TOKEN)


def targets(runner: asyncio.Runner) -> list[Target]:
    """Return a target for each feed."""
    feeds = (Feed("shoko", _SEPARATOR, runner), Feed("jellyfin", "", runner))
    return [feed.target for feed in feeds]
